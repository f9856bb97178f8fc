"""Install what was found: complete files first, and the record last."""

import contextlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from sdstudio import PROGRAM
from sdstudio.disk import Disk, disk_errors, open_regular, read_regular, write_over
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.checkpoint_task import CheckpointTask, PredictionType
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import family
from sdstudio.domain.model_family import Configuration, ModelFamily
from sdstudio.domain.weights_layout import LINKS_NAME, STEMS, links_text
from sdstudio.models.auxiliary import network_for
from sdstudio.models.bundled_configurations import write_configuration, write_vae_configuration
from sdstudio.models.catalogue import CatalogueModel, Precision
from sdstudio.models.copying import Counter, check_room, copy_hashed, hash_source
from sdstudio.models.download_requests import REQUEST_NAME
from sdstudio.models.exporting import read_sums
from sdstudio.models.folder import PART_SUFFIX, SIDECAR_SUFFIX, ModelFolder
from sdstudio.models.folder_detection import UNET, latents_for, read_shape
from sdstudio.models.hashing import BLOCK_BYTES, Hashes
from sdstudio.models.importing.candidate import Content, Converter, ImportCandidate, SourceLayout
from sdstudio.models.importing.conversion import convert
from sdstudio.models.importing.examine import SINGLE_NAME, examine
from sdstudio.models.importing.identity import identified, own_key
from sdstudio.models.importing.translation import stage_translation
from sdstudio.models.importing.vae_sources import VaeSource, copy_vae
from sdstudio.models.inspect import inspect
from sdstudio.models.lock import LOCK_NAME, locked
from sdstudio.models.records import (
    RECORD_NAME,
    UNKNOWN_LICENCE,
    InstalledFile,
    InstallRecord,
    read_record,
    write_record,
)
from sdstudio.models.single_file_detection import has_zero_snr
from sdstudio.models.stop import Stop
from sdstudio.models.verification import VERIFIED_NAME
from sdstudio.weights.header import Header, read_header

#: In the models folder during an import; the next import removes what a killed program left there.
STAGING_NAME = ".importing"
_IMPORT_LOCK_NAME = ".importing.lock"
#: What a single file without a VAE is completed with.
_VAE_FILE = f"vae/{STEMS['vae']}.safetensors"


def import_model(
    found: ImportCandidate,
    models: Path,
    *,
    disk: Disk,
    bundled: Path,
    name: str,
    prediction_type: PredictionType | None = None,
    configuration: Configuration | None = None,
    link: bool,
    stop: Stop,
    progress: Callable[[int, int], None],
    consent: bool = False,
    converter: Converter | None = None,
    vae: VaeSource | None = None,
    vae_family: ModelFamily | None = None,
) -> Path:
    """Install a model and return its folder: ``models/<model>/<variant>``.

    It is read once, and copied once or (with ``link``) not at all. Models of the catalogue,
    recognised by hash, get its keys; others ``imported-<name>-<hash>``. Any thread but the GUI's.

    Args:
        models: the folder of installed models.
        bundled: ``resources/models``.
        name: the artist's name for it; if blank, the suggested one.
        prediction_type: the artist's choice; ``None`` for the detected one or the catalogue's.
        configuration: of a single file: one of ``found.choices``, or ``None`` likewise. It says
            what is predicted, too.
        link: leave the weights where they are.
        progress: called with bytes done and total bytes.
        consent: to convert a pickle.
        converter: needed for a pickle.
        vae: whose VAE a single file is completed with that lacks one.
        vae_family: of the models that a VAE is for, where its file doesn't tell.

    Raises:
        StudioError: ``IMPORT_…``, ``MODEL_…``, ``DISK_FULL``, ``FOLDER_READ_ONLY`` or
            ``SAVE_FAILED``.
        Stopped: it was requested. In either case nothing is left behind.
    """
    if found.content is not Content.MODEL:
        raise ValueError("adapters have their own folder")
    name = name.strip()[:200] or found.name
    if found.path.is_relative_to(models.absolute()):
        raise StudioError(ErrorCode.IMPORT_SAME_PLACE, model=name)
    if found.needs_conversion and not (consent and converter is not None):
        raise StudioError(ErrorCode.IMPORT_CONSENT, file=found.path.name)
    if found.lacks_vae and vae is None:
        assert found.family is not None
        raise StudioError(
            ErrorCode.IMPORT_LACKS_VAE, file=found.path.name, family=found.family.name
        )
    link = link and found.can_link
    vae_bytes = vae.needed_bytes if found.lacks_vae and vae is not None else 0
    with _staging(disk, models, name) as folder:
        if not link:
            check_room(
                disk,
                models,
                found.needed_bytes + vae_bytes,
                code=ErrorCode.IMPORT_DISK_FULL,
                model=name,
            )
        # A converted file is written, and then read for its hash.
        passes = 2 if found.needs_conversion else 1
        counter = Counter(passes * found.needed_bytes + vae_bytes, stop, progress)
        staged = _Staged(folder, name)
        if found.kind is AuxiliaryKind.TRANSLATION:
            staged.hashes = stage_translation(
                found,
                folder,
                disk=disk,
                counter=counter,
                converter=converter,
                differs=lambda file: StudioError(
                    ErrorCode.IMPORT_NOT_AS_RECORDED, model=name, file=file
                ),
            )
            staged.variant = Precision.FP32.value
            stop.check()
            return _install(staged, models, disk, found, None)
        vae_family = vae_family or found.family
        if found.needs_conversion and converter is not None:
            found = _converted(found, folder, disk, bundled, converter, counter)
        _stage_weights(found, staged, disk, counter, link=link)
        if configuration is not None:
            prediction_type = configuration.prediction_type
        row = _settle(found, staged, prediction_type)
        if found.kind is AuxiliaryKind.VAE:
            _stage_vae_settings(found, staged, disk, bundled, row, vae_family)
        _stage_settings(found, staged, disk, bundled, row, prediction_type, configuration)
        if found.lacks_vae and vae is not None:
            staged.hashes[_VAE_FILE] = copy_vae(disk, vae, folder / _VAE_FILE, counter)
            if vae.fits_float16:
                _change_json(disk, folder / "vae/config.json", {"force_upcast": False})
        if staged.links:
            write_over(disk, folder / LINKS_NAME, links_text(staged.links))
        # Repeat all checks on the staged files: the source may have changed meanwhile.
        if isinstance(found.kind, AuxiliaryKind):
            file = next(iter(staged.hashes))
            network_for(found.kind).check_file(ModelFolder(folder, name), file)
        else:
            inspect(folder)
        stop.check()
        return _install(staged, models, disk, found, row)


@dataclass
class _Staged:
    """The contents of the staging folder, yet to be installed.

    Args:
        hashes: of the weights, by their path in the installed folder.
        links: the location of linked weights, by the same path.
        licence: key of the catalogue's, of a single file.
        latents: of a VAE: the scale of the latents that it was said to decode; for others, it is
            another model.
    """

    folder: Path
    name: str
    hashes: dict[str, Hashes] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    prediction: PredictionType | None = None
    variant: str = ""
    licence: str | None = None
    latents: str = ""

    def weights(self) -> Path:
        """The first weights file, copied or linked."""
        first = next(iter(self.hashes))
        return Path(self.links.get(first, self.folder / first))

    def header(self) -> Header:
        """The header of the first weights file.

        Raises:
            StudioError: ``IMPORT_UNREADABLE``: it has changed since it was examined.
        """
        try:
            with open_regular(self.weights()) as opened:
                return read_header(opened)
        except (OSError, ValueError) as error:
            raise StudioError(ErrorCode.IMPORT_UNREADABLE, file=self.weights().name) from error

    def rename(self, old: str, new: str) -> None:
        """Rename a weights file."""
        self.hashes[new] = self.hashes.pop(old)
        if old in self.links:
            self.links[new] = self.links.pop(old)
        elif old != new:
            (self.folder / old).replace(self.folder / new)


@contextlib.contextmanager
def _staging(disk: Disk, models: Path, name: str) -> Iterator[Path]:
    """An empty temporary folder; only one import at a time can use it."""
    with disk_errors(models):
        disk.make_folder(models)
    folder = models / STAGING_NAME
    with locked(models / _IMPORT_LOCK_NAME, name):
        shutil.rmtree(folder, ignore_errors=True)
        try:
            with disk_errors(models):
                disk.make_folder(folder)
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _converted(
    found: ImportCandidate,
    folder: Path,
    disk: Disk,
    bundled: Path,
    converter: Converter,
    counter: Counter,
) -> ImportCandidate:
    target = folder / SINGLE_NAME
    convert(found, target, converter, counter)
    with disk_errors(folder):
        disk.sync(target)
    # Nothing that the process says is believed: its file is looked at like any other.
    failed = StudioError(ErrorCode.IMPORT_CKPT_FAILED, file=found.path.name)
    try:
        fresh = examine(target, catalogue=found.catalogue, bundled=bundled)
    except StudioError as error:
        raise failed from error
    if fresh.source is not SourceLayout.SINGLE_FILE:
        raise failed
    return replace(fresh, name=found.name)


def _stage_weights(
    found: ImportCandidate, staged: _Staged, disk: Disk, counter: Counter, *, link: bool
) -> None:
    for file, source in found.files.items():
        if not file.endswith(".safetensors"):
            continue
        target = staged.folder / file
        if link or source == target:
            hashes = hash_source(source, counter)
        else:
            hashes = copy_hashed(disk, source, target, counter)
        if link:
            staged.links[file] = str(source)
        recorded = found.record.file(file) if found.record is not None else None
        if found.record is not None and (recorded is None or recorded.sha256 != hashes.sha256):
            raise StudioError(ErrorCode.IMPORT_NOT_AS_RECORDED, model=staged.name, file=file)
        staged.hashes[file] = hashes


def _settle(
    found: ImportCandidate, staged: _Staged, chosen: PredictionType | None
) -> CatalogueModel | None:
    """Identify it by its hashes, and name a single file as the catalogue does."""
    sums = {file: hashes.sha256 for file, hashes in staged.hashes.items()}
    match = identified(found.catalogue, sums)
    staged.prediction = found.prediction_type
    if match is None:
        staged.variant = _precision(staged.header()).value
        return None
    model, variant = match
    staged.variant = variant.key
    if len(sums) == 1:
        staged.rename(next(iter(sums)), variant.files[0].path)
    if chosen is None:
        staged.prediction = model.prediction_type
    return model


def _precision(header: Header) -> Precision:
    is_whole = any(
        tensor.dtype == "F32" and len(tensor.shape) > 1 for tensor in header.tensors.values()
    )
    return Precision.FP32 if is_whole else Precision.FP16


def _stage_vae_settings(
    found: ImportCandidate,
    staged: _Staged,
    disk: Disk,
    bundled: Path,
    row: CatalogueModel | None,
    chosen: ModelFamily | None,
) -> None:
    """Write the configuration of a VAE, which says for which models it is."""
    made_for = family(row.family) if row is not None else chosen
    if made_for is None:
        raise StudioError(ErrorCode.IMPORT_VAE_FAMILY, file=found.path.name)
    staged.latents = f"{made_for.latent_scale:g}"
    fits_float16 = found.fits_float16 if row is None else row.fits_float16
    with disk_errors(staged.folder):
        write_vae_configuration(disk, bundled, made_for, staged.folder, fits_float16=fits_float16)


def _stage_settings(
    found: ImportCandidate,
    staged: _Staged,
    disk: Disk,
    bundled: Path,
    row: CatalogueModel | None,
    chosen: PredictionType | None,
    configuration: Configuration | None,
) -> None:
    """Write the configuration next to the weights: the model's own, or the matching bundled one."""
    folder = staged.folder
    changes: dict[str, object] = {}
    if isinstance(found.kind, AuxiliaryKind):
        return  # its weights say everything else
    if found.source is SourceLayout.SINGLE_FILE:
        prediction_type = chosen or staged.prediction
        assert prediction_type is not None
        alike = configuration or _likest(found, staged, prediction_type)
        staged.licence = found.licence_with(alike)
        published = None if row is None or configuration is not None else row.configuration
        with disk_errors(folder):
            write_configuration(disk, bundled, published or alike.key, folder)
        zero_snr = has_zero_snr(alike, prediction_type, found.has_zero_snr)
        if published is None and zero_snr != alike.has_zero_snr:
            changes["rescale_betas_zero_snr"] = zero_snr
        # Inpainting by v-prediction, say: there is no such configuration.
        chosen = prediction_type
    else:
        sums = read_sums(found.path) if found.source is SourceLayout.EXPORTED else {}
        counter = Counter(0, Stop(), lambda *_: None)
        for file, source in found.files.items():
            if file.endswith(".safetensors"):
                continue
            hashes = copy_hashed(disk, source, folder / file, counter)
            if sums.get(file, hashes.sha256) != hashes.sha256:
                raise StudioError(ErrorCode.IMPORT_NOT_AS_RECORDED, model=staged.name, file=file)
    if chosen is not None:
        changes["prediction_type"] = chosen.value
        _change_json(disk, folder / "scheduler/scheduler_config.json", changes)
    # For the catalogue's own models the configuration already says so.
    if found.said_size_px is not None and row is None:
        side = latents_for(read_shape(ModelFolder(folder, staged.name)), found.said_size_px)
        _change_json(disk, folder / UNET, {"sample_size": side})


def _likest(
    found: ImportCandidate, staged: _Staged, prediction_type: PredictionType
) -> Configuration:
    """The published checkpoint that a single file is, or is most like."""
    assert isinstance(found.kind, CheckpointTask)
    assert found.family is not None
    published = found.family.published_as(next(iter(staged.hashes.values())).sha256)
    if published is not None and published.prediction_type is prediction_type:
        return published
    return found.family.configuration(
        found.kind,
        prediction_type,
        is_distilled=found.is_distilled,
        native_size_px=found.said_size_px,
    )


def _change_json(disk: Disk, path: Path, changes: Mapping[str, object]) -> None:
    content = json.loads(read_regular(path))
    if not changes.items() <= content.items():
        text = json.dumps({**content, **changes}, indent=2, ensure_ascii=False)
        write_over(disk, path, text.encode())


def _install(
    staged: _Staged, models: Path, disk: Disk, found: ImportCandidate, row: CatalogueModel | None
) -> Path:
    """Move everything into place; the record comes last and completes the model."""
    record = _record(staged, found, row)
    folder = models / record.model / record.variant
    new = [one for one in (folder, folder.parent) if not one.exists()]
    before = read_record(folder)
    try:
        _move(staged, folder, disk, record)
    except BaseException:
        # Windows doesn't replace files of a model in use: then it stays as it was.
        if before is not None and before.is_here(folder):
            with contextlib.suppress(OSError, StudioError):
                write_record(disk, folder, before)
        if folder in new:
            shutil.rmtree(folder, ignore_errors=True)
        for one in new:
            with contextlib.suppress(OSError):
                one.rmdir()
        raise
    return folder


def _move(staged: _Staged, folder: Path, disk: Disk, record: InstallRecord) -> None:
    files = [path for path in sorted(staged.folder.rglob("*")) if path.is_file()]
    with disk_errors(folder):
        disk.make_folder(folder)
    with locked(folder / LOCK_NAME, staged.name):
        with disk_errors(folder):
            # From here to the end the model is invalid: replaced files don't match the old record.
            disk.remove(folder / RECORD_NAME)
            for file in record.files:
                path = folder / file.path
                for suffix in (PART_SUFFIX, SIDECAR_SUFFIX):
                    disk.remove(path.with_name(path.name + suffix))
                if file.path in staged.links:
                    disk.remove(path)
            if not staged.links:
                disk.remove(folder / LINKS_NAME)
            disk.remove(folder / REQUEST_NAME)
            disk.remove(folder / VERIFIED_NAME)
            for path in files:
                target = folder / path.relative_to(staged.folder)
                disk.make_folder(target.parent)
                disk.replace(path, target)
            for parent in sorted({folder / path.relative_to(staged.folder) for path in files}):
                disk.sync_folder(parent.parent)
        write_record(disk, folder, record)


def _record(staged: _Staged, found: ImportCandidate, row: CatalogueModel | None) -> InstallRecord:
    first = next(iter(staged.hashes.values())).sha256
    model = row.key if row is not None else own_key(staged.name, first, staged.latents)
    licence = row.licence if row is not None else _licence(staged, found)
    return InstallRecord(
        model=model,
        variant=staged.variant,
        name=staged.name,
        licence=licence,
        installed_at=datetime.now(UTC).isoformat(timespec="seconds"),
        program=PROGRAM,
        files=tuple(
            InstalledFile(
                path=file,
                size_bytes=hashes.size_bytes,
                sha256=hashes.sha256,
                block_bytes=BLOCK_BYTES,
                blocks=hashes.blocks,
            )
            for file, hashes in staged.hashes.items()
        ),
    )


def _licence(staged: _Staged, found: ImportCandidate) -> str:
    """Of what isn't in the catalogue."""
    if found.record is not None:
        return found.record.licence
    # A file that is as large as the catalogue's turned out to be another one.
    known = None if isinstance(found.kind, AuxiliaryKind) else staged.licence or found.licence
    return known or UNKNOWN_LICENCE
