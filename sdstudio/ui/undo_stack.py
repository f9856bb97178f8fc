"""The window's undo stack, which also knows of steps that aren't made yet."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from shiboken6 import isValid


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
    Changes in an open edit are also undone before what was done earlier.

    Signals:
        can_undo_changed(bool): whether there is anything to undo.
        can_redo_changed(bool): whether there is anything to redo.
        pushing(): another step is about to be added.

    Thread: GUI.
    """

    can_undo_changed = Signal(bool)
    can_redo_changed = Signal(bool)
    pushing = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._in_progress: list[StepInProgress] = []
        self._nested: QUndoStack | None = None
        self.canUndoChanged.connect(self._tell)
        self.canRedoChanged.connect(self._tell)

    def push(self, command: QUndoCommand) -> None:
        self.pushing.emit()
        super().push(command)

    def nest(self, steps: QUndoStack | None) -> None:
        """Undo and redo ``steps`` before those of this stack; ``None``: no others any more."""
        if self._nested is not None:
            self._nested.indexChanged.disconnect(self._tell)
        self._nested = steps
        if steps is not None:
            steps.indexChanged.connect(self._tell)
        self._tell()

    @contextmanager
    def making(self, give_up: Callable[[], None] = lambda: None) -> Iterator[StepInProgress]:
        """While a step is being made that isn't on the stack yet.

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
        """Take back the newest step that is being made, or undo the newest one there is.

        What was pushed after it was begun, such as a stroke, is newer.
        """
        step = self._in_progress[-1] if self._in_progress else None
        if step is not None and self.index() <= step.index:
            step.is_taken_back = True
            self._remove(step)
            step.give_up()
        elif self._nested is not None and self._nested.canUndo():
            self._nested.undo()
        else:
            self.undo()

    def redo_newest(self) -> None:
        """Redo the step that was undone last."""
        if self._nested is not None and (self._nested.canRedo() or self._nested.canUndo()):
            # Redoing a step of this stack would discard the nested changes.
            self._nested.redo()
        else:
            self.redo()

    def _remove(self, step: StepInProgress) -> None:
        if step in self._in_progress:
            self._in_progress.remove(step)
            self._tell()

    def _tell(self) -> None:
        # A stack also emits its signals while it is destroyed; the nested one may be gone by then.
        nested = self._nested if self._nested is not None and isValid(self._nested) else None
        nests_undo = nested is not None and nested.canUndo()
        nests_redo = nested is not None and nested.canRedo()
        self.can_undo_changed.emit(self.canUndo() or nests_undo or bool(self._in_progress))
        self.can_redo_changed.emit(nests_redo if nests_undo else nests_redo or self.canRedo())
