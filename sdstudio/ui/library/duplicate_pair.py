"""Two pictures that look alike, side by side, and what can be decided about them."""

from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sdstudio.app.library_view.duplicate_finder import AlikePair
from sdstudio.app.library_view.privacy import Blur
from sdstudio.library import AnyPicture
from sdstudio.ui.library.compare.compare_view import CompareView
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import number, size, with_shortcut


class PairAnswer(Enum):
    """What a button of the page does."""

    LEFT = auto()
    RIGHT = auto()
    BOTH = auto()
    UNRELATED = auto()
    BACK = auto()


_KEYS: Final = {
    PairAnswer.LEFT: Qt.Key.Key_1,
    PairAnswer.RIGHT: Qt.Key.Key_2,
    PairAnswer.BOTH: Qt.Key.Key_3,
    PairAnswer.UNRELATED: Qt.Key.Key_4,
    PairAnswer.BACK: Qt.Key.Key_Backspace,
}
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class DuplicatePair(Retranslates, QWidget):
    """Each answer is a button and a key.

    Signals:
        answered(PairAnswer): the artist decided, or takes the last decision back.
        done_asked(): the artist is done with all pairs.

    Thread: GUI.
    """

    answered = Signal(object)
    done_asked = Signal()

    def __init__(self, compare: CompareView, blur: Blur) -> None:
        super().__init__()
        self._blur = blur
        blur.changed.connect(self._show_texts)
        self._pair: AlikePair | None = None
        self._pictures: tuple[AnyPicture, ...] = ()
        self._number = self._count = 0
        self.compare = compare
        self.about, self.left_facts, self.right_facts = (_label() for _ in range(3))
        self.buttons: Mapping[PairAnswer, QPushButton] = {one: QPushButton() for one in PairAnswer}
        self.done_button = QPushButton()
        self._lay_out()
        for answer, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, one=answer: self.answered.emit(one))
        self.done_button.clicked.connect(self.done_asked)
        self.compare.leave_asked.connect(self.done_asked)
        self.retranslate()

    def show_pair(
        self, pair: AlikePair, pictures: tuple[AnyPicture, AnyPicture], number: int, count: int
    ) -> None:
        """Show the pictures of a pair, the ``number``-th of ``count``."""
        self._pair, self._pictures, self._number, self._count = pair, pictures, number, count
        self.compare.show_pictures(pictures)
        self._show_texts()
        self.compare.setFocus()

    def allow(self, *, is_answer: bool, is_back: bool) -> None:
        """Allow an answer, and the last one to be taken back."""
        for answer, button in self.buttons.items():
            button.setEnabled(is_back if answer is PairAnswer.BACK else is_answer)

    def retranslate(self) -> None:
        texts = {
            PairAnswer.LEFT: self.tr("Keep left"),
            PairAnswer.RIGHT: self.tr("Keep right"),
            PairAnswer.BOTH: self.tr("Keep both"),
            PairAnswer.UNRELATED: self.tr("Not duplicates"),
            PairAnswer.BACK: self.tr("Undo last"),
        }
        tips = {
            PairAnswer.LEFT: self.tr(
                "The left one is better; the right one goes to the trash at the end"
            ),
            PairAnswer.RIGHT: self.tr(
                "The right one is better; the left one goes to the trash at the end"
            ),
            PairAnswer.BOTH: self.tr("Two versions of one picture; both stay"),
            PairAnswer.UNRELATED: self.tr("The pictures are unrelated; both stay"),
            PairAnswer.BACK: self.tr("Undo the last decision"),
        }
        for answer, button in self.buttons.items():
            key = QKeySequence(_KEYS[answer]).toString(QKeySequence.SequenceFormat.NativeText)
            button.setText(f"{texts[answer]} ({key})")
            button.setToolTip(with_shortcut(tips[answer], key))
            button.setAccessibleName(texts[answer])
        self.done_button.setText(self.tr("Done"))
        self.done_button.setAccessibleName(self.tr("Done"))
        self._show_texts()

    # Qt overrides.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        answers = [one for one, key in _KEYS.items() if event.key() == key]
        if answers and event.modifiers() in _PLAIN and not event.isAutoRepeat():
            self.answered.emit(answers[0])
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        facts = QHBoxLayout()
        facts.addWidget(self.left_facts, 1)
        facts.addWidget(self.right_facts, 1)
        row = QHBoxLayout()
        row.setSpacing(GRID_PX)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setSpacing(GRID_PX)
        column.addWidget(self.about)
        column.addWidget(self.compare, 1)
        column.addLayout(facts)
        column.addLayout(row)

    def _show_texts(self) -> None:
        pair = self._pair
        if pair is None:
            return
        position = self.tr("Pair {number} of {count}").format(
            number=number(self._number), count=number(self._count)
        )
        if pair.is_exact:
            said = self.tr("Exactly the same pixels")
        elif not pair.distance:
            # All that the hash says; two scenes can be lit alike.
            said = self.tr("The same light and dark areas, but different pixels")
        else:
            said = self.tr("Similar light and dark areas")
        self.about.setText(f"{position} · {said}")
        for label, picture in zip((self.left_facts, self.right_facts), self._pictures, strict=True):
            label.setText(_facts(picture, self._blur.file_name(picture)))


def _facts(picture: AnyPicture, name: str) -> str:
    try:
        bytes_ = picture.path.stat().st_size
    except OSError:
        bytes_ = 0
    amount = QLocale().formattedDataSize(
        bytes_, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat
    )
    return f"{size(picture.width, picture.height)} · {amount} · {name}"


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
