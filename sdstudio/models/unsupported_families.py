"""Model families that are recognised but not supported, for all layouts."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sdstudio.domain.families import family_of_unet
from sdstudio.domain.text import QT_TRANSLATE_NOOP

_TRANSFORMER_BLOCK = re.compile(r"\.input_blocks\.(\d+)\.1\.transformer_blocks\.(\d+)\.")

Shapes = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class OtherFamily:
    """A model family without a row in ``domain/families.py``.

    Args:
        name: translated in context ``families`` where it is more than a proper name.
        pipelines: prefixes of its pipelines' names in diffusers.
        marks: prefixes of tensor names that only it has, after the prefix common to all names of
            a network.
        widths: of the text embeddings that its UNet takes.
        adapter_marks: in names of layers and tensors that only its LoRAs and embeddings have.
    """

    name: str
    pipelines: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    adapter_marks: tuple[str, ...] = ()


#: The first match counts.
OTHER_FAMILIES = (
    OtherFamily(
        "InstructPix2Pix",
        ("StableDiffusionInstructPix2Pix", "StableDiffusionXLInstructPix2Pix"),
    ),
    OtherFamily(
        "ControlNet",
        ("StableDiffusionControlNet", "StableDiffusionXLControlNet"),
        ("control_model.", "controlnet_"),
    ),
    OtherFamily("ControlNet-LLLite", (), ("lllite_",)),
    OtherFamily("T2I-Adapter", (), ("adapter.body.",)),
    OtherFamily(
        "Stable Diffusion 3",
        ("StableDiffusion3",),
        ("joint_blocks.",),
        adapter_marks=("joint_blocks",),
    ),
    OtherFamily(
        "FLUX.2", ("Flux2",), ("single_stream_modulation.", "double_stream_modulation_img.")
    ),
    OtherFamily("Chroma", ("Chroma",), ("distilled_guidance_layer.",)),
    OtherFamily(
        "FLUX.1",
        ("Flux",),
        ("double_blocks.", "single_transformer_blocks."),
        adapter_marks=("double_blocks", "single_transformer_blocks"),
    ),
    OtherFamily("Z-Image", ("ZImage",), ("context_refiner.",), adapter_marks=("context_refiner",)),
    # Most of their adapters leave the refiners alone.
    OtherFamily(
        "Z-Image or Lumina 2",
        adapter_marks=("unet_layers_", "diffusion_model.layers.", "transformer.layers."),
    ),
    OtherFamily("Krea 2", ("Krea",), ("txtfusion.",)),
    OtherFamily("Anima", ("Anima",), ("llm_adapter.",)),
    OtherFamily(
        "Qwen-Image",
        ("QwenImage",),
        ("transformer_blocks.0.attn.add_k_proj.",),
        adapter_marks=("txt_mlp",),
    ),
    OtherFamily("Stable Video Diffusion", ("StableVideo",), ("input_blocks.1.0.time_stack.",)),
    OtherFamily("Playground 2.5", (), ("edm_mean", "edm_std")),
    OtherFamily("CosXL", (), ("edm_vpred.",)),
    OtherFamily(QT_TRANSLATE_NOOP("families", "the Stable Diffusion XL refiner"), (), (), (1280,)),
    OtherFamily("Stable unCLIP", ("StableUnCLIP",)),
    OtherFamily("Stable Cascade", ("StableCascade",), ("clip_txt_mapper.",)),
    OtherFamily("Latent Consistency", ("LatentConsistency",)),
    OtherFamily("PixArt", ("PixArt",)),
    OtherFamily("Kandinsky", ("Kandinsky",)),
)

#: Distilled from a family into a UNet with fewer transformer blocks, by that family's key.
_SMALLER = MappingProxyType(
    {"sdxl": QT_TRANSLATE_NOOP("families", "SSD-1B, Segmind Vega or KOALA")}
)
#: Schedulers that only these come with.
_SCHEDULERS = MappingProxyType({"EDM": QT_TRANSLATE_NOOP("families", "Playground 2.5 or CosXL")})
_EDITING_CHANNELS = 8
#: Without being told, it would make pictures as if for no guidance scale at all.
_EMBEDS_GUIDANCE = QT_TRANSLATE_NOOP(
    "families", "a Latent Consistency model that embeds its guidance"
)

#: Prefixes that all names of a network may have in a single file.
_PREFIXES = ("model.diffusion_model.", "diffusion_model.", "transformer.", "net.")


def family_of_pipeline(name: str) -> str | None:
    """The other family that a pipeline of diffusers is of, if it is known."""
    return _first(one for one in OTHER_FAMILIES if name.startswith(one.pipelines))


def family_of_width(width: object) -> str | None:
    """The other family whose UNet takes words of so many numbers, if there is one."""
    return _first(one for one in OTHER_FAMILIES if width in one.widths)


def family_of_tensors(shapes: Shapes) -> str | None:
    """The other family that the tensors of a single file are of, if it is known."""
    names = {*shapes, *(name.removeprefix(one) for name in shapes for one in _PREFIXES)}
    marked = _first(
        one for one in OTHER_FAMILIES if one.marks and any(n.startswith(one.marks) for n in names)
    )
    if marked is not None:
        return marked
    unet = unet_of(shapes)
    return family_of_width(unet.get("cross_attention_dim")) or _smaller(unet)


def family_of_configuration(unet: Mapping[str, object]) -> str | None:
    """The other family that a UNet with the configuration ``unet`` is of, if it is known."""
    if unet.get("in_channels") == _EDITING_CHANNELS:
        return OTHER_FAMILIES[0].name
    if unet.get("time_cond_proj_dim") is not None:
        return _EMBEDS_GUIDANCE
    return family_of_width(unet.get("cross_attention_dim")) or _smaller(unet)


def family_of_scheduler(name: str) -> str | None:
    """The other family whose scheduler this class of diffusers is, if it is known."""
    return next((found for begin, found in _SCHEDULERS.items() if name.startswith(begin)), None)


def _smaller(unet: Mapping[str, object]) -> str | None:
    """What has the width of a family that can be run, but fewer transformer blocks."""
    row = family_of_unet(unet)
    published = row.unet.get("transformer_layers_per_block")
    depth = unet.get("transformer_layers_per_block", published)
    is_full_width = unet.get("cross_attention_dim") == row.text_width
    return _SMALLER.get(row.key) if is_full_width and depth != published else None


def family_of_adapter(names: Iterable[str]) -> str | None:
    """The other family that a LoRA or embedding with tensors of these ``names`` is for."""
    listed = tuple(names)
    return _first(
        one
        for one in OTHER_FAMILIES
        if any(mark in name for mark in one.adapter_marks for name in listed)
    )


def unet_of(shapes: Shapes) -> Mapping[str, object]:
    """What the tensors of a single file tell of its UNet's configuration.

    Empty if it has none that reads words.
    """
    found: dict[str, object] = {}
    deepest: dict[str, int] = {}
    for name, shape in shapes.items():
        block = _TRANSFORMER_BLOCK.search(name)
        if block is not None:
            deepest[block[1]] = max(deepest.get(block[1], 0), 1 + int(block[2]))
        if name.endswith(".attn2.to_k.weight") and shape:
            found.setdefault("cross_attention_dim", shape[-1])
        elif name.endswith(".1.proj_in.weight"):
            found.setdefault("use_linear_projection", len(shape) == 2)
        elif name.startswith("conditioner.embedders.1."):
            # A second text encoder comes with a vector for the whole prompt.
            found.setdefault("addition_embed_type", "text_time")
    # Deeper levels have more of them; the first has none.
    if "addition_embed_type" in found and deepest:
        found["transformer_layers_per_block"] = [1, *sorted({*deepest.values()})]
    return found


def _first(found: Iterable[OtherFamily]) -> str | None:
    return next((one.name for one in found), None)
