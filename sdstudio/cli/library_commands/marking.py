"""Changes what was added to pictures: for ``rate`` and ``tag``."""

import argparse
from collections.abc import Callable, Collection
from dataclasses import replace

from sdstudio.cli.library_commands.choosing import chosen_ids
from sdstudio.cli.library_commands.place import LibraryLocation, index_changes, take_in
from sdstudio.cli.library_commands.rows import json_row
from sdstudio.cli.streams import print_json, print_message, print_result
from sdstudio.domain.annotations import Annotations
from sdstudio.domain.error_formatting import Translate
from sdstudio.library import Library
from sdstudio.library.reader import LibraryReader, ListedPicture

Change = Callable[[Annotations], Annotations]
Apply = Callable[[Library, Collection[int]], None]


def add_dry_run_argument(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the option to change nothing to ``parser``."""
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help=translate("cli", "show which pictures would change without changing any"),
    )


def mark(
    options: argparse.Namespace,
    place: LibraryLocation,
    translate: Translate,
    change: Change,
    apply: Apply,
) -> int:
    """Change what was added to the chosen pictures and list those that changed.

    Args:
        change: from what is added to a picture now to what it is to be.
        apply: makes that change of several pictures.

    Raises:
        StudioError: ``LIBRARY_IN_USE``, the pictures aren't there, or the disk's failures.
    """
    if options.dry_run:
        with place.reading(translate) as reader:
            ids, changed = _changed(reader, options.what, change, translate)
            _tell(ids, changed, reader.board_names(), options, translate)
        return 0
    with place.writing(translate) as library:
        take_in(library, translate)
        with place.reading_as_it_is() as reader:
            ids, changed = _changed(reader, options.what, change, translate)
            boards = reader.board_names()
        apply(library, [picture.id for picture in changed])
        index_changes(library, translate)
        _tell(ids, changed, boards, options, translate)
    return 0


def _changed(
    reader: LibraryReader, what: list[str], change: Change, translate: Translate
) -> tuple[list[int], list[ListedPicture]]:
    """The ids of all chosen pictures, and the pictures that will change, as they will be."""
    ids = chosen_ids(reader, what, translate)
    added = reader.added(ids)
    new = {id_: change(was) for id_, was in added.items()}
    others = [id_ for id_ in ids if id_ in new and new[id_] != added[id_]]
    return ids, [replace(one, added=new[one.id]) for one in reader.pictures(others)]


def _tell(
    ids: list[int],
    changed: list[ListedPicture],
    boards: dict[str, str],
    options: argparse.Namespace,
    translate: Translate,
) -> None:
    event = "would_change" if options.dry_run else "changed"
    for picture in changed:
        if options.json:
            print_json({"event": event, **json_row(picture, boards)})
        else:
            print_result(picture.path)
    if options.dry_run:
        told = translate("cli", "Pictures that would change: {changed} of {count}.")
    else:
        told = translate("cli", "Pictures changed: {changed} of {count}.")
    print_message(told.format(changed=len(changed), count=len(ids)))
