"""The input picture: its slots, the button to paint on it, and the strength."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from sdstudio.app.draft_model import DraftModel
from sdstudio.app.input_pictures import InputPictures
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.modes import Mode
from sdstudio.domain.params import PARAMETERS, Group, Level
from sdstudio.ui import icons
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import tip_of
from sdstudio.ui.forms.form import Form
from sdstudio.ui.inputs.input_slot import InputSlot
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX, ActiveTheme

#: The essential parameters about the input picture.
_SHOWN = tuple(
    name
    for name, parameter in PARAMETERS.items()
    if parameter.group is Group.PICTURE and parameter.level is Level.SIMPLE
)


class InputBox(Retranslates, QWidget):
    """Visible while the mode starts from a picture; its contents are created on first use.

    Signals:
        choose_asked(InputRole), stage_asked(InputRole), paste_asked(InputRole),
        remove_asked(InputRole): what the artist wants to do with the picture for a role.
        dropped(Dropped, InputRole): a picture was dropped on its place.
        paint_asked(): the artist wants to paint the mask, or on the picture.
        describe_asked(): the artist wants to know in words what the picture shows.
    """

    choose_asked = Signal(object)
    stage_asked = Signal(object)
    paste_asked = Signal(object)
    remove_asked = Signal(object)
    dropped = Signal(object, object)
    paint_asked = Signal()
    describe_asked = Signal()

    def __init__(
        self,
        draft: DraftModel,
        pictures: InputPictures,
        look: ActiveTheme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._pictures = pictures
        self._look = look
        self._stage_has_picture = self._has_canvas_depth = False
        self.slots: dict[InputRole, InputSlot] = {}
        self._is_blurred: Callable[[InputRef], bool] = lambda _ref: False
        self.form: Form | None = None
        self.paint = QPushButton()
        self._paint_hint = QLabel()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID_PX)
        draft.changed.connect(self._show)
        self.retranslate()

    def set_stage_has_picture(self, has_picture: bool) -> None:
        """Offer the picture on the stage, if there is one."""
        self._stage_has_picture = has_picture
        for slot in self.slots.values():
            slot.set_stage_has_picture(has_picture)

    def blur(self, is_blurred: Callable[[InputRef], bool]) -> None:
        """Show those pictures blurred for which ``is_blurred`` returns true."""
        self._is_blurred = is_blurred
        for slot in self.slots.values():
            slot.is_blurred = is_blurred
            slot.look_again()

    def set_canvas_depth(self, has_depth: bool) -> None:
        """Say whether there is a depth on the canvas that is used."""
        self._has_canvas_depth = has_depth
        if InputRole.DEPTH in self.slots:
            self.slots[InputRole.DEPTH].show_from_canvas(has_depth)

    def show_reading(self, role: InputRole, reading: bool) -> None:
        """Show whether the picture for ``role`` is loading."""
        if role in self.slots:
            self.slots[role].show_reading(reading)

    def retranslate(self) -> None:
        self._show()

    def _make(self) -> Form:
        for role in (InputRole.IMAGE, InputRole.DEPTH):
            self.slots[role] = self._slot(role)
            self.slots[role].is_blurred = self._is_blurred
        self.slots[InputRole.DEPTH].show_from_canvas(self._has_canvas_depth)
        icons.set_icon(self.paint, "paint-brush", beside_text=True)
        self.paint.clicked.connect(self.paint_asked)
        self._paint_hint.setWordWrap(True)
        self._paint_hint.setProperty("dim", True)
        form = Form(_SHOWN, self._draft, self._look, headings=False)
        for widget in (
            self.slots[InputRole.IMAGE],
            self._paint_hint,
            self.paint,
            self.slots[InputRole.DEPTH],
            form,
        ):
            self._column.addWidget(widget)
        return form

    def _name_paint(self, mode: Mode) -> None:
        """Say what painting on the picture is for in ``mode``."""
        text = self.tr("Paint mask")
        tip = self.tr("Open the input picture and paint a mask on it")
        hint = self.tr("Paint over what should change; the rest stays as it is.")
        if not mode.needs_mask:
            text = self.tr("Paint on the picture")
            tip = self.tr("Open the input picture on the canvas to paint on it")
            hint = self.tr(
                "You can paint or sketch on it first. The whole picture is then repainted."
            )
        self.paint.setText(text)
        self.paint.setAccessibleName(text)
        self.paint.setToolTip(tip_of(ActionId.MASK_VIEW, tip))
        self._paint_hint.setText(hint)

    def _slot(self, role: InputRole) -> InputSlot:
        slot = InputSlot(role, self._draft, self._pictures)
        slot.set_stage_has_picture(self._stage_has_picture)
        slot.choose_asked.connect(lambda: self.choose_asked.emit(role))
        slot.stage_asked.connect(lambda: self.stage_asked.emit(role))
        slot.paste_asked.connect(lambda: self.paste_asked.emit(role))
        slot.remove_asked.connect(lambda: self.remove_asked.emit(role))
        slot.describe_asked.connect(self.describe_asked)
        slot.dropped.connect(lambda picture: self.dropped.emit(picture, role))
        return slot

    def _show(self) -> None:
        mode = self._draft.mode
        self._name_paint(mode)
        if not mode.required and self.form is None:
            return
        self.form = self.form or self._make()
        image = self._draft.draft.input(InputRole.IMAGE)
        for role, slot in self.slots.items():
            wanted = role in (*mode.required, *mode.optional)
            slot.setVisible(wanted and (role is InputRole.IMAGE or image is not None))
        paints = mode.repaints and image is not None
        self.paint.setVisible(paints)
        self._paint_hint.setVisible(paints)
        self.form.show_only(mode.parameters)
