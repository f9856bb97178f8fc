"""Leads through a tour: shows each step until the artist has done it."""

import logging
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QWidget

from sdstudio.app.translation import translate
from sdstudio.domain.errors import StudioError
from sdstudio.ui.accessibility.announce import announce
from sdstudio.ui.actions import keys_of
from sdstudio.ui.coach.callout import Callout, Ring
from sdstudio.ui.coach.tour import Step, Tour
from sdstudio.ui.coach.tours import PICTURE, TOURS
from sdstudio.ui.wording import sentences

if TYPE_CHECKING:
    from sdstudio.ui.main_window import MainWindow

_log = logging.getLogger(__name__)

#: How often the window is looked at during a tour. What a step waits for and where its control is
#: depend on too many things for signals: scrolling, splitters, views, folded sides.
_LOOK_MS: Final = 100
#: For how many looks typed text must have stayed the same.
_SETTLED_LOOKS: Final = 15
_WORD: Final = "fish"


class Coach(QObject):
    """One tour at a time, in one window; the artist can do anything else meanwhile.

    Signals:
        changed(): another step is shown, or the tour has ended.
    """

    changed = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._tour: Tour | None = None
        self._then: str | None = None
        self._steps: list[Step] = []
        self._at = 0
        self._before: object = None
        self._at_start: dict[int, object] = {}
        self._last: object = None
        self._looks = 0
        #: Made for the first tour.
        self.callout: Callout | None = None
        self._ring: Ring | None = None
        self.timer = QTimer(self, interval=_LOOK_MS)
        self.timer.timeout.connect(self.look)

    @property
    def tour(self) -> Tour | None:
        """The tour that is shown."""
        return self._tour

    @property
    def step(self) -> Step | None:
        """What the artist is asked to do now."""
        return self._steps[self._at] if self._tour is not None else None

    def start(self, key: str) -> None:
        """Begin a tour; where it needs a picture and there is none, the one that makes it first."""
        tour, self._then = TOURS[key], None
        if tour.needs_picture and not self._window.studio.pictures.rowCount():
            tour, self._then = PICTURE, key
        self._begin(tour)

    def stop(self) -> None:
        """End the tour, wherever it is."""
        self.timer.stop()
        self._tour = None
        for widget in (self.callout, self._ring):
            if widget is not None:
                widget.hide()
        self.changed.emit()

    def next(self) -> None:
        """Go on without waiting; after the last step, to the tour that follows."""
        if self._tour is None:
            return
        if self._at + 1 < len(self._steps):
            self._at += 1
            self._enter()
        elif (after := self._after) is not None:
            self.start(after)
        else:
            self.stop()

    def look(self) -> None:
        """See whether the step is done, and where its control is now."""
        step = self.step
        if step is None:
            return
        if step.watch is not None and self._is_done(step):
            self.next()
        else:
            self._place(step)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and (step := self.step) is not None:
            self._place(step)
        elif event.type() == QEvent.Type.LanguageChange and self._tour is not None:
            # The widgets that it names come first.
            QTimer.singleShot(0, self, self._say)
        return super().eventFilter(watched, event)

    # Steps.

    @property
    def _after(self) -> str | None:
        assert self._tour is not None
        return self._then or self._tour.next

    def _begin(self, tour: Tour) -> None:
        self._make()
        self._tour = tour
        window = self._window
        self._steps = [step for step in tour.steps if step.applies(window)]
        self._at_start = {
            number: step.watch(window)
            for number, step in enumerate(self._steps)
            if step.watch is not None
        }
        self._at = 0
        self._enter()
        self.timer.start()

    def _enter(self) -> None:
        step = self.step
        assert step is not None
        step.reveal(self._window)
        if step.watch is not None:
            now = step.watch(self._window)
            self._before = self._at_start[self._at] if step.from_start else now
            self._last, self._looks = now, 0
        if self._at + 1 == len(self._steps):
            self._remember()
        self._say()
        self.changed.emit()

    def _is_done(self, step: Step) -> bool:
        assert step.watch is not None
        now = step.watch(self._window)
        self._looks = self._looks + 1 if now == self._last else 0
        self._last = now
        if not step.is_done(self._before, now):
            return False
        return not step.settles or self._looks >= _SETTLED_LOOKS

    def _remember(self) -> None:
        """Keep that this tour was taken."""
        assert self._tour is not None
        session = self._window.studio.session
        taken = dict.fromkeys((*session.current.tours, self._tour.key))
        try:
            session.update(tours=tuple(taken))
        except StudioError:
            # It would only be offered once more.
            _log.warning("it could not be kept that a tour was taken", exc_info=True)

    # What is shown.

    def _make(self) -> None:
        if self.callout is None:
            window = self._window
            self._ring = Ring(window.look, window)
            self.callout = Callout(window.look, window)
            self.callout.next_asked.connect(self.next)
            self.callout.skip_asked.connect(self.stop)
            self.callout.show_asked.connect(self._reveal)
            window.installEventFilter(self)

    def _reveal(self) -> None:
        if (step := self.step) is not None:
            step.reveal(self._window)
            self._place(step)

    def _say(self) -> None:
        step, tour, callout = self.step, self._tour, self.callout
        if step is None or tour is None or callout is None:
            return
        is_last = self._at + 1 == len(self._steps)
        text = translate("tours", step.text)
        keys = "" if step.do is None else keys_of(step.do)
        text = text.replace("{keys}", keys).replace("{word}", self._word())
        callout.title.setText(translate("tours", tour.title))
        callout.text.setText(text)
        shown = QCoreApplication.translate("tours", "{number} of {count}", "of the steps of a tour")
        callout.count.setText(shown.format(number=self._at + 1, count=len(self._steps)))
        after = self._after if is_last else None
        if after is not None:
            # A colon would have to be another sign in Chinese.
            label = QCoreApplication.translate("tours", "Next: {tour}").format(
                tour=translate("tours", TOURS[after].title)
            )
        else:
            label = (
                QCoreApplication.translate("tours", "Done")
                if is_last
                else QCoreApplication.translate("tours", "Next")
            )
        callout.next.setText(label)
        callout.next.setAccessibleName(label)
        callout.skip.setText(
            QCoreApplication.translate("tours", "Done")
            if after
            else QCoreApplication.translate("tours", "Skip tour")
        )
        callout.skip.setAccessibleName(callout.skip.text())
        callout.skip.setHidden(is_last and after is None)
        callout.setAccessibleName(callout.title.text())
        callout.setAccessibleDescription(text)
        callout.show()
        self._place(step)
        announce(callout, sentences(f"{callout.title.text()}, {callout.count.text()}.", text))

    def _word(self) -> str:
        """A word that finds the newest picture."""
        picture = self._window.stage.picture
        prompt = "" if picture is None else picture.request.params.prompt
        words = [word.strip(",.()") for word in prompt.split()]
        known = [word for word in words if word.isalpha() and word not in ("background", "picture")]
        return max(known, key=len, default=_WORD)

    def _place(self, step: Step) -> None:
        window, callout, ring = self._window, self.callout, self._ring
        assert callout is not None
        assert ring is not None
        middle = window.views.stack
        area = QRect(middle.mapTo(window, QPoint()), middle.size())
        target = _seen(step.target(window), window)
        callout.show_me.setHidden(target is not None)
        callout.place(target, area)
        ring.place(target, window.rect())
        for widget in (ring, callout):
            widget.raise_()


def _seen(target: QWidget | None, window: QWidget) -> QRect | None:
    """What can be seen of ``target``, in the window's coordinates; ``None``: nothing."""
    if target is None or not target.isVisible() or target.window() is not window:
        return None
    seen, widget = target.rect(), target
    while widget is not window and (around := widget.parentWidget()) is not None:
        seen = seen.translated(widget.pos()).intersected(around.rect())
        widget = around
    return None if seen.isEmpty() else seen
