"""The main window: builds the zones and connects them to the services."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.depth_requests import DepthRequests
from sdstudio.app.input_pictures import InputPictures
from sdstudio.app.notices import Zone
from sdstudio.app.operations import Operations
from sdstudio.app.problem_report import studio_report
from sdstudio.app.settings import SettingGroup, Settings
from sdstudio.app.studio import Studio
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.library import Picture
from sdstudio.paths import APP_NAME
from sdstudio.ui import file_dialogs, shortcuts
from sdstudio.ui.accessibility import interfaces
from sdstudio.ui.accessibility.adoption import adopt
from sdstudio.ui.accessibility.job_news import JobNews
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.canvas_controller import CanvasController
from sdstudio.ui.canvas.new_canvas import NewCanvas
from sdstudio.ui.canvas.project_controller import ProjectController
from sdstudio.ui.close_controller import CloseController
from sdstudio.ui.controls.controls_controller import ControlsController
from sdstudio.ui.end_announcer import EndAnnouncer, SystemSignals
from sdstudio.ui.export_controller import ExportController
from sdstudio.ui.faces.face_controller import FaceController
from sdstudio.ui.file_dialogs import Purpose
from sdstudio.ui.first_paint import FirstPaint
from sdstudio.ui.generate_controller import GenerateController
from sdstudio.ui.generation_panel import GenerationPanel
from sdstudio.ui.gone_steps import ObsoleteSteps
from sdstudio.ui.grid_controller import GridController
from sdstudio.ui.guide.guide_controller import GuideController
from sdstudio.ui.inputs.drops import models_among, picture_among
from sdstudio.ui.inputs.input_controller import InputController
from sdstudio.ui.job_controller import JobController
from sdstudio.ui.job_editing import JobEditing
from sdstudio.ui.layouts import ANY_PX
from sdstudio.ui.library.ask_files import ask_folder, ask_folder_to_import, ask_pictures
from sdstudio.ui.library_actions import IN_LIBRARY, OPENS_LIBRARY
from sdstudio.ui.library_maker import LibraryMaker
from sdstudio.ui.menus import Menus
from sdstudio.ui.mode_controller import ModeController
from sdstudio.ui.model_knowledge import ModelKnowledge
from sdstudio.ui.model_manager.model_controller import ModelController
from sdstudio.ui.notice_controller import NoticeController
from sdstudio.ui.picture_controller import PictureController
from sdstudio.ui.picture_target import PictureTarget, StageSource
from sdstudio.ui.pictures.zone import PicturesZone
from sdstudio.ui.presets.presets_controller import PresetsController
from sdstudio.ui.privacy_controller import PrivacyController
from sdstudio.ui.prompts.prompt_controller import PromptController
from sdstudio.ui.prompts.workbench import PromptWorkbench
from sdstudio.ui.question import ask
from sdstudio.ui.queue_controller import QueueController
from sdstudio.ui.recall_controller import RecallController
from sdstudio.ui.relations_controller import RelationsController
from sdstudio.ui.stage.comparison import Comparison
from sdstudio.ui.stage.stage import Showing, Stage
from sdstudio.ui.status_line import StatusLine
from sdstudio.ui.stop_controller import StopController
from sdstudio.ui.styles.styles_controller import StylesController
from sdstudio.ui.theme import ActiveTheme
from sdstudio.ui.undo_commands import UNDO_STEPS
from sdstudio.ui.undo_order import UndoOrder
from sdstudio.ui.undo_stack import UndoStack
from sdstudio.ui.upscaling.upscale_controller import UpscaleController
from sdstudio.ui.views import View, Views
from sdstudio.ui.window_dialogs import WindowDialogs
from sdstudio.ui.window_layout import Sides, WindowLayout

if TYPE_CHECKING:
    from sdstudio.ui.library.page import LibraryPage


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
        shortcuts.use(studio.settings.current.shortcuts)
        file_dialogs.use(studio.session)
        self.actions_ = Actions(self)
        self._operations = Operations(self, lambda error: self.notices.tell_error(error))
        self.report = studio_report(studio)
        self.undo = UndoStack(self)
        # Undo steps hold masks, so an unlimited stack would fill the memory.
        self.undo.setUndoLimit(UNDO_STEPS)
        ObsoleteSteps(self.undo, self)
        self.inputs = InputPictures(studio.library, studio.background, self)
        self.make = GenerationPanel(studio, self.actions_, self.inputs, self.look, self.undo)
        self._undo_order = UndoOrder(self.undo, self.make, self)
        self.stage = Stage(studio, self.actions_)
        self.pictures = PicturesZone(studio, self.actions_)
        self.status = StatusLine(studio)
        interfaces.install(application)
        self.target = PictureTarget(
            StageSource(self.stage, self.pictures.strip, self.pictures.done), self
        )
        zones = (self.make, self.stage, self.pictures)
        self.controller = PictureController(
            studio, self.actions_, self.undo, self.target, zones, self
        )
        self.relations = RelationsController(studio, self.actions_, self.target, self)
        self.export_controller = ExportController(
            studio, self.actions_, self.controller.to_export, self
        )
        self.upscaling = UpscaleController(
            studio,
            self.actions_,
            self.target,
            self.controller.to_export,
            self._picture_on_canvas,
            self,
        )
        self.mode_controller = ModeController(studio, self.actions_, self)
        self.recall = RecallController(
            studio,
            self.actions_,
            self.undo,
            self.target,
            self.mode_controller,
            self.make.done,
            lambda request: self.canvas_controller.in_place(request),
            self,
        )
        self.depth_requests = DepthRequests(studio, self)
        self.canvas_controller = CanvasController(
            studio,
            self.actions_,
            self.undo,
            self.inputs,
            self.stage,
            self.depth_requests,
            self.make.done,
            self,
        )
        self.styles = StylesController(
            studio, self.actions_, self.undo, self.target, self.make.done, self
        )
        self.presets = PresetsController(
            studio, self.actions_, self.undo, self.target, self.make.done, self
        )
        self.input_controller = InputController(
            studio,
            self.actions_,
            self.undo,
            self.target,
            self.inputs,
            self.mode_controller,
            self.canvas_controller,
            self.make,
            self.stage,
            self,
        )
        self.controls = ControlsController(
            studio,
            self.undo,
            self.inputs,
            self.target,
            self.make.controls,
            self.depth_requests,
            self.canvas_controller,
            self.make.done,
            self,
        )
        self.new_canvas = NewCanvas(
            studio,
            self.actions_,
            self.undo,
            self.inputs,
            self.mode_controller,
            self.canvas_controller,
            self.look,
            self,
        )
        self.projects = ProjectController(
            studio,
            self.actions_,
            self.canvas_controller,
            self.input_controller,
            self.mode_controller,
            self.make.done,
            self.undo,
            self,
        )
        self.generate_controller = GenerateController(
            studio, self.canvas_controller, self.controls, self
        )
        self.faces = FaceController(
            studio,
            self.actions_,
            self.look,
            self.target,
            self.controller.to_export,
            self._picture_on_canvas,
            self.generate_controller.with_inputs,
            self,
        )
        self.prompts = PromptController(
            studio,
            self.actions_,
            self.generate_controller,
            self.make.dynamic_line,
            self.make.done,
            self.undo,
            self.make.prompt.insert,
            lambda error: self.notices.tell_error(error),
            self,
        )
        self.workbench = PromptWorkbench(
            studio,
            self.actions_,
            self.undo,
            self.make.prompt,
            self.make.negative_prompt,
            self,
        )
        self._comparison = Comparison(self.stage, self.actions_, self.inputs)
        self.grids = GridController(
            studio,
            self.actions_,
            self.pictures.done,
            self.stage,
            self.generate_controller.with_inputs,
            self,
        )
        self.editing = JobEditing(
            studio, self.undo, self.make, self.generate_controller, self.canvas_controller, self
        )
        self.jobs_controller = JobController(
            studio,
            self.actions_,
            self.undo,
            (self.stage, self.pictures),
            self.editing,
            self.recall,
            self,
        )
        self.end_announcer = EndAnnouncer(studio, SystemSignals(self), self)
        JobNews(studio, self)
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
        self.zones: Mapping[Zone, GenerationPanel | Stage | PicturesZone] = {
            Zone.MAKE: self.make,
            Zone.STAGE: self.stage,
            Zone.PICTURES: self.pictures,
        }
        self.window_layout = WindowLayout(
            self, self.zones, self.stage.leave_full_screen, self.actions_, self._store
        )
        # The same key imports in the library, and adds a layer on the canvas.
        for zone in (self.make, self.pictures, *self.stage.around_canvas):
            zone.addAction(self.actions_[ActionId.PASTE_INPUT])
        maker = LibraryMaker(studio, self.actions_, self.undo, self._store, self._on_library_made)
        self.views = Views(self.actions_, self.window_layout.splitter, maker, self._store, self)
        self.library: LibraryPage | None = None
        self._loses_notes = False
        self.dialogs = WindowDialogs(self)
        self.guide = GuideController(self)
        self.privacy = PrivacyController(studio, self.actions_, self.target, self)
        self.notices = NoticeController(self)
        self.queue_controller = QueueController(
            studio, self.actions_, self.undo, self.pictures, self
        )
        self._set_icon()
        self._lay_out()
        self.look.apply()
        self._connect_actions()
        self._connect_zones()
        self._connect_services()
        self.window_layout.restore()
        self.views.restore()
        self.notices.tell_what_is_known()
        self._set_texts()
        if self.views.shown is View.CREATE:
            # Anything typed right after the start goes into the prompt.
            self.make.prompt.setFocus()
        FirstPaint(self).done.connect(self._on_painted)

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

    def _on_generated(self) -> None:
        if not self.studio.draft.mode.needs_image:
            # Its pictures don't appear on the canvas, which only had their hints.
            self.stage.leave_canvas()
        self._on_submitted()

    def _on_submitted(self) -> None:
        self.input_controller.keep_opened()
        self.stage.follow()
        if self.studio.queue.paused:
            self.pictures.tell_waits()

    def open_model(self) -> None:
        """Ask for a model folder and use it."""
        title = self.tr("Open model folder")
        if chosen := file_dialogs.ask_folder(self, Purpose.MODELS, title):
            self._operations.start(self._open_model(chosen))

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
            self.notices.tell_error(error)

    def retranslate(self) -> None:
        """Set the window's own texts."""
        self.actions_.retranslate()
        self._set_texts()

    def _set_texts(self) -> None:
        self.setWindowTitle(APP_NAME)
        self._name_generate()
        self.mode_controller.show_modes()
        self.relations.retranslate()
        self.input_controller.retranslate()
        self.menus.retranslate()
        self.make.setAccessibleName(self.tr("Create"))
        self.stage.setAccessibleName(self.tr("Picture"))
        self.pictures.setAccessibleName(self.tr("Pictures"))
        # It copies texts of actions, which have just been set.
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

    def closeEvent(self, event: QCloseEvent) -> None:
        is_open = self.close_controller.state is CloseController.State.OPEN
        if is_open and self.editing.is_changed:
            self.editing.ask_to_leave(self, self.close)
            event.ignore()
            return
        is_agreed = self.close_controller.state is CloseController.State.AGREED
        if not is_agreed and self.library is not None:
            if self.library.details.note.has_refused and not self._loses_notes:
                self._ask_about_notes()
                event.ignore()
                return
            if not self._loses_notes:
                # Before it is asked whether something is still being written.
                self.library.details.note.take_over()
        self.controls.keep_adjusted()
        self.canvas_controller.save_now()
        if not self.close_controller.may_close():
            event.ignore()
            return
        self.window_layout.keep()
        self.views.keep()
        self.views.close()
        if self.library is not None:
            self.library.keep()
        self._keep_draft()
        self.guide.close()
        event.accept()

    def _ask_about_notes(self) -> None:
        ask(
            self,
            self.tr("Close SD Studio?"),
            self.tr("A note couldn't be saved and would be lost."),
            self.tr("To save it, edit it again once the disk can be written to."),
            do=(self.tr("Discard and close"), self._close_without_notes),
            keep=self.tr("Cancel"),
        )

    def _close_without_notes(self) -> None:
        self._loses_notes = True
        self.close()
        self._loses_notes = False

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
        column.addWidget(self.views.stack, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)
        if self.menuBar().isNativeMenuBar():
            column.insertWidget(0, self.views.switch, 0, Qt.AlignmentFlag.AlignHCenter)
        else:
            self.menuBar().setCornerWidget(self.views.switch)
            adopt(self.views.switch, whole)
        self.resize(1280, 800)

    def _on_library_made(self, page: "LibraryPage") -> None:
        self.library = page
        page.trouble.connect(self.notices.tell_error)
        page.create_asked.connect(self.show_create)
        page.open_asked.connect(self._open_in_create)
        page.paint_asked.connect(self.input_controller.paint_on)
        page.delete_asked.connect(self.controller.delete_pictures)
        page.notices.remedy_chosen.connect(self.notices.on_remedy)
        self.relations.attach(page)
        self._library_undo_order = UndoOrder(self.undo, page, page)
        self.library_sides = Sides(page.side, page.details, page.leave_full_screen)

    def show_create(self) -> None:
        """Turn to Create."""
        self.views.show(View.CREATE)

    def _tell_enlarged(self, picture: Picture) -> None:
        self.make.done.tell(
            lambda: self.tr("The picture on the canvas was enlarged."),
            lambda: self.tr("Show"),
            lambda: self._open_in_create(picture),
        )

    def _open_in_create(self, picture: Picture) -> None:
        self.show_create()
        self.pictures.strip.select(self.studio.pictures.row_of(picture.id))
        self.stage.show_picture(picture)
        # Not in the prompt, where it may have been: Delete is about what is looked at.
        self.stage.view.setFocus()

    def _on_showing(self) -> None:
        is_canvas = self.stage.showing is Showing.CANVAS
        self.views.set_canvas(is_shown=is_canvas)
        self.window_layout.set_canvas(is_shown=is_canvas)
        self._share_keys()

    def _share_keys(self) -> None:
        is_canvas = self.stage.showing is Showing.CANVAS and self.views.shown is not View.LIBRARY
        self.actions_.set_canvas(is_canvas)

    def _on_canvas_alone(self, is_alone: bool) -> None:
        """Give the canvas all of the screen, or take back what belongs around it."""
        for around in (self.status, self.views.switch):
            around.setVisible(not is_alone)
        # A hidden one would take the keys of its commands with it.
        self.menuBar().setMaximumHeight(0 if is_alone else ANY_PX)
        self.stage.set_bare(is_alone)
        self.canvas_controller.set_alone(is_alone)

    def _on_view(self) -> None:
        if self.library is not None:
            self.library.set_seen(is_seen=self.views.shown is View.LIBRARY)
        if self.views.shown is View.LIBRARY and self.library is not None:
            self.window_layout.use(self.library_sides)
            self.target.use(self.library)
        else:
            self.window_layout.use(self.window_layout.create_sides)
            self.target.use(self.target.create_source)
        self.canvas_controller.set_seen(is_seen=self.views.shown is View.CREATE)
        self._share_keys()

    def _connect_actions(self) -> None:
        actions = self.actions_
        actions.connect_triggered(
            (ActionId.GENERATE, self.generate),
            (ActionId.STOP, self._stop),
            (ActionId.STOP_CAREFULLY, self.stop_controller.carefully),
            (ActionId.MODEL, self._choose_model),
            (ActionId.OPEN_MODEL, self.open_model),
            (ActionId.NEW_SEED, lambda: self.studio.draft.release("seed")),
            (ActionId.UNDO, self.undo.undo_newest),
            (ActionId.REDO, self.undo.redo_newest),
            (ActionId.FIND_PICTURES, self._find_pictures),
            (ActionId.BOARD_FOR_NEW, self._choose_board),
            (ActionId.IMPORT_PICTURES, self._import_pictures),
            (ActionId.IMPORT_FOLDER, self._import_folder),
            (ActionId.ADD_FOLDER, self._add_folder),
            # The page is there.
            (ActionId.WELCOME, self.show_create),
            (ActionId.QUIT, self.close),
        )
        actions[ActionId.ADVANCED].triggered.connect(self._set_advanced)
        actions[ActionId.ADVANCED].setChecked(self.studio.settings.current.advanced)
        actions[ActionId.UPDATES].setVisible(self.studio.updates.is_available)
        for do in IN_LIBRARY:
            actions[do].setEnabled(False)
        for do in OPENS_LIBRARY:
            actions[do].triggered.connect(lambda _=False, do=do: self._in_library(do))
        actions[ActionId.UNDO].setEnabled(False)
        actions[ActionId.REDO].setEnabled(False)
        self.undo.can_undo_changed.connect(actions[ActionId.UNDO].setEnabled)
        self.undo.can_redo_changed.connect(actions[ActionId.REDO].setEnabled)

    def _connect_zones(self) -> None:
        bar = self.make.generate_bar
        self.generate_controller.keeping.connect(
            lambda keeping: bar.set_keeping(
                keeping, of_hint=self.generate_controller.waits_for_hint
            )
        )
        bar.generate_asked.connect(self.generate)
        bar.board.trouble.connect(self.notices.tell_error)
        self.generate_controller.keeping.connect(lambda _keeping: self._on_dispatched())
        bar.stop_asked.connect(self._stop)
        self.make.model.chosen.connect(self.use_model)
        self.make.model.open_asked.connect(self.open_model)
        self.make.model.models_asked.connect(lambda: self.models.open())
        self.make.advanced_asked.connect(self._set_advanced)
        self.status.models_asked.connect(lambda: self.models.open())
        self.stage.models_asked.connect(lambda: self.models.open())
        self.pictures.queue_box.list.look_asked.connect(self.stage.follow)
        self.knowledge.counter_ready.connect(self.make.set_counter)
        self.knowledge.vocabulary_ready.connect(self.make.set_vocabulary)
        self.knowledge.vocabulary_ready.connect(self.workbench.set_vocabulary)
        self.generate_controller.submitted.connect(self._on_generated)
        self.faces.submitted.connect(self._on_submitted)
        self.editing.added.connect(self._on_submitted)
        self.editing.changed.connect(self._name_generate)
        self.make.edit_bar.save_asked.connect(self.generate)
        self.make.few_steps_offer.asked.connect(self.models.open)
        self.make.controls.models_asked.connect(lambda: self.models.open_at(AuxiliaryKind.CONTROL))
        self.upscaling.models_asked.connect(lambda kind: self.models.open_at(kind))
        self.upscaling.finished.connect(self._tell_enlarged)
        for line in self.make.english.values():
            line.models_asked.connect(lambda: self.models.open_at(AuxiliaryKind.TRANSLATION))
        self.make.presets.used.connect(self.presets.use)
        self.make.styles.removed.connect(self.styles.leave_out)
        self.make.styles.moved.connect(self.styles.move)
        self.make.inputs.paint_asked.connect(self.canvas_controller.open)
        self.canvas_controller.submitted.connect(self._on_submitted)
        self.controls.submitted.connect(self._on_submitted)
        self.controls.shown_asked.connect(self._show_controls)
        self.canvas_controller.hint_given.connect(self.controls.take_hint)
        self.input_controller.hint_given.connect(self.controls.take_hint)
        self.canvas_controller.depth_changed.connect(
            lambda: self.make.inputs.set_canvas_depth(self.canvas_controller.has_depth)
        )
        self.canvas_controller.model_asked.connect(lambda kind: self.models.open_at(kind))
        self.canvas_controller.more_asked.connect(self.generate_controller.add)
        self.canvas_controller.delete_asked.connect(self.controller.delete_pictures)
        for editor in (self.make.prompt, self.make.negative_prompt):
            editor.field.picture_pasted.connect(self.actions_[ActionId.PASTE_INPUT].trigger)
        self.mode_controller.model_asked.connect(self.use_model)
        self.mode_controller.chosen.connect(self._on_mode_chosen)
        self.views.changed.connect(self._on_view)
        self.views.create_chosen.connect(self.input_controller.leave_canvas)
        self.stage.canvas_leave_asked.connect(self.input_controller.leave_canvas)
        self.views.canvas_chosen.connect(self.input_controller.open_canvas)
        self.stage.showing_changed.connect(self._on_showing)
        self.window_layout.canvas_alone_changed.connect(self._on_canvas_alone)
        self.relations.library_asked.connect(lambda: self.views.show(View.LIBRARY))
        self.relations.open_asked.connect(self._open_in_create)
        self.relations.delete_asked.connect(self.controller.delete_pictures)
        self.relations.program_asked.connect(
            lambda: self.dialogs.open_settings(SettingGroup.OTHER_PROGRAMS)
        )
        self.recall.recalled.connect(self.show_create)
        self.input_controller.started.connect(self.show_create)
        self.new_canvas.started.connect(self.show_create)
        self.end_announcer.signals.clicked.connect(self.come_to_front)
        self.close_controller.agreed.connect(self.close)
        self.close_controller.save_asked.connect(self.controller.save_unsaved)

    def _connect_services(self) -> None:
        studio = self.studio
        studio.queue.trouble.connect(self.notices.tell_error)
        studio.dispatcher.trouble.connect(self.notices.tell_error)
        studio.draft.checkpoint_chosen.connect(self._keep_model)
        studio.dispatcher.changed.connect(self._on_dispatched)
        studio.queue.job_ended.connect(self._on_job_ended)
        studio.pictures.trouble.connect(self.notices.tell_error)
        for controller in (
            self.controller,
            self.recall,
            self.styles,
            self.presets,
            self.workbench,
            self.relations,
            self.upscaling,
            self.faces,
            self.input_controller,
            self.canvas_controller,
            self.controls,
            self.depth_requests,
            self.new_canvas,
            self.projects,
            self.generate_controller,
            self.grids,
            self.queue_controller,
            self.editing,
            self.jobs_controller,
        ):
            controller.trouble.connect(self.notices.tell_error)
        self.models.trouble.connect(self.notices.tell)
        studio.active_adapters.trouble.connect(self.notices.tell_error)
        studio.models.adapter_added.connect(lambda _: studio.active_adapters.look_for_few_steps())
        studio.registry.auxiliary_changed.connect(self._on_auxiliary)
        studio.graphics.failed.connect(self.notices.tell_error)
        studio.graphics.trouble.connect(self.notices.tell_error)
        self.models.use_asked.connect(self.use_model)
        self.models.adapters_asked.connect(self._show_adapters)
        studio.settings.changed.connect(self._apply_settings)
        studio.library.refused.connect(self.notices.tell_error)
        studio.health.restored.connect(self.undo.clear)
        studio.library.opened.connect(self._on_library_opened)
        self._on_dispatched()

    # Reacting to the services.

    def _on_painted(self) -> None:
        """Begin what the first paint must not wait for: pages, and files of about a megabyte."""
        self.views.begin()
        self.knowledge.begin()
        self.workbench.begin()
        self.studio.active_adapters.begin()
        self.canvas_controller.resume()

    def _on_library_opened(self) -> None:
        self.studio.pictures.fetchMore(self.pictures.strip.rootIndex())

    def _on_job_ended(self, _job_id: int) -> None:
        QApplication.alert(self)

    def _picture_on_canvas(self) -> InputRef | None:
        """The picture on the canvas while that is shown."""
        is_shown = self.stage.showing in (Showing.CANVAS, Showing.START)
        is_shown &= self.target.is_in_create
        return self.studio.draft.draft.input(InputRole.IMAGE) if is_shown else None

    def _on_auxiliary(self, kind: AuxiliaryKind) -> None:
        if kind is AuxiliaryKind.LORA:
            self.studio.active_adapters.look_for_few_steps()

    def _on_dispatched(self) -> None:
        is_running = self.studio.dispatcher.running is not None
        can_cancel = self.generate_controller.can_cancel
        self.actions_[ActionId.STOP].setEnabled(is_running or can_cancel)
        self.actions_[ActionId.STOP_CAREFULLY].setEnabled(is_running)

    # Reacting to the artist.

    def _stop(self) -> None:
        """Stop the running job, or else take back the one that is being prepared."""
        if self.studio.dispatcher.running is None:
            self.generate_controller.cancel()
        else:
            self.studio.dispatcher.stop()

    def _find_pictures(self) -> None:
        self.views.show(View.LIBRARY)
        if self.library is not None:
            self.library.focus_search()

    def _in_library(self, do: ActionId) -> None:
        is_new = self.library is None
        self.views.show(View.LIBRARY)
        if is_new:
            # The page has been made just now, so it did not hear of it.
            QTimer.singleShot(0, self, self.actions_[do].trigger)

    def _import_pictures(self) -> None:
        if chosen := ask_pictures(self):
            self.views.show(View.LIBRARY)
            self.studio.importer.start(chosen)

    def _import_folder(self) -> None:
        if chosen := ask_folder_to_import(self):
            self.views.show(View.LIBRARY)
            self.studio.importer.start([chosen])

    def _add_folder(self) -> None:
        if chosen := ask_folder(self):
            self.views.show(View.LIBRARY)
            if self.library is not None:
                self.library.folders.add(chosen)

    def _choose_model(self) -> None:
        self.show_create()
        self.window_layout.unfold(Zone.MAKE)
        self.make.model.box.setFocus()
        self.make.model.box.showPopup()

    def _choose_board(self) -> None:
        self.show_create()
        self.window_layout.unfold(Zone.MAKE)
        board = self.make.generate_bar.board
        if board.isVisible():
            board.setFocus()
            board.open_menu()

    def _apply_settings(self, settings: Settings) -> None:
        self.actions_[ActionId.ADVANCED].setChecked(settings.advanced)
        self.make.show_advanced(settings.advanced)
        self.studio.translation.use(settings.language)
        self.look.use(settings.theme)
        if shortcuts.use(settings.shortcuts):
            self.actions_.use_shortcuts()
            # Tooltips and hints name keys, and follow a change of language.
            for window in QApplication.topLevelWidgets():
                QApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))

    def _on_mode_chosen(self) -> None:
        self.show_create()
        self.window_layout.unfold(Zone.MAKE)

    def _set_advanced(self, advanced: bool) -> None:
        self.keep_settings(advanced=advanced)

    def _show_adapters(self) -> None:
        self._set_advanced(True)
        self.window_layout.unfold(Zone.MAKE)
        self.activateWindow()
        self.make.show_adapters()

    def _show_controls(self) -> None:
        self._set_advanced(True)
        self.window_layout.unfold(Zone.MAKE)
        self.make.show_controls()

    def _keep_model(self, checkpoint: Checkpoint) -> None:
        with self._telling():
            self.studio.session.update(model_fingerprint=checkpoint.ref.fingerprint)

    def _keep_draft(self) -> None:
        with self._telling():
            # That of a job that is being edited is not the artist's.
            is_own = self.editing.job_id is None
            kept = self.canvas_controller.kept_draft() if is_own else self.editing.own_draft
            self.studio.draft_saver.save_now(kept)
            self.studio.session.update(
                queue_paused=self.close_controller.left_paused,
                canvas_open=self.canvas_controller.is_shown,
            )
