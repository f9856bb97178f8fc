"""What must work after the storm: everything can be closed, and a job is made and saved."""

import asyncio
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog

from sdstudio.app.running_job import EngineState
from sdstudio.domain import modes
from sdstudio.domain.params import PARAMETERS
from sdstudio.library import Picture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.stage.stage import Showing
from tools.monkey.hand import press_key
from tools.monkey.program import Program

_POLL_S = 0.05
_PROMPT = "a red fish on a blue background"


class StuckError(Exception):
    """The program doesn't become idle, or doesn't do what it is asked to."""


class Calm:
    """Lets the program become idle as an artist would, and has it make one picture.

    Args:
        patience_s: how long each step may take.
    """

    def __init__(self, program: Program, patience_s: float) -> None:
        self._program = program
        self._patience_s = patience_s

    async def check(self) -> None:
        """Close everything, clear the queue, and make a picture.

        Raises:
            StuckError: one of these can't be done.
        """
        await self._until("everything that is open can be left", self._is_left)
        window = self._program.window
        window.come_to_front()
        window.close_controller.stay()
        await self._until("the queue can be emptied", self._is_emptied)
        await self._until("the engine starts", self._has_engine)
        await self._make()
        if window.stage.showing is Showing.MAKING:
            raise StuckError(self._told("the stage still shows a picture in progress"))

    def _is_left(self) -> bool:
        """Whether no menu or dialog is open; an open one gets Esc and is then closed."""
        # This also ends a drag.
        press_key(Qt.Key.Key_Escape)
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if top is not None:
            top.close()
            return False
        for shown in QApplication.topLevelWidgets():
            if isinstance(shown, QDialog) and shown.isVisible():
                shown.close()
                return False
        return True

    def _is_emptied(self) -> bool:
        studio, actions = self._program.studio, self._program.window.actions_
        for do in (ActionId.CLEAR_QUEUE, ActionId.STOP):
            # The second time, Stop kills the engine.
            if actions[do].isEnabled():
                actions[do].trigger()
        if studio.saver.unsaved:
            studio.saver.save_again()
        return not (studio.queue.jobs or studio.dispatcher.running or studio.saver.unsaved)

    def _has_engine(self) -> bool:
        studio = self._program.studio
        if studio.dispatcher.engine_state is EngineState.READY and not studio.queue.paused:
            return True
        self._continue()
        return False

    async def _make(self) -> None:
        window, studio = self._program.window, self._program.studio
        practice = next((one for one in studio.registry.checkpoints if one.is_practice), None)
        if practice is None:
            raise StuckError(self._told("the practice model is gone"))
        window.use_model(practice)
        draft = studio.draft
        draft.set_mode(modes.TEXT_TO_IMAGE)
        draft.release(*PARAMETERS)
        for adapter in draft.draft.adapters:
            draft.leave_out_adapter(adapter)
        draft.set_count(1)
        draft.choose(steps=3)
        window.make.prompt.field.setPlainText(_PROMPT)
        made: list[Picture] = []
        saved = studio.saver.saved.connect(made.append)
        window.make.generate_bar.generate.click()

        def is_made() -> bool:
            if studio.queue.paused:
                self._continue()
            return bool(made) and not studio.queue.jobs and studio.dispatcher.running is None

        await self._until("a picture is made", is_made)
        QObject.disconnect(saved)
        prompts = [picture.request.params.prompt for picture in made if picture.path.is_file()]
        if prompts != [_PROMPT]:
            raise StuckError(
                self._told(f"instead of the picture, these are on the disk: {prompts}")
            )

    def _continue(self) -> None:
        """Press the button offered next to the reason for the pause.

        Raises:
            StuckError: no reason is shown.
        """
        window = self._program.window
        queue = self._program.studio.queue
        bar = window.pictures.paused
        if not bar.isHidden():
            bar.button.click()
        elif queue.paused:
            # The artist may have paused it, which only the queue's button or the menu shows.
            told = [zone.notices for zone in (window.make, window.stage, window.pictures)]
            if not window.actions_[ActionId.PAUSE].isChecked() and not any(
                one.notices for one in told
            ):
                raise StuckError(self._told("the queue is paused, and nothing says why"))
            window.actions_[ActionId.PAUSE].trigger()

    async def _until(self, what: str, condition: Callable[[], bool]) -> None:
        end_s = time.monotonic() + self._patience_s
        while not condition():
            if time.monotonic() > end_s:
                raise StuckError(self._told(f"not within {self._patience_s:g} s: {what}"))
            await asyncio.sleep(_POLL_S)

    def _told(self, what: str) -> str:
        """``what``, with the state at that time."""
        window, studio = self._program.window, self._program.studio
        queue, dispatcher = studio.queue, studio.dispatcher
        jobs = [(job.id, job.state.value, job.attempts) for job in queue.jobs]
        notices = {
            "create": window.make.notices,
            "stage": window.stage.notices,
            "pictures": window.pictures.notices,
        }
        shown = [type(one).__name__ for one in QApplication.topLevelWidgets() if one.isVisible()]
        lines = [
            f"stuck: {what}",
            f"  queue: jobs {jobs}, running {dispatcher.running}, paused {queue.paused}, "
            f"unsaved {len(studio.saver.unsaved)}, engine {dispatcher.engine_state.name}",
            f"  stage: {window.stage.showing.name}; windows: {', '.join(shown)}",
            *(f"  {name} says: {bar.text!r}" for name, bar in notices.items()),
            f"  of the pause: {window.pictures.paused.text!r}",
        ]
        return "\n".join(lines)
