"""A single file in the original layout makes the pictures that the folder of its parts makes."""

import json
import shutil
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from transformers import BitConfig, DPTConfig, DPTForDepthEstimation, DPTImageProcessor

from sdstudio.domain import modes
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.weights_layout import LINKS_NAME, PART_PREFIXES, links_text
from sdstudio.engine.converted_weights import ConvertedWeights
from sdstudio.engine.loading import Loader
from sdstudio.engine.original_layout import convert
from sdstudio.engine.protocol import CancelFlag, JobCancelled
from sdstudio.engine.weights_hashes import WeightsHashes, find_weights
from sdstudio.imaging import Rgb
from tests.engine.conversation import a_request
from tests.engine.tiny import an_engine, run, write_tokenizer
from tests.support.checkpoints import (
    Variant,
    Weight,
    build_checkpoint,
    component_names,
    meta_model,
    random_weights,
    stream_weights,
)
from tests.support.pictures import some_rgb
from tests.support.single_files import ORIGINALS, build_single_file

FILE = "v2-1.safetensors"
FULL, HALF = torch.float32, torch.bfloat16
KINDS = [Variant.V, Variant.INPAINTING, Variant.DEPTH, Variant.UPSCALER]


Layouts = Callable[[Variant], tuple[Path, Path]]


@pytest.fixture(scope="module")
def layouts(tmp_path_factory: pytest.TempPathFactory) -> Layouts:
    """The same checkpoint as a folder of parts, and as a folder with a single file.

    Neither is to be changed.
    """
    made = tmp_path_factory.mktemp("layouts")
    tokenizer = write_tokenizer(made / "tokenizer")

    @cache
    def build(variant: Variant) -> tuple[Path, Path]:
        parts, single = made / variant.name / "parts", made / variant.name / "single"
        build_checkpoint(parts, variant, tokenizer=tokenizer)
        shutil.copytree(parts, single, ignore=shutil.ignore_patterns("*.safetensors"))
        build_single_file(single / FILE, variant, tokenizer=tokenizer)
        return parts, single

    return build


def picture(cache: Path, folder: Path, variant: Variant, dtype: torch.dtype) -> Rgb:
    image, mask = some_rgb(64, 64), np.zeros((64, 64, 3), np.uint8)
    mask[16:48, 16:48] = 255
    mode, inputs = {
        Variant.INPAINTING: (modes.INPAINTING, {InputRole.IMAGE: image, InputRole.MASK: mask}),
        Variant.DEPTH: (modes.DEPTH_TO_IMAGE, {InputRole.IMAGE: image}),
        Variant.UPSCALER: (modes.UPSCALE, {InputRole.IMAGE: image[:32, :32]}),
    }.get(variant, (modes.TEXT_TO_IMAGE, {}))
    request = a_request(mode=mode.key, inputs=inputs, steps=2, sampler="ddim")
    return run(an_engine(cache, dtype=dtype), request, folder, inputs=inputs).pictures()[0]


@pytest.mark.parametrize("variant", KINDS, ids=lambda variant: variant.name.lower())
def test_both_layouts_make_the_same_picture(
    layouts: Layouts, tmp_path: Path, variant: Variant
) -> None:
    parts, single = layouts(variant)
    # In the dtype that the file has there are no copies: the weights come from the file itself.
    dtype = FULL if variant is Variant.UPSCALER else HALF
    expected = picture(tmp_path / "cache", parts, variant, dtype)
    cache = tmp_path / "other cache"
    assert np.array_equal(picture(cache, single, variant, dtype), expected)
    assert (cache / "converted").exists() == (dtype is HALF)
    if variant is Variant.V:
        # From the copies that were made.
        assert np.array_equal(picture(cache, single, variant, dtype), expected)


def test_a_cache_that_cannot_be_written_changes_nothing(layouts: Layouts, tmp_path: Path) -> None:
    _, single = layouts(Variant.V)
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    expected = picture(tmp_path / "cache", single, Variant.V, HALF)
    assert np.array_equal(picture(blocked, single, Variant.V, HALF), expected)


def test_weights_that_lie_elsewhere_make_the_same_picture(layouts: Layouts, tmp_path: Path) -> None:
    parts, single = layouts(Variant.DEPTH)
    for dtype, folder in ((HALF, parts), (FULL, single)):
        expected = picture(tmp_path / "cache", parts, Variant.DEPTH, dtype)
        linked = tmp_path / f"linked {folder.name}"
        shutil.copytree(folder, linked, ignore=shutil.ignore_patterns("*.safetensors"))
        links = {
            file.relative_to(folder).as_posix(): str(file) for file in folder.rglob("*.safetensors")
        }
        (linked / LINKS_NAME).write_bytes(links_text(links))
        made = picture(tmp_path / f"cache for {folder.name}", linked, Variant.DEPTH, dtype)
        assert np.array_equal(made, expected)


def test_midas_with_convolutions_loads_from_both_layouts(tmp_path: Path) -> None:
    """As the published depth model has it; the tiny one of other tests is a plain transformer."""
    config = DPTConfig(
        is_hybrid=True,
        hidden_size=32,
        num_hidden_layers=4,
        num_attention_heads=4,
        intermediate_size=64,
        backbone_out_indices=[0, 1, 2, 3],
        neck_hidden_sizes=[16, 16, 32, 32],
        fusion_hidden_size=16,
        image_size=64,
        backbone_featmap_shape=[1, 32, 4, 4],
        backbone_config=BitConfig(
            depths=[1, 1, 1],
            hidden_sizes=[16, 16, 32],
            embedding_size=16,
            num_groups=8,
            global_padding="SAME",
            embedding_dynamic_padding=True,
            out_features=["stage1", "stage2", "stage3"],
        ),
    )
    torch.manual_seed(0)
    network = DPTForDepthEstimation(config).eval()
    parts, single = tmp_path / "parts", tmp_path / "single"
    for folder in (parts, single):
        # By it, the loader knows the family, and so the class of the network.
        (folder / "unet").mkdir(parents=True)
        (folder / "unet" / "config.json").write_text('{"cross_attention_dim": 1024}')
        network.save_pretrained(folder / "depth_estimator")
        DPTImageProcessor(size={"height": 64, "width": 64}).save_pretrained(
            folder / "feature_extractor"
        )
    (single / "depth_estimator" / "model.safetensors").unlink()
    ours = {
        key: Weight(value.shape, partial(torch.clone, value))
        for key, value in network.state_dict().items()
    }
    originals = {
        PART_PREFIXES["depth_estimator"][0] + key: weight
        for key, weight in ORIGINALS["depth_estimator"](ours)
    }
    stream_weights(single / FILE, originals, FULL)
    seen = []
    for folder in (parts, single):
        loader = Loader(
            folder,
            "Tiny",
            {"depth_estimator": find_weights(folder, "depth_estimator", "Tiny")},
            CancelFlag(),
            ConvertedWeights(tmp_path / "cache", WeightsHashes(tmp_path / "cache")),
        )
        cpu = torch.device("cpu")
        estimator = loader.depth_estimator(cpu, cpu)
        seen.append(estimator.network.state_dict())
    assert seen[0].keys() == seen[1].keys() == network.state_dict().keys()
    assert all(torch.equal(value, seen[1][key]) for key, value in seen[0].items())


def test_the_text_encoder_of_a_newer_file_is_read_under_its_other_name(
    layouts: Layouts, tmp_path: Path
) -> None:
    single = shutil.copytree(layouts(Variant.TURBO)[1], tmp_path / "single")
    file = next(single.glob("*.safetensors"))
    before = find_weights(single, "text_encoder", "Tiny").parameter_count()
    expected = picture(tmp_path / "cache", single, Variant.TURBO, HALF)
    renamed = {
        key.replace("cond_stage_model.model.", "conditioner.embedders.0.model."): weight
        for key, weight in load_file(file).items()
    }
    save_file({**renamed, "denoiser.sigmas": torch.zeros(8)}, file)
    assert find_weights(single, "text_encoder", "Tiny").parameter_count() == before
    for dtype in (HALF, FULL):
        made = picture(tmp_path / f"other cache {dtype}", single, Variant.TURBO, dtype)
        assert made.shape == expected.shape
        assert dtype is FULL or np.array_equal(made, expected)


def test_a_link_whose_file_is_gone_is_said_to_be(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    (folder / "unet").mkdir(parents=True)
    gone = str(tmp_path / "usb" / FILE)
    (folder / LINKS_NAME).write_bytes(links_text({FILE: gone}))
    with pytest.raises(StudioError) as raised:
        find_weights(folder, "unet", "My model")
    assert raised.value.code is ErrorCode.MODEL_LINK_GONE
    assert raised.value.arguments == {"model": "My model", "file": gone}


def test_each_part_is_kept_under_the_hash_of_the_whole_file(
    layouts: Layouts, tmp_path: Path
) -> None:
    _, single = layouts(Variant.V)
    hashes = WeightsHashes(tmp_path / "cache")
    converted = ConvertedWeights(tmp_path / "cache", hashes, reserve_bytes=0)
    files = [find_weights(single, part, "Tiny") for part in ("unet", "vae", "text_encoder")]
    folders = [converted.take(file, HALF, CancelFlag()) for file in files]
    assert len(set(folders)) == 3
    sha256 = hashes.known(files[0])
    assert all(folder is not None and folder.name.startswith(f"{sha256}-") for folder in folders)
    assert all(one.parameter_count() > 0 for one in files)


def test_stopping_in_between_leaves_nothing_behind(layouts: Layouts, tmp_path: Path) -> None:
    _, single = layouts(Variant.V)
    converted = ConvertedWeights(
        tmp_path / "cache", WeightsHashes(tmp_path / "cache"), reserve_bytes=0
    )
    flag = CancelFlag()
    flag.set()
    with pytest.raises(JobCancelled):
        converted.take(find_weights(single, "unet", "Tiny"), HALF, flag)
    assert list((tmp_path / "cache" / "converted").iterdir()) == []


def test_a_file_without_some_weights_is_refused(layouts: Layouts, tmp_path: Path) -> None:
    single = shutil.copytree(layouts(Variant.V)[1], tmp_path / "single")
    file = single / FILE
    data = file.read_bytes()
    name = b"model.diffusion_model.out.2.bias"
    assert data.count(name) == 1
    file.write_bytes(data.replace(name, b"model.diffusion_model.out.2.oops"))
    with pytest.raises(StudioError) as raised:
        picture(tmp_path / "cache", single, Variant.V, FULL)
    assert raised.value.code is ErrorCode.MODEL_FILE_DAMAGED
    assert raised.value.arguments["file"] == FILE


@pytest.mark.parametrize("variant", KINDS, ids=lambda variant: variant.name.lower())
def test_every_weight_of_the_full_size_is_found_under_its_name(variant: Variant) -> None:
    """Also of the hybrid depth estimator, which has no tiny likeness."""
    for component in component_names(variant):
        model: Any = meta_model(variant, component, "full")
        ours = random_weights(variant, component, model, 0)
        originals: dict[str, Tensor] = {
            PART_PREFIXES[component][0] + key: torch.empty(weight.shape, device="meta")
            for key, weight in ORIGINALS[component](ours)
        }
        config = model.config if isinstance(model.config, dict) else model.config.to_dict()
        found = {
            key.removeprefix("text_model."): tuple(weight.shape)
            for key, weight in convert(
                originals, component, json.loads(json.dumps(dict(config)))
            ).items()
        }
        expected = {key: tuple(weight.shape) for key, weight in ours.items()}
        assert {key: found.get(key) for key in expected} == expected
