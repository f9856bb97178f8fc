"""Have a screen reader say something that happened away from the focus."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(about: QWidget, text: str, *, is_urgent: bool = False) -> None:
    """Have ``text`` said, if a screen reader listens and ``about`` is on the screen.

    Args:
        is_urgent: it interrupts what is being said; otherwise it comes after that.
    """
    if not text or not QAccessible.isActive() or not about.isVisible():
        return
    event = QAccessibleAnnouncementEvent(about, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if is_urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
