"""The lists beside the canvas: whether they are shown and unfolded."""

import contextlib
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSignalBlocker
from PySide6.QtWidgets import QWidget

from sdstudio.app.session import SessionStore
from sdstudio.domain.errors import StudioError
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.canvas.side_column import FoldingGroup, SideColumn
from sdstudio.ui.tool_buttons import flat_tool

#: The width of the canvas below which the lists would leave too little room for the picture.
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
        #: Whether there was room for them when the page last got another size.
        self._had_room: bool | None = None
        self.column = SideColumn()
        # Shown before, it would be a window of its own for a moment, and take the focus.
        page.add_beside(self.column)
        self.layers: FoldingGroup | None = None
        #: With the fields of the session that say whether they are unfolded.
        self._groups: dict[ActionId, tuple[FoldingGroup, str]] = {}
        self._show_column = actions[ActionId.LAYER_LIST]
        self._show_column.toggled.connect(self._on_column_shown)
        self._show_column.triggered.connect(self._on_column_asked)
        self._show_column.setChecked(session.current.layer_list is not False)
        self._on_column_shown(self._show_column.isChecked())
        page.installEventFilter(self)

    def add_layers(self, panel: QWidget) -> None:
        """Show ``panel`` as the list of layers."""
        close = flat_tool(self._actions[ActionId.LAYER_LIST])
        self.layers = FoldingGroup(
            lambda: QCoreApplication.translate("SideLists", "Layers"), panel, close
        )
        self.layers.set_open(self._session.current.layers_open)
        self.layers.toggled.connect(lambda is_open: self._keep(layers_open=is_open))
        self.column.add(self.layers, 2)

    def add_masks(self, panel: QWidget) -> None:
        """Show ``panel`` as the list of masks."""
        group = FoldingGroup(lambda: QCoreApplication.translate("SideLists", "Masks"), panel)
        self._add(ActionId.MASK_LIST, group, "mask_list")

    def add_snapshots(self, panel: QWidget) -> None:
        """Show ``panel`` as the list of snapshots."""
        group = FoldingGroup(lambda: QCoreApplication.translate("SideLists", "Snapshots"), panel)
        self._add(ActionId.SNAPSHOT_LIST, group, "snapshot_list")

    def show_layers(self) -> None:
        """Bring the list of layers into view."""
        self._show_column.setChecked(True)
        if self.layers is not None:
            self.layers.heading.setChecked(True)

    def show_masks(self) -> None:
        """Bring the list of masks into view."""
        self._actions[ActionId.MASK_LIST].setChecked(True)

    def show_snapshots(self) -> None:
        """Bring the list of snapshots into view."""
        self._actions[ActionId.SNAPSHOT_LIST].setChecked(True)

    def offer_masks(self) -> None:
        """Show the list of masks where there is room, unless the artist has chosen otherwise."""
        if not self._has_chosen and self._page.width() >= _ROOM_PX:
            self._has_chosen = True
            self.show_masks()

    def _add(self, do: ActionId, group: FoldingGroup, field: str) -> None:
        """Add a group that ``do`` unfolds."""
        self._groups[do] = group, field
        group.set_open(getattr(self._session.current, field))
        group.toggled.connect(lambda is_open: self._on_folded(do, is_open))
        self._actions[do].toggled.connect(lambda wanted: self._on_asked(do, wanted))
        self.column.add(group, 1)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._page
            and event.type() is QEvent.Type.Resize
            and self._session.current.layer_list is None
        ):
            has_room = self._page.width() >= _ROOM_PX
            # A list that was asked for is used, however little room there is.
            if has_room is not self._had_room:
                self._had_room = has_room
                self._show_column.setChecked(has_room)
        return super().eventFilter(watched, event)

    def _on_column_shown(self, shown: bool) -> None:
        self.column.setVisible(shown)
        self._show()

    def _on_column_asked(self, shown: bool) -> None:
        self._has_chosen = True
        self._keep(layer_list=shown)

    def _on_asked(self, do: ActionId, wanted: bool) -> None:
        self._groups[do][0].heading.setChecked(wanted)
        self._show_column.setChecked(wanted or self._show_column.isChecked())

    def _on_folded(self, do: ActionId, is_open: bool) -> None:
        self._has_chosen = self._has_chosen or do is ActionId.MASK_LIST
        self._show()
        self._keep(**{self._groups[do][1]: is_open})

    def _show(self) -> None:
        """Check the actions of the groups that are seen."""
        is_shown = self._show_column.isChecked()
        for do, (group, _) in self._groups.items():
            with QSignalBlocker(self._actions[do]):
                self._actions[do].setChecked(group.is_open and is_shown)

    def _keep(self, **changes: bool) -> None:
        # A failure to store it isn't worth a message.
        with contextlib.suppress(StudioError):
            self._session.update(**changes)
