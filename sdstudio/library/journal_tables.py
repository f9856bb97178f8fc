"""The tables that can be rebuilt from the journal."""

from collections.abc import Mapping

from sdstudio.library.annotation_table import AnnotationTable, picture_records
from sdstudio.library.board_table import BoardTable, board_record
from sdstudio.library.database import Database
from sdstudio.library.gone_pictures import GonePictures
from sdstudio.library.journal_folders import JournalFolders
from sdstudio.library.journal_records import (
    BoardDeleted,
    BoardKept,
    FolderKept,
    FolderRemoved,
    Judged,
    PictureGone,
    PicturesChanged,
    PictureState,
    Record,
    SearchForgotten,
    SearchKept,
)
from sdstudio.library.journal_state import JournalState
from sdstudio.library.saved_search_table import SavedSearchTable, search_record
from sdstudio.library.verdict_table import VerdictTable

_TABLES = ("annotation", "picture_tag", "tag", "board", "saved_search", "verdict", "parent")


class JournalTables:
    """What the database has of what is in the journal. The caller is responsible for transactions.

    Attributes:
        pictures: what is added to pictures.
        gone: what is known of pictures that are gone.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.pictures = AnnotationTable(database)
        self.boards = BoardTable(database)
        self.searches = SavedSearchTable(database)
        self.verdicts = VerdictTable(database)
        self.folders = JournalFolders(database)
        self.gone = GonePictures(database)

    def has_any(self) -> bool:
        """Whether the artist added anything at all."""
        return bool(self.folders.all()) or any(
            self._database.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()
            for table in _TABLES
            if table != "tag"
        )

    def apply(self, record: Record) -> None:
        """Do what a line says, to anything but pictures that are there."""
        match record:
            case BoardKept():
                self.boards.put(record)
            case BoardDeleted():
                self.boards.delete(record.uid)
            case SearchKept():
                self.searches.put(record)
            case SearchForgotten():
                self.searches.delete(record.uid)
            case Judged():
                self.verdicts.put(record)
            case FolderKept():
                self.folders.put(record)
            case FolderRemoved():
                self.folders.remove(record)
            case PictureGone():
                self.gone.put(record)

    def state(self) -> JournalState:
        """Everything that the database has."""
        state = self.state_of_names()
        for record in picture_records(self.pictures.states().values()):
            state.add(record)
        return state

    def state_of_names(self) -> JournalState:
        """Everything but what was added to pictures that are there."""
        state = JournalState()
        for board in self.boards.all():
            state.add(board_record(board))
        for one in self.searches.all():
            state.add(search_record(one))
        for (one_, other), verdict in self.verdicts.all().items():
            state.add(Judged(one=one_, other=other, verdict=verdict))
        for folder in self.folders.all():
            state.add(folder)
        for gone in self.gone.all():
            state.add(gone)
        return state

    def clear(self) -> None:
        """Remove everything but the folders, which have pictures."""
        for table in _TABLES:
            self._database.execute(f"DELETE FROM {table}")

    def take(self, record: Record) -> None:
        """Do what a line says, also to pictures."""
        if not isinstance(record, PicturesChanged):
            self.apply(record)
            return
        found: dict[int, PictureState] = {}
        for picture in record.pictures:
            rows = self.pictures.named(picture.identity)
            exact = [id_ for id_, name in rows if name == picture.name]
            ids = exact or ([rows[0][0]] if len(rows) == 1 else [])
            found.update((id_, picture) for id_ in ids[:1])
        self.put(found)

    def take_all(self, state: JournalState) -> None:
        """Do what all lines together say, even about files that were renamed."""
        done: set[int] = set()
        for record in state.records():
            if not isinstance(record, PicturesChanged):
                self.apply(record)
                continue
            found: dict[int, PictureState] = {}
            for picture in record.pictures:
                rows = self.pictures.named(picture.identity)
                exact = [id_ for id_, name in rows if name == picture.name]
                free = [
                    id_
                    for id_, name in rows
                    if (picture.identity, name) not in state.pictures and id_ not in done
                ]
                for id_ in (exact or free)[:1]:
                    found[id_] = picture
                    done.add(id_)
            self.put(found)

    def put(self, found: Mapping[int, PictureState]) -> None:
        """Set what is added to pictures, by their ids."""
        states = self.pictures.states(found.keys())
        self.pictures.put([(id_, found[id_], old) for id_, old in states.items()])
