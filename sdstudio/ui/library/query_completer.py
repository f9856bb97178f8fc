"""The list below the search field that completes fields and their values."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QStandardItemModel
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit

from sdstudio.domain.query_completion import Completion, CompletionSpot, spot_at
from sdstudio.ui.completion_list import (
    ACCEPT_KEYS,
    MOVE_KEYS,
    OFFER,
    OfferDelegate,
    completion_list,
    is_plain,
    offer_item,
)
from sdstudio.ui.library.query_offers import QueryOffers

_SHOWN: Final = 10
_LEAST_WIDTH_PX: Final = 360


class QueryCompleter(QObject):
    """Offers what may follow at the cursor of ``field``; nothing is chosen until a key asks.

    Enter and Tab take the chosen row; without one they do what they do without a list. Escape
    closes the list, which then stays away from that word. Down opens it, Alt+Down even where
    nothing is typed.
    """

    def __init__(self, field: QLineEdit, offers: QueryOffers, parent: QObject) -> None:
        super().__init__(parent)
        self._field = field
        self._offers = offers
        # What is listed, and for which text and place of the cursor.
        self._listed: list[Completion] = []
        self._listed_for: tuple[str, int] | None = None
        # Where Escape was pressed: the start of the term, and its field.
        self._refused: tuple[int, str] | None = None
        self._model = QStandardItemModel(self)
        self.popup = completion_list()
        # The list is filtered here; not given to the field, which would complete the whole text.
        self._completer = QCompleter(self._model, self)
        self._completer.setPopup(self.popup)
        # After the completer has set its own.
        self.popup.setItemDelegate(OfferDelegate(self.popup))
        self._completer.setWidget(field)
        self._completer.setMaxVisibleItems(_SHOWN)
        self.popup.clicked.connect(self._on_clicked)
        # After the completer's own filter, so that this one is asked first.
        self.popup.installEventFilter(self)
        field.installEventFilter(self)
        field.textEdited.connect(self._on_edited)
        field.cursorPositionChanged.connect(self._on_cursor)

    @property
    def is_open(self) -> bool:
        """Whether the list is in view."""
        return self.popup.isVisible()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._take_key(watched, event)
            # The keys of the list are no commands meanwhile.
            is_ours = event.key() in (*ACCEPT_KEYS, *MOVE_KEYS, Qt.Key.Key_Escape) and is_plain(
                event
            )
            if event.type() == QEvent.Type.ShortcutOverride and self.is_open and is_ours:
                event.accept()
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
            return key == Qt.Key.Key_Down and (is_alt or is_plain(event)) and self._open(is_alt)
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
            self._refused = None if spot is None else (spot.term[0], spot.field)
            self.popup.hide()
            return True
        if key in MOVE_KEYS and watched is self._field:
            QApplication.sendEvent(self.popup, event)
            return True
        return False

    def _spot(self) -> CompletionSpot | None:
        return spot_at(self._field.text(), self._field.cursorPosition())

    def _open(self, even_empty: bool) -> bool:
        """Open the list because the artist asks for it; whether there is anything to choose."""
        spot = self._spot()
        if spot is None or not (even_empty or spot.typed or spot.field):
            return False
        self._refused = None
        self._show(spot)
        return self.is_open

    def _on_edited(self) -> None:
        spot = self._spot()
        if spot is None or not (spot.typed or spot.field):
            self._refused = None
            self.popup.hide()
        elif self._refused != (spot.term[0], spot.field) and self._field.hasFocus():
            self._refused = None
            self._show(spot)

    def _on_cursor(self) -> None:
        if self.is_open and self._listed_for != (self._field.text(), self._field.cursorPosition()):
            self._on_edited()

    def _show(self, spot: CompletionSpot) -> None:
        self._listed_for = (self._field.text(), self._field.cursorPosition())
        offers = self._offers.at(spot)
        if not offers:
            self.popup.hide()
            return
        if offers != self._listed:
            self._fill(offers, spot)
        self.popup.setAccessibleName(self.tr("Suggestions"))
        # Wide enough to be read below a narrow field.
        size = self._field.size().expandedTo(QSize(_LEAST_WIDTH_PX, 0))
        self._completer.complete(QRect(QPoint(), size))
        self.popup.setCurrentIndex(QModelIndex())

    def _fill(self, offers: list[Completion], spot: CompletionSpot) -> None:
        self._listed = offers
        self._model.clear()
        for offer in offers:
            text = offer.text if spot.field else f"{offer.text}:"
            self._model.appendRow(offer_item(text, offer.said, offer))

    def _on_clicked(self, index: QModelIndex) -> None:
        offer = index.data(OFFER)
        # The completer closes its list at the same click, which would close the next one as well.
        QTimer.singleShot(0, self, lambda: self._accept(offer))

    def _accept(self, offer: Completion) -> None:
        spot = self._spot()
        if spot is not None:
            text = self._offers.put(self._field.text(), spot, offer)
            # As typed, so that it can be undone.
            self._field.setSelection(spot.start, spot.end - spot.start)
            self._field.insert(text)
