"""Everything besides the request that could change a picture's pixels, recorded with it."""

from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, JsonValue

#: Fields that differ between runs without changing pixels.
_HARMLESS: Final = frozenset({"version", "created_at", "duration_s", "placement"})


class Provenance(BaseModel):
    """How a picture was made.

    Args (the fields):
        created_at: ISO 8601 with offset.
        libraries: version by distribution name.
        device: ``cpu``, ``cuda:0``, …; ``device_name`` is the maker's name for it.
        dtype: of the UNet's weights and of the arithmetic, e.g. ``bfloat16``.
        attention: the attention implementation used.
        convolution: how the UNet's convolutions are computed: ``direct``, ``winograd``,
            ``winograd_narrow`` (wide layers direct) or ``int8``; empty in older pictures, which are
            all direct.
        kernels: what runs the UNet: ``plain`` (torch), ``openvino``, ``inductor`` or ``int8``
            (torch in 8 bits); in older pictures ``packed`` (oneDNN with prepacked weights) or
            empty.
        placement: ``whole`` if all networks stayed on the device, ``turns`` if they took turns;
            doesn't change pixels.
        threads: CPU threads of the engine.
        capability: what affects the last bits: the CPU's instruction set, a graphics card's
            generation and its library's version.
        weights_sha256: by file, relative to the checkpoint's folder.
        settings_sha256: the same for small files: configurations, tokenizer, words.
        adapters_sha256: of the LoRAs and embeddings in use, by name.
        controls_sha256: of the ControlNets in use, by name.
        scheduler: the scheduler's class and its full configuration.
        exact: made exactly as diffusers' pipelines do, even where this program does better.
        memory_rung: the :class:`~sdstudio.domain.memory_savings.MemorySaving` flags used; 0 for
            none.
        redone_steps: steps redone at higher precision because the result was not finite.
        duration_s: from the first phase to the decoded picture.
    """

    # Built when first used, so that they don't delay the first paint.
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
    controls_sha256: dict[str, str] = {}
    scheduler: dict[str, JsonValue]
    exact: bool = False
    memory_rung: int = 0
    redone_steps: int = 0
    duration_s: Annotated[float, Field(allow_inf_nan=False)]


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that was different when the picture was made.

    Args:
        name: the provenance field, and the entry in it, if any.
        then, now: ``None`` if absent.
    """

    name: str
    then: JsonValue
    now: JsonValue


def differences(then: Provenance, now: Provenance) -> tuple[Difference, ...]:
    """What could have changed the pixels between two pictures made of one request."""
    before, after = then.model_dump(mode="json"), now.model_dump(mode="json")
    found: list[Difference] = []
    for name, value in before.items():
        # What an older version didn't record may have been the same.
        is_recorded = name in then.model_fields_set
        if name in _HARMLESS or not is_recorded or value == after[name]:
            continue
        if not (isinstance(value, dict) and isinstance(after[name], dict)):
            found.append(Difference(name, value, after[name]))
            continue
        for key in sorted({*value, *after[name]}):
            one, other = value.get(key), after[name].get(key)
            if one != other:
                found.append(Difference(f"{name}.{key}", one, other))
    return tuple(found)
