"""One name for each layer of a LoRA, whatever the trainer that wrote the file calls it.

The name is kohya's (sd-scripts), which A1111 and most later programs read: ``lora_unet_`` or
``lora_te_``, then the layer's name in diffusers or transformers with ``_`` for every ``.``.
"""

from enum import Enum

UNET, TEXT_ENCODER = "lora_unet_", "lora_te_text_model_"


class Part(Enum):
    """A number or matrix of a layer's change: ``up @ middle @ down`` times alpha / rank."""

    DOWN = "down"
    MIDDLE = "middle"
    UP = "up"
    ALPHA = "alpha"


_ENDINGS = (
    # kohya, A1111
    (".lora_down.weight", Part.DOWN),
    (".lora_mid.weight", Part.MIDDLE),
    (".lora_up.weight", Part.UP),
    (".alpha", Part.ALPHA),
    # peft, diffusers
    (".lora_A.weight", Part.DOWN),
    (".lora_B.weight", Part.UP),
    (".lora_A.default.weight", Part.DOWN),
    (".lora_B.default.weight", Part.UP),
    # diffusers, before it used peft
    (".lora.down.weight", Part.DOWN),
    (".lora.up.weight", Part.UP),
    (".lora_linear_layer.down.weight", Part.DOWN),
    (".lora_linear_layer.up.weight", Part.UP),
    ("_lora.down.weight", Part.DOWN),
    ("_lora.up.weight", Part.UP),
)
# Attention processors of that time name the text encoder's projections like the UNet's.
_PROJECTIONS = (
    ("_to_q", "_q_proj"),
    ("_to_k", "_k_proj"),
    ("_to_v", "_v_proj"),
    ("_to_out", "_out_proj"),
)
_TEXT_ENCODERS = (TEXT_ENCODER, "lora_te_", "text_encoder_text_model_", "text_encoder_")


def layer_of(key: str) -> tuple[str, Part] | None:
    """The layer that ``key`` belongs to and its part there; ``None`` if it isn't part of a LoRA."""
    for ending, part in _ENDINGS:
        if key.endswith(ending):
            return layer_name(layer_path(key)), part
    return None


def layer_path(key: str) -> str:
    """``key`` without the ending that names the part."""
    return next((key.removesuffix(one) for one, _ in _ENDINGS if key.endswith(one)), key)


def layer_name(path: str) -> str:
    """The kohya name of the layer at ``path``, in whichever style that is written."""
    flat = path.removeprefix("base_model.model.").replace(".processor.", ".").replace(".", "_")
    for prefix in _TEXT_ENCODERS:
        if flat.startswith(prefix):
            layer = flat.removeprefix(prefix)
            for old, new in _PROJECTIONS:
                if layer.endswith(old):
                    layer = layer.removesuffix(old) + new
            return TEXT_ENCODER + layer
    if flat.startswith("lora_") and not flat.startswith(UNET):
        return flat
    layer = flat.removeprefix(UNET).removeprefix("unet_")
    return UNET + (layer + "_0" if layer.endswith("_to_out") else layer)
