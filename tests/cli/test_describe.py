"""``sdstudio describe`` says what pictures show; one that can't be read stops no other."""

import json
from pathlib import Path

from PIL import Image

from tests.cli.conftest import Command
from tests.support.captioners import write_captioner


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
