"""Grids as a script uses them."""

from pathlib import Path

import torch

from sdstudio.domain.metadata import decode
from sdstudio.imaging import read_rgb, read_texts
from sdstudio.models.inspect import inspect
from sdstudio.paths import user_paths
from tests.cli.conftest import Command
from tests.support.adapters import write_embedding, write_fitting


def test_a_grid_with_a_lora_and_an_embedding_is_single_pictures_and_one_sheet(
    run: Command, tmp_path: Path
) -> None:
    practice = inspect(user_paths().starter, is_practice=True)
    lora = write_fitting(tmp_path / "style.safetensors", practice)
    word = write_embedding(tmp_path / "ace.safetensors", torch.ones(2, practice.text_width))
    done = run(
        "grid", "an ace cat", "--x", "steps=1,2", "--y", "sampler=ddim,euler",
        "--lora", f"{lora}:0.5", "--embedding", str(word),
        "--width", "64", "--height", "64", "--seed", "5", "--out", str(tmp_path / "cats.png"),
    )  # fmt: skip
    assert done.code == 0, done.err
    files = [Path(line) for line in done.out.split("\n") if line]
    assert [file.name for file in files] == [
        "cats-1.png", "cats-2.png", "cats-3.png", "cats-4.png", "cats.png",
    ]  # fmt: skip
    made = [decode(read_texts(file)).request for file in files[:4]]
    assert [(one.params.sampler, one.params.steps, one.params.seed) for one in made] == [
        ("ddim", 1, 5), ("ddim", 2, 5), ("euler", 1, 5), ("euler", 2, 5),
    ]  # fmt: skip
    for request in made:
        assert [(one.name, one.weight) for one in request.adapters] == [("style", 0.5), ("ace", 1)]
    assert "<lora:style:0.5>" in read_texts(files[0])["parameters"]
    height, width, _ = read_rgb(files[-1]).shape
    assert min(height, width) > 128
