"""Bars inside a zone: problems with their remedies, and completed actions with Undo."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.notices import Notice
from sdstudio.ui import error_messages, icons
from sdstudio.ui.error_messages import Remedy
from sdstudio.ui.icon_names import IconName
from sdstudio.ui.retranslation import Retranslates


class NoticeBar(Retranslates, QFrame):
    """Shows notices one at a time, newest first; closing one reveals the previous one.

    Signals:
        remedy_chosen(Remedy, Notice): the artist pressed a remedy's button.
    """

    remedy_chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._notices: list[Notice] = []
        self._text = _plain_label()
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._close = _close_button()
        self._close.clicked.connect(self._close_newest)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        _lay_out(self, "warning", self._text, self._close, self._buttons)
        self.retranslate()
        self.hide()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The notices, newest last; only that one is shown."""
        return tuple(self._notices)

    @property
    def text(self) -> str:
        """The visible text."""
        return self._text.text() if self._notices else ""

    @property
    def can_be_closed(self) -> bool:
        """Whether the artist may simply close the current notice."""
        return not self._close.isHidden()

    def tell(self, notice: Notice) -> None:
        """Show ``notice``; if it is already there, move it to the front."""
        self._notices = [one for one in self._notices if one != notice] + [notice]
        self._show()

    def clear(self, keep: Callable[[Notice], bool] = lambda _notice: False) -> None:
        """Remove the notices that ``keep`` doesn't accept."""
        self._notices = [notice for notice in self._notices if keep(notice)]
        self._show()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Notice"))
        self._close.setToolTip(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close"))
        self._show()

    def _close_newest(self) -> None:
        self._notices.pop()
        self._show()

    def _show(self) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.setVisible(bool(self._notices))
        if not self._notices:
            return
        notice = self._notices[-1]
        self._text.setText(error_messages.text_of(notice))
        # It is the only way to reach pictures that exist only in memory.
        self._close.setHidden(error_messages.offers_saving(notice))
        for remedy in error_messages.REMEDIES.get(notice.code, ()):
            self._buttons.addWidget(self._button(remedy, notice))
        self._buttons.addStretch()

    def _button(self, remedy: Remedy, notice: Notice) -> QPushButton:
        button = QPushButton(error_messages.remedy_text(remedy))
        button.setAccessibleName(button.text())
        button.clicked.connect(lambda: self.remedy_chosen.emit(remedy, notice))
        return button


class DoneBar(Retranslates, QFrame):
    """Reports a completed action with one button, usually “Undo”."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._act: Callable[[], None] = lambda: None
        self._undo: QUndoStack | None = None
        self._text = _plain_label()
        self._button = QPushButton()
        self._button.clicked.connect(self._on_button)
        self._close = _close_button()
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 4, 4)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.retranslate()
        self.hide()

    @property
    def text(self) -> str:
        """The visible text."""
        return self._text.text() if not self.isHidden() else ""

    @property
    def button(self) -> QPushButton:
        """The one button."""
        return self._button

    def tell(self, text: str, button: str, act: Callable[[], None]) -> None:
        """Show ``text`` with ``button``, which calls ``act`` and closes the bar."""
        self._forget()
        self._act = act
        self._text.setText(text)
        self._button.setText(button)
        self._button.setAccessibleName(button)
        self._button.show()
        self.show()

    def tell_undoable(
        self, text: str, button: str, undo: QUndoStack, command: QUndoCommand | None
    ) -> None:
        """Show ``text`` with ``button`` for as long as ``command`` is the next one to undo.

        If it no longer is, only ``text`` is shown.
        """
        if command is None or undo.command(undo.index() - 1) is not command:
            self.tell_only(text)
            return
        self.tell(text, button, undo.undo)
        self._undo = undo
        undo.indexChanged.connect(self.hide)

    def tell_only(self, text: str) -> None:
        """Show ``text`` without a button."""
        self._forget()
        self._text.setText(text)
        self._button.hide()
        self.show()

    def retranslate(self) -> None:
        self._close.setToolTip(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close"))

    def _forget(self) -> None:
        if self._undo is not None:
            self._undo.indexChanged.disconnect(self.hide)
            self._undo = None

    def _on_button(self) -> None:
        self.hide()
        self._act()


def _plain_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    label.setMinimumWidth(1)
    return label


def _close_button() -> QToolButton:
    button = QToolButton()
    button.setProperty("flat", True)
    icons.set_icon(button, "x")
    return button


def _lay_out(
    bar: QFrame, icon: IconName, text: QLabel, close: QToolButton, buttons: QHBoxLayout
) -> None:
    sign = QLabel()
    icons.set_label_icon(sign, icon, icons.ICON_PX)
    top = QHBoxLayout()
    top.setSpacing(8)
    top.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    top.addWidget(text, 1)
    top.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout(bar)
    column.setContentsMargins(12, 8, 8, 8)
    column.setSpacing(8)
    column.addLayout(top)
    column.addLayout(buttons)
