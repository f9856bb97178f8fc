"""How a picture came to be, for its metadata."""

from datetime import UTC, datetime
from importlib import metadata

import torch
from pydantic import JsonValue

from sdstudio import PROGRAM
from sdstudio.domain.provenance import Provenance
from sdstudio.engine.device import Device, capability
from sdstudio.engine.pipelines import Pipeline

_LIBRARIES = (
    "torch",
    "diffusers",
    "transformers",
    "tokenizers",
    "safetensors",
    "numpy",
    # Scales the pictures that others start from.
    "pillow",
)


class ProcessProvenance:
    """What all pictures of this process have in common.

    Args:
        device: what they are made on.
    """

    def __init__(self, device: Device) -> None:
        self._device = device
        self._capability = capability(device.torch_device)
        self._libraries = {name: metadata.version(name) for name in _LIBRARIES}

    def provenance(
        self,
        pipeline: Pipeline,
        scheduler: dict[str, JsonValue],
        *,
        weights_sha256: dict[str, str],
        exact: bool,
        adapters_sha256: dict[str, str],
        memory_rung: int,
        redone_steps: int,
        duration_s: float,
    ) -> Provenance:
        """That of a picture that is being finished now."""
        return Provenance(
            program=PROGRAM,
            created_at=datetime.now(UTC).astimezone().isoformat(timespec="seconds"),
            libraries={**self._libraries, **pipeline.runtime},
            device=str(pipeline.device),
            device_name=self._device.name,
            dtype=str(pipeline.dtype).removeprefix("torch."),
            attention=pipeline.paths.attention,
            convolution=pipeline.paths.convolution,
            kernels=pipeline.kernels,
            placement=pipeline.placement,
            threads=torch.get_num_threads(),
            capability=self._capability,
            weights_sha256=weights_sha256,
            settings_sha256=dict(pipeline.settings_sha256),
            adapters_sha256=adapters_sha256,
            scheduler=scheduler,
            exact=exact,
            memory_rung=memory_rung,
            redone_steps=redone_steps,
            duration_s=duration_s,
        )
