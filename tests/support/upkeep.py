"""Work that the program does in steps, all at once."""

from sdstudio.library import Library
from sdstudio.library.trash import KEPT_DAYS


def purge_trash(library: Library, older_than_days: int = KEPT_DAYS) -> int:
    """Move pictures that were deleted longer ago to the system's trash; returns how many."""
    return library.upkeep.purge_pictures(library.trash.ids(older_than_days))


def tidy_journal(library: Library) -> None:
    """Make the journal smaller where that helps."""
    while library.upkeep.tidy_journal_step():
        pass
