"""The switch that makes pictures in few steps, and the way to a LoRA for that."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QUndoStack
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from sdstudio.app.active_adapters import ActiveAdapters
from sdstudio.app.draft_model import DraftModel
from sdstudio.app.model_management.store import ModelStore
from sdstudio.app.translation import translate
from sdstudio.domain.adapter_notes import few_steps_note
from sdstudio.domain.adapters import Adapter
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.undo_commands import ChangeDraft
from sdstudio.ui.wording import plain_tip


class FewStepsSwitch(Retranslates, QCheckBox):
    """On while a LoRA for few steps is in use; hidden if none fits the checkpoint.

    Switching it on sets sampler, steps and guidance, which the artist may change; switching it off
    brings back what was there. Both can be undone.

    Args:
        action: the same, in menus and with a shortcut.
    """

    def __init__(
        self,
        draft: DraftModel,
        adapters: ActiveAdapters,
        action: QAction,
        undo: QUndoStack,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._adapters = adapters
        self._action = action
        self._undo = undo
        self.clicked.connect(self._switch)
        action.triggered.connect(self._switch)
        draft.changed.connect(self._show)
        adapters.learned.connect(self._show)
        self.retranslate()
        self._show()

    def retranslate(self) -> None:
        self.setText(self.tr("Few steps (4–8)"))
        self._set_tip()

    @property
    def _used(self) -> Adapter | None:
        """The LoRA for few steps in use."""
        return next((one for one in self._adapters.in_use if one.few_steps is not None), None)

    def _switch(self, on: bool) -> None:
        used, offered = self._used, self._adapters.few_steps
        draft = self._draft
        if on and used is None and offered is not None:
            self._undo.push(
                ChangeDraft(draft, lambda: draft.add_adapter(offered), self.tr("use few steps"))
            )
        elif not on and used is not None:
            ref = used.ref()
            self._undo.push(
                ChangeDraft(
                    draft, lambda: draft.leave_out_adapter(ref), self.tr("use the usual steps")
                )
            )
        self._show()

    def _show(self) -> None:
        used = self._used
        is_offered = used is not None or self._adapters.few_steps is not None
        is_possible = is_offered and "prompt" in self._draft.mode.parameters
        self.setVisible(is_possible)
        self._action.setEnabled(is_possible)
        self.setChecked(used is not None)
        self._action.setChecked(used is not None)
        self._set_tip()

    def _set_tip(self) -> None:
        found = self._used or self._adapters.few_steps
        if found is None or found.few_steps is None:
            return
        note = few_steps_note(found.few_steps, translate)
        back = self.tr("Switching it off brings back the settings from before.")
        self.setToolTip(plain_tip(f"{found.name}\n{note}\n{back}"))


class FewStepsOffer(Retranslates, QPushButton):
    """Leads to a LoRA for few steps, where none that fits the checkpoint is installed.

    Signals:
        asked(str): the key of that model in the catalogue.
    """

    asked = Signal(str)

    def __init__(
        self,
        draft: DraftModel,
        adapters: ActiveAdapters,
        models: ModelStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("link", True)
        self._draft = draft
        self._adapters = adapters
        self._models = models
        self._key = ""
        self.clicked.connect(lambda: self.asked.emit(self._key))
        draft.changed.connect(self._show)
        adapters.learned.connect(self._show)
        models.offers_changed.connect(self._show)
        self.retranslate()
        self._show()

    def retranslate(self) -> None:
        self.setText(self.tr("Get few steps (4–8)…"))
        self.setAccessibleName(self.text())
        self.setToolTip(
            plain_tip(
                self.tr("Show a LoRA with which this model makes pictures several times faster")
            )
        )

    def _show(self) -> None:
        checkpoint = self._draft.checkpoint
        is_missed = (
            checkpoint is not None
            and checkpoint.is_full_size
            and not (checkpoint.is_practice or checkpoint.is_distilled or checkpoint.has_zero_snr)
            and self._adapters.lacks_few_steps
            and "prompt" in self._draft.mode.parameters
        )
        offers = (one for one in self._models.offers if one.is_few_steps_for(checkpoint))
        offer = next(offers, None) if is_missed else None
        self._key = "" if offer is None else offer.key
        self.setVisible(offer is not None)
