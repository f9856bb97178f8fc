"""The stage: the picture in progress, the current picture, or what to do first."""

from enum import Enum
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.engine_client import PreviewPicture
from sdstudio.app.studio import Studio
from sdstudio.library import Picture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.floating import Floating
from sdstudio.ui.layouts import scrolled
from sdstudio.ui.leave_full_screen import LeaveFullScreen
from sdstudio.ui.notice_bar import NoticeBar
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.stage.empty import EmptyStage
from sdstudio.ui.stage.fitting_label import FittingLabel
from sdstudio.ui.stage.job_bar import JobBar
from sdstudio.ui.stage.picture_loader import PictureLoader
from sdstudio.ui.stage.picture_settings import SettingsText
from sdstudio.ui.stage.picture_view import PictureView
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.tool_buttons import flat_tool, show_text
from sdstudio.ui.wording import made_otherwise, plain_tip, size

_TOOLS = (
    ActionId.MASK_VIEW,
    ActionId.CHANGE_PART_OF_THIS,
    ActionId.START_FROM_THIS,
    ActionId.ENLARGE_THIS,
    ActionId.COMPARE,
    ActionId.SAVE_AS,
    ActionId.COPY,
    ActionId.SHOW_IN_FOLDER,
    ActionId.REUSE_SEED,
    ActionId.RECALL,
    ActionId.DELETE,
)
#: Those that say what they do first, as far as there is room.
_WITH_TEXT = (
    ActionId.CHANGE_PART_OF_THIS,
    ActionId.MASK_VIEW,
    ActionId.RECALL,
    ActionId.REUSE_SEED,
)
#: For a picture that is started from and that the library does not have.
_FOR_START = (
    ActionId.MASK_VIEW,
    ActionId.CHANGE_PART_OF_THIS,
    ActionId.ENLARGE_THIS,
    ActionId.COPY,
)
#: For a sheet that compares settings.
_FOR_SHEET = (ActionId.COPY, ActionId.SHOW_IN_FOLDER)
#: There only while they can be used.
_WHERE_THEY_SERVE = (ActionId.MASK_VIEW, ActionId.ENLARGE_THIS, ActionId.COMPARE)


_LEAST_WIDTH_PX: Final = 320
#: The maximum width of a notice; leaves room for the button that ends full screen.
_NOTICE_PX: Final = 560
#: The width of a tool without text, and the width reserved for the facts.
_TOOL_PX: Final = 40
_FACTS_PX: Final = 144


class Showing(Enum):
    """What the stage shows."""

    NOTHING = "nothing"
    MAKING = "making"
    PICTURE = "picture"
    START = "start"
    CANVAS = "canvas"
    SHEET = "sheet"


class Zoomable(Protocol):
    """What shows a picture, and what the zoom actions work on."""

    @property
    def image(self) -> QImage: ...
    @property
    def zoom(self) -> float: ...
    def fit(self) -> None: ...
    def full_size(self) -> None: ...
    def zoom_by(self, factor: float) -> None: ...


class Stage(Retranslates, QFrame):
    """Signals:
    models_asked(): the artist needs a model.
    fell_idle(): no job is running any more, and no picture was selected.
    showing_changed(): ``showing`` or ``picture`` has changed.
    previewed(QImage, RunningJob): there is a newer preview of the running job.
    canvas_leave_asked(): the artist wants to go back from the canvas.
    """

    models_asked = Signal()
    fell_idle = Signal()
    showing_changed = Signal()
    previewed = Signal(QImage, object)
    canvas_leave_asked = Signal()

    def __init__(self, studio: Studio, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stage")
        self._studio = studio
        self._actions = actions
        self._follow = True
        self._is_before = self._is_bare = False
        self._hint = ""
        self._picture: Picture | None = None
        self._loaded = QImage()
        self._started_from: Picture | None = None
        self._sheet: Path | None = None
        self.showing = Showing.NOTHING
        #: What the welcome page has taken the place of.
        self._covered: tuple[Showing, Picture | None, QImage] | None = None
        self._seen: tuple[Showing, Path | None] = (Showing.NOTHING, None)
        self.notices = NoticeBar()
        self.making = JobBar(studio.queue, studio.dispatcher)
        self.view = PictureView()
        self.empty = EmptyStage(studio)
        self.empty.models_asked.connect(self.models_asked)
        self.settings = SettingsText()
        actions[ActionId.PICTURE_SETTINGS].toggled.connect(self._show)
        self._facts = FittingLabel()
        self._facts.setProperty("dim", True)
        self._canvas: QWidget | None = None
        self.canvas_view: Zoomable = self.view
        self.leave = QPushButton()
        self.leave.clicked.connect(self._leave)
        self._tools: dict[ActionId, QToolButton] = {}
        self.bar = self._tool_bar()
        self._loader = PictureLoader(studio.background, self)
        self._loader.loaded.connect(self._on_loaded)
        self._lay_out()
        studio.engine.preview_waiting.connect(self._on_preview_waiting)
        studio.dispatcher.changed.connect(self._on_dispatched)
        studio.dispatcher.progressed.connect(self._on_progressed)
        studio.queue.job_ended.connect(self._on_job_ended)
        studio.privacy.changed.connect(self._on_privacy)
        self.view.zoomed.connect(self._show_facts)
        # What painting is for depends on the mode.
        studio.draft.changed.connect(self._show_facts)
        self.retranslate()
        self._show()

    @property
    def picture(self) -> Picture | None:
        """The picture that is looked at, where the library has it."""
        if self.showing in (Showing.START, Showing.CANVAS):
            return self._started_from
        return self._picture if self.showing is Showing.PICTURE else None

    @property
    def file(self) -> Path | None:
        """The file of what is looked at: a picture of the library, or a sheet."""
        if self.showing is Showing.SHEET:
            return self._sheet
        return None if self.picture is None else self.picture.path

    @property
    def is_following(self) -> bool:
        """Whether pictures in progress are shown."""
        return self._follow

    @property
    def zoomable(self) -> Zoomable:
        """What shows the picture now."""
        return self.canvas_view if self.showing is Showing.CANVAS else self.view

    @property
    def around_canvas(self) -> tuple[QWidget, ...]:
        """All parts of it but the canvas."""
        return self.empty, self.view, self.settings, self.bar

    def follow(self) -> None:
        """Show pictures in progress from now on; the canvas stays, since it shows them itself."""
        if self.showing is not Showing.CANVAS:
            self._follow = True
            self._on_dispatched()

    def show_picture(self, picture: Picture, *, following: bool = False) -> None:
        """Show a picture from the library, and keep showing it unless ``following``."""
        self._follow = following
        self._picture = picture
        self.showing = Showing.PICTURE
        self._loader.load(picture.path)
        self._show()

    def set_started_from(self, picture: Picture | None) -> None:
        """The library's picture that :meth:`show_start` and the canvas show, if it is one."""
        if picture != self._started_from:
            self._started_from = picture
            self._show()

    def show_start(self, image: QImage) -> None:
        """Show what the next picture starts from until a picture is made or asked for."""
        self._follow = False
        self._loader.forget()
        self.view.show_image(image)
        self.showing = Showing.START
        self._show()

    def leave_start(self) -> None:
        """Go back from :meth:`show_start`."""
        if self.showing is Showing.START:
            self._go_back()

    def show_canvas(self, page: QWidget, view: Zoomable) -> None:
        """Show the canvas until a picture is selected."""
        if page is not self._canvas:
            self._canvas, self.canvas_view = page, view
            self._stack.addWidget(page)
        self._follow = False
        self.showing = Showing.CANVAS
        self._show()

    def say_on_canvas(self, hint: str) -> None:
        """Show ``hint`` below the canvas; empty: what the canvas is for."""
        if hint != self._hint:
            self._hint = hint
            self._show_facts()

    def set_bare(self, is_bare: bool) -> None:
        """Show the canvas without the bar below it, or with it again."""
        self._is_bare = is_bare
        self._show()

    def leave_canvas(self) -> None:
        """Go back from :meth:`show_canvas`."""
        if self.showing is Showing.CANVAS:
            self._go_back()

    def _leave(self) -> None:
        if self.showing is Showing.CANVAS:
            self.canvas_leave_asked.emit()
        else:
            self._go_back()

    def show_sheet(self, path: Path) -> None:
        """Show a sheet that compares settings until a picture is generated or selected."""
        self._follow = False
        self._sheet = path
        self.view.clear()
        self._loader.load(path)
        self.showing = Showing.SHEET
        self._show()

    def show_before(self, before: QImage | None) -> None:
        """Show the input picture in place of the result, or the result again."""
        self.view.show_instead(before)
        self._is_before = before is not None
        self._show_facts()

    def show_nothing(self) -> None:
        """Show that there is no picture."""
        self._picture = None
        if self._covered is not None and self._covered[0] is Showing.PICTURE:
            # It has gone, too.
            self._covered = None
        self._loader.forget()
        self.view.clear()
        self.showing = Showing.NOTHING
        self._on_dispatched()

    def show_welcome(self) -> None:
        """As :meth:`show_nothing`, until :meth:`leave_welcome`."""
        covered = self._covered
        if self.showing is not Showing.NOTHING:
            covered = (self.showing, self._picture, self.view.image)
        self.show_nothing()
        if self.showing is Showing.NOTHING:
            self._covered = covered

    def leave_welcome(self) -> None:
        """Show again what was there before :meth:`show_welcome`, unless a picture is made."""
        if self.showing is not Showing.NOTHING or self._covered is None:
            return
        (showing, picture, image), self._covered = self._covered, None
        if showing is Showing.PICTURE and picture is not None:
            self.show_picture(picture, following=self._follow)
        elif showing is Showing.CANVAS and self._canvas is not None:
            self.show_canvas(self._canvas, self.canvas_view)
        elif showing is Showing.START:
            self.show_start(image)
        elif showing is Showing.SHEET and self._sheet is not None:
            self.show_sheet(self._sheet)
        else:
            self._go_back()

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Picture"))
        self.leave.setText(self.tr("Back to picture"))
        self.leave.setAccessibleName(self.leave.text())
        self._show_tools()
        self._show_facts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_tools()

    def _tool_bar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("stage_bar")
        row = self._row = QHBoxLayout(bar)
        row.setContentsMargins(GRID_PX * 2, GRID_PX // 2, GRID_PX, GRID_PX // 2)
        row.setSpacing(4)
        row.addWidget(self._facts, 1)
        for do in _TOOLS:
            button = flat_tool(self._actions[do])
            self._tools[do] = button
            row.addWidget(button)
            if do in _WHERE_THEY_SERVE:
                self._actions[do].enabledChanged.connect(self._show_tools)
        row.addWidget(self.leave)
        return bar

    def _lay_out(self) -> None:
        self._middle = QWidget()
        self._stack = QStackedLayout(self._middle)
        self._empty_area = scrolled(self.empty)
        self._stack.addWidget(self._empty_area)
        self._stack.addWidget(self.view)
        self.leave_full_screen = LeaveFullScreen(self._middle)
        # Over the picture, which would otherwise be refitted whenever one appears or disappears.
        Floating(self.notices, self._middle, Qt.AlignmentFlag.AlignHCenter, _NOTICE_PX)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStrut(_LEAST_WIDTH_PX)
        column.addWidget(self.making)
        column.addWidget(self._middle, 1)
        column.addWidget(self.settings)
        column.addWidget(self.bar)

    def _place_progress(self) -> None:
        """Above the stage, but below the canvas: there it would move what is painted on."""
        is_below = self.making.parentWidget() is self.bar
        if (self.showing is Showing.CANVAS) == is_below:
            return
        if is_below:
            self._column.insertWidget(0, self.making)
        else:
            self._row.insertWidget(1, self.making)
        self.making.shorten(not is_below)

    def _on_preview_waiting(self) -> None:
        preview = self._studio.engine.take_preview()
        running = self._studio.dispatcher.running
        if preview is None or running is None or preview.event.job_id != running.job.id:
            return
        image = image_of(preview)
        if self.showing is Showing.MAKING:
            self.view.show_image(image, QSize(*running.job.request.size_px))
        self.previewed.emit(image, running)

    def _go_back(self) -> None:
        """Show what is being made, or the picture chosen last."""
        self.showing = Showing.NOTHING
        if self._studio.dispatcher.running is not None:
            self.follow()
        else:
            self.fell_idle.emit()

    def _on_dispatched(self) -> None:
        running = self._studio.dispatcher.running
        if running is not None and self._follow and self.showing is not Showing.MAKING:
            self.showing = Showing.MAKING
            self._picture = None
            self._loader.forget()
            self._show_blank()
        self._show()

    @Slot(int)
    def _on_job_ended(self, _job_id: int) -> None:
        # The last preview stays until the finished picture is on disk.
        if self._studio.dispatcher.running is not None or self.showing is not Showing.MAKING:
            return
        self.fell_idle.emit()

    def _on_progressed(self) -> None:
        running = self._studio.dispatcher.running
        if running is None:
            return
        begins = running.phase is not None and not running.steps and running.phase != "decode"
        if begins and self._follow:
            if self.showing is not Showing.MAKING:
                self._on_dispatched()
            elif running.phase == "denoise":
                self._show_blank()

    def _show_blank(self) -> None:
        """A blank sheet in the shape of the coming picture."""
        running = self._studio.dispatcher.running
        if running is not None:
            blank = QImage(1, 1, QImage.Format.Format_RGB32)
            blank.fill(self.palette().mid().color())
            self.view.show_image(blank, QSize(*running.job.request.size_px))

    def _on_loaded(self, _path: object, image: QImage) -> None:
        if self.showing in (Showing.PICTURE, Showing.SHEET):
            self._loaded = image
            shown: QImage | None = image
            if self.showing is Showing.PICTURE and self._picture is not None:
                shown = self._studio.privacy.shown(self._picture.id, image)
            self.view.show_image(image if shown is None else shown, image.size())
            self._show_facts()
            if image.isNull():
                self._facts.say(self.tr("This picture's file can't be opened."))

    def _on_privacy(self) -> None:
        if self.showing is Showing.PICTURE and not self._loaded.isNull():
            self._on_loaded(None, self._loaded)
        self._show_settings()

    def _show_settings(self) -> None:
        looked_at = self._picture if self.showing is Showing.PICTURE else None
        is_blurred = looked_at is not None and self._studio.privacy.is_blurred(looked_at.id)
        self.settings.show_picture(None if is_blurred else looked_at)
        wanted = self._actions[ActionId.PICTURE_SETTINGS].isChecked()
        self.settings.setVisible(wanted and looked_at is not None)

    def _show(self) -> None:
        pages = {Showing.NOTHING: self._empty_area, Showing.CANVAS: self._canvas}
        self._stack.setCurrentWidget(pages.get(self.showing) or self.view)
        self._show_settings()
        has_bar = self.showing not in (Showing.NOTHING, Showing.MAKING)
        self.bar.setVisible(has_bar and not self._is_bare)
        self._place_progress()
        self._show_tools()
        self._show_facts()
        if self.showing is not Showing.NOTHING:
            self._covered = None
        seen = (self.showing, self.file)
        if seen != self._seen:
            self._seen = seen
            self.showing_changed.emit()

    def _show_tools(self) -> None:
        shown = {
            Showing.PICTURE: _TOOLS,
            Showing.START: _FOR_START,
            Showing.SHEET: _FOR_SHEET,
        }.get(self.showing, ())
        served = [
            do for do in shown if do not in _WHERE_THEY_SERVE or self._actions[do].isEnabled()
        ]
        preferred = [do for do in _WITH_TEXT if do in served]
        room_px = self.width() - len(served) * _TOOL_PX - _FACTS_PX
        wordings = (served, *(preferred[:count] for count in range(len(preferred), 0, -1)))
        fits = (one for one in wordings if sum(map(self._text_px, one)) <= room_px)
        with_text = next(fits, ())
        for do, button in self._tools.items():
            button.setVisible(do in served)
            show_text(button, do in with_text)
        self.leave.setVisible(self.showing in (Showing.CANVAS, Showing.SHEET))
        is_canvas = self.showing is Showing.CANVAS
        self.leave.setToolTip(self._actions[ActionId.MASK_VIEW].toolTip() if is_canvas else "")

    def _text_px(self, do: ActionId) -> int:
        """How much wider the tool is with its text."""
        button = self._tools[do]
        return button.fontMetrics().horizontalAdvance(button.text()) + 2 * GRID_PX

    def _show_facts(self) -> None:
        self._facts.setToolTip("")
        if self.showing is Showing.CANVAS and self._hint:
            # The first part matters most, and a part of it says more than nothing.
            parts = self._hint.split(" · ")
            shorter = [" · ".join(parts[:count]) for count in range(len(parts), 0, -1)]
            self._facts.say(*shorter, "")
            self._facts.setToolTip(plain_tip(self._hint))
            return
        if self.showing is Showing.CANVAS:
            if self._studio.draft.mode.needs_mask:
                self._facts.say(
                    self.tr("Paint over what should change, then click Generate."),
                    self.tr("Paint over what should change."),
                    "",
                )
            else:
                self._facts.say(
                    self.tr("Paint on the picture, then click Generate to repaint all of it."),
                    self.tr("The whole picture is repainted."),
                    "",
                )
            return
        zoom = self.tr("{zoom}%").format(zoom=round(100 * self.view.zoom))
        if self.showing is Showing.START:
            image = self.view.image.size()
            shown = size(image.width(), image.height())
            start = self.tr("Input picture")
            self._facts.say(f"{start} · {shown} · {zoom}", f"{shown} · {zoom}", shown, "")
            return
        if self.showing is Showing.SHEET:
            image = self.view.image.size()
            sheet = self.tr("Comparison grid")
            if image.isEmpty():
                self._facts.say(sheet)
                return
            shown = size(image.width(), image.height())
            self._facts.say(f"{sheet} · {shown} · {zoom}", f"{shown} · {zoom}", shown, "")
            return
        if self._picture is None:
            self._facts.say("")
            return
        if self._is_before:
            self._facts.say(self.tr("Before"))
            return
        shown = size(self._picture.width, self._picture.height)
        otherwise = made_otherwise(self._picture.provenance)
        self._facts.say(" · ".join((shown, zoom, *otherwise)), f"{shown} · {zoom}", shown, "")
        self._facts.setToolTip(plain_tip("\n".join(otherwise)))


def image_of(preview: PreviewPicture) -> QImage:
    """A preview as a separate image."""
    event = preview.event
    return QImage(
        preview.rgb, event.width, event.height, 3 * event.width, QImage.Format.Format_RGB888
    ).copy()
