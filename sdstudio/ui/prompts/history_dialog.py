"""The prompts of earlier pictures, with what came of each."""

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.notices import Notice
from sdstudio.app.prompt_history import HistoryRole, PastPrompt, PromptHistory
from sdstudio.app.studio import Studio
from sdstudio.domain.errors import StudioError
from sdstudio.ui import error_messages
from sdstudio.ui.enter_key import never_default
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.painting import saved
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import counted, plain_tip

_SIZE_PX: Final = (720, 560)
_SIDE_PX: Final = 56
_PICTURES: Final = 4
_LINES: Final = 3
#: After a keystroke.
_SEARCH_MS: Final = 120
_LIST_KEYS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class PromptHistoryDialog(Retranslates, QDialog):
    """It may stay open while the artist works.

    Args:
        column: ``prompt`` or ``negative``.

    Signals:
        use_asked(str), insert_asked(str), keep_asked(str): put this in place of the prompt, put it
            where the cursor is, or keep it as a snippet.
    """

    use_asked = Signal(str)
    insert_asked = Signal(str)
    keep_asked = Signal(str)

    def __init__(self, studio: Studio, column: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column = column
        #: Stays selected when the list is read again.
        self._selected = ""
        self.prompts = PromptHistory(studio.library, studio.results, studio.privacy, column, self)
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.list = QListView()
        self.list.setModel(self.prompts)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setItemDelegate(_PromptDelegate(studio, self.list))
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.setProperty("dim", True)
        self.use, self.insert, self.keep, self.end = (QPushButton() for _ in range(4))
        self._timer = QTimer(self, singleShot=True, interval=_SEARCH_MS)
        self._lay_out()
        self._connect(studio)
        self.retranslate()
        self.resize(*_SIZE_PX)
        keep_on_screen(self)
        self.prompts.search("")
        self.field.setFocus()

    @property
    def current(self) -> PastPrompt | None:
        """The selected prompt, unless it is hidden."""
        return self.prompts.prompt(self.list.currentIndex().row())

    def retranslate(self) -> None:
        is_negative = self.column == "negative"
        self.setWindowTitle(
            self.tr("Negative prompt history") if is_negative else self.tr("Prompt history")
        )
        self.list.setAccessibleName(self.windowTitle())
        self.field.setPlaceholderText(self.tr("Find a prompt"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.setToolTip(
            plain_tip(self.tr("Words of prompts, or anything else that finds pictures: rating:4"))
        )
        for button, text, tip in (
            (
                self.use,
                self.tr("Use"),
                self.tr("Replace the prompt with it"),
            ),
            (self.insert, self.tr("Insert"), self.tr("Put it where the cursor is in the prompt")),
            (self.keep, self.tr("Save as snippet…"), self.tr("Keep it under a name")),
            (self.end, self.tr("Close"), ""),
        ):
            button.setText(text)
            button.setAccessibleName(text)
            button.setToolTip(plain_tip(tip))
        self._show_found()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.field and is_key:
            assert isinstance(event, QKeyEvent)
            if event.key() in _LIST_KEYS:
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._use()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID_PX)
        buttons.addWidget(self.keep)
        buttons.addStretch()
        for button in (self.insert, self.use, self.end):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(GRID_PX)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.said)
        column.addLayout(buttons)

    def _connect(self, studio: Studio) -> None:
        self.field.installEventFilter(self)
        self.field.textChanged.connect(lambda _: self._timer.start())
        self._timer.timeout.connect(self._search)
        self.prompts.found.connect(self._on_found)
        self.prompts.rowsInserted.connect(lambda *_: self._show_found())
        self.prompts.trouble.connect(self._on_trouble)
        studio.thumbnails.ready.connect(self._repaint)
        studio.privacy.changed.connect(self._show_buttons)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._on_selected())
        self.prompts.modelReset.connect(self._show_buttons)
        self.list.activated.connect(lambda _: self._use())
        self.use.clicked.connect(self._use)
        self.insert.clicked.connect(self._insert)
        self.keep.clicked.connect(self._keep)
        self.end.clicked.connect(self.reject)
        never_default(self.use, self.insert, self.keep, self.end)

    def _repaint(self) -> None:
        self.list.viewport().update()

    def _search(self) -> None:
        self._selected = ""
        self.prompts.search(self.field.text())

    def _on_found(self) -> None:
        rows = range(self.prompts.rowCount())
        texts = (self.prompts.index(row).data(HistoryRole.PROMPT).text for row in rows)
        row = next((row for row, text in enumerate(texts) if text == self._selected), 0)
        self.list.setCurrentIndex(self.prompts.index(row))
        self._show_found()

    def _on_selected(self) -> None:
        one = self.list.currentIndex().data(HistoryRole.PROMPT)
        if one is not None:
            self._selected = one.text
        self._show_buttons()

    def _show_found(self) -> None:
        is_empty = self.prompts.is_searched and not self.prompts.rowCount()
        if is_empty and self.field.text():
            self.said.setText(self.tr("No prompt has these words. Try fewer of them."))
        elif is_empty:
            self.said.setText(
                self.tr("No pictures yet. The prompts of your pictures are listed here.")
            )
        self.said.setVisible(is_empty)
        self.list.setVisible(not is_empty)
        self._show_buttons()

    def _show_buttons(self) -> None:
        for button in (self.use, self.insert, self.keep):
            button.setEnabled(self.current is not None)

    def _on_trouble(self, error: StudioError) -> None:
        self.said.setText(error_messages.text_of(Notice(error.code, error.arguments)))
        self.said.show()

    def _use(self) -> None:
        if (one := self.current) is not None:
            self.use_asked.emit(one.text)
            self.accept()

    def _insert(self) -> None:
        if (one := self.current) is not None:
            self.insert_asked.emit(one.text)

    def _keep(self) -> None:
        if (one := self.current) is not None:
            self.keep_asked.emit(one.text)


class _PromptDelegate(QStyledItemDelegate):
    """The newest pictures of a prompt, and its first lines."""

    def __init__(self, studio: Studio, parent: QListView) -> None:
        super().__init__(parent)
        self._thumbnails, self._privacy = studio.thumbnails, studio.privacy

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        text_px = option.fontMetrics.lineSpacing() * (_LINES + 1)
        return QSize(0, max(_SIDE_PX, text_px) + GRID_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        style = QApplication.style() if option.widget is None else option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        one = index.data(HistoryRole.PROMPT)
        rect: QRect = option.rect.adjusted(4, 4, -GRID_PX, -4)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        with saved(painter):
            self._draw_pictures(painter, rect, one)
            rect.setLeft(rect.left() + _PICTURES * (_SIDE_PX + 4) + 4)
            role = palette.highlightedText() if selected else palette.text()
            painter.setPen(role.color())
            height = _draw_lines(painter, rect, text, option)
            if not selected:
                painter.setPen(palette.placeholderText().color())
            below = rect.adjusted(0, height, 0, 0)
            said = counted(self.tr("%n picture(s)", "", one.count), one.count)
            top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
            painter.drawText(below, top, said)

    def _draw_pictures(self, painter: QPainter, rect: QRect, one: PastPrompt) -> None:
        ratio = painter.device().devicePixelRatio()
        for number, picture_id in enumerate(one.picture_ids[:_PICTURES]):
            image = self._thumbnails.thumbnail(picture_id, round(_SIDE_PX * ratio))
            image = self._privacy.shown(picture_id, image)
            place = QRect(rect.left() + number * (_SIDE_PX + 4), rect.top(), _SIDE_PX, _SIDE_PX)
            if image is None:
                continue
            size = image.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            into = QRect(place.topLeft(), size)
            into.moveCenter(place.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(into, image)


def _draw_lines(painter: QPainter, rect: QRect, text: str, option: QStyleOptionViewItem) -> int:
    """Draw the first lines of a text; returns their height."""
    layout = QTextLayout(text[:1_000], option.font)
    wrap = QTextOption()
    wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wrap)
    layout.beginLayout()
    spacing = option.fontMetrics.lineSpacing()
    baseline = option.fontMetrics.ascent()
    top = 0
    for number in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        start = line.textStart()
        if number == _LINES - 1:
            shown = option.fontMetrics.elidedText(
                text[start:], Qt.TextElideMode.ElideRight, rect.width()
            )
        else:
            shown = text[start : start + line.textLength()]
        painter.drawText(rect.left(), rect.top() + top + baseline, shown)
        top += spacing
    layout.endLayout()
    return top
