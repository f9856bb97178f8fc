"""What a search asks for while it works, step by step."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sdstudio.library.search.feed import SearchFeed


@dataclass(frozen=True, slots=True)
class Read:
    """Asks for ``work`` to be done with a feed of the library."""

    work: Callable[[SearchFeed], Any]


@dataclass(frozen=True, slots=True)
class Forget:
    """Asks for :func:`~sdstudio.library.search.feed.forget_changes` by the library's writer.

    Answered with whether it was done.
    """

    picture_ids: tuple[int, ...] | None
    stamp: str


@dataclass(frozen=True, slots=True)
class Took:
    """These pictures have been indexed; others may use the search before it continues."""

    picture_ids: tuple[int, ...]


#: What is yielded is answered with what :meth:`Generator.send` is given.
Steps = Generator[Read | Forget | Took, Any, bool]
