"""Actions on the current picture."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from sdstudio.app.operations import Operations
from sdstudio.app.running_job import UnsavedPicture
from sdstudio.app.studio import Studio
from sdstudio.domain.errors import StudioError
from sdstudio.imaging.picture_formats import WRITTEN_FORMATS, PictureFormat, writable_formats
from sdstudio.library import AnyPicture, Picture, picture_name
from sdstudio.library.file_names import alternatives
from sdstudio.ui import file_dialogs, file_tasks
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.error_messages import offers_saving
from sdstudio.ui.file_dialogs import Purpose
from sdstudio.ui.generation_panel import GenerationPanel
from sdstudio.ui.notice_bar import Until
from sdstudio.ui.picture_target import PictureTarget
from sdstudio.ui.pictures.zone import PicturesZone
from sdstudio.ui.stage.picture_loader import PictureLoader
from sdstudio.ui.stage.stage import Showing, Stage
from sdstudio.ui.undo_commands import DeletePictures
from sdstudio.ui.undo_stack import UndoStack
from sdstudio.ui.wording import counted

if TYPE_CHECKING:
    from sdstudio.ui.library.viewer.viewer import Viewer
    from sdstudio.ui.library.viewer.viewer_marks import ViewerMarks

_NEEDS_PICTURE = (ActionId.SAVE_AS, ActionId.EXPORT)
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
        undo: UndoStack,
        target: PictureTarget,
        zones: tuple[GenerationPanel, Stage, PicturesZone],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._actions = actions
        self._undo = undo
        self._target = target
        self._make, self._stage, self._pictures = zones
        self._window = window
        self._row_to_select = -1
        self._operations = Operations(self, self.trouble.emit)
        self._targets: set[Path] = set()
        self._marks: ViewerMarks | None = None
        self._loader = PictureLoader(studio.background, self)
        self._loader.loaded.connect(lambda _path, image: self._put_on_clipboard(image))
        self._connect()
        self._enable()

    @property
    def current(self) -> Picture | None:
        """The picture that the actions work on."""
        return self._target.picture

    async def to_export(self) -> Sequence[AnyPicture]:
        """The selected pictures of the strip or of the library, or the one that is shown."""
        if not self._target.is_in_create:
            return await self._target.read()
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

    def _connect(self) -> None:
        for do, act in (
            (ActionId.SAVE_AS, self._save_as),
            (ActionId.COPY, self._copy),
            (ActionId.SHOW_IN_FOLDER, self._show_in_folder),
            (ActionId.DELETE, self._delete),
            (ActionId.LOOK, self._look),
            (ActionId.FIT, lambda: self._stage.zoomable.fit()),
            (ActionId.FULL_SIZE, lambda: self._stage.zoomable.full_size()),
            (ActionId.ZOOM_IN, lambda: self._stage.zoomable.zoom_by(1.25)),
            (ActionId.ZOOM_OUT, lambda: self._stage.zoomable.zoom_by(0.8)),
        ):
            self._actions[do].triggered.connect(act)
        # Not to the canvas: there these keys mean what is painted.
        for shown in (self._stage.view, self._stage.bar):
            shown.addAction(self._actions[ActionId.COPY])
            shown.addAction(self._actions[ActionId.DELETE])
        # Not to the whole stage: Space presses the button that has the focus.
        self._stage.view.addAction(self._actions[ActionId.LOOK])
        for shown in (self._stage.view, self._pictures.strip):
            shown.addAction(self._actions[ActionId.REVEAL])
        strip = self._pictures.strip
        strip.shown.connect(self._on_shown)
        self._stage.fell_idle.connect(self._on_idle)
        self._target.changed.connect(self._enable)
        pictures = self._studio.pictures
        self._studio.saver.saved.connect(self._on_saved)
        self._studio.dispatcher.changed.connect(self._enable)
        pictures.deleted.connect(self._on_deleted)
        pictures.restored.connect(self._on_restored)
        pictures.rowsInserted.connect(self._on_rows_inserted)

    def _enable(self) -> None:
        target = self._target
        some = target.any_picture is not None
        for do in _NEEDS_PICTURE:
            self._actions[do].setEnabled(some)
        self._actions[ActionId.DELETE].setEnabled(target.can_delete)
        self._actions[ActionId.LOOK].setEnabled(target.has_target)
        self._actions[ActionId.SHOW_IN_FOLDER].setEnabled(target.file is not None)
        looks = self._stage.showing not in (Showing.NOTHING, Showing.MAKING)
        for do in _NEEDS_IMAGE:
            self._actions[do].setEnabled(target.is_in_create and looks)
        can_copy = looks if target.is_in_create else target.file is not None
        self._actions[ActionId.COPY].setEnabled(can_copy)

    def _on_shown(self, picture: Picture) -> None:
        self._stage.show_picture(picture)
        self._enable()

    def _on_saved(self, picture: Picture) -> None:
        self._make.seed.seed.set_last_used(picture.request.params.seed)
        stage = self._stage
        if stage.is_following or stage.showing in (Showing.NOTHING, Showing.CANVAS):
            self._pictures.strip.select(self._studio.pictures.row_of(picture.id))
            # The canvas shows it as a result, and stays.
            if self._studio.dispatcher.running is None and stage.showing is not Showing.CANVAS:
                stage.show_picture(picture, following=True)
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

    def _on_deleted(self, ids: tuple[int, ...]) -> None:
        strip = self._pictures.strip
        shown = self._stage.picture
        if shown is not None and shown.id not in ids:
            # It was done in the library: nothing changes here.
            strip.select(self._studio.pictures.row_of(shown.id))
            self._enable()
            return
        count = self._studio.pictures.rowCount()
        # Qt moves the current index itself once the removal has finished.
        row = min(max(self._row_to_select, 0), count - 1)
        if count:
            strip.select(row)
            picture = strip.current
            if picture is not None and self._stage.showing not in _STAYS:
                self._stage.show_picture(picture)
        elif self._stage.showing in (Showing.PICTURE, Showing.NOTHING):
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
        self.delete_pictures(self._target.ids if self._target.can_delete else ())

    def delete_pictures(self, ids: tuple[int, ...]) -> None:
        """Move pictures to the trash; Undo restores them."""
        # Pressed again before the disk has answered, it would be undone twice.
        if ids and not self._operations.is_running(f"delete {ids}"):
            self._row_to_select = self._studio.pictures.row_of(ids[0])
            # In several steps, and half of them would be neither.
            self._operations.start(
                self._delete_all(ids), replacing=f"delete {ids}", must_finish=True
            )

    async def _delete_all(self, ids: tuple[int, ...]) -> None:
        with self._undo.making() as step:
            await self._studio.pictures.delete(ids)
        command = DeletePictures(self._studio.pictures, ids, self._operations)
        self._target.done.push_undoable(
            self._undo,
            command,
            lambda: counted(self.tr("Moved %n picture(s) to the trash.", "", len(ids)), len(ids)),
        )
        if step.is_taken_back:
            self._undo.undo()

    def _save_as(self) -> None:
        picture = self._target.any_picture
        if picture is None:
            return
        target = self._ask_target(picture.path.name, writable_formats())
        if target is not None:
            settings = self._studio.settings.current
            marks = self._studio.marking.marks()
            others = None if isinstance(picture, Picture) else picture.settings
            write = partial(
                file_tasks.save_copy, picture, target, settings.saved_metadata, marks, others
            )
            again = self._actions[ActionId.SAVE_AS].trigger
            self._operations.start(self._save(target, write, again), must_finish=True)

    def _ask_target(self, name: str, formats: tuple[PictureFormat, ...]) -> Path | None:
        known = {
            PictureFormat.PNG: self.tr("PNG, exact pixels"),
            PictureFormat.JPEG: self.tr("JPEG, smaller file"),
            PictureFormat.WEBP: self.tr("WebP, smaller file"),
            PictureFormat.AVIF: self.tr("AVIF, smallest file"),
        }
        kinds = {known[one]: WRITTEN_FORMATS[one].suffixes for one in formats}
        title = self.tr("Save as")
        return file_dialogs.ask_save(self._window, Purpose.SAVED_PICTURES, title, name, kinds)

    def _copy(self) -> None:
        picture = self.current
        is_blurred = picture is not None and self._studio.privacy.is_blurred(picture.id)
        if self._target.is_in_create and not is_blurred:
            self._put_on_clipboard(self._stage.zoomable.image)
        elif self._target.file is not None:
            self._loader.load(self._target.file)

    def _put_on_clipboard(self, image: QImage) -> None:
        if image.isNull():
            return
        from sdstudio.app.exporting.shared_image import shared_image

        level = self._studio.settings.current.shared_metadata
        shared = shared_image(image, level, self._studio.marking.marks())
        QGuiApplication.clipboard().setImage(shared)
        until = self._until_another()
        if self._target.any_picture is None:
            self._target.done.tell_only(self._copied, until)
        else:
            save = self._actions[ActionId.SAVE_AS].trigger
            self._target.done.tell(self._copied, lambda: self.tr("Save as…"), save, until)

    def _until_another(self) -> Until:
        """Until another picture is looked at; what becomes known of this one doesn't end it."""
        shown = self._target.any_picture

        def is_still_shown() -> bool:
            now = self._target.any_picture
            return shown is not None and now is not None and now.id == shown.id

        return Until(self._target.changed, unless=is_still_shown)

    def _copied(self) -> str:
        return self.tr("Copied to the clipboard.")

    def _show_in_folder(self) -> None:
        if self._target.file is not None:
            file_tasks.show_in_folder(self._target.file)

    def _look(self) -> None:
        picture = self.current
        if picture is None or not self._target.is_in_create:
            return
        from sdstudio.app.library_view.all_pictures import AllPictures
        from sdstudio.ui.open_viewer import open_viewer

        studio = self._studio
        viewed = AllPictures(studio.library, studio.pictures, picture.id)
        first = (picture.id, picture)
        keys = (ActionId.UNDO, ActionId.REDO)
        shown = open_viewer(
            studio, self._actions, viewed, first, self._on_looked, self._window, keys=keys
        )
        self._viewer_marks().attach(shown)

    def _viewer_marks(self) -> "ViewerMarks":
        if self._marks is None:
            from sdstudio.ui.library.viewer.viewer_marks import ViewerMarks

            done = self._target.create_source.done
            self._marks = ViewerMarks(self._studio.organiser, self._undo, done, self._window)
            self._marks.trouble.connect(self.trouble)
        return self._marks

    def _on_looked(self, viewer: "Viewer") -> None:
        """Show the picture that the artist reached, also in the strip."""
        row = -1 if viewer.current_id is None else self._studio.pictures.row_of(viewer.current_id)
        if row >= 0:
            self._pictures.strip.select(row)
        # It may be older than the rows that were read.
        picture = viewer.picture if row < 0 else self._studio.pictures.picture(row)
        if isinstance(picture, Picture) and picture != self.current:
            self._on_shown(picture)

    async def _save_unsaved(self, unsaved: UnsavedPicture, target: Path) -> None:
        self._targets.add(target)
        says_ai = self._studio.settings.current.says_ai
        write = partial(file_tasks.save_unsaved, unsaved, target, says_ai=says_ai)
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
            self._target.done.tell(
                lambda: self.tr(
                    "{name} couldn't be saved: {reason}. The original picture is safe."
                ).format(name=target.name, reason=reason),
                lambda: self.tr("Save elsewhere…"),
                lambda: QTimer.singleShot(0, again),
            )
            raise asyncio.CancelledError from None
        self._target.done.tell(
            lambda: self.tr("Saved as “{name}”.").format(name=target.name),
            lambda: self.tr("Show in folder"),
            lambda: file_tasks.show_in_folder(target),
            self._until_another(),
        )
