"""SnippetStore: the artist's snippets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sdstudio.app.kept_items import ItemChange, KeptItems, free_name, names_taken, unnumbered
from sdstudio.app.style_store import new_uid, read_bounded
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.exchanged_files import FILE_MAX_BYTES
from sdstudio.domain.snippets import (
    SNIPPET_MAX_CHARACTERS,
    SNIPPET_NAME_MAX,
    ReadSnippets,
    Snippet,
    read_snippets,
)


@dataclass(frozen=True, slots=True)
class ImportedSnippets:
    """What came of an import.

    Args:
        snippets: that are new.
        known: how many were here already, with the same name and text.
        left_out: how many entries of the file are no snippets.
        undo: takes the import back.
    """

    snippets: tuple[Snippet, ...]
    known: int
    left_out: int
    undo: ItemChange[Snippet]


class SnippetStore(QObject):
    """The snippets in ``file``.

    Signals:
        changed(): snippets have changed.

    Thread: GUI.
    """

    changed = Signal()

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = KeptItems(file, _decode, _encode, ErrorCode.SNIPPETS_DAMAGED)

    @property
    def all(self) -> tuple[Snippet, ...]:
        """The snippets, by name.

        Raises:
            StudioError: the file can't be read now.
        """
        return tuple(sorted(self._kept.items.values(), key=lambda one: one.name.casefold()))

    def take_damage(self) -> StudioError | None:
        """That the file was damaged, the first time this is asked."""
        damage, self._kept.damage = self._kept.damage, None
        return damage

    def put(self, *snippets: Snippet) -> ItemChange[Snippet]:
        """Add snippets, or replace those with the same uids; returns what undoes it.

        A name that is too long is cut.

        Raises:
            StudioError: ``SNIPPET_NEEDS_NAME``, ``SNIPPET_NEEDS_WORDS``, ``TOO_LONG`` or the
                disk's failure; nothing has changed.
        """
        return self.apply(ItemChange({one.uid: _checked(one) for one in snippets}))

    def remove(self, uids: Iterable[str]) -> ItemChange[Snippet]:
        """Remove snippets; returns what undoes it. Raises as :meth:`put`."""
        return self.apply(ItemChange(dict.fromkeys(uids)))

    def apply(self, change: ItemChange[Snippet]) -> ItemChange[Snippet]:
        """Make ``change``; returns what undoes it. Raises as :meth:`put`."""
        undo = self._kept.apply(change)
        self.changed.emit()
        return undo

    def new(self, name: str, text: str) -> Snippet:
        """A snippet that isn't kept yet, with a name that is free."""
        taken = names_taken(one.name for one in self.all)
        return Snippet(new_uid(), free_name(name[: SNIPPET_NAME_MAX - 8], taken), text)

    def add_read(self, read: ReadSnippets) -> ImportedSnippets:
        """Keep the snippets of a file, except those that are here already.

        One with the name of another gets a number, so that none is lost.

        Raises:
            StudioError: the disk's failure; nothing has changed.
        """
        known = {(name, one.text) for one in self.all for name in (one.name, unnumbered(one.name))}
        taken = names_taken(one.name for one in self.all)
        new: list[Snippet] = []
        for name, text in read.snippets:
            short = name[: SNIPPET_NAME_MAX - 8]
            if (short, text) in known:
                continue
            known.add((short, text))
            free = free_name(short, taken)
            taken.add(free.casefold())
            new.append(Snippet(new_uid(), free, text))
        undo = self.apply(ItemChange({one.uid: one for one in new}))
        return ImportedSnippets(tuple(new), len(read.snippets) - len(new), read.left_out, undo)


def read_snippet_file(file: Path) -> ReadSnippets:
    """The snippets in ``file``. On any thread.

    Raises:
        StudioError: as :func:`read_snippets`; ``LIST_FILE_GONE``.
    """
    data = read_bounded(file, FILE_MAX_BYTES)
    if data is None:
        raise StudioError(ErrorCode.SNIPPETS_UNREADABLE, file=file.name)
    return read_snippets(data, file.name)


def _checked(snippet: Snippet) -> Snippet:
    name = snippet.name.strip()
    if not name:
        raise StudioError(ErrorCode.SNIPPET_NEEDS_NAME)
    if not snippet.text.strip():
        raise StudioError(ErrorCode.SNIPPET_NEEDS_WORDS)
    if len(snippet.text) > SNIPPET_MAX_CHARACTERS:
        raise StudioError(
            ErrorCode.TOO_LONG,
            name="prompt",
            value=len(snippet.text),
            limit=SNIPPET_MAX_CHARACTERS,
        )
    name, text = (
        one.encode("utf-8", "replace").decode() for one in (name[:SNIPPET_NAME_MAX], snippet.text)
    )
    return Snippet(snippet.uid, name, text)


def _encode(snippet: Snippet) -> Mapping[str, object]:
    return {"name": snippet.name, "text": snippet.text}


def _decode(uid: str, kept: Mapping[str, object]) -> Snippet | None:
    match kept:
        case {"name": str(name), "text": str(text)} if name and text.strip():
            return Snippet(uid, name[:SNIPPET_NAME_MAX], text[:SNIPPET_MAX_CHARACTERS])
    return None
