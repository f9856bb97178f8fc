"""UpscaleJobs: puts pictures to be enlarged into the queue, and copies results of whole folders."""

from collections import Counter
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.disk import SystemDisk, disk_errors, read_regular, reading_errors
from sdstudio.domain import modes
from sdstudio.domain.errors import StudioError
from sdstudio.domain.input_checks import check_inputs
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.request import fast_upscale
from sdstudio.domain.upscaler import UpscalerRef
from sdstudio.imaging import read_given
from sdstudio.imaging.formats import IMAGE_SUFFIXES
from sdstudio.library import Picture
from sdstudio.library.files import write_new


class UpscaleJobs(QObject):
    """Makes a job of each picture, whose result is in the library.

    The results of a folder can be copied to another one as well. The session remembers where to, so
    this works after the next start, too; nothing there is ever replaced.

    Signals:
        trouble(StudioError): a copy can't be written, or the session can't.

    Thread: GUI.
    """

    trouble = Signal(object)

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._operations = Operations(self, self.trouble.emit)
        #: By the id of the job.
        self._copies = dict(studio.session.current.upscale_copies)
        studio.saver.saved.connect(self._on_saved)
        studio.queue.job_ended.connect(self._on_ended)

    async def submit(
        self, source: Path | InputRef, upscaler: UpscalerRef, copy_to: Path | None = None
    ) -> int:
        """Put a job at the end of the queue; returns its id.

        Args:
            source: an image file, or an input picture of the library.
            upscaler: with the factor.
            copy_to: the file to write as well.

        Raises:
            StudioError: it can't be opened, its size can't be used, or the disk's failure.
        """
        if isinstance(source, Path):
            given = await self._studio.background.do_apart(
                partial(read_given, source, InputRole.IMAGE)
            )
            source = await self._studio.library.do(
                lambda library: library.keep_input(InputRole.IMAGE, given.rgb)
            )
        request = fast_upscale(source, upscaler)
        check_inputs(modes.FAST_UPSCALE, request.inputs)
        job = await self._studio.queue.submit_request(request)
        if copy_to is not None:
            self._keep({**self._copies, job.id: str(copy_to)})
        return job.id

    def _on_saved(self, picture: Picture) -> None:
        if picture.job_id is None or picture.job_id not in self._copies:
            return
        target = Path(self._copies[picture.job_id])
        # In another library, another job may have the same id.
        if picture.request.mode == modes.FAST_UPSCALE.key:
            self._operations.start(self._copy(picture, target), must_finish=True)
        self._forget(picture.job_id)

    async def _copy(self, picture: Picture, target: Path) -> None:
        def copy() -> None:
            with disk_errors(target.parent):
                data = read_regular(picture.path)
            write_new(SystemDisk(), target.parent, target.name, data)

        await self._studio.background.do("copies", copy, must_finish=True)

    def _on_ended(self, job_id: int) -> None:
        # One that failed can be retried; it stays in the queue.
        is_left = self._studio.queue.has(job_id) or self._studio.saver.holds(job_id)
        if job_id in self._copies and not is_left:
            self._forget(job_id)

    def _forget(self, job_id: int) -> None:
        self._keep({one: target for one, target in self._copies.items() if one != job_id})

    def _keep(self, copies: dict[int, str]) -> None:
        self._copies = copies
        try:
            self._studio.session.update(upscale_copies=copies)
        except StudioError as error:
            self.trouble.emit(error)


def images_in(folder: Path) -> tuple[Path, ...]:
    """The image files in ``folder``, but not in its subfolders, by name.

    Raises:
        StudioError: ``FOLDER_UNREADABLE`` or ``FOLDER_UNREACHABLE``.
    """
    with reading_errors(folder):
        found = sorted(folder.absolute().iterdir())
        return tuple(one for one in found if one.suffix.lower() in IMAGE_SUFFIXES and one.is_file())


def target_names(sources: Iterable[Path]) -> tuple[str, ...]:
    """What to call the result of each, which is the same next time."""
    sources = tuple(sources)
    stems = Counter(one.stem.casefold() for one in sources)
    # A fish.jpg next to a fish.png.
    return tuple(
        f"{one.stem if stems[one.stem.casefold()] == 1 else one.name}.png" for one in sources
    )
