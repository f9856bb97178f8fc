"""Prompts for checkpoints with two text encoders, and the layers that prompts are taken from."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from diffusers import StableDiffusionXLPipeline
from torch import Tensor

from sdstudio.domain.params import GenerationParams
from sdstudio.engine.conditioning import Conditioning
from sdstudio.engine.families import functions
from sdstudio.engine.numerics import PrecisionRetries
from sdstudio.engine.pipeline import Pipeline
from sdstudio.engine.prompt_encoding import Learned, encode_prompt
from sdstudio.engine.protocol import CancelFlag
from tests.engine.tiny import an_engine

POSITIONS = 77
FIRST, SECOND = "text_encoder", "text_encoder_2"


def loaded(folder: Path, cache: Path) -> Pipeline:
    return an_engine(cache)._pipeline_cache.take(folder, "Tiny", CancelFlag())


@pytest.fixture(scope="module")
def folder(family_checkpoint: Callable[[str], Path]) -> Path:
    return family_checkpoint("sdxl-base")


@pytest.fixture(scope="module")
def pipeline(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    return loaded(folder, tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def single(
    family_checkpoint: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Pipeline:
    """With one encoder whose last layer is read, unless the artist says otherwise."""
    return loaded(family_checkpoint("sd1-base"), tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def diffusers_pipeline(folder: Path) -> Any:
    return StableDiffusionXLPipeline.from_pretrained(folder, dtype=torch.float32)


def conditioning(
    pipeline: Pipeline,
    prompt: str,
    negative: str = "",
    *,
    learned: Learned | None = None,
    exact: bool = False,
    **params: Any,
) -> Conditioning:
    asked = GenerationParams(prompt=prompt, negative_prompt=negative, guidance_scale=5, **params)
    with torch.inference_mode():
        return encode_prompt(pipeline, asked, PrecisionRetries(), learned, exact=exact)


def both(found: Conditioning) -> tuple[Tensor, Tensor]:
    return found.tensors["encoder_hidden_states"], found.tensors["text_embeds"]


def theirs(pipeline: Any, prompt: str, negative: str, **options: Any) -> tuple[Tensor, Tensor]:
    with torch.inference_mode():
        towards, without, pooled, pooled_without = pipeline.encode_prompt(
            prompt, device="cpu", negative_prompt=negative, **options
        )
    return torch.cat((without, towards)), torch.cat((pooled_without, pooled))


# The tiny vocabulary knows single bytes only, so each letter is a token.
@pytest.mark.parametrize("prompt", ["", "a red fish", "鱼 🐟", "x" * 75, "x" * 200])
@pytest.mark.parametrize("negative", ["", "dull"])
def test_a_prompt_gives_the_bits_that_diffusers_gives(
    pipeline: Pipeline, diffusers_pipeline: Any, prompt: str, negative: str
) -> None:
    ours = both(conditioning(pipeline, prompt, negative, exact=True))
    for one, other in zip(ours, theirs(diffusers_pipeline, prompt, negative), strict=True):
        assert torch.equal(one, other)


# diffusers counts from the layer that is usual for this family, and takes that for the negative
# prompt in any case; other programs skip the same layers for both.
@pytest.mark.parametrize(("ours", "skipped"), [(1, -1), (2, 0), (3, 1)])
def test_the_layer_is_counted_from_the_last(
    pipeline: Pipeline, diffusers_pipeline: Any, ours: int, skipped: int
) -> None:
    found = both(conditioning(pipeline, "a red fish", clip_skip=ours))
    wanted = theirs(diffusers_pipeline, "a red fish", "", clip_skip=skipped)
    assert torch.equal(found[0][1], wanted[0][1])
    assert torch.equal(found[1], wanted[1])
    swapped = both(conditioning(pipeline, "", "a red fish", clip_skip=ours))
    assert torch.equal(swapped[0][0], found[0][1])
    usual = both(conditioning(pipeline, "a red fish"))
    assert torch.equal(usual[0], found[0]) == (ours == 2)


def test_more_layers_than_there_are_can_not_be_skipped(pipeline: Pipeline) -> None:
    most, beyond = (conditioning(pipeline, "fish", clip_skip=layer) for layer in (3, 12))
    assert torch.equal(both(most)[0], both(beyond)[0])


@pytest.mark.parametrize("layer", [1, 2, 3])
def test_a_single_encoder_normalizes_whatever_layer_is_read(single: Pipeline, layer: int) -> None:
    """As NovelAI's code does. diffusers' own ``clip_skip`` fails with current transformers."""
    unit = single.text_encoders[0]
    network = unit.network
    with torch.inference_mode():
        tokens = unit.tokenizer(
            "a red fish", padding="max_length", max_length=POSITIONS, return_tensors="pt"
        ).input_ids
        outputs: list[Tensor] = []
        hook = network.encoder.layers[-layer].register_forward_hook(
            lambda _layer, _inputs, output: outputs.append(
                output if isinstance(output, Tensor) else output[0]
            )
        )
        network(tokens)
        hook.remove()
        wanted = network.final_layer_norm(outputs[0])
    found = conditioning(single, "a red fish", clip_skip=layer).tensors["encoder_hidden_states"]
    assert torch.equal(found[1:], wanted)
    usual = conditioning(single, "a red fish").tensors["encoder_hidden_states"]
    assert torch.equal(found, usual) == (layer == 1)


def test_each_tokenizer_pads_with_its_own_token(pipeline: Pipeline) -> None:
    pads = [unit.tokenizer.pad_token for unit in pipeline.text_encoders]
    assert pads == [unit.row.pad_token for unit in pipeline.text_encoders]
    assert len(set(pads)) == 2
    seen: list[list[int]] = []
    hooks = [
        unit.network.get_input_embeddings().register_forward_pre_hook(
            lambda _module, inputs: seen.append(inputs[0][0].tolist())
        )
        for unit in pipeline.text_encoders
    ]
    conditioning(pipeline, "x")
    for hook in hooks:
        hook.remove()
    for numbers, unit in zip(seen[1::2], pipeline.text_encoders, strict=True):
        assert numbers[3:] == [unit.tokenizer.pad_token_id] * (POSITIONS - 3)


def test_a_long_prompt_is_read_in_chunks_by_both_and_pooled_from_the_first(
    pipeline: Pipeline,
) -> None:
    long, pooled = both(conditioning(pipeline, "x " * 75 + "y " * 5))
    first, second = (both(conditioning(pipeline, text)) for text in ("x " * 75, "y " * 5))
    assert torch.equal(long[1], torch.cat((first[0][1], second[0][1])))
    assert torch.equal(pooled, first[1])


def test_weights_move_both_encoders_and_not_the_pooled_vector(pipeline: Pipeline) -> None:
    plain, pooled = both(conditioning(pipeline, "a red fish"))
    empty, _ = both(conditioning(pipeline, ""))
    strong, pooled_strong = both(conditioning(pipeline, "a (red:1.5) fish"))
    red = slice(2, 5)
    moved = empty[1, red] + 1.5 * (plain[1, red] - empty[1, red])
    assert torch.allclose(strong[1, red], moved, atol=1e-5)
    assert torch.equal(pooled_strong, pooled)


def vectors(pipeline: Pipeline, word: str) -> dict[str, Tensor]:
    """Those of a word that the encoders know: they must give what the word gives."""
    return {
        unit.row.component: unit.network.get_input_embeddings()
        .weight[unit.tokenizer(word, add_special_tokens=False).input_ids]
        .clone()
        for unit in pipeline.text_encoders
    }


def test_a_learned_embedding_is_read_by_both_and_leaves_the_end_mark_where_it_is(
    pipeline: Pipeline,
) -> None:
    learned = {"ace": vectors(pipeline, "red")}
    found = both(conditioning(pipeline, "a ACE fish", learned=learned))
    wanted = both(conditioning(pipeline, "a red fish"))
    assert torch.equal(found[0], wanted[0])
    assert torch.equal(found[1], wanted[1])


def test_an_embedding_for_one_encoder_is_left_out_by_the_other(pipeline: Pipeline) -> None:
    learned = {"ace": {SECOND: vectors(pipeline, "red")[SECOND]}}
    found = both(conditioning(pipeline, "a ace fish", learned=learned))
    with_it, without = (both(conditioning(pipeline, text)) for text in ("a red fish", "a fish"))
    width = pipeline.text_encoders[0].width
    assert torch.equal(found[0][..., :width], without[0][..., :width])
    assert torch.equal(found[0][..., width:], with_it[0][..., width:])


def test_chunks_line_up_however_many_vectors_an_encoder_has(pipeline: Pipeline) -> None:
    many = {FIRST: vectors(pipeline, "x" * 70)[FIRST], SECOND: vectors(pipeline, "x")[SECOND]}
    found, _ = both(conditioning(pipeline, "ace abcdefgh", learned={"ace": many}))
    assert found.shape == (2, 2 * POSITIONS, sum(unit.width for unit in pipeline.text_encoders))
    empty, _ = both(conditioning(pipeline, ""))
    width = pipeline.text_encoders[0].width
    assert torch.equal(found[1, POSITIONS:, width:], empty[1, :, width:])


def test_without_guidance_only_the_prompt_is_read(pipeline: Pipeline) -> None:
    asked = GenerationParams(prompt="fish", guidance_scale=1)
    with torch.inference_mode():
        found = encode_prompt(pipeline, asked, PrecisionRetries())
    assert found.rows == 1
    guided = conditioning(pipeline, "fish").of_prompt()
    assert torch.equal(found.tensors["text_embeds"], guided.tensors["text_embeds"])


def test_the_size_is_told_exactly_and_as_that_of_the_whole_picture(pipeline: Pipeline) -> None:
    code = functions(pipeline.family.key)
    sized = code.sized(conditioning(pipeline, "fish"), 2056, 1032).to(torch.bfloat16)
    wanted = [1032, 2056, 0, 0, 1032, 2056]
    assert sized.tensors["time_ids"].tolist() == [wanted, wanted]
    # A second pass is told its own size.
    again = code.sized(sized, 64, 128)
    assert again.tensors["time_ids"][0].tolist() == [128, 64, 0, 0, 128, 64]
