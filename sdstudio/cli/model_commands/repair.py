"""``sdstudio models repair``: downloads the damaged parts of an installed model again."""

import argparse

from sdstudio.cli.model_commands.downloading import fetch
from sdstudio.cli.model_commands.terminal import add_endpoint_arguments, add_model_argument
from sdstudio.cli.model_lookup import ModelLookup
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.download import request_for


def describe(translate: Translate) -> str:
    """The help text of ``repair``."""
    return translate("cli", "verify a model and download only its damaged parts again")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``repair`` to ``parser``."""
    add_model_argument(parser, translate)
    add_endpoint_arguments(parser, translate)


def run(options: argparse.Namespace, lookup: ModelLookup, translate: Translate) -> int:
    """Repair a model; returns the exit code.

    Raises:
        StudioError: it can't be repaired.
    """
    there = lookup.installed(options.model)
    model, variant = there.model, there.variant
    if model is None or variant is None or not variant.is_download or there.is_linked:
        raise StudioError(ErrorCode.MODEL_NOT_REPAIRABLE, model=there.record.name)
    endpoints = lookup.endpoints(options)
    request = request_for(lookup.catalogue, model, variant, lookup.models, endpoints)
    return fetch(request, lookup, options, translate)
