"""Finding pictures by their ids, for those who show them."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from sdstudio.app.library_thread import LibraryThread
from sdstudio.library import AnyPicture

if TYPE_CHECKING:
    from sdstudio.library import Library

#: The pictures of some ids; those that are gone are missing in the answer. May raise
#: ``StudioError``.
FindPictures = Callable[[Sequence[int]], Awaitable[Mapping[int, AnyPicture]]]


def find_in(library: LibraryThread) -> FindPictures:
    """Finds pictures on the library's thread."""

    async def find(picture_ids: Sequence[int]) -> dict[int, AnyPicture]:
        def work(library: Library) -> dict[int, AnyPicture]:
            found = {}
            for picture_id in picture_ids:
                with contextlib.suppress(KeyError):
                    found[picture_id] = library.any_picture(picture_id)
            return found

        return await library.do(work)

    return find
