"""Change what an imported single file was trained for, which the file itself doesn't tell."""

import json
from pathlib import Path

from sdstudio.disk import Disk, disk_errors, read_regular, write_over
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.configurations import SCHEDULER
from sdstudio.domain.families import family, family_of_configuration
from sdstudio.domain.model_family import Configuration
from sdstudio.models.component_weights import component_weights
from sdstudio.models.folder import ModelFolder
from sdstudio.models.folder_detection import INDEX
from sdstudio.models.lock import LOCK_NAME, locked
from sdstudio.models.single_file_detection import has_zero_snr


def choices(checkpoint: Checkpoint) -> tuple[Configuration, ...]:
    """What the artist can say that a checkpoint was trained for; empty if there is no choice."""
    row = family(checkpoint.family)
    found = row.choices(checkpoint.task, None)
    is_known = checkpoint.is_distilled and row.distilled_key is not None
    return () if is_known or len(found) < 2 else found


def chosen(checkpoint: Checkpoint) -> Configuration:
    """Which of :func:`choices` a checkpoint is now."""
    return family(checkpoint.family).configuration(
        checkpoint.task, checkpoint.prediction_type, is_distilled=checkpoint.is_distilled
    )


def reconfigure(
    folder: Path, name: str, configuration: Configuration, *, disk: Disk, bundled: Path
) -> None:
    """Give the installed model in ``folder`` the scheduler of a bundled configuration.

    Its weights and their hashes stay as they are. Where they say that it wasn't trained to zero
    terminal SNR, that is kept.

    Args:
        name: what failures call it.
        bundled: ``resources/models``.

    Raises:
        StudioError: it is in use by another program, its weights can't be read, or as the disk's.
    """
    source = bundled / "configurations" / configuration.key
    with disk_errors(folder):
        index = json.loads(read_regular(folder / INDEX))
    index["scheduler"] = json.loads(read_regular(source / INDEX))["scheduler"]
    scheduler = json.loads(read_regular(source / SCHEDULER))
    if configuration.has_zero_snr:
        shapes = component_weights(ModelFolder(folder, name), "unet").shapes
        row = family_of_configuration(configuration.key)
        if has_zero_snr(shapes, row, configuration.task) is False:
            scheduler["rescale_betas_zero_snr"] = False
    with locked(folder / LOCK_NAME, name):
        write_over(disk, folder / SCHEDULER, json.dumps(scheduler, indent=2).encode())
        write_over(disk, folder / INDEX, json.dumps(index, indent=2).encode())
