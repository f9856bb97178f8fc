"""The family of a picture, in a window of its own."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sdstudio.app.library_view.family_tree import FamilyTree, Member, read_family
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import name_of
from sdstudio.ui.enter_key import never_default
from sdstudio.ui.library.family.family_graph import FamilyGraph
from sdstudio.ui.library.family.family_words import is_hidden, member_text
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX

_SIZE: Final = QSize(920, 600)
_LINES: Final = 3


class FamilyDialog(Retranslates, QDialog):
    """Follows the library while it is open.

    Args:
        identity: of the picture to begin with.
        picture_id: its id.

    Signals:
        show_asked(id): show that picture in the library.
        open_asked(Picture): open it in Create.
        trouble(StudioError): the library couldn't be read.
    """

    show_asked = Signal(object)
    open_asked = Signal(object)
    trouble = Signal(object)

    def __init__(self, studio: Studio, identity: str, picture_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._studio = studio
        self._centre: tuple[str, int | None] = (identity, picture_id)
        self._operations = Operations(self, self.trouble.emit)
        self.graph = FamilyGraph(studio.thumbnails, studio.privacy)
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.said.setFixedHeight(self.said.fontMetrics().lineSpacing() * _LINES)
        self.keys = QLabel()
        self.keys.setProperty("dim", True)
        self.keys.setWordWrap(True)
        self.show_button, self.open_button, self.close_button = (QPushButton() for _ in range(3))
        self._lay_out()
        self.graph.current_changed.connect(self._on_current)
        self.graph.activated.connect(self._open)
        self.show_button.clicked.connect(self._show_in_library)
        self.open_button.clicked.connect(self._open)
        self.close_button.clicked.connect(self.close)
        studio.library.pictures_changed.connect(self.refresh)
        studio.hasher.finished.connect(self.refresh)
        self.retranslate()
        keep_on_screen(self)
        self.resize(_SIZE)
        self.refresh()

    def refresh(self) -> None:
        """Read the family again."""
        self._operations.start(self._read(), replacing="read")

    def retranslate(self) -> None:
        self.setWindowTitle(name_of(ActionId.FAMILY))
        self.graph.setAccessibleName(self.tr("Family of this picture"))
        self.keys.setText(
            self.tr(
                "On the left is what a picture was made from, on the right what was made from "
                "it. Use the arrow keys to move, Enter to open a picture, + and − to zoom, and "
                "F to show all."
            )
        )
        for button, text in (
            (self.show_button, self.tr("Show in library")),
            (self.open_button, name_of(ActionId.OPEN_IN_CREATE)),
            (self.close_button, self.tr("Close")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
        self._on_current()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(GRID_PX)
        column.addWidget(self.keys)
        column.addWidget(self.graph, 1)
        column.addWidget(self.said)
        row = QHBoxLayout()
        for button in (self.show_button, self.open_button):
            row.addWidget(button)
        row.addStretch(1)
        never_default(self.show_button, self.open_button, self.close_button)
        row.addWidget(self.close_button)
        column.addLayout(row)
        self.graph.setFocus()

    async def _read(self) -> None:
        identity, picture_id = self._centre
        tree: FamilyTree = await self._studio.library.do(
            lambda library: read_family(library, identity, picture_id)
        )
        self.graph.show_tree(tree)

    def _on_current(self) -> None:
        member = self.graph.current
        is_there = member is not None and not member.is_ghost
        self.show_button.setEnabled(is_there)
        self.open_button.setEnabled(is_there and member is not None and member.picture is not None)
        self.said.setText("" if member is None else self._about(member))
        tree = self.graph.tree
        if member is not None and not tree.is_complete and member.identity != tree.centre:
            # There are others beyond those that were read.
            self._centre = member.identity, member.picture_id
            self.refresh()

    def _about(self, member: Member) -> str:
        text = member_text(member, self._studio.privacy)
        if not member.is_ghost:
            return text
        if not member.prompt or is_hidden(member, self._studio.privacy):
            return self.tr("This picture was deleted.")
        return self.tr("This picture was deleted. Its prompt was: {prompt}").format(prompt=text)

    def _show_in_library(self) -> None:
        member = self.graph.current
        if member is not None and member.picture_id is not None:
            self.show_asked.emit(member.picture_id)
            self.close()

    def _open(self) -> None:
        member = self.graph.current
        if member is not None and member.picture is not None and not member.is_ghost:
            self.open_asked.emit(member.picture)
            self.close()
