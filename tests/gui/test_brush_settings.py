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


def test_masks_and_layers_have_brushes_of_their_own() -> None:
    settings = BrushSettings()
    settings.set_size(120)
    settings.set_opacity(0.5)
    settings.set_on_layers(True)
    settings.set_size(9)
    settings.set_softness(0)
    settings.set_on_layers(False)
    assert (settings.brush.size_px, settings.brush.opacity) == (120, 0.5)
    settings.set_on_layers(True)
    assert (settings.brush.size_px, settings.brush.softness, settings.brush.opacity) == (9, 0, 1)


def test_the_next_start_has_the_brushes_of_masks_and_of_layers() -> None:
    settings, again = BrushSettings(), BrushSettings()
    settings.set_size(120)
    settings.set_on_layers(True)
    settings.set_erases(True)
    settings.set_size(9)
    for on_layers in (False, True):
        for erases in (False, True):
            kept = settings.to_json(erases=erases, on_layers=on_layers)
            again.use_json(kept, erases=erases, on_layers=on_layers)
    assert again.brush.size_px == 120
    again.set_on_layers(True)
    assert again.brush.size_px != 120
    again.set_erases(True)
    assert again.brush.size_px == 9
