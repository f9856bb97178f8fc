"""Find out what a file or folder is: from its bytes, never from its name, and without a network."""

from pathlib import Path

from sdstudio.models.catalogue import Catalogue
from sdstudio.models.importing.found import Found


def examine(path: Path, *, catalogue: Catalogue) -> Found:
    """What ``path`` is: a safetensors file, a ``.ckpt``, a diffusers or an exported folder.

    Reads headers and small files; of a LoRA or learned word all of it. Any thread but the GUI's.

    Raises:
        StudioError: ``IMPORT_…``, ``MODEL_…`` or ``ADAPTER_…``: it is nothing that can be used, or
            several models (``IMPORT_SEVERAL``: see :func:`examine_all`).
    """
    raise NotImplementedError


def examine_all(path: Path, *, catalogue: Catalogue) -> tuple[Found, ...]:
    """Everything in ``path``: as :func:`examine`, and each model of a disk of exported ones.

    Raises:
        StudioError: as :func:`examine`, but for ``IMPORT_SEVERAL``.
    """
    raise NotImplementedError
