"""Stars, flags, colours, tags, boards and notes of the selected pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Signal
from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import QApplication, QWidget

from sdstudio.app.library_view.organiser import Organiser
from sdstudio.app.operations import Operations
from sdstudio.app.picture_list import PictureList
from sdstudio.domain.annotations import (
    RATING_MAX,
    Annotations,
    Board,
    ColourLabel,
    Flag,
    clean_name,
)
from sdstudio.domain.errors import StudioError
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.library.annotation_commands import ChangeAnnotations, ChangeOrganisation
from sdstudio.ui.library.board_popup import BoardPopup
from sdstudio.ui.library.culling import Decision
from sdstudio.ui.library.marking_bar import MarkingBar
from sdstudio.ui.library.places import LibraryPlace, PlaceKind
from sdstudio.ui.library.tag_popup import TagPopup
from sdstudio.ui.notice_bar import DoneBar
from sdstudio.ui.undo_commands import DeletePictures, DoneCommand, DoneTogether
from sdstudio.ui.undo_stack import UndoStack
from sdstudio.ui.wording import counted, number

if TYPE_CHECKING:
    from sdstudio.library import Library, Previous

RATING_OF: Final = {
    ActionId.RATE_0: 0,
    ActionId.RATE_1: 1,
    ActionId.RATE_2: 2,
    ActionId.RATE_3: 3,
    ActionId.RATE_4: 4,
    ActionId.RATE_5: 5,
}
FLAG_OF: Final = {
    ActionId.PICK: Flag.PICK,
    ActionId.REJECT: Flag.REJECT,
    ActionId.UNFLAG: Flag.NONE,
}
LABEL_OF: Final = {
    ActionId.LABEL_NONE: ColourLabel.NONE,
    ActionId.LABEL_RED: ColourLabel.RED,
    ActionId.LABEL_YELLOW: ColourLabel.YELLOW,
    ActionId.LABEL_GREEN: ColourLabel.GREEN,
    ActionId.LABEL_BLUE: ColourLabel.BLUE,
    ActionId.LABEL_PURPLE: ColourLabel.PURPLE,
}
#: What a single key gives.
KEY_MARKS: Final = (*RATING_OF, *FLAG_OF, *LABEL_OF)
#: Work on selected pictures that are not in the trash.
MARKS: Final = (
    *KEY_MARKS,
    ActionId.EDIT_TAGS,
    ActionId.ADD_TO_BOARD,
    ActionId.EDIT_NOTE,
    ActionId.DESCRIBE_NOTES,
)


class MarkingController(QObject):
    """Writes what the artist adds; each change can be undone, and is shown once it is written.

    Args:
        ids: of the selected pictures.
        done: reports what can't be seen otherwise.

    Signals:
        trouble(StudioError): it couldn't be written.
        board_made(Board): so that the artist can name it.
        note_written(int, str), note_refused(int, str): the outcome of :meth:`write_note`.
    """

    trouble = Signal(object)
    board_made = Signal(object)
    note_written = Signal(int, str)
    note_refused = Signal(int, str)

    def __init__(
        self,
        organiser: Organiser,
        actions: Actions,
        undo: UndoStack,
        ids: Callable[[], Sequence[int]],
        done: DoneBar,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._organiser = organiser
        self._undo = undo
        self._ids = ids
        self._done = done
        self._widget = parent
        self._operations = Operations(self, self.trouble.emit)
        #: The id of the board that was added last, and the step.
        self._new_board: tuple[str, QUndoCommand] | None = None
        self.bar = MarkingBar()
        self.bar.stop_asked.connect(organiser.stop)
        organiser.progressed.connect(self.bar.show_state)
        organiser.progress_ended.connect(self.bar.hide)
        for do, rating in RATING_OF.items():
            actions[do].triggered.connect(lambda _=False, rating=rating: self.rate(rating))
        for do, flag in FLAG_OF.items():
            actions[do].triggered.connect(lambda _=False, flag=flag: self.flag(flag))
        for do, label in LABEL_OF.items():
            actions[do].triggered.connect(lambda _=False, label=label: self.label(label))
        actions[ActionId.NEW_BOARD].triggered.connect(lambda: self.new_board())
        actions[ActionId.ADD_TO_BOARD].triggered.connect(lambda: self.open_board_menu())

    def rate(self, rating: int) -> None:
        """Give the selected pictures stars."""
        ids = self._ids()
        text = QCoreApplication.translate("commands", "rating")
        self._mark(ids, lambda library, some: library.annotations.rate(some, rating), text)

    def flag(self, flag: Flag) -> None:
        """Pick or reject the selected pictures, or neither."""
        ids = self._ids()
        text = QCoreApplication.translate("commands", "flag")
        self._mark(ids, lambda library, some: library.annotations.flag(some, flag), text)

    def label(self, label: ColourLabel) -> None:
        """Give the selected pictures a colour."""
        ids = self._ids()
        text = QCoreApplication.translate("commands", "colour label")
        self._mark(ids, lambda library, some: library.annotations.label(some, label), text)

    def keep_decisions(
        self, decisions: Mapping[int, Decision], pictures: PictureList, rejects: Sequence[int]
    ) -> None:
        """Write what was decided while culling, as one step to undo.

        Args:
            rejects: those that go to the trash.
        """
        work = self._keep_decisions(dict(decisions), pictures, tuple(rejects))
        self._operations.start(work, must_finish=True)

    async def _keep_decisions(
        self, decisions: Mapping[int, Decision], pictures: PictureList, rejects: tuple[int, ...]
    ) -> None:
        ids = tuple(decisions)
        # What was rejected goes to the trash afterwards: not one without the other.
        write = partial(_mark_all, decisions)
        previous = (await self._organiser.mark(ids, write, can_stop=False)).previous
        text = QCoreApplication.translate("commands", "cull")
        steps: list[DoneCommand] = []
        if previous.pictures:
            steps.append(ChangeAnnotations(self._organiser, ids, previous, text, self._operations))
        try:
            if rejects:
                await pictures.delete(rejects)
                steps.append(DeletePictures(pictures, rejects, self._operations))
        finally:
            if steps:
                step = DoneTogether(text, steps)
                self._undo.push(step)
        if rejects:
            self._done.tell_undoable(
                self._undo,
                step,
                lambda: counted(
                    self.tr(
                        "Culled %n picture(s). The rejects are in the trash; Undo brings them "
                        "back.",
                        "",
                        len(decisions),
                    ),
                    len(decisions),
                ),
            )

    def add_tags(self, names: Sequence[str]) -> None:
        """Add tags to the selected pictures."""
        ids = self._ids()
        text = QCoreApplication.translate("commands", "add tags")
        self._mark(ids, lambda library, some: library.annotations.add_tags(some, names), text)

    def remove_tag(self, name: str) -> None:
        """Remove a tag from the selected pictures."""
        ids = self._ids()
        text = QCoreApplication.translate("commands", "remove tag")
        self._mark(ids, lambda library, some: library.annotations.remove_tags(some, [name]), text)

    def write_note(self, picture_id: int, note: str) -> None:
        """Write the note of a picture."""
        self._operations.start(self._write_note(picture_id, note), must_finish=True)

    async def _write_note(self, picture_id: int, note: str) -> None:
        text = QCoreApplication.translate("commands", "note")
        try:
            await self._write(
                (picture_id,),
                lambda library: library.annotations.write_note(picture_id, note),
                text,
                None,
            )
        except StudioError:
            self.note_refused.emit(picture_id, note)
            raise
        self.note_written.emit(picture_id, note)

    def add_to_board(self, board: Board, ids: Sequence[int]) -> None:
        """Put pictures on a board."""
        text = QCoreApplication.translate("commands", "add to board")
        self._mark(
            ids,
            lambda library, some: library.boards.add(board.uid, some),
            text,
            lambda: counted(
                self.tr("Added %n picture(s) to “{board}”.", "", len(ids)), len(ids)
            ).format(board=board.name),
        )

    def remove_from_board(self, board: Board) -> None:
        """Remove the selected pictures from a board."""
        ids = self._ids()
        text = QCoreApplication.translate("commands", "remove from board")
        self._mark(
            ids,
            lambda library, some: library.boards.remove(board.uid, some),
            text,
            lambda: counted(
                self.tr("Removed %n picture(s) from “{board}”.", "", len(ids)), len(ids)
            ).format(board=board.name),
        )

    def drop_on(self, place: LibraryPlace, ids: Sequence[int]) -> None:
        """Put pictures on the board that they were dropped on."""
        if ids and place.kind is PlaceKind.BOARD and (board := self.board(place.uid)) is not None:
            self.add_to_board(board, ids)

    def board(self, uid: str) -> Board | None:
        """The board with that uid."""
        return next((one for one in self._organiser.boards if one.uid == uid), None)

    def new_board(self, ids: Sequence[int] = (), name: str = "") -> None:
        """Make a board, with pictures on it; without a name, that is typed afterwards."""
        self._operations.start(self._make_board(tuple(ids), name), must_finish=True)

    async def _make_board(self, ids: Sequence[int], name: str) -> None:
        taken = {one.name for one in self._organiser.boards}
        plain = self.tr("New board")
        names = (plain if at == 1 else f"{plain} {at}" for at in range(1, len(taken) + 2))
        said = name or next(one for one in names if one not in taken)
        board = await self._organiser.change(lambda library: library.boards.create(said))
        text = QCoreApplication.translate("commands", "new board")
        command = ChangeOrganisation(
            self._organiser,
            lambda library: library.boards.delete(board.uid),
            text,
            self._operations,
        )
        self._undo.push(command)
        self._new_board = board.uid, command
        if ids:
            self.add_to_board(board, ids)
        if not name:
            self.board_made.emit(board)

    def end_naming(self, board: Board, is_cancelled: bool) -> None:
        """The artist has named ``board``, or doesn't want to: if it is new and empty, undo it."""
        made, self._new_board = self._new_board, None
        if not is_cancelled or made is None or made[0] != board.uid:
            return
        if self._undo.undoes_next(made[1]):
            self._undo.undo_newest()

    def rename_board(self, board: Board, name: str) -> None:
        """Rename a board."""
        text = QCoreApplication.translate("commands", "rename board")
        self._annotate((), lambda library: library.boards.rename(board.uid, name), text)

    def delete_board(self, board: Board) -> None:
        """Delete a board; its pictures stay."""
        text = QCoreApplication.translate("commands", "delete board")
        self._annotate(
            (),
            lambda library: library.boards.delete(board.uid),
            text,
            lambda: self.tr(
                "Deleted the board “{board}”. Its pictures are still in the library."
            ).format(board=board.name),
        )

    def keep_search(self, name: str, query: str) -> None:
        """Save a search under a name."""
        text = QCoreApplication.translate("commands", "save search")
        self._annotate(
            (),
            lambda library: library.saved_searches.keep(name, query),
            text,
            lambda: self.tr("Saved the search “{name}”.").format(name=clean_name(name)),
        )

    def rename_search(self, uid: str, name: str) -> None:
        """Rename a saved search."""
        text = QCoreApplication.translate("commands", "rename saved search")
        self._annotate((), lambda library: library.saved_searches.rename(uid, name), text)

    def update_search(self, uid: str, name: str, query: str) -> None:
        """Have a saved search look for something else."""
        text = QCoreApplication.translate("commands", "update saved search")
        self._annotate(
            (),
            lambda library: library.saved_searches.update(uid, query),
            text,
            lambda: self.tr("“{name}” now finds what is shown.").format(name=name),
        )

    def forget_search(self, uid: str, name: str) -> None:
        """Delete a saved search."""
        text = QCoreApplication.translate("commands", "delete saved search")
        self._annotate(
            (),
            lambda library: library.saved_searches.forget(uid),
            text,
            lambda: self.tr("Deleted the saved search “{name}”.").format(name=name),
        )

    def open_board_menu(self, at: QPoint | None = None) -> None:
        """Offer the boards to put the selected pictures on."""
        ids = tuple(self._ids())
        if not ids:
            return
        window = QApplication.activeModalWidget() or self._widget
        popup = BoardPopup(self._organiser.boards, window, at)
        popup.chosen.connect(lambda board: self.add_to_board(board, ids))
        popup.new_asked.connect(lambda name: self.new_board(ids, name))
        popup.show()

    def open_tag_popup(self) -> None:
        """Show the tags of the pictures that are looked at, to add and remove some."""
        ids = tuple(self._ids())
        if not ids:
            return
        popup = TagPopup(self._organiser, ids, QApplication.activeModalWidget() or self._widget)
        popup.added.connect(self.add_tags)
        popup.removed.connect(self.remove_tag)
        popup.show()

    def _annotate(
        self,
        ids: Sequence[int],
        write: Callable[[Library], Previous],
        text: str,
        say: Callable[[], str] | None = None,
    ) -> None:
        self._operations.start(self._write(ids, write, text, say), must_finish=True)

    def _mark(
        self,
        ids: Sequence[int],
        write: Callable[[Library, Sequence[int]], Previous],
        text: str,
        say: Callable[[], str] | None = None,
    ) -> None:
        self._operations.start(self._marked(tuple(ids), write, text, say), must_finish=True)

    async def _marked(
        self,
        ids: Sequence[int],
        write: Callable[[Library, Sequence[int]], Previous],
        text: str,
        say: Callable[[], str] | None,
    ) -> None:
        marked = await self._organiser.mark(ids, write)
        if marked.count < len(ids):

            def say_stopped() -> str:
                said = self.tr("Stopped after {done} of {total} pictures.")
                return said.format(done=number(marked.count), total=number(len(ids)))

            say = say_stopped
        self._push(ids[: marked.count], marked.previous, text, say)
        if say is not None and not marked.previous.is_change and marked.count < len(ids):
            self._done.tell_only(say)

    async def _write(
        self,
        ids: Sequence[int],
        write: Callable[[Library], Previous],
        text: str,
        say: Callable[[], str] | None,
    ) -> None:
        self._push(ids, await self._organiser.annotate(ids, write), text, say)

    def _push(
        self,
        ids: Sequence[int],
        previous: Previous,
        text: str,
        say: Callable[[], str] | None,
    ) -> None:
        if not previous.is_change:
            return  # it was like that already
        command = ChangeAnnotations(self._organiser, ids, previous, text, self._operations)
        if say is None:
            self._undo.push(command)
        else:
            self._done.push_undoable(self._undo, command, say)


def _mark_all(
    all_decisions: Mapping[int, Decision], library: Library, picture_ids: Sequence[int]
) -> Previous:
    """Write the decisions on some pictures; returns how those were before the first of them."""
    from sdstudio.library import Previous

    decisions = {id_: all_decisions[id_] for id_ in picture_ids}
    before: dict[int, Annotations] = {}
    fields: set[str] = set()

    def keep(previous: Previous) -> None:
        before.update({id_: was for id_, was in previous.pictures.items() if id_ not in before})
        fields.update(previous.fields)

    for flag in Flag:
        if ids := [id_ for id_, one in decisions.items() if one.flag is flag]:
            keep(library.annotations.flag(ids, flag))
    for rating in range(RATING_MAX + 1):
        if ids := [id_ for id_, one in decisions.items() if one.rating == rating]:
            keep(library.annotations.rate(ids, rating))
    for label in ColourLabel:
        if ids := [id_ for id_, one in decisions.items() if one.label is label]:
            keep(library.annotations.label(ids, label))
    return Previous(before, frozenset(fields))
