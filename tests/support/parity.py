"""Is our picture the one that diffusers' own pipeline makes? Every mode that diffusers has.

A mode takes part with a row in :data:`PARITY`. Weights are random and small, shapes are those of
the real checkpoints, both sides compute in float32, and ours runs with ``exact``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any

import diffusers
import numpy as np
import numpy.typing as npt
import torch
from diffusers.schedulers import scheduling_lms_discrete
from PIL import Image
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil

from sdstudio.disk import SystemDisk
from sdstudio.domain import modes, samplers
from sdstudio.domain.checkpoint import CheckpointRef
from sdstudio.domain.families import FAMILIES, family
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.messages import Generate, ImageReady
from sdstudio.domain.params import GenerationParams
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.samplers import Sampler
from sdstudio.engine.assets import JobFiles
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.engine.protocol import CancelFlag
from sdstudio.imaging import Rgb, input_ref
from sdstudio.library.input_store import InputStore
from tests.support.checkpoints import (
    EPSILON,
    IMAGE_ENCODERS,
    STARTER_TOKENIZER,
    V_PREDICTION,
    Variant,
    build_checkpoint,
)
from tests.support.family_checkpoints import build_family_checkpoint

PREDICTIONS = (EPSILON, V_PREDICTION)
SIDE_PX = 64

Inputs = Mapping[InputRole, Rgb]
#: From a pipeline's usual arguments to those of a mode.
Arguments = Callable[[GenerationRequest, Inputs], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Published:
    """Checkpoints of a family, made of what ships with the program for it.

    Args:
        family: its key.
        epsilon, v_prediction: keys of the configurations for checkpoints of each kind.
    """

    family: str
    epsilon: str
    v_prediction: str

    def build(self, folder: Path, prediction_type: str, tokenizer: Path) -> None:
        """Write a tiny one."""
        row = family(self.family)
        key = self.epsilon if prediction_type == EPSILON else self.v_prediction
        build_family_checkpoint(
            folder,
            row,
            next(one for one in row.configurations if one.key == key),
            tokenizer=tokenizer,
            prediction_type=prediction_type,
        )


@dataclass(frozen=True, slots=True)
class ParityMode:
    """A mode as diffusers has it.

    Args:
        name: unlike that of all others of its family.
        checkpoint: that it is compared with.
        pipeline: diffusers' class.
        roles: the input pictures it is given.
        arguments: for its pipeline, in addition to the common ones.
        params: for our request, in addition to the common ones.
        parts: components for its pipeline in addition to those in the folder.
        is_rarely_compared: by tests, with some samplers only: what is particular to it has tests
            elsewhere.
    """

    name: str
    mode: str
    checkpoint: Variant | Published
    pipeline: str
    roles: tuple[InputRole, ...] = ()
    arguments: Arguments = lambda _request, _inputs: {}
    params: Mapping[str, Any] = field(default_factory=dict)
    parts: Callable[[], Mapping[str, Any]] = dict
    is_rarely_compared: bool = False

    @property
    def family(self) -> str:
        """The key of its checkpoint's family."""
        one = self.checkpoint
        return one.family if isinstance(one, Published) else FAMILIES[0].key

    @property
    def id(self) -> str:
        """Unlike that of all others."""
        return f"{self.family}-{self.name}"


def _size(request: GenerationRequest, _inputs: Inputs) -> Mapping[str, Any]:
    return {"width": request.params.width, "height": request.params.height}


def _image(request: GenerationRequest, inputs: Inputs) -> Mapping[str, Any]:
    image = Image.fromarray(inputs[InputRole.IMAGE])
    return {"image": image, "strength": request.params.strength}


def _masked(request: GenerationRequest, inputs: Inputs) -> Mapping[str, Any]:
    mask = Image.fromarray(inputs[InputRole.MASK])
    return {**_size(request, inputs), **_image(request, inputs), "mask_image": mask}


def _with_depth(request: GenerationRequest, inputs: Inputs) -> Mapping[str, Any]:
    nearness = torch.from_numpy(inputs[InputRole.DEPTH][..., 0].copy())[None].float()
    return {**_image(request, inputs), "depth_map": nearness}


def _enlarged(request: GenerationRequest, inputs: Inputs) -> Mapping[str, Any]:
    image = Image.fromarray(inputs[InputRole.IMAGE])
    return {"image": image, "noise_level": request.params.noise_level}


def _varied(request: GenerationRequest, inputs: Inputs) -> Mapping[str, Any]:
    return {**_size(request, inputs), **_enlarged(request, inputs)}


def _eye() -> Mapping[str, Any]:
    side = IMAGE_ENCODERS["tiny"]["image_size"]
    # The other one of transformers wants torchvision.
    crop = {"height": side, "width": side}
    return {
        "feature_extractor": CLIPImageProcessorPil(size={"shortest_edge": side}, crop_size=crop)
    }


_IMAGE, _MASK, _DEPTH = InputRole.IMAGE, InputRole.MASK, InputRole.DEPTH
_MIDDLE = MappingProxyType({"strength": 0.75})
_WHOLE = MappingProxyType({"strength": 1.0})
_DEPTH2IMG = "StableDiffusionDepth2ImgPipeline"


def _usual_modes(
    base: Variant | Published,
    inpainting: Variant | Published,
    pipeline: str,
    *,
    is_rarely_compared: bool = False,
) -> tuple[ParityMode, ...]:
    """Those that every family has.

    Args:
        pipeline: what the names of diffusers' classes begin with.
        is_rarely_compared: see :class:`ParityMode`.
    """
    rows = (
        ParityMode(
            "text to image",
            modes.TEXT_TO_IMAGE.key,
            base,
            f"{pipeline}Pipeline",
            arguments=_size,
        ),
        ParityMode(
            "image to image",
            modes.IMAGE_TO_IMAGE.key,
            base,
            f"{pipeline}Img2ImgPipeline",
            (_IMAGE,),
            _image,
            _MIDDLE,
        ),
        ParityMode(
            "inpainting, own checkpoint",
            modes.INPAINTING.key,
            inpainting,
            f"{pipeline}InpaintPipeline",
            (_IMAGE, _MASK),
            _masked,
            _WHOLE,
        ),
        ParityMode(
            "inpainting, any checkpoint",
            modes.INPAINTING.key,
            base,
            f"{pipeline}InpaintPipeline",
            (_IMAGE, _MASK),
            _masked,
            _MIDDLE,
        ),
    )
    return tuple(replace(row, is_rarely_compared=is_rarely_compared) for row in rows)


PARITY: tuple[ParityMode, ...] = (
    *_usual_modes(Variant.BASE, Variant.INPAINTING, "StableDiffusion"),
    ParityMode(
        "depth to image",
        modes.DEPTH_TO_IMAGE.key,
        Variant.DEPTH,
        _DEPTH2IMG,
        (_IMAGE,),
        _image,
        _MIDDLE,
    ),
    ParityMode(
        "depth to image, depth given",
        modes.DEPTH_TO_IMAGE.key,
        Variant.DEPTH,
        _DEPTH2IMG,
        (_IMAGE, _DEPTH),
        _with_depth,
        _WHOLE,
    ),
    ParityMode(
        "upscale",
        modes.UPSCALE.key,
        Variant.UPSCALER,
        "StableDiffusionUpscalePipeline",
        (_IMAGE,),
        _enlarged,
        {"noise_level": 20},
        is_rarely_compared=True,
    ),
    ParityMode(
        "variation",
        modes.VARIATION.key,
        Variant.VARIATION,
        "StableUnCLIPImg2ImgPipeline",
        (_IMAGE,),
        _varied,
        {"noise_level": 0},
        _eye,
        is_rarely_compared=True,
    ),
    *_usual_modes(
        Published("sd1", "sd1-base", "sd1-v"),
        Published("sd1", "sd1-inpainting", "sd1-inpainting"),
        "StableDiffusion",
        is_rarely_compared=True,
    ),
    # v-prediction to zero terminal SNR, with trailing timesteps.
    *_usual_modes(
        Published("sdxl", "sdxl-base", "sdxl-v"),
        Published("sdxl", "sdxl-inpainting", "sdxl-inpainting"),
        "StableDiffusionXL",
        is_rarely_compared=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Difference:
    """Between two pictures of 8 bits.

    Args:
        largest: 0 … 255.
        share: of the values that differ, 0 … 1.
        spread: standard deviation of diffusers' picture: a flat one would prove nothing.
    """

    largest: int
    share: float
    spread: float


class Comparison:
    """Makes pictures both ways.

    Args:
        folder: for checkpoints and other temporary files.
        building: arguments for ``build_checkpoint``.
    """

    def __init__(self, folder: Path, **building: Any) -> None:
        self._folder = folder
        self._building = building
        self._engine = DiffusersEngine(folder / "cache", dtype=torch.float32, exact=True)
        self._store = InputStore(folder / "inputs", SystemDisk())

    def difference(
        self, row: ParityMode, sampler: str, prediction_type: str, **params: Any
    ) -> Difference:
        """How far our picture is from diffusers' for a mode, a sampler and a kind of checkpoint."""
        checkpoint = self.checkpoint(row.checkpoint, prediction_type)
        inputs = {role: picture(role) for role in row.roles}
        usual = {
            "prompt": "a red fish",
            "negative_prompt": "dull",
            "width": SIDE_PX,
            "height": SIDE_PX,
            "steps": 8,
            "guidance_scale": 5.0,
            "seed": 5,
        }
        request = GenerationRequest(
            mode=row.mode,
            checkpoint=CheckpointRef(name="Tiny", fingerprint="0123456789abcdef"),
            params=GenerationParams(**{**usual, **row.params, "sampler": sampler, **params}),
            inputs=tuple(input_ref(role, rgb) for role, rgb in inputs.items()),
        )
        ours = self._ours(request, inputs, checkpoint).astype(int)
        theirs = self._theirs(row, request, inputs, checkpoint)
        apart = np.abs(ours - theirs.astype(int))
        return Difference(int(apart.max()), float((apart > 0).mean()), float(theirs.std()))

    def checkpoint(self, kind: Variant | Published, prediction_type: str) -> Path:
        """A small one, made when it is first needed."""
        if isinstance(kind, Published):
            keys = f"{kind.epsilon}-{kind.v_prediction}-{prediction_type}"
            folder = self._folder / keys
            if not folder.is_dir():
                kind.build(
                    folder, prediction_type, self._building.get("tokenizer", STARTER_TOKENIZER)
                )
            return folder
        folder = self._folder / f"{kind.name}-{prediction_type}"
        if not folder.is_dir():
            build_checkpoint(folder, kind, prediction_type=prediction_type, **self._building)
        return folder

    def _ours(self, request: GenerationRequest, inputs: Inputs, folder: Path) -> Rgb:
        for rgb in inputs.values():
            self._store.keep(rgb)
        files = {one.role: self._store.find(one) for one in request.inputs}
        command = Generate(job_id=1, request=request)
        made: list[Rgb] = []

        def emit(event: Any, payload: bytes = b"") -> None:
            if isinstance(event, ImageReady):
                pixels = np.frombuffer(payload, np.uint8)
                made.append(pixels.reshape(event.height, event.width, 3))

        self._engine.generate(command, JobFiles(folder, files, {}), emit, CancelFlag())
        return made[0]

    def _theirs(
        self, row: ParityMode, request: GenerationRequest, inputs: Inputs, folder: Path
    ) -> Rgb:
        pipeline, params = _pipeline(row, folder), request.params
        usual = pipeline.scheduler
        pipeline.scheduler = their_scheduler(samplers.sampler(params.sampler), usual.config)
        try:
            made: npt.NDArray[np.float32] = pipeline(
                prompt=params.prompt,
                negative_prompt=params.negative_prompt,
                num_inference_steps=params.steps,
                guidance_scale=params.guidance_scale,
                generator=torch.Generator("cpu").manual_seed(params.seed),
                output_type="np",
                **({"eta": params.eta} if samplers.sampler(params.sampler).takes_eta else {}),
                **row.arguments(request, inputs),
            ).images[0]
        finally:
            pipeline.scheduler = usual
        return np.asarray((made * 255).round(), np.uint8)


_PIPELINES: dict[tuple[str, Path], Any] = {}


def _pipeline(row: ParityMode, folder: Path) -> Any:
    key = row.pipeline, folder
    if key not in _PIPELINES:
        made = getattr(diffusers, row.pipeline)
        pipeline = made.from_pretrained(folder, dtype=torch.float32, **row.parts())
        pipeline.set_progress_bar_config(disable=True)
        _PIPELINES[key] = pipeline
    return _PIPELINES[key]


def their_scheduler(row: Sampler, config: Mapping[str, Any]) -> Any:
    """diffusers' own scheduler for a sampler."""
    scheduler = getattr(diffusers, row.scheduler)
    if row.scheduler == "LMSDiscreteScheduler":
        scheduler = scheduling_lms_discrete.LMSDiscreteScheduler
        if find_spec("scipy") is None:
            # What it needs of scipy: the integral of a polynomial.
            scheduling_lms_discrete.integrate = SimpleNamespace(quad=_quad)
    return scheduler.from_config(config, **row.options)


def _quad(
    function: Callable[[float], float], start: float, end: float, **_options: float
) -> tuple[float, float]:
    """Gauss and Legendre with five points: exact for polynomials up to the ninth degree."""
    points, weights = np.polynomial.legendre.leggauss(5)
    middle, half = (float(end) + float(start)) / 2, (float(end) - float(start)) / 2
    at = [float(function(middle + half * point)) for point in points]
    return half * float(weights @ at), 0.0


def picture(role: InputRole) -> Rgb:
    """An input picture with something in it."""
    y, x = np.mgrid[0:SIDE_PX, 0:SIDE_PX] / SIDE_PX
    match role:
        case InputRole.MASK:
            # Grey levels on both sides of the middle, none of it aligned with the latents.
            levels = np.zeros((SIDE_PX, SIDE_PX))
            levels[5:40, 11:51] = 255
            levels[40:50, 11:31], levels[40:50, 31:51] = 120, 140
        case InputRole.DEPTH:
            levels = 255 * np.hypot(x - 0.4, y - 0.6).clip(0, 1)
        case _:
            noise = np.random.default_rng(1).normal(0, 12, (SIDE_PX, SIDE_PX, 3))
            waves = np.stack([np.sin(9 * x), np.cos(7 * y), x * y], axis=-1)
            return np.asarray((128 + 90 * waves + noise).clip(0, 255), np.uint8)
    return np.repeat(levels.astype(np.uint8)[..., None], 3, axis=2)
