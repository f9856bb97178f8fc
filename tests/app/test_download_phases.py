"""Download: what each event does to it in each phase, without a queue."""

from dataclasses import replace
from itertools import product

import pytest

from sdstudio.app.model_management.download_phases import Download, DownloadPhase, Effect, Event
from sdstudio.app.model_management.model_status import Condition, ModelStatus
from sdstudio.app.notices import Notice
from sdstudio.domain.errors import ErrorCode
from sdstudio.models.transfer_progress import TransferProgress

OFFLINE = Notice(ErrorCode.DOWNLOAD_OFFLINE, {})
FORBIDDEN = Notice(ErrorCode.DOWNLOAD_NO_SOURCE, {})
HALF = TransferProgress(5, 10, bytes_per_s=1.0)


def fetching(phase: DownloadPhase = DownloadPhase.RUNNING) -> Download:
    """One that the queue was fetching when it came into ``phase``."""
    return Download(phase, Condition.FETCHING, HALF, is_queued=True)


def failed(notice: Notice = OFFLINE, *, is_queued: bool = True) -> Download:
    return replace(fetching(), is_queued=is_queued).failed(notice)[0]


@pytest.mark.parametrize(
    ("phase", "shown"),
    [
        (DownloadPhase.RUNNING, Condition.FETCHING),
        (DownloadPhase.PAUSING, Condition.FETCHING),
        (DownloadPhase.RESTARTING, Condition.WAITING),
        (DownloadPhase.HOLDING, Condition.METERED),
        (DownloadPhase.PAUSED, Condition.PAUSED),
        (DownloadPhase.HELD, Condition.METERED),
        (DownloadPhase.FAILED, Condition.FAILED),
        (DownloadPhase.REFUSED, Condition.FAILED),
    ],
)
def test_each_phase_is_shown_with_what_was_downloaded(
    phase: DownloadPhase, shown: Condition
) -> None:
    assert fetching(phase).status == ModelStatus(shown, HALF)


STOPPING = (DownloadPhase.PAUSING, DownloadPhase.RESTARTING, DownloadPhase.HOLDING)


def test_nothing_is_requested_while_the_queue_is_still_stopping_it() -> None:
    for phase, event in product(STOPPING, Event):
        _, effect = fetching(phase).after(event)
        if effect is Effect.REQUEST:
            assert (phase, event) == (DownloadPhase.RESTARTING, Event.STOPPED)


def test_every_phase_can_be_cancelled_and_resumed() -> None:
    ended = {DownloadPhase.INSTALLED, DownloadPhase.CANCELLED}
    for phase in set(DownloadPhase) - ended:
        after, effect = fetching(phase).after(Event.CANCEL)
        assert effect is Effect.CANCEL or after.phase is DownloadPhase.CANCELLED
        resumed, _ = fetching(phase).after(Event.RESUME)
        assert resumed.phase in (DownloadPhase.RUNNING, DownloadPhase.RESTARTING)
        assert resumed.is_allowed


def test_a_pause_that_is_taken_back_requests_it_once_the_queue_has_stopped_it() -> None:
    pausing, effect = fetching().after(Event.PAUSE)
    assert (pausing.status, effect) == (fetching().status, Effect.PAUSE)
    restarting, effect = pausing.after(Event.RESUME)
    assert (restarting.status.condition, effect) == (Condition.WAITING, None)
    running, effect = restarting.reported(ModelStatus(Condition.PAUSED, HALF))
    assert (running.phase, effect) == (DownloadPhase.RUNNING, Effect.REQUEST)
    assert running.status == ModelStatus(Condition.WAITING, HALF)


def test_a_metered_connection_holds_it_back_until_it_is_free_again() -> None:
    holding, effect = fetching().after(Event.METERED)
    assert (holding.status.condition, effect) == (Condition.METERED, Effect.PAUSE)
    still, _ = holding.reported(ModelStatus(Condition.FETCHING, HALF))
    assert still.status.condition is Condition.METERED
    held, effect = still.reported(ModelStatus(Condition.PAUSED, HALF))
    assert (held.phase, effect) == (DownloadPhase.HELD, Effect.NOTE_HELD)
    assert held.after(Event.PAUSE) == (held, None)
    running, effect = held.after(Event.UNMETERED)
    assert (running.status.condition, effect) == (Condition.WAITING, Effect.REQUEST)


def test_one_that_the_artist_paused_is_not_held_back_and_stays_paused() -> None:
    pausing, _ = fetching().after(Event.PAUSE)
    for event in (Event.METERED, Event.UNMETERED):
        assert pausing.after(event) == (pausing, None)
    paused, _ = pausing.reported(ModelStatus(Condition.PAUSED, HALF))
    for event in (Event.METERED, Event.UNMETERED, Event.RETRY):
        assert paused.after(event) == (paused, None)


def test_one_that_the_artist_allowed_is_not_held_back_again() -> None:
    allowed, effect = fetching(DownloadPhase.HELD).after(Event.RESUME)
    assert effect is Effect.REQUEST
    assert allowed.after(Event.METERED) == (allowed, None)


def test_a_failure_of_the_network_is_retried_and_counted_until_bytes_arrive() -> None:
    first = failed()
    assert (first.status.retries, first.failures) == (True, 1)
    running, effect = first.after(Event.RETRY)
    assert (running.status, effect) == (ModelStatus(Condition.WAITING, HALF), Effect.REQUEST)
    second, effect = running.reported(ModelStatus(Condition.FAILED, notice=OFFLINE))
    assert (second.failures, effect) == (2, Effect.RETRY_LATER)
    again, _ = second.after(Event.RETRY)
    arriving, _ = again.reported(ModelStatus(Condition.FETCHING, HALF))
    assert arriving.failures == 0


def test_another_failure_waits_for_the_artist() -> None:
    after = failed(FORBIDDEN)
    assert after.status == ModelStatus(Condition.FAILED, HALF, FORBIDDEN)
    assert after.after(Event.RETRY) == (after, None)
    resumed, effect = after.after(Event.RESUME)
    assert (resumed.status.notice, effect) == (None, Effect.REQUEST)


def test_a_retry_on_a_metered_connection_asks_the_artist_instead() -> None:
    held, effect = failed().after(Event.RETRY_METERED)
    assert (held.status, effect) == (ModelStatus(Condition.METERED, HALF), None)


def test_one_that_the_queue_never_got_is_cancelled_without_it() -> None:
    assert failed().after(Event.CANCEL) == (failed(), Effect.CANCEL)
    refused = failed(FORBIDDEN, is_queued=False)
    cancelled, effect = refused.after(Event.CANCEL)
    assert (cancelled.phase, effect) == (DownloadPhase.CANCELLED, None)


@pytest.mark.parametrize("phase", [DownloadPhase.RUNNING, *STOPPING])
def test_a_download_may_end_while_it_is_being_stopped(phase: DownloadPhase) -> None:
    for condition, end in (
        (Condition.READY, DownloadPhase.INSTALLED),
        (Condition.ABSENT, DownloadPhase.CANCELLED),
        (Condition.FAILED, DownloadPhase.FAILED),
    ):
        after, effect = fetching(phase).reported(ModelStatus(condition))
        assert (after.phase, effect) == (end, None)
