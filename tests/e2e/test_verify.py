"""``sdstudio verify``: a picture is made again from what it says of itself."""

import os
from pathlib import Path

from PIL import Image

from sdstudio.domain.metadata import decode
from sdstudio.imaging import read_texts
from tests.e2e.test_command_line import a_picture, run


def test_a_picture_made_from_a_picture_is_made_again_identically(tmp_path: Path) -> None:
    first, second = tmp_path / "first.png", tmp_path / "second.png"
    a_picture(first)
    made = run(
        "generate", "a dog", "--steps", "2", "--seed", "7", "--image", str(first),
        "--strength", "0.6", "--out", str(second),
        SDSTUDIO_THREADS=str(min(2, os.cpu_count() or 1)),
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    assert decode(read_texts(second)).request.mode == "image_to_image"
    assert "Denoising strength: 0.6" in read_texts(second)["parameters"]
    first.unlink()  # what it was made from is kept beside it
    done = run("verify", str(second))
    assert (done.returncode, done.stdout.strip()) == (0, "identical"), done.stderr


def test_what_cannot_be_made_again_is_said_in_one_line(tmp_path: Path) -> None:
    strange = tmp_path / "strange.png"
    Image.new("RGB", (64, 64)).save(strange)
    done = run("verify", str(strange))
    assert done.returncode == 2
    assert "has no metadata" in done.stderr
    assert done.stderr.count("\n") == 1
