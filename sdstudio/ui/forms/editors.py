"""One editor for each kind of parameter, in one table."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.translation import translate
from sdstudio.domain import samplers
from sdstudio.domain.figures import ascii_number
from sdstudio.domain.params import Kind, Parameter, Unit, Value
from sdstudio.ui.forms.seed_editor import SeedEditor
from sdstudio.ui.model_chooser import CalmComboBox
from sdstudio.ui.number_box import NumberBox
from sdstudio.ui.prompt_editor import PromptEditor
from sdstudio.ui.theme import TARGET_PX, ActiveTheme
from sdstudio.ui.wording import plain_tip

_DRAG_PX_PER_STEP: Final = 6


class Editor(QWidget):
    """Edits one value.

    Signals:
        edited(value): the artist changed it.
        reset_asked(): it should return to the default.
    """

    edited = Signal(object)
    reset_asked = Signal()

    def limit(self, maximum: float) -> None:
        """Accept at most ``maximum`` from now on; only numbers have a limit."""

    def set_automatic(self, words: str) -> None:
        """What to show for the number that leaves the value to the checkpoint."""

    def refuse(self, reasons: Mapping[str, str]) -> None:
        """Have the keys of ``reasons`` shown, but not chosen, and say why; only choices can."""

    def show_value(self, value: Value, *, chosen: bool) -> None:
        """Show ``value`` without emitting ``edited``; ``chosen``: by the artist, not by default."""
        raise NotImplementedError

    def set_name(self, name: str, help_: str) -> None:
        """Set the parameter's label and help."""
        raise NotImplementedError

    def set_note(self, note: str) -> None:
        """What the value shown means for this picture; empty: nothing but what it always does."""


def _number_box(parameter: Parameter) -> NumberBox:
    tenths = float(10 * parameter.step).is_integer()
    decimals = 0 if parameter.kind is not Kind.DECIMAL else 1 if tenths else 2
    return NumberBox(parameter.minimum or 0, parameter.maximum or 0, parameter.step, decimals)


def _suffix(parameter: Parameter) -> str:
    if parameter.kind is Kind.LENGTH_PX or parameter.unit is Unit.PIXELS:
        return " px"
    if parameter.unit is Unit.PERCENT:
        return QCoreApplication.translate("Form", "{percent}%").format(percent="")
    return ""


class DragLabel(QLabel):
    """A label that changes a number when dragged and resets it on a double-click.

    Signals:
        dragged(steps): by how many steps since the last signal; double_clicked().
    """

    dragged = Signal(int)
    double_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setMinimumHeight(TARGET_PX)
        self._from: QPointF | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        steps = int((event.position().x() - self._from.x()) / _DRAG_PX_PER_STEP)
        if steps:
            self._from += QPointF(steps * _DRAG_PX_PER_STEP, 0)
            self.dragged.emit(steps)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._from = None
        self.double_clicked.emit()


class NumberEditor(Editor):
    """A label, a number field and a slider."""

    def __init__(self, parameter: Parameter, look: ActiveTheme) -> None:
        super().__init__()
        del look
        self._parameter = parameter
        pixels = parameter.kind is Kind.LENGTH_PX
        self._step = float(parameter.multiple_of or parameter.step)
        self._whole = parameter.kind is not Kind.DECIMAL
        self.label = DragLabel()
        self.box = _number_box(parameter)
        self.box.setMinimumWidth(92)
        self.slider = _CalmSlider(Qt.Orientation.Horizontal)
        minimum, maximum = self.box.minimum(), self.box.maximum()
        self.slider.setRange(round(minimum / self._step), round(maximum / self._step))
        self.box.valueChanged.connect(self._on_box)
        self.slider.valueChanged.connect(self._on_slider)
        self.label.dragged.connect(self._on_dragged)
        self.label.double_clicked.connect(self.reset_asked)
        self.setFocusProxy(self.box)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.label, 1)
        row.addWidget(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.slider)
        # A widget that is shown without a parent would become a window.
        self.slider.setHidden(pixels)
        self.note = _note()
        column.addWidget(self.note)

    def limit(self, maximum: float) -> None:
        for widget in (self.box, self.slider):
            widget.blockSignals(True)
        self.box.setMaximum(maximum)
        self.slider.setMaximum(round(maximum / self._step))
        for widget in (self.box, self.slider):
            widget.blockSignals(False)

    def show_value(self, value: Value, *, chosen: bool) -> None:
        number = float(value)
        for widget in (self.box, self.slider):
            widget.blockSignals(True)
        self.box.setValue(number)
        self.slider.setValue(round(number / self._step))
        for widget in (self.box, self.slider):
            widget.blockSignals(False)
        _show_chosen(self.label, chosen)

    def set_name(self, name: str, help_: str) -> None:
        self.label.setText(name)
        self.box.setSuffix(_suffix(self._parameter))
        self.box.setAccessibleName(name)
        self.slider.setAccessibleName(name)
        self.box.setAccessibleDescription(help_)

    def set_automatic(self, words: str) -> None:
        self.box.setSpecialValueText(words)

    def set_note(self, note: str) -> None:
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def _on_box(self, number: float) -> None:
        self.edited.emit(round(number) if self._whole else number)

    def _on_slider(self, steps: int) -> None:
        self.box.setValue(steps * self._step)

    def _on_dragged(self, steps: int) -> None:
        self.box.setValue(self.box.value() + steps * self._step)


class _CalmSlider(QSlider):
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceEditor(Editor):
    """A label and a list of choices."""

    def __init__(self, parameter: Parameter, look: ActiveTheme) -> None:
        super().__init__()
        del look
        self._parameter = parameter
        self.label = DragLabel()
        self.label.setCursor(Qt.CursorShape.ArrowCursor)
        self.label.double_clicked.connect(self.reset_asked)
        self.box = CalmComboBox()
        for key, label in self.choices():
            self.box.addItem(label, key)
        self.box.activated.connect(lambda row: self.edited.emit(self.box.itemData(row)))
        self.setFocusProxy(self.box)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.label, 1)
        row.addWidget(self.box, 1)
        self.note = _note()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.note)

    def choices(self) -> list[tuple[str, str]]:
        """The stored values and their labels in the current language."""
        choices = self._parameter.choices
        return [(key, translate("parameters", label)) for key, label in choices]

    def show_value(self, value: Value, *, chosen: bool) -> None:
        self.box.setCurrentIndex(self.box.findData(value))
        _show_chosen(self.label, chosen)

    def refuse(self, reasons: Mapping[str, str]) -> None:
        model = self.box.model()
        assert isinstance(model, QStandardItemModel)
        for row in range(self.box.count()):
            reason = reasons.get(self.box.itemData(row), "")
            model.item(row).setEnabled(not reason)
            model.item(row).setToolTip(plain_tip(reason) if reason else "")

    def set_note(self, note: str) -> None:
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def set_name(self, name: str, help_: str) -> None:
        self.label.setText(name)
        self.box.setAccessibleName(name)
        self.box.setAccessibleDescription(help_)
        for row, (_, label) in enumerate(self.choices()):
            self.box.setItemText(row, label)


class SamplerEditor(ChoiceEditor):
    """A list of the samplers, whose names aren't translated."""

    def choices(self) -> list[tuple[str, str]]:
        return [(sampler.key, sampler.label) for sampler in samplers.SAMPLERS]


class SwitchEditor(Editor):
    """A check box with its own label."""

    def __init__(self, parameter: Parameter, look: ActiveTheme) -> None:
        super().__init__()
        del parameter, look
        self.box = QCheckBox()
        self.box.clicked.connect(lambda checked: self.edited.emit(checked))
        self.box.installEventFilter(self)
        self.setFocusProxy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        row.addStretch()

    def show_value(self, value: Value, *, chosen: bool) -> None:
        self.box.setChecked(bool(value))
        _show_chosen(self.box, chosen)

    def set_name(self, name: str, help_: str) -> None:
        self.box.setText(name)
        self.box.setAccessibleName(name)
        self.box.setAccessibleDescription(help_)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.reset_asked.emit()
            return True
        return super().eventFilter(watched, event)


class TextEditor(Editor):
    """A prompt editor."""

    def __init__(self, parameter: Parameter, look: ActiveTheme) -> None:
        super().__init__()
        del parameter
        self.prompt = PromptEditor(look, lines=(3, 6))
        self.prompt.edited.connect(lambda text: self.edited.emit(text))
        self.setFocusProxy(self.prompt)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.prompt)

    def show_value(self, value: Value, *, chosen: bool) -> None:
        self.prompt.set_text(str(value))

    def set_name(self, name: str, help_: str) -> None:
        self.prompt.set_name(name, help_, name)


class BoxEditor(Editor):
    """A label and a field for a rectangle: left, top, width and height in pixels."""

    def __init__(self, parameter: Parameter, look: ActiveTheme) -> None:
        super().__init__()
        del parameter, look
        self._shown = ""
        self.label = DragLabel()
        self.label.setCursor(Qt.CursorShape.ArrowCursor)
        self.label.double_clicked.connect(self.reset_asked)
        self.field = QLineEdit()
        self.field.editingFinished.connect(self._on_typed)
        self.setFocusProxy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.label, 1)
        row.addWidget(self.field, 1)

    def show_value(self, value: Value, *, chosen: bool) -> None:
        self._shown = str(value)
        self.field.setText(self._shown.replace(",", ", "))
        _show_chosen(self.label, chosen)

    def set_name(self, name: str, help_: str) -> None:
        self.label.setText(name)
        self.field.setAccessibleName(name)
        self.field.setAccessibleDescription(help_)
        self.field.setPlaceholderText(
            QCoreApplication.translate(
                "Form", "automatic", "a rectangle that follows from the rest"
            )
        )

    def _on_typed(self) -> None:
        typed = ",".join(re.findall(r"\d+", ascii_number(self.field.text())))
        if typed == self._shown:
            self.show_value(self._shown, chosen=_is_chosen(self.label))
        elif typed:
            # A rectangle that is none is reported where the request is made.
            self.edited.emit(typed)
        else:
            self.reset_asked.emit()


class SeedNumberEditor(Editor):
    """The seed: random, or fixed."""

    def __init__(self, parameter: Parameter, look: ActiveTheme) -> None:
        super().__init__()
        del look
        self.seed = SeedEditor(int(parameter.maximum or 0))
        self.seed.fixed.connect(self.edited)
        self.seed.released.connect(self.reset_asked)
        self.setFocusProxy(self.seed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.seed)

    def show_value(self, value: Value, *, chosen: bool) -> None:
        self.seed.show_seed(int(value) if chosen else None)

    def set_name(self, name: str, help_: str) -> None:
        self.seed.set_name(name, help_)


EDITORS: Final[Mapping[Kind, Callable[[Parameter, ActiveTheme], Editor]]] = MappingProxyType(
    {
        Kind.PROMPT: TextEditor,
        Kind.INTEGER: NumberEditor,
        Kind.DECIMAL: NumberEditor,
        Kind.LENGTH_PX: NumberEditor,
        Kind.SEED: SeedNumberEditor,
        Kind.SAMPLER: SamplerEditor,
        Kind.SWITCH: SwitchEditor,
        Kind.CHOICE: ChoiceEditor,
        Kind.BOX: BoxEditor,
    }
)


def _note() -> QLabel:
    """A place for remarks, below an editor."""
    note = QLabel()
    note.setTextFormat(Qt.TextFormat.PlainText)
    note.setWordWrap(True)
    note.setProperty("dim", True)
    note.hide()
    return note


def _show_chosen(label: QWidget, chosen: bool) -> None:
    # Not by its font: Qt takes that back whenever the style sheet is set again.
    if _is_chosen(label) != chosen:
        label.setProperty("chosen", chosen)
        label.style().unpolish(label)
        label.style().polish(label)


def _is_chosen(label: QWidget) -> bool:
    return bool(label.property("chosen"))
