"""What the panel at the side says of the grid's current picture, and of those selected."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.imaging.source_marks import read_marks
from sdstudio.imaging.thumbnail import SIDE_PX
from sdstudio.library import AnyPicture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions

if TYPE_CHECKING:
    from sdstudio.ui.library.page import LibraryPage

#: Of more pictures, what was added is only compared for the first ones, and the details say so.
_COMPARED_MAX: Final = 500
_MARKS_LANE: Final = "file marks"


class DescribingController(QObject):
    """Fills the page's details.

    Signals:
        described(): the picture that is current now; it may not be read yet.
        trouble(StudioError): the library couldn't be read.
    """

    described = Signal()
    trouble = Signal(object)

    def __init__(self, studio: Studio, actions: Actions, page: "LibraryPage") -> None:
        super().__init__(page)
        self._studio = studio
        self._actions = actions
        self._page = page
        self._operations = Operations(self, self.trouble.emit)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._describe)
        details, marking = page.details, page.marking
        details.marks.rated.connect(marking.rate)
        details.marks.flagged.connect(marking.flag)
        details.marks.labelled.connect(marking.label)
        details.tags.added.connect(marking.add_tags)
        details.tags.removed.connect(marking.remove_tag)
        details.tags.left.connect(page.grid.setFocus)
        details.note.typed.connect(marking.write_note)
        details.note.left.connect(page.grid.setFocus)
        marking.note_written.connect(details.note.confirm)
        marking.note_refused.connect(details.note.refuse)
        actions[ActionId.EDIT_TAGS].triggered.connect(self._edit_tags)
        actions[ActionId.EDIT_NOTE].triggered.connect(lambda: self._edit(details.note))
        studio.organiser.changed.connect(self._on_organised)
        studio.organiser.annotated.connect(self.begin)
        page.known.arrived.connect(self._on_arrived)

    def begin(self) -> None:
        """Describe what is current once everything has been told."""
        self._later.start()

    def show_thumbnail(self) -> None:
        """Show the current picture, which was just loaded, or hidden."""
        current = self._page.grid.current_id
        if current is not None:
            image = self._studio.thumbnails.thumbnail(current, SIDE_PX)
            self._page.details.show_thumbnail(self._studio.privacy.shown(current, image))

    def _describe(self) -> None:
        page = self._page
        if page.is_about_to_change:
            return  # it is described once that is over
        current = page.grid.current_id
        if current is None:
            page.details.show_nothing()
        else:
            ids = page.grid.selected_ids(_COMPARED_MAX) or [current]
            page.known.ask([current, *ids])
            page.details.show_current(current, max(1, page.grid.selected_count))
            self._show_picture()
            self.show_thumbnail()
            self._operations.start(self._read_annotations(ids), replacing="annotations")
        self.described.emit()

    def _on_arrived(self, ids: Sequence[int]) -> None:
        if self._page.grid.current_id in ids and not self._page.is_about_to_change:
            self._show_picture()
            self.described.emit()

    def _show_picture(self) -> None:
        picture = self._page.any_picture
        self._page.details.show_picture(picture)
        if picture is not None:
            self._operations.start(self._read_marks(picture), replacing="marks")

    async def _read_marks(self, picture: AnyPicture) -> None:
        # Its drive may be asleep.
        marks = await self._studio.background.do(_MARKS_LANE, partial(read_marks, picture.path))
        self._page.details.show_marks(picture, marks)

    def _on_organised(self) -> None:
        organiser = self._studio.organiser
        self._page.details.offer(organiser.boards, organiser.tags)

    def _edit_tags(self) -> None:
        if self._page.looking.is_looking:
            self._page.marking.open_tag_popup()
        else:
            self._edit(self._page.details.tags.field)

    def _edit(self, field: QWidget) -> None:
        if self._page.details.isHidden():
            self._actions[ActionId.FOLD_PICTURES].trigger()
        field.setFocus()

    async def _read_annotations(self, ids: Sequence[int]) -> None:
        annotations = await self._studio.organiser.annotations(ids)
        self._page.details.show_annotations(annotations)
