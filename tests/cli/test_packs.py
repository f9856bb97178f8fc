"""``sdstudio packs``: from the list to the removal, with a fake index."""

import io
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sdstudio.app.engine_process import EngineLaunch
from sdstudio.app.graphics.pack_files import PackFiles
from sdstudio.app.settings import read_settings
from sdstudio.cli import pack_commands
from sdstudio.cli.jobs import Jobs
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.resolving import resolve
from sdstudio.packs.manifest import Manifest
from sdstudio.paths import Paths, user_paths
from tests.cli.conftest import Command
from tests.support import hub, packs
from tests.support.download_faults import IMPATIENT
from tests.support.hub import Mirror
from tests.support.services import an_engine_job, checkpoint, draft


@pytest.fixture
def offer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[tuple[Mirror, Manifest]]:
    """An index with the only pack on offer, on a computer with its card."""
    wheels = packs.usual_wheels()
    with packs.an_index(wheels).running() as mirror:
        manifest = packs.a_manifest(packs.a_pack(wheels), mirror.address(""))
        packs.write_manifest(tmp_path / "packs.json", manifest)
        file = property(lambda _: tmp_path / "packs.json")
        monkeypatch.setattr(Paths, "graphics_packs", file)
        monkeypatch.setattr(pack_commands, "find_cards", lambda: (packs.NVIDIA,))
        monkeypatch.setattr(pack_commands, "RetryPolicy", lambda: IMPATIENT)
        yield mirror, manifest


@pytest.mark.usefixtures("offer")
def test_a_pack_is_installed_used_and_deleted(
    run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = user_paths()
    assert run("packs", "list").out.splitlines()[0] == "GeForce RTX 3060 580.95.05"
    assert "fits this computer" in run("packs", "list").out
    added = run("packs", "add", packs.ID)
    assert (added.code, added.out.strip()) == (0, "Pictures are now made on A made-up card.")
    assert read_settings(paths.settings_file).graphics_pack == packs.ID
    (row,) = json.loads(run("packs", "list", "--json").out)["packs"]
    assert (row["id"], row["state"]) == (packs.ID, "in use")
    monkeypatch.setattr(sys, "stdin", io.StringIO("no\n"))
    kept = run("packs", "remove", packs.ID)
    assert (kept.code, "Nothing was removed." in kept.err) == (1, True)
    assert (paths.runtimes / packs.ID).exists()
    assert run("packs", "remove", packs.ID, "--yes").code == 0
    assert not (paths.runtimes / packs.ID).exists()
    assert read_settings(paths.settings_file).graphics_pack == ""


def test_a_pack_is_exported_and_installed_where_there_is_no_network(
    run: Command, offer: tuple[Mirror, Manifest], tmp_path: Path
) -> None:
    mirror, manifest = offer
    wheels = packs.usual_wheels(packs.RAISING)
    mirror.files.update({f"/packages/{name}": content for name, content in wheels.items()})
    broken = packs.a_manifest(packs.a_pack(wheels), mirror.address(""))
    packs.write_manifest(tmp_path / "packs.json", broken)
    exported = run("packs", "export", packs.ID, str(tmp_path))
    file = tmp_path / f"{packs.ID}.sdpack"
    assert (exported.code, exported.out.strip()) == (0, str(file))
    # Nothing is left of the download.
    assert list(user_paths().runtimes.iterdir()) == []
    assert run("packs", "export", packs.ID, str(tmp_path)).code != 0
    mirror.files.clear()
    added = run("packs", "add", str(file))
    # Unpacked and tried; this torch can't be imported, so it isn't used.
    assert added.code == 1
    assert "libcudart.so.13: cannot open" in added.err
    assert read_settings(user_paths().settings_file).graphics_pack == ""
    assert "installed, not working" in run("packs", "list").out
    del manifest


def test_an_export_that_broke_off_is_no_pack_that_the_window_installs(
    run: Command, offer: tuple[Mirror, Manifest], tmp_path: Path
) -> None:
    mirror, _ = offer
    missing = {path: mirror.files.pop(path) for path in list(mirror.files)[-1:]}
    assert run("packs", "export", packs.ID, str(tmp_path)).code != 0
    (kept,) = user_paths().runtimes.iterdir()
    assert PackFiles(user_paths()).look().unfinished == ()
    assert list(kept.glob("*.whl"))
    mirror.files.update(missing)
    assert run("packs", "export", packs.ID, str(tmp_path)).code == 0
    assert list(user_paths().runtimes.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("add", "cuda-99"), 2, "There is no graphics pack “cuda-99”. Choose one of: cuda-test."),
        (("remove", packs.ID), 2, "isn't installed"),
        (("export", "cuda-99", "x"), 2, "There is no graphics pack"),
    ],
)
@pytest.mark.usefixtures("offer")
def test_what_is_not_there_is_told(
    run: Command, arguments: tuple[str, ...], code: int, says: str
) -> None:
    result = run("packs", *arguments)
    assert (result.code, says in result.err) == (code, True)


def test_a_download_that_fails_installs_nothing(
    run: Command, offer: tuple[Mirror, Manifest]
) -> None:
    mirror, _ = offer
    mirror.play(then=hub.status(404))
    result = run("packs", "add", packs.ID)
    assert (result.code, "status 404" in result.err) == (1, True)
    # There is no source to choose, unlike for a model.
    assert "source" not in result.err
    assert not (user_paths().runtimes / packs.ID).exists()


def test_a_command_whose_engine_fails_with_the_pack_goes_on_without_it(tmp_path: Path) -> None:
    class Starts(EngineLaunch):
        """As an engine whose torch can't be imported."""

        @property
        def command(self) -> tuple[str, ...]:
            if self.pack is not None:
                return (sys.executable, "-c", "raise SystemExit(1)")
            return tuple(super().command)

    launch = Starts(
        tmp_path / "cache", tmp_path / "engine.log", fake=True, pack=tmp_path / "cuda-test"
    )
    told: list[StudioError] = []
    made: list[object] = []
    request = resolve(draft("a red fish"), checkpoint(), drawn_seed=0)
    jobs = Jobs((an_engine_job(request),), lambda *_: made.append(1), on_warning=told.append)
    assert jobs.run(launch) == 0
    assert made == [1]
    assert [error.code for error in told] == [ErrorCode.PACK_ENGINE_FAILED]
    assert replace(launch, pack=None).environment["SDSTUDIO_PACK"] == ""
