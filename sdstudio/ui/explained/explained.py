"""Which setting a widget belongs to."""

from typing import Final

from PySide6.QtWidgets import QWidget

from sdstudio.ui.explained.topics import TOPICS

_PROPERTY: Final = "explained_as"


def explain(key: str, *widgets: QWidget) -> None:
    """Have ``widgets`` and what is in them explained as the topic ``key``."""
    if key not in TOPICS:
        raise KeyError(key)
    for widget in widgets:
        widget.setProperty(_PROPERTY, key)


def topic_of(widget: QWidget) -> str | None:
    """The topic of this very widget; ``None`` if it has none of its own."""
    key = widget.property(_PROPERTY)
    return key if isinstance(key, str) else None


def explained_part(widget: QWidget | None) -> QWidget | None:
    """The widget that is explained and that ``widget`` is or is in."""
    while widget is not None and topic_of(widget) is None:
        widget = widget.parentWidget()
    return widget
