"""The window's undo stack, which also knows of steps that aren't made yet."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack


class StepInProgress:
    """A step that is being made: a file is read for it, say.

    Attributes:
        is_taken_back: the artist has undone it already. Whoever makes it leaves it, or undoes it
            once it is made.
        give_up: called when it is taken back.
        index: of the stack, when it was begun.
    """

    def __init__(self, give_up: Callable[[], None], index: int) -> None:
        self.is_taken_back = False
        self.give_up = give_up
        self.index = index


class UndoStack(QUndoStack):
    """Undoes what the artist did last, even if it has only begun.

    Otherwise Ctrl+Z right after a command that takes a moment would undo what was done before it.

    Signals:
        can_undo_changed(bool): whether there is anything to undo.

    Thread: GUI.
    """

    can_undo_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._in_progress: list[StepInProgress] = []
        self.canUndoChanged.connect(self._tell)

    @contextmanager
    def making(self, give_up: Callable[[], None] = lambda: None) -> Iterator[StepInProgress]:
        """While a step is made that was asked for and isn't on the stack yet.

        Args:
            give_up: called if it is taken back meanwhile.
        """
        step = StepInProgress(give_up, self.index())
        self._in_progress.append(step)
        self._tell()
        try:
            yield step
        finally:
            self._remove(step)

    def undo_newest(self) -> None:
        """Take back the newest step that is being made, or undo the one on the stack.

        What was pushed after it was begun, such as a stroke, is newer.
        """
        step = self._in_progress[-1] if self._in_progress else None
        if step is not None and self.index() <= step.index:
            step.is_taken_back = True
            self._remove(step)
            step.give_up()
        else:
            self.undo()

    def _remove(self, step: StepInProgress) -> None:
        if step in self._in_progress:
            self._in_progress.remove(step)
            self._tell()

    def _tell(self) -> None:
        self.can_undo_changed.emit(self.canUndo() or bool(self._in_progress))
