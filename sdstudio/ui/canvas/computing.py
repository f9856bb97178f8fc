"""What a command computes of the canvas while the artist goes on: anew if that was changed."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from sdstudio.canvas.document import Document, Layer
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.undo_stack import StepInProgress

T = TypeVar("T")


async def computed_of(
    painted: CanvasModel,
    part: Callable[[Document], object],
    compute: Callable[[Document], Awaitable[T]],
    step: StepInProgress,
) -> tuple[Document, T] | None:
    """What ``compute`` makes of a part of the canvas, anew until that wasn't changed meanwhile.

    So a command that takes a while neither keeps the artist from painting nor loses what is
    painted. Each command whose pixels are computed on another thread uses this.

    Args:
        part: of which it is computed, compared with what it is afterwards; ``None`` if there is
            nothing to compute any more.
        step: that of the command.

    Returns:
        The document as it is now, and what was made; ``None`` if the command was taken back, its
        part is gone, or the artist has gone on to another picture.

    Thread: GUI.
    """
    image = painted.documents.image
    while (before := _document(painted)) is not None and (of := part(before)) is not None:
        made = await compute(before)
        if not step.is_taken_back:
            await painted.finish()
        now = _document(painted)
        if step.is_taken_back or now is None or painted.documents.image != image:
            return None
        if part(now) == of:
            return now, made
    return None


def content_of(document: Document) -> object:
    """All that is painted; not what is chosen in it, or was remembered of jobs."""
    return document.layers, document.masks, document.snapshots


def size_of(document: Document) -> object:
    """The size of the canvas: what is computed of nothing else is added to whatever is there."""
    return document.width, document.height


def layers_of(document: Document) -> object:
    """All of its layers."""
    return document.layers


def layer_with(document: Document, id_: str) -> Layer | None:
    """The layer with this id, unless it is gone."""
    return next((one for one in document.layers if one.id == id_), None)


def _document(painted: CanvasModel) -> Document | None:
    newest = painted.documents.newest
    return None if newest is None else newest.document
