"""The trash of the library: put pictures back, delete them for good, or empty it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton

from sdstudio.app.library_view.purging import purge
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions, name_of, tip_of
from sdstudio.ui.gone_steps import GoneSteps
from sdstudio.ui.question import ask
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.undo_commands import RestorePictures
from sdstudio.ui.undo_stack import UndoStack
from sdstudio.ui.wording import counted, sentences

if TYPE_CHECKING:
    from sdstudio.library import Library
    from sdstudio.ui.library.page import LibraryPage


_BUTTONS: Final = (ActionId.PUT_BACK, ActionId.DELETE_FOR_GOOD, ActionId.EMPTY_TRASH)


class TrashBar(Retranslates, QFrame):
    """Below the pictures of the trash: its buttons."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._buttons = {do: QPushButton() for do in _BUTTONS}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        for do, button in self._buttons.items():
            button.clicked.connect(actions[do].trigger)
            actions[do].enabledChanged.connect(button.setEnabled)
            button.setEnabled(actions[do].isEnabled())
            row.addWidget(button)
        row.addStretch(1)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        for do, button in self._buttons.items():
            button.setText(name_of(do))
            button.setAccessibleName(button.text())
            button.setToolTip(tip_of(do))


class TrashController(QObject):
    """Signals:
    trouble(StudioError): the disk refused.
    """

    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        undo: UndoStack,
        page: LibraryPage,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._actions = actions
        self._undo = undo
        self._steps = GoneSteps(undo)
        self._page = page
        self._operations = Operations(self, self.trouble.emit)
        self.bar = TrashBar(actions)
        actions[ActionId.PUT_BACK].triggered.connect(self._put_back)
        actions[ActionId.DELETE_FOR_GOOD].triggered.connect(self._ask_to_delete)
        actions[ActionId.EMPTY_TRASH].triggered.connect(self._ask_to_empty)

    def enable(self) -> None:
        """Offer what can be done now."""
        page = self._page
        some = page.is_trash and page.has_target
        for do in (ActionId.PUT_BACK, ActionId.DELETE_FOR_GOOD):
            self._actions[do].setEnabled(some)
        self._actions[ActionId.EMPTY_TRASH].setEnabled(bool(page.results.trash_count))
        self.bar.setVisible(page.is_trash)

    def _put_back(self) -> None:
        ids = tuple(self._page.ids)
        if ids and self._page.is_trash and not self._operations.is_running(f"put back {ids}"):
            self._operations.start(
                self._restore(ids), replacing=f"put back {ids}", must_finish=True
            )

    async def _restore(self, ids: Sequence[int]) -> None:
        await self._studio.pictures.restore(ids)
        command = RestorePictures(self._studio.pictures, ids, self._operations)
        self._page.done.push_undoable(
            self._undo,
            command,
            lambda: counted(self.tr("Put %n picture(s) back.", "", len(ids)), len(ids)),
        )

    def _ask_to_empty(self) -> None:
        count = self._page.results.trash_count
        self._ask_to_purge(
            self.tr("Empty the trash?"),
            self.tr("Empty trash"),
            self.tr("Empty the trash of %n picture(s)?", "", count),
            count,
            lambda library: library.trash.ids(),
        )

    def _ask_to_delete(self) -> None:
        ids = tuple(self._page.ids)
        if ids and self._page.is_trash:
            self._ask_to_purge(
                self.tr("Delete for good?"),
                self.tr("Delete for good"),
                self.tr("Delete %n picture(s) for good?", "", len(ids)),
                len(ids),
                lambda _library: ids,
            )

    def _ask_to_purge(
        self,
        title: str,
        do: str,
        text: str,
        count: int,
        choose: Callable[[Library], Sequence[int]],
    ) -> None:
        ask(
            QApplication.activeModalWidget() or self._page.window(),
            title,
            counted(text, count),
            counted(
                self.tr(
                    "They leave the library, along with their stars, tags and notes, and their "
                    "files go to the system's trash.",
                    "",
                    count,
                ),
                count,
            ),
            do=(do, lambda: self._operations.start(self._purge(choose, count))),
            keep=self.tr("Cancel"),
        )

    async def _purge(self, choose: Callable[[Library], Sequence[int]], wanted: int) -> None:
        library = self._studio.library
        in_use = {one.sha256 for one in self._studio.draft.draft.pictures}
        count = await purge(library, choose, in_use)
        looking = self._page.looking
        known = self._steps.picture_ids | looking.compared_ids

        def still_there(library: Library) -> set[int]:
            return {one.id for one in library.search.feed.records(known)}

        gone = known - await library.do(still_there)
        self._steps.forget(gone)
        looking.leave_out(gone)
        self._page.done.tell_only(lambda: self._said(count, max(0, wanted - count)))

    def _said(self, count: int, kept: int) -> str:
        said = []
        if count:
            said.append(
                counted(self.tr("Moved %n picture(s) to the system's trash.", "", count), count)
            )
        if kept:
            said.append(
                counted(
                    self.tr("The system has no trash for %n picture(s), which stay.", "", kept),
                    kept,
                )
            )
        return sentences(*said)
