"""Identify a file or folder by its content, never by its name, and without a network."""

import contextlib
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from sdstudio.disk import open_regular
from sdstudio.domain.adapters import Adapter, AdapterKind
from sdstudio.domain.auxiliary_models import AuxiliaryKind, AuxiliaryModel
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import FAMILIES, families_with_latents, family
from sdstudio.domain.model_family import Configuration, ModelFamily
from sdstudio.domain.text import plain_name
from sdstudio.domain.weights_layout import is_share
from sdstudio.models.adapter_inspection import inspect_adapter
from sdstudio.models.auxiliary import (
    VAE_CONFIG,
    AuxiliaryNetwork,
    auxiliary_model,
    configured_vae,
    described,
    network_of,
)
from sdstudio.models.catalogue import Catalogue
from sdstudio.models.copying import Counter, hash_source
from sdstudio.models.folder import ModelFolder, is_there
from sdstudio.models.folder_detection import read_shape
from sdstudio.models.importing.candidate import Content, ImportCandidate, SourceLayout
from sdstudio.models.importing.embedding import convert_embedding
from sdstudio.models.importing.folder_search import is_model, models_below
from sdstudio.models.importing.identity import candidate, identified
from sdstudio.models.importing.pickle_scanner import PICKLE_MARKS, scan
from sdstudio.models.importing.translation import translation_candidate
from sdstudio.models.inspect import inspect, weights_of
from sdstudio.models.not_weights import why_not_weights
from sdstudio.models.quantisation import GGUF, GGUF_MARK
from sdstudio.models.records import InstallRecord, read_record
from sdstudio.models.single_file_detection import (
    Detected,
    DetectedWeights,
    detect,
    is_adapter,
    weights_in,
)
from sdstudio.models.stop import Stop
from sdstudio.models.translation_models import is_translation_folder
from sdstudio.models.wholeness import check_single
from sdstudio.weights.header import read_header

#: The name of a single weights file in an installed folder.
SINGLE_NAME = "model.safetensors"

#: A file of a translation model stands for its folder.
_PARTS_OF_FOLDERS = frozenset({".safetensors", ".bin", ".spm"})
_SMALL_LIMIT_BYTES = 16 * 2**20


def examine(path: Path, *, catalogue: Catalogue, bundled: Path) -> ImportCandidate:
    """What ``path`` is: a safetensors file, a ``.ckpt``, a diffusers or an exported folder.

    Reads headers and small files, but LoRAs and embeddings completely. Any thread but the GUI's.

    Args:
        bundled: ``resources/models``.

    Raises:
        StudioError: ``IMPORT_…``, ``MODEL_…`` or ``ADAPTER_…``: it can't be used, or contains
            several models (``IMPORT_SEVERAL``: see :func:`examine_all`).
    """
    found = examine_all(path, catalogue=catalogue, bundled=bundled)
    if len(found) > 1:
        raise StudioError(ErrorCode.IMPORT_SEVERAL, folder=_shown(path))
    return found[0]


def examine_all(path: Path, *, catalogue: Catalogue, bundled: Path) -> tuple[ImportCandidate, ...]:
    """Everything in ``path``: as :func:`examine`, and each model of a disk of exported ones.

    Unusable files are skipped if something else can be used.

    Raises:
        StudioError: as :func:`examine`, except ``IMPORT_SEVERAL``.
    """
    path = path.absolute()
    if is_there(path.is_file):
        if path.suffix in _PARTS_OF_FOLDERS and is_translation_folder(path.parent):
            return (_folder(path.parent, catalogue),)
        return (_file(path, catalogue, bundled),)
    if not is_there(path.is_dir):
        special = is_there(path.exists)
        code = ErrorCode.IMPORT_NOT_A_FILE if special else ErrorCode.IMPORT_GONE
        raise StudioError(code, file=_shown(path))
    if is_model(path):
        return (_folder(path, catalogue),)
    found: list[ImportCandidate] = []
    failures: list[StudioError] = []
    for place in models_below(path):
        try:
            found.append(
                _folder(place, catalogue) if place.is_dir() else _file(place, catalogue, bundled)
            )
        except StudioError as error:
            failures.append(error)
    if found:
        return tuple(found)
    raise failures[0] if failures else StudioError(ErrorCode.IMPORT_NOTHING, folder=_shown(path))


def _file(path: Path, catalogue: Catalogue, bundled: Path) -> ImportCandidate:
    """A single file of weights, or an adapter's."""
    name = _shown(path)
    try:
        with open_regular(path) as opened:
            begin = opened.read(9)
            # Eight bytes of length; a length may look like a pickle, so check what follows.
            if not begin[8:].startswith(b"{"):
                return _other_file(path, begin, catalogue, bundled)
            header = read_header(opened)
            network = network_of(header.shapes)
            if network is not None:
                network.check(name, header.shapes)
                return _auxiliary(network, header.shapes, path, header.size_bytes, catalogue)
            if is_adapter(header.shapes):
                return _adapter(inspect_adapter(path))
            weights = weights_in(opened, header)
            detected = _detected(weights, name, bundled)
            return _single(path, detected, weights, header.size_bytes, catalogue)
    except OSError as error:
        raise StudioError(ErrorCode.IMPORT_GONE, file=name) from error
    except ValueError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception | None = None) -> StudioError:
    code, more = why_not_weights(path, error) or (ErrorCode.IMPORT_UNREADABLE, {})
    return StudioError(code, file=_shown(path), **more)


def _other_file(path: Path, begin: bytes, catalogue: Catalogue, bundled: Path) -> ImportCandidate:
    if begin.startswith(GGUF_MARK):
        raise StudioError(ErrorCode.MODEL_QUANTISED, model=_shown(path), found=GGUF)
    if why_not_weights(path) or not (
        begin.startswith(PICKLE_MARKS) or path.suffix.lower() == ".ckpt"
    ):
        raise _unreadable(path)
    if path.suffix.lower() == ".safetensors":
        raise StudioError(ErrorCode.IMPORT_PICKLE, file=_shown(path))
    scanned = scan(path)
    shapes = scanned.weights.shapes
    network = network_of(shapes)
    if network is not None:
        network.check(_shown(path), shapes)
        size_bytes = scanned.data_bytes
        return _auxiliary(network, shapes, path, size_bytes, catalogue, SourceLayout.CKPT)
    if is_adapter(scanned.weights.shapes):
        return _adapter(convert_embedding(path, scanned).adapter)
    detected = _detected(scanned.weights, _shown(path), bundled)
    return _single(
        path, detected, scanned.weights, scanned.data_bytes, catalogue, SourceLayout.CKPT
    )


def _detected(weights: DetectedWeights, name: str, bundled: Path) -> Detected:
    """The checkpoint in a single file, which is whole."""
    found = detect(weights, name)
    configuration = bundled / "configurations" / found.choices[0].key
    check_single(name, weights.shapes, configuration, but=("vae",) if found.lacks_vae else ())
    return found


def _single(
    path: Path,
    detected: Detected,
    weights: DetectedWeights,
    size_bytes: int,
    catalogue: Catalogue,
    source: SourceLayout = SourceLayout.SINGLE_FILE,
) -> ImportCandidate:
    is_ckpt = source is SourceLayout.CKPT
    sizes = {} if is_ckpt else {SINGLE_NAME: size_bytes}
    row, variant = candidate(
        catalogue,
        sizes,
        detected.task,
        detected.family,
        detected.prediction_type,
        is_distilled=detected.is_distilled,
        is_single=True,
    )
    choices = _likeliest_first(detected.choices, size_bytes)
    return ImportCandidate(
        path=path,
        content=Content.MODEL,
        source=source,
        name=row.name if row is not None else _title(path.stem),
        size_bytes=path.stat().st_size,
        needed_bytes=size_bytes + (_headroom(weights.shapes) if is_ckpt else 0),
        kind=detected.task,
        family=detected.family,
        prediction_type=detected.prediction_type,
        native_size_px=detected.said_size_px or choices[0].native_size_px,
        said_size_px=detected.said_size_px,
        is_distilled=detected.is_distilled,
        certainty=detected.certainty,
        choices=choices,
        has_zero_snr=detected.has_zero_snr,
        lacks_vae=detected.lacks_vae,
        model=row.key if row is not None else None,
        variant=variant.key if variant is not None else None,
        licence=row.licence if row is not None else detected.family.licence_of(choices[0]),
        can_link=not is_ckpt and not is_share(str(path)),
        files={SINGLE_NAME: path},
        catalogue=catalogue,
    )


def _likeliest_first(
    choices: tuple[Configuration, ...], size_bytes: int
) -> tuple[Configuration, ...]:
    """``choices``, beginning with that of a published file that is exactly as large."""
    return tuple(
        sorted(choices, key=lambda one: all(file.size_bytes != size_bytes for file in one.files))
    )


def _auxiliary(
    network: AuxiliaryNetwork,
    shapes: Mapping[str, tuple[int, ...]],
    path: Path,
    size_bytes: int,
    catalogue: Catalogue,
    source: SourceLayout = SourceLayout.SINGLE_FILE,
) -> ImportCandidate:
    """A model that makes no pictures, in a file."""
    model = described(AuxiliaryModel(network.kind, _shown(path), path, path, ""), shapes)
    if model.kind is AuxiliaryKind.VAE:
        return _vae(model, path, size_bytes, catalogue, source, shapes)
    found = _auxiliary_candidate(model, path, size_bytes, catalogue, source=source)
    if source is not SourceLayout.CKPT:
        return found
    return replace(found, needed_bytes=size_bytes + _headroom(shapes))


def _vae(
    model: AuxiliaryModel,
    path: Path,
    size_bytes: int,
    catalogue: Catalogue,
    source: SourceLayout,
    shapes: Mapping[str, tuple[int, ...]],
) -> ImportCandidate:
    """A VAE in a file: of the catalogue, or for models that a configuration beside it names.

    All are as large, so only the hash tells.
    """
    is_ckpt = source is SourceLayout.CKPT
    match = None
    if not is_ckpt:
        counter = Counter(0, Stop(), lambda *_: None)
        match = identified(catalogue, {SINGLE_NAME: hash_source(path, counter).sha256})
    if match is None:
        with contextlib.suppress(StudioError):
            config = ModelFolder(path.parent, _shown(path)).read_json(VAE_CONFIG)
            if config.get("_class_name") == "AutoencoderKL":
                model = configured_vae(model, config)
        families = _families_of(model)
    else:
        families = (family(match[0].family),)
        model = replace(model, fits_float16=match[0].fits_float16)
    return ImportCandidate(
        path=path,
        content=Content.MODEL,
        source=source,
        name=match[0].name if match is not None else _title(path.stem),
        size_bytes=path.stat().st_size,
        needed_bytes=size_bytes + (_headroom(shapes) if is_ckpt else 0),
        kind=model.kind,
        family=families[0] if families else None,
        vae_families=() if families else vae_families(),
        fits_float16=model.fits_float16,
        model=match[0].key if match is not None else None,
        variant=match[1].key if match is not None else None,
        licence=match[0].licence if match is not None else None,
        can_link=not is_ckpt and not is_share(str(path)),
        files={SINGLE_NAME: path},
        catalogue=catalogue,
    )


def vae_families() -> tuple[ModelFamily, ...]:
    """One for each kind of latents, between which the tensors of a VAE don't tell."""
    return tuple({row.latent_scale: row for row in reversed(FAMILIES)}.values())


def _auxiliary_candidate(
    model: AuxiliaryModel,
    path: Path,
    size_bytes: int,
    catalogue: Catalogue,
    record: InstallRecord | None = None,
    source: SourceLayout = SourceLayout.EXPORTED,
) -> ImportCandidate:
    """A model that makes no pictures.

    Args:
        path: of its weights, or of the folder with its ``record``.
    """
    file = SINGLE_NAME if record is None else record.files[0].path
    row, variant = candidate(
        catalogue, {file: size_bytes}, model.kind, None, None, is_distilled=False, is_single=True
    )
    recorded = catalogue.licence(record.licence) if record is not None else None
    terms = row.licence if row is not None else None
    name = row.name if row is not None else _title(path.stem)
    return ImportCandidate(
        path=path,
        content=Content.MODEL,
        source=source,
        name=name if record is None else record.name,
        size_bytes=size_bytes,
        needed_bytes=size_bytes,
        kind=model.kind,
        model=row.key if row is not None else None,
        variant=variant.key if variant is not None else None,
        licence=terms if recorded is None else recorded.key,
        family=next(iter(_families_of(model)), None),
        fits_float16=model.fits_float16,
        can_link=source is not SourceLayout.CKPT and not is_share(str(path)),
        files={file: path if record is None else path / file},
        record=record,
        catalogue=catalogue,
    )


def _families_of(vae: AuxiliaryModel) -> tuple[ModelFamily, ...]:
    return tuple(one for scale in vae.latent_scales for one in families_with_latents(scale))


def _headroom(names: Collection[str]) -> int:
    """The space for a header that is yet to be written."""
    return sum(len(name) + 200 for name in names)


def _adapter(adapter: Adapter) -> ImportCandidate:
    path = adapter.file
    is_lora = adapter.kind is AdapterKind.LORA
    size_bytes = path.stat().st_size
    return ImportCandidate(
        path=path,
        content=Content.LORA if is_lora else Content.TEXTUAL_INVERSION,
        source=SourceLayout.ADAPTER,
        name=adapter.name,
        size_bytes=size_bytes,
        needed_bytes=size_bytes,
        family=family(adapter.family) if adapter.family else None,
        few_steps=adapter.few_steps,
        files={path.name: path},
    )


def _folder(path: Path, catalogue: Catalogue) -> ImportCandidate:
    """A diffusers folder, or one written by SD Studio."""
    if is_translation_folder(path):
        return translation_candidate(path, catalogue, _shown(path))
    record = read_record(path)
    auxiliary = auxiliary_model(path)
    if auxiliary is not None and auxiliary.kind is AuxiliaryKind.LORA:
        return _adapter(inspect_adapter(auxiliary.file))
    if auxiliary is not None:
        return _exported_auxiliary(auxiliary, catalogue, record)
    checkpoint = inspect(path)
    architecture = family(checkpoint.family)
    folder = ModelFolder(path, checkpoint.ref.name)
    files = _files_of(folder, checkpoint, record)
    sizes = {file: place.stat().st_size for file, place in files.items()}
    weights = {file: size for file, size in sizes.items() if file.endswith(".safetensors")}
    row, variant = candidate(
        catalogue,
        weights,
        checkpoint.task,
        architecture,
        checkpoint.prediction_type,
        is_distilled=checkpoint.is_distilled,
        is_single=len(weights) == 1,
    )
    recorded = catalogue.licence(record.licence) if record is not None else None
    name = row.name if row is not None and record is None else checkpoint.ref.name
    return ImportCandidate(
        path=path,
        content=Content.MODEL,
        source=SourceLayout.DIFFUSERS if record is None else SourceLayout.EXPORTED,
        name=name,
        size_bytes=sum(sizes.values()),
        needed_bytes=sum(sizes.values()),
        kind=checkpoint.task,
        family=architecture,
        prediction_type=checkpoint.prediction_type,
        native_size_px=checkpoint.native_size_px,
        is_distilled=checkpoint.is_distilled,
        model=row.key if row is not None else None,
        variant=variant.key if variant is not None else None,
        licence=recorded.key
        if recorded is not None
        else row.licence
        if row is not None
        else architecture.licence_of(checkpoint.configuration),
        can_link=not is_share(str(path)),
        files=files,
        record=record,
        catalogue=catalogue,
    )


def _exported_auxiliary(
    found: AuxiliaryModel, catalogue: Catalogue, record: InstallRecord | None
) -> ImportCandidate:
    if not _is_inside(found.file, found.folder):
        file = found.file.name
        raise StudioError(ErrorCode.IMPORT_LEADS_OUT, model=found.name, file=file)
    size_bytes = found.file.stat().st_size
    return _auxiliary_candidate(found, found.folder, size_bytes, catalogue, record)


def _files_of(
    folder: ModelFolder, checkpoint: Checkpoint, record: InstallRecord | None
) -> Mapping[str, Path]:
    """Weights and small files, none of which points outside the folder."""
    shape = read_shape(folder)
    weights = weights_of(folder, shape)
    files = {}
    for file in [*(one.file for one in weights), *folder.small_files()]:
        place = folder.path / file
        if not _is_inside(place, folder.path):
            raise StudioError(ErrorCode.IMPORT_LEADS_OUT, model=checkpoint.ref.name, file=file)
        if not is_there(place.is_file):
            raise folder.failure(ErrorCode.MODEL_FILE_MISSING, file=file)
        is_weights = file.endswith(".safetensors")
        if not is_weights and place.stat().st_size > _SMALL_LIMIT_BYTES:
            raise folder.failure(ErrorCode.MODEL_FILE_DAMAGED, file=file)
        if is_weights and record is not None and record.file(file) is None:
            raise StudioError(
                ErrorCode.IMPORT_NOT_AS_RECORDED, model=checkpoint.ref.name, file=file
            )
        files[file] = place
    return files


def _is_inside(place: Path, folder: Path) -> bool:
    """Whether a file is really in ``folder``, or in the download cache that it belongs to."""
    try:
        real, root = place.resolve(), folder.resolve()
    except (OSError, RuntimeError):
        return False
    if folder.parent.name == "snapshots" and real.is_relative_to(root.parents[1] / "blobs"):
        return True
    return real.is_relative_to(root)


def _title(stem: str) -> str:
    return plain_name(stem).strip() or "?"


def _shown(path: Path) -> str:
    return plain_name(path.name or str(path))
