"""Training progress: averaged weights, checkpoints to resume from, and the log."""

from __future__ import annotations

import argparse
import copy
import csv
import signal
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import torch
from torch import nn

from tools.starter import workers
from tools.starter.muon import Both

SAVE_EVERY_S = 150
LOG_EVERY_STEPS = 50


@dataclass(frozen=True)
class Plan:
    """The length of a training run and its learning rate schedule.

    Args:
        steps: total; the rate falls over the last ``decay`` of them.
        minutes: pause after that long, to be resumed; 0 for never.
        rate: the highest learning rate.
        warm_up: steps until it is reached.
    """

    steps: int
    minutes: float
    rate: float
    warm_up: int
    decay: float

    @staticmethod
    def add_arguments(parser: argparse.ArgumentParser, *, steps: int, rate: float) -> None:
        """Add the command-line options."""
        parser.add_argument("--steps", type=int, default=steps)
        parser.add_argument("--minutes", type=float, default=0.0, help="pause after that long")
        parser.add_argument("--rate", type=float, default=rate)
        parser.add_argument("--warm-up", type=int, default=200, help="steps")
        parser.add_argument(
            "--decay", type=float, default=0.3, help="share of the steps in which the rate falls"
        )

    @classmethod
    def of(cls, options: argparse.Namespace) -> Plan:
        """Create the plan from the command line."""
        return cls(options.steps, options.minutes, options.rate, options.warm_up, options.decay)

    def rate_at(self, step: int) -> float:
        """The learning rate at ``step``: linear warm-up, constant, linear decay to a fiftieth."""
        if step < self.warm_up:
            return self.rate * (step + 1) / self.warm_up
        start = round(self.steps * (1 - self.decay))
        if step < start:
            return self.rate
        return self.rate * max(0.02, (self.steps - step) / max(self.steps - start, 1))


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
    """The state of a training run, new or restored from the checkpoint at ``path``.

    On SIGTERM or Ctrl+C it ends after the current step and saves.
    """

    def __init__(
        self,
        path: Path,
        plan: Plan,
        model: nn.Module,
        average: Average,
        optimizer: Both,
    ) -> None:
        self.path = path
        self.plan = plan
        self.model = model
        self.average = average
        self.optimizer = optimizer
        self.step = 0
        self.samples = 0
        self._minutes_before = 0.0
        self._started = self._saved = time.monotonic()
        self._losses: list[torch.Tensor] = []
        self._leads = workers.number() == 0
        self._asked_to_end = False
        if path.exists():
            self._restore()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_signal)

    @property
    def minutes(self) -> float:
        """Wall time spent on this stage, including earlier runs."""
        return self._minutes_before + self._minutes_now

    @property
    def rate(self) -> float:
        """The learning rate of the next step."""
        return self.plan.rate_at(self.step)

    def has_next_step(self) -> bool:
        """Whether to run another step; saves before returning ``False``."""
        late = 0 < self.plan.minutes <= self._minutes_now
        ends = self._asked_to_end or late or self.step >= self.plan.steps
        if not workers.any_of(ends):
            return True
        if self._leads:
            self._log()
            self._save()
        return False

    def end(self) -> None:
        """Raise SystemExit if steps are left, so that nothing builds on unfinished training."""
        if self.step < self.plan.steps:
            raise SystemExit(f"{self.path.stem}: saved at step {self.step} of {self.plan.steps}")

    def advance(self, loss: torch.Tensor, batch: int) -> None:
        """Count a step of ``batch`` samples that the optimizer has made; log and save in time."""
        self.step += 1
        self.samples += batch * workers.count()
        if not self._leads:
            return
        self.average.update(self.model, self.step - 1)
        self._losses.append(loss.detach())
        if self.step % LOG_EVERY_STEPS == 0:
            self._log()
        if time.monotonic() - self._saved > SAVE_EVERY_S:
            self._save()

    @property
    def _minutes_now(self) -> float:
        return (time.monotonic() - self._started) / 60

    def _on_signal(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
        self._asked_to_end = True

    def _log(self) -> None:
        if not self._losses:
            return
        row: Mapping[str, object] = {
            "stage": self.path.stem,
            "step": self.step,
            "samples": self.samples,
            "minutes": round(self.minutes, 2),
            "loss": round(float(torch.stack(self._losses).mean()), 4),
            "rate": f"{self.rate:.2e}",
        }
        self._losses.clear()
        print(" ".join(f"{name}={value}" for name, value in row.items()), flush=True)
        path = self.path.with_name(f"{self.path.stem}-log.csv")
        new = not path.exists()
        with path.open("a", newline="") as file:
            writer = csv.DictWriter(file, list(row), lineterminator="\n")
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
                "samples": self.samples,
                "minutes": self.minutes,
            },
            part,
        )
        part.replace(self.path)
        self._saved = time.monotonic()

    def _restore(self) -> None:
        state = torch.load(self.path, map_location="cpu", weights_only=True)
        self.model.load_state_dict(state["model"])
        self.average.module.load_state_dict(state["average"])
        # Checkpoints carried from another machine have none.
        if state["optimizer"]:
            self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.samples = state["step"], state["samples"]
        self._minutes_before = state["minutes"]


def averaged(path: Path) -> dict[str, torch.Tensor]:
    """The averaged weights of the checkpoint at ``path``, on the CPU."""
    state = torch.load(path, map_location="cpu", weights_only=True)
    weights: dict[str, torch.Tensor] = state["average"]
    return weights
