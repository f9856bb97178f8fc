"""The files that a command works on, one by one, and where their results go."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sdstudio.app.upscale_jobs import images_in, target_names
from sdstudio.domain.errors import ErrorCode, StudioError


@dataclass(frozen=True, slots=True)
class FileTask:
    """A picture to work on.

    Args:
        target: the file to write; ``None``: a new one in the pictures folder.
    """

    source: Path
    target: Path | None


def file_tasks(given: Iterable[Path], out: Path | None, nothing: ErrorCode) -> tuple[FileTask, ...]:
    """The pictures among ``given`` and in the folders among them.

    Args:
        out: where results go, under names that are the same next time.
        nothing: what to raise, with ``folder``, if there is no picture.

    Raises:
        StudioError: ``nothing``, or a folder can't be read.
    """
    given = tuple(given)
    sources: dict[Path, None] = {}
    for path in given:
        found = images_in(path) if path.is_dir() else (path.absolute(),)
        sources |= dict.fromkeys(found)
    if not sources:
        raise StudioError(nothing, folder=", ".join(str(one) for one in given))
    if out is None:
        return tuple(FileTask(one, None) for one in sources)
    names = target_names(sources)
    return tuple(FileTask(one, out / name) for one, name in zip(sources, names, strict=True))
