"""``sdstudio models download``: downloads a model, or resumes its download."""

import argparse

from sdstudio.cli.model_commands.consent import ensure_accepted
from sdstudio.cli.model_commands.downloading import fetch
from sdstudio.cli.model_commands.terminal import (
    add_endpoint_arguments,
    add_licence_argument,
    add_model_argument,
)
from sdstudio.cli.model_lookup import ModelLookup, variant_of
from sdstudio.cli.streams import print_json, print_result
from sdstudio.domain.error_formatting import Translate
from sdstudio.models.catalogue import CatalogueModel, Variant
from sdstudio.models.download import request_for
from sdstudio.models.installed import ModelState, state_of, variant_folder


def describe(translate: Translate) -> str:
    """The help text of ``download``."""
    return translate("cli", "download a model; Ctrl+C pauses, the same command resumes")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``download`` to ``parser``."""
    add_model_argument(parser, translate)
    parser.add_argument(
        "--variant",
        metavar="KEY",
        help=translate("cli", "fp16, fp32 or single-file (default: the first one listed)"),
    )
    add_endpoint_arguments(parser, translate)
    add_licence_argument(parser, translate)


def run(options: argparse.Namespace, lookup: ModelLookup, translate: Translate) -> int:
    """Download a model; returns the exit code.

    Raises:
        StudioError: it can't be downloaded.
    """
    model, variant = lookup.offered(options.model)
    if options.variant is not None:
        variant = variant_of(model, options.variant)
    if variant is None:
        variant = _usual(model, lookup)
    endpoints = lookup.endpoints(options)
    request = request_for(lookup.catalogue, model, variant, lookup.models, endpoints)
    ensure_accepted(lookup, model.licence, model.name, options, translate)
    if state_of(request.folder) is ModelState.READY:
        if options.json:
            print_json({"event": "installed", "folder": str(request.folder)})
        else:
            print_result(request.folder)
        return 0
    return fetch(request, lookup, options, translate)


def _usual(model: CatalogueModel, lookup: ModelLookup) -> Variant:
    """The variant to download if none was named: a partly downloaded one, else the first."""
    offered = [one for one in model.variants if one.is_download] or list(model.variants)
    begun = (
        one
        for one in offered
        if state_of(variant_folder(lookup.models, model, one)) is ModelState.PARTIAL
    )
    return next(begun, offered[0])
