"""The dialog in which presets are used and managed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.notices import Notice
from sdstudio.app.studio import Studio
from sdstudio.domain.errors import StudioError
from sdstudio.domain.presets import Preset
from sdstudio.ui import icons
from sdstudio.ui.cards.card_grid import Card, CardGrid
from sdstudio.ui.notice_bar import DoneBar, NoticeBar
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.presets.preset_text import model_text, parts_text, settings_lines
from sdstudio.ui.presets.presets_controller import PresetsController
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import checkpoint_name, plain_tip

_LINES: Final = 6


class PresetsDialog(Retranslates, QDialog):
    """Thumbnails of the presets; Enter, Space or a double-click uses one. A star marks the one that
    the present model starts with.
    """

    def __init__(self, studio: Studio, controller: PresetsController, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._studio = studio
        self._controller = controller
        self._presets: dict[str, Preset] = {}
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.others = QCheckBox()
        self.grid = CardGrid()
        self.empty = QLabel()
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setProperty("dim", True)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setProperty("heading", True)
        self._about = QLabel()
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setWordWrap(True)
        self.settings = QPlainTextEdit()
        self.settings.setReadOnly(True)
        self.settings.setTabChangesFocus(True)
        self.settings.setFixedHeight(self.settings.fontMetrics().lineSpacing() * (_LINES + 1))
        self.use = QPushButton()
        self.default = QPushButton()
        self.more = QPushButton()
        self.new = QPushButton()
        self.close_button = QPushButton()
        for button in (self.use, self.default, self.more, self.new, self.close_button):
            button.setAutoDefault(False)
        self.notices = NoticeBar()
        self.done_bar = DoneBar()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.resize(720, 640)
        keep_on_screen(self)
        self.grid.setFocus()

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

    def tell(self, error: StudioError) -> None:
        """Show what went wrong."""
        self.notices.tell(Notice(error.code, error.arguments))

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Presets"))
        self.search.setPlaceholderText(self.tr("Search presets"))
        self.search.setAccessibleName(self.tr("Search presets"))
        self.others.setText(self.tr("Also those of other models"))
        self.others.setAccessibleName(self.others.text())
        self.others.setToolTip(
            plain_tip(self.tr("Using the preset of another model chooses that model, too"))
        )
        self.grid.setAccessibleName(self.tr("Presets"))
        self.settings.setAccessibleName(self.tr("Settings of the preset"))
        for button, text, tip in (
            (self.use, self.tr("Use preset"), self.tr("Use these settings; Undo restores yours")),
            (self.more, self.tr("More"), self.tr("More to do with this preset, import and export")),
            (
                self.new,
                self.tr("Save settings…"),
                self.tr("Save the present settings as a preset"),
            ),
            (self.close_button, self.tr("Close"), self.tr("Close this window")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
            button.setToolTip(plain_tip(tip))
        self._show()

    # Construction.

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(GRID_PX)
        top = QHBoxLayout()
        top.setSpacing(GRID_PX)
        top.addWidget(self.search, 1)
        top.addWidget(self.others)
        column.addLayout(top)
        column.addWidget(self.grid, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addWidget(self.settings)
        column.addWidget(self.done_bar)
        column.addWidget(self.notices)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID_PX)
        for button in (self.use, self.default, self.more, self.new):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        column.addLayout(buttons)
        icons.set_icon(self.more, "dots-three")
        icons.set_icon(self.new, "plus")

    def _connect(self) -> None:
        controller = self._controller
        self.search.textChanged.connect(self._show)
        self.others.toggled.connect(self._show)
        self.grid.current_changed.connect(self._show_current)
        self.grid.used.connect(lambda uid: controller.use(self._presets[uid]))
        self.grid.menu_asked.connect(self._open_menu)
        self.grid.delete_asked.connect(lambda: self._with_current(controller.delete))
        self.grid.rename_asked.connect(lambda: self._with_current(self._rename))
        self.use.clicked.connect(lambda: self._with_current(controller.use))
        self.default.clicked.connect(lambda: self._with_current(self._toggle_default))
        self.more.clicked.connect(
            lambda: self._open_menu(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        )
        self.new.clicked.connect(controller.new)
        self.close_button.clicked.connect(self.reject)
        self._studio.presets.changed.connect(self._show)
        self._studio.draft.checkpoint_changed.connect(self._show)
        undo = controller.undo
        for key, act in (
            (QKeySequence.StandardKey.Undo, undo.undo_newest),
            (QKeySequence.StandardKey.Redo, undo.redo_newest),
            (QKeySequence.StandardKey.Find, self.search.setFocus),
        ):
            QShortcut(key, self).activated.connect(act)

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
        self.grid.show_cards(
            [
                Card(
                    one.uid,
                    one.name,
                    store.pictures.path(one.thumbnail) if one.thumbnail else None,
                    f"{model_text(one)}\n{parts_text(one)}",
                    is_marked=default is not None and one.uid == default.uid,
                )
                for one in found
            ]
        )
        self.grid.setVisible(bool(found))
        self.empty.setVisible(not found)
        if not presets:
            said = self.tr(
                "No presets yet. Save the settings that you use often under a name, or drop a "
                "file of presets here to import it."
            )
        elif not offered:
            said = self.tr("There are presets only for other models.")
        else:
            said = self.tr("No preset matches the search.")
        self.empty.setText(said)

    def _show_current(self) -> None:
        preset, checkpoint = self.current, self._studio.draft.checkpoint
        for widget in (self._title, self._about, self.settings):
            widget.setVisible(preset is not None)
        self.use.setEnabled(preset is not None)
        self.default.setEnabled(preset is not None and checkpoint is not None)
        self.new.setEnabled(checkpoint is not None)
        is_default = preset is not None and self._is_default(preset)
        self.default.setText(
            self.tr("Reset the model's defaults") if is_default else self.tr("Set as default")
        )
        self.default.setAccessibleName(self.default.text())
        model = "" if checkpoint is None else checkpoint_name(checkpoint.ref)
        tip = (
            self.tr("Settings that you don't change are those of {model} itself again")
            if is_default
            else self.tr(
                "With {model}, size, sampling and strength are those of this preset unless you "
                "change them"
            )
        )
        self.default.setToolTip(plain_tip(tip.format(model=model)))
        if preset is None:
            return
        self._title.setText(preset.name)
        said = [model_text(preset)]
        if is_default:
            said.append(self.tr("default of {model}").format(model=model))
        self._about.setText(" · ".join(said))
        self.settings.setPlainText("\n".join(settings_lines(preset)))

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
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Rename preset"))
        dialog.setLabelText(self.tr("Name"))
        dialog.setTextValue(preset.name)
        dialog.textValueSelected.connect(lambda name: self._controller.rename(preset, name))
        dialog.open()

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
                (self.default.text(), self._toggle_default),
                (self.tr("Update with the present settings"), controller.update),
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

    # Qt overrides.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(one.toLocalFile()) for one in event.mimeData().urls() if one.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self._controller.import_files(files)


def _searched(preset: Preset) -> str:
    return "\n".join((preset.name, model_text(preset), *settings_lines(preset)))
