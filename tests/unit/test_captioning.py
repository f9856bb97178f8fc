"""Captioners are recognised by their tensors; tokens become words."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from sdstudio.app.descriptions import caption_in, read_vocabulary
from sdstudio.domain.annotations import NOTE_LENGTH_MAX
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.captioning import ExistingNote, caption_of, noted, prompt_with, prompt_words
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
    file = user_paths().caption_words
    assert (
        hashlib.sha256(file.read_bytes()).hexdigest().startswith("07eced375cec144d27c900241f3e3394")
    )
    words = read_vocabulary(file)
    # Two more are the model's own signs.
    assert len(words) == WORDS - 2
    assert caption_of((30_522, 1037, 2417, 10171, 102), words) == "a red lighthouse"


@pytest.mark.parametrize(
    ("note", "existing", "expected"),
    [
        ("", ExistingNote.SKIP, "a fish"),
        (" \n", ExistingNote.APPEND, "a fish"),
        ("mine", ExistingNote.SKIP, "mine"),
        ("mine", ExistingNote.APPEND, "mine\na fish"),
        ("mine\n", ExistingNote.APPEND, "mine\na fish"),
        ("mine\na fish\nold", ExistingNote.APPEND, "mine\na fish\nold"),
        ("a fish tank", ExistingNote.APPEND, "a fish tank\na fish"),
        ("x" * (NOTE_LENGTH_MAX - 3), ExistingNote.APPEND, "x" * (NOTE_LENGTH_MAX - 3)),
    ],
)
def test_no_note_is_replaced(note: str, existing: ExistingNote, expected: str) -> None:
    assert noted(note, "a fish", existing) == expected


@pytest.mark.parametrize(
    ("prompt", "replaces", "expected"),
    [
        ("", False, "a fish"),
        (" , ", False, "a fish"),
        ("oil painting, ", False, "oil painting, a fish"),
        ("油画，", False, "油画, a fish"),
        ("oil painting", True, "a fish"),
    ],
)
def test_a_caption_joins_a_prompt(prompt: str, replaces: bool, expected: str) -> None:
    assert prompt_with(prompt, "a fish", replaces=replaces) == expected


def test_nothing_in_a_caption_is_syntax_of_a_prompt() -> None:
    assert prompt_words("a (red: 2) [sign] {saying|a} __b__ <lora:c:1>, $1\\") == (
        "a red 2 sign saying a b lora c 1 , 1"
    )


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
