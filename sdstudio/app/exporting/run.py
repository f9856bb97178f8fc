"""One export of any kind, off the GUI thread, with progress and Stop."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from sdstudio.disk import Disk, check_writable
from sdstudio.domain.errors import StudioError
from sdstudio.library.exporting import (
    USUAL_MARKS,
    CopyMarks,
    ExportItem,
    ExportKind,
    ExportOptions,
    ExportOutcome,
    csv_table,
    export_pictures,
    json_table,
    safe_stem,
)
from sdstudio.library.files import write_new


def run_export(
    items: Sequence[ExportItem],
    options: ExportOptions,
    folder: Path,
    disk: Disk,
    *,
    marks: CopyMarks = USUAL_MARKS,
    report: Callable[[int], None] = lambda _done: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> ExportOutcome:
    """Write what ``options`` ask for into ``folder``; nothing there is written over.

    Args:
        marks: of copies.
        report: called with how many pictures are done.
        is_stopped: asked before each picture.

    Raises:
        PatternError: a pattern can't be used.
    """
    if options.kind.picture_format is not None:
        return export_pictures(
            items,
            options,
            folder,
            disk,
            marks=marks,
            report=report,
            is_stopped=is_stopped,
        )
    if options.kind.is_sheet:
        return _export_sheet(items, options, folder, disk, report=report, is_stopped=is_stopped)
    table = csv_table if options.kind is ExportKind.CSV else json_table
    name = safe_stem(options.file_name) + options.kind.suffix
    try:
        written = write_new(disk, folder, name, table(items))
    except StudioError as error:
        return ExportOutcome(refused=error)
    report(len(items))
    return ExportOutcome((written,))


def page_count(items: Sequence[ExportItem], options: ExportOptions) -> int:
    """How many files a contact sheet would be; takes a while for many pictures.

    Raises:
        PatternError: the caption can't be used.
    """
    from sdstudio.app.exporting.contact_sheet import ContactSheet

    sheet = ContactSheet(items, options, report=lambda _done: None, is_stopped=lambda: False)
    return sheet.file_count


def page_names(stem: str, count: int) -> Iterator[str]:
    """What the files of a sheet are called, without their suffix: numbered if there are several.

    Args:
        stem: what the artist calls the sheet.
        count: of the files.
    """
    digits = len(str(count))
    for number in range(1, count + 1):
        yield stem if count == 1 else f"{stem} {str(number).zfill(digits)}"


def _export_sheet(
    items: Sequence[ExportItem],
    options: ExportOptions,
    folder: Path,
    disk: Disk,
    *,
    report: Callable[[int], None],
    is_stopped: Callable[[], bool],
) -> ExportOutcome:
    # Imported here: what the command line exports else needs no QtGui, nor what that needs.
    from sdstudio.app.exporting.contact_sheet import ContactSheet

    sheet = ContactSheet(items, options, report=report, is_stopped=is_stopped)
    stem, count = safe_stem(options.file_name), sheet.file_count
    written: list[Path] = []
    refused: StudioError | None = None
    try:
        # Before minutes are spent on drawing.
        check_writable(disk, folder, 0)
        # Each is written as soon as it is drawn: the pages of thousands of pictures are gigabytes.
        for name, file in zip(page_names(stem, count), sheet.files(), strict=False):
            written.append(write_new(disk, folder, name + options.kind.suffix, file))
    except StudioError as error:
        refused = error
    return ExportOutcome(
        tuple(written),
        tuple(sheet.failed),
        refused=refused,
        is_stopped=refused is None and len(written) < count,
    )
