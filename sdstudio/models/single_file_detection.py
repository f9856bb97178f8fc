"""Identify a single weights file by its tensors; its name doesn't matter."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

import numpy as np

from sdstudio.domain.adapter_layers import layer_of, unsupported_method
from sdstudio.domain.checkpoint_task import CheckpointTask, PredictionType
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import family_of_unet
from sdstudio.domain.model_family import Configuration, ModelFamily
from sdstudio.domain.text import plain_name
from sdstudio.domain.weights_layout import PART_NAMES, PART_PREFIXES, part_in
from sdstudio.models.quantisation import quantisation
from sdstudio.models.unsupported_families import (
    Shapes,
    family_of_configuration,
    family_of_tensors,
    unet_of,
)
from sdstudio.weights.header import Header


class Certainty(StrEnum):
    """How certain the prediction type is."""

    #: Stated by the model: its configuration, metadata, record or task.
    SAID = "said"
    #: Guessed from the UNet's weights, as other programs do; the artist may know better.
    GUESSED = "guessed"
    #: Unknown; the usual one is assumed.
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class DetectedWeights:
    """What is known about a weights file without loading it.

    Args:
        dtypes: in safetensors' words.
        values: reads the numbers of a small tensor; raises ``OSError`` or ``ValueError``.
    """

    shapes: Shapes
    dtypes: Mapping[str, str]
    metadata: Mapping[str, str]
    values: Callable[[str], Sequence[float]]


@dataclass(frozen=True, slots=True)
class Detected:
    """A checkpoint in a single file.

    Args:
        certainty: of the prediction type.
        said_size_px: of the side of its pictures, where the file says it.
        choices: the configurations between which the file doesn't tell, the likeliest first.
        is_distilled: made to need few steps and no guidance.
        has_zero_snr: what the file says; ``None``: nothing.
        lacks_vae: it has everything else.
    """

    family: ModelFamily
    task: CheckpointTask
    prediction_type: PredictionType
    said_size_px: int | None
    certainty: Certainty
    choices: tuple[Configuration, ...]
    is_distilled: bool = False
    has_zero_snr: bool | None = None
    lacks_vae: bool = False


def weights_in(opened: BinaryIO, header: Header) -> DetectedWeights:
    """The weights in the safetensors file ``opened`` with ``header``."""

    def values(name: str) -> Sequence[float]:
        tensor = header.tensors[name]
        if tensor.size_bytes > _VALUES_LIMIT_BYTES:
            raise ValueError("too long")
        opened.seek(len(header.raw) + tensor.begin)
        return decoded(opened.read(tensor.size_bytes), tensor.dtype)

    return DetectedWeights(header.shapes, header.dtypes, header.metadata, values)


def decoded(data: bytes, dtype: str) -> Sequence[float]:
    """The numbers in ``data``; ``ValueError`` for a dtype that isn't used for weights."""
    match dtype:
        case "F32":
            found = np.frombuffer(data, "<f4")
        case "F16":
            found = np.frombuffer(data, "<f2")
        case "BF16":
            found = (np.frombuffer(data, "<u2").astype(np.uint32) << 16).view(np.float32)
        case _:
            raise ValueError(dtype)
    return [float(value) for value in found]


def is_adapter(shapes: Shapes) -> bool:
    """Whether a file is more likely a LoRA or an embedding than a checkpoint."""
    if len(shapes) == 1:
        return len(next(iter(shapes.values()))) <= 2
    return any(
        layer_of(name) is not None
        or unsupported_method(name) is not None
        or name.startswith(_ADAPTER_MARKS)
        for name in shapes
    )


def detect(weights: DetectedWeights, file: str) -> Detected:
    """The checkpoint in ``file``, its name for errors.

    Raises:
        StudioError: ``MODEL_UNSUPPORTED``: of another family; ``MODEL_BUILT_DIFFERENTLY``;
            ``IMPORT_PART_ONLY``,
            ``IMPORT_LACKS_PART``, ``IMPORT_EMA_ONLY``, ``IMPORT_AS_FOLDER``, ``IMPORT_UNKNOWN`` or
            ``IMPORT_UNREADABLE``; ``MODEL_QUANTISED``: its weights are packed.
    """
    shapes = weights.shapes
    if not shapes:
        raise StudioError(ErrorCode.IMPORT_UNREADABLE, file=file)
    other = family_of_tensors(shapes)
    if other is not None:
        raise StudioError(ErrorCode.MODEL_UNSUPPORTED, model=file, found=other)
    family = family_of_unet(unet_of(shapes))
    unet = family.prefix("unet")
    parts = {part for part in PART_PREFIXES if part_in(shapes, part)}
    first = shapes.get(f"{unet}{_FIRST}", ())
    if "unet" not in parts and any(name.startswith(_EMA) for name in shapes):
        raise StudioError(ErrorCode.IMPORT_EMA_ONLY, file=file)
    packed = quantisation(weights.dtypes)
    if packed is not None:
        raise StudioError(ErrorCode.MODEL_QUANTISED, model=file, found=packed)
    if "unet" not in parts or len(first) != 4:
        part = _lonely_part(shapes)
        if part is not None:
            raise StudioError(ErrorCode.IMPORT_PART_ONLY, file=file, part=part)
        found = next(iter(shapes))[:80]
        raise StudioError(ErrorCode.IMPORT_UNKNOWN, file=file, found=plain_name(found))
    takes_labels = family.addition_embed_type is None and any(
        name.startswith(f"{unet}{_LABELS}") for name in shapes
    )
    task = family.task(
        {"in_channels": first[1], "class_embed_type": "projection" if takes_labels else None}
    )
    if task is None:
        editing = family_of_configuration({"in_channels": first[1]})
        if editing is not None:
            raise StudioError(ErrorCode.MODEL_UNSUPPORTED, model=file, found=editing)
        raise StudioError(
            ErrorCode.MODEL_BUILT_DIFFERENTLY, model=file, found=f"in_channels={first[1]}"
        )
    lacks_vae = _lacks_vae(family, task, parts, file)
    distilled = family.distilled(task) if family.distilled_key in shapes else None
    if distilled is not None:
        return Detected(
            family=family,
            task=task,
            prediction_type=distilled.prediction_type,
            said_size_px=None,
            certainty=Certainty.SAID,
            choices=(distilled,),
            is_distilled=True,
            lacks_vae=lacks_vae,
        )
    prediction_type, certainty = _prediction_type(weights, family, task)
    likeliest = family.configuration(task, prediction_type)
    said = prediction_type if certainty is Certainty.SAID else None
    others = (row for row in family.choices(task, said) if row is not likeliest)
    return Detected(
        family=family,
        task=task,
        prediction_type=prediction_type,
        said_size_px=said_size_px(weights.metadata, family),
        certainty=certainty,
        choices=(likeliest, *others),
        has_zero_snr=said_zero_snr(shapes, family),
        lacks_vae=lacks_vae,
    )


def _lacks_vae(family: ModelFamily, task: CheckpointTask, parts: set[str], file: str) -> bool:
    """Whether all that a file with a UNet lacks is a VAE that others have, too.

    Raises:
        StudioError: it lacks another part of a checkpoint for ``task``.
    """
    needed = family.weighted(task)
    if not {*needed} <= {part.component for part in family.single_file}:
        raise StudioError(ErrorCode.IMPORT_AS_FOLDER, file=file)
    missing = [part for part in needed if part not in parts]
    if not missing:
        return False
    if missing == ["vae"] and task is not CheckpointTask.UPSCALER:
        return True
    there = ", ".join(PART_NAMES[part] for part in needed if part in parts)
    if len(missing) == len(needed) - 1:
        raise StudioError(ErrorCode.IMPORT_PART_ONLY, file=file, part=there)
    raise StudioError(
        ErrorCode.IMPORT_LACKS_PART,
        file=file,
        part=there,
        missing=", ".join(PART_NAMES[part] for part in missing),
    )


def said_zero_snr(shapes: Shapes, family: ModelFamily) -> bool | None:
    """Whether a single file's marks say that it was trained to zero terminal SNR.

    ``None``: they don't tell.
    """
    if family.zero_snr_key in shapes:
        return True
    return False if family.v_prediction_key in shapes else None


def has_zero_snr(
    configuration: Configuration, prediction_type: PredictionType, said: bool | None
) -> bool:
    """Whether a single file was trained to zero terminal SNR.

    Args:
        configuration: of the published checkpoint that is most like it, which may predict another.
        prediction_type: its own.
        said: what its marks say.
    """
    # Pure noise leaves nothing to predict by epsilon.
    if prediction_type is PredictionType.EPSILON:
        return False
    return configuration.has_zero_snr if said is None else said


#: After the UNet's prefix.
_FIRST = "input_blocks.0.0.weight"
_LABELS = "label_emb.0."
#: The moving average of training, whose names lost their full stops.
_EMA = "model_ema.diffusion_model"
_VALUES_LIMIT_BYTES = 2**20
_ADAPTER_MARKS = ("lora_", "emb_params", "string_to_param", "clip_l", "clip_g", "networks_")

#: Names with which a part's own file begins, with or without the original's prefix.
_LONELY = (
    ("T5", ("encoder.block.", "encoder.embed_tokens.", "shared.")),
    ("VAE", ("first_stage_model.", "encoder.", "decoder.", "quant_conv.", "post_quant_conv.")),
    (
        "CLIP",
        (
            "cond_stage_model.",
            "conditioner.",
            "text_model.",
            "text_projection",
            "transformer.text_model.",
            "transformer.resblocks.",
        ),
    ),
    ("CLIP Vision", ("vision_model.", "visual.")),
    ("LLM", ("model.layers.", "model.embed_tokens.")),
    (
        "UNet",
        (
            "conv_in.",
            "down_blocks.",
            "input_blocks.",
            "time_embed",
            "diffusion_model.input_blocks.",
        ),
    ),
    ("MiDaS", ("depth_model.", "dpt.")),
)


def _lonely_part(shapes: Shapes) -> str | None:
    for part, marks in _LONELY:
        if any(name.startswith(marks) for name in shapes):
            return part
    return None


def _prediction_type(
    weights: DetectedWeights, family: ModelFamily, task: CheckpointTask
) -> tuple[PredictionType, Certainty]:
    said = weights.metadata.get("modelspec.prediction_type", "").lower()
    if said in ("v", "v_prediction", "v-prediction") or family.v_prediction_key in weights.shapes:
        return PredictionType.V_PREDICTION, Certainty.SAID
    if said == "epsilon":
        return PredictionType.EPSILON, Certainty.SAID
    only = family.only_prediction_type(task)
    if only is not None:
        return only, Certainty.SAID
    usual = next(row.prediction_type for row in family.configurations if row.task is task)
    telling = family.v_prediction_bias
    if telling is None:
        return usual, Certainty.ASSUMED
    try:
        values = np.asarray(weights.values(f"{family.prefix('unet')}{telling.name}"), np.float64)
        if not values.size or not np.isfinite(values).all():
            raise ValueError("no numbers")
        spread = float(np.std(np.clip(values, -1.0, 1.0)))
    except (OSError, ValueError, KeyError):
        return usual, Certainty.ASSUMED
    predicts_v = spread > telling.spread
    guess = PredictionType.V_PREDICTION if predicts_v else PredictionType.EPSILON
    return guess, Certainty.GUESSED


def said_size_px(metadata: Mapping[str, str], family: ModelFamily) -> int | None:
    """The side of the pictures that a single file was trained on, where its header says it."""
    width, _, height = metadata.get("modelspec.resolution", "").partition("x")
    known = {str(row.native_size_px) for row in family.configurations}
    return int(width) if width in known and height == width else None
