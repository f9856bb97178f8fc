"""Change what an imported single file was trained for, which the file itself doesn't tell."""

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path

from sdstudio.disk import Disk, disk_errors, read_regular, write_over
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.configurations import SCHEDULER
from sdstudio.domain.errors import StudioError
from sdstudio.domain.families import FAMILIES, family, family_of_configuration
from sdstudio.domain.model_family import Configuration
from sdstudio.models.component_weights import component_weights
from sdstudio.models.folder import ModelFolder
from sdstudio.models.folder_detection import INDEX, UNET, latents_for, read_shape
from sdstudio.models.lock import LOCK_NAME, locked
from sdstudio.models.records import RECORD_NAME, read_record, record_text
from sdstudio.models.single_file_detection import (
    has_zero_snr,
    said_size_px,
    said_zero_snr,
)

#: The key of the configuration while files are being changed to it.
UNFINISHED_NAME = "sd-studio-unfinished-change.txt"


def choices(checkpoint: Checkpoint) -> tuple[Configuration, ...]:
    """What the artist can say that a checkpoint was trained for; empty if there is no choice."""
    row = family(checkpoint.family)
    found = row.choices(checkpoint.task, None)
    is_known = checkpoint.is_distilled and row.distilled_key is not None
    return () if is_known or len(found) < 2 else found


def reconfigure(
    folder: Path, name: str, configuration: Configuration, *, disk: Disk, bundled: Path
) -> None:
    """Give the installed model in ``folder`` the scheduler and size of a bundled configuration.

    Its weights and their hashes stay as they are; where they say that it wasn't trained to zero
    terminal SNR, or on what size it was, that is kept. Its licence becomes that of the
    configuration, which must have been accepted. If the program is killed meanwhile,
    :func:`finish_changes` completes the change.

    Args:
        name: what failures call it.
        bundled: ``resources/models``.

    Raises:
        StudioError: it is in use by another program, its weights can't be read, or as the disk's;
            then it is as it was.
    """
    # Before the lock, which would create a folder that is gone.
    with disk_errors(folder):
        read_regular(folder / INDEX)
    with locked(folder / LOCK_NAME, name):
        changed = _changed(folder, name, configuration, bundled)
        with disk_errors(folder):
            before = {file: read_regular(folder / file) for file in changed}
        unfinished = folder / UNFINISHED_NAME
        write_over(disk, unfinished, configuration.key.encode())
        try:
            for file, data in changed.items():
                write_over(disk, folder / file, data)
        except StudioError:
            with contextlib.suppress(StudioError, OSError):
                for file, data in before.items():
                    write_over(disk, folder / file, data)
                disk.remove(unfinished)
            raise
        with disk_errors(folder):
            disk.remove(unfinished)


def finish_changes(models: Path, *, disk: Disk, bundled: Path) -> None:
    """Complete the changes of installed models during which the program was killed.

    One that can't be completed now is tried again the next time.

    Args:
        models: the folder of installed models.
    """
    for unfinished in models.glob(f"*/*/{UNFINISHED_NAME}"):
        folder = unfinished.parent
        with contextlib.suppress(StudioError, OSError, ValueError):
            key = read_regular(unfinished).decode()
            for one in (one for row in FAMILIES for one in row.configurations if one.key == key):
                reconfigure(folder, folder.parent.name, one, disk=disk, bundled=bundled)


def _changed(
    folder: Path, name: str, configuration: Configuration, bundled: Path
) -> Mapping[str, bytes]:
    """The content of the files that differ with ``configuration``."""
    source = bundled / "configurations" / configuration.key
    row = family_of_configuration(configuration.key)
    places = ModelFolder(folder, name)
    weights = component_weights(places, "unet")
    with disk_errors(folder):
        index = json.loads(read_regular(folder / INDEX))
        unet = json.loads(read_regular(folder / UNET))
    index["scheduler"] = json.loads(read_regular(source / INDEX))["scheduler"]
    scheduler = json.loads(read_regular(source / SCHEDULER))
    zero_snr = has_zero_snr(
        configuration, configuration.prediction_type, said_zero_snr(weights.shapes, row)
    )
    if zero_snr != configuration.has_zero_snr:
        scheduler["rescale_betas_zero_snr"] = zero_snr
    size_px = said_size_px(weights.metadata, row) or configuration.native_size_px
    unet["sample_size"] = latents_for(read_shape(places), size_px)
    changed = {
        file: json.dumps(content, indent=2).encode()
        for file, content in ((UNET, unet), (SCHEDULER, scheduler), (INDEX, index))
    }
    record = read_record(folder)
    if record is not None:
        licensed = record.model_copy(update={"licence": row.licence_of(configuration)})
        changed[RECORD_NAME] = record_text(licensed)
    return changed
