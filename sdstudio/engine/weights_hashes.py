"""The files of a checkpoint that hold its weights, and their hashes."""

import hashlib
import logging
import math
import os
import threading
from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ValidationError

from sdstudio.disk import open_regular
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.model_files import LINKS_NAME, STEMS, part_in
from sdstudio.engine.protocol import CancelFlag, JobCancelled
from sdstudio.engine.worker_thread import awaited, in_thread
from sdstudio.weights.header import read_header
from sdstudio.weights.places import places, read_links

_log = logging.getLogger(__name__)

#: Not every checkpoint has them.
_OPTIONAL = frozenset({"depth_estimator", "image_encoder", "image_normalizer"})

_PIECE_BYTES = 4 * 2**20


@dataclass(frozen=True, slots=True)
class HashedWeights:
    """A component's weights, as they lay there when they were loaded.

    Args:
        path: where the numbers lie, which is not in the checkpoint's folder for linked ones.
        name: relative to the checkpoint's folder, with forward slashes.
        variant: what diffusers calls the infix of the file's name, if any.
        config: the component's configuration.
        part: the component, where the file holds others too, under the original code's names.
    """

    path: Path
    name: str
    variant: str | None
    size_bytes: int
    mtime_ns: int
    config: Path
    part: str | None = None

    @property
    def is_in_place(self) -> bool:
        """Whether it lies where the component's library looks for it."""
        return self.part is None and self.path.parent == self.config.parent

    def parameter_count(self) -> int:
        """How many numbers it holds, as its header says.

        Raises:
            ValueError: the file is damaged: no safetensors file, or not as long as it says.
        """
        with open_regular(self.path) as file:
            shapes = read_header(file).shapes
        if self.part is not None:
            shapes = part_in(shapes, self.part)
        return sum(math.prod(shape) for shape in shapes.values())


def components_in(folder: Path) -> tuple[str, ...]:
    """The parts of the checkpoint in ``folder`` that have weights."""
    return tuple(name for name in STEMS if name not in _OPTIONAL or (folder / name).is_dir())


def find_weights(folder: Path, component: str, model: str) -> HashedWeights:
    """The weights of a component: in its own file, or in the one with all of them.

    Raises:
        StudioError: they are not there.
    """
    try:
        links = read_links(folder)
    except (OSError, ValueError) as error:
        raise StudioError(ErrorCode.MODEL_FILE_DAMAGED, model=model, file=LINKS_NAME) from error
    place = next(places(folder, links, component), None)
    if place is None:
        file = f"{component}/{STEMS[component]}.safetensors"
        raise StudioError(ErrorCode.MODEL_FILE_MISSING, model=model, file=file)
    try:
        stat = place.path.stat()
    except OSError as error:
        raise StudioError(ErrorCode.MODEL_LINK_GONE, model=model, file=str(place.path)) from error
    return HashedWeights(
        place.path,
        place.name,
        place.variant,
        stat.st_size,
        stat.st_mtime_ns,
        folder / component / "config.json",
        component if place.is_single else None,
    )


class _Known(BaseModel):
    size_bytes: int
    mtime_ns: int
    sha256: str

    def is_of(self, file: HashedWeights) -> bool:
        return (self.size_bytes, self.mtime_ns) == (file.size_bytes, file.mtime_ns)


class _KnownFiles(BaseModel):
    version: int = 1
    files: dict[str, _Known] = {}


class PendingHashes:
    """Hashes that are being computed on a thread of their own.

    Args:
        known: those that are there already, by the file's name; grows until ``all_known``.
    """

    def __init__(self, known: dict[str, str], all_known: Future[None]) -> None:
        self._known = known
        self._all_known = all_known

    def result(self, cancelled: CancelFlag) -> dict[str, str]:
        """SHA-256 by the file's name, once they are all there; none for a file that is gone.

        Those that are there where the job is to stop: what waits for them is a finished picture.
        """
        try:
            awaited(self._all_known, cancelled)
        except JobCancelled:
            _log.info("a picture is finished without all hashes")
        return dict(self._known)


class WeightsHashes:
    """SHA-256 of weights files, remembered for as long as a file's size and time are the same.

    Args:
        cache_folder: keeps what is remembered; need not exist, need not be writable.
    """

    def __init__(self, cache_folder: Path) -> None:
        self._file = cache_folder / "weights.json"
        # While the file that remembers them is read or written, which is never long.
        self._lock = threading.Lock()
        # Two jobs one after the other would compute the same ones twice.
        self._computing = threading.Lock()

    def start(self, files: Iterable[HashedWeights]) -> PendingHashes:
        """Compute the hashes beside whatever the caller does next."""
        wanted = tuple(files)
        known: dict[str, str] = {}

        def work() -> None:
            with self._computing:
                for file in wanted:
                    try:
                        known[file.name] = self.sha256(file, CancelFlag())
                    except OSError:
                        # Gone since it was loaded; the picture is worth more than its hash.
                        _log.warning("%s has no hash", file.name, exc_info=True)

        return PendingHashes(known, in_thread(work, "hashing"))

    def known(self, file: HashedWeights) -> str | None:
        """The hash of a file if it is remembered; nothing is computed."""
        with self._lock:
            entry = self._read().files.get(str(file.path))
        return entry.sha256 if entry is not None and entry.is_of(file) else None

    def sha256(self, file: HashedWeights, cancelled: CancelFlag) -> str:
        """The hash of a file, computed on this thread where it is not remembered.

        Raises:
            OSError: as the system's.
            JobCancelled: between two pieces.
        """
        known = self.known(file)
        if known is None:
            digest = hashlib.sha256()
            buffer = memoryview(bytearray(_PIECE_BYTES))
            with file.path.open("rb", buffering=0) as stream:
                while count := stream.readinto(buffer):
                    cancelled.check()
                    digest.update(buffer[:count])
            known = digest.hexdigest()
            self.remember(file, known)
        return known

    def remember(self, file: HashedWeights, sha256: str) -> None:
        """Keep a hash that was computed elsewhere."""
        with self._lock:
            known = self._read()
            known.files[str(file.path)] = _Known(
                size_bytes=file.size_bytes, mtime_ns=file.mtime_ns, sha256=sha256
            )
            self._write(known)

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
