"""OpenVINO, which computes the UNet on a CPU where the artist has installed and chosen it.

It is imported here alone, only when it is used, and without what tells its makers of that.
"""

import importlib.util
import logging
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
import torch

from sdstudio.domain.backends import Backend
from sdstudio.engine.compiled import Values

_log = logging.getLogger(__name__)

_MODEL = "unet.xml"
_PRECISIONS = {torch.bfloat16: "bf16", torch.float32: "f32"}
_LOOK_S = 0.25
# Not a multiple of eight: what is traced then goes by the sizes it meets.
_TRACED_LATENTS = 20
_TRACED_TOKENS = 77


def installed(device: torch.device) -> "OpenVinoRuntime | None":
    """The runtime, if it is installed and ``device`` is one that it is to be used on."""
    if device.type != "cpu" or importlib.util.find_spec("openvino") is None:
        return None
    try:
        return OpenVinoRuntime(metadata.version("openvino"))
    except metadata.PackageNotFoundError:
        return None


def forbid_telemetry() -> None:
    """Keep OpenVINO from sending its makers a message over the network when it is imported.

    It does without the package that would, where there is none.
    """
    sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]


class OpenVinoRuntime:
    """See :class:`sdstudio.engine.compiled.Runtime`."""

    backend = Backend.OPENVINO

    def __init__(self, version: str) -> None:
        self.version = version

    def prepare(
        self, unet: Path, target: Path, dtype: torch.dtype, look: Callable[[], None]
    ) -> None:
        """In a process of its own: it can be ended at any time, and its memory comes back."""
        process = multiprocessing.get_context("spawn").Process(
            target=_prepare, args=(str(unet), str(target / _MODEL), dtype), daemon=True
        )
        process.start()
        try:
            while process.is_alive():
                look()
                process.join(_LOOK_S)
        finally:
            process.kill()
            process.join()
        if process.exitcode:
            raise RuntimeError(f"preparing ended with {process.exitcode}")

    def open(self, folder: Path, dtype: torch.dtype) -> "OpenVinoComputation":
        """The weights stay in the mapped file until they are laid out for the processor."""
        forbid_telemetry()
        import openvino

        core = openvino.Core()
        options = {
            "INFERENCE_PRECISION_HINT": _PRECISIONS[dtype],
            "INFERENCE_NUM_THREADS": torch.get_num_threads(),
            "PERFORMANCE_HINT": "LATENCY",
        }
        compiled = core.compile_model(core.read_model(folder / _MODEL), "CPU", options)
        return OpenVinoComputation(compiled.create_infer_request())


class OpenVinoComputation:
    """See :class:`sdstudio.engine.compiled.Computation`."""

    def __init__(self, request: Any) -> None:
        self._request = request

    def start(self, inputs: tuple[Values, Values, Values]) -> None:
        self._request.start_async(dict(enumerate(inputs)))

    def wait(self, milliseconds: int) -> bool:
        return bool(self._request.wait_for(milliseconds))

    def stop(self) -> None:
        self._request.cancel()
        try:
            self._request.wait()
        except RuntimeError:  # That it was cancelled.
            return

    def result(self) -> Values:
        return np.array(self._request.get_output_tensor(0).data, np.float32)


class _Core(torch.nn.Module):
    """The UNet without what it makes of the time."""

    def __init__(self, unet: Any) -> None:
        super().__init__()
        unet.get_time_embed = lambda sample, timestep: timestep.to(sample.dtype)
        self.unet = unet

    def forward(
        self, sample: torch.Tensor, time: torch.Tensor, prompt: torch.Tensor
    ) -> torch.Tensor:
        predicted: torch.Tensor = self.unet(sample, time, prompt, return_dict=False)[0]
        return predicted


def _prepare(folder: str, target: str, dtype: torch.dtype) -> None:
    """In the process of its own: trace the UNet and write it, with weights as large as they are."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    forbid_telemetry()
    import openvino
    from diffusers import UNet2DConditionModel
    from openvino.frontend.pytorch.patch_model import (
        __make_16bit_traceable as make_16_bit_traceable,
    )

    unet = UNet2DConditionModel.from_pretrained(
        folder, use_safetensors=True, local_files_only=True, torch_dtype=dtype
    )
    unet.requires_grad_(False).eval()
    config = unet.config
    core = _Core(unet)
    is_half = dtype is not torch.float32
    if is_half:
        make_16_bit_traceable(core)
    width: int = config["cross_attention_dim"]
    channels: int = config["in_channels"]
    example = (
        torch.zeros(2, channels, _TRACED_LATENTS, _TRACED_LATENTS),
        torch.zeros(2, config["block_out_channels"][0]),
        torch.zeros(2, _TRACED_TOKENS, width),
    )
    with torch.no_grad():
        model = openvino.convert_model(
            core,
            example_input=example,
            input=[
                ("sample", [-1, channels, -1, -1]),
                ("time", [-1, example[1].shape[1]]),
                ("prompt", [-1, -1, width]),
            ],
        )
    openvino.save_model(model, target, compress_to_fp16=is_half)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
