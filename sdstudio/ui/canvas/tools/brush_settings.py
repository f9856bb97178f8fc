"""BrushSettings: the settings of brush and eraser, separately for masks and layers."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from sdstudio.canvas.brush import USUAL_SIDE_PX, Brush
from sdstudio.canvas.pressure_curve import PressureCurve
from sdstudio.canvas.tool_settings import Json, ToolSettings

_SHARE: Final = "share"
#: Below and above there is no brush on any picture.
_SHARE_MIN: Final = 1e-4
_SHARE_MAX: Final = 8.0


@dataclass(frozen=True, slots=True)
class _Kept:
    """What one of the two is set to."""

    settings: ToolSettings
    #: Of the side of the picture, as the artist chose it: sizes in pixels are bounded.
    share: float


class BrushSettings(QObject):
    """The current one of the two, for what is painted on: masks are marked with a broad brush,
    layers are painted with a fine one.

    Signals:
        changed(): ``brush`` or ``stabiliser_ms`` has changed.

    Thread: GUI.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._side_px = USUAL_SIDE_PX
        self._picture: Hashable = None
        #: The same for pictures that continue one another.
        self._canvases: dict[Hashable, object] = {}
        self._erases = self._on_layers = False
        self._kept = {
            (on_layers, erases): _usual(erases=erases)
            for on_layers in (False, True)
            for erases in (False, True)
        }

    @property
    def brush(self) -> Brush:
        """The brush, or the eraser."""
        return self._settings.brush

    @property
    def stabiliser_ms(self) -> float:
        """How far the line is behind the pen; 0 if it isn't steadied."""
        return self._settings.stabiliser_ms

    def set_size(self, size_px: float) -> None:
        """Set the diameter in pixels of the picture."""
        brush = self.brush.sized(size_px)
        self._set(replace(self._settings, brush=brush), brush.size_px / self._side_px)

    def resize(self, factor: float) -> None:
        """Make it larger (> 1) or smaller, by at least one pixel."""
        wanted = self.brush.size_px * factor
        if abs(wanted - self.brush.size_px) < 1:
            wanted = self.brush.size_px + (1 if factor > 1 else -1)
        self.set_size(round(wanted))

    def suit(self, side_px: int, picture: Hashable = None) -> None:
        """Scale all sizes so that they cover the same share of a picture of ``side_px``.

        They stay as they are on one that continues the picture before in another size.
        """
        canvas = self._canvases.get(picture)
        if canvas is not None and canvas is self._canvases.get(self._picture):
            factor = self._side_px / side_px
            for key, kept in self._kept.items():
                self._kept[key] = replace(kept, share=kept.share * factor)
        self._side_px, self._picture = side_px, picture
        before = self.brush
        for key, kept in self._kept.items():
            brush = kept.settings.brush.sized(round(kept.share * side_px))
            self._kept[key] = replace(kept, settings=replace(kept.settings, brush=brush))
        if self.brush != before:
            self.changed.emit()

    def keep_size(self, picture: Hashable, continued: Hashable) -> None:
        """Keep all sizes in pixels between these two: one is the other extended or cropped."""
        canvas = self._canvases.setdefault(picture, object())
        self._canvases[continued] = canvas

    def set_softness(self, share: float) -> None:
        """Set how much of the radius fades out, 0 … 1."""
        self._set_brush(replace(self.brush, softness=share))

    def set_opacity(self, share: float) -> None:
        """Set its opacity, 0 … 1."""
        self._set_brush(replace(self.brush, opacity=share))

    def set_pressure(self, size: PressureCurve | None, opacity: PressureCurve | None) -> None:
        """Set what pen pressure does to size and opacity; ``None``: nothing."""
        self._set_brush(replace(self.brush, size_pressure=size, opacity_pressure=opacity))

    def set_stabiliser(self, delay_ms: float) -> None:
        """Set how far the line is behind the pen."""
        self._set(replace(self._settings, stabiliser_ms=delay_ms))

    def set_on_layers(self, on_layers: bool) -> None:
        """Switch to the settings for layers, or for masks."""
        if on_layers != self._on_layers:
            self._on_layers = on_layers
            self.changed.emit()

    def set_erases(self, erases: bool) -> None:
        """Switch to the eraser, or to the brush."""
        if erases != self._erases:
            self._erases = erases
            self.changed.emit()

    def swap(self) -> None:
        """Switch between brush and eraser."""
        self.set_erases(not self._erases)

    def stroke_brush(self, *, other: bool) -> Brush:
        """The brush of a stroke; with ``other``, it erases instead of painting or vice versa."""
        return replace(self.brush, erases=self.brush.erases != other)

    # The next start.

    def to_json(self, *, erases: bool, on_layers: bool = False) -> dict[str, Json]:
        """What the brush or the eraser is set to, as plain values."""
        kept = self._kept[on_layers, erases]
        return {_SHARE: kept.share, **kept.settings.to_json()}

    def use_json(
        self, value: Mapping[str, object], *, erases: bool, on_layers: bool = False
    ) -> None:
        """Restore the brush or the eraser from :meth:`to_json`; invalid values change nothing."""
        usual = self._kept[on_layers, erases]
        settings = ToolSettings.from_json(value, usual.settings)
        share = value.get(_SHARE)
        is_share = isinstance(share, int | float) and _SHARE_MIN <= share <= _SHARE_MAX
        kept = _Kept(
            replace(settings, brush=replace(settings.brush, erases=erases)),
            float(share) if is_share else usual.share,  # type: ignore[arg-type]
        )
        self._kept[on_layers, erases] = kept
        self.suit(self._side_px, self._picture)
        self.changed.emit()

    @property
    def _settings(self) -> ToolSettings:
        return self._kept[self._key].settings

    @property
    def _key(self) -> tuple[bool, bool]:
        return self._on_layers, self._erases

    def _set_brush(self, brush: Brush) -> None:
        self._set(replace(self._settings, brush=brush))

    def _set(self, settings: ToolSettings, share: float | None = None) -> None:
        kept = self._kept[self._key]
        self._kept[self._key] = _Kept(settings, kept.share if share is None else share)
        if settings != kept.settings:
            self.changed.emit()


def _usual(*, erases: bool) -> _Kept:
    brush = Brush(erases=erases)
    return _Kept(ToolSettings(brush), brush.size_px / USUAL_SIDE_PX)
