"""Places in a journal, and what they tell of how a database and a journal are related."""

from dataclasses import dataclass

from sdstudio.library.journal_records import JournalHeader


@dataclass(frozen=True, slots=True)
class JournalPosition:
    """A place between two lines, which a database remembers: it has everything before it.

    Args:
        uid, generation, nonce: see :class:`JournalHeader`.
        offset: in bytes.
    """

    uid: str
    generation: int
    nonce: str
    offset: int

    def is_later_than(self, other: "JournalPosition") -> bool:
        """Whether this is a later place of the same journal.

        Two files of one generation are from two machines, and neither is later.
        """
        if self.uid != other.uid:
            return False
        if self.nonce == other.nonce:
            return self.offset > other.offset
        return self.generation > other.generation


@dataclass(frozen=True, slots=True)
class Ends:
    """What is known of a journal without reading all of it.

    Args:
        header: ``None`` if its first line is damaged.
        size_bytes: of the file.
        whole_bytes: of its lines, without a last one that isn't complete.
    """

    header: JournalHeader | None
    size_bytes: int
    whole_bytes: int

    @property
    def position(self) -> JournalPosition | None:
        """The place after the last whole line."""
        if self.header is None:
            return None
        return position_in(self.header, self.whole_bytes)

    def has_all(self, seen: JournalPosition | None) -> bool:
        """Whether the journal has everything that a database had read of an earlier file of it."""
        if self.header is None or seen is None or self.header.uid != seen.uid:
            return False
        read_bytes = self.header.read_of(seen.nonce)
        return read_bytes is not None and read_bytes >= seen.offset

    def was_cut_off(self, seen: JournalPosition | None) -> bool:
        """Whether the journal was rewritten without the last lines that a database has.

        Another machine did that, which hadn't seen them yet.
        """
        header = self.header
        if header is None or seen is None or not header.earlier or header.is_merged:
            return False
        nonce, read_bytes = header.earlier[0]
        return header.uid == seen.uid and nonce == seen.nonce and seen.offset > read_bytes


def position_in(header: JournalHeader, offset: int) -> JournalPosition:
    """The place of a file with that header."""
    return JournalPosition(header.uid, header.generation, header.nonce, offset)
