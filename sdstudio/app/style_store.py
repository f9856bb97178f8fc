"""StyleStore: the styles that can be chosen, those that ship and the artist's own."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from sdstudio.app.collation import sorted_by_name
from sdstudio.app.kept_items import ItemChange, KeptItems, free_name, names_taken, unnumbered
from sdstudio.app.small_pictures import SmallPictures
from sdstudio.disk import open_regular
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.styles import STYLE_NAME_MAX, WORDS_MAX_CHARACTERS, Style

# The window is painted without these.
if TYPE_CHECKING:
    from sdstudio.domain.style_formats import FileStyle, ReadStyles, StyleFormat

_FAVOURITE: Final = "favourite"


@dataclass(frozen=True, slots=True)
class ImportedStyles:
    """What came of an import.

    Args:
        styles: that are new.
        known: how many were here already, with the same name and words.
        left_out: how many entries of the file are no styles.
        undo: takes the import back.
    """

    styles: tuple[Style, ...]
    known: int
    left_out: int
    undo: ItemChange[Style]


class StyleStore(QObject):
    """The styles, and which of them are favourites.

    Args:
        file: of the artist's own.
        pictures: the folder of their thumbnails.
        shipped_pictures: the folder of the others'.

    Signals:
        changed(): styles or favourites have changed.

    Thread: GUI; ``read`` and ``pictures`` may be used on any.
    """

    changed = Signal()

    def __init__(
        self, file: Path, pictures: Path, shipped_pictures: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._kept = KeptItems(file, _decode, _encode, ErrorCode.STYLES_DAMAGED)
        self.pictures = SmallPictures(pictures)
        self._shipped_pictures = shipped_pictures

    @property
    def own(self) -> tuple[Style, ...]:
        """The artist's own, by name.

        Raises:
            StudioError: the file can't be read now.
        """
        styles = self._kept.items.values()
        return tuple(sorted_by_name(styles, lambda one: one.name))

    @property
    def all(self) -> tuple[Style, ...]:
        """The artist's own, then those that ship. Raises as :attr:`own`."""
        from sdstudio.domain.shipped_styles import SHIPPED_STYLES

        return (*self.own, *SHIPPED_STYLES)

    @property
    def favourites(self) -> frozenset[str]:
        """The uids of the favourites. Raises as :attr:`own`."""
        return frozenset(self._kept.marks)

    def take_damage(self) -> StudioError | None:
        """That the file was damaged, the first time this is asked."""
        damage, self._kept.damage = self._kept.damage, None
        return damage

    def find(self, uid: str) -> Style | None:
        """The style with ``uid``, if it is there. Raises as :attr:`own`."""
        return next((one for one in self.all if one.uid == uid), None)

    def thumbnail(self, style: Style) -> Path | None:
        """The file of its picture, which may be gone."""
        if not style.thumbnail:
            return None
        if style.is_shipped:
            return self._shipped_pictures / style.thumbnail
        return self.pictures.path(style.thumbnail)

    def put(self, *styles: Style) -> ItemChange[Style]:
        """Add styles, or replace those with the same uids; returns what undoes it.

        A name that is too long is cut, and what no file can hold is replaced.

        Raises:
            StudioError: ``STYLE_NEEDS_NAME``, ``STYLE_NEEDS_WORDS``, ``TOO_LONG`` or the disk's
                failure; nothing has changed.
        """
        for one in styles:
            check_style(one)
        return self.apply(ItemChange({one.uid: _writable(one) for one in styles}))

    def remove(self, uids: Iterable[str]) -> ItemChange[Style]:
        """Remove styles of the artist's own; returns what undoes it. Raises as :meth:`put`."""
        return self.apply(ItemChange(dict.fromkeys(uids)))

    def set_favourite(self, uid: str, *, favourite: bool) -> ItemChange[Style]:
        """Mark a style, or unmark it; returns what undoes it. Raises as :meth:`put`."""
        return self.apply(ItemChange(marks={uid: _FAVOURITE if favourite else None}))

    def apply(self, change: ItemChange[Style]) -> ItemChange[Style]:
        """Make ``change``; returns what undoes it. Raises as :meth:`put`."""
        undo = self._kept.apply(change)
        self.changed.emit()
        return undo

    def new(self, name: str, prompt: str, negative_prompt: str, thumbnail: str = "") -> Style:
        """A style of the artist's own that isn't kept yet, with a name that is free."""
        free = free_name(name[: STYLE_NAME_MAX - 8], names_taken(one.name for one in self.own))
        return Style(new_uid(), free, prompt, negative_prompt, thumbnail=thumbnail)

    def add_read(self, read: ReadStyles, thumbnails: Sequence[str]) -> ImportedStyles:
        """Keep the styles that were read from a file, except those that are here already.

        One with the name of another gets a number, so that none is lost.

        Args:
            thumbnails: the names of their pictures' files, as kept in :attr:`pictures`.

        Raises:
            StudioError: the disk's failure; nothing has changed.
        """
        # What was numbered when it came is known by the name that it had.
        known = {
            (name, one.prompt, one.negative_prompt)
            for one in self.all
            for name in (one.name, unnumbered(one.name))
        }
        taken = names_taken(one.name for one in self.own)
        new: list[Style] = []
        for one, thumbnail in zip(read.styles, thumbnails, strict=True):
            short = one.name[: STYLE_NAME_MAX - 8]
            key = (short, one.prompt, one.negative_prompt)
            if key in known:
                continue
            known.add(key)
            name = free_name(short, taken)
            taken.add(name.casefold())
            new.append(_of_file(one, name, thumbnail))
        undo = self.apply(ItemChange({one.uid: one for one in new}))
        return ImportedStyles(tuple(new), len(read.styles) - len(new), read.left_out, undo)

    def written(self, styles: Sequence[Style], format_: StyleFormat) -> bytes:
        """The file with ``styles``."""
        from sdstudio.domain.style_formats import StyleFormat, written_styles

        pictures: dict[str, bytes] = {}
        if format_ is StyleFormat.OWN:
            own = [one.thumbnail for one in styles if one.thumbnail and not one.is_shipped]
            pictures = self.pictures.read(own)
        return written_styles(styles, format_, pictures)


def read_style_file(file: Path) -> ReadStyles:
    """The styles in ``file``. On any thread.

    Raises:
        StudioError: as :func:`read_styles`; ``LIST_FILE_GONE``.
    """
    from sdstudio.domain.style_formats import FILE_MAX_BYTES, read_styles, too_large

    data = read_bounded(file, FILE_MAX_BYTES)
    if data is None:
        raise too_large(file.name)
    return read_styles(data, file.name)


def read_bounded(file: Path, limit: int) -> bytes | None:
    """A file's content; ``None`` if it is larger than ``limit``, of which nothing is read.

    Raises:
        StudioError: ``LIST_FILE_GONE`` with what the system says.
    """
    try:
        with open_regular(file) as opened:
            data = opened.read(limit + 1)
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise StudioError(ErrorCode.LIST_FILE_GONE, file=file.name, detail=detail) from error
    return None if len(data) > limit else data


def check_style(style: Style) -> None:
    """Raise ``STYLE_NEEDS_NAME``, ``STYLE_NEEDS_WORDS`` or ``TOO_LONG`` if it can't be kept."""
    if not style.name.strip():
        raise StudioError(ErrorCode.STYLE_NEEDS_NAME)
    if not (style.prompt.strip() or style.negative_prompt.strip()):
        raise StudioError(ErrorCode.STYLE_NEEDS_WORDS)
    for name, words in (("prompt", style.prompt), ("negative_prompt", style.negative_prompt)):
        if len(words) > WORDS_MAX_CHARACTERS:
            raise StudioError(
                ErrorCode.TOO_LONG, name=name, value=len(words), limit=WORDS_MAX_CHARACTERS
            )


def style_named(
    styles: Iterable[Style], written: str, translate: Callable[[str, str], str]
) -> Style | None:
    """The style that ``written`` names: by uid, or by name in any case, also translated."""
    key = written.strip().casefold()
    for style in styles:
        names = {style.uid, style.name.casefold()}
        if style.is_shipped:
            names.add(translate("styles", style.name).casefold())
        if key in names:
            return style
    return None


def new_uid() -> str:
    """A uid that no other item has."""
    return secrets.token_hex(8)


def _writable(style: Style) -> Style:
    name, prompt, negative = (
        text.encode("utf-8", "replace").decode()
        for text in (style.name[:STYLE_NAME_MAX], style.prompt, style.negative_prompt)
    )
    return replace(style, name=name, prompt=prompt, negative_prompt=negative)


def _of_file(read: FileStyle, name: str, picture: str) -> Style:
    return Style(new_uid(), name, read.prompt, read.negative_prompt, read.category, "", picture)


def _encode(style: Style) -> Mapping[str, object]:
    kept = {
        "name": style.name,
        "prompt": style.prompt,
        "negative_prompt": style.negative_prompt,
        "category": style.category,
        "thumbnail": style.thumbnail,
    }
    return {key: value for key, value in kept.items() if value}


def _decode(uid: str, kept: Mapping[str, object]) -> Style | None:
    texts = {key: value for key, value in kept.items() if isinstance(value, str)}
    style = Style(
        uid,
        texts.get("name", ""),
        texts.get("prompt", ""),
        texts.get("negative_prompt", ""),
        texts.get("category", ""),
        thumbnail=texts.get("thumbnail", ""),
    )
    try:
        check_style(style)
        style.ref  # noqa: B018 - raises for a uid that isn't one
    except (StudioError, ValueError):
        return None
    return replace(style, is_shipped=False)
