"""Recognise translation models: folders as OPUS-MT's are published, or installed ones.

An installed one has safetensors, whatever it was imported from; the copy with 8 bits that is used
is made from it in the cache.
"""

import re
from pathlib import Path
from typing import Final

from sdstudio.domain.auxiliary_models import AuxiliaryKind, AuxiliaryModel
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.foreign_words import ANY_LANGUAGE, ENGLISH, SCRIPTS
from sdstudio.domain.text import plain_name
from sdstudio.models.component_weights import check_weights
from sdstudio.models.folder import Json, ModelFolder, is_there
from sdstudio.models.records import InstallRecord
from sdstudio.weights.marian import (
    CONFIG,
    PICKLE,
    SOURCE_SPM,
    TARGET_SPM,
    TOKENIZER_CONFIG,
    VOCABULARY,
    WEIGHTS,
    Marian,
)

#: What such a model consists of, besides its weights and the names of its languages.
NEEDED: Final = (CONFIG, SOURCE_SPM, TARGET_SPM, VOCABULARY)
#: What ISO 639-3 and the macro-languages that models name are in the two letters of most.
_TWO_LETTERS: Final = {
    **{"zho": "zh", "cmn": "zh", "chi": "zh", "jpn": "ja", "jap": "ja", "kor": "ko", "rus": "ru"},
    **{"ukr": "uk", "bul": "bg", "mkd": "mk", "srp": "sr", "bel": "be", "ell": "el", "heb": "he"},
    **{"ara": "ar", "fas": "fa", "pes": "fa", "urd": "ur", "hin": "hi", "mar": "mr", "nep": "ne"},
    **{"tha": "th", "kat": "ka", "hye": "hy", "eng": ENGLISH},
}
#: “opus-mt-zh-en”, “opus-mt-tc-big-zh-en”.
_NAMED: Final = re.compile(r"(?:^|[-_])([a-z]{2,3})[-_]([a-z]{2,3})$", re.IGNORECASE)
_KNOWN: Final = frozenset(one for script in SCRIPTS for one in script.languages) | {ANY_LANGUAGE}


def is_translation(record: InstallRecord) -> bool:
    """Whether an installed model is one of these."""
    return record.file(SOURCE_SPM) is not None


def is_translation_folder(folder: Path) -> bool:
    """Whether a folder has the files of such a model, complete or not."""
    return all(is_there((folder / name).is_file) for name in (CONFIG, SOURCE_SPM)) and any(
        is_there((folder / name).is_file) for name in (WEIGHTS, PICKLE)
    )


def installed_translation(path: Path, record: InstallRecord) -> AuxiliaryModel:
    """The model in a folder with an install record.

    Raises:
        StudioError: as :func:`check_translation`.
    """
    folder = ModelFolder(path, record.name)
    language = check_translation(folder)
    weights = record.file(WEIGHTS)
    if weights is None:
        raise folder.missing(WEIGHTS)
    return AuxiliaryModel(
        AuxiliaryKind.TRANSLATION,
        record.name,
        path,
        path / WEIGHTS,
        weights.sha256,
        language=language,
    )


def check_translation(folder: ModelFolder, *, has_weights: bool = True) -> str:
    """Check that a model can be used, and return the language that it reads.

    Args:
        has_weights: whether they are safetensors, whose header is checked, too.

    Raises:
        StudioError: ``MODEL_FILE_MISSING``, ``MODEL_FILE_DAMAGED``, ``MODEL_BUILT_DIFFERENTLY``,
            ``TRANSLATION_LANGUAGE``, or as ``check_weights``.
    """
    for file in NEEDED:
        if not folder.has(file):
            raise folder.missing(file)
    try:
        shape = Marian.of(folder.read_json(CONFIG))
    except ValueError as error:
        raise _differs(folder, error) from error
    language = _language(folder)
    if has_weights:
        shapes = check_weights(folder, WEIGHTS).shapes
        try:
            shape.check(shapes)
        except ValueError as error:
            raise _differs(folder, error) from error
    return language


def language_text(language: str) -> bytes:
    """What an installed model's folder says of its languages."""
    return f'{{"source_lang": "{language}", "target_lang": "{ENGLISH}"}}'.encode()


def _differs(folder: ModelFolder, error: ValueError) -> StudioError:
    found = f"Marian ({plain_name(str(error)[:80])})"
    return folder.failure(ErrorCode.MODEL_BUILT_DIFFERENTLY, found=found)


def _language(folder: ModelFolder) -> str:
    """The language that a model reads, if prompts in it can be told from English ones."""
    said: dict[str, Json] = {}
    if folder.has(TOKENIZER_CONFIG):
        said = dict(folder.read_json(TOKENIZER_CONFIG))
    source, target = said.get("source_lang"), said.get("target_lang")
    if not (isinstance(source, str) and isinstance(target, str)):
        named = _NAMED.search(folder.path.name)
        source, target = (named[1], named[2]) if named else ("", "")
    source, target = _two_letters(source), _two_letters(target)
    if target != ENGLISH or source not in _KNOWN:
        shown = f"{source or '?'} → {target or '?'}"
        raise folder.failure(ErrorCode.TRANSLATION_LANGUAGE, found=plain_name(shown[:80]))
    return source


def _two_letters(language: str) -> str:
    plain = language.lower().partition("_")[0]
    return _TWO_LETTERS.get(plain, plain)
