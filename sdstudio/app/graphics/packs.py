"""GraphicsPacks: the pack for this machine's graphics card, and all work on it."""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, Signal

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.dispatcher import Dispatcher
from sdstudio.app.engine_starter import EngineStarter
from sdstudio.app.graphics.pack_files import Looked, PackFiles
from sdstudio.app.graphics.pack_status import OF_DOWNLOAD, PackState, PackStatus
from sdstudio.app.model_management.downloads import Downloads, NetworkState
from sdstudio.app.operations import Operations, on_gui_thread
from sdstudio.app.settings_store import SettingsStore
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.stop import Stop, Stopped
from sdstudio.models.transfer_progress import Speedometer, TransferProgress

if TYPE_CHECKING:
    # Not needed before the first paint.
    from sdstudio.packs.installed import InstalledPack
    from sdstudio.packs.manifest import Pack

T = TypeVar("T")

_LANE: Final = "graphics packs"
_INTERVAL_S: Final = 0.1
#: How long a process may take to let go of a pack that is to be deleted: it first finishes its job.
_UNLOAD_LIMIT_S: Final = 3600.0


class GraphicsPacks(QObject):
    """Offers the pack that fits, and downloads, tries, uses and removes it.

    Disk, network and card are only touched on other threads and in other processes.

    Signals:
        changed(): :attr:`status` changed; at most ten times a second.
        failed(StudioError): the engine failed with the pack, and the processor goes on.
        trouble(StudioError): the settings could not be saved.

    Thread: GUI.
    """

    changed = Signal()
    failed = Signal(object)
    trouble = Signal(object)

    def __init__(
        self,
        files: PackFiles,
        settings: SettingsStore,
        dispatcher: Dispatcher,
        starter: EngineStarter,
        background: BackgroundTasks,
        network: NetworkState,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._files = files
        self._settings = settings
        self._dispatcher = dispatcher
        self._starter = starter
        self._background = background
        self._looked: Looked | None = None
        # What is being done besides a download.
        self._task: PackStatus | None = None
        self._task_ended = asyncio.Event()
        self._stop = Stop()
        # What went wrong with the last such task.
        self._task_failure: StudioError | None = None
        self._operations = Operations(self, self._on_task_failed)
        self._downloads = Downloads(files, background, network, self)
        self._downloads.changed.connect(lambda _: self.changed.emit())
        self._downloads.installed.connect(
            lambda key: self._operations.start(self._on_installed(key))
        )
        self._downloads.cancelled.connect(lambda _: self._operations.start(self.look()))
        settings.changed.connect(self.changed)
        starter.on_failed = on_gui_thread(self._on_engine_failed)

    # What there is.

    def begin(self) -> None:
        """Look at the machine, continue an unfinished download, and tidy up."""
        self._operations.start(self._begin())

    def refresh(self) -> None:
        """Look again: a driver may have been installed, or space freed."""
        self._operations.start(self.look(), replacing="look")

    async def look(self) -> None:
        """Look at the machine and the disk again. The first time, continue what was unfinished."""
        looked = await self._background.do(_LANE, self._files.look)
        is_first = self._looked is None
        self._looked = looked
        if is_first:
            # Later, such a download might be one that has finished in the meantime.
            for id_, is_paused in looked.unfinished:
                self._downloads.add(id_, paused=is_paused)
        self.changed.emit()

    @property
    def status(self) -> PackStatus:
        """All that the page shows."""
        looked = self._looked
        if looked is None:
            return PackStatus(PackState.LOOKING)
        about = PackStatus(
            PackState.NOT_OFFERED, looked.fit.cards, looked.fit.pack, free_bytes=looked.free_bytes
        )
        if self._task is not None:
            task = self._task
            return replace(about, state=task.state, pack=task.pack, progress=task.progress)
        for key in self._downloads.keys:
            if (pack := self._pack(key)) is not None:
                return self._of_download(replace(about, pack=pack), key)
        installed = self._installed
        if installed is not None:
            return self._of_installed(about, installed)
        if about.pack is not None:
            return replace(about, state=PackState.OFFERED, trouble=self._task_failure)
        return replace(about, trouble=self._task_failure or looked.fit.obstacle)

    # What can be done.

    def download(self) -> None:
        """Download the pack that fits, unpack it, try it and use it."""
        self._task_failure = None
        if (pack := self.status.pack) is not None:
            self._downloads.add(pack.id)

    def pause(self) -> None:
        """Pause the download or the unpacking; what is there is kept."""
        for key in self._downloads.keys:
            self._downloads.pause(key)

    def resume(self) -> None:
        """Continue, even on a metered connection or after a failure."""
        for key in self._downloads.keys:
            self._downloads.resume(key)

    def cancel(self) -> None:
        """Cancel what is going on; what was downloaded is deleted."""
        self._stop.ask()
        for key in self._downloads.keys:
            self._downloads.cancel(key)

    def add_file(self, file: Path) -> None:
        """Install the pack in ``file``, try it and use it."""
        self._operations.start(self._add_file(file))

    def use(self) -> None:
        """Try the installed pack, and use it if it works."""
        if (installed := self._installed) is not None and installed.is_current:
            self._operations.start(self._try(installed.pack))

    def stop_using(self) -> None:
        """Make pictures on the processor; the pack stays."""
        self._choose(None)

    def remove(self) -> None:
        """Delete the installed pack, after the engine has let go of it."""
        if (installed := self._installed) is not None:
            self._operations.start(self._remove(installed))

    def close(self) -> None:
        """Stop; downloaded data is kept."""
        self._stop.ask()
        self._downloads.close()

    # Steps.

    async def _begin(self) -> None:
        await self.look()
        if (error := self._why_unusable()) is not None:
            self._give_up(error)
        installed = self._installed
        if installed is not None and installed.is_current and installed.trial is None:
            # The program ended after it was unpacked.
            await self._try(installed.pack)
        with contextlib.suppress(StudioError):  # The page tells what is wrong with the manifest.
            await self._background.do(_LANE, self._files.tidy)

    def _why_unusable(self) -> StudioError | None:
        """Why the chosen pack, which may not be the one that the page is about, can't be used."""
        chosen = self._settings.current.graphics_pack
        if not chosen or self._looked is None or not self._looked.packs:
            return None
        rows = self._looked.installed
        found = next((one for one in rows if one.pack.id == chosen), None)
        if found is None:
            return StudioError(ErrorCode.PACK_GONE, pack=self._name(chosen))
        return None if found.is_current else _outdated(found.pack)

    def _give_up(self, error: StudioError) -> None:
        """Say why the chosen pack isn't used; only once, since it isn't chosen any more."""
        self.failed.emit(error)
        self._choose(None)

    async def _on_installed(self, id_: str) -> None:
        await self.look()
        while self._task is not None:
            await self._task_ended.wait()
            await self.look()
        installed = self._looked.installed if self._looked is not None else ()
        for one in installed:
            # It may have been tried, or removed, in the meantime.
            if one.pack.id == id_ and one.trial is None:
                await self._try(one.pack)

    async def _add_file(self, file: Path) -> None:
        self._begin_task(PackState.COPYING, self.status.pack)
        speed = Speedometer()

        def on_progress(done_bytes: int, size_bytes: int) -> None:
            if self._task is not None:
                speed.mark(done_bytes)
                progress = TransferProgress(done_bytes, size_bytes, bytes_per_s=speed.bytes_per_s)
                self._task = replace(self._task, progress=progress)
                self.changed.emit()

        report = on_gui_thread(on_progress, interval_s=_INTERVAL_S)
        try:
            pack = await self._do(partial(self._files.copy, file, self._stop, report))
        finally:
            self._end_task()
        self._downloads.add(pack.id)
        # Nothing is left to download, so a metered connection doesn't matter.
        self._downloads.resume(pack.id)

    async def _try(self, pack: "Pack") -> None:
        self._begin_task(PackState.TRYING, pack)
        try:
            record = await self._do(partial(self._files.try_out, pack, self._stop))
        finally:
            self._end_task()
        await self.look()
        installed = self._installed
        is_good = record.code is None and installed is not None
        self._choose(installed if is_good else None)

    async def _remove(self, installed: "InstalledPack") -> None:
        self._begin_task(PackState.REMOVING, installed.pack)
        try:
            self._choose(None)
            is_unloaded = await self._background.do(
                "unloading",
                partial(self._starter.wait_until_unloaded, installed.folder, _UNLOAD_LIMIT_S),
            )
            if not is_unloaded:
                raise StudioError(ErrorCode.MODEL_BUSY, model=installed.pack.name)
            await self._do(partial(self._files.remove, installed.pack))
        finally:
            self._end_task()
            await self.look()

    def _choose(self, installed: "InstalledPack | None") -> None:
        """Use a pack from now on, or none."""
        folder = None if installed is None else installed.folder
        if self._starter.pack != folder:
            self._starter.use(folder)
            self._dispatcher.restart_engine()
        id_ = "" if installed is None else installed.pack.id
        if self._settings.current.graphics_pack != id_:
            try:
                self._settings.update(graphics_pack=id_)
            except StudioError as error:
                self.trouble.emit(error)
        self.changed.emit()

    def _on_engine_failed(self, folder: Path, reason: ErrorCode) -> None:
        error = StudioError(reason, pack=self._name(folder.name))
        self._give_up(error)
        self._operations.start(self._record_failure(folder, error))

    async def _record_failure(self, folder: Path, error: StudioError) -> None:
        try:
            await self._background.do(_LANE, partial(self._files.record_failure, folder, error))
        finally:
            await self.look()

    def _on_task_failed(self, error: StudioError) -> None:
        self._task_failure = error
        self.changed.emit()

    # Helpers.

    @property
    def _installed(self) -> "InstalledPack | None":
        """The installed pack that the page is about: one that can be used if there is one."""
        if self._looked is None:
            return None
        rows = self._looked.installed
        return next((one for one in rows if one.is_current), next(iter(rows), None))

    def _pack(self, id_: str) -> "Pack | None":
        if self._looked is None:
            return None
        packs = (*(one.pack for one in self._looked.installed), *self._looked.packs)
        return next((one for one in packs if one.id == id_), None)

    def _name(self, id_: str) -> str:
        pack = self._pack(id_)
        return id_ if pack is None else pack.name

    def _of_download(self, about: PackStatus, key: str) -> PackStatus:
        found = self._downloads.model_status(key)
        assert found is not None
        notice = found.notice
        return replace(
            about,
            state=OF_DOWNLOAD.get(found.condition, PackState.WAITING),
            progress=found.progress,
            trouble=None if notice is None else StudioError(notice.code, **notice.arguments),
            retries=found.retries,
        )

    def _of_installed(self, about: PackStatus, installed: "InstalledPack") -> PackStatus:
        about = replace(about, pack=installed.pack, trouble=self._task_failure)
        if not installed.is_current:
            return replace(about, state=PackState.OUTDATED, trouble=_outdated(installed.pack))
        failure = installed.trial.failure if installed.trial is not None else None
        if failure is not None:
            return replace(about, state=PackState.FAILED, trouble=failure)
        # Not whether it is chosen: the command line may have changed that meanwhile.
        if self._starter.pack == installed.folder:
            card = "" if installed.trial is None else installed.trial.card
            return replace(about, state=PackState.IN_USE, used_card=card)
        return replace(about, state=PackState.NOT_USED)

    def _begin_task(self, state: PackState, pack: "Pack | None") -> None:
        """Show that something is being done. One thing at a time: another is not begun."""
        if self._task is not None:
            raise asyncio.CancelledError
        self._task_failure = None
        self._task_ended.clear()
        self._task = PackStatus(state, pack=pack)
        self._stop = Stop()
        self.changed.emit()

    def _end_task(self) -> None:
        # It may have been cancelled from outside.
        self._stop.ask()
        self._task = None
        self._task_ended.set()
        self.changed.emit()

    async def _do(self, work: Callable[[], T]) -> T:
        """Do ``work`` on another thread.

        Raises:
            CancelledError: it was stopped.
        """
        try:
            return await self._background.do(_LANE, work)
        except Stopped:
            raise asyncio.CancelledError from None


def _outdated(pack: "Pack") -> StudioError:
    return StudioError(ErrorCode.PACK_OUTDATED, pack=pack.name, torch=pack.torch)
