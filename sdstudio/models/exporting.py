"""Export an installed model for a machine without a network."""

from collections.abc import Callable
from pathlib import Path

from sdstudio.disk import Disk
from sdstudio.models.download.stop import Stop


def export_model(
    folder: Path,
    target: Path,
    *,
    disk: Disk,
    resources: Path,
    stop: Stop,
    progress: Callable[[int, int], None],
) -> Path:
    """Copy the installed model in ``folder`` to ``target/<model>/<variant>``, which is returned.

    With its record, its hashes, the licence's text and notices; what was linked is copied. Every
    byte is compared with the record on the way. Several models may go to one target, which then is
    also what a catalogue's ``folder`` endpoint serves.

    Args:
        resources: with ``licences/<key>.txt``.
        progress: bytes done, and bytes in all.

    Raises:
        StudioError: ``MODEL_BYTES_DAMAGED``, ``EXPORT_…``, ``DISK_FULL``, ``FOLDER_READ_ONLY`` or
            ``SAVE_FAILED``.
        Stopped: it was asked. In either case nothing is left behind but what was there.
    """
    raise NotImplementedError
