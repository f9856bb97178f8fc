"""A picture in full screen; the arrow keys browse the others."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.library import Picture
from sdstudio.ui.leave_full_screen import LeaveFullScreen
from sdstudio.ui.stage.picture_loader import PictureLoader
from sdstudio.ui.stage.picture_view import PictureView

_LEAVE = (Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class FullScreenView(QDialog):
    """Shows ``picture`` until Space or Esc is pressed.

    Args:
        leaf: moves by that many pictures and returns the one reached.
    """

    def __init__(
        self,
        picture: Picture,
        leaf: Callable[[int], Picture | None],
        background: BackgroundTasks,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("stage")
        # Shortcuts of the main window must not work here.
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Picture"))
        self._leaf = leaf
        self.view = PictureView()
        self.view.setAccessibleName(self.tr("Picture"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.leave = LeaveFullScreen(self.view)
        self.leave.asked.connect(self.close)
        self.leave.show()
        self._loader = PictureLoader(background, self)
        self._loader.loaded.connect(lambda _path, image: self.view.show_image(image))
        self._loader.load(picture.path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _LEAVE:
            self.close()
        elif key in _STEPS:
            picture = self._leaf(_STEPS[key])
            if picture is not None:
                self._loader.load(picture.path)
        else:
            super().keyPressEvent(event)
