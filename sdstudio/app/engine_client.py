"""EngineClient: what the window needs of an engine, wherever it runs."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import SignalInstance

from sdstudio.app.engine_assets import (
    EngineDescription,
    EngineEncoding,
    EngineJob,
    EngineSegmentation,
)
from sdstudio.domain.messages import EngineReady, Preview


@dataclass(frozen=True, slots=True)
class PreviewPicture:
    """A preview with its pixels: RGB, 8 bits, row by row."""

    event: Preview
    rgb: bytes


class EngineClient(Protocol):
    """Commands in, events out. What is sent while no engine is ready is lost.

    Signals:
        ready(EngineReady): an engine has started and accepts jobs.
        event_received(event, payload): phases, progress, pictures and ends of jobs, in order.
        preview_waiting(): :meth:`take_preview` has one; older ones not taken were dropped.
        measured(Speed | None): the result of :meth:`measure`.
        memory_changed(bytes): the engine's memory use, about once a second.
        died(bool): the engine is gone, and a new one is starting. True if the system ended it, most
            likely for lack of memory.
        gave_up(StudioError): no engine can be had; :meth:`restart` tries once more.

    Thread: the methods may be called from any thread.
    """

    @property
    def ready(self) -> SignalInstance: ...

    @property
    def event_received(self) -> SignalInstance: ...

    @property
    def preview_waiting(self) -> SignalInstance: ...

    @property
    def measured(self) -> SignalInstance: ...

    @property
    def memory_changed(self) -> SignalInstance: ...

    @property
    def died(self) -> SignalInstance: ...

    @property
    def gave_up(self) -> SignalInstance: ...

    @property
    def capabilities(self) -> EngineReady | None:
        """What the engine announced; ``None`` while none is ready."""

    def start(self) -> None:
        """Connect to an engine; ``ready`` or ``gave_up`` follows."""

    def submit(self, job: EngineJob) -> None:
        """Run a job, after those already submitted.

        Lost if the engine dies, even before it receives the job: then ``died`` is emitted and the
        caller decides.
        """

    def encode(self, encoding: EngineEncoding) -> None:
        """Turn pictures into vectors, unless a job is there or comes; ``event_received`` tells.

        Lost if the engine dies.
        """

    def segment(self, segmentation: EngineSegmentation) -> None:
        """Find an object in a picture, even during a job; ``event_received`` tells.

        Lost if the engine dies.
        """

    def describe(self, description: EngineDescription) -> None:
        """Describe a picture, even during a job unless it gives way; ``event_received`` tells.

        Lost if the engine dies.
        """

    def cancel(self, job_id: int) -> None:
        """Ask the engine to stop a job."""

    def measure(self) -> None:
        """Measure the machine's speed after the jobs already sent; takes a few seconds.

        Lost if the engine dies.
        """

    def take_preview(self) -> PreviewPicture | None:
        """The newest preview, once."""

    def restart(self) -> None:
        """End the engine, whatever it is doing, and start a new one."""

    def close(self) -> None:
        """End the engine; returns when it is gone."""
