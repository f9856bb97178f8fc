"""Train the autoencoder: f8, 4 latent channels, on composites; resumable with the same command."""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderKL
from torch.nn import functional

from tools.starter.fetch import pictures_folder
from tools.starter.muon import Both
from tools.starter.progress import Average, Session, rate_at
from tools.starter.scenes import Picture, draw_scene, render

BATCH = 8
CROP_PX = 128
PEAK_RATE = 3e-3
# Added to the latents in place of a sampled posterior, so that near latents decode alike.
NOISE = 0.05


def build_vae() -> AutoencoderKL:
    """AutoencoderKL of SD's shape: f8, 4 latent channels, no attention in the middle."""
    return AutoencoderKL(
        block_out_channels=(16, 32, 64, 128),
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        layers_per_block=1,
        latent_channels=4,
        norm_num_groups=8,
        mid_block_add_attention=False,
        sample_size=256,
    )


def to_tensor(pictures: list[Picture]) -> torch.Tensor:
    """Stack uint8 pictures into (n, 3, h, w) in [-1, 1], channels last."""
    batch = torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2)
    return (batch.float() / 127.5 - 1).contiguous()


def draw_batch(rng: random.Random, assets: Path, everything: list[str]) -> torch.Tensor:
    """Half whole pictures at 128 px, half crops of 256 px ones; one in five of any emoji."""
    pictures = []
    for index in range(BATCH):
        scene = draw_scene(rng)
        if rng.random() < 0.2:
            scene = scene.__class__(**{**scene.__dict__, "picture": rng.choice(everything)})
        if index % 2:
            pictures.append(render(scene, CROP_PX, assets))
            continue
        whole = render(scene, 2 * CROP_PX, assets)
        x, y = (round(rng.triangular(0, CROP_PX)) for _ in range(2))
        pictures.append(whole[y : y + CROP_PX, x : x + CROP_PX])
    return to_tensor(pictures)


def loss_of(made: torch.Tensor, wanted: torch.Tensor, latents: torch.Tensor) -> torch.Tensor:
    """L1, L1 of gradients, L1 of 8x8 means (flat colours), and a mild pull of the latents."""
    error = made - wanted
    across = error[..., 1:] - error[..., :-1]
    down = error[..., 1:, :] - error[..., :-1, :]
    means = functional.avg_pool2d(error, 8)
    return (
        error.abs().mean()
        + across.abs().mean()
        + down.abs().mean()
        + means.abs().mean()
        + 1e-3 * latents.square().mean()
    )


@torch.no_grad()
def psnr_db(vae: AutoencoderKL, pictures: torch.Tensor) -> float:
    """Mean peak signal-to-noise ratio of encode and decode, in decibels."""
    made = vae.decode(vae.encode(pictures).latent_dist.mode()).sample.clamp(-1, 1)
    square = ((made - pictures) / 2).square().mean((1, 2, 3))
    return float((-10 * square.log10()).mean())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    device = torch.device(options.device)
    assets = pictures_folder(options.work)
    everything = sorted(file.stem for file in assets.glob("*.webp"))

    torch.manual_seed(1)
    rng = random.Random(1)
    vae = build_vae().to(device)
    optimizer = Both(vae, PEAK_RATE, (0.9, 0.98))
    session = Session(
        "vae", options.work / "vae.pt", vae, Average(vae, 0.998), optimizer, batch=BATCH, rng=rng
    )
    while session.step < options.steps:
        rate = rate_at(
            session.step, peak=PEAK_RATE, warm_up=60, total=options.steps, decay_share=0.5
        )
        optimizer.set_rate(rate)
        pictures = draw_batch(rng, assets, everything).to(device)
        with torch.autocast(device.type, torch.bfloat16):
            latents = vae.encode(pictures).latent_dist.mode().float()
            made = vae.decode(latents + NOISE * torch.randn_like(latents)).sample.float()
        loss = loss_of(made, pictures, latents)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(vae.parameters(), 1.0)
        optimizer.step()
        session.advance(loss.item(), rate, last=session.step + 1 == options.steps)
    test_rng = random.Random(99)
    test = to_tensor([render(draw_scene(test_rng), 256, assets) for _ in range(24)])
    print(f"PSNR of 24 scenes at 256 px: {psnr_db(session.average.module.cpu(), test):.2f} dB")


if __name__ == "__main__":
    main()
