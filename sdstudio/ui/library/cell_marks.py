"""What is drawn over a thumbnail: stars, flag, colour label, stack, missing file.

Marks bring their own background, because a picture may have any colour, so they look the same in
both themes.
"""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from sdstudio.domain.annotations import ColourLabel
from sdstudio.ui.icon_names import IconName
from sdstudio.ui.icons import pixmap as icon_pixmap
from sdstudio.ui.library.grid_source import CellFacts
from sdstudio.ui.library.label_signs import shape_of
from sdstudio.ui.text_size import scaled
from sdstudio.ui.theme import TARGET_PX
from sdstudio.ui.wording import number

#: Over white this becomes BACKGROUND_OVER_WHITE, on which marks still have enough contrast.
BACKGROUND: Final = QColor(26, 26, 26, 217)
BACKGROUND_OVER_WHITE: Final = "#3c3c3c"
FOREGROUND: Final = "#f2f2f2"
REJECTED: Final = "#ff8a80"
#: Red, yellow, green, blue, purple; label 1 is the first. Their shapes differ, too.
LABEL_COLOURS: Final = ("#ff7a70", "#ffd84d", "#6fd66f", "#7ab8ff", "#cf9bff")
_HEIGHT_PX: Final = 20
_ICON_PX: Final = 13
_PADDING_PX: Final = 4
_INSET_PX: Final = 3
_MANY: Final = 999


def paint(painter: QPainter, area: QRect, facts: CellFacts, *, mirrored: bool) -> None:
    """Draw every mark of a picture in the corners of ``area``."""
    ratio = painter.device().devicePixelRatio()
    area = area.adjusted(_INSET_PX, _INSET_PX, -_INSET_PX, -_INSET_PX)
    start, end = (1.0, 0.0) if mirrored else (0.0, 1.0)
    if facts.flag:
        _place(painter, area, _flag(facts.flag, ratio), start, 0)
    if facts.rating or facts.label:
        _place(painter, area, rating(facts.rating, facts.label, ratio), start, 1)
    if facts.stack_count:
        mark = _stack(facts.stack_count, facts.is_stack_open, mirrored, ratio)
        _place(painter, area, mark, end, 0)
    if facts.is_missing:
        _place(painter, area, _missing(ratio), 0.5, 0.5)


def stack_target(area: QRect, facts: CellFacts, *, mirrored: bool) -> QRect:
    """Where a click opens or closes the stack; empty without one."""
    if not facts.stack_count:
        return QRect()
    mark = _stack(facts.stack_count, facts.is_stack_open, mirrored, 1.0)
    size = QSize(max(TARGET_PX, mark.width() + 2 * _INSET_PX), TARGET_PX)
    target = QRect(area.topLeft(), size)
    if not mirrored:
        target.moveRight(area.right())
    return target


def count_mark(count: int, ratio: float) -> QPixmap:
    """A mark with nothing but a number."""
    font = _font()
    text = number(count)
    width = QFontMetrics(font).horizontalAdvance(text)
    return _drawn(
        width + 2 * _PADDING_PX, ratio, lambda painter: _write(painter, text, _PADDING_PX, width)
    )


def forget() -> None:
    """Forget all drawn marks, since the font has changed."""
    for drawn in (_flag, rating, _stack, _missing):
        drawn.cache_clear()


def _place(painter: QPainter, area: QRect, mark: QPixmap, across: float, down: float) -> None:
    """Draw ``mark`` in ``area``, at shares of its width and height."""
    size = mark.deviceIndependentSize()
    x = area.left() + round((area.width() - size.width()) * across)
    y = area.top() + round((area.height() - size.height()) * down)
    painter.drawPixmap(x, y, mark)


@lru_cache(64)
def _flag(flag: int, ratio: float) -> QPixmap:
    name: IconName = "flag-fill" if flag > 0 else "x-bold"
    colour = FOREGROUND if flag > 0 else REJECTED
    return _drawn(
        _height_px(), ratio, lambda painter: _icon(painter, name, colour, _PADDING_PX - 0.5)
    )


@lru_cache(256)
def rating(stars: int, label: int, ratio: float) -> QPixmap:
    """Stars and the sign of a colour label; 0 for none of each."""
    dot_px = _icon_px() + 2 if label else 0

    def draw(painter: QPainter) -> None:
        if label:
            _icon(painter, shape_of(ColourLabel(label)), LABEL_COLOURS[label - 1], _PADDING_PX)
        for star in range(stars):
            _icon(painter, "star-fill", FOREGROUND, _PADDING_PX + dot_px + star * _icon_px())

    width = dot_px + stars * _icon_px() if stars else _icon_px()
    return _drawn(width + 2 * _PADDING_PX, ratio, draw)


@lru_cache(256)
def _stack(count: int, is_open: bool, mirrored: bool, ratio: float) -> QPixmap:
    font = _font()
    text = str(count) if count <= _MANY else f"{_MANY}+"
    width = QFontMetrics(font).horizontalAdvance(text)
    closed: IconName = "caret-left" if mirrored else "caret-right"

    def draw(painter: QPainter) -> None:
        _icon(painter, "stack", FOREGROUND, _PADDING_PX)
        _write(painter, text, _PADDING_PX + _icon_px() + 3, width)
        caret: IconName = "caret-down" if is_open else closed
        _icon(painter, caret, FOREGROUND, _PADDING_PX + _icon_px() + 4 + width)

    return _drawn(2 * _icon_px() + width + 4 + 2 * _PADDING_PX, ratio, draw)


@lru_cache(4)
def _missing(ratio: float) -> QPixmap:
    return _drawn(
        _height_px(),
        ratio,
        lambda painter: _icon(painter, "warning-fill", LABEL_COLOURS[1], _PADDING_PX - 0.5),
    )


def _drawn(width_px: float, ratio: float, draw: object) -> QPixmap:
    size = QSize(round(width_px), _height_px())
    made = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(BACKGROUND)
        painter.drawRoundedRect(QRectF(0, 0, size.width(), size.height()), 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        draw(painter)  # type: ignore[operator]
    return made


def _icon(painter: QPainter, name: IconName, colour: str, x: float) -> None:
    drawn = icon_pixmap(name, _icon_px(), colour)
    box = QRectF(x, (_height_px() - _icon_px()) / 2, _icon_px(), _icon_px())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(box, drawn, QRectF(drawn.rect()))


def _write(painter: QPainter, text: str, x: float, width: float) -> None:
    painter.setFont(_font())
    painter.setPen(QColor(FOREGROUND))
    box = QRectF(x, 0, width + 1, _height_px())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _font() -> QFont:
    return QApplication.font()


def _height_px() -> int:
    return scaled(_HEIGHT_PX)


def _icon_px() -> int:
    return scaled(_ICON_PX)
