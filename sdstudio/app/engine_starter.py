"""EngineStarter: starts engine processes with a pack for the graphics card, until it fails."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from sdstudio.app.engine_process import EngineLaunch, EngineProcess, ProcessEnded, Report, Said
from sdstudio.app.engine_time_limits import PACK_START_LIMIT_S
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.messages import Cancelled, EngineReady, Failed, Finished

#: How often in a row a process may end unasked without finishing a job. One may have lost its card,
#: as after the machine slept, and a new process finds it again.
_ENDS_IN_VAIN: Final = 2


class EngineStarter:
    """Starts the processes of :class:`~sdstudio.app.local_engine.LocalEngine`.

    Once a process with a pack does not get ready, finds no card or keeps ending, the next ones are
    started without it, so that the processor takes over.

    Args:
        launch: without a pack.
        pack: the folder of the pack to begin with.

    Attributes:
        on_failed: called with the pack's folder and the reason when it is given up, on any thread.

    Thread: any.
    """

    def __init__(
        self,
        launch: EngineLaunch,
        pack: Path | None = None,
        *,
        start_limit_s: float = PACK_START_LIMIT_S,
    ) -> None:
        self._launch = launch
        self._pack = pack
        self._start_limit_s = start_limit_s
        self._condition = threading.Condition()
        self._loaded: Path | None = None
        self._in_vain = 0
        self.on_failed: Callable[[Path, ErrorCode], None] = lambda _pack, _reason: None

    @property
    def pack(self) -> Path | None:
        """The pack that the next process is started with."""
        with self._condition:
            return self._pack

    def use(self, pack: Path | None) -> None:
        """Start the next process with ``pack``, or without one."""
        with self._condition:
            self._pack = pack
            self._in_vain = 0

    def wait_until_unloaded(self, pack: Path, timeout_s: float) -> bool:
        """Wait until no process has ``pack`` loaded; returns whether that is so."""
        with self._condition:
            return self._condition.wait_for(lambda: self._loaded != pack, timeout_s)

    def start(self, report: Report) -> EngineProcess:
        """Start a process. The one before must have ended.

        Raises:
            OSError: it can't be started.
        """
        with self._condition:
            self._loaded = pack = self._pack
            self._condition.notify_all()
        if pack is None:
            return EngineProcess(self._launch, report)
        # Its time to get ready isn't limited any more: it has, or it has ended.
        settled = threading.Event()

        def watch(item: Said | ProcessEnded) -> None:
            match item:
                case Said(process=process, event=EngineReady(device="cpu")):
                    settled.set()
                    self._give_up(pack, ErrorCode.PACK_SEES_NO_CARD)
                    process.kill()
                    return
                case Said(event=EngineReady()):
                    settled.set()
                case Said(event=Finished() | Cancelled() | Failed()):
                    with self._condition:
                        self._in_vain = 0
                case ProcessEnded(process=process):
                    if not process.was_ended_here or process.hangs:
                        self._on_ended(pack, was_ready=process.was_ready)
                    self._on_unloaded()
                    settled.set()
            report(item)

        try:
            process = EngineProcess(replace(self._launch, pack=pack), watch)
        except OSError:
            self._on_unloaded()
            raise
        threading.Thread(
            target=self._limit, args=(pack, process, settled), name="pack start", daemon=True
        ).start()
        return process

    def _limit(self, pack: Path, process: EngineProcess, settled: threading.Event) -> None:
        if not settled.wait(self._start_limit_s):
            self._give_up(pack, ErrorCode.PACK_ENGINE_FAILED)
            process.kill()

    def _on_unloaded(self) -> None:
        with self._condition:
            self._loaded = None
            self._condition.notify_all()

    def _on_ended(self, pack: Path, *, was_ready: bool) -> None:
        with self._condition:
            self._in_vain += 1
            is_over = not was_ready or self._in_vain >= _ENDS_IN_VAIN
        if is_over:
            self._give_up(pack, ErrorCode.PACK_ENGINE_FAILED)

    def _give_up(self, pack: Path, reason: ErrorCode) -> None:
        with self._condition:
            if self._pack != pack:
                return
            self._pack = None
        self.on_failed(pack, reason)
