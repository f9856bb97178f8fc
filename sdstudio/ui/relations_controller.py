"""What a picture is to others: its family, pictures like it, and what other programs make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sdstudio.app.notices import Notice
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.picture_query import Field, FieldTerm, PictureQuery, Sort, SortKey, Value
from sdstudio.ui import file_tasks
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions, tip_of
from sdstudio.ui.error_messages import text_of
from sdstudio.ui.picture_target import PictureTarget

if TYPE_CHECKING:
    from sdstudio.app.library_view.family_tree import FamilyTree
    from sdstudio.library import AnyPicture, Library
    from sdstudio.ui.library.page import LibraryPage

_OF_ONE = (ActionId.FAMILY, ActionId.FIND_SIMILAR, ActionId.FIND_CONTENT)


class RelationsController(QObject):
    """Carries out the actions that lead from one picture to others.

    Signals:
        trouble(StudioError): the library couldn't be read or written.
        library_asked(): the library is to be seen.
        open_asked(Picture): that picture is to be seen in Create.
        delete_asked(tuple of ids): these are to go to the trash.
        program_asked(): the artist wants to choose the program that opens pictures.
    """

    trouble = Signal(object)
    library_asked = Signal()
    open_asked = Signal(object)
    delete_asked = Signal(object)
    program_asked = Signal()

    def __init__(
        self, studio: Studio, actions: Actions, target: PictureTarget, window: QWidget
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._actions = actions
        self._target = target
        self._window = window
        self._page: LibraryPage | None = None
        #: To become the current picture of the library once it is found there.
        self._wanted: int | None = None
        self._operations = Operations(self, self.trouble.emit)
        actions.connect_triggered(
            (ActionId.FAMILY, self.show_family),
            (ActionId.FIND_SIMILAR, self.find_similar),
            (ActionId.FIND_CONTENT, self.find_content),
            (ActionId.FIND_DUPLICATES, self.find_duplicates),
            (ActionId.OPEN_OUTSIDE, self.open_outside),
        )
        target.changed.connect(self._on_target)
        studio.outside.returned.connect(lambda picture: self._on_returned(picture.id))
        studio.outside.imported.connect(self._on_returned)
        studio.outside.trouble.connect(self.trouble)
        studio.hasher.finished.connect(self._describe)
        studio.registry.auxiliary_changed.connect(self.retranslate)
        self.retranslate()
        self._on_target()

    def attach(self, page: LibraryPage) -> None:
        """Show the families of its pictures in its details, and pictures in its grid."""
        self._page = page
        box = page.details.family
        box.use(self._studio.thumbnails, self._studio.privacy)
        box.show_asked.connect(self.show_in_library)
        page.results.replaced.connect(self._on_found)
        self._describe()

    # The actions.

    def show_family(self) -> None:
        """Show what the current picture was made from, and what was made from it."""
        current = self._target.current_id
        if current is not None:
            self._operations.start(self._open_family(current), replacing="family")

    def find_similar(self) -> None:
        """Show the pictures that look like the current one in the library, the nearest first."""
        current = self._target.current_id
        if current is not None:
            self._operations.start(self._find_similar(current), replacing="similar")

    def find_content(self) -> None:
        """Show the pictures with similar content in the library, the nearest first."""
        current = self._target.current_id
        if self._studio.registry.auxiliary(AuxiliaryKind.SIMILARITY) is None:
            self.trouble.emit(StudioError(ErrorCode.MODEL_NONE_FINDS_SIMILAR))
        elif current is not None:
            self._operations.start(self._find_content(current), replacing="similar")

    def find_duplicates(self) -> None:
        """Look for pictures that are the same, or look alike."""
        from sdstudio.ui.library.duplicates_dialog import DuplicatesDialog

        dialog = DuplicatesDialog(self._studio, self._window)
        dialog.delete_asked.connect(self.delete_asked)
        dialog.open()

    def open_outside(self) -> None:
        """Open a copy of the current picture in another program."""
        picture = self._target.any_picture
        if picture is not None:
            self._operations.start(self._open_outside(picture), replacing="outside")

    def show_in_library(self, picture_id: int) -> None:
        """Make a picture the current one in the library, whatever is searched for there."""
        self.library_asked.emit()
        page = self._page
        if page is None:
            return
        self._wanted = picture_id
        if not self._show_wanted(page):
            page.look_for(PictureQuery())

    def retranslate(self) -> None:
        """Say what is needed to find pictures by their content, if it isn't there."""
        do, needed = ActionId.FIND_CONTENT, ""
        if self._studio.registry.auxiliary(AuxiliaryKind.SIMILARITY) is None:
            needed = text_of(Notice(ErrorCode.MODEL_NONE_FINDS_SIMILAR, {}))
        self._actions[do].setToolTip(tip_of(do, needed))

    # How they are done.

    async def _open_family(self, picture_id: int) -> None:
        from sdstudio.ui.library.family.family_dialog import FamilyDialog

        identity = await self._studio.library.do(lambda library: _identity(library, picture_id))
        if identity is None:
            return
        dialog = FamilyDialog(self._studio, identity, picture_id, self._window)
        dialog.show_asked.connect(self.show_in_library)
        dialog.open_asked.connect(self.open_asked)
        dialog.trouble.connect(self.trouble)
        dialog.open()

    async def _find_similar(self, picture_id: int) -> None:
        studio = self._studio
        picture = await studio.library.do(lambda library: _picture(library, picture_id))
        if picture is not None:
            await studio.hasher.look_at(picture_id, picture)
        self.library_asked.emit()
        if self._page is None:
            return
        self._wanted = picture_id
        term = FieldTerm(Field.SIMILAR, (Value(str(picture_id)),))
        self._page.look_for(PictureQuery((term,), Sort(SortKey.LIKENESS, is_descending=False)))
        # Those that nobody looked at yet come as they are looked at.
        await studio.hasher.look_at_all()
        studio.results.refresh()

    async def _find_content(self, picture_id: int) -> None:
        # Not needed before the first paint.
        from sdstudio.library import FilePlace

        studio = self._studio
        picture = await studio.library.do(lambda library: _picture(library, picture_id))
        if picture is None:
            return
        self.library_asked.emit()
        if self._page is None:
            return
        self._wanted = picture_id
        term = FieldTerm(Field.CONTENT, (Value(str(picture_id)),))
        self._page.look_for(PictureQuery((term,), Sort(SortKey.LIKENESS, is_descending=False)))
        studio.encoder.hurry(FilePlace(picture_id, picture.identity, picture.path))

    async def _open_outside(self, picture: AnyPicture) -> None:
        path = await self._studio.outside.copy(picture)
        program = self._studio.settings.current.picture_editor
        done = self._target.done
        if file_tasks.open_in(path, program):
            done.tell_only(
                lambda: self.tr(
                    "Opened a copy. What you save in the other program becomes a new picture here."
                )
            )
        else:
            done.tell(
                lambda: self.tr("No program could be started for this picture."),
                lambda: self.tr("Choose a program…"),
                self.program_asked.emit,
            )

    # Following.

    def _on_target(self) -> None:
        is_one = self._target.current_id is not None
        for do in _OF_ONE:
            self._actions[do].setEnabled(is_one)
        self._actions[ActionId.OPEN_OUTSIDE].setEnabled(self._target.any_picture is not None)
        self._describe()

    def _on_returned(self, picture_id: int) -> None:
        self._target.done.tell(
            lambda: self.tr("What you saved in the other program is now a new picture."),
            lambda: self.tr("Show in library"),
            lambda: self.show_in_library(picture_id),
        )

    def _describe(self) -> None:
        """Show the family of the current picture beside the grid."""
        page = self._page
        if page is not None:
            self._operations.start(self._read_family(page), replacing="describe")

    async def _read_family(self, page: LibraryPage) -> None:
        from sdstudio.app.library_view.family_tree import FamilyTree

        current = page.grid.current_id
        several = page.grid.selected_count > 1
        tree = FamilyTree("")
        if current is not None and not several:
            picture_id = int(current)
            tree = await self._studio.library.do(lambda library: _near(library, picture_id))
        page.details.family.show_family(tree)

    def _on_found(self) -> None:
        if self._page is not None:
            self._show_wanted(self._page)

    def _show_wanted(self, page: LibraryPage) -> bool:
        """Go to the picture that is wanted, if it is among those found."""
        if self._wanted is None or self._wanted not in page.grid.ids:
            return False
        page.grid.set_current(self._wanted)
        page.grid.setFocus()
        self._wanted = None
        return True


def _identity(library: Library, picture_id: int) -> str | None:
    return library.family.identity_of(picture_id)


def _picture(library: Library, picture_id: int) -> AnyPicture | None:
    """A picture of any program; ``None`` if it is gone."""
    try:
        return library.any_picture(picture_id)
    except KeyError:
        return None


def _near(library: Library, picture_id: int) -> FamilyTree:
    """The parents and children of a picture."""
    from sdstudio.app.library_view.family_tree import FamilyTree, read_family

    identity = library.family.identity_of(picture_id)
    if identity is None:
        return FamilyTree("")
    return read_family(library, identity, picture_id, generations=1)
