"""Latents and token ids of scenes, encoded once in shards that depend only on their number."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import torch
from diffusers import AutoencoderKL
from transformers import CLIPTokenizer

from tools.starter.scenes import draw_scene, render
from tools.starter.train_vae import to_tensor

SHARD_SCENES = 2000
BATCH = 50


@dataclass(frozen=True)
class Shard:
    """``latents`` (n, 4, side/8, side/8) bfloat16, unscaled; ``ids`` (n, 77) int16."""

    latents: torch.Tensor
    ids: torch.Tensor


def tokenize(tokenizer: CLIPTokenizer, captions: list[str]) -> torch.Tensor:
    """Pad or cut captions to (n, 77) int64 ids."""
    found = tokenizer(
        captions, padding="max_length", truncation=True, max_length=77, return_tensors="pt"
    )
    ids: torch.Tensor = found.input_ids
    return ids


@torch.no_grad()
def shard(
    number: int,
    side_px: int,
    *,
    vae: AutoencoderKL,
    tokenizer: CLIPTokenizer,
    assets: Path,
    folder: Path,
) -> Shard:
    """Read shard ``number`` from ``folder``, or draw, encode and keep it there."""
    path = folder / f"latents-{side_px}-{number:03}.pt"
    if path.exists():
        kept = torch.load(path)
        return Shard(kept["latents"], kept["ids"])
    rng = random.Random(1000 + number)
    scenes = [draw_scene(rng) for _ in range(SHARD_SCENES)]
    parts = []
    for start in range(0, SHARD_SCENES, BATCH):
        batch = scenes[start : start + BATCH]
        pictures = to_tensor([render(scene, side_px, assets) for scene in batch])
        with torch.autocast("cpu", torch.bfloat16):
            parts.append(vae.encode(pictures).latent_dist.mode().bfloat16())
    made = Shard(
        torch.cat(parts).contiguous(),
        tokenize(tokenizer, [scene.caption for scene in scenes]).to(torch.int16),
    )
    torch.save({"latents": made.latents, "ids": made.ids}, path)
    return made
