"""Measures within seconds how fast this machine runs the parts of the first family's networks.

Each part is the real network's code at its real shapes with made-up weights, since their values
don't affect speed. No model needs to be installed.
"""

import time
from collections.abc import Callable
from statistics import median
from typing import Any

import torch
from diffusers import UNet2DConditionModel
from diffusers.models.resnet import ResnetBlock2D
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from sdstudio.domain.families import FAMILIES
from sdstudio.domain.model_family import UnetLevel
from sdstudio.domain.speed_estimate import Speed
from sdstudio.engine.device import Device, backend, precision, release_memory
from sdstudio.engine.optimizations import optimize_unet

#: What is measured; other families' networks have the same kinds of layer.
_FAMILY = FAMILIES[0]
_EMBEDDING_WIDTH = 1280
_TEXT = (77, _FAMILY.text_width)
#: Guidance needs two predictions per step.
_BATCH = 2
#: A representative part of the decoder: channels and side.
_DECODER = (256, 128)

#: How long to run each part, after a warm-up run.
_PART_S = 0.4
#: Wall time over CPU time on an idle machine: threads wait for each other at least this much.
_WAIT_ALLOWANCE = 1.1
#: If the warm-up takes longer than this, it counts as the measurement.
_LONG_S = 3.0


def measure_speed(device: Device, *, scale: float = 1.0) -> Speed:
    """Run each part briefly: a few seconds in all, longer on a busy machine.

    Args:
        scale: factor for the parts' sides; smaller in tests.
    """
    torch_device = device.torch_device
    dtype = precision(torch_device, _FAMILY.cost.unet_parameters)
    try:
        with torch.inference_mode():
            levels = [
                _rate(*_unet_part(level, round(level.side * scale), torch_device, dtype))
                for level in _FAMILY.cost.unet_levels
            ]
            decoder = _rate(*_decoder_part(round(_DECODER[1] * scale), torch_device, dtype))
    finally:
        release_memory()
    return Speed(
        device=str(torch_device),
        device_name=device.name,
        dtype=str(dtype).removeprefix("torch."),
        unet_gflop_per_s=(levels[0], levels[1], levels[2]),
        decoder_gflop_per_s=decoder,
    )


def _unet_part(
    level: UnetLevel, side: int, device: torch.device, dtype: torch.dtype
) -> tuple[nn.Module, tuple[Tensor, ...], float]:
    """A level's residual and transformer block, their inputs, and their GFLOP."""
    channels = level.channels
    with torch.device("meta"):
        unet = UNet2DConditionModel(
            sample_size=side,
            block_out_channels=(channels,),
            down_block_types=("CrossAttnDownBlock2D",),
            mid_block_type=None,
            up_block_types=("UpBlock2D",),
            layers_per_block=1,
            attention_head_dim=level.heads,
            cross_attention_dim=_TEXT[1],
            use_linear_projection=True,
            time_embedding_dim=_EMBEDDING_WIDTH,
        )
    block = unet.down_blocks[0]
    shapes = ((_BATCH, channels, side, side), (_BATCH, _EMBEDDING_WIDTH), (_BATCH, *_TEXT))
    gflop = _gflop(block, shapes)
    optimize_unet(unet, device, dtype)
    return _with_fake_weights(block, device, dtype), _inputs(shapes, device, dtype), gflop


def _decoder_part(
    side: int, device: torch.device, dtype: torch.dtype
) -> tuple[nn.Module, tuple[Tensor, ...], float]:
    with torch.device("meta"):
        block = _Decoding(_DECODER[0])
    shapes = ((1, _DECODER[0], side, side),)
    gflop = _gflop(block, shapes)
    return _with_fake_weights(block, device, dtype), _inputs(shapes, device, dtype), gflop


class _Decoding(nn.Module):
    """The autoencoder's residual block, which has no time embedding."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.block = ResnetBlock2D(in_channels=channels, temb_channels=None)

    def forward(self, hidden: Tensor) -> Any:
        return self.block(hidden, None)


def _gflop(block: nn.Module, shapes: tuple[tuple[int, ...], ...]) -> float:
    counter = FlopCounterMode(display=False)
    with counter:
        block(*(torch.empty(shape, device="meta") for shape in shapes))
    return counter.get_total_flops() / 1e9


def _with_fake_weights(block: nn.Module, device: torch.device, dtype: torch.dtype) -> nn.Module:
    block.to(dtype).to_empty(device=device).eval().requires_grad_(False)
    for weight in block.parameters():
        # Neither zeros nor denormals, which change the speed of some processors.
        weight.fill_(0.01)
    # torch's type stubs lack ``to`` with only a memory format.
    options: dict[str, Any] = {"memory_format": backend(device).memory_format}
    return block.to(**options)


def _inputs(
    shapes: tuple[tuple[int, ...], ...], device: torch.device, dtype: torch.dtype
) -> tuple[Tensor, ...]:
    made = [torch.randn(shape, dtype=torch.float32).to(device, dtype) for shape in shapes]
    made[0] = made[0].to(memory_format=backend(device).memory_format)
    return tuple(made)


def _rate(block: nn.Module, inputs: tuple[Tensor, ...], gflop: float) -> float:
    """Median GFLOP per second."""
    device = inputs[0].device
    began_s = time.perf_counter()
    times_s = [_seconds(lambda: block(*inputs), device)]
    if time.perf_counter() - began_s < _LONG_S:
        times_s.clear()
        until_s = time.perf_counter() + _PART_S
        while not times_s or time.perf_counter() < until_s:
            times_s.append(_seconds(lambda: block(*inputs), device))
    return gflop / median(times_s)


def _seconds(run: Callable[[], object], device: torch.device) -> float:
    """How long ``run`` takes, corrected for other programs that use the CPU."""
    _wait_for(device)
    began_s, began_work_s = time.perf_counter(), time.process_time()
    run()
    _wait_for(device)
    took_s, work_s = time.perf_counter() - began_s, time.process_time() - began_work_s
    if device.type != "cpu":
        return took_s
    return min(took_s, _WAIT_ALLOWANCE * work_s / torch.get_num_threads())


def _wait_for(device: torch.device) -> None:
    if device.type != "cpu":
        # Kernels are only queued.
        torch.get_device_module(device).synchronize()
