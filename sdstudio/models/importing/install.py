"""Install what was found: files first, each whole under its name, and the record last."""

from collections.abc import Callable
from pathlib import Path

from sdstudio.disk import Disk
from sdstudio.domain.checkpoint import PredictionType
from sdstudio.models.download.stop import Stop
from sdstudio.models.importing.found import Converter, Found


def import_model(
    found: Found,
    models: Path,
    *,
    disk: Disk,
    bundled: Path,
    name: str,
    prediction_type: PredictionType | None = None,
    link: bool,
    stop: Stop,
    progress: Callable[[int, int], None],
    consent: bool = False,
    converter: Converter | None = None,
) -> Path:
    """Install a model and return its folder: ``models/<model>/<variant>``.

    It is read once, and copied once or (``link``) not at all. Models of the catalogue, told by
    their hash, get its keys and its name; others ``imported-<name>``. Any thread but the GUI's.

    Args:
        models: where installed models lie.
        bundled: ``resources/models``.
        name: what the artist calls it.
        prediction_type: the artist's choice; ``None``: as found.
        link: leave the weights where they are.
        progress: bytes done, and bytes in all.
        consent: to convert a pickle.
        converter: needed for a pickle.

    Raises:
        StudioError: ``IMPORT_…``, ``MODEL_BUSY``, ``DISK_FULL``, ``FOLDER_READ_ONLY`` or
            ``SAVE_FAILED``.
        Stopped: it was asked. In either case nothing is left behind.
    """
    raise NotImplementedError


def import_adapter(
    found: Found,
    adapters: Path,
    *,
    disk: Disk,
    stop: Stop,
    progress: Callable[[int, int], None],
) -> Path:
    """Copy a LoRA or learned word into the adapters' folder and return the file there.

    One that is there already, whatever its name, is not copied again. Its name stays the file's,
    which a learned word is called by.

    Raises:
        StudioError: ``IMPORT_…``, ``ADAPTER_…``, or the disk refuses.
        Stopped: it was asked. In either case nothing is left behind.
    """
    raise NotImplementedError
