"""The library: SQLite and the picture files; no Qt."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
    from sdstudio.library.pictures import AnyPicture, FilePlace, ForeignPicture, Picture
    from sdstudio.library.reconciled import Reconciled, Tally
    from sdstudio.library.sheets import Sheet
    from sdstudio.library.thumbnail_store import HasFile, ThumbnailStore
else:
    from sdstudio.lazy_names import lazy_names

    __getattr__ = lazy_names(
        __name__,
        {
            "sdstudio.disk": "Disk SystemDisk write_over",
            "sdstudio.library.annotation_store": "Previous",
            "sdstudio.library.backups": "Backup BackupContents Backups",
            "sdstudio.library.facts": "LibraryCounts LibrarySizes sizes_in",
            "sdstudio.library.file_names": "picture_name",
            "sdstudio.library.files": "write_new",
            "sdstudio.library.folder_rows": "Indexed",
            "sdstudio.library.folders": "Folders",
            "sdstudio.library.grids": "KeptGrid",
            "sdstudio.library.jobs": "Job JobState",
            "sdstudio.library.library": "Library",
            "sdstudio.library.missing": "MissingPicture",
            "sdstudio.library.past_jobs": "Outcome PastJob",
            "sdstudio.library.picture_folders": "PictureFolder RemovedFolder",
            "sdstudio.library.pictures": "AnyPicture FilePlace ForeignPicture Picture",
            "sdstudio.library.reconciled": "Reconciled Tally",
            "sdstudio.library.sheets": "Sheet",
            "sdstudio.library.thumbnail_store": "HasFile ThumbnailStore",
        },
    )

__all__ = [
    "AnyPicture",
    "Backup",
    "BackupContents",
    "Backups",
    "Disk",
    "FilePlace",
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
