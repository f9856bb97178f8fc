"""The folders of a library and their names."""

from dataclasses import dataclass
from pathlib import Path

TRASH_NAME = ".trash"
LIBRARY_NAME = ".library"
INPUTS_NAME = ".inputs"
CANVASES_NAME = ".canvas"
SHEETS_NAME = "Sheets"


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of a library.

    Args:
        pictures: the visible folder.
        data: for the database and thumbnails.
    """

    pictures: Path
    data: Path

    @property
    def trash(self) -> Path:
        """Deleted pictures, until they are moved to the system's trash."""
        return self.pictures / TRASH_NAME

    @property
    def journal(self) -> Path:
        """What the artist added to the pictures; it moves with them."""
        return self.pictures / LIBRARY_NAME / "journal.jsonl"

    @property
    def backups(self) -> Path:
        """Dated copies of the database."""
        return self.data / "backups"

    @property
    def inputs(self) -> Path:
        """Pictures that jobs start from; kept with the pictures that are made from them."""
        return self.pictures / INPUTS_NAME

    @property
    def canvases(self) -> Path:
        """What was painted on pictures, whether anything was generated from it or not."""
        return self.pictures / CANVASES_NAME

    @property
    def sheets(self) -> Path:
        """Sheets of grids; they aren't pictures of the library."""
        return self.pictures / SHEETS_NAME

    @property
    def thumbnails(self) -> Path:
        """The database of thumbnails; they can be made again."""
        return self.data / "thumbs.sqlite"

    @property
    def vectors(self) -> Path:
        """The database of vectors, next to that of thumbnails; they can be made again."""
        return self.data / "vectors.sqlite"

    @property
    def earlier_thumbnails(self) -> Path:
        """Where earlier versions kept a file for each thumbnail."""
        return self.data / "thumbnails"
