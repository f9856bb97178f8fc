"""A practice model that is damaged is named, whatever was asked for."""

from pathlib import Path

import pytest

from sdstudio.domain.metadata import PictureMetadata, decode, encode
from sdstudio.imaging import encode_png, read_rgb, read_texts
from tests.cli.conftest import Command


@pytest.fixture
def picture(run: Command, tmp_path: Path) -> Path:
    """Made with the practice model while it was whole."""
    out = tmp_path / "cat.png"
    made = run("generate", "a cat", "--steps", "1", "--out", str(out))
    assert made.code == 0, made.err
    return out


def test_by_generate(run: Command, torn_starter: Path, tmp_path: Path) -> None:
    assert torn_starter.is_dir()
    done = run("generate", "a cat", "--out", str(tmp_path / "out.png"))
    assert done.code == 2
    assert "The practice model that came with SD Studio is damaged (unet" in done.err
    assert done.err.count("\n") == 1


def test_by_verify_of_its_own_picture(
    picture: Path, run: Command, request: pytest.FixtureRequest
) -> None:
    assert run("verify", str(picture)).out == "identical\n"
    request.getfixturevalue("torn_starter")
    done = run("verify", str(picture))
    assert done.code == 2
    assert "The practice model that came with SD Studio is damaged (unet" in done.err
    assert done.err.count("\n") == 1


def test_but_not_by_verify_of_a_picture_of_another_model(
    picture: Path, run: Command, request: pytest.FixtureRequest
) -> None:
    made = decode(read_texts(picture))
    another = made.request.checkpoint.model_copy(update={"name": "Oil", "fingerprint": "0" * 16})
    asked = made.request.model_copy(update={"checkpoint": another})
    texts = encode(PictureMetadata(asked, made.provenance))
    picture.write_bytes(encode_png(read_rgb(picture), texts))
    request.getfixturevalue("torn_starter")
    assert "The model “Oil” can't be found" in run("verify", str(picture)).err
