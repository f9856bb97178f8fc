"""What ``models`` commands have in common: options and answers."""

import argparse
import sys
from collections.abc import Mapping

from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.speed_estimate import Estimate
from sdstudio.models.catalogue import Layout


def add_model_argument(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the model argument to ``parser``."""
    parser.add_argument(
        "model",
        metavar="MODEL",
        help=translate(
            "cli", "key or name as shown by models list, for example sd-2-1 or sd-2-1/fp16"
        ),
    )


def add_endpoint_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the options for servers to ``parser``."""
    parser.add_argument(
        "--endpoint",
        metavar="KEY|ADDRESS",
        help=translate(
            "cli",
            "server to try first: huggingface, hf-mirror, modelscope, one that you added in the "
            "settings, or an address that begins with https://",
        ),
    )
    parser.add_argument(
        "--endpoint-layout",
        choices=[one.value for one in Layout],
        default=Layout.HUGGING_FACE.value,
        help=translate(
            "cli",
            "how the server at such an address names its files: like Hugging Face, like "
            "ModelScope, or as a folder of exported models",
        ),
    )


def add_licence_argument(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the option for accepting licences to ``parser``."""
    parser.add_argument(
        "--accept-licence",
        action="append",
        default=[],
        metavar="KEY",
        help=translate(
            "cli",
            "accept a licence that you have read (see: sdstudio models licence) without being "
            "asked; can be repeated",
        ),
    )


def read_answer() -> str:
    """The line that the user types, in lower case; empty if standard input is closed."""
    return "" if sys.stdin is None else sys.stdin.readline().strip().casefold()


def seconds_row(estimate: Estimate) -> Mapping[str, float]:
    """An estimate for programs, in seconds."""
    return {
        "low": round(estimate.low_s, 1),
        "likely": round(estimate.likely_s, 1),
        "high": round(estimate.high_s, 1),
    }
