"""Where a VAE can be taken from for a single file that has none."""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sdstudio.disk import Disk, disk_errors, open_regular, read_regular
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.model_family import ModelFamily
from sdstudio.models.architecture import Shape, tensors
from sdstudio.models.architecture.autoencoder import renamed
from sdstudio.models.auxiliary import auxiliary_model
from sdstudio.models.component_weights import component_weights
from sdstudio.models.copying import Counter, hash_source
from sdstudio.models.folder import ModelFolder
from sdstudio.models.folder_detection import INDEX, read_shape
from sdstudio.models.hashing import Hashes
from sdstudio.models.records import RECORD_NAME, read_record
from sdstudio.weights.header import NewTensor, header_bytes, read_header

_PART = "vae"
_PIECE_BYTES = 4 * 2**20
#: More than the new header takes.
_HEADER_BYTES = 2**16


@dataclass(frozen=True, slots=True)
class VaeSource:
    """An installed VAE, or an installed model with one.

    Args:
        key: ``<model>/<variant>``.
        name: what the artist calls it.
        file: with its weights, alone or among others.
        is_alone: rather than a model's own.
        fits_float16: its values don't overflow in float16.
        needed_bytes: the disk space that a copy takes.
    """

    key: str
    name: str
    file: Path
    is_alone: bool
    fits_float16: bool
    needed_bytes: int


def vae_sources(models: Path, family: ModelFamily, bundled: Path) -> tuple[VaeSource, ...]:
    """The installed VAEs and models whose VAE fits models of ``family``; VAEs alone come first.

    Args:
        models: the folder of installed models.
        bundled: ``resources/models``.
    """
    config = bundled / "configurations" / family.configurations[0].key / _PART / "config.json"
    needed = tensors(_PART, json.loads(read_regular(config)))
    found: list[VaeSource] = []
    for path in sorted(models.glob(f"*/*/{RECORD_NAME}")):
        # One that is damaged has nothing to give.
        with contextlib.suppress(StudioError, OSError, ValueError):
            source = _source_in(path.parent, family)
            if source is not None and _has(source.file, needed):
                found.append(source)
    return tuple(sorted(found, key=lambda one: (not one.is_alone, one.name.casefold())))


def _source_in(path: Path, family: ModelFamily) -> VaeSource | None:
    """What decodes latents of ``family`` in a folder with an install record, if anything does."""
    record = read_record(path)
    if record is None:
        return None
    key = f"{record.model}/{record.variant}"
    alone = auxiliary_model(path)
    if alone is not None:
        if alone.kind is not AuxiliaryKind.VAE or family.latent_scale not in alone.latent_scales:
            return None
        needed_bytes = _needed_bytes(alone.file)
        return VaeSource(key, record.name, alone.file, True, alone.fits_float16, needed_bytes)
    folder = ModelFolder(path, record.name)
    if not folder.has(INDEX):
        return None
    shape = read_shape(folder)
    if shape.family.latent_scale != family.latent_scale or shape.task is CheckpointTask.UPSCALER:
        return None
    file = folder.place(component_weights(folder, _PART).file)
    fits_float16 = folder.read_json(f"{_PART}/config.json").get("force_upcast") is False
    return VaeSource(key, record.name, file, False, fits_float16, _needed_bytes(file))


def _has(file: Path, needed: Mapping[str, Shape]) -> bool:
    """Whether a file has exactly these tensors of a VAE, by diffusers' names."""
    with open_regular(file) as opened:
        return dict(renamed(read_header(opened).shapes).values()) == needed


def _needed_bytes(file: Path) -> int:
    with open_regular(file) as opened:
        header = read_header(opened)
    return sum(header.tensors[name].size_bytes for name in renamed(header.shapes)) + _HEADER_BYTES


def copy_vae(disk: Disk, source: VaeSource, target: Path, counter: Counter) -> Hashes:
    """Write the VAE of ``source`` to ``target`` as a file that diffusers reads.

    Its numbers stay as they are; only the names change, where they are those of the original code.

    Returns:
        Of the new file.

    Raises:
        StudioError: ``IMPORT_UNREADABLE``: its file is gone or damaged; or as the disk's.
        Stopped: it was requested; ``target`` is incomplete.
    """
    failed = StudioError(ErrorCode.IMPORT_UNREADABLE, file=source.file.name)
    try:
        with open_regular(source.file) as opened:
            header = read_header(opened)
            names = renamed(header.shapes)
            entries = {name: header.tensors[stored] for stored, (name, _) in names.items()}
            new = {
                name: NewTensor(header.tensors[stored].dtype, shape, entries[name].size_bytes)
                for stored, (name, shape) in names.items()
            }
            begin = header_bytes(new, {"format": "pt"})
            with disk_errors(target.parent):
                disk.make_folder(target.parent)
                disk.write(target, begin)
            place = len(begin)
            for entry in entries.values():
                opened.seek(len(header.raw) + entry.begin)
                left = entry.size_bytes
                while left:
                    piece = opened.read(min(left, _PIECE_BYTES))
                    if not piece:
                        raise failed
                    counter.add(len(piece))
                    with disk_errors(target.parent):
                        disk.write_at(target, place, piece)
                    place += len(piece)
                    left -= len(piece)
    except (OSError, ValueError) as error:
        raise failed from error
    with disk_errors(target.parent):
        disk.sync(target)
    return hash_source(target, Counter(0, counter.stop, lambda *_: None))
