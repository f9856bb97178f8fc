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
from typing import Final, Protocol

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
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
_ON_ACCENT: Final = "icon_on_accent"


class _Colours:
    text = "#808080"
    disabled = "#808080"
    on_accent = "#808080"


class HasIcon(Protocol):
    """A button or an action."""

    def setIcon(self, icon: QIcon, /) -> None: ...
    def setProperty(self, name: str, value: object, /) -> bool: ...


def use_colours(text: str, disabled: str, on_accent: str) -> None:
    """Set the colours of icons made from now on; :func:`recolour` updates those in use."""
    _Colours.text, _Colours.disabled, _Colours.on_accent = text, disabled, on_accent
    icon.cache_clear()


def set_icon(
    target: HasIcon, name: IconName, *, on_accent: bool = False, beside_text: bool = False
) -> None:
    """Give a button or an action icon ``name``, updated whenever the theme changes."""
    target.setProperty(_NAME, name)
    target.setProperty(_ON_ACCENT, on_accent)
    target.setIcon(icon(name, on_accent=on_accent, in_menu=isinstance(target, QAction)))
    if isinstance(target, QAbstractButton):
        # Wider than the icon, which is centred: adds space between icon and text.
        target.setIconSize(QSize(ICON_PX + (8 if beside_text else 0), ICON_PX))


def recolour(application: QApplication) -> None:
    """Update the icons of every button and action."""
    for window in application.topLevelWidgets():
        for target in window.findChildren(QObject):
            name = target.property(_NAME)
            if name and isinstance(target, QAbstractButton | QAction):
                on_accent, in_menu = target.property(_ON_ACCENT), isinstance(target, QAction)
                target.setIcon(icon(name, on_accent=bool(on_accent), in_menu=in_menu))
            elif name and isinstance(target, QLabel):
                target.setPixmap(pixmap(name, target.property("icon_px"), _Colours.text))


def set_label_icon(label: QLabel, name: IconName, size_px: int) -> None:
    """Show icon ``name`` in a label, in the text colour, updated when the theme changes."""
    label.setProperty(_NAME, name)
    label.setProperty("icon_px", size_px)
    label.setPixmap(pixmap(name, size_px, _Colours.text))


class _Engine(QIconEngine):
    """Draws an icon when it is first shown: most are in menus that nobody has opened yet."""

    def __init__(self, name: IconName, plain: str, active: str, disabled: str) -> None:
        super().__init__()
        self._name, self._plain = name, plain
        self._colours = {QIcon.Mode.Active: active, QIcon.Mode.Disabled: disabled}

    def paint(
        self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State, /
    ) -> None:
        _draw(painter, rect, self._name, self._colours.get(mode, self._plain))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, /) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        with QPainter(drawn) as painter:
            self.paint(painter, QRect(QPoint(), size), mode, state)
        return drawn


@cache
def icon(name: IconName, *, on_accent: bool = False, in_menu: bool = False) -> QIcon:
    """Icon ``name`` of the family.

    Args:
        on_accent: for a button that is filled with the accent.
        in_menu: for an action, which a menu fills with the accent while it is selected.
    """
    plain = _Colours.on_accent if on_accent else _Colours.text
    # Qt draws the selected item of a menu, and also a focused button, as active.
    active = _Colours.on_accent if in_menu else plain
    return QIcon(_Engine(name, plain, active, _Colours.disabled))


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
        folder: where it is written each time; another window may be reading it.
    """
    path = folder / f"{name}-{colour.lstrip('#')}.png"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        # By its name, not through a QIODevice: see ui/stage/picture_loader.py.
        part = path.with_suffix(f".{os.getpid()}")
        _drawn(name, 2 * ICON_PX, colour).save(str(part), "PNG")
        part.replace(path)
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
    characters = _font()[1]
    if name not in characters:
        _log.error("the font has no icon %r", name)
    return characters.get(name, characters[PLACEHOLDER])


@cache
def _font() -> tuple[str, dict[str, str]]:
    """The font family and its characters by icon name."""
    package = find_spec("qtawesome")
    assert package is not None
    assert package.origin is not None
    fonts = Path(package.origin).parent / "fonts"
    number = QFontDatabase.addApplicationFont(str(next(fonts.glob("phosphor-*.ttf"))))
    codes = json.loads(next(fonts.glob("phosphor-charmap-*.json")).read_text(encoding="utf-8"))
    characters = {name: chr(int(code, 16)) for name, code in codes.items()}
    return QFontDatabase.applicationFontFamilies(number)[0], characters
