"""Faster ways to compute the same UNet on its device."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import torch
from diffusers import Transformer2DModel, UNet2DConditionModel
from torch import Tensor, nn

from sdstudio.engine import memory
from sdstudio.engine.attention import choose_attention
from sdstudio.engine.device import backend, multiply_float32_by_onednn
from sdstudio.engine.feed_forward import choose_feed_forward
from sdstudio.engine.int8 import INT8, Int8Conv2d, use_int8
from sdstudio.engine.winograd import DIRECT, WINOGRAD, WinogradConv2d, choose_convolution


@dataclass(frozen=True, slots=True)
class UnetOptimizations:
    """How a UNet is computed, for the provenance: each choice changes the last bits."""

    attention: str
    convolution: str


def optimize_unet(
    unet: UNet2DConditionModel,
    device: torch.device,
    dtype: torch.dtype,
    check_cancelled: Callable[[], None] = lambda: None,
    *,
    in_int8: bool = False,
) -> UnetOptimizations:
    """Replace parts of ``unet`` with the fastest implementations for ``device``.

    Args:
        check_cancelled: called regularly while the UNet runs; raises to stop.
        in_int8: whether to multiply in 8 bits, which changes more than the last bits.
    """
    attention = choose_attention(unet, device, dtype, check_cancelled)
    if in_int8:
        use_int8(unet, check_cancelled)
        memory.keep_freed()
        _lay_out(unet, torch.channels_last)
        return UnetOptimizations(attention, INT8)
    convolution = choose_convolution(unet, device, check_cancelled)
    choose_feed_forward(unet, device)
    # Small UNets don't benefit from these.
    if convolution != DIRECT:
        memory.keep_freed()
    if dtype is torch.float32 and convolution != DIRECT:
        unet.register_forward_pre_hook(lambda *_: multiply_float32_by_onednn(True))
        unet.register_forward_hook(lambda *_: multiply_float32_by_onednn(False), always_call=True)
    # channels_last doesn't speed up direct float32 convolutions on a CPU.
    if dtype is not torch.float32 or convolution == WINOGRAD:
        _lay_out(unet, backend(device).memory_format)
    return UnetOptimizations(attention, convolution)


def _lay_out(unet: UNet2DConditionModel, memory_format: torch.memory_format) -> None:
    for layer in unet.modules():
        # These compute with weights of their own; the originals stay as loaded.
        if isinstance(layer, nn.Conv2d) and not isinstance(layer, WinogradConv2d | Int8Conv2d):
            layer.weight.data = layer.weight.data.to(memory_format=memory_format)
        if (
            memory_format is torch.channels_last
            and isinstance(layer, Transformer2DModel)
            and layer.use_linear_projection
        ):
            layer._get_output_for_continuous_inputs = partial(_projected, layer)


def _projected(
    transformer: Transformer2DModel,
    hidden_states: Tensor,
    residual: Tensor,
    batch_size: int,
    height: int,
    width: int,
    inner_dim: int,
) -> Tensor:
    """Replaces diffusers' version, which makes a copy to put the channels first again."""
    rows: Tensor = transformer.proj_out(hidden_states)
    return rows.view(batch_size, height, width, inner_dim).permute(0, 3, 1, 2) + residual
