"""The files of a checkpoint that hold its weights, and their hashes."""

import hashlib
import logging
import math
import os
import threading
from collections.abc import Iterable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.engine.protocol import CancelFlag

_log = logging.getLogger(__name__)

#: The file's name without its ending, as the component's library looks for it.
_STEMS = {
    "unet": "diffusion_pytorch_model",
    "vae": "diffusion_pytorch_model",
    "text_encoder": "model",
    "depth_estimator": "model",
    "image_encoder": "model",
    "image_normalizer": "diffusion_pytorch_model",
}
#: Not every checkpoint has them.
_OPTIONAL = frozenset({"depth_estimator", "image_encoder", "image_normalizer"})

# The plain file first: it is the more precise one.
_VARIANTS = (None, "fp16")
_LOOK_S = 0.1

_LENGTH_BYTES = 8
_HEADER: TypeAdapter[dict[str, dict[str, Any]]] = TypeAdapter(dict[str, dict[str, Any]])


@dataclass(frozen=True, slots=True)
class WeightsFile:
    """A component's weights, as they lay there when they were loaded.

    Args:
        name: relative to the checkpoint's folder, with forward slashes.
        variant: what diffusers calls the infix of the file's name, if any.
    """

    path: Path
    name: str
    variant: str | None
    size_bytes: int
    mtime_ns: int

    def parameter_count(self) -> int:
        """How many numbers it holds, as its header says.

        Raises:
            ValueError: the file is damaged: no safetensors file, or not as long as it says.
        """
        with self.path.open("rb") as file:
            length = int.from_bytes(file.read(_LENGTH_BYTES), "little")
            if length > self.size_bytes:
                raise ValueError("no safetensors file")
            header = _HEADER.validate_json(file.read(length))
        tensors = [entry for key, entry in header.items() if key != "__metadata__"]
        end = max((entry["data_offsets"][1] for entry in tensors), default=0)
        if _LENGTH_BYTES + length + end != self.size_bytes:
            raise ValueError("cut short")
        return sum(math.prod(entry["shape"]) for entry in tensors)


def components_in(folder: Path) -> tuple[str, ...]:
    """The parts of the checkpoint in ``folder`` that have weights."""
    return tuple(name for name in _STEMS if name not in _OPTIONAL or (folder / name).is_dir())


def find_weights(folder: Path, component: str, model: str) -> WeightsFile:
    """The weights of a component.

    Raises:
        StudioError: they are not there.
    """
    stem = _STEMS[component]
    for variant in _VARIANTS:
        name = f"{component}/{stem}{f'.{variant}' if variant else ''}.safetensors"
        path = folder / name
        if path.is_file():
            stat = path.stat()
            return WeightsFile(path, name, variant, stat.st_size, stat.st_mtime_ns)
    raise StudioError(
        ErrorCode.MODEL_FILE_MISSING, model=model, file=f"{component}/{stem}.safetensors"
    )


class _Known(BaseModel):
    size_bytes: int
    mtime_ns: int
    sha256: str

    def is_of(self, file: WeightsFile) -> bool:
        return (self.size_bytes, self.mtime_ns) == (file.size_bytes, file.mtime_ns)


class _KnownFiles(BaseModel):
    version: int = 1
    files: dict[str, _Known] = {}


class PendingHashes:
    """Hashes that are being computed on a thread of their own."""

    def __init__(self, future: Future[dict[str, str]]) -> None:
        self._future = future

    def result(self, cancelled: CancelFlag) -> dict[str, str]:
        """SHA-256 by the file's name, once they are all there; none for a file that is gone."""
        while True:
            cancelled.check()
            try:
                return self._future.result(timeout=_LOOK_S)
            except NotYet:
                continue


class WeightsHashes:
    """SHA-256 of weights files, remembered for as long as a file's size and time are the same.

    Args:
        cache_folder: keeps what is remembered; need not exist, need not be writable.
    """

    def __init__(self, cache_folder: Path) -> None:
        self._file = cache_folder / "weights.json"
        self._lock = threading.Lock()

    def start(self, files: Iterable[WeightsFile]) -> PendingHashes:
        """Compute the hashes beside whatever the caller does next."""
        future: Future[dict[str, str]] = Future()
        wanted = tuple(files)

        def work() -> None:
            try:
                future.set_result(self._hashes(wanted))
            except Exception as error:
                future.set_exception(error)

        threading.Thread(target=work, name="hashing", daemon=True).start()
        return PendingHashes(future)

    def known(self, file: WeightsFile) -> str | None:
        """The hash of a file if it is remembered; nothing is computed."""
        with self._lock:
            entry = self._read().files.get(str(file.path))
        return entry.sha256 if entry is not None and entry.is_of(file) else None

    def remember(self, file: WeightsFile, sha256: str) -> None:
        """Keep a hash that was computed elsewhere."""
        with self._lock:
            known = self._read()
            known.files[str(file.path)] = _Known(
                size_bytes=file.size_bytes, mtime_ns=file.mtime_ns, sha256=sha256
            )
            self._write(known)

    def _hashes(self, wanted: tuple[WeightsFile, ...]) -> dict[str, str]:
        with self._lock:
            known = self._read()
            found = {}
            for file in wanted:
                entry = known.files.get(str(file.path))
                if entry is None or not entry.is_of(file):
                    try:
                        entry = _computed(file)
                    except OSError:
                        # Gone since it was loaded; the picture is worth more than its hash.
                        _log.warning("%s has no hash", file.name, exc_info=True)
                        continue
                    known.files[str(file.path)] = entry
                    self._write(known)
                found[file.name] = entry.sha256
            return found

    def _read(self) -> _KnownFiles:
        try:
            known = _KnownFiles.model_validate_json(self._file.read_bytes())
        except (OSError, ValidationError):
            return _KnownFiles()
        return known if known.version == 1 else _KnownFiles()

    def _write(self, known: _KnownFiles) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            unfinished = self._file.with_name(f"{self._file.name}.{os.getpid()}")
            unfinished.write_text(known.model_dump_json(), encoding="utf-8")
            unfinished.replace(self._file)
        except OSError:
            _log.warning("hashes are not remembered", exc_info=True)


def _computed(file: WeightsFile) -> _Known:
    with file.path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    return _Known(size_bytes=file.size_bytes, mtime_ns=file.mtime_ns, sha256=sha256)
