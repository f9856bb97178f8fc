"""One ControlNet: its model, its hint, how strongly it is applied, and when."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.input_pictures import InputPictures
from sdstudio.app.translation import translate
from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.controls import (
    CONTROL_KINDS,
    CONTROL_WEIGHT_MAX,
    EDGES_HIGH,
    EDGES_LOW,
    SLOPE_MAX,
    ControlRef,
    HintSource,
)
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import StudioError
from sdstudio.domain.input_refs import InputRole
from sdstudio.ui import icons
from sdstudio.ui.canvas.labelled_slider import LabelledSlider, align
from sdstudio.ui.inputs.drops import DropTarget
from sdstudio.ui.inputs.input_thumbnail import InputThumbnail
from sdstudio.ui.layouts import FlowLayout
from sdstudio.ui.model_chooser import CalmComboBox
from sdstudio.ui.number_box import NumberBox
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip

_THUMBNAIL = QSize(112, 84)
_FIELDS = ("weight", "start", "end")


class ControlRow(Retranslates, QFrame):
    """A ControlNet in use.

    Signals:
        edited(ControlRef): its model, kind, weight or range of steps was changed.
        removed(): it should no longer be used.
        choose_asked(), stage_asked(), layer_asked(), paste_asked(), hint_removed(): what the artist
            wants to do with its hint.
        edit_asked(): its hint should be painted on the canvas.
        dropped(Dropped): a picture was dropped on it.
        make_asked(bool): whether its hint is to be made of the picture: its edges, or its depth.
        thresholds_moved(int, int): from which slopes on edges continue and begin.
        stop_asked(): its depth should no longer be estimated.
    """

    edited = Signal(object)
    removed = Signal()
    choose_asked = Signal()
    stage_asked = Signal()
    layer_asked = Signal()
    edit_asked = Signal()
    paste_asked = Signal()
    hint_removed = Signal()
    dropped = Signal(object)
    make_asked = Signal(bool)
    thresholds_moved = Signal(int, int)
    stop_asked = Signal()

    def __init__(self, pictures: InputPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("slot")
        self._pictures = pictures
        self._control: ControlRef | None = None
        self._models: tuple[AuxiliaryModel, ...] = ()
        self._reading = self._is_blurred = self._is_expected = False
        #: Of edges that are being adjusted.
        self._preview: QImage | None = None
        self._given: Collection[InputRole] = ()
        self.model, self.kind = CalmComboBox(), CalmComboBox()
        for box in (self.model, self.kind):
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.remove = QToolButton()
        self.remove.setProperty("flat", True)
        icons.set_icon(self.remove, "x")
        self.hint = InputThumbnail(pictures, _THUMBNAIL)
        self.hint.setFixedSize(_THUMBNAIL)
        self.facts = QLabel()
        self.facts.setWordWrap(True)
        self.facts.setProperty("dim", True)
        self.change = QPushButton()
        self._menu = QMenu(self)
        self._choose, self._stage, self._layer, self._paste, self._remove_hint = (
            self._menu.addAction("") for _ in range(5)
        )
        self._layer.setEnabled(False)
        self.change.setMenu(self._menu)
        self.edit = QPushButton()
        #: The name of the layer that is used instead of its hint.
        self._from_layer = ""
        self.makes = QCheckBox()
        self.makes.setChecked(True)
        self.stop = QPushButton()
        self.low, self.high = (LabelledSlider(1, SLOPE_MAX, "1020") for _ in range(2))
        self.reset = QPushButton()
        self.thresholds = QWidget()
        self.boxes = {
            "weight": NumberBox(0, CONTROL_WEIGHT_MAX, step=0.05, decimals=2),
            "start": NumberBox(0, 100, step=5, decimals=0),
            "end": NumberBox(0, 100, step=5, decimals=0),
        }
        self._labels = {name: QLabel() for name in _FIELDS}
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID_PX // 2)
        top.addWidget(self.model, 1)
        top.addWidget(self.remove)
        beside = QVBoxLayout()
        beside.setSpacing(GRID_PX // 2)
        beside.addWidget(self.kind)
        beside.addWidget(self.facts)
        buttons = FlowLayout(spacing=GRID_PX // 2)
        for button in (self.change, self.edit, self.stop):
            buttons.addWidget(button)
        beside.addLayout(buttons)
        beside.addWidget(self.makes)
        hint = QHBoxLayout()
        hint.setSpacing(GRID_PX)
        hint.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignTop)
        hint.addLayout(beside, 1)
        levels = QVBoxLayout(self.thresholds)
        levels.setContentsMargins(0, 0, 0, 0)
        levels.setSpacing(GRID_PX // 2)
        for slider in (self.low, self.high):
            levels.addWidget(slider)
        levels.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        numbers = QGridLayout()
        numbers.setHorizontalSpacing(GRID_PX)
        numbers.setVerticalSpacing(GRID_PX // 2)
        for column, name in enumerate(_FIELDS):
            self._labels[name].setBuddy(self.boxes[name])
            numbers.addWidget(self._labels[name], 0, column)
            numbers.addWidget(self.boxes[name], 1, column)
            numbers.setColumnStretch(column, 1)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(GRID_PX, GRID_PX, GRID_PX, GRID_PX)
        column_.setSpacing(GRID_PX)
        column_.addLayout(top)
        column_.addLayout(hint)
        column_.addWidget(self.thresholds)
        column_.addLayout(numbers)
        column_.addWidget(self.problem)

    def _connect(self) -> None:
        self.model.activated.connect(self._on_model)
        self.kind.activated.connect(self._on_kind)
        self.remove.clicked.connect(self.removed)
        self._choose.triggered.connect(self.choose_asked)
        self._stage.triggered.connect(self.stage_asked)
        self._layer.triggered.connect(self.layer_asked)
        self.edit.clicked.connect(self.edit_asked)
        self._paste.triggered.connect(self.paste_asked)
        self._remove_hint.triggered.connect(self.hint_removed)
        self.makes.clicked.connect(self.make_asked)
        self.stop.clicked.connect(self.stop_asked)
        self.low.moved.connect(lambda low: self._move(low, max(low, self.high.slider.value())))
        self.high.moved.connect(lambda high: self._move(min(self.low.slider.value(), high), high))
        self.reset.clicked.connect(lambda: self._move(EDGES_LOW, EDGES_HIGH))
        for name, box in self.boxes.items():
            box.valueChanged.connect(partial(self._on_number, name))
        target = DropTarget(self)
        target.dropped.connect(self.dropped)
        target.entered.connect(lambda: self._highlight(True))
        target.left.connect(lambda: self._highlight(False))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("ControlNet"))
        self.model.setAccessibleName(self.tr("ControlNet model"))
        self.model.setToolTip(plain_tip(self.tr("The ControlNet that is used")))
        self.kind.setAccessibleName(self.tr("Kind of hint"))
        self.remove.setToolTip(plain_tip(self.tr("Remove this ControlNet; Undo restores it")))
        self.remove.setAccessibleName(self.tr("Remove this ControlNet"))
        self.change.setText(self.tr("Hint picture"))
        self.change.setAccessibleName(self.tr("Choose the hint picture"))
        self.change.setToolTip(plain_tip(self.tr("Choose the picture to follow, or drop it here")))
        self._choose.setText(self.tr("Choose a picture…"))
        self._stage.setText(self.tr("Use current picture"))
        self._layer.setText(self.tr("Use active layer"))
        self.edit.setText(self.tr("Edit on canvas"))
        self.edit.setAccessibleName(self.tr("Edit the hint on the canvas"))
        self.edit.setToolTip(
            plain_tip(
                self.tr(
                    "Opens the hint as a layer on the canvas, to paint on it. It isn't in the "
                    "picture; the next pictures follow what is painted."
                )
            )
        )
        self._paste.setText(self.tr("Paste"))
        self._remove_hint.setText(self.tr("Remove hint"))
        self.stop.setText(self.tr("Cancel"))
        self.stop.setAccessibleName(self.tr("Stop estimating the depth"))
        self.stop.setToolTip(plain_tip(self.stop.accessibleName()))
        self.low.set_name(
            self.tr("Low threshold"),
            self.tr("Weaker edges are left out; the others continue strong ones"),
        )
        self.high.set_name(
            self.tr("High threshold"),
            self.tr("Edges that are this strong or more begin a line; higher leaves fewer lines"),
        )
        align(self.low, self.high)
        self.reset.setText(self.tr("Reset"))
        self.reset.setAccessibleName(self.tr("Reset the thresholds"))
        self.reset.setToolTip(plain_tip(self.tr("Use the usual thresholds again")))
        for name, label, tip in (
            ("weight", self.tr("Weight"), self.tr("How strongly it is applied; 1 is as trained")),
            ("start", self.tr("Start"), self.tr("The part of the steps after which it begins")),
            (
                "end",
                self.tr("End"),
                self.tr(
                    "The part of the steps after which it ends; ending earlier leaves the model "
                    "more freedom with details"
                ),
            ),
        ):
            self._labels[name].setText(label)
            self.boxes[name].setAccessibleName(self.tr("ControlNet: {name}").format(name=label))
            self.boxes[name].setToolTip(plain_tip(tip))
        for name in ("start", "end"):
            self.boxes[name].setSuffix(self.tr("%"))
        if self._control is not None:
            control, self._control = self._control, None
            self.show_control(
                control,
                self._models,
                self._given,
                is_blurred=self._is_blurred,
                is_expected=self._is_expected,
            )

    def set_stage_has_picture(self, has_picture: bool) -> None:
        """Offer the picture on the stage, if there is one."""
        self._stage.setEnabled(has_picture)

    def show_canvas(self, layer: str, *, has_layer: bool, can_edit: bool) -> None:
        """Show what of it is on the canvas.

        Args:
            layer: the name of the layer that is used instead of its hint; empty if none is.
            has_layer: whether a layer is active, which could become its hint.
            can_edit: whether there is a canvas, or can be one.
        """
        self._from_layer = layer
        self._layer.setEnabled(has_layer)
        self.edit.setEnabled(can_edit)
        self._show_hint()

    def show_reading(self, *, reading: bool) -> None:
        """Show whether its hint is being made."""
        self._reading = reading
        self._show_hint()

    def show_edges(self, preview: QImage) -> None:
        """Show edges that are being adjusted, until it has another hint."""
        self._preview = preview
        self._show_hint()

    def show_control(
        self,
        control: ControlRef,
        models: Sequence[AuxiliaryModel],
        given: Collection[InputRole],
        *,
        is_blurred: bool,
        is_expected: bool = False,
    ) -> None:
        """Show ``control`` without emitting ``edited``.

        Args:
            models: those that can be chosen.
            given: the roles of the pictures that the mode starts from.
            is_blurred: whether its hint must not be recognised.
            is_expected: whether its depth is being estimated.
        """
        if (control, tuple(models)) != (self._control, self._models):
            self._control, self._models = control, tuple(models)
            self._preview = None
            self._fill(control)
        self._given, self._is_blurred, self._is_expected = given, is_blurred, is_expected
        self._show_hint()

    def show_problem(
        self,
        model: AuxiliaryModel | None,
        checkpoint: Checkpoint | None,
        known: Mapping[str, AuxiliaryModel] | None,
    ) -> None:
        """Say why it can't be used with ``checkpoint``, if it can't.

        Args:
            model: the installed one, if it is installed.
            known: those that are installed; ``None`` if that isn't known yet.
        """
        text = ""
        if self._control is not None and checkpoint is not None and known is not None:
            try:
                self._control.check_fits(model, checkpoint)
            except StudioError as error:
                text = sentence_for(error, translate)
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _fill(self, control: ControlRef) -> None:
        chosen = next((one for one in self._models if one.sha256 == control.sha256), None)
        self.model.clear()
        for model in self._models:
            self.model.addItem(model.name, model.sha256)
        if chosen is None:
            self.model.addItem(control.name, control.sha256)
        self.model.setCurrentIndex(self.model.findData(control.sha256))
        self.kind.clear()
        for row in CONTROL_KINDS:
            if chosen is None or row.is_known_to(chosen) or row.key == control.kind:
                self.kind.addItem(translate("controls", row.label), row.key)
        self.kind.setCurrentIndex(self.kind.findData(control.kind))
        self.kind.setToolTip(plain_tip(translate("controls", control.row.help)))
        values = {"weight": control.weight, "start": 100 * control.start, "end": 100 * control.end}
        for name, box in self.boxes.items():
            box.blockSignals(True)
            box.setValue(values[name])
            box.blockSignals(False)
        if control.made is not None:
            self._show_thresholds(control.made.low, control.made.high)

    def _show_making(self, control: ControlRef) -> None:
        """Show whether its hint is made of a picture, and how."""
        source, made = control.row.source, control.made
        self.makes.setVisible(source in (HintSource.EDGES, HintSource.DEPTH))
        text, tip = (
            self.tr("Find edges"),
            self.tr(
                "Finds the edges of the picture. Turn it off if the picture already shows white "
                "lines on black."
            ),
        )
        if source is HintSource.DEPTH:
            text, tip = (
                self.tr("Estimate depth"),
                self.tr(
                    "Estimates the depth of the picture. Turn it off if the picture is a depth map "
                    "already, where white is near."
                ),
            )
        self.makes.setText(text)
        self.makes.setToolTip(plain_tip(tip))
        if control.hint is not None or made is not None:
            self.makes.setChecked(made is not None)
        self.thresholds.setVisible(source is HintSource.EDGES and made is not None)

    def _show_thresholds(self, low: int, high: int) -> None:
        for slider, value in ((self.low, low), (self.high, high)):
            slider.show_value(value, str(value))
        self.reset.setEnabled((low, high) != (EDGES_LOW, EDGES_HIGH))

    def _move(self, low: int, high: int) -> None:
        self._show_thresholds(low, high)
        self.thresholds_moved.emit(low, high)

    def _show_hint(self) -> None:
        control, is_blurred = self._control, self._is_blurred
        if control is None:
            return
        if self._from_layer:
            self._show_from_layer()
            return
        self._show_making(control)
        ref = control.hint
        self._remove_hint.setEnabled(ref is not None or control.made is not None)
        self.stop.setVisible(ref is None and self._is_expected)
        self.hint.setVisible(ref is not None)
        is_seen = self._preview is not None
        if self._preview is not None:
            self.hint.show_image(self._preview, is_blurred=is_blurred)
        else:
            is_seen = self.hint.show_input(ref, is_blurred=is_blurred)
        if ref is None:
            self.facts.setText(self._reading_text() if self._reading else self._empty_text(control))
            return
        facts = ""
        if not is_seen:
            is_gone = self._pictures.is_missing(ref)
            facts = self.tr("This picture no longer exists.") if is_gone else self._reading_text()
        self.facts.setText(self._reading_text() if self._reading else facts)
        self.facts.setVisible(bool(self.facts.text()))

    def _show_from_layer(self) -> None:
        for part in (self.hint, self.makes, self.thresholds, self.stop):
            part.hide()
        self._remove_hint.setEnabled(False)
        text = self.tr("The layer “{name}” on the canvas is used. Hide it to use another hint.")
        self.facts.setText(text.format(name=self._from_layer))
        self.facts.show()

    def _empty_text(self, control: ControlRef) -> str:
        self.facts.show()
        if self._is_expected:
            return self.tr("Estimating the depth…")
        if control.made is not None:
            return self.tr(
                "The depth wasn't estimated. Choose the picture again, or turn off “Estimate "
                "depth” to use it as it is."
            )
        match control.row.source:
            case HintSource.PICTURE if InputRole.IMAGE in self._given:
                return self.tr("Uses the input picture, unless you choose another.")
            case HintSource.UNMASKED if InputRole.MASK in self._given:
                return self.tr("Uses the input picture and its mask.")
            case HintSource.UNMASKED:
                return self.tr("Only works in the mode Inpaint.")
            case HintSource.EDGES:
                return self.tr("Drop a picture here, or choose one. Its edges will be found.")
            case HintSource.DEPTH:
                return self.tr("Drop a picture here, or choose one. Its depth will be estimated.")
        return self.tr("Drop a hint here, or choose one.")

    def _reading_text(self) -> str:
        return self.tr("Loading the picture…")

    def _highlight(self, over: bool) -> None:
        self.setProperty("over", over)
        self.style().unpolish(self)
        self.style().polish(self)

    def _on_model(self) -> None:
        chosen = next((one for one in self._models if one.sha256 == self.model.currentData()), None)
        if self._control is not None and chosen is not None:
            self._edit(name=chosen.name, sha256=chosen.sha256)

    def _on_kind(self) -> None:
        self._edit(kind=self.kind.currentData())

    def _on_number(self, name: str, value: float) -> None:
        if self._control is None:
            return
        if name == "weight":
            self._edit(weight=value)
            return
        fields = {"start": self._control.start, "end": self._control.end, name: value / 100}
        # The other end follows, so that the range never is the wrong way round.
        if fields["start"] > fields["end"]:
            fields = dict.fromkeys(("start", "end"), value / 100)
        self._edit(**fields)

    def _edit(self, **fields: str | float) -> None:
        if self._control is not None:
            self.edited.emit(self._control.model_copy(update=fields))
