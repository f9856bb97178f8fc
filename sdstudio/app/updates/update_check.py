"""UpdateCheck: asks now and then whether there is a newer version, if the artist wants that."""

import asyncio
import contextlib
import time
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from sdstudio import __version__
from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.model_management.downloads import NetworkState
from sdstudio.app.operations import Operations
from sdstudio.app.session import SessionStore
from sdstudio.app.settings_store import SettingsStore
from sdstudio.app.updates.announcement import Announcement, Channel, read_announcement
from sdstudio.app.updates.fetch import fetch
from sdstudio.domain.errors import ErrorCode, StudioError

_DAY_S: Final = 24 * 3600
_LOOK_MS: Final = 60_000
_TIMEOUT_S: Final = 20.0


class UpdateCheck(QObject):
    """Asks at most once a day, and only while the network is there and not metered.

    Whatever goes wrong then is not worth a word; :meth:`ask` reports it.

    Args:
        clock: seconds since 1970.

    Signals:
        found(Announcement): a newer version, of which the artist has not been told yet.

    Thread: GUI.
    """

    found = Signal(object)

    def __init__(
        self,
        channel: Channel,
        settings: SettingsStore,
        session: SessionStore,
        network: NetworkState,
        background: BackgroundTasks,
        *,
        clock: Callable[[], float] = time.time,
        timeout_s: float = _TIMEOUT_S,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._channel = channel
        self._settings = settings
        self._session = session
        self._network = network
        self._background = background
        self._clock = clock
        self._timeout_s = timeout_s
        self._operations = Operations(self)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.ask_if_due)

    @property
    def is_available(self) -> bool:
        """Whether this copy of the program knows where to ask."""
        return self._channel.is_configured

    def begin(self) -> None:
        """Look every minute whether it is time to ask."""
        if self.is_available:
            self._timer.start()

    def ask_if_due(self) -> None:
        """Ask if the artist wants that, the network allows it, and the last time was a day ago."""
        # A clock that was set back must not keep it from asking.
        is_due = abs(self._clock() - self._session.current.update_asked_s) >= _DAY_S
        is_wanted = self.is_available and self._settings.current.check_updates
        if is_wanted and is_due and self._network.is_online and not self._network.is_metered:
            self._operations.start(self._ask_quietly(), replacing="ask")

    @property
    def is_asking(self) -> bool:
        """Whether it asks of its own accord right now."""
        return self._operations.is_running("ask")

    async def ask(self) -> Announcement:
        """The newest version, which may be this one.

        Raises:
            StudioError: there is no usable answer.
        """
        with contextlib.suppress(StudioError):
            self._note_asked()
        return await self._ask()

    def note_told(self, announcement: Announcement) -> None:
        """The artist has been told of it."""
        with contextlib.suppress(StudioError):
            self._session.update(update_told=announcement.version)

    async def _ask_quietly(self) -> None:
        with contextlib.suppress(StudioError):
            # If that can't be kept, the next start would ask again.
            self._note_asked()
            announcement = await self._ask()
            if (
                announcement.is_newer_than(__version__)
                and announcement.version != self._session.current.update_told
            ):
                self.found.emit(announcement)

    def _note_asked(self) -> None:
        self._session.update(update_asked_s=self._clock())

    async def _ask(self) -> Announcement:
        work = partial(_fetch_announcement, self._channel, self._timeout_s)
        answer = self._background.do("updates", work)
        try:
            # Unlike wait_for of Python 3.11, it doesn't swallow a cancellation as the answer comes.
            await asyncio.wait((answer,), timeout=self._timeout_s)
        except asyncio.CancelledError:
            # Otherwise asyncio would report a failure that nobody waits for any more as a bug.
            if not answer.cancel():
                answer.exception()
            raise
        if not answer.done():
            answer.cancel()
            raise StudioError(ErrorCode.UPDATE_NO_ANSWER)
        announcement = answer.result()
        signed_s = announcement.signed.timestamp()
        if signed_s < self._session.current.update_signed_s:
            raise StudioError(ErrorCode.UPDATE_OUTDATED)
        with contextlib.suppress(StudioError):
            self._session.update(update_signed_s=signed_s)
        return announcement


def _fetch_announcement(channel: Channel, timeout_s: float) -> Announcement:
    return read_announcement(fetch(channel.address, timeout_s), channel.keys)
