"""What the marks on a picture mean, in words."""

from PySide6.QtCore import QObject

from sdstudio.ui.library.grid_source import CellFacts
from sdstudio.ui.wording import counted


class CellWords(QObject):
    """Translates; a QObject, because only its ``tr`` knows plurals."""

    def of(self, facts: CellFacts) -> str:
        """For example “3 stars, Picked”; empty for a picture without marks."""
        words = []
        if facts.rating:
            words.append(counted(self.tr("%n star(s)", "", facts.rating), facts.rating))
        if facts.flag > 0:
            words.append(self.tr("Picked"))
        elif facts.flag < 0:
            words.append(self.tr("Rejected"))
        if facts.label:
            words.append(self._label_names()[facts.label - 1])
        if facts.stack_count:
            words.append(
                counted(self.tr("Stack of %n picture(s)", "", facts.stack_count), facts.stack_count)
            )
        if facts.is_missing:
            words.append(self.tr("File not available"))
        return self.tr(", ").join(words)

    def _label_names(self) -> tuple[str, ...]:
        return (
            self.tr("Red label"),
            self.tr("Yellow label"),
            self.tr("Green label"),
            self.tr("Blue label"),
            self.tr("Purple label"),
        )
