"""The welcome page: what works now, and which full models suit this computer."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.model_management.model_status import Condition
from sdstudio.app.model_management.picture_speed import PictureSpeed
from sdstudio.app.model_management.store import ModelStore
from sdstudio.app.translation import translate
from sdstudio.ui import icons
from sdstudio.ui.layouts import FlowLayout
from sdstudio.ui.model_manager import status_text
from sdstudio.ui.model_manager.card_buttons import ROWS, ModelAction
from sdstudio.ui.model_manager.model_card import plain_label
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import about, plain_tip

if TYPE_CHECKING:
    from sdstudio.app.model_management.offers import Offer

# The number of models offered here; the others are in the model window.
_OFFERS: Final = 3
# A slow and a fast connection, in bits per second.
_CONNECTIONS: Final = (20e6, 100e6)
_MAX_WIDTH_PX: Final = 620


class Welcome(Retranslates, QFrame):
    """Shown while the stage is empty, until the artist closes it.

    Signals:
        download_asked(str): the variant with that key should be downloaded.
        use_asked(str): the installed variant with that key should be used.
        models_asked(), import_asked(): show all models, or import one.
        dismissed(): it should no longer be shown.
    """

    download_asked = Signal(str)
    use_asked = Signal(str)
    models_asked = Signal()
    import_asked = Signal()
    dismissed = Signal()

    def __init__(
        self, store: ModelStore, picture_speed: PictureSpeed, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setMaximumWidth(_MAX_WIDTH_PX)
        self._store = store
        self._meter = picture_speed
        self.downloads: dict[str, QPushButton] = {}
        self._title, self._text, self.speed = (plain_label() for _ in range(3))
        self._title.setProperty("title", True)
        self.speed.setProperty("dim", True)
        self._close = QToolButton()
        self._close.setProperty("flat", True)
        icons.set_icon(self._close, "x")
        self.all, self.import_button, self.later = (QPushButton() for _ in range(3))
        self._close.clicked.connect(self.dismissed)
        self.later.clicked.connect(self.dismissed)
        self.all.clicked.connect(self.models_asked)
        self.import_button.clicked.connect(self.import_asked)
        self._rows = QGridLayout()
        self._lay_out()
        store.offers_changed.connect(self._fill)
        store.status_changed.connect(lambda _: self._show_statuses())
        picture_speed.changed.connect(self._fill)
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Ready to try: the practice model"))
        self._text.setText(
            self.tr(
                "It is small and knows only a few words: try one of the example prompts on the "
                "left. For anything else, get a full model. It is downloaded once and then works "
                "offline."
            )
        )
        self._close.setToolTip(
            plain_tip(self.tr("Close; you can open it again from the Help menu"))
        )
        self._close.setAccessibleName(self.tr("Close"))
        self.all.setText(self.tr("All models…"))
        self.all.setToolTip(plain_tip(self.tr("See all models and what they are good for")))
        self.import_button.setText(self.tr("Import a model…"))
        self.import_button.setToolTip(
            plain_tip(self.tr("Import a model from a file that you already have"))
        )
        self.later.setText(self.tr("Not now"))
        self.later.setToolTip(self._close.toolTip())
        for button in (self.all, self.import_button, self.later):
            button.setAccessibleName(button.text())
        self.setAccessibleName(self._title.text())
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.setHorizontalSpacing(2 * GRID_PX)
        self._rows.setVerticalSpacing(GRID_PX)
        self._rows.setColumnStretch(0, 1)
        bottom = FlowLayout(spacing=GRID_PX)
        for button in (self.all, self.import_button, self.later):
            bottom.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._text)
        column.addLayout(self._rows)
        column.addWidget(self.speed)
        column.addLayout(bottom)

    def _offers(self) -> "list[Offer]":
        there = (one for one in self._store.offers if one.variants[0].is_download)
        return list(there)[:_OFFERS]

    def _fill(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.downloads.clear()
        offers = self._offers()
        for row, offer in enumerate(offers):
            key = offer.variants[0].key
            self._rows.addWidget(self._about(offer), row, 0)
            button = QPushButton()
            button.clicked.connect(lambda _=False, key=key: self._on_button(key))
            self._rows.addWidget(button, row, 1, Qt.AlignmentFlag.AlignTop)
            self.downloads[key] = button
        self.speed.setText(self._speed_text(offers))
        self._show_statuses()

    def _about(self, offer: "Offer") -> QWidget:
        box = QWidget()
        name, facts = plain_label(), plain_label()
        name.setText(offer.name)
        name.setProperty("heading", True)
        facts.setProperty("dim", True)
        size = offer.variants[0].size_bytes
        slow, quick = (about(8 * size / bits_per_s) for bits_per_s in _CONNECTIONS)
        lines = (
            [] if offer.model is None else [status_text.in_own_language(offer.model.description)]
        )
        lines.append(
            self.tr("{size} download: {slow} at 20 Mbit/s, {quick} at 100 Mbit/s").format(
                size=status_text.bytes_text(size), slow=slow, quick=quick
            )
        )
        estimate = None if offer.model is None else self._meter.estimate(offer.model)
        if estimate is not None:
            lines.append(status_text.estimate_text(estimate))
        facts.setText("\n".join(lines))
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(name)
        column.addWidget(facts)
        return box

    def _speed_text(self, offers: "list[Offer]") -> str:
        if not offers:
            return self.tr("Looking for models…")
        known = any(one.model and self._meter.estimate(one.model) for one in offers)
        if known or not self._meter.may_learn:
            return ""
        return self.tr("Measuring the speed of this computer…")

    def _show_statuses(self) -> None:
        self.speed.setVisible(bool(self.speed.text()))
        for key, button in self.downloads.items():
            model_status, offer = self._store.model_status(key), self._store.offer(key)
            act = _ACTS.get(model_status.condition)
            row = ROWS[act or ModelAction.DOWNLOAD]
            text = (
                translate("models", row.text) if act else status_text.condition_text(model_status)
            )
            if text == button.text():
                continue
            button.setText(text)
            icons.set_icon(button, row.icon, beside_text=True)
            button.setAccessibleName(f"{text}: {'' if offer is None else offer.name}")
            button.setToolTip(plain_tip(translate("models", row.tip)))

    def _on_button(self, key: str) -> None:
        match _ACTS.get(self._store.model_status(key).condition):
            case ModelAction.DOWNLOAD:
                self.download_asked.emit(key)
            case ModelAction.USE:
                self.use_asked.emit(key)
            case _:
                self.models_asked.emit()


# What the button does; otherwise it shows the status and leads to all models.
_ACTS: Final = {Condition.ABSENT: ModelAction.DOWNLOAD, Condition.READY: ModelAction.USE}
