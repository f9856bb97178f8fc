"""Train the autoencoder (f8, 4 latent channels) on composites; resume with the same command.

On a CPU, one single-threaded worker per core:

    OMP_NUM_THREADS=1 torchrun --nproc-per-node 2 -m tools.starter.train_vae --work DIR
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch
from diffusers import AutoencoderKL
from torch.nn import functional

from tools.starter import workers
from tools.starter.compose import Sprites, render
from tools.starter.fetch import assets_path
from tools.starter.muon import Both
from tools.starter.progress import Average, Plan, Session, averaged
from tools.starter.scenes import draw_scene, held_out_scene

SIDE_PX = 256
CROP_PX = 128
WHOLE_SHARE = 0.25
SWAPPED_SHARE = 0.25
# Added to the latents instead of sampling a posterior, so that nearby latents decode alike.
NOISE = 0.05
TEST_SCENES = 32
TEST_EVERY_STEPS = 250


def build_vae() -> AutoencoderKL:
    """Create an AutoencoderKL like SD's: f8, 4 latent channels, but no mid-block attention."""
    return AutoencoderKL(
        block_out_channels=(16, 32, 64, 128),
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        layers_per_block=1,
        latent_channels=4,
        norm_num_groups=8,
        mid_block_add_attention=False,
        sample_size=SIDE_PX,
    )


def load_vae(work: Path) -> AutoencoderKL:
    """Load the averaged autoencoder from ``work``, float32, on the CPU, frozen."""
    vae = build_vae()
    vae.load_state_dict(averaged(work / "vae.pt"))
    return vae.eval().requires_grad_(False)


def draw_batch(rng: random.Random, sprites: Sprites, count: int) -> torch.Tensor:
    """Draw ``count`` crops of 128 px, or in a quarter of calls a quarter as many whole 256 px ones.

    A quarter of the pictures have their colour channels swapped, since artists' own pictures aren't
    limited to the scenes' palette.
    """
    whole = rng.random() < WHOLE_SHARE
    scenes = [draw_scene(rng) for _ in range(max(1, count // 4) if whole else count)]
    pictures = render(scenes, SIDE_PX, sprites)
    for index in range(len(scenes)):
        if rng.random() < SWAPPED_SHARE:
            pictures[index] = pictures[index, rng.sample(range(3), 3)]
    if whole:
        return pictures
    spots = [[round(rng.triangular(0, SIDE_PX - CROP_PX)) for _ in range(2)] for _ in scenes]
    return torch.stack(
        [
            picture[:, y : y + CROP_PX, x : x + CROP_PX]
            for picture, (x, y) in zip(pictures, spots, strict=True)
        ]
    )


def loss_of(made: torch.Tensor, wanted: torch.Tensor, latents: torch.Tensor) -> torch.Tensor:
    """L1, L1 of gradients, L1 of 8x8 means (flat colours), L2, and mild decay of the latents."""
    error = made - wanted
    across = error[..., 1:] - error[..., :-1]
    down = error[..., 1:, :] - error[..., :-1, :]
    means = functional.avg_pool2d(error, 8)
    return (
        error.abs().mean()
        + across.abs().mean()
        + down.abs().mean()
        + means.abs().mean()
        + 2 * error.square().mean()
        + 1e-3 * latents.square().mean()
    )


def test_pictures(sprites: Sprites) -> torch.Tensor:
    """Held-out scenes, (n, 3, 256, 256) in [-1, 1]."""
    rng = random.Random(99)
    return render([held_out_scene(rng) for _ in range(TEST_SCENES)], SIDE_PX, sprites)


@torch.no_grad()
def psnr_db(vae: AutoencoderKL, pictures: torch.Tensor) -> float:
    """Mean peak signal-to-noise ratio after encoding and decoding, in decibels."""
    made = vae.decode(vae.encode(pictures).latent_dist.mode()).sample.clamp(-1, 1)
    square = ((made - pictures) / 2).square().mean((1, 2, 3))
    return float((-10 * square.log10()).mean())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    Plan.add_arguments(parser, steps=3000, rate=3e-3)
    parser.add_argument("--batch", type=int, default=4, help="per worker")
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    device = torch.device(options.device)
    workers.join()

    torch.manual_seed(1)
    vae = build_vae().to(device)
    average = Average(vae, 0.998)
    optimizer = Both(vae, options.rate, (0.9, 0.98))
    session = Session(options.work / "vae.pt", Plan.of(options), vae, average, optimizer)
    seed = 1_000_003 + 101 * session.step + workers.number()
    torch.manual_seed(seed)
    rng = random.Random(seed)
    sprites = Sprites(assets_path(options.work), device)
    test = test_pictures(sprites)
    while session.has_next_step():
        optimizer.set_rate(session.rate)
        pictures = draw_batch(rng, sprites, options.batch)
        with torch.autocast(device.type, torch.bfloat16):
            latents = vae.encode(pictures).latent_dist.mode().float()
            made = vae.decode(latents + NOISE * torch.randn_like(latents)).sample.float()
        loss = loss_of(made, pictures, latents)
        optimizer.zero_grad()
        loss.backward()
        workers.average_gradients(vae)
        torch.nn.utils.clip_grad_norm_(vae.parameters(), 1.0)
        optimizer.step()
        session.advance(loss, options.batch)
        if session.step % TEST_EVERY_STEPS == 0 and workers.number() == 0:
            print(f"held-out scenes: {psnr_db(average.module, test):.2f} dB PSNR", flush=True)
    if workers.number() == 0:
        print(f"held-out scenes: {psnr_db(average.module, test):.2f} dB PSNR")
    session.end()


if __name__ == "__main__":
    main()
