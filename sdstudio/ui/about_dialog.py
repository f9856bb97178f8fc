"""The About dialog: what SD Studio is, its version, and the licences of its components."""

from importlib.metadata import PackageNotFoundError, metadata

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTextBrowser, QVBoxLayout, QWidget

from sdstudio import __version__
from sdstudio.paths import APP_NAME
from sdstudio.ui.on_screen import keep_on_screen

#: A distribution and its licence, where the metadata is unclear.
_PARTS = (
    ("PySide6-Essentials", "LGPL-3.0"),
    ("torch", "BSD-3-Clause"),
    ("diffusers", "Apache-2.0"),
    ("transformers", "Apache-2.0"),
    ("accelerate", "Apache-2.0"),
    ("tokenizers", "Apache-2.0"),
    ("safetensors", "Apache-2.0"),
    ("numpy", "BSD-3-Clause"),
    ("pillow", "MIT-CMU"),
    ("httpx2", "BSD-3-Clause"),
    ("pydantic", "MIT"),
    ("qasync", "BSD-2-Clause"),
    ("QtAwesome", "MIT"),
    ("platformdirs", "MIT"),
    ("psutil", "BSD-3-Clause"),
    ("Send2Trash", "BSD-3-Clause"),
    ("filelock", "MIT"),
    ("cryptography", "Apache-2.0 or BSD-3-Clause"),
)


class AboutDialog(QDialog):
    """Version and licences, as selectable text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About SD Studio"))
        title = QLabel(f"{APP_NAME} {__version__}")
        title.setProperty("title", True)
        text = QLabel(
            self.tr(
                "Generate pictures with Stable Diffusion on your own computer. SD Studio is free "
                "software under the Apache License 2.0. Each model has its own licence; see its "
                "folder."
            )
        )
        text.setWordWrap(True)
        parts = QTextBrowser()
        parts.setAccessibleName(self.tr("Licences"))
        parts.setTabChangesFocus(True)
        parts.setPlainText(self._parts())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        for label in (title, text):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addWidget(parts, 1)
        column.addWidget(buttons)
        self.resize(520, 460)
        keep_on_screen(self)

    def _parts(self) -> str:
        lines = [self.tr("Built with:")]
        for name, licence in _PARTS:
            try:
                version = metadata(name)["Version"]
            except PackageNotFoundError:
                continue
            lines.append(f"{name} {version} – {licence}")
        lines.append(self.tr("Icons: Phosphor – MIT"))
        return "\n".join(lines)
