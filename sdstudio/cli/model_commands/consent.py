"""Asks the user to accept a licence, once, before the first model under that licence."""

import argparse
import sys

from sdstudio.cli.model_commands.terminal import read_answer
from sdstudio.cli.model_lookup import ModelLookup
from sdstudio.cli.streams import is_terminal, print_message
from sdstudio.cli.wording import warn
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.licences import Terms

_READ, _YES = "read", "yes"


def ensure_accepted(
    lookup: ModelLookup, key: str, model: str, options: argparse.Namespace, translate: Translate
) -> None:
    """Return once the licence ``key`` is accepted: earlier, by an option, or when asked now.

    Args:
        model: a model under that licence, for the question.

    Raises:
        StudioError: ``LICENCE_NOT_ACCEPTED``, ``LICENCE_UNKNOWN``, or accepting can't be recorded.
    """
    for accepted in options.accept_licence:
        lookup.consents.accept(lookup.terms(accepted))
    terms = lookup.terms(key)
    consents = lookup.consents
    if consents.has_accepted(terms):
        return
    if consents.damage is not None:
        warn(consents.damage, translate)
    if not (_can_ask(options) and _asked(terms, model, lookup, translate)):
        raise StudioError(
            ErrorCode.LICENCE_NOT_ACCEPTED, model=model, licence=terms.licence.name, key=key
        )
    consents.accept(terms)


def _can_ask(options: argparse.Namespace) -> bool:
    return is_terminal(sys.stdin) and is_terminal(sys.stderr) and not options.json


def where_to_read(terms: Terms, lookup: ModelLookup, translate: Translate) -> str:
    """A line that says where the full text is."""
    file = str(lookup.paths.licences / f"{terms.licence.key}.txt") if terms.text else None
    places = ", ".join(filter(None, (file, terms.licence.address)))
    return translate("cli", "Full text: {places}").format(places=places)


def _asked(terms: Terms, model: str, lookup: ModelLookup, translate: Translate) -> bool:
    """Show the terms and ask; returns whether they are accepted."""
    print_message(
        translate("cli", "“{model}” is licensed under {licence}.").format(
            model=model, licence=terms.licence.name
        )
    )
    print_message(f"\n{terms.summary}\n{where_to_read(terms, lookup, translate)}\n")
    question = translate(
        "cli",
        "Type “{yes}” to accept it, “{read}” to read it here, or anything else to cancel: ",
    ).format(yes=_YES, read=_READ)
    while True:
        print_message(question, end="")
        answer = read_answer()
        if answer != _READ:
            return answer == _YES
        print_message(f"\n{terms.text}\n")
