"""Where new pictures go: a button that says which board, and a menu that changes it."""

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QUndoStack
from PySide6.QtWidgets import QInputDialog, QMenu, QSizePolicy, QToolButton, QWidget

from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain.annotations import NAME_LENGTH_MAX
from sdstudio.domain.errors import StudioError
from sdstudio.ui import icons
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import tip_of
from sdstudio.ui.library.annotation_commands import ChangeOrganisation
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.text_size import scaled

_WIDTH_MAX_PX = 160
_BESIDE_TEXT_PX = 40


class BoardPicker(Retranslates, QToolButton):
    """The choice is kept for the next start.

    Signals:
        trouble(StudioError): it couldn't be kept, or no board could be made.
    """

    trouble = Signal(object)

    def __init__(self, studio: Studio, undo: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._undo = undo
        self._operations = Operations(self, self.trouble.emit)
        self.setProperty("flat", True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setProperty("text_beside", True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        icons.set_icon(self, "folder")
        self.setIconSize(QSize(16, 16))
        self.clicked.connect(self.open_menu)
        studio.organiser.changed.connect(self.retranslate)
        self.retranslate()

    @property
    def _uid(self) -> str:
        return self._studio.session.current.board_uid

    def retranslate(self) -> None:
        board = self._studio.organiser.board(self._uid)
        name = self.tr("No board") if board is None else board.name
        self.setMaximumWidth(scaled(_WIDTH_MAX_PX))
        room_px = self.maximumWidth() - _BESIDE_TEXT_PX
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room_px)
        self.setText(shown.replace("&", "&&"))
        if board is None:
            said = self.tr("New pictures go to no board")
        else:
            said = self.tr("New pictures go to the board “{board}”").format(board=board.name)
        self.setAccessibleName(said)
        self.setToolTip(tip_of(ActionId.BOARD_FOR_NEW, said))

    def open_menu(self) -> None:
        """Offer the boards, none, and a new one."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        group = QActionGroup(menu)
        known = [(board.uid, board.name) for board in self._studio.organiser.boards]
        chosen = self._uid if any(uid == self._uid for uid, _ in known) else ""
        for uid, name in [("", self.tr("No board")), *known]:
            act = menu.addAction(name.replace("&", "&&"))
            act.setCheckable(True)
            act.setChecked(uid == chosen)
            group.addAction(act)
            act.triggered.connect(lambda _=False, uid=uid: self.choose(uid))
            if act.isChecked():
                menu.setActiveAction(act)
        menu.addSeparator()
        menu.addAction(self.tr("New board…")).triggered.connect(lambda: self._ask_name())
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def choose(self, uid: str) -> None:
        """Have new pictures go to a board, or to none."""
        try:
            self._studio.session.update(board_uid=uid)
        except StudioError as error:
            self.trouble.emit(error)
        self.retranslate()

    def _ask_name(self) -> None:
        dialog = QInputDialog(self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("New board"))
        dialog.setLabelText(self.tr("Name"))
        dialog.setOkButtonText(self.tr("Create"))
        dialog.setCancelButtonText(self.tr("Cancel"))
        dialog.textValueSelected.connect(
            lambda typed: self._operations.start(self._make(typed.strip()[:NAME_LENGTH_MAX]))
        )
        dialog.open()

    async def _make(self, name: str) -> None:
        if not name:
            return
        organiser = self._studio.organiser
        board = await organiser.change(lambda library: library.boards.create(name))
        text = QCoreApplication.translate("commands", "new board")
        self._undo.push(
            ChangeOrganisation(
                organiser, lambda library: library.boards.delete(board.uid), text, self._operations
            )
        )
        self.choose(board.uid)
