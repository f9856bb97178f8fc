"""A UNet with 8-bit products: twice as fast on processors that have instructions for them.

Weights have a scale for each output channel, and are rounded once. Activations are rounded as they
come, between the least and the largest of a tensor, so that nothing has to be calibrated. oneDNN
multiplies; sums are whole numbers of 32 bits, and results are of the activations' dtype again.

Jacob et al., "Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only
Inference", 2018, sections 2.1 and 2.4.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor, nn

from sdstudio.engine import memory
from sdstudio.engine.derived_weights import DerivesWeight
from sdstudio.engine.processor import has_avx_vnni

#: The name of such convolutions in the provenance.
INT8: Final = "int8"
#: What is first and last in a UNet, and what it is told of the time: these are a thousandth of the
#: work, and their errors are everywhere.
_KEPT: Final = ("conv_in", "conv_out", "time_embedding", "add_embedding", "time_emb_proj")
#: The largest weight of a channel becomes this.
_WEIGHT_MAX: Final = 127
#: As many steps are between the least and the largest activation; with 255, one of the two could
#: be rounded past the last number.
_STEPS: Final = 254
#: Rounding a smaller product costs more than it gains.
_FEWEST_WEIGHTS: Final = 64 * 64


def is_int8_usable(device: torch.device) -> bool:
    """Whether ``device`` is a processor with instructions for 8-bit products (VNNI)."""
    if device.type != "cpu" or not torch.backends.mkldnn.is_available():
        return False
    # Private, so it may go; it knows only those of AVX-512.
    has_avx512_vnni = getattr(torch.cpu, "_is_vnni_supported", lambda: False)
    return bool(has_avx512_vnni()) or has_avx_vnni()


def use_int8(unet: nn.Module, check_cancelled: Callable[[], None] = lambda: None) -> None:
    """Replace the large layers of ``unet``, except the first and the last ones.

    Args:
        check_cancelled: called before each layer; raises to stop.
    """
    for path, parent in list(unet.named_modules()):
        for name, child in list(parent.named_children()):
            whole = f"{path}.{name}".removeprefix(".").split(".")
            if any(kept in whole for kept in _KEPT) or not _suits(child):
                continue
            if isinstance(child, nn.Linear):
                setattr(parent, name, Int8Linear(child, check_cancelled))
            elif isinstance(child, nn.Conv2d):
                setattr(parent, name, Int8Conv2d(child, check_cancelled))


def _suits(layer: nn.Module) -> bool:
    if isinstance(layer, nn.Conv2d):
        if layer.padding_mode != "zeros" or layer.groups != 1 or isinstance(layer.padding, str):
            return False
    elif type(layer) is not nn.Linear:
        return False
    return layer.weight.numel() >= _FEWEST_WEIGHTS


class _Rounding(DerivesWeight):
    """A layer with a weight in 8 bits."""

    _rounded: "_Rounded | None" = None

    def forget(self) -> bool:
        had_one, self._rounded = self._rounded is not None, None
        return had_one


class Int8Linear(nn.Linear, _Rounding):
    """Replaces ``usual``, sharing its parameters.

    Args:
        check_cancelled: called first.
    """

    def __init__(self, usual: nn.Linear, check_cancelled: Callable[[], None]) -> None:
        with torch.device("meta"):
            super().__init__(usual.in_features, usual.out_features, bias=usual.bias is not None)
        self.weight, self.bias = usual.weight, usual.bias
        self.train(usual.training)
        self._check_cancelled = check_cancelled

    def forward(self, input: Tensor) -> Tensor:  # noqa: A002 - torch's name
        """(…, in) to (…, out)."""
        self._check_cancelled()
        # Other dtypes occur only when a step is retried.
        if input.dtype is not self.weight.dtype:
            return super().forward(input)
        if self._rounded is None:
            self._rounded = _Rounded.of(
                self.weight, lambda whole, _scales: torch.ops.onednn.qlinear_prepack(whole, None)
            )
        rounded, scale, zero = _round(input)
        made: Tensor = torch.ops.onednn.qlinear_pointwise(
            *(rounded, scale, zero),
            *(self._rounded.packed, self._rounded.scales, self._rounded.zeros, _float(self.bias)),
            *(1.0, 0, input.dtype, "none", [], ""),
        )
        return made


class Int8Conv2d(nn.Conv2d, _Rounding):
    """Replaces ``usual``, sharing its parameters.

    Args:
        check_cancelled: called first.
    """

    def __init__(self, usual: nn.Conv2d, check_cancelled: Callable[[], None]) -> None:
        with torch.device("meta"):
            super().__init__(usual.in_channels, usual.out_channels, 1)
        self.kernel_size, self.stride = usual.kernel_size, usual.stride
        self.padding, self.dilation = usual.padding, usual.dilation
        self.weight, self.bias = usual.weight, usual.bias
        self.train(usual.training)
        self._check_cancelled = check_cancelled

    def _conv_forward(self, input: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:  # noqa: A002 - torch's name
        self._check_cancelled()
        if input.dtype is not weight.dtype:
            direct: Tensor = super()._conv_forward(input, weight, bias)
            return direct
        shape = [list(self.stride), list(self.padding), list(self.dilation), self.groups]
        # With the channels last it is one row after the other, which torch goes through faster.
        inside = input.contiguous(memory_format=torch.channels_last).permute(0, 2, 3, 1)
        rounded, scale, zero = _round(inside)
        if self._rounded is None:
            self._rounded = _Rounded.of(
                weight,
                lambda whole, scales: torch.ops.onednn.qconv_prepack(
                    whole, scales, scale, zero, *shape, None
                ),
            )
        made: Tensor = torch.ops.onednn.qconv2d_pointwise(
            *(rounded.permute(0, 3, 1, 2), scale, zero),
            *(self._rounded.packed, self._rounded.scales, self._rounded.zeros, _float(bias)),
            *shape,
            *(1.0, 0, input.dtype, "none", [], ""),
        )
        return made


@dataclass(frozen=True, slots=True)
class _Rounded:
    """A weight in 8 bits.

    Args:
        packed: as oneDNN wants it.
        scales: (out,) by which to multiply.
        zeros: (out,) the whole numbers that stand for 0: always 0.
    """

    packed: Tensor
    scales: Tensor
    zeros: Tensor

    @classmethod
    def of(cls, weight: Tensor, pack: Callable[[Tensor, Tensor], Tensor]) -> "_Rounded":
        """Round ``weight``, whose first dimension is the output channels."""
        rows = weight.detach().flatten(1).float()
        scales = rows.abs().amax(1).clamp_min(torch.finfo(torch.float32).tiny) / _WEIGHT_MAX
        whole = (rows / scales[:, None]).round_().to(torch.int8).view(weight.shape)
        made = cls(pack(whole, scales), scales, torch.zeros(len(rows), dtype=torch.int64))
        # Only merging a LoRA reads it again.
        memory.page_out(weight.data_ptr(), weight.nbytes)
        return made


def _round(values: Tensor) -> tuple[Tensor, float, int]:
    """Whole numbers from 0 to 255, by what to multiply them, and which of them stands for 0."""
    least, most = (float(one) for one in torch.aminmax(values))
    # Zero has to be one of the numbers: it is what convolutions pad with.
    least, most = min(least, 0.0), max(most, 0.0)
    scale = (most - least) / _STEPS or 1.0
    zero = round(-least / scale)
    # To -128 to 127, which torch converts to twice as fast; with one bit turned, that is 0 to 255.
    shifted = torch.add(torch.tensor(zero - 128.0), values.float(), alpha=1 / scale).round_()
    rounded = shifted.to(torch.int8).view(torch.uint8).bitwise_xor_(0x80)
    return rounded, scale, zero


def _float(bias: Tensor | None) -> Tensor | None:
    return None if bias is None else bias.float()
