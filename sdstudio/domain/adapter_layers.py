"""One name for each layer of a LoRA, whatever the trainer that wrote the file calls it.

The name is that of the layer in diffusers or transformers with ``_`` for every ``.``, which is what
most trainers write; what was a full stop can't be told from a file.
"""

import re
from enum import Enum
from typing import Final, NamedTuple

UNET, TEXT_ENCODER, TEXT_ENCODER_2 = "unet", "text_encoder", "text_encoder_2"


class Layer(NamedTuple):
    """A layer that an adapter changes.

    Args:
        component: of the checkpoint; empty if no family has it.
        name: in that component, without ``text_model_``.
    """

    component: str
    name: str


class Part(Enum):
    """A tensor of a layer's change; ``adapter_changes.py`` says how they make one."""

    # LoRA
    DOWN = "down"
    MIDDLE = "middle"
    UP = "up"
    # LoHa
    HADA_1A = "hada_w1_a"
    HADA_1B = "hada_w1_b"
    HADA_2A = "hada_w2_a"
    HADA_2B = "hada_w2_b"
    HADA_1T = "hada_t1"
    HADA_2T = "hada_t2"
    # LoKr
    KRON_1 = "lokr_w1"
    KRON_1A = "lokr_w1_a"
    KRON_1B = "lokr_w1_b"
    KRON_2 = "lokr_w2"
    KRON_2A = "lokr_w2_a"
    KRON_2B = "lokr_w2_b"
    KRON_2T = "lokr_t2"
    #: The difference itself.
    DIFF = "diff"
    DIFF_BIAS = "diff_b"
    # Of any of them
    ALPHA = "alpha"
    #: DoRA: the norms of the changed weight. peft has one for each output.
    DORA_SCALE = "dora_scale"
    MAGNITUDE = "magnitude"


_LYCORIS = (
    Part.HADA_1A,
    Part.HADA_1B,
    Part.HADA_2A,
    Part.HADA_2B,
    Part.HADA_1T,
    Part.HADA_2T,
    Part.KRON_1,
    Part.KRON_1A,
    Part.KRON_1B,
    Part.KRON_2,
    Part.KRON_2A,
    Part.KRON_2B,
    Part.KRON_2T,
    Part.DIFF,
    Part.DIFF_BIAS,
    Part.ALPHA,
    Part.DORA_SCALE,
)
_ENDINGS = (
    # kohya, A1111
    (".lora_down.weight", Part.DOWN),
    (".lora_mid.weight", Part.MIDDLE),
    (".lora_up.weight", Part.UP),
    # peft, diffusers
    (".lora_A.weight", Part.DOWN),
    (".lora_B.weight", Part.UP),
    (".lora_A.default.weight", Part.DOWN),
    (".lora_B.default.weight", Part.UP),
    (".lora_magnitude_vector", Part.MAGNITUDE),
    (".lora_magnitude_vector.weight", Part.MAGNITUDE),
    (".lora_magnitude_vector.default.weight", Part.MAGNITUDE),
    # diffusers, before it used peft
    (".lora.down.weight", Part.DOWN),
    (".lora.up.weight", Part.UP),
    (".lora_linear_layer.down.weight", Part.DOWN),
    (".lora_linear_layer.up.weight", Part.UP),
    ("_lora.down.weight", Part.DOWN),
    ("_lora.up.weight", Part.UP),
    # LyCORIS, and what peft has of it
    *((f".{part.value}", part) for part in _LYCORIS),
    # LyCORIS' differences of norms
    (".w_norm", Part.DIFF),
    (".b_norm", Part.DIFF_BIAS),
)

_BUNDLE = "bundle_emb"

#: Methods whose adapters can't be merged, with the ends of their tensors' names.
_UNSUPPORTED_METHODS = (
    ("OFT", (".oft_blocks", ".oft_diag", ".oft_r.weight", ".oft_R.weight", ".oft_r", ".oft_R")),
    ("BOFT", (".boft_R", ".boft_s")),
    ("IA³", (".on_input", ".ia3_l", ".ia3_l.weight")),
    ("GLoRA", (".a1.weight", ".a2.weight", ".b1.weight", ".b2.weight", ".bm.weight")),
    ("VeRA", ("vera_lambda_b", "vera_lambda_d")),
    ("Control-LoRA", ("lora_controlnet",)),
)

# Where a name begins with one of these, full stops being underscores; the longer of two first.
_PREFIXES = (
    ("lora_te1_", TEXT_ENCODER),
    ("lora_te2_", TEXT_ENCODER_2),
    ("lora_te_", TEXT_ENCODER),
    ("text_encoder_2_", TEXT_ENCODER_2),
    ("text_encoder_", TEXT_ENCODER),
    ("text_encoders_clip_l_", TEXT_ENCODER),
    ("text_encoders_clip_g_", TEXT_ENCODER_2),
    # What peft itself saves of a text encoder doesn't name it.
    ("text_model_", TEXT_ENCODER),
    ("clip_l_", TEXT_ENCODER),
    ("clip_h_", TEXT_ENCODER),
    ("clip_g_", TEXT_ENCODER_2),
    ("lora_unet_", UNET),
    ("lycoris_", UNET),
    ("unet_", UNET),
    ("diffusion_model_", UNET),
    ("model_diffusion_model_", UNET),
)
# Attention processors of that time name the text encoder's projections like the UNet's.
_PROJECTIONS = (
    ("_to_q", "_q_proj"),
    ("_to_k", "_k_proj"),
    ("_to_v", "_v_proj"),
    ("_to_out", "_out_proj"),
)

#: Residual blocks with an up- or downsampler after them, at each level of every family's UNet.
LAYERS_PER_BLOCK: Final = 2
_ORIGINAL_BLOCK = re.compile(r"(input|output|middle)_blocks?_(\d{1,3})(?:_(\d{1,3}))?(?:_(.+))?")
_ORIGINAL_NAMES = {
    "time_embed_0": "time_embedding_linear_1",
    "time_embed_2": "time_embedding_linear_2",
    "label_emb_0_0": "add_embedding_linear_1",
    "label_emb_0_2": "add_embedding_linear_2",
    "input_blocks_0_0": "conv_in",
    "out_0": "conv_norm_out",
    "out_2": "conv_out",
}
_ORIGINAL_RESNETS = {
    "in_layers_0": "norm1",
    "in_layers_2": "conv1",
    "emb_layers_1": "time_emb_proj",
    "out_layers_0": "norm2",
    "out_layers_3": "conv2",
    "skip_connection": "conv_shortcut",
}


def layer_of(key: str, layers_per_block: int = LAYERS_PER_BLOCK) -> tuple[Layer, Part] | None:
    """The layer that ``key`` belongs to and its part there; ``None`` if it isn't of an adapter.

    Args:
        layers_per_block: of the UNet; in the names of the original code, blocks are counted
            through all levels.
    """
    for ending, part in _ENDINGS:
        if key.endswith(ending):
            return layer_name(key.removesuffix(ending), layers_per_block), part
    return None


def bundled_word(key: str) -> str | None:
    """The word of an embedding in a LoRA's file that ``key`` belongs to; ``None`` if it doesn't.

    As in OneTrainer's and A1111's files: ``bundle_emb.<word>.<vectors>``.
    """
    parts = key.split(".", 2)
    return parts[1] if len(parts) == 3 and parts[0] == _BUNDLE else None


def layer_path(key: str) -> str:
    """``key`` without the ending that names the part."""
    return next((key.removesuffix(one) for one, _ in _ENDINGS if key.endswith(one)), key)


def without_wrapper(path: str) -> str:
    """``path`` without the name of the model that peft wraps around a network."""
    return path.replace("base_model.model.", "", 1)


def unsupported_method(key: str) -> str | None:
    """The method of adapters that can't be merged and have such a tensor, if there is one."""
    return next((name for name, ends in _UNSUPPORTED_METHODS if key.endswith(ends)), None)


def layer_name(path: str, layers_per_block: int = LAYERS_PER_BLOCK) -> Layer:
    """The layer at ``path``, in whichever style that is written."""
    flat = without_wrapper(path).replace(".processor.", ".").replace(".", "_")
    prefix, component = next((one for one in _PREFIXES if flat.startswith(one[0])), ("", UNET))
    if not prefix and flat.startswith("lora_"):
        return Layer("", flat)
    name = flat.removeprefix(prefix)
    if component == UNET:
        name = _diffusers_name(name, layers_per_block)
        return Layer(UNET, name + "_0" if name.endswith("_to_out") else name)
    name = name.removeprefix("transformer_").removeprefix("text_model_")
    for old, new in _PROJECTIONS:
        if name.endswith(old):
            name = name.removesuffix(old) + new
    return Layer(component, name)


def _diffusers_name(name: str, layers_per_block: int) -> str:
    """What diffusers calls a layer of the UNet that may be named as in the original code."""
    if name in _ORIGINAL_NAMES:
        return _ORIGINAL_NAMES[name]
    match = _ORIGINAL_BLOCK.fullmatch(name)
    if match is None or (match[3] is None and match[1] != "middle"):
        return name
    kind, number, place, rest = match[1], int(match[2]), int(match[3] or 0), match[4] or ""
    if kind == "middle":
        # Here the one number says whether it is a residual block or the attention between them.
        place, rest = number, "_".join(one for one in (match[3], match[4]) if one)
        block = {0: "resnets_0", 1: "attentions_0", 2: "resnets_1"}.get(place)
        return name if block is None else f"mid_block_{block}_{_part(block, rest)}"
    level, layer = divmod(number - (kind == "input"), layers_per_block + 1)
    if kind == "input" and layer == layers_per_block:
        return f"down_blocks_{level}_downsamplers_0_conv" if rest == "op" else name
    if kind == "output" and place and rest == "conv":
        return f"up_blocks_{level}_upsamplers_0_conv"
    block = f"{'attentions' if place else 'resnets'}_{layer}"
    return f"{'down' if kind == 'input' else 'up'}_blocks_{level}_{block}_{_part(block, rest)}"


def _part(block: str, rest: str) -> str:
    return _ORIGINAL_RESNETS.get(rest, rest) if block.startswith("resnets") else rest
