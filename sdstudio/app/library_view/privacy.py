"""Which pictures are blurred: those with the tags or words that the artist has named, and those
that were made from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.library_view.results import Results
from sdstudio.app.operations import Operations
from sdstudio.app.settings_store import SettingsStore
from sdstudio.app.translation import translate
from sdstudio.domain.private_words import (
    has_any,
    named_queries,
    private_words,
    tagged_queries,
)
from sdstudio.domain.text import QT_TRANSLATE_NOOP
from sdstudio.library import AnyPicture

if TYPE_CHECKING:
    from sdstudio.library import Library

#: Shown in place of the file name or prompt of a picture that is blurred.
_NAME: Final = QT_TRANSLATE_NOOP("privacy", "Blurred picture")
#: Shown in place of a prompt without a picture that could be blurred.
_PROMPT: Final = QT_TRANSLATE_NOOP("privacy", "Hidden prompt")
_AT_ONCE: Final = 500
#: How many pixels the longer side of a picture is reduced to for blurring.
_LEFT_PX: Final = 7
#: Nothing is gained by more pixels of colours that flow into each other.
_BLURRED_MAX_PX: Final = 512


class Blur(QObject):
    """Which pictures a view may only show blurred: none, unless a subclass names some.

    Signals:
        changed(): which pictures are blurred has changed.

    Thread: GUI.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        #: By the view that they were revealed in; those of the library and Create have no name.
        self._by_view: dict[object, frozenset[int]] = {}

    def is_private(self, picture_id: int) -> bool:
        """Whether the picture is blurred until it is revealed."""
        return False

    def is_blurred(self, picture_id: int) -> bool:
        """Whether the picture must not be recognised."""
        return self.is_private(picture_id) and not any(
            picture_id in ids for ids in self._by_view.values()
        )

    def hides(self, prompt: str, picture_ids: Iterable[int] = ()) -> bool:
        """Whether a prompt must not be read: that of a job, or of a picture that is gone.

        Args:
            picture_ids: of pictures that were made with it.
        """
        return any(map(self.is_blurred, picture_ids))

    def shown(self, picture_id: int, image: QImage | None) -> QImage | None:
        """``image``, or nothing but its colours."""
        if image is None or image.isNull() or not self.is_blurred(picture_id):
            return image
        return blurred(image)

    def file_name(self, picture: AnyPicture) -> str:
        """The name of a picture's file. That of a blurred one may have words of its prompt."""
        return blurred_name() if self.is_blurred(picture.id) else picture.path.name

    def reveal(self, picture_ids: Iterable[int], view: object = None) -> None:
        """Show these clearly, and no others that were revealed in the same view."""
        revealed = frozenset(picture_ids)
        if revealed == self._by_view.get(view, frozenset()):
            return
        if revealed:
            self._by_view[view] = revealed
        else:
            del self._by_view[view]
        self.changed.emit()

    def toggle(self, picture_ids: Iterable[int], view: object = None) -> None:
        """Reveal these if one of them is blurred, and blur them again otherwise."""
        ids = frozenset(picture_ids)
        if any(map(self.is_blurred, ids)):
            self.reveal(ids, view)
            return
        # Wherever they were revealed.
        for one in list(self._by_view):
            self.reveal(self._by_view[one] - ids, one)

    @property
    def revealed(self) -> frozenset[int]:
        """The pictures that the artist has revealed in the library or in Create."""
        return self._by_view.get(None, frozenset())


class Privacy(Blur):
    """Knows the pictures to blur.

    As long as that isn't known for a picture, it counts as blurred.

    Thread: GUI.
    """

    def __init__(
        self,
        settings: SettingsStore,
        results: Results,
        library: LibraryThread,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._results = results
        self._library = library
        # If the library can't be read, no pictures are shown that would have to be blurred.
        self._operations = Operations(self, lambda _error: None)
        self._words: tuple[str, ...] = ()
        self._found: frozenset[int] | None = None
        self._last_id = 0
        #: What the prompts say doesn't change.
        self._checked: dict[int, bool] = {}
        settings.changed.connect(lambda _: self._use_words())
        results.facets_changed.connect(self._on_results)
        self._use_words()

    def is_private(self, picture_id: int) -> bool:
        """Whether the picture is blurred until it is revealed."""
        if not self._words:
            return False
        return self._found is None or picture_id in self._found or picture_id > self._last_id

    def hides(self, prompt: str, picture_ids: Iterable[int] = ()) -> bool:
        """Whether a prompt must not be read: that of a job, or of a picture that is gone."""
        return has_any(prompt, self._words) or super().hides(prompt, picture_ids)

    def _use_words(self) -> None:
        words = private_words(self._settings.current.blurred_words)
        if words != self._words:
            self._words, self._found, self._checked = words, None, {}
            self._by_view.clear()
            self._on_results()
            self.changed.emit()

    def _on_results(self) -> None:
        if self._words:
            self._operations.start(self._find(self._words), replacing="find")

    async def _find(self, words: tuple[str, ...]) -> None:
        tagged = await self._results.matching(tagged_queries(words))
        if tagged is None:
            return
        named = await self._results.matching(named_queries(words))
        if named is None:
            return
        # The search also finds what is only in negative prompts.
        unknown = sorted(named[0] - tagged[0] - self._checked.keys())
        for begin in range(0, len(unknown), _AT_ONCE):
            some = unknown[begin : begin + _AT_ONCE]
            said = await self._library.do(partial(_prompts, some))
            self._checked.update({one: has_any(said.get(one, ""), words) for one in some})
        named_ids = {one for one in named[0] if self._checked.get(one)}
        # Tags and prompts aren't inherited, but what is seen is.
        showing = partial(_showing, tagged[0] | named_ids)
        found = await self._library.do(showing)
        before = (self._found, self._last_id)
        self._found, self._last_id = found, named[1]
        if (self._found, self._last_id) != before:
            self.changed.emit()


def blurred_name() -> str:
    """What is said in place of the name or prompt of a blurred picture."""
    return translate("privacy", _NAME)


def hidden_prompt() -> str:
    """What is said in place of a prompt that is hidden."""
    return translate("privacy", _PROMPT)


def blurred(image: QImage) -> QImage:
    """An image of the same shape, and of the same size unless that is large, in which nothing can
    be recognised."""
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    small = image.scaled(_LEFT_PX, _LEFT_PX, keep, smooth)
    size = image.size()
    if max(size.width(), size.height()) > _BLURRED_MAX_PX:
        size = size.scaled(_BLURRED_MAX_PX, _BLURRED_MAX_PX, keep).expandedTo(QSize(1, 1))
    made = small.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    made.setDevicePixelRatio(image.devicePixelRatio())
    return made


def _prompts(picture_ids: Sequence[int], library: Library) -> dict[int, str]:
    return library.prompts(picture_ids)


def _showing(picture_ids: Set[int], library: Library) -> frozenset[int]:
    return library.family.descendants.of(picture_ids)
