"""AdjustmentPanel: controls over the canvas for what is previewed until it is applied."""

from typing import Final, Protocol

from PySide6.QtCore import QEvent, QObject, QSize, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.ui.floating import Floating
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX

_WIDTH_PX: Final = 320
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Adjustment(Protocol):
    """Something that is adjusted in a preview.

    Signals:
        changed(): anything that the panel shows has changed.
    """

    @property
    def changed(self) -> SignalInstance: ...

    @property
    def is_open(self) -> bool:
        """Whether it is being adjusted."""
        ...

    @property
    def is_busy(self) -> bool:
        """Whether the preview isn't up to date yet."""
        ...

    def apply(self) -> object:
        """Make what is previewed an undo step."""
        ...

    def cancel(self) -> object:
        """Leave everything as it is."""
        ...


class AdjustmentPanel(Retranslates, QFrame):
    """Over the canvas while ``adjustment`` is open. Enter presses the button that has the focus, or
    else Apply; Escape cancels. Both do so here and on the canvas.

    Args:
        side: of the canvas, from left to right.

    Attributes:
        use, leave: the buttons.
    """

    def __init__(self, adjustment: Adjustment, canvas: QWidget, side: Qt.AlignmentFlag) -> None:
        super().__init__()
        self.setObjectName("canvas_panel")
        self._adjustment = adjustment
        self._canvas = canvas
        self._title, self._said = QLabel(), QLabel()
        self._said.setProperty("dim", True)
        self.use, self.leave = QPushButton(), QPushButton()
        self.use.setProperty("accent", True)
        self.use.clicked.connect(adjustment.apply)
        self.leave.clicked.connect(adjustment.cancel)
        adjustment.changed.connect(self._show)
        canvas.installEventFilter(self)
        Floating(self, canvas, side)

    def lay_out(self, *controls: QWidget | QLayout) -> None:
        """Show the controls, from top to bottom, once a subclass has made all of them."""
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
        for part in (head, *controls, buttons):
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.title())
        self.setAccessibleName(self._title.text())
        self.use.setText(self.tr("Apply"))
        self.leave.setText(self.tr("Cancel"))
        for button in self.findChildren(QPushButton):
            button.setAccessibleName(button.text())
        self._show()

    def title(self) -> str:
        """What is adjusted, in the current language."""
        raise NotImplementedError

    def first(self) -> QWidget:
        """The control that gets the focus."""
        raise NotImplementedError

    def show_values(self) -> None:
        """Have the controls show what is adjusted."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        # Its sliders have next to no width of their own.
        return super().sizeHint().expandedTo(QSize(_WIDTH_PX, 0))

    def event(self, event: QEvent) -> bool:
        return self._takes(event) or super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return self._takes(event) or super().eventFilter(watched, event)

    def _takes(self, event: QEvent) -> bool:
        """Handle Enter and Escape, which mean something else to the window and to tools."""
        if not self._adjustment.is_open or not isinstance(event, QKeyEvent):
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
        focused = (one for one in self.findChildren(QPushButton) if one.hasFocus())
        (self.leave if is_escape else next(focused, self.use)).click()
        return True

    def _show(self) -> None:
        self.show_values()
        is_open = self._adjustment.is_open
        self._said.setText(self.tr("Working…") if self._adjustment.is_busy else "")
        if is_open is self.isVisibleTo(self._canvas):
            return
        had_focus = self.isAncestorOf(self.focusWidget() or self)
        self.setVisible(is_open)
        if is_open:
            self.first().setFocus()
        elif had_focus:
            self._canvas.setFocus()
