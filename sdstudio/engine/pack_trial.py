"""A small computation on the graphics card, compared with the processor's: is a pack any good?

Runs in a process of its own, since a build of torch that doesn't fit the driver may crash or hang.
"""

import json
import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final

import torch
from torch import Tensor
from torch.nn import functional

from sdstudio.domain.errors import Argument, ErrorCode, StudioError
from sdstudio.domain.families import FAMILIES
from sdstudio.engine import device

_log = logging.getLogger(__name__)

#: The largest difference from the processor's result, relative to that result's largest value.
_TOLERANCES: Final = {torch.float32: 1e-3, torch.float16: 2e-2, torch.bfloat16: 6e-2}
#: As large as a full-size UNet, for which half precision is used.
_PARAMETERS: Final = FAMILIES[0].cost.unet_parameters


def main(pack: str, expected: str, answer: BinaryIO) -> int:
    """Write what came of it to ``answer``, as JSON: ``card``, or ``code`` and ``arguments``.

    Args:
        pack: the folder that torch must come from.
        expected: the version that torch must have, without its local part.

    Returns:
        The exit code.
    """
    logging.basicConfig(level=logging.INFO)
    try:
        row: dict[str, object] = {"card": _try(Path(pack), expected)}
    except StudioError as error:
        row = {"code": error.code.value, "arguments": error.arguments}
    answer.write(json.dumps(row).encode())
    answer.close()
    return 0


def _try(pack: Path, expected: str) -> str:
    """The name of the card, which computes correctly."""
    found = torch.__version__.partition("+")[0]
    is_from_pack = Path(torch.__file__).resolve().is_relative_to(pack.resolve())
    if found != expected or not is_from_pack:
        detail = f"PyTorch {found} ≠ {expected}: {torch.__file__}"
        raise StudioError(ErrorCode.PACK_NOT_LOADED, detail=detail)
    card = device.best_device()
    if card.torch_device.type == "cpu":
        raise StudioError(ErrorCode.PACK_SEES_NO_CARD)
    device.prepare(card.torch_device)
    for dtype in dict.fromkeys((torch.float32, device.precision(card.torch_device, _PARAMETERS))):
        for name, compute, shapes in _COMPUTATIONS:
            _compare(card, name, compute, shapes, dtype)
    return card.name


def _compare(
    card: device.Device,
    name: str,
    compute: Callable[..., Tensor],
    shapes: tuple[tuple[int, ...], ...],
    dtype: torch.dtype,
) -> None:
    generator = torch.Generator().manual_seed(len(name))
    inputs = [torch.randn(shape, generator=generator).to(dtype) for shape in shapes]
    wanted = compute(*(one.float() for one in inputs))
    begun_s = time.monotonic()
    result = compute(*(one.to(card.torch_device) for one in inputs)).float().cpu()
    took_s = time.monotonic() - begun_s
    difference = float((result - wanted).abs().max() / wanted.abs().max())
    _log.info("%s, %s: difference %.1e, %.3f s", name, dtype, difference, took_s)
    if not difference <= _TOLERANCES[dtype]:  # not if it isn't a number, either
        arguments: dict[str, Argument] = {"card": card.name, "detail": f"{name}: {difference:.1e}"}
        raise StudioError(ErrorCode.PACK_WRONG_RESULT, **arguments)


def _convolve(image: Tensor, kernel: Tensor) -> Tensor:
    return functional.conv2d(image, kernel, padding=1)


#: What pictures are made of.
_COMPUTATIONS: Final[tuple[tuple[str, Callable[..., Tensor], tuple[tuple[int, ...], ...]], ...]] = (
    ("matmul", torch.matmul, ((256, 512), (512, 128))),
    ("convolution", _convolve, ((1, 32, 64, 64), (64, 32, 3, 3))),
    ("attention", functional.scaled_dot_product_attention, ((1, 8, 256, 64),) * 3),
)
