"""The editor of a style: its name, words, category and thumbnail."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.notices import Notice
from sdstudio.app.style_store import check_style
from sdstudio.domain.dynamic_prompt import is_dynamic
from sdstudio.domain.errors import StudioError
from sdstudio.domain.prompt import file_tags
from sdstudio.domain.styles import PLACEHOLDER, STYLE_NAME_MAX, Style, styled
from sdstudio.ui.cards.thumbnail_picker import ThumbnailPicker
from sdstudio.ui.enter_key import never_default
from sdstudio.ui.layouts import lay_out_dialog, size_dialog
from sdstudio.ui.notice_bar import NoticeBar
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip

_WIDTH_PX: Final = 560
_PREVIEW_LINES: Final = 4


class StyleEditor(QDialog):
    """It stays open until what was typed has been saved.

    Signals:
        saved(Style): Save was pressed, and the style can be kept.
        thumbnail_asked(Path): this image should become the thumbnail.
    """

    saved = Signal(object)
    thumbnail_asked = Signal(object)

    def __init__(
        self, style: Style, picture: Path | None, categories: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Style"))
        self._style = style
        self.notices = NoticeBar()
        self.name = QLineEdit(style.name)
        self.name.setMaxLength(STYLE_NAME_MAX)
        self.prompt = _words(style.prompt, 5)
        self.negative_prompt = _words(style.negative_prompt, 3)
        self.placeholder = QPushButton(self.tr("Insert {prompt}"))
        self.category = QComboBox()
        self.category.setEditable(True)
        self.category.addItems(["", *categories])
        self.category.setCurrentText(style.category)
        self.thumbnail = ThumbnailPicker(style.thumbnail, picture)
        self._preview = QLabel()
        self._preview.setTextFormat(Qt.TextFormat.PlainText)
        self._preview.setWordWrap(True)
        self._preview.setProperty("dim", True)
        self._preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        # So that nothing moves while the words are typed.
        self._preview.setMinimumHeight(self.fontMetrics().lineSpacing() * _PREVIEW_LINES)
        button = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(button.Save | button.Cancel)
        self._name_all()
        self._lay_out()
        self.buttons.accepted.connect(self._on_save)
        self.buttons.rejected.connect(self.reject)
        self.placeholder.clicked.connect(self._insert)
        self.thumbnail.asked.connect(self.thumbnail_asked)
        self.prompt.textChanged.connect(self._show_preview)
        self._show_preview()
        size_dialog(self, _WIDTH_PX)
        self.name.setFocus()
        self.name.selectAll()

    @property
    def style_now(self) -> Style:
        """The style as it is typed."""
        return replace(
            self._style,
            name=" ".join(self.name.text().split()),
            prompt=self.prompt.toPlainText().strip(),
            negative_prompt=self.negative_prompt.toPlainText().strip(),
            category=" ".join(self.category.currentText().split()),
            thumbnail=self.thumbnail.name,
        )

    def show_thumbnail(self, name: str, file: Path) -> None:
        """Show a thumbnail that was made.

        Args:
            name: of its file.
        """
        self.thumbnail.show_thumbnail(name, file)

    def _name_all(self) -> None:
        help_ = self.tr(
            "Added to what you write. {prompt} stands for your words; without it, they come first."
        )
        self.prompt.setToolTip(plain_tip(help_))
        self.prompt.setPlaceholderText(self.tr("watercolour painting of {prompt}, soft edges"))
        self.negative_prompt.setToolTip(
            plain_tip(self.tr("Added to your negative prompt, in the same way"))
        )
        self.placeholder.setToolTip(
            plain_tip(
                self.tr("Put {prompt} where the cursor is, or in place of the selected words")
            )
        )
        never_default(self.placeholder)
        self.category.setToolTip(
            plain_tip(self.tr("A heading of your own under which the style can be found"))
        )
        for widget, name in (
            (self.name, self.tr("Name")),
            (self.prompt, self.tr("Prompt of the style")),
            (self.negative_prompt, self.tr("Negative prompt of the style")),
            (self.category, self.tr("Category")),
            (self.placeholder, self.placeholder.text()),
        ):
            widget.setAccessibleName(name)
        for button in self.buttons.buttons():
            button.setAccessibleName(button.text())

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(GRID_PX)
        column.addWidget(self.notices)
        form = QFormLayout()
        form.setHorizontalSpacing(GRID_PX * 2)
        form.setVerticalSpacing(GRID_PX)
        form.addRow(self.tr("Name"), self.name)
        words = QVBoxLayout()
        words.setSpacing(GRID_PX // 2)
        words.addWidget(self.prompt)
        row = QHBoxLayout()
        row.addWidget(self.placeholder)
        row.addStretch()
        words.addLayout(row)
        words.addWidget(self._preview)
        form.addRow(self.tr("Prompt"), words)
        form.addRow(self.tr("Negative prompt"), self.negative_prompt)
        form.addRow(self.tr("Category"), self.category)
        form.addRow(self.tr("Thumbnail"), self.thumbnail)
        column.addLayout(form)
        column.addStretch()
        lay_out_dialog(self, inside, self.buttons)

    def _show_preview(self) -> None:
        example = styled(self.tr("a cat"), [self.prompt.toPlainText().strip()])
        said = [self.tr("For example: {words}").format(words=example)]
        if tags := file_tags(example):
            text = self.tr("“{tag}” has no effect in a style.")
            said.append(text.format(tag=tags[0].text))
        if is_dynamic(example):
            said.append(self.tr("Options and wildcards stay as they are in a style."))
        self._preview.setText("\n".join(said))

    @property
    def said(self) -> str:
        """What it says about the words: an example, and what they can't do."""
        return self._preview.text()

    def _insert(self) -> None:
        self.prompt.insertPlainText(PLACEHOLDER)
        self.prompt.setFocus()

    def _on_save(self) -> None:
        style = self.style_now
        try:
            check_style(style)
        except StudioError as error:
            self.notices.clear()
            self.notices.tell(Notice(error.code, error.arguments))
            return
        self.saved.emit(style)


def _words(text: str, lines: int) -> QPlainTextEdit:
    field = QPlainTextEdit(text)
    field.setTabChangesFocus(True)
    field.setFixedHeight(field.fontMetrics().lineSpacing() * (lines + 1))
    return field
