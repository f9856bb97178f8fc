"""What is asked of the engine for a picture's description, and what its answer says."""

from pathlib import Path

from sdstudio.app.engine_assets import EngineDescription
from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.captioning import SEEN_PX, caption_of
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.messages import Describe, Described, NotDescribed
from sdstudio.imaging import Rgb, stretched


def description(request_id: int, model: AuxiliaryModel, rgb: Rgb) -> EngineDescription:
    """The question for a picture of any size."""
    command = Describe(request_id=request_id, model=model.sha256, name=model.name)
    seen = stretched(rgb, SEEN_PX, SEEN_PX)
    return EngineDescription(command, {model.sha256: model.file}, seen.tobytes())


def read_vocabulary(path: Path) -> tuple[str, ...]:
    """The pieces of words by their number."""
    return tuple(path.read_text("utf-8").splitlines())


def caption_in(
    answer: Described | NotDescribed, model: AuxiliaryModel, vocabulary: tuple[str, ...]
) -> str:
    """The caption of a picture.

    Raises:
        StudioError: ``CAPTION_…``, or why the model can't be used.
    """
    match answer:
        case Described(tokens=tokens):
            caption = caption_of(tokens, vocabulary)
            if not caption:
                raise StudioError(ErrorCode.CAPTION_EMPTY, model=model.name)
            return caption
        case NotDescribed(code=ErrorCode.ENGINE_FAULT):
            raise StudioError(ErrorCode.CAPTION_FAILED, model=model.name)
        case NotDescribed(code=code, arguments=arguments):
            raise StudioError(code, **arguments)
