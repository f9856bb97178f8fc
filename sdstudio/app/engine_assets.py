"""The assets of a job, and how an engine gets those that it lacks."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, TypeAlias

from sdstudio.domain.adapters import AdapterRef
from sdstudio.domain.input_refs import InputRef
from sdstudio.domain.messages import (
    Cancel,
    Command,
    Describe,
    Encode,
    Generate,
    Has,
    Measure,
    Missing,
    Put,
    Segment,
)
from sdstudio.domain.named_refs import NamedRef
from sdstudio.domain.request import GenerationRequest


@dataclass(frozen=True, slots=True)
class EngineJob:
    """A job with the files of the assets that its request names, by hash."""

    command: Generate
    assets: Mapping[str, Path]

    def again(self, **changes: int) -> "EngineJob":
        """The job with other fields of its command."""
        return replace(self, command=self.command.model_copy(update=changes))


@dataclass(frozen=True, slots=True)
class EngineEncoding:
    """Pictures to be turned into vectors, with the weights of the model that does it, by hash."""

    command: Encode
    assets: Mapping[str, Path]
    pixels: bytes


@dataclass(frozen=True, slots=True)
class EngineSegmentation:
    """A picture to find an object in, with the weights of the model that does it, by hash."""

    command: Segment
    assets: Mapping[str, Path]
    pixels: bytes


@dataclass(frozen=True, slots=True)
class EngineDescription:
    """A picture to be described, with the weights of the model that does it, by hash."""

    command: Describe
    assets: Mapping[str, Path]
    pixels: bytes


EngineCommand: TypeAlias = (
    EngineJob | EngineEncoding | EngineSegmentation | EngineDescription | Cancel | Measure
)


class Write(Protocol):
    """Sends a command to an engine, with the raw bytes that belong to it, if any."""

    def __call__(self, command: Command, payload: bytes = b"", /) -> None: ...


def assets_of(
    request: GenerationRequest,
    checkpoint: Path,
    find_input: Callable[[InputRef], Path],
    find_adapter: Callable[[AdapterRef], Path],
    find_named: Callable[[NamedRef], Path],
) -> dict[str, Path]:
    """The files of the assets that ``request`` names, by hash.

    Args:
        checkpoint: its folder, or the file of what does the work where no checkpoint does.

    Raises:
        StudioError: from the callables; one is gone.
    """
    return {
        request.checkpoint.fingerprint: checkpoint,
        **{one.sha256: find_input(one) for one in request.pictures},
        **{one.sha256: find_adapter(one) for one in request.adapters},
        **{one.sha256: find_named(one) for one in request.controls},
        **{
            one.sha256: find_named(one)
            for one in (
                request.vae,
                request.upscaler,
                None if request.faces is None else request.faces.detector,
            )
            if one is not None
        },
    }


class AssetDelivery:
    """Sends commands to one engine in their order, and before each job the assets it lacks.

    An engine on this machine is given paths and reads the files where they are.

    Args:
        write: sends a command to the engine.

    Thread: one at a time.
    """

    def __init__(self, write: Write) -> None:
        self._write = write
        self._waiting: deque[EngineCommand] = deque()
        self._delivered: dict[str, Path] = {}
        self._is_asking = False

    def send(self, command: EngineCommand) -> None:
        """Send ``command`` once those before it are sent."""
        self._waiting.append(command)
        if not self._is_asking:
            self._send_waiting()

    def answered(self, missing: Missing) -> None:
        """The engine has said which assets of the first waiting job it lacks."""
        if not self._is_asking:
            return
        self._is_asking = False
        match self._waiting[0]:
            case (
                EngineJob(assets=assets)
                | EngineEncoding(assets=assets)
                | EngineSegmentation(assets=assets)
                | EngineDescription(assets=assets)
            ):
                for name, path in assets.items():
                    if name in missing.names:
                        self._write(Put(name=name, path=str(path)))
                self._delivered = {**assets, **self._delivered}
        self._send_waiting()

    def _send_waiting(self) -> None:
        while self._waiting:
            command = self._waiting[0]
            if not isinstance(command, Cancel | Measure):
                unknown = tuple(name for name in command.assets if name not in self._delivered)
                if unknown:
                    self._is_asking = True
                    self._write(Has(names=unknown))
                    return
                self._deliver_moved(command.assets)
                if isinstance(command, EngineJob):
                    self._write(command.command)
                else:
                    self._write(command.command, command.pixels)
            else:
                self._write(command)
            self._waiting.popleft()

    def _deliver_moved(self, assets: Mapping[str, Path]) -> None:
        for name, path in assets.items():
            if self._delivered[name] != path:
                self._write(Put(name=name, path=str(path)))
                self._delivered[name] = path
