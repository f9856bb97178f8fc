"""OpenVINO, which runs the UNet on a CPU if the artist has installed and chosen it.

Imported only here and only when used, with its telemetry disabled.
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
from sdstudio.engine.compiled import CoreUnet, Values

_log = logging.getLogger(__name__)

_MODEL = "unet.xml"
_PRECISIONS = {torch.bfloat16: "bf16", torch.float32: "f32"}
_POLL_S = 0.25
# Odd: diffusers then takes the sizes to upsample to from its tensors, however many levels there
# are, and the traced graph accepts any size.
_TRACED_LATENTS = 21
_TRACED_TOKENS = 77


def installed(device: torch.device) -> "OpenVinoRuntime | None":
    """The runtime, if it is installed and ``device`` is a CPU."""
    if device.type != "cpu" or importlib.util.find_spec("openvino") is None:
        return None
    try:
        return OpenVinoRuntime(metadata.version("openvino"))
    except metadata.PackageNotFoundError:
        return None


def forbid_telemetry() -> None:
    """Stop OpenVINO from sending telemetry when it is imported.

    It works without its telemetry package, so hide that package.
    """
    sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]


class OpenVinoRuntime:
    """See :class:`sdstudio.engine.compiled.Runtime`."""

    backend = Backend.OPENVINO

    def __init__(self, version: str) -> None:
        self.version = version

    def prepare(
        self, unet: Path, target: Path, dtype: torch.dtype, check_cancelled: Callable[[], None]
    ) -> None:
        """See ``Runtime``. Runs in a subprocess, which can be killed and returns its memory."""
        process = multiprocessing.get_context("spawn").Process(
            target=_prepare, args=(str(unet), str(target / _MODEL), dtype), daemon=True
        )
        process.start()
        try:
            while process.is_alive():
                check_cancelled()
                process.join(_POLL_S)
        finally:
            process.kill()
            process.join()
        if process.exitcode:
            raise RuntimeError(f"preparing ended with {process.exitcode}")

    def open(self, folder: Path, dtype: torch.dtype) -> "OpenVinoComputation":
        """See ``Runtime``. The weights are memory-mapped until compiled for the CPU."""
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

    def start(self, inputs: tuple[Values, ...]) -> None:
        self._request.start_async(dict(enumerate(inputs)))

    def wait(self, milliseconds: int) -> bool:
        return bool(self._request.wait_for(milliseconds))

    def stop(self) -> None:
        self._request.cancel()
        try:
            self._request.wait()
        except RuntimeError:  # Reports the cancellation.
            return

    def result(self) -> Values:
        return np.array(self._request.get_output_tensor(0).data, np.float32)


def _prepare(folder: str, target: str, dtype: torch.dtype) -> None:
    """In the subprocess: trace the UNet and write it, keeping the size of its weights."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    forbid_telemetry()
    import openvino
    from diffusers import UNet2DConditionModel
    from openvino.frontend.pytorch.patch_model import (
        __make_16bit_traceable as make_16_bit_traceable,
    )
    from openvino.frontend.pytorch.ts_decoder import TorchScriptPythonDecoder

    unet = UNet2DConditionModel.from_pretrained(
        folder, use_safetensors=True, local_files_only=True, torch_dtype=dtype
    )
    unet.requires_grad_(False).eval()
    config = unet.config
    core = CoreUnet(unet)
    is_half = dtype is not torch.float32
    if is_half:
        make_16_bit_traceable(core)
    width: int = config["cross_attention_dim"]
    channels: int = config["in_channels"]
    example = [
        torch.zeros(2, channels, _TRACED_LATENTS, _TRACED_LATENTS),
        torch.zeros(2, config["block_out_channels"][0]),
        torch.zeros(2, _TRACED_TOKENS, width),
    ]
    inputs = [
        ("sample", [-1, channels, -1, -1]),
        ("time", [-1, example[1].shape[1]]),
        ("prompt", [-1, -1, width]),
    ]
    if config["addition_embed_type"] is not None:
        added: int = config["projection_class_embeddings_input_dim"]
        example.append(torch.zeros(2, added))
        inputs.append(("added", [-1, added]))
    with torch.no_grad():
        # Unchecked: torch would trace the UNet a second time and compare the two graphs.
        traced = TorchScriptPythonDecoder(
            core, example_input=tuple(example), trace_kwargs={"check_trace": False}
        )
        model = openvino.convert_model(traced, input=inputs)
    openvino.save_model(model, target, compress_to_fp16=is_half)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
