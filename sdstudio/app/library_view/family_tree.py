"""FamilyTree: what the pictures around one were made from, and what was made from them."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sdstudio.domain.annotations import Parent
from sdstudio.library import Picture

if TYPE_CHECKING:
    from sdstudio.library import Library

#: More distant relatives are shown once the artist goes there.
_GENERATIONS: Final = 4
_MEMBERS_MAX: Final = 300


@dataclass(frozen=True, slots=True)
class Member:
    """One picture of a family.

    Args:
        identity: of the picture.
        picture: ``None`` if this program didn't make it, or its row is gone.
        picture_id: ``None`` if it is gone or in the trash.
        prompt: its prompt, if that is known.
        row_id: of its row, also while it is in the trash; ``None`` if that is gone.
    """

    identity: str
    picture_id: int | None
    picture: Picture | None
    prompt: str = ""
    row_id: int | None = None

    @property
    def is_ghost(self) -> bool:
        """Whether it isn't in the library any more."""
        return self.picture_id is None


@dataclass(frozen=True, slots=True)
class FamilyLink:
    """One picture was made from another one."""

    parent: str
    child: str
    role: str


@dataclass(frozen=True, slots=True)
class FamilyTree:
    """The pictures that are related to one picture.

    Args:
        centre: the identity of that picture.
        members: by identity, the centre first.
        links: between them.
        is_complete: there are no others; only so many are read.
    """

    centre: str
    members: Mapping[str, Member] = field(default_factory=dict)
    links: Sequence[FamilyLink] = ()
    is_complete: bool = True

    def parents(self, identity: str) -> list[FamilyLink]:
        """What a member was made from."""
        return [link for link in self.links if link.child == identity]

    def children(self, identity: str) -> list[FamilyLink]:
        """What was made from a member."""
        return [link for link in self.links if link.parent == identity]


def read_family(
    library: Library, identity: str, picture_id: int | None, generations: int = _GENERATIONS
) -> FamilyTree:
    """The family of a picture, on the library's thread.

    Args:
        picture_id: of the picture, if its row is there.
        generations: how far to go from it.
    """
    reader = _Reader(library)
    reader.know(identity, picture_id)
    ring = [identity]
    for _ in range(generations):
        ring = [one for known in ring for one in reader.relatives(known)]
        if not ring:
            break
    return reader.tree(identity, is_complete=not ring)


class _Reader:
    def __init__(self, library: Library) -> None:
        self._library = library
        self._ids: dict[str, int | None] = {}
        self._pictures: dict[str, Picture | None] = {}
        self._links: dict[FamilyLink, None] = {}
        self._is_full = False

    def know(self, identity: str, picture_id: int | None) -> None:
        self._ids[identity] = picture_id
        self._pictures[identity] = None
        if picture_id is not None:
            with contextlib.suppress(KeyError):  # another program made it
                self._pictures[identity] = self._library.picture(picture_id)

    def relatives(self, identity: str) -> list[str]:
        """Link a member to its relatives; returns those that are new."""
        new = []
        picture_id = self._ids[identity]
        parents = [] if picture_id is None else self._library.family.parents(picture_id)
        shown = self._library.family.ids_of([parent.identity for parent in parents])
        for parent in parents:
            if self._add(parent.identity, shown):
                new.append(parent.identity)
            self._link(parent, identity)
        for child_id in self._library.family.children(identity):
            child = self._library.family.identity_of(child_id)
            if child is None:
                continue
            if self._add(child, self._library.family.ids_of([child])):
                new.append(child)
            for parent in self._library.family.parents(child_id):
                if parent.identity == identity:
                    self._link(parent, child)
        return new

    def tree(self, centre: str, *, is_complete: bool) -> FamilyTree:
        gone = self._library.family.gone(one for one, id_ in self._ids.items() if id_ is None)
        members = {}
        for identity, picture_id in self._ids.items():
            picture = self._pictures[identity]
            prompt = "" if picture is None else picture.request.params.prompt
            if picture is None and identity in gone:
                prompt = gone[identity].prompt
            is_there = picture is None or not picture.is_deleted
            members[identity] = Member(
                identity,
                picture_id if is_there else None,
                picture if is_there else None,
                prompt,
                picture_id,
            )
        return FamilyTree(centre, members, tuple(self._links), is_complete and not self._is_full)

    def _add(self, identity: str, shown: Mapping[str, list[int]]) -> bool:
        if identity in self._ids:
            return False
        if len(self._ids) >= _MEMBERS_MAX:
            self._is_full = True
            return False
        known = shown.get(identity) or self._library.family.ids_anywhere(identity)
        self.know(identity, known[0] if known else None)
        return True

    def _link(self, parent: Parent, child: str) -> None:
        if parent.identity in self._ids and child in self._ids:
            self._links[FamilyLink(parent.identity, child, parent.role)] = None
