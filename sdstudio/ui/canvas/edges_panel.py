"""EdgesPanel: the two sliders that grow, shrink and feather the mask."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sdstudio.ui.canvas.edges import MaskEdges
from sdstudio.ui.canvas.labelled_slider import LabelledSlider
from sdstudio.ui.floating import Floating
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX

_WIDTH_PX: Final = 320
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EdgesPanel(Retranslates, QFrame):
    """Over the canvas while :class:`MaskEdges` is open. Enter applies, Escape cancels, here and on
    the canvas.

    Attributes:
        grow, feather: the sliders.
        use, leave: the buttons.
    """

    def __init__(self, edges: MaskEdges, canvas: QWidget) -> None:
        super().__init__()
        self.setObjectName("canvas_panel")
        self._edges = edges
        self._canvas = canvas
        self._title, self._said = QLabel(), QLabel()
        self._said.setProperty("dim", True)
        self.grow = LabelledSlider(0, 0, "−125 px")
        self.feather = LabelledSlider(0, 0, "−125 px")
        self.use, self.leave = QPushButton(), QPushButton()
        self.use.setProperty("accent", True)
        self._lay_out()
        for slider in (self.grow, self.feather):
            slider.moved.connect(self._on_moved)
        self.use.clicked.connect(edges.apply)
        self.leave.clicked.connect(edges.cancel)
        edges.changed.connect(self._show)
        canvas.installEventFilter(self)
        Floating(self, canvas, Qt.AlignmentFlag.AlignHCenter)
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Mask edges"))
        self.setAccessibleName(self._title.text())
        self.grow.set_name(
            self.tr("Grow"),
            self.tr("Moves the edge of the mask: right to grow it, left to shrink it"),
        )
        self.feather.set_name(
            self.tr("Feather"), self.tr("Softens the edge over this many pixels on each side")
        )
        self.use.setText(self.tr("Apply"))
        self.leave.setText(self.tr("Cancel"))
        for button in (self.use, self.leave):
            button.setAccessibleName(button.text())
        self._show()

    def sizeHint(self) -> QSize:
        # Its sliders have next to no width of their own.
        return super().sizeHint().expandedTo(QSize(_WIDTH_PX, 0))

    def event(self, event: QEvent) -> bool:
        return self._takes(event) or super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return self._takes(event) or super().eventFilter(watched, event)

    def _takes(self, event: QEvent) -> bool:
        """Handle Enter and Escape, which mean something else to the window and to tools."""
        if not self._edges.is_open or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        is_escape = event.key() == Qt.Key.Key_Escape
        if not is_escape and event.key() not in _ENTER:
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if is_escape or self.leave.hasFocus():
            self._edges.cancel()
        else:
            self._edges.apply()
        return True

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._said)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.leave)
        buttons.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID_PX, GRID_PX, 2 * GRID_PX, GRID_PX)
        column.setSpacing(GRID_PX)
        column.addLayout(head)
        column.addWidget(self.grow)
        column.addWidget(self.feather)
        column.addLayout(buttons)

    def _on_moved(self) -> None:
        self._edges.shape(self.grow.slider.value(), self.feather.slider.value())

    def _show(self) -> None:
        edges = self._edges
        limit = edges.limit_px
        self.grow.set_range(-limit, limit)
        self.feather.set_range(0, limit)
        for slider, px in ((self.grow, edges.grow_px), (self.feather, edges.feather_px)):
            slider.show_value(px, self.tr("{size} px").format(size=px))
        self._said.setText(self.tr("Working…") if edges.is_busy else "")
        if edges.is_open is self.isVisibleTo(self._canvas):
            return
        had_focus = self.isAncestorOf(self.focusWidget() or self)
        self.setVisible(edges.is_open)
        if edges.is_open:
            self.grow.setFocus()
        elif had_focus:
            self._canvas.setFocus()
