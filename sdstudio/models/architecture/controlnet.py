"""The tensors of a ControlNet: the way down of a UNet, with layers that read a hint."""

from itertools import pairwise

from sdstudio.models.architecture.layers import Tensors, convolution, linear, norm, resnet
from sdstudio.models.architecture.unet import Level, UnetTensors
from sdstudio.models.folder import Json
from sdstudio.weights.controlnet import ControlNetShape, UnionParts

_HINT_CHANNELS = 3
#: How many times as wide the layers between are in a union's transformer.
_UNION_RATIO = 4
#: The one that widens to the first level, in the original code.
_LAST_HINT = 14


def controlnet(shape: ControlNetShape) -> Tensors:
    """Names and shapes of its tensors, as its file has them."""
    for name, tensor in _tensors(shape):
        yield shape.prefix + name, tensor


def _tensors(shape: ControlNetShape) -> Tensors:
    first, last = shape.levels[0].channels, shape.levels[-1].channels
    config: dict[str, Json] = {
        "cross_attention_dim": shape.text_width,
        "use_linear_projection": shape.has_linear_projection,
        "block_out_channels": [level.channels for level in shape.levels],
    }
    if shape.added_width:
        config["addition_embed_type"] = "text_time"
        config["projection_class_embeddings_input_dim"] = shape.added_width
    encoder = UnetTensors.of(config, original=shape.is_original)
    levels = [
        Level(
            level.channels,
            shape.layers_per_level,
            level.transformers,
            reads_only=False,
            attends_down=level.transformers > 0,
            attends_up=False,
        )
        for level in shape.levels
    ]
    yield from encoder.embeddings(first)
    skips = [first]
    yield from encoder.down(levels, skips)
    names, time = encoder.names, 4 * first
    for block in names.middle if shape.middle_transformers else names.middle[:1]:
        yield from resnet(names.resnet, block, last, last, time)
    if shape.middle_transformers:
        middle = levels[-1]._replace(transformers=shape.middle_transformers)
        yield from encoder.transformer(names.middle_attention, middle)
    yield from _hint(shape, first)
    down = "zero_convs.{}.0" if shape.is_original else "controlnet_down_blocks.{}"
    for number, channels in enumerate(skips):
        yield from convolution(down.format(number), channels, channels, 1)
    middle_out = "middle_block_out.0" if shape.is_original else "controlnet_mid_block"
    yield from convolution(middle_out, last, last, 1)
    if shape.union is not None:
        yield from _union(shape.union, first)


def _hint(shape: ControlNetShape, first: int) -> Tensors:
    name, wide = "controlnet_cond_embedding", shape.hint_channels
    original = "input_hint_block.{}"
    yield from convolution(
        original.format(0) if shape.is_original else f"{name}.conv_in", wide[0], _HINT_CHANNELS
    )
    for number, (before, after) in enumerate(pairwise(wide)):
        for one, outs in ((2 * number, before), (2 * number + 1, after)):
            block = original.format(2 * one + 2) if shape.is_original else f"{name}.blocks.{one}"
            yield from convolution(block, outs, before)
    yield from convolution(
        original.format(_LAST_HINT) if shape.is_original else f"{name}.conv_out", first, wide[-1]
    )


def _union(union: UnionParts, first: int) -> Tensors:
    wide = union.width
    yield "task_embedding", (union.types, wide)
    for number in range(union.layers):
        # The misspelt name is that of the published files.
        layer = f"transformer_layes.{number}"
        yield f"{layer}.attn.in_proj_weight", (3 * wide, wide)
        yield f"{layer}.attn.in_proj_bias", (3 * wide,)
        yield from linear(f"{layer}.attn.out_proj", wide, wide)
        yield from norm(f"{layer}.ln_1", wide)
        yield from linear(f"{layer}.mlp.c_fc", _UNION_RATIO * wide, wide)
        yield from linear(f"{layer}.mlp.c_proj", wide, _UNION_RATIO * wide)
        yield from norm(f"{layer}.ln_2", wide)
    yield from linear("spatial_ch_projs", first, wide)
    time = 4 * first
    yield from linear("control_add_embedding.linear_1", time, union.types * union.type_width)
    yield from linear("control_add_embedding.linear_2", time, time)
