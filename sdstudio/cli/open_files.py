"""``sdstudio open FILE…``: opens pictures and models in the window, as a file manager asks to."""

import argparse
from pathlib import Path

from sdstudio.domain.error_formatting import Translate
from sdstudio.paths import Paths


def describe(translate: Translate) -> str:
    """The help text of ``open``."""
    return translate("cli", "open pictures or models in the window, starting it if necessary")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``open`` to ``parser``."""
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help=translate(
            "cli",
            "a picture to start from, or a model, a model folder, a LoRA or an embedding to "
            "import; of several pictures, the first one is used (default: only open the window)",
        ),
    )


def run(arguments: argparse.Namespace, paths: Paths, translate: Translate) -> int:
    """Open the window, or ask the one that is open; returns the exit code."""
    del paths, translate
    from sdstudio import bootstrap

    # The window that opens them may have been started in another folder.
    return bootstrap.run_window([one.absolute() for one in arguments.files])
