"""Comparing settings: one or two of them vary, and the pictures are shown in a grid."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.draft_model import DraftModel
from sdstudio.app.translation import translate
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import StudioError
from sdstudio.domain.grid import CARD_EVALUATION, Axis, Grid, parse_axis
from sdstudio.domain.params import PARAMETERS, Kind
from sdstudio.domain.samplers import SAMPLERS
from sdstudio.ui.layouts import lay_out_dialog
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import about, counted, plain_tip

_NONE = ""


class GridDialog(QDialog):
    """Asks which settings to compare.

    Args:
        estimate_s: seconds that the grid's pictures will take; ``None`` if unknown.

    Signals:
        chosen(Grid): the artist wants this grid.
    """

    chosen = Signal(object)

    def __init__(
        self,
        draft: DraftModel,
        estimate_s: Callable[[Grid], float | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Compare settings"))
        self._draft = draft
        self._estimate_s = estimate_s
        self._card = False
        self.across = _AxisRow(draft, self.tr("Left to right (X)"), can_be_none=False)
        self.down = _AxisRow(draft, self.tr("Top to bottom (Y)"), can_be_none=True)
        guidance = translate("parameters", PARAMETERS["guidance_scale"].label)
        self.card = QPushButton(f"{guidance} {QLocale().toString(1.5)} … 8")
        self.card.setToolTip(
            plain_tip(
                self.tr(
                    "The comparison in the Stable Diffusion 2 model card: guidance from 1.5 to 8 "
                    "with 50 DDIM steps."
                )
            )
        )
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.setProperty("dim", True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = self.buttons.addButton(
            self.tr("Add to queue"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.start.setProperty("primary", True)
        self._lay_out()
        for row in (self.across, self.down):
            row.changed.connect(self._on_edited)
        self.card.clicked.connect(self._on_card)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self.across.choose("guidance_scale")
        self._show()

    def grid(self) -> Grid:
        """The grid as specified. Raises ``StudioError`` if it is invalid."""
        x, y = self.across.axis(), self.down.axis()
        assert x is not None
        grid = Grid(x, y).keeping(CARD_EVALUATION.fixed if self._card else {})
        grid.drafts(self._draft.draft)
        if self._draft.checkpoint is not None:
            grid.check_with(self._draft.draft, self._draft.checkpoint)
        return grid

    def _lay_out(self) -> None:
        intro = QLabel(
            self.tr(
                "Generates the same picture with different settings and arranges the results in a "
                "labelled grid (X/Y plot)."
            )
        )
        intro.setWordWrap(True)
        form = QGridLayout()
        form.setHorizontalSpacing(GRID_PX * 2)
        form.setVerticalSpacing(GRID_PX)
        form.setColumnStretch(1, 1)
        for line, row in enumerate((self.across, self.down)):
            form.addWidget(QLabel(row.heading), 2 * line, 0)
            form.addWidget(row.parameter, 2 * line, 1)
            form.addWidget(row.values, 2 * line + 1, 1)
        form.addWidget(QLabel(self.tr("Preset")), 4, 0)
        form.addWidget(self.card, 4, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(GRID_PX * 2)
        column.addWidget(intro)
        column.addLayout(form)
        column.addWidget(self.said)
        column.addStretch(1)
        lay_out_dialog(self, inside, self.buttons)
        self.resize(520, 440)

    def _on_edited(self) -> None:
        self._card = False
        self._show()

    def _on_card(self) -> None:
        axis = CARD_EVALUATION.x
        self.across.choose(axis.name, ", ".join(f"{value:g}" for value in axis.values))
        self.down.choose(_NONE)
        self._card = True
        self._show()

    def _show(self) -> None:
        try:
            grid = self.grid()
        except StudioError as error:
            self.said.setText(sentence_for(error, translate))
            self.start.setEnabled(False)
            return
        self.start.setEnabled(True)
        seconds = self._estimate_s(grid)
        if seconds is None:
            self.said.setText(counted(self.tr("%n picture(s)", "", grid.count), grid.count))
        else:
            self.said.setText(
                counted(self.tr("%n picture(s), {time}", "", grid.count), grid.count).format(
                    time=about(seconds)
                )
            )

    def _on_accepted(self) -> None:
        try:
            grid = self.grid()
        except StudioError:
            # The draft has changed since; show what is wrong now.
            self._show()
            return
        self.chosen.emit(grid)
        self.accept()


class _AxisRow(QObject):
    """A parameter and the values it takes.

    Signals:
        changed(): the artist changed one of them.
    """

    changed = Signal()

    def __init__(self, draft: DraftModel, heading: str, *, can_be_none: bool) -> None:
        super().__init__()
        self._draft = draft
        self.heading = heading
        self.parameter = QComboBox()
        self.parameter.setAccessibleName(heading)
        if can_be_none:
            self.parameter.addItem(self.tr("None"), _NONE)
        for name in draft.parameters:
            if PARAMETERS[name].kind is Kind.BOX:
                continue  # rectangles are dragged, not typed in a row
            self.parameter.addItem(translate("parameters", PARAMETERS[name].label), name)
        self.values = QLineEdit()
        self.values.setAccessibleName(self.tr("Values"))
        self.parameter.currentIndexChanged.connect(self._on_parameter)
        self.values.textEdited.connect(lambda _text: self.changed.emit())
        self._on_parameter()

    @property
    def name(self) -> str:
        """The parameter; empty for none."""
        return self.parameter.currentData() or _NONE

    def choose(self, name: str, values: str | None = None) -> None:
        """Select parameter ``name`` with ``values``, or with default values worth comparing."""
        self.parameter.setCurrentIndex(self.parameter.findData(name))
        if values is not None:
            self.values.setText(values)

    def axis(self) -> Axis | None:
        """The axis. Raises ``StudioError``."""
        return parse_axis(f"{self.name}={self.values.text()}") if self.name else None

    def _on_parameter(self) -> None:
        self.values.setEnabled(bool(self.name))
        self.values.setText(_worth_comparing(self.name, self._draft) if self.name else "")
        self.values.setToolTip(plain_tip(self._tip()))
        self.changed.emit()

    def _tip(self) -> str:
        kind = PARAMETERS[self.name].kind if self.name else None
        if kind is Kind.PROMPT:
            return self.tr("Text values separated by |")
        if kind is Kind.SAMPLER:
            reasons = self._draft.unsuited_samplers
            keys = ", ".join(row.key for row in SAMPLERS if row.key not in reasons)
            return self.tr("Separate with commas; available: {known}").format(known=keys)
        return self.tr(
            "Values separated by commas or semicolons, or a range such as 10:50:10 "
            "(first:last:step)"
        )


def _worth_comparing(name: str, draft: DraftModel) -> str:
    """Default values for a parameter."""
    parameter = PARAMETERS[name]
    value = draft.value(name)
    match parameter.kind:
        case Kind.PROMPT:
            return str(value or "")
        case Kind.SAMPLER:
            return "dpmpp_2m, euler, ddim"
        case Kind.SWITCH:
            return "false, true"
        case Kind.CHOICE:
            return ", ".join(key for key, _label in parameter.choices)
        case Kind.SEED:
            return "1:4:1"
        case Kind.LENGTH_PX:
            side = int(value or 512)
            return f"{side}, {side * 5 // 4 // 8 * 8}"
    return _USUAL.get(name, f"{parameter.minimum:g}, {parameter.maximum:g}")


_USUAL = {
    "guidance_scale": "2, 4, 6, 8",
    "steps": "10, 20, 30, 50",
    "strength": "0.3, 0.5, 0.7, 0.9",
    "guidance_rescale": "0, 0.35, 0.7",
    "clip_skip": "1, 2",
    "second_pass": "1, 1.5, 2",
    "second_pass_strength": "0.3, 0.5, 0.7",
    "noise_level": "0, 20, 100",
    "grow": "0, 16, 64",
    "feather": "0, 16, 64",
    "mask_blur": "0, 8, 32",
    "mask_padding": "0, 64, 128",
}
