"""The wheel works alone: built, installed into a clean environment, run from another folder.

Installing torch and Qt once more would take minutes and a network, so the clean environment reads
third-party packages from the one that runs the tests, through a path file. Path files are not
followed from there on, which leaves out the editable installation: what the clean environment
finds of SD Studio can only come from the wheel.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).parents[2]
BIN = "Scripts" if os.name == "nt" else "bin"

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Installation:
    """A wheel and the clean environment that it is installed in."""

    wheel: Path
    folder: Path

    def run(self, program: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment with nothing inherited but what the system needs."""
        kept = ("PATH", "LANG", "SYSTEMROOT", "TEMP")
        environment = {name: os.environ[name] for name in kept if name in os.environ}
        environment |= {"HOME": str(cwd), "USERPROFILE": str(cwd)}
        for kind in ("CONFIG", "DATA", "CACHE", "PICTURES"):
            environment[f"SDSTUDIO_{kind}_DIR"] = str(cwd / kind.lower())
        command = [str(self.folder / BIN / program), *arguments]
        return subprocess.run(
            command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8"
        )


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    folder = tmp_path_factory.mktemp("wheel")
    _call("build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT))
    (wheel,) = folder.glob("*.whl")
    clean = folder / "venv"
    venv.create(clean, symlinks=os.name != "nt")
    python = clean / BIN / Path(sys.executable).name
    _call("pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel))
    site_packages = sysconfig.get_path("purelib", "venv", {"base": str(clean)})
    third_parties = sysconfig.get_path("purelib")
    Path(site_packages, "third_parties.pth").write_text(third_parties + "\n", encoding="utf-8")
    return Installation(wheel, clean)


def test_the_wheel_holds_the_program_and_what_it_needs_and_nothing_else(
    installation: Installation,
) -> None:
    with zipfile.ZipFile(installation.wheel) as archive:
        names = archive.namelist()
    packages = {name.partition("/")[0] for name in names}
    assert packages == {"sdstudio", next(name for name in packages if ".dist-info" in name)}
    for folder in (ROOT / "resources" / "starter", ROOT / "resources" / "models"):
        for file in folder.rglob("*"):
            if file.is_file():
                assert (
                    f"sdstudio/resources/{file.relative_to(ROOT / 'resources').as_posix()}" in names
                )
    for file in (ROOT / "docs" / "guide").rglob("*"):
        if file.is_file():
            shipped = file.relative_to(ROOT / "docs" / "guide").as_posix()
            assert f"sdstudio/resources/guide/{shipped}" in names
    for licence in ("LICENSE", "NOTICE", "resources/starter/LICENSE"):
        assert any(name.endswith(f"/licenses/{licence}") for name in names)


def test_the_clean_environment_does_not_see_the_source_tree(
    installation: Installation, tmp_path: Path
) -> None:
    code = "import sdstudio; print(sdstudio.__file__)"
    done = installation.run("python", "-c", code, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()).is_relative_to(installation.folder)


def test_the_installed_program_makes_a_picture(installation: Installation, tmp_path: Path) -> None:
    done = installation.run(
        "sdstudio",
        *("generate", "a red fish on a blue background"),
        *("--seed", "7", "--steps", "4", "--out", "fish.png"),
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    unet = json.loads((ROOT / "resources/starter/unet/config.json").read_text(encoding="utf-8"))
    side_px = unet["sample_size"] * 8
    with Image.open(tmp_path / "fish.png") as picture:
        assert (picture.format, picture.size) == ("PNG", (side_px, side_px))


def _call(module: str, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
