"""How fast this machine makes pictures: measured once, cached, and scaled to each model."""

import contextlib
import os
import platform
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from sdstudio.app.eta import passes
from sdstudio.disk import Disk, open_regular, write_over
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.errors import StudioError
from sdstudio.domain.families import family
from sdstudio.domain.model_family import Cost
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.speed_estimate import Estimate, Speed, picture_seconds
from sdstudio.models.catalogue import CatalogueModel

_LIMIT_BYTES = 2**20


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    machines: dict[str, Speed] = {}


class MachineSpeed:
    """Measurements by machine, since a home folder may be on a network.

    If the file can't be read or written, the machine is measured again.

    Args:
        cache: the cache folder.
    """

    def __init__(self, disk: Disk, cache: Path) -> None:
        self._disk = disk
        self._file = cache / "speed.json"

    def known(self) -> Speed | None:
        """The measurement of this machine; ``None`` if there is none yet."""
        return self._read().machines.get(_this_machine())

    def keep(self, speed: Speed) -> None:
        """Store the measurement of this machine."""
        content = _File(machines={**self._read().machines, _this_machine(): speed})
        with contextlib.suppress(StudioError):
            write_over(self._disk, self._file, content.model_dump_json(indent=1).encode())

    def _read(self) -> _File:
        try:
            with open_regular(self._file) as file:
                return _File.model_validate_json(file.read(_LIMIT_BYTES))
        except (OSError, ValueError):
            return _File()


def estimate_for(speed: Speed, model: CatalogueModel | Checkpoint) -> Estimate | None:
    """The time per picture with ``model`` at its default size, steps and guidance.

    ``None`` where it is of another size than the others, or built otherwise: enlarging depends on
    the picture, and auxiliary models make none.
    """
    is_small = isinstance(model, Checkpoint) and not model.is_full_size
    kind = model.task if isinstance(model, Checkpoint) else model.kind
    if is_small or kind in (CheckpointTask.UPSCALER, *AuxiliaryKind):
        return None
    side_px = model.native_size_px
    row = family(model.family)
    usual = row.usual_for(is_distilled=model.is_distilled)
    a_step = 2 if usual.guidance_scale > 1 else 1
    return picture_seconds(speed, row.cost, side_px, side_px, a_step * usual.steps)


def job_seconds(speed: Speed, cost: Cost, request: GenerationRequest) -> float:
    """Seconds for all pictures of ``request`` with a full-size model, once loaded.

    Args:
        cost: of the model's family.
    """
    each = (
        picture_seconds(speed, cost, one.width, one.height, one.evaluations)
        for one in passes(request)
    )
    return request.count * sum(one.likely_s for one in each)


def _this_machine() -> str:
    return f"{platform.node()}|{platform.machine()}|{os.cpu_count()}"
