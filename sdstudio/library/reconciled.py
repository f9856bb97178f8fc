"""What a comparison of the pictures folder with the table found."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What was found.

    Args:
        imported: ids of pictures that were in the folder but not in the table.
        missing: how many pictures' files have vanished since the last time.
        returned: how many came back, moved between folder and trash, or were renamed.
        remaining: unknown files that were not read yet; call again.
        is_unsettled: some couldn't be read and may be incomplete; call again in a while.
        read: how many files were read.
        to_read: how many files are known to need reading.
    """

    imported: tuple[int, ...] = ()
    missing: int = 0
    returned: int = 0
    remaining: int = 0
    is_unsettled: bool = field(default=False, compare=False)
    read: int = field(default=0, compare=False)
    to_read: int = field(default=0, compare=False)

    @property
    def is_change(self) -> bool:
        """Whether other pictures are shown than before."""
        return bool(self.imported or self.missing or self.returned)


class Tally:
    """What many steps found together."""

    def __init__(self) -> None:
        self.imported: list[int] = []
        self.missing = self.returned = self.remaining = self.read = self.to_read = 0
        self.is_unsettled = False

    def add(self, step: Reconciled) -> None:
        """Count one more step."""
        self.imported += step.imported
        self.missing += step.missing
        self.returned += step.returned
        self.remaining += step.remaining
        self.is_unsettled |= step.is_unsettled
        self.read += step.read
        self.to_read += step.to_read

    def total(self) -> Reconciled:
        """All of it."""
        return Reconciled(
            tuple(self.imported),
            self.missing,
            self.returned,
            self.remaining,
            self.is_unsettled,
            self.read,
            self.to_read,
        )
