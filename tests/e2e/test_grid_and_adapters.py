"""Grids, LoRAs and embeddings as a script uses them."""

from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import save_file

from sdstudio.domain.metadata import decode
from sdstudio.imaging import read_rgb, read_texts
from sdstudio.paths import user_paths
from tests.e2e.test_command_line import run
from tests.support.adapters import write_embedding

SMALL = ("--width", "64", "--height", "64", "--seed", "5")


def test_a_grid_with_a_lora_and_an_embedding_is_single_pictures_and_one_sheet(
    tmp_path: Path,
) -> None:
    layer = "mid_block.attentions.0.transformer_blocks.0.attn2.to_v"
    unet = user_paths().starter / "unet" / "diffusion_pytorch_model.safetensors"
    with safe_open(unet, "pt") as weights:
        outputs, width = weights.get_tensor(f"{layer}.weight").shape
    stem = f"lora_unet_{layer.replace('.', '_')}"
    lora = tmp_path / "style.safetensors"
    save_file(
        {
            f"{stem}.lora_down.weight": torch.ones(2, width) / 10,
            f"{stem}.lora_up.weight": torch.ones(outputs, 2) / 10,
        },
        lora,
    )
    word = write_embedding(tmp_path / "ace.safetensors", torch.ones(2, width))
    out = tmp_path / "cats.png"
    done = run(
        "grid", "an ace cat", "--x", "steps=1,2", "--y", "sampler=ddim,euler",
        "--lora", f"{lora}:0.5", "--embedding", str(word), *SMALL, "--out", str(out),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    files = [Path(line) for line in done.stdout.split("\n") if line]
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
    height, width, _ = read_rgb(out).shape
    assert min(height, width) > 128
