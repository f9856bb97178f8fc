"""What was repaired or can't be read in the database, kept until the artist has been told."""

import contextlib
from collections.abc import Iterable

from pydantic import BaseModel

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library.database import ILLEGIBLE, Database

_KEY = "repairs"
_COUNTS = ("rebuilt", "pictures", "jobs", "grids")


class _Noted(BaseModel):
    """Counts since the last notice, and the rows that were already reported."""

    kept_as: str = ""
    rebuilt: int = 0
    pictures: int = 0
    jobs: int = 0
    grids: int = 0
    known_pictures: set[int] = set()
    known_jobs: set[int] = set()
    known_grids: set[int] = set()


class Repairs:
    """Counts repairs. Stored on disk, so that they are reported once, however the program ends."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._noted = _Noted()
        with contextlib.suppress(*ILLEGIBLE):
            (kept,) = database.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).fetchone()
            self._noted = _Noted.model_validate_json(kept)

    def note_rebuilt(self, pictures: int) -> None:
        """Count pictures that were read again from their files."""
        if pictures:
            self._noted.rebuilt += pictures
            self._keep()

    def note_illegible(
        self, pictures: Iterable[int] = (), jobs: Iterable[int] = (), grids: Iterable[int] = ()
    ) -> None:
        """Count rows that can't be read. They stay: a newer program may have written them."""
        noted = self._noted
        new_pictures = set(pictures) - noted.known_pictures
        new_jobs = set(jobs) - noted.known_jobs
        new_grids = set(grids) - noted.known_grids
        if new_pictures or new_jobs or new_grids:
            noted.pictures += len(new_pictures)
            noted.jobs += len(new_jobs)
            noted.grids += len(new_grids)
            noted.known_pictures |= new_pictures
            noted.known_jobs |= new_jobs
            noted.known_grids |= new_grids
            self._keep()

    def note_database(
        self, kept_as: str, *, rebuilt: int, pictures: int, jobs: int, grids: int
    ) -> None:
        """Record that the whole database was rebuilt, and how much of it was lost."""
        self._noted = _Noted(
            kept_as=kept_as, rebuilt=rebuilt, pictures=pictures, jobs=jobs, grids=grids
        )
        self._keep()

    def take(self) -> list[StudioError]:
        """What the artist has not been told yet."""
        noted = self._noted
        counts = {name: getattr(noted, name) for name in _COUNTS}
        if not (noted.kept_as or any(counts.values())):
            return []
        self._noted = noted.model_copy(update={"kept_as": "", **dict.fromkeys(_COUNTS, 0)})
        self._keep()
        if noted.kept_as:
            return [StudioError(ErrorCode.LIBRARY_DAMAGED, kept_as=noted.kept_as, **counts)]
        return [StudioError(ErrorCode.LIBRARY_ENTRIES_DAMAGED, **counts)]

    def _keep(self) -> None:
        with contextlib.suppress(StudioError), self._database.transaction():
            self._database.execute(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)",
                (_KEY, self._noted.model_dump_json(exclude_defaults=True)),
            )
