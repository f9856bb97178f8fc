"""``sdstudio styles list``: the styles that can be used."""

import argparse

from sdstudio.cli.streams import print_json, print_result
from sdstudio.cli.style_lookup import style_store
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.styles import Style
from sdstudio.paths import Paths


def describe(translate: Translate) -> str:
    """The help text of ``list``."""
    return translate("cli", "list the styles, your own first")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """``list`` has no arguments."""
    del parser, translate


def run(options: argparse.Namespace, paths: Paths, translate: Translate) -> int:
    """Print the styles; returns the exit code.

    Raises:
        StudioError: the file can't be read.
    """
    for style in style_store(paths, translate).all:
        if options.json:
            print_json(
                {
                    "id": style.uid,
                    "name": style.name,
                    "category": style.category,
                    "prompt": style.prompt,
                    "negative_prompt": style.negative_prompt,
                    "own": not style.is_shipped,
                }
            )
        else:
            print_result(_line(style, translate))
    return 0


def _line(style: Style, translate: Translate) -> str:
    words = " ".join(style.prompt.split())
    if not style.is_shipped:
        return f"{style.name}: {words}"
    return f"{translate('styles', style.name)} ({style.uid}): {words}"
