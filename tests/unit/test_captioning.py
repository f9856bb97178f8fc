"""Captioners are recognised by their tensors; tokens become words."""

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from sdstudio.app.descriptions import caption_in, read_vocabulary
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.captioning import caption_of
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.messages import Described, NotDescribed
from sdstudio.models.auxiliary import auxiliary_in_file
from sdstudio.paths import user_paths
from sdstudio.weights.blip import WORDS
from tests.support.captioners import random_tensors, write_captioner

VOCABULARY = ("[PAD]", "[CLS]", "[SEP]", "a", "light", "##house", "'", "s", ",", "-", "(", ")")


@pytest.mark.parametrize(
    ("tokens", "caption"),
    [
        ((1, 3, 4, 5, 2, 0), "a lighthouse"),
        ((3, 4, 6, 7, 8, 3), "a light's, a"),
        ((4, 9, 4, 10, 3, 11), "light-light (a)"),
        ((3, 30_522, -1), "a"),
        ((), ""),
    ],
)
def test_tokens_become_words(tokens: tuple[int, ...], caption: str) -> None:
    assert caption_of(tokens, VOCABULARY) == caption


def test_the_shipped_words_are_those_of_bert() -> None:
    words = read_vocabulary(user_paths().caption_words)
    # Two more are the model's own signs.
    assert len(words) == WORDS - 2
    assert caption_of((30_522, 1037, 2417, 10171, 102), words) == "a red lighthouse"


def test_a_captioner_is_recognised_and_a_damaged_one_refused(tmp_path: Path) -> None:
    model = auxiliary_in_file(write_captioner(tmp_path / "tiny.safetensors"))
    assert model is not None
    assert model.kind is AuxiliaryKind.CAPTION
    tensors = random_tensors()
    del tensors["vision_model.post_layernorm.bias"]
    save_file(tensors, tmp_path / "less.safetensors")
    with pytest.raises(StudioError) as failure:
        auxiliary_in_file(tmp_path / "less.safetensors")
    assert failure.value.code is ErrorCode.MODEL_TENSORS_MISSING
    words = "text_decoder.bert.embeddings.word_embeddings.weight"
    save_file(random_tensors() | {words: np.zeros((9, 64), np.float32)}, tmp_path / "w.safetensors")
    with pytest.raises(StudioError) as refused:
        auxiliary_in_file(tmp_path / "w.safetensors")
    assert refused.value.code is ErrorCode.MODEL_BUILT_DIFFERENTLY


def test_what_is_no_caption_is_one_error(tmp_path: Path) -> None:
    model = auxiliary_in_file(write_captioner(tmp_path / "tiny.safetensors"))
    assert model is not None
    for answer, code in (
        (Described(request_id=1, tokens=(1, 2)), ErrorCode.CAPTION_EMPTY),
        (NotDescribed(request_id=1, code=ErrorCode.ENGINE_FAULT), ErrorCode.CAPTION_FAILED),
        (NotDescribed(request_id=1, code=ErrorCode.CAPTION_MEMORY), ErrorCode.CAPTION_MEMORY),
    ):
        with pytest.raises(StudioError) as failure:
            caption_in(answer, model, VOCABULARY)
        assert failure.value.code is code
