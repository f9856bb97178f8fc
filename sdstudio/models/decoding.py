"""Which installed VAE a model's pictures are decoded with, kept in the model's folder."""

from pathlib import Path
from typing import Final

from pydantic import ValidationError

from sdstudio.disk import Disk, disk_errors, open_regular, write_over
from sdstudio.domain.vae import VaeRef
from sdstudio.models.lock import LOCK_NAME, locked

DECODING_NAME: Final = "sd-studio-vae.json"
_LIMIT_BYTES: Final = 64 * 2**10


def read_decoding(folder: Path) -> VaeRef | None:
    """The VAE that was chosen for the model in ``folder``; ``None``: its own."""
    try:
        with open_regular(folder / DECODING_NAME) as opened:
            return VaeRef.model_validate_json(opened.read(_LIMIT_BYTES))
    except (OSError, ValidationError):
        return None


def decode_with(folder: Path, name: str, vae: VaeRef | None, *, disk: Disk) -> None:
    """Choose the VAE that the pictures of the installed model in ``folder`` are decoded with.

    Its weights and their hashes stay as they are.

    Args:
        name: what failures call the model.
        vae: ``None`` for its own.

    Raises:
        StudioError: it is in use by another program, or as the disk's.
    """
    with locked(folder / LOCK_NAME, name):
        if vae is not None:
            write_over(disk, folder / DECODING_NAME, vae.model_dump_json(indent=1).encode())
            return
        with disk_errors(folder):
            disk.remove(folder / DECODING_NAME)
            disk.sync_folder(folder)
