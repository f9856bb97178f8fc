"""Navigation: which part of the picture the canvas shows, how large and how rotated."""

from collections.abc import Hashable
from dataclasses import replace
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QTransform

from sdstudio.ui.canvas.placement import Placement
from sdstudio.ui.zoom import MARGIN_PX, ZOOM_MAX, ZOOM_MIN

#: Pictures whose placement is remembered.
_REMEMBERED: Final = 100
#: Zoom, angle, and whether it is mirrored.
_Looks: TypeAlias = tuple[float, float, bool]


class Navigation(QObject):
    """The placement of a picture in a viewport, and what changes it.

    Points ``at`` are those of the viewport; the zoom is in device pixels per pixel of the picture.

    Signals:
        moved(): the picture has moved in the viewport.
        zoomed(): the zoom, the rotation or mirroring has changed.

    Thread: GUI.
    """

    moved = Signal()
    zoomed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._placement = Placement()
        self._remembered: dict[Hashable, Placement] = {}
        self._picture: Hashable = None
        self.box = QRectF()
        self._view = QRectF(0, 0, 1, 1)
        self._ratio = 1.0
        self._offset = QPointF()
        self._told = self._looks

    @property
    def zoom(self) -> float:
        """Device pixels per pixel of the picture."""
        zoom = self._placement.zoom
        return self._fit_zoom() if zoom is None else zoom

    @property
    def is_fitted(self) -> bool:
        """Whether the whole picture is shown, whatever the viewport's size."""
        return self._placement.zoom is None

    @property
    def angle(self) -> float:
        """How far the picture is rotated clockwise, in degrees, 0 ≤ angle < 360."""
        return self._placement.angle

    @property
    def is_mirrored(self) -> bool:
        """Whether left and right are swapped."""
        return self._placement.mirrored

    @property
    def is_straight(self) -> bool:
        """Whether the edges of pixels are horizontal and vertical."""
        return self._placement.is_straight

    @property
    def scale(self) -> float:
        """Points of the viewport per pixel of the picture."""
        return self.zoom / self._ratio

    @property
    def centre(self) -> QPointF:
        """The middle of the viewport."""
        return self._view.center()

    # What it navigates.

    def show_picture(self, box: QRectF, picture: Hashable) -> None:
        """Navigate in another picture.

        Args:
            box: the whole of it; empty if there is none.
            picture: one that is shown again is placed as it was before; ``None`` for none.
        """
        if self._picture is not None:
            self._remembered.pop(self._picture, None)
            self._remembered[self._picture] = self._placement
            if len(self._remembered) > _REMEMBERED:
                del self._remembered[next(iter(self._remembered))]
        self.box, self._picture = box, picture
        self._set(self._remembered.get(picture, Placement()))

    def place_around(self, picture: Hashable, left: int, top: int) -> None:
        """Keep what is seen now in place once ``picture`` is shown.

        Args:
            left, top: where the current picture begins in ``picture``.
        """
        now = self._placement
        self._remembered[picture] = replace(now, x=now.x + left, y=now.y + top)

    def set_viewport(self, view: QRectF, ratio: float, offset: QPointF) -> None:
        """Navigate in a viewport of another size.

        Args:
            ratio: device pixels per point.
            offset: of the viewport in its window.
        """
        if (view, ratio, offset) == (self._view, self._ratio, self._offset):
            return
        self._view, self._ratio, self._offset = view, ratio, offset
        self._set(self._placement)

    # Moving.

    def fit(self) -> None:
        """Fit the whole picture into the viewport."""
        self._set(replace(self._placement, zoom=None))

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom while keeping the point ``at`` (or the centre) in place."""
        self._change(replace(self._placement, zoom=self._allowed(zoom)), at)

    def rotate_to(self, degrees: float, at: QPointF | None = None) -> None:
        """Rotate the picture about the point ``at``, or the centre."""
        self._change(replace(self._placement, zoom=self.zoom, angle=degrees % 360), at)

    def rotate_by(self, degrees: float) -> None:
        """Rotate the picture clockwise about the centre."""
        self.rotate_to(self.angle + degrees)

    def mirror(self) -> None:
        """Swap left and right of what is seen."""
        self._set(self._placement.flipped())

    def straighten(self) -> None:
        """Show the picture neither rotated nor mirrored."""
        self._set(replace(self._placement, angle=0.0, mirrored=False))

    def move_by(self, moved: QPointF) -> None:
        """Move the picture by so many points."""
        centre = QPointF(self._placement.x, self._placement.y)
        self.hold(centre, self.centre + moved, self.zoom, self.angle)

    def hold(self, point: QPointF, at: QPointF, zoom: float, angle: float) -> None:
        """Have ``point`` of the picture ``at`` that point, with that zoom and rotation."""
        zoom = self._allowed(zoom)
        placement = replace(self._placement, zoom=zoom, angle=angle % 360)
        self._set(placement.holding(point, at, zoom / self._ratio, self._view))

    # Where it is.

    @property
    def transform(self) -> QTransform:
        """From pixels of the picture to points of the viewport."""
        transform = self._placement.transform(self.scale, self._view)
        if not self.is_straight:
            return transform
        # Whole device pixels, or each pixel of the picture would be smeared over two of them.
        x, y = transform.dx() + self._offset.x(), transform.dy() + self._offset.y()
        ratio = self._ratio
        moved = (round(x * ratio) / ratio - x, round(y * ratio) / ratio - y)
        return transform * QTransform.fromTranslate(*moved)

    @property
    def seen(self) -> QRectF:
        """What of the picture the viewport shows, and perhaps more if it is rotated."""
        inverted, _ = self.transform.inverted()
        return inverted.mapRect(self._view) & self.box

    def to_picture(self, at: QPointF) -> QPointF:
        """The point of the picture at a point of the viewport."""
        inverted, _ = self.transform.inverted()
        return inverted.map(at)

    def _change(self, placement: Placement, at: QPointF | None) -> None:
        if placement.zoom is not None and at is not None:
            scale = placement.zoom / self._ratio
            placement = placement.holding(self.to_picture(at), at, scale, self._view)
        self._set(placement)

    def _set(self, placement: Placement) -> None:
        if placement.zoom is None:
            middle = self.box.center()
            placement = replace(placement, x=middle.x(), y=middle.y())
        elif not self.box.isEmpty():
            scale = placement.zoom / self._ratio
            placement = placement.kept_in_view(scale, self._view, self.box)
        self._placement = placement
        self.moved.emit()
        # Another picture or viewport zooms a fitted placement that is itself the same as before.
        if self._looks != self._told:
            self._told = self._looks
            self.zoomed.emit()

    @property
    def _looks(self) -> _Looks:
        return self.zoom, self.angle, self.is_mirrored

    def _allowed(self, zoom: float) -> float:
        return max(min(ZOOM_MIN, self._fit_zoom()), min(ZOOM_MAX, zoom))

    def _fit_zoom(self) -> float:
        box = self._placement.linear(1.0).mapRect(self.box)
        if box.isEmpty():
            return 1.0
        width = max(16, self._view.width() - 2 * MARGIN_PX) * self._ratio
        height = max(16, self._view.height() - 2 * MARGIN_PX) * self._ratio
        return min(ZOOM_MAX, width / box.width(), height / box.height())
