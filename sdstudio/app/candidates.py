"""Candidates: the pictures that were made from the one on the canvas, as many as there are."""

from collections import OrderedDict
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.library_view.privacy import Privacy, blurred_name
from sdstudio.app.library_view.thumbnails import Thumbnails
from sdstudio.app.operations import Operations
from sdstudio.app.picture_list import PictureList, Role
from sdstudio.app.picture_saver import PictureSaver
from sdstudio.domain import modes
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.library import Picture

if TYPE_CHECKING:
    from sdstudio.app.input_pictures import Shown
    from sdstudio.library import Library

#: Decoded candidates that are kept, so that flipping between a few doesn't wait.
_KEPT: Final = 6
_ROOT: Final = QModelIndex()
#: The largest side that is shown of one in the list, in pixels that don't depend on the screen.
SIDE_PX: Final = 72


class Candidates(QAbstractListModel):
    """Those of one picture, oldest first, each of that picture's size.

    They are pictures of the library, found by what they were made from: so they are there again in
    any later session, until each is deleted.

    Signals:
        added(Picture): one was made and saved.
        shown_changed(): another candidate is shown, or the picture they were made from.
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
        self._rows: list[Picture] = []
        self._shown: Picture | None = None
        self._images: OrderedDict[int, Shown] = OrderedDict()
        saver.saved.connect(self._on_saved)
        pictures.deleted.connect(self._on_deleted)
        pictures.restored.connect(lambda _ids: self._read())
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
                image = self._thumbnails.thumbnail(picture.id, SIDE_PX * 2, picture)
                return self._privacy.shown(picture.id, image)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                if self._privacy.is_blurred(picture.id):
                    return blurred_name()
                return picture.request.params.prompt
            case Role.PICTURE:
                return picture
        return None

    # Of which picture.

    @property
    def base(self) -> InputRef | None:
        """The picture that they were made from."""
        return self._base

    def follow(self, base: InputRef | None) -> None:
        """List those of another picture."""
        if base != self._base:
            self._base = base
            self._replace([])
            self._images.clear()
            self.show(None)
            self._read()

    # Which is shown.

    @property
    def shown(self) -> Picture | None:
        """The candidate shown in place of the picture; ``None`` while the picture is shown."""
        return self._shown

    @property
    def shown_row(self) -> int:
        """Its row, or -1."""
        return -1 if self._shown is None else self.row_of(self._shown.id)

    @property
    def image(self) -> "Shown | None":
        """Its pixels; ``None`` while they are read."""
        return None if self._shown is None else self._images.get(self._shown.id)

    def show(self, picture: Picture | None) -> None:
        """Show a candidate, or what they were made from."""
        if picture != self._shown:
            self._shown = picture
            if picture is not None and picture.id in self._images:
                # One that is still being decoded must not take its place.
                self._images.move_to_end(picture.id)
            elif picture is not None:
                self._operations.start(self._decode(picture), replacing="decode")
            self.shown_changed.emit()

    def step(self, by: int) -> None:
        """Show the next (1) or previous (-1) one; before the first is what they were made from."""
        row = (self.shown_row + 1 + by) % (len(self._rows) + 1) - 1
        self.show(self._rows[row] if row >= 0 else None)

    def row_of(self, picture_id: int) -> int:
        """The row of a picture, or -1."""
        return next((row for row, one in enumerate(self._rows) if one.id == picture_id), -1)

    # Following the library.

    def _read(self) -> None:
        if self._base is not None:
            self._operations.start(self._find(self._base), replacing="find")

    async def _find(self, base: InputRef) -> None:
        found = await self._library.do(lambda library: _made_from(library, base))
        if base == self._base:
            self._replace(found)
            if self._shown is not None and self.shown_row < 0:
                self.show(None)

    async def _decode(self, picture: Picture) -> None:
        image = await self._background.do("candidate", lambda: _decoded(picture))
        self._images[picture.id] = image
        while len(self._images) > _KEPT:
            self._images.popitem(last=False)
        if self._shown is picture:
            self.decoded.emit()

    def _replace(self, rows: list[Picture]) -> None:
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def _on_saved(self, picture: Picture) -> None:
        if self._base is None or not _is_candidate(picture, self._base):
            return
        if self.row_of(picture.id) < 0:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows))
            self._rows.append(picture)
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


def _made_from(library: "Library", base: InputRef) -> list[Picture]:
    pictures = (library.picture(one) for one in library.family.started_from(base.sha256))
    return [picture for picture in pictures if _is_candidate(picture, base)]


def _is_candidate(picture: Picture, base: InputRef) -> bool:
    """Whether it was made from ``base`` and can be shown in its place."""
    is_of_that_size = (picture.width, picture.height) == (base.width, base.height)
    is_picture = picture.request.mode != modes.DEPTH_MAP.key
    return is_picture and is_of_that_size and picture.request.input(InputRole.IMAGE) == base


def _decoded(picture: Picture) -> "Shown":
    from sdstudio.app.input_pictures import shown
    from sdstudio.imaging import read_picture

    return shown(read_picture(picture.path))
