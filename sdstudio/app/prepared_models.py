"""What the cache keeps of models that were prepared for computing."""

from pathlib import Path


def prepared_bytes(cache: Path) -> int:
    """How large all of it is; 0 where it cannot be told."""
    try:
        files = [file for file in (cache / "converted").rglob("*") if file.is_file()]
        return sum(file.stat().st_size for file in files)
    except OSError:  # The engine cleans up while we look.
        return 0
