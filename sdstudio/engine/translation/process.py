"""The process that translates: a line of JSON in, a line of JSON out.

It loads neither torch nor transformers. It ends with its stdin, so with the program.
"""

import json
import logging
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Final

from sdstudio.domain.errors import ErrorCode, StudioError

_log = logging.getLogger(__name__)

BEAMS: Final = 4
#: How many pieces in a row are never said twice.
NGRAM: Final = 3
#: Of the pieces of a phrase, which may be shorter in Chinese.
_LONGER: Final = 3
_AT_LEAST: Final = 16
_PIECES_MAX: Final = 256


def main(cache: Path, asked: BinaryIO, answers: BinaryIO) -> int:
    """Answer until ``asked`` ends; returns the exit code.

    Args:
        cache: where converted models are kept.
    """
    logging.basicConfig(level=logging.INFO, stream=sys.stderr)
    # CTranslate2's specifications would import it to convert; what they get is numpy's.
    sys.modules.setdefault("torch", None)  # type: ignore[arg-type]
    translators: dict[str, Callable[[Sequence[str]], list[str]]] = {}
    for line in asked:
        answer: dict[str, object]
        try:
            request = json.loads(line)
            folder, phrases = str(request["folder"]), [str(one) for one in request["phrases"]]
            sha256, name = str(request["sha256"]), str(request["name"])
            if sha256 not in translators:
                translators[sha256] = _translator(Path(folder), cache / sha256, name)
            answer = {"english": translators[sha256](phrases)}
        except StudioError as error:
            answer = {"code": error.code.value, "arguments": error.arguments}
        except Exception:
            _log.exception("can't translate")
            answer = {"code": ErrorCode.TRANSLATION_STOPPED.value, "arguments": {}}
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()
    return 0


def _translator(folder: Path, cache: Path, name: str) -> Callable[[Sequence[str]], list[str]]:
    """Loads a model, which is converted the first time."""
    import ctranslate2
    import sentencepiece

    from sdstudio.engine.translation.conversion import converted
    from sdstudio.weights.marian import SOURCE_SPM, TARGET_SPM

    try:
        source = sentencepiece.SentencePieceProcessor(model_file=str(folder / SOURCE_SPM))
        target = sentencepiece.SentencePieceProcessor(model_file=str(folder / TARGET_SPM))
        threads = min(4, os.cpu_count() or 1)

        def loaded() -> Any:
            path = converted(folder, cache, name)
            return ctranslate2.Translator(str(path), "cpu", intra_threads=threads)

        try:
            model = loaded()
        except RuntimeError:
            # Of what is kept, too, a part may be lost.
            shutil.rmtree(cache, ignore_errors=True)
            model = loaded()
    except (OSError, RuntimeError) as error:
        raise StudioError(ErrorCode.TRANSLATION_DAMAGED, model=name) from error

    def translate(phrases: Sequence[str]) -> list[str]:
        pieces: list[list[str]] = [
            one[:_PIECES_MAX] for one in source.encode(list(phrases), out_type=str)
        ]
        longest = max(map(len, pieces), default=0)
        results: list[Any] = model.translate_batch(
            pieces,
            beam_size=BEAMS,
            max_decoding_length=_LONGER * longest + _AT_LEAST,
            no_repeat_ngram_size=NGRAM,
        )
        return [str(target.decode(one.hypotheses[0])) for one in results]

    return translate
