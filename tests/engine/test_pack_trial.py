"""Trying a pack: the real process with the real computation, and made-up builds of torch."""

import sys
from pathlib import Path

import pytest

from sdstudio.app.engine_process import program_command, program_environment
from sdstudio.disk import SystemDisk
from sdstudio.domain.errors import ErrorCode
from sdstudio.models.stop import Stop, Stopped
from sdstudio.packs.installed import TrialRecord
from sdstudio.packs.trial import try_pack
from sdstudio.packs.unpacking import unpack
from tests.support import packs


def trial(
    folder: Path, torch: str, *, limit_s: float = 120.0, stop: Stop | None = None
) -> TrialRecord:
    """What comes of trying a pack with this ``torch``."""
    wheels = {"torch-2.13.0-py3-none-any.whl": packs.torch_wheel(torch)}
    pack = packs.a_pack(wheels)
    for name, content in wheels.items():
        (folder / name).write_bytes(content)
    unpack(
        pack,
        folder,
        folder / "pack",
        disk=SystemDisk(),
        stop=Stop(),
        progress=lambda *_: None,
    )
    command = program_command("--try-pack", str(folder / "pack"), pack.torch)
    return try_pack(pack, command, program_environment(), stop or Stop(), limit_s)


@pytest.fixture(autouse=True)
def any_device(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SDSTUDIO_DEVICE", raising=False)


def test_a_card_that_computes_as_the_processor_does_passes(tmp_path: Path) -> None:
    assert trial(tmp_path, packs.WORKING) == TrialRecord(card="A made-up card")


@pytest.mark.parametrize("torch", [packs.WRONG, packs.NOT_A_NUMBER])
def test_a_card_that_computes_something_else_does_not(tmp_path: Path, torch: str) -> None:
    found = trial(tmp_path, torch)
    assert found.code is ErrorCode.PACK_WRONG_RESULT
    assert found.arguments["card"] == "A made-up card"
    assert str(found.arguments["detail"]).startswith("matmul: ")


def test_a_pack_that_sees_no_card_says_so(tmp_path: Path) -> None:
    assert trial(tmp_path, packs.WITHOUT_CARD).code is ErrorCode.PACK_SEES_NO_CARD


def test_a_torch_that_cannot_be_imported_says_why(tmp_path: Path) -> None:
    found = trial(tmp_path, packs.RAISING)
    assert found.code is ErrorCode.PACK_NOT_LOADED
    assert "libcudart.so.13: cannot open" in str(found.arguments["detail"])


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals")
def test_a_torch_that_crashes_takes_nothing_with_it(tmp_path: Path) -> None:
    assert trial(tmp_path, packs.CRASHING).code is ErrorCode.PACK_CRASHED


def test_a_torch_that_hangs_is_ended(tmp_path: Path) -> None:
    found = trial(tmp_path, packs.HANGING, limit_s=2.0)
    assert (found.code, found.arguments["seconds"]) == (ErrorCode.PACK_HUNG, 2)


def test_a_trial_can_be_stopped(tmp_path: Path) -> None:
    stop = Stop()
    stop.ask()
    with pytest.raises(Stopped):
        trial(tmp_path, packs.HANGING, stop=stop)


def test_another_version_of_torch_than_the_pack_says_is_not_used(tmp_path: Path) -> None:
    found = trial(tmp_path, packs.WORKING.replace("2.13.0", "2.12.0"))
    assert found.code is ErrorCode.PACK_NOT_LOADED
    assert "2.12.0" in str(found.arguments["detail"])
