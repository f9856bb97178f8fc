"""UpscaleDialog: asks with what, and how much, to enlarge pictures or those of a folder."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.upscaler import (
    FACTOR_MAX,
    FACTOR_USUAL,
    RESULT_MAX_PX,
    UpscalerRef,
    enlarged_size_px,
)
from sdstudio.ui import file_dialogs
from sdstudio.ui.elided_label import ElidedLabel
from sdstudio.ui.enter_key import never_default
from sdstudio.ui.file_dialogs import Purpose
from sdstudio.ui.finishing_dialog import FinishingDialog, sentence_of
from sdstudio.ui.layouts import lay_out_dialog
from sdstudio.ui.model_chooser import CalmComboBox
from sdstudio.ui.number_box import NumberBox
from sdstudio.ui.text_size import scaled
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import counted, plain_tip, size

_SIZE_PX: Final = (520, 380)
_NUMBER_PX: Final = 96


@dataclass(frozen=True, slots=True)
class UpscaleOrder:
    """What the artist chose.

    Args:
        folder: whose pictures to enlarge; ``None``: those that the dialog was opened for.
        copy_to: the folder that gets copies of the results.
    """

    upscaler: UpscalerRef
    folder: Path | None = None
    copy_to: Path | None = None


class UpscaleDialog(FinishingDialog):
    """Stays open until everything is in the queue; says which pictures can't be enlarged.

    Args:
        sizes_px: width and height of the pictures; empty: the artist chooses a folder.
        order: called with the choice.

    Signals:
        models_asked(): the artist wants another upscaler.
        folder_chosen(Path): it has to be looked into; see :meth:`describe`.
    """

    models_asked = Signal()
    folder_chosen = Signal(object)

    def __init__(
        self,
        sizes_px: Sequence[tuple[int, int]],
        order: Callable[[UpscaleOrder], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._sizes_px = tuple(sizes_px)
        self._order = order
        self._folder: Path | None = None
        #: How many images are in it; ``None`` until that is known.
        self._in_folder: int | StudioError | None = None
        self._copy_to: Path | None = None
        self.upscaler = CalmComboBox()
        self.get_more = QPushButton()
        self.choose_folder, self.choose_target = QPushButton(), QPushButton()
        never_default(self.get_more, self.choose_folder, self.choose_target)
        self.factor = NumberBox(1, FACTOR_MAX, 0.5, 2)
        self.factor.setFixedWidth(scaled(_NUMBER_PX))
        self.factor.setValue(FACTOR_USUAL)
        self.folder, self.target = ElidedLabel(), ElidedLabel()
        self.copies = QCheckBox()
        self._labels = [QLabel() for _ in range(4)]
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def is_of_folder(self) -> bool:
        """Whether it enlarges the pictures of a folder."""
        return not self._sizes_px

    def offer(self, models: Sequence[AuxiliaryModel]) -> None:
        """Offer the installed upscalers; the chosen one stays so."""
        chosen = self.upscaler.currentData()
        self.upscaler.clear()
        for model in models:
            self.upscaler.addItem(model.name, model)
        index = next((n for n, one in enumerate(models) if one == chosen), 0)
        self.upscaler.setCurrentIndex(index if models else -1)
        self._show()

    def choose(self, folder: Path) -> None:
        """Enlarge the pictures of ``folder``."""
        self._folder, self._in_folder = folder, None
        self._show()
        self.folder_chosen.emit(folder)

    def describe(self, folder: Path, images: int | StudioError) -> None:
        """Say how many images are in ``folder``, or why it can't be read, if it is still chosen."""
        if folder == self._folder:
            self._in_folder = images
            self._show()

    def save_copies_in(self, folder: Path) -> None:
        """Copy the results to ``folder``, if the artist wants copies."""
        self._copy_to = folder
        self._show()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Fast upscale"))
        names = (self.tr("Folder"), self.tr("Upscaler"), self.tr("Factor"), self.tr("Copies"))
        editors = (self.choose_folder, self.upscaler, self.factor, self.copies)
        for label, editor, name in zip(self._labels, editors, names, strict=True):
            label.setText(name)
            editor.setAccessibleName(name)
        self.get_more.setToolTip(
            plain_tip(self.tr("Show the upscalers that can be downloaded or imported"))
        )
        self.factor.setToolTip(
            plain_tip(self.tr("How much wider and higher the pictures become, from 1 to 8."))
        )
        for button in (self.choose_folder, self.choose_target):
            button.setText(self.tr("Choose…"))
        self.choose_folder.setAccessibleName(self.tr("Choose the folder with the pictures"))
        self.choose_target.setAccessibleName(self.tr("Choose the folder for copies"))
        self.copies.setText(self.tr("Also save the results in a folder"))
        self.copies.setToolTip(
            plain_tip(
                self.tr(
                    "Results are in the library in any case. Files that are already in the folder "
                    "are kept, and their pictures are skipped."
                )
            )
        )
        super().retranslate()

    def _lay_out(self) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setSpacing(GRID_PX)
        grid.setColumnStretch(1, 1)
        rows = (
            _beside(self.folder, self.choose_folder),
            _beside(self.upscaler, self.get_more),
            _beside(self.factor, None),
            self.copies,
        )
        for row, (label, editor) in enumerate(zip(self._labels, rows, strict=True)):
            grid.addWidget(label, row, 0)
            grid.addWidget(editor, row, 1)
        for label, buddy in zip(
            self._labels,
            (self.choose_folder, self.upscaler, self.factor, self.copies),
            strict=True,
        ):
            label.setBuddy(buddy)
        self._target_row = _beside(self.target, self.choose_target)
        grid.addWidget(self._target_row, 4, 1)
        grid.addWidget(self.note, 5, 1)
        grid.addWidget(self.progress, 6, 0, 1, 2)
        grid.addWidget(self.failures, 7, 0, 1, 2)
        grid.setRowStretch(8, 1)
        self._folder_row, self._copies_row = rows[0], self.copies
        lay_out_dialog(self, inside, self._buttons)
        self.resize(*_SIZE_PX)

    def _connect(self) -> None:
        self.upscaler.currentIndexChanged.connect(self._show)
        self.factor.valueChanged.connect(self._show)
        self.copies.toggled.connect(self._show)
        self.get_more.clicked.connect(self.models_asked)
        self.choose_folder.clicked.connect(self._on_choose_folder)
        self.choose_target.clicked.connect(self._on_choose_target)

    def _on_choose_folder(self) -> None:
        title, now = self.tr("Upscale the pictures in a folder"), str(self._folder or "")
        chosen = file_dialogs.ask_folder(self, Purpose.PICTURE_FOLDERS, title, at=now)
        if chosen is not None:
            self.choose(chosen)

    def _on_choose_target(self) -> None:
        title, now = self.tr("Save copies in"), str(self._copy_to or "")
        chosen = file_dialogs.ask_folder(self, Purpose.EXPORTS, title, at=now)
        if chosen is not None:
            self.save_copies_in(chosen)

    def _order_all(self) -> None:
        self.factor.interpretText()
        copy_to = self._copy_to if self.is_of_folder and self.copies.isChecked() else None
        ref = UpscalerRef.of(self.upscaler.currentData(), self.factor.value())
        self._order(UpscaleOrder(ref, self._folder, copy_to))

    @property
    def _can_start(self) -> bool:
        lacks_target = self.is_of_folder and self.copies.isChecked() and self._copy_to is None
        lacks_folder = self.is_of_folder and self._folder is None
        return self.upscaler.count() > 0 and not (lacks_folder or lacks_target)

    def _show(self) -> None:
        is_of_folder, has_model = self.is_of_folder, self.upscaler.count() > 0
        self.get_more.setText(self.tr("Get more…") if has_model else self.tr("Get one…"))
        self.get_more.setAccessibleName(
            self.tr("Get more upscalers") if has_model else self.tr("Get an upscaler")
        )
        self._folder_row.setVisible(is_of_folder)
        self._labels[0].setVisible(is_of_folder)
        self._copies_row.setVisible(is_of_folder)
        self._labels[3].setVisible(is_of_folder)
        self._target_row.setVisible(is_of_folder and self.copies.isChecked())
        self.folder.setText(str(self._folder or self.tr("Nothing chosen yet")))
        self.target.setText(str(self._copy_to or self.tr("Nothing chosen yet")))
        for editor in (self.upscaler, self.factor, self.copies, self.choose_folder):
            editor.setEnabled(not self.is_running)
        self.upscaler.setEnabled(has_model and not self.is_running)
        self.choose_target.setEnabled(not self.is_running)
        super()._show()

    @property
    def _about(self) -> str:
        if not self.upscaler.count():
            return sentence_of(StudioError(ErrorCode.MODEL_NONE_UPSCALES))
        if self.is_of_folder:
            if self._folder is None:
                return self.tr("Choose the folder whose pictures are to be enlarged.")
            if isinstance(self._in_folder, StudioError):
                return sentence_of(self._in_folder)
            if self._in_folder is None:
                return self.tr("Looking into the folder…")
            count = self._in_folder
            return counted(self.tr("The folder has %n picture(s).", "", count), count)
        if len(self._sizes_px) > 1:
            text = self.tr("%n picture(s) will be enlarged.", "", len(self._sizes_px))
            return counted(text, len(self._sizes_px))
        width, height = self._sizes_px[0]
        made = enlarged_size_px(width, height, self.factor.value())
        text = self.tr("{before} becomes {after} pixels.").format(
            before=size(width, height), after=size(*made)
        )
        if max(width, height) * self.factor.value() > RESULT_MAX_PX + 0.5:
            limit = self.tr("No side can be longer than {limit} pixels.")
            text = f"{text}\n{limit.format(limit=RESULT_MAX_PX)}"
        return text


def _beside(editor: QWidget, button: QWidget | None) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID_PX)
    row.addWidget(editor, 1)
    if button is None:
        row.setAlignment(editor, Qt.AlignmentFlag.AlignLeft)
    else:
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addWidget(button)
    return both
