"""What is asked of the engine for a picture's description, and what its answer says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sdstudio.app.engine_assets import EngineDescription
from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.captioning import SEEN_PX, caption_of
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.messages import Describe, Described, NotDescribed

if TYPE_CHECKING:
    from sdstudio.imaging import Rgb


class GaveWay(Exception):  # noqa: N818 - as JobCancelled, it isn't an error
    """The engine had something better to do."""


def seen_of(rgb: Rgb) -> bytes:
    """A picture of any size as a captioner looks at it. Any thread."""
    from sdstudio.imaging import stretched

    return stretched(rgb, SEEN_PX, SEEN_PX).tobytes()


def seen_in(file: Path) -> bytes:
    """The picture in a file as a captioner looks at it. Any thread.

    Raises:
        StudioError: ``INPUT_…``: it can't be opened, or is too large.
    """
    from sdstudio.imaging import read_input

    return seen_of(read_input(file, InputRole.IMAGE))


def description(
    request_id: int, model: AuxiliaryModel, seen: bytes, *, gives_way: bool = False
) -> EngineDescription:
    """The question for a picture, as :func:`seen_of` gives it."""
    command = Describe(
        request_id=request_id, model=model.sha256, name=model.name, gives_way=gives_way
    )
    return EngineDescription(command, {model.sha256: model.file}, seen)


def read_vocabulary(path: Path) -> tuple[str, ...]:
    """The pieces of words by their number."""
    return tuple(path.read_text("utf-8").splitlines())


def caption_in(
    answer: Described | NotDescribed, model: AuxiliaryModel, vocabulary: tuple[str, ...]
) -> str:
    """The caption of a picture.

    Raises:
        StudioError: ``CAPTION_…``, or why the model can't be used.
        GaveWay: ask again later.
    """
    match answer:
        case Described(tokens=tokens):
            caption = caption_of(tokens, vocabulary)
            if not caption:
                raise StudioError(ErrorCode.CAPTION_EMPTY, model=model.name)
            return caption
        case NotDescribed(code=ErrorCode.ENGINE_FAULT):
            raise StudioError(ErrorCode.CAPTION_FAILED, model=model.name)
        case NotDescribed(code=ErrorCode() as code, arguments=arguments):
            raise StudioError(code, **arguments)
        case _:
            raise GaveWay
