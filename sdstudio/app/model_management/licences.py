"""Licences: reads the models' licences and records acceptance, off the GUI thread."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject, Signal

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.paths import Paths

if TYPE_CHECKING:
    from sdstudio.models.catalogue import Catalogue
    from sdstudio.models.consent import Consents
    from sdstudio.models.licences import Terms

_LANE: Final = "licences"


class Licences(QObject):
    """Signals:
        trouble(StudioError): an acceptance couldn't be saved, or the record is damaged.

    Thread: GUI.
    """

    trouble = Signal(object)

    def __init__(
        self, paths: Paths, background: BackgroundTasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._paths = paths
        self._background = background

    def read(
        self, catalogue: "Catalogue", licence: str, then: "Callable[[Terms, str], None]"
    ) -> None:
        """Read the licence ``key``, with a summary in the artist's language.

        Args:
            then: called with the terms and the time of acceptance (ISO 8601), empty if not
                accepted.
        """
        row = catalogue.licence(licence)
        if row is None:
            return
        language = QLocale().name()

        def work() -> "tuple[Terms, str]":
            from sdstudio.models.licences import read_terms

            terms = read_terms(self._paths.licences, row, language)
            known = self._consents().acceptance(terms)
            return terms, "" if known is None else known.accepted_at

        self._background.ask(_LANE, work, lambda found: then(*found), self.trouble.emit)

    def accept(self, terms: "Terms", then: Callable[[], None]) -> None:
        """Record that the artist accepts ``terms``, then call ``then``."""
        self._background.ask(
            _LANE,
            lambda: self._consents().accept(terms),
            lambda _: then(),
            self.trouble.emit,
        )

    def _consents(self) -> "Consents":
        from sdstudio.disk import PrivateDisk
        from sdstudio.models.consent import Consents

        return Consents(PrivateDisk(), self._paths.accepted_licences)
