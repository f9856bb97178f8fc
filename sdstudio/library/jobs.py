"""The queue: it *is* a table, so it survives however the program ends."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter

from sdstudio.domain.errors import Argument, ErrorCode, StudioError
from sdstudio.domain.request import COUNT_MAX, GenerationRequest
from sdstudio.library.database import ILLEGIBLE, Database, Value, utc_now
from sdstudio.library.repairs import Repairs

_OPEN_KEY = "open"
_COLUMNS = "id, state, request, attempts, pictures_done, error_code, error_arguments, submitted_at"
_IN_QUEUE = "state NOT IN ('finished', 'removed')"

_ARGUMENTS: TypeAdapter[dict[str, Argument]] = TypeAdapter(dict[str, Argument])

_Row = tuple[int, str, str, int, int, str | None, str | None, str]


class JobState(StrEnum):
    """The state of a job. The last two have left the queue; their rows stay."""

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
        attempts: how often it was started since the artist last asked for it.
        pictures_done: the number of saved pictures; the next attempt starts at this index.
        error_code, error_arguments: why it failed or was paused, if something was wrong.
    """

    id: int
    state: JobState
    request: GenerationRequest
    attempts: int
    pictures_done: int
    submitted_at: datetime
    error_code: ErrorCode | None = None
    error_arguments: Mapping[str, Argument] = field(default_factory=lambda: MappingProxyType({}))


class JobTable:
    """The queue's table. Each method is one transaction, on disk when it returns."""

    def __init__(self, database: Database, repairs: Repairs) -> None:
        self._database = database
        self._repairs = repairs

    def submit(self, request: GenerationRequest) -> Job:
        """Add a job to the end."""
        with self._database.transaction():
            return self.append([request])[0]

    def append(self, requests: Iterable[GenerationRequest]) -> list[Job]:
        """Add jobs to the end, in order. Part of the caller's transaction."""
        now = utc_now()
        ids: list[int] = []
        for request in requests:
            cursor = self._database.execute(
                "INSERT INTO job (position, state, request, submitted_at)"
                " SELECT coalesce(max(position), 0) + 1, 'waiting', ?, ? FROM job",
                (request.model_dump_json(), now),
            )
            ids.append(cursor.lastrowid or 0)
        return [self.job(id_) for id_ in ids]

    def adopt(self, id_: int, columns: Sequence[object]) -> None:
        """Keep a row of a damaged library. A job that was waiting is paused.

        Raises:
            one of ``ILLEGIBLE``: it isn't a job, or its request can't be read.
        """
        _, position, state, _before, request, attempts, done, code, said, submitted, ended = columns
        job = _job((id_, state, request, attempts, done, code, said, submitted))
        is_waiting = job.state in (JobState.WAITING, JobState.RUNNING)
        self._database.execute(
            "INSERT INTO job (id, position, state, state_before_removal, request, attempts,"
            " pictures_done, error_code, error_arguments, submitted_at, ended_at)"
            " VALUES (?, ?, ?, 'paused', ?, ?, ?, ?, ?, ?, ?)",
            (
                id_,
                position if isinstance(position, int | float) else id_,
                JobState.PAUSED if is_waiting else job.state,
                job.request.model_dump_json(),
                job.attempts,
                job.pictures_done,
                job.error_code,
                _said(job.error_arguments),
                job.submitted_at.isoformat(),
                _moment(ended).isoformat() if ended is not None else None,
            ),
        )

    def missing(self, submitted: int) -> int:
        """How many of ``submitted`` jobs are missing. Rows are never deleted from the table."""
        highest, number = self._database.execute(
            "SELECT coalesce(max(id), 0), count(*) FROM job"
        ).fetchone()
        return int(max(highest, submitted) - number)

    def jobs(self) -> list[Job]:
        """The queue in order, without finished and removed jobs."""
        rows = self._database.execute(
            f"SELECT {_COLUMNS} FROM job WHERE {_IN_QUEUE} ORDER BY position"
        )
        found: list[Job] = []
        illegible: list[int] = []
        for row in rows.fetchall():
            try:
                found.append(_job(row))
            except ILLEGIBLE:
                illegible.append(row[0])
        self._repairs.note_illegible(jobs=illegible)
        return found

    def job(self, job_id: int) -> Job:
        """A job, even one that has left the queue.

        Raises:
            KeyError: there was never such a job.
        """
        row: _Row | None = self._database.execute(
            f"SELECT {_COLUMNS} FROM job WHERE id = ?", (job_id,)
        ).fetchone()
        if row is None:
            raise KeyError(job_id)
        return _job(row)

    def begin_attempt(self, job_id: int) -> Job | None:
        """Record that a job is about to start. ``None`` if it isn't waiting."""
        with self._database.transaction():
            begun = self._database.execute(
                "UPDATE job SET state = 'running', attempts = attempts + 1"
                " WHERE id = ? AND state = 'waiting'",
                (job_id,),
            ).rowcount
        return self.job(job_id) if begun else None

    def count_picture(self, job_id: int, index: int) -> None:
        """Record that picture ``index`` of a job is saved. Part of the caller's transaction."""
        self._database.execute(
            "UPDATE job SET pictures_done = max(pictures_done, ?) WHERE id = ?", (index + 1, job_id)
        )

    def finish(self, job_id: int) -> None:
        """Remove a job from the queue, since all its pictures are saved."""
        self._update("state = 'finished', ended_at = ?", [job_id], utc_now())

    def fail(self, job_id: int, code: ErrorCode, arguments: Mapping[str, Argument]) -> None:
        """Record why the job can't continue; it stays in the queue."""
        self._update(
            "state = 'failed', error_code = ?, error_arguments = ?",
            [job_id],
            code.value,
            _said(arguments),
        )

    def pause(self, job_id: int, error: StudioError | None = None) -> None:
        """Pause the job where it is until it is resumed, and record the ``error``, if any."""
        code = None if error is None else error.code.value
        said = None if error is None else _said(error.arguments)
        self._update("state = 'paused', error_code = ?, error_arguments = ?", [job_id], code, said)

    def requeue(self, job_id: int) -> None:
        """Have the job wait again without the artist asking for it: its attempts still count."""
        self._update("state = 'waiting'", [job_id])

    def resume(self, job_id: int) -> None:
        """Have the job wait again at the artist's request: its attempts count from 0."""
        self._update(
            "state = 'waiting', attempts = 0, error_code = NULL, error_arguments = NULL", [job_id]
        )

    def resume_all(self) -> None:
        """Resume paused jobs, but not failed ones."""
        with self._database.transaction():
            self._database.execute(
                "UPDATE job SET state = 'waiting', attempts = 0, error_code = NULL,"
                " error_arguments = NULL WHERE state = 'paused'"
            )

    def cancel(self, job_id: int) -> None:
        """Remove a job that was stopped, unless it was removed and restored in the meantime."""
        if self.job(job_id).state is JobState.RUNNING:
            self.remove([job_id])

    def remove(self, job_ids: Sequence[int]) -> None:
        """Remove jobs from the queue; the pictures they made stay."""
        self._update(
            "state_before_removal = state, state = 'removed', ended_at = ?", job_ids, utc_now()
        )

    def restore(self, job_ids: Sequence[int]) -> None:
        """Undo :meth:`remove`: jobs return to their places.

        One that was running waits, and its last attempt doesn't count.
        """
        with self._database.transaction():
            self._database.executemany(
                "UPDATE job SET ended_at = NULL, state = CASE state_before_removal"
                " WHEN 'running' THEN 'waiting' ELSE state_before_removal END,"
                " attempts = max(attempts - (state_before_removal = 'running'), 0)"
                " WHERE id = ? AND state = 'removed'",
                [(id_,) for id_ in job_ids],
            )

    def move(self, job_id: int, before: int | None) -> None:
        """Move a job in front of another one in the queue, or (``None``) to the end."""
        if job_id == before:
            return
        with self._database.transaction():
            place = self._place_before(before)
            if place is None:
                # Halved too often: renumber all rows, including removed ones, which may come back.
                self._database.execute(
                    "UPDATE job SET position = numbered.place FROM"
                    " (SELECT id, row_number() OVER (ORDER BY position) AS place FROM job)"
                    " AS numbered WHERE numbered.id = job.id"
                )
                place = self._place_before(before)
            self._database.execute("UPDATE job SET position = ? WHERE id = ?", (place, job_id))

    def recover(self) -> bool:
        """Call once after opening. Returns whether the last run crashed; then the queue is paused.

        After a clean exit, a job that was running waits, and its last attempt doesn't count.
        """
        with self._database.transaction():
            self._correct_numbers()
            crashed = bool(
                self._database.execute("SELECT 1 FROM meta WHERE key = ?", (_OPEN_KEY,)).fetchone()
            )
            self._database.execute("INSERT OR REPLACE INTO meta VALUES (?, '1')", (_OPEN_KEY,))
            if crashed:
                self._database.execute(
                    "UPDATE job SET state = 'paused' WHERE state IN ('running', 'waiting')"
                )
            else:
                self._database.execute(
                    "UPDATE job SET state = 'waiting', attempts = max(attempts - 1, 0)"
                    " WHERE state = 'running'"
                )
        return crashed

    def note_clean_close(self) -> None:
        """Record a clean exit for the next :meth:`recover`."""
        with self._database.transaction():
            self._database.execute("DELETE FROM meta WHERE key = ?", (_OPEN_KEY,))

    def _correct_numbers(self) -> None:
        """Replace numbers that a damaged disk made unusable."""
        self._database.execute(
            "UPDATE job SET position = id WHERE typeof(position) <> 'real' OR abs(position) > 1e15"
        )
        self._database.execute(
            "UPDATE job SET attempts = 0 WHERE typeof(attempts) <> 'integer'"
            " OR attempts NOT BETWEEN 0 AND 1000000"
        )
        self._database.execute(
            "UPDATE job SET pictures_done = 0 WHERE typeof(pictures_done) <> 'integer'"
            f" OR pictures_done NOT BETWEEN 0 AND {COUNT_MAX}"
        )
        # A saved picture is never made again.
        self._database.execute(
            "UPDATE job SET pictures_done = max(pictures_done, coalesce((SELECT max(job_index) + 1"
            f" FROM picture WHERE job_id = job.id), 0)) WHERE {_IN_QUEUE}"
        )

    def _place_before(self, before: int | None) -> float | None:
        """A position just before that job, or at the end; ``None`` if there is no room."""
        row = self._database.execute(
            f"SELECT position FROM job WHERE id = ? AND {_IN_QUEUE}", (before,)
        ).fetchone()
        if row is None:
            (last,) = self._database.execute("SELECT max(position) FROM job").fetchone()
            return float(last) + 1
        upper = float(row[0])
        (lower,) = self._database.execute(
            "SELECT coalesce(max(position), 0) FROM job WHERE position < ?", (upper,)
        ).fetchone()
        middle = (float(lower) + upper) / 2
        return middle if lower < middle < upper else None

    def _update(self, changes: str, job_ids: Iterable[int], *values: Value) -> None:
        # A job that has left the queue stays out, whatever is reported about it later.
        with self._database.transaction():
            self._database.executemany(
                f"UPDATE job SET {changes} WHERE id = ? AND {_IN_QUEUE}",
                [(*values, id_) for id_ in job_ids],
            )


def settle_copy(connection: sqlite3.Connection) -> None:
    """Make a copy of a library that was open fit to take its place: nothing runs or waits."""
    connection.execute("UPDATE job SET state = 'paused' WHERE state IN ('running', 'waiting')")
    connection.execute("DELETE FROM meta WHERE key = ?", (_OPEN_KEY,))
    if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'changed_picture'").fetchone():
        connection.execute("INSERT OR IGNORE INTO changed_picture SELECT id FROM picture")


def _said(arguments: Mapping[str, Argument]) -> str:
    return json.dumps(dict(arguments), ensure_ascii=False)


def _job(row: Sequence[Any]) -> Job:
    """Raises one of ``ILLEGIBLE`` if the request can't be read; the rest has defaults."""
    id_, state, request, attempts, done, code, arguments, submitted_at = row
    return Job(
        id=id_,
        state=next((one for one in JobState if one == state), JobState.PAUSED),
        request=GenerationRequest.model_validate_json(request),
        attempts=_count(attempts),
        pictures_done=_count(done),
        submitted_at=_moment(submitted_at),
        error_code=next((one for one in ErrorCode if one == code), None),
        error_arguments=MappingProxyType(_arguments(arguments)),
    )


def _count(number: Any) -> int:
    return number if isinstance(number, int) and 0 <= number < 2**31 else 0


def _moment(text: Any) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ILLEGIBLE:
        return datetime.now(UTC)


def _arguments(said: Any) -> dict[str, Argument]:
    try:
        return _ARGUMENTS.validate_json(said) if said else {}
    except ILLEGIBLE:
        return {}
