"""TokenLabel: how many tokens a prompt has, and where each part of it ends."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from sdstudio.app.token_counter import TokenCount
from sdstudio.domain.prompt import CHUNK_TOKENS
from sdstudio.ui.wording import counted, plain_tip

_WORDS_SHOWN: Final = 4
_LETTERS_SHOWN: Final = 40
_PARTS_SHOWN: Final = 8


class TokenLabel(QLabel):
    """Says the count, and in its tooltip with which words each part ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_count(self, count: TokenCount, text: str) -> None:
        """Show ``count``.

        Args:
            text: what was counted, to which ``count.chunk_starts`` refer.
        """
        self.setText(f"{count.tokens} / {count.room}")
        said = self.tr("{count} of {limit} tokens").format(count=count.tokens, limit=count.room)
        ends = self._ends(text, count.chunk_starts)
        self.setAccessibleName(said)
        self.setAccessibleDescription("\n".join(ends))
        about = self.tr(
            "The model reads {limit} tokens at a time, which is about 50 words. A longer "
            "prompt is read in several chunks, which weakens the effect of each word."
        ).format(limit=CHUNK_TOKENS)
        self.setToolTip(plain_tip("\n".join([about, *ends])))
        over = bool(count.chunk_starts)
        if self.property("over") != over:
            self.setProperty("over", over)
            self.setProperty("dim", not over)
            self.style().polish(self)

    def _ends(self, text: str, starts: Sequence[int]) -> list[str]:
        """With which words each part but the last one ends."""
        begins = (0, *starts)
        said = [
            self.tr("Part {number} ends after “{words}”.").format(
                number=number, words=_last_words(text[begin:end])
            )
            for number, (begin, end) in enumerate(zip(begins, starts, strict=False), start=1)
        ]
        left_out = len(said) - _PARTS_SHOWN
        if left_out > 0:
            more = counted(self.tr("And %n more part(s).", "", left_out), left_out)
            return [*said[:_PARTS_SHOWN], more]
        return said


def _last_words(text: str) -> str:
    words = text.removesuffix("BREAK").split()
    shown = " ".join(words[-_WORDS_SHOWN:])
    cut = len(words) > _WORDS_SHOWN or len(shown) > _LETTERS_SHOWN
    return f"…{shown[-_LETTERS_SHOWN:]}" if cut else shown
