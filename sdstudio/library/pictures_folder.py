"""Whether the pictures folder is where the artist chose it."""

from pathlib import Path

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library.folders import Folders
from sdstudio.library.picture_table import PictureTable


class PicturesFolder:
    """The visible folder.

    Args:
        is_made: it may be created if it is missing. One that the artist chose may be on a drive
            that isn't connected: a new one would hide it later.
    """

    def __init__(self, folders: Folders, pictures: PictureTable, *, is_made: bool) -> None:
        self._path = folders.pictures
        self._pictures = pictures
        self._is_made = is_made

    def check(self) -> Path:
        """Its path, where pictures can be written to.

        Raises:
            StudioError: ``PICTURES_FOLDER_GONE``, if it is missing and must not be made.
        """
        if not (self._is_made or self._path.is_dir()):
            raise self.gone()
        return self._path

    def is_there(self) -> bool:
        """Whether it exists, or was never needed."""
        if self._path.is_dir():
            return True
        return self._is_made and not self._pictures.has_rows()

    def gone(self) -> StudioError:
        """The error that says that it is missing."""
        return StudioError(ErrorCode.PICTURES_FOLDER_GONE, folder=str(self._path))
