"""Texts: the codes of the texts that pictures have, and which of them have a word."""

from collections import OrderedDict
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sdstudio.library.search.columns import Columns
from sdstudio.library.search.index_file import IndexFile
from sdstudio.library.search.rows import TEXTS, Rows

#: With the texts themselves. Most are those of a picture made shortly before or after.
_CODES_REMEMBERED: Final = 5_000
#: A word's answer takes a bit for each text: 42 KB for a million pictures.
_ANSWERS_BYTES: Final = 4 * 2**20
_ANSWERS_REMEMBERED: Final = 500
_NO_TEXT: Final = (0, np.zeros(0, np.uint8))
#: Almost every picture has a prompt, of its own or of a few tries.
_SELDOM: Final = TEXTS[1:]
_SLACK: Final = 4096
#: The index is made again if it has more texts of no picture than these, and than used ones.
_UNUSED_LEAST: Final = 1000


class Texts:
    """Those of one index.

    Attributes:
        last: the greatest code of a text that a row may have.
    """

    def __init__(self, index: IndexFile, columns: Columns) -> None:
        self._index = index
        self._columns = columns
        self.last = index.last_text()
        #: The last text when unused ones were counted.
        self._checked: int = 0
        self._codes: dict[str, int] = {"": 0}
        #: How many texts there were then, and which of them have what was asked for, by code: a
        #: bit for each.
        self._answers: OrderedDict[str, tuple[int, NDArray[np.uint8]]] = OrderedDict()
        #: Which texts the columns but the prompts' have had, by code.
        self._used: dict[str, NDArray[np.bool_]] = {}

    def code(self, text: str) -> int:
        """The code of a text, which is indexed if it is new. Part of a transaction."""
        text = text.strip()
        code = self._codes.get(text)
        if code is None:
            if len(self._codes) >= _CODES_REMEMBERED:
                self._codes.clear()
            code = self._index.text_code(text) if text else 0
            self._codes[text] = code
        return code

    def forget_codes(self) -> None:
        """They no longer hold: a transaction failed, or texts are about to be erased."""
        self._codes.clear()

    def having(self, asked: str) -> NDArray[np.bool_]:
        """Which texts have what an expression of FTS5 asks for, by code."""
        count, known = self._answers.get(asked, _NO_TEXT)
        has_it = np.zeros(max(count, self.last + 1), np.bool_)
        has_it[:count] = np.unpackbits(known, count=count)
        if count < len(has_it):
            # A text never changes, and no other one gets its code: only new ones are asked for.
            has_it[self._index.texts_with(asked, count)] = True
            self._answers[asked] = len(has_it), np.packbits(has_it)
        self._answers.move_to_end(asked)
        fitting = max(1, 8 * _ANSWERS_BYTES // len(has_it))
        while len(self._answers) > min(fitting, _ANSWERS_REMEMBERED):
            self._answers.popitem(last=False)
        return has_it

    def note(self, rows: Rows) -> None:
        """These rows are in the columns now.

        Only now do their texts count: had the transaction failed, others would get their codes.
        """
        self.last = max(self.last, *(int(rows[name].max(initial=0)) for name in TEXTS))
        for column in _SELDOM:
            used = self._used.get(column)
            if used is None or len(used) <= self.last:
                # With room, so that not every new text has it copied.
                more = np.zeros(self.last + self.last // 8 + _SLACK, np.bool_)
                if used is not None:
                    more[: len(used)] = used
                used = self._used[column] = more
            used[rows[column]] = True
            used[0] = False

    def columns_with(self, has_it: NDArray[np.bool_]) -> list[str]:
        """The columns that may have one of the texts that :meth:`having` found."""
        # Few different texts are used in most of them, and seldom one of these. One that no
        # picture has any more costs a look in vain.
        others = [
            name
            for name, used in self._used.items()
            if np.any(used[: len(has_it)] & has_it[: len(used)])
        ]
        return ["prompt", *others]

    def has_waste(self) -> bool:
        """Whether so many texts have no picture any more that the index should be made again.

        Each state of a note that is being written is one, too.
        """
        if self.last - self._checked < _UNUSED_LEAST:
            return False
        unused_count = len(self.unused())
        self._checked = self.last
        return unused_count >= max(_UNUSED_LEAST, self.last - unused_count)

    def unused(self) -> NDArray[np.int64]:
        """The codes of texts that no picture has, in order."""
        used = np.zeros(self.last + 1, np.bool_)
        for name in TEXTS:
            used[self._columns[name]] = True
        used[0] = True  # the empty text
        return np.flatnonzero(~used)
