"""Layouts whose result is needed before Qt updates them."""

from PySide6.QtCore import QCoreApplication, QEvent


def lay_out_now() -> None:
    """Update all changed layouts now, so that positions can be read."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
