"""Pre-encoded scenes, in shards that depend only on their number."""

from __future__ import annotations

import random
from pathlib import Path

import torch
from diffusers import AutoencoderKL
from transformers import CLIPTokenizer

from tools.starter import workers
from tools.starter.compose import Sprites, render
from tools.starter.scenes import JITTER, Scene, draw_scene

SHARD_SCENES = 2000
# How many latents a close-up's window may be off the object's centre.
CLOSE_UP_JITTER = 2
# Larger objects would be cropped by the window.
LARGEST_CLOSE_UP = 0.7
# Flat and line scenes are a quarter of all; unweighted, these styles were learned far worse.
CLOSE_UP_WEIGHTS = {"3d": 1.0, "flat": 2.0, "line": 2.0}
ENCODE_BATCH = {"cpu": 20, "cuda": 250}


def tokenize(tokenizer: CLIPTokenizer, captions: list[str]) -> torch.Tensor:
    """Pad or truncate captions to (n, 77) int64 ids."""
    found = tokenizer(
        captions, padding="max_length", truncation=True, max_length=77, return_tensors="pt"
    )
    ids: torch.Tensor = found.input_ids
    return ids


class Pool:
    """The encoded scenes that training samples from; each worker has its own shards.

    Sampled tensors are on ``device``: two gigabytes for a quarter of a million scenes at 256.
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
        # Per scene, (n, 3): its object's centre in latents (x, y) and its sampling weight.
        self._close_ups = torch.empty(0, device=self.device)
        self._empty = tokenize(tokenizer, [""])[0].to(self.device)
        folder.mkdir(parents=True, exist_ok=True)

    def grow_to(self, count: int) -> None:
        """Load or make shards until there are ``count``."""
        if count <= self._shards:
            return
        numbers = [
            index * workers.count() + workers.number() for index in range(self._shards, count)
        ]
        shards = zip(*map(self._read_or_make, numbers), strict=True)
        new = (torch.cat(parts).to(self.device) for parts in shards)
        if self._shards:
            old = (self._latents, self._ids, self._close_ups)
            new = (torch.cat(pair) for pair in zip(old, new, strict=True))
        self._latents, self._ids, self._close_ups = new
        self._shards = count

    def draw(self, batch: int, dropped_share: float) -> tuple[torch.Tensor, torch.Tensor]:
        """Sample scaled latents (batch, 4, h, w) float32 and ids (batch, 77), a share empty."""
        rows = torch.randint(len(self._latents), (batch,), device=self.device)
        latents, ids = self._latents[rows], self._ids[rows].long()
        ids[torch.rand(batch, device=self.device) < dropped_share] = self._empty
        return latents.float() * self._factor, ids

    def draw_close_ups(
        self, batch: int, dropped_share: float, side: int
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """As :meth:`draw`, but windows of ``side`` latents around single objects.

        They show as much of an object as whole scenes at a quarter of the cost. Excludes pairs,
        large objects, which would be cropped, and objects that the caption places elsewhere; flat
        and line objects are more frequent than among the scenes.
        """
        rows = torch.multinomial(self._close_ups[:, 2], batch, replacement=True)
        middles = self._close_ups[rows, :2].long()
        shifts = torch.randint(-CLOSE_UP_JITTER, CLOSE_UP_JITTER + 1, (batch, 2))
        last = self._latents.shape[-1] - side
        corners = (middles - side // 2 + shifts.to(self.device)).clamp(0, last)
        steps = torch.arange(side, device=self.device)
        xs, ys = (corners[:, axis, None] + steps for axis in (0, 1))
        latents = self._latents[rows[:, None, None], :, ys[:, :, None], xs[:, None, :]]
        ids = self._ids[rows].long()
        ids[torch.rand(batch, device=self.device) < dropped_share] = self._empty
        return latents.permute(0, 3, 1, 2).float() * self._factor, ids

    def _read_or_make(self, number: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Unscaled latents (n, 4, h, w) bfloat16, ids (n, 77) int16, close-ups (n, 3) float32."""
        path = self._folder / f"{self._side_px}-{number:04}.pt"
        if path.exists():
            kept = torch.load(path, weights_only=True)
            return kept["latents"], kept["ids"], kept["close_ups"]
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
        # Stored with the latents, so that a later change to draw_scene can't misdescribe them.
        close_ups = _close_ups(scenes, self._side_px // 8)
        part = path.with_suffix(f".{workers.number()}.part")
        torch.save({"latents": latents, "ids": ids, "close_ups": close_ups}, part)
        part.replace(path)
        return latents, ids, close_ups

    @torch.no_grad()
    def _encode(self, pictures: torch.Tensor) -> torch.Tensor:
        with torch.autocast(self.device.type, torch.bfloat16):
            found: torch.Tensor = self._vae.encode(pictures).latent_dist.mode()
        return found.bfloat16().cpu()


def _close_ups(scenes: list[Scene], latents_side: int) -> torch.Tensor:
    """Close-ups of scenes, (n, 3) float32: centre in latents (x, y) and sampling weight."""
    return torch.tensor(
        [
            [int(at * latents_side) for at in scene.things[0].centre]
            + [CLOSE_UP_WEIGHTS[scene.things[0].style] if _has_close_up(scene) else 0.0]
            for scene in scenes
        ]
    )


def _has_close_up(scene: Scene) -> bool:
    if len(scene.things) != 1 or scene.things[0].size_share >= LARGEST_CLOSE_UP:
        return False
    # A window centres its object, which would contradict captions that name another place.
    return all(abs(at - 0.5) <= JITTER for at in scene.things[0].centre)
