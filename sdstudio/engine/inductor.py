"""torch.compile on a graphics card, where the artist has chosen it and all it needs is there.

A UNet's blocks are compiled rather than the whole of it: those alike are compiled once, so that the
first picture waits for a minute and not for many, and jobs can be stopped between them.
"""

import importlib.util
import logging
import os
import shutil
import sys
import sysconfig
from pathlib import Path
from typing import Any

import torch
from torch import nn

from sdstudio.domain.backends import Backend

_log = logging.getLogger(__name__)

_BLOCKS = frozenset({"BasicTransformerBlock", "ResnetBlock2D"})
# Blocks of one class differ in their channels and in the size of the picture where they are.
_MOST_KINDS_OF_BLOCK = 64
_COMPILERS = ("cc", "gcc", "clang")


def usable(device: torch.device) -> "Inductor | None":
    """torch's compiler, if ``device`` is a card it is for and what it needs is installed.

    That is Triton, and, for what starts Triton's kernels, a C compiler and Python's headers.
    """
    if device.type not in ("cuda", "xpu") or not _has_tools():
        return None
    return Inductor()


def _has_tools() -> bool:
    # An installed program has no Python of its own to compile against.
    if sys.platform != "linux" or getattr(sys, "frozen", False):
        return False
    return (
        importlib.util.find_spec("triton") is not None
        and any(map(shutil.which, (os.environ.get("CC") or "cc", *_COMPILERS)))
        and Path(sysconfig.get_path("include"), "Python.h").is_file()
    )


class Inductor:
    """Compiles UNets' blocks; what was compiled is kept for the next start (``stdio.compile_in``).

    Args:
        backend: of ``torch.compile``; another in tests.
    """

    backend = Backend.INDUCTOR

    def __init__(self, backend: str = "inductor") -> None:
        self._backend = backend

    def compile_blocks(self, unet: nn.Module, dtype: torch.dtype) -> None:
        """Have the blocks of ``unet`` compiled when they are first used with a size in ``dtype``.

        What cannot be compiled is computed as usual; the reason is in the log. So is a step that is
        redone in another dtype, which is rare and may be slow.
        """
        self._set_up()
        blocks = [one for one in unet.modules() if type(one).__name__ in _BLOCKS]
        for block in blocks:
            for inner in block.modules():
                if inner is not block:
                    # Looking at the job's flag: it would be compiled, too, as it was then.
                    inner._forward_pre_hooks.clear()
            _compile(block, dtype, self._backend)
        _log.info("%d blocks are compiled when they are first used", len(blocks))

    def _set_up(self) -> None:
        import torch._dynamo.config
        import torch._inductor.config

        torch._dynamo.config.recompile_limit = _MOST_KINDS_OF_BLOCK
        torch._dynamo.config.suppress_errors = True
        # More would be processes of ``sys.executable``.
        torch._inductor.config.compile_threads = 1
        # Nothing whose pixels depend on which of two kernels was faster just then.
        torch._inductor.config.deterministic = True


def _compile(block: nn.Module, dtype: torch.dtype, backend: str) -> None:
    usual = block.forward
    compiled = torch.compile(usual, backend=backend)

    def forward(hidden_states: torch.Tensor, *arguments: Any, **named: Any) -> Any:
        way = compiled if hidden_states.dtype is dtype else usual
        return way(hidden_states, *arguments, **named)

    # In the place of the method, so that what looks before the block stays outside.
    block.forward = forward
