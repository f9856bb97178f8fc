"""TypingSince: whether the artist has begun to type while something was under way."""

from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QWidget


class TypingSince:
    """From when it is made: what is ready only later mustn't take the focus from a sentence or a
    number.

    Args:
        window: in which something was begun.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._begun_with = self._field

    @property
    def is_typing(self) -> bool:
        """Whether there is other text where the focus is than there was then."""
        now = self._field
        return now is not None and now != self._begun_with

    @property
    def _field(self) -> tuple[QWidget, str] | None:
        """What has the focus, and its text, if text is typed there."""
        focused = self._window.focusWidget()
        if isinstance(focused, QLineEdit | QAbstractSpinBox):
            return focused, focused.text()
        if isinstance(focused, QPlainTextEdit):
            return focused, focused.toPlainText()
        return None
