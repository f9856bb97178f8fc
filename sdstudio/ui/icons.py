"""Icons of one family (Phosphor, from the font that ships with QtAwesome), in the theme's colours.

QtAwesome itself is not imported: it takes 0.4 s and loads thirteen fonts where one is needed.
"""

import contextlib
import json
import logging
import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Protocol, cast

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QIconEngine,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from sdstudio.ui.icon_names import IconName

_log = logging.getLogger(__name__)

ICON_PX: Final = 20
#: Drawn for a name that the font lacks: a wrong name must not break the window.
PLACEHOLDER: Final = "square"

_NAME: Final = "icon_name"
#: Sizes and colours that an icon keeps drawn.
_KEPT_MAX: Final = 16


class _Colours:
    text = "#808080"
    disabled = "#808080"
    on_accent = "#808080"


class HasIcon(Protocol):
    """A button or an action."""

    def setIcon(self, icon: QIcon, /) -> None: ...
    def setProperty(self, name: str, value: object, /) -> bool: ...


def use_colours(text: str, disabled: str, on_accent: str) -> None:
    """Set the colours of all icons, wherever they are; :func:`recolour` updates the rest."""
    _Colours.text, _Colours.disabled, _Colours.on_accent = text, disabled, on_accent


def set_icon(
    target: HasIcon,
    name: IconName,
    *,
    on_accent: bool = False,
    beside_text: bool = False,
    colour: str = "",
) -> None:
    """Give a button or an action icon ``name``; see :func:`icon`."""
    target.setProperty(_NAME, name)
    in_menu = isinstance(target, QAction)
    target.setIcon(icon(name, on_accent=on_accent, in_menu=in_menu, colour=colour))
    if isinstance(target, QAbstractButton):
        # Wider than the icon, which is centred: adds space between icon and text.
        target.setIconSize(QSize(ICON_PX + (8 if beside_text else 0), ICON_PX))


def recolour(application: QApplication) -> None:
    """Update the icons in labels, which are pixmaps."""
    for window in application.topLevelWidgets():
        for label in window.findChildren(QLabel):
            if name := label.property(_NAME):
                label.setPixmap(pixmap(name, label.property("icon_px"), _Colours.text))


def set_label_icon(label: QLabel, name: IconName, size_px: int) -> None:
    """Show icon ``name`` in a label, in the text colour, updated when the theme changes."""
    label.setProperty(_NAME, name)
    label.setProperty("icon_px", size_px)
    label.setPixmap(pixmap(name, size_px, _Colours.text))


class _Engine(QIconEngine):
    """Draws an icon when it is shown, in the colours of the theme that is used then."""

    def __init__(
        self, name: IconName, *, on_accent: bool, in_menu: bool, in_list: bool, own: str
    ) -> None:
        super().__init__()
        self._own = own
        self._name = name
        self._on_accent = on_accent
        self._in_menu = in_menu
        self._in_list = in_list
        self._kept: dict[tuple[int, int, str], QPixmap] = {}

    def paint(
        self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State, /
    ) -> None:
        if self._own and mode is not QIcon.Mode.Disabled:
            _draw(painter, rect, self._name, self._own)
        # The outline of one with a colour of its own, which may be pale on its surface.
        outline = self._name.removesuffix("-fill") if self._own else self._name
        _draw(painter, rect, cast(IconName, outline), self._colour(mode))

    def _colour(self, mode: QIcon.Mode) -> str:
        if mode is QIcon.Mode.Disabled:
            return _Colours.disabled
        # Qt draws the selected item of a menu, and also a focused button, as active.
        is_active = (self._in_menu and mode is QIcon.Mode.Active) or (
            self._in_list and mode is QIcon.Mode.Selected
        )
        return _Colours.on_accent if self._on_accent or is_active else _Colours.text

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, /) -> QPixmap:
        # Kept: a list of names is painted with every key that is pressed.
        key = (size.width(), size.height(), self._colour(mode))
        if key not in self._kept:
            if len(self._kept) >= _KEPT_MAX:
                self._kept.clear()  # colours of themes that are no longer used
            drawn = QPixmap(size)
            drawn.fill(Qt.GlobalColor.transparent)
            with QPainter(drawn) as painter:
                self.paint(painter, QRect(QPoint(), size), mode, state)
            self._kept[key] = drawn
        return self._kept[key]


@cache
def icon(
    name: IconName,
    *,
    on_accent: bool = False,
    in_menu: bool = False,
    in_list: bool = False,
    colour: str = "",
) -> QIcon:
    """Icon ``name`` of the family.

    Args:
        on_accent: for a button that is filled with the accent.
        in_menu: for an action, which a menu fills with the accent while it is selected.
        in_list: for an item of a list that fills the selected one with the accent.
        colour: its own, in every theme, for one that is filled and has an outline.
    """
    return QIcon(_Engine(name, on_accent=on_accent, in_menu=in_menu, in_list=in_list, own=colour))


def pixmap(name: IconName, size_px: int, colour: str) -> QPixmap:
    """Icon ``name`` at ``size_px`` device-independent pixels."""
    application = QApplication.instance()
    ratio = application.devicePixelRatio() if isinstance(application, QApplication) else 1.0
    drawn = _drawn(name, round(size_px * ratio), colour)
    drawn.setDevicePixelRatio(ratio)
    return drawn


def image_file(name: IconName, colour: str, folder: Path) -> str:
    """The path of a PNG of icon ``name``, because a style sheet takes images only from files.

    Args:
        folder: where it is written unless it is there; another window may be reading it.
    """
    size_px = 2 * ICON_PX
    # The name of the font's file has its version in it.
    path = folder / _font_file().stem / f"{name}-{size_px}-{colour.lstrip('#')}.png"
    with contextlib.suppress(OSError):
        if path.exists():
            return path.as_posix()
        path.parent.mkdir(parents=True, exist_ok=True)
        # By its name, not through a QIODevice: see ui/stage/picture_loader.py.
        part = path.with_suffix(f".{os.getpid()}")
        if _drawn(name, size_px, colour).save(str(part), "PNG"):
            part.replace(path)
        else:
            part.unlink(missing_ok=True)
    return path.as_posix()


def _drawn(name: IconName, size_px: int, colour: str) -> QPixmap:
    drawn = QPixmap(size_px, size_px)
    drawn.fill(Qt.GlobalColor.transparent)
    with QPainter(drawn) as painter:
        _draw(painter, drawn.rect(), name, colour)
    return drawn


def _draw(painter: QPainter, box: QRect, name: IconName, colour: str) -> None:
    font = QFont(_font()[0])
    font.setPixelSize(min(box.width(), box.height()))
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, character(name))


@cache
def character(name: IconName) -> str:
    """The font's character for icon ``name``; a neutral one if it has none."""
    codes = _font()[1]
    if name not in codes:
        _log.error("the font has no icon %r", name)
    return chr(int(codes.get(name, codes[PLACEHOLDER]), 16))


@cache
def _font() -> tuple[str, dict[str, str]]:
    """The font family and its character codes, hexadecimal, by icon name."""
    file = _font_file()
    number = QFontDatabase.addApplicationFont(str(file))
    charmap = next(file.parent.glob("phosphor-charmap-*.json"))
    codes = json.loads(charmap.read_text(encoding="utf-8"))
    return QFontDatabase.applicationFontFamilies(number)[0], codes


@cache
def _font_file() -> Path:
    package = find_spec("qtawesome")
    assert package is not None
    assert package.origin is not None
    return next((Path(package.origin).parent / "fonts").glob("phosphor-*.ttf"))
