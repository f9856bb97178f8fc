"""Small cards of the model window: imports in progress, and folders that were opened."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from sdstudio.app.model_management.model_status import ModelStatus
from sdstudio.app.translation import translate
from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.families import family
from sdstudio.ui import icons
from sdstudio.ui.model_manager import status_text
from sdstudio.ui.model_manager.card_buttons import ROWS, ModelAction
from sdstudio.ui.model_manager.decode_menu import DecodeMenu
from sdstudio.ui.model_manager.model_card import plain_label
from sdstudio.ui.model_manager.steady_text import SteadyText
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip

if TYPE_CHECKING:
    from sdstudio.app.model_management.store import ModelStore

_STEPS = 1000


class ImportCard(Retranslates, QFrame):
    """An import in progress.

    Signals:
        cancel_asked(str): the import with that key should be cancelled.
    """

    cancel_asked = Signal(str)

    def __init__(self, key: str, name: str, store: "ModelStore") -> None:
        super().__init__()
        self.setObjectName("card")
        self._key = key
        self._name = name
        self._store = store
        self.title, self.progress = plain_label(), SteadyText()
        self.title.setProperty("title", True)
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.cancel = QPushButton()
        self.cancel.clicked.connect(lambda: self.cancel_asked.emit(key))
        bottom = QHBoxLayout()
        bottom.addWidget(self.progress, 1)
        bottom.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(GRID_PX)
        column.addWidget(self.title)
        column.addWidget(self.bar)
        column.addLayout(bottom)
        self.retranslate()

    def show_status(self) -> None:
        """Show its progress."""
        model_status: ModelStatus = self._store.model_status(self._key)
        progress = model_status.progress
        self.bar.setValue(round(_STEPS * progress.share))
        known = progress.size_bytes > 0
        self.progress.set_text(
            status_text.progress_text(progress)
            if known
            else status_text.condition_text(model_status)
        )

    def retranslate(self) -> None:
        self.title.setText(self.tr("Importing “{name}”").format(name=self._name))
        self.setAccessibleName(self.title.text())
        self.cancel.setText(translate("models", ROWS[ModelAction.CANCEL].text))
        self.cancel.setAccessibleName(f"{self.cancel.text()}: {self._name}")
        self.cancel.setToolTip(plain_tip(translate("models", ROWS[ModelAction.CANCEL].tip)))
        self.show_status()


class OpenedCard(Retranslates, QFrame):
    """A model that is used from a folder that the artist opened.

    Signals:
        asked(ModelAction, Checkpoint): a button was pressed.
        decoding_asked(Checkpoint, VaeRef or None): its pictures should be decoded with that VAE,
            or with its own.
        vae_asked(float): the artist wants a VAE for latents of that scale.
    """

    asked = Signal(object, object)
    decoding_asked = Signal(object, object)
    vae_asked = Signal(float)

    def __init__(
        self,
        checkpoint: Checkpoint,
        store: "ModelStore",
        vaes: Sequence[AuxiliaryModel] = (),
    ) -> None:
        """``vaes`` are those that are installed by themselves."""
        super().__init__()
        self.setObjectName("card")
        self._checkpoint = checkpoint
        self._store = store
        self._vaes = tuple(vaes)
        self.title, self._facts = plain_label(), plain_label()
        self.title.setProperty("title", True)
        self._facts.setProperty("dim", True)
        self._facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons = {
            act: QPushButton()
            for act in (ModelAction.USE, ModelAction.OPEN_FOLDER, ModelAction.FORGET)
        }
        self.decode_with = DecodeMenu(self)
        self.decode_with.chosen.connect(lambda vae: self.decoding_asked.emit(checkpoint, vae))
        self.decode_with.vae_asked.connect(self.vae_asked)
        self._decode = QPushButton()
        self._decode.setMenu(self.decode_with)
        self._decode.setVisible(DecodeMenu.is_for(checkpoint))
        icons.set_icon(self._decode, "palette", beside_text=True)
        bottom = QHBoxLayout()
        bottom.setSpacing(GRID_PX)
        bottom.addStretch()
        for act, button in self.buttons.items():
            is_first = act is ModelAction.USE
            button.setProperty("accent", is_first)
            icons.set_icon(button, ROWS[act].icon, on_accent=is_first, beside_text=True)
            button.clicked.connect(lambda _=False, act=act: self.asked.emit(act, checkpoint))
            bottom.addWidget(button)
        bottom.insertWidget(bottom.indexOf(self.buttons[ModelAction.OPEN_FOLDER]), self._decode)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(GRID_PX)
        column.addWidget(self.title)
        column.addWidget(self._facts)
        column.addLayout(bottom)
        self.retranslate()

    def retranslate(self) -> None:
        checkpoint = self._checkpoint
        self.title.setText(checkpoint.ref.name)
        self.setAccessibleName(checkpoint.ref.name)
        facts = [
            status_text.kind_text(checkpoint.task),
            self.tr("Opened from {folder}").format(folder=checkpoint.folder),
            self.tr("licence unknown"),
        ]
        if checkpoint.vae is not None:
            facts.append(self.tr("decodes with {vae}").format(vae=checkpoint.vae.name))
        self._facts.setText(" · ".join(facts))
        scale = family(checkpoint.family).latent_scale
        more_to_get = any(one.is_vae_for(scale) for one in self._store.offers)
        self.decode_with.fill(checkpoint, self._vaes, more_to_get=more_to_get)
        self._decode.setText(self.decode_with.title())
        self._decode.setAccessibleName(f"{self._decode.text()}: {checkpoint.ref.name}")
        tip = self.tr("Choose the VAE that turns what this model makes into pictures")
        self._decode.setToolTip(plain_tip(tip))
        for act, button in self.buttons.items():
            button.setText(translate("models", ROWS[act].text))
            button.setAccessibleName(f"{button.text()}: {checkpoint.ref.name}")
            button.setToolTip(plain_tip(translate("models", ROWS[act].tip)))
