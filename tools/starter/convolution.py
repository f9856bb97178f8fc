"""A convolution whose backward pass uses matrix products.

On some CPUs the library's bfloat16 backward kernels are thirty times slower than its forward
kernels. The input's gradient is itself a forward convolution, and the weights' gradient is one
matrix product per kernel cell over shifted views of the padded input.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import nn
from torch.nn import functional


class _Convolve(torch.autograd.Function):
    @staticmethod
    def forward(
        ctx: Any,
        x: torch.Tensor,
        weight: torch.Tensor,
        bias: torch.Tensor,
        stride: int,
        padding: int,
    ) -> torch.Tensor:
        dtype = torch.bfloat16 if torch.is_autocast_enabled("cpu") else x.dtype
        x = x.to(dtype).contiguous(memory_format=torch.channels_last)
        low = weight.to(dtype)
        ctx.save_for_backward(x, low)
        ctx.stride, ctx.padding = stride, padding
        return functional.conv2d(x, low, bias.to(dtype), stride, padding)

    @staticmethod
    def backward(ctx: Any, grad: torch.Tensor) -> Any:
        x, weight = ctx.saved_tensors
        stride, padding = ctx.stride, ctx.padding
        size = weight.shape[-1]
        count, channels, height, width = x.shape
        grad = grad.to(x.dtype).contiguous(memory_format=torch.channels_last)
        spaced = grad
        if stride > 1:
            spaced = grad.new_zeros(
                count,
                grad.shape[1],
                height + 2 * padding - size + 1,
                width + 2 * padding - size + 1,
            ).contiguous(memory_format=torch.channels_last)
            spaced[:, :, ::stride, ::stride] = grad
        to_input = None
        if ctx.needs_input_grad[0]:
            turned = weight.flip((2, 3)).transpose(0, 1).contiguous()
            to_input = functional.conv2d(spaced, turned, None, 1, size - 1 - padding)
        edges = (0, 0, padding, padding, padding, padding)
        rows = functional.pad(x.permute(0, 2, 3, 1), edges)
        padded_height, padded_width = rows.shape[1:3]
        rows = rows.reshape(-1, channels)
        below, right = padded_height - spaced.shape[2], padded_width - spaced.shape[3]
        flat = functional.pad(spaced.permute(0, 2, 3, 1), (0, 0, 0, right, 0, below))
        across = flat.reshape(-1, spaced.shape[1]).t()
        to_weight = torch.empty(size, size, *weight.shape[:2], device=x.device)
        for i in range(size):
            for j in range(size):
                shift = i * padded_width + j
                to_weight[i, j] = across[:, : len(rows) - shift] @ rows[shift:]
        to_bias = grad.sum((0, 2, 3), dtype=torch.float32)
        return to_input, to_weight.permute(2, 3, 0, 1), to_bias, None, None


def _forward(self: nn.Conv2d, x: torch.Tensor) -> torch.Tensor:
    made: torch.Tensor = _Convolve.apply(  # type: ignore[no-untyped-call]
        x, self.weight, self.bias, self.stride[0], int(self.padding[0])
    )
    return made


def use_matrix_backward(module: nn.Module) -> None:
    """Use this backward pass in every convolution of ``module`` (CPU training only)."""
    for part in module.modules():
        if type(part) is nn.Conv2d and part.bias is not None:
            part.forward = _forward.__get__(part)  # type: ignore[method-assign]
