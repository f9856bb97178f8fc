"""Keeps undo and redo from doing nothing: removes steps that have become obsolete."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QUndoCommand, QUndoStack

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
        return {id_ for step in self._steps() for one in _parts(step) for id_ in _ids(one)}

    def forget(self, gone: set[int]) -> None:
        """Remove the steps that are about nothing but these pictures."""
        for step in self._steps():
            parts = list(_parts(step))
            for part in parts:
                if _ids(part) and gone.issuperset(_ids(part)):
                    part.setObsolete(True)
            if all(part.isObsolete() for part in parts):
                step.setObsolete(True)
        drop_obsolete(self._stack)

    def _steps(self) -> list[QUndoCommand]:
        return [self._stack.command(at) for at in range(self._stack.count())]


def drop_obsolete(stack: QUndoStack) -> None:
    """Remove the obsolete steps that would be next."""
    # The stack removes them only on the way; they change nothing.
    while stack.canUndo() and stack.command(stack.index() - 1).isObsolete():
        stack.undo()
    while stack.canRedo() and stack.command(stack.index()).isObsolete():
        stack.redo()


def _parts(step: QUndoCommand) -> Iterator[QUndoCommand]:
    """The step itself, or those that it consists of."""
    if not step.childCount():
        yield step
    for at in range(step.childCount()):
        yield from _parts(step.child(at))


def _ids(step: QUndoCommand) -> tuple[int, ...]:
    return step.picture_ids if isinstance(step, DoneCommand) else ()
