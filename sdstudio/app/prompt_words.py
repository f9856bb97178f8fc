"""PromptWords: the words from which prompts are completed, wherever they come from."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from sdstudio.app.active_adapters import ActiveAdapters
from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.library_view.privacy import Blur
from sdstudio.app.library_view.results import Results
from sdstudio.app.operations import Operations
from sdstudio.app.snippet_store import SnippetStore
from sdstudio.app.tag_list_folder import TagListFolder
from sdstudio.app.wildcard_folder import WildcardFolder
from sdstudio.domain.adapters import Adapter
from sdstudio.domain.errors import StudioError
from sdstudio.domain.prompt_completion import PromptWordSources, WordSource, phrases_of
from sdstudio.domain.vocabulary import Vocabulary
from sdstudio.domain.word_index import IndexedWord, WordIndex

if TYPE_CHECKING:
    from sdstudio.library import Library

_LANE: Final = "prompt words"
#: The newest ones; older prompts say little of what is being written now.
_PROMPTS_MAX: Final = 5_000
_AT_ONCE: Final = 500
#: New pictures come in rows, and bring few new words.
_REREAD_S: Final = 60.0


class PromptWords(QObject):
    """Reads words in the background, and reads them again when they change.

    Signals:
        wildcards_read(frozenset): the names of all wildcards, in lower case.

    Thread: GUI.
    """

    wildcards_read = Signal(object)

    def __init__(
        self,
        snippets: SnippetStore,
        wildcards: WildcardFolder,
        tag_lists: TagListFolder,
        adapters: ActiveAdapters,
        results: Results,
        library: LibraryThread,
        blur: Blur,
        background: BackgroundTasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = snippets
        self._folder = wildcards
        self.tag_lists = tag_lists
        self._active = adapters
        self._results = results
        self._library = library
        self._blur = blur
        self._background = background
        # What can't be read is missing among what is offered, and is reported where it is used.
        self._operations = Operations(self, lambda _error: None)
        self._indices: dict[WordSource, WordIndex] = {}
        self._snippets: tuple[tuple[str, str], ...] = ()
        self._wildcards: tuple[str, ...] = ()
        #: The pictures whose prompts are offered.
        self._own_ids: tuple[int, ...] = ()
        self._is_begun = False
        self._is_behind = True
        self._read_s = 0.0

    @property
    def sources(self) -> PromptWordSources:
        """What is known by now."""
        words = tuple(
            (source, self._indices[source]) for source in WordSource if source in self._indices
        )
        return PromptWordSources(words, self._snippets, self._wildcards)

    def begin(self) -> None:
        """Read everything, and follow what changes. Later calls read what is new."""
        if not self._is_begun:
            self._is_begun = True
            self._store.changed.connect(self._take_snippets)
            self._active.learned.connect(self._read_adapters)
            self._results.replaced.connect(self._on_results)
            self._blur.changed.connect(self._on_blur)
            self._take_snippets()
            self._read_adapters()
            self.read_tags()
            self.read_wildcards()
        self._read_own()

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Offer the words of the chosen model, if it knows only some."""
        words = (
            {*vocabulary.known, *vocabulary.names, *vocabulary.from_zh} if vocabulary.known else ()
        )
        self._indices[WordSource.MODEL] = WordIndex(
            IndexedWord(word) for word in sorted(words, key=lambda word: (len(word), word))
        )

    def read_tags(self) -> None:
        """Read the tag lists again."""
        self._operations.start(
            self._read(WordSource.TAG, lambda: WordIndex(self.tag_lists.tags())), replacing="tags"
        )

    def read_wildcards(self) -> None:
        """Read the names of the wildcards again."""
        self._operations.start(self._read_wildcards(), replacing="wildcards")

    async def _read(self, source: WordSource, work: Callable[[], WordIndex]) -> None:
        self._indices[source] = await self._background.do(f"{_LANE}: {source.name}", work)

    async def _read_wildcards(self) -> None:
        self._wildcards = await self._background.do("wildcards", self._folder.names)
        self.wildcards_read.emit(frozenset(name.casefold() for name in self._wildcards))

    def _take_snippets(self) -> None:
        try:
            found = self._store.all
        except StudioError:
            found = ()
        self._snippets = tuple((one.name, one.text) for one in found)
        self._indices[WordSource.SNIPPET] = WordIndex(IndexedWord(one.name) for one in found)

    def _read_adapters(self) -> None:
        work = partial(_words_of, self._active.in_use)
        self._operations.start(self._read(WordSource.ADAPTER, work), replacing="adapters")

    def _on_results(self) -> None:
        self._is_behind = True
        if WordSource.OWN not in self._indices:
            # The library was not open before.
            self._read_own()

    def _on_blur(self) -> None:
        self._is_behind = True
        if not self._own_ids or any(map(self._blur.is_blurred, self._own_ids)):
            # No word of a prompt that is hidden now is offered until they are read again.
            self._indices.pop(WordSource.OWN, None)
            self._operations.start(self._read_prompts(), replacing="own")

    def _read_own(self) -> None:
        is_due: bool = (
            time.monotonic() - self._read_s > _REREAD_S or WordSource.OWN not in self._indices
        )
        if self._is_behind and is_due and not self._operations.is_running("own"):
            self._operations.start(self._read_prompts(), replacing="own")

    async def _read_prompts(self) -> None:
        found = await self._results.by_prompt("")
        if found is None:
            return
        self._is_behind, self._read_s = False, time.monotonic()
        ids, stacks = found
        newest = ids[stacks.covers[:_PROMPTS_MAX]].tolist()
        shown = [one for one in newest if not self._blur.is_blurred(one)]
        self._own_ids = tuple(shown)
        texts: list[str] = []
        for begin in range(0, len(shown), _AT_ONCE):
            some = shown[begin : begin + _AT_ONCE]
            read = await self._library.do(partial(_texts, some))
            texts += (text for text in read.values() if not self._blur.hides(text))
        await self._read(WordSource.OWN, partial(_counted, texts))


def _texts(picture_ids: Sequence[int], library: "Library") -> dict[int, str]:
    return library.prompt_texts.read(picture_ids)


def _counted(prompts: Sequence[str]) -> WordIndex:
    """The phrases of prompts, by how many prompts have them."""
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for prompt in prompts:
        for phrase in dict.fromkeys(phrases_of([prompt])):
            counts[phrase.casefold()] += 1
            written.setdefault(phrase.casefold(), phrase)
    return WordIndex(IndexedWord(written[key], count) for key, count in counts.items())


def _words_of(adapters: Sequence[Adapter]) -> WordIndex:
    """The trigger words of embeddings, and what LoRAs were trained with."""
    from sdstudio.domain.adapters import AdapterKind
    from sdstudio.models.trained_words import trained_words

    found: list[IndexedWord] = []
    for one in adapters:
        is_word = one.kind is AdapterKind.EMBEDDING
        words = (one.name,) if is_word else trained_words(one.file)
        found += (IndexedWord(word, category=one.name) for word in words)
    return WordIndex(found)
