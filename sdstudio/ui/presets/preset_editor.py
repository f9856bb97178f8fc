"""The editor of a preset: its name, what it includes, and for which model it is."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.notices import Notice
from sdstudio.app.translation import translate
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.presets import PRESET_NAME_MAX, USUAL_PARTS, Preset, PresetPart
from sdstudio.ui.cards.thumbnail_picker import ThumbnailPicker
from sdstudio.ui.layouts import lay_out_dialog, size_dialog
from sdstudio.ui.notice_bar import NoticeBar
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import checkpoint_name, plain_tip

_WIDTH_PX: Final = 520


class PresetEditor(QDialog):
    """It stays open until what was chosen has been saved.

    Args:
        is_new: it includes nothing yet.
        checkpoint: the model that is chosen now.

    Signals:
        saved(Preset, frozenset[PresetPart]): Save was pressed; the preset as it should be called
            and for which model, and what it should include.
        thumbnail_asked(Path): this image should become the thumbnail.
    """

    saved = Signal(object, object)
    thumbnail_asked = Signal(object)

    def __init__(
        self,
        preset: Preset,
        checkpoint: Checkpoint | None,
        picture: Path | None,
        parent: QWidget,
        *,
        is_new: bool,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._preset = preset
        self.setWindowTitle(self.tr("Save preset") if is_new else self.tr("Edit preset"))
        self.notices = NoticeBar()
        self.name = QLineEdit(preset.name)
        self.name.setMaxLength(PRESET_NAME_MAX)
        self.name.setAccessibleName(self.tr("Name"))
        present = USUAL_PARTS if is_new else preset.parts
        self.parts = {one: QCheckBox(translate("presets", one.label)) for one in PresetPart}
        for part, box in self.parts.items():
            box.setChecked(part in present)
            box.setAccessibleName(box.text())
            box.setToolTip(plain_tip(self._tip(part, is_new or part not in present)))
        self._model = preset.checkpoint or (None if checkpoint is None else checkpoint.ref)
        self.only_model = QCheckBox()
        if self._model is not None:
            name = checkpoint_name(self._model)
            self.only_model.setText(self.tr("Only for “{model}”").format(model=name))
        self.only_model.setVisible(self._model is not None)
        self.only_model.setChecked(preset.checkpoint is not None)
        self.only_model.setAccessibleName(self.only_model.text())
        self.only_model.setToolTip(
            plain_tip(self.tr("Using the preset then also chooses this model"))
        )
        self.thumbnail = ThumbnailPicker(preset.thumbnail, picture)
        button = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(button.Save | button.Cancel)
        for one in self.buttons.buttons():
            one.setAccessibleName(one.text())
        self._lay_out()
        self.buttons.accepted.connect(self._on_save)
        self.buttons.rejected.connect(self.reject)
        self.thumbnail.asked.connect(self.thumbnail_asked)
        self.name.setFocus()
        self.name.selectAll()

    def show_thumbnail(self, name: str, file: Path) -> None:
        """Show a thumbnail that was made.

        Args:
            name: of its file.
        """
        self.thumbnail.show_thumbnail(name, file)

    def _tip(self, part: PresetPart, is_taken: bool) -> str:
        if part is PresetPart.SEED:
            return self.tr("Only if a seed is set; otherwise each job draws one")
        if is_taken:
            return self.tr("Save this as it is set now; otherwise using the preset leaves it alone")
        return self.tr("Uncheck it to leave this as it is when the preset is used")

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(GRID_PX)
        column.addWidget(self.notices)
        form = QFormLayout()
        form.setHorizontalSpacing(GRID_PX * 2)
        form.setVerticalSpacing(GRID_PX)
        form.addRow(self.tr("Name"), self.name)
        boxes = QVBoxLayout()
        boxes.setSpacing(GRID_PX // 2)
        for box in self.parts.values():
            boxes.addWidget(box)
        form.addRow(self.tr("Includes"), boxes)
        form.addRow(self.tr("Model"), self.only_model)
        form.setRowVisible(self.only_model, self._model is not None)
        form.addRow(self.tr("Thumbnail"), self.thumbnail)
        column.addLayout(form)
        column.addStretch()
        lay_out_dialog(self, inside, self.buttons)
        size_dialog(self, _WIDTH_PX)

    def _on_save(self) -> None:
        name = " ".join(self.name.text().split())
        parts = frozenset(part for part, box in self.parts.items() if box.isChecked())
        self.notices.clear()
        if not name:
            self.notices.tell(Notice(ErrorCode.PRESET_NEEDS_NAME))
            return
        if not parts:
            self.notices.tell(Notice(ErrorCode.PRESET_NEEDS_PARTS))
            return
        wanted = replace(
            self._preset,
            name=name,
            checkpoint=self._model if self.only_model.isChecked() else None,
            thumbnail=self.thumbnail.name,
        )
        self.saved.emit(wanted, parts)
