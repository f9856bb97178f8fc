"""The viewer's bar: position, zoom, slideshow, settings."""

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from sdstudio.ui import icons
from sdstudio.ui.elided_label import ElidedLabel
from sdstudio.ui.icon_names import IconName
from sdstudio.ui.library.viewer.slideshow import INTERVALS_S, Slideshow
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import key_text, with_shortcut


class ViewerBar(Retranslates, QFrame):
    """Buttons for what the viewer's keys do.

    Signals:
        interval_chosen(float): a slideshow with that many seconds for each picture.
    """

    interval_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stage_bar")
        self.caption = ElidedLabel()
        self.zoom = QLabel()
        self.zoom.setProperty("dim", True)
        self.previous, self.next = _button("caret-left"), _button("caret-right")
        self.zoom_out = _button("magnifying-glass-minus")
        self.zoom_in = _button("magnifying-glass-plus")
        self.fit, self.full_size = _button("frame-corners"), _button("selection-all")
        self.slideshow, self.interval = _button("play"), _button("caret-down")
        self.settings = _button("info")
        self.settings.setCheckable(True)
        self.full_screen = _button("corners-out")
        self._intervals = QActionGroup(self)
        self._make_intervals()
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID_PX, GRID_PX // 2, GRID_PX, GRID_PX // 2)
        row.setSpacing(GRID_PX // 2)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        row.addSpacing(GRID_PX // 2)
        row.addWidget(self.caption, 1)
        row.addWidget(self.zoom_out)
        row.addWidget(self.zoom)
        row.addWidget(self.zoom_in)
        for button in (self.fit, self.full_size):
            row.addWidget(button)
        row.addSpacing(GRID_PX)
        row.addWidget(self.slideshow)
        row.addWidget(self.interval)
        row.addSpacing(GRID_PX)
        row.addWidget(self.settings)
        row.addWidget(self.full_screen)
        self.zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("3200%") + GRID_PX)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.retranslate()

    def show_caption(self, caption: str, zoom: float | None) -> None:
        """Show what the picture is called, and how large it is shown."""
        self.caption.setText(caption)
        self.caption.setToolTip("")
        percent = "" if zoom is None else QLocale().toString(round(zoom * 100))
        self.zoom.setText(percent and f"{percent}%")

    def retranslate(self) -> None:
        for button, text, key in (
            (self.previous, self.tr("Previous picture"), "Left"),
            (self.next, self.tr("Next picture"), "Right"),
            (self.zoom_out, self.tr("Zoom out"), "-"),
            (self.zoom_in, self.tr("Zoom in"), "+"),
            (self.fit, self.tr("Fit to window"), "F"),
            (self.full_size, self.tr("Actual size"), "A"),
            (self.slideshow, self.tr("Start the slideshow; any key stops it"), "S"),
            (self.interval, self.tr("How long each picture of the slideshow is shown"), ""),
            (self.settings, self.tr("Show how this picture was made"), "I"),
            (self.full_screen, self.tr("View full screen"), ""),
        ):
            button.setAccessibleName(text)
            button.setToolTip(with_shortcut(text, key_text(key) if key else ""))
        for action in self._intervals.actions():
            action.setText(_seconds(action.data()))

    def _make_intervals(self) -> None:
        menu = QMenu(self)
        usual_s = Slideshow().interval_s
        for seconds in INTERVALS_S:
            action = QAction(self._intervals)
            action.setData(seconds)
            action.setCheckable(True)
            action.setChecked(seconds == usual_s)
            menu.addAction(action)
        self._intervals.triggered.connect(lambda one: self.interval_chosen.emit(one.data()))
        self.interval.setMenu(menu)
        self.interval.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)


def _button(icon: IconName) -> QToolButton:
    button = QToolButton()
    button.setProperty("flat", True)
    icons.set_icon(button, icon)
    return button


def _seconds(seconds: int) -> str:
    text = QCoreApplication.translate("ViewerBar", "{seconds} s for each picture")
    return text.format(seconds=seconds)
