"""How widgets follow a change of language."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Base
else:
    _Base = object


class Retranslates(_Base):
    """Mixin for a widget, before its Qt class: :meth:`retranslate` sets all its texts."""

    def retranslate(self) -> None:
        """Set every text in the current language."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
