"""The prompt editor: plain text whose syntax is coloured, with what needs a look underlined."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.spelling import Spelling
from sdstudio.app.token_counter import TokenCounter
from sdstudio.domain.dynamic_prompt import SpanKind, parse_template
from sdstudio.domain.prompt import (
    PROMPT_MAX_CHARACTERS,
    FileTag,
    around,
    file_tags,
    syntax_spans,
    unread_pieces,
    unread_spans,
)
from sdstudio.domain.prompt_marks import prompt_marks
from sdstudio.domain.prompt_problems import (
    Fix,
    ProblemKind,
    PromptProblem,
    find_problems,
    fixes_for,
)
from sdstudio.domain.prompt_weights import weight_changed
from sdstudio.domain.text_edit import TextEdit
from sdstudio.domain.triggers import word_key
from sdstudio.domain.vocabulary import Vocabulary
from sdstudio.ui.prompts import prompt_hints
from sdstudio.ui.prompts.prompt_field import PromptField
from sdstudio.ui.prompts.prompt_highlighter import Highlights, PromptHighlighter
from sdstudio.ui.prompts.text_places import TextPlaces
from sdstudio.ui.prompts.token_label import TokenLabel
from sdstudio.ui.prompts.token_parts import counted_prompt
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import ActiveTheme
from sdstudio.ui.wording import plain_tip, sentences


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
        self._wildcards: frozenset[str] | None = None
        self._spelling: Spelling | None = None
        self._styles: tuple[str, ...] = ()
        self._english: str | None = None
        self._tags: list[FileTag] = []
        self._template = parse_template("")
        self._problems: tuple[PromptProblem, ...] = ()
        self.field = PromptField(lines)
        self._highlighter = PromptHighlighter(self.field.document(), look)
        self._count = TokenLabel()
        self._hint = QLabel()
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setProperty("dim", True)
        self._hint.setWordWrap(True)
        self.use_tag = QPushButton()
        #: Does what is offered for the problem that the hint is about.
        self.fix = QPushButton()
        self._lay_out()
        self.field.textChanged.connect(self._on_text_changed)
        self.field.asked_about.connect(self._explain)
        self.field.menu_asked.connect(self._offer_fixes)
        self.use_tag.clicked.connect(lambda: self.tag_chosen.emit(self._tags[0]))
        self.fix.clicked.connect(lambda: self._fix_first(self._syntax_problems()))
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

    @property
    def triggers(self) -> tuple[str, ...]:
        """The trigger words of the embeddings in use, which are never syntax."""
        return tuple(self._words)

    @property
    def selected(self) -> str:
        """The selected text."""
        return self.field.textCursor().selection().toPlainText()

    def set_text(self, text: str) -> None:
        """Show ``text`` without emitting ``edited``."""
        if text != self.text:
            self.field.blockSignals(True)
            self.field.setPlainText(text[:PROMPT_MAX_CHARACTERS])
            self.field.moveCursor(QTextCursor.MoveOperation.End)
            self.field.blockSignals(False)
            self._mark()

    def replace_text(self, text: str) -> None:
        """Put ``text`` in place of everything, as if it was typed; Ctrl+Z restores it."""
        cut = text[:PROMPT_MAX_CHARACTERS]
        self.field.apply(TextEdit(0, len(self.text), cut), (len(cut), len(cut)))

    def insert(self, text: str) -> None:
        """Put ``text`` where the cursor is, apart from the words beside it."""
        cursor, document = self.field.textCursor(), self.field.document()
        before = document.characterAt(cursor.selectionStart() - 1)
        after = document.characterAt(cursor.selectionEnd())
        # A wildcard that touches a word is part of that word.
        text = f" {text}" if _is_of_word(before) else text
        self.field.insertPlainText(f"{text} " if _is_of_word(after) else text)

    def change_weight(self, change: float) -> None:
        """Add ``change`` to the weight of the selection, or of the word at the cursor."""
        text, cursor = self.text, self.field.textCursor()
        places = TextPlaces(text)
        start, end = (places.index(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        changed = weight_changed(text, start, end, change, self.triggers)
        if changed is not None and _fits(text, changed.edit):
            self.field.apply(changed.edit, (changed.start, changed.end))

    def fix_problem(self) -> bool:
        """Do what is offered for the problem at the cursor, or else for the first one.

        Returns:
            Whether there was anything to do.
        """
        at = TextPlaces(self.text).index(self.field.textCursor().position())
        here = [one for one in self._problems if one.start <= at <= one.end]
        return self._fix_first((*here, *self._problems))

    def set_counter(self, counter: TokenCounter | None) -> None:
        """Count with ``counter`` from now on; ``None`` while it is unavailable."""
        self._counter = counter
        self._mark()

    def set_styles(self, words: tuple[str, ...]) -> None:
        """Count the tokens of what is written as it will be with these words of styles."""
        if words != self._styles:
            self._styles = words
            self._mark()

    def set_english(self, english: str | None) -> None:
        """Count the tokens of what the model reads in place of what is typed.

        Args:
            english: the translation, empty as long as there is none; ``None`` if what is typed is
                read.
        """
        if english != self._english:
            self._english = english
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

    def set_wildcards(self, names: frozenset[str]) -> None:
        """Underline wildcards that aren't among these names, which are in lower case."""
        if names != self._wildcards:
            self._wildcards = names
            self._mark()

    def set_spelling(self, spelling: Spelling | None) -> None:
        """Underline the words that ``spelling`` finds, unless the model's own are underlined."""
        if spelling is not self._spelling:
            self._spelling = spelling
            self._mark()

    def remove_tag(self, tag: FileTag) -> None:
        """Remove ``tag`` from the text, if it is still there; Ctrl+Z restores it."""
        if tag in self._tags:
            self.field.apply(TextEdit(*around(self.text, tag), ""))

    def set_name(self, name: str, help_: str, placeholder: str) -> None:
        """Set the field's accessible name and description, and its placeholder."""
        self.field.setAccessibleName(name)
        self.field.setAccessibleDescription(help_)
        self.field.setPlaceholderText(placeholder)

    def retranslate(self) -> None:
        self._mark()

    def unknown_words(self) -> list[str]:
        """The words that the model doesn't know, each once."""
        text = self.text
        return list(dict.fromkeys(text[a:b] for a, b in self._unknown_spans(text)))

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._hint, 1)
        below.addStretch()
        below.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        # Not beside the hint, which would be many narrow lines.
        offers = QHBoxLayout()
        offers.setSpacing(8)
        offers.addWidget(self.use_tag)
        offers.addWidget(self.fix)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addLayout(below)
        column.addLayout(offers)
        column.setAlignment(offers, Qt.AlignmentFlag.AlignLeft)

    def _on_text_changed(self) -> None:
        # Qt also emits this when only the formats have changed.
        if self.text != self._last:
            self._mark()
            self.edited.emit(self.text)

    def _mark(self) -> None:
        self._last = text = self.text
        self._template = parse_template(text, self.triggers)
        self._problems = find_problems(text, self.triggers, self._wildcards)
        self._tags = file_tags(text)
        unknown = self._unknown_spans(text)
        self._show_count(TextPlaces(text))
        self._highlighter.show(self._highlights(text, unknown))
        self._show_hint(bool(unknown))
        if self._tags:
            self.tags_found.emit()

    def _highlights(self, text: str, unknown: Collection[tuple[int, int]]) -> Highlights:
        places = TextPlaces(text)
        unread = unread_spans(text, self.triggers)
        checks = self._spelling is not None and not self._vocabulary.known
        misspelt = self._spelling.misspelt(text) if self._spelling and checks else []
        return Highlights(
            tuple(
                (places.position(mark.start), places.position(mark.end), mark.kind)
                for mark in prompt_marks(text, self.triggers)
            ),
            unknown=tuple(places.spans(unknown)),
            tags=tuple(places.spans((tag.start, tag.end) for tag in self._tags)),
            unread=tuple(places.spans(unread)),
            problems=tuple(places.spans((one.start, one.end) for one in self._problems)),
            misspelt=tuple(places.spans(self._outside_syntax(text, misspelt))),
        )

    def _unknown_spans(self, text: str) -> list[tuple[int, int]]:
        return self._outside_syntax(text, self._vocabulary.unknown_spans(text))

    def _outside_syntax(
        self, text: str, spans: Collection[tuple[int, int]]
    ) -> list[tuple[int, int]]:
        if not spans:
            return []
        apart = syntax_spans(text, self.triggers)
        apart += [(one.start, one.end) for one in self._template.spans]
        return [
            (start, end)
            for start, end in spans
            if not any(a <= start and end <= b for a, b in apart)
        ]

    def _show_count(self, places: TextPlaces) -> None:
        if self._counter is None or self._english == "":
            self._count.clear()
            self.field.show_parts(())
            return
        is_translated = self._english is not None
        template = self._template
        if self._english is not None:
            template = parse_template(self._english, self.triggers)
        found = counted_prompt(template, self._styles, self._words, self._vocabulary, self._counter)
        self._count.show_count(found.count, found.text)
        starts = () if is_translated else found.part_starts
        self.field.show_parts([places.position(start) for start in starts])

    def _show_hint(self, unknown: bool) -> None:
        tag = self._tags[0] if self._tags else None
        offered = tag is not None and tag.is_lora and word_key(tag.name) in self._names
        self.use_tag.setVisible(offered)
        said = prompt_hints.about_syntax(self._template, unread_pieces(self.text, self.triggers))
        if tag is not None:
            said = [prompt_hints.about_tag(tag, offered=offered), *said]
            if offered:
                self._name_use_tag(tag)
        elif self._says_guess and self._knows_none():
            said.append(prompt_hints.nothing_known(self._vocabulary))
        elif unknown:
            said.append(prompt_hints.about_unknown(self.unknown_words()))
        self._hint.setText(sentences(*said))
        self._hint.setVisible(bool(said))
        self._show_fix()

    def _show_fix(self) -> None:
        fixes = next(filter(None, map(self._fixes, self._syntax_problems())), ())
        self.fix.setVisible(bool(fixes))
        if fixes:
            self.fix.setText(prompt_hints.fix_text(fixes[0]))
            self.fix.setAccessibleName(self.fix.text())
            self.fix.setToolTip(plain_tip(self.tr("Change the prompt; Undo takes it back")))

    def _knows_none(self) -> bool:
        """Whether the model knows none of the words; those of wildcards aren't known here."""
        if any(span.kind is SpanKind.WILDCARD for span in self._template.spans):
            return False
        return self._vocabulary.knows_none(self._template.example, self.triggers)

    def _name_use_tag(self, tag: FileTag) -> None:
        self.use_tag.setText(self.tr("Use LoRA"))
        self.use_tag.setToolTip(
            plain_tip(
                self.tr(
                    "Add “{name}” to LoRAs and embeddings, and remove the tag from the prompt"
                ).format(name=tag.name)
            )
        )
        self.use_tag.setAccessibleName(self.tr("Use {name}").format(name=tag.name))

    def _syntax_problems(self) -> tuple[PromptProblem, ...]:
        """Those that the hint under the field is about."""
        said = (ProblemKind.OPEN_BRACE, ProblemKind.UNREAD)
        return tuple(one for one in self._problems if one.kind in said)

    def _fixes(self, problem: PromptProblem) -> tuple[Fix, ...]:
        return fixes_for(self.text, problem, self.triggers, self._wildcards)

    def _fix_first(self, problems: Collection[PromptProblem]) -> bool:
        for problem in problems:
            fixes = self._fixes(problem)
            if fixes:
                self._apply(fixes[0].edit)
                return True
        return False

    def _apply(self, edit: TextEdit) -> None:
        if _fits(self.text, edit):
            self.field.apply(edit)
            self.field.setFocus()

    def _problems_at(self, position: int) -> list[PromptProblem]:
        at = TextPlaces(self.text).index(position)
        return [one for one in self._problems if one.start <= at <= one.end]

    def _offer_fixes(self, position: int, menu: QMenu) -> None:
        usual = menu.actions()
        offers = [
            (prompt_hints.fix_text(fix), fix.edit)
            for one in self._problems_at(position)
            for fix in self._fixes(one)
        ]
        offers += self._spellings_at(position)
        for text, edit in offers:
            action = menu.addAction(text)
            action.triggered.connect(lambda _checked=False, edit=edit: self._apply(edit))
        if offers and usual:
            menu.addSeparator()
            # What was there before comes after it.
            menu.addActions(usual)

    def _spellings_at(self, position: int) -> list[tuple[str, TextEdit]]:
        """What may have been meant by a misspelt word."""
        text = self.text
        places = TextPlaces(text)
        for begin, stop in self._highlighter.shown.misspelt:
            if begin <= position <= stop and self._spelling is not None:
                start, end = places.index(begin), places.index(stop)
                words = self._spelling.suggestions(text[start:end])
                return [(word.replace("&", "&&"), TextEdit(start, end, word)) for word in words]
        return []

    def _explain(self, position: int, event: QHelpEvent) -> None:
        shown = self._highlighter.shown
        problems = self._problems_at(position)
        if any(a <= position < b for a, b in shown.tags):
            text = self.tr(
                "Some programs load a LoRA when they find this tag in a prompt. SD Studio ignores "
                "the tag: choose LoRAs and set their weights under LoRAs and embeddings, in "
                "Advanced settings."
            )
        elif problems:
            fixes = self._fixes(problems[0])
            said = prompt_hints.about_problem(problems[0], self.text, self._template)
            if fixes:
                offer = self.tr("Right-click to fix it: {fix}.")
                said = sentences(said, offer.format(fix=prompt_hints.fix_text(fixes[0])))
            text = said
        elif any(a <= position < b for a, b in shown.unknown):
            text = self.tr(
                "The practice model doesn't know this word and will guess. A full model is likely "
                "to know it."
            )
        elif any(a <= position < b for a, b in shown.misspelt):
            text = self.tr("This word isn't in the dictionary.")
        else:
            text = ""
        QToolTip.showText(event.globalPos(), plain_tip(text), self.field)


def _fits(text: str, edit: TextEdit) -> bool:
    """Whether a prompt may still be that long."""
    return len(text) - (edit.end - edit.start) + len(edit.text) <= PROMPT_MAX_CHARACTERS


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"
