"""Layouts: what scrolls, and results that are needed before Qt gets to them."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def lay_out_now() -> None:
    """Have all layouts that changed take their places, so that positions can be read."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def scrolled(inside: QWidget) -> QScrollArea:
    """``inside``, scrolling up and down where it is higher than its place."""
    inside.setProperty("transparent", True)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area
