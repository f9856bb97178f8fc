"""A contact sheet: small pictures with captions, row by row on pages of A4, as PDF or PNG.

Drawn with Qt rather than as the sheets of comparison grids: Qt finds a font for every script, and
writes a PDF page by page, with captions that are sharp at any size.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextLayout,
    QTextOption,
)

from sdstudio.domain.errors import StudioError
from sdstudio.imaging import Rgb, encode_png, stretched
from sdstudio.library.exporting import (
    ExportItem,
    ExportKind,
    ExportOptions,
    NamePattern,
    facts_of,
    read_pixels,
)

_DOTS_PER_INCH: Final = 200
_PAGE_PX: Final = (1654, 2339)
_MARGIN_PX: Final = 80
_GAP_PX: Final = 28
_ABOVE_CAPTION_PX: Final = 8
_FONT_PX: Final = (20, 34)
_FONT_SHARE: Final = 16
_LINES_MAX: Final = 4
#: The height of a picture's place, relative to its width.
_SHAPES: Final = (0.4, 1.5)
_PAPER, _INK, _MISSING = QColor("white"), QColor(30, 30, 30), QColor(225, 225, 225)

Failed = list[tuple[str, StudioError]]


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where everything is on a page."""

    columns: int
    rows: int
    width_px: int
    height_px: int
    caption_px: int

    def box(self, place: int) -> QRect:
        """Where picture ``place`` of a page goes, without its caption."""
        row, column = divmod(place, self.columns)
        down_px = self.height_px + self.caption_px + _GAP_PX
        x = _MARGIN_PX + column * (self.width_px + _GAP_PX)
        return QRect(x, _MARGIN_PX + row * down_px, self.width_px, self.height_px)

    def page_height_px(self, count: int) -> int:
        """How high a page with ``count`` pictures is at least."""
        last = self.box(count - 1)
        return last.y() + last.height() + self.caption_px + _MARGIN_PX


class ContactSheet:
    """The files of a sheet, drawn one after the other: one PDF, or a PNG for each page.

    Args:
        report: called with how many pictures are drawn.
        is_stopped: asked before each picture.

    Raises:
        PatternError: the caption can't be used.

    Attributes:
        failed: the pictures that could not be read so far.

    Thread: any.
    """

    def __init__(
        self,
        items: Sequence[ExportItem],
        options: ExportOptions,
        *,
        report: Callable[[int], None],
        is_stopped: Callable[[], bool],
    ) -> None:
        pattern = NamePattern.parse(options.caption, is_name=False)
        captions = [
            pattern.caption(facts_of(item), number, len(items)).strip()
            for number, item in enumerate(items, 1)
        ]
        columns = options.columns
        self._is_pdf = options.kind is ExportKind.SHEET_PDF
        self._items, self._captions = items, captions
        self._report, self._is_stopped = report, is_stopped
        self.failed: Failed = []
        width_px = (_PAGE_PX[0] - 2 * _MARGIN_PX - (columns - 1) * _GAP_PX) // columns
        smallest, largest = _FONT_PX
        self._font = QFont()
        self._font.setPixelSize(min(max(width_px // _FONT_SHARE, smallest), largest))
        self._metrics = QFontMetricsF(self._font)
        lines = max((len(self._lines(one, width_px)) for one in captions), default=0)
        caption_px = round(lines * self._metrics.height()) + (_ABOVE_CAPTION_PX if lines else 0)
        self._layout = _arranged(items, columns, width_px, caption_px)

    @property
    def file_count(self) -> int:
        """How many files there are to draw."""
        return 1 if self._is_pdf else len(list(self._pages()))

    def files(self) -> Iterator[bytes]:
        """Draw one file after the other; ends before the first that could not be completed."""
        for file in [self._pdf()] if self._is_pdf else self._pngs():
            if self._is_stopped():
                return
            yield file

    def _pdf(self) -> bytes:
        """All pages in one file."""
        file = QBuffer()
        file.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(file)
        writer.setCreator("SD Studio")
        writer.setResolution(_DOTS_PER_INCH)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF())
        with QPainter(writer) as painter:
            for number, page in enumerate(self._pages()):
                if number:
                    writer.newPage()
                self._draw(painter, page)
        return bytes(file.data().data())

    def _pngs(self) -> Iterator[bytes]:
        """A file for each page; one page alone is only as high as it has to be."""
        for page in self._pages():
            is_alone = len(self._items) == len(page)
            height = self._layout.page_height_px(len(page)) if is_alone else _PAGE_PX[1]
            image = QImage(_PAGE_PX[0], height, QImage.Format.Format_RGB888)
            image.fill(_PAPER)
            with QPainter(image) as painter:
                self._draw(painter, page)
            yield encode_png(_rgb_of(image), {}, program=None)

    def _pages(self) -> Iterator[range]:
        size = self._layout.columns * self._layout.rows
        for first in range(0, len(self._items), size):
            yield range(first, min(first + size, len(self._items)))

    def _draw(self, painter: QPainter, page: range) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        painter.setPen(_INK)
        for place, number in enumerate(page):
            if self._is_stopped():
                return
            box = self._layout.box(place)
            self._draw_picture(painter, self._items[number], box)
            y = box.y() + box.height() + _ABOVE_CAPTION_PX
            for line in self._lines(self._captions[number], box.width()):
                # In the middle, as the pictures are.
                spare = max(0.0, box.width() - self._metrics.horizontalAdvance(line))
                baseline = QPointF(box.x() + spare / 2, y + self._metrics.ascent())
                painter.drawText(baseline, line)
                y += round(self._metrics.height())
            self._report(number + 1)

    def _draw_picture(self, painter: QPainter, item: ExportItem, box: QRect) -> None:
        try:
            rgb = read_pixels(item.picture.path)
        except StudioError as error:
            self.failed.append((item.picture.path.name, error))
            painter.fillRect(box, _MISSING)
            return
        height, width, _ = rgb.shape
        # Small ones are enlarged, as all would leave a gap otherwise.
        factor = min(box.width() / width, box.height() / height)
        small = stretched(rgb, max(1, round(width * factor)), max(1, round(height * factor)))
        height, width, _ = small.shape
        image = QImage(small.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
        x = box.x() + (box.width() - width) // 2
        # Right above its caption, also where others in the row are higher.
        painter.drawImage(x, box.y() + box.height() - height, image)

    def _lines(self, text: str, width_px: int) -> list[str]:
        """``text`` in at most four lines of that width, cut with “…”."""
        found: list[str] = []
        for paragraph in text.splitlines():
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout = QTextLayout(paragraph, self._font)
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width_px)
                # Qt counts in UTF-16.
                start, length = line.textStart(), line.textLength()
                units = paragraph.encode("utf-16-le", "surrogatepass")
                cut = units[2 * start : 2 * (start + length)]
                found.append(cut.decode("utf-16-le", "replace").strip())
            layout.endLayout()
        if len(found) > _LINES_MAX:
            rest = " ".join(found[_LINES_MAX - 1 :])
            end = self._metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width_px)
            found = [*found[: _LINES_MAX - 1], end]
        return found


def _arranged(items: Sequence[ExportItem], columns: int, width_px: int, caption_px: int) -> _Layout:
    flattest, highest = _SHAPES
    shape = max((one.picture.height / one.picture.width for one in items), default=1.0)
    room_px = _PAGE_PX[1] - 2 * _MARGIN_PX
    height_px = round(width_px * min(max(shape, flattest), highest))
    height_px = min(height_px, room_px - caption_px)
    rows = (room_px + _GAP_PX) // (height_px + caption_px + _GAP_PX)
    return _Layout(columns, max(1, rows), width_px, height_px, caption_px)


def _rgb_of(image: QImage) -> Rgb:
    import numpy as np

    # Rows begin at multiples of four bytes.
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3)
