"""The brush as the artist set it, on pictures of other sizes."""

from sdstudio.canvas.brush import BRUSH_MAX_PX
from sdstudio.ui.canvas.tool import Tool


def test_the_brush_is_as_large_as_before_back_on_the_same_picture() -> None:
    tool = Tool()
    tool.suit(2048)
    tool.set_size(256)
    sizes = []
    for side_px in (8192, 256, 100, 8192, 2048):
        tool.suit(side_px)
        sizes.append(tool.brush.size_px)
    assert sizes == [BRUSH_MAX_PX, 32, 12, BRUSH_MAX_PX, 256]


def test_a_size_that_is_set_counts_from_then_on() -> None:
    tool = Tool()
    tool.suit(8192)
    tool.set_size(800)
    tool.suit(4096)
    tool.resize(2)
    tool.suit(2048)
    assert tool.brush.size_px == 400
