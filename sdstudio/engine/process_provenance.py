"""Provenance: the facts besides the request that may affect a picture's pixels."""

from collections.abc import Mapping
from datetime import UTC, datetime
from importlib import metadata
from typing import Any

import torch
from pydantic import JsonValue

from sdstudio import PROGRAM
from sdstudio.domain.provenance import Provenance
from sdstudio.engine.device import Device, capability
from sdstudio.engine.pipeline import Pipeline

_LIBRARIES = (
    "torch",
    "diffusers",
    "transformers",
    "tokenizers",
    "safetensors",
    "numpy",
    # Resizes input pictures.
    "pillow",
)


class ProcessProvenance:
    """Creates pictures' provenance; holds the facts shared by all pictures of this process.

    Args:
        device: the one that makes them.
    """

    def __init__(self, device: Device) -> None:
        self._device = device
        self._capability = capability(device.torch_device)
        self._libraries = {name: metadata.version(name) for name in _LIBRARIES}

    def of_network(
        self, *, weights_sha256: dict[str, str], memory_rung: int, duration_s: float
    ) -> Provenance:
        """The provenance of a picture that one network has just finished, in float32."""
        return Provenance(
            **self._common(duration_s),
            device=str(self._device.torch_device),
            dtype="float32",
            attention="none",
            convolution="direct",
            kernels="plain",
            placement="whole",
            weights_sha256=weights_sha256,
            scheduler={},
            memory_rung=memory_rung,
        )

    def _common(self, duration_s: float) -> Mapping[str, Any]:
        return {
            "program": PROGRAM,
            "created_at": datetime.now(UTC).astimezone().isoformat(timespec="seconds"),
            "libraries": self._libraries,
            "device_name": self._device.name,
            "threads": torch.get_num_threads(),
            "capability": self._capability,
            "duration_s": duration_s,
        }

    def provenance(
        self,
        pipeline: Pipeline,
        scheduler: dict[str, JsonValue],
        *,
        weights_sha256: dict[str, str],
        exact: bool,
        adapters_sha256: dict[str, str],
        controls_sha256: dict[str, str],
        memory_rung: int,
        redone_steps: int,
        duration_s: float,
    ) -> Provenance:
        """The provenance of a picture that has just been finished with a checkpoint."""
        return Provenance(
            **{**self._common(duration_s), "libraries": {**self._libraries, **pipeline.runtime}},
            device=str(pipeline.device),
            dtype=str(pipeline.dtype).removeprefix("torch."),
            attention=pipeline.optimizations.attention,
            convolution=pipeline.optimizations.convolution,
            kernels=pipeline.kernels,
            placement=pipeline.placement,
            weights_sha256=weights_sha256,
            settings_sha256=dict(pipeline.settings_sha256),
            adapters_sha256=adapters_sha256,
            controls_sha256=controls_sha256,
            scheduler=scheduler,
            exact=exact,
            memory_rung=memory_rung,
            redone_steps=redone_steps,
        )
