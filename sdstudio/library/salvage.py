"""Copies what can be read from a damaged library into the new one that replaces it."""

import contextlib
import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sdstudio.library import damaged_pages
from sdstudio.library.database import ILLEGIBLE, Database
from sdstudio.library.folders import Folders
from sdstudio.library.gone_pictures import GONE_KEY
from sdstudio.library.grids import GridTable
from sdstudio.library.jobs import JobTable, job_of_board_key
from sdstudio.library.picture_rows import Adopted
from sdstudio.library.picture_table import PictureTable
from sdstudio.library.repairs import Repairs

_UID = re.compile(r"[0-9a-f]{32}")


class Salvage:
    """Fills a new database from the rows of a damaged one and from the pictures' files.

    Files without a row are found by the next :meth:`Upkeep.reconcile`. Tags, the pictures of
    boards, verdicts and parents come from the journal alone, which also overrides the rest of what
    the artist added.
    """

    def __init__(self, folders: Folders) -> None:
        self._folders = folders

    def __call__(self, damaged: Path, kept_as: str, database: Database) -> None:
        """Copy what is legible and note what is not.

        Args:
            kept_as: the name under which ``damaged`` will be kept.

        Raises:
            StudioError: the disk's failures.
        """
        repairs = Repairs(database)
        jobs = JobTable(database, repairs)
        grids = GridTable(database, self._folders.pictures, repairs)
        pictures = PictureTable(database, self._folders, repairs)
        adopted: Counter[Adopted] = Counter()
        submitted = lost_grids = 0
        with database.transaction():
            for id_, columns in damaged_pages.rows(damaged):
                if _is_adopted(database, id_, columns):
                    continue
                # Each row is from one of the tables; and one that was moved may exist twice.
                with contextlib.suppress(sqlite3.IntegrityError, *ILLEGIBLE):
                    adopted[pictures.adopt(id_, columns)] += 1
                with contextlib.suppress(sqlite3.IntegrityError, *ILLEGIBLE):
                    jobs.adopt(id_, columns)
                with contextlib.suppress(sqlite3.IntegrityError, *ILLEGIBLE):
                    lost_grids += not grids.adopt(id_, columns)
                match columns:  # the highest id assigned so far
                    case ("job", int(number)):
                        submitted = number
            database.execute(
                "UPDATE picture SET job_id = NULL WHERE job_id NOT IN (SELECT id FROM job)"
            )
            database.execute(
                "DELETE FROM annotation WHERE picture_id NOT IN (SELECT id FROM picture)"
            )
            _adopt_notes(database, damaged)
            lost_jobs = jobs.missing(submitted)
        repairs.note_database(
            kept_as,
            rebuilt=adopted[Adopted.FROM_FILE],
            pictures=adopted[Adopted.NOT_AT_ALL],
            jobs=lost_jobs,
            grids=lost_grids,
        )


def _adopt_notes(database: Database, damaged: Path) -> None:
    """Keep the boards of jobs, and what is known of pictures that are gone."""
    submitted = {id_ for (id_,) in database.execute("SELECT id FROM job")}
    for columns in damaged_pages.entries(damaged):
        match columns:
            case (str(key), str(value)) if key.startswith(GONE_KEY) or (
                job_of_board_key(key) in submitted and _UID.fullmatch(value)
            ):
                with contextlib.suppress(sqlite3.IntegrityError, *ILLEGIBLE):
                    database.execute("INSERT OR IGNORE INTO meta VALUES (?, ?)", (key, value))


def _is_adopted(database: Database, id_: int, columns: Sequence[Any]) -> bool:
    """Keep the row of a damaged library if it is a folder's or of what the artist added."""
    match columns:
        case (None, str(), 0 | 1, str(added_at)) if _is_moment(added_at):
            table = "folder (id, path, is_archived, added_at)"
        case (None, None, 0 | 1, str(added_at)) if _is_moment(added_at):
            return True  # the pictures folder, which each database has
        case (None, int(), int(), int(), str()):
            table = "annotation (picture_id, rating, flag, label, note)"
        case (None, str(uid), str(), int() | float()) if _UID.fullmatch(uid):
            table = "board (id, uid, name, position)"
        case (None, str(uid), str(), str(), int() | float()) if _UID.fullmatch(uid):
            table = "saved_search (id, uid, name, query, position)"
        case (None, str()):
            return True  # a tag
        case _:
            return False
    values = (id_, *columns[1:])
    with contextlib.suppress(sqlite3.IntegrityError, *ILLEGIBLE):
        marks = ", ".join("?" * len(values))
        database.execute(f"INSERT INTO {table} VALUES ({marks})", values)
    return True


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
