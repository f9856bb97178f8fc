"""A card of the model window: what a model is, its status, and its actions."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)

from sdstudio.app.model_management.model_status import Condition, ModelStatus
from sdstudio.app.translation import translate
from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.families import family
from sdstudio.ui import error_messages, icons, menus
from sdstudio.ui.model_chooser import CalmComboBox
from sdstudio.ui.model_manager import status_text
from sdstudio.ui.model_manager.card_buttons import MODEL_ACTIONS, ROWS, ModelAction
from sdstudio.ui.model_manager.decode_menu import DecodeMenu
from sdstudio.ui.model_manager.steady_text import SteadyText
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import family_name, plain_tip, sentences

if TYPE_CHECKING:
    from sdstudio.app.model_management.offers import Offer, OfferedVariant
    from sdstudio.app.model_management.picture_speed import PictureSpeed
    from sdstudio.app.model_management.store import ModelStore
    from sdstudio.domain.model_family import Configuration

_STEPS = 1000


class ModelCard(Retranslates, QFrame):
    """One model, with the selected variant.

    Signals:
        asked(ModelAction, str): a button was pressed, for the variant with that key.
        licence_asked(str): the licence with that key should be shown.
        configuration_asked(str, Configuration): the variant with that key was trained for that.
        decoding_asked(str, VaeRef or None): pictures of the variant with that key should be decoded
            with that VAE, or with its own.
        vae_asked(float): the artist wants a VAE for latents of that scale.
    """

    asked = Signal(object, str)
    licence_asked = Signal(str)
    configuration_asked = Signal(str, object)
    decoding_asked = Signal(str, object)
    vae_asked = Signal(float)

    def __init__(
        self,
        offer: "Offer",
        store: "ModelStore",
        picture_speed: "PictureSpeed",
        checkpoint: Checkpoint | None = None,
        control: AuxiliaryModel | None = None,
        vaes: Sequence[AuxiliaryModel] = (),
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self.offer = offer
        self._checkpoint, self._control = checkpoint, control
        self._vaes: tuple[AuxiliaryModel, ...] = ()
        self._store = store
        self._meter = picture_speed
        self._is_first = False
        self._shown: Condition | None = None
        self._chosen = ""
        self._is_artists_choice = False
        self.name, self.condition = plain_label(), plain_label()
        self.name.setProperty("title", True)
        self.condition.setProperty("condition", True)
        self.condition.setWordWrap(False)
        self.about, self._purpose, self.facts = plain_label(), plain_label(), plain_label()
        self.speed = plain_label()
        self.speed.setProperty("dim", True)
        self._only = plain_label()
        self._purpose.setProperty("dim", True)
        self.facts.setProperty("dim", True)
        self.licence = QPushButton()
        self.licence.setProperty("link", True)
        self.licence.clicked.connect(self._on_licence)
        self.variants = CalmComboBox()
        self.variants.activated.connect(self._on_variant)
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.progress, self.detail = SteadyText(), SteadyText(dim=True)
        self.notice = plain_label()
        self.buttons: dict[ModelAction, QPushButton] = {}
        self.more = QToolButton()
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        icons.set_icon(self.more, "dots-three")
        self.menu = QMenu(self)
        self.more.setMenu(self.menu)
        self.trained_for = QMenu(self)
        self.trained_for.setToolTipsVisible(True)
        icons.set_icon(self.trained_for.menuAction(), "sliders-horizontal")
        self.decode_with = DecodeMenu(self)
        self.decode_with.chosen.connect(lambda vae: self.decoding_asked.emit(self._chosen, vae))
        self.decode_with.vae_asked.connect(self.vae_asked)
        self._acts = QHBoxLayout()
        self._acts.setSpacing(GRID_PX)
        self._lay_out()
        self.show_offer(offer, checkpoint, control, vaes)

    @property
    def key(self) -> str:
        """The key of the selected variant."""
        return self._chosen

    def show_offer(
        self,
        offer: "Offer",
        checkpoint: Checkpoint | None,
        control: AuxiliaryModel | None = None,
        vaes: Sequence[AuxiliaryModel] = (),
    ) -> None:
        """Show what is offered and installed now; a variant that the artist selected stays.

        Args:
            checkpoint: the installed checkpoint, if it can generate pictures.
            control: the installed ControlNet, if it is one.
            vaes: those that are installed by themselves.
        """
        self.offer, self._checkpoint, self._control = offer, checkpoint, control
        self._vaes = tuple(vaes)
        is_gone = offer.variant(self._chosen) is None
        if is_gone or not (self._is_artists_choice or self._is_busy(self._chosen)):
            self._chosen, self._is_artists_choice = self._best().key, False
        self.retranslate()

    def show_status(self) -> None:
        """Show the status of the variant; called often."""
        model_status = self._store.model_status(self._chosen)
        condition = status_text.condition_text(model_status)
        if condition != self.condition.text():
            self.condition.setText(condition)
        moving = model_status.condition.is_moving or (
            model_status.condition in (Condition.PAUSED, Condition.FAILED, Condition.METERED)
            and model_status.progress.done_bytes > 0
        )
        self.bar.setVisible(moving)
        self.progress.setVisible(moving)
        if moving:
            self.bar.setValue(round(_STEPS * model_status.progress.share))
            self.progress.set_text(status_text.progress_text(model_status.progress))
        self._show_detail(model_status)
        self._show_notice(model_status)
        if model_status.condition is not self._shown:
            self._shown = model_status.condition
            self._show_acts()

    def show_speed(self) -> None:
        """Show how long a picture takes on this computer, if known."""
        model = self.offer.model or self._checkpoint
        estimate = None if model is None else self._meter.estimate(model)
        self.speed.setVisible(estimate is not None)
        if estimate is not None:
            self.speed.setText(status_text.estimate_text(estimate))

    def set_first(self, is_first: bool) -> None:
        """Whether downloading it is the recommended next action."""
        if is_first != self._is_first:
            self._is_first = is_first
            self._shown = None
            self.show_status()

    def retranslate(self) -> None:
        offer = self.offer
        self.name.setText(offer.name)
        self.setAccessibleName(offer.name)
        model = offer.model
        used = self._checkpoint.vae if self._checkpoint is not None else None
        vae = "" if used is None else self.tr("decodes with {vae}").format(vae=used.name)
        self.about.setVisible(model is not None)
        self._purpose.setVisible(model is not None)
        if model is not None:
            self.about.setText(status_text.in_own_language(model.description))
            self._purpose.setText(
                self.tr("Good for: {purpose}").format(
                    purpose=status_text.in_own_language(model.purpose)
                )
            )
            self.facts.setText(" · ".join(filter(None, (status_text.modes_text(model.kind), vae))))
        else:
            parts = [self.tr("Imported by you"), self.tr("licence unknown")]
            if offer.auxiliary_kind is not None:
                parts = [status_text.kind_text(offer.auxiliary_kind), *parts]
                if self._control is not None:
                    parts[1:1] = status_text.control_texts(self._control)
            elif self._checkpoint is not None:
                side_px = self._checkpoint.native_size_px
                parts = [
                    status_text.modes_text(self._checkpoint.task),
                    family_name(self._checkpoint),
                    status_text.training_text(self._checkpoint),
                    f"{side_px} × {side_px}",
                    *parts,
                    vae,
                ]
            self.facts.setText(" · ".join(filter(None, parts)))
        licence = offer.licence
        self.licence.setVisible(licence is not None)
        if licence is not None:
            name = licence.name
            if model is None:
                name = self.tr("Base model: {licence}").format(licence=licence.name)
            self.licence.setText(name)
            self.licence.setAccessibleName(self.tr("Licence: {name}").format(name=name))
            tip = self.tr("Read the licence of this model")
            if model is None:
                tip = self.tr(
                    "Read the licence of the model that this one was made from. Its author may "
                    "have set other terms."
                )
            self.licence.setToolTip(plain_tip(tip))
        self.variants.setAccessibleName(self.tr("Version of {name}").format(name=offer.name))
        self.show_speed()
        self._fill_variants()
        self.more.setAccessibleName(self.tr("More actions for {name}").format(name=offer.name))
        self.more.setToolTip(plain_tip(self.tr("More actions for this model")))
        self._shown = None
        self.show_status()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.name, 1)
        top.addWidget(self.condition, 0, Qt.AlignmentFlag.AlignTop)
        facts = QHBoxLayout()
        facts.setSpacing(2 * GRID_PX)
        facts.addWidget(self.facts, 1)
        facts.addWidget(self.licence, 0, Qt.AlignmentFlag.AlignTop)
        self._bottom = QHBoxLayout()
        self._bottom.setSpacing(GRID_PX)
        self._bottom.addWidget(self.variants, 1)
        self._bottom.addWidget(self._only, 1)
        self._bottom.addStretch(1)
        self._bottom.addLayout(self._acts)
        self._bottom.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(GRID_PX)
        column.addLayout(top)
        column.addWidget(self.about)
        column.addWidget(self._purpose)
        column.addLayout(facts)
        column.addWidget(self.speed)
        column.addWidget(self.bar)
        for widget in (self.progress, self.detail, self.notice):
            column.addWidget(widget)
        column.addLayout(self._bottom)

    def _best(self) -> "OfferedVariant":
        """The variant to select first: one that is busy, one that is installed, and so on."""
        variants = self.offer.variants
        busy = (one for one in variants if self._is_busy(one.key))
        here = (one for one in variants if one.installed is not None)
        same = (one for one in variants if one.key == self._chosen)
        offered = (one for one in variants if one.is_download)
        for found in (busy, here, same, offered):
            if (first := next(found, None)) is not None:
                return first
        return variants[0]

    def _is_busy(self, key: str) -> bool:
        condition = self._store.model_status(key).condition
        return condition.is_download or condition.is_moving

    def _fill_variants(self) -> None:
        self.variants.clear()
        for row, one in enumerate(self.offer.variants):
            self.variants.addItem(status_text.variant_text(one), one.key)
            tip = plain_tip(status_text.variant_help(one))
            self.variants.setItemData(row, tip, Qt.ItemDataRole.ToolTipRole)
        row = self.variants.findData(self._chosen)
        self.variants.setCurrentIndex(row)
        only_one = self.variants.count() == 1
        self.variants.setVisible(not only_one)
        self._only.setVisible(only_one)
        self._only.setText(self.variants.currentText())
        self._tip_variant()

    def _tip_variant(self) -> None:
        chosen = self.offer.variant(self._chosen)
        if chosen is not None:
            tip = plain_tip(status_text.variant_help(chosen))
            self.variants.setToolTip(tip)
            self._only.setToolTip(tip)

    def _show_detail(self, model_status: ModelStatus) -> None:
        progress = model_status.progress
        parts = [status_text.file_text(progress)]
        if progress.source:
            parts.append(self.tr("from {source}").format(source=progress.source))
        text = " · ".join(part for part in parts if part)
        self.detail.setVisible(bool(text) and model_status.condition.is_moving)
        self.detail.set_text(text)

    def _show_notice(self, model_status: ModelStatus) -> None:
        text = ""
        if model_status.notice is not None:
            text = error_messages.text_of(model_status.notice)
            if model_status.retries:
                text = sentences(text, self.tr("SD Studio will retry automatically."))
        elif model_status.condition is Condition.METERED:
            text = self.tr(
                "This connection appears to be metered, so the download is waiting for your "
                "approval. It starts automatically on an unmetered connection."
            )
        elif model_status.condition is Condition.IMPORT_ONLY:
            text = self.tr(
                "SD Studio can't download this model, because it has no way to verify that the "
                "files are genuine. If you already have the model, import it."
            )
        elif model_status.condition is Condition.ABSENT:
            text = self._space_text()
        if text != self.notice.text():
            self.notice.setText(text)
        self.notice.setVisible(bool(text))

    def _space_text(self) -> str:
        chosen, free = self.offer.variant(self._chosen), self._store.free_bytes
        if chosen is None or free is None or free >= chosen.size_bytes:
            return ""
        return self.tr(
            "Needs {needed} of disk space, but only {free} is available. Free some space first."
        ).format(
            needed=status_text.bytes_text(chosen.size_bytes), free=status_text.bytes_text(free)
        )

    def _show_acts(self) -> None:
        focus = next((act for act, one in self.buttons.items() if one.hasFocus()), None)
        before, self.buttons = self.buttons, {}
        for button in before.values():
            self._acts.removeWidget(button)
        offered = MODEL_ACTIONS[self._store.model_status(self._chosen).condition]
        is_useless = offered.first is ModelAction.USE and not self.offer.makes_pictures
        firsts = () if offered.first is None or is_useless else (offered.first,)
        lacks_space = self._space_text()
        for act in (*firsts, *offered.buttons):
            is_download = act is ModelAction.DOWNLOAD
            is_first = act is offered.first and (not is_download or self._is_first)
            # Not disabled: the space may have been freed since it was last looked at.
            hindrance = lacks_space if is_download else ""
            self._add_button(act, is_first=is_first and not hindrance, hindrance=hindrance)
        menus.empty(self.menu)
        menus.empty(self.trained_for)
        menus.empty(self.decode_with)
        for act in offered.more:
            action = self.menu.addAction(translate("models", ROWS[act].text))
            action.setToolTip(plain_tip(translate("models", ROWS[act].tip)))
            icons.set_icon(action, ROWS[act].icon)
            action.setData(act)
            action.triggered.connect(lambda _=False, act=act: self.asked.emit(act, self._chosen))
        if offered.first is ModelAction.USE:
            self._add_configurations()
            self._add_vaes()
        self.menu.setToolTipsVisible(True)
        self.more.setVisible(bool(offered.more))
        if focus is not None and self.buttons:
            self.buttons.get(focus, next(iter(self.buttons.values()))).setFocus()
        # Only now: hiding a focused button would move the focus and scroll the list there.
        for button in before.values():
            button.hide()
            button.deleteLater()

    def _add_configurations(self) -> None:
        """A menu of what it may have been trained for, where its file doesn't tell."""
        checkpoint, chosen = self._checkpoint, self.offer.variant(self._chosen)
        if self.offer.model is not None or checkpoint is None or chosen is None or chosen.is_folder:
            return
        from sdstudio.models import reconfiguring

        for choice in reconfiguring.choices(checkpoint):
            action = self.trained_for.addAction(translate("families", choice.described))
            action.setCheckable(True)
            action.setChecked(choice == checkpoint.configuration)
            tip = self.tr("Change this if pictures come out grey, as noise or overexposed")
            action.setToolTip(plain_tip(tip))
            action.triggered.connect(partial(self._ask_configuration, action, choice))
        if not self.trained_for.isEmpty():
            self.trained_for.setTitle(self.tr("Trained for"))
            self.menu.addMenu(self.trained_for)

    def _add_vaes(self) -> None:
        """A menu of what its pictures can be decoded with."""
        checkpoint = self._checkpoint
        if checkpoint is None or not DecodeMenu.is_for(checkpoint):
            return
        scale = family(checkpoint.family).latent_scale
        more_to_get = any(one.is_vae_for(scale) for one in self._store.offers)
        self.decode_with.fill(checkpoint, self._vaes, more_to_get=more_to_get)
        self.menu.addMenu(self.decode_with)

    def _ask_configuration(
        self, action: QAction, choice: "Configuration", _is_checked: bool = False
    ) -> None:
        # It is checked once it was changed, which a declined licence prevents.
        checkpoint = self._checkpoint
        action.setChecked(checkpoint is not None and choice == checkpoint.configuration)
        self.configuration_asked.emit(self._chosen, choice)

    def _add_button(self, act: ModelAction, *, is_first: bool, hindrance: str) -> None:
        row = ROWS[act]
        button = QPushButton(translate("models", row.text))
        button.setProperty("accent", is_first)
        button.setToolTip(plain_tip(hindrance or translate("models", row.tip)))
        button.setAccessibleName(f"{button.text()}: {self.offer.name}")
        icons.set_icon(button, row.icon, on_accent=is_first, beside_text=True)
        button.clicked.connect(lambda: self.asked.emit(act, self._chosen))
        self.buttons[act] = button
        self._acts.addWidget(button)
        # Immediately, because the height of the card is computed before the next event.
        button.show()

    def _on_variant(self, row: int) -> None:
        self._chosen = str(self.variants.itemData(row))
        self._is_artists_choice = True
        self._tip_variant()
        self._shown = None
        self.show_status()

    def _on_licence(self) -> None:
        if self.offer.licence is not None:
            self.licence_asked.emit(self.offer.licence.key)


def plain_label() -> QLabel:
    """A label that shows plain text and wraps it."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return label
