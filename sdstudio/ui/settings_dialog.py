"""The settings dialog, built from the settings table."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.cache_usage import prepared_bytes
from sdstudio.app.operations import Operations
from sdstudio.app.settings import SETTINGS, Setting, SettingGroup, SettingKind
from sdstudio.app.translation import translate
from sdstudio.domain.backends import Backend
from sdstudio.domain.messages import EngineReady
from sdstudio.domain.prepared_models import LIMIT_BYTES
from sdstudio.ui import file_dialogs
from sdstudio.ui.file_dialogs import Purpose
from sdstudio.ui.layouts import lay_out_dialog, size_dialog
from sdstudio.ui.model_chooser import CalmComboBox
from sdstudio.ui.model_manager.status_text import bytes_text
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.signing_box import SigningBox
from sdstudio.ui.wording import sentences

if TYPE_CHECKING:
    from sdstudio.ui.main_window import MainWindow

_WIDTH_PX = 760
_LIST_MARGIN_PX = 24
_TEXT_LENGTH_MAX = 1000
_FOLDER_TOP_PX = 4


class SettingsDialog(Retranslates, QDialog):
    """Every row of the table on its group's page. Changes take effect at once.

    Attributes:
        groups: chooses the page.
        editors: by the setting's field name.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._studio = window.studio
        self._keep = window.keep_settings
        is_offered = {"check_updates": self._studio.updates.is_available}
        self._settings = {
            name: setting for name, setting in SETTINGS.items() if is_offered.get(name, True)
        }
        self._shown_groups = list(dict.fromkeys(one.group for one in self._settings.values()))
        self.groups = QListWidget()
        self.groups.setProperty("quiet", True)
        self.groups.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.groups.addItems([""] * len(self._shown_groups))
        self._pages = QStackedWidget()
        self._labels = {name: _plain() for name in self._settings}
        self._notes = {name: _note() for name in self._settings}
        self.editors: dict[str, _Editor] = {
            name: self._editor(name, setting) for name, setting in self._settings.items()
        }
        self.signing = SigningBox(self._studio)
        self._device = _note()
        self._graphics = QPushButton()
        self._graphics.clicked.connect(window.dialogs.open_graphics_card)
        self._buttons = QDialogButtonBox()
        self._done = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._done.setDefault(True)
        self._prepared_bytes: int | None = None
        self._lay_out()
        self.retranslate()
        size_dialog(self, _WIDTH_PX)
        self._operations = Operations(self)
        self._operations.start(self._read_prepared())
        self._studio.settings.changed.connect(self._show)
        self._studio.dispatcher.changed.connect(self._show_engine)
        self._buttons.accepted.connect(self.accept)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        self.groups.setAccessibleName(self.windowTitle())
        for row, group in enumerate(self._shown_groups):
            self.groups.item(row).setText(translate("settings", group))
        self.groups.setFixedWidth(self.groups.sizeHintForColumn(0) + _LIST_MARGIN_PX)
        # The pages may need less than the list of them.
        rows_px = sum(self.groups.sizeHintForRow(row) for row in range(self.groups.count()))
        self.groups.setMinimumHeight(rows_px + _LIST_MARGIN_PX)
        for name, setting in self._settings.items():
            label = translate("settings", setting.label)
            self._labels[name].setText("" if setting.kind is SettingKind.SWITCH else label)
            self.editors[name].retranslate(label)
            self._notes[name].setText(self._help(setting))
            # What is written below it.
            editor = self.editors[name].focusProxy() or self.editors[name]
            editor.setAccessibleDescription(self._help(setting))
        self._graphics.setText(self.tr("Graphics card…"))
        self._graphics.setAccessibleName(self._graphics.text())
        self._done.setText(self.tr("Done"))
        self._done.setAccessibleName(self._done.text())
        self._show()
        self._show_engine()

    def show_group(self, group: SettingGroup) -> None:
        """Turn to the page of ``group``."""
        self.groups.setCurrentRow(self._shown_groups.index(group))

    def choice(self, name: str) -> "ChoiceSetting":
        """The editor of a setting with choices."""
        editor = self.editors[name]
        assert isinstance(editor, ChoiceSetting)
        return editor

    def _editor(self, name: str, setting: Setting) -> "_Editor":
        def keep(value: str | bool) -> None:
            self._keep(**{name: value})

        match setting.kind:
            case SettingKind.CHOICE:
                return ChoiceSetting(setting, keep)
            case SettingKind.SWITCH:
                return SwitchSetting(keep)
            case SettingKind.FOLDER:
                return FolderSetting(keep)
            case SettingKind.PROGRAM:
                return ProgramSetting(keep)
            case SettingKind.TEXT:
                return TextSetting(keep)
            case SettingKind.FILE:
                return FileSetting(keep)

    def _lay_out(self) -> None:
        pages = {group: self._page() for group in self._shown_groups}
        for name, setting in self._settings.items():
            rows = pages[setting.group]
            row = rows.rowCount()
            self._labels[name].setBuddy(self.editors[name])
            level = Qt.AlignmentFlag(0)
            if setting.kind in (SettingKind.FOLDER, SettingKind.PROGRAM, SettingKind.FILE):
                # With its first line, which is the path.
                level = Qt.AlignmentFlag.AlignTop
                self._labels[name].setContentsMargins(0, _FOLDER_TOP_PX, 0, 0)
            rows.addWidget(self._labels[name], row, 0, level)
            rows.addWidget(self.editors[name], row, 1)
            rows.addWidget(self._notes[name], row + 1, 1)
            rows.setRowMinimumHeight(row + 2, 8)
        rows = pages[SettingGroup.CREDENTIALS]
        rows.addWidget(self.signing, rows.rowCount(), 1)
        rows = pages[SettingGroup.PERFORMANCE]
        rows.addWidget(self._device, rows.rowCount(), 1)
        rows.addWidget(self._graphics, rows.rowCount(), 1, Qt.AlignmentFlag.AlignLeft)
        for rows in pages.values():
            rows.setRowStretch(rows.rowCount(), 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.addWidget(self._pages)
        lay_out_dialog(self, inside, self._buttons, self.groups)
        self.groups.currentRowChanged.connect(self._pages.setCurrentIndex)
        self.groups.setCurrentRow(0)

    def _page(self) -> QGridLayout:
        page = QWidget()
        rows = QGridLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(24)
        rows.setVerticalSpacing(4)
        rows.setColumnStretch(1, 1)
        self._pages.addWidget(page)
        return rows

    def _help(self, setting: Setting) -> str:
        help_ = translate("settings", setting.help)
        if not setting.needs_restart:
            return help_
        restart = self.tr("Takes effect after a restart.")
        return sentences(help_, restart)

    def _show(self) -> None:
        current, paths = self._studio.settings.current, self._studio.paths
        shown: dict[str, object] = {
            **current.model_dump(include=set(SETTINGS)),
            "library_folder": str(current.pictures(paths.pictures)),
            "models_folder": str(current.models(paths.models)),
        }
        for name, editor in self.editors.items():
            editor.show_value(shown[name])

    def _show_engine(self) -> None:
        ready = self._studio.dispatcher.engine_ready
        if ready is None:
            self._device.setText(self.tr("Device: starting…"))
            return
        memory = QLocale().formattedDataSize(
            ready.memory_bytes, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat
        )
        device = self.tr("Device: {name}, {memory}")
        self._device.setText(device.format(name=ready.device_name, memory=memory))
        self.choice("backend").enable(ready.backends)
        about = self._about_processor if ready.device == "cpu" else self._about_compiling
        self._notes["backend"].setText(f"{self._help(SETTINGS['backend'])}\n{about(ready)}")

    def _about_compiling(self, ready: EngineReady) -> str:
        if Backend.INDUCTOR not in ready.backends:
            return self.tr(
                "A model compiled for the graphics card can be faster. Compiling needs Linux with "
                "Triton, a C compiler and Python's header files."
            )
        return self.tr(
            "Compiling makes most graphics cards faster. The first picture of each size takes "
            "about a minute longer, and pictures differ slightly. Fast mode, seamless pictures "
            "and LoRAs run without compiling."
        )

    def _about_processor(self, ready: EngineReady) -> str:
        return f"{self._about_openvino(ready)}\n{self._about_int8(ready)}"

    def _about_int8(self, ready: EngineReady) -> str:
        if Backend.INT8 not in ready.backends:
            return self.tr("PyTorch in 8 bits needs a processor with VNNI instructions.")
        # Measured: see the ADR on 8-bit products.
        return self.tr(
            "PyTorch in 8 bits takes about 40% less time on processors without bfloat16, and "
            "10% less on others. Pictures differ slightly; those of the practice model by "
            "38 to 46 dB."
        )

    def _about_openvino(self, ready: EngineReady) -> str:
        if Backend.OPENVINO not in ready.backends:
            return self.tr(
                "OpenVINO can be faster on computers without a graphics card. To use it, "
                "install it with “pip install openvino”."
            )
        note = self.tr(
            "OpenVINO can be faster than PyTorch, depending on the processor, so try both. "
            "Pictures differ slightly. Each model is prepared once, which takes a minute or "
            "more. Fast mode, seamless pictures, LoRAs and ControlNets run with PyTorch."
        )
        kept = self.tr(
            "Prepared models use {size} of at most {limit}; the least recently used are "
            "removed first."
        )
        # Until it is known, something as long as it: the dialog's height follows from this text.
        size = "…" if self._prepared_bytes is None else bytes_text(self._prepared_bytes)
        return f"{note}\n{kept.format(size=size, limit=bytes_text(LIMIT_BYTES))}"

    async def _read_prepared(self) -> None:
        self._prepared_bytes = await self._studio.background.do(
            "prepared models", partial(prepared_bytes, self._studio.paths.cache)
        )
        self._show_engine()


class ChoiceSetting(CalmComboBox):
    """A setting with several values."""

    def __init__(self, setting: Setting, keep: Callable[[str], None]) -> None:
        super().__init__()
        self._setting = setting
        for value, _ in setting.choices:
            self.addItem("", value)
        self.activated.connect(lambda row: keep(self.itemData(row)))

    def retranslate(self, label: str) -> None:
        """Set the texts."""
        self.setAccessibleName(label)
        for row, (_, text) in enumerate(self._setting.choices):
            self.setItemText(row, translate("settings", text))

    def show_value(self, value: object) -> None:
        """Select ``value``."""
        self.setCurrentIndex(self.findData(value))

    def enable(self, values: tuple[Backend, ...]) -> None:
        """Make only ``values`` selectable."""
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        for row in range(self.count()):
            model.item(row).setEnabled(self.itemData(row) in values)


class SwitchSetting(QCheckBox):
    """A setting that is on or off."""

    def __init__(self, keep: Callable[[bool], None]) -> None:
        super().__init__()
        self.clicked.connect(keep)

    def retranslate(self, label: str) -> None:
        """Set the texts."""
        self.setText(label)
        self.setAccessibleName(label)

    def show_value(self, value: object) -> None:
        """Show ``value``."""
        self.setChecked(bool(value))


class TextSetting(QLineEdit):
    """A setting that is typed."""

    def __init__(self, keep: Callable[[str], None]) -> None:
        super().__init__()
        self.setMaxLength(_TEXT_LENGTH_MAX)
        self.editingFinished.connect(lambda: keep(self.text().strip()))

    def retranslate(self, label: str) -> None:
        """Set the texts."""
        self.setAccessibleName(label)

    def show_value(self, value: object) -> None:
        """Show ``value``."""
        if not self.hasFocus():
            self.setText(str(value))


class FolderSetting(QWidget):
    """A folder, and a button to choose another one."""

    def __init__(self, keep: Callable[[str], None]) -> None:
        super().__init__()
        self._keep = keep
        self._path = _plain()
        self._button = QPushButton()
        self._button.clicked.connect(self._choose)
        self.setFocusProxy(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, _FOLDER_TOP_PX, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._path)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)

    def retranslate(self, label: str) -> None:
        """Set the texts."""
        self._title = label
        self._button.setText(self.tr("Choose folder…"))
        self._button.setAccessibleName(f"{label}: {self._button.text()}")

    def show_value(self, value: object) -> None:
        """Show the folder ``value``."""
        self._path.setText(str(value))

    def _choose(self) -> None:
        now = self._path.text()
        if chosen := file_dialogs.ask_folder(self, Purpose.STORAGE, self._title, at=now):
            self._keep(str(chosen))


class FileSetting(QWidget):
    """A file or none, a button to choose another one, and one to choose none."""

    _purpose = Purpose.CERTIFICATES

    def __init__(self, keep: Callable[[str], None]) -> None:
        super().__init__()
        self._keep_value = keep
        self._value = ""
        self._path = _plain()
        self.choose, self.reset = QPushButton(), QPushButton()
        self.choose.clicked.connect(self._choose)
        self.reset.clicked.connect(lambda: self._keep_value(""))
        self.setFocusProxy(self.choose)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choose)
        row.addWidget(self.reset)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, _FOLDER_TOP_PX, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._path)
        column.addLayout(row)

    def retranslate(self, label: str) -> None:
        """Set the texts."""
        self._title = label
        self.choose.setText(self._choose_text())
        self.reset.setText(self._reset_text())
        for button in (self.choose, self.reset):
            button.setAccessibleName(f"{label}: {button.text()}")
        self.show_value(self._value)

    def show_value(self, value: object) -> None:
        """Show the file ``value``."""
        self._value = str(value)
        self._path.setText(self._value or self._empty_text())
        self.reset.setVisible(bool(self._value))

    def _choose(self) -> None:
        chosen = file_dialogs.ask_file(
            self,
            self._purpose,
            self._title,
            self._kinds(),
            or_any=bool(self._kinds()),
            at=self._value,
        )
        if chosen:
            self._keep_value(str(chosen))

    def _kinds(self) -> file_dialogs.Kinds:
        return {self.tr("Certificates and keys"): (".pem", ".crt", ".cer", ".key")}

    def _choose_text(self) -> str:
        return self.tr("Choose file…")

    def _reset_text(self) -> str:
        return self.tr("Use none")

    def _empty_text(self) -> str:
        return self.tr("None chosen")


class ProgramSetting(FileSetting):
    """A program, a button to choose another one, and one to let the system choose."""

    _purpose = Purpose.PROGRAMS

    def _kinds(self) -> file_dialogs.Kinds:
        return {}

    def _choose_text(self) -> str:
        return self.tr("Choose program…")

    def _reset_text(self) -> str:
        return self.tr("Use system default")

    def _empty_text(self) -> str:
        return self.tr("System default")


def _plain() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _note() -> QLabel:
    label = _plain()
    label.setProperty("dim", True)
    return label


_Editor: TypeAlias = (
    ChoiceSetting | SwitchSetting | FolderSetting | ProgramSetting | TextSetting | FileSetting
)
