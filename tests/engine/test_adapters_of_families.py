"""LoRAs and embeddings with checkpoints of each family, and with both text encoders of some."""

import weakref
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor

from sdstudio.domain.adapter_changes import Size
from sdstudio.domain.adapter_layers import TEXT_ENCODER, TEXT_ENCODER_2, UNET, Layer
from sdstudio.domain.adapters import AdapterFit, AdapterRef
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import FAMILIES
from sdstudio.engine import adapter_merge
from sdstudio.engine.adapter_merge import adapted, changeable_layers
from sdstudio.engine.pipeline import Pipeline
from sdstudio.engine.protocol import CancelFlag
from sdstudio.models.adapter_fit import layer_sizes
from sdstudio.models.adapter_inspection import inspect_adapter
from sdstudio.models.inspect import inspect
from tests.engine.conversation import a_request
from tests.engine.test_adapter_merge import picture, using
from tests.engine.tiny import an_engine

Folders = Callable[[str], Path]

KEYS = [row.configurations[0].key for row in FAMILIES[1:]]
#: kohya's names of components.
PREFIXES = {
    1: {UNET: "lora_unet_", TEXT_ENCODER: "lora_te_"},
    2: {UNET: "lora_unet_", TEXT_ENCODER: "lora_te1_", TEXT_ENCODER_2: "lora_te2_"},
}


def loaded(folder: Path, cache: Path) -> Pipeline:
    return an_engine(cache)._pipeline_cache.take(folder, "Tiny", CancelFlag())


def sizes_of(pipeline: Pipeline) -> dict[Layer, Size]:
    return {
        layer: Size.of(tuple(module.weight.shape), 0 if module.bias is None else len(module.bias))
        for layer, module in changeable_layers(pipeline).items()
    }


def weights_of(pipeline: Pipeline) -> dict[Layer, Tensor]:
    return {layer: one.weight.clone() for layer, one in changeable_layers(pipeline).items()}


def write_whole(file: Path, pipeline: Pipeline, alpha: float) -> Mapping[Layer, Tensor]:
    """A LoRA for every matrix and convolution; returns what it adds to each at full strength."""
    drawn = torch.Generator().manual_seed(0)
    prefixes = PREFIXES[len(pipeline.text_encoders)]
    tensors, added = {}, {}
    for layer, module in changeable_layers(pipeline).items():
        shape = module.weight.shape
        if len(shape) < 2:
            continue
        down = torch.randn(2, *shape[1:], generator=drawn) / 8
        up = torch.randn(shape[0], 2, *[1] * (len(shape) - 2), generator=drawn) / 8
        text = "" if layer.component == UNET or layer.name == "text_projection" else "text_model_"
        stem = f"{prefixes[layer.component]}{text}{layer.name}"
        tensors[f"{stem}.lora_down.weight"] = down
        tensors[f"{stem}.lora_up.weight"] = up
        tensors[f"{stem}.alpha"] = torch.tensor(alpha)
        added[layer] = (up.flatten(1) @ down.flatten(1)).reshape(shape) * alpha / 2
    save_file(tensors, file)
    return added


@pytest.mark.parametrize("key", KEYS)
def test_the_layers_of_a_checkpoint_follow_from_its_configurations(
    family_checkpoint: Folders, tmp_path: Path, key: str
) -> None:
    folder = family_checkpoint(key)
    sizes = layer_sizes(inspect(folder))
    assert sizes is not None
    there = sizes_of(loaded(folder, tmp_path))
    assert {layer: sizes.get(layer) for layer in there} == there


def test_a_lora_is_out_of_memory_once_it_is_merged(
    family_checkpoint: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, tensors_of = family_checkpoint("sdxl-base"), adapter_merge._tensors
    pipeline = loaded(folder, tmp_path / "cache")
    write_whole(tmp_path / "lora.safetensors", pipeline, 2)
    lora = inspect_adapter(tmp_path / "lora.safetensors")
    read: list[weakref.ref[Tensor]] = []

    def watched(ref: AdapterRef, data: bytes) -> dict[str, Tensor]:
        tensors = tensors_of(ref, data)
        read.extend(weakref.ref(one) for one in tensors.values())
        return tensors

    monkeypatch.setattr(adapter_merge, "_tensors", watched)
    request = a_request().model_copy(update={"adapters": (lora.ref(1.0),)})
    with adapted(pipeline, request, {lora.sha256: lora.file}, CancelFlag()):
        assert len(read) > 100
        assert [one for one in read if one() is not None] == []


@pytest.mark.parametrize("key", KEYS)
def test_every_layer_changes_as_its_file_says_and_comes_back_bit_for_bit(
    family_checkpoint: Folders, tmp_path: Path, key: str
) -> None:
    folder = family_checkpoint(key)
    pipeline = loaded(folder, tmp_path / "cache")
    file = tmp_path / "lora.safetensors"
    added = write_whole(file, pipeline, alpha=1.0)
    adapter = inspect_adapter(file)
    sizes = layer_sizes(inspect(folder))
    assert sizes is not None
    assert adapter.fit(sizes) == AdapterFit(len(added), len(added))
    before = weights_of(pipeline)
    request = a_request().model_copy(update={"adapters": (adapter.ref(0.5, text_weight=-2),)})
    with adapted(pipeline, request, {adapter.sha256: file}, CancelFlag()):
        during = weights_of(pipeline)
    for layer, weight in during.items():
        if layer in added:
            strength = 0.5 if layer.component == UNET else -2
            expected = before[layer] + strength * added[layer]
            torch.testing.assert_close(weight, expected, rtol=1e-5, atol=1e-6)
        else:
            assert torch.equal(weight, before[layer])
    after = weights_of(pipeline)
    assert all(torch.equal(after[layer], before[layer]) for layer in before)


def test_names_of_the_original_code_mean_the_same_layers(
    family_checkpoint: Folders, tmp_path: Path
) -> None:
    engine, folder = an_engine(tmp_path / "cache"), family_checkpoint(KEYS[-1])
    pictures = []
    # The tiny ones have one layer in a block.
    for name in (
        "down_blocks_1_attentions_0_transformer_blocks_0_attn1_to_q",
        "input_blocks_3_1_transformer_blocks_0_attn1_to_q",
        "",
    ):
        file = tmp_path / f"{name or 'none'}.safetensors"
        tensors = {
            f"lora_unet_{name}.lora_down.weight": torch.ones(1, 32),
            f"lora_unet_{name}.lora_up.weight": torch.ones(32, 1) / 4,
        }
        save_file(tensors, file)
        files = ((file, 1.0),) if name else ()
        pictures.append(picture(engine, folder, *files))
    assert np.array_equal(pictures[0], pictures[1])
    assert not np.array_equal(pictures[0], pictures[2])


def write_embedding_for(file: Path, pipeline: Pipeline, seed: int = 0) -> Path:
    drawn = torch.Generator().manual_seed(seed)
    widths = [one.width for one in pipeline.text_encoders]
    names = ["emb_params"] if len(widths) == 1 else ["clip_l", "clip_g"]
    save_file(
        {
            name: torch.randn(2, width, generator=drawn)
            for name, width in zip(names, widths, strict=True)
        },
        file,
    )
    return file


@pytest.mark.parametrize("key", KEYS)
def test_an_embedding_has_its_effect_in_every_text_encoder(
    family_checkpoint: Folders, tmp_path: Path, key: str
) -> None:
    engine, folder = an_engine(tmp_path / "cache"), family_checkpoint(key)
    pipeline = loaded(folder, tmp_path / "other")
    word = write_embedding_for(tmp_path / "my-cat.safetensors", pipeline)
    adapter = inspect_adapter(word)
    assert (adapter.vectors, adapter.text_width) == (2, inspect(folder).text_width)
    plain = picture(engine, folder, prompt="a my-cat")
    learned = picture(engine, folder, (word, 1), prompt="a my-cat")
    assert not np.array_equal(learned, plain)
    request, files = using((word, 1), prompt="a my-cat")
    paths = {sha256: Path(file) for sha256, file in files.items()}
    with adapted(pipeline, request, paths, CancelFlag()) as made:
        (vectors,) = made.learned.values()
        assert {name: tuple(one.shape) for name, one in vectors.items()} == {
            one.row.component: (2, one.width) for one in pipeline.text_encoders
        }


def test_an_embedding_for_one_of_two_text_encoders_is_refused(
    family_checkpoint: Folders, tmp_path: Path
) -> None:
    file = tmp_path / "half.safetensors"
    save_file({"emb_params": torch.ones(2, 32)}, file)
    with pytest.raises(StudioError) as caught:
        picture(an_engine(tmp_path / "cache"), family_checkpoint(KEYS[-1]), (file, 1))
    assert caught.value.code is ErrorCode.ADAPTER_UNFIT
