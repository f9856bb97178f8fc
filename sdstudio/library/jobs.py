"""The queue: it *is* a table, so it survives however the program ends."""

import json
import re
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
COLUMNS = "id, state, request, attempts, pictures_done, error_code, error_arguments, submitted_at"
_BOARD_KEY = re.compile(r"board of job ([0-9]{1,18})")
_IN_QUEUE = "state NOT IN ('finished', 'removed')"
_NOT_BEGUN = "state IN ('waiting', 'paused', 'failed')"
_REMOVE = "state_before_removal = state, state = 'removed', ended_at = ?"
# One that was running waits, and its last attempt doesn't count. When it failed stays known.
_RESTORE = (
    "UPDATE job SET"
    " ended_at = CASE state_before_removal WHEN 'failed' THEN ended_at END,"
    " state = CASE state_before_removal WHEN 'running' THEN 'waiting'"
    " ELSE state_before_removal END,"
    " attempts = max(attempts - (state_before_removal = 'running'), 0)"
    " WHERE id = ? AND state = 'removed'"
)

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

    def is_any_of(self, sha256: str) -> bool:
        """Whether a job in the queue starts from the picture with these pixels."""
        rows = self._database.execute(
            f"SELECT 1 FROM job WHERE {_IN_QUEUE} AND instr(request, ?) LIMIT 1", (sha256,)
        )
        return rows.fetchone() is not None

    def submit(self, request: GenerationRequest, board: str = "") -> Job:
        """Add a job to the end.

        Args:
            board: uid of the board that its pictures go to.
        """
        with self._database.transaction():
            return self.append([request], board)[0]

    def append(self, requests: Iterable[GenerationRequest], board: str = "") -> list[Job]:
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
        if board:
            self._database.executemany(
                "INSERT INTO meta VALUES (?, ?)", [(_board_key(id_), board) for id_ in ids]
            )
        return [self.job(id_) for id_ in ids]

    def board_of(self, job_id: int) -> str:
        """The uid of the board that a job's pictures go to; empty without one."""
        row = self._database.execute(
            "SELECT value FROM meta WHERE key = ?", (_board_key(job_id),)
        ).fetchone()
        return row[0] if row is not None and isinstance(row[0], str) else ""

    def adopt(self, id_: int, columns: Sequence[object]) -> None:
        """Keep a row of a damaged library. A job that was waiting is paused.

        Raises:
            one of ``ILLEGIBLE``: it isn't a job, or its request can't be read.
        """
        _, position, state, _before, request, attempts, done, code, said, submitted, ended = columns
        job = job_of((id_, state, request, attempts, done, code, said, submitted))
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
                moment_of(ended).isoformat() if ended is not None else None,
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
            f"SELECT {COLUMNS} FROM job WHERE {_IN_QUEUE} ORDER BY position"
        )
        found: list[Job] = []
        illegible: list[int] = []
        for row in rows.fetchall():
            try:
                found.append(job_of(row))
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
            f"SELECT {COLUMNS} FROM job WHERE id = ?", (job_id,)
        ).fetchone()
        if row is None:
            raise KeyError(job_id)
        return job_of(row)

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
            "state = 'failed', error_code = ?, error_arguments = ?, ended_at = ?",
            [job_id],
            code.value,
            _said(arguments),
            utc_now(),
        )

    def pause(self, job_id: int, error: StudioError | None = None) -> None:
        """Pause the job where it is until it is resumed, and record the ``error``, if any."""
        code = None if error is None else error.code.value
        said = None if error is None else _said(error.arguments)
        self._update("state = 'paused', error_code = ?, error_arguments = ?", [job_id], code, said)

    def requeue(self, job_id: int) -> None:
        """Have the job wait again without the artist asking for it: its attempts still count."""
        self._update("state = 'waiting'", [job_id])

    def resume(self, job_ids: Iterable[int]) -> None:
        """Let jobs wait again at the artist's request: their attempts count from 0."""
        self._update(
            "state = 'waiting', attempts = 0, error_code = NULL, error_arguments = NULL,"
            " ended_at = NULL",
            job_ids,
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
        self._update(_REMOVE, job_ids, utc_now())

    def restore(self, job_ids: Sequence[int]) -> None:
        """Undo :meth:`remove`: jobs return to their places.

        One that was running waits, and its last attempt doesn't count.
        """
        with self._database.transaction():
            self._database.executemany(_RESTORE, [(id_,) for id_ in job_ids])

    def arrange(self, job_ids: Sequence[int]) -> None:
        """Put jobs in this order, in the places that they occupy among the others."""
        with self._database.transaction():
            self._arrange(job_ids)

    def append_behind(self, job_id: int, request: GenerationRequest) -> Job:
        """Add a job right after another one, or to the end if that has left the queue.

        Its pictures go to the same board.
        """
        with self._database.transaction():
            added = self.append([request], self.board_of(job_id))[0]
            ids = [id_ for (id_,) in self._ids_in_queue()]
            if job_id in ids:
                self._arrange([added.id, *ids[ids.index(job_id) + 1 : ids.index(added.id)]])
        return added

    def replace(self, job_id: int, request: GenerationRequest, *, as_new: bool) -> Job | None:
        """Give a job another request; ``None`` if it has started or left the queue.

        One that failed, or was paused because of an error, waits again.

        Args:
            as_new: remove it and put a new job in its place, since something still refers to the
                job as it was.
        """
        with self._database.transaction():
            before = self._database.execute(
                f"SELECT position, CASE WHEN error_code IS NULL THEN state ELSE 'waiting' END"
                f" FROM job WHERE id = ? AND {_NOT_BEGUN}",
                (job_id,),
            ).fetchone()
            if before is None:
                return None
            place, state = before
            if as_new:
                self._database.execute(
                    f"UPDATE job SET {_REMOVE} WHERE id = ?", (utc_now(), job_id)
                )
                job_id = self.append([request], self.board_of(job_id))[0].id
            self._database.execute(
                "UPDATE job SET request = ?, position = ?, state = ?, attempts = 0,"
                " error_code = NULL, error_arguments = NULL, ended_at = NULL WHERE id = ?",
                (request.model_dump_json(), place, state, job_id),
            )
        return self.job(job_id)

    def undo_replace(self, before: Job, now_id: int) -> bool:
        """Undo :meth:`replace`; returns whether the job ``now_id`` had not started meanwhile.

        Args:
            before: the job as it was.
        """
        with self._database.transaction():
            if now_id != before.id:
                undone = self._database.execute(
                    f"UPDATE job SET {_REMOVE} WHERE id = ? AND {_NOT_BEGUN}", (utc_now(), now_id)
                ).rowcount
                if undone:
                    self._database.execute(_RESTORE, (before.id,))
                return bool(undone)
            return bool(
                self._database.execute(
                    "UPDATE job SET request = ?, state = ?, attempts = ?, error_code = ?,"
                    f" error_arguments = ? WHERE id = ? AND {_NOT_BEGUN}",
                    (
                        before.request.model_dump_json(),
                        before.state,
                        before.attempts,
                        before.error_code,
                        _said(before.error_arguments) if before.error_code else None,
                        before.id,
                    ),
                ).rowcount
            )

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

    def _ids_in_queue(self) -> list[tuple[int]]:
        return self._database.execute(
            f"SELECT id FROM job WHERE {_IN_QUEUE} ORDER BY position"
        ).fetchall()

    def _arrange(self, job_ids: Sequence[int]) -> None:
        places = self._places(job_ids)
        if len(set(places)) < len(places):
            # Also the removed ones, which may come back.
            self._database.execute(
                "UPDATE job SET position = numbered.place FROM"
                " (SELECT id, row_number() OVER (ORDER BY position, id) AS place FROM job)"
                " AS numbered WHERE numbered.id = job.id"
            )
            places = self._places(job_ids)
        self._database.executemany(
            "UPDATE job SET position = ? WHERE id = ?",
            list(zip(sorted(places), job_ids, strict=True)),
        )

    def _places(self, job_ids: Sequence[int]) -> list[float]:
        return [
            self._database.execute("SELECT position FROM job WHERE id = ?", (id_,)).fetchone()[0]
            for id_ in job_ids
        ]

    def _update(self, changes: str, job_ids: Iterable[int], *values: Value) -> None:
        # A job that has left the queue stays out, whatever is reported about it later.
        with self._database.transaction():
            self._database.executemany(
                f"UPDATE job SET {changes} WHERE id = ? AND {_IN_QUEUE}",
                [(*values, id_) for id_ in job_ids],
            )


def settle_copy(connection: sqlite3.Connection) -> None:
    """Prepare a copy of an open library to take its place: no job in it runs or waits."""
    connection.execute("UPDATE job SET state = 'paused' WHERE state IN ('running', 'waiting')")
    connection.execute("DELETE FROM meta WHERE key = ?", (_OPEN_KEY,))
    if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'changed_picture'").fetchone():
        connection.execute("INSERT OR IGNORE INTO changed_picture SELECT id FROM picture")


def _board_key(job_id: int) -> str:
    return f"board of job {job_id}"


def job_of_board_key(key: str) -> int | None:
    """The id of the job whose board a row of notes has; ``None`` if it is about something else."""
    found = _BOARD_KEY.fullmatch(key)
    return None if found is None else int(found[1])


def _said(arguments: Mapping[str, Argument]) -> str:
    return json.dumps(dict(arguments), ensure_ascii=False)


def job_of(row: Sequence[Any]) -> Job:
    """The job in a row of ``COLUMNS``.

    Raises:
        one of ``ILLEGIBLE``: the request can't be read; the rest has defaults.
    """
    id_, state, request, attempts, done, code, arguments, submitted_at = row
    return Job(
        id=id_,
        state=next((one for one in JobState if one == state), JobState.PAUSED),
        request=GenerationRequest.model_validate_json(request),
        attempts=_count(attempts),
        pictures_done=_count(done),
        submitted_at=moment_of(submitted_at),
        error_code=next((one for one in ErrorCode if one == code), None),
        error_arguments=MappingProxyType(_arguments(arguments)),
    )


def _count(number: Any) -> int:
    return number if isinstance(number, int) and 0 <= number < 2**31 else 0


def moment_of(text: Any) -> datetime:
    """The moment in a column; now, if it can't be read."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ILLEGIBLE:
        return datetime.now(UTC)


def _arguments(said: Any) -> dict[str, Argument]:
    try:
        return _ARGUMENTS.validate_json(said) if said else {}
    except ILLEGIBLE:
        return {}
