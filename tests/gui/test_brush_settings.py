"""The brush as the artist set it, on pictures of other sizes."""

from sdstudio.canvas.brush import BRUSH_MAX_PX
from sdstudio.ui.canvas.tools.brush_settings import BrushSettings


def test_the_brush_is_as_large_as_before_back_on_the_same_picture() -> None:
    settings = BrushSettings()
    settings.suit(2048)
    settings.set_size(256)
    sizes = []
    for side_px in (8192, 256, 100, 8192, 2048):
        settings.suit(side_px)
        sizes.append(settings.brush.size_px)
    assert sizes == [BRUSH_MAX_PX, 32, 12, BRUSH_MAX_PX, 256]


def test_a_size_that_is_set_counts_from_then_on() -> None:
    settings = BrushSettings()
    settings.suit(8192)
    settings.set_size(800)
    settings.suit(4096)
    settings.resize(2)
    settings.suit(2048)
    assert settings.brush.size_px == 400
