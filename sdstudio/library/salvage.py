"""Copies what can be read of a damaged library into the new one that replaces it."""

import contextlib
import sqlite3
from collections import Counter
from pathlib import Path

from sdstudio.library import damaged_pages
from sdstudio.library.database import ILLEGIBLE, Database
from sdstudio.library.folders import Folders
from sdstudio.library.grids import GridTable
from sdstudio.library.jobs import JobTable
from sdstudio.library.pictures import Adopted, PictureTable
from sdstudio.library.repairs import Repairs


class Salvage:
    """Fills a new database from the rows of a damaged one and from the pictures' files.

    Files without a row are found by the next :meth:`Library.reconcile`.
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
            lost_jobs = jobs.missing(submitted)
        repairs.note_database(
            kept_as,
            rebuilt=adopted[Adopted.FROM_FILE],
            pictures=adopted[Adopted.NOT_AT_ALL],
            jobs=lost_jobs,
            grids=lost_grids,
        )
