"""Pictures whose files have vanished; kept until the artist forgets them."""

import json
from collections.abc import Collection
from dataclasses import dataclass

from sdstudio.library.database import Database
from sdstudio.library.folders import Folders
from sdstudio.library.journal_sync import JournalSync
from sdstudio.library.picture_table import PictureTable
from sdstudio.library.pictures_folder import PicturesFolder


@dataclass(frozen=True, slots=True)
class MissingPicture:
    """A picture whose file isn't where it was.

    Args:
        since: when that was noticed, as it is stored.
    """

    id: int
    name: str
    since: str


class MissingPictures:
    """The missing pictures of the pictures folder. What was added to them stays in the journal."""

    def __init__(
        self,
        database: Database,
        pictures: PictureTable,
        folders: Folders,
        sync: JournalSync,
        pictures_folder: PicturesFolder,
    ) -> None:
        self._database = database
        self._pictures = pictures
        self._folders = folders
        self._sync = sync
        self._pictures_folder = pictures_folder

    def all(self) -> list[MissingPicture]:
        """The pictures whose files have vanished, by name."""
        rows = self._database.execute(
            "SELECT id, name, missing_since FROM picture"
            " WHERE folder_id = 1 AND missing_since IS NOT NULL ORDER BY name, id"
        )
        return [MissingPicture(id_, str(name), str(since)) for id_, name, since in rows]

    def forget(self, picture_ids: Collection[int]) -> int:
        """Forget pictures whose files have vanished, but not what was added to them.

        A file that returns is a picture again, with what was added to it. Meanwhile, nothing is
        saved: give it some of many at a time.

        Returns:
            How many there were; those whose files are back stay.

        Raises:
            StudioError: ``PICTURES_FOLDER_GONE``, or the disk's failure; then nothing has changed.
        """
        if not self._folders.pictures.is_dir():
            raise self._pictures_folder.gone()
        # So that the journal has everything.
        self._sync.catch_up()
        rows = self._database.execute(
            "SELECT id, name FROM picture WHERE id IN (SELECT value FROM json_each(?))"
            " AND folder_id = 1 AND missing_since IS NOT NULL",
            (json.dumps(list(picture_ids)),),
        ).fetchall()
        gone = [int(id_) for id_, name in rows if not self._is_back(str(name))]
        with self._database.transaction():
            self._pictures.forget(gone)
        self._sync.write_missing()
        return len(gone)

    def _is_back(self, name: str) -> bool:
        places = (self._folders.pictures, self._folders.trash)
        return any((place / name).is_file() for place in places)
