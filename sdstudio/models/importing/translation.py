"""Importing translation models, whose weights are converted if they are a pickle."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from sdstudio.disk import Disk, disk_errors, write_over
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.errors import StudioError
from sdstudio.models.catalogue import Catalogue
from sdstudio.models.copying import Counter, copy_hashed, hash_source
from sdstudio.models.folder import ModelFolder, is_there
from sdstudio.models.hashing import Hashes
from sdstudio.models.importing.candidate import (
    Content,
    Converter,
    ImportCandidate,
    SourceLayout,
)
from sdstudio.models.importing.conversion import convert
from sdstudio.models.importing.pickle_scanner import scan
from sdstudio.models.records import InstallRecord, read_record
from sdstudio.models.translation_models import (
    NEEDED,
    check_translation,
    language_text,
)
from sdstudio.weights.marian import PICKLE, PREFIXES, TOKENIZER_CONFIG, WEIGHTS

#: That of OPUS-MT's models, unless a record says otherwise.
LICENCE: Final = "cc-by-4.0"


def translation_candidate(path: Path, catalogue: Catalogue, shown: str) -> ImportCandidate:
    """The translation model in a folder.

    Raises:
        StudioError: as ``check_translation``, or as :func:`scan` for a pickle.
    """
    record = read_record(path)
    folder = ModelFolder(path, shown if record is None else record.name)
    has_weights = is_there((path / WEIGHTS).is_file)
    language = check_translation(folder, has_weights=has_weights)
    files = {name: path / name for name in (*NEEDED, WEIGHTS if has_weights else PICKLE)}
    size_bytes = sum(file.stat().st_size for file in files.values())
    needed_bytes = size_bytes
    if not has_weights:
        needed_bytes = scan(path / PICKLE).data_bytes + size_bytes
    row = next(
        (
            one
            for one in catalogue.models
            if one.kind is AuxiliaryKind.TRANSLATION and one.key.endswith(f"-{language}-en")
        ),
        None,
    )
    licence = LICENCE if row is None else row.licence
    if record is not None and catalogue.licence(record.licence) is not None:
        licence = record.licence
    return ImportCandidate(
        path=path,
        content=Content.MODEL,
        source=_source(record, has_weights=has_weights),
        name=folder.name,
        size_bytes=size_bytes,
        needed_bytes=needed_bytes,
        kind=AuxiliaryKind.TRANSLATION,
        licence=licence,
        files=files,
        record=record,
        catalogue=catalogue,
    )


def _source(record: InstallRecord | None, *, has_weights: bool) -> SourceLayout:
    if not has_weights:
        return SourceLayout.CKPT
    return SourceLayout.DIFFUSERS if record is None else SourceLayout.EXPORTED


def stage_translation(
    found: ImportCandidate,
    folder: Path,
    *,
    disk: Disk,
    counter: Counter,
    converter: Converter | None,
    differs: Callable[[str], StudioError],
) -> dict[str, Hashes]:
    """Put the files of a translation model into ``folder``; returns their hashes.

    Args:
        differs: makes the failure for a file that isn't as its record says.

    Raises:
        StudioError: the source can't be read or used; the disk.
        Stopped: it was requested.
    """
    language = check_translation(
        ModelFolder(found.path, found.name), has_weights=not found.needs_conversion
    )
    hashes = {}
    for file, source in found.files.items():
        if file == PICKLE:
            continue
        hashes[file] = copy_hashed(disk, source, folder / file, counter)
        recorded = found.record.file(file) if found.record is not None else None
        if recorded is not None and recorded.sha256 != hashes[file].sha256:
            raise differs(file)
    if found.needs_conversion:
        assert converter is not None
        target = folder / WEIGHTS
        pickle = replace(found, path=found.files[PICKLE])
        convert(pickle, target, converter, counter, PREFIXES)
        with disk_errors(folder):
            disk.sync(target)
        hashes[WEIGHTS] = hash_source(target, counter)
    # In our own words, since the name of the folder is another now.
    write_over(disk, folder / TOKENIZER_CONFIG, language_text(language))
    small = Counter(0, counter.stop, lambda *_: None)
    hashes[TOKENIZER_CONFIG] = hash_source(folder / TOKENIZER_CONFIG, small)
    check_translation(ModelFolder(folder, found.name))
    # What names the model comes first.
    return {WEIGHTS: hashes.pop(WEIGHTS), **hashes}
