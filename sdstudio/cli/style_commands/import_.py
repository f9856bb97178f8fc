"""``sdstudio styles import``: adds the styles in files to the artist's own."""

import argparse
from pathlib import Path

from sdstudio.cli.streams import print_json, print_message, print_result
from sdstudio.cli.style_lookup import style_store
from sdstudio.domain.error_formatting import Translate
from sdstudio.paths import Paths


def describe(translate: Translate) -> str:
    """The help text of ``import``."""
    return translate(
        "cli", "add the styles in files: JSON from SD Studio, Fooocus or InvokeAI, CSV from A1111"
    )


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``import`` to ``parser``."""
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help=translate("cli", "file of styles")
    )


def run(options: argparse.Namespace, paths: Paths, translate: Translate) -> int:
    """Import the files; returns the exit code.

    Raises:
        StudioError: a file can't be used; nothing was imported, of the others either.
    """
    from sdstudio.app.style_store import read_style_file

    store = style_store(paths, translate)
    read = [(file, read_style_file(file)) for file in options.files]
    for file, styles in read:
        thumbnails = store.pictures.keep_files(one.picture for one in styles.styles)
        came = store.add_read(styles, thumbnails)
        if options.json:
            print_json(
                {
                    "event": "imported",
                    "file": str(file),
                    "styles": [one.name for one in came.styles],
                    "known": came.known,
                    "left_out": came.left_out,
                }
            )
            continue
        for style in came.styles:
            print_result(style.name)
        text = translate(
            "cli", "“{file}”: {new} imported, {known} already there, {left_out} left out."
        )
        said = text.format(
            file=file.name, new=len(came.styles), known=came.known, left_out=came.left_out
        )
        print_message(f"sdstudio: {said}")
    return 0
