"""Pictures over the library's page: in the viewer, side by side, and one by one for culling."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, QSettings, Qt, Signal
from PySide6.QtWidgets import QDialog

from sdstudio.app.library_view.find_pictures import find_in
from sdstudio.app.library_view.viewed_pictures import ViewedPictures
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain.annotations import ColourLabel, Flag
from sdstudio.library import AnyPicture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.library.compare.compare_view import CompareView
from sdstudio.ui.library.culling import Culling, Decision
from sdstudio.ui.library.marking_controller import KEY_MARKS
from sdstudio.ui.library.marks_text import marks_text
from sdstudio.ui.library.viewer.viewer import Viewer
from sdstudio.ui.open_viewer import open_comparison, open_viewer

if TYPE_CHECKING:
    from sdstudio.ui.library.page import LibraryPage

_GOES_ON: Final = "library/cull_goes_on"
#: Fewer selected pictures are not worth a mode.
_CULLED_MIN: Final = 2
#: Of the keys that mark, those that also work where one picture is looked at.
_KEYS: Final = (
    *KEY_MARKS,
    ActionId.EDIT_TAGS,
    ActionId.UNDO,
    ActionId.REDO,
)


class LookingController(QObject):
    """Opens them, and knows which picture the actions work on meanwhile.

    Args:
        store: where the choices made while culling are kept.

    Signals:
        changed(): another picture is looked at, or none any more.
        menu_asked(int, QPoint): for a picture, at a place of the screen.
        trouble(StudioError): the library couldn't be read.
    """

    changed = Signal()
    menu_asked = Signal(object, object)
    trouble = Signal(object)

    def __init__(
        self, studio: Studio, actions: Actions, store: QSettings, page: "LibraryPage"
    ) -> None:
        super().__init__(page)
        self._studio = studio
        self._actions = actions
        self._store = store
        self._page = page
        self._operations = Operations(self, self.trouble.emit)
        self._view: Viewer | CompareView | None = None
        self._viewed: ViewedPictures | None = None
        #: All that the comparison was opened with, and which of them are in the trash since.
        self._compared: Sequence[AnyPicture] = ()
        self._gone: set[int] = set()
        studio.pictures.deleted.connect(self.leave_out)
        studio.pictures.restored.connect(self._on_restored)
        actions[ActionId.LOOK].triggered.connect(lambda: self.look())
        actions[ActionId.CULL].triggered.connect(lambda: self._cull())
        actions[ActionId.COMPARE_PICTURES].triggered.connect(lambda: self._compare())

    @property
    def is_looking(self) -> bool:
        """Whether the actions work on what is shown over the page."""
        return self._view is not None

    @property
    def current_id(self) -> int | None:
        """The picture that is looked at."""
        return None if self._view is None else self._view.current_id

    @property
    def picture(self) -> AnyPicture | None:
        """The picture that is looked at, if it was read."""
        return None if self._view is None else self._view.picture

    @property
    def _keys(self) -> tuple[ActionId, ...]:
        in_trash = self._page.is_trash
        return (*_KEYS, ActionId.DELETE_FOR_GOOD if in_trash else ActionId.DELETE)

    def leave(self) -> None:
        """Return to the page."""
        if self._view is not None:
            self._view.leave_asked.emit()

    def show_marks(self) -> None:
        """Show the marks of the picture as they are now."""
        if self._view is not None:
            self._view.show_marks()

    @property
    def compared_ids(self) -> set[int]:
        """The pictures that the comparison was opened with."""
        return {one.id for one in self._compared}

    def leave_out(self, ids: Iterable[int]) -> None:
        """Compare these no more: they are in the trash, or gone."""
        self._gone.update(ids)
        self._compare_rest()

    def follow_found(self) -> None:
        """Browse what is found now."""
        ids = self._page.results.ids
        if self._viewed is not None and ids is not self._viewed.ids:
            self._viewed.replace(ids)

    def look(self) -> None:
        """Look at the current picture of the grid."""
        page = self._page
        current = page.grid.current_id
        if not page.isVisible() or current is None:
            return
        viewed = ViewedPictures(find_in(self._studio.library), page.results.ids)
        shown = open_viewer(
            self._studio,
            self._actions,
            viewed,
            (current, page.known.get(current)),
            self._on_looked,
            page.window(),
            keys=(*self._keys, ActionId.ADD_TO_BOARD),
        )
        self._viewed = viewed
        shown.viewer.current_changed.connect(self.changed)
        self._begin(shown.viewer)

    def _begin(self, view: Viewer | CompareView) -> None:
        self._view = view
        view.show_marks(self._said_of)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(lambda at: self._ask_menu(view.mapToGlobal(at)))
        self.changed.emit()

    def _ask_menu(self, where: QPoint) -> None:
        current = self.current_id
        self.menu_asked.emit(-1 if current is None else current, where)

    def _end(self) -> None:
        self._view = self._viewed = None
        self.changed.emit()

    def _on_looked(self, viewer: Viewer) -> None:
        self._end()
        if viewer.current_id is not None:
            self._page.grid.set_current(viewer.current_id)
        self._page.grid.setFocus()

    def _marks_of(self, picture_id: int) -> Decision:
        facts = self._page.results.facts(picture_id)
        if facts is None:
            return Decision()
        return Decision(Flag(facts.flag), facts.rating, ColourLabel(facts.label))

    def _said_of(self, picture_id: int) -> str:
        marks = self._marks_of(picture_id)
        return marks_text(marks.rating or 0, marks.flag or 0, marks.label or 0)

    def _cull(self) -> None:
        """Cull what is selected, or everything from the current picture on."""
        page = self._page
        if not page.has_current or page.is_trash:
            return
        ids = list(page.ids)
        if moves := len(ids) < _CULLED_MIN:
            ids = page.grid.ids[page.grid.selection.current :].tolist()
        self._operations.start(self._open_culling(ids, moves=moves), replacing="cull")

    async def _open_culling(self, ids: Sequence[int], *, moves: bool) -> None:
        page = self._page
        if await page.known.read(ids[:1]):
            background, read = self._studio.background, page.known.read
            culling = Culling(
                ids,
                read,
                background,
                self._keep_decisions,
                self._marks_of,
                self._studio.privacy,
                page.window(),
            )
            culling.goes_on.setChecked(self._store.value(_GOES_ON, True, bool) is True)
            culling.goes_on.toggled.connect(lambda on: self._store.setValue(_GOES_ON, on))
            if moves:
                # Where culling ended is where it continues next time.
                culling.finished.connect(lambda: page.grid.set_current(culling.current_id))
            culling.showFullScreen()

    def _keep_decisions(self, decisions: Mapping[int, Decision], deletes: bool) -> None:
        rejects = tuple(id_ for id_, one in decisions.items() if one.flag is Flag.REJECT)
        self._page.marking.keep_decisions(
            decisions, self._studio.pictures, rejects if deletes else ()
        )

    def _compare(self) -> None:
        self._operations.start(self._open_comparison(list(self._page.ids)), replacing="compare")

    async def _open_comparison(self, ids: Sequence[int]) -> None:
        pictures = await self._page.known.read(ids)
        if len(pictures) > 1:
            compared = open_comparison(
                self._studio, self._actions, pictures, self._page.window(), keys=self._keys
            )
            compared.current_changed.connect(self.changed)
            self._compared, self._gone = compared.pictures, set()
            dialog = compared.window()
            assert isinstance(dialog, QDialog)
            dialog.finished.connect(self._end)
            self._begin(compared)

    def _on_restored(self, ids: Sequence[int]) -> None:
        self._gone.difference_update(ids)
        self._compare_rest()

    def _compare_rest(self) -> None:
        """Compare those that aren't in the trash, if they are still several."""
        view = self._view
        if not isinstance(view, CompareView):
            return
        rest = tuple(one for one in self._compared if one.id not in self._gone)
        if len(rest) < 2:
            view.leave_asked.emit()
        elif rest != view.pictures:
            view.show_pictures(rest)
            self.changed.emit()
