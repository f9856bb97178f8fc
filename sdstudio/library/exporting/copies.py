"""Copies of pictures in another format, size and with less metadata: the one way to write them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sdstudio.disk import Disk, open_regular, read_regular
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.metadata import PROVENANCE_KEY
from sdstudio.domain.shared_metadata import MetadataLevel, texts_at
from sdstudio.imaging import Rgb, read_texts, stretched, unreadable_as
from sdstudio.imaging.decoding import decode
from sdstudio.imaging.hidden_text import without_hidden_text
from sdstudio.imaging.invisible_mark import with_mark
from sdstudio.imaging.picture_formats import PictureFormat, encode_picture, format_of
from sdstudio.imaging.png_texts import is_text_key, with_texts
from sdstudio.imaging.xmp_packet import XMP_KEY, mark_of
from sdstudio.imaging.xmp_texts import source_in
from sdstudio.library.exporting.items import ExportItem, facts_of
from sdstudio.library.exporting.marks import USUAL_MARKS, CopyMarks, source_of
from sdstudio.library.exporting.name_pattern import NamePattern
from sdstudio.library.exporting.options import ExportOptions, ExportSize
from sdstudio.library.files import write_new

_PIXELS_MAX: Final = 2**28
#: More would take long, and their sizes differ little.
_SAMPLES: Final = 3
#: What stops an export; anything else concerns one picture.
_ENDS_EXPORT: Final = frozenset(
    (
        *(ErrorCode.DISK_FULL, ErrorCode.FOLDER_READ_ONLY, ErrorCode.SAVE_FAILED),
        *(code for code in ErrorCode if code.name.startswith("SIGNING_")),
    )
)


@dataclass(frozen=True, slots=True)
class ExportOutcome:
    """The result of an export.

    Args:
        written: the files, all of them whole.
        failed: pictures that could not be read, and why.
        refused: what ended the export before all were written.
        is_stopped: the artist ended it.
    """

    written: tuple[Path, ...] = ()
    failed: tuple[tuple[str, StudioError], ...] = field(default=())
    refused: StudioError | None = None
    is_stopped: bool = False


def export_pictures(
    items: Sequence[ExportItem],
    options: ExportOptions,
    folder: Path,
    disk: Disk,
    *,
    marks: CopyMarks = USUAL_MARKS,
    report: Callable[[int], None] = lambda _done: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> ExportOutcome:
    """Write a copy of each picture into ``folder``; existing files are never overwritten.

    Args:
        report: called with how many are done, after each.
        is_stopped: asked before each; the answer ``True`` ends it.

    Raises:
        PatternError: the pattern for the names can't be used.
    """
    format_ = options.kind.picture_format
    assert format_ is not None
    pattern = NamePattern.parse(options.pattern)
    names = pattern.names([facts_of(item) for item in items], options.kind.suffix)
    written: list[Path] = []
    failed: list[tuple[str, StudioError]] = []
    for done, (item, name) in enumerate(zip(items, names, strict=True)):
        if is_stopped():
            return ExportOutcome(tuple(written), tuple(failed), is_stopped=True)
        try:
            data = copied(item, format_, options, marks)
            written.append(write_new(disk, folder, name, data))
        except StudioError as error:
            if error.code in _ENDS_EXPORT:
                return ExportOutcome(tuple(written), tuple(failed), refused=error)
            failed.append((item.picture.path.name, error))
        report(done + 1)
    return ExportOutcome(tuple(written), tuple(failed))


def copied(
    item: ExportItem,
    format_: PictureFormat,
    options: ExportOptions,
    marks: CopyMarks = USUAL_MARKS,
) -> bytes:
    """The file of a copy: the original itself where nothing is to be changed.

    A picture of another program keeps the mark that it has, and gets no other.

    Raises:
        StudioError: ``INPUT_UNREADABLE``; ``SIGNING_…``.
    """
    path = item.picture.path
    original = format_of(path.suffix)
    size = target_size(item.picture.width, item.picture.height, options)
    keeps_size = size == (item.picture.width, item.picture.height)
    level = options.metadata
    unreadable = StudioError(ErrorCode.INPUT_UNREADABLE, file=path.name)
    with unreadable_as(unreadable):
        texts = _texts(path, unreadable) if original is PictureFormat.PNG else {}
        is_ours = PROVENANCE_KEY in texts or item.picture.provenance is not None
        program = None
        if item.picture.provenance is not None:
            program = item.picture.provenance.program
        source = source_of(item.picture) if marks.says_ai else None
        is_whole = keeps_size and original is format_ and level is MetadataLevel.WHOLE
        has_all = is_whole and not marks.changes(item.picture)
        if has_all and (not is_ours or source_in(texts.get(XMP_KEY, "").encode()) is source):
            return read_regular(path)
        if is_ours:
            texts.pop(XMP_KEY, None)
        kept = texts_at(level, texts, None if is_ours else item.settings)
        hides = marks.hides_mark and item.picture.request is not None
        if keeps_size and original is format_ is PictureFormat.PNG and not hides:
            data = read_regular(path)
            # This program hides no text in pixels.
            shown = data if is_ours else without_hidden_text(data, _check_pixels)
            copy = with_texts(shown, {**mark_of(program if kept else None, source), **kept})
        else:
            rgb = stretched(read_pixels(path), *size)
            rgb = with_mark(rgb) if hides else rgb
            copy = encode_picture(rgb, format_, options.quality, kept, program, source)
    # Last: a signature is of all of the file.
    return marks.signed(copy, format_, item.picture)


def read_pixels(path: Path) -> Rgb:
    """The pixels of a picture in any format: (height, width, 3), transparency on white.

    Raises:
        StudioError: ``INPUT_UNREADABLE``.
    """
    import numpy as np

    unreadable = StudioError(ErrorCode.INPUT_UNREADABLE, file=path.name)
    with unreadable_as(unreadable), open_regular(path) as file:
        return np.asarray(decode(file, _check_pixels).on("white"))


def target_size(width: int, height: int, options: ExportOptions) -> tuple[int, int]:
    """Width and height of a copy; at least one pixel each."""
    match options.size:
        case ExportSize.ORIGINAL:
            return width, height
        case ExportSize.LONGEST_SIDE:
            factor = options.longest_px / max(width, height)
        case ExportSize.SCALE:
            factor = options.percent / 100
    if factor > 1 and not options.may_enlarge:
        factor = 1.0
    return max(1, round(width * factor)), max(1, round(height * factor))


def estimated_bytes(
    items: Sequence[ExportItem], options: ExportOptions, marks: CopyMarks = USUAL_MARKS
) -> int:
    """About how large all copies are together, from a few of them.

    Raises:
        StudioError: ``INPUT_UNREADABLE``: none of those could be read.
    """
    format_ = options.kind.picture_format
    assert format_ is not None
    sampled_bytes = sampled_px = 0
    trouble: StudioError | None = None
    for item in _spread(items):
        try:
            sampled_bytes += len(copied(item, format_, options, marks))
        except StudioError as error:
            trouble = error
            continue
        sampled_px += _area_px(item, options)
    if trouble is not None and not sampled_px:
        raise trouble
    area_px = sum(_area_px(item, options) for item in items)
    return round(sampled_bytes * area_px / max(1, sampled_px))


def _spread(items: Sequence[ExportItem]) -> Iterable[ExportItem]:
    step = max(1, len(items) // _SAMPLES)
    return items[::step][:_SAMPLES]


def _area_px(item: ExportItem, options: ExportOptions) -> int:
    width, height = target_size(item.picture.width, item.picture.height, options)
    return width * height


def _texts(path: Path, unreadable: StudioError) -> dict[str, str]:
    try:
        return {key: text for key, text in read_texts(path).items() if is_text_key(key)}
    except StudioError as error:
        # The picture itself can't be read, not just its settings.
        raise unreadable from error


def _check_pixels(width: int, height: int) -> None:
    if width * height > _PIXELS_MAX:
        raise ValueError(f"{width} × {height} pixels")
