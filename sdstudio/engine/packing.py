"""The UNet as a CPU likes it: weights laid out once as oneDNN wants them, small steps joined.

torch reorders the weights of a convolution or product each time it is computed, and writes and
reads again what lies between two operations. With the weights packed when the model is loaded and
what follows a product (an activation, a sum) done inside it, the same numbers come out sooner. The
operations are those that torch's own compiler emits; unlike it they need no C++ compiler on the
artist's machine.
"""

from collections.abc import Callable
from typing import Any

import torch
from diffusers import UNet2DConditionModel
from diffusers.models.activations import GEGLU
from diffusers.models.attention import BasicTransformerBlock
from diffusers.models.resnet import ResnetBlock2D
from diffusers.models.transformers.transformer_2d import Transformer2DModel
from torch import Tensor, nn
from torch.nn import functional

from sdstudio.engine.attention import Scratch, row_tiled_attention

#: Fewer tokens than this are quicker as one fused operation.
_FEW_KEYS = 128


def can_pack(device: torch.device, dtype: torch.dtype) -> bool:
    """Whether this torch on this machine has the operations; they are private to it."""
    if device.type != "cpu" or not torch.backends.mkldnn.is_available():
        return False
    try:
        with torch.inference_mode():
            _try_out(dtype)
    except (AttributeError, RuntimeError, TypeError):
        return False
    return True


def pack(unet: UNet2DConditionModel, look: Callable[[], None]) -> None:
    """Pack the UNet's weights in place. It computes what it did, up to rounding.

    Afterwards its products live in :class:`PackedLinear` and :class:`PackedConv2d`; a network that
    was moved to float32 meanwhile (to redo a step) computes without packing, slowly.

    Args:
        look: is called between the parts, and during attention, to stop by raising.
    """
    with torch.inference_mode():
        scratch = Scratch()
        _join(unet, lambda part: _joined(part, scratch, look), look)
        _join(unet, _packed, look)
        # What is left is small. As long as any of it lies in the mapped file, all of that counts.
        for parameter in unet.parameters():
            parameter.data = parameter.data.clone()


class PackedLinear(nn.Module):
    """In the place of ``nn.Linear``."""

    def __init__(self, weight: Tensor, bias: Tensor | None) -> None:
        super().__init__()
        self._weight = torch.ops.mkldnn._reorder_linear_weight(weight.contiguous(), None)
        self.bias = None if bias is None else nn.Parameter(bias, requires_grad=False)

    def forward(self, values: Tensor, activation: str = "none") -> Tensor:
        """(…, in) to (…, out); ``activation`` is ``none`` or ``gelu``."""
        if values.dtype is not self._weight.dtype:
            result = self._plainly(values)
            return functional.gelu(result) if activation == "gelu" else result
        done: Tensor = torch.ops.mkldnn._linear_pointwise(
            values, self._weight, self.bias, activation, [], "none" if activation == "gelu" else ""
        )
        return done

    def combined(self, values: Tensor, other: Tensor, how: str) -> Tensor:
        """The result of :meth:`forward` with ``other`` added (``add``) or multiplied (``mul``)."""
        if values.dtype is not self._weight.dtype:
            result = self._plainly(values)
            return result + other if how == "add" else result * other
        done: Tensor = torch.ops.mkldnn._linear_pointwise(
            values, other, self._weight, self.bias, how
        )
        return done

    def _plainly(self, values: Tensor) -> Tensor:
        return functional.linear(values, self._weight.to_dense().to(values.dtype), self.bias)


class PackedConv2d(nn.Module):
    """In the place of ``nn.Conv2d``; results are channels_last."""

    def __init__(self, conv: nn.Conv2d) -> None:
        super().__init__()
        self._shape: tuple[Any, ...] = (
            list(conv.padding),
            list(conv.stride),
            list(conv.dilation),
            conv.groups,
        )
        self._weight = torch.ops.mkldnn._reorder_convolution_weight(conv.weight, *self._shape, None)
        self.bias = conv.bias

    def forward(self, values: Tensor) -> Tensor:
        """(batch, in, H, W) to (batch, out, H′, W′)."""
        if values.dtype is not self._weight.dtype:
            return self._plainly(values)
        done: Tensor = torch.ops.mkldnn._convolution_pointwise(
            values, self._weight, self.bias, *self._shape, "none", [], ""
        )
        return done

    def plus(self, values: Tensor, other: Tensor) -> Tensor:
        """The result of :meth:`forward` with ``other`` added."""
        if values.dtype is not self._weight.dtype:
            return self._plainly(values) + other
        done: Tensor = torch.ops.mkldnn._convolution_pointwise(
            values, other, self._weight, self.bias, *self._shape, "add", None, None, [], None
        )
        return done

    def _plainly(self, values: Tensor) -> Tensor:
        padding, stride, dilation, groups = self._shape
        weight = self._weight.to_dense().to(values.dtype)
        return functional.conv2d(values, weight, self.bias, stride, padding, dilation, groups)


class JoinedResnet(nn.Module):
    """In the place of ``ResnetBlock2D``."""

    def __init__(self, block: ResnetBlock2D) -> None:
        super().__init__()
        self.norm1, self.norm2 = block.norm1, block.norm2
        self.conv1, self.conv2 = PackedConv2d(block.conv1), PackedConv2d(block.conv2)
        self.time = _packed_linear(block.time_emb_proj)
        self.shortcut = None if block.conv_shortcut is None else PackedConv2d(block.conv_shortcut)

    def forward(self, values: Tensor, time: Tensor) -> Tensor:
        """See diffusers; ``time`` is (batch, width of the embedding)."""
        hidden = self.conv1(functional.silu(self.norm1(values), inplace=True))
        hidden += self.time(functional.silu(time))[:, :, None, None]
        hidden = functional.silu(self.norm2(hidden), inplace=True)
        return self.conv2.plus(hidden, values if self.shortcut is None else self.shortcut(values))


class JoinedTransformer(nn.Module):
    """In the place of ``Transformer2DModel``: stays channels_last throughout."""

    def __init__(
        self, model: Transformer2DModel, scratch: Scratch, look: Callable[[], None]
    ) -> None:
        super().__init__()
        self.norm = model.norm
        self.proj_in, self.proj_out = map(_packed_linear, (model.proj_in, model.proj_out))
        self.blocks = nn.ModuleList(
            JoinedBlock(block, scratch, look) for block in model.transformer_blocks
        )

    def forward(
        self, hidden_states: Tensor, encoder_hidden_states: Tensor, **_options: Any
    ) -> tuple[Tensor]:
        """See diffusers; (batch, channels, H, W), and the prompt as (batch, tokens, width)."""
        batch, channels, height, width = hidden_states.shape
        size = (batch, height * width, channels)
        residual = hidden_states.permute(0, 2, 3, 1).reshape(size)
        tokens = self.proj_in(self.norm(hidden_states).permute(0, 2, 3, 1).reshape(size))
        for block in self.blocks:
            tokens = block(tokens, encoder_hidden_states)
        tokens = self.proj_out.combined(tokens, residual, "add")
        return (tokens.view(batch, height, width, channels).permute(0, 3, 1, 2),)


class JoinedBlock(nn.Module):
    """In the place of ``BasicTransformerBlock``."""

    def __init__(
        self, block: BasicTransformerBlock, scratch: Scratch, look: Callable[[], None]
    ) -> None:
        super().__init__()
        self.norm1, self.norm2, self.norm3 = block.norm1, block.norm2, block.norm3
        self.attn1 = JoinedAttention(block.attn1, scratch, look)
        self.attn2 = JoinedAttention(block.attn2, scratch, look)
        geglu, _dropout, last = block.ff.net
        values, gate = geglu.proj.weight.chunk(2)
        values_bias, gate_bias = geglu.proj.bias.chunk(2)
        self.values, self.gate = PackedLinear(values, values_bias), PackedLinear(gate, gate_bias)
        self.last = _packed_linear(last)
        self._only_cross = block.only_cross_attention

    def forward(self, tokens: Tensor, prompt: Tensor) -> Tensor:
        """(batch, tokens, width) in and out."""
        seen = prompt if self._only_cross else None
        tokens = self.attn1(self.norm1(tokens), seen, tokens)
        tokens = self.attn2(self.norm2(tokens), prompt, tokens)
        normed = self.norm3(tokens)
        gated = self.values.combined(normed, self.gate(normed, "gelu"), "mul")
        return self.last.combined(gated, tokens, "add")


class JoinedAttention(nn.Module):
    """In the place of ``Attention``."""

    def __init__(self, attention: Any, scratch: Scratch, look: Callable[[], None]) -> None:
        super().__init__()
        self.to_q, self.to_k, self.to_v, self.to_out = map(
            _packed_linear,
            (attention.to_q, attention.to_k, attention.to_v, attention.to_out[0]),
        )
        self._heads = attention.heads
        self._scratch = scratch
        self._look = look

    def forward(self, tokens: Tensor, prompt: Tensor | None, residual: Tensor) -> Tensor:
        """What ``tokens`` take from ``prompt`` (or from themselves), added to ``residual``."""
        seen = tokens if prompt is None else prompt
        query, key, value = (
            part.unflatten(-1, (self._heads, -1)).transpose(1, 2)
            for part in (self.to_q(tokens), self.to_k(seen), self.to_v(seen))
        )
        if tokens.dtype is torch.bfloat16 and key.shape[2] >= _FEW_KEYS:
            taken = row_tiled_attention(query, key, value, self._scratch, self._look)
        else:
            taken = functional.scaled_dot_product_attention(query, key, value)
        return self.to_out.combined(taken.transpose(1, 2).flatten(2), residual, "add")


def _join(
    network: nn.Module,
    make: Callable[[nn.Module], nn.Module | None],
    look: Callable[[], None],
) -> None:
    """Put what ``make`` gives in the place of the parts it gives something for."""
    for name, part in network.named_children():
        look()
        other = make(part)
        if other is None:
            _join(part, make, look)
        else:
            setattr(network, name, other)


def _joined(part: nn.Module, scratch: Scratch, look: Callable[[], None]) -> nn.Module | None:
    if isinstance(part, ResnetBlock2D) and _is_usual_resnet(part):
        return JoinedResnet(part)
    if isinstance(part, Transformer2DModel) and _is_usual_transformer(part):
        return JoinedTransformer(part, scratch, look)
    return None


def _is_usual_resnet(block: ResnetBlock2D) -> bool:
    return (
        block.upsample is None
        and block.downsample is None
        and block.time_emb_proj is not None
        and block.time_embedding_norm == "default"
        and not block.skip_time_act
        and block.output_scale_factor == 1
        and isinstance(block.nonlinearity, nn.SiLU)
    )


def _is_usual_transformer(model: Transformer2DModel) -> bool:
    return bool(model.use_linear_projection) and all(
        block.norm_type == "layer_norm"
        and block.pos_embed is None
        and block.attn2 is not None
        and isinstance(block.ff.net[0], GEGLU)
        for block in model.transformer_blocks
    )


def _packed(part: nn.Module) -> nn.Module | None:
    if type(part) is nn.Linear:
        return _packed_linear(part)
    if type(part) is nn.Conv2d:
        return PackedConv2d(part)
    return None


def _packed_linear(linear: nn.Linear) -> PackedLinear:
    return PackedLinear(linear.weight, linear.bias)


def _try_out(dtype: torch.dtype) -> None:
    linear = PackedLinear(torch.zeros(16, 16, dtype=dtype), torch.zeros(16, dtype=dtype))
    values = torch.zeros(2, 16, dtype=dtype)
    linear.combined(linear(values, "gelu"), values, "add")
    conv = PackedConv2d(nn.Conv2d(16, 16, 3, padding=1, dtype=dtype))
    picture = torch.zeros(1, 16, 4, 4, dtype=dtype)
    conv.plus(picture, conv(picture))
    linear._plainly(values), conv._plainly(picture)
