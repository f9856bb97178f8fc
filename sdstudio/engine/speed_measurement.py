"""Measure in seconds how fast this machine is at the parts of Stable Diffusion 2.

Each part is the real network's own code at its real shapes, with made-up weights: speed does not
depend on their values. No model has to be there.
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

from sdstudio.domain.speed_estimate import Speed
from sdstudio.engine.device import Device, backend, precision, release_memory
from sdstudio.engine.optimizations import optimize_unet

#: Of Stable Diffusion 2's UNet, for which the precision is chosen.
_UNET_PARAMETERS = 865_910_724
#: Channels, attention heads and side in latent pixels of the UNet's levels at 512².
_LEVELS = ((320, 5, 64), (640, 10, 32), (1280, 20, 16))
_EMBEDDING_WIDTH = 1280
_TEXT = (77, 1024)
#: With guidance there are two predictions a step.
_BATCH = 2
#: A part of the decoder that is like the whole: channels and side.
_DECODER = (256, 128)

#: How long a part is run, the first time apart, which sets things up.
_PART_S = 0.4
#: What threads wait for each other, over their work: a CPU alone with these parts is never quicker.
_IDLING = 1.1
#: A machine on which the first time takes so long is not asked for a second.
_LONG_S = 3.0


def measure_speed(device: Device, *, scale: float = 1.0) -> Speed:
    """Run each part for a moment: a few seconds, more where others keep the machine busy.

    Args:
        scale: of the parts' sides; smaller in tests.
    """
    torch_device = device.torch_device
    dtype = precision(torch_device, _UNET_PARAMETERS)
    try:
        with torch.inference_mode():
            levels = [
                _rate(*_unet_part(channels, heads, round(side * scale), torch_device, dtype))
                for channels, heads, side in _LEVELS
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
    channels: int, heads: int, side: int, device: torch.device, dtype: torch.dtype
) -> tuple[nn.Module, tuple[Tensor, ...], float]:
    """A residual block and a transformer block of a level, what they take, and their GFLOP."""
    with torch.device("meta"):
        unet = UNet2DConditionModel(
            sample_size=side,
            block_out_channels=(channels,),
            down_block_types=("CrossAttnDownBlock2D",),
            mid_block_type=None,
            up_block_types=("UpBlock2D",),
            layers_per_block=1,
            attention_head_dim=heads,
            cross_attention_dim=_TEXT[1],
            use_linear_projection=True,
            time_embedding_dim=_EMBEDDING_WIDTH,
        )
    block = unet.down_blocks[0]
    shapes = ((_BATCH, channels, side, side), (_BATCH, _EMBEDDING_WIDTH), (_BATCH, *_TEXT))
    gflop = _gflop(block, shapes)
    optimize_unet(unet, device, dtype)
    return _made_up(block, device, dtype), _inputs(shapes, device, dtype), gflop


def _decoder_part(
    side: int, device: torch.device, dtype: torch.dtype
) -> tuple[nn.Module, tuple[Tensor, ...], float]:
    with torch.device("meta"):
        block = _Decoding(_DECODER[0])
    shapes = ((1, _DECODER[0], side, side),)
    gflop = _gflop(block, shapes)
    return _made_up(block, device, dtype), _inputs(shapes, device, dtype), gflop


class _Decoding(nn.Module):
    """The autoencoder's residual block, which knows no time step."""

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


def _made_up(block: nn.Module, device: torch.device, dtype: torch.dtype) -> nn.Module:
    block.to(dtype).to_empty(device=device).eval().requires_grad_(False)
    for weight in block.parameters():
        # Neither zeros nor numbers too small, on which some processors are faster or slower.
        weight.fill_(0.01)
    # torch's types know no ``to`` with a memory format alone.
    options: dict[str, Any] = {"memory_format": backend(device).memory_format}
    return block.to(**options)


def _inputs(
    shapes: tuple[tuple[int, ...], ...], device: torch.device, dtype: torch.dtype
) -> tuple[Tensor, ...]:
    made = [torch.randn(shape, dtype=torch.float32).to(device, dtype) for shape in shapes]
    made[0] = made[0].to(memory_format=backend(device).memory_format)
    return tuple(made)


def _rate(block: nn.Module, inputs: tuple[Tensor, ...], gflop: float) -> float:
    """GFLOP in a second."""
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
    """How long ``run`` takes, or would without other programs that keep the processor busy."""
    _wait_for(device)
    began_s, began_work_s = time.perf_counter(), time.process_time()
    run()
    _wait_for(device)
    took_s, work_s = time.perf_counter() - began_s, time.process_time() - began_work_s
    if device.type != "cpu":
        return took_s
    return min(took_s, _IDLING * work_s / torch.get_num_threads())


def _wait_for(device: torch.device) -> None:
    if device.type != "cpu":
        # What runs there is only put into its queue.
        torch.get_device_module(device).synchronize()
