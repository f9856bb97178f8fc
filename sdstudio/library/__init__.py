"""The library: SQLite and the picture files; no Qt."""

from sdstudio.library.jobs import Job, JobQueue, JobState
from sdstudio.library.library import Library
from sdstudio.library.reconcile import Reconciled
from sdstudio.library.repository import Picture

__all__ = ["Job", "JobQueue", "JobState", "Library", "Picture", "Reconciled"]
