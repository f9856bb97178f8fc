"""The library: SQLite and the picture files; no Qt."""

from sdstudio.disk import Disk, SystemDisk, write_over
from sdstudio.library.annotation_store import Previous
from sdstudio.library.backups import Backup, BackupContents, Backups
from sdstudio.library.facts import LibraryCounts, LibrarySizes, sizes_in
from sdstudio.library.file_names import picture_name
from sdstudio.library.files import write_new
from sdstudio.library.folder_rows import Indexed
from sdstudio.library.folders import Folders
from sdstudio.library.grids import KeptGrid
from sdstudio.library.jobs import Job, JobState
from sdstudio.library.library import Library
from sdstudio.library.missing import MissingPicture
from sdstudio.library.past_jobs import Outcome, PastJob
from sdstudio.library.picture_folders import PictureFolder, RemovedFolder
from sdstudio.library.pictures import AnyPicture, ForeignPicture, Picture
from sdstudio.library.reconcile import Reconciled, Tally
from sdstudio.library.sheets import Sheet
from sdstudio.library.thumbnail_store import HasFile, ThumbnailStore

__all__ = [
    "AnyPicture",
    "Backup",
    "BackupContents",
    "Backups",
    "Disk",
    "Folders",
    "ForeignPicture",
    "HasFile",
    "Indexed",
    "Job",
    "JobState",
    "KeptGrid",
    "Library",
    "LibraryCounts",
    "LibrarySizes",
    "MissingPicture",
    "Outcome",
    "PastJob",
    "Picture",
    "PictureFolder",
    "Previous",
    "Reconciled",
    "RemovedFolder",
    "Sheet",
    "SystemDisk",
    "Tally",
    "ThumbnailStore",
    "picture_name",
    "sizes_in",
    "write_new",
    "write_over",
]
