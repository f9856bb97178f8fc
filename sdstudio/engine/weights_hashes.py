"""Finds a checkpoint's weights files and caches their hashes."""

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
from sdstudio.domain.weights_layout import LINKS_NAME, STEMS, part_in
from sdstudio.engine.protocol import CancelFlag, JobCancelled
from sdstudio.engine.worker_thread import awaited, in_thread
from sdstudio.weights.header import read_header
from sdstudio.weights.places import places, read_links

_log = logging.getLogger(__name__)

#: Components that not every checkpoint has.
_OPTIONAL = frozenset({"text_encoder_2", "depth_estimator", "image_encoder", "image_normalizer"})

_PIECE_BYTES = 4 * 2**20


@dataclass(frozen=True, slots=True)
class HashedWeights:
    """A component's weights file, with its size and time when it was found.

    Args:
        path: the file itself; outside the checkpoint's folder for linked files.
        name: relative to the checkpoint's folder, with forward slashes.
        variant: diffusers' term for the infix of the file name, if any.
        config: the component's configuration file.
        part: the component, if its library can't read the file as it is: it holds several
            components, or one, named as in the original code.
        fits_float16: of a VAE that isn't the checkpoint's own: whether its values don't overflow
            in float16, whatever ``config`` says. ``None`` for all others.
    """

    path: Path
    name: str
    variant: str | None
    size_bytes: int
    mtime_ns: int
    config: Path
    part: str | None = None
    fits_float16: bool | None = None

    @property
    def is_in_place(self) -> bool:
        """Whether the file is where the component's library expects it."""
        return self.part is None and self.path.parent == self.config.parent

    def parameter_count(self) -> int:
        """The number of parameters according to the header.

        Raises:
            ValueError: not a safetensors file, or its length doesn't match the header.
        """
        with open_regular(self.path) as file:
            shapes = read_header(file).shapes
        if self.part is not None:
            shapes = part_in(shapes, self.part) or shapes
        return sum(math.prod(shape) for shape in shapes.values())


def components_in(folder: Path) -> tuple[str, ...]:
    """The components with weights of the checkpoint in ``folder``."""
    return tuple(name for name in STEMS if name not in _OPTIONAL or (folder / name).is_dir())


def find_weights(folder: Path, component: str, model: str) -> HashedWeights:
    """Find a component's weights: in its own file, or in a single file with all components.

    Raises:
        StudioError: they are missing.
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
    """Hashes being computed on another thread.

    Args:
        known: those computed so far, by file name; grows until ``all_known`` is done.
    """

    def __init__(self, known: dict[str, str], all_known: Future[None]) -> None:
        self._known = known
        self._all_known = all_known

    def result(self, cancelled: CancelFlag) -> dict[str, str]:
        """Wait for the hashes, by file name; files that have disappeared are left out.

        If the job is cancelled, returns those computed so far: the picture is already finished.
        """
        try:
            awaited(self._all_known, cancelled)
        except JobCancelled:
            _log.info("cancelled before all hashes were computed")
        return dict(self._known)


class WeightsHashes:
    """SHA-256 of weights files, cached while a file's size and modification time don't change.

    Args:
        cache_folder: need not exist or be writable.
    """

    def __init__(self, cache_folder: Path) -> None:
        self._file = cache_folder / "weights.json"
        # Held while the cache file is read or written, which is brief.
        self._lock = threading.Lock()
        # Keeps two consecutive jobs from computing the same hashes twice.
        self._computing = threading.Lock()

    def start(self, files: Iterable[HashedWeights]) -> PendingHashes:
        """Start computing the hashes in the background."""
        wanted = tuple(files)
        known: dict[str, str] = {}

        def work() -> None:
            with self._computing:
                for file in wanted:
                    try:
                        known[file.name] = self.sha256(file, CancelFlag())
                    except OSError:
                        # It has disappeared since it was loaded; the picture matters more.
                        _log.warning("can't hash %s", file.name, exc_info=True)

        return PendingHashes(known, in_thread(work, "hashing"))

    def known(self, file: HashedWeights) -> str | None:
        """The cached hash of a file, or ``None``."""
        with self._lock:
            entry = self._read().files.get(str(file.path))
        return entry.sha256 if entry is not None and entry.is_of(file) else None

    def sha256(self, file: HashedWeights, cancelled: CancelFlag) -> str:
        """The hash of a file, computed on this thread if it isn't cached.

        Raises:
            OSError: the file can't be read.
            JobCancelled: between two chunks.
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
        """Store a hash that was computed elsewhere."""
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
            _log.warning("can't store the hashes", exc_info=True)
