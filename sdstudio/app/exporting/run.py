"""One export of any kind, off the GUI thread, with progress and Stop."""

from collections.abc import Callable, Sequence
from pathlib import Path

from sdstudio.disk import Disk
from sdstudio.domain.errors import StudioError
from sdstudio.library.exporting import (
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
    report: Callable[[int], None] = lambda _done: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> ExportOutcome:
    """Write what ``options`` ask for into ``folder``; nothing there is written over.

    Args:
        report: called with how many pictures are done.
        is_stopped: asked before each picture.

    Raises:
        PatternError: a pattern can't be used.
    """
    if options.kind.picture_format is not None:
        return export_pictures(items, options, folder, disk, report=report, is_stopped=is_stopped)
    stem = safe_stem(options.file_name)
    failed: list[tuple[str, StudioError]] = []
    if options.kind.is_sheet:
        # Imported here: what the command line exports else needs no QtGui, nor what that needs.
        from sdstudio.app.exporting.contact_sheet import draw_contact_sheet

        pages, failed = draw_contact_sheet(items, options, report=report, is_stopped=is_stopped)
        if is_stopped():
            return ExportOutcome(is_stopped=True)
    else:
        table = csv_table if options.kind is ExportKind.CSV else json_table
        pages = [table(items)]
    written: list[Path] = []
    for number, page in enumerate(pages, 1):
        name = stem if len(pages) == 1 else f"{stem} {str(number).zfill(len(str(len(pages))))}"
        try:
            written.append(write_new(disk, folder, name + options.kind.suffix, page))
        except StudioError as error:
            return ExportOutcome(tuple(written), tuple(failed), refused=error)
    report(len(items))
    return ExportOutcome(tuple(written), tuple(failed))
