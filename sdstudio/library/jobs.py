"""The queue: it *is* a table, so it survives whatever ends the program."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from sdstudio.domain.errors import Argument, ErrorCode
from sdstudio.domain.request import GenerationRequest
from sdstudio.library.database import transaction

_OPEN_KEY = "open"
_COLUMNS = (
    "id, state, request, checkpoint_folder, attempts, pictures_done, error_code, error_arguments,"
    " submitted_at"
)
_IN_QUEUE = "state NOT IN ('finished', 'removed')"


class JobState(StrEnum):
    """Where a job stands. The last two have left the queue; their rows stay."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    FAILED = "failed"
    FINISHED = "finished"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Job:
    """A row of the queue.

    Args:
        checkpoint_folder: where the checkpoint lay when the job was submitted.
        attempts: how often it was begun since the artist last asked for it.
        pictures_done: the pictures that are saved; the next attempt begins at this index.
        error_code, error_arguments: why it failed, where it did.
    """

    id: int
    state: JobState
    request: GenerationRequest
    checkpoint_folder: Path
    attempts: int
    pictures_done: int
    submitted_at: datetime
    error_code: ErrorCode | None = None
    error_arguments: tuple[tuple[str, Argument], ...] = ()


class JobQueue:
    """The queue's table. Each method is one transaction, on the disk when it returns."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def submit(self, request: GenerationRequest, checkpoint_folder: Path) -> Job:
        """Put a job at the end."""
        return self.submit_many([(request, checkpoint_folder)])[0]

    def submit_many(self, submitted: Iterable[tuple[GenerationRequest, Path]]) -> list[Job]:
        """Put jobs at the end, in their order."""
        now = datetime.now(UTC).isoformat()
        ids: list[int] = []
        with transaction(self._connection):
            for request, folder in submitted:
                cursor = self._connection.execute(
                    "INSERT INTO job (position, state, request, checkpoint_folder, submitted_at)"
                    " SELECT coalesce(max(position), 0) + 1, 'waiting', ?, ?, ? FROM job",
                    (request.model_dump_json(), str(folder), now),
                )
                ids.append(cursor.lastrowid or 0)
        return [self.job(id_) for id_ in ids]

    def jobs(self) -> list[Job]:
        """The queue in its order, without finished and removed jobs."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM job WHERE {_IN_QUEUE} ORDER BY position"
        )
        return [_job(row) for row in rows]

    def job(self, job_id: int) -> Job:
        """A job, also one that has left the queue.

        Raises:
            KeyError: there never was such a job.
        """
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM job WHERE id = ?", (job_id,)
        ).fetchone()
        if row is None:
            raise KeyError(job_id)
        return _job(row)

    def begin_attempt(self, job_id: int) -> Job:
        """Record that a job is about to start: call it before it does."""
        self._update(
            "state = 'running', attempts = attempts + 1, error_code = NULL, error_arguments = NULL",
            [job_id],
        )
        return self.job(job_id)

    def count_picture(self, job_id: int, index: int) -> None:
        """Picture ``index`` of a job is saved. Part of the caller's transaction."""
        self._connection.execute(
            "UPDATE job SET pictures_done = max(pictures_done, ?) WHERE id = ?", (index + 1, job_id)
        )

    def finish(self, job_id: int) -> None:
        """All pictures are saved; the job leaves the queue."""
        self._update("state = 'finished', ended_at = ?", [job_id], datetime.now(UTC).isoformat())

    def fail(
        self, job_id: int, code: ErrorCode, arguments: Iterable[tuple[str, Argument]] = ()
    ) -> None:
        """The job cannot go on; it stays in the queue and says why."""
        self._update(
            "state = 'failed', error_code = ?, error_arguments = ?",
            [job_id],
            code.value,
            json.dumps(dict(arguments), ensure_ascii=False),
        )

    def pause(self, *job_ids: int) -> None:
        """The jobs stay where they are until they are resumed."""
        self._update("state = 'paused'", job_ids)

    def resume(self, *job_ids: int) -> None:
        """The artist asks for the jobs (again): they wait, and their attempts count from 0."""
        self._update(
            "state = 'waiting', attempts = 0, error_code = NULL, error_arguments = NULL", job_ids
        )

    def requeue(self, job_id: int) -> None:
        """The job waits again, though not because the artist asked: attempts stay counted."""
        self._update("state = 'waiting'", [job_id])

    def remove(self, job_ids: Sequence[int]) -> None:
        """Take jobs out of the queue (cancel them); the pictures they made stay."""
        self._update(
            "state_before_removal = state, state = 'removed', ended_at = ?",
            job_ids,
            datetime.now(UTC).isoformat(),
        )

    def restore(self, job_ids: Sequence[int]) -> None:
        """Undo :meth:`remove`: back to their places; one that was running waits."""
        with transaction(self._connection):
            self._connection.executemany(
                "UPDATE job SET ended_at = NULL, state = CASE state_before_removal"
                " WHEN 'running' THEN 'waiting' ELSE state_before_removal END"
                " WHERE id = ? AND state = 'removed'",
                [(id_,) for id_ in job_ids],
            )

    def move(self, job_id: int, before: int | None) -> None:
        """Move a job to just before another one in the queue; ``None`` is the end."""
        with transaction(self._connection):
            place = self._place_before(before)
            if place is None:
                # Halved too often; number all rows anew, removed ones too: they may come back.
                self._connection.execute(
                    "UPDATE job SET position = numbered.place FROM"
                    " (SELECT id, row_number() OVER (ORDER BY position) AS place FROM job)"
                    " AS numbered WHERE numbered.id = job.id"
                )
                place = self._place_before(before)
            self._connection.execute("UPDATE job SET position = ? WHERE id = ?", (place, job_id))

    def recover(self) -> bool:
        """Call once after opening. Whether the last run crashed: then the queue is all paused.

        After a clean close a job that was running waits, and its last attempt does not count.
        """
        with transaction(self._connection):
            crashed = bool(
                self._connection.execute(
                    "SELECT 1 FROM meta WHERE key = ?", (_OPEN_KEY,)
                ).fetchone()
            )
            self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, '1')", (_OPEN_KEY,))
            if crashed:
                self._connection.execute(
                    "UPDATE job SET state = 'paused' WHERE state IN ('running', 'waiting')"
                )
            else:
                self._connection.execute(
                    "UPDATE job SET state = 'waiting', attempts = max(attempts - 1, 0)"
                    " WHERE state = 'running'"
                )
        return crashed

    def note_clean_close(self) -> None:
        """The next :meth:`recover` finds no crash."""
        self._connection.execute("DELETE FROM meta WHERE key = ?", (_OPEN_KEY,))

    def _place_before(self, before: int | None) -> float | None:
        """A position just before that job, or at the end; ``None`` where there is no room."""
        row = self._connection.execute(
            f"SELECT position FROM job WHERE id = ? AND {_IN_QUEUE}", (before,)
        ).fetchone()
        if row is None:
            (last,) = self._connection.execute("SELECT max(position) FROM job").fetchone()
            return float(last) + 1
        upper = float(row[0])
        (lower,) = self._connection.execute(
            "SELECT coalesce(max(position), 0) FROM job WHERE position < ?", (upper,)
        ).fetchone()
        middle = (float(lower) + upper) / 2
        return middle if lower < middle < upper else None

    def _update(self, changes: str, job_ids: Iterable[int], *values: str) -> None:
        # A job that has left the queue stays out: what is said of it late changes nothing.
        with transaction(self._connection):
            self._connection.executemany(
                f"UPDATE job SET {changes} WHERE id = ? AND {_IN_QUEUE}",
                [(*values, id_) for id_ in job_ids],
            )


def _job(row: tuple[int, str, str, str, int, int, str | None, str | None, str]) -> Job:
    id_, state, request, folder, attempts, done, code, arguments, submitted_at = row
    return Job(
        id=id_,
        state=JobState(state),
        request=GenerationRequest.model_validate_json(request),
        checkpoint_folder=Path(folder),
        attempts=attempts,
        pictures_done=done,
        submitted_at=datetime.fromisoformat(submitted_at),
        error_code=ErrorCode(code) if code else None,
        error_arguments=tuple(json.loads(arguments).items()) if arguments else (),
    )
