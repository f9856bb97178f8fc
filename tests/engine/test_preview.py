"""Previews look like the picture that they announce."""

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
import torch
from diffusers import AutoencoderKL
from torch import Tensor

from sdstudio.engine.preview import Previewer

SIDE = 32


def pixels(
    previewer: Previewer, latents: Tensor
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    picture = previewer.picture(latents)
    shape = (picture.height, picture.width, 3)
    return np.frombuffer(picture.rgb, np.uint8).reshape(shape)


def test_the_field_s_own_map_is_the_default(tmp_path: Path) -> None:
    latents = torch.zeros(1, 4, 2, 3)
    assert (pixels(Previewer.of(tmp_path), latents) == 128).all()
    latents[0, 3] = 1
    expected = [round(255 * (value / 2 + 0.5)) for value in (-0.2120, -0.2616, -0.7177)]
    found = pixels(Previewer.of(tmp_path), latents)
    assert found.shape == (2, 3, 3)
    assert found[1, 2].tolist() == expected


@pytest.mark.parametrize(
    "content",
    ["{", "[]", '{"matrix": [[1, 2, 3]]}', '{"matrix": [[1, 2], [3, 4]]}', '{"matrix": "x"}'],
)
def test_an_unsound_map_is_as_good_as_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "preview.json").write_text(content, encoding="utf-8")
    assert (pixels(Previewer.of(tmp_path), torch.zeros(1, 4, 1, 1)) == 128).all()


def test_latents_in_half_precision_or_not_finite_do_no_harm(tmp_path: Path) -> None:
    latents = torch.zeros(1, 4, 2, 2, dtype=torch.bfloat16)
    latents[0, 0, 0, 0] = float("nan")
    latents[0, 0, 0, 1] = float("inf")
    assert pixels(Previewer.of(tmp_path), latents).shape == (2, 2, 3)


def test_a_model_s_own_map_shows_what_its_autoencoder_decodes(
    tiny_checkpoints: dict[str, Path], tmp_path: Path
) -> None:
    vae = AutoencoderKL.from_pretrained(tiny_checkpoints["v_prediction"], subfolder="vae")
    latents, small = decoded(vae, range(6))
    values = latents.permute(0, 2, 3, 1).reshape(-1, 4)
    rows = torch.cat([values, torch.ones(len(values), 1)], dim=1)
    fitted = torch.linalg.lstsq(rows, small.permute(0, 2, 3, 1).reshape(-1, 3)).solution
    (tmp_path / "preview.json").write_text(
        json.dumps({"matrix": fitted[:4].tolist(), "bias": fitted[4].tolist()}), encoding="utf-8"
    )
    latents, small = decoded(vae, [6])
    shown = pixels(Previewer.of(tmp_path), latents).astype(float)
    expected = 255 * (small[0].permute(1, 2, 0).numpy() / 2 + 0.5).clip(0, 1)
    # A random decoder is far from linear, so the direction is what counts.
    assert np.corrcoef(shown.ravel(), expected.ravel())[0, 1] > 0.4


def decoded(vae: AutoencoderKL, seeds: Iterable[int]) -> tuple[Tensor, Tensor]:
    """Smooth latents as the UNet sees them, and their pictures at the same resolution."""
    coarse = torch.cat(
        [torch.randn(1, 4, 4, 4, generator=torch.Generator().manual_seed(seed)) for seed in seeds]
    )
    latents = torch.nn.functional.interpolate(coarse, size=(SIDE, SIDE), mode="bilinear")
    with torch.inference_mode():
        picture = vae.decode(latents / vae.config["scaling_factor"], return_dict=False)[0]
    return latents, torch.nn.functional.avg_pool2d(picture, 8)
