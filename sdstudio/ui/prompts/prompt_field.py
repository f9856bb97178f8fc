"""PromptField: the text field of a prompt, as high as its text, with the ends of its parts."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit

from sdstudio.domain.prompt import PROMPT_MAX_CHARACTERS
from sdstudio.domain.text_edit import TextEdit
from sdstudio.ui.inputs.drops import holds_picture
from sdstudio.ui.prompts.text_places import TextPlaces


class PromptField(QPlainTextEdit):
    """Args:
        lines: its minimum height, and the height up to which it grows with its text.

    Signals:
        asked_about(position, QHelpEvent): a tooltip is requested for the character at ``position``.
        menu_asked(position, QMenu): the context menu is about to open; things may be put into it.
        picture_pasted(): a picture was pasted instead of text.
    """

    asked_about = Signal(int, object)
    menu_asked = Signal(int, object)
    picture_pasted = Signal()

    def __init__(self, lines: tuple[int, int]) -> None:
        super().__init__()
        self._lines = lines
        self._part_starts: tuple[int, ...] = ()
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    @property
    def part_starts(self) -> tuple[int, ...]:
        """The positions at which a line shows that the model begins another part."""
        return self._part_starts

    def show_parts(self, starts: Sequence[int]) -> None:
        """Draw a line in front of the characters at these positions."""
        if tuple(starts) != self._part_starts:
            self._part_starts = tuple(starts)
            self.viewport().update()

    def apply(self, edit: TextEdit, select: tuple[int, int] | None = None) -> None:
        """Replace a part of the text, as if it was typed; Ctrl+Z restores it.

        Args:
            edit, select: by indices of characters, not Qt's positions; ``select`` afterwards.
        """
        places = TextPlaces(self.toPlainText())
        cursor = self.textCursor()
        cursor.setPosition(places.position(edit.start))
        cursor.setPosition(places.position(edit.end), QTextCursor.MoveMode.KeepAnchor)
        # A step of its own: Qt would join it with what was typed just before.
        cursor.beginEditBlock()
        cursor.insertText(edit.text)
        cursor.endEditBlock()
        if select is not None:
            after = TextPlaces(self.toPlainText())
            cursor.setPosition(after.position(select[0]))
            cursor.setPosition(after.position(select[1]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            pressed = QKeySequence(event.keyCombination())
            if any(pressed in action.shortcuts() for action in self.actions()):
                # On some systems the field would take it for moving the cursor.
                event.ignore()
                return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            where = self.viewport().mapFrom(self, event.pos())
            self.asked_about.emit(self.cursorForPosition(where).position(), event)
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        is_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        cursor = self.textCursor() if is_key else self.cursorForPosition(event.pos())
        self.menu_asked.emit(cursor.position(), menu)
        at = self.viewport().mapToGlobal(self.cursorRect().bottomLeft()) if is_key else None
        menu.popup(at or event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._part_starts:
            return
        pen = QPen(self.palette().placeholderText().color(), 1, Qt.PenStyle.DashLine)
        cursor = self.textCursor()
        with QPainter(self.viewport()) as painter:
            painter.setPen(pen)
            for start in self._part_starts:
                cursor.setPosition(min(start, self.document().characterCount() - 1))
                where = self.cursorRect(cursor)
                painter.drawLine(where.left() - 1, where.top(), where.left() - 1, where.bottom())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A new width rewraps the lines, for which the document emits no signal.
        self._fit()

    def _fit(self) -> None:
        # A plain text document measures its height in lines.
        fewest, most = self._lines
        lines = max(fewest, min(most, int(self.document().size().height())))
        self.setFixedHeight(QFontMetrics(self.font()).lineSpacing() * lines + 20)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        # A dropped picture is passed on to the window, which starts from it.
        return not _is_picture(source) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if _is_picture(source):
            self.picture_pasted.emit()
            return
        # A pasted book would be counted and marked on every keystroke.
        room = PROMPT_MAX_CHARACTERS - len(self.toPlainText())
        self.insertPlainText(source.text()[: max(0, room)])


def _is_picture(data: QMimeData) -> bool:
    """Whether it is a picture, and not text that comes with a picture of itself."""
    return holds_picture(data) and (data.hasUrls() or not data.hasText())
