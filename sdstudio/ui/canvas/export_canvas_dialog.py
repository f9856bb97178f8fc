"""ExportCanvasDialog: asks for the format and content of an exported canvas."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QPushButton, QWidget

from sdstudio.app.settings import METADATA_LEVELS
from sdstudio.app.translation import translate
from sdstudio.domain.shared_metadata import MetadataLevel
from sdstudio.imaging.picture_formats import WRITTEN_FORMATS, PictureFormat, writable_formats
from sdstudio.ui.layouts import lay_out_dialog
from sdstudio.ui.model_chooser import CalmComboBox
from sdstudio.ui.number_box import NumberBox
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.text_size import scaled
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import sentences

_SIZE_PX: Final = (480, 360)
_NUMBER_PX: Final = 96


@dataclass(frozen=True, slots=True)
class CanvasExport:
    """What the artist chose.

    Args:
        quality: 1 to 100, of formats that have one.
        is_part: export only the selection.
    """

    format: PictureFormat = PictureFormat.PNG
    quality: int = 95
    metadata: MetadataLevel = MetadataLevel.WHOLE
    is_part: bool = False


class ExportCanvasDialog(Retranslates, QDialog):
    """Args:
    before: what was chosen last time.
    export: called with the choice.
    has_selection: whether something is selected.
    has_metadata: whether a picture was generated on this canvas, whose metadata can be included.
    """

    def __init__(
        self,
        before: CanvasExport,
        export: Callable[[CanvasExport], None],
        parent: QWidget,
        *,
        has_selection: bool,
        has_metadata: bool,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._export = export
        self.format = CalmComboBox()
        for one in writable_formats():
            self.format.addItem(WRITTEN_FORMATS[one].name, one)
        self.quality = NumberBox(1, 100, 1, 0)
        self.quality.setFixedWidth(scaled(_NUMBER_PX))
        self.content = CalmComboBox()
        for is_part in (False, True):
            self.content.addItem("", is_part)
        self.metadata = CalmComboBox()
        for level, _ in METADATA_LEVELS:
            self.metadata.addItem("", level)
        self.note = QLabel()
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setProperty("dim", True)
        self._labels = [QLabel() for _ in range(4)]
        self._buttons = QDialogButtonBox()
        self.start = QPushButton()
        self.start.setProperty("primary", True)
        self.start.setDefault(True)
        self._buttons.addButton(self.start, QDialogButtonBox.ButtonRole.AcceptRole)
        self._cancel = self._buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self._lay_out()
        self.format.setCurrentIndex(max(0, self.format.findData(before.format)))
        self.quality.setValue(before.quality)
        self.metadata.setCurrentIndex(self.metadata.findData(before.metadata))
        self.content.setCurrentIndex(int(has_selection and before.is_part))
        self._know(has_selection, has_metadata)
        for box in (self.format, self.content, self.metadata):
            box.currentIndexChanged.connect(self._show)
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.reject)
        self.retranslate()

    def know(self, *, has_selection: bool, has_metadata: bool) -> None:
        """Offer what is available now; the arguments are those of the dialog."""
        self._know(has_selection, has_metadata)
        if not has_selection:
            self.content.setCurrentIndex(0)
        self._show()

    def _know(self, has_selection: bool, has_metadata: bool) -> None:
        self._has_selection, self._has_metadata = has_selection, has_metadata
        self.content.setEnabled(has_selection)
        self.metadata.setEnabled(has_metadata)

    @property
    def chosen(self) -> CanvasExport:
        """The current choice."""
        return CanvasExport(
            PictureFormat(self.format.currentData()),
            round(self.quality.value()),
            MetadataLevel(self.metadata.currentData()),
            bool(self.content.currentData()),
        )

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Export canvas"))
        names = (self.tr("Format"), self.tr("Quality"), self.tr("Content"), self.tr("Metadata"))
        editors = (self.format, self.quality, self.content, self.metadata)
        for label, editor, name in zip(self._labels, editors, names, strict=True):
            label.setText(name)
            editor.setAccessibleName(name)
        for row, text in enumerate((self.tr("The whole picture"), self.tr("Selection only"))):
            self.content.setItemText(row, text)
        for row, (_, name) in enumerate(METADATA_LEVELS):
            self.metadata.setItemText(row, translate("settings", name))
        self.start.setText(self.tr("Export…"))
        self._cancel.setText(self.tr("Cancel"))
        for button in (self.start, self._cancel):
            button.setAccessibleName(button.text())
        self._show()

    def _lay_out(self) -> None:
        inside = QWidget()
        form = QFormLayout(inside)
        form.setSpacing(GRID_PX)
        for label, editor in zip(
            self._labels, (self.format, self.quality, self.content, self.metadata), strict=True
        ):
            label.setBuddy(editor)
            form.addRow(label, editor)
        form.addRow(self.note)
        lay_out_dialog(self, inside, self._buttons)
        self.resize(*_SIZE_PX)

    def _show(self) -> None:
        chosen = self.chosen
        has_quality = WRITTEN_FORMATS[chosen.format].has_quality
        for one in (self._labels[1], self.quality):
            one.setEnabled(has_quality)
        notes = []
        if not self._has_selection:
            notes.append(self.tr("Nothing is selected, so the whole picture will be exported."))
        if chosen.is_part and chosen.format is PictureFormat.JPEG:
            notes.append(self.tr("JPEG has no transparency: what isn't selected will be white."))
        if self._has_metadata:
            notes.append(self.tr("The metadata comes from the newest result on this canvas."))
        else:
            notes.append(
                self.tr(
                    "Nothing has been generated on this canvas yet, so there is no metadata to "
                    "include."
                )
            )
        self.note.setText(sentences(*notes))

    def _on_accepted(self) -> None:
        chosen = self.chosen
        self.accept()
        self._export(chosen)
