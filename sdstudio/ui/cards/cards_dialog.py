"""CardsDialog: what the dialogs of styles and presets share."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.notices import Notice
from sdstudio.domain.errors import StudioError
from sdstudio.ui import icons
from sdstudio.ui.cards.card_grid import Card, CardGrid
from sdstudio.ui.enter_key import never_default
from sdstudio.ui.notice_bar import DoneBar, NoticeBar
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.undo_stack import UndoStack
from sdstudio.ui.wording import plain_tip

_SIZE_PX = (760, 680)


class CardsDialog(Retranslates, QDialog):
    """A search, a grid of cards, what the current one is, and buttons.

    The keys for Undo and Redo work here, too, and files can be dropped on it to import them.

    Signals:
        menu_asked(QPoint): a menu is wanted at a place on the screen.
        new_asked(): something new should be made.
        files_dropped(list[Path]): files should be imported.
    """

    menu_asked = Signal(QPoint)
    new_asked = Signal()
    files_dropped = Signal(list)

    def __init__(
        self, undo: UndoStack, beside_search: QWidget, lines: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.grid = CardGrid()
        self.empty = _label("dim")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = _label("heading")
        self._about = _label()
        self._about.setWordWrap(True)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setFixedHeight(self.details.fontMetrics().lineSpacing() * (lines + 1))
        self.notices = NoticeBar()
        self.done_bar = DoneBar()
        self.use, self.second, self.more, self.new, self.close_button = (
            QPushButton() for _ in range(5)
        )
        icons.set_icon(self.more, "dots-three")
        icons.set_icon(self.new, "plus")
        self._lay_out(beside_search)
        self.grid.menu_asked.connect(self.menu_asked)
        self.more.clicked.connect(
            lambda: self.menu_asked.emit(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        )
        self.new.clicked.connect(self.new_asked)
        self.close_button.clicked.connect(self.reject)
        for key, act in (
            (QKeySequence.StandardKey.Undo, undo.undo_newest),
            (QKeySequence.StandardKey.Redo, undo.redo_newest),
            (QKeySequence.StandardKey.Find, self.search.setFocus),
        ):
            QShortcut(key, self).activated.connect(act)
        self.resize(*_SIZE_PX)
        keep_on_screen(self)
        self.grid.setFocus()

    def select(self, uid: str) -> None:
        """Make the card of an item current, even if it isn't shown."""
        raise NotImplementedError

    def tell(self, error: StudioError) -> None:
        """Show what went wrong."""
        self.notices.tell(Notice(error.code, error.arguments))

    def retranslate(self) -> None:
        name_button(self.close_button, self.tr("Close"), self.tr("Close this window"))
        name_button(self.more, self.tr("More"), self.tr("More actions, import and export"))

    def show_cards(self, cards: Sequence[Card], why_empty: str) -> None:
        """Show ``cards``, or why there are none."""
        self.grid.show_cards(cards)
        self.grid.setVisible(bool(cards))
        self.empty.setVisible(not cards)
        self.empty.setText(why_empty)

    def show_details(self, title: str, about: str, details: str) -> None:
        """Say what the current card is; nothing if ``title`` is empty."""
        self._title.setText(title)
        self._about.setText(about)
        self.details.setPlainText(details)
        self._title.setVisible(bool(title))
        self._about.setVisible(bool(title and about))
        self.details.setVisible(bool(title))

    def ask_name(self, title: str, name: str) -> QInputDialog:
        """Ask for another name; what is typed comes as ``textValueSelected``."""
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(self.tr("Name"))
        dialog.setTextValue(name)
        dialog.open()
        return dialog

    def _lay_out(self, beside_search: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(GRID_PX)
        top = QHBoxLayout()
        top.setSpacing(GRID_PX)
        top.addWidget(self.search, 1)
        top.addWidget(beside_search)
        column.addLayout(top)
        column.addWidget(self.grid, 1)
        column.addWidget(self.empty, 1)
        for widget in (self._title, self._about, self.details, self.done_bar, self.notices):
            column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID_PX)
        for button in (self.use, self.second, self.more, self.new):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        never_default(self.use, self.second, self.more, self.new, self.close_button)
        column.addLayout(buttons)

    # Qt overrides.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(one.toLocalFile()) for one in event.mimeData().urls() if one.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)


def name_button(button: QPushButton, text: str, tip: str) -> None:
    """Set a button's text, name and tooltip."""
    button.setText(text)
    button.setAccessibleName(text)
    button.setToolTip(plain_tip(tip))


def _label(kind: str = "") -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        label.setProperty(kind, True)
    return label
