"""Encoding a prompt for the UNet: weights, length, embeddings."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest
import torch
from diffusers import StableDiffusionPipeline
from hypothesis import given, settings
from torch import Tensor

from sdstudio.app.token_counter import TokenCounter
from sdstudio.domain.params import GenerationParams
from sdstudio.domain.triggers import word_key
from sdstudio.engine.numerics import PrecisionRetries
from sdstudio.engine.pipeline import Pipeline
from sdstudio.engine.prompt_encoding import Learned, _chunked, _Encoder, encode_prompt
from sdstudio.engine.protocol import CancelFlag
from tests.engine.tiny import an_engine
from tests.unit.test_prompt import ANY_TEXT

POSITIONS = 77


@pytest.fixture(scope="module")
def folder(tiny_checkpoints: dict[str, Path]) -> Path:
    return tiny_checkpoints["v_prediction"]


@pytest.fixture(scope="module")
def pipeline(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    engine = an_engine(tmp_path_factory.mktemp("cache"))
    return engine._pipeline_cache.take(folder, "Tiny", CancelFlag())


@pytest.fixture(scope="module")
def diffusers_pipeline(folder: Path) -> Any:
    return StableDiffusionPipeline.from_pretrained(folder, dtype=torch.float32)


def encoded(
    pipeline: Pipeline,
    prompt: str,
    negative: str = "",
    *,
    learned: Learned | None = None,
    exact: bool = False,
) -> Tensor:
    params = GenerationParams(prompt=prompt, negative_prompt=negative, guidance_scale=5)
    with torch.inference_mode():
        found = encode_prompt(pipeline, params, PrecisionRetries(), learned, exact=exact)
    return found.tensors["encoder_hidden_states"]


def theirs(diffusers_pipeline: Any, prompt: str, negative: str) -> Tensor:
    with torch.inference_mode():
        towards, without = diffusers_pipeline.encode_prompt(prompt, "cpu", 1, True, negative)
    return torch.cat((without, towards))


# The tiny vocabulary knows single bytes only, so each letter is a token.
@pytest.mark.parametrize("prompt", ["", "a red fish", "鱼 🐟", r"a \(red\) fish", "x" * 75])
def test_a_short_prompt_without_weights_gives_the_bits_that_diffusers_gives(
    pipeline: Pipeline, diffusers_pipeline: Any, prompt: str
) -> None:
    plain = prompt.replace("\\", "")
    assert torch.equal(encoded(pipeline, prompt, "dull"), theirs(diffusers_pipeline, plain, "dull"))


@pytest.mark.parametrize("prompt", ["x" * 200, "a (red:1.5) fish BREAK b"])
def test_where_diffusers_is_to_be_matched_syntax_and_length_mean_what_they_mean_there(
    pipeline: Pipeline, diffusers_pipeline: Any, prompt: str
) -> None:
    ours = encoded(pipeline, prompt, "dull", exact=True)
    assert torch.equal(ours, theirs(diffusers_pipeline, prompt, "dull"))


def test_a_long_prompt_is_its_chunks_one_after_the_other(pipeline: Pipeline) -> None:
    both = encoded(pipeline, "x " * 75 + "y " * 5, "dull")
    assert both.shape[1] == 2 * POSITIONS
    first, second = (encoded(pipeline, text, "dull") for text in ("x " * 75, "y " * 5))
    assert torch.equal(both[1], torch.cat((first[1], second[1])))
    empty = encoded(pipeline, "")[1]
    assert torch.equal(both[0], torch.cat((first[0], empty)))


def test_a_long_negative_prompt_fills_up_the_prompt(pipeline: Pipeline) -> None:
    both = encoded(pipeline, "a fish", "x" * 160)
    assert both.shape[:2] == (2, 3 * POSITIONS)
    assert torch.equal(both[1, :POSITIONS], encoded(pipeline, "a fish")[1])


def test_break_begins_a_chunk(pipeline: Pipeline) -> None:
    both = encoded(pipeline, "red BREAK fish")
    parts = [encoded(pipeline, text)[1] for text in ("red", "fish")]
    assert torch.equal(both[1], torch.cat(parts))


def test_weights_move_their_tokens_away_from_an_empty_prompt_and_no_others(
    pipeline: Pipeline,
) -> None:
    plain, empty = encoded(pipeline, "a red fish")[1], encoded(pipeline, "")[1]
    strong, none = (encoded(pipeline, f"a (red:{weight}) fish")[1] for weight in (1.5, 0))
    red = slice(2, 5)
    others = [at for at in range(POSITIONS) if not 2 <= at < 5]
    assert torch.equal(strong[others], plain[others])
    assert torch.allclose(strong[red], empty[red] + 1.5 * (plain[red] - empty[red]), atol=1e-5)
    assert torch.allclose(none[red], empty[red], atol=1e-5)
    assert torch.equal(encoded(pipeline, "a (red:1) fish")[1], plain)


@pytest.mark.parametrize("weight", [-10, 0, 10])
def test_no_weight_makes_values_that_are_not_finite(pipeline: Pipeline, weight: float) -> None:
    assert bool(torch.isfinite(encoded(pipeline, f"(a red fish:{weight})")).all())


def test_a_learned_embedding_stands_where_its_trigger_stands_and_is_gone_after(
    pipeline: Pipeline,
) -> None:
    before = encoded(pipeline, "a ace fish")
    table = pipeline.text_encoders[0].network.get_input_embeddings().weight
    # Vectors of words it knows: so it must give what these words give.
    letters = pipeline.text_encoders[0].tokenizer("red", add_special_tokens=False).input_ids
    learned = {"ace": {"text_encoder": table[letters].clone()}}
    assert torch.equal(
        encoded(pipeline, "a ACE fish", learned=learned), encoded(pipeline, "a red fish")
    )
    weighted = encoded(pipeline, "a (ace:1.3) fish", learned=learned)
    assert torch.equal(weighted, encoded(pipeline, "a (red:1.3) fish"))
    assert torch.equal(encoded(pipeline, "a ace fish"), before)


@pytest.mark.parametrize(
    ("word", "written"),
    [("bad-hands (v2)", "bad-hands (v2)"), ("neg[4]", "NEG[4]"), ("İstanbul", "İstanbul"),
     ("caf\u00e9", "cafe\u0301"), ("\u03bc", "µ"), ("S", "ſ")],
)  # fmt: skip
def test_a_learned_embedding_counts_whatever_is_in_its_name(
    pipeline: Pipeline, folder: Path, word: str, written: str
) -> None:
    table = pipeline.text_encoders[0].network.get_input_embeddings().weight
    letters = pipeline.text_encoders[0].tokenizer("red", add_special_tokens=False).input_ids
    learned = {word_key(word): {"text_encoder": table[letters].clone()}}
    assert torch.equal(
        encoded(pipeline, f"a ({written}:1.2) fish", learned=learned),
        encoded(pipeline, "a (red:1.2) fish"),
    )
    plain = TokenCounter(folder).count("a (red:1.2) fish")
    assert TokenCounter(folder).count(f"a ({written}:1.2) fish", {word: 3}) == plain


@given(ANY_TEXT, ANY_TEXT.map(lambda text: text[:6]).filter(bool))
@settings(max_examples=50)
def test_any_text_can_be_counted_and_is_as_long_as_what_is_encoded(
    pipeline: Pipeline, folder: Path, prompt: str, word: str
) -> None:
    counter = TokenCounter(folder)
    count = counter.count(prompt, {word: 2})
    assert all(0 <= start < len(prompt) for start in count.chunk_starts)
    if not any(unicodedata.category(one) == "Cs" for one in prompt + word):
        learned = {word_key(word): {"text_encoder": torch.zeros(2, 32)}}
        encoder = _Encoder(pipeline, pipeline.text_encoders[0], PrecisionRetries(), 1)
        sections = [_chunked(encoder, prompt, learned)]
        assert count.tokens == sum(len(chunk) for section in sections for chunk in section)


@pytest.mark.parametrize(
    "prompt",
    ["", "a red fish", "x" * 75, "x" * 76, "(x:1.2)" * 80, "red BREAK fish BREAK " + "x" * 75,
     "鱼" * 40, " BREAK x", "[" + "ab " * 100 + "]"],
)  # fmt: skip
def test_the_counter_counts_what_the_engine_encodes(
    pipeline: Pipeline, folder: Path, prompt: str
) -> None:
    count = TokenCounter(folder).count(prompt)
    chunk_count = encoded(pipeline, prompt).shape[1] // POSITIONS
    assert count.room == 75 * chunk_count
    assert all(0 < start < len(prompt) for start in count.chunk_starts)


def test_the_counter_counts_no_syntax_and_the_vectors_of_embeddings(folder: Path) -> None:
    counter = TokenCounter(folder)
    plain = counter.count("a red fish x")
    assert counter.count("a (red:1.3) [fish] (x)").tokens == plain.tokens
    assert counter.count(r"\(x\)").tokens == 3
    assert counter.count("a Cat", {"cat": 12}).tokens == 13
    assert counter.count("x" * 80).chunk_starts == (75,)
    assert counter.count("cat " * 7, {"cat": 12}).chunk_starts == (6 * 4,)
