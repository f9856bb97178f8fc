"""TransformController: moves and transforms the selected part, by tools and by commands."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.canvas.document import Target
from sdstudio.canvas.frame import Frame
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.mask_tools import MaskTools
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.canvas.tools.move_tool import MoveTool
from sdstudio.ui.canvas.tools.transform_tool import TransformTool
from sdstudio.ui.canvas.transform_bar import TransformBar
from sdstudio.ui.canvas.transformation import Transformation
from sdstudio.ui.notice_bar import DoneBar, Say
from sdstudio.ui.undo_stack import UndoStack

_Change = Callable[[Frame], Frame]
#: What takes less isn't worth a word.
_WHILE_MS: Final = 300


class TransformController(QObject):
    """While the transform tool is the current one, commands change its box; otherwise each is a
    step of its own.

    Choosing another tool applies what was transformed.

    Args:
        done: says that something is being transformed, if it takes a while.

    Attributes:
        lasting: how long it has taken.
    """

    def __init__(
        self,
        painted: CanvasModel,
        tools: MaskTools,
        page: CanvasPage,
        background: BackgroundTasks,
        undo: UndoStack,
        actions: Actions,
        done: DoneBar,
    ) -> None:
        super().__init__(painted)
        self._done = done
        self._say: Say = lambda: self.tr("Transforming…")
        self.lasting = QTimer(self, singleShot=True, interval=_WHILE_MS)
        self.lasting.timeout.connect(self._tell_making)
        self._painted = painted
        self._tools = tools
        self._page = page
        self.transformation = Transformation(painted, background, undo, self)
        self._move_tool = MoveTool(painted, self.transformation)
        self._transform_tool = TransformTool(self.transformation, self.leave)
        #: The tool to return to.
        self._before = tools.box.current
        self._undo = undo
        #: What commands do once the pixels are picked, and whether it is applied at once.
        self._commands: list[_Change] = []
        self._applies = False
        #: They can be undone already.
        self._making = ExitStack()
        self.bar = TransformBar(self.transformation, self._transform_tool, actions, self.leave)
        page.options.add_page(self._transform_tool.name, self.bar)
        # What floats over the picture would cover the lower handles.
        page.bars.make_way_for(self.bar)
        tools.add(ActionId.TOOL_MOVE, self._move_tool)
        tools.add(ActionId.TOOL_TRANSFORM, self._transform_tool)
        for do, change, text in (
            (
                ActionId.LAYER_FLIP_ACROSS,
                lambda frame: frame.flipped(is_level=True),
                lambda: QCoreApplication.translate("commands", "flip horizontally"),
            ),
            (
                ActionId.LAYER_FLIP_DOWN,
                lambda frame: frame.flipped(is_level=False),
                lambda: QCoreApplication.translate("commands", "flip vertically"),
            ),
            (
                ActionId.LAYER_TURN_LEFT,
                lambda frame: frame.turned_to(frame.angle - 90),
                lambda: QCoreApplication.translate("commands", "rotate left"),
            ),
            (
                ActionId.LAYER_TURN_RIGHT,
                lambda frame: frame.turned_to(frame.angle + 90),
                lambda: QCoreApplication.translate("commands", "rotate right"),
            ),
        ):
            actions[do].triggered.connect(
                lambda _checked=False, change=change, text=text: self._do(change, text())
            )
        tools.changed.connect(self._on_tool)
        for signal in (painted.aimed, painted.listed, self.transformation.finished):
            signal.connect(self._go_on)
        self.transformation.returned.connect(self._on_returned)
        self.transformation.changed.connect(self._on_transformation)
        self.transformation.changed.connect(tools.hint_changed)
        self.transformation.making_changed.connect(self._on_making)
        self.transformation.found_nothing.connect(self._on_found_nothing)
        self.transformation.mask_previewed.connect(page.view.preview_mask)
        self.transformation.layers_previewed.connect(page.view.preview_layers)

    def leave(self, applies: bool) -> None:
        """End the transformation, and return to the tool before."""
        if not applies:
            self.transformation.cancel()
        if self.close():
            self._page.view.setFocus()

    def close(self) -> bool:
        """Return to the tool before, which applies what is transformed; whether there was one."""
        is_current = self._tools.box.current is self._transform_tool
        if is_current:
            self._tools.choose(self._before)
        return is_current

    def _do(self, change: _Change, text: str) -> None:
        frame = self.transformation.frame
        if self._tools.box.current is not self._transform_tool:
            # One that is still under way is done first, with what it does.
            self._painted.end()
            self.transformation.begin(text, is_awaited=True)
            self._wait(change, applies=True)
        elif frame is not None:
            self.transformation.put(change(frame))
        else:
            self.transformation.await_it()
            self._wait(change, applies=False)

    def _wait(self, change: _Change, *, applies: bool) -> None:
        """Change the box once it is there.

        There is nothing to pick while what is painted is read, and whatever is picked later must
        not be changed by this.
        """
        if self.transformation.is_open:
            self._commands.append(change)
            self._applies = applies
            if not applies:
                self._making.enter_context(self._undo.making(self._take_back))

    def _take_back(self) -> None:
        self._commands.pop()

    def _give_up(self) -> None:
        self._commands, self._applies = [], False
        self._making.close()

    def _on_tool(self) -> None:
        current = self._tools.box.current
        if current is self._transform_tool:
            self.transformation.begin()
            return
        self._before = current
        if self.transformation.is_open:
            self._applies = bool(self._commands)
            self.transformation.apply()

    def _go_on(self) -> None:
        """Put the box around what is there now, if the tool has no box."""
        is_current = self._tools.box.current is self._transform_tool
        if is_current and not self.transformation.is_open:
            self.transformation.begin()

    def _on_returned(self) -> None:
        """Have the box again that was undone, so that its changes can be redone."""
        if self._tools.box.current is self._transform_tool:
            self.transformation.begin()
        else:
            self._tools.choose(self._transform_tool)

    def _on_transformation(self) -> None:
        if self.transformation.is_busy:
            return
        commands, applies = self._commands, self._applies
        self._give_up()
        for change in commands:
            if (frame := self.transformation.frame) is not None:
                self.transformation.put(change(frame))
        if commands and applies:
            self.transformation.apply()

    def _on_making(self) -> None:
        if not self.transformation.is_making:
            self.lasting.stop()
            if self._done.is_saying(self._say):
                self._done.withdraw()
        elif not self.lasting.isActive() and not self._done.is_saying(self._say):
            self.lasting.start()

    def _tell_making(self) -> None:
        self._done.tell(self._say, lambda: self.tr("Cancel"), self.transformation.cancel)

    def _on_found_nothing(self) -> None:
        self._give_up()
        if self._painted.target is Target.LAYER_MASK:
            self._tools.tell(self.tr("The layer mask hides the whole layer, so nothing changed."))
        else:
            self._tools.tell(self.tr("Nothing is painted or selected here, so nothing changed."))
