"""FaceSwitch: has the faces in each finished picture repaired."""

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from sdstudio.app.draft_model import DraftModel
from sdstudio.domain.face_repair import FaceRepair
from sdstudio.ui.explained.explained import explain
from sdstudio.ui.faces.face_settings import FaceSettings
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX, ActiveTheme
from sdstudio.ui.undo_commands import ChangeDraft
from sdstudio.ui.wording import plain_tip


class FaceSwitch(Retranslates, QWidget):
    """A check box, and the settings while it is on. Switched on again, they are as they were."""

    def __init__(self, draft: DraftModel, look: ActiveTheme, undo: QUndoStack) -> None:
        super().__init__()
        self._draft, self._undo = draft, undo
        self._is_unfolded = False
        self.box = QCheckBox()
        self.settings = FaceSettings(look)
        self.settings.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID_PX)
        column.addWidget(self.box)
        column.addWidget(self.settings)
        self.setFocusProxy(self.box)
        explain("faces", self)
        self.box.clicked.connect(self._on_clicked)
        self.settings.edited.connect(draft.set_faces)
        draft.changed.connect(self._show)
        self.retranslate()

    def unfold(self, *, is_unfolded: bool) -> None:
        """Be seen while the settings that it belongs to are."""
        self._is_unfolded = is_unfolded
        self._show()

    def retranslate(self) -> None:
        name = self.tr("Repair faces")
        self.box.setText(name)
        self.box.setAccessibleName(name)
        self.box.setToolTip(
            plain_tip(
                self.tr(
                    "Finds the faces in each finished picture and makes them anew at the model's "
                    "full resolution. Small faces gain the most; each takes some more time."
                )
            )
        )
        self._show()

    def _on_clicked(self, is_on: bool) -> None:
        faces: FaceRepair | None = self.settings.value if is_on else None
        text = self.tr("repair faces") if is_on else self.tr("leave faces as they are")
        self._undo.push(ChangeDraft(self._draft, lambda: self._draft.set_faces(faces), text))

    def _show(self) -> None:
        faces = self._draft.draft.faces
        self.setVisible(self._is_unfolded and self._draft.mode.takes_faces)
        self.box.setChecked(faces is not None)
        if faces is not None:
            self.settings.show_value(faces)
        self.settings.setVisible(faces is not None)
