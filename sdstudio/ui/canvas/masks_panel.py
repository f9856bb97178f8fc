"""The list of a picture's masks, beside the canvas."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sdstudio.canvas.document import Document
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.labelled_slider import LabelledSlider
from sdstudio.ui.name_delegate import NameDelegate, NameList
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX, TARGET_PX
from sdstudio.ui.tool_buttons import tool_row
from sdstudio.ui.wording import plain_tip

_BUTTONS: Final = (
    ActionId.MASK_NEW,
    ActionId.MASK_DUPLICATE,
    ActionId.MASK_TAKE,
    ActionId.MASK_SAVE,
    ActionId.MASK_DELETE,
)
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class MasksPanel(Retranslates, QWidget):
    """Names and visibility of all masks; the strength of the chosen one, which is painted on.

    Signals:
        chosen(str): the id of the mask to paint on.
        renamed(str, str): an id, and the name that the artist typed.
        toggled(str, bool): an id, and whether that mask counts.
        strength_moved(int): the percentage for the chosen mask.
        delete_asked(): delete the chosen mask.
    """

    chosen = Signal(str)
    renamed = Signal(str, str)
    toggled = Signal(str, bool)
    strength_moved = Signal(int)
    delete_asked = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[object, ...] = ()
        self._names: dict[str, str] = {}
        self.list = _List()
        self.strength = LabelledSlider(1, 100, "100%")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID_PX // 2)
        column.addWidget(self.list, 1)
        column.addWidget(self.strength)
        column.addLayout(tool_row(actions[do] for do in _BUTTONS))
        self.list.itemChanged.connect(self._on_changed)
        self.list.currentItemChanged.connect(self._on_current)
        # Also of the mask that is highlighted, while a layer is painted on.
        self.list.itemPressed.connect(self._on_current)
        self.list.delete_pressed.connect(self.delete_asked)
        self.strength.moved.connect(self.strength_moved)
        self.retranslate()

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Masks"))
        self.list.setAccessibleDescription(
            self.tr(
                "You paint on the selected mask. Space shows or hides it, F2 renames it. Where "
                "several masks overlap, the strongest counts."
            )
        )
        self.strength.set_name(
            self.tr("Strength"),
            self.tr(
                "How much the area of the selected mask may change; lower values keep more of it"
            ),
        )
        with QSignalBlocker(self.list):
            for row in range(self.list.count()):
                self.list.item(row).setToolTip(self._tip(self.list.item(row).text()))

    def show_document(self, document: Document | None) -> None:
        """Show the masks of ``document``."""
        self.list.once_typed(lambda: self._show(document))

    def _show(self, document: Document | None) -> None:
        masks = () if document is None else document.masks
        active = "" if document is None else document.active_mask
        shown = (active, *((one.id, one.name, one.visible, one.strength) for one in masks))
        if shown == self._shown:
            return
        self._shown = shown
        self._names = {one.id: one.name for one in masks}
        with QSignalBlocker(self.list):
            while self.list.count() > len(masks):
                self.list.takeItem(self.list.count() - 1)
            for row, mask in enumerate(masks):
                item = self.list.item(row)
                if row >= self.list.count():
                    item = QListWidgetItem()
                    item.setFlags(
                        Qt.ItemFlag.ItemIsEnabled
                        | Qt.ItemFlag.ItemIsSelectable
                        | Qt.ItemFlag.ItemIsEditable
                        | Qt.ItemFlag.ItemIsUserCheckable
                    )
                    self.list.addItem(item)
                item.setText(mask.name)
                item.setToolTip(self._tip(mask.name))
                item.setCheckState(_CHECKED if mask.visible else _UNCHECKED)
                item.setData(Qt.ItemDataRole.UserRole, mask.id)
                if mask.id == active:
                    self.list.setCurrentRow(row)
        self.strength.setEnabled(bool(active))
        for mask in masks:
            if mask.id == active:
                percent = round(100 * mask.strength)
                self.strength.show_value(percent, self.tr("{percent}%").format(percent=percent))

    def rename_chosen(self) -> None:
        """Have the artist type another name for the chosen mask."""
        self.list.type_name()

    def _tip(self, name: str) -> str:
        # The name may be cut in the list.
        return plain_tip("\n".join((name, self.tr("Double-click to rename"))))

    def _on_changed(self, item: QListWidgetItem) -> None:
        id_, name = item.data(Qt.ItemDataRole.UserRole), item.text().strip()
        visible = item.checkState() is _CHECKED
        # A change that the document doesn't accept is shown as it was.
        self._shown = ()
        if name and name != self._names[id_]:
            self.renamed.emit(id_, name)
        else:
            self.toggled.emit(id_, visible)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


class _List(NameList):
    """Signals:
    delete_pressed(): Delete was pressed in it.
    """

    delete_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        # The marks have the accent.
        self.setProperty("quiet", True)
        self.setItemDelegate(NameDelegate(self))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMinimumHeight(TARGET_PX + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keypad = Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Delete and not event.modifiers() & ~keypad:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)
