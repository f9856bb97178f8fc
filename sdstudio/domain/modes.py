"""The modes (text to image, inpaint, upscale …), one row each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import family
from sdstudio.domain.input_refs import INPUT_MAX_PX, InputRole
from sdstudio.domain.params import Value
from sdstudio.domain.text import QT_TRANSLATE_NOOP

#: How much wider and higher an upscaled picture is than its input.
UPSCALE_FACTOR = 4


class Output(Enum):
    """How the size of a mode's pictures is decided."""

    #: Width and height as chosen, times the second pass's factor.
    CHOSEN = "chosen"
    #: The size of the input picture.
    AS_INPUT = "as_input"
    #: ``UPSCALE_FACTOR`` times the size of the input picture.
    ENLARGED = "enlarged"
    #: The size of the input picture times the factor that the request's upscaler has.
    BY_UPSCALER = "by_upscaler"


@dataclass(frozen=True, slots=True)
class Mode:
    """A mode: a way to make a picture.

    Args:
        key: stored in pictures; never changes once released.
        label, help: translated in context ``modes``.
        checkpoint_tasks: what the checkpoints that support it were trained to do; empty if it uses
            none.
        parameters: the fields of ``GenerationParams`` that it uses, in the order of the form.
        required, optional: the input pictures.
        defaults: values that override the general defaults.
        at_most: maximums below those of the parameters' ranges.
        input_max_px: the longest side of an input picture.
        takes_controls: whether ControlNets can take part.
        takes_faces: whether faces can be repaired in what it makes.
    """

    key: str
    label: str
    help: str
    checkpoint_tasks: frozenset[CheckpointTask]
    parameters: tuple[str, ...]
    required: tuple[InputRole, ...] = ()
    optional: tuple[InputRole, ...] = ()
    output: Output = Output.CHOSEN
    defaults: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    at_most: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    input_max_px: int = INPUT_MAX_PX
    takes_controls: bool = False
    takes_faces: bool = False

    @property
    def is_in_form(self) -> bool:
        """Whether the form has its settings; a dialog asks for those of the others."""
        return self in MODES

    @property
    def needs_image(self) -> bool:
        """Whether it starts from an input picture."""
        return InputRole.IMAGE in self.required

    @property
    def needs_checkpoint(self) -> bool:
        """Whether a checkpoint makes the picture."""
        return bool(self.checkpoint_tasks)

    @property
    def needs_mask(self) -> bool:
        """Whether a mask says which part of the input picture to change."""
        return InputRole.MASK in self.required

    @property
    def repaints(self) -> bool:
        """Whether it starts from the pixels of the input picture, so that what is painted on it
        counts."""
        return self.needs_image and "strength" in self.parameters

    def parameters_with(self, checkpoint: Checkpoint) -> tuple[str, ...]:
        """The parameters that have an effect with ``checkpoint``, in the order of the form."""
        unused = family(checkpoint.family).unused_parameters
        return tuple(name for name in self.parameters if name not in unused)

    def check_used(self, name: str, checkpoint: Checkpoint) -> None:
        """Raise ``PARAMETER_UNUSED`` if only ``checkpoint`` keeps parameter ``name`` from having an
        effect.
        """
        if name in self.parameters and name not in self.parameters_with(checkpoint):
            raise StudioError(ErrorCode.PARAMETER_UNUSED, name=name, model=checkpoint.ref.name)

    def check(self, checkpoint: Checkpoint) -> None:
        """Raise ``MODEL_WRONG_KIND`` if ``checkpoint`` doesn't support this mode."""
        self.check_task(checkpoint.task, checkpoint.ref.name)

    def check_task(self, task: CheckpointTask, model: str) -> None:
        """Raise ``MODEL_WRONG_KIND`` if checkpoints for ``task`` don't support this mode.

        Args:
            model: the checkpoint's name, for the error.
        """
        if task not in self.checkpoint_tasks:
            raise StudioError(ErrorCode.MODEL_WRONG_KIND, model=model, mode=self.key)


_WORDS = ("prompt", "negative_prompt")
_SIZE = ("width", "height")
_MAKING = ("steps", "guidance_scale", "guidance_rescale", "sampler", "eta", "clip_skip", "fast")
_SEED = ("seed",)

TEXT_TO_IMAGE = Mode(
    "text_to_image",
    QT_TRANSLATE_NOOP("modes", "Text to image"),
    QT_TRANSLATE_NOOP("modes", "Makes a new picture from the prompt alone."),
    frozenset({CheckpointTask.TEXT_TO_IMAGE}),
    (*_WORDS, *_SIZE, "seamless", "second_pass", "second_pass_strength", *_MAKING, *_SEED),
    takes_controls=True,
    takes_faces=True,
)
IMAGE_TO_IMAGE = Mode(
    "image_to_image",
    QT_TRANSLATE_NOOP("modes", "Image to image"),
    QT_TRANSLATE_NOOP("modes", "Repaints a picture, keeping as much of it as you choose."),
    frozenset({CheckpointTask.TEXT_TO_IMAGE}),
    (*_WORDS, *_SIZE, "strength", *_MAKING, *_SEED),
    required=(InputRole.IMAGE,),
    defaults=MappingProxyType({"strength": 0.75}),
    takes_controls=True,
    takes_faces=True,
)
INPAINTING = Mode(
    "inpainting",
    QT_TRANSLATE_NOOP("modes", "Inpaint"),
    QT_TRANSLATE_NOOP("modes", "Repaints only the area you mask; the rest stays as it is."),
    frozenset({CheckpointTask.INPAINTING, CheckpointTask.TEXT_TO_IMAGE}),
    (
        *_WORDS,
        *_SIZE,
        "strength",
        "fill",
        "grow",
        "feather",
        "mask_blur",
        "context",
        "masked_only",
        "mask_padding",
        "color_match",
        *_MAKING,
        *_SEED,
    ),
    required=(InputRole.IMAGE, InputRole.MASK),
    output=Output.AS_INPUT,
    defaults=MappingProxyType({"strength": 1.0}),
    takes_controls=True,
)
DEPTH_TO_IMAGE = Mode(
    "depth_to_image",
    QT_TRANSLATE_NOOP("modes", "Depth to image"),
    QT_TRANSLATE_NOOP(
        "modes",
        "Keeps the depth of a picture – what is near and what is far – and changes everything "
        "else.",
    ),
    frozenset({CheckpointTask.DEPTH}),
    (*_WORDS, *_SIZE, "strength", *_MAKING, *_SEED),
    required=(InputRole.IMAGE,),
    optional=(InputRole.DEPTH,),
    defaults=MappingProxyType({"strength": 0.9}),
    takes_controls=True,
    takes_faces=True,
)
DEPTH_MAP = Mode(
    "depth_map",
    QT_TRANSLATE_NOOP("modes", "Depth map"),
    QT_TRANSLATE_NOOP(
        "modes",
        "Makes a greyscale picture of what is near (white) and far (black), as the model "
        "estimates it.",
    ),
    frozenset({CheckpointTask.DEPTH, CheckpointTask.DEPTH_MAP}),
    (),
    required=(InputRole.IMAGE,),
    output=Output.AS_INPUT,
)
UPSCALE = Mode(
    "upscale",
    QT_TRANSLATE_NOOP("modes", "Upscale"),
    QT_TRANSLATE_NOOP(
        "modes",
        "Enlarges a picture to four times its width and height, with new detail that fits the "
        "prompt.",
    ),
    frozenset({CheckpointTask.UPSCALER}),
    (*_WORDS, "noise_level", "steps", "guidance_scale", "sampler", *_SEED),
    required=(InputRole.IMAGE,),
    output=Output.ENLARGED,
    defaults=MappingProxyType({"guidance_scale": 9.0}),
    # The most noise it was trained on (max_noise_level of the published model).
    at_most=MappingProxyType({"noise_level": 350}),
    # So that the result can be the input of any other mode.
    input_max_px=INPUT_MAX_PX // UPSCALE_FACTOR,
)
VARIATION = Mode(
    "variation",
    QT_TRANSLATE_NOOP("modes", "Variations"),
    QT_TRANSLATE_NOOP("modes", "Makes new pictures with the same subject and mood."),
    frozenset({CheckpointTask.VARIATION}),
    (*_WORDS, *_SIZE, "noise_level", "steps", "guidance_scale", "sampler", *_SEED),
    required=(InputRole.IMAGE,),
    defaults=MappingProxyType({"noise_level": 0, "guidance_scale": 10.0}),
)

FAST_UPSCALE = Mode(
    "fast_upscale",
    QT_TRANSLATE_NOOP("modes", "Fast upscale"),
    QT_TRANSLATE_NOOP(
        "modes",
        "Enlarges a picture with an upscaler such as ESRGAN: fast, without a prompt, and close to "
        "the original.",
    ),
    frozenset(),
    (),
    required=(InputRole.IMAGE,),
    output=Output.BY_UPSCALER,
)
REPAIR_FACES = Mode(
    "repair_faces",
    QT_TRANSLATE_NOOP("modes", "Repair faces"),
    QT_TRANSLATE_NOOP(
        "modes",
        "Finds the faces in a picture and makes each of them anew at the model's full resolution. "
        "Everything else stays as it is.",
    ),
    frozenset({CheckpointTask.TEXT_TO_IMAGE, CheckpointTask.INPAINTING}),
    (*_WORDS, *_MAKING, *_SEED),
    required=(InputRole.IMAGE,),
    output=Output.AS_INPUT,
    takes_faces=True,
)

#: Those that checkpoints do.
MODES: tuple[Mode, ...] = (
    TEXT_TO_IMAGE,
    IMAGE_TO_IMAGE,
    INPAINTING,
    DEPTH_TO_IMAGE,
    DEPTH_MAP,
    UPSCALE,
    VARIATION,
)

#: Those that finish a picture, whatever made it. A dialog asks for what they need, not the form.
FINISHING: tuple[Mode, ...] = (FAST_UPSCALE, REPAIR_FACES)

ALL_MODES: tuple[Mode, ...] = (*MODES, *FINISHING)

_BY_KEY = MappingProxyType({mode.key: mode for mode in ALL_MODES})


def mode(key: str) -> Mode:
    """The mode with ``key``.

    Raises:
        StudioError: ``MODE_UNKNOWN``.
    """
    row = _BY_KEY.get(key)
    if row is None:
        raise StudioError(ErrorCode.MODE_UNKNOWN, value=key, known=", ".join(_BY_KEY))
    return row


def modes_of(checkpoint: Checkpoint) -> tuple[Mode, ...]:
    """The modes that ``checkpoint`` supports, the most common first."""
    return tuple(row for row in MODES if checkpoint.task in row.checkpoint_tasks)
