"""Styles by the names that are given on the command line."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sdstudio.cli.wording import warn
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.styles import Style
from sdstudio.paths import Paths

if TYPE_CHECKING:
    from sdstudio.app.style_store import StyleStore


def style_store(paths: Paths, translate: Translate) -> "StyleStore":
    """The styles that can be chosen; says if the artist's own were damaged.

    Raises:
        StudioError: their file can't be read.
    """
    from sdstudio.app.style_store import StyleStore

    store = StyleStore(paths.styles_file, paths.style_pictures, paths.shipped_style_pictures)
    _ = store.own
    if (damage := store.take_damage()) is not None:
        warn(damage, translate)
    return store


def styles_named(names: Iterable[str], paths: Paths, translate: Translate) -> tuple[Style, ...]:
    """The styles that ``names`` mean, in order.

    Raises:
        StudioError: ``STYLE_UNKNOWN``, or their file can't be read.
    """
    from sdstudio.app.style_store import style_named

    wanted = tuple(names)
    styles = style_store(paths, translate).all if wanted else ()
    found = []
    for name in wanted:
        style = style_named(styles, name, translate)
        if style is None:
            raise StudioError(ErrorCode.STYLE_UNKNOWN, value=name)
        found.append(style)
    return tuple(found)
