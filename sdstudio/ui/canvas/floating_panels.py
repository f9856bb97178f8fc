"""FloatingPanels: the tools over a canvas that fills the screen."""

import contextlib
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from sdstudio.app.session import SessionStore
from sdstudio.domain.errors import StudioError
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip

# Of the tools' settings, at most.
_SETTINGS_PX: Final = 760
# Of the layers and masks, at most.
_LISTS_PX: Final = 640
# What high panels leave free for the bars at the lower edge.
_BARS_PX: Final = 136
_BORDER_PX: Final = 1


class FloatingPanels(QObject):
    """Moves what is around the picture into panels over it, and back.

    Args:
        session: remembers where the artist has dragged the panels.

    Attributes:
        tools, settings, lists: the panels.
    """

    def __init__(self, page: CanvasPage, session: SessionStore, actions: Actions) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._action = actions[ActionId.FLOATING_PANELS]
        self.is_floating = False
        self.tools = FloatingPanel(page, "tools", lambda: self.tr("Tools"))
        self.settings = FloatingPanel(page, "settings", lambda: self.tr("Tool settings"))
        self.lists = FloatingPanel(page, "lists", lambda: self.tr("Layers and masks"))
        self._panels = (self.tools, self.settings, self.lists)
        # How far to the right and down each is, 0 … 1 of the way.
        self._places = dict(session.current.canvas_panels)
        for panel in self._panels:
            panel.dragged.connect(self._move)
            panel.dropped.connect(self._keep)
            panel.reset_asked.connect(self._reset)
            panel.installEventFilter(self)
        page.installEventFilter(self)
        page.addAction(self._action)
        self._action.setChecked(True)
        self._action.setEnabled(False)
        self._action.toggled.connect(self._show)

    def set_floating(self, wanted: bool) -> None:
        """Float the tools over the picture, or put them back around it."""
        if wanted == self.is_floating:
            return
        self.is_floating = wanted
        page = self._page
        if wanted:
            self.tools.take([page.strip])
            self.settings.take(page.tops)
            self.lists.take(page.besides)
        else:
            page.gather()
        self._action.setEnabled(wanted)
        # Nobody should find a canvas without tools.
        self._action.setChecked(True)
        self._show()
        if page.isVisible():
            # A widget that gets another parent loses the focus; painting continues.
            page.view.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if self.is_floating:
            if watched is self._page and kind is QEvent.Type.Resize:
                self._place_all()
            elif isinstance(watched, FloatingPanel) and kind is QEvent.Type.LayoutRequest:
                self._show()
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        is_shown = self.is_floating and self._action.isChecked()
        focus = self._page.focusWidget()
        for panel in self._panels:
            if not is_shown and focus is not None and panel.isAncestorOf(focus):
                self._page.view.setFocus()
            panel.setVisible(is_shown and panel.has_content)
        if is_shown:
            self._place_all()

    @property
    def _room(self) -> QRect:
        return self._page.rect().adjusted(GRID_PX, GRID_PX, -GRID_PX, -GRID_PX)

    def _place_all(self) -> None:
        # The settings are between the others, unless these have been dragged.
        for panel in (self.tools, self.lists, self.settings):
            if not panel.isHidden():
                self._place(panel)

    def _place(self, panel: "FloatingPanel") -> None:
        room = self._room
        size = self._size(panel).boundedTo(room.size())
        across_px, down_px = room.width() - size.width(), room.height() - size.height()
        place = self._places.get(panel.name)
        if place is not None:
            at = QPointF(place[0] * across_px, place[1] * down_px).toPoint()
        elif panel is self.lists:
            at = QPoint(across_px, 0)
        elif panel is self.settings:
            at = QPoint(min(across_px, self._width_of(self.tools)), 0)
        else:
            at = QPoint(0, 0)
        panel.setGeometry(QRect(room.topLeft() + at, size))

    def _size(self, panel: "FloatingPanel") -> QSize:
        room = self._room
        highest = room.height() - _BARS_PX
        if panel is self.settings:
            sides_px = self._width_of(self.tools) + self._width_of(self.lists)
            width = max(panel.minimumSizeHint().width(), room.width() - sides_px)
            return panel.size_for(min(width, _SETTINGS_PX))
        if panel is self.tools:
            strip = self._page.strip
            strip.fit_into(highest - panel.frame_px)
            return QSize(strip.width() + 2 * _BORDER_PX, strip.height() + panel.frame_px)
        width = panel.minimumSizeHint().width()
        return QSize(width, min(_LISTS_PX, highest))

    def _width_of(self, panel: "FloatingPanel") -> int:
        return 0 if panel.isHidden() else panel.width() + GRID_PX

    def _move(self, panel: "FloatingPanel", at: QPoint) -> None:
        room = self._room
        across_px, down_px = room.width() - panel.width(), room.height() - panel.height()
        at -= room.topLeft()
        self._places[panel.name] = (_share(at.x(), across_px), _share(at.y(), down_px))
        self._place(panel)

    def _reset(self, panel: "FloatingPanel") -> None:
        self._places.pop(panel.name, None)
        self._place_all()
        self._keep()

    def _keep(self) -> None:
        # It is remembered as far as the disk allows.
        with contextlib.suppress(StudioError):
            self._session.update(canvas_panels=self._places)


class FloatingPanel(Retranslates, QFrame):
    """A title to drag, and widgets below it.

    Args:
        name: for the session.
        title: gives it in the current language.

    Signals:
        dragged(FloatingPanel, QPoint): the artist wants its corner there.
        dropped(): the artist has dragged it.
        reset_asked(FloatingPanel): the artist wants it back in its usual place.
    """

    dragged = Signal(object, QPoint)
    dropped = Signal()
    reset_asked = Signal(object)

    def __init__(self, page: QWidget, name: str, title: Callable[[], str]) -> None:
        super().__init__(page)
        self.setObjectName("floating_panel")
        self.name = name
        self._title = title
        self._content: Sequence[QWidget] = ()
        self.title = _Title()
        self.title.pressed.connect(self.raise_)
        self.title.moved.connect(lambda by: self.dragged.emit(self, self.pos() + by))
        self.title.released.connect(self.dropped)
        self.title.double_clicked.connect(lambda: self.reset_asked.emit(self))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_BORDER_PX, _BORDER_PX, _BORDER_PX, _BORDER_PX)
        self._column.setSpacing(0)
        self._column.addWidget(self.title)
        self.hide()
        self.retranslate()

    @property
    def has_content(self) -> bool:
        """Whether anything in it is shown."""
        return any(not widget.isHidden() for widget in self._content)

    @property
    def frame_px(self) -> int:
        """How much higher it is than what is in it."""
        return self.title.sizeHint().height() + 2 * _BORDER_PX

    def take(self, widgets: Sequence[QWidget]) -> None:
        """Show ``widgets`` in it, from top to bottom."""
        self._content = widgets
        for widget in widgets:
            self._column.addWidget(widget)

    def size_for(self, width_px: int) -> QSize:
        """The size with this width and the height that it needs."""
        # Else what is within it still has the sizes from before.
        self._column.activate()
        return QSize(width_px, self._column.totalHeightForWidth(width_px))

    def retranslate(self) -> None:
        self.title.setText(self._title())
        self.setAccessibleName(self._title())
        self.title.setToolTip(
            plain_tip(self.tr("Drag to move this panel; double-click to put it back"))
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # No stroke begins here.
        event.accept()
        self.raise_()


class _Title(QLabel):
    """Signals:
    pressed(): the mouse button was pressed on it.
    moved(QPoint): it was dragged so far.
    released(): it isn't dragged any more.
    double_clicked(): it was double-clicked.
    """

    pressed = Signal()
    moved = Signal(QPoint)
    released = Signal()
    double_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("floating_title")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self._from: QPoint | None = None
        self._has_moved = False

    def minimumSizeHint(self) -> QSize:
        # A narrow panel is not widened for its title.
        return QSize(0, super().minimumSizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._from, self._has_moved = event.position().toPoint(), False
            self.pressed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            by = event.position().toPoint() - self._from
            self._has_moved = self._has_moved or not by.isNull()
            self.moved.emit(by)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._from = None
        if self._has_moved:
            self._has_moved = False
            self.released.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.double_clicked.emit()


def _share(px: int, room_px: int) -> float:
    return max(0.0, min(1.0, px / room_px)) if room_px > 0 else 0.0
