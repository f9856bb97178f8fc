"""Makes a page of the guide a document: with anchors, spacing, colours, and pictures that fit."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from sdstudio.ui.guide.pages import Page
from sdstudio.ui.theme_colours import ThemeColours

_PICTURE: Final = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
#: Qt looks for relative addresses elsewhere than where they were added.
_SCHEME: Final = "guide"
_LINE_HEIGHT_PERCENT: Final = 135
_PARAGRAPH_PX: Final = 10
#: By level: how much larger than the text, and how far below what is above.
_HEADINGS: Final = {1: (1.75, 0), 2: (1.35, 26), 3: (1.12, 20), 4: (1.0, 16)}


def page_document(
    page: Page, font: QFont, colours: ThemeColours, width_px: int, ratio: float
) -> QTextDocument:
    """``page`` as a document that is read in a column of ``width_px``.

    Args:
        font: of its text.
        ratio: pixels of the screen for each pixel of the window.
    """
    document = QTextDocument()
    document.setDefaultFont(font)
    document.setMarkdown(
        _PICTURE.sub(rf"![\1]({_SCHEME}:\2)", page.markdown),
        QTextDocument.MarkdownFeature.MarkdownDialectGitHub,
    )
    for _, name in _PICTURE.findall(page.markdown):
        image = _picture(page.folder / name, width_px, ratio)
        url = QUrl(f"{_SCHEME}:{name}")
        document.addResource(QTextDocument.ResourceType.ImageResource, url, image)
    _dress(document, page, font, colours)
    document.setDocumentMargin(0)
    document.setModified(False)
    return document


def _picture(file: Path, width_px: int, ratio: float) -> QImage:
    """A picture from a file, no wider than the column; an empty one if it can't be read."""
    image = QImage(str(file))
    if image.isNull():
        return QImage(1, 1, QImage.Format.Format_ARGB32)
    wide = round(min(width_px, image.width()) * ratio)
    scaled = image.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
    scaled.setDevicePixelRatio(ratio)
    return scaled


def _dress(document: QTextDocument, page: Page, font: QFont, colours: ThemeColours) -> None:
    headings = iter(page.headings)
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        if level:
            heading = next(headings, None)
            _dress_heading(block, level, font, heading.anchor if heading else "")
        else:
            _dress_text(block, colours)
        block = block.next()
    _unescape_bars(document)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, colours)


def _dress_heading(block: QTextBlock, level: int, font: QFont, anchor: str) -> None:
    larger, above = _HEADINGS.get(level, _HEADINGS[4])
    cursor = QTextCursor(block)
    spacing = QTextBlockFormat()
    # The space above the title would only be lost at the top of the page.
    spacing.setTopMargin(above)
    spacing.setBottomMargin(6)
    cursor.mergeBlockFormat(spacing)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    look = cursor.charFormat()
    # Markdown's own, which would count instead.
    look.clearProperty(QTextFormat.Property.FontSizeAdjustment)
    look.setFontPointSize(font.pointSizeF() * larger)
    look.setFontWeight(QFont.Weight.DemiBold)
    if anchor:
        look.setAnchor(True)
        look.setAnchorNames([anchor])
    cursor.setCharFormat(look)


def _dress_text(block: QTextBlock, colours: ThemeColours) -> None:
    cursor = QTextCursor(block)
    spacing = QTextBlockFormat()
    is_code = bool(block.blockFormat().property(QTextFormat.Property.BlockCodeFence))
    fragments = list(_fragments(block))
    if not any(one.charFormat().isImageFormat() for one in fragments):
        # Of a picture, it would be added below.
        spacing.setLineHeight(
            _LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
    if cursor.currentTable() is None and not is_code:
        spacing.setBottomMargin(4 if block.textList() is not None else _PARAGRAPH_PX)
        spacing.setTopMargin(0)
    if is_code:
        spacing.setBackground(QBrush(QColor(colours.raised)))
        spacing.setLeftMargin(8)
    cursor.mergeBlockFormat(spacing)
    code = QTextCharFormat()
    code.setFontFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
    if not is_code:
        code.setBackground(QBrush(QColor(colours.raised)))
    for start, length in [
        (one.position(), one.length()) for one in fragments if one.charFormat().fontFixedPitch()
    ]:
        piece = QTextCursor(block.document())
        piece.setPosition(start)
        piece.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        piece.mergeCharFormat(code)


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    pieces = block.begin()
    while not pieces.atEnd():
        yield pieces.fragment()
        pieces += 1


def _unescape_bars(document: QTextDocument) -> None:
    """Qt leaves the backslash that a bar needs in the code of a table."""
    found = document.find("\\|")
    while not found.isNull():
        if found.currentTable() is not None:
            found.insertText("|", found.charFormat())
        found = document.find("\\|", found)


def _dress_table(table: QTextTable, colours: ThemeColours) -> None:
    form = table.format()
    form.setCellPadding(6)
    form.setCellSpacing(0)
    form.setBorder(1)
    form.setBorderBrush(QBrush(QColor(colours.faint_line)))
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderCollapse(True)
    form.setTopMargin(4)
    form.setBottomMargin(16)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(form)
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.DemiBold)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        cursor = cell.firstCursorPosition()
        cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(bold)
