"""The jobs that have ended: how each ended, and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from sdstudio.library.database import ILLEGIBLE, Database
from sdstudio.library.jobs import COLUMNS, Job, JobState, job_of, moment_of

# Older rows of failed jobs don't have the time of their end.
_ENDED = "coalesce(ended_at, submitted_at)"
_SHOWN = "job_id = job.id AND deleted_at IS NULL AND missing_since IS NULL"
_DURATION = (
    "CASE WHEN json_valid(provenance) THEN json_extract(provenance, '$.duration_s') ELSE 0 END"
)


class Outcome(Enum):
    """How a job ended.

    ``STOPPED`` has been worked on; ``REMOVED`` left the queue before that.
    """

    FINISHED = "finished"
    FAILED = "failed"
    STOPPED = "stopped"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class PastJob:
    """A job that has ended. A failed one is still in the queue until it is removed.

    Args:
        ended: when, as the database has it.
        pictures: how many of its pictures are shown.
        picture_ids: all of them, also those that aren't shown.
        duration_s: the time that its pictures took, also those deleted since; 0 if there were none.
    """

    job: Job
    outcome: Outcome
    ended: str
    pictures: int
    duration_s: float
    picture_ids: tuple[int, ...] = ()

    @property
    def ended_at(self) -> datetime:
        """When it ended, UTC."""
        return moment_of(self.ended)

    @property
    def is_in_queue(self) -> bool:
        """Whether it can still be retried."""
        return self.job.state is JobState.FAILED


class PastJobs:
    """Reads ended jobs from the queue's table. Their rows are never deleted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(self, limit: int, before: PastJob | None = None) -> list[PastJob]:
        """Up to ``limit`` jobs that finished, stopped or failed, the latest first.

        Args:
            before: only those that ended before this one.
        """
        found: list[PastJob] = []
        at = None if before is None else (before.ended, before.job.id)
        while len(found) < limit:
            place = "" if at is None else f"AND ({_ENDED}, id) < (?, ?)"
            rows = self._database.execute(
                f"SELECT {COLUMNS}, state_before_removal, {_ENDED},"
                f" (SELECT count(*) FROM picture WHERE {_SHOWN}),"
                f" (SELECT total({_DURATION}) FROM picture WHERE job_id = job.id),"
                " (SELECT group_concat(id) FROM picture WHERE job_id = job.id)"
                f" FROM job WHERE state IN ('finished', 'removed', 'failed') {place}"
                f" ORDER BY {_ENDED} DESC, id DESC LIMIT ?",
                (*(at or ()), limit - len(found)),
            ).fetchall()
            if not rows:
                break
            found += [past for past in map(_past_job, rows) if past is not None]
            at = (rows[-1][-4], rows[-1][0])
        return found


def _past_job(row: tuple[Any, ...]) -> PastJob | None:
    *columns, before_removal, ended, pictures, duration_s, picture_ids = row
    try:
        job = job_of(columns)
    except ILLEGIBLE:
        return None
    return PastJob(
        job,
        _outcome(job, before_removal),
        str(ended),
        pictures,
        duration_s,
        tuple(map(int, picture_ids.split(","))) if picture_ids else (),
    )


def _outcome(job: Job, before_removal: object) -> Outcome:
    if job.state is JobState.FINISHED:
        return Outcome.FINISHED
    if job.error_code is not None:
        return Outcome.FAILED
    if before_removal == JobState.RUNNING or job.pictures_done:
        return Outcome.STOPPED
    return Outcome.REMOVED
