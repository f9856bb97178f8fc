"""The installed models as the model registry knows them."""

from dataclasses import replace
from pathlib import Path

from sdstudio.app.model_registry import ModelScan
from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import StudioError
from sdstudio.models.auxiliary import inspect_installed
from sdstudio.models.records import RECORD_NAME, read_record


def read_installed(models: Path) -> ModelScan:
    """Inspect every installed model in ``models``. Reads headers and records."""
    found: list[Checkpoint] = []
    auxiliary: list[AuxiliaryModel] = []
    failures: list[StudioError] = []
    for path in sorted(models.glob(f"*/*/{RECORD_NAME}")):
        record = read_record(path.parent)
        if record is None:
            continue
        try:
            model = inspect_installed(path.parent)
        except StudioError as error:
            arguments = {**error.arguments, "model": record.name}
            failures.append(StudioError(error.code, **arguments))
            continue
        if isinstance(model, AuxiliaryModel):
            auxiliary.append(model)
        else:
            found.append(model)
    return ModelScan(_told_apart(found), tuple(failures), tuple(auxiliary))


def _told_apart(found: list[Checkpoint]) -> tuple[Checkpoint, ...]:
    """Append the variant to the names of models with the same name."""
    names = [one.ref.name for one in found]

    def named(one: Checkpoint) -> Checkpoint:
        if names.count(one.ref.name) == 1:
            return one
        name = f"{one.ref.name} ({one.folder.name})"
        return replace(one, ref=one.ref.model_copy(update={"name": name}))

    return tuple(named(one) for one in found)
