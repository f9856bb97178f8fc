"""The prompt editor: plain text, with what the model does not know marked."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.token_counter import TokenCount, TokenCounter
from sdstudio.domain.params import PROMPT_MAX_CHARACTERS
from sdstudio.domain.prompt import CHUNK_TOKENS
from sdstudio.domain.words import Vocabulary
from sdstudio.ui.inputs.drops import holds_picture
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import Look
from sdstudio.ui.wording import plain_tip


class PromptEditor(Retranslates, QWidget):
    """A text field with a token counter under it.

    Args:
        lines: the height it has at least, and that it grows to with its text.

    Signals:
        edited(str): the artist changed the text.
    """

    edited = Signal(str)

    def __init__(self, look: Look, lines: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last = ""
        self._counter: TokenCounter | None = None
        self._vocabulary = Vocabulary()
        self._learned: tuple[str, ...] = ()
        self.field = _Field(lines)
        self._marks = _Marks(self.field.document(), look)
        self._count = QLabel()
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._hint = QLabel()
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setProperty("dim", True)
        self._hint.setWordWrap(True)
        self._lay_out()
        self.field.textChanged.connect(self._on_text_changed)
        self.field.asked_about.connect(self._explain)
        look.changed.connect(self._marks.rehighlight)
        self.setFocusProxy(self.field)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._mark()

    @property
    def text(self) -> str:
        """The prompt."""
        return self.field.toPlainText()

    @property
    def count_text(self) -> str:
        """The counter as it can be read."""
        return self._count.text()

    @property
    def hint_text(self) -> str:
        """The hint under the field; empty where there is none."""
        return "" if self._hint.isHidden() else self._hint.text()

    def set_text(self, text: str) -> None:
        """Show ``text`` without telling anybody that it was edited."""
        if text != self.text:
            self.field.blockSignals(True)
            self.field.setPlainText(text[:PROMPT_MAX_CHARACTERS])
            self.field.blockSignals(False)
            self._mark()

    def set_counter(self, counter: TokenCounter | None) -> None:
        """Count with ``counter`` from now on; ``None`` while it is not known."""
        self._counter = counter
        self._mark()

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Underline the words that are not in ``vocabulary``."""
        self._vocabulary = vocabulary
        self._mark()

    def set_learned(self, words: Sequence[str]) -> None:
        """Leave ``words`` alone: embeddings in use stand for them."""
        if tuple(words) != self._learned:
            self._learned = tuple(words)
            self._mark()

    def set_name(self, name: str, help_: str, placeholder: str) -> None:
        """What the field is called, for tooltips and screen readers."""
        self.field.setAccessibleName(name)
        self.field.setAccessibleDescription(help_)
        self.field.setPlaceholderText(placeholder)

    def retranslate(self) -> None:
        self._mark()

    def unknown_words(self) -> list[str]:
        """The underlined words, each once."""
        text = self.text
        return list(dict.fromkeys(text[a:b] for a, b in self._unknown_spans()))

    def _unknown_spans(self) -> list[tuple[int, int]]:
        return self._vocabulary.unknown_spans(self.text, self._learned)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._hint, 1)
        below.addStretch()
        below.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addLayout(below)

    def _on_text_changed(self) -> None:
        # Qt also says so where only the marks have changed.
        if self.text != self._last:
            self._mark()
            self.edited.emit(self.text)

    def _mark(self) -> None:
        self._last = text = self.text
        unknown = self._unknown_spans()
        if self._counter is None:
            self._count.clear()
        else:
            self._show_count(self._counter.count(self._vocabulary.english(text)))
        self._marks.show([(_utf16(text, start), _utf16(text, end)) for start, end in unknown])
        self._show_hint(bool(unknown))

    def _show_count(self, count: TokenCount) -> None:
        self._count.setText(f"{count.tokens} / {count.room}")
        self._count.setAccessibleName(
            self.tr("{count} of {limit} tokens").format(count=count.tokens, limit=count.room)
        )
        self._count.setToolTip(
            plain_tip(
                self.tr(
                    "The model reads {limit} tokens (word parts), about 50 words, at a time. "
                    "A longer prompt is read in several parts, which weakens each word."
                ).format(limit=CHUNK_TOKENS)
            )
        )
        over = bool(count.chunk_starts)
        if self._count.property("over") != over:
            self._count.setProperty("over", over)
            self._count.setProperty("dim", not over)
            self._count.style().polish(self._count)

    def _show_hint(self, unknown: bool) -> None:
        if unknown:
            words = ", ".join(f"“{word}”" for word in self.unknown_words()[:3])
            self._hint.setText(
                self.tr("The practice model has not learned {words}.").format(words=words)
            )
        self._hint.setVisible(unknown)

    def _explain(self, position: int, event: QHelpEvent) -> None:
        if any(a <= position < b for a, b in self._marks.unknown):
            text = self.tr(
                "The practice model has not learned this word, so it will guess. "
                "A full model, opened under Model, knows it."
            )
        else:
            text = ""
        QToolTip.showText(event.globalPos(), plain_tip(text), self.field)


class _Field(QPlainTextEdit):
    """Signals:
    asked_about(position, QHelpEvent): the pointer rests on the character at ``position``.
    picture_pasted(): what was pasted is no text.
    """

    asked_about = Signal(int, object)
    picture_pasted = Signal()

    def __init__(self, lines: tuple[int, int]) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            where = self.viewport().mapFrom(self, event.pos())
            self.asked_about.emit(self.cursorForPosition(where).position(), event)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Another width breaks the lines anew, which the document tells nobody.
        self._fit()

    def _fit(self) -> None:
        # This document counts its height in lines.
        fewest, most = self._lines
        lines = max(fewest, min(most, int(self.document().size().height())))
        self.setFixedHeight(QFontMetrics(self.font()).lineSpacing() * lines + 20)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        # A picture that is dropped here goes on to the window, which starts from it.
        return not _is_picture(source) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if _is_picture(source):
            self.picture_pasted.emit()
            return
        # A pasted book would be counted and marked at every key.
        room = PROMPT_MAX_CHARACTERS - len(self.toPlainText())
        self.insertPlainText(source.text()[: max(0, room)])


def _is_picture(data: QMimeData) -> bool:
    """Whether it is a picture and not text that came with a picture of itself."""
    return holds_picture(data) and (data.hasUrls() or not data.hasText())


class _Marks(QSyntaxHighlighter):
    """Underlines unknown words."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        super().__init__(document)
        self._look = look
        self.unknown: list[tuple[int, int]] = []

    def show(self, unknown: list[tuple[int, int]]) -> None:
        """Mark these spans of the whole text."""
        if unknown != self.unknown:
            self.unknown = unknown
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        start = self.currentBlock().position()
        length = self.currentBlock().length() - 1
        unknown = QTextCharFormat()
        unknown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        unknown.setUnderlineColor(QColor(self._look.colours.unknown))
        for span_start, span_end in self.unknown:
            begin, end = max(0, span_start - start), min(length, span_end - start)
            if begin < end:
                self.setFormat(begin, end - begin, unknown)


def _utf16(text: str, index: int) -> int:
    """Qt's index of character ``index``: it counts a character past U+FFFF as two."""
    return len(text[:index].encode("utf-16-le", "surrogatepass")) // 2
