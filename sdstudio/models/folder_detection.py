"""Recognise checkpoints by the folder's JSON files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sdstudio.domain.checkpoint_task import CheckpointTask, PredictionType
from sdstudio.domain.configurations import (
    CONFIGURATIONS,
    SCHEDULER,
    check_configuration,
    noise_schedule,
)
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import FAMILIES, family_of_unet
from sdstudio.domain.model_family import ModelFamily
from sdstudio.domain.text import plain_name
from sdstudio.models.folder import Json, ModelFolder
from sdstudio.models.unsupported_families import (
    family_of_configuration,
    family_of_pipeline,
    family_of_scheduler,
)

INDEX = "model_index.json"
UNET = "unet/config.json"

_PIPELINES = frozenset().union(*(row.pipelines for row in FAMILIES))

_SCHEDULERS = frozenset(
    f"{name}Scheduler"
    for name in (
        "DDIM",
        "DDPM",
        "DEISMultistep",
        "DPMSolverMultistep",
        "DPMSolverSinglestep",
        "EulerAncestralDiscrete",
        "EulerDiscrete",
        "HeunDiscrete",
        "KDPM2AncestralDiscrete",
        "KDPM2Discrete",
        "LCM",
        "LMSDiscrete",
        "PNDM",
        "TCD",
        "UniPCMultistep",
    )
)

#: Made for distilled models alone.
_FEW_STEP_SCHEDULERS = ("LCMScheduler", "TCDScheduler")

_REQUIRED = ("unet", "vae", "text_encoder", "tokenizer", "scheduler")

_TOKENIZERS = frozenset({"CLIPTokenizer", "CLIPTokenizerFast"})

_CLASSES: Mapping[str, frozenset[str]] = {
    "unet": frozenset({"UNet2DConditionModel"}),
    "vae": frozenset({"AutoencoderKL"}),
    "text_encoder": frozenset({"CLIPTextModel"}),
    "text_encoder_2": frozenset({"CLIPTextModelWithProjection"}),
    "tokenizer": _TOKENIZERS,
    "tokenizer_2": _TOKENIZERS,
    "scheduler": _SCHEDULERS,
    "low_res_scheduler": _SCHEDULERS,
    "depth_estimator": frozenset({"DPTForDepthEstimation"}),
    # Unused, so not checked further.
    "feature_extractor": frozenset(
        {"CLIPImageProcessor", "CLIPFeatureExtractor", "DPTImageProcessor", "DPTFeatureExtractor"}
    ),
    "safety_checker": frozenset({"StableDiffusionSafetyChecker"}),
    "image_encoder": frozenset({"CLIPVisionModelWithProjection"}),
    "image_normalizer": frozenset({"StableUnCLIPImageNormalizer"}),
    "image_noising_scheduler": _SCHEDULERS,
    "watermarker": frozenset(),
}
_LIBRARIES = frozenset({"diffusers", "transformers", "stable_diffusion"})

#: Numbers: the original size, where it was cropped, and the size to make.
SIZES_TAKEN = 6

_Config: TypeAlias = Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class CheckpointConfiguration:
    """What the JSON files say about a checkpoint."""

    family: ModelFamily
    task: CheckpointTask
    prediction_type: PredictionType
    native_size_px: int
    unet: Mapping[str, Json]
    is_distilled: bool
    has_zero_snr: bool

    @property
    def is_full_size(self) -> bool:
        """Whether the UNet is as large as the published ones, but for the upscaler's."""
        return all(self.unet.get(key, usual) == usual for key, usual in self.family.unet.items())

    @property
    def weighted(self) -> tuple[str, ...]:
        """The components that have weights."""
        return self.family.weighted(self.task)


def check_index(folder: ModelFolder) -> None:
    """Check that ``model_index.json`` describes a known pipeline with known classes only.

    Raises:
        StudioError: ``MODEL_NOT_DIFFUSERS``, ``MODEL_HAS_CODE``, ``MODEL_UNSUPPORTED``,
            ``MODEL_BUILT_DIFFERENTLY`` or ``MODEL_FILE_MISSING``.
    """
    try:
        index = folder.read_json(INDEX)
    except StudioError as error:
        raise folder.failure(ErrorCode.MODEL_NOT_DIFFUSERS) from error
    pipeline = index.get("_class_name")
    if isinstance(pipeline, list):
        # [module, class]: diffusers would import that module from the folder.
        raise folder.failure(ErrorCode.MODEL_HAS_CODE, file=INDEX)
    if not isinstance(pipeline, str):
        raise _built_differently(folder, f"_class_name={pipeline!s:.40}")
    if pipeline not in _PIPELINES:
        raise _unsupported(folder, family_of_pipeline(pipeline) or pipeline[:60])
    for component, value in index.items():
        match value:
            case [str(library), str(class_name)]:
                _check_class(folder, component, library, class_name)
            case [None, None]:
                pass
            case list():
                raise folder.failure(ErrorCode.MODEL_FILE_DAMAGED, file=INDEX)
    for component in _REQUIRED:
        if index.get(component) in (None, [None, None]):
            # Another family may do without it.
            other = family_of_configuration(_config(folder, "unet"))
            if other is not None:
                raise _unsupported(folder, other)
            raise folder.failure(ErrorCode.MODEL_FILE_MISSING, file=component)


def read_shape(folder: ModelFolder) -> CheckpointConfiguration:
    """Read the components' JSON files and check that they fit together.

    Raises:
        StudioError: ``MODEL_FILE_MISSING``, ``MODEL_FILE_DAMAGED``, ``MODEL_VALUE_REFUSED``,
            ``MODEL_HAS_CODE``, ``MODEL_UNSUPPORTED``, ``MODEL_BUILT_DIFFERENTLY`` or
            ``MODEL_QUANTISED``.
    """
    for file in CONFIGURATIONS:
        if folder.has(file):
            check_configuration(file, folder.read_json(file), folder.name)
    unet, vae = _config(folder, "unet"), _config(folder, "vae")
    scheduler = folder.read_json(SCHEDULER)
    other = family_of_configuration(unet)
    if other is not None:
        raise _unsupported(folder, other)
    family = family_of_unet(unet)
    if unet.get("addition_embed_type") != family.addition_embed_type:
        kind = unet.get("addition_embed_type")
        raise _built_differently(folder, f"addition_embed_type={kind!s:.40}")
    text = [_config(folder, encoder.component) for encoder in family.text_encoders]
    _check_labels(folder, unet)
    _check_additions(folder, family, unet, text)
    _integer(folder, unet, "unet", "in_channels")
    task = family.task(unet)
    levels = vae.get("block_out_channels")
    factor = 2 ** (len(levels) - 1) if isinstance(levels, list) and len(levels) < 8 else 0
    fits = (
        task is not None
        and _integer(folder, unet, "unet", "out_channels") == family.latent_channels
        and vae.get("latent_channels", 4) == family.latent_channels
        and factor == family.latent_side_px[task]
        and unet.get("cross_attention_dim") == sum(_width(config) for config in text)
    )
    if task is None or not fits:
        raise _built_differently(folder, _shape_in_words(unet, text, factor))
    if task in family.more_schedulers:
        folder.read_json(f"{family.more_schedulers[task]}/scheduler_config.json")
    if task is CheckpointTask.VARIATION:
        _check_image_parts(folder, unet)
    schedule = noise_schedule(scheduler, folder.name)
    prediction_type = schedule.prediction_type
    native_size_px = _side(folder, unet) * factor
    is_distilled = prediction_type is PredictionType.EPSILON and is_for_few_steps(scheduler)
    return CheckpointConfiguration(
        family,
        task,
        prediction_type,
        native_size_px,
        unet,
        is_distilled,
        schedule.rescale_betas_zero_snr,
    )


def latents_for(shape: CheckpointConfiguration, native_size_px: int) -> int:
    """What the UNet's ``sample_size`` is if the checkpoint was trained on such a square."""
    side = shape.unet.get("sample_size")
    assert isinstance(side, int)
    return native_size_px * side // shape.native_size_px


def _check_labels(folder: ModelFolder, unet: Mapping[str, Json]) -> None:
    """Raise if the UNet takes embeddings other than unCLIP's."""
    taken = unet.get("class_embed_type")
    if taken not in (None, "projection"):
        raise _built_differently(folder, f"class_embed_type={taken!s:.40}")


def _check_additions(
    folder: ModelFolder, family: ModelFamily, unet: Mapping[str, Json], text: Sequence[_Config]
) -> None:
    """Raise if the UNet takes other things besides the prompt than its family's."""
    if family.addition_embed_type is None:
        return
    # The vector for the whole prompt, and the sizes.
    vector = sum(
        _width(config, "projection_dim")
        for config, encoder in zip(text, family.text_encoders, strict=True)
        if encoder.has_projection
    )
    sizes = SIZES_TAKEN * _integer(folder, unet, "unet", "addition_time_embed_dim")
    taken = _integer(folder, unet, "unet", "projection_class_embeddings_input_dim")
    if taken != vector + sizes:
        raise _built_differently(folder, f"projection_class_embeddings_input_dim={taken}")


def _width(config: _Config, key: str = "hidden_size") -> int:
    value = config.get(key)
    return value if type(value) is int else 0


def _check_image_parts(folder: ModelFolder, unet: Mapping[str, Json]) -> None:
    """Raise if the image components don't fit the UNet."""
    encoder, normalizer = _config(folder, "image_encoder"), _config(folder, "image_normalizer")
    width = _integer(folder, encoder, "image_encoder", "projection_dim")
    taken = _integer(folder, unet, "unet", "projection_class_embeddings_input_dim")
    # An embedding, and as many values that encode its noise level.
    if normalizer.get("embedding_dim") != width or taken != 2 * width:
        raise _built_differently(
            folder,
            f"image_encoder {width}, image_normalizer "
            f"{normalizer.get('embedding_dim')!s:.10}, UNet {taken}",
        )


def is_for_few_steps(scheduler: Mapping[str, Json]) -> bool:
    """Whether a scheduler is a distilled model's: few steps from the noisiest timestep on.

    So do those of checkpoints trained to zero SNR, but they declare it.
    """
    name = str(scheduler.get("_class_name", ""))
    return name in _FEW_STEP_SCHEDULERS or (
        name.startswith("Euler")
        and scheduler.get("timestep_spacing") == "trailing"
        and not scheduler.get("rescale_betas_zero_snr")
    )


def _check_class(folder: ModelFolder, component: str, library: str, class_name: str) -> None:
    if library not in _LIBRARIES:
        raise folder.failure(ErrorCode.MODEL_HAS_CODE, file=INDEX)
    other = family_of_scheduler(class_name)
    if other is not None:
        raise _unsupported(folder, other)
    if class_name not in _CLASSES.get(component, frozenset()):
        raise _built_differently(folder, f"{component[:40]}: {class_name[:60]}")


def _config(folder: ModelFolder, component: str) -> Mapping[str, Json]:
    file = f"{component}/config.json"
    config = folder.read_json(file)
    if "auto_map" in config or isinstance(config.get("_class_name"), list):
        raise folder.failure(ErrorCode.MODEL_HAS_CODE, file=file)
    packed = config.get("quantization_config")
    if packed is not None:
        method = packed.get("quant_method") if isinstance(packed, dict) else packed
        raise folder.failure(ErrorCode.MODEL_QUANTISED, found=plain_name(f"{method!s:.40}"))
    return config


def _integer(folder: ModelFolder, config: Mapping[str, Json], component: str, key: str) -> int:
    value = config.get(key, 4)
    if type(value) is not int:
        raise folder.failure(ErrorCode.MODEL_FILE_DAMAGED, file=f"{component}/config.json")
    return value


def _side(folder: ModelFolder, unet: Mapping[str, Json]) -> int:
    size = unet.get("sample_size")
    sides = size if isinstance(size, list) else [size]
    valid = [side for side in sides if type(side) is int and 0 < side <= 512]
    if not valid or len(valid) != len(sides):
        raise folder.failure(ErrorCode.MODEL_FILE_DAMAGED, file="unet/config.json")
    return max(valid)


def _shape_in_words(unet: _Config, text: Sequence[_Config], factor: int) -> str:
    widths = " + ".join(f"{config.get('hidden_size')!s:.10}" for config in text)
    return (
        f"UNet {unet.get('in_channels')!s:.10}→{unet.get('out_channels')!s:.10}, "
        f"text {widths}/{unet.get('cross_attention_dim')!s:.10}, "
        f"VAE f{factor}"
    )


def _built_differently(folder: ModelFolder, found: str) -> StudioError:
    return folder.failure(ErrorCode.MODEL_BUILT_DIFFERENTLY, found=plain_name(found))


def _unsupported(folder: ModelFolder, found: str) -> StudioError:
    return folder.failure(ErrorCode.MODEL_UNSUPPORTED, found=found)
