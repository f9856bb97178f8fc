"""The stage: the picture being made, the picture that is looked at, or what to do first."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QImage, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.engine_thread import PreviewPicture
from sdstudio.app.studio import Studio
from sdstudio.library import Picture
from sdstudio.ui import icons
from sdstudio.ui.actions import Actions, Do
from sdstudio.ui.notice_bar import NoticeBar
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.stage.loading import PictureLoader
from sdstudio.ui.stage.making_bar import MakingBar
from sdstudio.ui.stage.picture_view import PictureView
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import size, without_mnemonic

_TOOLS = (Do.SAVE_AS, Do.COPY, Do.SHOW_IN_FOLDER, Do.REUSE_SEED, Do.RECALL, Do.DELETE)
_WITH_TEXT = (Do.SAVE_AS, Do.RECALL)


#: From this width on every tool says what it does.
_ROOMY_PX: Final = 960


class Showing(Enum):
    """What the stage shows."""

    NOTHING = "nothing"
    MAKING = "making"
    PICTURE = "picture"


class Stage(Retranslates, QFrame):
    """Signals:
    open_asked(): the artist wants to open a model folder.
    fell_idle(): nothing is made any more, and no picture was chosen to be looked at.
    """

    open_asked = Signal()
    fell_idle = Signal()

    def __init__(self, studio: Studio, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stage")
        self._studio = studio
        self._actions = actions
        self._follow = True
        self._picture: Picture | None = None
        self.showing = Showing.NOTHING
        self.notices = NoticeBar()
        self.making = MakingBar(studio.queue)
        self.view = PictureView()
        self.empty = _Empty(studio)
        self.empty.open_asked.connect(self.open_asked)
        self._facts = QLabel()
        self._facts.setProperty("dim", True)
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self._facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._tools: dict[Do, QToolButton] = {}
        self.bar = self._tool_bar()
        self._loader = PictureLoader(self)
        self._loader.loaded.connect(self._on_loaded)
        self._lay_out()
        studio.engine.preview_waiting.connect(self._on_preview_waiting)
        studio.queue.changed.connect(self._on_queue_changed)
        studio.queue.progressed.connect(self._on_progressed)
        studio.queue.job_ended.connect(lambda _id: self._on_job_ended())
        self.view.zoomed.connect(self._show_facts)
        self.retranslate()
        self._show()

    @property
    def picture(self) -> Picture | None:
        """The picture that is looked at."""
        return self._picture if self.showing is Showing.PICTURE else None

    @property
    def is_following(self) -> bool:
        """Whether what is being made is shown as it comes."""
        return self._follow

    def follow(self) -> None:
        """Show what is being made from now on."""
        self._follow = True
        self._on_queue_changed()

    def show_picture(self, picture: Picture, *, following: bool = False) -> None:
        """Show a picture from the library, and stay with it unless ``following``."""
        self._follow = following
        self._picture = picture
        self.showing = Showing.PICTURE
        self._loader.load(picture.path)
        self._show()

    def show_nothing(self) -> None:
        """There is no picture to look at."""
        self._picture = None
        self._loader.forget()
        self.view.clear()
        self.showing = Showing.NOTHING
        self._on_queue_changed()

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Picture"))
        for do, button in self._tools.items():
            text = without_mnemonic(self._actions[do].text())
            button.setAccessibleName(text)
        self._show_facts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = event.size().width() >= _ROOMY_PX
        for do, button in self._tools.items():
            _show_text(button, roomy or do in _WITH_TEXT)

    def _tool_bar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("stage_bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(GRID_PX * 2, GRID_PX // 2, GRID_PX, GRID_PX // 2)
        row.setSpacing(4)
        row.addWidget(self._facts, 1)
        for do in _TOOLS:
            button = _tool(self._actions[do])
            _show_text(button, do in _WITH_TEXT)
            self._tools[do] = button
            row.addWidget(button)
        return bar

    def _lay_out(self) -> None:
        self._middle = QWidget()
        self._stack = QStackedLayout(self._middle)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.view)
        notices = QVBoxLayout()
        notices.setContentsMargins(GRID_PX, GRID_PX, GRID_PX, 0)
        notices.addWidget(self.notices)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.making)
        column.addLayout(notices)
        column.addWidget(self._middle, 1)
        column.addWidget(self.bar)

    def _on_preview_waiting(self) -> None:
        preview = self._studio.engine.take_preview()
        running = self._studio.queue.running
        if preview is None or running is None or preview.event.job_id != running.job.id:
            return
        if self.showing is Showing.MAKING:
            params = running.job.request.params
            self.view.show_image(image_of(preview), QSize(params.width, params.height))

    def _on_queue_changed(self) -> None:
        running = self._studio.queue.running
        if running is not None and self._follow and self.showing is not Showing.MAKING:
            self.showing = Showing.MAKING
            self._picture = None
            self._loader.forget()
            self._show_blank()
        self._show()

    def _on_job_ended(self) -> None:
        # Until here the last preview stays: the finished picture comes when it is on disk.
        if self._studio.queue.running is None and self.showing is Showing.MAKING:
            self.fell_idle.emit()

    def _on_progressed(self) -> None:
        running = self._studio.queue.running
        if running is None:
            return
        begins = running.phase is not None and not running.steps and running.phase != "decode"
        if begins and self._follow:
            if self.showing is not Showing.MAKING:
                self._on_queue_changed()
            elif running.phase == "denoise":
                self._show_blank()

    def _show_blank(self) -> None:
        """An empty sheet in the shape of the picture to come."""
        running = self._studio.queue.running
        if running is not None:
            params = running.job.request.params
            blank = QImage(1, 1, QImage.Format.Format_RGB32)
            blank.fill(self.palette().mid().color())
            self.view.show_image(blank, QSize(params.width, params.height))

    def _on_loaded(self, _path: object, image: QImage) -> None:
        if self.showing is Showing.PICTURE:
            self.view.show_image(image)
            self._show_facts()
            if image.isNull():
                self._facts.setText(self.tr("This picture's file cannot be read."))

    def _show(self) -> None:
        nothing = self.showing is Showing.NOTHING
        self._stack.setCurrentWidget(self.empty if nothing else self.view)
        self.bar.setVisible(self.showing is Showing.PICTURE)
        self._show_facts()

    def _show_facts(self) -> None:
        if self._picture is None:
            self._facts.clear()
            return
        zoom = self.tr("{zoom} %").format(zoom=round(100 * self.view.zoom))
        shown = size(self._picture.width, self._picture.height)
        self._facts.setText(f"{shown} · {zoom}")


class _Empty(Retranslates, QWidget):
    """What to do while there is no picture.

    Signals:
        open_asked(): the button for opening a model was pressed.
    """

    open_asked = Signal()

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.setObjectName("empty_stage")
        self._studio = studio
        self._sign, self._title, self._text = QLabel(), QLabel(), QLabel()
        icons.set_label_icon(self._sign, "sparkle", 56)
        self._title.setProperty("title", True)
        for label in (self._sign, self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self._open = QPushButton()
        self._open.setProperty("primary", True)
        self._open.clicked.connect(self.open_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(12)
        column.addStretch(2)
        for label in (self._sign, self._title, self._text):
            column.addWidget(label)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)
        studio.draft.checkpoint_changed.connect(self.retranslate)
        studio.pictures.rowsInserted.connect(self.retranslate)
        studio.pictures.rowsRemoved.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        has_model = self._studio.draft.checkpoint is not None
        self._open.setText(self.tr("Open a model folder…"))
        self._open.setAccessibleName(self._open.text())
        self._open.setVisible(not has_model)
        if not has_model:
            self._title.setText(self.tr("First, a model"))
            self._text.setText(
                self.tr("A model is what makes the pictures. Open the folder of one to begin.")
            )
        elif self._studio.pictures.rowCount():
            self._title.setText(self.tr("No picture chosen"))
            self._text.setText(self.tr("Click one on the right to see it, or make a new one."))
        else:
            self._title.setText(self.tr("What would you like to see?"))
            self._text.setText(
                self.tr("Describe it on the left, then press Generate or Ctrl+Enter.")
            )


def image_of(preview: PreviewPicture) -> QImage:
    """A preview as an image of its own."""
    event = preview.event
    return QImage(
        preview.rgb, event.width, event.height, 3 * event.width, QImage.Format.Format_RGB888
    ).copy()


def _tool(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setProperty("flat", True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _show_text(button: QToolButton, with_text: bool) -> None:
    if button.property("text_beside") == with_text:
        return
    styles = Qt.ToolButtonStyle
    beside, alone = styles.ToolButtonTextBesideIcon, styles.ToolButtonIconOnly
    button.setToolButtonStyle(beside if with_text else alone)
    button.setProperty("text_beside", with_text)
    button.setIconSize(QSize(icons.ICON_PX + (8 if with_text else 0), icons.ICON_PX))
    button.style().unpolish(button)
    button.style().polish(button)
