"""OpenEdits: what has been begun on the canvas, and is only previewed until it is applied."""

from collections.abc import Callable, Hashable
from functools import partial
from typing import Final, Protocol, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from sdstudio.ui.undo_stack import UndoStack

T = TypeVar("T")

#: Any number will do: steps of other edits are on stacks of their own.
_MERGING: Final = 1


class EditStep(QUndoCommand):
    """A change in an open edit, from one value to another.

    Args:
        place: shows a value.
        merges: what is changed; consecutive steps of the same are one, unless it is empty.
    """

    def __init__(self, place: Callable[[T], None], before: T, after: T, merges: Hashable) -> None:
        super().__init__()
        self._before: object = before
        self._after: object = after
        self._place_before, self._place_after = partial(place, before), partial(place, after)
        self._merges = merges

    def id(self) -> int:
        return _MERGING if self._merges else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, EditStep) or other._merges != self._merges:
            return False
        self._after, self._place_after = other._after, other._place_after
        # A drag that returned to where it began, for example.
        self.setObsolete(self._after == self._before)
        return True

    def redo(self) -> None:
        self._place_after()

    def undo(self) -> None:
        self._place_before()


class OpenEdit(Protocol):
    """Something that the artist adjusts in a preview: a transformation, say.

    It tells :class:`OpenEdits` when it is opened and closed. While it is being applied, it isn't
    open any more, since the step that it pushes would have it applied once more.
    """

    @property
    def steps(self) -> QUndoStack:
        """The changes that the artist has made in it."""

    def apply_now(self) -> None:
        """Make what is shown an undo step, if anything changes; finished when this returns."""

    async def finish(self) -> None:
        """The same, but pixels are computed on another thread meanwhile."""


class OpenEdits(QObject):
    """At most one is open. It is applied before any other command or change of target begins, so
    that the command finds what is seen, and nothing that was adjusted is ever lost.

    :meth:`CanvasModel.end`, which begins each command on the canvas, and each step that is pushed
    on the undo stack see to that.

    As in Photoshop and Krita, undo takes back the last change in the open one, and redo returns it;
    once no change is left, undo continues with the step before. Only Escape discards all changes.

    Thread: GUI.
    """

    def __init__(self, undo: UndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self._undo = undo
        self._current: OpenEdit | None = None
        self._is_applying = False
        undo.pushing.connect(self.apply)

    @property
    def current(self) -> OpenEdit | None:
        """The one that is open."""
        return self._current

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to apply."""
        return self._current is not None and self._current.steps.canUndo()

    def opened(self, edit: OpenEdit) -> None:
        """``edit`` begins; another one that is open is applied first."""
        if self._current is not None and self._current is not edit:
            self.apply()
        self._current = edit
        self._undo.nest(edit.steps)

    def closed(self, edit: OpenEdit) -> None:
        """``edit`` is being applied, or was given up."""
        if self._current is edit:
            self._current = None
            self._undo.nest(None)

    def apply(self) -> None:
        """Apply the one that is open; finished when this returns."""
        if self._current is not None and not self._is_applying:
            self._is_applying = True
            try:
                self._current.apply_now()
            finally:
                self._is_applying = False

    async def finish(self) -> None:
        """The same, but pixels are computed on another thread meanwhile."""
        if self._current is not None:
            await self._current.finish()
