"""What a tour is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from sdstudio.ui.action_ids import ActionId

if TYPE_CHECKING:
    from sdstudio.ui.main_window import MainWindow


def is_other(before: object, now: object) -> bool:
    """Whether there is something now, and not what was there before."""
    return now != before and bool(now)


def always(_window: "MainWindow") -> bool:
    """Whatever the window shows."""
    return True


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that the artist does.

    Args:
        text: translated in context ``tours``; ``{keys}`` are those of ``do``, ``{word}`` is one
            from the newest picture's prompt.
        target: what the callout points at; ``None`` or hidden: it isn't there now.
        reveal: makes the target visible; done when the step begins, and when asked for later.
        watch: what changes when the artist has done it; ``None``: the step is only read.
        is_done: whether it has, from what there was before and what there is now.
        from_start: before means when the tour began, rather than the step.
        settles: only once it hasn't changed for a moment, since something is typed.
        applies: the step is left out where this is false.
    """

    text: str
    target: "Callable[[MainWindow], QWidget | None]"
    reveal: "Callable[[MainWindow], object]"
    watch: "Callable[[MainWindow], object] | None" = None
    is_done: Callable[[object, object], bool] = is_other
    from_start: bool = False
    settles: bool = False
    do: ActionId | None = None
    applies: "Callable[[MainWindow], bool]" = always


@dataclass(frozen=True, slots=True)
class Tour:
    """Args:
    key: in the session, where it is kept that the artist has taken it.
    title: translated in context ``tours``.
    needs_picture: it begins with a picture; where there is none, the first tour comes before.
    next: the tour that is offered at the end.
    """

    key: str
    title: str
    steps: tuple[Step, ...]
    needs_picture: bool = False
    next: str | None = None
