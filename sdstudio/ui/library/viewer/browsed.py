"""Where the artist is among the pictures of a viewer, and what is known of those around."""

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QObject, Signal

from sdstudio.app.library_view.viewed_pictures import ViewedPictures
from sdstudio.app.operations import Operations
from sdstudio.domain.errors import StudioError
from sdstudio.library import AnyPicture

_KNOWN_MAX: Final = 256


class Browsed(QObject):
    """A row of a ``ViewedPictures``, which stays with its picture when others come and go.

    Signals:
        found(): the pictures around were read, as far as that is possible.
        replaced(): other pictures are viewed, or in another order.

    Thread: GUI.
    """

    found = Signal()
    replaced = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = Operations(self)
        self._viewed: ViewedPictures | None = None
        self._known: OrderedDict[int, AnyPicture] = OrderedDict()
        self._direction = 1
        self.picture_id: int | None = None
        self.row = 0

    def __len__(self) -> int:
        return 0 if self._viewed is None else len(self._viewed)

    @property
    def picture(self) -> AnyPicture | None:
        """The picture in the row, once it has been read."""
        return None if self.picture_id is None else self._known.get(self.picture_id)

    def known(self, picture_id: int) -> AnyPicture | None:
        """A picture that was read."""
        return self._known.get(picture_id)

    def know(self, picture_id: int, picture: AnyPicture) -> None:
        """Don't read that one."""
        self._known[picture_id] = picture
        self._known.move_to_end(picture_id)
        while len(self._known) > _KNOWN_MAX:
            self._known.popitem(last=False)

    def use(self, viewed: ViewedPictures) -> None:
        """Browse these."""
        if self._viewed is not viewed:
            if self._viewed is not None:
                self._viewed.replaced.disconnect(self.replaced)
            self._viewed = viewed
            viewed.replaced.connect(self.replaced)

    def row_of(self, picture_id: int | None) -> int:
        """The row of a picture, or -1."""
        if self._viewed is None or picture_id is None:
            return -1
        return self._viewed.row_of(picture_id)

    def turn(self, direction: int) -> None:
        """The next pictures are those after this one (1), or before it (-1)."""
        self._direction = direction

    def go_to(self, row: int) -> bool:
        """Be in a row that there is; returns whether another picture is in it than before."""
        assert self._viewed is not None
        before = self.picture_id
        self.row, self.picture_id = row, self._viewed.id_at(row)
        return self.picture_id != before

    def leave(self) -> None:
        """There are no pictures any more."""
        self.picture_id = None

    def ask(self, around: int) -> bool:
        """Read so many pictures on each side; returns whether they are known already."""
        assert self._viewed is not None
        first, end = max(0, self.row - around), min(len(self), self.row + around + 1)
        near = [self._viewed.id_at(row) for row in range(first, end)]
        unknown = [one for one in near if one not in self._known]
        if unknown:
            self._operations.start(self._find(self._viewed, unknown), replacing="find")
        return not unknown

    async def _find(self, viewed: ViewedPictures, picture_ids: list[int]) -> None:
        try:
            found = await viewed.find(picture_ids)
        except StudioError:
            found = {}
        for picture_id, picture in found.items():
            self.know(picture_id, picture)
        self.found.emit()

    def near(self, ahead: int, behind: int) -> list[int]:
        """The ids around the row, the likeliest next one first."""
        if self._viewed is None:
            return []
        rows = [self.row + self._direction * step for step in range(1, ahead + 1)]
        rows += [self.row - self._direction * step for step in range(1, behind + 1)]
        return [self._viewed.id_at(row) for row in rows if 0 <= row < len(self)]
