"""The library's page: boards and filters, the grid, and the details of a picture."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QUndoStack
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QInputDialog,
    QLineEdit,
    QMenu,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.library_view.dragged_files import DraggedFiles
from sdstudio.app.library_view.known_pictures import KnownPictures
from sdstudio.app.library_view.model_of import has_model_of
from sdstudio.app.library_view.viewed_pictures import ViewedPictures, find_in
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain.annotations import NAME_LENGTH_MAX, ColourLabel, Flag, SavedSearch
from sdstudio.domain.picture_query import Field, PictureQuery, Place, Sort, SortKey
from sdstudio.domain.query_text import parse_query, query_text
from sdstudio.imaging.thumbnail import SIDE_PX
from sdstudio.library import AnyPicture, ForeignPicture, Picture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.floating import Floating
from sdstudio.ui.leave_full_screen import LeaveFullScreen
from sdstudio.ui.library.arranging import Arranging
from sdstudio.ui.library.compare.beside_view import PICTURES_MAX
from sdstudio.ui.library.compare.compare_view import CompareView
from sdstudio.ui.library.culling import Culling, Decision
from sdstudio.ui.library.details_panel import DetailsPanel
from sdstudio.ui.library.empty_state import EmptyState
from sdstudio.ui.library.facet_box import FacetLine
from sdstudio.ui.library.folder_controller import FolderController
from sdstudio.ui.library.grid_pictures import GridPictures
from sdstudio.ui.library.grid_view import GridView
from sdstudio.ui.library.marking_controller import KEY_MARKS, MARKS, MarkingController
from sdstudio.ui.library.marks_text import marks_text
from sdstudio.ui.library.places import (
    ALL_PICTURES,
    LibraryPlace,
    PlaceKind,
    query_in,
    split,
    toggled,
)
from sdstudio.ui.library.query_words import listed, term_name
from sdstudio.ui.library.search_bar import LAYOUT, SearchBar
from sdstudio.ui.library.side_panel import SidePanel
from sdstudio.ui.library.stacking import Stacking
from sdstudio.ui.library.trash_controller import TrashController
from sdstudio.ui.library.viewer.viewer import Viewer
from sdstudio.ui.library_actions import IN_LIBRARY
from sdstudio.ui.menus import BEGIN_WITH, FLAGS, LABELS, STARS, USE, Member, fill
from sdstudio.ui.notice_bar import DoneBar, NoticeBar
from sdstudio.ui.open_viewer import open_comparison, open_viewer
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import counted

_SPLITTER: Final = "library/splitter"
_GOES_ON: Final = "library/cull_goes_on"
_CELL: Final = "library/cell_px"
_QUERY: Final = "library/query"
_CURRENT: Final = "library/current"
_HEIGHT: Final = "library/current_y"
_SIZES_PX: Final = [220, 780, 280]
_LEAST_WIDTH_PX: Final = 320
_BARS_PX: Final = 560
_NAME_FIELD_PX: Final = 360
#: Of more pictures, what was added is only compared for the first ones, and the details say so.
_COMPARED_MAX: Final = 500
#: Fewer selected pictures are not worth a mode.
_CULLED_MIN: Final = 2
#: Of the keys that mark, those that also work where one picture is looked at.
_LOOKING: Final = (
    *KEY_MARKS,
    ActionId.EDIT_TAGS,
    ActionId.DELETE,
    ActionId.UNDO,
    ActionId.REDO,
)
#: These need the page, or open a window over it.
_NOT_LOOKING: Final = (ActionId.LOOK, ActionId.EXPORT)
#: Of the grid's, besides marks.
_IN_GRID: Final = (
    *MARKS,
    ActionId.REMOVE_FROM_BOARD,
    ActionId.OPEN_IN_CREATE,
    ActionId.COMPARE_PICTURES,
    ActionId.OPEN_STACK,
    ActionId.REVEAL,
    ActionId.LOOK,
    ActionId.COPY,
    ActionId.DELETE,
)
_MENU: Final[tuple[Member, ...]] = (
    ActionId.OPEN_IN_CREATE,
    ActionId.LOOK,
    ActionId.COMPARE_PICTURES,
    ActionId.CULL,
    None,
    BEGIN_WITH,
    USE,
    None,
    STARS,
    FLAGS,
    LABELS,
    ActionId.EDIT_TAGS,
    ActionId.EDIT_NOTE,
    ActionId.ADD_TO_BOARD,
    ActionId.REMOVE_FROM_BOARD,
    None,
    ActionId.SAVE_AS,
    ActionId.EXPORT,
    ActionId.COPY,
    ActionId.SHOW_IN_FOLDER,
    ActionId.OPEN_OUTSIDE,
    None,
    ActionId.FAMILY,
    ActionId.FIND_SIMILAR,
    None,
    ActionId.DELETE,
)
_TRASH_MENU: Final = (
    ActionId.PUT_BACK,
    ActionId.LOOK,
    ActionId.SHOW_IN_FOLDER,
    None,
    ActionId.EMPTY_TRASH,
)
#: Beside the pictures.
_EMPTY_MENU: Final = (*LAYOUT, None, ActionId.NEW_BOARD, ActionId.SAVE_SEARCH)
_TRASH_EMPTY_MENU: Final = (*LAYOUT, None, ActionId.EMPTY_TRASH)


class LibraryPage(Retranslates, QWidget):
    """A ``PictureSource``: the actions work on what is current and selected in the grid.

    Args:
        store: where sizes are kept.

    Signals:
        target_changed(): another picture is current, others are selected, or one was read.
        create_asked(): the artist wants to make pictures.
        open_asked(Picture): the artist wants to see it in Create.
        delete_asked(ids): these pictures are to go to the trash.
        trouble(StudioError): the library couldn't be read or written.
    """

    target_changed = Signal()
    create_asked = Signal()
    open_asked = Signal(object)
    delete_asked = Signal(object)
    trouble = Signal(object)

    def __init__(
        self, studio: Studio, actions: Actions, undo: QUndoStack, store: QSettings
    ) -> None:
        super().__init__()
        self._studio = studio
        self._actions = actions
        self._store = store
        self._operations = Operations(self, self.trouble.emit)
        self.results = studio.results
        self.organiser = studio.organiser
        self.known = KnownPictures(studio.library, self)
        self.place = ALL_PICTURES
        self.notices = NoticeBar()
        self.done = DoneBar()
        self.side = SidePanel(self.organiser, actions)
        self.bar = SearchBar(actions)
        self.stacking = Stacking()
        self.grid = GridView(
            GridPictures(
                self.results,
                studio.thumbnails,
                self.known,
                self.stacking,
                self._dragged_files(),
                studio.privacy,
            )
        )
        self.arranging = Arranging(self.results, self.stacking, actions, store, self)
        #: Where to go once it is found.
        self._awaited: Sequence[int] = ()
        #: The current picture of the last session, and its height in the view.
        self._left_at: tuple[int, int] | None = None
        self._is_seen = True
        #: The view that shows pictures over the page; the actions then work on its picture.
        self._looking: Viewer | CompareView | None = None
        self._viewed: ViewedPictures | None = None
        self.empty = EmptyState()
        self.details = DetailsPanel(actions, self._has_model)
        self.details.settings.models_asked.connect(actions[ActionId.MODELS].trigger)
        self.marking = MarkingController(
            self.organiser, actions, undo, self._marked_ids, self.done, self
        )
        self.folders = FolderController(studio, undo, self.side.folders, self.done, self)
        self.trash = TrashController(studio, actions, undo, self, self)
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)
        self._describing = QTimer(self, singleShot=True, interval=0)
        self._describing.timeout.connect(self._describe)
        self._lay_out()
        self._connect()
        self._restore()
        self.retranslate()
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
        shown = self._any_picture
        return shown if isinstance(shown, ForeignPicture) else None

    @property
    def _any_picture(self) -> AnyPicture | None:
        if self._looking is not None:
            return self._looking.picture
        current = self.grid.current_id
        return None if current is None else self.known.get(current)

    @property
    def ids(self) -> Sequence[int]:
        """The selected pictures, or the current one."""
        if self._looking is None and self.grid.selected_count:
            return self.grid.selected_ids()
        current = self._current_id
        return [] if current is None else [current]

    @property
    def has_target(self) -> bool:
        """Whether there are any ``ids``."""
        return self._has_current or self.grid.selected_count > 0

    @property
    def pictures(self) -> list[AnyPicture]:
        """Those of ``ids`` that were read."""
        known = (self.known.get(one) for one in self.ids)
        return [picture for picture in known if picture is not None]

    @property
    def file(self) -> Path | None:
        """The file of the current picture."""
        shown = self._any_picture
        return None if shown is None else shown.path

    @property
    def can_delete(self) -> bool:
        """Whether something is selected that isn't in the trash already."""
        return self._has_current and not self.is_trash

    @property
    def is_trash(self) -> bool:
        """Whether the trash is shown."""
        return self._query.place is Place.TRASH

    @property
    def _current_id(self) -> int | None:
        return self.grid.current_id if self._looking is None else self._looking.current_id

    @property
    def _has_current(self) -> bool:
        return self._current_id is not None

    def _has_model(self, picture: AnyPicture) -> bool | None:
        return has_model_of(self._studio.registry, picture)

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
    def _query(self) -> PictureQuery:
        return query_in(self.place, self.bar.query, self.bar.sort)

    def go_to(self, place: LibraryPlace) -> None:
        """Show the pictures of a place."""
        self.place = place
        self._asking.start()

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
        self._is_seen = is_seen
        if not is_seen and self._looking is not None:
            self._looking.leave_asked.emit()
        self._enable()

    def focus_search(self) -> None:
        """Have the artist type what to look for."""
        self.bar.field.setFocus()
        self.bar.field.selectAll()

    def keep(self) -> None:
        """Remember sizes for the next start."""
        if not (self.side.isHidden() or self.details.isHidden()):
            self._store.setValue(_SPLITTER, self.splitter.saveState())
        self._store.setValue(_CELL, self.grid.cell_px)
        self._store.setValue(_QUERY, query_text(self._query))
        if (current := self.grid.current_id) is not None:
            self._store.setValue(_CURRENT, current)
            self._store.setValue(_HEIGHT, self.grid.cell_rect(self.grid.row_of(current)).top())

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Library"))
        # The headings are dates.
        self._arrange()
        self._show_empty()

    # Construction.

    def _lay_out(self) -> None:
        middle = QWidget()
        self._shown = QWidget()
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
        column.addLayout(below)
        # Over the pictures: nothing moves when they come and go.
        self._bars = QWidget()
        bars = QVBoxLayout(self._bars)
        bars.setContentsMargins(0, 0, 0, 0)
        bars.setSpacing(GRID_PX)
        for bar in (self.folders.bar, self.done, self.notices):
            bars.addWidget(bar)
        Floating(self._bars, self._shown, Qt.AlignmentFlag.AlignHCenter, _BARS_PX)
        self._bars.show()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
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

    def _restore(self) -> None:
        splitter = self._store.value(_SPLITTER)
        if isinstance(splitter, QByteArray):
            self.splitter.restoreState(splitter)
        cell = self._store.value(_CELL, self.grid.cell_px, int)
        self.grid.set_cell_px(int(str(cell)))
        self.bar.size_slider.setValue(self.grid.cell_px)
        self.look_for(parse_query(str(self._store.value(_QUERY, ""))))
        self._left_at = (
            int(str(self._store.value(_CURRENT, -1, int))),
            int(str(self._store.value(_HEIGHT, 0, int))),
        )

    def _return(self) -> None:
        """Go to where the artist was when the program was closed, once it is found."""
        if self._left_at is not None and self.results.shown_query == self._query:
            picture_id, y = self._left_at
            self._left_at = None
            self.grid.return_to(picture_id, y)

    def _connect(self) -> None:
        actions = self._actions
        for do in _IN_GRID:
            self.grid.addAction(actions[do])
        for do, act in (
            (ActionId.SAVE_SEARCH, self._save_search),
            (ActionId.EDIT_TAGS, self._edit_tags),
            (ActionId.EDIT_NOTE, self._edit_note),
            (ActionId.OPEN_IN_CREATE, self._open),
            (ActionId.CULL, self._cull),
            (ActionId.COMPARE_PICTURES, self._compare),
            (ActionId.REMOVE_FROM_BOARD, self._remove_from_board),
            (ActionId.OPEN_STACK, self._toggle_stack),
        ):
            actions[do].triggered.connect(lambda _=False, act=act: act())
        actions[ActionId.LOOK].triggered.connect(self._look)
        side, bar, grid, details = self.side, self.bar, self.grid, self.details
        side.place_chosen.connect(self._choose_place)
        side.search_chosen.connect(self._choose_search)
        side.facet_chosen.connect(self._toggle_facet)
        side.board_renamed.connect(self.marking.rename_board)
        side.board_delete_asked.connect(self.marking.delete_board)
        side.search_delete_asked.connect(
            lambda search: self.marking.forget_search(search.uid, search.name)
        )
        side.pictures_dropped.connect(self._on_dropped)
        bar.edited.connect(self._asking.start)
        bar.sort_chosen.connect(self._asking.start)
        bar.size_chosen.connect(grid.set_cell_px)
        bar.left.connect(self.grid.setFocus)
        grid.cell_px_changed.connect(bar.size_slider.setValue)
        grid.current_changed.connect(self._on_current)
        grid.selection_changed.connect(self._on_current)
        grid.activated.connect(lambda _id: actions[ActionId.OPEN_IN_CREATE].trigger())
        grid.look_asked.connect(self._look)
        grid.context_menu_asked.connect(self._open_menu)
        grid.stack_toggled.connect(lambda one: self.arranging.toggle_stack(grid, one))
        self.arranging.changed.connect(self._show_found)
        self.arranging.date_asked.connect(self._go_to_picture)
        grid.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        details.marks.rated.connect(self.marking.rate)
        details.marks.flagged.connect(self.marking.flag)
        details.marks.labelled.connect(self.marking.label)
        details.tags.added.connect(self.marking.add_tags)
        details.tags.removed.connect(self.marking.remove_tag)
        details.tags.left.connect(self.grid.setFocus)
        details.note.typed.connect(self.marking.write_note)
        self.marking.note_written.connect(details.note.confirm)
        self.marking.note_refused.connect(details.note.refuse)
        details.note.left.connect(self.grid.setFocus)
        self.marking.board_made.connect(self._name_board)
        self.marking.trouble.connect(self.trouble)
        self.trash.trouble.connect(self.trouble)
        self.folders.trouble.connect(self.trouble)
        self.organiser.trouble.connect(self.trouble)
        self.known.trouble.connect(self.trouble)
        self._studio.folders.changed.connect(self._on_folders)
        self.organiser.changed.connect(self._on_organised)
        self.organiser.annotated.connect(self._on_annotated)
        self.known.arrived.connect(self._on_arrived)
        results = self.results
        results.replaced.connect(self._show_found)
        results.facts_changed.connect(self._on_facts_changed)
        results.facets_changed.connect(self._show_facets)
        self._studio.thumbnails.ready.connect(self._on_thumbnail)
        self._studio.privacy.changed.connect(self._on_privacy)
        pictures = self._studio.pictures
        for signal in (pictures.deleted, pictures.restored):
            signal.connect(self.known.forget)
        pictures.restored.connect(self._on_restored)

    # Reacting to what was found.

    def _choose_place(self, place: LibraryPlace) -> None:
        if place != self.place:
            # It is about what is no longer seen; the menu still undoes it.
            self.done.withdraw()
        if place == ALL_PICTURES:
            self.bar.field.clear()
        self.go_to(place)
        # Even if it is shown already: the click has marked it.
        self._light()

    def _light(self) -> None:
        """Mark the place or the saved search whose pictures are shown."""
        query = self._query
        text = query_text(query)
        searches = self.organiser.searches
        kept = next((one.uid for one in searches if query_text(parse_query(one.query)) == text), "")
        place, typed = split(query)
        if kept:
            self.side.show_lit(None, kept)
        else:
            # All pictures are not shown while some are looked for.
            self.side.show_lit(None if place == ALL_PICTURES and typed.terms else place)

    def _ask(self) -> None:
        self._light()
        by_date = self._query.sort.key is SortKey.DATE
        self.arranging.use_sort(is_by_date=by_date)
        self.results.set_query(query_text(self._query))
        self._enable()

    def _arrange(self) -> None:
        self.arranging.arrange()
        self.grid.set_ids(self.stacking.ids, self.stacking.sections)

    def _show_found(self) -> None:
        if self._viewed is not None and self.results.ids is not self._viewed.ids:
            self._viewed.replace(self.results.ids)
        self._arrange()
        self.grid.viewport().update()  # other marks of stacks
        self._show_empty()
        self._show_count()
        self._return()
        if self.grid.current_id is None and len(self.grid.ids):
            self.grid.set_current(self.grid.id_at(0))
        if any(self.grid.row_of(one) >= 0 for one in self._awaited):
            self.grid.select(self._awaited)
            self._awaited = ()
        self._describing.start()

    def _on_restored(self, ids: Sequence[int]) -> None:
        """Go to the pictures that came back."""
        if ids and self._is_seen and not self.is_trash:
            self._awaited = tuple(ids)
            # They may be there already.
            self._show_found()

    def _go_to_picture(self, picture_id: int) -> None:
        """Go to a picture in the order of time."""
        self.grid.setFocus()
        if self._query.sort.key is not SortKey.DATE:
            self.bar.set_sort(Sort())
            self._asking.start()
        if self.grid.row_of(picture_id) < 0:
            self._awaited = (picture_id,)
        self.grid.set_current(picture_id)

    def _show_count(self) -> None:
        self.bar.show_count(len(self.results.ids), self.grid.selected_count)

    def _show_facets(self) -> None:
        facets = [
            (field, [FacetLine(one.text, one.count) for one in values])
            for field, values in self.results.facets.items()
            if field is not Field.BOARD
        ]
        self.side.show_facets(facets, self.bar.query)
        self.side.show_counts(self.results.shown_count, self.results.trash_count)
        self._enable()
        self._show_empty()

    def _show_empty(self) -> None:
        is_empty = not len(self.results.ids) and self.results.shown_query is not None
        self._stack.setCurrentWidget(self.empty if is_empty else self.grid)
        if not is_empty:
            return
        terms = self.bar.query.terms
        if terms:
            self._tell_nothing_found()
        elif self.is_trash:
            self.empty.tell(
                lambda: self.tr("The trash is empty"),
                lambda: self.tr(
                    "Pictures you delete stay here for 30 days before they go to the "
                    "system's trash."
                ),
            )
        elif self.place.kind is PlaceKind.BOARD:
            self.empty.tell(
                lambda: self.tr("No pictures on this board yet"),
                lambda: self.tr("Drag pictures onto its name, or select some and press B."),
                lambda: self.tr("All pictures"),
                lambda: self.go_to(ALL_PICTURES),
            )
        elif self.place.kind is PlaceKind.FOLDER:
            self.empty.tell(
                lambda: self.tr("No pictures in this folder"),
                lambda: self.tr("Pictures that any program saves in it are shown here."),
                lambda: self.tr("All pictures"),
                lambda: self.go_to(ALL_PICTURES),
            )
        else:
            self.empty.tell(
                lambda: self.tr("No pictures yet"),
                lambda: self.tr("Everything you make is kept here, with its prompt and settings."),
                lambda: self.tr("Make your first picture"),
                self.create_asked.emit,
            )

    def _tell_nothing_found(self) -> None:
        drops = self.results.drops
        here = [
            (drop, at)
            for drop in drops
            for at, term in enumerate(self.bar.query.terms)
            if drop.terms == (term,)
        ]
        if here:
            drop, at = here[0]
            name = term_name(drop.terms[0])
            self.empty.tell(
                lambda: self.tr("Nothing found"),
                lambda: counted(
                    self.tr("Without “{term}” there would be %n picture(s).", "", drop.count),
                    drop.count,
                ).format(term=name),
                lambda: self.tr("Search without “{term}”").format(term=name),
                lambda: self.bar.remove_term(at),
            )
        else:
            self.empty.tell(
                lambda: self.tr("Nothing found"),
                lambda: self.tr("No picture matches this search."),
                lambda: self.tr("Clear the search"),
                self.bar.field.clear,
            )

    def _on_facts_changed(self, ids: Sequence[int]) -> None:
        self.known.refresh(ids)
        self.grid.refresh(ids)
        if self._looking is not None:
            self._looking.show_marks()
        self.known.refresh(ids)

    def _on_scrolled(self) -> None:
        current = self.grid.current_id
        wanted = {*self.grid.visible_ids(), *(() if current is None else (current,))}
        self._studio.thumbnails.keep_only(wanted)

    def _on_thumbnail(self, picture_id: int) -> None:
        self.grid.refresh([picture_id])
        if picture_id == self.grid.current_id:
            self._show_thumbnail()

    def _on_organised(self) -> None:
        self.details.offer(self.organiser.boards, self.organiser.tags)
        self._light()
        if self.place.kind is PlaceKind.BOARD and self.marking.board(self.place.uid) is None:
            self.go_to(ALL_PICTURES)

    def _on_folders(self) -> None:
        names = [one.search_name for one in self._studio.folders.folders]
        if self.place.kind is PlaceKind.FOLDER and self.place.uid not in names:
            self.go_to(ALL_PICTURES)
        if (current := self.grid.current_id) is not None:
            self.known.refresh([current])

    def _on_annotated(self, ids: Sequence[int]) -> None:
        self._describing.start()

    # Details.

    def _on_current(self) -> None:
        self._enable()
        self._describing.start()

    def _describe(self) -> None:
        current = self.grid.current_id
        self._show_count()
        if current is None:
            self.details.show_nothing()
        else:
            ids = self.grid.selected_ids(_COMPARED_MAX) or [current]
            self.known.ask([current, *ids])
            self.details.show_current(current, max(1, self.grid.selected_count))
            self.details.show_picture(self._any_picture)
            self._show_thumbnail()
            self._operations.start(self._read_annotations(ids), replacing="annotations")
        self._enable()
        self.target_changed.emit()

    def _show_thumbnail(self) -> None:
        current = self.grid.current_id
        if current is not None:
            image = self._studio.thumbnails.thumbnail(current, SIDE_PX)
            self.details.show_thumbnail(self._studio.privacy.shown(current, image))

    async def _read_annotations(self, ids: Sequence[int]) -> None:
        self.details.show_annotations(await self.organiser.annotations(ids))

    def _on_arrived(self, ids: Sequence[int]) -> None:
        if self.grid.current_id in ids:
            self.details.show_picture(self._any_picture)
            self.target_changed.emit()
            self._enable()

    # Reacting to the artist.

    def _enable(self) -> None:
        for do in IN_LIBRARY:
            self._actions[do].setEnabled(self._is_seen)
        if not self._is_seen:
            return
        some = self._has_current
        marks = some and not self.is_trash
        stacked = self._actions[ActionId.STACK_TRIES].isChecked()
        self._actions[ActionId.OPEN_STACK].setEnabled(some and stacked)
        for do in MARKS:
            self._actions[do].setEnabled(marks)
        self._actions[ActionId.REMOVE_FROM_BOARD].setEnabled(
            marks and self.place.kind is PlaceKind.BOARD
        )
        self._actions[ActionId.OPEN_IN_CREATE].setEnabled(marks)
        self._actions[ActionId.CULL].setEnabled(marks)
        several = 2 <= self.grid.selected_count <= PICTURES_MAX
        self._actions[ActionId.COMPARE_PICTURES].setEnabled(several)
        self._actions[ActionId.SAVE_SEARCH].setEnabled(bool(self.bar.query.terms))
        self.trash.enable()

    def _toggle_facet(self, field: Field, text: str, is_excluded: bool) -> None:
        self.bar.set_query(toggled(self.bar.query, field, text, is_excluded=is_excluded))

    def _choose_search(self, search: SavedSearch) -> None:
        self.done.withdraw()
        self.look_for(parse_query(search.query))

    def _save_search(self) -> None:
        if not self.bar.query.terms:
            return
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Save this search"))
        dialog.setLabelText(self.tr("Name"))
        dialog.setOkButtonText(self.tr("Save"))
        dialog.setCancelButtonText(self.tr("Cancel"))
        name = listed(term_name(term) for term in self.bar.query.terms)
        dialog.setTextValue(name[:NAME_LENGTH_MAX])
        # It fits its window to its field, and that cuts the title.
        if (field := dialog.findChild(QLineEdit)) is not None:
            field.setMinimumWidth(_NAME_FIELD_PX)
        query = query_text(self._query)
        dialog.textValueSelected.connect(
            lambda typed: self.marking.keep_search(typed.strip() or name, query)
        )
        dialog.open()

    def _edit_tags(self) -> None:
        if self._looking is not None:
            self.marking.open_tag_popup()
            return
        self._show_details()
        self.details.tags.field.setFocus()

    def _edit_note(self) -> None:
        self._show_details()
        self.details.note.setFocus()

    def _show_details(self) -> None:
        if self.details.isHidden():
            self._actions[ActionId.FOLD_PICTURES].trigger()

    def _open(self) -> None:
        current = self._current_id
        if current is not None and not self.is_trash:
            self._operations.start(self._open_picture(current), replacing="open")

    async def _open_picture(self, picture_id: int) -> None:
        # It may have been chosen a moment ago.
        for picture in await self.known.read([picture_id]):
            if isinstance(picture, Picture):
                self.open_asked.emit(picture)
            else:
                self._look()  # there is nothing of it that Create could continue

    def _look(self, *_of: object) -> None:
        if self.isVisible() and self.grid.current_id is not None:
            current = self.grid.current_id
            viewed = ViewedPictures(find_in(self._studio.library), self.results.ids)
            first = (current, self.known.get(current))
            shown = open_viewer(
                self._studio,
                self._actions,
                viewed,
                first,
                self._on_looked,
                self.window(),
                keys=(*_LOOKING, ActionId.ADD_TO_BOARD),
            )
            viewer = shown.viewer
            self._viewed = viewed
            viewer.current_changed.connect(self._on_current)
            self._begin_to_look(viewer)

    def _begin_to_look(self, looking: Viewer | CompareView) -> None:
        self._looking = looking
        looking.show_marks(self._said_of)
        looking.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        looking.customContextMenuRequested.connect(
            lambda at: self._open_menu(self._current_id or -1, looking.mapToGlobal(at))
        )
        self._on_current()

    def _marks_of(self, picture_id: int) -> Decision:
        facts = self.results.facts(picture_id)
        if facts is None:
            return Decision()
        return Decision(Flag(facts.flag), facts.rating, ColourLabel(facts.label))

    def _said_of(self, picture_id: int) -> str:
        marks = self._marks_of(picture_id)
        return marks_text(marks.rating or 0, marks.flag or 0, marks.label or 0)

    def _end_looking(self) -> None:
        self._looking = self._viewed = None
        self._on_current()

    def _on_looked(self, viewer: Viewer) -> None:
        self._end_looking()
        if viewer.current_id is not None:
            self.grid.set_current(viewer.current_id)
        self.grid.setFocus()

    def _cull(self) -> None:
        """Cull what is selected, or everything from the current picture on."""
        if not self._has_current or self.is_trash:
            return
        ids = list(self.ids)
        if len(ids) < _CULLED_MIN:
            ids = self.grid.ids[self.grid.selection.current :].tolist()
        self._operations.start(self._open_culling(ids), replacing="cull")

    async def _open_culling(self, ids: Sequence[int]) -> None:
        if await self.known.read(ids[:1]):
            background, read = self._studio.background, self.known.read
            culling = Culling(
                ids,
                read,
                background,
                self._keep_decisions,
                self._marks_of,
                self._studio.privacy,
                self.window(),
            )
            culling.goes_on.setChecked(self._store.value(_GOES_ON, True, bool) is True)
            culling.goes_on.toggled.connect(lambda on: self._store.setValue(_GOES_ON, on))
            culling.showFullScreen()

    def _compare(self) -> None:
        self._operations.start(self._open_comparison(list(self.ids)), replacing="compare")

    async def _open_comparison(self, ids: Sequence[int]) -> None:
        pictures = await self.known.read(ids)
        if len(pictures) > 1:
            compared = open_comparison(
                self._studio, self._actions, pictures, self.window(), keys=_LOOKING
            )
            compared.current_changed.connect(self._on_current)
            dialog = compared.window()
            assert isinstance(dialog, QDialog)
            dialog.finished.connect(self._end_looking)
            self._begin_to_look(compared)

    def _keep_decisions(self, decisions: Mapping[int, Decision], deletes: bool) -> None:
        rejects = tuple(id_ for id_, one in decisions.items() if one.flag is Flag.REJECT)
        self.marking.keep_decisions(decisions, self._studio.pictures, rejects if deletes else ())

    def _on_privacy(self) -> None:
        self.grid.refresh_all()
        self._show_thumbnail()

    def _toggle_stack(self) -> None:
        if (current := self.grid.current_id) is not None:
            self.arranging.toggle_stack(self.grid, current)

    def _remove_from_board(self) -> None:
        if (board := self.marking.board(self.place.uid)) is not None:
            self.marking.remove_from_board(board)

    def _on_dropped(self, place: LibraryPlace, ids: tuple[int, ...]) -> None:
        if place.kind is not PlaceKind.TRASH:
            self.marking.drop_on(place, ids)
        elif not self.is_trash:
            self.delete_asked.emit(ids)

    def _name_board(self, board: object) -> None:
        uid = getattr(board, "uid", "")
        if self.side.isHidden():
            self._actions[ActionId.FOLD_MAKE].trigger()
        self.side.rename_board(uid)

    def _open_menu(self, picture_id: int, where: QPoint) -> None:
        menu = QMenu(QApplication.activeModalWidget() or self)
        menu.aboutToHide.connect(menu.deleteLater)
        if picture_id < 0:
            self._fill_empty_menu(menu)
        else:
            members = _TRASH_MENU if self.is_trash else _MENU
            hidden = _NOT_LOOKING if self._looking is not None else ()
            fill(menu, [one for one in members if one not in hidden], self._actions)
        menu.popup(where)

    def _fill_empty_menu(self, menu: QMenu) -> None:
        """What concerns all pictures, beside them."""
        every = menu.addAction(self.tr("Select all"))
        every.setShortcut(QKeySequence.StandardKey.SelectAll)
        every.setEnabled(bool(len(self.grid.ids)))
        every.triggered.connect(self.grid.select_all)
        menu.addSeparator()
        sorts = menu.addMenu(self.tr("Order"))
        for row in range(self.bar.sort_box.count()):
            one = sorts.addAction(self.bar.sort_box.itemText(row))
            one.setCheckable(True)
            one.setChecked(row == self.bar.sort_box.currentIndex())
            one.triggered.connect(lambda _=False, row=row: self.bar.choose_sort(row))
        fill(menu, _TRASH_EMPTY_MENU if self.is_trash else _EMPTY_MENU, self._actions)
