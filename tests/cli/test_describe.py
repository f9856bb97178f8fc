"""``sdstudio describe`` says what pictures show; one that can't be read stops no other."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from sdstudio.app.engine_process import EngineLaunch
from sdstudio.cli import captioning
from sdstudio.paths import user_paths
from tests.cli.conftest import Command
from tests.support.captioners import write_captioner
from tests.support.engine_thread import ThreadLaunch
from tests.support.similarity import install_similarity as install_auxiliary


def test_pictures_are_described_and_failures_are_listed(run: Command, tmp_path: Path) -> None:
    model = write_captioner(tmp_path / "tiny.safetensors")
    good, torn = tmp_path / "fish.png", tmp_path / "torn.png"
    Image.new("RGB", (30, 20), "red").save(good)
    torn.write_bytes(good.read_bytes()[:40])
    done = run("describe", str(torn), str(good), "--model", str(model), "--json")
    assert done.code == 1
    assert "torn.png" in done.err
    events = [json.loads(line) for line in done.out.splitlines()]
    assert [one["event"] for one in events] == ["failed", "caption"]
    assert events[1]["caption"]


def test_an_installed_captioner_needs_no_option(run: Command, tmp_path: Path) -> None:
    file = write_captioner(tmp_path / "downloads" / "tiny.safetensors")
    install_auxiliary(user_paths().models, file, "Tiny BLIP")
    Image.new("RGB", (30, 20), "red").save(tmp_path / "fish.png")
    done = run("describe", str(tmp_path / "fish.png"))
    assert (done.code, done.err) == (0, "")
    assert done.out.strip().startswith("a ")


def test_without_a_captioner_the_sentence_says_where_to_get_one(
    run: Command, tmp_path: Path
) -> None:
    Image.new("RGB", (30, 20)).save(tmp_path / "fish.png")
    done = run("describe", str(tmp_path / "fish.png"))
    assert (done.code != 0, done.out) == (True, "")
    assert "Describing a picture needs a captioning model" in done.err


def test_a_folder_without_images_is_one_sentence(run: Command, tmp_path: Path) -> None:
    model = write_captioner(tmp_path / "tiny.safetensors")
    (tmp_path / "empty").mkdir()
    done = run("describe", str(tmp_path / "empty"), "--model", str(model))
    assert (done.code != 0, done.out) == (True, "")
    assert "nothing to describe" in done.err


@pytest.mark.parametrize("has_pack", [False, True])
def test_an_engine_that_fails_with_its_pack_is_started_without_it(
    run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_pack: bool
) -> None:
    class Starts(ThreadLaunch):
        """As an engine whose torch can't be imported: the pack's, or any."""

        def start(self) -> "subprocess.Popen[bytes]":
            return EngineLaunch.start(self) if self.pack or not has_pack else super().start()

        @property
        def command(self) -> tuple[str, ...]:
            return (sys.executable, "-c", "raise SystemExit(1)")

    monkeypatch.setattr(captioning, "EngineLaunch", Starts)
    pack = tmp_path / "cuda-test" if has_pack else None
    monkeypatch.setattr(captioning, "pack_of", lambda _: pack)
    model = write_captioner(tmp_path / "tiny.safetensors")
    Image.new("RGB", (30, 20), "red").save(tmp_path / "fish.png")
    done = run("describe", str(tmp_path / "fish.png"), "--model", str(model))
    if has_pack:
        assert (done.code, done.out.startswith("a ")) == (0, True)
        assert "cuda-test" in done.err
    else:
        assert (done.code != 0, done.out) == (True, "")
