"""Auxiliary models, which work on pictures but make none; known without loading them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeAlias

from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.errors import ErrorCode


class AuxiliaryKind(StrEnum):
    """What such a model is for."""

    #: Turns a picture into a vector: the more alike what two show, the closer they are.
    SIMILARITY = "similarity"
    #: Finds an object in a picture from places that are shown to it.
    SEGMENTATION = "segmentation"
    #: Estimates how near each part of a picture is, in place of a checkpoint for that.
    DEPTH = "depth_estimation"
    #: Keeps pictures to the edges, depth or pose of another. All that are installed can be used.
    CONTROL = "control"
    #: Turns latents into pixels in place of a checkpoint's own VAE. All installed can be used.
    VAE = "vae"
    #: Translates prompts into English. All that are installed are used, each for its language.
    TRANSLATION = "translation"
    #: Changes what a checkpoint does. Most LoRAs are files in the adapters' folder; these came from
    #: the catalogue.
    LORA = "lora"
    #: Enlarges pictures. All that are installed can be used.
    UPSCALER = "super_resolution"
    #: Describes a picture in words.
    CAPTION = "captioning"


#: The error where no model of a kind is installed; any of them ends it.
NONE_INSTALLED: Final = {
    AuxiliaryKind.SIMILARITY: ErrorCode.MODEL_NONE_FINDS_SIMILAR,
    AuxiliaryKind.SEGMENTATION: ErrorCode.MODEL_NONE_SELECTS,
    AuxiliaryKind.DEPTH: ErrorCode.MODEL_NONE_ESTIMATES_DEPTH,
    AuxiliaryKind.CONTROL: ErrorCode.MODEL_NONE_CONTROLS,
    AuxiliaryKind.UPSCALER: ErrorCode.MODEL_NONE_UPSCALES,
    AuxiliaryKind.CAPTION: ErrorCode.MODEL_NONE_DESCRIBES,
}

#: Those of which all that are installed can be used: jobs name them by their hash, or prompts by
#: their language.
USED_TOGETHER: Final = frozenset(
    {
        AuxiliaryKind.CONTROL,
        AuxiliaryKind.VAE,
        AuxiliaryKind.LORA,
        AuxiliaryKind.UPSCALER,
        AuxiliaryKind.TRANSLATION,
    }
)

#: What a model of the catalogue, or one that can be imported, is for.
ModelKind: TypeAlias = CheckpointTask | AuxiliaryKind


@dataclass(frozen=True, slots=True)
class AuxiliaryModel:
    """An installed model that makes no pictures.

    Args:
        name: what the artist calls it.
        folder: where it is installed.
        file: its weights, which may be linked.
        sha256: of its weights when they were installed. What different weights made can't be
            compared.
        text_width: of the tokens that a ControlNet takes; those of the checkpoints that it fits.
        union_types: kinds of hints that one ControlNet can be told; 0 if it is made for one.
        latent_scales: of the latents that a VAE decodes; see ``ModelFamily``. Several if its file
            was installed for several families.
        vae_channels: of a VAE's levels, the one of full size first.
        fits_float16: whether a VAE's values don't overflow in float16.
        scale: how much wider and higher an upscaler's network makes a picture.
        language: that a translation model reads.
    """

    kind: AuxiliaryKind
    name: str
    folder: Path
    file: Path
    sha256: str
    text_width: int = 0
    union_types: int = 0
    latent_scales: tuple[float, ...] = ()
    vae_channels: tuple[int, ...] = ()
    fits_float16: bool = False
    scale: int = 1
    language: str = ""


def by_sha256(models: Iterable[AuxiliaryModel]) -> dict[str, AuxiliaryModel]:
    """Models by the hash of their file.

    A VAE that was installed for several families is one that fits all of them.
    """
    found: dict[str, AuxiliaryModel] = {}
    for one in models:
        before = found.get(one.sha256, one)
        found[one.sha256] = replace(
            before,
            latent_scales=tuple(dict.fromkeys((*before.latent_scales, *one.latent_scales))),
            fits_float16=before.fits_float16 and one.fits_float16,
        )
    return found
