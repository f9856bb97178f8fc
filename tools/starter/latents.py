"""Scenes encoded beforehand, in shards that depend only on their number."""

from __future__ import annotations

import random
from pathlib import Path

import torch
from diffusers import AutoencoderKL
from transformers import CLIPTokenizer

from tools.starter import workers
from tools.starter.compose import Sprites, render
from tools.starter.scenes import draw_scene

SHARD_SCENES = 2000
ENCODE_BATCH = {"cpu": 20, "cuda": 250}


def tokenize(tokenizer: CLIPTokenizer, captions: list[str]) -> torch.Tensor:
    """Pad or cut captions to (n, 77) int64 ids."""
    found = tokenizer(
        captions, padding="max_length", truncation=True, max_length=77, return_tensors="pt"
    )
    ids: torch.Tensor = found.input_ids
    return ids


class Pool:
    """The encoded scenes that training draws from; each worker has shards of its own.

    Everything drawn lies on ``device``: two gigabytes for a quarter of a million scenes at 256.
    """

    def __init__(
        self,
        folder: Path,
        side_px: int,
        *,
        vae: AutoencoderKL,
        factor: float,
        tokenizer: CLIPTokenizer,
        sprites: Sprites,
    ) -> None:
        self.device = sprites.device
        self._folder = folder
        self._side_px = side_px
        self._vae = vae.to(self.device)
        self._factor = factor
        self._tokenizer = tokenizer
        self._sprites = sprites
        self._shards = 0
        self._latents = torch.empty(0, device=self.device)
        self._ids = torch.empty(0, device=self.device)
        self._empty = tokenize(tokenizer, [""])[0].to(self.device)
        folder.mkdir(parents=True, exist_ok=True)

    def grow_to(self, shards: int) -> None:
        """Have at least so many shards."""
        if shards <= self._shards:
            return
        numbers = [
            index * workers.count() + workers.number() for index in range(self._shards, shards)
        ]
        latents, ids = zip(*map(self._read_or_make, numbers), strict=True)
        new_latents, new_ids = (torch.cat(parts).to(self.device) for parts in (latents, ids))
        if self._shards:
            new_latents = torch.cat([self._latents, new_latents])
            new_ids = torch.cat([self._ids, new_ids])
        self._latents, self._ids, self._shards = new_latents, new_ids, shards

    def draw(self, batch: int, dropped_share: float) -> tuple[torch.Tensor, torch.Tensor]:
        """Scaled latents (batch, 4, h, w) float32, and ids (batch, 77), a share of them empty."""
        rows = torch.randint(len(self._latents), (batch,), device=self.device)
        latents, ids = self._latents[rows], self._ids[rows].long()
        ids[torch.rand(batch, device=self.device) < dropped_share] = self._empty
        return latents.float() * self._factor, ids

    def _read_or_make(self, number: int) -> tuple[torch.Tensor, torch.Tensor]:
        """Unscaled latents (n, 4, h, w) bfloat16 and ids (n, 77) int16."""
        path = self._folder / f"{self._side_px}-{number:04}.pt"
        if path.exists():
            kept = torch.load(path, weights_only=True)
            return kept["latents"], kept["ids"]
        rng = random.Random(1000 + number)
        scenes = [draw_scene(rng) for _ in range(SHARD_SCENES)]
        size = ENCODE_BATCH[self.device.type]
        latents = torch.cat(
            [
                self._encode(render(scenes[start : start + size], self._side_px, self._sprites))
                for start in range(0, SHARD_SCENES, size)
            ]
        )
        ids = tokenize(self._tokenizer, [scene.caption for scene in scenes]).to(torch.int16)
        part = path.with_suffix(f".{workers.number()}.part")
        torch.save({"latents": latents, "ids": ids}, part)
        part.replace(path)
        return latents, ids

    @torch.no_grad()
    def _encode(self, pictures: torch.Tensor) -> torch.Tensor:
        with torch.autocast(self.device.type, torch.bfloat16):
            found: torch.Tensor = self._vae.encode(pictures).latent_dist.mode()
        return found.bfloat16().cpu()
