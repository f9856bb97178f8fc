"""PromptHighlighter: colours the syntax of a prompt, and underlines what needs a look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from sdstudio.domain.prompt_marks import MarkKind
from sdstudio.ui.theme import ActiveTheme
from sdstudio.ui.theme_colours import ThemeColours

Spans = Sequence[tuple[int, int]]
_WAVE: Final = QTextCharFormat.UnderlineStyle.WaveUnderline
_DOTS: Final = QTextCharFormat.UnderlineStyle.DotLine


@dataclass(frozen=True, slots=True)
class Highlights:
    """What is marked in a text, as Qt's positions.

    Args:
        marks: syntax, with its kind; of two in one place, the later one counts.
        unknown: words that the model doesn't know.
        tags: that name files.
        unread: what only other programs read.
        problems: what is probably a mistake.
        misspelt: words that the system's dictionary doesn't have.
    """

    marks: tuple[tuple[int, int, MarkKind], ...] = ()
    unknown: tuple[tuple[int, int], ...] = ()
    tags: tuple[tuple[int, int], ...] = ()
    unread: tuple[tuple[int, int], ...] = ()
    problems: tuple[tuple[int, int], ...] = ()
    misspelt: tuple[tuple[int, int], ...] = ()


class PromptHighlighter(QSyntaxHighlighter):
    """Colour is never the only sign: what is coloured is syntax, and the rest is underlined."""

    def __init__(self, document: QTextDocument, look: ActiveTheme) -> None:
        super().__init__(document)
        self._look = look
        self.shown = Highlights()
        look.changed.connect(self.rehighlight)

    def show(self, highlights: Highlights) -> None:
        """Mark these in the whole text."""
        if highlights != self.shown:
            self.shown = highlights
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        colours = _colours(self._look.colours)
        for start, end, kind in self.shown.marks:
            made = QTextCharFormat()
            made.setForeground(colours[kind])
            self._format(start, end, made)
        shown, underline = self.shown, QColor(self._look.colours.unknown)
        for style, spans in (
            (_DOTS, shown.misspelt),
            (_WAVE, (*shown.unknown, *shown.tags, *shown.unread, *shown.problems)),
        ):
            for start, end in spans:
                self._underline(start, end, style, underline)

    def _format(self, start: int, end: int, made: QTextCharFormat) -> None:
        begin, stop = self._within(start, end)
        if begin < stop:
            self.setFormat(begin, stop - begin, made)

    def _underline(
        self, start: int, end: int, style: QTextCharFormat.UnderlineStyle, colour: QColor
    ) -> None:
        begin, stop = self._within(start, end)
        # Character by character, so that the colours of syntax stay.
        for at in range(begin, stop):
            made = self.format(at)
            made.setUnderlineStyle(style)
            made.setUnderlineColor(colour)
            self.setFormat(at, 1, made)

    def _within(self, start: int, end: int) -> tuple[int, int]:
        """The part of a span that is in the current block, counted from its start."""
        block = self.currentBlock()
        first, length = block.position(), block.length() - 1
        return max(0, start - first), min(length, end - first)


def _colours(theme: ThemeColours) -> Mapping[MarkKind, QColor]:
    return {
        MarkKind.WEIGHT: QColor(theme.weight),
        MarkKind.EDITING: QColor(theme.editing),
        MarkKind.OPTIONS: QColor(theme.options),
        MarkKind.NAME: QColor(theme.name),
        MarkKind.OTHER: QColor(theme.dim),
    }
