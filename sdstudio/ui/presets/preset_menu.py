"""The button with the presets for the present model."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from sdstudio.app.draft_model import DraftModel
from sdstudio.app.preset_store import PresetStore
from sdstudio.domain.errors import StudioError
from sdstudio.domain.presets import Preset
from sdstudio.ui import icons, menus
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions, tip_of
from sdstudio.ui.retranslation import Retranslates

#: A longer menu takes longer to read than the dialog.
_SHOWN = 15


class PresetMenu(Retranslates, QToolButton):
    """Signals:
    used(Preset): the artist wants its settings.
    """

    used = Signal(object)

    def __init__(
        self, draft: DraftModel, store: PresetStore, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._draft, self._store, self._actions = draft, store, actions
        self.setProperty("flat", True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        icons.set_icon(self, "bookmark-simple")
        self.list = QMenu(self)
        self.list.setToolTipsVisible(True)
        self.setMenu(self.list)
        self.list.aboutToShow.connect(self._fill)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Presets"))
        self.setToolTip(tip_of(ActionId.PRESETS))

    def _fill(self) -> None:
        menus.empty(self.list)
        for preset in self._offered()[:_SHOWN]:
            action = self.list.addAction(preset.name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, preset=preset: self.used.emit(preset))
        if self.list.isEmpty():
            self.list.addAction(self.tr("No presets for this model yet")).setEnabled(False)
        self.list.addSeparator()
        for do in (ActionId.PRESET_SAVE, ActionId.PRESETS, ActionId.RESET_SETTINGS):
            self.list.addAction(self._actions[do])

    def _offered(self) -> list[Preset]:
        try:
            presets = self._store.all
        except StudioError:
            return []
        return [one for one in presets if one.suits(self._draft.checkpoint)]
