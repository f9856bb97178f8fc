"""torch.compile on a graphics card, if the artist has chosen it and its tools are installed.

Compiles the UNet's blocks rather than the whole UNet: identical blocks are compiled once, so the
first picture waits for one minute instead of many, and jobs can be cancelled between blocks.
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
from sdstudio.packaged import is_packaged

_log = logging.getLogger(__name__)

_BLOCKS = frozenset({"BasicTransformerBlock", "ResnetBlock2D"})
# Blocks of one class differ in channels and resolution, and each kind is compiled separately.
_MOST_KINDS_OF_BLOCK = 64
_COMPILERS = ("cc", "gcc", "clang")


def usable(device: torch.device) -> "Inductor | None":
    """torch's compiler, if ``device`` is a card it is for and what it needs is installed.

    Needs Triton, and a C compiler and Python's headers for Triton's kernel launcher.
    """
    if device.type not in ("cuda", "xpu") or not _has_tools():
        return None
    return Inductor()


def _has_tools() -> bool:
    # A frozen program has no Python headers to compile against.
    if sys.platform != "linux" or is_packaged():
        return False
    return (
        importlib.util.find_spec("triton") is not None
        and any(map(shutil.which, (os.environ.get("CC") or "cc", *_COMPILERS)))
        and Path(sysconfig.get_path("include"), "Python.h").is_file()
    )


class Inductor:
    """Compiles UNets' blocks; what was compiled is kept for the next start
    (``process_environment.compile_in``).

    Args:
        backend: of ``torch.compile``; another in tests.
    """

    backend = Backend.INDUCTOR

    def __init__(self, backend: str = "inductor") -> None:
        self._backend = backend

    def compile_blocks(self, unet: nn.Module, dtype: torch.dtype) -> None:
        """Compile each block of ``unet`` when it is first used with a given size in ``dtype``.

        Falls back to eager mode for blocks that can't be compiled (the log says why) and for other
        dtypes: steps that are retried in float32, which are rare.
        """
        self._set_up()
        blocks = [one for one in unet.modules() if type(one).__name__ in _BLOCKS]
        for block in blocks:
            for inner in block.modules():
                if inner is not block:
                    # They check the job's cancel flag, whose current state would be compiled in.
                    inner._forward_pre_hooks.clear()
            _compile(block, dtype, self._backend)
        _log.info("%d blocks are compiled when they are first used", len(blocks))

    def _set_up(self) -> None:
        import torch._dynamo.config
        import torch._inductor.config

        torch._dynamo.config.recompile_limit = _MOST_KINDS_OF_BLOCK
        torch._dynamo.config.suppress_errors = True
        # Otherwise it starts subprocesses of ``sys.executable``.
        torch._inductor.config.compile_threads = 1
        # No autotuning: pixels must not depend on which of two kernels was faster.
        torch._inductor.config.deterministic = True


def _compile(block: nn.Module, dtype: torch.dtype, backend: str) -> None:
    usual = block.forward
    compiled = torch.compile(usual, backend=backend)

    def forward(hidden_states: torch.Tensor, *arguments: Any, **named: Any) -> Any:
        way = compiled if hidden_states.dtype is dtype else usual
        return way(hidden_states, *arguments, **named)

    # Replace the method rather than the module so that the block's own hooks stay outside.
    block.forward = forward
