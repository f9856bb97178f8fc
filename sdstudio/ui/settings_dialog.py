"""The settings: language, colours, where pictures are kept, and what computes them."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from sdstudio.app.prepared_models import prepared_bytes
from sdstudio.app.settings import Language, Theme
from sdstudio.domain.backends import Backend
from sdstudio.domain.messages import EngineReady
from sdstudio.domain.prepared_models import LIMIT_BYTES
from sdstudio.ui.actions import ActionId
from sdstudio.ui.layouts import lay_out_dialog
from sdstudio.ui.model_chooser import CalmComboBox
from sdstudio.ui.model_manager.model_wording import bytes_text
from sdstudio.ui.retranslation import Retranslates

if TYPE_CHECKING:
    from sdstudio.ui.main_window import MainWindow


class SettingsDialog(Retranslates, QDialog):
    """What is changed holds at once; there is nothing to confirm."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._studio = window.studio
        self.language, self.theme = CalmComboBox(), CalmComboBox()
        self.folder = QPushButton()
        self._folder_path, self._folder_note, self._device = _plain(), _plain(), _plain()
        self.backend = CalmComboBox()
        self._backend_note = _plain()
        for note in (self._folder_note, self._backend_note):
            note.setProperty("dim", True)
        self.advanced = QCheckBox()
        self._labels = [_plain() for _ in range(5)]
        self._buttons = QDialogButtonBox()
        self._done = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._done.setDefault(True)
        self._prepared_bytes: int | None = None
        self._lay_out()
        self.retranslate()
        self._studio.background.ask(
            "prepared models", partial(prepared_bytes, self._studio.paths.cache), self._on_prepared
        )
        self.language.activated.connect(self._on_language)
        self.theme.activated.connect(self._on_theme)
        self.backend.activated.connect(self._on_backend)
        self._studio.queue.changed.connect(self._show_device)
        self.folder.clicked.connect(self._on_folder)
        self.advanced.clicked.connect(self._on_advanced)
        self._buttons.accepted.connect(self.accept)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        texts = (
            self.tr("Language"),
            self.tr("Colours"),
            self.tr("Pictures folder"),
            self.tr("Computed on"),
            self.tr("Calculate with"),
        )
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        self._fill(
            self.language,
            self._studio.settings.current.language,
            {
                Language.SYSTEM: self.tr("As the system"),
                Language.ENGLISH: "English",
                Language.CHINESE: "简体中文",
            },
        )
        self._fill(
            self.theme,
            self._studio.settings.current.theme,
            {
                Theme.SYSTEM: self.tr("As the system"),
                Theme.DARK: self.tr("Dark"),
                Theme.LIGHT: self.tr("Light"),
            },
        )
        self.language.setAccessibleName(self.tr("Language"))
        self.theme.setAccessibleName(self.tr("Colours"))
        self._fill(
            self.backend,
            self._studio.settings.current.backend,
            {
                Backend.TORCH: self.tr("PyTorch"),
                Backend.INDUCTOR: self.tr("PyTorch, compiled for the graphics card"),
                Backend.OPENVINO: self.tr("OpenVINO"),
            },
        )
        self.backend.setAccessibleName(self.tr("Calculate with"))
        self.folder.setText(self.tr("Choose another folder…"))
        self.folder.setAccessibleName(self.folder.text())
        self.advanced.setText(self.tr("Show all settings"))
        self.advanced.setAccessibleName(self.advanced.text())
        self.advanced.setChecked(self._studio.settings.current.advanced)
        self._done.setText(self.tr("Done"))
        self._done.setAccessibleName(self._done.text())
        self._show_folder()
        self._show_device()

    def _lay_out(self) -> None:
        inside = QWidget()
        form = QFormLayout(inside)
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._folder_path)
        column.addWidget(self.folder, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._folder_note)
        calculating = QWidget()
        column = QVBoxLayout(calculating)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.backend)
        column.addWidget(self._backend_note)
        editors = (self.language, self.theme, place, self._device, calculating)
        for label, editor in zip(self._labels, editors, strict=True):
            label.setBuddy(self.backend if editor is calculating else editor)
            label.setMinimumHeight(30)
            form.addRow(label, editor)
        form.addRow(QLabel(), self.advanced)
        lay_out_dialog(self, inside, self._buttons)
        self.resize(600, 520)

    def _fill(self, box: CalmComboBox, current: object, texts: dict[Any, str]) -> None:
        box.clear()
        for value, text in texts.items():
            box.addItem(text, value)
        box.setCurrentIndex(box.findData(current))

    def _show_folder(self) -> None:
        settings, paths = self._studio.settings.current, self._studio.paths
        self._folder_path.setText(settings.library_folder or str(paths.pictures))
        self._folder_note.setText(
            self.tr("Another folder is used from the next start; pictures stay where they are.")
        )

    def _show_device(self) -> None:
        ready = self._studio.queue.engine_ready
        if ready is None:
            self._device.setText(self.tr("Getting ready…"))
            return
        memory = QLocale().formattedDataSize(
            ready.memory_bytes, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat
        )
        self._device.setText(f"{ready.device_name} · {memory}")
        self._show_backends(ready)

    def _show_backends(self, ready: EngineReady) -> None:
        """Offer what there is, and say what it brings and costs, or how to come by it."""
        model = self.backend.model()
        assert isinstance(model, QStandardItemModel)
        for row in range(self.backend.count()):
            item = model.item(row)
            item.setEnabled(self.backend.itemData(row) in ready.backends)
        on_card = ready.device != "cpu"
        note = self._about_compiling(ready) if on_card else self._about_openvino(ready)
        self._backend_note.setText(note)

    def _about_compiling(self, ready: EngineReady) -> str:
        if Backend.INDUCTOR not in ready.backends:
            return self.tr(
                "What is compiled for the graphics card can be faster. That needs Linux with "
                "Triton, a C compiler and Python’s header files."
            )
        return self.tr(
            "What is compiled for the graphics card is faster on most of them, after a first "
            "picture of each size that takes about a minute longer; pictures differ a little. "
            "Fast, seamless pictures and LoRAs are not compiled."
        )

    def _about_openvino(self, ready: EngineReady) -> str:
        if Backend.OPENVINO not in ready.backends:
            return self.tr(
                "OpenVINO is faster on some processors. It is for computers that make "
                "pictures without a graphics card and have to have it installed: "
                "pip install openvino"
            )
        note = self.tr(
            "Where we measured it, OpenVINO was not faster than PyTorch; on other processors it "
            "may be, so try both. It is as exact, within 2 % of full precision, but its pictures "
            "differ a little. It prepares each model once, which takes about a minute. Fast, "
            "seamless pictures and LoRAs go by PyTorch."
        )
        if self._prepared_bytes is not None:
            kept = self.tr(
                "Prepared models take {size} of {limit} at most; those not used for longest go "
                "first."
            )
            kept = kept.format(size=bytes_text(self._prepared_bytes), limit=bytes_text(LIMIT_BYTES))
            note = f"{note}\n{kept}"
        return note

    def _on_prepared(self, size_bytes: int) -> None:
        # The dialog may have been closed by the time that the answer comes.
        if isValid(self):
            self._prepared_bytes = size_bytes
            self._show_device()

    def _on_language(self, row: int) -> None:
        language = Language(self.language.itemData(row))
        self._window.keep_settings(language=language)
        self._studio.translation.use(language)

    def _on_theme(self, row: int) -> None:
        theme = Theme(self.theme.itemData(row))
        self._window.keep_settings(theme=theme)
        self._window.look.use(theme)

    def _on_backend(self, row: int) -> None:
        self._window.keep_settings(backend=Backend(self.backend.itemData(row)))

    def _on_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Choose a folder for pictures"), self._folder_path.text()
        )
        if chosen:
            self._window.keep_settings(library_folder=str(Path(chosen)))
            self._show_folder()

    def _on_advanced(self) -> None:
        self._window.actions_[ActionId.ADVANCED].trigger()


def _plain() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
