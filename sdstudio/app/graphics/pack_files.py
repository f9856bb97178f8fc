"""PackFiles: the work on packs, for other threads than the GUI's."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sdstudio.app.engine_process import program_command, program_environment
from sdstudio.app.model_management.proxies import system_proxy
from sdstudio.disk import SystemDisk
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.stop import Stop
from sdstudio.paths import Paths

if TYPE_CHECKING:
    # Not needed before the first paint.
    from sdstudio.models.download import DownloadQueue, DownloadStatus
    from sdstudio.packs.fetching import PackRequest
    from sdstudio.packs.fitting import Fit
    from sdstudio.packs.installed import InstalledPack, TrialRecord
    from sdstudio.packs.manifest import Manifest, Pack

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found when the machine and the disk were looked at.

    Args:
        packs: all that are offered to anybody; none if the manifest can't be read.
        installed: all unpacked packs.
        unfinished: the ID of a pack whose download was requested, and whether it is paused.
        free_bytes: on the disk for packs.
    """

    fit: "Fit"
    packs: "tuple[Pack, ...]" = ()
    installed: "tuple[InstalledPack, ...]" = ()
    unfinished: tuple[tuple[str, bool], ...] = ()
    free_bytes: int | None = None


class PackFiles:
    """Looks for cards and packs, and requests, copies, tries and removes packs.

    The modules for that are loaded when they are first needed, after the first paint. All methods
    raise ``StudioError``; those with a ``stop``, also ``Stopped``.

    Thread: any but the GUI's.
    """

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._runtimes = paths.runtimes
        self._disk = SystemDisk()

    def look(self) -> Looked:
        """Look at the machine and the disk. A manifest that can't be read is the obstacle."""
        from sdstudio.models.download_requests import read_note
        from sdstudio.packs.cards import find_cards
        from sdstudio.packs.fitting import Fit, fit
        from sdstudio.packs.installed import installed, work_folder
        from sdstudio.packs.manifest import this_system

        cards = find_cards()
        try:
            manifest = self._manifest()
        except StudioError as error:
            return Looked(Fit(cards, obstacle=error))
        there = installed(self._runtimes, manifest, this_system())
        usable = (one for one in manifest.packs if one.is_for(this_system()))
        notes = ((one, read_note(work_folder(self._runtimes, one.id))) for one in usable)
        free_bytes = None
        with contextlib.suppress(OSError):
            free_bytes = self._disk.free_bytes(_existing(self._runtimes))
        return Looked(
            fit(manifest, cards, this_system()),
            manifest.packs,
            there,
            tuple((pack.id, note[1]) for pack, note in notes if note is not None),
            free_bytes,
        )

    def tidy(self) -> None:
        """Delete what an earlier run of the program left behind, but for unfinished downloads."""
        from sdstudio.packs.installed import installed, tidy
        from sdstudio.packs.manifest import this_system

        there = installed(self._runtimes, self._manifest(), this_system())
        tidy(self._runtimes, [one.pack.id for one in there if one.is_current])

    # For the download queue.

    def request(self, key: str) -> "PackRequest":
        """What to download for the pack with that ID."""
        from sdstudio.packs.fetching import request_for

        manifest = self._manifest()
        pack = manifest.pack(key)
        if pack is None:
            raise StudioError(ErrorCode.PACK_UNKNOWN, pack=key, known="")
        return request_for(manifest, pack, self._runtimes)

    def make_queue(
        self, on_status: "Callable[[DownloadStatus], None]"
    ) -> "DownloadQueue[PackRequest]":
        """An empty queue; see there for ``on_status``."""
        from sdstudio.models.download import DownloadQueue, RetryPolicy, new_client
        from sdstudio.packs.fetching import PackFetcher

        policy = RetryPolicy()
        fetcher = PackFetcher(self._disk, lambda: new_client(policy, system_proxy), policy)
        return DownloadQueue(fetcher, on_status)

    def note_unpaused(self, key: str) -> None:
        """Note that the artist hasn't paused a download, for the next start."""
        from sdstudio.models.download_requests import note_request
        from sdstudio.packs.installed import work_folder

        note_request(self._disk, work_folder(self._runtimes, key), key, paused=False)

    # Packs.

    def copy(self, file: Path, stop: Stop, report: Report) -> "Pack":
        """Copy the wheels in ``file`` to where a download finds them; the pack in it."""
        from sdstudio.packs.manifest import this_system
        from sdstudio.packs.pack_file import read_pack_file, take_wheels

        pack = read_pack_file(file, self._manifest())
        if not pack.is_for(this_system()):
            raise StudioError(ErrorCode.PACK_OTHER_SYSTEM, pack=pack.name, system=pack.system)
        take_wheels(file, pack, self._runtimes, disk=self._disk, stop=stop, progress=report)
        return pack

    def try_out(self, pack: "Pack", stop: Stop) -> "TrialRecord":
        """Try an installed pack, and record what came of it."""
        from sdstudio.packs.installed import write_trial
        from sdstudio.packs.trial import try_pack

        folder = self._runtimes / pack.id
        record = try_pack(
            pack,
            program_command("--try-pack", str(folder), pack.torch),
            program_environment(),
            stop,
        )
        write_trial(self._disk, folder, record)
        return record

    def record_failure(self, folder: Path, error: StudioError) -> None:
        """Record that the engine failed with a pack, so that the next start doesn't use it."""
        from sdstudio.packs.installed import TrialRecord, write_trial

        record = TrialRecord(code=error.code, arguments=error.arguments)
        write_trial(self._disk, folder, record)

    def remove(self, pack: "Pack") -> None:
        """Delete an installed pack that no process has loaded."""
        from sdstudio.packs.installed import remove

        remove(self._disk, self._runtimes, pack)

    def _manifest(self) -> "Manifest":
        from sdstudio.packs.manifest import read_manifest

        return read_manifest(self._paths.graphics_packs)


def _existing(folder: Path) -> Path:
    return next(one for one in (folder, *folder.parents) if one.exists())
