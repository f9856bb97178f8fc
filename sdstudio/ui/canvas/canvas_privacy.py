"""CanvasPrivacy: covers the canvas while pictures on it may only be shown blurred."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain.errors import StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.privacy_controller import PrivacyCover
from sdstudio.ui.stage.stage import Showing, Stage

if TYPE_CHECKING:
    from sdstudio.canvas.document import Document
    from sdstudio.library import Library


class CanvasPrivacy(QObject):
    """The picture and those in its layers and snapshots are seen in many places: on the canvas, in
    thumbnails, in masks. So if any of them is to be blurred, all of these are covered until the
    artist reveals them, and again once the canvas has been left. A result is blurred where it is
    shown.

    Thread: GUI.
    """

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        stage: Stage,
        painted: CanvasModel,
        page: CanvasPage,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._actions = actions
        self._stage = stage
        self._painted = painted
        self._page = page
        self._operations = Operations(self, self._on_trouble)
        self._key: tuple[InputRef | None, frozenset[str]] = (None, frozenset())
        #: The pictures that the library has found for ``_key``; ``None`` while it searches.
        self._ids: frozenset[int] | None = frozenset()
        self.cover: CanvasCover | None = None
        studio.privacy.changed.connect(self._show)
        studio.settings.changed.connect(lambda _: self._follow())
        studio.draft.changed.connect(self._follow)
        painted.listed.connect(self._follow)
        stage.showing_changed.connect(self._on_showing)
        self._follow()

    @property
    def is_covered(self) -> bool:
        """Whether anything on the canvas may only be shown blurred."""
        if self._stage.showing is not Showing.CANVAS or self._key[0] is None:
            return False
        seen = self._seen
        return seen is None or any(map(self._studio.privacy.is_blurred, seen))

    @property
    def _seen(self) -> frozenset[int] | None:
        """The pictures that are seen; ``None`` while that isn't known."""
        picture = self._stage.picture
        if self._ids is None or picture is None:
            return self._ids
        # Its pixels may not have been looked at yet, so the library doesn't find it by them.
        return self._ids | {picture.id}

    def take_focus(self) -> None:
        """Have the keys mean the canvas, or what covers it."""
        if self.cover is None:
            self._page.view.setFocus()
        else:
            # Wherever the focus is: the canvas was asked for.
            PrivacyCover.take_focus(self.cover)

    def reveal(self) -> None:
        """Show the canvas until it is left."""
        if (seen := self._seen) is not None:
            self._studio.privacy.reveal(seen, self)

    def _follow(self) -> None:
        if not self._studio.settings.current.blurred_words:
            # Nothing is blurred, so the library needn't search.
            self._key = (None, frozenset())
            self._show()
            return
        image = self._studio.draft.draft.input(InputRole.IMAGE)
        key = image, _pictures_in(self._painted.document)
        if key != self._key:
            if image != self._key[0]:
                self._studio.privacy.reveal((), self)
            # Revealed pictures stay revealed; whether a new one is to be blurred isn't known yet.
            self._key, self._ids = key, None
            self._operations.start(self._find(key), replacing="find")
        self._show()

    async def _find(self, key: tuple[InputRef | None, frozenset[str]]) -> None:
        image, identities = key

        def work(library: "Library") -> list[int]:
            return [] if image is None else library.family.seen_in(image.sha256, identities)

        ids = frozenset(await self._studio.library.do(work))
        if key == self._key:
            self._ids = ids
            self._show()

    def _on_trouble(self, _error: StudioError) -> None:
        """Keep the canvas covered if the library can't be read."""

    def blur_again(self) -> None:
        """Reveal nothing any more: the canvas was left."""
        self._studio.privacy.reveal((), self)

    def _on_showing(self) -> None:
        if self._stage.showing is not Showing.CANVAS:
            self.blur_again()
        self._show()

    def _show(self) -> None:
        if self.is_covered and self.cover is None:
            self.cover = CanvasCover(self._actions, self._page, self)
            self._page.view.setEnabled(False)
        elif not self.is_covered and self.cover is not None:
            cover, self.cover = self.cover, None
            self._page.view.setEnabled(True)
            cover.leave()


class CanvasCover(PrivacyCover):
    """Covers the canvas, its lists and what floats over them; the tools' keys don't reach it."""

    def __init__(self, actions: Actions, page: QWidget, privacy: CanvasPrivacy) -> None:
        self._privacy = privacy
        self._page = page
        # Not on the page itself: its panels come to the front when they are used or placed.
        super().__init__(actions, page.parentWidget() or page, ActionId.REVEAL)

    @property
    def said(self) -> str:
        """What it says."""
        return self.tr("There are blurred pictures on this canvas. Press {key} to show them.")

    def take_focus(self) -> None:
        """Take the keyboard from the canvas, and from nothing else."""
        focused = self.window().focusWidget()
        if focused is not None and self._page.isAncestorOf(focused):
            super().take_focus()

    def leave(self) -> None:
        """Show what is below, with the focus where it was or else on the canvas."""
        had_focus = self.window().focusWidget() in (self, self.button)
        super().leave()
        focused = self.window().focusWidget()
        if had_focus and (focused is None or not self._page.isAncestorOf(focused)):
            self._page.setFocus()

    def on_button(self, actions: Actions) -> None:
        """Show what is below."""
        self._privacy.reveal()

    def event(self, event: QEvent) -> bool:
        # On the canvas, the same key chooses a tool.
        is_key = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if is_key and isinstance(event, QKeyEvent) and self.is_way_back(event):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._privacy.reveal()
            return True
        return super().event(event)


def _pictures_in(document: "Document | None") -> frozenset[str]:
    """The identities of the pictures that its layers were made from, or those of a snapshot."""
    if document is None:
        return frozenset()
    documents = (document, *(one.document for one in document.snapshots))
    return frozenset(layer.picture for one in documents for layer in one.layers if layer.picture)
