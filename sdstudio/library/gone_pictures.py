"""What is still known of pictures whose files and rows are gone, as others were made from them."""

import contextlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from sdstudio.library.database import ILLEGIBLE, Database
from sdstudio.library.journal_records import GONE_PROMPT_LENGTH_MAX, PictureGone

#: With the identity of such a picture: the key of what is known of it.
GONE_KEY: Final = "gone "
_AFTER_GONE: Final = "gone!"


class GonePicture(BaseModel):
    """What is still known of one."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    prompt: str = ""
    created_at: str = ""


class GonePictures:
    """Reads and writes what is known of them. The caller is responsible for transactions."""

    def __init__(self, database: Database) -> None:
        self._database = database
        #: Of whom what is known may not be in the journal; ``None``: that has to be looked for.
        self._unwritten: set[str] | None = None

    def remember(self, pictures: Sequence[tuple[str, object, object]]) -> None:
        """Keep what is known of pictures: identity, prompt, and when they were made."""
        if self._unwritten is not None:
            self._unwritten.update(identity for identity, _, _ in pictures)
        # What the journal has already isn't noted again.
        self._database.executemany(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
            " WHERE CASE WHEN json_valid(value)"
            " THEN json_extract(value, '$.prompt', '$.created_at')"
            " IS NOT json_extract(excluded.value, '$.prompt', '$.created_at') ELSE 1 END",
            [
                (
                    f"{GONE_KEY}{identity}",
                    GonePicture(
                        prompt=str(prompt or "")[:GONE_PROMPT_LENGTH_MAX],
                        created_at=str(created_at),
                    ).model_dump_json(),
                )
                for identity, prompt, created_at in pictures
            ],
        )

    def put(self, record: PictureGone) -> None:
        """Keep what the journal says of a picture."""
        said = {
            "prompt": record.prompt,
            "created_at": record.created_at,
            "is_in_journal": True,
        }
        self._database.execute(
            "INSERT OR REPLACE INTO meta VALUES (?, ?)",
            (f"{GONE_KEY}{record.identity}", json.dumps(said)),
        )

    def of(self, identities: Iterable[str]) -> Mapping[str, GonePicture]:
        """What is known of those pictures that are gone, by identity."""
        found = {}
        for identity in identities:
            row = self._database.execute(
                "SELECT value FROM meta WHERE key = ?", (f"{GONE_KEY}{identity}",)
            ).fetchone()
            if row is not None:
                with contextlib.suppress(ValidationError):
                    found[identity] = GonePicture.model_validate_json(row[0])
        return found

    def all(self) -> list[PictureGone]:
        """What is known of pictures that are gone."""
        return [record for record, _ in self._all_gone()]

    def unwritten(self) -> list[PictureGone]:
        """What is known of pictures that are gone, and isn't in the journal.

        Only the first call reads all that is known.
        """
        if self._unwritten is None:
            said = list(self._all_gone())
        else:
            keys = json.dumps([f"{GONE_KEY}{one}" for one in self._unwritten])
            said = list(self._read("key IN (SELECT value FROM json_each(?))", (keys,)))
        found = [record for record, is_in_journal in said if not is_in_journal]
        # Until they are seen in the journal: writing them may fail.
        self._unwritten = {one.identity for one in found}
        return found

    def _all_gone(self) -> Iterator[tuple[PictureGone, bool]]:
        return self._read("key >= ? AND key < ?", (GONE_KEY, _AFTER_GONE))

    def _read(self, condition: str, values: Sequence[str]) -> Iterator[tuple[PictureGone, bool]]:
        """What is known of pictures that are gone, and whether the journal has it."""
        for key, value in self._database.execute(
            f"SELECT key, value FROM meta WHERE {condition}", tuple(values)
        ):
            with contextlib.suppress(*ILLEGIBLE):
                said = json.loads(value)
                record = PictureGone(
                    identity=key.removeprefix(GONE_KEY),
                    prompt=said.get("prompt", ""),
                    created_at=said.get("created_at", ""),
                )
                yield record, said.get("is_in_journal") is True
