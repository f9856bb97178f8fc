"""What is to be fetched outlives the program: a note in the folder that the model is to lie in."""

import contextlib
from pathlib import Path
from typing import NamedTuple

from sdstudio.disk import Disk, read_regular

#: Lies in a model's folder from when it is ordered until it is whole or given up. Its first line
#: is ``<model>/<variant>``; a second one says that the artist has paused it.
REQUEST_NAME = "sd-studio-order.txt"

_PAUSED = "paused"


class UnfinishedDownload(NamedTuple):
    """A model that was ordered and is not whole yet.

    Args:
        model, variant: keys of the catalogue.
        is_paused: by the artist, so it waits at the next start, too; otherwise it goes on.
    """

    model: str
    variant: str
    is_paused: bool = False


def unfinished(models: Path) -> list[UnfinishedDownload]:
    """The models whose fetching was ordered and did not end, by their keys."""
    found = []
    for path in sorted(models.glob(f"*/*/{REQUEST_NAME}")):
        with contextlib.suppress(OSError, UnicodeDecodeError):
            key, *more = read_regular(path).decode("utf-8").split("\n")
            model, _, variant = key.strip().partition("/")
            found.append(UnfinishedDownload(model, variant, _PAUSED in more))
    return found


def request_note(key: str, *, paused: bool = False) -> bytes:
    """The note's content. ``key`` is ``<model>/<variant>``."""
    return f"{key}\n{_PAUSED}\n".encode() if paused else f"{key}\n".encode()


def note_request(disk: Disk, folder: Path, key: str, *, paused: bool) -> None:
    """Write the note at once, wherever it is called: nothing waits for the disk.

    Where it cannot be written, or is lost in a power cut, an order is forgotten and no byte of it.
    """
    note = request_note(key, paused=paused)
    with contextlib.suppress(OSError):
        disk.make_folder(folder)
        # The first line stays what it was, so the note can be read at any moment.
        disk.write_at(folder / REQUEST_NAME, 0, note)
        disk.truncate(folder / REQUEST_NAME, len(note))
