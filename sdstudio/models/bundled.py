"""The list of files that ships with the practice model, for checking it."""

import json
from pathlib import Path
from typing import Final

from sdstudio.disk import read_regular
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.hashing import hash_file

LIST: Final = "files.json"
# Configurations, tokenizer and words: read together in a millisecond.
_SMALL_BYTES: Final = 2**20


def write_list(folder: Path) -> None:
    """Write size and SHA-256 of every file of ``folder`` into its list."""
    files = {
        file.relative_to(folder).as_posix(): {
            "bytes": file.stat().st_size,
            "sha256": hash_file(file).sha256,
        }
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.suffix in {".json", ".txt", ".safetensors"}
        if file.name != LIST
    }
    text = json.dumps(files, indent=2) + "\n"
    (folder / LIST).write_text(text, encoding="utf-8", newline="\n")


def check_shipped(folder: Path, *, whole: bool = False) -> None:
    """Check ``folder`` against the list that ships in it, as :func:`damaged_file` does.

    Raises:
        StudioError: ``STARTER_DAMAGED``.
    """
    damaged = damaged_file(folder, whole=whole)
    if damaged is not None:
        raise StudioError(ErrorCode.STARTER_DAMAGED, file=damaged)


def damaged_file(folder: Path, *, whole: bool = False) -> str | None:
    """The first file of ``folder`` that differs from the shipped one; ``None`` if all are intact.

    A folder without a list didn't ship with the program, so it isn't checked.

    Args:
        whole: read large files too; otherwise only their sizes are compared.
    """
    try:
        files = _listed(folder)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, AttributeError, KeyError, TypeError):
        return LIST
    for name, size_bytes, sha256 in files:
        try:
            if (folder / name).stat().st_size != size_bytes:
                return str(name)
            reads = whole or size_bytes <= _SMALL_BYTES
            if reads and hash_file(folder / name).sha256 != sha256:
                return str(name)
        except OSError:
            return str(name)
    return None


def has_sizes(folder: Path) -> bool:
    """Whether all files of ``folder`` are as large as the shipped ones."""
    try:
        return all((folder / name).stat().st_size == size for name, size, _ in _listed(folder))
    except (OSError, ValueError, AttributeError, KeyError, TypeError):
        return False


def _listed(folder: Path) -> list[tuple[str, int, str]]:
    """Name, size and SHA-256 of the files."""
    listed = json.loads(read_regular(folder / LIST))
    return [(name, one["bytes"], one["sha256"]) for name, one in listed.items()]
