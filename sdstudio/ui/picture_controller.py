"""Actions on the current picture."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileInfo, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QUndoStack
from PySide6.QtWidgets import QFileDialog, QWidget

from sdstudio.app.exporting.shared_image import shared_image
from sdstudio.app.library_view.all_pictures import AllPictures
from sdstudio.app.library_view.picture_cache import PictureCache
from sdstudio.app.operations import Operations
from sdstudio.app.running_job import UnsavedPicture
from sdstudio.app.studio import Studio
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.request import GenerationRequest
from sdstudio.imaging.picture_formats import WRITTEN_FORMATS, PictureFormat, writable_formats
from sdstudio.library import Picture, picture_name
from sdstudio.library.file_names import alternatives
from sdstudio.ui import file_tasks
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.error_messages import offers_saving
from sdstudio.ui.generation_panel import GenerationPanel
from sdstudio.ui.library.viewer.viewer import Viewer
from sdstudio.ui.notice_bar import Say, Until
from sdstudio.ui.pictures.zone import PicturesZone
from sdstudio.ui.stage.full_screen import FullScreenView
from sdstudio.ui.stage.stage import Showing, Stage
from sdstudio.ui.undo_commands import DeletePictures, RecallSettings

_NEEDS_PICTURE = (
    ActionId.SAVE_AS,
    ActionId.REUSE_SEED,
    ActionId.RECALL,
    ActionId.DELETE,
    ActionId.LOOK,
    ActionId.EXPORT,
)
_NEEDS_IMAGE = (
    ActionId.COPY,
    ActionId.FIT,
    ActionId.FULL_SIZE,
    ActionId.ZOOM_IN,
    ActionId.ZOOM_OUT,
)
#: The strip does not take the stage away from these.
_STAYS = (Showing.MAKING, Showing.START, Showing.CANVAS, Showing.SHEET)


class PictureController(QObject):
    """Connects strip and stage: the selected picture is shown, and the actions work on it.

    Signals:
        trouble(StudioError): a request couldn't be carried out, or only in part.
    """

    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        undo: QUndoStack,
        zones: tuple[GenerationPanel, Stage, PicturesZone],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._actions = actions
        self._undo = undo
        self._make, self._stage, self._pictures = zones
        self._window = window
        self._folder = Path.home()
        self._row_to_select = -1
        self._operations = Operations(self, self.trouble.emit)
        self._targets: set[Path] = set()
        self._connect()
        self._enable()

    @property
    def current(self) -> Picture | None:
        """The picture that the actions work on."""
        return self._stage.picture

    def to_export(self) -> list[Picture]:
        """The selected pictures of the strip, or the one that is shown."""
        shown = self.current
        chosen = self._pictures.strip.selected
        return [shown] if shown is not None and shown not in chosen else chosen

    def save_unsaved(self) -> None:
        """Ask where to save each picture that the library couldn't store."""
        for unsaved in self._studio.saver.unsaved:
            request = unsaved.event.request
            made_at = datetime.fromisoformat(unsaved.event.provenance.created_at)
            target = self._ask_target(picture_name(request, made_at), (PictureFormat.PNG,))
            if target is None:
                return
            # Don't overwrite the target just chosen for another picture.
            names = (target.with_name(name) for name in alternatives(target.name))
            target = next(path for path in names if path not in self._targets)
            self._operations.start(self._save_unsaved(unsaved, target), must_finish=True)

    def recall(self, picture: Picture) -> None:
        """Use a picture's settings; Undo restores the previous draft."""
        self.recall_request(picture.request, lambda: self.tr("Now using this picture's settings."))

    def recall_request(self, request: GenerationRequest, say: Say) -> None:
        """Use the settings in ``request``, and show what ``say`` gives."""
        draft = self._studio.draft
        wanted = request.checkpoint
        checkpoint = self._studio.registry.named(wanted)
        if checkpoint is None:
            self.trouble.emit(StudioError(ErrorCode.MODEL_NOT_FOUND, model=wanted.name))
        before = (draft.draft, draft.checkpoint)
        command = RecallSettings(draft, request, checkpoint)
        self._undo.push(command)
        if (draft.draft, draft.checkpoint) != before:
            self._make.done.tell_undoable(
                say,
                lambda: self.tr("Undo"),
                self._undo,
                command,
            )

    def _connect(self) -> None:
        for do, act in (
            (ActionId.SAVE_AS, self._save_as),
            (ActionId.COPY, self._copy),
            (ActionId.SHOW_IN_FOLDER, self._show_in_folder),
            (ActionId.REUSE_SEED, self._reuse_seed),
            (ActionId.RECALL, self._recall_current),
            (ActionId.DELETE, self._delete),
            (ActionId.LOOK, self._look),
            (ActionId.FIT, lambda: self._stage.zoomable.fit()),
            (ActionId.FULL_SIZE, lambda: self._stage.zoomable.full_size()),
            (ActionId.ZOOM_IN, lambda: self._stage.zoomable.zoom_by(1.25)),
            (ActionId.ZOOM_OUT, lambda: self._stage.zoomable.zoom_by(0.8)),
        ):
            self._actions[do].triggered.connect(act)
        self._stage.addAction(self._actions[ActionId.COPY])
        # Not to the canvas: whoever presses Delete there means what is painted.
        for shown in (self._stage.view, self._stage.bar):
            shown.addAction(self._actions[ActionId.DELETE])
        # Not to the whole stage: Space presses the button that has the focus.
        self._stage.view.addAction(self._actions[ActionId.LOOK])
        strip = self._pictures.strip
        strip.shown.connect(self._on_shown)
        self._stage.fell_idle.connect(self._on_idle)
        self._stage.showing_changed.connect(self._enable)
        pictures = self._studio.pictures
        self._studio.saver.saved.connect(self._on_saved)
        self._studio.dispatcher.changed.connect(self._enable)
        pictures.deleted.connect(lambda _ids: self._on_deleted())
        pictures.restored.connect(self._on_restored)
        pictures.rowsInserted.connect(self._on_rows_inserted)

    def _enable(self) -> None:
        some = self.current is not None
        for do in _NEEDS_PICTURE:
            self._actions[do].setEnabled(some)
        self._actions[ActionId.SHOW_IN_FOLDER].setEnabled(self._stage.file is not None)
        looks = self._stage.showing not in (Showing.NOTHING, Showing.MAKING)
        for do in _NEEDS_IMAGE:
            self._actions[do].setEnabled(looks)

    def _on_shown(self, picture: Picture) -> None:
        self._stage.show_picture(picture)
        self._enable()

    def _on_saved(self, picture: Picture) -> None:
        self._make.seed.seed.set_last_used(picture.request.params.seed)
        if self._stage.is_following or self._stage.showing is Showing.NOTHING:
            self._pictures.strip.select(self._studio.pictures.row_of(picture.id))
            if self._studio.dispatcher.running is None:
                self._stage.show_picture(picture, following=True)
        self._enable()

    def _on_rows_inserted(self) -> None:
        # At the start: show the latest picture.
        if self._stage.showing is Showing.NOTHING and self._studio.dispatcher.running is None:
            self._on_idle()

    def _on_idle(self) -> None:
        picture = self._pictures.strip.current or self._studio.pictures.picture(0)
        if picture is None:
            self._stage.show_nothing()
        else:
            self._pictures.strip.select(self._studio.pictures.row_of(picture.id))
            self._stage.show_picture(picture, following=True)
        self._enable()

    def _on_deleted(self) -> None:
        strip = self._pictures.strip
        count = self._studio.pictures.rowCount()
        # Qt moves the current index itself once the removal has finished.
        row = min(max(self._row_to_select, 0), count - 1)
        if count:
            strip.select(row)
            picture = strip.current
            if picture is not None and self._stage.showing not in _STAYS:
                self._stage.show_picture(picture)
        elif self._stage.showing is Showing.PICTURE:
            self._stage.show_nothing()
        self._enable()

    def _on_restored(self, ids: tuple[int, ...]) -> None:
        row = self._studio.pictures.row_of(ids[0]) if ids else -1
        if row >= 0:
            self._pictures.strip.select(row)
            picture = self._studio.pictures.picture(row)
            if picture is not None and self._stage.showing not in _STAYS:
                self._stage.show_picture(picture)
        self._enable()

    def _delete(self) -> None:
        strip = self._pictures.strip
        chosen = strip.selected if strip.hasFocus() else []
        if not chosen and self.current is not None:
            chosen = [self.current]
        ids = tuple(picture.id for picture in chosen)
        # Pressed again before the disk has answered, it would be undone twice.
        if ids and not self._operations.is_running(f"delete {ids}"):
            self._row_to_select = self._studio.pictures.row_of(ids[0])
            self._operations.start(self._delete_all(ids), replacing=f"delete {ids}")

    async def _delete_all(self, ids: tuple[int, ...]) -> None:
        await self._studio.pictures.delete(ids)
        command = DeletePictures(self._studio.pictures, ids, self._operations)
        self._undo.push(command)
        self._pictures.done.tell_undoable(
            lambda: self.tr("Moved %n picture(s) to the trash.", "", len(ids)),
            lambda: self.tr("Undo"),
            self._undo,
            command,
        )

    def _save_as(self) -> None:
        picture = self.current
        if picture is None:
            return
        target = self._ask_target(picture.path.name, writable_formats())
        if target is not None:
            write = partial(file_tasks.save_copy, picture, target)
            again = self._actions[ActionId.SAVE_AS].trigger
            self._operations.start(self._save(target, write, again), must_finish=True)

    def _ask_target(self, name: str, formats: tuple[PictureFormat, ...]) -> Path | None:
        known = {
            PictureFormat.PNG: self.tr("PNG, exact pixels (*.png)"),
            PictureFormat.JPEG: self.tr("JPEG, smaller file (*.jpg)"),
            PictureFormat.WEBP: self.tr("WebP, smaller file (*.webp)"),
            PictureFormat.AVIF: self.tr("AVIF, smallest file (*.avif)"),
        }
        kinds = {known[one]: WRITTEN_FORMATS[one] for one in formats}
        chosen, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Save as"), str(self._folder / name), ";;".join(kinds)
        )
        if not chosen:
            return None
        target = Path(chosen)
        self._folder = target.parent
        if any(target.suffix.lower() in one.suffixes for one in kinds.values()):
            return target
        wanted = kinds.get(kind, WRITTEN_FORMATS[PictureFormat.PNG]).suffixes[0]
        # The dialog confirmed overwriting only for the name without a suffix.
        names = (target.with_name(name) for name in alternatives(target.name + wanted))
        return next(path for path in names if not QFileInfo.exists(str(path)))

    def _copy(self) -> None:
        image = self._stage.zoomable.image
        if image.isNull():
            return
        level = self._studio.settings.current.shared_metadata
        QGuiApplication.clipboard().setImage(shared_image(image, level))
        until = Until(self._stage.showing_changed)
        if self.current is None:
            self._pictures.done.tell_only(self._copied, until)
        else:
            save = self._actions[ActionId.SAVE_AS].trigger
            self._pictures.done.tell(self._copied, lambda: self.tr("Save as…"), save, until)

    def _copied(self) -> str:
        return self.tr("Copied to the clipboard.")

    def _show_in_folder(self) -> None:
        if self._stage.file is not None:
            file_tasks.show_in_folder(self._stage.file)

    def _reuse_seed(self) -> None:
        if self.current is not None:
            self._studio.draft.choose(seed=self.current.request.params.seed)

    def _recall_current(self) -> None:
        if self.current is not None:
            self.recall(self.current)

    def _look(self) -> None:
        picture = self.current
        if picture is None:
            return
        studio = self._studio
        viewer = Viewer(studio.thumbnails, PictureCache(studio.background), self._has_model)
        viewed = AllPictures(studio.library, studio.pictures, picture.id, viewer)
        viewer.show_pictures(viewed, picture.id, picture)
        full_screen = FullScreenView(viewer, self._window)
        full_screen.finished.connect(lambda: self._on_looked(viewer))
        full_screen.models_asked.connect(self._actions[ActionId.MODELS].trigger)
        full_screen.showFullScreen()

    def _has_model(self, picture: Picture) -> bool:
        return self._studio.registry.named(picture.request.checkpoint) is not None

    def _on_looked(self, viewer: Viewer) -> None:
        """Show the picture that the artist reached, also in the strip."""
        row = -1 if viewer.current_id is None else self._studio.pictures.row_of(viewer.current_id)
        if row >= 0:
            self._pictures.strip.select(row)
        # It may be older than the rows that were read.
        picture = viewer.picture if row < 0 else self._studio.pictures.picture(row)
        if picture is not None and picture != self.current:
            self._on_shown(picture)

    async def _save_unsaved(self, unsaved: UnsavedPicture, target: Path) -> None:
        self._targets.add(target)
        write = partial(file_tasks.save_unsaved, unsaved, target)
        try:
            await self._save(target, write, self.save_unsaved)
        finally:
            self._targets.discard(target)
        self._studio.saver.discard(unsaved)
        if not self._studio.saver.unsaved:
            self._pictures.notices.clear(keep=lambda notice: not offers_saving(notice))

    async def _save(
        self, target: Path, write: Callable[[], None], again: Callable[[], None]
    ) -> None:
        """Have ``write`` write the file ``target``, and report whether it was saved.

        Args:
            again: asks for another target.

        Raises:
            CancelledError: it wasn't.
        """
        try:
            await self._studio.background.do("saving", write)
        except (OSError, StudioError) as error:
            reason = file_tasks.reason(error)
            self._pictures.done.tell(
                lambda: self.tr(
                    "{name} couldn't be saved: {reason}. The original picture is safe."
                ).format(name=target.name, reason=reason),
                lambda: self.tr("Save elsewhere…"),
                lambda: QTimer.singleShot(0, again),
            )
            raise asyncio.CancelledError from None
        self._pictures.done.tell(
            lambda: self.tr("Saved as {name}.").format(name=target.name),
            lambda: self.tr("Show in folder"),
            lambda: file_tasks.show_in_folder(target),
            Until(self._stage.showing_changed),
        )
