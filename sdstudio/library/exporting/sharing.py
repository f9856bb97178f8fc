"""Copies of pictures that are dragged to other programs, with less metadata than the originals."""

import contextlib
import hashlib
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from sdstudio.disk import Disk
from sdstudio.domain.error_sentences import FAILURES, FailureCategory
from sdstudio.domain.errors import StudioError
from sdstudio.domain.shared_metadata import MetadataLevel
from sdstudio.imaging.picture_formats import PictureFormat, format_of
from sdstudio.library.exporting.copies import copied
from sdstudio.library.exporting.items import ExportItem
from sdstudio.library.exporting.marks import USUAL_MARKS, CopyMarks, is_marked
from sdstudio.library.exporting.options import ExportOptions

_QUALITY: Final = 95
#: The other program may read a file long after it was dropped.
_KEPT_S: Final = 86_400


def shared_copies(
    items: Sequence[ExportItem],
    level: MetadataLevel,
    folder: Path,
    disk: Disk,
    marks: CopyMarks = USUAL_MARKS,
    *,
    unsigned: Callable[[StudioError], None] = lambda _error: None,
) -> list[Path]:
    """The files to hand over for ``items``: the originals, or copies of them in ``folder``.

    A picture that can't be copied is left out: its original would reveal more than the artist
    wants. Copies of earlier days are removed.

    Args:
        unsigned: receives, once, why copies can't be signed, which the artist can change.
    """
    may_be_originals = level is MetadataLevel.WHOLE
    if may_be_originals and all(is_marked(item.picture, marks) for item in items):
        return [item.picture.path for item in items]
    forget_copies(folder, time.time() - _KEPT_S)
    options = ExportOptions(metadata=level, quality=_QUALITY)
    found, told = [], False
    for item in items:
        if may_be_originals and is_marked(item.picture, marks):
            found.append(item.picture.path)
            continue
        try:
            found.append(_copy(item, options, marks, folder, disk))
        except StudioError as error:
            if FAILURES[error.code].category is FailureCategory.SIGNING and not told:
                unsigned(error)
                told = True
        except OSError:
            continue
    return found


def forget_copies(folder: Path, before_s: float) -> None:
    """Remove the copies that were made before ``before_s``, in seconds since 1970."""
    with contextlib.suppress(OSError):
        for one in list(folder.iterdir()):
            if one.stat().st_mtime < before_s:
                shutil.rmtree(one, ignore_errors=True)


def _copy(
    item: ExportItem, options: ExportOptions, marks: CopyMarks, folder: Path, disk: Disk
) -> Path:
    path = item.picture.path
    facts = path.stat()
    said = f"{path}\n{facts.st_mtime_ns}\n{facts.st_size}\n{options.metadata}\n{marks.key}"
    own = folder / hashlib.sha256(said.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    format_ = format_of(path.suffix)
    target = own / (path.name if format_ is not None else f"{path.stem}.png")
    if not target.exists():
        data = copied(item, format_ or PictureFormat.PNG, options, marks)
        disk.make_folder(own)
        # Not synced: it may be lost, and half a file is not handed over.
        temporary = own / "unfinished"
        disk.remove(temporary)
        disk.write(temporary, data)
        disk.replace(temporary, target)
    return target
