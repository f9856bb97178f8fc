"""Candidates: the results that were made from what was on the canvas."""

from collections import OrderedDict
from collections.abc import Collection, Mapping
from enum import IntEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.library_view.privacy import Privacy, blurred_name
from sdstudio.app.library_view.thumbnails import Thumbnails
from sdstudio.app.operations import Operations
from sdstudio.app.picture_list import PictureList, Role
from sdstudio.app.picture_saver import PictureSaver
from sdstudio.app.result_images import NewParts, ResultImage, ResultThumbnails, result_image
from sdstudio.app.translation import translate
from sdstudio.domain import modes
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.text import QT_TRANSLATE_NOOP
from sdstudio.library import Picture

if TYPE_CHECKING:
    from sdstudio.library import Library

#: Decoded candidates are kept so that flipping between a few doesn't wait.
_KEPT_BYTES: Final = 512 * 2**20
#: The note on a result that a layer shows.
IN_LAYER: Final = QT_TRANSLATE_NOOP("results", "In the layer “{name}”")
_NEW: Final = QT_TRANSLATE_NOOP("results", "New")
#: Modes whose results repaint the canvas; others, such as upscaling, make something else.
_MODES: Final = frozenset(
    mode.key
    for mode in (
        *(modes.INPAINTING, modes.IMAGE_TO_IMAGE, modes.DEPTH_TO_IMAGE),
        modes.REPAIR_FACES,
    )
)
_ROOT: Final = QModelIndex()
#: The largest side that is shown of one in the list, in pixels that don't depend on the screen.
SIDE_PX: Final = 72


class CandidateRole(IntEnum):
    """Roles besides those of any list of pictures."""

    #: The name of the layer that shows it, or nothing.
    LAYER = Qt.ItemDataRole.UserRole + 50
    #: Whether it was made a moment ago and hasn't been shown yet.
    NEW = LAYER + 1


class Candidates(QAbstractListModel):
    """The candidates of one canvas, oldest first.

    They are pictures of the library, found by what they were made from: so they are there again in
    any later session, until each is deleted.

    Signals:
        added(Picture): one was made and saved.
        shown_changed(): another candidate is shown, or none.
        decoded(): :attr:`image` is available.
        trouble(StudioError): the library couldn't be read, or a file.

    Thread: GUI.
    """

    added = Signal(object)
    shown_changed = Signal()
    decoded = Signal()
    trouble = Signal(object)

    def __init__(
        self,
        library: LibraryThread,
        saver: PictureSaver,
        pictures: PictureList,
        thumbnails: Thumbnails,
        privacy: Privacy,
        background: BackgroundTasks,
    ) -> None:
        super().__init__()
        self._library = library
        self._thumbnails = thumbnails
        self._privacy = privacy
        self._background = background
        self._operations = Operations(self, self.trouble.emit)
        self._base: InputRef | None = None
        #: The pictures that candidates may have been made from.
        self._origins: frozenset[InputRef] = frozenset()
        self._rows: list[Picture] = []
        self._layers: Mapping[str, str] = MappingProxyType({})
        self._unseen: set[int] = set()
        self._shown: Picture | None = None
        self._parts = NewParts(library, background)
        self._images: OrderedDict[int, ResultImage] = OrderedDict()
        self._small = ResultThumbnails(self._parts, background, SIDE_PX * 2, self)
        self._small.ready.connect(self._on_thumbnail)
        saver.saved.connect(self._on_saved)
        pictures.deleted.connect(self._on_deleted)
        pictures.restored.connect(lambda _ids: self.refresh())
        thumbnails.ready.connect(self._on_thumbnail)
        privacy.changed.connect(self._on_privacy)

    # Qt's model interface.

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The data of a row, as :class:`PictureList` has it."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        picture = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DecorationRole:
                image = self._small.thumbnail(picture)
                if image is None:
                    image = self._thumbnails.thumbnail(picture.id, SIDE_PX * 2, picture)
                return self._privacy.shown(picture.id, image)
            case Qt.ItemDataRole.ToolTipRole:
                if self._privacy.is_blurred(picture.id):
                    return blurred_name()
                return picture.request.params.prompt
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index)
            case Role.PICTURE:
                return picture
            case CandidateRole.LAYER:
                return self._layers.get(picture.identity, "")
            case CandidateRole.NEW:
                return picture.id in self._unseen
        return None

    def _spoken(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What its cell shows, in words."""
        words = [str(index.data(Qt.ItemDataRole.ToolTipRole))]
        if index.data(CandidateRole.NEW):
            words.append(translate("results", _NEW))
        if layer := index.data(CandidateRole.LAYER):
            words.append(translate("results", IN_LAYER).format(name=layer))
        return "\n".join(words)

    # Of which canvas.

    @property
    def base(self) -> InputRef | None:
        """The base picture of the canvas."""
        return self._base

    def follow(self, base: InputRef | None, renderings: Collection[InputRef] = ()) -> None:
        """List the candidates of another canvas.

        Args:
            renderings: the composites that jobs got of the canvas when it had layers.
        """
        origins = frozenset(renderings) | ({base} if base is not None else set())
        if base != self._base:
            self._base, self._origins = base, origins
            self._small.forget_requests()
            self._replace([])
            self._images.clear()
            self._unseen.clear()
            self.show(None)
            self.refresh()
        elif origins != self._origins:
            self._origins = origins
            self.refresh()

    def is_from_here(self, image: InputRef | None) -> bool:
        """Whether a result made from ``image`` belongs to this canvas."""
        return image in self._origins

    def fits(self, picture: Picture) -> bool:
        """Whether it has the size of the canvas."""
        base = self._base
        return base is not None and (picture.width, picture.height) == (base.width, base.height)

    def mark_used(self, layers: Mapping[str, str]) -> None:
        """Mark the candidates that layers show.

        Args:
            layers: the name of each layer, by the identity of the picture that it shows.
        """
        if layers != self._layers:
            changed = {*layers, *self._layers}
            self._layers = MappingProxyType(dict(layers))
            for row, picture in enumerate(self._rows):
                if picture.identity in changed:
                    self.dataChanged.emit(self.index(row), self.index(row))

    # Which is shown.

    @property
    def shown(self) -> Picture | None:
        """The candidate shown on the canvas; ``None`` while the canvas is shown without one."""
        return self._shown

    @property
    def shown_row(self) -> int:
        """Its row, or -1."""
        return -1 if self._shown is None else self.row_of(self._shown.id)

    @property
    def image(self) -> ResultImage | None:
        """How the canvas shows it; ``None`` while it is read."""
        return None if self._shown is None else self._images.get(self._shown.id)

    def show(self, picture: Picture | None) -> None:
        """Show a candidate, or the canvas without one."""
        if picture != self._shown:
            self._shown = picture
            if picture is not None and picture.id in self._unseen:
                self._unseen.remove(picture.id)
                self._on_thumbnail(picture.id)
            if picture is not None and picture.id in self._images:
                # One that is still being decoded must not take its place.
                self._images.move_to_end(picture.id)
            elif picture is not None:
                self._operations.start(self._decode(picture), replacing="decode")
            self.shown_changed.emit()

    def step(self, by: int) -> None:
        """Show the next (1) or previous (-1) one; before the first is the canvas without one."""
        row = (self.shown_row + 1 + by) % (len(self._rows) + 1) - 1
        self.show(self._rows[row] if row >= 0 else None)

    def row_of(self, picture_id: int) -> int:
        """The row of a picture, or -1."""
        return next((row for row, one in enumerate(self._rows) if one.id == picture_id), -1)

    # Following the library.

    def refresh(self) -> None:
        """List those that the library has by now."""
        if self._base is not None:
            self._operations.start(self._find(self._origins), replacing="find")

    async def _find(self, origins: frozenset[InputRef]) -> None:
        found = await self._library.do(lambda library: made_from(library, origins))
        if origins == self._origins:
            self._replace(found)
            if self._shown is not None and self.shown_row < 0:
                self.show(None)

    async def read(self, picture: Picture) -> ResultImage | None:
        """How the canvas shows ``picture``; ``None`` if another canvas was followed meanwhile.

        Raises:
            StudioError: it can't be read.
        """
        if picture.id not in self._images:
            await self._decode(picture)
        return self._images.get(picture.id)

    async def _decode(self, picture: Picture) -> None:
        base = self._base
        if base is None:
            return
        part = await self._parts.of(picture)
        image = await self._background.do("candidate", lambda: result_image(picture, part, base))
        if base != self._base:
            return
        self._images[picture.id] = image
        self._make_room(picture)
        if self._shown is picture:
            self.decoded.emit()

    def _make_room(self, newest: Picture) -> None:
        """Forget the oldest images, but not that of the one that is shown."""
        for picture_id in list(self._images):
            if sum(one.size_bytes for one in self._images.values()) <= _KEPT_BYTES:
                return
            if picture_id not in (newest.id, None if self._shown is None else self._shown.id):
                del self._images[picture_id]

    def _replace(self, rows: list[Picture]) -> None:
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def _on_saved(self, picture: Picture) -> None:
        if not is_candidate(picture.request, self._origins):
            return
        if self.row_of(picture.id) < 0:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows))
            self._rows.append(picture)
            self._unseen.add(picture.id)
            self.endInsertRows()
        self.added.emit(picture)

    def _on_deleted(self, ids: tuple[int, ...]) -> None:
        shown_row = self.shown_row
        for picture_id in ids:
            row = self.row_of(picture_id)
            if row >= 0:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._rows[row]
                self.endRemoveRows()
        if self._shown is not None and self.shown_row < 0:
            # The next one, so that several can be looked through and deleted.
            row = min(shown_row, len(self._rows) - 1)
            self.show(self._rows[row] if row >= 0 else None)

    def _on_thumbnail(self, picture_id: int) -> None:
        row = self.row_of(picture_id)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))

    def _on_privacy(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        self.decoded.emit()


def made_from(library: "Library", origins: frozenset[InputRef]) -> list[Picture]:
    """The pictures that are shown and are candidates of a canvas, in the order of ids."""
    ids = library.family.started_from([one.sha256 for one in origins])
    pictures = (library.picture(one) for one in ids)
    return [picture for picture in pictures if is_candidate(picture.request, origins)]


def is_candidate(request: GenerationRequest, origins: Collection[InputRef]) -> bool:
    """Whether a picture of ``request`` shows what one of ``origins`` could become."""
    return request.mode in _MODES and request.input(InputRole.IMAGE) in origins
