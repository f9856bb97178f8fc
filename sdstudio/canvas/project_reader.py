"""Reads projects, of this and other programs; see ``project_file.py`` for what is in a file."""

import contextlib
import errno
import json
import math
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from sdstudio.canvas.archive import Archive, ArchiveError
from sdstudio.canvas.document import (
    RENDERINGS_MAX,
    Document,
    Layer,
    LayerKind,
    NamedMask,
    NamedSnapshot,
    Target,
    new_id,
)
from sdstudio.canvas.in_threads import in_threads
from sdstudio.canvas.layer_room import LAYER_MAX_PX
from sdstudio.canvas.openraster import STACK_NAME, Stack, StackLayer, parse_stack
from sdstudio.canvas.project_file import JSON_NAME, OURS, VERSION, Project
from sdstudio.canvas.result_entries import (
    RESULTS_MAX_BYTES,
    ListedResults,
    ResultsReader,
    is_of_results,
    listed,
)
from sdstudio.canvas.snapshot_entries import SNAPSHOTS_MAX, SnapshotReader, images_in, read_hint
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tile_png import decode_layer, decode_mask, placed
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.disk import open_regular
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import INPUT_MAX_PX, InputRef

_LAYERS_MAX: Final = 300
_TEXT_MAX_BYTES: Final = 4 * 2**20
#: Many snapshots of many layers take more than a file of another program may.
_KEPT_TEXT_MAX_BYTES: Final = 64 * 2**20
#: All pixels of the largest canvas, and of the largest layer, had they not been compressed at all.
_IMAGE_MAX_BYTES: Final = INPUT_MAX_PX**2 * 5
_KEPT_IMAGE_MAX_BYTES: Final = LAYER_MAX_PX**2 * 5
#: What the images of a project may take together, once they are read.
_PIXELS_MAX_BYTES: Final = 3 * 2**30
#: Entries of a newer version that are kept.
_KEPT_MAX_BYTES: Final = 256 * 2**20
_KNOWN_FIELDS: Final = frozenset(
    {
        "version",
        "width",
        "height",
        "base",
        "masks",
        "layers",
        "active_mask",
        "active_layer",
        "target",
        "renderings",
        "results",
        "settings",
        "snapshots",
    }
)
_NAME_MAX: Final = 300


@dataclass(frozen=True, slots=True)
class OpenedProject:
    """A project that was read.

    Args:
        notices: what the artist should know: what looks different here.
        results: what was made of it, which :func:`open_results` reads.
    """

    project: Project
    notices: tuple[StudioError, ...]
    results: ListedResults = field(default_factory=ListedResults)


def read_project(path: Path, *, is_kept: bool = False) -> OpenedProject:
    """The project in a file of ours or any other program.

    Args:
        is_kept: this program keeps it for itself: whatever was painted is read again, however much.

    Raises:
        StudioError: ``PROJECT_UNREADABLE``, ``PROJECT_TOO_LARGE``, ``PROJECT_NEWER``,
            ``PROJECT_DISK`` or ``PROJECT_MEMORY``.
    """
    with _reading(path, is_kept=is_kept) as reader:
        return reader.read()


@contextlib.contextmanager
def open_results(path: Path, left_bytes: int = RESULTS_MAX_BYTES) -> "Iterator[ResultsReader]":
    """Read the results that :func:`read_project` found in a file.

    Args:
        left_bytes: how much may be read.

    Raises:
        StudioError: as :func:`read_project`.
    """
    with _reading(path, is_kept=False) as reader:
        yield ResultsReader(reader.archive, left_bytes)


def read_masks(path: Path) -> Document:
    """The document in a file, without its layers, which take the most time to read.

    Raises:
        StudioError: as :func:`read_project`.
    """
    with _reading(path, is_kept=True) as reader:
        return reader.read_masks()


@contextlib.contextmanager
def _reading(path: Path, *, is_kept: bool) -> "Iterator[_Reader]":
    try:
        with open_regular(path) as file:
            yield _Reader(Archive(file), path.name, is_kept=is_kept)
    except StudioError:
        raise
    except Exception as error:  # decoders raise whatever their parsers stumble over
        raise _failure(error, path.name) from error


def _failure(error: BaseException, file: str) -> StudioError:
    """The error to report: a bad file, a failing disk, or too little memory."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, MemoryError):
            return StudioError(ErrorCode.PROJECT_MEMORY, file=file)
        # Decoders raise it without an error number, and seeking to an offset that a damaged file
        # gives raises EINVAL; neither is the disk's fault.
        if isinstance(cause, OSError) and cause.errno not in (None, errno.EINVAL):
            detail = cause.strerror or type(cause).__name__
            return StudioError(ErrorCode.PROJECT_DISK, file=file, detail=detail)
        cause = cause.__cause__
    return StudioError(ErrorCode.PROJECT_UNREADABLE, file=file)


class _Reader:
    """Reads one file; raises anything if it is damaged."""

    def __init__(self, archive: Archive, file: str, *, is_kept: bool) -> None:
        self.archive = archive
        self._file = file
        self._lock = threading.Lock()
        self._text_max_bytes = _KEPT_TEXT_MAX_BYTES if is_kept else _TEXT_MAX_BYTES
        self._image_max_bytes = _KEPT_IMAGE_MAX_BYTES if is_kept else _IMAGE_MAX_BYTES
        self._layers_max: float = math.inf if is_kept else _LAYERS_MAX
        self._snapshots_max: float = math.inf if is_kept else SNAPSHOTS_MAX
        self._left_bytes: float = math.inf if is_kept else _PIXELS_MAX_BYTES

    def read(self) -> OpenedProject:
        """The project, and what is different in it."""
        stack, ours = self._stack(), self._ours()
        known = {one["source"]: one for one in ours.get("layers", ())}
        base_at = next(
            (at for at, one in enumerate(stack.layers) if one.source == ours.get("base")), None
        )
        layers = in_threads(
            lambda layer: self._read_layer(layer, known.get(layer.source)), stack.layers
        )
        base = None if base_at is None else layers.pop(base_at)
        masks = self._read_masks(stack, ours)
        layer_ids, mask_ids = [one.id for one in layers], [one.id for one in masks]
        if len({*layer_ids, *mask_ids}) < len(layers) + len(masks):
            raise ArchiveError("an id occurs twice")
        document = Document(
            stack.width,
            stack.height,
            tuple(layers),
            tuple(masks),
            _one_of(layer_ids, ours.get("active_layer")),
            _one_of(mask_ids, ours.get("active_mask")),
            _renderings(ours.get("renderings")),
            target=_target(ours),
        )
        document = replace(document, snapshots=self._read_snapshots(document, ours))
        settings = ours.get("settings", {})
        fields = {name: one for name, one in ours.items() if name not in _KNOWN_FIELDS}
        return OpenedProject(
            Project(
                document,
                None if base is None else _on_canvas(base, document),
                "" if base is None else base.name,
                settings if isinstance(settings, dict) else {},
                fields,
                self._unknown_entries(ours),
            ),
            self._notices(stack),
            listed(ours.get("results", []), self.archive),
        )

    def read_masks(self) -> Document:
        """The document without its layers."""
        stack, ours = self._stack(), self._ours()
        masks = self._read_masks(stack, ours)
        active = _one_of([one.id for one in masks], ours.get("active_mask"))
        return Document(stack.width, stack.height, (), tuple(masks), "", active)

    def _stack(self) -> Stack:
        stack = parse_stack(self.archive.read(STACK_NAME, self._text_max_bytes))
        if max(stack.width, stack.height) > INPUT_MAX_PX or len(stack.layers) > self._layers_max:
            raise self._too_large()
        return stack

    def _read_masks(self, stack: Stack, ours: Mapping[str, Any]) -> list[NamedMask]:
        described = ours.get("masks", [])
        if len(described) > self._layers_max:
            raise self._too_large()
        grid = TileGrid(stack.width, stack.height)
        return in_threads(lambda one: self._read_mask(one, grid), described)

    def _read_snapshots(
        self, document: Document, ours: Mapping[str, Any]
    ) -> tuple[NamedSnapshot, ...]:
        described = ours.get("snapshots", [])
        if not described:
            return ()
        most = max((len(one[of]) for one in described for of in ("layers", "masks")), default=0)
        if len(described) > self._snapshots_max or most > self._layers_max:
            raise self._too_large()
        known: dict[str, TileSnapshot] = {}
        layers = {one.id: one for one in document.layers}
        for one in ours["layers"]:
            layer = layers.get(str(one["id"]))
            if layer is not None and layer.mask is None:
                known[str(one["source"])] = layer.pixels
            elif layer is not None and layer.mask is not None:
                known[str(one["pixels"]["image"])] = layer.pixels
                known[str(one["mask"]["image"])] = layer.mask
        for one, mask in zip(ours.get("masks", []), document.masks, strict=True):
            known[str(one["image"])] = mask.pixels

        def decode(name: str, channels: int) -> TileSnapshot:
            if channels > 1:
                return self._layer_pixels(name)
            return self._mask_pixels(name)

        reader = SnapshotReader(document, known, decode, lambda w, h: self._grid(w, h, 4))
        return reader.read(described)

    def _ours(self) -> dict[str, Any]:
        """What ``project.json`` says; nothing in a file of another program."""
        if JSON_NAME not in self.archive.names:
            return {}
        ours = json.loads(self.archive.read(JSON_NAME, self._text_max_bytes))
        if not isinstance(ours, dict):
            raise ArchiveError("no description")
        if int(ours["version"]) > VERSION:
            raise StudioError(ErrorCode.PROJECT_NEWER, file=self._file)
        return ours

    def _read_layer(self, layer: StackLayer, ours: dict[str, Any] | None) -> Layer:
        pixels = self._layer_pixels(layer.source)
        read = Layer(
            new_id(),
            layer.name,
            pixels,
            left=layer.left,
            top=layer.top,
            opacity=layer.opacity,
            visible=layer.visible,
            blend=layer.blend,
        )
        if ours is None:
            return read
        left, top = int(ours["left"]), int(ours["top"])
        grid = self._grid(ours["width"], ours["height"], 4)
        mask = None
        if "mask" in ours:
            mask = self._placed_mask(ours["mask"], replace(grid, channels=1))
            own = ours["pixels"]
            # The pixels with the mask applied are for other programs.
            self._give_back(pixels.size_bytes)
            pixels = self._layer_pixels(str(own["image"]))
            pixels = placed(pixels, int(own["left"]), int(own["top"]), grid)
        else:
            pixels = placed(pixels, layer.left - left, layer.top - top, grid)
        return replace(
            read,
            id=_id(ours),
            name=str(ours["name"])[:_NAME_MAX],
            opacity=_share(ours["opacity"]),
            pixels=pixels,
            kind=LayerKind(ours["kind"]),
            hint=read_hint(ours),
            left=left,
            top=top,
            visible=bool(ours["visible"]),
            alpha_locked=bool(ours["alpha_locked"]),
            mask=mask,
            picture=str(ours.get("picture", ""))[:_NAME_MAX],
        )

    def _read_mask(self, ours: dict[str, Any], grid: TileGrid) -> NamedMask:
        return NamedMask(
            _id(ours),
            str(ours["name"])[:_NAME_MAX],
            self._placed_mask(ours, grid),
            _share(ours["strength"]),
            bool(ours["visible"]),
            bool(ours.get("extends", False)),
        )

    def _placed_mask(self, image: dict[str, Any], grid: TileGrid) -> TileSnapshot:
        pixels = self._mask_pixels(str(image["image"]))
        return placed(pixels, int(image["left"]), int(image["top"]), grid)

    def _mask_pixels(self, name: str) -> TileSnapshot:
        png = self.archive.read(name, self._image_max_bytes)
        pixels = decode_mask(png, lambda width, height: self._take(width, height, 1))
        self._give_back(pixels.grid.size_bytes - pixels.size_bytes)
        return pixels

    def _layer_pixels(self, name: str) -> TileSnapshot:
        png = self.archive.read(name, self._image_max_bytes)
        pixels = decode_layer(png, lambda width, height: self._take(width, height, 4))
        self._give_back(pixels.grid.size_bytes - pixels.size_bytes)
        return pixels

    def _grid(self, width: object, height: object, channels: int) -> TileGrid:
        grid = TileGrid(int(str(width)), int(str(height)), channels)
        if not (0 < grid.width <= LAYER_MAX_PX and 0 < grid.height <= LAYER_MAX_PX):
            raise self._too_large()
        return grid

    def _take(self, width: int, height: int, channels: int) -> None:
        """Reserve memory for an image before it is decoded."""
        with self._lock:
            self._left_bytes -= width * height * channels
            if max(width, height) > LAYER_MAX_PX or self._left_bytes < 0:
                raise self._too_large()

    def _give_back(self, size_bytes: int) -> None:
        """Release reserved memory that isn't needed, of tiles whose pixels are alike, say."""
        with self._lock:
            self._left_bytes += size_bytes

    def _unknown_entries(self, ours: Mapping[str, Any]) -> dict[str, bytes]:
        """Entries below ``sdstudio/`` that this version doesn't know."""
        known = {JSON_NAME, *images_in(ours.get("snapshots", ()))}
        for described in (*ours.get("masks", ()), *ours.get("layers", ())):
            for image in (described, described.get("pixels", {}), described.get("mask", {})):
                known.add(image.get("image", ""))
        kept: dict[str, bytes] = {}
        left_bytes = _KEPT_MAX_BYTES
        for name in self.archive.names:
            is_known = name in known or is_of_results(name) or name.endswith("/")
            if name.startswith(OURS) and not is_known:
                kept[name] = self.archive.read(name, left_bytes)
                left_bytes -= len(kept[name])
        return kept

    def _notices(self, stack: Stack) -> tuple[StudioError, ...]:
        notices = []
        if stack.has_groups:
            notices.append(StudioError(ErrorCode.PROJECT_GROUPS, file=self._file))
        if stack.unknown_blends:
            modes = ", ".join(stack.unknown_blends)
            notices.append(StudioError(ErrorCode.PROJECT_BLENDS, file=self._file, modes=modes))
        return tuple(notices)

    def _too_large(self) -> StudioError:
        return StudioError(
            ErrorCode.PROJECT_TOO_LARGE, file=self._file, limit=INPUT_MAX_PX, layers=_LAYERS_MAX
        )


def _renderings(described: object) -> tuple[InputRef, ...]:
    """Those that can be used; only which results are offered depends on them."""
    some = described[-RENDERINGS_MAX:] if isinstance(described, list) else []
    found: dict[InputRef, None] = {}
    for one in some:
        with contextlib.suppress(ValidationError):
            found[InputRef.model_validate(one)] = None
    return tuple(found)


def _id(ours: Mapping[str, Any]) -> str:
    id_ = str(ours["id"])
    if not 0 < len(id_) <= _NAME_MAX:
        raise ArchiveError("no id")
    return id_


def _share(value: Any) -> float:
    share = float(value)
    if not 0 <= share <= 1:
        raise ArchiveError("a share isn't between 0 and 1")
    return share


def _on_canvas(layer: Layer, document: Document) -> TileSnapshot:
    """Its pixels in an image of the document's size."""
    return placed(layer.pixels, layer.left, layer.top, replace(document.mask_grid, channels=4))


def _target(ours: Mapping[str, Any]) -> Target:
    """The active layer, if there is one, in files of versions that didn't store it."""
    default = Target.LAYER if ours.get("active_layer") else Target.MASK
    return next((one for one in Target if one.value == ours.get("target")), default)


def _one_of(ids: list[str], wanted: object) -> str:
    """The active one; the last one if none is marked as active."""
    return wanted if isinstance(wanted, str) and wanted in ids else (ids[-1] if ids else "")
