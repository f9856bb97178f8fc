"""Colours: the foreground and background colour, and those used recently."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal

from sdstudio.canvas.colour import BLACK, WHITE, Colour
from sdstudio.canvas.tool_settings import Json

#: As many as one row of swatches has.
RECENT_MAX: Final = 8
_FOREGROUND: Final = "foreground"
_BACKGROUND: Final = "background"
_RECENT: Final = "recent"


class Colours(QObject):
    """The foreground colour is painted with; swapping makes the background colour that one.

    Signals:
        changed(): any of the colours has changed.

    Thread: GUI.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.foreground = BLACK
        self.background = WHITE
        #: The most recently used one first.
        self.recent: tuple[Colour, ...] = ()

    def of(self, *, is_background: bool) -> Colour:
        """One of the two."""
        return self.background if is_background else self.foreground

    def choose(self, colour: Colour, *, is_background: bool = False) -> None:
        """Set the foreground or background colour."""
        if is_background:
            self._set(self.foreground, colour)
        else:
            self._set(colour, self.background)

    def swap(self) -> None:
        """Exchange foreground and background."""
        self._set(self.background, self.foreground)

    def reset(self) -> None:
        """Set the foreground to black and the background to white."""
        self._set(BLACK, WHITE)

    def remember(self) -> None:
        """Add the foreground colour to those used recently."""
        rest = (one for one in self.recent if one != self.foreground)
        recent = (self.foreground, *rest)[:RECENT_MAX]
        if recent != self.recent:
            self.recent = recent
            self.changed.emit()

    def to_json(self) -> dict[str, Json]:
        """All of them as plain values."""
        return {
            _FOREGROUND: self.foreground.hex,
            _BACKGROUND: self.background.hex,
            _RECENT: [one.hex for one in self.recent],
        }

    def use_json(self, value: Mapping[str, object]) -> None:
        """Restore what :meth:`to_json` gave; invalid values change nothing."""
        recent = value.get(_RECENT)
        if isinstance(recent, list):
            known = [_read(one) for one in recent[:RECENT_MAX]]
            self.recent = tuple(dict.fromkeys(one for one in known if one is not None))
        self.foreground = _read(value.get(_FOREGROUND)) or self.foreground
        self.background = _read(value.get(_BACKGROUND)) or self.background
        self.changed.emit()

    def _set(self, foreground: Colour, background: Colour) -> None:
        if (foreground, background) != (self.foreground, self.background):
            self.foreground, self.background = foreground, background
            self.changed.emit()


def _read(value: object) -> Colour | None:
    return Colour.from_hex(value) if isinstance(value, str) else None
