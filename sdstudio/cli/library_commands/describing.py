"""``sdstudio library describe``: writes what pictures show into their notes."""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from sdstudio.cli.captioning import Describe, add_captioner_argument, captioner, describing
from sdstudio.cli.exit_codes import EXIT_FAILED, EXIT_INTERRUPTED
from sdstudio.cli.library_commands.choosing import add_choosing_argument, chosen_ids
from sdstudio.cli.library_commands.marking import add_dry_run_argument
from sdstudio.cli.library_commands.place import (
    LibraryLocation,
    index_changes,
    indexing,
    take_in,
)
from sdstudio.cli.library_commands.rows import json_row
from sdstudio.cli.model_lookup import settings_of
from sdstudio.cli.progress import ProgressLine
from sdstudio.cli.streams import print_json, print_message, print_result
from sdstudio.cli.wording import told, warn
from sdstudio.domain.annotations import Annotations
from sdstudio.domain.captioning import ExistingNote, noted
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.private_words import private_words
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
    parser.add_argument(
        "--private",
        action="store_true",
        help=translate(
            "cli",
            "describe private pictures, too: those that the window blurs, by their tags or words",
        ),
    )
    add_captioner_argument(parser, translate)
    add_dry_run_argument(parser, translate)


def run(options: argparse.Namespace, place: LibraryLocation, translate: Translate) -> int:
    """Describe the pictures; returns the exit code.

    Each note is written at once, so whatever ends this, those before it are kept. The library is
    open only while one is written: a window can be opened meanwhile, and ends this.

    Raises:
        StudioError: ``LIBRARY_IN_USE``, the pictures or the model aren't there, or the disk's
            failures.
    """
    model = captioner(options.model, place.paths)
    if options.dry_run:
        with place.reading(translate) as reader:
            choice = _Choice.of(reader, options, place, translate)
        for picture in choice.wanted:
            if options.json:
                print_json({"event": "would_describe", **json_row(picture, choice.names)})
            else:
                print_result(picture.path)
        would = translate("cli", "Pictures that would change: {changed} of {count}.")
        print_message(would.format(changed=len(choice.wanted), count=choice.count))
        choice.tell_private(translate)
        return 0
    with place.writing(translate) as library:
        take_in(library, translate)
    with place.reading_as_it_is() as reader:
        choice = _Choice.of(reader, options, place, translate)
    writer = _Writer(place, ExistingNote(options.existing), choice, translate, options.json)
    try:
        if choice.wanted:
            warned = partial(warn, translate=translate)
            with describing(model, place.paths, warned) as caption_of:
                writer.describe_all(caption_of)
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    finally:
        writer.finish()
    return EXIT_FAILED if writer.failed else 0


@dataclass(frozen=True, slots=True)
class _Choice:
    """What is to be described.

    Args:
        count: how many pictures were chosen.
        private: how many of them are left out since they are private.
        names: of the boards.
    """

    wanted: Sequence[ListedPicture]
    count: int
    private: int
    names: Mapping[str, str]

    @classmethod
    def of(
        cls,
        reader: LibraryReader,
        options: argparse.Namespace,
        place: LibraryLocation,
        translate: Translate,
    ) -> "_Choice":
        ids = chosen_ids(reader, options.what, translate)
        wanted = [
            one
            for one in reader.pictures(ids)
            if options.existing == ExistingNote.APPEND or not one.added.note.strip()
        ]
        private: frozenset[int] = frozenset()
        if not options.private:
            words = private_words(settings_of(place.paths).blurred_words)
            with indexing(translate) as report:
                private = reader.private(words, report)
        shown = [one for one in wanted if one.id not in private]
        return cls(shown, len(ids), len(wanted) - len(shown), reader.board_names())

    def tell_private(self, translate: Translate) -> None:
        if self.private:
            text = translate(
                "cli", "Private pictures left out: {count}. Add --private to describe them, too."
            )
            print_message(text.format(count=self.private))


class _Writer:
    """Writes captions into notes, and tells of each.

    Attributes:
        failed: how many pictures couldn't be described.
    """

    def __init__(
        self,
        place: LibraryLocation,
        existing: ExistingNote,
        choice: _Choice,
        translate: Translate,
        as_json: bool,
    ) -> None:
        self._place = place
        self._existing = existing
        self._choice = choice
        self._translate = translate
        self._as_json = as_json
        self._line = ProgressLine(translate("cli", "Describing"))
        self._written = 0
        self.failed = 0

    def describe_all(self, caption_of: Describe) -> None:
        """Describe one after the other. Raises what keeps all others from being described."""
        wanted = self._choice.wanted
        for number, picture in enumerate(wanted):
            self._line.count(number, len(wanted))
            try:
                caption = caption_of(picture.path)
            except StudioError as error:
                if error.code is ErrorCode.ENGINE_DIED_ALONE:
                    raise
                self._tell_failed(picture, error)
            else:
                self._write(picture, caption)

    def finish(self) -> None:
        """Bring the search up to date and say how many there are, whatever ended it."""
        self._line.end()
        if self._written:
            try:
                with self._place.writing(self._translate) as library:
                    index_changes(library, self._translate)
            except StudioError as error:
                # A window that has it open now does that itself.
                if error.code is not ErrorCode.LIBRARY_IN_USE:
                    raise
        text = self._translate("cli", "Pictures described: {done} of {count}.")
        print_message(text.format(done=self._written, count=self._choice.count))
        self._choice.tell_private(self._translate)

    def _write(self, picture: ListedPicture, caption: str) -> None:
        notes: list[str] = []

        def change(_: int, was: Annotations) -> Annotations:
            # As it is now: it may have been written meanwhile.
            notes.append(noted(was.note, caption, self._existing))
            return replace(was, note=notes[-1])

        with self._place.writing(self._translate) as library:
            previous = library.annotations.change([picture.id], ["note"], change)
        self._line.end()
        if not previous.pictures:
            return  # it is gone, or its note is to stay
        self._written += 1
        if self._as_json:
            done = replace(picture, added=replace(picture.added, note=notes[-1]))
            print_json({"event": "described", **json_row(done, self._choice.names)})
        else:
            print_result(f"{picture.path}: {caption}")

    def _tell_failed(self, picture: ListedPicture, error: StudioError) -> None:
        self.failed += 1
        self._line.end()
        print_message(f"sdstudio: {picture.path}: {told(error, self._translate)}")
        if self._as_json:
            print_json({"event": "failed", "path": str(picture.path), "code": error.code})
