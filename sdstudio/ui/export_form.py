"""The choices of an export: format, size, names, metadata."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from sdstudio.app.settings import METADATA_LEVELS
from sdstudio.app.translation import translate
from sdstudio.domain.shared_metadata import MetadataLevel
from sdstudio.imaging.picture_formats import WRITTEN_FORMATS, writable_formats
from sdstudio.library.exporting import FIELDS, ExportKind, ExportOptions, ExportSize
from sdstudio.library.exporting.options import COLUMNS_MAX, LONGEST_MAX_PX, PERCENT_MAX
from sdstudio.ui import file_dialogs
from sdstudio.ui.elided_label import ElidedLabel
from sdstudio.ui.file_dialogs import Purpose
from sdstudio.ui.model_chooser import CalmComboBox
from sdstudio.ui.number_box import NumberBox
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.text_size import scaled
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip

_NUMBER_PX: Final = 96

Applies = Callable[[ExportKind], bool]


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the form, or two.

    Args:
        applies: whether a kind of export has this choice.
    """

    label: QLabel
    editor: QWidget
    note: QLabel
    applies: Applies


class ExportForm(Retranslates, QWidget):
    """Signals:
    changed(): another choice was made.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind = CalmComboBox()
        formats = writable_formats()
        for kind in ExportKind:
            if kind.picture_format is None or kind.picture_format in formats:
                self.kind.addItem("", kind)
        self.quality = _number(1, 100)
        self.sizing = CalmComboBox()
        for size in ExportSize:
            self.sizing.addItem("", size)
        self.longest = _number(1, LONGEST_MAX_PX)
        self.percent = _number(1, PERCENT_MAX)
        self.enlarge = QCheckBox()
        self.pattern = QLineEdit()
        self.add_field = _field_button(self.pattern)
        self.file_name = QLineEdit()
        self.columns = _number(1, COLUMNS_MAX)
        self.caption = QLineEdit()
        self.add_to_caption = _field_button(self.caption)
        self.metadata = CalmComboBox()
        for level, _ in METADATA_LEVELS:
            self.metadata.addItem("", level)
        self._folder = ""
        self.folder = ElidedLabel()
        self.choose_folder = QPushButton()
        self._rows: list[_Row] = []
        self._grid = QGridLayout(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        self.percent.setSuffix(self.tr("{percent}%").format(percent=""))
        texts = (
            (self.tr("Format"), ""),
            (self.tr("Quality"), self.tr("Higher is larger; 80 to 95 is usual.")),
            (self.tr("Size"), ""),
            (self.tr("File names"), None),
            (self.tr("File name"), ""),
            (self.tr("Columns"), ""),
            (self.tr("Captions"), None),
            (self.tr("Metadata"), None),
            (self.tr("Folder"), ""),
        )
        for row, (label, note) in zip(self._rows, texts, strict=True):
            row.label.setText(label)
            if note is not None:
                row.note.setText(note)
        self._retranslate_choices()
        for editor, number in (
            (self.kind, 0),
            (self.quality, 1),
            (self.sizing, 2),
            (self.pattern, 3),
            (self.file_name, 4),
            (self.columns, 5),
            (self.caption, 6),
            (self.metadata, 7),
        ):
            editor.setAccessibleName(texts[number][0])
        self.longest.setSuffix(" px")
        self.longest.setAccessibleName(self.tr("Longest side"))
        self.percent.setAccessibleName(self.tr("Scale"))
        self.enlarge.setText(self.tr("Enlarge smaller pictures"))
        self.enlarge.setAccessibleName(self.enlarge.text())
        for button in (self.add_field, self.add_to_caption):
            button.setText(self.tr("Insert"))
            button.setAccessibleName(self.tr("Insert a field"))
            button.setToolTip(
                plain_tip(self.tr("Insert a detail of each picture, such as its date or seed"))
            )
        self.choose_folder.setText(self.tr("Choose folder…"))
        self.choose_folder.setAccessibleName(self.choose_folder.text())
        self._show_rows()

    def options(self) -> ExportOptions:
        """What is chosen."""
        return ExportOptions(
            kind=self.kind.currentData(),
            quality=round(self.quality.value()),
            size=self.sizing.currentData(),
            longest_px=round(self.longest.value()),
            percent=round(self.percent.value()),
            may_enlarge=self.enlarge.isChecked(),
            pattern=self.pattern.text(),
            metadata=self.metadata.currentData(),
            file_name=self.file_name.text(),
            columns=round(self.columns.value()),
            caption=self.caption.text(),
            folder=self._folder,
        )

    def show_options(self, options: ExportOptions) -> None:
        """Choose ``options``."""
        # A format that this computer can't write stays as it was.
        self.kind.setCurrentIndex(max(0, self.kind.findData(options.kind)))
        self.quality.setValue(options.quality)
        self.sizing.setCurrentIndex(self.sizing.findData(options.size))
        self.longest.setValue(options.longest_px)
        self.percent.setValue(options.percent)
        self.enlarge.setChecked(options.may_enlarge)
        self.pattern.setText(options.pattern)
        self.metadata.setCurrentIndex(self.metadata.findData(options.metadata))
        self.file_name.setText(options.file_name)
        self.columns.setValue(options.columns)
        self.caption.setText(options.caption)
        self.show_folder(options.folder)
        self._show_rows()

    def show_folder(self, folder: str) -> None:
        """Choose ``folder``."""
        self._folder = folder
        self.folder.setText(folder)
        self.folder.setToolTip(plain_tip(folder))

    def say_of_names(self, text: str, *, is_wrong: bool) -> None:
        """Show an example below the pattern of the names, or what is wrong with it."""
        self._say(self._pattern_row, text, is_wrong=is_wrong)

    def say_of_captions(self, text: str) -> None:
        """Show what is wrong with the pattern of the captions."""
        self._say(self._caption_row, text, is_wrong=True)

    def _retranslate_choices(self) -> None:
        for index in range(self.kind.count()):
            self.kind.setItemText(index, self._kind_name(ExportKind(self.kind.itemData(index))))
        sizes = {
            ExportSize.ORIGINAL: self.tr("Original size"),
            ExportSize.LONGEST_SIDE: self.tr("Longest side"),
            ExportSize.SCALE: self.tr("Scale"),
        }
        for index, size in enumerate(ExportSize):
            self.sizing.setItemText(index, sizes[size])
        for index, (_, name) in enumerate(METADATA_LEVELS):
            self.metadata.setItemText(index, translate("settings", name))

    def _kind_name(self, kind: ExportKind) -> str:
        if kind.picture_format is not None:
            return WRITTEN_FORMATS[kind.picture_format].name
        match kind:
            case ExportKind.SHEET_PDF:
                return self.tr("Contact sheet, PDF")
            case ExportKind.SHEET_PNG:
                return self.tr("Contact sheet, PNG")
            case ExportKind.CSV:
                return self.tr("List, CSV (spreadsheet)")
        return self.tr("List, JSON")

    def _lay_out(self) -> None:
        self._grid.setHorizontalSpacing(GRID_PX * 2)
        self._grid.setVerticalSpacing(GRID_PX // 2)
        self._grid.setColumnStretch(1, 1)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._add(self.kind, lambda _: True)
        self._add(_beside(self.quality, stretch=True), _has_quality, self.quality)
        numbers = _beside(self.sizing, self.longest, self.percent, self.enlarge, stretch=True)
        self._add(numbers, _copies, self.sizing)
        pattern = _beside(self.pattern, self.add_field)
        self._pattern_row = self._add(pattern, _copies, self.pattern)
        self._add(self.file_name, lambda kind: kind.picture_format is None)
        self._add(_beside(self.columns, stretch=True), _is_sheet, self.columns)
        caption = _beside(self.caption, self.add_to_caption)
        self._caption_row = self._add(caption, _is_sheet, self.caption)
        self._metadata_row = self._add(self.metadata, _copies)
        self._add(_beside(self.folder, self.choose_folder), lambda _: True, self.choose_folder)

    def _add(self, editor: QWidget, applies: Applies, buddy: QWidget | None = None) -> _Row:
        label, note = QLabel(), QLabel()
        label.setBuddy(buddy or editor)
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setWordWrap(True)
        note.setProperty("dim", True)
        line = 2 * len(self._rows)
        self._grid.addWidget(label, line, 0)
        self._grid.addWidget(editor, line, 1)
        self._grid.addWidget(note, line + 1, 1)
        row = _Row(label, editor, note, applies)
        self._rows.append(row)
        return row

    def _connect(self) -> None:
        for box in (self.kind, self.sizing, self.metadata):
            box.currentIndexChanged.connect(self._on_changed)
        for number in (self.quality, self.longest, self.percent, self.columns):
            number.valueChanged.connect(self._on_changed)
        for text in (self.pattern, self.file_name, self.caption):
            text.textChanged.connect(self._on_changed)
        self.enlarge.toggled.connect(self._on_changed)
        self.choose_folder.clicked.connect(self._on_choose_folder)

    def _on_changed(self) -> None:
        self._show_rows()
        self.changed.emit()

    def _on_choose_folder(self) -> None:
        title, now = self.tr("Export to"), self._folder
        if chosen := file_dialogs.ask_folder(self, Purpose.EXPORTS, title, at=now):
            self.show_folder(str(chosen))
            self.changed.emit()

    def _show_rows(self) -> None:
        # Qt makes plain strings of these.
        kind = ExportKind(self.kind.currentData())
        for row in self._rows:
            applies = row.applies(kind)
            row.label.setVisible(applies)
            row.editor.setVisible(applies)
            row.note.setVisible(applies and bool(row.note.text()))
        size = ExportSize(self.sizing.currentData())
        self.longest.setVisible(size is ExportSize.LONGEST_SIDE)
        self.percent.setVisible(size is ExportSize.SCALE)
        self.enlarge.setVisible(size is not ExportSize.ORIGINAL)
        self._say_metadata()

    def _say_metadata(self) -> None:
        notes = {
            MetadataLevel.WHOLE: self.tr(
                "Includes the prompt, the settings, and which computer and libraries were used."
            ),
            MetadataLevel.SETTINGS: self.tr(
                "Includes the prompt and all settings, but nothing about this computer."
            ),
            MetadataLevel.PROMPT: self.tr("Includes the prompt and the negative prompt."),
            MetadataLevel.NONE: self.tr(
                "The files contain only the picture and the mark that it was made with AI, unless "
                "you turned the mark off in the settings."
            ),
        }
        self._say(self._metadata_row, notes[MetadataLevel(self.metadata.currentData())])

    def _say(self, row: _Row, text: str, *, is_wrong: bool = False) -> None:
        row.note.setText(text)
        row.note.setProperty("over", is_wrong)
        row.note.setProperty("dim", not is_wrong)
        row.note.style().polish(row.note)
        row.note.setVisible(bool(text) and row.applies(ExportKind(self.kind.currentData())))


def _copies(kind: ExportKind) -> bool:
    return kind.picture_format is not None


def _is_sheet(kind: ExportKind) -> bool:
    return kind.is_sheet


def _has_quality(kind: ExportKind) -> bool:
    return kind.picture_format is not None and WRITTEN_FORMATS[kind.picture_format].has_quality


def _number(lowest: int, highest: int) -> NumberBox:
    box = NumberBox(lowest, highest, 1, 0)
    box.setFixedWidth(scaled(_NUMBER_PX))
    return box


def _beside(*widgets: QWidget, stretch: bool = False) -> QWidget:
    """Several editors in one line.

    Args:
        stretch: there is room behind the last; else the first is as wide as it can be.
    """
    line = QWidget()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GRID_PX)
    for number, widget in enumerate(widgets):
        layout.addWidget(widget, 0 if stretch or number else 1)
    if stretch:
        layout.addStretch(1)
    return line


def _field_button(field: QLineEdit) -> QPushButton:
    """A button with a menu of what can be inserted into ``field``."""
    button = QPushButton()
    menu = QMenu(button)
    for name in FIELDS:
        text = f"{{{name}}}"
        menu.addAction(text).triggered.connect(partial(_insert, field, text))
    button.setMenu(menu)
    return button


def _insert(field: QLineEdit, text: str) -> None:
    before = field.text()[: field.cursorPosition()]
    field.insert(text if not before or before.endswith((" ", "-", "_")) else f" {text}")
    field.setFocus()
