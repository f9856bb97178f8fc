"""What the next picture starts from: its slots, the way to the mask, and how much may change."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from sdstudio.app.draft_model import DraftModel
from sdstudio.app.input_pictures import InputPictures
from sdstudio.domain.inputs import InputRole
from sdstudio.domain.params import PARAMETERS, Group, Level
from sdstudio.ui import icons
from sdstudio.ui.forms.form import Form
from sdstudio.ui.inputs.slot import InputSlot
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX, Look
from sdstudio.ui.wording import plain_tip

#: What everybody sees of the parameters that are about the picture it starts from.
_SHOWN = tuple(
    name
    for name, parameter in PARAMETERS.items()
    if parameter.group is Group.PICTURE and parameter.level is Level.SIMPLE
)


class InputBox(Retranslates, QWidget):
    """There while the mode starts from a picture.

    Signals:
        paint_asked(): the artist wants to paint the mask.
    """

    paint_asked = Signal()

    def __init__(
        self,
        draft: DraftModel,
        pictures: InputPictures,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self.slots = {
            role: InputSlot(role, draft, pictures) for role in (InputRole.IMAGE, InputRole.DEPTH)
        }
        self.paint = QPushButton()
        icons.set_icon(self.paint, "paint-brush", beside_text=True)
        self.paint.clicked.connect(self.paint_asked)
        self._paint_hint = QLabel()
        self._paint_hint.setWordWrap(True)
        self._paint_hint.setProperty("dim", True)
        self.form = Form(_SHOWN, draft, look, headings=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID_PX)
        column.addWidget(self.slots[InputRole.IMAGE])
        column.addWidget(self._paint_hint)
        column.addWidget(self.paint)
        column.addWidget(self.slots[InputRole.DEPTH])
        column.addWidget(self.form)
        draft.changed.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        self.paint.setText(self.tr("Paint the mask"))
        self.paint.setAccessibleName(self.paint.text())
        self.paint.setToolTip(plain_tip(self.tr("Show the picture to paint on (Ctrl+Shift+M)")))
        self._paint_hint.setText(self.tr("Paint over what is to change; the rest stays."))
        self._show()

    def _show(self) -> None:
        mode = self._draft.mode
        image = self._draft.draft.input(InputRole.IMAGE)
        for role, slot in self.slots.items():
            wanted = role in (*mode.required, *mode.optional)
            slot.setVisible(wanted and (role is InputRole.IMAGE or image is not None))
        paints = InputRole.MASK in mode.required and image is not None
        self.paint.setVisible(paints)
        self._paint_hint.setVisible(paints)
        self.form.show_only(mode.parameters)
