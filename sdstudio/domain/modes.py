"""The ways of making a picture, one row each."""

from dataclasses import dataclass

from sdstudio.domain.checkpoint import Checkpoint, CheckpointKind
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.params import PARAMETERS
from sdstudio.domain.text import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Mode:
    """A way of making a picture.

    Args:
        key: what is stored in pictures; never changes once released.
        label: to be translated in context ``modes``.
        pipeline: the diffusers pipeline whose components and behaviour it follows.
        checkpoint_kinds: the checkpoints that can do it.
        parameters: the fields of ``GenerationParams`` that it uses, in the form's order.
    """

    key: str
    label: str
    pipeline: str
    checkpoint_kinds: frozenset[CheckpointKind]
    parameters: tuple[str, ...]

    def check(self, checkpoint: Checkpoint) -> None:
        """Raise ``MODEL_WRONG_KIND`` where ``checkpoint`` was not made for this."""
        if checkpoint.kind not in self.checkpoint_kinds:
            raise StudioError(ErrorCode.MODEL_WRONG_KIND, model=checkpoint.ref.name)


TEXT_TO_IMAGE = Mode(
    "text_to_image",
    QT_TRANSLATE_NOOP("modes", "Text to image"),
    "StableDiffusionPipeline",
    frozenset({CheckpointKind.TEXT_TO_IMAGE}),
    tuple(PARAMETERS),
)

MODES: tuple[Mode, ...] = (TEXT_TO_IMAGE,)
