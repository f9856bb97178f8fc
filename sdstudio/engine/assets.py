"""AssetStore: the files that jobs name by hash, on the engine's side."""

import contextlib
import hashlib
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sdstudio.disk import SystemDisk, disk_errors, written
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.messages import Describe, Encode, Segment
from sdstudio.domain.request import GenerationRequest, hints_of
from sdstudio.imaging import pixels_sha256, read_rgb

_log = logging.getLogger(__name__)

_KEPT_BYTES: Final = 4 * 2**30


@dataclass(frozen=True, slots=True)
class JobFiles:
    """Where the assets of a job are on the engine's machine.

    Args:
        folder: the checkpoint's; where none is used, the file of what does the work.
        inputs: the input pictures, by role.
        adapters: LoRAs and embeddings, by SHA-256.
        controls: ControlNets, by SHA-256.
        hints: the pictures that those are given.
        vae: the VAE to decode with; ``None``: the checkpoint's own.
        upscaler: the network that enlarges; ``None``: there is none.
        detector: the network that finds faces; ``None``: there is none.
    """

    folder: Path
    inputs: Mapping[InputRole, Path]
    adapters: Mapping[str, Path]
    controls: Mapping[str, Path] = field(default_factory=dict)
    hints: Mapping[InputRef, Path] = field(default_factory=dict)
    vae: Path | None = None
    upscaler: Path | None = None
    detector: Path | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of an auxiliary model.

    Args:
        sha256: of the file when it was installed.
        name: what the artist calls the model, for errors.
    """

    path: Path
    sha256: str
    name: str


class AssetStore:
    """Knows where assets are. Whoever reads one checks that it still is what its name says.

    Thread: filled by the reader, read by the job.

    Args:
        folder: for what arrives as bytes; made when it is first needed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._paths: dict[str, Path] = {}

    def evict(self, limit_bytes: int = _KEPT_BYTES) -> None:
        """Remove the oldest of what arrived as bytes, until the rest fits into ``limit_bytes``.

        Call it before jobs are accepted: clients are then told that these assets are missing.
        """
        kept: list[tuple[int, int, Path]] = []
        with contextlib.suppress(OSError):  # the folder doesn't exist yet
            for path in self._folder.iterdir():
                with contextlib.suppress(OSError):  # removed meanwhile, or a dangling link
                    stat = path.stat()
                    kept.append((stat.st_mtime_ns, stat.st_size, path))
        for _modified_ns, size_bytes, path in sorted(kept, reverse=True):
            limit_bytes -= size_bytes
            if limit_bytes < 0:
                with contextlib.suppress(OSError):  # not ours, or a folder
                    path.unlink()

    def missing(self, names: Iterable[str]) -> tuple[str, ...]:
        """Those of ``names`` that aren't here."""
        return tuple(name for name in names if self._find(name) is None)

    def link(self, name: str, path: Path) -> None:
        """Use the file or folder at ``path`` where it is."""
        self._paths[name] = path

    def keep(self, name: str, content: bytes) -> None:
        """Write ``content`` into the store, unless its hash isn't ``name`` or the disk refuses.

        A job that needs it then fails for lack of it.
        """
        disk = SystemDisk()
        try:
            with disk_errors(self._folder), written(disk, self._folder, content) as file:
                if name in (hashlib.sha256(content).hexdigest(), _pixels_of(file)):
                    disk.replace(file, self._folder / name)
                else:
                    disk.remove(file)
                    _log.error("not what its name says: asset %s", name)
        except StudioError:
            _log.exception("can't keep asset %s", name)

    def files_of(self, request: GenerationRequest) -> JobFiles:
        """The files of the assets that ``request`` names.

        Raises:
            StudioError: ``MODEL_NOT_FOUND``, ``INPUT_GONE``, ``ADAPTER_GONE``, ``CONTROL_GONE``,
                ``VAE_GONE``, ``UPSCALER_GONE`` or ``FACE_DETECTOR_GONE``: one isn't here.
        """
        checkpoint = request.checkpoint
        return JobFiles(
            self._path(checkpoint.fingerprint, ErrorCode.MODEL_NOT_FOUND, model=checkpoint.name),
            {
                one.role: self._path(one.sha256, ErrorCode.INPUT_GONE, role=one.role.value)
                for one in request.inputs
            },
            {
                one.sha256: self._path(one.sha256, ErrorCode.ADAPTER_GONE, adapter=one.name)
                for one in request.adapters
            },
            {
                one.sha256: self._path(one.sha256, ErrorCode.CONTROL_GONE, control=one.name)
                for one in request.controls
            },
            {
                one: self._path(one.sha256, ErrorCode.INPUT_GONE, role=one.role.value)
                for one in hints_of(request.controls)
            },
            None
            if request.vae is None
            else self._path(request.vae.sha256, ErrorCode.VAE_GONE, vae=request.vae.name),
            None
            if (ref := request.upscaler) is None
            else self._path(ref.sha256, ErrorCode.UPSCALER_GONE, upscaler=ref.name),
            None
            if request.faces is None
            else self._path(
                request.faces.detector.sha256,
                ErrorCode.FACE_DETECTOR_GONE,
                detector=request.faces.detector.name,
            ),
        )

    def weights_of(self, command: Encode | Segment | Describe) -> Weights:
        """The weights that ``command`` names.

        Raises:
            StudioError: ``MODEL_NOT_FOUND``: they aren't here.
        """
        path = self._path(command.model, ErrorCode.MODEL_NOT_FOUND, model=command.name)
        return Weights(path, command.model, command.name)

    def _path(self, name: str, code: ErrorCode, **arguments: str) -> Path:
        path = self._find(name)
        if path is None:
            raise StudioError(code, **arguments)
        return path

    def _find(self, name: str) -> Path | None:
        if name in self._paths:
            return self._paths[name]
        kept = self._folder / name
        return kept if kept.is_file() else None


def _pixels_of(path: Path) -> str | None:
    """The hash of the picture's pixels; ``None`` if it isn't a picture."""
    try:
        return pixels_sha256(read_rgb(path))
    except StudioError:
        return None
