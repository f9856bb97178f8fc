"""The networks of upscalers, built from the shapes of their tensors."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from torch import Tensor, nn
from torch.nn.functional import conv2d, interpolate, leaky_relu, pad, pixel_shuffle, pixel_unshuffle

from sdstudio.disk import open_regular
from sdstudio.engine.cancellation import CancelGate
from sdstudio.weights.header import read_header
from sdstudio.weights.upscaler import Compact, Esrgan, SpanNetwork, Upscaler, upscaler_of

#: What an ESRGAN adds of each block to its input.
_RESIDUAL = 0.2
_SLOPE = 0.2
#: The mean colour in the training data of SPAN, and its range.
_SPAN_MEAN = (0.4488, 0.4371, 0.4040)
_SPAN_RANGE = 255.0


class UpscalerNetwork:
    """An upscaler on a device, in float32: half precision shows in smooth areas.

    Args:
        weights: a safetensors file; mapped into memory, so it must stay while this is used.
        gate: stops it between two layers.

    Raises:
        OSError, ValueError, RuntimeError: the file isn't that of such a network.
    """

    def __init__(self, weights: Path, device: torch.device, gate: CancelGate) -> None:
        with open_regular(weights) as opened:
            shape = upscaler_of(read_header(opened).shapes)
        with safe_open(weights, "pt") as opened_tensors:
            tensors = {
                name: opened_tensors.get_tensor(name)
                for name in opened_tensors.keys()  # noqa: SIM118
            }
        self.scale = shape.scale
        #: Divides the sides of what it is given.
        self.multiple = shape.shuffle if isinstance(shape, Esrgan) else 1
        self._network = network(shape, tensors).to(device, torch.float32).eval()
        gate.watch(self._network)

    def __call__(self, picture: Tensor) -> Tensor:
        """Enlarge (1, 3, h, w), 0 … 1, to (1, 3, h × scale, w × scale).

        Raises:
            JobCancelled: between two layers.
        """
        enlarged: Tensor = self._network(picture)
        return enlarged


def network(shape: Upscaler, tensors: dict[str, Tensor]) -> nn.Module:
    """The network with its weights.

    Raises:
        RuntimeError: the tensors aren't those of ``shape``.
    """
    with torch.device("meta"):
        match shape:
            case Esrgan():
                built: nn.Module = _Esrgan(shape)
            case Compact():
                built = _Compact(shape)
            case SpanNetwork():
                built = _Span(shape)
    renamed = dict(built.renamed(tensors))  # type: ignore[operator]
    built.load_state_dict(renamed, assign=True)
    return built.requires_grad_(requires_grad=False)


def _convolution(inputs: int, outputs: int, side: int = 3) -> nn.Conv2d:
    return nn.Conv2d(inputs, outputs, side, padding=side // 2)


class _DenseBlock(nn.Module):
    def __init__(self, width: int, growth: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList(
            _convolution(width + layer * growth, width if layer == 4 else growth)
            for layer in range(5)
        )

    def forward(self, x: Tensor) -> Tensor:
        known = x
        *inner, last = self.layers
        for layer in inner:
            known = torch.cat((known, leaky_relu(layer(known), _SLOPE)), 1)
        result: Tensor = last(known)
        return result * _RESIDUAL + x


class _Esrgan(nn.Module):
    def __init__(self, shape: Esrgan) -> None:
        super().__init__()
        width = shape.width
        self._shape = shape
        self.first = _convolution(3 * shape.shuffle**2, width)
        self.blocks = nn.ModuleList(
            nn.Sequential(*(_DenseBlock(width, shape.growth) for _ in range(3)))
            for _ in range(shape.blocks)
        )
        self.body = _convolution(width, width)
        self.ups = nn.ModuleList(_convolution(width, width) for _ in range(shape.enlargements))
        self.high = _convolution(width, width)
        self.last = _convolution(width, 3)

    def renamed(self, tensors: dict[str, Tensor]) -> Iterator[tuple[str, Tensor]]:
        names = self._shape.names
        ours = {names.first: "first", names.body: "body", names.high: "high", names.last: "last"}
        ours |= {name: f"ups.{number}" for number, name in enumerate(names.ups)}
        for block in range(self._shape.blocks):
            for dense in range(3):
                for layer in range(5):
                    theirs = names.dense.format(block=block, dense=dense + 1, layer=layer + 1)
                    ours[theirs] = f"blocks.{block}.{dense}.layers.{layer}"
        for name, tensor in tensors.items():
            layer_name, _, kind = name.rpartition(".")
            yield f"{ours.get(layer_name, layer_name)}.{kind}", tensor

    def forward(self, x: Tensor) -> Tensor:
        if self._shape.shuffle > 1:
            x = pixel_unshuffle(x, self._shape.shuffle)
        x = self.first(x)
        deep = x
        for block in self.blocks:
            deep = block(deep) * _RESIDUAL + deep
        x = x + self.body(deep)
        for layer in self.ups:
            x = leaky_relu(layer(interpolate(x, scale_factor=2.0, mode="nearest")), _SLOPE)
        result: Tensor = self.last(leaky_relu(self.high(x), _SLOPE))
        return result


class _Compact(nn.Module):
    def __init__(self, shape: Compact) -> None:
        super().__init__()
        self._scale = shape.scale
        layers: list[nn.Module] = []
        for layer in range(shape.layers):
            layers += [_convolution(shape.width if layer else 3, shape.width), _prelu(shape.width)]
        self.body = nn.Sequential(*layers, _convolution(shape.width, 3 * shape.scale**2))

    def renamed(self, tensors: dict[str, Tensor]) -> Iterator[tuple[str, Tensor]]:
        yield from tensors.items()

    def forward(self, x: Tensor) -> Tensor:
        enlarged = pixel_shuffle(self.body(x), self._scale)
        return enlarged + interpolate(x, scale_factor=float(self._scale), mode="nearest")


def _prelu(width: int) -> nn.Module:
    return nn.PReLU(width)


class _SpanBlock(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.c1_r, self.c2_r, self.c3_r = (_convolution(width, width) for _ in range(3))

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        first: Tensor = self.c1_r(x)
        last: Tensor = self.c3_r(nn.functional.silu(self.c2_r(nn.functional.silu(first))))
        # The activation works in place in the authors' program, so what leaves is activated.
        return (last + x) * (torch.sigmoid(last) - 0.5), nn.functional.silu(first)


class _Span(nn.Module):
    def __init__(self, shape: SpanNetwork) -> None:
        super().__init__()
        width = shape.width
        self._shape = shape
        self.conv_1 = _convolution(3, width)
        for number in range(1, 7):
            self.add_module(f"block_{number}", _SpanBlock(width))
        self.conv_2 = _convolution(width, width)
        self.conv_cat = _convolution(4 * width, width, 1)
        self.upsampler = _convolution(width, 3 * shape.scale**2)

    def renamed(self, tensors: dict[str, Tensor]) -> Iterator[tuple[str, Tensor]]:
        for name, _ in self._shape.layers:
            parts = {
                key.removeprefix(f"{name}."): tensor.float()
                for key, tensor in tensors.items()
                if key.startswith(f"{name}.")
            }
            weight, bias = _merged(parts)
            yield f"{name}.weight", weight
            yield f"{name}.bias", bias
        for name in ("conv_cat", "upsampler"):
            theirs = "upsampler.0" if name == "upsampler" else name
            for kind in ("weight", "bias"):
                yield f"{name}.{kind}", tensors[f"{theirs}.{kind}"]

    def forward(self, x: Tensor) -> Tensor:
        if self._shape.is_normalised:
            x = (x - x.new_tensor(_SPAN_MEAN).view(1, 3, 1, 1)) * _SPAN_RANGE
        first = self.conv_1(x)
        x, inner = first, first
        seen: list[Tensor] = []
        for number in range(1, 7):
            block: Any = getattr(self, f"block_{number}")
            x, inner_now = block(x)
            if number == 1:
                seen.append(x)
            if number == 6:
                inner = inner_now
        features = torch.cat((first, self.conv_2(x), seen[0], inner), 1)
        return pixel_shuffle(self.upsampler(self.conv_cat(features)), self._shape.scale)


def _merged(parts: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
    """One convolution that computes what three and a short cut do, without their padding."""
    weight, bias = parts["conv.0.weight"], parts["conv.0.bias"]
    for number in (1, 2):
        other = parts[f"conv.{number}.weight"]
        turned = weight.flip(2, 3).permute(1, 0, 2, 3)
        bias = (other * bias.view(1, -1, 1, 1)).sum((1, 2, 3)) + parts[f"conv.{number}.bias"]
        side = other.shape[-1] - 1
        weight = conv2d(turned, other, padding=side).flip(2, 3).permute(1, 0, 2, 3)
    return weight + pad(parts["sk.weight"], (1, 1, 1, 1)), bias + parts["sk.bias"]
