"""Changes of documents as steps of the window's undo stack."""

from collections.abc import Callable
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from shiboken6 import getCppPointer, isValid

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.operations import Operations
from sdstudio.canvas.document_change import DocumentChange
from sdstudio.canvas.tile_change import kept_steps
from sdstudio.domain.input_refs import InputRef
from sdstudio.ui.gone_steps import drop_obsolete

#: The memory that steps to undo may take.
UNDO_BYTES: Final = 256 * 2**20
#: Of steps that may become one.
_MERGING: Final = 1

#: Applies a change to the document of a picture; the last argument says whether it undoes it.
Apply: TypeAlias = Callable[[InputRef, DocumentChange, bool], None]


class DocumentSteps(QObject):
    """Pushes steps, has them packed, and forgets the oldest ones for want of memory.

    Attributes:
        undo_bytes: the memory that they may take together.

    Signals:
        forgotten(): the oldest ones can't be undone any more.

    Thread: GUI.
    """

    forgotten = Signal()

    def __init__(
        self, undo: QUndoStack, background: BackgroundTasks, apply: Apply, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._undo = undo
        self._background = background
        self._apply = apply
        self._operations = Operations(self)
        self.undo_bytes = UNDO_BYTES
        #: With the address of the step.
        self._reverts: list[tuple[int, Callable[[], None]]] = []
        undo.indexChanged.connect(self._on_moved)

    @property
    def images(self) -> set[InputRef]:
        """The pictures whose documents are changed by a step that isn't forgotten."""
        return {step.image for step in self._steps()}

    def push(
        self,
        image: InputRef,
        change: DocumentChange,
        text: str,
        merges: str = "",
        *,
        entering: QUndoCommand | None = None,
    ) -> None:
        """Add a change that has been made.

        Args:
            merges: names what is changed; further steps with this name become one with the first.
            entering: part of the step, done before the change, which hasn't been made then.
        """
        step = _DocumentStep(self._apply, image, change, text, merges, entering)
        self._undo.push(step)
        # Qt has deleted it if it became one with another, which has no pixels.
        if change.size_bytes:
            self._operations.start(self._pack(step))

    def push_other(self, step: QUndoCommand) -> None:
        """Add a step that changes no document."""
        self._undo.push(step)

    def forget(self, image: InputRef) -> None:
        """Forget all steps of the document of ``image``; not while a step is undone or redone."""
        steps = [step for step in self._steps() if step.image == image]
        for step in steps:
            step.forget()
        if steps:
            drop_obsolete(self._undo)
            self.forgotten.emit()

    def revert_with_newest(self, revert: Callable[[], None]) -> None:
        """Call ``revert`` once the newest step of any kind, whose consequence it is, is undone."""
        if self._undo.canUndo():
            self._reverts.append((self._addresses()[self._undo.index() - 1], revert))

    def _on_moved(self, index: int) -> None:
        # A stack that ends tells of its last steps when it isn't one any more.
        if not self._reverts or not isValid(self._undo):
            return
        steps = self._addresses()
        # A step that the stack has no room for any more isn't undone.
        left = [one for one in self._reverts if one[0] in steps]
        undone = [one for one in left if one[0] not in steps[:index]]
        self._reverts = [one for one in left if one not in undone]
        for _, revert in undone:
            revert()

    def _addresses(self) -> list[int]:
        """Where the steps are in memory: the stack deletes them, so none may be held."""
        stack = self._undo
        return [getCppPointer(stack.command(at))[0] for at in range(stack.count())]

    async def _pack(self, step: "_DocumentStep") -> None:
        packed = await self._background.do("undo", step.change.packed)
        if not step.is_forgotten:
            step.hold(packed)
            self._forget_oldest()

    def _steps(self) -> list["_DocumentStep"]:
        """Those that aren't forgotten, newest first."""
        stack = self._undo
        commands = [stack.command(index) for index in reversed(range(stack.count()))]
        return [one for one in commands if isinstance(one, _DocumentStep) and not one.is_forgotten]

    def _forget_oldest(self) -> None:
        steps = self._steps()
        kept = kept_steps([step.size_bytes for step in steps], self.undo_bytes)
        # What was undone is the base of what can be redone after it.
        forgotten = [step for step in steps[kept:] if step.is_done]
        for step in forgotten:
            step.forget()
        if forgotten:
            drop_obsolete(self._undo)
            self.forgotten.emit()


class _DocumentStep(QUndoCommand):
    """A change of the document of ``image`` that has already been made when it is pushed.

    Args:
        entering: what is done together with it, and before it, when it is pushed.
    """

    def __init__(
        self,
        apply: Apply,
        image: InputRef,
        change: DocumentChange,
        text: str,
        merges: str,
        entering: QUndoCommand | None = None,
    ) -> None:
        super().__init__(text)
        self._apply = apply
        self.image = image
        self._merges = merges
        self.hold(change)
        self._entering = entering
        self.is_done = entering is None
        self.is_forgotten = False

    def hold(self, change: DocumentChange) -> None:
        """Have ``change``, which is the same in other memory."""
        self.change = change
        # All steps' memory is added up after each stroke.
        self.size_bytes = change.size_bytes

    def id(self) -> int:
        return _MERGING if self._merges else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _DocumentStep):
            return False
        if (other.image, other._merges) != (self.image, self._merges):
            return False
        self.hold(self.change.followed_by(other.change))
        return True

    def redo(self) -> None:
        if self.is_done:
            return
        self.is_done = True
        if self._entering is not None:
            self._entering.redo()
        if not self.is_forgotten:
            self._apply(self.image, self.change, False)

    def undo(self) -> None:
        self.is_done = False
        if not self.is_forgotten:
            self._apply(self.image, self.change, True)
        if self._entering is not None:
            self._entering.undo()

    def forget(self) -> None:
        """Free its memory; its change is skipped from now on."""
        self.setObsolete(self._entering is None)
        self.is_forgotten = True
        self.hold(self.change.without_pixels())
