"""The size of the cache of prepared models."""

from pathlib import Path

from sdstudio.domain.prepared_models import FOLDER_NAME


def prepared_bytes(cache: Path) -> int:
    """Its total size; 0 if unknown."""
    try:
        files = [file for file in (cache / FOLDER_NAME).rglob("*") if file.is_file()]
        return sum(file.stat().st_size for file in files)
    except OSError:  # The engine may delete files meanwhile.
        return 0
