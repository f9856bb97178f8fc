"""The viewer on the whole screen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from sdstudio.ui.leave_full_screen import LeaveFullScreen
from sdstudio.ui.library.viewer.viewer import Viewer


class FullScreenView(QDialog):
    """Shows ``viewer`` until it is left. What it shows is up to the caller.

    Signals:
        models_asked(): the artist wants to get the model that is missing; this has closed.
    """

    models_asked = Signal()

    def __init__(self, viewer: Viewer, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("stage")
        # Shortcuts of the main window must not work here.
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Picture"))
        self.viewer = viewer
        viewer.bar.full_screen.hide()
        viewer.leave_asked.connect(self.close)
        viewer.models_asked.connect(self._on_models)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(viewer)
        self.leave = LeaveFullScreen(viewer.view)
        self.leave.asked.connect(self.close)
        self.leave.show()
        viewer.slideshow.changed.connect(self._on_slideshow)
        viewer.setFocus()

    def _on_models(self) -> None:
        self.close()
        self.models_asked.emit()

    def _on_slideshow(self) -> None:
        self.leave.setVisible(not self.viewer.slideshow.is_running)
