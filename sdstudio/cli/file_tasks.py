"""The files that a command works on, one by one, and where their results go."""

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sdstudio.app.upscale_jobs import images_in, target_names
from sdstudio.cli.job_output import report_for
from sdstudio.cli.output_paths import OutputPaths, add_mark_argument
from sdstudio.cli.streams import print_json, print_message
from sdstudio.cli.wording import told, warn
from sdstudio.disk import SystemDisk, check_writable, disk_errors
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.messages import ImageReady

#: What a folder must have room for.
_TRIED_BYTES: Final = 2**20


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


def add_result_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments that say where results go, and how they are told of, to ``parser``."""
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FOLDER",
        help=translate(
            "cli",
            "folder for the results, under the names of the originals; those that are already "
            "there are skipped (default: new files in the pictures folder)",
        ),
    )
    add_mark_argument(parser, translate)
    parser.add_argument(
        "--json",
        action="store_true",
        help=translate("cli", "print events as JSON, one object per line"),
    )


class FileResults:
    """Writes the results of tasks, and tells of them and of what failed.

    Args:
        options: as :func:`add_result_arguments` has them.
        pictures: the pictures folder.
        says_ai: whether the settings have files marked as made with AI.

    Attributes:
        folder: for the results; it is there and can be written to.
        report: of the engine's events.
        failed: how many tasks have failed.

    Raises:
        StudioError: the folder can't be written to.
    """

    def __init__(
        self, options: argparse.Namespace, pictures: Path, translate: Translate, *, says_ai: bool
    ) -> None:
        self.folder = pictures if options.out is None else options.out.absolute()
        self.report = report_for(options)
        self.failed = 0
        self._pictures = pictures
        self._translate = translate
        self._says_ai = says_ai and not options.no_ai_mark
        self._is_json = bool(options.json)
        disk = SystemDisk()
        with disk_errors(self.folder):
            disk.make_folder(self.folder)
        check_writable(disk, self.folder, _TRIED_BYTES)

    def missing(self, tasks: Sequence[FileTask]) -> list[FileTask]:
        """Those of ``tasks`` whose results aren't there; the others are told of."""
        left = [one for one in tasks if one.target is None or not one.target.exists()]
        if len(left) < len(tasks):
            translate = self._translate
            text = translate("cli", "Skipped, since the results are there: {count}.")
            print_message(f"sdstudio: {text.format(count=len(tasks) - len(left))}")
        return left

    def write(self, task: FileTask, event: ImageReady, payload: bytes) -> None:
        """Write the picture of a task."""
        paths = OutputPaths(task.target, self._pictures, 1, overwrite=False, says_ai=self._says_ai)
        written = paths.write(event, payload)
        if written.refused is not None:
            self.failed += 1
            warn(written.refused, self._translate)
        self.report.picture(written.file, event)

    def fail(self, task: FileTask, error: StudioError) -> None:
        """Say why there is no picture of a task."""
        # A folder may have pictures of other things.
        self.failed += error.code is not ErrorCode.NO_FACES
        print_message(f"sdstudio: {task.source}: {told(error, self._translate)}")
        if self._is_json:
            print_json({"event": "failed", "file": str(task.source), "code": error.code})
