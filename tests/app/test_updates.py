"""Looking for a newer version: only if the artist wants that, and only a signed answer counts."""

import asyncio
import base64
import gc
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from sdstudio import __version__
from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.operations import Operations
from sdstudio.app.session import SessionStore
from sdstudio.app.settings_store import SettingsStore
from sdstudio.app.updates import fetch
from sdstudio.app.updates.announcement import (
    Announcement,
    Channel,
    read_announcement,
    read_channel,
)
from sdstudio.app.updates.fetch import LIMIT_BYTES
from sdstudio.app.updates.update_check import UpdateCheck
from sdstudio.domain.errors import ErrorCode, StudioError
from tests.support.announcements import (
    PAGE,
    PATH,
    PUBLIC_KEY,
    announced,
    channel,
    public_key,
    signed,
)
from tests.support.coroutines import result_of
from tests.support.hub import (
    Act,
    Exchange,
    Mirror,
    cut_after,
    dripping,
    mirrors,
    redirect,
    stalling_after,
    status,
    truncated,
)
from tests.support.networks import FakeNetwork

ROOT = Path(__file__).parents[2]
DAY_S = 24 * 3600


class Bench:
    """A check with a server on loopback and a clock that is set by hand."""

    def __init__(
        self, server: Mirror, folder: Path, *, timeout_s: float = 20.0, address: str = ""
    ) -> None:
        self.server = server
        self.now_s = 1.8e9
        self.session_file = folder / "session.json"
        self.settings = SettingsStore(folder / "settings.json")
        self.session = SessionStore(self.session_file)
        self.network = FakeNetwork()
        self.background = BackgroundTasks()
        self.check = UpdateCheck(
            channel(address or server.address(PATH)),
            self.settings,
            self.session,
            self.network,
            self.background,
            clock=lambda: self.now_s,
            timeout_s=timeout_s,
        )
        self.found: list[Announcement] = []
        self.check.found.connect(self.found.append)

    def answer(self, content: bytes, *acts: Act) -> None:
        self.server.files[PATH] = content
        self.server.play(*acts)

    @property
    def requests(self) -> int:
        return len(self.server.asked)


@pytest.fixture
def server() -> Iterator[Mirror]:
    with mirrors([{PATH: signed(announced())}]) as (server,):
        yield server


@pytest.fixture
def bench(qtbot: QtBot, server: Mirror, tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(server, tmp_path)
    yield bench
    bench.background.close()


def quietly(bench: Bench, qtbot: QtBot) -> None:
    """Have it look whether it is time to ask, and wait until it has its answer."""
    bench.check.ask_if_due()
    qtbot.waitUntil(lambda: not bench.check.is_asking)


# When it asks.


def test_nothing_is_asked_until_the_artist_says_yes(bench: Bench, qtbot: QtBot) -> None:
    quietly(bench, qtbot)
    assert bench.requests == 0
    bench.settings.update(check_updates=True)
    quietly(bench, qtbot)
    assert bench.requests == 1
    assert [one.version for one in bench.found] == ["9.0.0"]


def test_it_asks_once_a_day_also_after_a_restart(
    bench: Bench, qtbot: QtBot, server: Mirror, tmp_path: Path
) -> None:
    bench.settings.update(check_updates=True)
    for _ in range(3):
        quietly(bench, qtbot)
    again = Bench(server, tmp_path)
    again.now_s += DAY_S - 1
    quietly(again, qtbot)
    assert bench.requests == 1
    again.now_s += 1
    quietly(again, qtbot)
    assert bench.requests == 2
    again.background.close()


def test_a_failure_counts_as_asked_and_is_not_told(bench: Bench, qtbot: QtBot) -> None:
    bench.settings.update(check_updates=True)
    bench.answer(b"", status(503), status(503))
    quietly(bench, qtbot)
    quietly(bench, qtbot)
    assert (bench.requests, bench.found) == (1, [])


def test_a_clock_that_was_years_ahead_does_not_end_it(bench: Bench, qtbot: QtBot) -> None:
    bench.settings.update(check_updates=True)
    bench.session.update(update_asked_s=bench.now_s + 70 * 365 * DAY_S)
    quietly(bench, qtbot)
    assert bench.requests == 1


def test_where_the_time_cannot_be_kept_it_does_not_ask(bench: Bench, qtbot: QtBot) -> None:
    """Else every start would ask."""
    bench.settings.update(check_updates=True)
    bench.session_file.mkdir()
    quietly(bench, qtbot)
    assert bench.requests == 0


@pytest.mark.parametrize(("online", "metered"), [(False, False), (True, True)])
def test_it_waits_for_a_network_that_costs_nothing(
    bench: Bench, qtbot: QtBot, online: bool, metered: bool
) -> None:
    bench.settings.update(check_updates=True)
    bench.network.is_online = online
    bench.network.meter(metered)
    quietly(bench, qtbot)
    assert bench.requests == 0
    bench.network.is_online = True
    bench.network.meter(False)
    quietly(bench, qtbot)
    assert bench.requests == 1


def test_a_version_is_told_once(bench: Bench, qtbot: QtBot) -> None:
    bench.settings.update(check_updates=True)
    quietly(bench, qtbot)
    bench.check.note_told(bench.found[0])
    bench.now_s += DAY_S
    quietly(bench, qtbot)
    assert (bench.requests, len(bench.found)) == (2, 1)


@pytest.mark.parametrize("version", [__version__, "0.0.9"])
def test_a_version_that_is_not_newer_is_not_told(bench: Bench, qtbot: QtBot, version: str) -> None:
    bench.settings.update(check_updates=True)
    bench.answer(signed(announced(version)))
    quietly(bench, qtbot)
    assert (bench.requests, bench.found) == (1, [])


def test_when_the_artist_asks_there_is_an_answer_each_time(bench: Bench) -> None:
    bench.network.meter(True)
    for _ in range(2):
        announcement = result_of(bench.check.ask())
        assert (announcement.version, announcement.page) == ("9.0.0", PAGE)
    assert bench.requests == 2


@pytest.mark.parametrize("is_failure", [False, True])
def test_a_dialog_that_closes_just_as_the_answer_arrives_is_not_told(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, is_failure: bool
) -> None:
    loop = asyncio.get_running_loop()
    bugs: list[object] = []
    monkeypatch.setattr(loop, "call_exception_handler", bugs.append)
    answer: asyncio.Future[Announcement] = loop.create_future()
    monkeypatch.setattr(bench.background, "do", lambda *_, given=[answer]: given.pop())
    dialog = QObject()
    operations = Operations(dialog)
    told: list[Announcement] = []

    async def ask() -> None:
        told.append(await bench.check.ask())

    operations.start(ask(), replacing="ask")
    turns: list[int] = []
    loop.call_soon(turns.append, 1)
    qtbot.waitUntil(lambda: turns == [1])
    if is_failure:
        answer.set_exception(StudioError(ErrorCode.UPDATE_NO_ANSWER))
    else:
        answer.set_result(read_announcement(signed(announced()), [PUBLIC_KEY]))
    operations.cancel_all()
    qtbot.waitUntil(lambda: not operations.is_running("ask"))
    # A failure that nobody heard of is reported when it is garbage.
    del answer
    gc.collect()
    assert (told, bugs) == ([], [])


def test_a_copy_without_an_address_asks_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    settings = SettingsStore(tmp_path / "settings.json")
    settings.update(check_updates=True)
    session = SessionStore(tmp_path / "session.json")
    background = BackgroundTasks()
    check = UpdateCheck(Channel(), settings, session, FakeNetwork(), background)
    check.ask_if_due()
    assert not check.is_available
    assert session.current.update_asked_s == 0
    background.close()


# What it sends.


def test_the_request_has_nothing_of_the_artist_the_computer_or_the_version(
    bench: Bench, server: Mirror
) -> None:
    result_of(bench.check.ask())
    (asked,) = server.asked
    assert asked.path == PATH
    assert dict(asked.headers) == {
        "host": f"127.0.0.1:{server.port}",
        "accept": "*/*",
        "accept-encoding": "identity",
        "connection": "keep-alive",
        "user-agent": "sd-studio",
    }


def test_the_request_goes_through_the_systems_proxy(
    qtbot: QtBot, server: Mirror, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "http://updates.invalid/update.json"
    server.files[address] = signed(announced())
    asked_for: list[str] = []

    def proxy(host: str) -> str:
        asked_for.append(host)
        return server.address("")

    monkeypatch.setattr(fetch, "system_proxy", proxy)
    bench = Bench(server, tmp_path, address=address)
    assert result_of(bench.check.ask()).version == "9.0.0"
    assert asked_for == ["http://updates.invalid/"]
    bench.background.close()


# What it accepts.


def refusal(bench: Bench) -> ErrorCode:
    with pytest.raises(StudioError) as refused:
        result_of(bench.check.ask())
    return refused.value.code


FORGED = signed(announced(), Ed25519PrivateKey.from_private_bytes(bytes(32)))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>Log in to the Wi-Fi</html>",
        b"[]",
        b"\xff\xfe",
        b'{"announcement": "\\ud800", "signature": ""}',
        json.dumps({"announcement": announced(), "signature": "not Base64"}).encode(),
        json.dumps({"announcement": announced(), "signature": "AAAA"}).encode(),
        FORGED,
        signed(announced()).replace(b"9.0.0", b"9.0.1"),
        signed("no JSON"),
        signed("{}"),
        signed(announced("9")),
        signed(announced(format=0)),
        signed(announced(page="http://example.invalid/")),
        signed(announced(page="file:///bin/sh")),
        signed(announced(signed="2026-11-01T00:00:00")),
        signed(announced(news={"en": ["x" * 301]})),
    ],
    ids=range(17),
)
def test_what_is_not_a_signed_announcement_is_refused(bench: Bench, content: bytes) -> None:
    bench.answer(content)
    assert refusal(bench) is ErrorCode.UPDATE_NOT_VALID


def test_an_announcement_from_before_the_last_one_is_refused(
    bench: Bench, server: Mirror, tmp_path: Path
) -> None:
    bench.answer(signed(announced("9.1.0", day=5)))
    result_of(bench.check.ask())
    bench.answer(signed(announced("9.0.0", day=4)))
    assert refusal(bench) is ErrorCode.UPDATE_OUTDATED
    again = Bench(server, tmp_path)
    assert refusal(again) is ErrorCode.UPDATE_OUTDATED
    bench.answer(signed(announced("9.1.0", day=5)))
    assert result_of(again.check.ask()).version == "9.1.0"
    again.background.close()


def test_a_later_format_says_that_there_is_a_newer_version_without_its_news(bench: Bench) -> None:
    bench.answer(signed(announced(format=2, news="<told in another way>", more=1)))
    announcement = result_of(bench.check.ask())
    assert announcement.is_newer_than(__version__)
    assert (announcement.page, announcement.news) == (PAGE, {})


def test_one_of_several_keys_is_enough() -> None:
    """So a new key can be introduced before the old one is given up."""
    other = Ed25519PrivateKey.from_private_bytes(bytes(32))
    content = signed(announced(), other)
    with pytest.raises(StudioError):
        read_announcement(content, [PUBLIC_KEY])
    keys = [PUBLIC_KEY, public_key(other)]
    assert read_announcement(content, keys).version == "9.0.0"


def never_length(exchange: Exchange) -> None:
    exchange.head(200, None)
    exchange.body(exchange.content)
    exchange.end()


@pytest.mark.parametrize(
    "act",
    [
        status(404),
        status(503),
        redirect("http://127.0.0.1:9/update.json"),
        cut_after(10),
        truncated(10),
        never_length,
    ],
    ids=["404", "503", "redirect", "cut", "truncated", "without a length"],
)
def test_a_server_that_does_not_answer_with_a_whole_file_gives_no_answer(
    bench: Bench, act: Act
) -> None:
    bench.answer(signed(announced()), act)
    assert refusal(bench) is ErrorCode.UPDATE_NO_ANSWER
    assert bench.requests == 1


def test_a_redirect_is_not_followed(bench: Bench) -> None:
    with mirrors([{PATH: signed(announced())}]) as (elsewhere,):
        bench.answer(b"", redirect(elsewhere.address(PATH)))
        assert refusal(bench) is ErrorCode.UPDATE_NO_ANSWER
        assert elsewhere.asked == []


def test_a_large_answer_is_not_read(bench: Bench) -> None:
    bench.answer(bytes(LIMIT_BYTES + 1))
    assert refusal(bench) is ErrorCode.UPDATE_NO_ANSWER


@pytest.mark.parametrize("act", [stalling_after(10), dripping(0.3)], ids=["stalls", "drips"])
def test_a_slow_server_is_given_up(qtbot: QtBot, server: Mirror, tmp_path: Path, act: Act) -> None:
    bench = Bench(server, tmp_path, timeout_s=0.5)
    bench.answer(signed(announced()).ljust(LIMIT_BYTES), act)
    begun_s = time.monotonic()
    assert refusal(bench) is ErrorCode.UPDATE_NO_ANSWER
    assert time.monotonic() - begun_s < 10
    bench.background.close()


def test_no_server_is_no_answer(qtbot: QtBot, server: Mirror, tmp_path: Path) -> None:
    with mirrors([{}]) as (gone,):
        pass
    bench = Bench(server, tmp_path, address=gone.address(PATH))
    assert refusal(bench) is ErrorCode.UPDATE_NO_ANSWER
    bench.background.close()


# What ships.


def test_the_channel_that_ships_is_complete_or_empty() -> None:
    shipped = read_channel(ROOT / "resources" / "updates.json")
    assert bool(shipped.address) == bool(shipped.keys)
    assert shipped.address == "" or shipped.address.startswith("https://")
    assert all(len(base64.b64decode(key, validate=True)) == 32 for key in shipped.keys)


@pytest.mark.parametrize("content", [b"{", b'{"keys": 1}', b"\xff"])
def test_a_damaged_channel_is_none(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "updates.json"
    file.write_bytes(content)
    assert not read_channel(file).is_configured
    assert not read_channel(tmp_path / "missing.json").is_configured
