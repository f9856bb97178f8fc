"""The ways to choose an input picture; all of them can be undone."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from sdstudio.app.input_pictures import InputPictures
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.app.translation import translate
from sdstudio.domain import modes
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.modes import Mode
from sdstudio.imaging.masks import Grey
from sdstudio.library import AnyPicture, ForeignPicture, Picture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_rows import ROWS
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.canvas_controller import CanvasController
from sdstudio.ui.controls.hint_places import hint_places
from sdstudio.ui.file_dialogs import ask_image
from sdstudio.ui.generation_panel import GenerationPanel
from sdstudio.ui.inputs.drops import PROJECT_SUFFIXES, Dropped, picture_in
from sdstudio.ui.inputs.peer_settings_offer import PeerSettingsOffer
from sdstudio.ui.inputs.reading import lost_by_closing, reader_of
from sdstudio.ui.inputs.typing_since import TypingSince
from sdstudio.ui.inputs.window_drops import WindowDrops
from sdstudio.ui.mode_controller import ModeController
from sdstudio.ui.notice_bar import Until
from sdstudio.ui.picture_target import PictureTarget
from sdstudio.ui.stage.stage import Showing, Stage
from sdstudio.ui.stage.start_picture import StartPicture
from sdstudio.ui.undo_commands import ChangeStartingPoint, LeaveCanvas, StartingPoint
from sdstudio.ui.undo_stack import UndoStack
from sdstudio.ui.wording import without_mnemonic


class InputController(QObject):
    """Reads and stores pictures off the GUI thread, then adds them to the draft and shows them.

    Signals:
        trouble(StudioError): a picture can't be used.
        project_given(Path): not a picture but a project, which is opened otherwise.
        hint_given(Dropped): the artist wants a picture as the hint of a ControlNet.
        started(): another picture is the input, so Create is what the artist wants to see.
    """

    trouble = Signal(object)
    project_given = Signal(object)
    hint_given = Signal(object)
    started = Signal()

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        undo: UndoStack,
        target: PictureTarget,
        pictures: InputPictures,
        modes_: ModeController,
        canvas: CanvasController,
        panel: GenerationPanel,
        stage: Stage,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._actions = actions
        self._undo = undo
        self._target = target
        self._operations = Operations(self, self.trouble.emit)
        self._pictures = pictures
        self._modes = modes_
        self._canvas = canvas
        self._box = panel.inputs
        self._done = panel.done
        self._window = window
        self._stage = stage
        #: The step with which the canvas was opened, until something is done on it.
        self._opening: ChangeStartingPoint | None = None
        #: What Create was like when the canvas was opened, with another mode, and the checkpoint
        #: that the canvas was opened with.
        self._create: StartingPoint | None = None
        self._canvas_checkpoint: Checkpoint | None = None
        self._seen_when_left: AnyPicture | InputRef | None = None
        self._origins: dict[InputRef, int] = {}
        # The pictures that are seen in each input; ``None`` while the library is asked.
        self._ids_in: dict[InputRef, frozenset[int] | None] = {}
        self._reading: Counter[InputRole] = Counter()
        self._offer = PeerSettingsOffer(studio, undo, modes_, panel.done, canvas.in_place, self)
        self._offer.trouble.connect(self.trouble)
        self._start = StartPicture(studio, stage, pictures, self.origin)
        self._seen = self._see()
        actions.connect_triggered(
            (ActionId.CHOOSE_INPUT, lambda: self.choose(InputRole.IMAGE)),
            (ActionId.PASTE_INPUT, lambda: self.paste(InputRole.IMAGE)),
            (ActionId.START_FROM_THIS, self._start_from_this),
            (ActionId.CHANGE_PART_OF_THIS, lambda: self._take_this(modes.INPAINTING)),
            (ActionId.DEPTH_OF_THIS, lambda: self._take_this(modes.DEPTH_TO_IMAGE)),
            (ActionId.ENLARGE_THIS, lambda: self._take_this(modes.UPSCALE)),
        )
        self._box.choose_asked.connect(self.choose)
        self._box.stage_asked.connect(self.take_shown)
        self._box.paste_asked.connect(self.paste)
        self._box.remove_asked.connect(self.remove)
        self._box.dropped.connect(self.give)
        drops = WindowDrops(stage, window, lambda: bool(hint_places(studio.draft, studio.registry)))
        drops.given.connect(self.give)
        drops.hint_given.connect(self.hint_given)
        modes_.chosen.connect(self._on_mode_chosen)
        studio.draft.checkpoint_changed.connect(self._enable)
        studio.registry.changed.connect(self._enable)
        target.changed.connect(self._update_seen)
        studio.draft.changed.connect(self._update_seen)
        canvas.continue_asked.connect(
            lambda picture: self.give(picture.path, mode=studio.draft.mode)
        )
        canvas.flattened.connect(lambda ref: self.start(ref, studio.draft.mode))
        canvas.start_asked.connect(self.give)
        canvas.settings_asked.connect(self._offer.take)
        pictures.gone.connect(lambda _ref, error: self.trouble.emit(error))
        self._controls = panel.controls
        studio.privacy.changed.connect(self._blur)
        self._blur()
        self._enable()

    def origin(self, ref: InputRef) -> Picture | None:
        """The library's picture that was given as ``ref`` since the start of the program."""
        if ref not in self._origins:
            return None
        pictures = self._studio.pictures
        return pictures.picture(pictures.row_of(self._origins[ref]))

    def _is_blurred(self, ref: InputRef) -> bool:
        if not self._studio.settings.current.blurred_words:
            # Nobody wants to know.
            return False
        if ref not in self._ids_in:
            self._ids_in[ref] = None
            self._operations.start(self._find_ids_in(ref))
        ids, origin = self._ids_in[ref], self.origin(ref)
        if ids is None:
            return True
        # Its pixels may not have been looked at yet, so the library doesn't find it by them.
        seen = ids if origin is None else ids | {origin.id}
        return any(map(self._studio.privacy.is_blurred, seen))

    async def _find_ids_in(self, ref: InputRef) -> None:
        """Find those in an input that was given in an earlier session, or that is composed."""
        ids = await self._studio.library.do(lambda library: library.family.seen_in(ref.sha256, ()))
        self._ids_in[ref] = frozenset(ids)
        self._blur()

    def _blur(self) -> None:
        self._box.blur(self._is_blurred)
        self._controls.blur(self._is_blurred)

    def retranslate(self) -> None:
        """Name the action for the picture on the stage."""
        action = self._actions[ActionId.CHANGE_PART_OF_THIS]
        seen = self._seen
        text = translate("actions", ROWS[ActionId.CHANGE_PART_OF_THIS].text)
        if isinstance(seen, Picture) and seen.request.mode == modes.INPAINTING.key:
            text = self.tr("Continue from this result")
        action.setText(text)
        action.setIconText(without_mnemonic(text))

    def give(
        self,
        picture: Dropped,
        role: InputRole = InputRole.IMAGE,
        mode: Mode | None = None,
        *,
        paints: bool = False,
    ) -> None:
        """Start from a file or from pixels.

        Args:
            mode: to switch to; by default the current one, or the first that takes a picture.
            paints: open the canvas.
        """
        if isinstance(picture, QUrl):
            self.trouble.emit(StudioError(ErrorCode.INPUT_REMOTE))
            return
        if isinstance(picture, Path) and picture.suffix.lower() in PROJECT_SUFFIXES:
            self.project_given.emit(picture)
            return
        mode = mode or self._modes.mode_from_picture()
        if mode is None:
            self.trouble.emit(StudioError(ErrorCode.MODEL_NONE_TAKES_PICTURES))
            return
        self._count_reading(role, 1)
        # The newest counts.
        self._operations.start(
            self._give(picture, role, mode, paints=paints),
            replacing=str(role),
            must_finish=lost_by_closing(picture),
        )

    async def _give(
        self, picture: Path | QImage, role: InputRole, mode: Mode, *, paints: bool
    ) -> None:
        since = TypingSince(self._window)
        with self._undo.making() as step:
            try:
                ref, given = await self._pictures.keep(role, reader_of(picture, role))
            finally:
                self._count_reading(role, -1)
        if step.is_taken_back:
            return
        if isinstance(picture, Path):
            origin = self._studio.pictures.at(picture)
            if origin is not None:
                self._origins[ref] = origin.id
            # The names of the program's own pictures begin with date and time.
            if role is InputRole.IMAGE and not isinstance(origin, Picture):
                self._canvas.names.note_picture(ref, picture)
        self.start(ref, mode, given.clear, paints=paints, since=since)
        # The library's own pictures have a command for that.
        if isinstance(picture, Path) and role is InputRole.IMAGE and ref not in self._origins:
            self._offer.look(picture, ref)

    def choose(self, role: InputRole, mode: Mode | None = None, *, paints: bool = False) -> None:
        """Ask for a picture's file, to start from it as :meth:`give` does."""
        chosen = ask_image(self._window, self.tr("Choose a picture"))
        if chosen is not None:
            self.give(chosen, role, mode, paints=paints)

    def paste(self, role: InputRole) -> None:
        """Start from the picture on the clipboard."""
        copied = QGuiApplication.clipboard().mimeData()
        # None on some platforms if nothing was copied, which the type stubs don't allow for.
        picture = picture_in(copied) if copied else None
        if picture is None:
            self._tell_nothing_to_paste()
        else:
            self.give(picture, role)

    def take_shown(self, role: InputRole) -> None:
        """Start from the picture on the stage."""
        seen = self._start.seen
        if isinstance(seen, Picture):
            self.give(seen.path, role)

    def open_canvas(self) -> None:
        """Paint on the input picture or, if there is none, on the picture being viewed.

        The same if the canvas was left and another picture is viewed since.
        """
        mode, ref = self._modes.mode_to_paint(), self._studio.draft.draft.input(InputRole.IMAGE)
        if mode is None:
            self.trouble.emit(StudioError(ErrorCode.MODEL_NONE_TAKES_PICTURES))
        elif self._canvas.can_open:
            self.started.emit()
            self._canvas.open()
        elif self._seen is not None and (ref is None or self._has_moved_on):
            self._take_this(mode, paints=True)
        elif ref is not None:
            self.start(ref, mode, paints=True)
        else:
            self.started.emit()
            self._done.tell(
                lambda: self.tr("Choose a picture to paint on. It becomes the input picture."),
                lambda: self.tr("Choose…"),
                lambda: QTimer.singleShot(
                    0, lambda: self.choose(InputRole.IMAGE, mode, paints=True)
                ),
                Until(self._studio.draft.changed),
            )

    def leave_canvas(self) -> None:
        """Go back from the canvas, to the mode in which it was opened.

        If it was only looked at, nothing has changed. Otherwise leaving it is a step, and what is
        on it stays.
        """
        is_shown = self._stage.showing is Showing.CANVAS
        opening, create = self._opening, self._create
        self._opening = self._create = None
        if is_shown and create is not None:
            # What is open, such as a transformation, is applied first, as a step of its own.
            self._canvas.update_draft()
        self._stage.leave_canvas()
        if not is_shown:
            return
        if opening is not None and self._undo.undoes_next(opening):
            self._undo.undo()
        elif create is not None:
            self._push_leaving(create)
            self._seen_when_left = self._see()

    def _push_leaving(self, create: StartingPoint) -> None:
        """Return to the mode of ``create``, and to its model unless another was chosen since."""
        draft = self._studio.draft
        now = draft.checkpoint
        checkpoint = create.checkpoint
        if now is not None and now != self._canvas_checkpoint:
            checkpoint = now if now.task in create.mode.checkpoint_tasks else checkpoint
        after = StartingPoint(create.mode, draft.draft.inputs, checkpoint)

        def show_canvas() -> None:
            self._create = create
            self._canvas.open()

        def leave_canvas() -> None:
            self._create = None
            self._stage.leave_canvas()

        self._undo.push(LeaveCanvas(draft, after, show_canvas, leave_canvas))

    def keep_opened(self) -> None:
        """Have :meth:`leave_canvas` not undo: a picture is made of what is on it."""
        self._opening = None

    @property
    def _has_moved_on(self) -> bool:
        """Whether another picture is viewed than when the canvas was left."""
        return self._seen_when_left is not None and self._seen != self._seen_when_left

    def paint_on(self, picture: AnyPicture) -> None:
        """Open the canvas with a picture of the library."""
        if self._modes.checkpoint_for(modes.INPAINTING) is None:
            self.trouble.emit(StudioError(ErrorCode.MODEL_NONE_TAKES_PICTURES))
        else:
            self.give(picture.path, mode=modes.INPAINTING)

    def remove(self, role: InputRole) -> None:
        """Remove the picture for ``role``."""
        draft = self._studio.draft
        inputs = draft.draft.started_without(role).inputs
        text = QCoreApplication.translate("commands", "remove input picture")
        self._undo.push(
            ChangeStartingPoint(draft, StartingPoint(draft.mode, inputs, draft.checkpoint), text)
        )

    def _count_reading(self, role: InputRole, more: int) -> None:
        self._reading[role] += more
        self._box.show_reading(role, self._reading[role] > 0)

    def _start_from_this(self) -> None:
        current = self._studio.draft.mode
        # Modes that take a picture, need no painting and generate a new one.
        keeps = current in (modes.DEPTH_TO_IMAGE, modes.VARIATION)
        self._take_this(current if keeps else modes.IMAGE_TO_IMAGE)

    def _take_this(self, mode: Mode, *, paints: bool = False) -> None:
        if isinstance(self._seen, Picture | ForeignPicture):
            self.give(self._seen.path, mode=mode, paints=paints)
        elif self._seen is not None:
            self.start(self._seen, mode, paints=paints)

    def start(
        self,
        ref: InputRef,
        mode: Mode,
        clear: Grey | None = None,
        *,
        paints: bool = False,
        since: TypingSince | None = None,
    ) -> None:
        """Start from a picture that the library keeps.

        Args:
            clear: (height, width), where it is transparent, if any of it is.
            paints: open the canvas.
            since: when that was asked for: whoever types by now keeps the focus.
        """
        # Asked before another view is shown, where the focus is somewhere else.
        takes_focus = since is None or not since.is_typing
        draft = self._studio.draft
        checkpoint = self._modes.checkpoint_for(mode)
        before = StartingPoint(draft.mode, draft.draft.inputs, draft.checkpoint)
        after = StartingPoint(mode, draft.draft.started_from(ref).inputs, checkpoint)
        text = QCoreApplication.translate("commands", "change input picture")
        step = ChangeStartingPoint(draft, after, text)
        self._undo.push(step)
        self._opening = step if paints else None
        self._seen_when_left = None
        if not self._canvas.is_shown:
            self._create = before if paints and before.mode is not mode else None
            self._canvas_checkpoint = checkpoint
        # First, since the view has the focus where it was before, and the canvas takes it then.
        self.started.emit()
        if ref.role is not InputRole.IMAGE:
            return
        self._start.follow()
        if paints or self._shows_canvas(mode):
            self._canvas.open_new(ref, takes_focus=takes_focus)
        else:
            self._start.show()
        can_mask = mode in (modes.INPAINTING, modes.IMAGE_TO_IMAGE)
        if clear is not None and can_mask and self._modes.checkpoint_for(modes.INPAINTING):
            self._offer_clear_part(ref, clear)

    def _offer_clear_part(self, ref: InputRef, clear: Grey) -> None:
        def use() -> None:
            self.start(ref, modes.INPAINTING)
            text = QCoreApplication.translate("commands", "use the transparent part as the mask")
            self._canvas.paint(clear, text)

        draft = self._studio.draft
        self._done.tell(
            lambda: self.tr("Part of this picture is transparent."),
            lambda: self.tr("Use it as the mask"),
            use,
            Until(draft.changed, unless=lambda: draft.draft.input(InputRole.IMAGE) == ref),
        )

    def _tell_nothing_to_paste(self) -> None:
        self._done.tell(
            lambda: self.tr("There is no picture on the clipboard. Copy one, or choose a file."),
            lambda: self.tr("Choose…"),
            lambda: QTimer.singleShot(0, lambda: self.choose(InputRole.IMAGE)),
            Until(self._studio.draft.changed, QGuiApplication.clipboard().dataChanged),
        )

    def _on_mode_chosen(self, mode: Mode) -> None:
        # The artist wants that one, in Create as well.
        self._create = None
        if self._shows_canvas(mode):
            self._canvas.open()
        else:
            self._start.show()

    def _shows_canvas(self, mode: Mode) -> bool:
        """Whether a picture is painted on in ``mode``: it needs a mask, or the canvas is open."""
        return mode.needs_mask or (mode.repaints and self._canvas.is_shown)

    def _see(self) -> AnyPicture | InputRef | None:
        """What the actions on “this picture” start from."""
        target = self._target
        return self._start.seen if target.is_in_create else target.picture or target.foreign

    def _update_seen(self) -> None:
        seen = self._see()
        if seen != self._seen:
            self._seen = seen
            self._enable()

    def _enable(self) -> None:
        some = self._seen is not None
        for do, mode in (
            (ActionId.START_FROM_THIS, modes.IMAGE_TO_IMAGE),
            (ActionId.CHANGE_PART_OF_THIS, modes.INPAINTING),
            (ActionId.DEPTH_OF_THIS, modes.DEPTH_TO_IMAGE),
            (ActionId.ENLARGE_THIS, modes.UPSCALE),
        ):
            self._actions[do].setEnabled(some and self._modes.checkpoint_for(mode) is not None)
        can = self._modes.mode_from_picture() is not None
        for do in (ActionId.CHOOSE_INPUT, ActionId.PASTE_INPUT):
            self._actions[do].setEnabled(can)
        self._box.set_stage_has_picture(isinstance(self._start.seen, Picture))
        self.retranslate()
