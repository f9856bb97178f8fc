"""The command line in this process, in English, with the fake engine in a thread of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from sdstudio import cli
from sdstudio.cli import captioning, faces, generate, upscale, verify
from sdstudio.paths import user_paths
from tests.support.engine_thread import ThreadLaunch


@dataclass(frozen=True, slots=True)
class Run:
    """What a command printed."""

    code: int
    out: str
    err: str


Command = Callable[..., Run]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """``sdstudio`` with arguments."""
    monkeypatch.setattr(cli, "system_translate", lambda _folder: lambda _context, text: text)
    for module in (captioning, faces, generate, upscale, verify):
        monkeypatch.setattr(module, "EngineLaunch", ThreadLaunch)

    def command(*arguments: str) -> Run:
        try:
            code = cli.run(arguments)
        except SystemExit as error:
            code = int(str(error.code))
        said = capsys.readouterr()
        return Run(code, said.out, said.err)

    return command


@pytest.fixture
def torn_starter(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of a practice model whose UNet is gone, used by ``sdstudio`` from now on."""
    paths = user_paths()
    resources = tmp_path / "resources"
    (resources / "starter").mkdir(parents=True)
    for source in (paths.resources, paths.starter):
        target = resources if source == paths.resources else resources / "starter"
        for one in source.iterdir():
            if one.name not in ("starter", "unet"):
                (target / one.name).symlink_to(one)
    monkeypatch.setattr(cli, "user_paths", lambda: replace(paths, resources=resources))
    return resources / "starter"
