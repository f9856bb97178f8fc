"""PromptHistory: the prompts of the library's pictures, with what came of each."""

from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.library_view.privacy import Blur, hidden_prompt
from sdstudio.app.library_view.results import Results
from sdstudio.app.operations import Operations

if TYPE_CHECKING:
    from sdstudio.library import Library
    from sdstudio.library.search import Ids, Stacks

_PAGE: Final = 50
#: Of each prompt's pictures, the newest.
_PICTURES_MAX: Final = 4
_ROOT: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class PastPrompt:
    """A prompt that pictures were made with.

    Args:
        text: as it was written, without the words of styles.
        count: of its pictures.
        picture_ids: the newest of them.
    """

    text: str
    count: int
    picture_ids: tuple[int, ...]


class HistoryRole(IntEnum):
    """What the model has besides the text."""

    PROMPT = Qt.ItemDataRole.UserRole + 1


class PromptHistory(QAbstractListModel):
    """The prompts that a query finds, the most recently used first, read in pages.

    Which pictures have the same prompt is known to the search; only the texts of the prompts that
    are in view are read from the library.

    Args:
        column: ``prompt`` or ``negative``.

    Signals:
        found(): the answer to the last query is here.
        trouble(StudioError): why a page can't be read.
    """

    found = Signal()
    trouble = Signal(object)

    def __init__(
        self,
        library: LibraryThread,
        results: Results,
        blur: Blur,
        column: str,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library, self._results, self._blur = library, results, blur
        self._column = column
        self._query = ""
        self._ids: Ids | None = None
        self._stacks: Stacks | None = None
        self._read_count = 0
        self._is_outdated = False
        self._prompts: list[PastPrompt] = []
        self._rows: dict[str, int] = {}
        self._operations = Operations(self, self.trouble.emit)
        blur.changed.connect(self._on_blur)
        results.replaced.connect(self._on_results)
        results.facts_changed.connect(self._on_results)

    @property
    def is_searched(self) -> bool:
        """Whether the last query has been answered."""
        return self._stacks is not None

    def search(self, text: str) -> None:
        """List the prompts of the pictures that ``text`` finds in the library."""
        self._query = text
        self._operations.start(self._search(text), replacing="read")

    def prompt(self, row: int) -> PastPrompt | None:
        """The prompt in a row, unless it is hidden."""
        if not 0 <= row < len(self._prompts):
            return None
        one = self._prompts[row]
        return None if self.is_hidden(one) else one

    def is_hidden(self, one: PastPrompt) -> bool:
        """Whether a prompt must not be read."""
        return self._blur.hides(one.text, one.picture_ids)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._prompts)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not 0 <= index.row() < len(self._prompts):
            return None
        one = self._prompts[index.row()]
        if role == HistoryRole.PROMPT:
            return one
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return hidden_prompt() if self.is_hidden(one) else " ".join(one.text.split())
        return None

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        is_more = self._stacks is not None and self._read_count < len(self._stacks)
        return not parent.isValid() and is_more

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        if not self._operations.is_running("read"):
            self._operations.start(self._read_more(), replacing="read")

    async def _search(self, text: str) -> None:
        self._is_outdated = True
        while self._is_outdated:
            self._is_outdated = False
            answer = await self._results.by_prompt(text, self._column)
            if answer is None:
                # The library isn't open yet: asked again once it is.
                return
            self.beginResetModel()
            self._ids, self._stacks = answer
            self._read_count = 0
            self._prompts, self._rows = [], {}
            self.endResetModel()
            await self._read_page()
            self.found.emit()

    async def _read_more(self) -> None:
        await self._read_page()
        if self._is_outdated:
            await self._search(self._query)

    async def _read_page(self) -> None:
        ids, stacks = self._ids, self._stacks
        if ids is None or stacks is None:
            return
        numbers = range(self._read_count, min(self._read_count + _PAGE, len(stacks)))
        newest = [tuple(ids[stacks.rows_of(number)[:_PICTURES_MAX]].tolist()) for number in numbers]
        wanted = [some[0] for some in newest]
        texts = await self._library.do(partial(_texts, wanted, self._column))
        self._read_count += len(numbers)
        new: list[PastPrompt] = []
        for number, some in zip(numbers, newest, strict=True):
            text = texts.get(some[0])
            if text is not None:
                self._take(PastPrompt(text, stacks.count(number), some), new)
        if new:
            first = len(self._prompts)
            self.beginInsertRows(_ROOT, first, first + len(new) - 1)
            self._prompts += new
            self.endInsertRows()

    def _take(self, one: PastPrompt, new: list[PastPrompt]) -> None:
        """Add a prompt to ``new``, or to the row that has the same: in other styles, it is one."""
        row = self._rows.setdefault(one.text, len(self._prompts) + len(new))
        if row == len(self._prompts) + len(new):
            new.append(one)
            return
        known = self._prompts[row] if row < len(self._prompts) else new[row - len(self._prompts)]
        ids = (*known.picture_ids, *one.picture_ids)[:_PICTURES_MAX]
        both = PastPrompt(one.text, known.count + one.count, ids)
        if row < len(self._prompts):
            self._prompts[row] = both
            self.dataChanged.emit(self.index(row), self.index(row))
        else:
            new[row - len(self._prompts)] = both

    def _on_results(self) -> None:
        # Once the artist has gone further, what is listed stays while it is read.
        if self._read_count > _PAGE:
            return
        if self._operations.is_running("read"):
            # What is being read may be what was found before.
            self._is_outdated = True
        else:
            self.search(self._query)

    def _on_blur(self) -> None:
        if self._prompts:
            self.dataChanged.emit(self.index(0), self.index(len(self._prompts) - 1))


def _texts(picture_ids: list[int], column: str, library: "Library") -> dict[int, str]:
    return library.prompt_texts.read(picture_ids, column)
