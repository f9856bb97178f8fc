"""The window's undo stack, which also knows of steps that aren't made yet."""

import itertools
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
        moment: when it was begun; see :class:`_Moments`.
    """

    def __init__(self, give_up: Callable[[], None], moment: int) -> None:
        self.is_taken_back = False
        self.give_up = give_up
        self.moment = moment


class _Moments:
    """When each step of a stack that can be undone was made, extended or redone, as a number.

    The index doesn't tell: it stays where it is if a step is merged into the one before, or if the
    oldest one is dropped for it.
    """

    def __init__(self, stack: QUndoStack, clock: Iterator[int]) -> None:
        self._clock = clock
        self._moments = [next(clock)] * stack.index()

    @property
    def newest(self) -> int:
        """Of the step that would be undone next; 0 if there is none."""
        return self._moments[-1] if self._moments else 0

    def note(self, index: int) -> None:
        """The stack has got to ``index``, perhaps the same as before."""
        if index < len(self._moments):
            del self._moments[index:]
        elif index:
            first = min(len(self._moments), index - 1)
            self._moments[first:] = [next(self._clock)] * (index - first)


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
        self._clock = itertools.count(1)
        self._moments = _Moments(self, self._clock)
        self._nested_moments = self._moments
        self.indexChanged.connect(self._moments.note)
        self.canUndoChanged.connect(self._tell)
        self.canRedoChanged.connect(self._tell)

    def push(self, command: QUndoCommand) -> None:
        self.pushing.emit()
        super().push(command)

    def nest(self, steps: QUndoStack | None) -> None:
        """Undo and redo ``steps`` before those of this stack; ``None``: no others any more."""
        if steps is self._nested:
            return
        if self._nested is not None:
            self._nested.indexChanged.disconnect(self._on_nested)
        self._nested = steps
        if steps is not None:
            self._nested_moments = _Moments(steps, self._clock)
            steps.indexChanged.connect(self._on_nested)
        self._tell()

    @contextmanager
    def making(self, give_up: Callable[[], None] = lambda: None) -> Iterator[StepInProgress]:
        """While a step is being made that isn't on the stack yet.

        Args:
            give_up: called if it is taken back meanwhile.
        """
        step = StepInProgress(give_up, next(self._clock))
        self._in_progress.append(step)
        self._tell()
        try:
            yield step
        finally:
            # What is being made is cancelled when the window goes, and this with it.
            if isValid(self):
                self._remove(step)

    def undo_newest(self) -> None:
        """Take back the newest step that is being made, or undo the newest one there is.

        What was done after it was begun, such as a stroke, or a change in what is open, is newer.
        """
        nested, step = self._undoable_nested, self._newest_in_progress
        if step is not None:
            step.is_taken_back = True
            self._remove(step)
            step.give_up()
        elif nested is not None:
            nested.undo()
        else:
            self.undo()

    def undoes_next(self, command: QUndoCommand) -> bool:
        """Whether :meth:`undo_newest` would undo ``command``."""
        if self._undoable_nested is not None or self._newest_in_progress is not None:
            return False
        return self.index() > 0 and self.command(self.index() - 1) is command

    def redo_newest(self) -> None:
        """Redo the step that was undone last."""
        if self._nested is not None and (self._nested.canRedo() or self._nested.canUndo()):
            # Redoing a step of this stack would discard the nested changes.
            self._nested.redo()
        else:
            self.redo()

    @property
    def _living(self) -> QUndoStack | None:
        """The nested one, unless it has ended."""
        return self._nested if self._nested is not None and isValid(self._nested) else None

    @property
    def _undoable_nested(self) -> QUndoStack | None:
        nested = self._living
        return nested if nested is not None and nested.canUndo() else None

    @property
    def _newest_in_progress(self) -> StepInProgress | None:
        """The step that was begun last, if nothing was done since."""
        nested = self._undoable_nested
        moments = self._moments if nested is None else self._nested_moments
        step = self._in_progress[-1] if self._in_progress else None
        return step if step is not None and step.moment > moments.newest else None

    def _on_nested(self, index: int) -> None:
        self._nested_moments.note(index)
        self._tell()

    def _remove(self, step: StepInProgress) -> None:
        if step in self._in_progress:
            self._in_progress.remove(step)
            self._tell()

    def _tell(self) -> None:
        # A stack also emits its signals while it is destroyed; the nested one may be gone by then.
        nested = self._living
        nests_undo = nested is not None and nested.canUndo()
        nests_redo = nested is not None and nested.canRedo()
        self.can_undo_changed.emit(self.canUndo() or nests_undo or bool(self._in_progress))
        self.can_redo_changed.emit(nests_redo if nests_undo else nests_redo or self.canRedo())
