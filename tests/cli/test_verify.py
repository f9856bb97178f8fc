"""What ``sdstudio verify`` finds of what a picture was made from."""

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from sdstudio.cli import verify
from sdstudio.domain.metadata import decode, encode
from sdstudio.imaging import encode_png, read_rgb, read_texts
from sdstudio.models.inspect import inspect
from sdstudio.paths import user_paths
from tests.cli.conftest import Command
from tests.support.adapters import write_fitting, write_kohya
from tests.support.engine_thread import ThreadLaunch


def test_a_lora_is_found_where_it_is_said_to_lie(run: Command, tmp_path: Path) -> None:
    practice = inspect(user_paths().starter, is_practice=True)
    lora = write_fitting(tmp_path / "style.safetensors", practice)
    other = write_kohya(tmp_path / "other.safetensors")
    out = tmp_path / "cat.png"
    made = run("generate", "a cat", "--lora", f"{lora}:0.5", "--steps", "1", "--out", str(out))
    assert made.code == 0, made.err

    gone = run("verify", str(out))
    assert (gone.code, "“style” can't be found" in gone.err) == (2, True), gone.err
    wrong = run("verify", str(out), "--lora", str(lora), "--lora", str(other))
    assert (wrong.code, "isn't a valid value for --lora" in wrong.err) == (2, True), wrong.err
    kind = run("verify", str(out), "--embedding", str(lora))
    assert (kind.code, kind.err.count("\n")) == (2, 1)
    assert run("verify", str(out), "--lora", str(lora)).out == "identical\n"


def test_what_it_starts_from_is_found_in_the_library_too(run: Command, tmp_path: Path) -> None:
    image = tmp_path / "start.png"
    Image.new("RGB", (64, 64), "red").save(image)
    made = run("generate", "a cat", "--image", str(image), "--steps", "1")
    assert made.code == 0, made.err
    image.unlink()
    moved = Path(made.out.strip()).rename(tmp_path / "moved.png")
    assert decode(read_texts(moved)).request.mode == "image_to_image"
    again = run("verify", str(moved))
    assert again.out == "identical\n", again.err


def test_a_pixel_that_differs_is_not_rounded_away_and_possible_reasons_are_named(
    run: Command, tmp_path: Path
) -> None:
    out = tmp_path / "cat.png"
    assert run("generate", "a cat", "--steps", "1", "--out", str(out)).code == 0
    rgb, metadata = read_rgb(out).copy(), decode(read_texts(out))
    rgb[0, 0] ^= 8
    provenance = metadata.provenance
    libraries = {**provenance.libraries, "torch": "1.0"}
    changed = replace(metadata, provenance=provenance.model_copy(update={"libraries": libraries}))
    out.write_bytes(encode_png(rgb, encode(changed)))
    done = run("verify", str(out))
    assert (done.code, done.out.splitlines()[0]) == (
        1,
        "different: <0.1% of the pixels, by at most 8 of 255",
    )
    verdict = json.loads(run("verify", str(out), "--json").out)
    assert verdict["largest"] == 8
    assert [one["name"] for one in verdict["differences"]] == ["libraries.torch"]


def test_what_was_made_on_the_processor_is_made_there_again_whatever_pack_is_in_use(
    run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "cat.png"
    assert run("generate", "a cat", "--steps", "1", "--out", str(out)).code == 0
    started: list[Path | None] = []

    class Watched(ThreadLaunch):
        def start(self) -> "subprocess.Popen[bytes]":
            started.append(self.pack)
            return super().start()

    monkeypatch.setattr(verify, "EngineLaunch", Watched)
    monkeypatch.setattr(verify, "pack_of", lambda _paths: tmp_path / "cuda-test")
    metadata = decode(read_texts(out))
    for device in ("cpu", "cuda:0"):
        made = metadata.provenance.model_copy(update={"device": device})
        out.write_bytes(encode_png(read_rgb(out), encode(replace(metadata, provenance=made))))
        run("verify", str(out))
    assert started == [None, tmp_path / "cuda-test"]
