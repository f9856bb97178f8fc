"""EdgesPanel: the two sliders that grow, shrink and feather the mask."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sdstudio.ui.canvas.adjustment_panel import AdjustmentPanel
from sdstudio.ui.canvas.edges import MaskEdges
from sdstudio.ui.canvas.labelled_slider import LabelledSlider, align


class EdgesPanel(AdjustmentPanel):
    """Over the canvas while :class:`MaskEdges` is open.

    Attributes:
        grow, feather: the sliders.
    """

    def __init__(self, edges: MaskEdges, canvas: QWidget) -> None:
        super().__init__(edges, canvas, Qt.AlignmentFlag.AlignHCenter)
        self._edges = edges
        self.grow = LabelledSlider(0, 0, "−125 px")
        self.feather = LabelledSlider(0, 0, "−125 px")
        for slider in (self.grow, self.feather):
            slider.moved.connect(self._on_moved)
        self.lay_out(self.grow, self.feather)

    def retranslate(self) -> None:
        self.grow.set_name(
            self.tr("Grow"),
            self.tr("Moves the edge of the mask: right to grow it, left to shrink it"),
        )
        self.feather.set_name(
            self.tr("Feather"), self.tr("Softens the edge over this many pixels on each side")
        )
        align(self.grow, self.feather)
        super().retranslate()

    def title(self) -> str:
        return self.tr("Mask edges")

    def first(self) -> QWidget:
        return self.grow

    def show_values(self) -> None:
        edges, limit = self._edges, self._edges.limit_px
        self.grow.set_range(-limit, limit)
        self.feather.set_range(0, limit)
        for slider, px in ((self.grow, edges.grow_px), (self.feather, edges.feather_px)):
            slider.show_value(px, self.tr("{size} px").format(size=px))

    def _on_moved(self) -> None:
        self._edges.shape(self.grow.slider.value(), self.feather.slider.value())
