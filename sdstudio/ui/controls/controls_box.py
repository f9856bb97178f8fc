"""ControlNets: what the next picture keeps to, and a menu to add more."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from sdstudio.app.draft_model import DraftModel
from sdstudio.app.input_pictures import InputPictures
from sdstudio.app.model_registry import ModelRegistry
from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.controls import CONTROLS_MAX, ControlRef
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.ui import menus
from sdstudio.ui.controls.control_row import ControlRow
from sdstudio.ui.controls.hint_places import usable_controls
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip


class ControlsBox(Retranslates, QWidget):
    """A row for each ControlNet in use, and a button that offers those that fit the model.

    Signals:
        added(AuxiliaryModel): the artist wants to use one more.
        removed(int): the artist no longer wants to use the one in that row.
        edited(int, ControlRef): its model, kind, weight or range of steps was changed.
        choose_asked(int), stage_asked(int), layer_asked(int), paste_asked(int), hint_removed(int):
            what the artist wants to do with the hint of that row.
        edit_asked(int): the hint of that row should be painted on the canvas.
        dropped(Dropped, int): a picture was dropped on that row.
        make_asked(int, bool): whether the hint of that row is to be made of its picture.
        thresholds_moved(int, int, int): of the edges of that row, low and high.
        stop_asked(int): the depth of that row should no longer be estimated.
        models_asked(): the artist needs a ControlNet.
    """

    added = Signal(object)
    removed = Signal(int)
    edited = Signal(int, object)
    choose_asked = Signal(int)
    stage_asked = Signal(int)
    layer_asked = Signal(int)
    edit_asked = Signal(int)
    paste_asked = Signal(int)
    hint_removed = Signal(int)
    dropped = Signal(object, int)
    make_asked = Signal(int, bool)
    thresholds_moved = Signal(int, int, int)
    stop_asked = Signal(int)
    models_asked = Signal()

    def __init__(
        self,
        draft: DraftModel,
        registry: ModelRegistry,
        pictures: InputPictures,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._registry = registry
        self._pictures = pictures
        self._is_blurred: Callable[[InputRef], bool] = lambda _ref: False
        self._is_expected: Callable[[InputRef], bool] = lambda _ref: False
        self._layer_for: Callable[[ControlRef], str] = lambda _control: ""
        self._has_layer: Callable[[], bool] = lambda: False
        self._stage_has_picture = False
        self.rows: list[ControlRow] = []
        self.menu = QMenu(self)
        self.add = QPushButton()
        self.add.setMenu(self.menu)
        self._heading = QLabel()
        self._heading.setProperty("subtitle", True)
        #: Says why none can be added.
        self.needed = QLabel()
        self.needed.setWordWrap(True)
        self.needed.setProperty("dim", True)
        self.models = QPushButton()
        self.models.setProperty("link", True)
        self.models.clicked.connect(self.models_asked)
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID_PX)
        top = QHBoxLayout()
        top.addWidget(self._heading)
        top.addStretch()
        top.addWidget(self.add)
        below = QHBoxLayout()
        below.addWidget(self.models)
        below.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID_PX)
        column.addLayout(top)
        column.addWidget(self.needed)
        column.addLayout(below)
        column.addLayout(self._list)
        self.menu.aboutToShow.connect(self._fill_menu)
        draft.changed.connect(self._show)
        registry.auxiliary_changed.connect(lambda _kind: self._show())
        pictures.loaded.connect(lambda _ref: self._show())
        pictures.gone.connect(lambda _ref, _error: self._show())
        self.retranslate()

    def retranslate(self) -> None:
        self._heading.setText(self.tr("ControlNet"))
        self._heading.setToolTip(
            plain_tip(
                self.tr(
                    "Makes the picture follow the edges, depth or pose of another one, the hint. "
                    "Several can be used at once."
                )
            )
        )
        self.add.setText(self.tr("Add"))
        self.add.setAccessibleName(self.tr("Add a ControlNet"))
        self.needed.setText(self.tr("No ControlNet that fits this model is installed."))
        self.models.setText(self.tr("Get a ControlNet…"))
        self.models.setAccessibleName(self.models.text())
        self.models.setToolTip(
            plain_tip(self.tr("Show the models, where ControlNets can be downloaded and imported"))
        )
        self._show()

    def set_stage_has_picture(self, has_picture: bool) -> None:
        """Offer the picture on the stage, if there is one."""
        self._stage_has_picture = has_picture
        for row in self.rows:
            row.set_stage_has_picture(has_picture)

    def blur(self, is_blurred: Callable[[InputRef], bool]) -> None:
        """Show those pictures blurred for which ``is_blurred`` returns true."""
        self._is_blurred = is_blurred
        self._show()

    def estimate(self, is_expected: Callable[[InputRef], bool]) -> None:
        """Show those as being estimated for whose pictures ``is_expected`` returns true."""
        self._is_expected = is_expected
        self._show()

    def follow_canvas(
        self, layer_for: Callable[[ControlRef], str], has_layer: Callable[[], bool]
    ) -> None:
        """Show what of the hints is on the canvas.

        Args:
            layer_for: the name of the layer that is used instead of a hint; empty if none is.
            has_layer: whether a layer is active, which could become a hint.
        """
        self._layer_for, self._has_layer = layer_for, has_layer
        self._show()

    def refresh(self) -> None:
        """Show what is the case now."""
        self._show()

    def show_reading(self, row: int, *, reading: bool) -> None:
        """Show whether the hint of that row is being made."""
        if row < len(self.rows):
            self.rows[row].show_reading(reading=reading)

    def _fill_menu(self) -> None:
        menus.empty(self.menu)
        for model in usable_controls(self._draft, self._registry):
            action = self.menu.addAction(model.name.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, model=model: self.added.emit(model))

    def _show(self) -> None:
        controls = self._draft.draft.controls
        usable = usable_controls(self._draft, self._registry)
        self.needed.setVisible(not usable)
        self.models.setVisible(not usable)
        is_full = len(controls) >= CONTROLS_MAX
        self.add.setEnabled(bool(usable) and not is_full)
        if is_full:
            tip = self.tr("No more than {limit} can be used at once").format(limit=CONTROLS_MAX)
        elif usable:
            tip = self.tr("Follow the edges, depth or pose of another picture")
        else:
            tip = self.needed.text()
        self.add.setToolTip(plain_tip(tip))
        while len(self.rows) > len(controls):
            row = self.rows.pop()
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(controls):
            self._list.addWidget(self._new_row(len(self.rows)))
        for row, control in zip(self.rows, controls, strict=True):
            self._show_row(row, control, usable)

    def _new_row(self, number: int) -> ControlRow:
        row = ControlRow(self._pictures, self)
        row.edited.connect(lambda control: self.edited.emit(number, control))
        row.removed.connect(lambda: self.removed.emit(number))
        row.choose_asked.connect(lambda: self.choose_asked.emit(number))
        row.stage_asked.connect(lambda: self.stage_asked.emit(number))
        row.layer_asked.connect(lambda: self.layer_asked.emit(number))
        row.edit_asked.connect(lambda: self.edit_asked.emit(number))
        row.paste_asked.connect(lambda: self.paste_asked.emit(number))
        row.hint_removed.connect(lambda: self.hint_removed.emit(number))
        row.dropped.connect(lambda picture: self.dropped.emit(picture, number))
        row.make_asked.connect(lambda makes: self.make_asked.emit(number, makes))
        row.thresholds_moved.connect(
            lambda low, high: self.thresholds_moved.emit(number, low, high)
        )
        row.stop_asked.connect(lambda: self.stop_asked.emit(number))
        row.set_stage_has_picture(self._stage_has_picture)
        self.rows.append(row)
        return row

    def _show_row(
        self, row: ControlRow, control: ControlRef, usable: Sequence[AuxiliaryModel]
    ) -> None:
        mode, checkpoint = self._draft.mode, self._draft.checkpoint
        known = self._registry.named_models()
        is_blurred = control.hint is not None and self._is_blurred(control.hint)
        row.show_control(
            control,
            usable,
            {*mode.required, *mode.optional},
            is_blurred=is_blurred,
            is_expected=control.made is not None and self._is_expected(control.made.picture),
        )
        has_picture = self._draft.draft.input(InputRole.IMAGE) is not None
        is_alone = control.hint is None and not control.row.needs_hint
        row.show_canvas(
            self._layer_for(control),
            has_layer=self._has_layer(),
            can_edit=(has_picture or not mode.needs_image) and not is_alone,
        )
        row.show_problem(None if known is None else known.get(control.sha256), checkpoint, known)
