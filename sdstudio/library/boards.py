"""The artist's boards, and which pictures are on them."""

import secrets
from collections.abc import Collection
from dataclasses import replace

from sdstudio.domain.annotations import Board, free_name
from sdstudio.library.annotation_store import AnnotationStore, Previous
from sdstudio.library.annotation_table import by_state
from sdstudio.library.board_table import board_record
from sdstudio.library.journal_records import BoardDeleted
from sdstudio.library.journal_sync import JournalSync
from sdstudio.library.journal_tables import JournalTables


class Boards:
    """Reads and changes boards; :meth:`AnnotationStore.restore` undoes a change.

    Every change may raise ``StudioError`` if the disk refuses, and then nothing has changed.
    """

    def __init__(
        self, sync: JournalSync, tables: JournalTables, annotations: AnnotationStore
    ) -> None:
        self._sync = sync
        self._tables = tables
        self._table = tables.boards
        self._annotations = annotations

    def all(self, *, counted: bool = True) -> list[Board]:
        """The boards in their order.

        Args:
            counted: else every count is 0, which takes far less time.
        """
        return self._table.all(counted=counted)

    def create(self, name: str) -> Board:
        """Create a board at the end."""
        uid = secrets.token_hex(16)
        board = Board(uid, self._free_name(name, uid), self._table.last_position() + 1)
        self._keep(board)
        return board

    def rename(self, uid: str, name: str) -> Previous:
        """Rename a board. Raises ``KeyError`` if there is none."""
        board = self._board(uid)
        self._keep(replace(board, name=self._free_name(name, uid)))
        return Previous({}, boards=(board,))

    def delete(self, uid: str) -> Previous:
        """Delete a board, but none of its pictures. Raises ``KeyError`` if there is none."""
        board = self._board(uid)
        with self._sync.writing() as records:
            states = self._tables.pictures.states(self._table.pictures_on(uid))
            records.append(BoardDeleted(uid=uid))
        return Previous(by_state(states), frozenset({"boards"}), boards=(board,))

    def add(self, uid: str, picture_ids: Collection[int]) -> Previous:
        """Add pictures to a board."""
        return self._annotations.change(
            picture_ids, ["boards"], lambda _, was: replace(was, boards=was.boards | {uid})
        )

    def remove(self, uid: str, picture_ids: Collection[int]) -> Previous:
        """Remove pictures from a board."""
        return self._annotations.change(
            picture_ids, ["boards"], lambda _, was: replace(was, boards=was.boards - {uid})
        )

    def _keep(self, board: Board) -> None:
        with self._sync.writing() as records:
            records.append(board_record(board))

    def _free_name(self, name: str, uid: str) -> str:
        """``name``, with a number if another board has it: a search finds boards by their names."""
        return free_name(name, [one.name for one in self._table.all() if one.uid != uid])

    def _board(self, uid: str) -> Board:
        for board in self._table.all():
            if board.uid == uid:
                return board
        raise KeyError(uid)
