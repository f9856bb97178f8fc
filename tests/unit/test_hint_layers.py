"""Hints as layers: made, replaced, taken from what is painted, rendered alone, and stored."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sdstudio.app.canvas_rendering import composite, hint_picture
from sdstudio.canvas.document import Document, Layer, LayerKind, NamedSnapshot
from sdstudio.canvas.hint_layers import (
    hint_layer,
    opaque,
    shows_hint,
    with_hint,
    with_layer_as_hint,
)
from sdstudio.canvas.layer_edits import MergeObstacle, merge_obstacle
from sdstudio.canvas.project_file import Project
from sdstudio.canvas.project_reader import read_project
from sdstudio.canvas.project_writer import encode_project
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.controls import CANNY, DEPTH, ControlKind, control_kind
from sdstudio.imaging import Rgb

WIDTH, HEIGHT = 300, 40
POSE = control_kind("pose")


def hint(level: int = 200) -> Rgb:
    """Something in the left part, in a colour."""
    rgb = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    rgb[:, :100] = (level, 10, 20)
    return rgb


def hinted(*kinds: ControlKind) -> Document:
    document = Document(WIDTH, HEIGHT)
    for kind in kinds:
        document = with_hint(document, kind, opaque(hint()), kind.key)
    return document


def test_each_kind_has_a_layer_that_is_replaced_and_never_in_the_picture() -> None:
    document = hinted(POSE, CANNY, POSE)
    assert [(one.name, one.kind) for one in document.layers] == [
        ("pose", LayerKind.HINT),
        ("canny", LayerKind.HINT),
    ]
    assert document.active_layer == document.layers[0].id
    rendered = hint_picture(document, POSE)
    assert rendered is not None
    assert np.array_equal(rendered, hint())
    base = np.full((HEIGHT, WIDTH, 3), 50, np.uint8)
    assert composite(base, document) is base
    hidden = document.with_layer(replace(document.layers[0], visible=False))
    assert (shows_hint(hidden, POSE), shows_hint(hidden, CANNY)) == (False, True)
    assert hint_picture(hidden, POSE) is None
    # What they show can't be mixed.
    assert merge_obstacle(document, document.layers[1].id) is MergeObstacle.OTHER_KIND


def test_the_depth_of_a_canvas_is_the_hint_for_depth() -> None:
    document = hinted(DEPTH)
    layer = hint_layer(document, DEPTH)
    assert layer is not None
    assert layer.kind is LayerKind.DEPTH
    rendered = hint_picture(document, DEPTH)
    assert rendered is not None
    assert (rendered == rendered[..., :1]).all()


def a_layer(kind: LayerKind = LayerKind.PAINT, *, ink: int, paper: int | None) -> Layer:
    """Ink at the left, and paper or nothing beside it."""
    pixels = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
    if paper is not None:
        pixels[...] = (paper, paper, paper, 255)
    pixels[:, :50] = (ink, ink, ink, 255)
    return Layer("layer", "Sketch", TileSnapshot.of(pixels), kind)


@pytest.mark.parametrize(("ink", "paper"), [(0, None), (255, None), (0, 255), (255, 0)], ids=str)
def test_a_sketch_becomes_white_lines_on_black_however_it_is_drawn(
    ink: int, paper: int | None
) -> None:
    document = with_hint(Document(WIDTH, HEIGHT), CANNY, opaque(hint()), "Edges")
    document = document.with_layer(sketch := a_layer(ink=ink, paper=paper))
    document = with_layer_as_hint(document, sketch, CANNY)
    rendered = hint_picture(document, CANNY)
    assert rendered is not None
    assert (rendered[:, :50] == 255).all()
    assert not rendered[:, 50:].any()
    # The one before stays, but only one is the hint.
    assert [one.kind for one in document.layers] == [LayerKind.REFERENCE, LayerKind.HINT]


def test_a_layer_keeps_its_colours_where_these_mean_something() -> None:
    sketch = replace(a_layer(ink=90, paper=None), left=20)
    document = with_layer_as_hint(Document(WIDTH, HEIGHT, (sketch,)), sketch, POSE)
    rendered = hint_picture(document, POSE)
    assert rendered is not None
    assert (rendered[:, 20:70] == 90).all()
    as_depth = with_layer_as_hint(Document(WIDTH, HEIGHT, (sketch,)), sketch, DEPTH)
    rendered = hint_picture(as_depth, DEPTH)
    assert rendered is not None
    assert (rendered[:, 20:70] == 90).all()
    assert not rendered[:, :20].any()


def test_hints_are_stored_in_projects_and_their_snapshots(tmp_path: Path) -> None:
    document = hinted(CANNY, DEPTH)
    document = replace(document, snapshots=(NamedSnapshot("snap", "Before", 1.0, hinted(POSE)),))
    file = tmp_path / "canvas.ora"
    file.write_bytes(encode_project(Project(document)))
    read = read_project(file).project.document
    assert [(one.kind, one.hint) for one in read.layers] == [
        (LayerKind.HINT, "canny"),
        (LayerKind.DEPTH, ""),
    ]
    assert read.snapshots[0].document.layers[0].shows_hint == "pose"
