"""The model window: a card for each model, downloads in progress, and download sources."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.model_management.picture_speed import PictureSpeed
from sdstudio.app.model_management.store import ModelStore
from sdstudio.app.model_registry import ModelRegistry
from sdstudio.domain.auxiliary_models import AuxiliaryKind, AuxiliaryModel
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.ui import icons
from sdstudio.ui.inputs.drops import DropHint, DropTarget, DropUse, models_in
from sdstudio.ui.layouts import lay_out_now, scrolled
from sdstudio.ui.model_manager import status_text
from sdstudio.ui.model_manager.model_card import ModelCard, plain_label
from sdstudio.ui.model_manager.small_cards import ImportCard, OpenedCard
from sdstudio.ui.notice_bar import DoneBar, NoticeBar
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip

if TYPE_CHECKING:
    from sdstudio.app.model_management.offers import Offer

_GEOMETRY: Final = "models/geometry"
_CARD_WIDTH_PX: Final = 900


class ModelWindow(Retranslates, QDialog):
    """Stays open beside the main window.

    Signals:
        asked(ModelAction, str): an action on the variant with that key.
        opened_asked(ModelAction, Checkpoint): an action on a folder that was opened.
        licence_asked(str): the licence with that key should be shown.
        configuration_asked(str, Configuration): the variant with that key was trained for that.
        decoding_asked(str, VaeRef or None): pictures of the variant with that key should be decoded
            with that VAE, or with its own.
        opened_decoding_asked(Checkpoint, VaeRef or None): likewise, of an opened folder.
        vae_asked(float): the artist wants a VAE for latents of that scale.
        file_asked(), folder_asked(): the artist wants to import something.
        sources_asked(): the artist wants to choose a download source.
        dropped(list of Path): files or folders were dropped on the window.
    """

    asked = Signal(object, str)
    opened_asked = Signal(object, object)
    licence_asked = Signal(str)
    configuration_asked = Signal(str, object)
    decoding_asked = Signal(str, object)
    opened_decoding_asked = Signal(object, object)
    vae_asked = Signal(float)
    file_asked = Signal()
    folder_asked = Signal()
    sources_asked = Signal()
    dropped = Signal(object)

    def __init__(
        self,
        store: ModelStore,
        registry: ModelRegistry,
        picture_speed: PictureSpeed,
        kept: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._registry = registry
        self._meter = picture_speed
        self._kept = kept
        self._is_wanted: tuple[Callable[[Offer], bool], ...] = ()
        #: A card's height is known once it was laid out at the width that it has on the screen.
        self._scroll_again = QTimer(self, singleShot=True, interval=0)
        self._scroll_again.timeout.connect(self._show_wanted)
        self._wanted_card = ""
        self.cards: dict[str, ModelCard] = {}
        self.imports: dict[str, ImportCard] = {}
        self.opened: list[OpenedCard] = []
        self._title, self._about, self.space, self._empty = (plain_label() for _ in range(4))
        self._title.setProperty("title", True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for label in (self.space, self._about):
            label.setProperty("dim", True)
        self.notices, self.done_bar = NoticeBar(), DoneBar()
        self.import_button, self.sources = QPushButton(), QPushButton()
        icons.set_icon(self.import_button, "folder-open", beside_text=True)
        icons.set_icon(self.sources, "globe", beside_text=True)
        self._import_menu = QMenu(self)
        self._import_file = self._import_menu.addAction("")
        self._import_folder = self._import_menu.addAction("")
        self._import_file.triggered.connect(self.file_asked)
        self._import_folder.triggered.connect(self.folder_asked)
        self.import_button.setMenu(self._import_menu)
        self.sources.clicked.connect(self.sources_asked)
        self._headings = [QLabel() for _ in range(3)]
        self._lay_out()
        self._accept_drops()
        store.offers_changed.connect(self._show_offers)
        store.status_changed.connect(self._show_status)
        registry.changed.connect(self._show_offers)
        registry.auxiliary_changed.connect(lambda _kind: self._show_offers())
        picture_speed.changed.connect(self._show_speed)
        self.resize(860, 720)
        keep_on_screen(self)
        self.retranslate()
        self._show_offers()

    def show_model(self, *is_wanted: "Callable[[Offer], bool]") -> None:
        """Scroll to the first card that is wanted, as soon as it is there.

        Args:
            is_wanted: the best first; the others count if no card is wanted by those before.
        """
        self._is_wanted = is_wanted
        self._scroll_to_wanted()

    def _scroll_to_wanted(self) -> None:
        offers = self._store.offers
        found = (one.key for wanted in self._is_wanted for one in offers if wanted(one))
        key = next(found, "")
        if key in self.cards:
            self._is_wanted = ()
            self._wanted_card = key
            self._show_wanted()
            for button in [*self.cards[key].buttons.values()][:1]:
                button.setFocus()
            self._scroll_again.start()

    def _show_wanted(self) -> None:
        card = self.cards.get(self._wanted_card)
        if card is not None:
            lay_out_now()
            self._area.ensureWidgetVisible(card, 0, self._area.viewport().height() // 4)

    def _keep_wanted(self) -> None:
        """Show it again where cards above it have grown, unless the artist has moved on."""
        card, focused = self.cards.get(self._wanted_card), self.focusWidget()
        if card is not None and focused is not None and card.isAncestorOf(focused):
            self._show_wanted()

    def _forget_wanted(self) -> None:
        self._wanted_card = ""

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Models"))
        self._title.setText(self.tr("Models"))
        self._about.setText(
            self.tr(
                "Models generate the pictures, and each has its strengths. A full model takes a "
                "few gigabytes of disk space and is downloaded only once. Drop a model file here "
                "to import it."
            )
        )
        self.import_button.setText(self.tr("Import"))
        self.import_button.setToolTip(
            plain_tip(self.tr("Import a model from a file, a folder or a USB drive"))
        )
        self._import_file.setText(self.tr("From a file…"))
        self._import_folder.setText(self.tr("From a folder or USB drive…"))
        self.sources.setText(self.tr("Download sources…"))
        self.sources.setToolTip(plain_tip(self.tr("Choose where models are downloaded from")))
        for button in (self.import_button, self.sources):
            button.setAccessibleName(button.text())
        texts = (
            self.tr("On this computer"),
            self.tr("Available for download"),
            self.tr("Import only"),
        )
        for heading, text in zip(self._headings, texts, strict=True):
            heading.setText(text)
        self._empty.setText(self.tr("Looking for models…"))
        self._show_space()

    # Qt overrides.

    def setVisible(self, visible: bool) -> None:
        if visible and self.isHidden():
            # Every time, or some window managers shift it down by the height of its title bar.
            geometry = self._kept.value(_GEOMETRY)
            if isinstance(geometry, QByteArray):
                self.restoreGeometry(geometry)
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_offers()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._kept.setValue(_GEOMETRY, self.saveGeometry())
        super().closeEvent(event)

    def reject(self) -> None:
        self._kept.setValue(_GEOMETRY, self.saveGeometry())
        super().reject()

    # Construction.

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID_PX)
        top.addWidget(self._title, 1)
        top.addWidget(self.import_button)
        top.addWidget(self.sources)
        inside = QWidget()
        inside.setProperty("transparent", True)
        inside.setMaximumWidth(_CARD_WIDTH_PX)
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, GRID_PX)
        self._list.setSpacing(GRID_PX)
        for heading in self._headings:
            heading.setProperty("heading", True)
        head = QWidget()
        head.setMaximumWidth(_CARD_WIDTH_PX)
        above = QVBoxLayout(head)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(12)
        above.addLayout(top)
        for widget in (self._about, self.space):
            above.addWidget(widget)
        self._area = scrolled(_centred(inside))
        bar = self._area.verticalScrollBar()
        bar.rangeChanged.connect(self._keep_wanted)
        bar.actionTriggered.connect(self._forget_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 20, 0, 16)
        column.setSpacing(12)
        column.addWidget(_centred(head))
        column.addWidget(self._area, 1)
        # At the end, so that nothing moves under the pointer when one comes or goes.
        for told in (self.done_bar, self.notices):
            column.addWidget(_centred(told))
        self.setMinimumSize(560, 420)

    def _accept_drops(self) -> None:
        hint = DropHint(self, DropUse.MODEL)
        target = DropTarget(self, models_in, models_in)
        target.entered.connect(hint.appear)
        target.left.connect(hint.hide)
        target.dropped.connect(self.dropped)

    # Contents.

    def _show_offers(self) -> None:
        if not self.isVisible():
            return
        offers = {offer.key: offer for offer in self._store.offers}
        for key in list(self.cards):
            if key not in offers:
                self._drop(self.cards.pop(key))
        for key, offer in offers.items():
            if key in self.cards:
                self._show_offer(self.cards[key], offer)
            else:
                self.cards[key] = self._card(offer)
        self._show_imports()
        for card in self.opened:
            self._drop(card)
        self.opened = [
            OpenedCard(one, self._store, self._vaes)
            for one in self._registry.checkpoints
            if self._registry.is_opened(one)
        ]
        for opened in self.opened:
            opened.asked.connect(self.opened_asked)
            opened.decoding_asked.connect(self.opened_decoding_asked)
            opened.vae_asked.connect(self.vae_asked)
        self._arrange()
        self._show_space()
        self._scroll_to_wanted()

    def _show_imports(self) -> None:
        for key in list(self.imports):
            if key not in self._store.imports:
                self._drop(self.imports.pop(key))
        for key, name in self._store.imports.items():
            if key not in self.imports:
                card = ImportCard(key, name, self._store)
                card.cancel_asked.connect(self._store.cancel)
                self.imports[key] = card

    def _arrange(self) -> None:
        seen = self._first_seen()
        place = 0 if seen is None else self._place(seen)
        self._put_in_order()
        if seen is not None:
            # What is in view stays in place when other cards are added, removed or moved. Qt would
            # update the layout later, and show the cards elsewhere until then.
            lay_out_now()
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + self._place(seen) - place)

    def _first_seen(self) -> QWidget | None:
        """The uppermost card that begins in view, else the one that fills it; at the top of the
        list ``None``, which stays.
        """
        if self._area.verticalScrollBar().value() == 0:
            return None
        listed = filter(self._area.viewport().isAncestorOf, self.cards.values())
        return min(listed, key=lambda card: _below_edge(self._place(card)), default=None)

    def _place(self, card: QWidget) -> int:
        """Pixels from the top of the visible area."""
        return card.mapTo(self._area.viewport(), QPoint(0, 0)).y()

    def _put_in_order(self) -> None:
        # Not by takeAt: PySide keeps the returned item alive, and while it exists, Qt no longer
        # asks the widget for its height when its contents change.
        while (item := self._list.itemAt(0)) is not None:
            if (widget := item.widget()) is not None:
                self._list.removeWidget(widget)
            else:
                self._list.removeItem(item)
        groups: tuple[list[QWidget], list[QWidget], list[QWidget]] = ([], [], [])
        groups[0].extend(self.imports.values())
        for offer in self._store.offers:
            groups[self._group(offer)].append(self.cards[offer.key])
        groups[0].extend(self.opened)
        for heading, group in zip(self._headings, groups, strict=True):
            heading.setVisible(bool(group))
            self._list.addWidget(heading)
            for widget in group:
                self._list.addWidget(widget)
        self._empty.setVisible(not any(groups))
        # If nothing is installed yet, the first download is the recommended next action.
        first = groups[1][0] if groups[1] and not groups[0] else None
        for card in self.cards.values():
            card.set_first(card is first)
        self._list.addWidget(self._empty)
        self._list.addStretch()

    def _group(self, offer: "Offer") -> int:
        variants = offer.variants
        busy = (self._store.model_status(one.key).condition.is_download for one in variants)
        if offer.is_installed or any(busy):
            return 0
        return 1 if any(one.is_download for one in variants) else 2

    def _card(self, offer: "Offer") -> ModelCard:
        card = ModelCard(
            offer,
            self._store,
            self._meter,
            self._checkpoint(offer),
            self._control(offer),
            self._vaes,
        )
        card.asked.connect(self.asked)
        card.licence_asked.connect(self.licence_asked)
        card.configuration_asked.connect(self.configuration_asked)
        card.decoding_asked.connect(self.decoding_asked)
        card.vae_asked.connect(self.vae_asked)
        return card

    def _show_offer(self, card: ModelCard, offer: "Offer") -> None:
        card.show_offer(offer, self._checkpoint(offer), self._control(offer), self._vaes)

    @property
    def _vaes(self) -> tuple[AuxiliaryModel, ...]:
        return self._registry.auxiliary_models(AuxiliaryKind.VAE)

    def _checkpoint(self, offer: "Offer") -> Checkpoint | None:
        folders = _folders(offer)
        found = (one for one in self._registry.checkpoints if one.folder in folders)
        return next(found, None)

    def _control(self, offer: "Offer") -> AuxiliaryModel | None:
        folders, controls = _folders(offer), self._registry.auxiliary_models(AuxiliaryKind.CONTROL)
        return next((one for one in controls if one.folder in folders), None)

    def _drop(self, card: QWidget) -> None:
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _show_status(self, key: str) -> None:
        if not self.isVisible():
            return
        if key in self.imports:
            self.imports[key].show_status()
            return
        offer = self._store.offer(key)
        if offer is None or offer.key not in self.cards:
            return
        card = self.cards[offer.key]
        if card.key == key:
            card.show_status()
        else:
            self._show_offer(card, offer)

    def _show_speed(self) -> None:
        for card in self.cards.values():
            card.show_speed()

    def _show_space(self) -> None:
        free = self._store.free_bytes
        self.space.setVisible(free is not None)
        if free is not None:
            self.space.setText(
                self.tr("{free} available on the models' drive.").format(
                    free=status_text.bytes_text(free)
                )
            )


def _below_edge(place: int) -> tuple[bool, int]:
    """Orders what begins below the upper edge of the view from the edge on, then what is above."""
    return place < 0, abs(place)


def _centred(widget: QWidget) -> QWidget:
    """``widget`` centred in a wide window, at up to its maximum width."""
    holder = QWidget()
    holder.setProperty("transparent", True)
    row = QHBoxLayout(holder)
    row.setContentsMargins(24, 0, 24, 0)
    row.addStretch()
    row.addWidget(widget, 100)
    row.addStretch()
    return holder


def _folders(offer: "Offer") -> set[Path]:
    """Of its installed variants."""
    return {one.installed.folder for one in offer.variants if one.installed is not None}
