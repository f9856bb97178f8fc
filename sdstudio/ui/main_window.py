"""The main window: builds the zones and connects them to the services."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QIcon, QShowEvent, QUndoStack
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QFileDialog,
    QLineEdit,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.input_pictures import InputPictures
from sdstudio.app.notices import Notice, Zone
from sdstudio.app.operations import Operations
from sdstudio.app.problem_report import studio_report
from sdstudio.app.settings import Settings
from sdstudio.app.studio import Studio
from sdstudio.app.updates.announcement import Announcement
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.error_sentences import Remedy
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import JobState
from sdstudio.paths import APP_NAME
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.canvas_controller import CanvasController
from sdstudio.ui.close_controller import CloseController
from sdstudio.ui.end_announcer import EndAnnouncer, SystemSignals
from sdstudio.ui.export_controller import ExportController
from sdstudio.ui.generate_controller import GenerateController
from sdstudio.ui.generation_panel import GenerationPanel
from sdstudio.ui.grid_controller import GridController
from sdstudio.ui.inputs.drops import models_among, picture_among
from sdstudio.ui.inputs.input_controller import InputController
from sdstudio.ui.job_controller import JobController
from sdstudio.ui.job_editing import JobEditing
from sdstudio.ui.menus import Menus
from sdstudio.ui.mode_controller import ModeController
from sdstudio.ui.model_knowledge import ModelKnowledge
from sdstudio.ui.model_manager.model_controller import ModelController
from sdstudio.ui.notice_bar import NoticeBar, Until
from sdstudio.ui.notice_withdrawal import NoticeWithdrawal
from sdstudio.ui.picture_controller import PictureController
from sdstudio.ui.pictures.zone import PicturesZone
from sdstudio.ui.stage.comparison import Comparison
from sdstudio.ui.stage.stage import Stage
from sdstudio.ui.status_line import StatusLine
from sdstudio.ui.stop_controller import StopController
from sdstudio.ui.theme import ActiveTheme
from sdstudio.ui.undo_commands import UNDO_STEPS, RemoveJobs
from sdstudio.ui.undo_order import UndoOrder
from sdstudio.ui.window_layout import WindowLayout


class MainWindow(QMainWindow):
    """The main window.

    Args:
        studio: its threads need not be running yet.
    """

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.studio = studio
        self.look = ActiveTheme(
            application, studio.settings.current.theme, studio.paths.style_images
        )
        self.actions_ = Actions(self)
        self._operations = Operations(self, self.tell_error)
        self.report = studio_report(studio)
        self.undo = QUndoStack(self)
        # Undo steps hold masks, so an unlimited stack would fill the memory.
        self.undo.setUndoLimit(UNDO_STEPS)
        self.inputs = InputPictures(studio.library, self)
        self.make = GenerationPanel(studio, self.actions_, self.inputs, self.look)
        self._undo_order = UndoOrder(self.undo, self.make, self)
        self.stage = Stage(studio, self.actions_)
        self.pictures = PicturesZone(studio, self.actions_)
        self.status = StatusLine(studio)
        self.controller = PictureController(
            studio, self.actions_, self.undo, (self.make, self.stage, self.pictures), self
        )
        self.export_controller = ExportController(
            studio, self.actions_, self.controller.to_export, self
        )
        self.mode_controller = ModeController(studio, self.actions_, self)
        self.canvas_controller = CanvasController(
            studio, self.actions_, self.undo, self.inputs, self.stage, self.make.done, self
        )
        self.input_controller = InputController(
            studio,
            self.actions_,
            self.undo,
            self.inputs,
            self.mode_controller,
            self.canvas_controller,
            self.make,
            self.stage,
            self,
        )
        self.generate_controller = GenerateController(studio, self.canvas_controller, self)
        self._comparison = Comparison(self.stage, self.actions_, self.inputs)
        self.grids = GridController(
            studio,
            self.actions_,
            self.pictures.done,
            self.stage,
            self.generate_controller.with_mask,
            self,
        )
        self.editing = JobEditing(studio, self.undo, self.make, self.generate_controller, self)
        self.jobs_controller = JobController(
            studio,
            self.actions_,
            self.undo,
            (self.stage, self.pictures),
            self.editing,
            self.controller,
            self,
        )
        self.end_announcer = EndAnnouncer(studio, SystemSignals(self), self)
        self.close_controller = CloseController(studio, self)
        self.stop_controller = StopController(studio.dispatcher, self)
        self.knowledge = ModelKnowledge(studio.draft, studio.background, self)
        self.menus = Menus(self, self.actions_)
        self._store = QSettings(
            str(studio.paths.config / "window.ini"), QSettings.Format.IniFormat, self
        )
        self.models = ModelController(
            studio, self.actions_, self.make.done, self.stage, self._store, self
        )
        self._zones: Mapping[Zone, GenerationPanel | Stage | PicturesZone] = {
            Zone.MAKE: self.make,
            Zone.STAGE: self.stage,
            Zone.PICTURES: self.pictures,
        }
        self._withdrawal = NoticeWithdrawal(studio, self._notice_bars, self)
        self.generate_controller.submitted.connect(self._withdrawal.after_submission)
        self.window_layout = WindowLayout(
            self, self._zones, self.stage.leave_full_screen, self.actions_, self._store
        )
        self._set_icon()
        self._lay_out()
        self.look.apply()
        self._connect_actions()
        self._connect_zones()
        self._connect_services()
        self.window_layout.restore()
        self._tell_what_is_known()
        self.retranslate()
        # Anything typed right after the start goes into the prompt.
        self.make.prompt.setFocus()

    def come_to_front(self) -> None:
        """Raise the window: the program was started a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def open_files(self, files: Sequence[Path]) -> None:
        """Come to the front and open ``files`` as if they were dropped on the window."""
        self.come_to_front()
        if (picture := picture_among(files)) is not None:
            self.input_controller.give(picture)
        elif models := models_among(files):
            self.models.examine_dropped(models)

    def tell(self, notice: Notice) -> None:
        """Show a notice in the zone it concerns, unfolding that zone."""
        self.window_layout.unfold(notice.zone)
        self._zones[notice.zone].notices.tell(notice)

    def tell_error(self, error: StudioError) -> None:
        """Show an expected failure."""
        self.tell(Notice(error.code, error.arguments))

    def generate(self, *, again: bool = False) -> None:
        """Add the draft to the queue; ``again``: even if it would repeat existing pictures."""
        draft = self.studio.draft
        if draft.checkpoint is None:
            self.models.open()
            return
        self._take_typed()
        if self.editing.job_id is not None:
            self.editing.save()
            return
        self.make.notices.clear(keep=lambda notice: notice.is_of_model)
        self.generate_controller.begin(draft.checkpoint, again=again)

    def _take_typed(self) -> None:
        # Number fields commit when they lose the focus, which Ctrl+Enter doesn't cause.
        focused = self.focusWidget()
        if isinstance(focused, QAbstractSpinBox):
            focused.interpretText()
        elif isinstance(focused, QLineEdit):
            focused.editingFinished.emit()

    def _on_submitted(self) -> None:
        self.stage.follow()
        if self.studio.queue.paused:
            self.pictures.tell_waits()

    def open_model(self) -> None:
        """Ask for a model folder and use it."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Open model folder"))
        if chosen:
            self._operations.start(self._open_model(Path(chosen)))

    async def _open_model(self, folder: Path) -> None:
        self.use_model(await self.studio.registry.open_folder(folder))

    def use_model(self, checkpoint: Checkpoint) -> None:
        """Use ``checkpoint`` for new pictures, also after a restart."""
        self.make.notices.clear()
        self.studio.draft.set_checkpoint(checkpoint)
        self._keep_model(checkpoint)

    def keep_settings(self, **changes: object) -> None:
        """Change settings; a failure to save them is reported."""
        with self._telling():
            self.studio.settings.update(**changes)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except StudioError as error:
            self.tell_error(error)

    def retranslate(self) -> None:
        """Set the window's own texts."""
        self.setWindowTitle(APP_NAME)
        self.actions_.retranslate()
        self._name_generate()
        self.mode_controller.show_modes()
        self.input_controller.retranslate()
        self.menus.retranslate()
        self.make.setAccessibleName(self.tr("Create"))
        self.stage.setAccessibleName(self.tr("Picture"))
        self.pictures.setAccessibleName(self.tr("Pictures"))
        # The tool buttons copy the actions' texts, which have just been set.
        self.stage.retranslate()

    def _name_generate(self) -> None:
        """While a job is edited, the keys of Generate save it."""
        self.make.edit_bar.retranslate()
        action, save = self.actions_[ActionId.GENERATE], self.make.edit_bar.save
        if self.editing.job_id is None:
            self.actions_.name(ActionId.GENERATE)
        else:
            action.setText(save.text())
            action.setIconText(save.text())
            action.setToolTip(save.toolTip())

    # Qt overrides.

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only after the window has been painted: it reads files of a megabyte.
        QTimer.singleShot(0, self.knowledge, self.knowledge.begin)
        QTimer.singleShot(0, self.studio.active_adapters, self.studio.active_adapters.begin)
        QTimer.singleShot(0, self.canvas_controller, self.canvas_controller.resume)

    def closeEvent(self, event: QCloseEvent) -> None:
        is_open = self.close_controller.state is CloseController.State.OPEN
        if is_open and self.editing.is_changed:
            self.editing.ask_to_leave(self, self.close)
            event.ignore()
            return
        if not self.close_controller.may_close():
            event.ignore()
            return
        self.window_layout.keep()
        self._keep_draft()
        event.accept()

    # Construction.

    def _set_icon(self) -> None:
        icon = QIcon()
        for path in sorted((self.studio.paths.resources / "icons").glob("sd-studio-*.png")):
            icon.addFile(str(path))
        self.setWindowIcon(icon)

    def _lay_out(self) -> None:
        self.make.setMaximumWidth(420)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.window_layout.splitter, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)
        self.resize(1280, 800)

    def _connect_actions(self) -> None:
        actions = self.actions_
        for do, act in (
            (ActionId.GENERATE, self.generate),
            (ActionId.STOP, self.studio.dispatcher.stop),
            (ActionId.STOP_CAREFULLY, self.stop_controller.carefully),
            (ActionId.MODEL, self._choose_model),
            (ActionId.OPEN_MODEL, self.open_model),
            (ActionId.NEW_SEED, lambda: self.studio.draft.release("seed")),
            (ActionId.UNDO, self.undo.undo),
            (ActionId.REDO, self.undo.redo),
            (ActionId.CLEAR_QUEUE, self._clear_queue),
            (ActionId.PALETTE, self._open_palette),
            (ActionId.SETTINGS, self._open_settings),
            (ActionId.GRAPHICS_CARD, self.open_graphics_card),
            (ActionId.SHORTCUTS, self._open_shortcuts),
            (ActionId.REPORT, self._open_report),
            (ActionId.UPDATES, self._open_updates),
            (ActionId.ABOUT, self._open_about),
            (ActionId.QUIT, self.close),
        ):
            actions[do].triggered.connect(lambda _checked=False, act=act: act())
        actions[ActionId.ADVANCED].triggered.connect(self._set_advanced)
        actions[ActionId.PAUSE].triggered.connect(self._set_paused)
        actions[ActionId.ADVANCED].setChecked(self.studio.settings.current.advanced)
        actions[ActionId.UPDATES].setVisible(self.studio.updates.is_available)
        actions[ActionId.UNDO].setEnabled(False)
        actions[ActionId.REDO].setEnabled(False)
        self.undo.canUndoChanged.connect(actions[ActionId.UNDO].setEnabled)
        self.undo.canRedoChanged.connect(actions[ActionId.REDO].setEnabled)
        # Painting resolves “Nothing is painted over”.
        self.undo.indexChanged.connect(
            lambda _: self.make.notices.clear(keep=lambda one: one.code is not ErrorCode.MASK_EMPTY)
        )

    def _connect_zones(self) -> None:
        bar = self.make.generate_bar
        bar.generate_asked.connect(self.generate)
        bar.stop_asked.connect(self.studio.dispatcher.stop)
        self.make.model.chosen.connect(self.use_model)
        self.make.model.open_asked.connect(self.open_model)
        self.make.model.models_asked.connect(lambda: self.models.open())
        self.make.advanced_asked.connect(self._set_advanced)
        self.status.models_asked.connect(lambda: self.models.open())
        self.stage.models_asked.connect(lambda: self.models.open())
        self.pictures.continue_requested.connect(self.studio.dispatcher.resume)
        jobs = self.pictures.queue_box.list
        jobs.remove_asked.connect(self._remove_jobs)
        jobs.look_asked.connect(self.stage.follow)
        for zone in self._zones.values():
            zone.notices.remedy_chosen.connect(self._on_remedy)
        self.knowledge.counter_ready.connect(self.make.set_counter)
        self.knowledge.vocabulary_ready.connect(self.make.set_vocabulary)
        self.generate_controller.submitted.connect(self._on_submitted)
        self.editing.added.connect(self._on_submitted)
        self.editing.changed.connect(self._name_generate)
        self.make.edit_bar.save_asked.connect(self.generate)
        self.make.inputs.paint_asked.connect(self.canvas_controller.open)
        for editor in (self.make.prompt, self.make.negative_prompt):
            editor.field.picture_pasted.connect(self.actions_[ActionId.PASTE_INPUT].trigger)
        self.mode_controller.model_asked.connect(self.use_model)
        self.mode_controller.chosen.connect(lambda _mode: self.window_layout.unfold(Zone.MAKE))
        self.end_announcer.signals.clicked.connect(self.come_to_front)
        self.close_controller.agreed.connect(self.close)
        self.close_controller.save_asked.connect(self.controller.save_unsaved)
        self.close_controller.waiting_changed.connect(self._tell_waiting)

    def _connect_services(self) -> None:
        studio = self.studio
        studio.queue.trouble.connect(self.tell_error)
        studio.dispatcher.trouble.connect(self.tell_error)
        studio.draft.checkpoint_chosen.connect(self._keep_model)
        studio.dispatcher.changed.connect(self._on_dispatched)
        studio.queue.job_ended.connect(self._on_job_ended)
        studio.pictures.trouble.connect(self.tell_error)
        for controller in (
            self.controller,
            self.input_controller,
            self.canvas_controller,
            self.generate_controller,
            self.grids,
            self.editing,
            self.jobs_controller,
        ):
            controller.trouble.connect(self.tell_error)
        self.models.trouble.connect(self.tell)
        self.models.remedy_chosen.connect(self._on_remedy)
        studio.active_adapters.trouble.connect(self.tell_error)
        studio.graphics.failed.connect(self.tell_error)
        studio.graphics.trouble.connect(self.tell_error)
        self.models.use_asked.connect(self.use_model)
        self.models.adapters_asked.connect(self._show_adapters)
        studio.registry.arrived.connect(self._on_checkpoint_arrived)
        studio.settings.changed.connect(self._apply_settings)
        studio.updates.found.connect(self._tell_update)
        studio.library.refused.connect(self.tell_error)
        studio.library.opened.connect(self._on_library_opened)
        studio.library.repaired.connect(self._on_library_repaired)
        self._on_dispatched()

    def _tell_what_is_known(self) -> None:
        damage = self.studio.settings.damage
        for error in (*self.studio.registry.failures, *([damage] if damage else [])):
            self.tell_error(error)
        if self.studio.session.ended_unexpectedly:
            self.make.done.tell(
                lambda: self.tr(
                    "SD Studio didn't shut down properly last time. "
                    "Your prompt and settings are as you left them."
                ),
                lambda: self.tr("Report…"),
                self._open_report,
                Until(self.generate_controller.submitted),
            )

    # Reacting to the services.

    def _on_library_repaired(self, notices: list[StudioError]) -> None:
        for error in notices:
            self.tell_error(error)

    def _on_library_opened(self) -> None:
        self.studio.pictures.fetchMore(self.pictures.strip.rootIndex())

    def _on_checkpoint_arrived(self, checkpoint: Checkpoint) -> None:
        """Its earlier problems no longer exist."""
        name = checkpoint.ref.name
        self.make.notices.clear(keep=lambda notice: notice.arguments.get("model") != name)

    def _on_job_ended(self, _job_id: int) -> None:
        QApplication.alert(self)

    def _on_dispatched(self) -> None:
        is_running = self.studio.dispatcher.running is not None
        self.actions_[ActionId.STOP].setEnabled(is_running)
        self.actions_[ActionId.STOP_CAREFULLY].setEnabled(is_running)
        self.actions_[ActionId.PAUSE].setChecked(self.studio.queue.paused)
        self.actions_[ActionId.CLEAR_QUEUE].setEnabled(bool(self._clearable()))

    def _on_remedy(self, remedy: Remedy, notice: Notice) -> None:
        match remedy:
            case Remedy.SAVE_ELSEWHERE:
                # The notice stays until the last picture is saved: nothing else leads to them.
                self.controller.save_unsaved()
                return
            case Remedy.TRY_AGAIN:
                self.studio.saver.save_again()
                self.studio.queue.unpause()
            case Remedy.OPEN_MODEL:
                self.open_model()
            case Remedy.MODELS:
                self.models.open()
            case Remedy.NATIVE_SIZE:
                self.studio.draft.release("width", "height")
            case Remedy.RESTART_ENGINE:
                self.studio.dispatcher.resume()
            case Remedy.SETTINGS:
                self._open_settings()
            case Remedy.GRAPHICS_CARD:
                self.open_graphics_card()
            case Remedy.GENERATE_ANYWAY:
                self.generate(again=True)
            case Remedy.RANDOM_SEED:
                self.studio.draft.release("seed")
                self.generate()
        for bar in self._notice_bars():
            bar.clear(keep=lambda one: one != notice)

    def _notice_bars(self) -> tuple[NoticeBar, ...]:
        return (*(zone.notices for zone in self._zones.values()), *self.models.notices)

    def _tell_waiting(self) -> None:
        if self.close_controller.is_waiting:
            self.make.done.tell(
                lambda: (
                    self.tr("SD Studio will close when everything is saved.")
                    if self.close_controller.state is CloseController.State.SAVING
                    else self.tr("SD Studio will close when this job is finished.")
                ),
                lambda: self.tr("Cancel"),
                self.close_controller.stay,
                Until(
                    self.close_controller.waiting_changed,
                    unless=lambda: self.close_controller.is_waiting,
                ),
            )

    def _tell_update(self, announcement: Announcement) -> None:
        # It can wait another day.
        if self.make.done.text:
            return
        self.studio.updates.note_told(announcement)
        self.make.done.tell(
            lambda: self.tr("SD Studio {version} is available.").format(
                version=announcement.version
            ),
            lambda: self.tr("What's new…"),
            lambda: self._open_updates(announcement),
        )

    # Reacting to the artist.

    def _choose_model(self) -> None:
        self.window_layout.unfold(Zone.MAKE)
        self.make.model.box.setFocus()
        self.make.model.box.showPopup()

    def _apply_settings(self, settings: Settings) -> None:
        self.actions_[ActionId.ADVANCED].setChecked(settings.advanced)
        self.make.show_advanced(settings.advanced)
        self.studio.translation.use(settings.language)
        self.look.use(settings.theme)

    def _set_advanced(self, advanced: bool) -> None:
        self.keep_settings(advanced=advanced)

    def _show_adapters(self) -> None:
        self._set_advanced(True)
        self.window_layout.unfold(Zone.MAKE)
        self.activateWindow()
        self.make.show_adapters()

    def _set_paused(self, paused: bool) -> None:
        if paused:
            self.studio.queue.pause()
        else:
            self.studio.dispatcher.resume()

    def _keep_model(self, checkpoint: Checkpoint) -> None:
        with self._telling():
            self.studio.session.update(model_fingerprint=checkpoint.ref.fingerprint)

    def _keep_draft(self) -> None:
        with self._telling():
            # That of a job that is being edited is not the artist's.
            is_own = self.editing.job_id is None
            kept = self.canvas_controller.kept_draft() if is_own else self.editing.own_draft
            self.studio.draft_saver.save_now(kept)
            self.studio.session.update(queue_paused=self.close_controller.left_paused)

    def _clearable(self) -> list[int]:
        states = (JobState.WAITING, JobState.PAUSED, JobState.FAILED)
        return [job.id for job in self.studio.queue.jobs if job.state in states]

    def _clear_queue(self) -> None:
        if ids := self._clearable():
            self._remove_jobs(ids)

    def _remove_jobs(self, ids: list[int]) -> None:
        # Pressed again before the disk has answered, it would be undone twice.
        if not self._operations.is_running(f"remove {ids}"):
            self._operations.start(self._remove(ids), replacing=f"remove {ids}")

    async def _remove(self, ids: list[int]) -> None:
        await self.studio.queue.remove(ids)
        command = RemoveJobs(self.studio.queue, ids, self._operations)
        self.undo.push(command)
        self.pictures.done.tell_undoable(
            lambda: self.tr("Removed %n job(s) from the queue.", "", len(ids)),
            lambda: self.tr("Undo"),
            self.undo,
            command,
        )

    def _open_palette(self) -> None:
        from sdstudio.ui.command_palette import CommandPalette

        CommandPalette(self.actions_, self).open()

    def _open_settings(self) -> None:
        from sdstudio.ui.settings_dialog import SettingsDialog

        SettingsDialog(self).open()

    def open_graphics_card(self) -> None:
        """Show what was found, and the pack for it."""
        from sdstudio.ui.graphics_dialog import GraphicsDialog

        GraphicsDialog(self).open()

    def _open_shortcuts(self) -> None:
        from sdstudio.ui.shortcuts_dialog import ShortcutsDialog

        ShortcutsDialog(self.actions_, self).open()

    def _open_report(self) -> None:
        from sdstudio.ui.report_dialog import ReportDialog

        ReportDialog(self.report.text(), self).open()

    def _open_updates(self, announcement: Announcement | None = None) -> None:
        from sdstudio.ui.update_dialog import UpdateDialog

        UpdateDialog(self.studio, self.keep_settings, announcement, self).open()

    def _open_about(self) -> None:
        from sdstudio.ui.about_dialog import AboutDialog

        AboutDialog(self.studio.paths.resources, self.studio.background, self).open()
