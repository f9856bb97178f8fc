"""Layers and masks listed beside the canvas: whether they are shown and unfolded."""

import contextlib
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QSignalBlocker
from PySide6.QtWidgets import QWidget

from sdstudio.app.session import SessionStore
from sdstudio.domain.errors import StudioError
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.canvas.side_column import FoldingGroup, SideColumn
from sdstudio.ui.tool_buttons import flat_tool
from sdstudio.ui.wording import without_mnemonic

#: Of the canvas; in less, the picture would be small beside the lists.
_ROOM_PX: Final = 560


class SideLists(QObject):
    """Shows and folds them as the artist asks, and remembers it in the session."""

    def __init__(
        self, session: SessionStore, actions: Actions, page: CanvasPage, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self._page = page
        #: They aren't unfolded again for an artist who has folded them.
        self._has_chosen = False
        self.column = SideColumn()
        # Shown before, it would be a window of its own for a moment, and take the focus.
        page.add_beside(self.column)
        self.column.setVisible(session.current.layer_list)
        self.layers: FoldingGroup | None = None
        self.masks: FoldingGroup | None = None
        actions[ActionId.LAYER_LIST].setChecked(session.current.layer_list)
        actions[ActionId.LAYER_LIST].toggled.connect(self._on_column_asked)
        actions[ActionId.MASK_LIST].toggled.connect(self._on_masks_asked)

    def add_layers(self, panel: QWidget) -> None:
        """Show ``panel`` as the list of layers."""
        close = flat_tool(self._actions[ActionId.LAYER_LIST])
        close.setAccessibleName(without_mnemonic(self._actions[ActionId.LAYER_LIST].text()))
        self.layers = FoldingGroup(
            lambda: QCoreApplication.translate("SideLists", "Layers"), panel, close
        )
        self.layers.set_open(self._session.current.layers_open)
        self.layers.toggled.connect(lambda is_open: self._keep(layers_open=is_open))
        self.column.add(self.layers, 2)

    def add_masks(self, panel: QWidget) -> None:
        """Show ``panel`` as the list of masks."""
        self.masks = FoldingGroup(lambda: QCoreApplication.translate("SideLists", "Masks"), panel)
        self.masks.set_open(self._session.current.mask_list)
        self.masks.toggled.connect(self._on_masks_folded)
        self.column.add(self.masks, 1)
        self._show()

    def show_masks(self) -> None:
        """Have the masks be seen."""
        self._actions[ActionId.MASK_LIST].setChecked(True)

    def show_layers(self) -> None:
        """Have the layers be seen."""
        self._actions[ActionId.LAYER_LIST].setChecked(True)
        if self.layers is not None:
            self.layers.heading.setChecked(True)

    def offer_masks(self) -> None:
        """Have the masks be seen where there is room, unless the artist has chosen otherwise."""
        if not self._has_chosen and self._page.width() >= _ROOM_PX:
            self._has_chosen = True
            self.show_masks()

    def _on_column_asked(self, shown: bool) -> None:
        self._has_chosen = True
        self.column.setVisible(shown)
        self._show()
        self._keep(layer_list=shown)

    def _on_masks_asked(self, shown: bool) -> None:
        self._has_chosen = True
        if self.masks is not None:
            self.masks.heading.setChecked(shown)
        if shown:
            self._actions[ActionId.LAYER_LIST].setChecked(True)

    def _on_masks_folded(self, is_open: bool) -> None:
        self._has_chosen = True
        self._show()
        self._keep(mask_list=is_open)

    def _show(self) -> None:
        """Check the action of the masks if they are seen."""
        with QSignalBlocker(self._actions[ActionId.MASK_LIST]):
            is_open = self.masks is not None and self.masks.is_open
            is_shown = self._actions[ActionId.LAYER_LIST].isChecked()
            self._actions[ActionId.MASK_LIST].setChecked(is_open and is_shown)

    def _keep(self, **changes: bool) -> None:
        # It is remembered as far as the disk allows.
        with contextlib.suppress(StudioError):
            self._session.update(**changes)
