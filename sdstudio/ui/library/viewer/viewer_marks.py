"""Stars, flags, colours, tags and boards in a viewer that was opened outside the library."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from sdstudio.app.library_view.organiser import Organiser
from sdstudio.app.operations import Operations
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.library.marking_controller import KEY_MARKS, MarkingController
from sdstudio.ui.library.marks_text import marks_text
from sdstudio.ui.library.viewer.viewer import Viewer
from sdstudio.ui.menus import FLAGS, LABELS, STARS, Member, fill
from sdstudio.ui.notice_bar import DoneBar
from sdstudio.ui.stage.full_screen import FullScreenView
from sdstudio.ui.undo_stack import UndoStack

_KEYS: Final = (*KEY_MARKS, ActionId.EDIT_TAGS, ActionId.ADD_TO_BOARD)
_MENU: Final[tuple[Member, ...]] = (
    STARS,
    FLAGS,
    LABELS,
    ActionId.EDIT_TAGS,
    ActionId.ADD_TO_BOARD,
)


class ViewerMarks(QObject):
    """Has actions of its own: those of the window work on what the library's page shows.

    It stays when a viewer is left, since its changes may be undone later.

    Signals:
        trouble(StudioError): it couldn't be written.

    Args:
        done: says what can't be seen otherwise.
    """

    trouble = Signal(object)

    def __init__(
        self, organiser: Organiser, undo: UndoStack, done: DoneBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._organiser = organiser
        self._actions = Actions(self)
        self._viewer: Viewer | None = None
        self._said: dict[int, str] = {}
        self._operations = Operations(self, self.trouble.emit)
        self._marking = MarkingController(organiser, self._actions, undo, self._ids, done, window)
        self._marking.trouble.connect(self.trouble)
        self._actions[ActionId.EDIT_TAGS].triggered.connect(self._marking.open_tag_popup)
        organiser.annotated.connect(self._on_annotated)
        organiser.refresh()

    def attach(self, shown: FullScreenView) -> None:
        """Mark the picture of this viewer until it is left."""
        viewer = self._viewer = shown.viewer
        self._actions.retranslate()
        for do in _KEYS:
            shown.addAction(self._actions[do])
        viewer.current_changed.connect(self._read)
        viewer.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        viewer.customContextMenuRequested.connect(self._open_menu)
        shown.finished.connect(self._detach)
        viewer.show_marks(lambda picture_id: self._said.get(picture_id, ""))
        self._read()

    def _detach(self) -> None:
        self._viewer = None
        self._said.clear()

    def _ids(self) -> Sequence[int]:
        current = None if self._viewer is None else self._viewer.current_id
        return [] if current is None else [current]

    def _on_annotated(self, ids: Sequence[int]) -> None:
        if any(one in ids for one in self._ids()):
            self._read()

    def _read(self) -> None:
        if ids := self._ids():
            self._operations.start(self._show(ids), replacing="read")

    async def _show(self, ids: Sequence[int]) -> None:
        found = await self._organiser.annotations(ids)
        self._said = {
            id_: marks_text(one.rating, one.flag, one.label) for id_, one in found.items()
        }
        if self._viewer is not None:
            self._viewer.show_marks()

    def _open_menu(self, at: QPoint) -> None:
        viewer = self._viewer
        if viewer is not None and self._ids():
            menu = QMenu(viewer)
            menu.aboutToHide.connect(menu.deleteLater)
            fill(menu, _MENU, self._actions)
            menu.popup(viewer.mapToGlobal(at))
