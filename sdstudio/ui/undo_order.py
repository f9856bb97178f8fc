"""Undo and redo where text is typed: what was done last comes first, in the text or elsewhere."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QUndoStack
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from sdstudio.ui.library.note_editor import NoteEditor
from sdstudio.ui.prompt_editor import PromptEditor


class UndoOrder(QObject):
    """Leaves undo and redo to the window where its last action is newer than the field's.

    A text field takes Ctrl+Z for itself even if there is nothing to undo in it, so a picture that
    was deleted with a button would not come back while the field has the focus.

    Args:
        stack: of the window.
        zone: contains the fields.
    """

    def __init__(self, stack: QUndoStack, zone: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._stack = stack
        self._now = 0
        self._of_window = _History()
        self._of_texts: dict[QObject, _History] = {}
        stack.indexChanged.connect(self._on_window)
        #: When text was last typed into a line.
        self._typed: dict[QObject, int] = {}
        for editor in zone.findChildren(PromptEditor):
            self._of_texts[editor.field] = _History()
            editor.edited.connect(partial(self._on_text, editor.field))
            editor.field.installEventFilter(self)
        for field in zone.findChildren(NoteEditor):
            self._of_texts[field] = _History()
            field.textChanged.connect(partial(self._on_text, field))
            field.installEventFilter(self)
        self._zone = zone
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        is_undo = event.matches(QKeySequence.StandardKey.Undo)
        if not is_undo and not event.matches(QKeySequence.StandardKey.Redo):
            return False
        if self._window_time(is_undo=is_undo) <= self._field_time(watched, is_undo=is_undo):
            return False
        # Not accepted, so that it becomes the window's shortcut.
        event.ignore()
        return True

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        # Many fields are made later: the advanced settings, and one for each LoRA.
        if now is None or not self._zone.isAncestorOf(now) or (line := _line(now)) is None:
            return
        now.installEventFilter(self)
        if line not in self._typed:
            self._typed[line] = self._now
            line.textEdited.connect(partial(self._on_typed, line))
            line.destroyed.connect(partial(self._typed.pop, line, None))

    def _window_time(self, *, is_undo: bool) -> int:
        """When the action that comes next was done or undone; -1 if there is none."""
        stack, times = self._stack, self._of_window.times(is_undo=is_undo)
        is_available = stack.canUndo() if is_undo else stack.canRedo()
        return times.get(stack.index(), 0) if is_available else -1

    def _field_time(self, watched: QObject, *, is_undo: bool) -> int:
        if isinstance(watched, QPlainTextEdit):
            document, times = watched.document(), self._of_texts[watched].times(is_undo=is_undo)
            is_available = document.isUndoAvailable() if is_undo else document.isRedoAvailable()
            return times.get(document.availableUndoSteps(), 0) if is_available else -1
        assert isinstance(watched, QWidget)
        line = _line(watched)
        assert line is not None
        is_available = line.isUndoAvailable() if is_undo else line.isRedoAvailable()
        return self._typed.get(line, self._now) if is_available else -1

    def _on_window(self, index: int) -> None:
        self._now += 1
        self._of_window.move(index, self._now, is_back=index < self._of_window.at)

    def _on_typed(self, line: QLineEdit, _text: str) -> None:
        self._now += 1
        self._typed[line] = self._now

    def _on_text(self, field: QPlainTextEdit, _text: str = "") -> None:
        self._now += 1
        history, document = self._of_texts[field], field.document()
        steps = document.availableUndoSteps()
        # A text set from outside has no steps, so fewer steps alone don't mean one was undone.
        is_back = steps < history.at and document.isRedoAvailable()
        history.move(steps, self._now, is_back=is_back)


def _line(field: QWidget) -> QLineEdit | None:
    """The line of text in ``field``: a number box has the keyboard for its own."""
    if isinstance(field, QLineEdit):
        return field
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    return next(iter(field.findChildren(QLineEdit, options=direct)), None)


class _History:
    """When the steps of one history were last done and undone, by their number."""

    def __init__(self) -> None:
        self.at = 0
        self._done: dict[int, int] = {}
        self._undone: dict[int, int] = {}

    def times(self, *, is_undo: bool) -> dict[int, int]:
        return self._done if is_undo else self._undone

    def move(self, at: int, now: int, *, is_back: bool) -> None:
        self.times(is_undo=not is_back)[at] = now
        self.at = at
