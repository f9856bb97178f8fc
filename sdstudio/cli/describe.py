"""``sdstudio describe``: says in words what pictures show, for prompts and notes."""

import argparse
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from sdstudio.app.upscale_jobs import images_in
from sdstudio.cli.captioning import add_captioner_argument, captioner, describing
from sdstudio.cli.exit_codes import EXIT_FAILED, EXIT_INTERRUPTED
from sdstudio.cli.streams import print_json, print_message, print_result
from sdstudio.cli.wording import told, warn
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.paths import Paths


def describe(translate: Translate) -> str:
    """The help text of ``describe``."""
    return translate("cli", "say in words what pictures show")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``describe`` to ``parser``."""
    parser.add_argument(
        "pictures",
        nargs="+",
        type=Path,
        metavar="FILE",
        help=translate("cli", "image file, or folder whose images are all described"),
    )
    add_captioner_argument(parser, translate)
    parser.add_argument(
        "--json",
        action="store_true",
        help=translate("cli", "print descriptions as JSON, one object per line"),
    )


def run(options: argparse.Namespace, paths: Paths, translate: Translate) -> int:
    """Describe the pictures; returns the exit code.

    One that can't be described is reported and the others are still done.

    Raises:
        StudioError: an option that can't be used, or that nothing can be done at all.
    """
    model = captioner(options.model, paths)
    pictures = tuple(dict.fromkeys(_pictures(options.pictures)))
    if not pictures:
        folder = ", ".join(str(one) for one in options.pictures)
        raise StudioError(ErrorCode.CAPTION_NOTHING, folder=folder)
    failed = 0
    try:
        with describing(model, paths, partial(warn, translate=translate)) as caption_of:
            for picture in pictures:
                try:
                    caption = caption_of(picture)
                except StudioError as error:
                    if error.code is ErrorCode.ENGINE_DIED_ALONE:
                        raise
                    failed += 1
                    print_message(f"sdstudio: {picture}: {told(error, translate)}")
                    if options.json:
                        print_json({"event": "failed", "file": str(picture), "code": error.code})
                    continue
                if options.json:
                    print_json({"event": "caption", "file": str(picture), "caption": caption})
                elif len(pictures) == 1:
                    print_result(caption)
                else:
                    print_result(f"{picture}: {caption}")
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    return EXIT_FAILED if failed else 0


def _pictures(given: list[Path]) -> Iterator[Path]:
    for path in given:
        if path.is_dir():
            yield from images_in(path)
        else:
            yield path.absolute()
