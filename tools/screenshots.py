"""Take screenshots of the real window in its various states.

    xvfb-run -a -s "-screen 0 2560x1440x24" python -m tools.screenshots --out shots

``QT_QPA_PLATFORM=offscreen`` works without a display, but without the system's fonts. ``--real``
makes pictures with the practice model instead of the fake engine, ``--readme`` shoots only what the
README shows: results on the canvas, a library with many pictures, and a template in Create; and
``--guide`` replaces the pictures of the user guide.
"""

import argparse
import itertools
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from sdstudio import bootstrap
from sdstudio.app.engine_process import EngineLaunch
from sdstudio.app.event_loop import coroutines_on
from sdstudio.app.notices import Notice
from sdstudio.app.settings import Language, Theme
from sdstudio.canvas.brush import Brush
from sdstudio.domain.annotations import Flag
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.messages import Phase
from sdstudio.paths import Paths, user_paths
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.tools.tool import Pointer
from sdstudio.ui.canvas.view import CanvasView
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.stage.stage import Showing
from sdstudio.ui.views import View
from tests.support.studio import make_studio, studio_paths

_SIZES = ("1024x700", "1280x800", "2560x1440")
_PROMPTS = (
    "a red fish on a blue background",
    "a white owl on a purple background",
    "a yellow flower on a green background",
    "a blue sailboat on a white background",
)
#: Of the library in the README; two pictures of each.
_SUBJECTS = (
    "a fox and a rabbit",
    "a red apple on a yellow background",
    "a yellow flower on a green background",
    "a blue sailboat on a white background",
    "a white owl on a purple background",
    "a brown dog on a green background",
    "a green tree on a white background",
    "an orange cat on a gray background",
    "a red fish on a blue background",
    "a purple castle on a yellow background",
)
_STARS = (0, 5, 4, 0, 3, 5, 0, 4, 4, 0, 0, 3, 5, 0, 4)
#: Four beside each other in a window 1,280 pixels wide.
_THUMBNAIL_PX = 168
_TIMEOUT_S = 900.0


@dataclass(frozen=True, slots=True)
class Look:
    """The window's size, theme and language in a series."""

    width: int
    height: int
    theme: Theme
    language: Language

    def __str__(self) -> str:
        return f"{self.width}x{self.height}-{self.theme}-{self.language}"


class Shooter:
    """Drives a window and saves screenshots of it."""

    def __init__(self, window: MainWindow, out: Path, look: Look) -> None:
        self._window = window
        self._out = out
        self._look = look

    def shoot(self, name: str, widget: QWidget | None = None) -> None:
        """Save a screenshot of the window or of ``widget``."""
        self.settle()
        path = self._out / f"{self._look}-{name}.png"
        (widget or self._window).grab().save(str(path))
        print(path)

    def settle(self, seconds: float = 0.2) -> None:
        """Process events so that the window repaints."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def wait(self, condition: Callable[[], object]) -> None:
        """Process events until ``condition`` holds."""
        end = time.monotonic() + _TIMEOUT_S
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError
            self.settle(0.02)

    def make(self, prompt: str, **values: int) -> None:
        """Generate a picture and wait until the queue is empty."""
        queue = self._window.studio.queue
        self._window.studio.draft.choose(prompt=prompt, **values)
        before = self._window.studio.pictures.rowCount()
        self._window.generate()
        self.wait(lambda: self._window.studio.pictures.rowCount() > before)
        self.wait(lambda: not queue.jobs)


def series(shooter: Shooter, window: MainWindow) -> None:
    """Shoot all states in the order in which an artist meets them."""
    studio = window.studio
    shooter.wait(lambda: studio.dispatcher.engine_ready)
    shooter.settle(0.5)
    shooter.shoot("1-first-start")
    draft = studio.draft
    draft.choose(prompt=_PROMPTS[0])
    window.generate()
    shooter.wait(_painting(window))
    shooter.shoot("2-making")
    shooter.wait(lambda: not studio.queue.jobs and studio.pictures.rowCount())
    for prompt in _PROMPTS[1:]:
        shooter.make(prompt)
    window.make.size_picker.buttons[list(window.make.size_picker.buttons)[1]].click()
    shooter.make(_PROMPTS[0])
    shooter.shoot("3-pictures")
    window.actions_[ActionId.ADVANCED].trigger()
    draft.choose(prompt=" ".join([*_PROMPTS[:3], "with a zebra"] * 5), negative_prompt="red")
    shooter.shoot("4-advanced-long-prompt")
    window.actions_[ActionId.ADVANCED].trigger()
    draft.release("negative_prompt", "width", "height")
    draft.choose(prompt=_PROMPTS[1])
    for count in (4, 1, 2):
        draft.set_count(count)
        window.generate()
    shooter.wait(_painting(window))
    shooter.shoot("5-queue")
    tell = window.notices.tell
    tell(Notice(ErrorCode.DISK_FULL, {"folder": "/home/artist/Pictures/SD Studio"}))
    tell(Notice(ErrorCode.OUT_OF_MEMORY, {"width": 2048, "height": 2048}))
    tell(Notice(ErrorCode.MODEL_ONLY_PICKLES, {"model": "my-model", "component": "unet"}))
    shooter.shoot("6-notices")
    for notices in (window.make.notices, window.stage.notices, window.pictures.notices):
        notices.clear()
    window.actions_[ActionId.CLEAR_QUEUE].trigger()
    shooter.settle()
    window.close()
    shooter.settle()
    if window.close_controller.question is not None:
        shooter.shoot("7-closing", window.close_controller.question)
        window.close_controller.question.reject()
    studio.dispatcher.stop()
    shooter.wait(lambda: studio.dispatcher.running is None)
    from_pictures(shooter, window)
    for do, name in (
        (ActionId.SETTINGS, "8-settings"),
        (ActionId.SHORTCUTS, "9-shortcuts"),
        (ActionId.ABOUT, "10-about"),
        (ActionId.PALETTE, "11-palette"),
    ):
        window.actions_[do].trigger()
        shooter.settle()
        dialog = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if dialog is not None:
            shooter.shoot(name, dialog)
            dialog.close()
    in_library(shooter, window)


def in_library(shooter: Shooter, window: MainWindow) -> None:
    """Shoot the library: everything, what a search finds, nothing, stacks, and hidden pictures."""
    actions = window.actions_
    window.views.show(View.LIBRARY)
    page = window.library
    assert page is not None
    shooter.wait(lambda: page.picture is not None and page.side.facets.groups)
    page.marking.rate(4)
    shooter.settle(0.5)
    shooter.shoot("19-library")
    for name, query in (("20-found", "flower rating:4"), ("21-nothing-found", "zebra rating:5")):
        page.bar.field.setText(query)
        shooter.settle(0.5)
        shooter.shoot(name)
    page.bar.field.clear()
    actions[ActionId.GROUP_SESSIONS].trigger()
    actions[ActionId.STACK_TRIES].trigger()
    shooter.settle(0.5)
    shooter.shoot("22-stacks")
    actions[ActionId.HIDE_PICTURES].trigger()
    shooter.shoot("23-hidden")
    actions[ActionId.HIDE_PICTURES].trigger()
    actions[ActionId.STACK_TRIES].trigger()
    actions[ActionId.GROUP_DAYS].trigger()


def readme(shooter: Shooter, window: MainWindow) -> None:
    """Shoot what the README shows."""
    shooter.wait(lambda: window.studio.dispatcher.engine_ready)
    results_on_canvas(shooter, window)
    filled_library(shooter, window)
    template_in_create(shooter, window)


def results_on_canvas(shooter: Shooter, window: MainWindow) -> None:
    """Shoot a picture on the canvas with results for a part of it, one of which is compared."""
    studio, actions = window.studio, window.actions_
    shooter.make("a green tree on a white background", seed=8)
    actions[ActionId.VIEW_CANVAS].trigger()
    shooter.wait(lambda: window.stage.showing is Showing.CANVAS)
    canvas = window.canvas_controller
    painted, results = canvas.painted, canvas.results
    assert painted is not None
    assert results is not None
    side = studio.draft.draft.inputs[0].width
    painted.begin(Brush(side / 2.2, 0.75), side * 0.5, side * 0.4)
    painted.move(side * 0.5, side * 0.45)
    painted.end()
    studio.draft.release("seed")
    studio.draft.set_count(3)
    shooter.make("a red apple on a white background")
    shooter.wait(lambda: results.candidates.rowCount() == 3 and results.candidates.image)
    window.make.done.withdraw()
    shooter.settle(0.5)
    shooter.shoot("25-results")
    actions[ActionId.RESULT_ORIGINAL].trigger()
    actions[ActionId.FROM_WORDS].trigger()


def filled_library(shooter: Shooter, window: MainWindow) -> None:
    """Shoot the library with pictures of many things, some with stars, tags and boards."""
    studio = window.studio
    studio.draft.set_count(2)
    for prompt in _SUBJECTS:
        shooter.make(prompt)
    window.views.show(View.LIBRARY)
    page = window.library
    assert page is not None
    shooter.wait(lambda: page.grid.ids.size >= 2 * len(_SUBJECTS))
    ids = page.grid.ids.tolist()
    for picture_id, stars in zip(ids, _STARS, strict=False):
        page.grid.set_current(picture_id)
        page.marking.rate(stars)
        shooter.settle()
    page.marking.new_board(ids[:9], "Portfolio")
    page.marking.new_board(ids[-6:-2], "Sea and sky")
    page.marking.keep_search("Five stars", "rating:5")
    shooter.wait(lambda: len(page.organiser.boards) == 2 and page.organiser.searches)
    page.grid.set_current(ids[5])
    page.marking.add_tags(["portfolio"])
    shooter.settle()
    page.marking.flag(Flag.PICK)
    page.done.withdraw()
    page.bar.size_slider.setValue(_THUMBNAIL_PX)
    page.grid.scroll_to(ids[0])
    shooter.settle(2)
    shooter.shoot("24-filled-library")


def template_in_create(shooter: Shooter, window: MainWindow) -> None:
    """Shoot Create with a picture, and a prompt that is a template of several."""
    window.views.show(View.CREATE)
    draft = window.studio.draft
    draft.set_count(1)
    shooter.make("a penguin on a pink background", seed=8)
    shooter.wait(lambda: window.stage.showing is Showing.PICTURE)
    draft.release("seed")
    draft.choose(prompt="a {penguin|white owl} on a {pink|blue} background")
    window.make.done.withdraw()
    shooter.settle(2)
    shooter.shoot("26-template")


def from_pictures(shooter: Shooter, window: MainWindow) -> None:
    """Shoot the modes that start from a picture: the input, the mask and the result."""
    studio, actions = window.studio, window.actions_
    studio.draft.set_count(1)
    window.make.done.hide()
    actions[ActionId.FROM_PICTURE].trigger()
    shooter.shoot("12-no-picture-yet")
    actions[ActionId.START_FROM_THIS].trigger()
    shooter.wait(lambda: studio.draft.draft.inputs)
    shooter.settle(0.5)
    shooter.shoot("13-from-a-picture")
    actions[ActionId.CHANGE_PART_OF_THIS].trigger()
    shooter.wait(lambda: window.stage.showing is Showing.CANVAS)
    shooter.settle(0.5)
    view = window.stage.canvas_view
    assert isinstance(view, CanvasView)
    side = studio.draft.draft.inputs[0].width
    stroke = [(0.3, 0.35), (0.45, 0.3), (0.6, 0.4), (0.65, 0.6), (0.5, 0.65), (0.35, 0.55)]
    painted = window.canvas_controller.painted
    assert painted is not None
    for brush, shift in ((Brush(side / 5, 0.5), 0.0), (Brush(side / 8, opacity=0.5), 0.2)):
        painted.begin(brush, *(side * (place + shift) for place in stroke[0]))
        for x, y in stroke[1:]:
            painted.move(side * (x + shift), side * (y + shift))
        painted.end()
    view.tools.current.hover(Pointer(0.6 * side, 0.4 * side))
    shooter.shoot("14-mask")
    actions[ActionId.ADVANCED].trigger()
    shooter.settle()
    inside = window.make.findChild(QScrollArea)
    assert isinstance(inside, QScrollArea)
    inside.verticalScrollBar().setValue(inside.verticalScrollBar().maximum())
    shooter.shoot("15-mask-all-settings")
    actions[ActionId.ADVANCED].trigger()
    shooter.make(_PROMPTS[2])
    shooter.wait(lambda: window.stage.picture is not None)
    shooter.settle(0.5)
    shooter.shoot("16-result")
    actions[ActionId.RESULT_COMPARE].trigger()
    shooter.settle(0.5)
    shooter.shoot("17-compared")
    actions[ActionId.RESULT_COMPARE].trigger()
    window.make.modes.menu.popup(window.mapToGlobal(QPoint(200, 120)))
    shooter.shoot("18-more-ways", window.make.modes.menu)
    window.make.modes.menu.close()
    actions[ActionId.FROM_WORDS].trigger()


def _painting(window: MainWindow) -> Callable[[], bool]:
    def check() -> bool:
        running = window.studio.dispatcher.running
        return (
            running is not None
            and running.phase is Phase.DENOISE
            and running.step * 2 > running.steps
        )

    return check


@contextmanager
def _window(folder: Path, look: Look, *, real: bool) -> Iterator[MainWindow]:
    paths = studio_paths(folder, model=not real, side_px=512)
    if real:
        paths = Paths(paths.config, paths.data, paths.cache, paths.pictures, user_paths().resources)
    studio = make_studio(paths, EngineLaunch(paths.cache, paths.engine_log, fake=not real))
    studio.settings.update(theme=look.theme, language=look.language)
    studio.translation.use(look.language)
    window = MainWindow(studio)
    window.resize(look.width, look.height)
    window.show()
    bootstrap.start(studio)
    try:
        yield window
    finally:
        bootstrap.stop(studio)
        window.hide()
        window.deleteLater()
        QApplication.processEvents()


def main(arguments: Sequence[str] | None = None) -> None:
    """Take every requested series."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build") / "screenshots")
    parser.add_argument("--real", action="store_true", help="with the practice model")
    parser.add_argument(
        "--readme", action="store_true", help="only what it shows, with the practice model"
    )
    parser.add_argument(
        "--guide", action="store_true", help="the pictures of the user guide, into its folder"
    )
    parser.add_argument("--size", action="append", choices=_SIZES)
    parser.add_argument("--theme", action="append", choices=[Theme.DARK, Theme.LIGHT])
    parser.add_argument("--language", action="append", choices=Language.all())
    given = parser.parse_args(arguments)
    given.out.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("SDSTUDIO_FAKE_STEP_MS", "40")
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    for size, theme, language in itertools.product(
        given.size or (_SIZES[:1] if given.guide else _SIZES),
        given.theme or ((Theme.DARK,) if given.guide else (Theme.DARK, Theme.LIGHT)),
        given.language or Language.all(),
    ):
        width, height = map(int, size.split("x"))
        look = Look(width, height, Theme(theme), Language(language))
        with (
            tempfile.TemporaryDirectory() as folder,
            coroutines_on(application),
            _window(Path(folder), look, real=given.real or given.readme or given.guide) as window,
        ):
            if given.guide:
                from tools.guide_pictures import GuideShooter, take

                take(GuideShooter(window, look), window)
            else:
                shoot = readme if given.readme else series
                shoot(Shooter(window, given.out, look), window)


if __name__ == "__main__":
    main()
