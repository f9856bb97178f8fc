"""What a file of shortcuts would change, and what of it the artist takes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sdstudio.app.style_store import read_bounded
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.shortcut_files import (
    SHORTCUT_FILE_MAX_BYTES,
    ReadShortcuts,
    read_shortcuts,
    written_shortcuts,
)
from sdstudio.ui import shortcuts
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_rows import ROWS
from sdstudio.ui.shortcut_conflicts import LostKey, settled


@dataclass(frozen=True, slots=True)
class ShortcutImport:
    """The shortcuts of a file beside those of the artist.

    Args:
        theirs: the keys in the file of each command that has others now, in the order of the table.
        unknown: those of commands that this version doesn't have; kept for one that does.
        left_out: how many entries of the file can't be used.
    """

    theirs: Mapping[ActionId, tuple[str, ...]]
    unknown: Mapping[str, tuple[str, ...]]
    left_out: int


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What comes of an import.

    Args:
        keys: of every command that gets other ones, or loses one.
        lost: which keys go from one command to another, or stay with it.
    """

    keys: Mapping[ActionId, tuple[str, ...]]
    lost: tuple[LostKey, ...]


def read_shortcut_file(file: Path) -> ReadShortcuts:
    """The shortcuts in ``file``. On any thread.

    Raises:
        StudioError: as :func:`read_shortcuts`; ``LIST_FILE_GONE``.
    """
    data = read_bounded(file, SHORTCUT_FILE_MAX_BYTES)
    if data is None:
        raise StudioError(ErrorCode.SHORTCUTS_UNREADABLE, file=file.name)
    return read_shortcuts(data, file.name)


def exported(chosen: Mapping[str, Sequence[str]]) -> bytes:
    """The file with the shortcuts of all commands.

    Args:
        chosen: as in the settings, where commands of other versions have theirs.
    """
    known = {shortcuts.name(do): mine(do) for do in ROWS}
    unknown = {name: texts for name, texts in chosen.items() if name not in known}
    return written_shortcuts({**known, **unknown})


def compared(read: ReadShortcuts) -> ShortcutImport:
    """What the file that was read would change."""
    known = shortcuts.known_keys(read.keys)
    names = {shortcuts.name(do) for do in ROWS}
    # Where this version knows none of the keys, the artist's stay.
    damaged = {do for do, keys in known.items() if read.keys[shortcuts.name(do)] and not keys}
    return ShortcutImport(
        {
            do: known[do]
            for do in ROWS
            if do in known and do not in damaged and known[do] != mine(do)
        },
        {name: texts for name, texts in read.keys.items() if name not in names},
        read.left_out + len(damaged),
    )


def mine(do: ActionId) -> tuple[str, ...]:
    """The keys that ``do`` has now, as Qt writes them."""
    return shortcuts.normal(shortcuts.keys(do))


def outcome(offered: ShortcutImport, taken: Collection[ActionId]) -> ImportOutcome:
    """What comes of it if the artist takes the file's shortcuts for these commands.

    A key that is taken goes to the command that the file gives it to; if that are several, to the
    first one.
    """
    theirs = {do: keys for do, keys in offered.theirs.items() if do in taken}
    kept = {do: mine(do) for do in ROWS if do not in theirs}
    found = settled({**theirs, **kept})
    changed = {do: keys for do, keys in found.keys.items() if keys != mine(do)}
    return ImportOutcome(changed, found.lost)


def chosen_after(
    chosen: Mapping[str, Sequence[str]], offered: ShortcutImport, result: ImportOutcome
) -> dict[str, tuple[str, ...]]:
    """The shortcuts in the settings after an import."""
    return shortcuts.with_keys({**chosen, **offered.unknown}, result.keys)
