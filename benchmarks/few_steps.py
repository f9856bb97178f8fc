"""Seconds to a picture with a few-step LoRA on the full-size 1.5 and XL, with the whole engine.

Weights are random, which doesn't affect speed. The LoRA is like LCM's: a rank of 64 in all
attention and feed-forward layers of the UNet, in float16. The first picture of a job includes
loading the checkpoint, in a process that has loaded it before, and merging the LoRA.

``python -m benchmarks.few_steps [--pictures 1.5@512,XL@1024] [--count 2] [--models FOLDER]``
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sdstudio.engine import process_environment
from sdstudio.paths import user_paths

# Before torch is imported, as in the engine process.
process_environment.prepare_process(user_paths().cache)

import torch  # noqa: E402
from safetensors.torch import save_file  # noqa: E402

from benchmarks.denoise import MODELS, checkpoint  # noqa: E402
from benchmarks.report import Report  # noqa: E402
from sdstudio.domain.adapter_layers import UNET  # noqa: E402
from sdstudio.domain.few_steps import method  # noqa: E402
from sdstudio.domain.messages import ImageReady, PhaseStarted  # noqa: E402
from sdstudio.engine.device import cpu  # noqa: E402
from sdstudio.engine.diffusers_engine import DiffusersEngine  # noqa: E402
from sdstudio.models.adapter_fit import layer_sizes  # noqa: E402
from sdstudio.models.adapter_inspection import inspect_adapter  # noqa: E402
from sdstudio.models.inspect import inspect  # noqa: E402
from tests.engine.conversation import a_request  # noqa: E402
from tests.engine.tiny import run  # noqa: E402

_RANK = 64
_STEPS = 4
_LAYERS = ("_attn1_", "_attn2_", "_ff_net_")


def main(arguments: Sequence[str] = ()) -> None:
    """Print a table for each picture."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.few_steps")
    parser.add_argument("--pictures", default="1.5@512,XL@1024", help="models and sides in pixels")
    parser.add_argument("--count", type=int, default=2, help="pictures of a job")
    parser.add_argument("--models", type=Path, help="keep the random checkpoints here")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        for picture in options.pictures.split(","):
            model, _, side = picture.partition("@")
            folder = checkpoint(options.models or Path(temporary), MODELS[model])
            lora = _write_lora(Path(temporary) / f"{model}.safetensors", folder)
            _measure(model, folder, lora, int(side), options.count)


def _write_lora(file: Path, folder: Path) -> Path:
    sizes = layer_sizes(inspect(folder))
    assert sizes is not None
    drawn = torch.Generator().manual_seed(0)
    tensors = {}
    for layer, size in sizes.items():
        if layer.component == UNET and any(one in f"{layer.name}_" for one in _LAYERS):
            for name, shape in (
                ("down", (_RANK, size.columns)),
                ("up", (size.rows, _RANK)),
            ):
                values = torch.randn(shape, generator=drawn) / 1000
                tensors[f"lora_unet_{layer.name}.lora_{name}.weight"] = values.half()
    save_file(tensors, file)
    return file


def _measure(model: str, folder: Path, file: Path, side: int, count: int) -> None:
    lora = inspect_adapter(file)
    engine = DiffusersEngine(folder.parent / "cache", cpu(), torch.bfloat16)
    values: dict[str, Any] = {**method("lcm").values, "steps": _STEPS}
    request = a_request(width=side, height=side, **values)
    files = {lora.sha256: str(lora.file)}
    # Converts the weights and fills the page cache.
    run(engine, a_request(width=64, height=64, steps=1), folder)
    engine._pipeline_cache.clear()
    spans = _Spans()
    wanted = request.model_copy(update={"adapters": (lora.ref(1.0),), "count": count})
    run(engine, wanted, folder, on_event=spans.enter, adapters=files)
    report = Report(f"A picture of the full-size {model} with a few-step LoRA, {side} × {side}")
    headings = ("picture", *(f"{name}, processor s" for name in spans.phases), "sum", "s")
    report.table(headings, spans.rows())
    report.line(
        f"{_STEPS} steps without guidance, bfloat16; a LoRA of {file.stat().st_size / 1e6:.0f} MB. "
        "Loading includes merging it. “processor s” is the time of all cores together, which other "
        "programs disturb least."
    )
    report.print()


class _Spans:
    """When each phase of each picture began."""

    def __init__(self) -> None:
        self.phases: dict[str, None] = {}
        self._current: tuple[int, str] | None = None
        self._found: dict[tuple[int, str], tuple[float, float]] = {}

    def enter(self, event: Any) -> None:
        """Begin a phase with its first event; a picture that is ready ends its last."""
        if isinstance(event, PhaseStarted):
            self._turn(event.index, event.phase.value)
        elif isinstance(event, ImageReady):
            self._turn(event.index, "")

    def rows(self) -> list[tuple[str, ...]]:
        """A row for each picture."""
        rows = []
        for index in sorted({index for index, _ in self._found}):
            spans = [self._found.get((index, name), (0.0, 0.0)) for name in self.phases]
            sums = [sum(one) for one in zip(*spans, strict=True)]
            name = "first" if index == 0 else f"{index + 1}."
            used = [used_s for _, used_s in spans]
            rows.append((name, *(f"{one:.1f}" for one in (*used, sums[1], sums[0]))))
        return rows

    def _turn(self, index: int, phase: str) -> None:
        now = time.monotonic(), time.process_time()
        if self._current is not None and self._current[1]:
            spent = now[0] - self._since[0], now[1] - self._since[1]
            before = self._found.get(self._current, (0.0, 0.0))
            self._found[self._current] = before[0] + spent[0], before[1] + spent[1]
            self.phases.setdefault(self._current[1])
        self._current, self._since = (index, phase), now

    _since: tuple[float, float] = (0.0, 0.0)


if __name__ == "__main__":
    main(sys.argv[1:])
