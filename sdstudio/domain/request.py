"""GenerationRequest: everything needed to make a picture again."""

import random
from collections.abc import Iterable
from typing import Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    field_validator,
    model_serializer,
    model_validator,
)

from sdstudio.domain import modes
from sdstudio.domain.adapters import ADAPTERS_MAX, AdapterKind, AdapterRef
from sdstudio.domain.checkpoint import CheckpointRef
from sdstudio.domain.controls import CONTROLS_MAX, ControlRef
from sdstudio.domain.errors import StudioError
from sdstudio.domain.face_repair import FaceRepair
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.modes import Output
from sdstudio.domain.params import SEED_MAX, GenerationParams, steps_at
from sdstudio.domain.picture_sizes import second_size_px
from sdstudio.domain.prompt_template import PromptTemplate
from sdstudio.domain.prompt_translation import PromptTranslation
from sdstudio.domain.styles import Styling
from sdstudio.domain.upscaler import UpscalerRef, enlarged_size_px
from sdstudio.domain.vae import VaeRef

COUNT_MAX = 100


class GenerationRequest(BaseModel):
    """One job: ``count`` pictures that differ only in their seed.

    A picture's own metadata holds the request for that picture: ``count`` 1, its own seed.

    Args:
        version: 2 if words of its prompts change from step to step; in version 1 they never do,
            whatever they look like, so requests of earlier programs make the same pictures.
        checkpoint: in a mode that uses none, it is the name of what does the work.
        vae: decodes in place of the checkpoint's own.
        upscaler: enlarges the picture, or the first pass for the second.
        faces: how faces are repaired in the finished picture, if they are.
        template: what its prompts were written from, if that is something else.
        styling: the styles that its prompts are in, if there are any. It has no effect on the
            picture: the prompts in ``params`` are what the model reads.
        translation: what its prompts were before they were translated, if they were.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1, 2] = 1
    mode: str = modes.TEXT_TO_IMAGE.key
    checkpoint: CheckpointRef
    params: GenerationParams
    inputs: tuple[InputRef, ...] = ()
    adapters: tuple[AdapterRef, ...] = Field(default=(), max_length=ADAPTERS_MAX)
    controls: tuple[ControlRef, ...] = Field(default=(), max_length=CONTROLS_MAX)
    vae: VaeRef | None = None
    upscaler: UpscalerRef | None = None
    faces: FaceRepair | None = None
    count: int = Field(default=1, ge=1, le=COUNT_MAX)
    template: PromptTemplate | None = None
    styling: Styling | None = None
    translation: PromptTranslation | None = None

    @model_serializer(mode="wrap")
    def _without_what_is_rare(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        # Earlier versions of the program can read those without.
        written: dict[str, Any] = handler(self)
        for name in ("vae", "upscaler", "faces", "template", "styling", "translation"):
            if written.get(name, "") is None:
                del written[name]
        return written

    @field_validator("mode")
    @classmethod
    def _mode_exists(cls, key: str) -> str:
        try:
            return modes.mode(key).key
        except StudioError as error:
            raise ValueError(str(error)) from error

    @model_validator(mode="after")
    def _finishing_has_what_does_it(self) -> Self:
        if self.mode == modes.FAST_UPSCALE.key and (
            self.upscaler is None or self.upscaler.factor is None
        ):
            raise ValueError("enlarging needs an upscaler and a factor")
        if self.mode == modes.REPAIR_FACES.key and self.faces is None:
            raise ValueError("repairing faces needs to know how")
        if self.faces is not None and not modes.mode(self.mode).takes_faces:
            raise ValueError("the mode repairs no faces")
        return self

    @property
    def works_alone(self) -> UpscalerRef | None:
        """What does the work in a mode that uses no checkpoint."""
        return None if modes.mode(self.mode).needs_checkpoint else self.upscaler

    def input(self, role: InputRole) -> InputRef | None:
        """The input picture for ``role``, if there is one."""
        return next((one for one in self.inputs if one.role is role), None)

    @property
    def pictures(self) -> tuple[InputRef, ...]:
        """All pictures that it needs: the inputs, and the hints of its ControlNets."""
        return (*self.inputs, *hints_of(self.controls))

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of its pictures."""
        image = self.input(InputRole.IMAGE)
        match modes.mode(self.mode).output:
            case Output.AS_INPUT if image is not None:
                return image.width, image.height
            case Output.ENLARGED if image is not None:
                return image.width * modes.UPSCALE_FACTOR, image.height * modes.UPSCALE_FACTOR
            case Output.BY_UPSCALER if image is not None and self.upscaler is not None:
                return enlarged_size_px(image.width, image.height, self.upscaler.factor or 1)
        enlarged = self.params.second_pass if self.mode == modes.TEXT_TO_IMAGE.key else 1
        return second_size_px(self.params.width, self.params.height, enlarged)

    @property
    def passes(self) -> tuple[int, ...]:
        """How many steps are made in each pass for one picture; for one face, if faces follow."""
        params, used = self.params, modes.mode(self.mode).parameters
        of_face = () if self.faces is None else (steps_at(params.steps, self.faces.strength),)
        if self.mode == modes.REPAIR_FACES.key:
            return of_face
        strength = params.strength if "strength" in used else 1.0
        first = steps_at(params.steps, strength)
        if not self.has_second_pass:
            return first, *of_face
        return first, steps_at(params.steps, params.second_pass_strength), *of_face

    @property
    def has_second_pass(self) -> bool:
        """Whether a first picture is enlarged and refined."""
        params = self.params
        is_offered = "second_pass" in modes.mode(self.mode).parameters
        return is_offered and self.size_px != (params.width, params.height)

    def with_seed(self, seed: int) -> "GenerationRequest":
        """The same request with another seed, if its mode uses one."""
        if "seed" not in modes.mode(self.mode).parameters:
            return self
        return self.model_copy(update={"params": self.params.model_copy(update={"seed": seed})})

    def with_input(self, picture: InputRef) -> "GenerationRequest":
        """The same request, starting from another picture in the role of ``picture``."""
        inputs = (picture if one.role is picture.role else one for one in self.inputs)
        return self.model_copy(update={"inputs": tuple(inputs)})

    def single(self, index: int) -> "GenerationRequest":
        """The request for picture ``index`` (0 …) alone."""
        seed = (self.params.seed + index) % (SEED_MAX + 1)
        return self.model_copy(
            update={"params": self.params.model_copy(update={"seed": seed}), "count": 1}
        )


def fast_upscale(picture: InputRef, upscaler: UpscalerRef) -> GenerationRequest:
    """The request to enlarge a picture with an upscaler that has a factor."""
    return GenerationRequest(
        mode=modes.FAST_UPSCALE.key,
        checkpoint=upscaler.as_model,
        params=GenerationParams(),
        inputs=(picture,),
        upscaler=upscaler,
    )


def repair_faces(
    picture: InputRef, checkpoint: CheckpointRef, params: GenerationParams, faces: FaceRepair
) -> GenerationRequest:
    """The request to repair the faces in a picture.

    Args:
        params: the prompts, and what decides how the model works.
    """
    used = modes.REPAIR_FACES.parameters
    values = {name: value for name, value in params.model_dump().items() if name in used}
    return GenerationRequest(
        mode=modes.REPAIR_FACES.key,
        checkpoint=checkpoint,
        params=GenerationParams(**values),
        inputs=(picture,),
        faces=faces,
    )


def draw_seed() -> int:
    """A random seed, for pictures whose seed the artist has not fixed."""
    return random.SystemRandom().randint(0, SEED_MAX)


def trigger_words(adapters: Iterable[AdapterRef]) -> tuple[str, ...]:
    """The words that stand for embeddings among ``adapters``."""
    return tuple(one.name for one in adapters if one.kind is AdapterKind.EMBEDDING)


def hints_of(controls: Iterable[ControlRef]) -> tuple[InputRef, ...]:
    """The hints that ``controls`` have, each once."""
    return tuple(dict.fromkeys(one.hint for one in controls if one.hint is not None))
