"""``sdstudio library describe``: writes what pictures show into their notes."""

import argparse
from collections.abc import Sequence
from dataclasses import replace

from sdstudio.cli.captioning import Describe, add_captioner_argument, captioner, describing
from sdstudio.cli.exit_codes import EXIT_FAILED, EXIT_INTERRUPTED
from sdstudio.cli.library_commands.choosing import add_choosing_argument, chosen_ids
from sdstudio.cli.library_commands.marking import add_dry_run_argument
from sdstudio.cli.library_commands.place import LibraryLocation, index_changes, take_in
from sdstudio.cli.library_commands.rows import json_row
from sdstudio.cli.progress import ProgressLine
from sdstudio.cli.streams import print_json, print_message, print_result
from sdstudio.cli.wording import told
from sdstudio.domain.captioning import ExistingNote, noted
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import Library
from sdstudio.library.reader import LibraryReader, ListedPicture


def describe(translate: Translate) -> str:
    """The help text of ``library describe``."""
    return translate("cli", "write what pictures show into their notes")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``library describe`` to ``parser``."""
    add_choosing_argument(parser, translate)
    parser.add_argument(
        "--existing",
        choices=[one.value for one in ExistingNote],
        default=ExistingNote.SKIP.value,
        help=translate(
            "cli", "skip pictures that have a note (default), or append to it; none is replaced"
        ),
    )
    add_captioner_argument(parser, translate)
    add_dry_run_argument(parser, translate)


def run(options: argparse.Namespace, place: LibraryLocation, translate: Translate) -> int:
    """Describe the pictures; returns the exit code.

    Each note is written at once, so whatever ends this, those before it are kept.

    Raises:
        StudioError: ``LIBRARY_IN_USE``, the pictures or the model aren't there, or the disk's
            failures.
    """
    existing = ExistingNote(options.existing)
    model = captioner(options.model, place.paths)
    if options.dry_run:
        with place.reading(translate) as reader:
            wanted, count = _wanted(reader, options.what, existing, translate)
            names = reader.board_names()
        for picture in wanted:
            if options.json:
                print_json({"event": "would_describe", **json_row(picture, names)})
            else:
                print_result(picture.path)
        would = translate("cli", "Pictures that would change: {changed} of {count}.")
        print_message(would.format(changed=len(wanted), count=count))
        return 0
    with place.writing(translate) as library:
        take_in(library, translate)
        with place.reading_as_it_is() as reader:
            wanted, count = _wanted(reader, options.what, existing, translate)
            names = reader.board_names()
        if not wanted:
            _tell(0, count, translate)
            return 0
        written = failed = 0
        line = ProgressLine(translate("cli", "Describing"))
        try:
            with describing(model, place.paths) as caption_of:
                for number, picture in enumerate(wanted):
                    line.count(number, len(wanted))
                    try:
                        done = _describe(library, picture, caption_of, existing)
                    except StudioError as error:
                        if error.code is ErrorCode.ENGINE_DIED_ALONE:
                            raise
                        failed += 1
                        line.end()
                        print_message(f"sdstudio: {picture.path}: {told(error, translate)}")
                        if options.json:
                            path = str(picture.path)
                            print_json({"event": "failed", "path": path, "code": error.code})
                        continue
                    written += 1
                    line.end()
                    if options.json:
                        print_json({"event": "described", **json_row(done, names)})
                    else:
                        print_result(f"{picture.path}: {done.added.note.splitlines()[-1]}")
        except KeyboardInterrupt:
            return EXIT_INTERRUPTED
        finally:
            line.end()
            index_changes(library, translate)
            _tell(written, count, translate)
    return EXIT_FAILED if failed else 0


def _describe(
    library: Library, picture: ListedPicture, caption_of: Describe, existing: ExistingNote
) -> ListedPicture:
    """The picture with its new note."""
    caption = caption_of(picture.path)
    library.annotations.change(
        [picture.id], ["note"], lambda _, was: replace(was, note=noted(was.note, caption, existing))
    )
    note = noted(picture.added.note, caption, existing)
    return replace(picture, added=replace(picture.added, note=note))


def _wanted(
    reader: LibraryReader, what: Sequence[str], existing: ExistingNote, translate: Translate
) -> tuple[list[ListedPicture], int]:
    """The pictures to describe, and how many were chosen."""
    ids = chosen_ids(reader, what, translate)
    return [
        one
        for one in reader.pictures(ids)
        if existing is ExistingNote.APPEND or not one.added.note.strip()
    ], len(ids)


def _tell(done: int, count: int, translate: Translate) -> None:
    text = translate("cli", "Pictures described: {done} of {count}.")
    print_message(text.format(done=done, count=count))
