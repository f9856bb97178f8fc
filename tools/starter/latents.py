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
        self._latents: list[torch.Tensor] = []
        self._ids: list[torch.Tensor] = []
        self._empty = tokenize(tokenizer, [""])[0].to(self.device)
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def shards(self) -> int:
        """How many shards this worker has at hand."""
        return len(self._latents)

    def grow_to(self, shards: int) -> None:
        """Have at least so many shards."""
        while self.shards < shards:
            number = self.shards * workers.count() + workers.number()
            latents, ids = self._read_or_make(number)
            self._latents.append(latents.to(self.device))
            self._ids.append(ids.to(self.device))

    def draw(self, batch: int, dropped_share: float) -> tuple[torch.Tensor, torch.Tensor]:
        """Scaled latents (batch, 4, h, w) float32, and ids (batch, 77), a share of them empty."""
        shards = torch.randint(self.shards, (batch,)).tolist()
        rows = torch.randint(SHARD_SCENES, (batch,)).tolist()
        pairs = list(zip(shards, rows, strict=True))
        latents = torch.stack([self._latents[at][row] for at, row in pairs])
        ids = torch.stack([self._ids[at][row] for at, row in pairs]).long()
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
