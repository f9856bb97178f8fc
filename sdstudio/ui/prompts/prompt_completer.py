"""The list below the cursor in a prompt that completes words."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QStandardItemModel
from PySide6.QtWidgets import QApplication, QCompleter

from sdstudio.app.translation import translate
from sdstudio.domain.prompt_completion import (
    PromptOffer,
    PromptSpot,
    WordSource,
    says_enough,
    spot_in,
)
from sdstudio.domain.text_edit import TextEdit
from sdstudio.ui.completion_list import (
    ACCEPT_KEYS,
    MOVE_KEYS,
    OFFER,
    OfferDelegate,
    completion_list,
    is_plain,
    offer_item,
)
from sdstudio.ui.prompt_editor import PromptEditor
from sdstudio.ui.prompts.text_places import TextPlaces
from sdstudio.ui.wording import number

_SHOWN: Final = 8
_WIDTH_PX: Final = 320

#: What may follow in a place.
Offers = Callable[[PromptSpot], list[PromptOffer]]


class PromptCompleter(QObject):
    """Offers words at the cursor of ``editor``; nothing is chosen until a key asks.

    Enter and Tab take the chosen row; without one they do what they do without a list. Escape
    closes the list, which then stays away from that word. Down chooses in the list; Alt+Down opens
    it, even if it isn't opened while typing.

    Args:
        offers: what may follow.
        opens_itself: whether the list opens while the artist types.
    """

    def __init__(
        self,
        editor: PromptEditor,
        offers: Offers,
        opens_itself: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._editor, self._field = editor, editor.field
        self._offers, self._opens_itself = offers, opens_itself
        # Where Escape was pressed: the start of the word.
        self._refused = -1
        self._listed_for: tuple[str, int] | None = None
        self._model = QStandardItemModel(self)
        self.popup = completion_list()
        # The list is filtered here; the completer places and closes it.
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setPopup(self.popup)
        # After the completer has set its own.
        self.popup.setItemDelegate(OfferDelegate(self.popup))
        self._completer.setWidget(self._field)
        self._completer.setMaxVisibleItems(_SHOWN)
        self.popup.clicked.connect(self._on_clicked)
        # After the completer's own filter, so that this one is asked first.
        self.popup.installEventFilter(self)
        self._field.installEventFilter(self)
        editor.edited.connect(self._on_edited)
        self._field.cursorPositionChanged.connect(self._on_cursor)

    @property
    def is_open(self) -> bool:
        """Whether the list is in view."""
        return self.popup.isVisible()

    @property
    def listed(self) -> list[PromptOffer]:
        """What is offered."""
        rows = range(self._model.rowCount()) if self.is_open else ()
        return [self._model.item(row).data(OFFER) for row in rows]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._take_key(watched, event)
            is_ours = event.key() in (*ACCEPT_KEYS, *MOVE_KEYS, Qt.Key.Key_Escape)
            # The keys of the list are no commands meanwhile.
            is_override = event.type() == QEvent.Type.ShortcutOverride
            if is_override and self.is_open and is_ours and is_plain(event):
                event.accept()
                return True
        is_late = event.type() in (QEvent.Type.Hide, QEvent.Type.WindowActivate)
        if is_late and not self.is_open and QApplication.activeWindow() is self.popup:
            # Where lists become the active window, the focus would stay with one that has gone.
            self._field.activateWindow()
        return super().eventFilter(watched, event)

    def _take_key(self, watched: QObject, event: QKeyEvent) -> bool:
        """Whether a key that was pressed is the list's."""
        key = event.key()
        if not self.is_open:
            is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            return key == Qt.Key.Key_Down and is_alt and self._open()
        if not is_plain(event):
            return False
        if key in ACCEPT_KEYS:
            chosen = self.popup.currentIndex()
            self.popup.hide()
            if chosen.isValid():
                self._accept(chosen.data(OFFER))
            return chosen.isValid()
        if key == Qt.Key.Key_Escape:
            spot = self._spot()
            self._refused = -1 if spot is None else spot.word_start
            self.popup.hide()
            return True
        if key in MOVE_KEYS and watched is self._field:
            if (
                key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp)
                and not self.popup.currentIndex().isValid()
            ):
                # Nothing is chosen, so it moves the cursor.
                self.popup.hide()
                return False
            QApplication.sendEvent(self.popup, event)
            return True
        return False

    def _spot(self) -> PromptSpot | None:
        cursor = self._field.textCursor()
        if cursor.hasSelection():
            return None
        text = self._editor.text
        return spot_in(text, TextPlaces(text).index(cursor.position()), self._editor.triggers)

    def _open(self) -> bool:
        """Open the list because the artist asks for it; whether there is anything to choose."""
        spot = self._spot()
        self._refused = -1
        if spot is not None:
            self._show(spot)
        return self.is_open

    def _on_edited(self) -> None:
        spot = self._spot() if self._field.hasFocus() else None
        if spot is None or not self._opens_itself() or not says_enough(spot):
            self.popup.hide()
            if spot is None:
                self._refused = -1
        elif self._refused != spot.word_start:
            self._refused = -1
            self._show(spot)

    def _on_cursor(self) -> None:
        at = (self._editor.text, self._field.textCursor().position())
        # Typing moves the cursor, too; then the text is another one.
        is_same_text = self._listed_for is not None and self._listed_for[0] == at[0]
        if self.is_open and is_same_text and self._listed_for != at:
            self.popup.hide()

    def _show(self, spot: PromptSpot) -> None:
        offers = self._offers(spot)
        if not offers:
            self.popup.hide()
            return
        self._listed_for = (self._editor.text, self._field.textCursor().position())
        self._model.clear()
        for offer in offers:
            self._model.appendRow(offer_item(_listed(offer), about_offer(offer), offer))
        self.popup.setAccessibleName(self.tr("Suggestions"))
        where = self._field.cursorRect().translated(self._field.viewport().pos())
        width = min(_WIDTH_PX, self._field.width())
        left = max(0, min(where.left(), self._field.width() - width))
        self._completer.complete(QRect(left, where.top(), width, where.height()))
        self.popup.setCurrentIndex(QModelIndex())

    def _on_clicked(self, index: QModelIndex) -> None:
        offer = index.data(OFFER)
        # The completer closes its list at the same click, which would close the next one as well.
        QTimer.singleShot(0, self, lambda: self._accept(offer))

    def _accept(self, offer: PromptOffer) -> None:
        spot = self._spot()
        if spot is None or spot.end != offer.end:
            return
        end = offer.start + len(offer.written)
        self._refused = offer.start
        self._field.apply(TextEdit(offer.start, offer.end, offer.written), (end, end))
        self.popup.hide()


def about_offer(offer: PromptOffer) -> str:
    """What is said of an offer at the end of its line."""
    if offer.source is WordSource.TAG:
        category = QCoreApplication.translate("completion", offer.category)
        return " · ".join(
            one for one in (category, number(offer.count) if offer.count else "") if one
        )
    said = translate("completion", offer.source)
    if offer.source is WordSource.OWN:
        return f"{said} · {number(offer.count)}"
    return said


def _listed(offer: PromptOffer) -> str:
    return f"{offer.alias} → {offer.text}" if offer.alias else offer.text
