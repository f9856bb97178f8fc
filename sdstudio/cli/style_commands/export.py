"""``sdstudio styles export``: writes styles to a file."""

import argparse
from pathlib import Path

from sdstudio.app.style_store import style_named
from sdstudio.cli.streams import print_json, print_result
from sdstudio.cli.style_lookup import style_store
from sdstudio.disk import SystemDisk, write_over
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.style_formats import StyleFormat
from sdstudio.paths import Paths


def describe(translate: Translate) -> str:
    """The help text of ``export``."""
    return translate("cli", "write styles to a file, for SD Studio or another program")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``export`` to ``parser``."""
    parser.add_argument("file", type=Path, metavar="FILE", help=translate("cli", "file to write"))
    parser.add_argument(
        "--style",
        action="append",
        default=[],
        metavar="NAME",
        help=translate("cli", "style to write; can be repeated (default: all your own)"),
    )
    parser.add_argument(
        "--format",
        choices=[one.value for one in StyleFormat],
        help=translate("cli", "format of the file (default: a1111 for .csv, otherwise sdstudio)"),
    )
    parser.add_argument(
        "--overwrite",
        action="store_true",
        help=translate("cli", "replace an existing file"),
    )


def run(options: argparse.Namespace, paths: Paths, translate: Translate) -> int:
    """Write the file; returns the exit code.

    Raises:
        StudioError: ``STYLE_UNKNOWN``, ``STYLES_NO_OWN``, ``OUT_EXISTS`` or the disk's failure.
    """
    store = style_store(paths, translate)
    styles = store.own
    if options.style:
        found = [(name, style_named(store.all, name, translate)) for name in options.style]
        for name, style in found:
            if style is None:
                raise StudioError(ErrorCode.STYLE_UNKNOWN, value=name)
        styles = tuple(style for _, style in found if style is not None)
    if not styles:
        raise StudioError(ErrorCode.STYLES_NO_OWN)
    if options.file.exists() and not options.overwrite:
        raise StudioError(ErrorCode.OUT_EXISTS, file=str(options.file))
    usual = StyleFormat.A1111 if options.file.suffix.lower() == ".csv" else StyleFormat.OWN
    format_ = StyleFormat(options.format) if options.format else usual
    write_over(SystemDisk(), options.file.absolute(), store.written(styles, format_))
    if options.json:
        names = [one.name for one in styles]
        print_json({"event": "exported", "file": str(options.file), "styles": names})
    else:
        print_result(options.file)
    return 0
