"""In the details: thumbnails of what the picture was made from, and of what was made from it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from sdstudio.app.library_view.family_tree import FamilyLink, FamilyTree, Member
from sdstudio.app.library_view.privacy import Blur
from sdstudio.app.library_view.thumbnails import Thumbnails
from sdstudio.ui import icons
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions, name_of, tip_of
from sdstudio.ui.layouts import FlowLayout
from sdstudio.ui.library.family.family_words import member_text, role_name
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip

_SIDE_PX: Final = 56
_SHOWN_MAX: Final = 8


class FamilyBox(Retranslates, QWidget):
    """Hidden while the picture has no relatives.

    Signals:
        show_asked(id): the artist wants to see that picture.
    """

    show_asked = Signal(object)

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self._tree = FamilyTree("")
        self._thumbnails: Thumbnails | None = None
        self._blur = Blur(self)
        self._headings = [_heading(), _heading()]
        self._rows = [QWidget(), QWidget()]
        self._flows = [FlowLayout(4), FlowLayout(4)]
        self.parents: list[QToolButton] = []
        self.children_: list[QToolButton] = []
        self.more = QPushButton()
        icons.set_icon(self.more, "tree-structure", beside_text=True)
        self.more.clicked.connect(actions[ActionId.FAMILY].trigger)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID_PX)
        for heading, row, flow in zip(self._headings, self._rows, self._flows, strict=True):
            row.setLayout(flow)
            column.addWidget(heading)
            column.addWidget(row)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()
        self.show_family(self._tree)

    def use(self, thumbnails: Thumbnails, blur: Blur) -> None:
        """Set where the thumbnails come from, and which of them are blurred."""
        self._thumbnails, self._blur = thumbnails, blur
        thumbnails.ready.connect(self._on_thumbnail)
        blur.changed.connect(self._on_blur)

    def show_family(self, tree: FamilyTree) -> None:
        """Show the relatives of the centre."""
        if tree == self._tree and (self.parents or self.children_):
            return
        self._tree = tree
        self.parents = self._fill(0, [(link, link.parent) for link in tree.parents(tree.centre)])
        self.children_ = self._fill(1, [(link, link.child) for link in tree.children(tree.centre)])
        self.setVisible(bool(self.parents or self.children_))
        self._show_pictures()

    def retranslate(self) -> None:
        for heading, text in zip(
            self._headings, (self.tr("Made from"), self.tr("Made from this one")), strict=True
        ):
            heading.setText(text)
        self.more.setText(name_of(ActionId.FAMILY))
        self.more.setAccessibleName(self.more.text())
        self.more.setToolTip(tip_of(ActionId.FAMILY))
        self._show_names()

    def _show_names(self) -> None:
        for button in (*self.parents, *self.children_):
            self._name(button)

    def _on_blur(self) -> None:
        self._show_names()
        self._show_pictures()

    def _fill(self, at: int, relatives: Sequence[tuple[FamilyLink, str]]) -> list[QToolButton]:
        flow = self._flows[at]
        for old in (self.parents, self.children_)[at]:
            flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        buttons = []
        for link, identity in relatives[:_SHOWN_MAX]:
            button = QToolButton()
            button.setIconSize(QSize(_SIDE_PX, _SIDE_PX))
            button.setFixedSize(_SIDE_PX + GRID_PX, _SIDE_PX + GRID_PX)
            button.setProperty("identity", identity)
            button.setProperty("role", link.role)
            self._name(button)
            button.clicked.connect(lambda _checked=False, one=identity: self._on_clicked(one))
            flow.addWidget(button)
            buttons.append(button)
        self._headings[at].setVisible(bool(buttons))
        self._rows[at].setVisible(bool(buttons))
        return buttons

    def _name(self, button: QToolButton) -> None:
        member = self._member(button)
        if member is not None:
            said = f"{role_name(str(button.property('role')))}: {member_text(member, self._blur)}"
            button.setToolTip(plain_tip(said))
            button.setAccessibleName(said)

    def _member(self, button: QToolButton) -> Member | None:
        return self._tree.members.get(str(button.property("identity")))

    def _show_pictures(self) -> None:
        if self._thumbnails is None:
            return
        side_px = round(_SIDE_PX * self.devicePixelRatioF())
        for button in (*self.parents, *self.children_):
            member = self._member(button)
            if member is None or member.picture_id is None:
                icons.set_icon(button, "trash")
                continue
            image = self._thumbnails.thumbnail(member.picture_id, side_px, member.picture)
            shown = self._blur.shown(member.picture_id, image)
            if shown is not None:
                button.setIcon(QIcon(QPixmap.fromImage(shown)))

    def _on_thumbnail(self, _picture_id: object) -> None:
        self._show_pictures()

    def _on_clicked(self, identity: str) -> None:
        member = self._tree.members.get(identity)
        if member is None or member.picture_id is None:
            self._actions[ActionId.FAMILY].trigger()
        else:
            self.show_asked.emit(member.picture_id)


def _heading() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("heading", True)
    return label
