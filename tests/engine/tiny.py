"""Tiny checkpoints and an engine in this process to run them with."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from pydantic import BaseModel
from transformers import CLIPTokenizer

from sdstudio.disk import SystemDisk
from sdstudio.domain.backends import Backend
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.messages import Generate, ImageReady
from sdstudio.domain.modes import Mode
from sdstudio.domain.request import GenerationRequest, hints_of
from sdstudio.engine.assets import JobFiles
from sdstudio.engine.compiled import Runtime
from sdstudio.engine.device import cpu
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.engine.inductor import Inductor
from sdstudio.engine.protocol import CancelFlag, Interlude, nothing
from sdstudio.imaging import Rgb
from sdstudio.library.input_store import InputStore
from tests.engine.conversation import NO_INPUTS, a_request


def write_tokenizer(folder: Path) -> Path:
    """A CLIPTokenizer that knows single bytes only, with SD 2's padding."""
    visible = [*range(33, 127), *range(161, 173), *range(174, 256)]
    letters = [*map(chr, visible), *(chr(256 + other) for other in range(256 - len(visible)))]
    tokens = [*letters, *(f"{letter}</w>" for letter in letters)]
    tokens += ["<|startoftext|>", "<|endoftext|>"]
    vocabulary = {token: number for number, token in enumerate(tokens)}
    CLIPTokenizer(vocab=vocabulary, merges=[], pad_token="!", model_max_length=77).save_pretrained(
        folder
    )
    return folder


def an_engine(
    cache: Path,
    *,
    dtype: torch.dtype | None = None,
    exact: bool = False,
    runtime: Runtime | None = None,
    inductor: Inductor | None = None,
) -> DiffusersEngine:
    return DiffusersEngine(cache, cpu(), dtype, exact=exact, runtime=runtime, inductor=inductor)


@dataclass
class Heard:
    """What an engine emitted for a job."""

    events: list[BaseModel] = field(default_factory=list)
    payloads: list[bytes] = field(default_factory=list)

    def pictures(self) -> list[npt.NDArray[np.uint8]]:
        return [
            np.frombuffer(payload, np.uint8).reshape(event.height, event.width, 3)
            for event, payload in zip(self.events, self.payloads, strict=True)
            if isinstance(event, ImageReady)
        ]

    def ready(self) -> list[ImageReady]:
        return [event for event in self.events if isinstance(event, ImageReady)]


def run(
    engine: DiffusersEngine,
    request: GenerationRequest,
    folder: Path,
    *,
    flag: CancelFlag | None = None,
    on_event: Callable[[BaseModel], None] = lambda _event: None,
    first: int = 0,
    inputs: Mapping[InputRole, Rgb] = NO_INPUTS,
    adapters: Mapping[str, str] = MappingProxyType({}),
    controls: Mapping[str, Path] = MappingProxyType({}),
    hints: Sequence[Rgb] = (),
    vae: Path | None = None,
    upscaler: Path | None = None,
    detector: Path | None = None,
    backend: Backend = Backend.TORCH,
    savings: int = 0,
    between_steps: Interlude = nothing,
) -> Heard:
    """Run a job in this process; what it raises comes through.

    Args:
        inputs: the request's input pictures.
        adapters: the files of its adapters, by SHA-256.
        controls: the files of its ControlNets, by SHA-256.
        hints: the pictures that those are given.
        vae: the file of its VAE.
        upscaler: the file of its upscaler.
        detector: the file of what finds faces.
        savings: the memory savings to begin with.
        between_steps: what is done after each.
    """
    heard = Heard()

    def emit(event: BaseModel, payload: bytes = b"") -> None:
        heard.events.append(event)
        heard.payloads.append(payload)
        on_event(event)

    with tempfile.TemporaryDirectory() as kept:
        store = InputStore(Path(kept), SystemDisk())
        for rgb in (*inputs.values(), *hints):
            store.keep(rgb)
        command = Generate(
            job_id=1,
            request=request,
            first=first,
            backend=backend,
            savings=savings,
        )
        files = JobFiles(
            folder,
            {one.role: store.find(one) for one in request.inputs},
            {sha256: Path(file) for sha256, file in adapters.items()},
            controls,
            {one: store.find(one) for one in hints_of(request.controls)},
            vae,
            upscaler,
            detector,
        )
        engine.generate(command, files, emit, flag or CancelFlag(), between_steps)
    return heard


def make_from(
    engine: DiffusersEngine,
    mode: Mode,
    picture: Rgb,
    folder: Path,
    *,
    flag: CancelFlag | None = None,
    on_event: Callable[[BaseModel], None] = lambda _event: None,
    **params: Any,
) -> Heard:
    """Run a job that starts from ``picture``."""
    inputs = {InputRole.IMAGE: picture}
    request = a_request(mode=mode.key, inputs=inputs, **params)
    return run(engine, request, folder, flag=flag, on_event=on_event, inputs=inputs)
