"""The tags of pictures that are looked at, over them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QLabel, QWidget

from sdstudio.app.library_view.organiser import Organiser
from sdstudio.app.operations import Operations
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import name_of
from sdstudio.ui.library.tag_editor import TagEditor
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.popups import Popup
from sdstudio.ui.theme import GRID_PX

_WIDTH_PX: Final = 320


class TagPopup(Popup):
    """A field for tags to add, and the tags that pictures have, which can be removed.

    Args:
        ids: of the pictures.

    Signals:
        added(list of str), removed(str): the artist wants it so.
    """

    added = Signal(object)
    removed = Signal(str)

    def __init__(self, organiser: Organiser, ids: Sequence[int], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(name_of(ActionId.EDIT_TAGS))
        self._organiser, self._ids = organiser, ids
        self._operations = Operations(self, lambda _error: None)
        self.editor = TagEditor()
        self.editor.added.connect(self.added)
        self.editor.removed.connect(self.removed)
        self.editor.left.connect(self.close)
        heading = QLabel(self.windowTitle())
        heading.setProperty("heading", True)
        self.column.setSpacing(GRID_PX)
        self.column.addWidget(heading)
        self.column.addWidget(self.editor)
        organiser.annotated.connect(self._on_annotated)
        organiser.renamed.connect(self._offer)
        self._offer()
        self._read()
        self.setFixedWidth(_WIDTH_PX)
        self.adjustSize()
        self.move(parent.mapToGlobal(parent.rect().center()) - self._middle)
        keep_on_screen(self)
        self.editor.field.setFocus()

    @property
    def _middle(self) -> QPoint:
        return QPoint(self.width() // 2, self.height() // 2)

    def _offer(self) -> None:
        self.editor.offer([one.name for one in self._organiser.tags])

    def _on_annotated(self, ids: Sequence[int]) -> None:
        if set(ids) & set(self._ids):
            self._read()

    def _read(self) -> None:
        self._operations.start(self._show_tags(), replacing="read")

    async def _show_tags(self) -> None:
        found = await self._organiser.annotations(self._ids)
        given = [one.tags for one in found.values()]
        every = dict.fromkeys(tag for tags in given for tag in tags)
        common = [tag for tag in every if all(tag in tags for tags in given)]
        self.editor.show_tags(common, [tag for tag in every if tag not in common])
        self.adjustSize()
