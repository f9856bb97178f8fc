"""Layouts: what scrolls, and results that are needed before Qt gets to them."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sdstudio.ui.on_screen import keep_on_screen

_DIALOG_MARGIN_PX: Final = 24


def lay_out_now() -> None:
    """Have all layouts that changed take their places, so that positions can be read."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def scrolled(inside: QWidget) -> QScrollArea:
    """``inside``, which has a layout, scrolling up and down where it is higher than its place."""
    return _Scrolled(inside)


def lay_out_dialog(dialog: QDialog, inside: QWidget, buttons: QWidget) -> None:
    """Have ``inside`` scroll in ``dialog`` where it has to, with ``buttons`` in view below."""
    layout = inside.layout()
    assert layout is not None
    margin = _DIALOG_MARGIN_PX
    layout.setContentsMargins(margin, margin, margin, 8)
    bottom = QHBoxLayout()
    bottom.setContentsMargins(margin, 0, margin, 0)
    bottom.addWidget(buttons)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 16)
    column.setSpacing(8)
    column.addWidget(scrolled(inside), 1)
    column.addLayout(bottom)
    keep_on_screen(dialog)


class _Scrolled(QScrollArea):
    """As wide as what it shows needs, with its bar within the margin at the right: nothing is cut
    off, and nothing moves when the bar comes and goes.
    """

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        layout = inside.layout()
        assert layout is not None
        self._layout, self._margins = layout, layout.contentsMargins()
        inside.setProperty("transparent", True)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self.verticalScrollBar().rangeChanged.connect(self._make_room)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return hint.expandedTo(QSize(self.widget().minimumSizeHint().width() + self._bar_px, 0))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    @property
    def _bar_px(self) -> int:
        return (
            self.verticalScrollBar().sizeHint().width() if self.verticalScrollBar().maximum() else 0
        )

    def _make_room(self) -> None:
        margins = QMargins(self._margins)
        margins.setRight(max(0, margins.right() - self._bar_px))
        self._layout.setContentsMargins(margins)
