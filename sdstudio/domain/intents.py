"""Intents: what to do with the masked area, one row each, and the values that follow from it.

An intent isn't part of a request: :func:`plan` turns it into values of parameters, and the request
has those. The formulas are those of krita-ai-diffusion.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from sdstudio.domain.bounds import Bounds
from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.params import SPREAD_MAX_PX, Value
from sdstudio.domain.text import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Intent:
    """What the artist wants.

    Args:
        key: kept in drafts and used on the command line; never changes once released.
        label, help: translated in context ``intents``.
        fill: what the masked area is filled with before the model starts.
        strength: unless the artist chooses it.
        blended_strength: the same with a checkpoint that wasn't trained for inpainting.
        keeps_fill: fills below full strength, too; otherwise the model starts from what is there.
        always_sees_around: sees the surroundings below full strength, too.
        matches_colours: brings the colours of the new part to those around it.
        takes_whole: changes the whole picture, through image to image, if nothing is masked.
        follows_prompt: the prompt says what comes; without one, the surroundings are continued.
    """

    key: str
    label: str
    help: str
    fill: str = "original"
    strength: float = 1.0
    blended_strength: float | None = None
    keeps_fill: bool = False
    always_sees_around: bool = False
    matches_colours: bool = False
    takes_whole: bool = False
    follows_prompt: bool = True


REPLACE: Final = Intent(
    "replace",
    QT_TRANSLATE_NOOP("intents", "Replace"),
    QT_TRANSLATE_NOOP("intents", "Replaces what is masked with what the prompt describes."),
    fill="blur",
)
REMOVE: Final = Intent(
    "remove",
    QT_TRANSLATE_NOOP("intents", "Remove"),
    QT_TRANSLATE_NOOP(
        "intents",
        "Removes what is masked and continues the surroundings, which a prompt, if any, should "
        "describe.",
    ),
    fill="continued",
    # Without knowing what is masked, a model that starts from noise invents another thing.
    blended_strength=0.75,
    keeps_fill=True,
    always_sees_around=True,
    matches_colours=True,
    follows_prompt=False,
)
ADD: Final = Intent(
    "add",
    QT_TRANSLATE_NOOP("intents", "Add"),
    QT_TRANSLATE_NOOP("intents", "Adds what the prompt describes to the masked area."),
    fill="neutral",
)
REFINE: Final = Intent(
    "refine",
    QT_TRANSLATE_NOOP("intents", "Refine"),
    QT_TRANSLATE_NOOP(
        "intents",
        "Keeps what is masked and improves its detail, or that of the whole picture if nothing is "
        "masked.",
    ),
    strength=0.5,
    takes_whole=True,
)
EXTEND: Final = Intent(
    "extend",
    QT_TRANSLATE_NOOP("intents", "Extend"),
    QT_TRANSLATE_NOOP("intents", "Enlarges the picture at its sides and continues it there."),
    fill="surroundings",
    keeps_fill=True,
    always_sees_around=True,
    follows_prompt=False,
)
VARY: Final = Intent(
    "vary",
    QT_TRANSLATE_NOOP("intents", "Vary"),
    QT_TRANSLATE_NOOP(
        "intents",
        "Makes another version of what is masked, or of the whole picture if nothing is.",
    ),
    strength=0.75,
    takes_whole=True,
)

INTENTS: Final = (REPLACE, REMOVE, ADD, REFINE, EXTEND, VARY)
_BY_KEY: Final = MappingProxyType({one.key: one for one in INTENTS})

#: Shown if :func:`gains_from_inpainting`; translated in context ``intents``.
BETTER_WITH_INPAINTING: Final = QT_TRANSLATE_NOOP(
    "intents",
    "“{model}” can do this, but a model that was trained for inpainting blends new parts in "
    "better.",
)

#: In a draft, instead of a key: the intent that suits what is painted.
AUTOMATIC: Final = "automatic"

#: The parameters that follow from an intent.
PLANNED: Final = ("strength", "fill", "grow", "feather", "mask_blur", "context", "color_match")

#: The pre-fill ends this far beyond what is painted.
_CLEAR_PX: Final = 4
_BLEND_MAX_PX: Final = 25
_CROP_LEAST_PX: Final = 256
_CONTEXT_LEAST_PX: Final = 512
_MULTIPLE_OF_PX: Final = 8


def intent(key: str) -> Intent:
    """The intent with ``key``.

    Raises:
        StudioError: ``INTENT_UNKNOWN``.
    """
    row = _BY_KEY.get(key)
    if row is None:
        raise StudioError(ErrorCode.INTENT_UNKNOWN, value=key, known=", ".join(_BY_KEY))
    return row


def suited(*, is_painted: bool) -> Intent:
    """The intent that is meant if the artist doesn't say."""
    return REPLACE if is_painted else VARY


def plan(
    wanted: Intent,
    selection: Bounds,
    picture_px: tuple[int, int],
    task: CheckpointTask,
    strength: float | None = None,
) -> Mapping[str, Value]:
    """The values that follow from an intent, by the names of parameters.

    The formulas are explained in krita-ai-diffusion's ``model.py`` and ``resolution.py``. With a
    feather of f pixels, the mask is grown by g = 4 + f/2 and its edge spread over f: so the masked
    area and 4 pixels around it change fully, and nothing changes from 4 + f pixels on.

    Args:
        selection: what is painted.
        picture_px: width and height of the picture.
        strength: if the artist has chosen it.
    """
    usual = usual_strength(wanted, task)
    strength = usual if strength is None else strength
    is_full = strength == 1
    diagonal = math.hypot(selection.width, selection.height)
    feather = max(int(0.1 * strength * diagonal), round(32 * strength))
    feather = min(feather, SPREAD_MAX_PX)
    seen = selection.enlarged(
        feather + _CLEAR_PX + round(0.06 * diagonal),
        *picture_px,
        least_px=_CROP_LEAST_PX,
        multiple_of=_MULTIPLE_OF_PX,
    )
    if is_full or wanted.always_sees_around:
        seen = seen.enlarged(
            max(max(picture_px) // 16, (seen.width + seen.height) // 4),
            *picture_px,
            least_px=_CONTEXT_LEAST_PX,
            multiple_of=_MULTIPLE_OF_PX,
            square=True,
        )
    return {
        "strength": usual,
        "fill": wanted.fill if is_full or wanted.keeps_fill else "original",
        **softened(feather),
        "context": seen.text,
        "color_match": wanted.matches_colours,
    }


def softened(feather: int) -> dict[str, int]:
    """How a mask is grown and blended so that its edge is spread over ``feather`` pixels."""
    grow = _CLEAR_PX + feather // 2
    return {
        "grow": grow,
        "feather": feather,
        "mask_blur": min(_BLEND_MAX_PX, grow + feather // 2),
    }


def usual_strength(wanted: Intent, task: CheckpointTask) -> float:
    """The strength of an intent with checkpoints for ``task``, unless the artist chooses it."""
    is_trained = task is CheckpointTask.INPAINTING
    return wanted.strength if is_trained else wanted.blended_strength or wanted.strength


def gains_from_inpainting(wanted: Intent, task: CheckpointTask) -> bool:
    """Whether a checkpoint that was trained for inpainting would do it better."""
    return wanted.fill != "original" and task is not CheckpointTask.INPAINTING
