"""The library's page: boards and filters, the grid, and the details of a picture."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.library_view.dragged_files import DraggedFiles
from sdstudio.app.library_view.known_pictures import KnownPictures
from sdstudio.app.library_view.model_of import NamedModel, model_of
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain.picture_query import PictureQuery, Place, Sort, SortKey
from sdstudio.domain.query_text import query_text
from sdstudio.library import AnyPicture, ForeignPicture, Picture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.captions.caption_notes_controller import CaptionNotesController
from sdstudio.ui.floating import Floating
from sdstudio.ui.leave_full_screen import LeaveFullScreen
from sdstudio.ui.library.arranging import Arranging
from sdstudio.ui.library.cell_names import CellNames
from sdstudio.ui.library.content_controller import ContentController
from sdstudio.ui.library.describing_controller import DescribingController
from sdstudio.ui.library.details_panel import DetailsPanel
from sdstudio.ui.library.empty_reasons import EmptyReasons
from sdstudio.ui.library.empty_state import EmptyState
from sdstudio.ui.library.folder_controller import FolderController
from sdstudio.ui.library.grid_pictures import GridPictures
from sdstudio.ui.library.grid_view import GridView
from sdstudio.ui.library.looking_controller import LookingController
from sdstudio.ui.library.marking_controller import MarkingController
from sdstudio.ui.library.page_actions import PageActions
from sdstudio.ui.library.page_memory import PageMemory
from sdstudio.ui.library.page_menus import PageMenus
from sdstudio.ui.library.places import (
    ALL_PICTURES,
    LibraryPlace,
    query_in,
    split,
)
from sdstudio.ui.library.query_completer import QueryCompleter
from sdstudio.ui.library.query_offers import QueryOffers
from sdstudio.ui.library.saved_search_controller import SavedSearchController
from sdstudio.ui.library.search_bar import SearchBar
from sdstudio.ui.library.side_controller import SideController
from sdstudio.ui.library.side_panel import SidePanel
from sdstudio.ui.library.stacking import Stacking
from sdstudio.ui.library.trash_controller import TrashController
from sdstudio.ui.notice_bar import DoneBar, NoticeBar
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.undo_stack import UndoStack

_SIZES_PX: Final = [220, 780, 280]
_LEAST_WIDTH_PX: Final = 320
_BARS_PX: Final = 560
#: If what is looked for isn't found by then, all else is shown before it.
_PATIENCE_MS: Final = 100


class LibraryPage(Retranslates, QWidget):
    """A ``PictureSource``: the actions work on what is current and selected in the grid.

    Args:
        store: where sizes are kept.

    Signals:
        target_changed(): another picture is current, others are selected, or one was read.
        create_asked(): the artist wants to make pictures.
        open_asked(Picture): the artist wants to see it in Create.
        paint_asked(AnyPicture): the artist wants to paint on it.
        delete_asked(ids): these pictures are to go to the trash.
        trouble(StudioError): the library couldn't be read or written.
    """

    target_changed = Signal()
    create_asked = Signal()
    open_asked = Signal(object)
    paint_asked = Signal(object)
    delete_asked = Signal(object)
    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        undo: UndoStack,
        store: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        # Most parts are made where they stay: with a style sheet, Qt restyles a widget and all that
        # is in it whenever its parent changes.
        super().__init__(parent)
        self._studio = studio
        self._actions = actions
        self._undo = undo
        self._store = store
        self._operations = Operations(self, self.trouble.emit)
        self.results = studio.results
        self.organiser = studio.organiser
        self.known = KnownPictures(studio.library, self)
        self.place = ALL_PICTURES
        self.stacking = Stacking()
        #: Where to go once it is found.
        self._awaited: Sequence[int] = ()
        self.is_seen = True
        self._is_complete = False
        self._is_showing = False
        # Whoever makes it shows it at the end, with the size that stays.
        self.hide()

    def make_parts(self) -> Iterator[None]:
        """Make the widgets, in steps; none of them shows anything yet."""
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.side = SidePanel(self.organiser, self._actions, self.splitter)
        yield
        self._middle = QWidget(self.splitter)
        self.bar = SearchBar(self._actions, self._middle)
        yield
        self._shown = QWidget(self._middle)
        pictures = GridPictures(
            self.results,
            self._studio.thumbnails,
            self.known,
            self.stacking,
            self._dragged_files(),
            self._studio.privacy,
        )
        self.grid = GridView(pictures, self._shown)
        yield
        self.empty = EmptyState(self._shown)
        self.notices = NoticeBar()
        self.done = DoneBar()
        yield
        # Without a parent: the keys go to what is added later last.
        self.details = DetailsPanel(self._actions, self._model_of, self._studio.privacy)
        yield

    def complete(self) -> Iterator[None]:
        """Connect the parts, in steps, and show what was found and how the page was left."""
        studio, actions, undo, store = self._studio, self._actions, self._undo, self._store
        offers = QueryOffers(self.organiser, self.results, self)
        self.completing = QueryCompleter(self.bar.field, offers, self)
        self.arranging = Arranging(self.results, self.stacking, actions, store, self)
        self._reasons = EmptyReasons(self, self.empty)
        self.details.settings.models_asked.connect(actions[ActionId.MODELS].trigger)
        self.marking = MarkingController(
            self.organiser, actions, undo, self._marked_ids, self.done, self
        )
        self.captions = CaptionNotesController(
            studio, actions, undo, self._marked_ids, self.done, self
        )
        self.folders = FolderController(studio, actions, undo, self.side.folders, self.done, self)
        self.trash = TrashController(studio, actions, undo, self, self)
        self.content = ContentController(studio, actions, self)
        yield
        self.looking = LookingController(studio, actions, store, self)
        self.saved_searches = SavedSearchController(actions, self)
        self._describing = DescribingController(studio, actions, self)
        self._siding = SideController(studio, actions, self)
        self._enabling = PageActions(actions, self)
        self._menus = PageMenus(actions, self.grid, self.bar, self)
        self.names = CellNames(self.grid, self.known, actions, store, self)
        self._memory = PageMemory(self, store)
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)
        self._resting = QTimer(self, singleShot=True)
        self._resting.timeout.connect(self._show_rest)
        yield
        self._lay_out()
        yield
        self._connect()
        self._memory.restore()
        self._is_complete = True
        self.retranslate()
        yield
        self.organiser.refresh()
        self._ask()
        self._show_found()

    # The target of actions.

    @property
    def picture(self) -> Picture | None:
        """The current picture, if it was read and this program made it."""
        current = self.grid.current_id
        return None if current is None else self.known.own(current)

    @property
    def foreign(self) -> ForeignPicture | None:
        """The current picture, if it was read and another program made it."""
        shown = self.any_picture
        return shown if isinstance(shown, ForeignPicture) else None

    @property
    def any_picture(self) -> AnyPicture | None:
        """The current picture, if it was read."""
        if self.looking.is_looking:
            return self.looking.picture
        current = self.grid.current_id
        return None if current is None else self.known.get(current)

    @property
    def ids(self) -> Sequence[int]:
        """The selected pictures, or the current one."""
        if not self.looking.is_looking and self.grid.selected_count:
            return self.grid.selected_ids()
        current = self.current_id
        return [] if current is None else [current]

    @property
    def has_target(self) -> bool:
        """Whether there are any ``ids``."""
        return self.has_current or self.grid.selected_count > 0

    @property
    def pictures(self) -> list[AnyPicture]:
        """Those of ``ids`` that were read."""
        known = (self.known.get(one) for one in self.ids)
        return [picture for picture in known if picture is not None]

    @property
    def file(self) -> Path | None:
        """The file of the current picture."""
        shown = self.any_picture
        return None if shown is None else shown.path

    @property
    def can_delete(self) -> bool:
        """Whether something is selected that isn't in the trash already."""
        return self.has_current and not self.is_trash

    @property
    def is_trash(self) -> bool:
        """Whether the trash is shown."""
        return self.query.place is Place.TRASH

    @property
    def current_id(self) -> int | None:
        """The current picture, read or not."""
        looking = self.looking
        return looking.current_id if looking.is_looking else self.grid.current_id

    @property
    def has_current(self) -> bool:
        """Whether there is a current picture."""
        return self.current_id is not None

    @property
    def is_about_to_change(self) -> bool:
        """Whether the pictures of what was just typed are awaited; what is said of them follows."""
        return self._resting.isActive()

    def _model_of(self, picture: AnyPicture) -> NamedModel | None:
        return model_of(self._studio.registry, picture)

    def _marked_ids(self) -> Sequence[int]:
        return [] if self.is_trash else self.ids

    async def read(self) -> Sequence[AnyPicture]:
        """All of ``ids`` that this program made."""
        return await self.known.read(self.ids)

    def _dragged_files(self) -> DraggedFiles:
        studio = self._studio
        return DraggedFiles(
            self.known.read,
            studio.pictures.shared_files,
            studio.background,
            self.trouble.emit,
            self,
        )

    # What is looked for.

    @property
    def query(self) -> PictureQuery:
        """What is looked for, and where."""
        return query_in(self.place, self.bar.query, self.bar.sort)

    def go_to(self, place: LibraryPlace) -> None:
        """Show the pictures of a place."""
        self._memory.change_place(self.place, place)
        self.place = place
        self._asking.start()

    def show_pictures(self, ids: Sequence[int]) -> None:
        """Select these and go to the first of them, among all pictures if need be."""
        if self.query.place is Place.TRASH or any(self.grid.row_of(one) < 0 for one in ids):
            self.look_for(PictureQuery(sort=self.bar.sort))
        self.grid.setFocus()
        self._awaited = tuple(ids)
        self._show_found()

    def look_for(self, query: PictureQuery) -> None:
        """Show what ``query`` finds, in its place."""
        self.place, typed = split(query)
        self.bar.set_sort(query.sort)
        if self.bar.sort == query.sort:
            # Typed as well, it would count more than what is chosen later.
            typed = replace(typed, sort=Sort())
        self.bar.set_query(typed)
        self._asking.start()

    def set_seen(self, *, is_seen: bool) -> None:
        """Say whether this page is in view: its actions work on what can be seen."""
        self.is_seen = is_seen
        if not is_seen:
            self.looking.leave()
        self._enabling.enable()

    def focus_search(self) -> None:
        """Have the artist type what to look for."""
        self.bar.field.setFocus()
        self.bar.field.selectAll()

    def keep(self) -> None:
        """Remember for the next start how the page is."""
        self._memory.keep()

    def retranslate(self) -> None:
        if not self._is_complete:
            return  # it does so at the end
        self.setAccessibleName(self.tr("Library"))
        # The headings are dates.
        self._arrange()
        self._show_empty()

    # Construction.

    def _lay_out(self) -> None:
        middle = self._middle
        self._stack = QStackedLayout(self._shown)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.empty)
        self.leave_full_screen = LeaveFullScreen(self._shown)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStrut(_LEAST_WIDTH_PX)
        column.addWidget(self.bar)
        column.addWidget(self._shown, 1)
        below = QVBoxLayout()
        below.setContentsMargins(GRID_PX, 0, GRID_PX, 0)
        below.addWidget(self.trash.bar)
        below.addWidget(self.content.bar)
        column.addLayout(below)
        # Over the pictures: nothing moves when they come and go.
        self._bars = QWidget(self._shown)
        bars = QVBoxLayout(self._bars)
        bars.setContentsMargins(0, 0, 0, 0)
        bars.setSpacing(GRID_PX)
        for bar in (
            self.folders.bar,
            self.marking.bar,
            self.captions.bar,
            self.done,
            self.notices,
        ):
            bars.addWidget(bar)
        Floating(self._bars, self._shown, Qt.AlignmentFlag.AlignHCenter, _BARS_PX)
        self._bars.show()
        self.splitter.setHandleWidth(5)
        self.splitter.setChildrenCollapsible(False)
        for part in (self.side, middle, self.details):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes(_SIZES_PX)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)
        self.setFocusProxy(self.grid)
        # Keys go from left to right, as one reads.
        QWidget.setTabOrder(self.side, self.bar)

    def _connect(self) -> None:
        actions = self._actions
        actions.connect_triggered(
            (ActionId.OPEN_IN_CREATE, lambda: self._open(self._show_in_create)),
            (ActionId.OPEN_ON_CANVAS, lambda: self._open(self.paint_asked.emit)),
            (ActionId.OPEN_STACK, self._toggle_stack),
        )
        bar, grid = self.bar, self.grid
        bar.edited.connect(self._on_edited)
        bar.sort_chosen.connect(self._asking.start)
        bar.size_chosen.connect(grid.set_cell_px)
        bar.left.connect(self.grid.setFocus)
        grid.cell_px_changed.connect(bar.size_slider.setValue)
        grid.current_changed.connect(self._on_current)
        grid.selection_changed.connect(self._on_current)
        grid.activated.connect(lambda _id: actions[ActionId.OPEN_IN_CREATE].trigger())
        grid.paint_asked.connect(lambda _id: actions[ActionId.OPEN_ON_CANVAS].trigger())
        grid.look_asked.connect(lambda _id: self.looking.look())
        grid.context_menu_asked.connect(self._open_menu)
        grid.stack_toggled.connect(lambda one: self.arranging.toggle_stack(grid, one))
        self.arranging.changed.connect(self._show_found)
        self.arranging.date_asked.connect(self._go_to_picture)
        self.arranging.found_no_dates.connect(self._tell_no_dates)
        grid.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.folders.shown_asked.connect(self.show_pictures)
        self.looking.changed.connect(self._on_current)
        self.looking.menu_asked.connect(self._open_menu)
        self._describing.described.connect(self._on_described)
        for part in (
            self.marking,
            self.captions,
            self.trash,
            self.folders,
            self.looking,
            self._describing,
            self.organiser,
            self.known,
        ):
            part.trouble.connect(self.trouble)
        self._studio.folders.changed.connect(self._on_folders)
        results = self.results
        results.replaced.connect(self._show_found)
        results.facts_changed.connect(self._on_facts_changed)
        results.facets_changed.connect(self._show_facets)
        self._studio.thumbnails.ready.connect(self._on_thumbnail)
        self._studio.privacy.changed.connect(self._on_privacy)
        pictures = self._studio.pictures
        pictures.progressed.connect(self.marking.bar.show_state)
        pictures.progress_ended.connect(self.marking.bar.hide)
        for signal in (pictures.deleted, pictures.restored):
            signal.connect(self.known.forget)
        pictures.restored.connect(self._on_restored)

    # Reacting to what was found.

    def _ask(self) -> None:
        self._look_up()
        self._show_rest()

    def _on_edited(self) -> None:
        # At once, so that it is looked for while the field is painted.
        self._look_up()
        self._resting.start(_PATIENCE_MS)

    def _look_up(self) -> None:
        query = self.query
        self.arranging.use_sort(is_by_date=query.sort.key is SortKey.DATE)
        self.results.set_query(query_text(query))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_complete:
            # What was found before had no place yet.
            self._memory.return_to_place()

    def _arrange(self) -> None:
        self.arranging.arrange()
        self.grid.set_ids(self.stacking.ids, self.stacking.sections)

    def _show_found(self) -> None:
        """Show the pictures that were found, and only then all that is said of them."""
        self.looking.follow_found()
        self._is_showing = True
        try:
            self._arrange()
            self._show_empty()
            self._memory.return_to_place()
            if self.grid.current_id is None and len(self.grid.ids):
                self.grid.set_current(self.grid.id_at(0))
            if any(self.grid.row_of(one) >= 0 for one in self._awaited):
                self.grid.select(self._awaited)
                self._awaited = ()
        finally:
            self._is_showing = False
        self.grid.viewport().repaint()
        self._show_rest()

    def _show_rest(self) -> None:
        """Show all that depends on what is looked for, or on what was found, but the pictures."""
        self._resting.stop()
        self.bar.show_chips()
        self._siding.light()
        self.names.read()
        self._show_count()
        self._enabling.enable()
        self._describing.begin()

    def _on_restored(self, ids: Sequence[int]) -> None:
        """Go to the pictures that came back."""
        if ids and self.is_seen and not self.is_trash:
            self._awaited = tuple(ids)
            # They may be there already.
            self._show_found()

    def _go_to_picture(self, picture_id: int) -> None:
        """Go to a picture in the order of time."""
        self.grid.setFocus()
        if self.query.sort.key is not SortKey.DATE:
            self.bar.set_sort(Sort())
            self._asking.start()
        if self.grid.row_of(picture_id) < 0:
            self._awaited = (picture_id,)
        self.grid.set_current(picture_id)

    def _tell_no_dates(self) -> None:
        self.done.tell_only(
            lambda: self.tr("No pictures are shown, so there is no date to jump to.")
        )

    def _show_count(self) -> None:
        self.bar.show_count(len(self.results.ids), self.grid.selected_count)

    def _show_facets(self) -> None:
        self._siding.show_facets()
        self._enabling.enable()
        self._show_empty()

    def _show_empty(self) -> None:
        is_empty = not len(self.results.ids) and self.results.shown_query is not None
        self._stack.setCurrentWidget(self.empty if is_empty else self.grid)
        if is_empty:
            self._reasons.tell()

    def _on_facts_changed(self, ids: Sequence[int]) -> None:
        self.known.refresh(ids)
        self.grid.refresh(ids)
        self.looking.show_marks()

    def _on_scrolled(self) -> None:
        current = self.grid.current_id
        wanted = {*self.grid.visible_ids(), *(() if current is None else (current,))}
        self._studio.thumbnails.keep_only(wanted)

    def _on_thumbnail(self, picture_id: int) -> None:
        self.grid.refresh([picture_id])
        if picture_id == self.grid.current_id:
            self._describing.show_thumbnail()

    def _on_folders(self) -> None:
        if (current := self.grid.current_id) is not None:
            self.known.refresh([current])

    # Details.

    def _on_current(self) -> None:
        if self._is_showing:
            return  # the rest follows
        self._enabling.enable()
        self._describing.begin()

    def _on_described(self) -> None:
        self._show_count()
        self._enabling.enable()
        self.target_changed.emit()

    # Reacting to the artist.

    def _open(self, show: Callable[[AnyPicture], object]) -> None:
        current = self.current_id
        if current is not None and not self.is_trash:
            self._operations.start(self._open_picture(current, show), replacing="open")

    async def _open_picture(self, picture_id: int, show: Callable[[AnyPicture], object]) -> None:
        # It may have been chosen a moment ago.
        for picture in await self.known.read([picture_id]):
            show(picture)

    def _show_in_create(self, picture: AnyPicture) -> None:
        if isinstance(picture, Picture):
            self.open_asked.emit(picture)
        else:
            self.looking.look()  # there is nothing of it that Create could continue

    def _on_privacy(self) -> None:
        self.grid.refresh_all()
        self._describing.show_thumbnail()

    def _toggle_stack(self) -> None:
        if (current := self.grid.current_id) is not None:
            self.arranging.toggle_stack(self.grid, current)

    def _open_menu(self, picture_id: int, where: QPoint) -> None:
        in_trash = self.is_trash
        if picture_id < 0:
            self._menus.open_beside(where, in_trash=in_trash)
        else:
            is_looking = self.looking.is_looking
            self._menus.open_for_picture(where, in_trash=in_trash, is_looking=is_looking)
