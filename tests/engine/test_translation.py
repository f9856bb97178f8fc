"""Translation models: the recipe that converts them, and the process that uses them."""

import json
import sys
from pathlib import Path

import ctranslate2
import pytest
import sentencepiece
import torch
from transformers import MarianMTModel

from sdstudio.app.prompt_translator import PromptTranslator
from sdstudio.app.translation_process import LocalTranslation
from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.prompt_translation import english_text
from sdstudio.engine.translation import conversion
from sdstudio.paths import user_paths
from tests.support.translation_models import install_translation_model, write_translation_model

PHRASES = ["一只猫坐在窗台上", "红色的犰狳", "穿山甲爬上了高高的树"]


def test_a_converted_model_says_what_transformers_says(tmp_path: Path) -> None:
    folder = write_translation_model(tmp_path / "opus-mt-zh-en", width=32)
    original = MarianMTModel.from_pretrained(folder).eval()
    # The recipe without the last step, which rounds to 8 bits.
    spec = conversion.specification(folder)
    spec.validate()
    spec.optimize(quantization=None)
    (tmp_path / "converted").mkdir()
    spec.save(str(tmp_path / "converted"))
    model = ctranslate2.Translator(str(tmp_path / "converted"), "cpu", compute_type="float32")
    source = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
    numbers = json.loads((folder / "vocab.json").read_text())
    pieces = {number: piece for piece, number in numbers.items()}
    padding = len(pieces) - 1
    words: set[str] = set()
    for phrase in PHRASES:
        given = source.encode(phrase, out_type=str)
        ids = torch.tensor([[*(numbers.get(one, 1) for one in given), 0]])
        # Otherwise a model with random weights says one word only.
        wanted = original.generate(
            ids,
            num_beams=1,
            do_sample=False,
            max_new_tokens=12,
            no_repeat_ngram_size=1,
            bad_words_ids=[[padding]],
        )
        said = [pieces[int(one)] for one in wanted[0][1:] if int(one) != 0]
        (found,) = model.translate_batch(
            [given], beam_size=1, max_decoding_length=12, no_repeat_ngram_size=1
        )
        assert found.hypotheses[0] == said
        words |= set(said)
    assert len(words) > 3


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> AuxiliaryModel:
    folder = tmp_path_factory.mktemp("translation")
    return install_translation_model(folder / "models", folder / "opus-mt-zh-en")


def failure_of(translator: PromptTranslator) -> ErrorCode | None:
    return None if translator.failure is None else translator.failure.code


def a_translation(tmp_path: Path, *models: AuxiliaryModel) -> LocalTranslation:
    return LocalTranslation(lambda: models, tmp_path / "cache", tmp_path / "translation.log")


def test_the_glossary_comes_first_and_the_model_does_the_rest_once(
    tmp_path: Path, model: AuxiliaryModel
) -> None:
    machine = a_translation(tmp_path, model)
    removed, other = tmp_path / "cache" / ("0" * 64), tmp_path / "cache" / "notes"
    removed.mkdir(parents=True)
    other.mkdir()
    translator = PromptTranslator(user_paths().glossary, machine)
    found = english_text("红色的猫，(一只犰狳:1.2)，тёплый свет", translator)
    # What it is can't be known of a model with random weights, only where it is.
    assert found.text.startswith("red cat, (")
    assert "犰狳" not in found.text
    # There is no model for this.
    assert found.unknown == ("тёплый свет",)
    assert (tmp_path / "cache" / model.sha256 / "model.bin").is_file()
    # The copy of a model that isn't installed any more is gone; nothing else is.
    assert not removed.exists()
    assert other.is_dir()
    assert "torch" not in (tmp_path / "translation.log").read_text()
    # Neither the process nor the converted model is needed again for what is known.
    machine.close()
    assert english_text("一只犰狳", translator).unknown == ()
    assert failure_of(translator) is None
    translator.forget()
    assert english_text("一只犰狳", translator).unknown == ("犰狳",)
    assert failure_of(translator) is ErrorCode.TRANSLATION_STOPPED


def test_a_damaged_model_costs_one_sentence_and_the_glossary_stays(
    tmp_path: Path, model: AuxiliaryModel
) -> None:
    file = model.folder / "source.spm"
    before = file.read_bytes()
    file.write_bytes(b"damaged")
    machine = a_translation(tmp_path, model)
    translator = PromptTranslator(user_paths().glossary, machine)
    try:
        found = english_text("红色的猫，一只犰狳", translator)
        assert found.text == "red cat, a 犰狳"
        assert failure_of(translator) is ErrorCode.TRANSLATION_DAMAGED
        # Repaired, it works at once; and so it does if its converted copy was damaged.
        file.write_bytes(before)
        assert english_text("一只犰狳", translator).unknown == ()
        assert failure_of(translator) is None
        machine.close()
        converted = tmp_path / "cache" / model.sha256 / "model.bin"
        converted.write_bytes(converted.read_bytes()[:100])
        again = a_translation(tmp_path, model)
        assert again.english(["一只犰狳"])
        again.close()
    finally:
        machine.close()
        file.write_bytes(before)


@pytest.mark.parametrize(
    "script",
    ["", "print('nonsense')", "print('{\"english\": [1, 2, 3]}')", "import os; os.abort()"],
)
def test_a_process_that_crashes_or_talks_nonsense_is_one_sentence(
    tmp_path: Path, model: AuxiliaryModel, script: str
) -> None:
    command = (sys.executable, "-c", f"input(); {script}" if script else "")
    machine = LocalTranslation(lambda: (model,), tmp_path, tmp_path / "log", command)
    with pytest.raises(StudioError) as failure:
        machine.english(["一只犰狳"])
    assert failure.value.code is ErrorCode.TRANSLATION_STOPPED
    machine.close()
