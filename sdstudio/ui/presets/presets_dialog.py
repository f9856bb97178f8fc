"""The dialog in which presets are used and managed."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QMenu, QWidget

from sdstudio.app.studio import Studio
from sdstudio.domain.errors import StudioError
from sdstudio.domain.presets import Preset
from sdstudio.ui.cards.card_grid import Card
from sdstudio.ui.cards.cards_dialog import CardsDialog, name_button
from sdstudio.ui.presets.preset_text import model_text, parts_text, settings_lines
from sdstudio.ui.presets.presets_controller import PresetsController
from sdstudio.ui.wording import checkpoint_name, plain_tip

_LINES: Final = 6


class PresetsDialog(CardsDialog):
    """Thumbnails of the presets; Enter, Space or a double-click uses one. A star marks the one that
    the present model starts with.
    """

    def __init__(self, studio: Studio, controller: PresetsController, parent: QWidget) -> None:
        self.others = QCheckBox()
        super().__init__(controller.undo, self.others, _LINES, parent)
        self._studio = studio
        self._controller = controller
        self._presets: dict[str, Preset] = {}
        self.search.textChanged.connect(self._show)
        self.others.toggled.connect(self._show)
        self.grid.current_changed.connect(self._show_current)
        self.grid.used.connect(lambda uid: controller.use(self._presets[uid]))
        self.grid.delete_asked.connect(lambda: self._with_current(controller.delete))
        self.grid.rename_asked.connect(lambda: self._with_current(self._rename))
        self.use.clicked.connect(lambda: self._with_current(controller.use))
        self.second.clicked.connect(lambda: self._with_current(self._toggle_default))
        self.menu_asked.connect(self._open_menu)
        self.new_asked.connect(controller.new)
        self.files_dropped.connect(controller.import_files)
        studio.presets.changed.connect(self._show)
        studio.draft.checkpoint_changed.connect(self._show)
        self.retranslate()

    @property
    def current(self) -> Preset | None:
        """The preset that buttons and menus work on."""
        card = self.grid.current
        return None if card is None else self._presets.get(card.uid)

    def select(self, uid: str) -> None:
        """Make a preset current, even if it isn't shown."""
        if self.grid.cards.row_of(uid) < 0:
            self.search.clear()
        if self.grid.cards.row_of(uid) < 0:
            self.others.setChecked(True)
        if (row := self.grid.cards.row_of(uid)) >= 0:
            self.grid.select(row)

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Presets"))
        self.search.setPlaceholderText(self.tr("Search presets"))
        self.search.setAccessibleName(self.tr("Search presets"))
        self.others.setText(self.tr("Include presets for other models"))
        self.others.setAccessibleName(self.others.text())
        self.others.setToolTip(
            plain_tip(self.tr("Using a preset for another model also chooses that model"))
        )
        self.grid.setAccessibleName(self.tr("Presets"))
        self.details.setAccessibleName(self.tr("Settings of the preset"))
        name_button(
            self.use, self.tr("Use preset"), self.tr("Use these settings; Undo restores yours")
        )
        name_button(
            self.new, self.tr("Save settings…"), self.tr("Save the current settings as a preset")
        )
        self._show()

    # Showing.

    def _show(self) -> None:
        store, checkpoint = self._studio.presets, self._studio.draft.checkpoint
        try:
            presets = store.all
            default = None if checkpoint is None else store.default_of(checkpoint.ref)
        except StudioError as error:
            self.tell(error)
            return
        self._presets = {one.uid: one for one in presets}
        words = self.search.text().casefold().split()
        offered = [one for one in presets if self.others.isChecked() or one.suits(checkpoint)]
        found = [one for one in offered if all(word in _searched(one).casefold() for word in words)]
        cards = [
            Card(
                one.uid,
                one.name,
                store.pictures.path(one.thumbnail) if one.thumbnail else None,
                f"{model_text(one)}\n{parts_text(one)}",
                mark=self.tr("default") if one == default else "",
            )
            for one in found
        ]
        if not presets:
            said = self.tr(
                "No presets yet. Save the settings that you use often under a name, or drop a "
                "preset file here to import it."
            )
        elif not offered:
            said = self.tr("There are presets only for other models.")
        else:
            said = self.tr("No preset matches the search.")
        self.show_cards(cards, said)

    def _show_current(self) -> None:
        preset, checkpoint = self.current, self._studio.draft.checkpoint
        self.use.setEnabled(preset is not None)
        self.second.setEnabled(preset is not None and checkpoint is not None)
        self.new.setEnabled(checkpoint is not None)
        is_default = preset is not None and self._is_default(preset)
        model = "" if checkpoint is None else checkpoint_name(checkpoint.ref)
        if is_default:
            text = self.tr("Reset the model's defaults")
            tip = self.tr("Settings that you don't change go back to {model}'s own defaults")
        else:
            text = self.tr("Set as default")
            tip = self.tr(
                "With {model}, size, sampling and strength are those of this preset unless you "
                "change them"
            )
        name_button(self.second, text, tip.format(model=model))
        if preset is None:
            self.show_details("", "", "")
            return
        said = [model_text(preset)]
        if is_default:
            said.append(self.tr("default of {model}").format(model=model))
        self.show_details(preset.name, " · ".join(said), "\n".join(settings_lines(preset)))

    def _is_default(self, preset: Preset) -> bool:
        checkpoint = self._studio.draft.checkpoint
        if checkpoint is None:
            return False
        default = self._studio.presets.default_of(checkpoint.ref)
        return default is not None and default.uid == preset.uid

    # Acting.

    def _toggle_default(self, preset: Preset) -> None:
        self._controller.set_default(None if self._is_default(preset) else preset)

    def _rename(self, preset: Preset) -> None:
        asked = self.ask_name(self.tr("Rename preset"), preset.name)
        asked.textValueSelected.connect(lambda name: self._controller.rename(preset, name))

    def _with_current(self, act: Callable[[Preset], object]) -> None:
        if (preset := self.current) is not None:
            act(preset)

    def _open_menu(self, at: QPoint) -> None:
        controller, preset = self._controller, self.current
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if preset is not None:
            for text, act in (
                (self.use.text(), controller.use),
                (self.second.text(), self._toggle_default),
                (self.tr("Update with the current settings"), controller.update),
                (self.tr("Edit…"), controller.edit),
                (self.tr("Duplicate"), controller.duplicate),
                (self.tr("Rename…"), self._rename),
                (self.tr("Delete"), controller.delete),
                (self.tr("Export…"), lambda one: controller.ask_export([one])),
            ):
                action = menu.addAction(text)
                action.triggered.connect(partial(self._on_menu, act, preset))
            menu.addSeparator()
        menu.addAction(self.tr("Import…")).triggered.connect(controller.ask_import)
        everything = menu.addAction(self.tr("Export all…"))
        everything.setEnabled(bool(self._presets))
        everything.triggered.connect(lambda: controller.ask_export([*self._presets.values()]))
        menu.popup(at)

    def _on_menu(
        self, act: Callable[[Preset], object], preset: Preset, _checked: bool = False
    ) -> None:
        act(preset)


def _searched(preset: Preset) -> str:
    return "\n".join((preset.name, model_text(preset), *settings_lines(preset)))
