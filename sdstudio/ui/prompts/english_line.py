"""The English of a prompt that is written in another language, below it."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.prompt_english import PromptEnglish, ShownEnglish
from sdstudio.app.translation import translate
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.prompt import PROMPT_MAX_CHARACTERS
from sdstudio.domain.text import quoted
from sdstudio.ui import icons
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import listed, plain_tip, sentences

_LINES: Final = (1, 4)
_WORDS_SHOWN: Final = 4
_LETTERS_SHOWN: Final = 16


class EnglishLine(Retranslates, QWidget):
    """Shows what the model reads; the artist can change it, or pin it.

    It is hidden where nothing is translated, and while its prompt is (:meth:`set_folded`). Its
    tokens are counted under the prompt, with those of styles and embeddings.

    Args:
        prompt: the name of the parameter.

    Signals:
        models_asked(): the artist wants a model that translates everything.
    """

    models_asked = Signal()

    def __init__(self, english: PromptEnglish, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._english = english
        self._prompt = prompt
        self._is_folded = False
        self._heading = QLabel()
        self._note = QLabel()
        for label in (self._heading, self._note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("dim", True)
        self._note.setWordWrap(True)
        self.again = QPushButton()
        self.again.setProperty("link", True)
        self.pin = QToolButton()
        self.pin.setCheckable(True)
        self.pin.setProperty("flat", True)
        self.pin.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.pin.setIconSize(QSize(icons.ICON_PX, icons.ICON_PX))
        icons.set_icon(self.pin, "push-pin")
        self.field = _Field()
        self.models = QPushButton()
        self._lay_out()
        self.field.textChanged.connect(self._on_text_changed)
        self.pin.clicked.connect(lambda is_pinned: english.pin(prompt, is_pinned=is_pinned))
        self.again.clicked.connect(lambda: english.pin(prompt, is_pinned=False))
        self.models.clicked.connect(self.models_asked)
        english.changed.connect(self._show)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.retranslate()

    @property
    def note_text(self) -> str:
        """What it says of the translation; empty if all is well."""
        return "" if self._note.isHidden() else self._note.text()

    def set_folded(self, is_folded: bool) -> None:
        """Hide it with its prompt."""
        self._is_folded = is_folded
        self._show()

    def retranslate(self) -> None:
        self._heading.setText(self.tr("In English"))
        is_negative = self._prompt == "negative_prompt"
        self.field.setAccessibleName(
            self.tr("Negative prompt in English") if is_negative else self.tr("Prompt in English")
        )
        tip = self.tr("The model reads this. What you change here is pinned.")
        self.field.setToolTip(plain_tip(tip))
        self.field.setAccessibleDescription(tip)
        self.pin.setAccessibleName(self.tr("Pin the English"))
        self.pin.setToolTip(
            plain_tip(self.tr("Keep this English, even when you change the prompt"))
        )
        self.again.setText(self.tr("Translate again"))
        self.again.setAccessibleName(self.again.text())
        self.again.setToolTip(
            plain_tip(self.tr("Replace this English with a translation of the prompt"))
        )
        self.models.setText(self.tr("Models…"))
        self.models.setAccessibleName(self.tr("Models that translate"))
        self.models.setToolTip(
            plain_tip(self.tr("See which translation models there are, and install one"))
        )
        self._show()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID_PX // 2)
        head.addWidget(self._heading)
        head.addStretch()
        head.addWidget(self.again)
        head.addWidget(self.pin)
        below = QHBoxLayout()
        below.setSpacing(GRID_PX)
        below.addWidget(self._note, 1)
        below.addWidget(self.models, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.field)
        column.addLayout(below)

    def _on_text_changed(self) -> None:
        shown = self._english.shown.get(self._prompt)
        if shown is not None and self.field.toPlainText() != shown.text:
            self._english.edit(self._prompt, self.field.toPlainText())

    def _show(self) -> None:
        shown = self._english.shown.get(self._prompt)
        self.setVisible(shown is not None and not self._is_folded)
        if shown is None:
            return
        self.field.show_text(shown.text)
        self.pin.setChecked(shown.held is not None and shown.held.is_pinned)
        self.pin.setEnabled(bool(shown.text))
        self.again.setVisible(shown.held is not None)
        note = self._about(shown)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.models.setVisible(self._lacks_model(shown))

    def _about(self, shown: ShownEnglish) -> str:
        held = shown.held
        if held is not None:
            if held.is_pinned and held.source != shown.source:
                return self.tr("Pinned: it stays as it is, although the prompt was changed.")
            return ""
        if shown.english is None or not shown.is_current:
            return self.tr("Translating…")
        said = []
        if self._english.failure is not None:
            said.append(sentence_for(self._english.failure, translate))
        if shown.english.unknown:
            said.append(
                self.tr("Not translated: {words}.").format(words=_some(shown.english.unknown))
            )
        return sentences(*said) if said else ""

    def _lacks_model(self, shown: ShownEnglish) -> bool:
        if shown.held is not None or not shown.is_current or shown.english is None:
            return False
        return bool(shown.english.unknown) or self._english.failure is not None


class _Field(QPlainTextEdit):
    """A text that is as high as its lines."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show ``text`` as if nobody had typed it; what is typed already stays."""
        if text != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(text[:PROMPT_MAX_CHARACTERS])
            self.blockSignals(False)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        fewest, most = _LINES
        lines = max(fewest, min(most, int(self.document().size().height())))
        self.setFixedHeight(QFontMetrics(self.font()).lineSpacing() * lines + 20)


def _some(words: tuple[str, ...]) -> str:
    """The first of ``words``, shortened: a long one would widen the panel."""
    shown = [
        quoted(one if len(one) <= _LETTERS_SHOWN else f"{one[:_LETTERS_SHOWN]}…", translate)
        for one in words[:_WORDS_SHOWN]
    ]
    return listed(shown) + (" …" if len(words) > _WORDS_SHOWN else "")
