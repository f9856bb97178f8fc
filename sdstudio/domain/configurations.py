"""Limits on a model's configuration files: every number that determines a size is bounded here.

A model folder is untrusted, and libraries allocate whatever its configuration demands. So the
inspection of a model and the loader check the same files against the same bounds.
"""

import math
from collections.abc import Mapping
from typing import Annotated, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.noise_schedule import NoiseSchedule
from sdstudio.domain.text import plain_name

#: Of one small file. A full vocabulary has a megabyte.
SMALL_FILE_MAX_BYTES = 16 * 2**20
#: Of what is not named below: lists, names and depth of a file, and its numbers.
_ENTRIES_MAX, _CHARACTERS_MAX, _DEPTH_MAX, _NUMBER_MAX = 2000, 2000, 8, 10**6

_SHOWN_ENTRIES = 8

_T = TypeVar("_T")

Width: TypeAlias = Annotated[int, Field(ge=1, le=16_384)]
WideLayer: TypeAlias = Annotated[int, Field(ge=1, le=65_536)]
Channels: TypeAlias = Annotated[int, Field(ge=1, le=64)]
Layers: TypeAlias = Annotated[int, Field(ge=1, le=64)]
FewLayers: TypeAlias = Annotated[int, Field(ge=1, le=8)]
Blocks: TypeAlias = Annotated[int, Field(ge=1, le=16)]
Heads: TypeAlias = Annotated[int, Field(ge=1, le=256)]
Small: TypeAlias = Annotated[int, Field(ge=0, le=64)]
Side: TypeAlias = Annotated[int, Field(ge=1, le=2048)]
Number: TypeAlias = Annotated[float, Field(ge=-_NUMBER_MAX, le=_NUMBER_MAX)]
#: One for each level of a network.
Levels: TypeAlias = Annotated[list[_T], Field(min_length=1, max_length=8)]
Each: TypeAlias = _T | Levels[_T]
Pair: TypeAlias = _T | Annotated[list[_T], Field(min_length=1, max_length=2)]


class _Configuration(BaseModel):
    """What is ``None`` is left to the class; what is not named is bounded as a whole."""

    model_config = ConfigDict(
        frozen=True, strict=True, allow_inf_nan=False, extra="allow", defer_build=True
    )


class _Unet(_Configuration):
    in_channels: Channels = 4
    out_channels: Channels = 4
    sample_size: Pair[Annotated[int, Field(ge=1, le=512)]] | None = None
    freq_shift: Small = 0
    down_block_types: Levels[str] | None = None
    up_block_types: Levels[str] | None = None
    block_out_channels: Levels[Width] | None = None
    layers_per_block: Each[FewLayers] = 2
    downsample_padding: Small = 1
    mid_block_scale_factor: Number = 1
    dropout: Number = 0
    norm_num_groups: Heads = 32
    norm_eps: Number = 1e-5
    cross_attention_dim: Each[Width] = 1280
    transformer_layers_per_block: Each[Each[Blocks]] = 1
    reverse_transformer_layers_per_block: Levels[Each[Blocks]] | None = None
    encoder_hid_dim: Width | None = None
    attention_head_dim: Each[Width] = 8
    num_attention_heads: Each[Heads] | None = None
    addition_time_embed_dim: Width | None = None
    num_class_embeds: WideLayer | None = None
    resnet_out_scale_factor: Number = 1
    time_embedding_dim: Width | None = None
    time_cond_proj_dim: Width | None = None
    conv_in_kernel: Blocks = 3
    conv_out_kernel: Blocks = 3
    projection_class_embeddings_input_dim: Width | None = None
    addition_embed_type_num_heads: Heads = 64


class _Vae(_Configuration):
    in_channels: Channels = 3
    out_channels: Channels = 3
    down_block_types: Levels[str] | None = None
    up_block_types: Levels[str] | None = None
    block_out_channels: Levels[Width] | None = None
    layers_per_block: FewLayers = 1
    latent_channels: Channels = 4
    norm_num_groups: Heads = 32
    sample_size: Annotated[int, Field(ge=1, le=8192)] = 32
    scaling_factor: Annotated[float, Field(gt=0, le=100)] = 0.18215
    shift_factor: Number | None = None


class _Transformer(_Configuration):
    hidden_size: Width = 512
    intermediate_size: WideLayer = 2048
    projection_dim: Width = 512
    num_hidden_layers: Layers = 12
    num_attention_heads: Heads = 8
    chunk_size_feed_forward: Small = 0
    layer_norm_eps: Number = 1e-5
    attention_dropout: Number = 0


class _TextEncoder(_Transformer):
    vocab_size: Annotated[int, Field(ge=3, le=200_000)] = 49_408
    max_position_embeddings: Annotated[int, Field(ge=8, le=1024)] = 77


class _ImageEncoder(_Transformer):
    num_channels: Channels = 3
    image_size: Pair[Side] = 224
    patch_size: Pair[Side] = 32


class _Backbone(_Configuration):
    num_channels: Channels = 3
    embedding_size: Width = 64
    hidden_sizes: Levels[Width] | None = None
    depths: Levels[Layers] | None = None
    num_groups: Heads = 32
    width_factor: FewLayers = 1
    output_stride: Heads = 32


class _DepthEstimator(_ImageEncoder):
    image_size: Pair[Side] = 384
    patch_size: Pair[Side] = 16
    backbone_out_indices: Levels[Small] | None = None
    backbone_featmap_shape: Levels[Width] | None = None
    backbone_config: _Backbone | None = None
    reassemble_factors: Levels[Annotated[float, Field(gt=0, le=16)]] | None = None
    neck_hidden_sizes: Levels[Width] | None = None
    neck_ignore_stages: Annotated[list[Small], Field(max_length=8)] | None = None
    fusion_hidden_size: Width = 256
    pooler_output_size: Width | None = None


class _Normalizer(_Configuration):
    embedding_dim: Width = 768


class _Preprocessor(_Configuration):
    size: Side | Annotated[dict[str, Side], Field(max_length=4)] | None = None
    crop_size: Side | Annotated[dict[str, Side], Field(max_length=4)] | None = None
    ensure_multiple_of: Heads = 1
    size_divisor: Heads = 1


class _Tokenizer(_Configuration):
    # Huge where nobody set it; no more is read than the text encoder has positions for.
    model_max_length: Annotated[int, Field(ge=8)] = 77


_COMPONENTS: Mapping[str, type[BaseModel]] = {
    "unet": _Unet,
    "vae": _Vae,
    "text_encoder": _TextEncoder,
    "text_encoder_2": _TextEncoder,
    "image_encoder": _ImageEncoder,
    "depth_estimator": _DepthEstimator,
    "image_normalizer": _Normalizer,
}
SCHEDULER = "scheduler/scheduler_config.json"
_SCHEDULERS = ("scheduler", "low_res_scheduler", "image_noising_scheduler")

#: By the file's path in a model's folder.
CONFIGURATIONS: Mapping[str, type[BaseModel]] = {
    **{f"{name}/config.json": bounds for name, bounds in _COMPONENTS.items()},
    **{f"{name}/scheduler_config.json": NoiseSchedule for name in _SCHEDULERS},
    "feature_extractor/preprocessor_config.json": _Preprocessor,
    "tokenizer/tokenizer_config.json": _Tokenizer,
    "tokenizer_2/tokenizer_config.json": _Tokenizer,
}


def check_configuration(file: str, content: Mapping[str, object], model: str) -> None:
    """Raise where a value of a model's small ``file`` is of no sense or beyond all bounds.

    Args:
        file: one of :data:`CONFIGURATIONS`.
        content: of the file.
        model: what the failure calls it.

    Raises:
        StudioError: ``MODEL_VALUE_REFUSED``.
    """
    _checked(CONFIGURATIONS[file], file, content, model)


def noise_schedule(
    content: Mapping[str, object], model: str, file: str = SCHEDULER
) -> NoiseSchedule:
    """The schedule in one of a model's ``scheduler_config.json``, of whichever class.

    Raises:
        StudioError: ``MODEL_VALUE_REFUSED``.
    """
    return _checked(NoiseSchedule, file, content, model)


_Bounds = TypeVar("_Bounds", bound=BaseModel)


def _checked(
    bounds: type[_Bounds], file: str, content: Mapping[str, object], model: str
) -> _Bounds:
    said = {key: value for key, value in content.items() if value is not None}
    try:
        found = bounds.model_validate(said)
    except ValidationError as error:
        key = str(error.errors(include_url=False, include_input=False)[0]["loc"][0])
        raise _refused(file, key, said[key], model) from error
    for key, value in said.items():
        is_open = key in (found.model_extra or ()) or isinstance(value, dict)
        if is_open and not _is_bounded(value):
            raise _refused(file, key, value, model)
    return found


def _is_bounded(value: object, depth: int = 0) -> bool:
    match value:
        case bool() | None:
            return True
        case int() | float():
            return math.isfinite(value) and abs(value) <= _NUMBER_MAX
        case str():
            return len(value) <= _CHARACTERS_MAX
        case list():
            inside = value
        case dict():
            inside = [*value.values()]
        case _:
            return False
    return (
        len(inside) <= _ENTRIES_MAX
        and depth < _DEPTH_MAX
        and all(_is_bounded(one, depth + 1) for one in inside)
    )


def _refused(file: str, key: str, value: object, model: str) -> StudioError:
    if isinstance(value, list):
        value = value[:_SHOWN_ENTRIES]
    shown = f"{value:.6g}" if isinstance(value, float) else f"{value!s:.40}"
    return StudioError(
        ErrorCode.MODEL_VALUE_REFUSED,
        model=model,
        file=file,
        key=plain_name(key[:40]),
        value=plain_name(shown),
    )
