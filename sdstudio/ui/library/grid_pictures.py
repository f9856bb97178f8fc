"""The library's pictures as the grid asks for them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from sdstudio.app.library_view.dragged_files import DraggedFiles
from sdstudio.app.library_view.known_pictures import KnownPictures
from sdstudio.app.library_view.privacy import Privacy, blurred_name
from sdstudio.app.library_view.results import Results
from sdstudio.app.library_view.thumbnails import Thumbnails
from sdstudio.library import Picture
from sdstudio.ui.library.board_list import put_ids
from sdstudio.ui.library.grid_source import CellFacts
from sdstudio.ui.library.stacking import Stacking


class GridPictures:
    """A ``GridSource`` of what was found."""

    def __init__(
        self,
        results: Results,
        thumbnails: Thumbnails,
        known: KnownPictures,
        stacking: Stacking,
        dragged: DraggedFiles,
        privacy: Privacy,
    ) -> None:
        self._privacy = privacy
        self._dragged = dragged
        self._results = results
        self._stacking = stacking
        self._thumbnails = thumbnails
        self._known = known

    def facts(self, picture_id: int) -> CellFacts:
        """What the cell shows."""
        facts = self._results.facts(picture_id)
        if facts is None:
            return CellFacts(1, 1)
        return CellFacts(
            max(1, facts.width),
            max(1, facts.height),
            facts.rating,
            facts.flag,
            facts.label,
            self._stacking.count(picture_id),
            self._stacking.is_open(picture_id),
        )

    def thumbnail(self, picture_id: int, side_px: int) -> QImage | None:
        """The thumbnail, or None while it is being loaded."""
        return self._privacy.shown(picture_id, self._thumbnails.thumbnail(picture_id, side_px))

    def title(self, picture_id: int) -> str:
        """The prompt, if the picture was read and isn't blurred."""
        if self._privacy.is_blurred(picture_id):
            return blurred_name()
        picture = self._known.get(picture_id)
        if picture is None:
            return ""
        if isinstance(picture, Picture):
            return picture.request.params.prompt or picture.path.name
        return picture.settings.prompt or picture.path.name

    def name(self, picture_id: int) -> str:
        """The file's name, if the picture was read and isn't blurred."""
        if self._privacy.is_blurred(picture_id):
            return blurred_name()
        picture = self._known.get(picture_id)
        return "" if picture is None else picture.path.name

    def tip(self, picture_id: int) -> str:
        """The prompt."""
        return self.title(picture_id)

    def prepare_drag(self, ids: Sequence[int], then: Callable[[], None]) -> None:
        """Read what isn't known yet."""
        self._dragged.prepare(ids, then)

    def mime_data(self, ids: Sequence[int]) -> QMimeData:
        """The pictures for the boards, and as files for other programs."""
        data = QMimeData()
        put_ids(data, ids)
        data.setUrls([QUrl.fromLocalFile(str(one)) for one in self._dragged.files(ids)])
        return data
