"""Keeps undo and redo from doing nothing: removes steps that have become obsolete."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QUndoStack

from sdstudio.ui.undo_commands import DoneCommand


class ObsoleteSteps(QObject):
    """Removes obsolete steps of ``stack`` as soon as one of them would be next."""

    def __init__(self, stack: QUndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self._stack = stack
        # Not at once: the stack is still about to tell others.
        stack.indexChanged.connect(self._drop, Qt.ConnectionType.QueuedConnection)

    def _drop(self) -> None:
        drop_obsolete(self._stack)


class GoneSteps:
    """The steps of ``stack`` that would change pictures which have left the library for good."""

    def __init__(self, stack: QUndoStack) -> None:
        self._stack = stack

    @property
    def picture_ids(self) -> set[int]:
        """All pictures that a step is about."""
        return {id_ for step in self._steps() for id_ in step.picture_ids}

    def forget(self, gone: set[int]) -> None:
        """Remove the steps that are about nothing but these pictures."""
        for step in self._steps():
            for part in step.parts:
                if part.picture_ids and gone.issuperset(part.picture_ids):
                    part.setObsolete(True)
            if all(part.isObsolete() for part in step.parts):
                step.setObsolete(True)
        drop_obsolete(self._stack)

    def _steps(self) -> list[DoneCommand]:
        steps = [self._stack.command(at) for at in range(self._stack.count())]
        return [step for step in steps if isinstance(step, DoneCommand)]


def drop_obsolete(stack: QUndoStack) -> None:
    """Remove the obsolete steps that would be next."""
    # The stack removes them only on the way; they change nothing.
    while stack.canUndo() and stack.command(stack.index() - 1).isObsolete():
        stack.undo()
    while stack.canRedo() and stack.command(stack.index()).isObsolete():
        stack.redo()
