"""The table of boards."""

from sdstudio.domain.annotations import Board, clean_name
from sdstudio.library.annotation_table import shown_pictures
from sdstudio.library.column_values import number_of, text_of
from sdstudio.library.database import Database
from sdstudio.library.journal_records import BoardKept, is_uid


class BoardTable:
    """Reads and writes boards. The caller is responsible for transactions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, *, counted: bool = True) -> list[Board]:
        """The boards in their order.

        Args:
            counted: else every count is 0, which takes far less time.
        """
        count = shown_pictures("board_picture", "board_id = board.id")
        rows = self._database.execute(
            f"SELECT uid, name, position, {count if counted else 0}"
            " FROM board ORDER BY position, board.id"
        )
        return [
            Board(uid, clean_name(text_of(name)), number_of(position), count)
            for uid, name, position, count in rows
            if is_uid(uid)
        ]

    def pictures_on(self, uid: str) -> list[int]:
        """The pictures on a board, shown or not, in the order in which they were added."""
        rows = self._database.execute(
            "SELECT picture_id FROM board_picture JOIN board ON board.id = board_id"
            " WHERE uid = ? ORDER BY added_at, picture_id",
            (uid,),
        )
        return [id_ for (id_,) in rows]

    def last_position(self) -> float:
        """The highest position of a board; 0 if there is none."""
        (last,) = self._database.execute("SELECT max(position) FROM board").fetchone()
        return number_of(last)

    def put(self, record: BoardKept) -> None:
        """Add a board, or give it another name and place."""
        self._database.execute(
            "INSERT INTO board (uid, name, position) VALUES (?, ?, ?)"
            " ON CONFLICT (uid) DO UPDATE SET name = excluded.name,"
            " position = excluded.position",
            (record.uid, clean_name(record.name), record.position),
        )

    def delete(self, uid: str) -> None:
        """Remove a board, but none of its pictures."""
        self._database.execute("DELETE FROM board WHERE uid = ?", (uid,))


def board_record(board: Board) -> BoardKept:
    """The line about a board."""
    return BoardKept(uid=board.uid, name=board.name, position=board.position)
