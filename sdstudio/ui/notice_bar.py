"""Bars inside a zone: problems with their remedies, and completed actions with Undo."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QMetaObject, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from sdstudio.app.notices import Notice
from sdstudio.domain.error_sentences import FAILURES, Remedy
from sdstudio.ui import error_messages, icons
from sdstudio.ui.accessibility.announce import announce
from sdstudio.ui.icon_names import IconName
from sdstudio.ui.layouts import FlowLayout
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import TARGET_PX
from sdstudio.ui.undo_stack import UndoStack

#: A sentence in the language of the moment.
Say = Callable[[], str]

#: Shorter waits aren't announced.
_WHILE_MS: Final = 300
#: How long a sentence without a button stays: so long, and so much longer for each of its
#: characters, for slow readers.
_READ_MS: Final = 6_000
_CHARACTER_MS: Final = 100


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
        # They wrap: beside each other they may need more than the panel's width.
        self._buttons = FlowLayout(8)
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
        announce(self, self.text, is_urgent=True)

    def clear(self, keep: Callable[[Notice], bool] = lambda _notice: False) -> None:
        """Withdraw the notices that ``keep`` does not want to stay."""
        kept = [notice for notice in self._notices if keep(notice)]
        if kept != self._notices:
            self._notices = kept
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
        # Held down for the notice before, it must not close this one unread.
        self._close.setDown(False)
        while self._buttons.count():
            if (button := self._buttons.takeAt(0).widget()) is not None:
                button.hide()
                button.deleteLater()
        self.setVisible(bool(self._notices))
        if not self._notices:
            return
        notice = self._notices[-1]
        self._text.setText(error_messages.text_of(notice))
        # It is the only way to reach pictures that exist only in memory.
        self._close.setHidden(error_messages.offers_saving(notice))
        for remedy in FAILURES[notice.code].remedies:
            self._buttons.addWidget(self._button(remedy, notice))

    def _button(self, remedy: Remedy, notice: Notice) -> QPushButton:
        button = QPushButton(error_messages.remedy_text(remedy))
        button.setAccessibleName(button.text())
        keep_focus(button)
        button.clicked.connect(lambda: self.remedy_chosen.emit(remedy, notice))
        return button


@dataclass(frozen=True, slots=True)
class More:
    """A second button of a bar, which leaves the bar where it is.

    Args:
        offer: its text.
        act: what it does.
    """

    offer: Say
    act: Callable[[], None]


class Until:
    """When what a bar says stops being true.

    Args:
        signals: each may be what ends it.
        unless: whether it is still true, asked when one of them is emitted.
    """

    def __init__(
        self, *signals: SignalInstance, unless: Callable[[], bool] = lambda: False
    ) -> None:
        self.signals = signals
        self.unless = unless


class DoneBar(Retranslates, QFrame):
    """Says what was done or holds now, and offers a button, mostly “Undo”, seldom a second one.

    It is given functions rather than texts, so that it follows a change of language. Without a
    button, it disappears once there was time to read it: while the artist uses the window, and the
    pointer isn't on it.

    Attributes:
        reading: runs out when the sentence has been read.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._say: Say = str
        self._offer: Say = str
        self._act: Callable[[], None] = lambda: None
        self._more: More | None = None
        self._until = Until()
        self._connections: list[QMetaObject.Connection] = []
        self.reading = QTimer(self, singleShot=True)
        self.reading.timeout.connect(self._on_read)
        self._text = _plain_label()
        self._button = QPushButton()
        self._button.clicked.connect(self._on_button)
        self.more_button = QPushButton()
        self.more_button.clicked.connect(self._on_more)
        for button in (self._button, self.more_button):
            keep_focus(button)
        self._close = _close_button()
        self._close.clicked.connect(self.withdraw)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._button)
        buttons.addWidget(self.more_button)
        buttons.addStretch()
        _lay_out(self, "info", self._text, self._close, buttons)
        self.retranslate()
        self.hide()

    @property
    def text(self) -> str:
        """The visible text."""
        return self._text.text() if not self.isHidden() else ""

    @property
    def button(self) -> QPushButton:
        """The button that closes the bar."""
        return self._button

    def tell(
        self,
        say: Say,
        offer: Say,
        act: Callable[[], None],
        until: Until | None = None,
        more: More | None = None,
    ) -> None:
        """Show what ``say`` gives with a button for ``act``, which closes the bar.

        Args:
            until: when it is withdrawn; else it stays until it is closed or something else is
                told, or has been read if there is nothing to do about it.
            more: a second button.
        """
        self.withdraw()
        self._say, self._offer, self._act, self._more = say, offer, act, more
        self._until = until or Until()
        self._connections = [
            signal.connect(self._on_perhaps_over) for signal in self._until.signals
        ]
        self.retranslate()
        self.show()
        announce(self, self.text)
        if not self._button.text() and more is None:
            self.reading.start(_READ_MS + _CHARACTER_MS * len(self._text.text()))

    def tell_only(self, say: Say, until: Until | None = None) -> None:
        """Show what ``say`` gives, with nothing to do about it, until it has been read."""
        self.tell(say, str, lambda: None, until)

    @contextmanager
    def told_while(self, say: Say, cancel: Callable[[], None]) -> Iterator[None]:
        """Show what ``say`` gives with “Cancel” if the body takes a while, until it ends."""
        timer = QTimer(self, singleShot=True, interval=_WHILE_MS)
        timer.timeout.connect(lambda: self.tell(say, lambda: self.tr("Cancel"), cancel))
        timer.start()
        try:
            yield
        finally:
            # What takes a while is cancelled when the window goes, and this with it.
            if isValid(self):
                timer.stop()
                timer.deleteLater()
                if self.is_saying(say):
                    self.withdraw()

    def push_undoable(
        self, undo: UndoStack, command: QUndoCommand, say: Say, more: More | None = None
    ) -> None:
        """Have ``undo`` undo ``command``, and show what ``say`` gives with a button for it."""
        undo.push(command)
        self.tell_undoable(undo, command, say, more)

    def tell_undoable(
        self, undo: UndoStack, command: QUndoCommand | None, say: Say, more: More | None = None
    ) -> None:
        """Show what ``say`` gives with a button for as long as ``undo`` undoes ``command`` next.

        Where it does not by now, there is no button.
        """

        def is_next() -> bool:
            # A stack clears itself when the window goes, which it tells.
            return isValid(undo) and command is not None and undo.undoes_next(command)

        if is_next():
            # The latter also tells of what is begun, or changed in something that is open.
            until = Until(undo.indexChanged, undo.can_undo_changed, unless=is_next)
            self.tell(say, lambda: self.tr("Undo"), undo.undo_newest, until, more)
        else:
            self.tell_only(say)

    def is_saying(self, say: Say) -> bool:
        """Whether what ``say`` gives is still shown."""
        return not self.isHidden() and self._say is say

    def move_to(self, other: "DoneBar") -> None:
        """Have ``other`` say it instead, if anything is said."""
        if not self.isHidden():
            other.tell(self._say, self._offer, self._act, self._until, self._more)
            self.withdraw()

    def withdraw(self) -> None:
        """Say nothing any more."""
        for connection in self._connections:
            QObject.disconnect(connection)
        self._connections = []
        self.reading.stop()
        self.hide()

    def retranslate(self) -> None:
        self._close.setToolTip(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close"))
        self._text.setText(self._say())
        offer = self._offer()
        self._button.setText(offer)
        self._button.setAccessibleName(offer)
        self._button.setVisible(bool(offer))
        more = "" if self._more is None else self._more.offer()
        self.more_button.setText(more)
        self.more_button.setAccessibleName(more)
        self.more_button.setVisible(bool(more))

    def _on_perhaps_over(self) -> None:
        if not self._until.unless():
            self.withdraw()

    def _on_read(self) -> None:
        if self.isVisible() and self.isActiveWindow() and not self.underMouse():
            self.withdraw()
        else:
            self.reading.start()

    def _on_button(self) -> None:
        self.withdraw()
        self._act()

    def _on_more(self) -> None:
        if self._more is not None:
            self._more.act()


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
    keep_focus(button)
    return button


def keep_focus(button: QAbstractButton) -> None:
    """Leave the keyboard where it is when ``button`` is clicked.

    It goes with its bar, and the keyboard would end up at whatever is next.
    """
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def _lay_out(
    bar: QFrame, icon: IconName, text: QLabel, close: QToolButton, buttons: QLayout
) -> None:
    sign = QLabel()
    icons.set_label_icon(sign, icon, icons.ICON_PX)
    # The icon and the first line of the text are level with the button.
    sign.setFixedHeight(TARGET_PX)
    text.setAlignment(Qt.AlignmentFlag.AlignTop)
    text.setContentsMargins(0, (TARGET_PX - text.fontMetrics().lineSpacing()) // 2, 0, 0)
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
