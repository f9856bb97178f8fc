"""What else could have changed a picture's pixels, recorded with it."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, JsonValue


class Provenance(BaseModel):
    """How a picture came to be.

    Args (the fields):
        created_at: ISO 8601 with offset.
        libraries: version by distribution name.
        device: ``cpu``, ``cuda:0``, …; ``device_name`` is the maker's name for it.
        dtype: of the UNet's weights and of the arithmetic, e.g. ``bfloat16``.
        attention: the attention path taken.
        convolution: how the UNet's convolutions are computed: ``direct``, ``winograd``,
            ``winograd_narrow`` (wide layers direct), in older pictures nothing: all direct.
        kernels: what computes the UNet's products: ``plain`` (torch), ``openvino``, in older
            pictures ``packed`` (oneDNN on weights laid out for it) or nothing.
        placement: ``whole`` where all networks stayed on the device, ``turns`` where one at a time
            was there; changes no pixel.
        threads: CPU threads of the engine.
        capability: what of the processors decides the last bits: the instructions that the CPU
            has, a card's generation and the version of its library.
        weights_sha256: by file, relative to the checkpoint's folder.
        settings_sha256: likewise of the small files: configurations, tokenizer, words.
        adapters_sha256: of the LoRAs and learned embeddings in use, by name.
        scheduler: the scheduler's class and its full configuration.
        exact: done as diffusers' pipelines do also where this program does better.
        memory_rung: the :class:`~sdstudio.domain.memory_savings.MemorySaving` values it was made
            with; 0 is the plain way.
        redone_steps: steps that were redone at higher precision because they were not finite.
        duration_s: from the first phase to the decoded picture.
    """

    # Built when first used, which is after the window has been painted.
    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    version: int = 1
    program: str
    created_at: str
    libraries: dict[str, str]
    device: str
    device_name: str
    dtype: str
    attention: str
    convolution: str = ""
    kernels: str = ""
    placement: str = ""
    threads: int
    capability: str = ""
    weights_sha256: dict[str, str]
    settings_sha256: dict[str, str] = {}
    adapters_sha256: dict[str, str] = {}
    scheduler: dict[str, JsonValue]
    exact: bool = False
    memory_rung: int = 0
    redone_steps: int = 0
    duration_s: Annotated[float, Field(allow_inf_nan=False)]
