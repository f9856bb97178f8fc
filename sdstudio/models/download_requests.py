"""Unfinished downloads outlive the program as a note in the model's folder."""

import contextlib
from pathlib import Path
from typing import NamedTuple

from sdstudio.disk import Disk, read_regular

#: In a model's folder from the request until it is complete or cancelled. Its first line is
#: ``<model>/<variant>``; a second one means that the artist has paused it.
REQUEST_NAME = "sd-studio-order.txt"

_PAUSED = "paused"


class UnfinishedDownload(NamedTuple):
    """A requested model that isn't complete yet.

    Args:
        model, variant: keys of the catalogue.
        is_paused: by the artist, so it stays paused at the next start; otherwise it resumes.
    """

    model: str
    variant: str
    is_paused: bool = False


def unfinished(models: Path) -> list[UnfinishedDownload]:
    """The models whose download was requested and hasn't finished, by key."""
    found = []
    for path in sorted(models.glob(f"*/*/{REQUEST_NAME}")):
        if (note := read_note(path.parent)) is not None:
            key, is_paused = note
            model, _, variant = key.partition("/")
            found.append(UnfinishedDownload(model, variant, is_paused))
    return found


def read_note(folder: Path) -> tuple[str, bool] | None:
    """The key of the request noted in ``folder``, and whether the artist has paused it."""
    try:
        key, *more = read_regular(folder / REQUEST_NAME).decode("utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return None
    return key.strip(), _PAUSED in more


def request_note(key: str, *, paused: bool = False) -> bytes:
    """The note's content. ``key`` is ``<model>/<variant>``."""
    return f"{key}\n{_PAUSED}\n".encode() if paused else f"{key}\n".encode()


def note_request(disk: Disk, folder: Path, key: str, *, paused: bool) -> None:
    """Write the note without syncing to disk, so that it may be called anywhere.

    If it can't be written, or is lost in a power cut, the request is forgotten, but no data.
    """
    note = request_note(key, paused=paused)
    with contextlib.suppress(OSError):
        disk.make_folder(folder)
        # The first line never changes, so the note can be read at any moment.
        disk.write_at(folder / REQUEST_NAME, 0, note)
        disk.truncate(folder / REQUEST_NAME, len(note))
