"""Previews look like the picture that they announce."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch
from diffusers import AutoencoderKL
from torch import Tensor
from torch.nn.functional import avg_pool2d

from sdstudio.domain.families import FAMILIES
from sdstudio.engine.families import functions
from sdstudio.engine.preview import Previewer

SIDE = 32
FAMILY = FAMILIES[0]
FUNCTIONS = functions(FAMILY.key)


def pixels(
    previewer: Previewer, latents: Tensor
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    picture = previewer.picture(latents)
    shape = (picture.height, picture.width, 3)
    return np.frombuffer(picture.rgb, np.uint8).reshape(shape)


def test_the_field_s_own_map_is_the_default(tmp_path: Path) -> None:
    latents = torch.zeros(1, 4, 2, 3)
    assert (pixels(Previewer.of(tmp_path, FAMILY), latents) == 128).all()
    latents[0, 3] = 1
    expected = [round(255 * (value / 2 + 0.5)) for value in (-0.2120, -0.2616, -0.7177)]
    found = pixels(Previewer.of(tmp_path, FAMILY), latents)
    assert found.shape == (2, 3, 3)
    assert found[1, 2].tolist() == expected


@pytest.mark.parametrize(
    "content",
    ["{", "[]", '{"matrix": [[1, 2, 3]]}', '{"matrix": [[1, 2], [3, 4]]}', '{"matrix": "x"}'],
)
def test_an_unsound_map_is_as_good_as_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "preview.json").write_text(content, encoding="utf-8")
    assert (pixels(Previewer.of(tmp_path, FAMILY), torch.zeros(1, 4, 1, 1)) == 128).all()


def test_latents_in_half_precision_or_not_finite_do_no_harm(tmp_path: Path) -> None:
    latents = torch.zeros(1, 4, 2, 2, dtype=torch.bfloat16)
    latents[0, 0, 0, 0] = float("nan")
    latents[0, 0, 0, 1] = float("inf")
    assert pixels(Previewer.of(tmp_path, FAMILY), latents).shape == (2, 2, 3)


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
    shown = pixels(Previewer.of(tmp_path, FAMILY), latents).astype(float)
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


def test_a_map_can_be_fitted_to_an_autoencoder() -> None:
    vae = AutoencoderKL(
        down_block_types=("DownEncoderBlock2D",) * 3,
        up_block_types=("UpDecoderBlock2D",) * 3,
        block_out_channels=(8, 8, 8),
        norm_num_groups=4,
        scaling_factor=0.5,
    )
    mixing = torch.tensor([[0.5, 0.1, 0.0], [0.0, 0.8, 0.3], [0.2, 0.0, 0.6], [0.1, 0.1, 0.1]])

    class Linear(torch.nn.Module):
        """Latents that are the colours of the middle, mixed and shifted."""

        def forward(self, picture: Tensor) -> Tensor:
            means = torch.einsum("lc,bchw->blhw", mixing, avg_pool2d(picture, 4)) + 0.25
            return torch.cat((means, torch.zeros_like(means)), dim=1)

    vae.encoder, vae.quant_conv = Linear(), torch.nn.Identity()
    picture = torch.rand((1, 3, 4, 4)) * 1.8 - 0.9
    latents = vae.encode(picture.repeat_interleave(4, 2).repeat_interleave(4, 3))
    shown = pixels(Previewer.fitted(vae, vae.device, FUNCTIONS), latents.latent_dist.mean * 0.5)
    expected = ((picture[0] / 2 + 0.5) * 255).permute(1, 2, 0).numpy()
    assert np.abs(shown - expected).max() <= 2


class Waiting(torch.nn.Module):
    """An autoencoder that is stored on another device and overflows in half precision.

    Where it computes is torch's meta device; what comes out of it is made up.
    """

    config: Mapping[str, Any] = {"block_out_channels": (8, 8, 8), "scaling_factor": 0.5}
    device = torch.device("cpu")
    dtype = torch.float16

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, torch.dtype]] = []

    def to(self, dtype: torch.dtype) -> "Waiting":  # type: ignore[override]
        self.dtype = dtype
        return self

    def encode(self, picture: Tensor) -> SimpleNamespace:
        self.seen.append((picture.device.type, picture.dtype))
        shape = (1, 4, *(side // 4 for side in picture.shape[2:]))
        mean = torch.rand(shape, generator=torch.Generator().manual_seed(0))
        if picture.dtype is torch.float16:
            mean[0, 0, 0, 0] = torch.nan
        return SimpleNamespace(latent_dist=SimpleNamespace(mean=mean))


def test_a_map_is_fitted_where_the_autoencoder_computes_and_never_to_what_is_not_finite() -> None:
    vae: Any = Waiting()
    previewer = Previewer.fitted(vae, torch.device("meta"), FUNCTIONS)
    assert vae.seen == [("meta", torch.float16), ("meta", torch.float32)]
    assert len(np.unique(pixels(previewer, torch.rand(1, 4, 8, 8)))) > 1
