"""The tours: a first picture, a first change and a first find, each under a minute."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from sdstudio.app.notices import Zone
from sdstudio.domain import modes
from sdstudio.domain.text import QT_TRANSLATE_NOOP
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.coach.tour import Step, Tour
from sdstudio.ui.stage.stage import Showing
from sdstudio.ui.views import View

if TYPE_CHECKING:
    from sdstudio.ui.main_window import MainWindow


def _show_create(window: "MainWindow") -> None:
    window.show_create()
    window.window_layout.unfold(Zone.MAKE)


def _show_pictures(window: "MainWindow") -> None:
    window.show_create()
    window.window_layout.unfold(Zone.PICTURES)


def _show_library(window: "MainWindow") -> None:
    window.views.show(View.LIBRARY)


def _show_nothing(_window: "MainWindow") -> None:
    """The switch between views is always there."""


def _prompt(window: "MainWindow") -> str:
    return window.make.prompt.text.strip()


def _queued(window: "MainWindow") -> int:
    """Grows when a job is added, and stays so when it has made its pictures."""
    return len(window.studio.queue.jobs) + window.studio.pictures.rowCount()


def _count(window: "MainWindow") -> int:
    return window.studio.pictures.rowCount()


def _is_more(before: object, now: object) -> bool:
    assert isinstance(before, int)
    assert isinstance(now, int)
    return now > before


def _is_on_canvas(window: "MainWindow") -> bool:
    return window.stage.showing is Showing.CANVAS and window.views.shown is View.CREATE


def _results(window: "MainWindow") -> int:
    results = window.canvas_controller.results
    return 0 if results is None else results.candidates.rowCount()


def _results_bar(window: "MainWindow") -> QWidget | None:
    results = window.canvas_controller.results
    return None if results is None else results.bar


def _search(window: "MainWindow") -> str:
    return "" if window.library is None else window.library.bar.field.text().strip()


def _canvas(window: "MainWindow") -> QWidget | None:
    page = window.canvas_controller.page
    return None if page is None else page.view


def _rating(window: "MainWindow") -> tuple[int, int] | None:
    current = None if window.library is None else window.library.current_id
    facts = None if current is None else window.studio.results.facts(current)
    return None if current is None or facts is None else (current, facts.rating)


def _is_rated(before: object, now: object) -> bool:
    return now != before and isinstance(now, tuple) and now[1] > 0


def _generate() -> Step:
    """Press the button."""
    return Step(
        QT_TRANSLATE_NOOP("tours", "Now click Generate, or press {keys}."),
        lambda window: window.make.generate_bar.generate,
        _show_create,
        _queued,
        _is_more,
        do=ActionId.GENERATE,
    )


def _picture() -> Tour:
    """From words to a picture."""
    return Tour(
        "picture",
        QT_TRANSLATE_NOOP("tours", "First picture"),
        (
            Step(
                QT_TRANSLATE_NOOP(
                    "tours", "Pictures are made by a model. Get one first: this button lists them."
                ),
                lambda window: window.stage.empty,
                _show_create,
                lambda window: window.studio.draft.checkpoint is not None,
                applies=lambda window: window.studio.draft.checkpoint is None,
            ),
            Step(
                QT_TRANSLATE_NOOP(
                    "tours", "Choose “Text to image”: the picture is then made from words alone."
                ),
                lambda window: window.make.modes,
                _show_create,
                lambda window: window.studio.draft.mode is modes.TEXT_TO_IMAGE,
                applies=lambda window: window.studio.draft.mode is not modes.TEXT_TO_IMAGE,
            ),
            Step(
                QT_TRANSLATE_NOOP(
                    "tours",
                    "Say what the picture shows. Type a few words here, such as “a red fish on a "
                    "blue background”, or choose an example below.",
                ),
                lambda window: window.make.prompt,
                _show_create,
                _prompt,
                settles=True,
            ),
            _generate(),
            Step(
                QT_TRANSLATE_NOOP(
                    "tours",
                    "Your picture takes shape here: it begins as noise and gets clearer with each "
                    "step.",
                ),
                lambda window: window.stage,
                _show_create,
                _count,
                _is_more,
                from_start=True,
            ),
            Step(
                QT_TRANSLATE_NOOP(
                    "tours",
                    "That’s it. Your pictures are listed here and saved automatically, with "
                    "everything that made them. Generate again for another one.",
                ),
                lambda window: window.pictures.strip,
                _show_pictures,
            ),
        ),
        next="change",
    )


def _change() -> Tour:
    """From a picture to another part of it."""
    return Tour(
        "change",
        QT_TRANSLATE_NOOP("tours", "First change"),
        (
            Step(
                QT_TRANSLATE_NOOP("tours", "Click the picture that you want to change."),
                lambda window: window.pictures.strip,
                _show_pictures,
                lambda window: window.stage.picture is not None,
                applies=lambda window: window.stage.picture is None and not _is_on_canvas(window),
            ),
            Step(
                QT_TRANSLATE_NOOP("tours", "Open it on the canvas: click here, or press {keys}."),
                lambda window: window.views.switch.buttons[ActionId.VIEW_CANVAS],
                _show_nothing,
                _is_on_canvas,
                do=ActionId.VIEW_CANVAS,
                applies=lambda window: not _is_on_canvas(window),
            ),
            Step(
                QT_TRANSLATE_NOOP(
                    "tours",
                    "Paint over the part that should change. With the keyboard: arrow keys move "
                    "the brush, Enter paints.",
                ),
                _canvas,
                _show_create,
                lambda window: window.studio.draft.draft.is_painted,
                from_start=True,
            ),
            Step(
                QT_TRANSLATE_NOOP(
                    "tours", "Say what should be there instead, such as “a yellow flower”."
                ),
                lambda window: window.make.prompt,
                _show_create,
                _prompt,
                settles=True,
            ),
            _generate(),
            Step(
                QT_TRANSLATE_NOOP(
                    "tours",
                    "The result appears in place. Only what you painted changes, and a little "
                    "around it, so that both blend.",
                ),
                _canvas,
                _show_create,
                _results,
                _is_more,
                from_start=True,
            ),
            Step(
                QT_TRANSLATE_NOOP(
                    "tours",
                    "Results collect here. Compare one with the original, make another, or press "
                    "{keys} to use it as a layer.",
                ),
                _results_bar,
                _show_create,
                do=ActionId.RESULT_USE,
            ),
        ),
        needs_picture=True,
        next="find",
    )


def _find() -> Tour:
    """Back to a picture."""
    return Tour(
        "find",
        QT_TRANSLATE_NOOP("tours", "First find"),
        (
            Step(
                QT_TRANSLATE_NOOP(
                    "tours", "All your pictures are in the library: click here, or press {keys}."
                ),
                lambda window: window.views.switch.buttons[ActionId.VIEW_LIBRARY],
                _show_nothing,
                lambda window: window.views.shown is View.LIBRARY and window.library is not None,
                do=ActionId.VIEW_LIBRARY,
                applies=lambda window: window.views.shown is not View.LIBRARY,
            ),
            Step(
                QT_TRANSLATE_NOOP(
                    "tours", "Search for a word of one of your prompts: type “{word}” here."
                ),
                lambda window: None if window.library is None else window.library.bar.field,
                _show_library,
                _search,
                settles=True,
            ),
            Step(
                QT_TRANSLATE_NOOP(
                    "tours",
                    "Click a picture that you like and press a key from 1 to 5: that many stars.",
                ),
                lambda window: None if window.library is None else window.library.grid,
                _show_library,
                _rating,
                _is_rated,
            ),
            Step(
                QT_TRANSLATE_NOOP(
                    "tours",
                    "That’s how to find it again: choose stars, models or boards here, in any "
                    "combination. Clear the search to see everything.",
                ),
                lambda window: None if window.library is None else window.library.side,
                _show_library,
            ),
        ),
        needs_picture=True,
    )


#: Whatever needs a picture comes after this one.
PICTURE: Final = _picture()
TOURS: Final = {tour.key: tour for tour in (PICTURE, _change(), _find())}
