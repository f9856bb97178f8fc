"""CanvasExporter: writes the picture with its layers, or its selected part, to a file."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sdstudio.app.candidates import Candidates
from sdstudio.app.operations import Operations
from sdstudio.app.picture_list import Role
from sdstudio.app.studio import Studio
from sdstudio.canvas.cutting import selected_of_picture
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.disk import SystemDisk, write_over
from sdstudio.domain.errors import StudioError
from sdstudio.domain.shared_metadata import texts_at
from sdstudio.domain.source_type import SourceType
from sdstudio.imaging import Rgb, read_texts
from sdstudio.imaging.invisible_mark import with_mark
from sdstudio.imaging.picture_formats import WRITTEN_FORMATS, PictureFormat, encode_picture
from sdstudio.imaging.png_texts import is_text_key
from sdstudio.imaging.xmp_packet import XMP_KEY
from sdstudio.library import AnyPicture, Picture
from sdstudio.library.exporting import CopyMarks, ExportKind, ExportOptions, source_of
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.export_canvas_dialog import CanvasExport, ExportCanvasDialog
from sdstudio.ui.canvas.file_names import CanvasFileNames
from sdstudio.ui.file_dialogs import Purpose, ask_save
from sdstudio.ui.notice_bar import DoneBar
from sdstudio.ui.only_one import open_one

if TYPE_CHECKING:
    from sdstudio.library import Library

_LANE: Final = "canvas export"


class CanvasExporter(QObject):
    """Args:
        candidates: the results on the canvas; the metadata of the newest is included.

    Signals:
        trouble(StudioError): the file couldn't be written.
    """

    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        painted: CanvasModel,
        actions: Actions,
        candidates: Candidates,
        names: CanvasFileNames,
        done: DoneBar,
        window: QWidget,
    ) -> None:
        super().__init__(painted)
        self._studio = studio
        self._painted = painted
        self._candidates = candidates
        self._names = names
        self._done = done
        self._window = window
        self._is_part = False
        self._operations = Operations(self, self.trouble.emit)
        actions[ActionId.CANVAS_EXPORT].triggered.connect(lambda _checked=False: self.ask())

    def ask(self) -> None:
        """Ask for the format, and then for the file."""
        combined = self._painted.combined
        has_selection = combined is not None and not combined.is_empty
        has_metadata = self._newest is not None
        dialog = open_one(ExportCanvasDialog, self._window)
        if dialog is not None:
            dialog.know(has_selection=has_selection, has_metadata=has_metadata)
            return
        options = self._studio.session.current.export
        format_ = options.kind.picture_format or PictureFormat.PNG
        before = CanvasExport(format_, options.quality, options.metadata, self._is_part)
        ExportCanvasDialog(
            before,
            self._on_chosen,
            self._window,
            has_selection=has_selection,
            has_metadata=has_metadata,
        ).show()

    @property
    def _newest(self) -> Picture | None:
        count = self._candidates.rowCount()
        picture = self._candidates.index(count - 1, 0).data(Role.PICTURE) if count else None
        return picture if isinstance(picture, Picture) else None

    def _on_chosen(self, chosen: CanvasExport) -> None:
        self._is_part = chosen.is_part
        self._keep(chosen)
        row = WRITTEN_FORMATS[chosen.format]
        name = self._names.stem + row.suffixes[0]
        kinds = {row.name: row.suffixes}
        target = ask_save(self._window, Purpose.EXPORTS, self.tr("Export canvas"), name, kinds)
        if target is not None:
            self._operations.start(self.export(chosen, target), must_finish=True)

    def _keep(self, chosen: CanvasExport) -> None:
        options: ExportOptions = self._studio.session.current.export
        update = {
            "kind": ExportKind[chosen.format.name],
            "quality": chosen.quality,
            "metadata": chosen.metadata,
        }
        try:
            self._studio.session.update(export=options.model_copy(update=update))
        except StudioError as error:
            self.trouble.emit(error)

    async def export(self, chosen: CanvasExport, target: Path) -> None:
        """Write the canvas to ``target``.

        Raises:
            StudioError: the disk is full, or the file can't be written.
        """
        await self._painted.finish()
        selection = self._painted.combined if chosen.is_part else None
        newest = self._newest
        rgb = await self._painted.composite()
        marks = self._studio.marking.marks()
        seen = await self._seen() if newest is None else [newest]
        write = partial(_write, rgb, selection, chosen, newest, seen, target, marks)
        await self._studio.background.do(_LANE, write, must_finish=True)
        self._done.tell_only(
            lambda: self.tr("Exported the canvas as “{name}”.").format(name=target.name)
        )

    async def _seen(self) -> Sequence[AnyPicture]:
        """The pictures of the library that the canvas consists of, as far as that is known."""
        image, document = self._painted.documents.image, self._painted.document
        if image is None or document is None:
            return []
        layers = {one.picture for one in document.layers if one.counts and one.picture}

        def work(library: "Library") -> list[AnyPicture]:
            ids = library.family.seen_in(image.sha256, layers)
            return [library.any_picture(one) for one in ids]

        try:
            return await self._studio.library.do(work)
        except StudioError:
            # What is exported is there without the library, too.
            return []


def _write(
    rgb: Rgb,
    selection: TileSnapshot | None,
    chosen: CanvasExport,
    newest: Picture | None,
    seen: Sequence[AnyPicture],
    target: Path,
    marks: CopyMarks,
) -> None:
    """Any thread.

    Args:
        seen: the pictures of the library that the canvas consists of.
    """
    texts, program = dict[str, str](), None
    if newest is not None:
        found = read_texts(newest.path)
        texts = {key: text for key, text in found.items() if is_text_key(key) and key != XMP_KEY}
        texts = texts_at(chosen.metadata, texts)
        if texts:
            program = newest.provenance.program
    # Layers and what was there before are in it, too.
    is_made_with_ai = marks.says_ai and any(source_of(one) is not None for one in seen)
    source = SourceType.COMPOSITE if is_made_with_ai else None
    pixels = rgb if selection is None else selected_of_picture(rgb, selection)[0]
    ours = next((one for one in seen if isinstance(one, Picture)), None)
    if marks.hides_mark and ours is not None:
        pixels = with_mark(pixels)
    data = encode_picture(pixels, chosen.format, chosen.quality, texts, program, source)
    if marks.signing is not None and ours is not None:
        made_by = ours.provenance.program
        data = marks.signing.sign(data, chosen.format, SourceType.COMPOSITE, made_by)
    write_over(SystemDisk(), target, data)
