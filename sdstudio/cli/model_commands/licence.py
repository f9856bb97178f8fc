"""``sdstudio models licence``: shows the licences of models, and which were accepted."""

import argparse

from sdstudio.cli.model_commands.consent import where_to_read
from sdstudio.cli.model_lookup import ModelLookup
from sdstudio.cli.streams import print_json, print_result
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.licences import Terms


def describe(translate: Translate) -> str:
    """The help text of ``licence``."""
    return translate("cli", "read model licences and see which you have accepted")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``licence`` to ``parser``."""
    parser.add_argument(
        "licence",
        nargs="?",
        metavar="KEY",
        help=translate("cli", "licence to print in full (default: list all)"),
    )
    parser.add_argument(
        "--restrictions",
        action="store_true",
        help=translate("cli", "print only the use restrictions"),
    )
    parser.add_argument(
        "--accept",
        action="store_true",
        help=translate("cli", "accept the licence now, so that downloads do not ask for it"),
    )


def run(options: argparse.Namespace, lookup: ModelLookup, translate: Translate) -> int:
    """Show licences; returns the exit code.

    Raises:
        StudioError: there is no such licence, or its acceptance can't be recorded.
    """
    if options.licence is None and (options.accept or options.restrictions):
        choices = ", ".join(one.key for one in lookup.catalogue.licences)
        message = translate("cli", "Name a licence, one of: {choices}").format(choices=choices)
        raise StudioError(ErrorCode.USAGE_WRONG, message=message, command="sdstudio models licence")
    if options.licence is None:
        for licence in lookup.catalogue.licences:
            terms = lookup.terms(licence.key)
            if options.json:
                print_json(_as_json(terms, lookup))
            else:
                print_result(_line(terms, lookup, translate))
        return 0
    terms = lookup.terms(options.licence)
    if options.accept:
        lookup.consents.accept(terms)
    if options.json:
        texts = {"summary": terms.summary, "text": terms.text, "restrictions": terms.restrictions}
        print_json({**_as_json(terms, lookup), **texts})
    elif options.accept:
        print_result(_line(terms, lookup, translate))
    elif options.restrictions:
        print_result(terms.restrictions or where_to_read(terms, lookup, translate))
    else:
        print_result("\n".join(filter(None, (terms.summary, terms.text))))
        print_result(where_to_read(terms, lookup, translate))
    return 0


def _line(terms: Terms, lookup: ModelLookup, translate: Translate) -> str:
    licence = terms.licence
    accepted = lookup.consents.acceptance(terms)
    if accepted is not None:
        state = translate("cli", "accepted on {date}").format(date=accepted.accepted_at[:10])
    elif licence.needs_consent:
        state = translate("cli", "not accepted yet")
    else:
        state = translate("cli", "no acceptance required")
    return f"{licence.key}: {licence.name} ({state})"


def _as_json(terms: Terms, lookup: ModelLookup) -> dict[str, object]:
    accepted = lookup.consents.acceptance(terms)
    return {
        "licence": terms.licence.key,
        "name": terms.licence.name,
        "address": terms.licence.address,
        "needs_consent": terms.licence.needs_consent,
        "sha256": terms.sha256,
        "accepted_at": None if accepted is None else accepted.accepted_at,
        "accepted_with": None if accepted is None else accepted.program,
    }
