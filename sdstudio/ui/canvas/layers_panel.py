"""The list of layers beside the canvas, with the properties of the chosen one."""

from typing import Final

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.translation import translate
from sdstudio.canvas.document import Blend, Document, Layer, LayerKind, Target
from sdstudio.domain.controls import control_kind
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.layer_list import Aim, LayerList, LayerRow
from sdstudio.ui.icon_names import IconName
from sdstudio.ui.menus import LAYERS, fill
from sdstudio.ui.number_box import NumberBox
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.tool_buttons import flat_tool, tool_row
from sdstudio.ui.wording import plain_tip, without_mnemonic

_BUTTONS: Final = (
    ActionId.LAYER_NEW,
    ActionId.LAYER_DUPLICATE,
    ActionId.LAYER_MASK_ADD,
    ActionId.LAYER_MERGE_DOWN,
    ActionId.LAYER_DELETE,
)
_OPAQUE: Final = 100


class LayersPanel(Retranslates, QWidget):
    """Signals:
    opacity_begun(): what ``opacity_moved`` emits from now on belongs to a new undo step.
    opacity_moved(int): the percentage for the chosen layer.
    blend_chosen(Blend): for the chosen layer.
    """

    opacity_begun = Signal()
    opacity_moved = Signal(int)
    blend_chosen = Signal(object)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._document: Document | None = None
        self._target = Target.MASK
        self.list = LayerList()
        self.blend = QComboBox()
        self.blend.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for blend in Blend:
            self.blend.addItem("", blend)
        self.opacity = _ResettingSlider(_OPAQUE)
        self.percent = NumberBox(0, _OPAQUE, 1, 0)
        self._lock = flat_tool(actions[ActionId.LAYER_LOCK])
        self._empty = QLabel()
        self._empty.setWordWrap(True)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setProperty("dim", True)
        self._first = QPushButton()
        self._lay_out()
        self._first.clicked.connect(actions[ActionId.LAYER_NEW].trigger)
        actions[ActionId.LAYER_NEW].enabledChanged.connect(self._first.setEnabled)
        self.blend.activated.connect(lambda at: self.blend_chosen.emit(self.blend.itemData(at)))
        self.opacity.sliderPressed.connect(self.opacity_begun)
        self.opacity.valueChanged.connect(self.opacity_moved)
        self.percent.valueChanged.connect(self._on_typed)
        self.list.menu_asked.connect(self._open_menu)
        self.retranslate()

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Layers, from top to bottom"))
        self.list.setAccessibleDescription(
            self.tr(
                "You paint on the selected layer. Space shows or hides it, F2 renames it, "
                "Delete deletes it. The right arrow key chooses its mask, the left arrow "
                "key the layer. The last row is the picture itself: there, you paint on "
                "its mask."
            )
        )
        for at, name in enumerate((self.tr("Normal"), self.tr("Multiply"), self.tr("Screen"))):
            self.blend.setItemText(at, name)
        self.blend.setAccessibleName(self.tr("Blend mode"))
        self.blend.setToolTip(plain_tip(self.tr("How the layer blends with what is below it")))
        opacity = self.tr("Opacity of the layer; double-click for 100%")
        for widget in (self.opacity, self.percent):
            widget.setAccessibleName(self.tr("Opacity"))
            widget.setToolTip(plain_tip(opacity))
        percent = self.tr("{percent}%")
        self.percent.setSuffix(percent.format(percent=""))
        self._empty.setText(
            self.tr(
                "No layers yet. Add one to paint or sketch above the picture; the picture "
                "itself stays unchanged."
            )
        )
        self._first.setText(without_mnemonic(self._actions[ActionId.LAYER_NEW].text()))
        self._show()

    def show_document(self, document: Document | None, target: Target) -> None:
        """Show the layers of ``document``, and what is painted on."""
        self._document, self._target = document, target
        self._show()

    @property
    def current(self) -> Layer | None:
        """The highlighted layer; ``None`` if that is the picture."""
        document = self._document
        if document is None or not document.active_layer or self._target is Target.MASK:
            return None
        return document.layer(document.active_layer)

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(GRID_PX // 2)
        first.addWidget(self.blend, 1)
        first.addWidget(self._lock)
        second.addWidget(self.opacity, 1)
        second.addWidget(self.percent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID_PX // 2)
        column.addWidget(self._empty)
        column.addWidget(self._first)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.list, 1)
        column.addLayout(tool_row(self._actions[do] for do in _BUTTONS))

    def _show(self) -> None:
        document, layer = self._document, self.current
        layers = () if document is None else document.layers
        rows = [self._row(one, self._aim(one)) for one in reversed(layers)]
        if document is not None:
            rows.append(self._picture_row())
        self.list.show_rows(tuple(rows), "" if layer is None else layer.id)
        has_none = document is not None and not layers
        for told in (self._empty, self._first):
            told.setVisible(has_none)
        for control in (self.blend, self.opacity, self.percent, self._lock):
            control.setVisible(not has_none)
        for control in (self.blend, self.opacity, self.percent):
            control.setEnabled(layer is not None)
        percent = _OPAQUE if layer is None else round(100 * layer.opacity)
        with QSignalBlocker(self.opacity), QSignalBlocker(self.percent):
            self.opacity.setValue(percent)
            self.percent.setValue(percent)
        self.blend.setCurrentIndex(
            list(Blend).index(Blend.NORMAL if layer is None else layer.blend)
        )

    def _aim(self, layer: Layer) -> Aim:
        if layer is not self.current:
            return Aim.NOTHING
        return Aim.MASK if self._target is Target.LAYER_MASK else Aim.LAYER

    def _picture_row(self) -> LayerRow:
        name = self.tr("Picture")
        tip = self.tr("The picture below all layers. Brush and eraser paint on its mask.")
        return LayerRow("", name, said=name, tip=tip)

    def _row(self, layer: Layer, aim: Aim) -> LayerRow:
        kinds: dict[LayerKind, tuple[str, IconName]] = {
            LayerKind.REFERENCE: (self.tr("Reference"), "image-square"),
            LayerKind.DEPTH: (self.tr("Depth"), "circle-half"),
        }
        if layer.kind is LayerKind.HINT:
            label = translate("controls", control_kind(layer.hint).label)
            kinds[LayerKind.HINT] = (self.tr("Hint: {kind}").format(kind=label), "scribble-loop")
        facts, signs, said = list[str](), list[IconName](), [layer.name]
        if layer.alpha_locked:
            signs.append("lock-simple")
            said.append(self.tr("transparency locked"))
        if layer.kind in kinds:
            name, icon = kinds[layer.kind]
            signs.append(icon)
            facts.append(name)
        if layer.blend is not Blend.NORMAL:
            facts.append(self.blend.itemText(list(Blend).index(layer.blend)))
        if layer.opacity < 1:
            percent = round(100 * layer.opacity)
            facts.append(self.tr("{percent}%").format(percent=percent))
        said += facts
        if layer.mask is not None:
            said.append(self.tr("with a layer mask"))
        if aim is Aim.MASK:
            said.append(self.tr("you paint on its mask"))
        if not layer.visible:
            said.append(self.tr("hidden"))
        return LayerRow(
            layer.id,
            layer.name,
            layer.visible,
            layer.mask is not None,
            aim,
            " · ".join(facts),
            tuple(signs),
            ", ".join(said),
            layer.name,
        )

    def _on_typed(self, percent: float) -> None:
        self.opacity_begun.emit()
        self.opacity_moved.emit(round(percent))

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        fill(menu, LAYERS.members[2:], self._actions)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)


class _ResettingSlider(QSlider):
    """Returns to its usual value when it is double-clicked."""

    def __init__(self, usual: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._usual = usual
        self.setRange(0, usual)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.setValue(self._usual)
        event.accept()
