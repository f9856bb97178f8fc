"""Licences: reads the models' licences and records acceptance, off the GUI thread."""

from asyncio import Future
from functools import partial
from typing import TYPE_CHECKING, Final

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.translation import current_language
from sdstudio.paths import Paths

if TYPE_CHECKING:
    from sdstudio.models.catalogue import Licence
    from sdstudio.models.consent import Acceptance, Consents
    from sdstudio.models.licences import Terms

_LANE: Final = "licences"


class Licences:
    """The licences of the catalogue, and which of them the artist has accepted.

    Thread: GUI.
    """

    def __init__(self, paths: Paths, background: BackgroundTasks) -> None:
        self._paths = paths
        self._background = background

    def read(self, licence: "Licence") -> "Future[tuple[Terms, str]]":
        """Read a licence, with a summary in the artist's language.

        Returns:
            The terms and the time of acceptance (ISO 8601), empty if not accepted.
        """
        return self._background.do(_LANE, partial(self._read, licence, current_language().value))

    def accept(self, terms: "Terms") -> "Future[Acceptance]":
        """Record that the artist accepts ``terms``."""
        return self._background.do(_LANE, lambda: self._consents().accept(terms))

    # In the lane.

    def _read(self, licence: "Licence", language: str) -> "tuple[Terms, str]":
        from sdstudio.models.licences import read_terms

        terms = read_terms(self._paths.licences, licence, language)
        known = self._consents().acceptance(terms)
        return terms, "" if known is None else known.accepted_at

    def _consents(self) -> "Consents":
        from sdstudio.disk import PrivateDisk
        from sdstudio.models.consent import Consents

        return Consents(PrivateDisk(), self._paths.accepted_licences)
