"""The installed models as checkpoints, for the model registry."""

from dataclasses import replace
from pathlib import Path

from sdstudio.app.model_registry import ModelScan
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import StudioError
from sdstudio.models.inspect import inspect
from sdstudio.models.records import RECORD_NAME, read_record


def read_installed(models: Path) -> ModelScan:
    """Inspect every installed model in ``models``. Reads headers and records."""
    found: list[Checkpoint] = []
    failures: list[StudioError] = []
    for path in sorted(models.glob(f"*/*/{RECORD_NAME}")):
        record = read_record(path.parent)
        if record is None:
            continue
        try:
            checkpoint = inspect(path.parent)
        except StudioError as error:
            arguments = {**error.arguments, "model": record.name}
            failures.append(StudioError(error.code, **arguments))
            continue
        found.append(checkpoint)
    return ModelScan(_told_apart(found), tuple(failures))


def _told_apart(found: list[Checkpoint]) -> tuple[Checkpoint, ...]:
    """Append the variant to the names of models with the same name."""
    names = [one.ref.name for one in found]

    def named(one: Checkpoint) -> Checkpoint:
        if names.count(one.ref.name) == 1:
            return one
        name = f"{one.ref.name} ({one.folder.name})"
        return replace(one, ref=one.ref.model_copy(update={"name": name}))

    return tuple(named(one) for one in found)
