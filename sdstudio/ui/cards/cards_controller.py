"""CardsController: what the controllers of styles and presets share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from sdstudio.app.operations import Operations
from sdstudio.app.small_pictures import SmallPictures
from sdstudio.app.studio import Studio
from sdstudio.disk import SystemDisk, read_regular, write_over
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.ui.cards.change_items import ChangeItems, ItemStore
from sdstudio.ui.notice_bar import DoneBar, Say
from sdstudio.ui.only_one import come_forward, open_one
from sdstudio.ui.undo_stack import UndoStack

if TYPE_CHECKING:
    from sdstudio.app.kept_items import ItemChange
    from sdstudio.ui.cards.cards_dialog import CardsDialog

ItemT = TypeVar("ItemT")
ReadT = TypeVar("ReadT")


class CardStore(ItemStore[ItemT], Protocol[ItemT]):
    """Keeps the items and their thumbnails."""

    @property
    def pictures(self) -> SmallPictures:
        """The thumbnails."""
        ...

    def take_damage(self) -> StudioError | None:
        """That the items were damaged, the first time this is asked."""
        ...


class CardEditor(Protocol):
    """Shows the thumbnail of the item that is edited."""

    def show_thumbnail(self, name: str, file: Path) -> None:
        """Show a thumbnail that was made; ``name`` is that of its file."""
        ...


class CardsController(QObject, Generic[ItemT]):
    """Has items changed, read and written, and says so where the artist is; undo takes it back.

    Args:
        store: keeps the items.
        lane: in which files are read and written in the background.
        done: says in Create what was done.
        window: dialogs belong to it.

    Signals:
        trouble(StudioError): what went wrong while no dialog is there to say it.

    Thread: GUI.
    """

    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        store: CardStore[ItemT],
        lane: str,
        undo: UndoStack,
        done: DoneBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._store = store
        self._lane = lane
        self._undo = undo
        self._done = done
        self._window = window
        self._operations = Operations(self, self._on_trouble)
        #: Where the artist is while it is open: it says what was done, and what went wrong.
        self._dialog: CardsDialog | None = None

    @property
    def undo(self) -> UndoStack:
        """The steps of the window."""
        return self._undo

    def set_thumbnail(self, editor: CardEditor, file: Path) -> None:
        """Show ``file`` as the thumbnail of what is being edited, once it is read."""
        self._operations.start(self._set_thumbnail(editor, file), replacing="thumbnail")

    # Where the artist is.

    def _show(self, kind: type[CardsDialog], make: Callable[[], CardsDialog]) -> None:
        """Show the dialog, which may stay open while the artist works."""
        if open_one(kind, self._window) is None:
            self._dialog = dialog = make()
            dialog.finished.connect(self._on_closed)
            come_forward(dialog)
        if (damage := self._store.take_damage()) is not None:
            self._on_trouble(damage)

    def _select(self, uid: str) -> None:
        if self._dialog is not None:
            self._dialog.select(uid)

    @property
    def _bar(self) -> DoneBar:
        return self._done if self._dialog is None else self._dialog.done_bar

    @property
    def _parent(self) -> QWidget:
        return self._window if self._dialog is None else self._dialog

    def _on_trouble(self, error: StudioError) -> None:
        if self._dialog is None:
            self.trouble.emit(error)
        else:
            self._dialog.tell(error)

    def _on_closed(self) -> None:
        self._dialog = None

    # Changing.

    def _change(
        self, change: Callable[[], ItemChange[ItemT]], text: str, say: Say | None = None
    ) -> bool:
        """Make a change as a step of the window; ``False`` if it was refused, which is told."""
        try:
            undo = change()
        except StudioError as error:
            self._on_trouble(error)
            return False
        self._push(undo, text, say)
        return True

    def _push(self, undo: ItemChange[ItemT], text: str, say: Say | None) -> None:
        command = ChangeItems(self._store, undo, text, self._on_trouble)
        if say is None:
            self._undo.push(command)
        else:
            self._bar.push_undoable(self._undo, command, say)

    async def _set_thumbnail(self, editor: CardEditor, file: Path) -> None:
        name = await self._kept_picture(file)
        if isValid(editor) and name:
            editor.show_thumbnail(name, self._store.pictures.path(name))
        elif isValid(editor):
            raise StudioError(ErrorCode.INPUT_UNREADABLE, file=file.name)

    async def _kept_picture(self, file: Path) -> str:
        """The name of the thumbnail made of ``file``; empty if it can't be read."""

        def keep() -> str:
            try:
                return self._store.pictures.keep_file(read_regular(file))
            except OSError:
                return ""

        return await self._studio.background.do(self._lane, keep, must_finish=True)

    # Files.

    async def _read(self, read: Callable[[], ReadT], say: Say) -> ReadT:
        """What ``read`` gives; ``say`` is told meanwhile."""
        self._bar.tell_only(say)
        try:
            return await self._studio.background.do(self._lane, read)
        except StudioError:
            self._bar.withdraw()
            raise

    async def _write(self, target: Path, written: Callable[[], bytes], say: Say) -> None:
        """Write what ``written`` gives to ``target``, then tell ``say``."""

        def write() -> None:
            write_over(SystemDisk(), target, written())

        await self._studio.background.do(self._lane, write, must_finish=True)
        self._bar.tell_only(say)
