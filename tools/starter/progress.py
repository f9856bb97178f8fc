"""A training's progress: averaged weights, checkpoints to resume from at any moment, the log."""

from __future__ import annotations

import copy
import csv
import random
import time
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import nn

from tools.starter import workers
from tools.starter.muon import Both

SAVE_EVERY_S = 150
LOG_EVERY_STEPS = 50


class Average:
    """Exponential moving average of a module's parameters, with a warm-up of the decay."""

    def __init__(self, module: nn.Module, decay: float) -> None:
        self.module = copy.deepcopy(module).eval().requires_grad_(False)
        self.decay = decay

    @torch.no_grad()
    def update(self, module: nn.Module, step: int) -> None:
        """Move towards ``module``; early steps are forgotten faster."""
        decay = min(self.decay, (1 + step) / (10 + step))
        mine: list[torch.Tensor] = list(self.module.parameters())
        torch._foreach_lerp_(mine, [p.detach() for p in module.parameters()], 1 - decay)


class Session:
    """What a training has reached; made anew or restored from the checkpoint at ``path``.

    ``rng`` chooses scenes, torch's generator the rest; both are kept with the weights.
    """

    def __init__(
        self,
        stage: str,
        path: Path,
        model: nn.Module,
        average: Average,
        optimizer: Both,
        *,
        batch: int,
        rng: random.Random,
    ) -> None:
        self.stage = stage
        self.path = path
        self.model = model
        self.average = average
        self.optimizer = optimizer
        self.batch = batch
        self.rng = rng
        self.step = 0
        self._minutes_before = 0.0
        self._started = self._saved = time.monotonic()
        self._losses: list[float] = []
        self._leads = workers.number() == 0
        if path.exists():
            self._restore()

    def advance(self, loss: float, rate: float, *, last: bool) -> None:
        """Count a step that the optimizer has made; log and save when it is time."""
        self.step += 1
        if not self._leads:
            return
        self.average.update(self.model, self.step - 1)
        self._losses.append(loss)
        if self.step % LOG_EVERY_STEPS == 0 or last:
            self._log(rate)
        if last or time.monotonic() - self._saved > SAVE_EVERY_S:
            self._save()

    @property
    def minutes(self) -> float:
        """Wall time spent on this stage, over all its resumptions."""
        return self._minutes_before + (time.monotonic() - self._started) / 60

    def _log(self, rate: float) -> None:
        row: Mapping[str, object] = {
            "stage": self.stage,
            "step": self.step,
            "samples": self.step * self.batch * workers.count(),
            "minutes": round(self.minutes, 2),
            "loss": round(sum(self._losses) / len(self._losses), 4),
            "rate": f"{rate:.2e}",
        }
        self._losses.clear()
        print(" ".join(f"{name}={value}" for name, value in row.items()), flush=True)
        path = self.path.with_name(f"{self.stage}-log.csv")
        new = not path.exists()
        with path.open("a", newline="") as file:
            writer = csv.DictWriter(file, list(row))
            if new:
                writer.writeheader()
            writer.writerow(row)

    def _save(self) -> None:
        part = self.path.with_suffix(".part")
        torch.save(
            {
                "model": self.model.state_dict(),
                "average": self.average.module.state_dict(),
                "optimizer": self.optimizer.state_dict(),
                "step": self.step,
                "minutes": self.minutes,
                "rng": self.rng.getstate(),
                "torch_rng": torch.get_rng_state(),
            },
            part,
        )
        part.replace(self.path)
        self._saved = time.monotonic()

    def _restore(self) -> None:
        state = torch.load(self.path, map_location="cpu", weights_only=False)
        self.model.load_state_dict(state["model"])
        self.average.module.load_state_dict(state["average"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self._minutes_before = state["step"], state["minutes"]
        self.rng.setstate(state["rng"])
        torch.set_rng_state(state["torch_rng"])


def rate_at(step: int, *, peak: float, warm_up: int, total: int, decay_share: float) -> float:
    """Learning rate at ``step``: linear warm-up, constant, linear decay to a fiftieth."""
    if step < warm_up:
        return peak * (step + 1) / warm_up
    start = round(total * (1 - decay_share))
    if step < start:
        return peak
    return peak * max(0.02, (total - step) / max(total - start, 1))


def averaged(path: Path) -> dict[str, torch.Tensor]:
    """The averaged weights of the checkpoint at ``path``, on the CPU."""
    state = torch.load(path, map_location="cpu", weights_only=False)
    weights: dict[str, torch.Tensor] = state["average"]
    return weights
