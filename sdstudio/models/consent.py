"""Which licences were accepted, when, and by which version of the program."""

import contextlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from sdstudio import PROGRAM
from sdstudio.disk import Disk, open_regular, write_over
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.catalogue import Key
from sdstudio.models.licences import Terms
from sdstudio.models.records import Sha256

_LIMIT_BYTES = 2**20


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Acceptance(_Row):
    """A record that a licence was accepted.

    Args:
        licence, name: key and name in the catalogue.
        sha256: of the text that was shown.
        accepted_at: ISO 8601, UTC.
        program: name and version of the program that asked.
    """

    licence: Key
    name: str
    sha256: Sha256
    accepted_at: str
    program: str


class _File(_Row):
    version: Literal[1] = 1
    accepted: tuple[Acceptance, ...] = ()


class Consents:
    """Stores accepted licences in their own file. Nothing is ever removed from the list.

    The file is read each time, since another instance may have written it. A damaged file is
    renamed, and the user is asked again.

    Args:
        file: in the configuration folder.
    """

    def __init__(self, disk: Disk, file: Path) -> None:
        self._disk = disk
        self._file = file
        #: ``CONSENTS_DAMAGED`` if a damaged file was found; to be reported.
        self.damage: StudioError | None = None

    def acceptance(self, terms: Terms) -> Acceptance | None:
        """When exactly these terms were accepted; ``None`` if they were not."""
        wanted = terms.licence.key, terms.sha256
        found = (one for one in self._read() if (one.licence, one.sha256) == wanted)
        return next(found, None)

    def has_accepted(self, terms: Terms) -> bool:
        """Whether models under these terms may be downloaded and imported."""
        return not terms.licence.needs_consent or self.acceptance(terms) is not None

    def accept(self, terms: Terms) -> Acceptance:
        """Record that the artist accepts ``terms`` now.

        Raises:
            StudioError: ``DISK_FULL``, ``FOLDER_READ_ONLY`` or ``SAVE_FAILED``.
        """
        known = self.acceptance(terms)
        if known is not None:
            return known
        now = Acceptance(
            licence=terms.licence.key,
            name=terms.licence.name,
            sha256=terms.sha256,
            accepted_at=datetime.now(UTC).isoformat(timespec="seconds"),
            program=PROGRAM,
        )
        content = _File(accepted=(*self._read(), now))
        write_over(self._disk, self._file, content.model_dump_json(indent=1).encode())
        return now

    def _read(self) -> tuple[Acceptance, ...]:
        try:
            with open_regular(self._file) as file:
                return _File.model_validate_json(file.read(_LIMIT_BYTES)).accepted
        except FileNotFoundError:
            return ()
        except (OSError, ValueError):
            kept_as = self._file.with_name(self._file.name + ".bad")
            with contextlib.suppress(OSError):
                self._disk.replace(self._file, kept_as)
            self.damage = StudioError(ErrorCode.CONSENTS_DAMAGED, kept_as=str(kept_as))
            return ()
