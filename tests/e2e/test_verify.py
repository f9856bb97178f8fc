"""``sdstudio verify``: a picture is made again from what it says of itself."""

import json
import os
from pathlib import Path

from PIL import Image

from sdstudio.domain.metadata import decode, encode
from sdstudio.imaging import encode_png, read_rgb, read_texts
from tests.e2e.test_command_line import run


def test_a_picture_from_a_picture_is_identical_and_an_altered_one_is_not(tmp_path: Path) -> None:
    first, second = tmp_path / "first.png", tmp_path / "second.png"
    quick = ("--steps", "2", "--seed", "7")
    assert run("generate", "a red fish", *quick, "--out", str(first)).returncode == 0
    made = run(
        "generate", "a dog", *quick, "--image", str(first), "--strength", "0.6",
        "--out", str(second), SDSTUDIO_THREADS=str(min(2, os.cpu_count() or 1)),
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    assert decode(read_texts(second)).request.mode == "image_to_image"
    first.unlink()  # what it was made from is kept beside it
    done = run("verify", str(second))
    assert (done.returncode, done.stdout.strip()) == (0, "identical"), done.stderr

    rgb, metadata = read_rgb(second).copy(), decode(read_texts(second))
    rgb[0, 0] ^= 8
    libraries = {**metadata.provenance.libraries, "torch": "1.0"}
    changed = metadata.provenance.model_copy(update={"libraries": libraries})
    texts = encode(metadata.__class__(metadata.request, changed))
    second.write_bytes(encode_png(rgb, texts))
    done = run("verify", str(second), "--json")
    assert done.returncode == 1
    verdict = json.loads(done.stdout)
    assert verdict["largest"] == 8
    assert [one["name"] for one in verdict["differences"]] == ["libraries.torch"]


def test_what_cannot_be_made_again_is_said_in_one_line(tmp_path: Path) -> None:
    strange = tmp_path / "strange.png"
    Image.new("RGB", (64, 64)).save(strange)
    done = run("verify", str(strange))
    assert done.returncode == 2
    assert "has no metadata" in done.stderr
    assert done.stderr.count("\n") == 1
