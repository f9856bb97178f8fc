"""LoRAs and learned embeddings: in for the job, gone after it, and nothing black or surprising."""

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from sdstudio.domain.adapter_changes import Size
from sdstudio.domain.adapters import AdapterFit, AdapterKind, AdapterRef
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.messages import Progress
from sdstudio.domain.request import GenerationRequest
from sdstudio.engine import autoencoder
from sdstudio.engine.adapter_changes import Change
from sdstudio.engine.adapter_merge import changeable_layers
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.engine.pipeline import Pipeline
from sdstudio.engine.protocol import CancelFlag, JobCancelled
from sdstudio.models.adapter_fit import layer_sizes
from sdstudio.models.adapter_inspection import inspect_adapter
from sdstudio.models.inspect import inspect
from tests.engine.conversation import a_request
from tests.engine.test_diffusers_engine import set_at
from tests.engine.tiny import Heard, an_engine, run
from tests.support.adapters import (
    RANK,
    TEXT_LAYERS,
    UNET_LAYERS,
    matrices,
    write_diffusers,
    write_embedding,
    write_kohya,
    write_old_diffusers,
    write_peft,
    write_widths,
)

WEIGHTS = (
    ("unet/diffusion_pytorch_model.safetensors", UNET_LAYERS),
    ("text_encoder/model.safetensors", TEXT_LAYERS),
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> DiffusersEngine:
    return an_engine(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def folder(tiny_checkpoints: dict[str, Path]) -> Path:
    return tiny_checkpoints["v_prediction"]


def using(*files: tuple[Path, float], **params: Any) -> tuple[GenerationRequest, dict[str, str]]:
    """A request with the adapters in ``files`` at these weights, and the files' paths."""
    adapters = [inspect_adapter(file) for file, _weight in files]
    refs = tuple(one.ref(weight) for one, (_, weight) in zip(adapters, files, strict=True))
    request = a_request(**params).model_copy(update={"adapters": refs})
    return request, {one.sha256: str(one.file) for one in adapters}


def picture(
    engine: DiffusersEngine, folder: Path, *files: tuple[Path, float], **params: Any
) -> Any:
    request, paths = using(*files, **params)
    return run(engine, request, folder, adapters=paths).pictures()[0]


def merged_by_hand(folder: Path, into: Path, scale: Callable[[str], float]) -> Path:
    """The checkpoint with the test's matrices in its own files, each layer's times ``scale``."""
    shutil.copytree(folder, into)
    for name, layers in WEIGHTS:
        weights = load_file(into / name)
        for layer, (down, up) in matrices(layers).items():
            weights[f"{layer}.weight"] += scale(layer) * up @ down
        save_file(weights, into / name, metadata={"format": "pt"})
    return into


@pytest.mark.parametrize(
    ("write", "alpha", "weight"),
    [
        (write_kohya, RANK, 1.0),
        (write_kohya, 1.0, 0.7),
        (write_diffusers, RANK, 1.0),
        (write_diffusers, 4.0, -0.5),
    ],
)
def test_a_lora_gives_what_a_checkpoint_with_it_in_its_weights_gives(
    engine: DiffusersEngine,
    folder: Path,
    tmp_path: Path,
    write: Callable[..., Path],
    alpha: float,
    weight: float,
) -> None:
    lora = write(tmp_path / "lora.safetensors", alpha=alpha)
    ours = picture(engine, folder, (lora, weight))
    by_hand = merged_by_hand(folder, tmp_path / "merged", lambda _: weight * alpha / RANK)
    theirs = picture(engine, by_hand)
    assert np.abs(ours.astype(int) - theirs).max() <= 1
    assert not np.array_equal(ours, picture(engine, folder))


def test_a_lora_gives_way_before_the_decoder_where_memory_is_short(
    engine: DiffusersEngine, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lora = write_kohya(tmp_path / "lora.safetensors")
    engine._pipeline_cache.clear()
    plain = picture(engine, folder)
    with_lora = picture(engine, folder, (lora, 1.0))
    (pipeline,) = engine._pipeline_cache._kept.values()
    layer = next(iter(UNET_LAYERS))
    original = pipeline.unet.get_parameter(f"{layer}.weight").clone()
    decode, refused = autoencoder.decode, list[str]()

    def scarce(pipeline: Pipeline, *arguments: Any) -> Any:
        if not torch.equal(pipeline.unet.get_parameter(f"{layer}.weight"), original):
            refused.append(layer)
            raise MemoryError
        return decode(pipeline, *arguments)

    monkeypatch.setattr(autoencoder, "decode", scarce)
    request, paths = using((lora, 1.0))
    heard = run(engine, request, folder, adapters=paths)
    # Nothing is denoised or decoded differently.
    assert refused == [layer]
    assert heard.ready()[0].provenance.memory_rung == 0
    assert np.array_equal(heard.pictures()[0], with_lora)
    assert np.array_equal(picture(engine, folder), plain)


# What peft's LoraLayer.update_layer computes: alpha / rank, or alpha / sqrt(rank) for rsLoRA.
@pytest.mark.parametrize(
    ("config", "scales"),
    [
        ({"alpha": 4, "use_rslora": True}, {"": 4 / RANK**0.5}),
        ({"alpha": 1, "alpha_pattern": {"attn2.to_k": 8}}, {"attn2.to_k": 8 / RANK, "": 1 / RANK}),
        (
            {"alpha": 2, "use_rslora": True, "alpha_pattern": {r"fc1": 6, "to_q": 1, "q": 9}},
            {"fc1": 6 / RANK**0.5, "to_q": 1 / RANK**0.5, "": 2 / RANK**0.5},
        ),
        (
            {"alpha": 2, "alpha_pattern": {f"^{next(iter(UNET_LAYERS))}": 7, "^to_k": 9}},
            {next(iter(UNET_LAYERS)): 7 / RANK, "": 2 / RANK},
        ),
    ],
)
def test_a_lora_counts_as_much_in_each_layer_as_its_header_says(
    engine: DiffusersEngine,
    folder: Path,
    tmp_path: Path,
    config: dict[str, Any],
    scales: dict[str, float],
) -> None:
    lora = write_diffusers(tmp_path / "lora.safetensors", **config)
    by_hand = merged_by_hand(
        folder,
        tmp_path / "merged",
        lambda layer: next(one for end, one in scales.items() if layer.endswith(end)),
    )
    ours = picture(engine, folder, (lora, 1))
    assert np.abs(ours.astype(int) - picture(engine, by_hand)).max() <= 1
    plain = write_diffusers(tmp_path / "plain.safetensors", alpha=RANK)
    assert np.abs(ours.astype(int) - picture(engine, folder, (plain, 1))).max() > 1


def test_the_networks_of_a_lora_can_count_differently(
    engine: DiffusersEngine, folder: Path, tmp_path: Path
) -> None:
    # SimpleTuner has a key in the header for each.
    said = {"unet.r": "2", "unet.lora_alpha": "4", "text_encoder.lora_alpha": "1"}
    lora = write_peft(tmp_path / "lora.safetensors", said)
    adapter = inspect_adapter(lora)
    request = a_request().model_copy(update={"adapters": (adapter.ref(0.5, text_weight=-2),)})
    ours = run(engine, request, folder, adapters={adapter.sha256: str(lora)}).pictures()[0]
    scales = {True: -2 * 1 / RANK, False: 0.5 * 4 / RANK}
    by_hand = merged_by_hand(
        folder, tmp_path / "merged", lambda layer: scales[layer in TEXT_LAYERS]
    )
    assert np.abs(ours.astype(int) - picture(engine, by_hand)).max() <= 1


def test_layouts_that_say_the_same_give_the_same_picture(
    engine: DiffusersEngine, folder: Path, tmp_path: Path
) -> None:
    kohya = load_file(write_kohya(tmp_path / "kohya.safetensors"))
    unet_only = {key: tensor for key, tensor in kohya.items() if "lora_unet" in key}
    save_file(unet_only, tmp_path / "unet.safetensors")
    old = write_old_diffusers(tmp_path / "old.safetensors")
    first = picture(engine, folder, (tmp_path / "unet.safetensors", 1))
    assert np.array_equal(first, picture(engine, folder, (old, 1)))


def test_several_loras_add_up(engine: DiffusersEngine, folder: Path, tmp_path: Path) -> None:
    one = write_kohya(tmp_path / "one.safetensors")
    other = write_diffusers(tmp_path / "other.safetensors")
    both = picture(engine, folder, (one, 0.5), (other, 0.5)).astype(int)
    assert np.abs(both - picture(engine, folder, (one, 1))).max() <= 1


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_the_next_job_is_as_if_there_had_been_none(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, dtype: torch.dtype
) -> None:
    engine = an_engine(tmp_path / "cache", dtype=dtype)
    lora = write_kohya(tmp_path / "lora.safetensors", half=True)
    word = write_embedding(tmp_path / "ace.safetensors", torch.ones(3, 32))
    before = picture(engine, folder, prompt="an ace fish")
    request, files = using((lora, 1), (word, 1), prompt="an ace fish")
    changed = run(engine, request, folder, adapters=files).pictures()[0]
    assert not np.array_equal(before, changed)
    assert np.array_equal(before, picture(engine, folder, prompt="an ace fish"))
    assert np.array_equal(changed, run(engine, request, folder, adapters=files).pictures()[0])

    flag = CancelFlag()
    with pytest.raises(JobCancelled):
        run(engine, request, folder, adapters=files, flag=flag, on_event=set_at(flag, Progress))
    assert np.array_equal(before, picture(engine, folder, prompt="an ace fish"))


def test_half_a_merge_is_taken_back_where_a_later_layer_does_not_fit(
    engine: DiffusersEngine, folder: Path, tmp_path: Path
) -> None:
    before = picture(engine, folder)
    good = write_kohya(tmp_path / "good.safetensors")
    bad = write_widths(tmp_path / "bad.safetensors", 1024)
    with pytest.raises(StudioError) as caught:
        picture(engine, folder, (good, 1), (bad, 1))
    assert caught.value.code is ErrorCode.ADAPTER_UNFIT
    assert caught.value.arguments == {"adapter": "bad", "model": "Tiny"}
    assert np.array_equal(before, picture(engine, folder))


def test_a_few_layers_that_the_checkpoint_lacks_are_left_out(
    engine: DiffusersEngine, folder: Path, tmp_path: Path
) -> None:
    lora = write_kohya(tmp_path / "lora.safetensors")
    usual = picture(engine, folder, (lora, 1))
    more = load_file(lora)
    for layer, width in (("lora_unet_conv_nowhere", 4), ("lora_unet_conv_in", 9 * 9)):
        more[f"{layer}.lora_down.weight"] = torch.ones(1, width)
        more[f"{layer}.lora_up.weight"] = torch.ones(16, 1)
    # Nor are embeddings that come in the same file.
    more["bundle_emb.toy.clip_l"] = torch.ones(1, 32)
    save_file(more, tmp_path / "more.safetensors")
    checkpoint = inspect(folder)
    adapter = inspect_adapter(tmp_path / "more.safetensors")
    sizes = layer_sizes(checkpoint)
    assert sizes is not None
    assert adapter.fit(sizes) == AdapterFit(len(adapter.layers) - 2, len(adapter.layers))
    assert np.array_equal(usual, picture(engine, folder, (tmp_path / "more.safetensors", 1)))


def test_the_layers_of_a_checkpoint_follow_from_its_configurations(
    engine: DiffusersEngine, folder: Path
) -> None:
    pipeline = engine._pipeline_cache.take(folder, "Tiny", CancelFlag())
    sizes = layer_sizes(inspect(folder))
    assert sizes is not None
    there = {
        layer: Size.of(tuple(module.weight.shape), 0 if module.bias is None else len(module.bias))
        for layer, module in changeable_layers(pipeline).items()
    }
    assert there
    assert {layer: sizes.get(layer) for layer in there} == there


def test_the_layers_of_a_checkpoint_whose_drive_was_away_are_known_once_it_is_back(
    folder: Path, tmp_path: Path
) -> None:
    checkpoint = replace(inspect(folder), folder=tmp_path / "drive")
    assert layer_sizes(checkpoint) is None
    (tmp_path / "drive").symlink_to(folder)
    assert layer_sizes(checkpoint)


def test_other_models_go_where_there_is_no_room_to_merge(
    tiny_checkpoints: dict[str, Path],
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine = an_engine(tmp_path / "cache")
    lora = write_kohya(tmp_path / "lora.safetensors")
    usual = picture(engine, folder, (lora, 1))
    run(engine, a_request(), tiny_checkpoints["epsilon"])
    to_weight = Change.to_weight

    def scarce(change: Change, weight: torch.Tensor) -> torch.Tensor | None:
        if len(engine._pipeline_cache._kept) > 1:
            raise MemoryError
        return to_weight(change, weight)

    monkeypatch.setattr(Change, "to_weight", scarce)
    assert np.array_equal(usual, picture(engine, folder, (lora, 1)))


def test_a_learned_embedding_counts_where_its_word_stands(
    engine: DiffusersEngine, folder: Path, tmp_path: Path
) -> None:
    vectors = torch.randn(2, 32, generator=torch.Generator().manual_seed(1))
    word = write_embedding(tmp_path / "my-cat.safetensors", vectors)
    named = picture(engine, folder, (word, 1), prompt="a My-Cat")
    assert not np.array_equal(named, picture(engine, folder, prompt="a My-Cat"))
    left_out = picture(engine, folder, (word, 1), prompt="a fish")
    assert np.array_equal(left_out, picture(engine, folder, prompt="a fish"))
    unwanted = picture(engine, folder, (word, 1), negative_prompt="my-cat")
    assert not np.array_equal(unwanted, picture(engine, folder, negative_prompt="my-cat"))


def test_two_embeddings_with_one_word_are_refused_before_any_step(
    engine: DiffusersEngine, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    one = write_embedding(tmp_path / "ace.safetensors", torch.ones(2, 32))
    other = write_embedding(tmp_path / "other" / "Ace.safetensors", torch.zeros(2, 32))
    with pytest.raises(StudioError) as caught:
        picture(engine, folder, (one, 1), (other, 1))
    assert caught.value.code is ErrorCode.ADAPTER_SAME_WORD
    assert caught.value.arguments == {"adapter": "Ace"}


def test_two_loras_of_one_name_both_stand_in_the_picture(
    engine: DiffusersEngine, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    files = [
        write_kohya(tmp_path / "lora.safetensors"),
        write_kohya(tmp_path / "other" / "lora.safetensors", seed=1),
    ]
    request, paths = using(*((file, 0.5) for file in files))
    heard = run(engine, request, folder, adapters=paths)
    recorded = heard.ready()[0].provenance.adapters_sha256
    assert recorded == {f"lora ({one.sha256[:8]})": one.sha256 for one in request.adapters}
    assert len(recorded) == 2


@pytest.mark.parametrize(
    ("shapes", "code"),
    [
        # A few megabytes whose product would have terabytes.
        ({"down": (1, 10**6), "up": (10**6, 1)}, ErrorCode.ADAPTER_UNFIT),
        (
            {"down": (1, 16, 1, 1), "up": (16, 1, 1, 1), "mid": (1, 1, 99, 99)},
            ErrorCode.ADAPTER_UNFIT,
        ),
        ({"down": (2,), "up": (16, 2)}, ErrorCode.ADAPTER_UNREADABLE),
        ({"down": (2, 16), "up": (2,)}, ErrorCode.ADAPTER_UNREADABLE),
        ({"down": (2, 16), "up": (16, 3)}, ErrorCode.ADAPTER_UNREADABLE),
    ],
)
def test_matrices_of_no_layer_are_refused_before_they_are_multiplied(
    engine: DiffusersEngine,
    folder: Path,
    tmp_path: Path,
    shapes: dict[str, tuple[int, ...]],
    code: ErrorCode,
) -> None:
    stem = "lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn1_to_q.lora_"
    tensors = {f"{stem}{part}.weight": torch.ones(shape) for part, shape in shapes.items()}
    save_file(tensors, tmp_path / "thin.safetensors")
    with pytest.raises(StudioError) as caught:
        picture(engine, folder, (tmp_path / "thin.safetensors", 1))
    assert caught.value.code is code


def test_what_was_used_stands_in_the_picture(
    engine: DiffusersEngine, folder: Path, tmp_path: Path
) -> None:
    lora = write_kohya(tmp_path / "lora.safetensors")
    request, files = using((lora, 0.8), count=2)
    heard: Heard = run(engine, request, folder, adapters=files)
    for ready in heard.ready():
        assert ready.request.adapters == request.adapters
        sha256 = hashlib.sha256(lora.read_bytes()).hexdigest()
        assert ready.provenance.adapters_sha256 == {"lora": sha256}


def test_an_embedding_of_another_width_is_refused(
    engine: DiffusersEngine, folder: Path, tmp_path: Path
) -> None:
    word = write_embedding(tmp_path / "ace.safetensors", torch.ones(2, 1024))
    with pytest.raises(StudioError) as caught:
        picture(engine, folder, (word, 1))
    assert caught.value.code is ErrorCode.ADAPTER_UNFIT


def test_files_that_are_gone_changed_or_spoiled_are_said_and_harm_nothing(
    engine: DiffusersEngine, folder: Path, tmp_path: Path
) -> None:
    lora = write_kohya(tmp_path / "lora.safetensors")
    request, files = using((lora, 1))
    write_kohya(lora, seed=1)
    codes = []
    for given in (files, {}, {request.adapters[0].sha256: str(tmp_path / "none")}):
        with pytest.raises(StudioError) as caught:
            run(engine, request, folder, adapters=given)
        codes.append(caught.value.code)
    assert codes == [ErrorCode.ADAPTER_GONE] * 3

    word = write_embedding(tmp_path / "nan.safetensors", torch.full((1, 32), float("nan")))
    with pytest.raises(StudioError) as caught:
        picture(engine, folder, (word, 1))
    assert caught.value.code is ErrorCode.ADAPTER_UNREADABLE
    junk = tmp_path / "junk.safetensors"
    junk.write_bytes(b"junk")
    sha256 = hashlib.sha256(b"junk").hexdigest()
    ref = AdapterRef(kind=AdapterKind.LORA, name="junk", sha256=sha256)
    with pytest.raises(StudioError) as caught:
        run(
            engine,
            a_request().model_copy(update={"adapters": (ref,)}),
            folder,
            adapters={sha256: str(junk)},
        )
    assert caught.value.code is ErrorCode.ADAPTER_UNREADABLE


def test_what_peft_itself_saved_changes_the_same_layers(
    engine: DiffusersEngine, folder: Path, tmp_path: Path
) -> None:
    plain = write_peft(tmp_path / "plain.safetensors", {})
    wrapped = write_peft(tmp_path / "wrapped.safetensors", {}, wrapper="base_model.model.")
    made = picture(engine, folder, (wrapped, 1.0))
    assert np.array_equal(made, picture(engine, folder, (plain, 1.0)))
    assert not np.array_equal(made, picture(engine, folder))
