"""TransformBar: place, size and angle of what is transformed, as numbers."""

from collections.abc import Callable
from enum import IntEnum, auto
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from sdstudio.canvas.frame import Frame
from sdstudio.ui import icons
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.tools.transform_tool import TransformTool
from sdstudio.ui.canvas.transformation import Transformation
from sdstudio.ui.layouts import ANY_PX, FlowLayout
from sdstudio.ui.number_box import NumberBox
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX, TARGET_PX
from sdstudio.ui.tool_buttons import flat_tool, show_text
from sdstudio.ui.wording import plain_tip

#: The width that a spin box needs beside its number.
_BESIDE_PX: Final = 24
_FAR_PX: Final = 99_999
_PERCENT_MAX: Final = 10_000
_TURNS: Final = (
    ActionId.LAYER_FLIP_ACROSS,
    ActionId.LAYER_FLIP_DOWN,
    ActionId.LAYER_TURN_LEFT,
    ActionId.LAYER_TURN_RIGHT,
)
_CLOSE_PX: Final = GRID_PX // 2
#: Numbers whose units say what they are, for those who know the tool.
_SELF_EXPLAINING: Final = slice(2, None)


class _Room(IntEnum):
    """What there is room for in one line."""

    ALL = auto()
    NO_TURNS = auto()
    NO_TEXT = auto()
    FEW_LABELS = auto()


class TransformBar(Retranslates, QWidget):
    """Args:
        leave: called to end it, with whether to apply.

    Attributes:
        left_px, top_px: of the rectangle around the box.
        width_percent, height_percent: before rotation; negative if flipped.
        angle: the clockwise rotation in degrees.
    """

    def __init__(
        self,
        transformation: Transformation,
        tool: TransformTool,
        actions: Actions,
        leave: Callable[[bool], None],
    ) -> None:
        super().__init__()
        self._transformation = transformation
        self._tool = tool
        self._leave = leave
        self.left_px, self.top_px = (NumberBox(-_FAR_PX, _FAR_PX, 1, 0) for _ in range(2))
        self.width_percent, self.height_percent = (
            NumberBox(-_PERCENT_MAX, _PERCENT_MAX, 1, 1) for _ in range(2)
        )
        self.angle = NumberBox(-360, 360, 1, 1)
        self.aspect = QToolButton()
        self.aspect.setCheckable(True)
        icons.set_icon(self.aspect, "link-simple")
        self.apply, self.cancel = QToolButton(), QToolButton()
        self._boxes = (
            self.left_px,
            self.top_px,
            self.width_percent,
            self.height_percent,
            self.angle,
        )
        self._labels = [QLabel() for _ in self._boxes]
        self._turns = {do: flat_tool(actions[do]) for do in _TURNS}
        self._lay_out()
        for box in self._boxes:
            box.valueChanged.connect(partial(self._on_value, box))
        self.aspect.toggled.connect(self._on_aspect)
        self.apply.clicked.connect(self._on_apply)
        self.cancel.clicked.connect(lambda: self._leave(False))
        transformation.changed.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        texts = (
            (self.tr("X"), self.tr("Left edge of the box, in pixels")),
            (self.tr("Y"), self.tr("Top edge of the box, in pixels")),
            (self.tr("W"), self.tr("Width in percent; a negative value flips it")),
            (self.tr("H"), self.tr("Height in percent; a negative value flips it")),
            (self.tr("Angle"), self.tr("Rotation clockwise, in degrees")),
        )
        for box, label, (name, tip) in zip(self._boxes, self._labels, texts, strict=True):
            label.setText(name)
            box.setAccessibleName(tip)
            for one in (box, label):
                one.setToolTip(plain_tip(tip))
        percent = self.tr("{percent}%").format(percent="")
        for box in (self.width_percent, self.height_percent):
            box.setSuffix(percent)
        self.angle.setSuffix("°")
        self.aspect.setText(self.tr("Keep proportions"))
        self.aspect.setAccessibleName(self.aspect.text())
        self.aspect.setToolTip(
            plain_tip(self.tr("Scale width and height together; Shift does the opposite"))
        )
        for button, name, tip in (
            (self.apply, self.tr("Apply"), self.tr("Apply the transformation (Enter)")),
            (self.cancel, self.tr("Cancel"), self.tr("Leave everything as it was (Esc)")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(plain_tip(tip))
        self._fit(self.width())
        self._show()

    # Only while it is shown does the bar become as high as this one has to be.

    def sizeHint(self) -> QSize:
        return QSize() if self.isHidden() else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize() if self.isHidden() else super().minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        if self.isHidden():
            return 0
        # What is visible now may not be what will be at that width.
        is_one_line = self._needed_px(self._room_in(width)) <= width
        return super().heightForWidth(ANY_PX if is_one_line else width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width_px: int) -> None:
        """Leave out what can be done elsewhere, or is said elsewhere, rather than need a second
        line, which would move the picture.
        """
        room = self._room_in(width_px)
        self._turning.setVisible(room is _Room.ALL)
        show_text(self.aspect, room <= _Room.NO_TURNS)
        for label in self._labels[_SELF_EXPLAINING]:
            label.setVisible(room is not _Room.FEW_LABELS)

    def _room_in(self, width_px: int) -> "_Room":
        fits = (one for one in _Room if self._needed_px(one) <= width_px)
        return next(fits, _Room.FEW_LABELS)

    def _needed_px(self, room: "_Room") -> int:
        """The width of the bar in one line."""
        numbers_px = sum(box.width() for box in self._boxes)
        labels = self._labels
        if room is _Room.FEW_LABELS:
            labels = labels[: _SELF_EXPLAINING.start]
        labels_px = sum(label.sizeHint().width() + _CLOSE_PX for label in labels)
        aspect_px = TARGET_PX
        if room <= _Room.NO_TURNS:
            text = self.aspect.text()
            aspect_px += self.aspect.fontMetrics().horizontalAdvance(text) + 2 * GRID_PX
        parts_px = [aspect_px, self._leaving.sizeHint().width()]
        if room is _Room.ALL:
            parts_px.append(self._turning.sizeHint().width())
        gaps = len(self._boxes) + len(parts_px) - 1
        return numbers_px + labels_px + sum(parts_px) + gaps * GRID_PX + 2 * GRID_PX

    def event(self, event: QEvent) -> bool:
        # What has the focus in it leaves this key to the bar.
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.ShortcutOverride:
                # Elsewhere it stops what is being made.
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self._leave(False)
                return True
        return super().event(event)

    def _lay_out(self) -> None:
        flow = FlowLayout(spacing=GRID_PX)
        for label, box in zip(self._labels, self._boxes, strict=True):
            widest = "-8888" if box in (self.left_px, self.top_px) else "-888.8%"
            box.setFixedWidth(box.fontMetrics().horizontalAdvance(widest) + _BESIDE_PX)
            label.setBuddy(box)
            flow.addWidget(_beside(label, box))
        flow.addWidget(self.aspect)
        icons.set_icon(self.apply, "check")
        icons.set_icon(self.cancel, "x")
        for button in (self.aspect, self.apply, self.cancel):
            button.setProperty("flat", True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._turning = _beside(*self._turns.values())
        self._leaving = _beside(self.apply, self.cancel)
        flow.addWidget(self._turning)
        flow.addWidget(self._leaving)
        around = QVBoxLayout(self)
        around.setContentsMargins(GRID_PX, GRID_PX // 2, GRID_PX, GRID_PX // 2)
        around.addLayout(flow)

    def _on_apply(self) -> None:
        for box in self._boxes:
            # The click leaves the focus, and with it what is being typed, where it is.
            box.interpretText()
        self._leave(True)

    def _on_aspect(self, keeps: bool) -> None:
        self._tool.keeps_aspect = keeps

    def _on_value(self, box: NumberBox, value: float) -> None:
        frame = self._transformation.frame
        if frame is not None:
            # So that undo takes back what was typed or stepped, not each of its digits.
            merges = f"number {self._boxes.index(box)}"
            self._transformation.put(self._with(frame, box, value), merges=merges)
        self._show()

    def _with(self, frame: Frame, box: NumberBox, value: float) -> Frame:
        bounds, share = frame.bounds, value / 100
        if box is self.left_px:
            return frame.at(value, bounds.top)
        if box is self.top_px:
            return frame.at(bounds.left, value)
        if box is self.angle:
            return frame.turned_to(value)
        if not share:
            return frame
        if box is self.width_percent:
            other = frame.scale_y * abs(share / frame.scale_x)
            return frame.scaled_to(share, other if self.aspect.isChecked() else frame.scale_y)
        other = frame.scale_x * abs(share / frame.scale_y)
        return frame.scaled_to(other if self.aspect.isChecked() else frame.scale_x, share)

    def _show(self) -> None:
        frame = self._transformation.frame
        for widget in (*self._boxes, self.apply):
            widget.setEnabled(frame is not None)
        values = (0.0, 0.0, 100.0, 100.0, 0.0)
        if frame is not None:
            bounds, angle = frame.bounds, frame.angle
            values = (
                bounds.left,
                bounds.top,
                100 * frame.scale_x,
                100 * frame.scale_y,
                angle if angle <= 180 else angle - 360,
            )
        for box, value in zip(self._boxes, values, strict=True):
            with QSignalBlocker(box):
                box.setValue(value)


def _beside(*widgets: QWidget) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(_CLOSE_PX)
    for widget in widgets:
        row.addWidget(widget)
    return whole
