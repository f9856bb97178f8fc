"""The canvas with its tools: what the stage shows while a mask is painted."""

from collections.abc import Hashable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.input_pictures import InputPreview, Shown
from sdstudio.ui.accessibility.announce import announce
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions, name_of
from sdstudio.ui.canvas.canvas_keys import CANVAS_KEYS
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.floating_bars import FloatingBars
from sdstudio.ui.canvas.held_keys import HeldKeys
from sdstudio.ui.canvas.mask_tools import MaskTools
from sdstudio.ui.canvas.options_bar import OptionsBar
from sdstudio.ui.canvas.results_bar import ResultsList
from sdstudio.ui.canvas.tool_strip import ToolStrip
from sdstudio.ui.canvas.tools.brush_settings import BrushSettings
from sdstudio.ui.canvas.view import CanvasView
from sdstudio.ui.canvas.view_actions import VIEW_ACTIONS
from sdstudio.ui.canvas.zoom_button import ZoomButton
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.wording import sentences

#: Text, numbers, and the row of results.
_TAKES_KEYS: Final = (QAbstractSpinBox, QLineEdit, QPlainTextEdit, QTextEdit, ResultsList)


class CanvasPage(Retranslates, QWidget):
    """Tools at the left, their settings at the top, the picture with its mask in the middle.

    Signals:
        hint_changed(): ``hint`` may be another one.
        picture_shown(): ``picture`` is another one.
        left(): the artist has gone to another page.
    """

    hint_changed = Signal()
    picture_shown = Signal()
    left = Signal()

    def __init__(
        self,
        painted: CanvasModel,
        tools: MaskTools,
        actions: Actions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._shown: Shown | None = None
        self._is_preview = False
        self._said_note = ""
        self.view = CanvasView(painted, tools.box)
        self.options = OptionsBar(tools)
        self.strip = ToolStrip(actions)
        self._held = HeldKeys(self.view, tools.box)
        self.zoom_button = ZoomButton(self.view.navigation, actions)
        self.strip.add_below(self.zoom_button)
        #: What is above the picture, from top to bottom, and what is beside it.
        self.tops: list[QWidget] = [self.options]
        self.besides: list[QWidget] = []
        #: The tools, the picture and what is beside it.
        self._middle = QHBoxLayout()
        self._lay_out()
        self.bars = FloatingBars(self.view)
        for do in (*CANVAS_KEYS, *VIEW_ACTIONS):
            self.addAction(actions[do])
        clear = actions[ActionId.LAYER_CLEAR]
        clear.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.view.addAction(clear)
        self._held.changed.connect(self.hint_changed)
        tools.hint_changed.connect(self.hint_changed)
        tools.hint_changed.connect(self._say_note)
        tools.changed.connect(self._say_tool)
        tools.box.changed.connect(self._on_tool)
        self.setFocusProxy(self.view)
        # A click on what is on it and doesn't take the focus is passed on to it.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.retranslate()

    @property
    def hint(self) -> str:
        """What the pointer does now, with the keys that are held."""
        return self._tools.hint(self._held.modifiers)

    @property
    def brush(self) -> BrushSettings:
        """The settings of brush and eraser."""
        return self._tools.brush

    @property
    def picture(self) -> Shown | None:
        """What is painted on; ``None`` while it is loading."""
        return self._shown

    def add_above(self, widget: QWidget) -> None:
        """Show ``widget`` above the tools and the picture."""
        self.tops.insert(0, widget)
        self._column.insertWidget(0, widget)

    def add_below(self, widget: QWidget) -> None:
        """Show ``widget`` over the lower edge of the picture, which stays where it is."""
        self.bars.add(widget)

    def add_beside(self, widget: QWidget) -> None:
        """Show ``widget`` to the right of the picture."""
        self.besides.append(widget)
        self._middle.addWidget(widget)

    def keep_keys(self) -> None:
        """Have a click on anything on the page leave the keys with the picture, as in other
        painting programs, unless it takes text or has keys of its own, as the results have.

        They can still be reached with Tab.
        """
        for widget in self.findChildren(QWidget):
            takes_keys = isinstance(widget, _TAKES_KEYS) or widget is self.view
            is_clicked = bool(widget.focusPolicy() & Qt.FocusPolicy.ClickFocus)
            is_on_page = widget.window() is self.window() and not self.view.isAncestorOf(widget)
            if is_clicked and is_on_page and not takes_keys:
                widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def gather(self) -> None:
        """Put all parts back around the picture, wherever they are now."""
        self._middle.insertWidget(0, self.strip)
        for widget in self.besides:
            self._middle.addWidget(widget)
        for row, widget in enumerate(self.tops):
            self._column.insertWidget(row, widget)

    def show_picture(self, picture: Shown | None, key: Hashable) -> None:
        """Paint on ``picture``; one whose ``key`` was shown before is placed as it was then."""
        if picture is not self._shown or self._is_preview:
            self._shown, self._is_preview = picture, False
            if picture is not None:
                self._tools.brush.suit(max(picture.full.width(), picture.full.height()), key)
            self.view.show_picture(picture, key)
            self.picture_shown.emit()
            self.hint_changed.emit()

    def show_preview(self, preview: InputPreview, key: Hashable) -> None:
        """Show a small copy of the picture that is painted on next, while it is read."""
        self._shown, self._is_preview = None, True
        self._tools.brush.suit(max(preview.size.width(), preview.size.height()), key)
        self.view.show_preview(preview, key)
        self.hint_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # Else only the window is minimised.
        if not event.spontaneous():
            self.left.emit()

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Canvas"))
        self._tools.retranslate()
        self._describe()

    # For screen readers.

    def _describe(self) -> None:
        keys = self.tr(
            "The arrow keys move the brush; hold Shift to paint while moving, or press Enter "
            "to paint a dot. Other tools move the same way; Enter starts and finishes an "
            "area. Hold Space and drag to move the picture."
        )
        tool = self.tr("Tool: {name}.").format(name=name_of(self._tools.action))
        self.view.setAccessibleDescription(sentences(tool, keys))

    def _say_tool(self) -> None:
        self._describe()
        announce(self.view, name_of(self._tools.action))

    def _say_note(self) -> None:
        if self._tools.note != self._said_note:
            self._said_note = self._tools.note
            announce(self.view, self._said_note)

    def _on_tool(self) -> None:
        """Give the picture the keys, which may be those of a list beside it: a tool chosen by its
        own key is used with the next ones.
        """
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus) and not self.strip.isAncestorOf(focus):
            self.view.setFocus()

    def _lay_out(self) -> None:
        self._middle.setSpacing(0)
        self._middle.addWidget(self.strip)
        self._middle.addWidget(self.view, 1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.options)
        column.addLayout(self._middle, 1)
