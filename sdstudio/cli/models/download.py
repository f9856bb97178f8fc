"""``sdstudio models download``: fetch a model, or go on where its fetching ended."""

import argparse

from sdstudio.cli.models.consent import ensure_accepted
from sdstudio.cli.models.fetching import fetch
from sdstudio.cli.models.terminal import (
    add_endpoint_arguments,
    add_licence_argument,
    add_model_argument,
    print_json,
)
from sdstudio.cli.shelf import Shelf, variant_of
from sdstudio.domain.sentences import Translate
from sdstudio.models.catalogue import CatalogueModel, Variant
from sdstudio.models.download import order_for
from sdstudio.models.installed import ModelState, state_of, variant_folder


def describe(translate: Translate) -> str:
    """What ``download`` does, for the help."""
    return translate("cli", "fetch a model; Ctrl-C pauses, and the same command goes on")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Tell ``parser`` what ``download`` takes."""
    add_model_argument(parser, translate)
    parser.add_argument(
        "--variant",
        metavar="KEY",
        help=translate("cli", "fp16, fp32 or single-file; else the one that is listed first"),
    )
    add_endpoint_arguments(parser, translate)
    add_licence_argument(parser, translate)


def run(options: argparse.Namespace, shelf: Shelf, translate: Translate) -> int:
    """Fetch a model; returns the exit code.

    Raises:
        StudioError: it cannot be fetched.
    """
    model, variant = shelf.offered(options.model)
    if options.variant is not None:
        variant = variant_of(model, options.variant)
    if variant is None:
        variant = _usual(model, shelf)
    endpoints = shelf.endpoints(options)
    order = order_for(shelf.catalogue, model, variant, shelf.models, endpoints)
    ensure_accepted(shelf, model.licence, model.name, options, translate)
    if state_of(order.folder) is ModelState.READY:
        if options.json:
            print_json({"event": "installed", "folder": str(order.folder)})
        else:
            print(order.folder, flush=True)
        return 0
    return fetch(order, shelf, options, translate)


def _usual(model: CatalogueModel, shelf: Shelf) -> Variant:
    """The variant to fetch where none was named: one that was begun, else the first there is."""
    offered = [one for one in model.variants if one.is_download] or list(model.variants)
    begun = (
        one
        for one in offered
        if state_of(variant_folder(shelf.models, model, one)) is ModelState.PARTIAL
    )
    return next(begun, offered[0])
