"""Layouts, where their result is needed before Qt gets to them."""

from PySide6.QtCore import QCoreApplication, QEvent


def lay_out_now() -> None:
    """Have all layouts that changed take their places, so that positions can be read."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
