"""CaptionNotesController: describes the selected pictures of the library in their notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from sdstudio.app.library_view.caption_writer import CaptionsWritten, CaptionWriter
from sdstudio.app.notices import Notice
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.captioning import ExistingNote
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.ui import error_messages
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.captions.caption_bar import CaptionBar
from sdstudio.ui.library.annotation_commands import ChangeAnnotations
from sdstudio.ui.notice_bar import DoneBar
from sdstudio.ui.undo_stack import UndoStack
from sdstudio.ui.wording import counted, sentences


class CaptionNotesController(QObject):
    """Args:
        ids: of the selected pictures.
        done: says what came of it.

    Signals:
        trouble(StudioError): no model describes pictures, or why it ended early.
    """

    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        undo: UndoStack,
        ids: Callable[[], Sequence[int]],
        done: DoneBar,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._studio, self._undo, self._ids = studio, undo, ids
        self._done, self._widget = done, parent
        self._operations = Operations(self, self.trouble.emit)
        self.bar = CaptionBar()
        self.writer = CaptionWriter(
            studio.describer, studio.library, studio.organiser, studio.background, self
        )
        self.bar.stop_asked.connect(self.writer.stop)
        self.writer.changed.connect(lambda: self.bar.show_state(self.writer.state))
        self.writer.ended.connect(self._on_ended)
        actions[ActionId.DESCRIBE_NOTES].triggered.connect(self._on_asked)

    @Slot()
    def _on_asked(self) -> None:
        from sdstudio.ui.captions.caption_notes_dialog import CaptionNotesDialog

        if self.writer.is_running:
            self._done.tell_only(
                lambda: self.tr("Pictures are being described. Wait until they are, or stop it.")
            )
            return
        if self._studio.registry.auxiliary(AuxiliaryKind.CAPTION) is None:
            self.trouble.emit(StudioError(ErrorCode.MODEL_NONE_DESCRIBES))
            return
        selected = tuple(self._ids())
        if not selected:
            return
        # A note would say in words what is not to be seen.
        ids = tuple(one for one in selected if not self._studio.privacy.is_blurred(one))
        dialog = CaptionNotesDialog(len(ids), len(selected) - len(ids), self._widget)
        dialog.chosen.connect(lambda existing: self._begin(ids, existing))
        dialog.open()

    def _begin(self, ids: Sequence[int], existing: ExistingNote) -> None:
        model = self._studio.registry.auxiliary(AuxiliaryKind.CAPTION)
        if model is None:
            self.trouble.emit(StudioError(ErrorCode.MODEL_NONE_DESCRIBES))
        else:
            self.writer.start(model, ids, existing)

    def _on_ended(self, came: CaptionsWritten) -> None:
        command = None
        if came.previous.is_change:
            text = QCoreApplication.translate("commands", "describe in notes")
            command = ChangeAnnotations(
                self._studio.organiser, came.ids, came.previous, text, self._operations
            )
            self._undo.push(command)
        self._done.tell_undoable(self._undo, command, lambda: self._said(came))
        if came.failure is not None:
            self.trouble.emit(came.failure)

    def _said(self, came: CaptionsWritten) -> str:
        told = [counted(self.tr("Described %n picture(s).", "", came.written), came.written)]
        if came.left_alone:
            told.append(
                counted(
                    self.tr("%n note(s) stayed as they are.", "", came.left_alone),
                    came.left_alone,
                )
            )
        if came.failures:
            file, error = came.failures[0]
            why = error_messages.text_of(Notice(error.code, error.arguments))
            many = self.tr("%n picture(s) couldn't be described.", "", len(came.failures))
            told.append(counted(many, len(came.failures)))
            told.append(self.tr("{file}: {reason}").format(file=file, reason=why))
        if came.remaining:
            told.append(
                counted(
                    self.tr("%n picture(s) weren't looked at.", "", came.remaining),
                    came.remaining,
                )
            )
        return sentences(*told)
