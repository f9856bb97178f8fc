"""Any sequence of strokes, edits of layers, undo and redo gives what replaying it gives."""

import contextlib
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.canvas_rendering import composite
from sdstudio.app.draft_model import DraftModel
from sdstudio.app.library_thread import LibraryThread
from sdstudio.canvas.brush import Brush
from sdstudio.canvas.document import Blend, Document, Layer, Target
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.draft import Draft
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.library import Library
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.undo_stack import UndoStack

WIDTH, HEIGHT = 300, 280
BASE = np.random.default_rng(0).integers(0, 256, (HEIGHT, WIDTH, 3), np.uint8)
#: As many examples as fit into a few seconds.
FEW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@dataclass
class Studio:
    """A model with layers, and what it was after each step."""

    model: CanvasModel
    undo: UndoStack
    states: dict[int, bytes] = field(default_factory=dict)

    @property
    def document(self) -> Document:
        assert self.model.document is not None
        return self.model.document


@contextlib.contextmanager
def studio(folder: Path) -> Iterator[Studio]:
    image = InputRef(role=InputRole.IMAGE, sha256="0" * 64, width=WIDTH, height=HEIGHT)
    background, owner, undo = BackgroundTasks(), QObject(), UndoStack()
    library = LibraryThread(lambda: Library.open(folder, folder / "data"))
    draft = DraftModel(None, Draft(inputs=(image,)))
    yield Studio(CanvasModel(draft, library, background, undo, owner), undo)
    background.close()
    owner.deleteLater()


def seen(document: Document) -> bytes:
    """All that is in a document, but the names of layers and masks."""
    digest = hashlib.sha256()
    for layer in document.layers:
        facts = layer.rect, layer.opacity, layer.visible, layer.blend, layer.alpha_locked
        digest.update(repr((layer.id, *facts)).encode())
        digest.update(layer.pixels.pixels().tobytes())
        if layer.mask is not None:
            digest.update(layer.mask.pixels().tobytes())
    for mask in document.masks:
        digest.update(mask.pixels.pixels().tobytes())
    return digest.digest()


Step = tuple[str, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            (
                *("stroke", "stroke", "stroke", "erase", "undo", "undo", "redo"),
                *("add", "delete", "move", "opacity", "lock", "hide", "mask", "replace"),
                *("aim mask", "aim layer", "aim layer mask", "undo in stroke"),
            )
        ),
        st.integers(0, 10_000),
    ),
    min_size=3,
    max_size=18,
)


def do(made: Studio, kind: str, seed: int) -> None:
    """A step of some kind; ``seed`` decides the rest."""
    random = np.random.default_rng(seed)
    model, document, layer = made.model, made.document, made.model.layer
    x, y = (float(one) for one in random.integers(-20, 320, 2))
    match kind:
        case "stroke" | "erase":
            model.use_colour(tuple(int(one) for one in random.integers(0, 256, 3)))  # type: ignore[arg-type]
            brush = Brush(float(random.integers(4, 90)), 0.5, 0.8, erases=kind == "erase")
            model.begin(brush, x, y)
            model.move(x + 40, y - 25)
            model.end()
        case "undo in stroke":
            model.begin(Brush(30), x, y)
            made.undo.undo()
            model.move(x + 30, y)
            model.end()
        case "undo":
            made.undo.undo()
        case "redo":
            made.undo.redo()
        case "add":
            grid = TileGrid(int(random.integers(20, 310)), int(random.integers(20, 290)), 4)
            pixels = random.integers(0, 256, grid.shape(grid.whole), np.uint8)
            pixels[..., :3] = np.minimum(pixels[..., :3], pixels[..., 3:])
            blend = tuple(Blend)[seed % 3]
            added = Layer(
                f"layer{seed}-{made.undo.index()}",
                "Layer",
                TileSnapshot.of(pixels) if seed % 2 else TileSnapshot(grid),
                left=int(x),
                top=int(y),
                blend=blend,
            )
            model.edit(document.with_active_layer(added, seed % (len(document.layers) + 1)), "add")
        case "aim mask":
            model.aim(Target.MASK)
        case "aim layer":
            model.aim(Target.LAYER)
        case "aim layer mask":
            model.aim(Target.LAYER_MASK)
        case _ if layer is not None:
            change(made, kind, seed, layer)


def change(made: Studio, kind: str, seed: int, layer: Layer) -> None:
    """Change the active layer."""
    model, document = made.model, made.document
    match kind:
        case "delete":
            model.edit(document.without(layer.id), "delete")
        case "move":
            model.edit(document.with_layer(layer, seed % len(document.layers)), "order")
        case "opacity":
            model.edit(
                document.with_layer(replace(layer, opacity=seed % 10 / 10)), "opacity", merges="o"
            )
        case "lock":
            locked = replace(layer, alpha_locked=not layer.alpha_locked)
            model.edit(document.with_layer(locked), "lock")
        case "hide":
            model.edit(document.with_layer(replace(layer, visible=not layer.visible)), "hide")
        case "mask":
            levels = TileSnapshot.filled(replace(layer.pixels.grid, channels=1), 255)
            mask = levels if layer.mask is None else None
            model.edit(document.with_layer(replace(layer, mask=mask)), "mask")
        case "replace":
            filled = replace(layer, pixels=TileSnapshot.filled(layer.pixels.grid, 255))
            model.edit(document.with_layer(filled), "fill")


@given(STEPS)
@FEW
def test_any_steps_undone_and_redone_give_what_they_gave(
    tmp_path: Path, qapp: object, steps: list[Step]
) -> None:
    assert qapp
    with studio(tmp_path) as made:
        first = made.states[0] = seen(made.document)
        for kind, seed in steps:
            do(made, kind, seed)
            index, now = made.undo.index(), seen(made.document)
            if kind in ("undo", "redo", "undo in stroke") and made.undo.canRedo():
                assert made.states.get(index, now) == now
            made.states[index] = now
        last = seen(made.document)
        while made.undo.canRedo():
            made.undo.redo()
        newest = seen(made.document)
        while made.undo.canUndo():
            made.undo.undo()
        assert seen(made.document) == first
        while made.undo.canRedo():
            made.undo.redo()
        assert seen(made.document) == newest
        assert last in (newest, made.states[made.undo.index()], *made.states.values())


@given(STEPS)
@FEW
def test_what_is_not_covered_stays_the_picture_byte_for_byte(
    tmp_path: Path, qapp: object, steps: list[Step]
) -> None:
    assert qapp
    with studio(tmp_path) as made:
        for kind, seed in (("add", 1), ("aim layer", 0), *steps):
            do(made, kind, seed)
        document = made.document
        untouched = ~covered(document)
        picture = BASE
        # As often as an artist continues from what was made.
        for _ in range(10):
            picture = composite(picture, document)
            assert (picture[untouched] == BASE[untouched]).all()


def covered(document: Document) -> NDArray[np.bool_]:
    """Where any layer shows anything."""
    result = np.zeros((document.height, document.width), bool)
    black = np.zeros((document.height, document.width, 3), np.uint8)
    for layer in document.layers:
        if layer.visible and layer.opacity:
            white = np.where(layer.shown_pixels.pixels()[..., 3:] > 0, np.uint8(255), np.uint8(0))
            opaque = TileSnapshot.of(white.repeat(4, axis=2))
            alone = Layer(layer.id, layer.name, opaque, left=layer.left, top=layer.top)
            result |= composite(black, replace(document, layers=(alone,))).any(axis=2)
    return result


@pytest.mark.parametrize("blend", Blend)
def test_an_empty_layer_changes_nothing(blend: Blend) -> None:
    layer = Layer("a", "a", TileSnapshot(TileGrid(WIDTH, HEIGHT, 4)), blend=blend, opacity=0.5)
    assert composite(BASE, Document(WIDTH, HEIGHT, (layer,))) is BASE
