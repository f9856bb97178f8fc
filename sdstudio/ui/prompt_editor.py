"""The prompt editor: plain text, with words that the model doesn't know underlined."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.settings import Language
from sdstudio.app.token_counter import TokenCount, TokenCounter
from sdstudio.app.translation import current_language, translate
from sdstudio.domain.dynamic_prompt import SpanKind, parse_template
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import StudioError
from sdstudio.domain.prompt import (
    CHUNK_TOKENS,
    PROMPT_MAX_CHARACTERS,
    FileTag,
    around,
    file_tags,
    syntax_spans,
    unread_pieces,
    unread_spans,
)
from sdstudio.domain.prompt_editing import edited
from sdstudio.domain.styles import styled
from sdstudio.domain.triggers import word_key
from sdstudio.domain.vocabulary import Vocabulary
from sdstudio.ui.inputs.drops import holds_picture
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import ActiveTheme
from sdstudio.ui.wording import counted, plain_tip, sentences

_LETTERS_SHOWN: Final = 32
_PIECES_SHOWN: Final = 3
#: Enough for words that change or take turns.
_STEPS_COUNTED: Final = 8


class PromptEditor(Retranslates, QWidget):
    """A text field with a token counter under it.

    Args:
        lines: its minimum height, and the height up to which it grows with its text.
        says_guess: whether to warn if the model knows none of the words.

    Signals:
        edited(str): the artist changed the text.
        tags_found(): the text contains tags that refer to files; see :meth:`set_adapters`.
        tag_chosen(FileTag): the file that this tag refers to should be used.
    """

    edited = Signal(str)
    tags_found = Signal()
    tag_chosen = Signal(object)

    def __init__(
        self,
        look: ActiveTheme,
        lines: tuple[int, int],
        parent: QWidget | None = None,
        *,
        says_guess: bool = True,
    ) -> None:
        super().__init__(parent)
        self._says_guess = says_guess
        self._last = ""
        self._counter: TokenCounter | None = None
        self._vocabulary = Vocabulary()
        self._words: Mapping[str, int] = MappingProxyType({})
        self._names: frozenset[str] = frozenset()
        self._styles: tuple[str, ...] = ()
        self._tags: list[FileTag] = []
        self._template = parse_template("")
        self.field = _Field(lines)
        self._marks = _Marks(self.field.document(), look)
        self._count = QLabel()
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._hint = QLabel()
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setProperty("dim", True)
        self._hint.setWordWrap(True)
        self.use_tag = QPushButton()
        self._lay_out()
        self.field.textChanged.connect(self._on_text_changed)
        self.field.asked_about.connect(self._explain)
        self.use_tag.clicked.connect(lambda: self.tag_chosen.emit(self._tags[0]))
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
        """The visible token count."""
        return self._count.text()

    @property
    def hint_text(self) -> str:
        """The hint under the field; empty if there is none."""
        return "" if self._hint.isHidden() else self._hint.text()

    def set_text(self, text: str) -> None:
        """Show ``text`` without emitting ``edited``."""
        if text != self.text:
            self.field.blockSignals(True)
            self.field.setPlainText(text[:PROMPT_MAX_CHARACTERS])
            self.field.moveCursor(QTextCursor.MoveOperation.End)
            self.field.blockSignals(False)
            self._mark()

    def insert(self, text: str) -> None:
        """Put ``text`` where the cursor is, apart from the words beside it."""
        cursor, document = self.field.textCursor(), self.field.document()
        before = document.characterAt(cursor.selectionStart() - 1)
        after = document.characterAt(cursor.selectionEnd())
        # A wildcard that touches a word is part of that word.
        text = f" {text}" if _is_of_word(before) else text
        self.field.insertPlainText(f"{text} " if _is_of_word(after) else text)

    def set_counter(self, counter: TokenCounter | None) -> None:
        """Count with ``counter`` from now on; ``None`` while it is unavailable."""
        self._counter = counter
        self._mark()

    def set_styles(self, words: tuple[str, ...]) -> None:
        """Count the tokens of what is written as it will be with these words of styles."""
        if words != self._styles:
            self._styles = words
            self._mark()

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Underline the words that are not in ``vocabulary``."""
        self._vocabulary = vocabulary
        self._mark()

    def set_adapters(self, words: Mapping[str, int], names: frozenset[str]) -> None:
        """Set the embeddings to count and the LoRAs to offer.

        Args:
            words: the number of vectors of the embeddings in use, by word.
            names: the keys (``word_key``) of the names of files that can be offered.
        """
        if (words, names) != (self._words, self._names):
            self._words, self._names = words, names
            self._mark()

    def remove_tag(self, tag: FileTag) -> None:
        """Remove ``tag`` from the text, if it is still there; Ctrl+Z restores it."""
        text = self.text
        if tag in self._tags:
            start, end = around(text, tag)
            cursor = QTextCursor(self.field.document())
            cursor.setPosition(_utf16(text, start))
            cursor.setPosition(_utf16(text, end), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()

    def set_name(self, name: str, help_: str, placeholder: str) -> None:
        """Set the field's accessible name and description, and its placeholder."""
        self.field.setAccessibleName(name)
        self.field.setAccessibleDescription(help_)
        self.field.setPlaceholderText(placeholder)

    def retranslate(self) -> None:
        self._mark()

    def unknown_words(self) -> list[str]:
        """The underlined words, each once."""
        text = self.text
        return list(dict.fromkeys(text[a:b] for a, b in self._unknown_spans(text)))

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._hint, 1)
        below.addWidget(self.use_tag, 0, Qt.AlignmentFlag.AlignTop)
        below.addStretch()
        below.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addLayout(below)

    def _on_text_changed(self) -> None:
        # Qt also emits this when only the formats have changed.
        if self.text != self._last:
            self._mark()
            self.edited.emit(self.text)

    def _mark(self) -> None:
        self._last = text = self.text
        self._template = parse_template(text, tuple(self._words))
        unknown = self._unknown_spans(text)
        self._tags = file_tags(text)
        if self._counter is None:
            self._count.clear()
        else:
            self._show_count(self._counted(self._counter))
        unread = unread_spans(text, tuple(self._words))
        unread += [(one.start, one.start + 1) for one in self._template.problems]
        self._marks.show(
            *(_in_utf16(text, spans) for spans in (unknown, _spans(self._tags), unread))
        )
        self._show_hint(bool(unknown))
        if self._tags:
            self.tags_found.emit()

    def _unknown_spans(self, text: str) -> list[tuple[int, int]]:
        apart = syntax_spans(text, tuple(self._words))
        apart += [(one.start, one.end) for one in self._template.spans]
        return [
            (start, end)
            for start, end in self._vocabulary.unknown_spans(text)
            if not any(a <= start and end <= b for a, b in apart)
        ]

    def _counted(self, counter: TokenCounter) -> TokenCount:
        """The tokens of the prompt, or of about the longest that is made of a template."""
        triggers = tuple(self._words)
        prompt = edited(styled(self._template.example, self._styles), triggers)
        steps = 1 if prompt.is_plain else _STEPS_COUNTED
        texts = dict.fromkeys(prompt.at(step, steps).text for step in range(1, steps + 1))
        found = [
            counter.count(self._vocabulary.english(one, triggers), self._words) for one in texts
        ]
        return max(found, key=lambda count: count.tokens)

    def _show_count(self, count: TokenCount) -> None:
        self._count.setText(f"{count.tokens} / {count.room}")
        self._count.setAccessibleName(
            self.tr("{count} of {limit} tokens").format(count=count.tokens, limit=count.room)
        )
        self._count.setToolTip(
            plain_tip(
                self.tr(
                    "The model reads {limit} tokens at a time, which is about 50 words. A longer "
                    "prompt is read in several chunks, which weakens the effect of each word."
                ).format(limit=CHUNK_TOKENS)
            )
        )
        over = bool(count.chunk_starts)
        if self._count.property("over") != over:
            self._count.setProperty("over", over)
            self._count.setProperty("dim", not over)
            self._count.style().polish(self._count)

    def _show_hint(self, unknown: bool) -> None:
        tag = self._tags[0] if self._tags else None
        offered = tag is not None and tag.is_lora and word_key(tag.name) in self._names
        self.use_tag.setVisible(offered)
        said = self._about_syntax()
        if tag is not None:
            said = [self._about_tag(tag, offered=offered), *said]
        elif self._says_guess and self._knows_none():
            said.append(self._nothing_known())
        elif unknown:
            words = self._some(self.unknown_words())
            said.append(self.tr("The practice model doesn't know {words}.").format(words=words))
        self._hint.setText(sentences(*said))
        self._hint.setVisible(bool(said))

    def _knows_none(self) -> bool:
        """Whether the model knows none of the words; those of wildcards aren't known here."""
        if any(span.kind is SpanKind.WILDCARD for span in self._template.spans):
            return False
        return self._vocabulary.knows_none(self._template.example, tuple(self._words))

    def _about_tag(self, tag: FileTag, *, offered: bool) -> str:
        if offered:
            text = self.tr("“{tag}” is ignored in the prompt, but you have this LoRA.")
            self.use_tag.setText(self.tr("Use LoRA"))
            self.use_tag.setToolTip(
                plain_tip(
                    self.tr(
                        "Add “{name}” to LoRAs and embeddings, and remove the tag from the prompt"
                    ).format(name=tag.name)
                )
            )
            self.use_tag.setAccessibleName(self.tr("Use {name}").format(name=tag.name))
        elif tag.is_lora:
            text = self.tr(
                "“{tag}” is ignored. Add the LoRA's file under LoRAs and embeddings, "
                "in Advanced settings."
            )
        else:
            text = self.tr("“{tag}” is ignored: SD Studio doesn't support hypernetworks.")
        return text.format(tag=_shortened(tag.text))

    def _about_syntax(self) -> list[str]:
        """A hint about unfinished or unsupported syntax, if there is any."""
        if self._template.problems:
            try:
                self._template.check()
            except StudioError as error:
                return [sentence_for(error, translate)]
        pieces = unread_pieces(self.text, tuple(self._words))
        text = self.tr("SD Studio doesn't support this prompt syntax: {pieces}.")
        return [text.format(pieces=self._some(pieces))] if pieces else []

    def _some(self, pieces: Sequence[str]) -> str:
        """The first of ``pieces`` for a hint, and how many more there are."""
        shown = ", ".join(f"“{_shortened(piece)}”" for piece in pieces[:_PIECES_SHOWN])
        more = len(pieces) - _PIECES_SHOWN
        if more <= 0:
            return shown
        return counted(self.tr("{pieces} and %n more", "", more), more).format(pieces=shown)

    def _nothing_known(self) -> str:
        text = self.tr("The practice model doesn't know any of these words, so it can only guess.")
        if not self._vocabulary.examples:
            return text
        example = self._vocabulary.examples[0]
        if current_language() is Language.CHINESE:
            example = self._vocabulary.label_zh(example)
        hint = self.tr("Try “{example}”, or use a full model.").format(example=example)
        return sentences(text, hint)

    def _explain(self, position: int, event: QHelpEvent) -> None:
        if any(a <= position < b for a, b in self._marks.tags):
            text = self.tr(
                "Some programs load a LoRA when they find this tag in a prompt. SD Studio ignores "
                "the tag: choose LoRAs and set their weights under LoRAs and embeddings, in "
                "Advanced settings."
            )
        elif any(a <= position < b for a, b in self._marks.unread):
            text = self.tr(
                "Some programs combine two prompts here. SD Studio doesn't, so the model reads "
                "this as ordinary text."
            )
        elif any(a <= position < b for a, b in self._marks.unknown):
            text = self.tr(
                "The practice model doesn't know this word and will guess. A full model is likely "
                "to know it."
            )
        else:
            text = ""
        QToolTip.showText(event.globalPos(), plain_tip(text), self.field)


class _Field(QPlainTextEdit):
    """Signals:
    asked_about(position, QHelpEvent): a tooltip is requested for the character at ``position``.
    picture_pasted(): a picture was pasted instead of text.
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
        # A new width rewraps the lines, for which the document emits no signal.
        self._fit()

    def _fit(self) -> None:
        # A plain text document measures its height in lines.
        fewest, most = self._lines
        lines = max(fewest, min(most, int(self.document().size().height())))
        self.setFixedHeight(QFontMetrics(self.font()).lineSpacing() * lines + 20)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        # A dropped picture is passed on to the window, which starts from it.
        return not _is_picture(source) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if _is_picture(source):
            self.picture_pasted.emit()
            return
        # A pasted book would be counted and marked on every keystroke.
        room = PROMPT_MAX_CHARACTERS - len(self.toPlainText())
        self.insertPlainText(source.text()[: max(0, room)])


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _is_picture(data: QMimeData) -> bool:
    """Whether it is a picture, and not text that comes with a picture of itself."""
    return holds_picture(data) and (data.hasUrls() or not data.hasText())


class _Marks(QSyntaxHighlighter):
    """Underlines unknown words and unsupported syntax."""

    def __init__(self, document: QTextDocument, look: ActiveTheme) -> None:
        super().__init__(document)
        self._look = look
        self.unknown: list[tuple[int, int]] = []
        self.tags: list[tuple[int, int]] = []
        self.unread: list[tuple[int, int]] = []

    def show(
        self,
        unknown: list[tuple[int, int]],
        tags: list[tuple[int, int]],
        unread: list[tuple[int, int]],
    ) -> None:
        """Underline these spans of the whole text."""
        if (unknown, tags, unread) != (self.unknown, self.tags, self.unread):
            self.unknown, self.tags, self.unread = unknown, tags, unread
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        start = self.currentBlock().position()
        length = self.currentBlock().length() - 1
        unknown = QTextCharFormat()
        unknown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        unknown.setUnderlineColor(QColor(self._look.colours.unknown))
        for span_start, span_end in (*self.unknown, *self.tags, *self.unread):
            begin, end = max(0, span_start - start), min(length, span_end - start)
            if begin < end:
                self.setFormat(begin, end - begin, unknown)


def _shortened(text: str) -> str:
    """``text`` shortened for a hint: one long word would widen the whole zone."""
    return text if len(text) <= _LETTERS_SHOWN else f"{text[:_LETTERS_SHOWN]}…"


def _spans(tags: list[FileTag]) -> list[tuple[int, int]]:
    return [(tag.start, tag.end) for tag in tags]


def _in_utf16(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(_utf16(text, start), _utf16(text, end)) for start, end in spans]


def _utf16(text: str, index: int) -> int:
    """Qt's index of character ``index``: it counts characters above U+FFFF as two."""
    return len(text[:index].encode("utf-16-le", "surrogatepass")) // 2
