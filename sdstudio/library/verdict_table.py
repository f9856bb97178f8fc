"""The table of how pictures relate to others that look like them."""

from sdstudio.domain.annotations import Verdict
from sdstudio.library.database import Database
from sdstudio.library.journal_records import Judged, is_identity


class VerdictTable:
    """Reads and writes verdicts. The caller is responsible for transactions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[tuple[str, str], Verdict]:
        """The verdicts, by the identities of both pictures, the lower one first."""
        rows = self._database.execute("SELECT one, other, verdict FROM verdict")
        known = set(Verdict)
        return {
            (one, other): Verdict(verdict)
            for one, other, verdict in rows
            if verdict in known and is_identity(one) and is_identity(other)
        }

    def put(self, record: Judged) -> None:
        """Set a verdict, or remove it."""
        if record.verdict is None:
            self._database.execute(
                "DELETE FROM verdict WHERE one = ? AND other = ?", (record.one, record.other)
            )
        elif record.one < record.other:
            self._database.execute(
                "INSERT OR REPLACE INTO verdict VALUES (?, ?, ?)",
                (record.one, record.other, record.verdict),
            )
