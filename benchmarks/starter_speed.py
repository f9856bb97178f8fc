"""The engine's overhead over bare diffusers, and the time from start to the first picture.

Practice model, 20 steps with guidance: our engine and the same loop written with diffusers'
objects alternate in one process; then the time from starting the engine process to its first
picture. ``python -m benchmarks.starter_speed [FOLDER]`` uses another model.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from benchmarks.report import Report
from sdstudio.domain.draft import Draft
from sdstudio.domain.messages import (
    EVENTS,
    EngineReady,
    Event,
    Failed,
    Generate,
    ImageReady,
    Put,
    read_frame,
    write_frame,
)
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.resolving import resolve
from sdstudio.engine import process_environment
from sdstudio.models.inspect import inspect
from sdstudio.paths import user_paths

_STEPS = 20
_RUNS = 9
_STARTS = 3


def main(folder: Path | None = None) -> None:
    """Print the tables."""
    folder = folder or user_paths().starter
    ours, bare, dtype = _alternate(folder)
    starts = [_first_picture(folder) for _ in range(_STARTS)]
    report = Report(
        f"The practice model at its own {inspect(folder).native_size_px}², {_STEPS} steps with "
        f"guidance, {dtype}"
    )
    report.table(
        ("a picture", "median s", "fastest … slowest s"),
        [("bare diffusers", *_shown(bare)), ("SD Studio's engine", *_shown(ours))],
    )
    pairs = [a / b for a, b in zip(ours, bare, strict=True)]
    report.line(f"Engine over bare, median of {_RUNS} pairs: {statistics.median(pairs):.3f}")
    report.at_most(
        "practice model: our engine over bare diffusers", statistics.median(pairs), "", 1.1
    )
    pictures_s = [picture for _, picture in starts]
    report.at_most(
        "practice model: first picture of a new engine", statistics.median(pictures_s), "s", 10
    )
    report.table(
        ("from the start of the engine process", "median s", "fastest … slowest s"),
        [
            ("ready", *_shown([ready for ready, _ in starts])),
            ("first picture", *_shown(pictures_s)),
        ],
    )
    report.print()


def _shown(times_s: list[float]) -> tuple[str, str]:
    spread = f"{min(times_s):.2f} … {max(times_s):.2f}"
    return f"{statistics.median(times_s):.2f}", spread


def _request(folder: Path) -> GenerationRequest:
    draft = Draft({"prompt": "a red apple on a blue background", "steps": _STEPS})
    return resolve(draft, inspect(folder), drawn_seed=1)


def _alternate(folder: Path) -> tuple[list[float], list[float], str]:
    process_environment.prepare_process(user_paths().cache)
    from sdstudio.engine.assets import JobFiles
    from sdstudio.engine.diffusers_engine import DiffusersEngine
    from sdstudio.engine.protocol import CancelFlag

    with tempfile.TemporaryDirectory() as cache:
        engine = DiffusersEngine(Path(cache))
        command = Generate(job_id=1, request=_request(folder))
        files = JobFiles(folder, {}, {})
        dtypes: list[str] = []

        def emit(event: BaseModel, payload: bytes = b"") -> None:  # noqa: ARG001
            if isinstance(event, ImageReady):
                dtypes.append(event.provenance.dtype)

        def ours() -> None:
            engine.generate(command, files, emit, CancelFlag())

        ours()
        bare = _bare(folder, dtypes[0])
        bare()
        pairs = [(_seconds(ours), _seconds(bare)) for _ in range(_RUNS)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs], dtypes[0]


def _seconds(work: Callable[[], object]) -> float:
    started_s = time.perf_counter()
    work()
    return time.perf_counter() - started_s


def _bare(folder: Path, dtype_name: str) -> Callable[[], Any]:
    """A function that makes the same picture with diffusers only."""
    import torch
    from diffusers import AutoencoderKL, DPMSolverMultistepScheduler, UNet2DConditionModel
    from transformers import CLIPTextModel, CLIPTokenizer

    dtype = getattr(torch, dtype_name)
    tokenizer = CLIPTokenizer.from_pretrained(folder, subfolder="tokenizer")
    text = CLIPTextModel.from_pretrained(folder, subfolder="text_encoder", dtype=dtype)
    unet = UNet2DConditionModel.from_pretrained(folder, subfolder="unet", dtype=dtype)
    vae = AutoencoderKL.from_pretrained(folder, subfolder="vae", dtype=dtype)
    scheduler = DPMSolverMultistepScheduler.from_pretrained(folder, subfolder="scheduler")
    params = _request(folder).params

    @torch.inference_mode()
    def picture() -> Any:
        texts = [params.negative_prompt, params.prompt]
        tokens = tokenizer(texts, padding="max_length", truncation=True, return_tensors="pt")
        prompt = text(tokens.input_ids)[0]
        scheduler.set_timesteps(params.steps)
        noise = torch.Generator().manual_seed(params.seed)
        latents = torch.randn(1, 4, params.height // 8, params.width // 8, generator=noise)
        for timestep in scheduler.timesteps:
            both = torch.cat([latents, latents]).to(dtype)
            output = unet(both, timestep, encoder_hidden_states=prompt, return_dict=False)[0]
            without, towards = output.float().chunk(2)
            prediction = without + params.guidance_scale * (towards - without)
            latents = scheduler.step(prediction, timestep, latents, return_dict=False)[0]
        decoded = vae.decode((latents / vae.config.scaling_factor).to(dtype), return_dict=False)[0]
        pixels = (decoded / 2 + 0.5).clamp(0, 1)[0].permute(1, 2, 0).float().numpy()
        return (pixels * 255).round().astype("uint8")

    return picture


def _first_picture(folder: Path) -> tuple[float, float]:
    """Seconds from starting an engine process until it is ready and until its first picture."""
    with tempfile.TemporaryDirectory() as cache:
        started_s = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-m", "sdstudio", "--engine"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "SDSTUDIO_CACHE_DIR": cache},
        )
        assert process.stdin is not None
        assert process.stdout is not None
        request = _request(folder)
        put = Put(name=request.checkpoint.fingerprint, path=str(folder))
        write_frame(process.stdin, put)  # type: ignore[arg-type]
        command = Generate(job_id=1, request=request)
        write_frame(process.stdin, command)  # type: ignore[arg-type]

        def until(kind: type[Any]) -> float:
            while True:
                frame = read_frame(process.stdout)  # type: ignore[arg-type]
                if frame is None:
                    raise EOFError("the engine process ended")
                event: Event = EVENTS.validate_json(frame[0])
                if isinstance(event, Failed):
                    raise RuntimeError(event.details)
                if isinstance(event, kind):
                    return time.perf_counter() - started_s

        ready_s, picture_s = until(EngineReady), until(ImageReady)
        process.stdin.close()
        process.wait()
        return ready_s, picture_s


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
