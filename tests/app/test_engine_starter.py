"""Engine processes with a pack for the graphics card: the processor takes over when it fails."""

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from textwrap import dedent

import pytest
from pytestqt.qtbot import QtBot

from sdstudio.app.engine_process import EngineLaunch
from sdstudio.app.engine_starter import EngineStarter
from sdstudio.app.local_engine import LocalEngine
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.messages import Finished
from tests.app.test_local_engine import a_job
from tests.support import packs

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by signals")


def a_pack(folder: Path, torch: str) -> Path:
    """A folder with a made-up torch."""
    pack = folder / "pack"
    (pack / "torch").mkdir(parents=True)
    (pack / "torch/__init__.py").write_text(dedent(torch), encoding="utf-8")
    return pack


class FakeOnceGivenUp(EngineLaunch):
    """Starts the fake engine where there is no pack any more: torch takes its time to import."""

    @property
    def command(self) -> Sequence[str]:
        return EngineLaunch(self.cache, self.log, fake=self.pack is None).command


@contextmanager
def starting(
    folder: Path,
    pack: Path,
    *,
    fake: bool = False,
    start_limit_s: float = 120.0,
    launch_class: type[EngineLaunch] = EngineLaunch,
) -> Iterator[tuple[LocalEngine, EngineStarter, list[tuple[Path, ErrorCode]]]]:
    """An engine, what starts its processes, and the packs that were given up."""
    launch = launch_class(folder / "cache", folder / "engine.log", fake=fake)
    starter = EngineStarter(launch, pack, start_limit_s=start_limit_s)
    failed: list[tuple[Path, ErrorCode]] = []
    starter.on_failed = lambda pack, reason: failed.append((pack, reason))
    engine = LocalEngine(starter.start)
    try:
        yield engine, starter, failed
    finally:
        engine.close()


@pytest.mark.parametrize(
    ("torch", "start_limit_s"),
    [(packs.CRASHING, 120.0), (packs.HANGING, 3.0)],
)
def test_an_engine_whose_pack_does_not_start_goes_on_without_it(
    qtbot: QtBot, tmp_path: Path, torch: str, start_limit_s: float
) -> None:
    pack = a_pack(tmp_path, torch)
    limited = starting(tmp_path, pack, start_limit_s=start_limit_s, launch_class=FakeOnceGivenUp)
    with limited as (engine, starter, failed):
        with qtbot.waitSignal(engine.ready, timeout=180_000):
            engine.start()
        assert failed == [(pack, ErrorCode.PACK_ENGINE_FAILED)]
        assert starter.pack is None
        assert starter.wait_until_unloaded(pack, 0)
        assert engine.capabilities is not None
        assert engine.capabilities.device == "cpu"


def test_an_engine_whose_pack_no_longer_finds_a_card_goes_on_without_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    loaded = tmp_path / "loaded"
    marked = f"{dedent(packs.WITHOUT_CARD)}\nopen({str(loaded)!r}, 'w').close()\n"
    pack = a_pack(tmp_path, marked)
    with starting(tmp_path, pack, launch_class=FakeOnceGivenUp) as (engine, starter, failed):
        with qtbot.waitSignal(engine.ready, timeout=180_000):
            engine.start()
        # The torch of the pack was the one that the engine imported.
        assert loaded.exists()
        assert failed == [(pack, ErrorCode.PACK_SEES_NO_CARD)]
        assert starter.wait_until_unloaded(pack, 0)


def test_a_pack_is_unloaded_once_no_process_has_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = a_pack(tmp_path, "")
    with starting(tmp_path, pack, fake=True) as (engine, starter, _failed):
        with qtbot.waitSignal(engine.ready):
            engine.start()
        assert not starter.wait_until_unloaded(pack, 0)
    assert starter.wait_until_unloaded(pack, 0)

    def refuse(*_: object) -> None:
        raise OSError("refused")

    monkeypatch.setattr("sdstudio.app.engine_starter.EngineProcess", refuse)
    with pytest.raises(OSError, match="refused"):
        starter.start(lambda _item: None)
    assert starter.wait_until_unloaded(pack, 0)


def kill(qtbot: QtBot, engine: LocalEngine) -> None:
    """Have the process crash, and wait for the next one."""
    pid = engine.process_id()
    assert pid is not None
    with qtbot.waitSignals([engine.died, engine.ready]):
        os.kill(pid, signal.SIGSEGV)


def test_a_card_that_is_lost_once_is_found_again_but_not_for_ever(
    qtbot: QtBot, tmp_path: Path
) -> None:
    pack = a_pack(tmp_path, "")
    with starting(tmp_path, pack, fake=True) as (engine, starter, failed):
        with qtbot.waitSignal(engine.ready):
            engine.start()
        kill(qtbot, engine)
        assert (starter.pack, failed) == (pack, [])
        with qtbot.waitSignal(
            engine.event_received,
            timeout=60_000,
            check_params_cb=lambda event, _payload: isinstance(event, Finished),
        ):
            engine.submit(a_job("x"))
        kill(qtbot, engine)
        assert (starter.pack, failed) == (pack, [])
        kill(qtbot, engine)
        assert (starter.pack, failed) == (None, [(pack, ErrorCode.PACK_ENGINE_FAILED)])


def test_an_engine_that_is_restarted_or_closed_has_not_failed(qtbot: QtBot, tmp_path: Path) -> None:
    pack = a_pack(tmp_path, "")
    with starting(tmp_path, pack, fake=True) as (engine, starter, failed):
        with qtbot.waitSignal(engine.ready):
            engine.start()
        for _ in range(3):
            with qtbot.waitSignals([engine.died, engine.ready]):
                engine.restart()
        with qtbot.waitSignal(engine.died):
            engine.restart()
        engine.close()  # while it starts
        assert (starter.pack, failed) == (pack, [])


def test_another_pack_or_none_is_used_from_the_next_start_on(qtbot: QtBot, tmp_path: Path) -> None:
    pack = a_pack(tmp_path, packs.RAISING)
    with starting(tmp_path, pack, fake=True) as (engine, starter, _):
        with qtbot.waitSignal(engine.ready):
            engine.start()
        starter.use(None)
        assert not starter.wait_until_unloaded(pack, 0)
        with qtbot.waitSignals([engine.died, engine.ready]):
            engine.restart()
        assert starter.wait_until_unloaded(pack, 0)
