"""The engine protocol: messages between the window's process and the engine's, and framing.

A frame is two big-endian 32-bit lengths, a JSON header and raw bytes (a picture's pixels, a file's
content, or none).
"""

import struct
from enum import StrEnum
from typing import Annotated, BinaryIO, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from sdstudio import PROGRAM
from sdstudio.domain.backends import Backend
from sdstudio.domain.errors import Argument, ErrorCode, StudioError
from sdstudio.domain.memory_savings import ALL
from sdstudio.domain.modes import DEPTH_MAP
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.samplers import sampler
from sdstudio.domain.segmentation import Prompts
from sdstudio.domain.speed_estimate import Speed

#: The version of these messages; raised whenever one of them changes.
PROTOCOL: Final = 6

_LENGTHS = struct.Struct(">II")
_HEADER_LIMIT_BYTES = 4 * 2**20
_PAYLOAD_LIMIT_BYTES = 2**30


class Phase(StrEnum):
    """The phases of a job, in order."""

    LOAD = "load"
    ENCODE = "encode"
    DENOISE = "denoise"
    DECODE = "decode"


class _Message(BaseModel):
    # Built when first used, so that they don't delay the first paint.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


#: How a request names an asset: a checkpoint by its fingerprint, an adapter by the SHA-256 of its
#: file, an input picture by the SHA-256 of its pixels.
AssetName = Annotated[str, Field(pattern=r"^([0-9a-f]{16}|[0-9a-f]{64})$")]


# Commands: window → engine.


class Has(_Message):
    """Ask which assets the engine lacks; answered by ``Missing`` at once, whatever job runs."""

    type: Literal["has"] = "has"
    names: tuple[AssetName, ...]


class Put(_Message):
    """Give the engine an asset: the ``path`` of a file or folder on its machine, or a file's
    content as the payload.
    """

    type: Literal["put"] = "put"
    name: AssetName
    path: str | None = None


class Generate(_Message):
    """Run a job whose assets the engine has. ``first`` > 0 skips the pictures that an earlier
    attempt finished.

    ``backend`` is the one that the artist prefers, ``savings`` the memory savings to begin with
    (:class:`~sdstudio.domain.memory_savings.MemorySaving`).
    """

    type: Literal["generate"] = "generate"
    job_id: int
    request: GenerationRequest
    first: int = 0
    backend: Backend = Backend.TORCH
    savings: int = Field(default=0, ge=0, le=ALL)


class Cancel(_Message):
    """Stop a job as soon as possible; answered by ``Cancelled`` unless it has already ended."""

    type: Literal["cancel"] = "cancel"
    job_id: int


class Measure(_Message):
    """Measure how fast the machine is, after the jobs before it; answered by ``Measured``."""

    type: Literal["measure"] = "measure"


class Encode(_Message):
    """Turn pictures into vectors, unless a job comes; answered by ``Encoded`` or ``NotEncoded``.

    Payload: squares of ``LOOKED_AT_PX`` pixels, one after the other; RGB, 8 bits, row by row.
    ``model`` names the weights of a model that finds similar pictures, ``name`` is what the artist
    calls it.
    """

    type: Literal["encode"] = "encode"
    batch_id: int
    model: AssetName
    name: str


class Segment(_Message):
    """Find an object in a picture; answered by ``Segmented`` or ``NotSegmented``.

    Payload: the picture as the model looks at it, of ``seen_size(width, height)`` pixels; RGB, 8
    bits, row by row. Runs between two steps of a job, or when there is none.

    Args:
        model: names the weights of a model that selects objects.
        name: what the artist calls it.
        picture: names the pixels. Their embedding is kept for a while, so that the next
            answer takes a fraction of the time.
        width, height: of the picture itself.
        prompts: if they are empty, the picture is only encoded, for the answers to come.
    """

    type: Literal["segment"] = "segment"
    request_id: int
    model: AssetName
    name: str
    picture: Annotated[str, Field(max_length=200)]
    width: Annotated[int, Field(gt=0, le=2**17)]
    height: Annotated[int, Field(gt=0, le=2**17)]
    prompts: Prompts


class Describe(_Message):
    """Describe a picture in words; answered by ``Described`` or ``NotDescribed``.

    Payload: the picture as the model looks at it, a square of ``captioning.SEEN_PX`` pixels; RGB,
    8 bits, row by row. Runs between two steps of a job, or when there is none.

    Args:
        model: names the weights of a captioner, ``name`` is what the artist calls it.
        gives_way: nobody waits for this one picture, so it runs after the jobs before it, and is
            given up for whatever comes.
    """

    type: Literal["describe"] = "describe"
    request_id: int
    model: AssetName
    name: str
    gives_way: bool = False


Command = Annotated[
    Has | Put | Generate | Cancel | Measure | Encode | Segment | Describe,
    Field(discriminator="type"),
]


# Events: engine → window.


class Hello(_Message):
    """The first event: which protocol the engine speaks. Its own fields never change.

    ``program`` is the program and version that the engine belongs to.
    """

    model_config = ConfigDict(extra="ignore")

    type: Literal["hello"] = "hello"
    protocol: int = PROTOCOL
    program: str = PROGRAM


class EngineReady(_Message):
    """The engine has started and can run jobs: what it has and what it can do."""

    type: Literal["engine_ready"] = "engine_ready"
    device: str
    device_name: str
    memory_bytes: int
    backends: tuple[Backend, ...]
    modes: tuple[str, ...]
    samplers: tuple[str, ...]

    def check(self, request: GenerationRequest) -> None:
        """Raise ``ENGINE_LACKS_MODE`` or ``ENGINE_LACKS_SAMPLER`` if it can't run ``request``."""
        if request.mode not in self.modes:
            raise StudioError(
                ErrorCode.ENGINE_LACKS_MODE, device=self.device_name, mode=request.mode
            )
        if request.params.sampler not in self.samplers:
            label = sampler(request.params.sampler).label
            raise StudioError(
                ErrorCode.ENGINE_LACKS_SAMPLER, device=self.device_name, sampler=label
            )


class Missing(_Message):
    """Those of the ``Has`` before it that the engine lacks."""

    type: Literal["missing"] = "missing"
    names: tuple[AssetName, ...]


class Heartbeat(_Message):
    """The engine process is alive, whatever its job does. ``memory_bytes`` is its memory use."""

    type: Literal["heartbeat"] = "heartbeat"
    memory_bytes: int


class PhaseStarted(_Message):
    """Picture ``index`` of the job has reached ``phase``."""

    type: Literal["phase_started"] = "phase_started"
    job_id: int
    index: int
    phase: Phase


class Progress(_Message):
    """Picture ``index`` has finished ``step`` of the ``total`` steps of its phase.

    Denoising counts steps or, for a picture made in tiles, each tile of each step. Decoding counts
    tiles, and reports nothing if it decodes the picture in one piece.
    """

    type: Literal["progress"] = "progress"
    job_id: int
    index: int
    step: int
    total: int


class Preview(_Message):
    """What picture ``index`` looks like so far. Payload: RGB, 8 bits, row by row."""

    type: Literal["preview"] = "preview"
    job_id: int
    index: int
    step: int
    width: int
    height: int


class ImageReady(_Message):
    """Picture ``index`` is finished. Payload: RGB, 8 bits, row by row."""

    type: Literal["image_ready"] = "image_ready"
    job_id: int
    index: int
    width: int
    height: int
    request: GenerationRequest
    provenance: Provenance

    def check(self, pixels: bytes) -> None:
        """Raise ``PICTURE_BLACK`` if ``pixels``, the payload, are all black."""
        if self.request.mode != DEPTH_MAP.key and pixels == bytes(len(pixels)):
            raise StudioError(ErrorCode.PICTURE_BLACK, model=self.request.checkpoint.name)


class Finished(_Message):
    """All pictures of the job were sent."""

    type: Literal["finished"] = "finished"
    job_id: int


class Cancelled(_Message):
    """The job was stopped on request; pictures already sent are kept."""

    type: Literal["cancelled"] = "cancelled"
    job_id: int


class Failed(_Message):
    """The job failed. ``details`` is for bug reports and never shown in the sentence."""

    type: Literal["failed"] = "failed"
    job_id: int
    code: ErrorCode
    arguments: dict[str, Argument] = {}
    details: str = ""


class Measured(_Message):
    """How fast the machine is; ``None`` if the measurement failed."""

    type: Literal["measured"] = "measured"
    speed: Speed | None


class Encoded(_Message):
    """Payload: a vector of ``width`` numbers for each picture, of length 1; float16."""

    type: Literal["encoded"] = "encoded"
    batch_id: int
    width: int


class NotEncoded(_Message):
    """The pictures weren't turned into vectors: they gave way to a job, or why it failed."""

    type: Literal["not_encoded"] = "not_encoded"
    batch_id: int
    code: ErrorCode | None = None
    arguments: dict[str, Argument] = {}


class Segmented(_Message):
    """Payload: how much of each pixel is selected, 0 to 255, in a part of the picture.

    Nothing is selected outside of that part, which is empty if nothing is at all.
    """

    type: Literal["segmented"] = "segmented"
    request_id: int
    x: int
    y: int
    width: int
    height: int


class NotSegmented(_Message):
    """Why no object was found."""

    type: Literal["not_segmented"] = "not_segmented"
    request_id: int
    code: ErrorCode
    arguments: dict[str, Argument] = {}


class Described(_Message):
    """The tokens of a caption in English; see :func:`~sdstudio.domain.captioning.caption_of`."""

    type: Literal["described"] = "described"
    request_id: int
    tokens: tuple[int, ...]


class NotDescribed(_Message):
    """The picture wasn't described: it gave way, or why it failed."""

    type: Literal["not_described"] = "not_described"
    request_id: int
    code: ErrorCode | None = None
    arguments: dict[str, Argument] = {}


Event = Annotated[
    Hello
    | EngineReady
    | Missing
    | Heartbeat
    | PhaseStarted
    | Progress
    | Preview
    | ImageReady
    | Finished
    | Cancelled
    | Failed
    | Measured
    | Encoded
    | NotEncoded
    | Segmented
    | NotSegmented
    | Described
    | NotDescribed,
    Field(discriminator="type"),
]

_DEFERRED = ConfigDict(defer_build=True)
COMMANDS: TypeAdapter[Command] = TypeAdapter(Command, config=_DEFERRED)
EVENTS: TypeAdapter[Event] = TypeAdapter(Event, config=_DEFERRED)


class ProtocolError(Exception):
    """Bytes that aren't a frame: a bug, or output printed into the pipe."""


def write_frame(stream: BinaryIO, message: BaseModel, payload: bytes = b"") -> None:
    """Write one frame and flush it. Not safe for two threads at once: the caller locks."""
    header = message.model_dump_json().encode()
    stream.write(_LENGTHS.pack(len(header), len(payload)) + header)
    if payload:
        stream.write(payload)
    stream.flush()


def read_frame(stream: BinaryIO) -> tuple[bytes, bytes] | None:
    """The next frame's header and payload, or ``None`` at the end of the stream.

    A stream that ends in the middle of a frame has ended: its writer is gone.

    Raises:
        ProtocolError: lengths that no message can have.
    """
    lengths = _read_exactly(stream, _LENGTHS.size)
    if lengths is None:
        return None
    header_bytes, payload_bytes = _LENGTHS.unpack(lengths)
    if header_bytes > _HEADER_LIMIT_BYTES or payload_bytes > _PAYLOAD_LIMIT_BYTES:
        raise ProtocolError(f"frame of {header_bytes} + {payload_bytes} bytes")
    header = _read_exactly(stream, header_bytes)
    payload = _read_exactly(stream, payload_bytes)
    if header is None or payload is None:
        return None
    return header, payload


def _read_exactly(stream: BinaryIO, size: int) -> bytes | None:
    parts = []
    while size:
        part = stream.read(size)
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
