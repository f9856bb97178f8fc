"""What the cache keeps of models that were prepared for computing."""

from pathlib import Path

from sdstudio.domain.prepared_models import FOLDER_NAME


def prepared_bytes(cache: Path) -> int:
    """How large all of it is; 0 where it cannot be told."""
    try:
        files = [file for file in (cache / FOLDER_NAME).rglob("*") if file.is_file()]
        return sum(file.stat().st_size for file in files)
    except OSError:  # The engine cleans up while we look.
        return 0
