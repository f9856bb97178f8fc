"""The system's spell checker, where it has one: Enchant, which most Linux desktops come with.

Enchant asks Hunspell, Nuspell or Aspell, whichever is installed, and Apple's checker on macOS if
it was installed there. Nothing of it ships with the program: the library is looked for when it is
first needed, and without it nothing is ever underlined.
"""

import ctypes
import ctypes.util
import re
from collections.abc import Callable
from typing import Final, Protocol

#: Prompts are written in English, whatever the language of the system.
_DICTIONARIES: Final = (b"en_GB", b"en_US", b"en")
_LIBRARIES: Final = ("enchant-2", "enchant")
_WORD: Final = re.compile(r"(?<![\w'’])[A-Za-z]+(?:['’][A-Za-z]+)?(?![\w'’])")
#: Shorter ones are mostly abbreviations.
_LEAST: Final = 3
_KEPT_MAX: Final = 20_000
_SUGGESTIONS_MAX: Final = 5


class Dictionary(Protocol):
    """A spell checker for one language."""

    def knows(self, word: str) -> bool:
        """Whether it has ``word``."""

    def suggestions(self, word: str) -> list[str]:
        """Words like ``word``, the best first."""


class Spelling:
    """Finds misspelt words, each of which is asked about once.

    Thread: one at a time.
    """

    def __init__(self, *dictionaries: Dictionary) -> None:
        self._dictionaries = dictionaries
        self._known: dict[str, bool] = {}

    def misspelt(self, text: str) -> list[tuple[int, int]]:
        """(start, end) of each word that no dictionary has.

        Words in capitals or with capitals in them are names and abbreviations.
        """
        return [
            match.span()
            for match in _WORD.finditer(text)
            if len(match.group()) >= _LEAST
            and match.group()[1:].islower()
            and not self._knows(match.group())
        ]

    def suggestions(self, word: str) -> list[str]:
        """Words that may have been meant by ``word``, the best first."""
        found = (one for each in self._dictionaries for one in each.suggestions(word))
        return list(dict.fromkeys(found))[:_SUGGESTIONS_MAX]

    def _knows(self, word: str) -> bool:
        if word not in self._known:
            if len(self._known) >= _KEPT_MAX:
                self._known.clear()
            self._known[word] = any(one.knows(word) for one in self._dictionaries)
        return self._known[word]


def system_spelling(
    load: Callable[[str], ctypes.CDLL | None] | None = None,
) -> Spelling | None:
    """The system's spell checker for English; ``None`` if it has none. Reads files.

    Args:
        load: gives a library by its name; for tests.
    """
    for name in _LIBRARIES:
        library = (load or _load)(name)
        if library is None:
            continue
        try:
            found = _dictionaries(library)
        except (AttributeError, OSError):
            # Another library of that name.
            continue
        if found:
            return Spelling(*found)
    return None


class EnchantDictionary:
    """A dictionary of libenchant (https://abiword.github.io/enchant/src/enchant.html)."""

    def __init__(self, library: ctypes.CDLL, broker: int, handle: int) -> None:
        self._library = library
        # Enchant frees its dictionaries with the broker, which lasts as long as the program.
        self._broker, self._handle = broker, handle

    def knows(self, word: str) -> bool:
        """See :class:`Dictionary`; what can't be checked counts as known."""
        data = word.encode()
        return int(self._library.enchant_dict_check(self._handle, data, len(data))) <= 0

    def suggestions(self, word: str) -> list[str]:
        """See :class:`Dictionary`."""
        data, count = word.encode(), ctypes.c_size_t()
        suggest = self._library.enchant_dict_suggest
        listed = suggest(self._handle, data, len(data), ctypes.byref(count))
        if not listed:
            return []
        found = [bytes(listed[at]).decode("utf-8", "replace") for at in range(count.value)]
        self._library.enchant_dict_free_string_list(self._handle, listed)
        return found


def _load(name: str) -> ctypes.CDLL | None:
    path = ctypes.util.find_library(name)
    if path is None:
        return None
    try:
        return ctypes.CDLL(path)
    except OSError:
        return None


def _dictionaries(library: ctypes.CDLL) -> list[EnchantDictionary]:
    pointer, text, size = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_ssize_t
    strings = ctypes.POINTER(ctypes.c_char_p)
    counter = ctypes.POINTER(ctypes.c_size_t)
    for name, result, arguments in (
        ("enchant_broker_init", pointer, []),
        ("enchant_broker_request_dict", pointer, [pointer, text]),
        ("enchant_dict_check", ctypes.c_int, [pointer, text, size]),
        ("enchant_dict_suggest", strings, [pointer, text, size, counter]),
        ("enchant_dict_free_string_list", None, [pointer, strings]),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    broker = library.enchant_broker_init()
    if not broker:
        return []
    handles = (library.enchant_broker_request_dict(broker, tag) for tag in _DICTIONARIES)
    return [EnchantDictionary(library, broker, handle) for handle in handles if handle]
