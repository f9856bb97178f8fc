"""The files' names below the pictures of the library's grid."""

from typing import Final

from PySide6.QtCore import QObject, QSettings, QTimer

from sdstudio.app.library_view.known_pictures import KnownPictures
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.library.grid_view import GridView

_SHOWN: Final = "library/names"
#: While the artist scrolls, not for every step.
_PAUSE_MS: Final = 40
#: At once, of those that are seen.
_READ: Final = 200


class CellNames(QObject):
    """Follows its action, remembers what was chosen, and has the names read that are seen.

    Args:
        store: where it is remembered.
    """

    def __init__(
        self,
        grid: GridView,
        known: KnownPictures,
        actions: Actions,
        store: QSettings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._grid = grid
        self._known = known
        self._store = store
        action = actions[ActionId.SHOW_NAMES]
        action.setChecked(store.value(_SHOWN, False, bool) is True)
        action.toggled.connect(self._show)
        grid.show_names(action.isChecked())
        self._reading = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._reading.timeout.connect(self._read)
        grid.verticalScrollBar().valueChanged.connect(self.read)
        grid.verticalScrollBar().rangeChanged.connect(self.read)
        known.arrived.connect(self._on_arrived)

    def read(self) -> None:
        """Read the names that are seen, if any are missing."""
        if self._grid.has_names and not self._reading.isActive():
            self._reading.start()

    def _read(self) -> None:
        seen = self._grid.visible_ids()
        self._known.ask([one for one in seen if not self._known.is_known(one)][:_READ])

    def _show(self, is_shown: bool) -> None:
        self._store.setValue(_SHOWN, is_shown)
        self._grid.show_names(is_shown)
        self.read()

    def _on_arrived(self) -> None:
        if self._grid.has_names:
            self._grid.viewport().update()
            self.read()
