"""Depth Anything in the engine: the tensors, the numbers and the pictures of transformers."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file
from transformers import DepthAnythingConfig, DepthAnythingForDepthEstimation, Dinov2Config
from transformers.models.dpt.image_processing_pil_dpt import DPTImageProcessorPil

from sdstudio.domain import modes
from sdstudio.domain.auxiliary_models import AuxiliaryKind, AuxiliaryModel
from sdstudio.domain.checkpoint import Checkpoint, estimator
from sdstudio.domain.draft import Draft
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.resolving import resolve
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.engine.modes.depth_map import grey_picture
from sdstudio.imaging import Rgb, input_ref
from sdstudio.models.catalogue import Catalogue
from sdstudio.models.hashing import hash_file
from sdstudio.models.importing.examine import examine
from sdstudio.weights.depth_anything import OPTIONAL, DepthAnything
from sdstudio.weights.dinov2 import Dinov2
from sdstudio.weights.header import read_header
from tests.engine.tiny import an_engine, run
from tests.support.depth_anything import TINY, original_tensors, random_tensors, write_estimator

#: What the published small one is built like: 99,173,660 bytes.
SMALL = DepthAnything(
    Dinov2(width=384, layers=12, patch_px=14, grid=37, mlp_ratio=4),
    neck=(48, 96, 192, 384),
    fusion=64,
    head=32,
)


def config_of(shape: DepthAnything) -> DepthAnythingConfig:
    """As in the published config.json."""
    return DepthAnythingConfig(
        backbone_config=Dinov2Config(
            hidden_size=shape.backbone.width,
            num_hidden_layers=shape.backbone.layers,
            num_attention_heads=shape.backbone.heads,
            mlp_ratio=shape.backbone.mlp_ratio,
            image_size=shape.backbone.grid * shape.backbone.patch_px,
            patch_size=shape.backbone.patch_px,
            out_indices=list(shape.stages),
            reshape_hidden_states=False,
        ),
        reassemble_hidden_size=shape.backbone.width,
        neck_hidden_sizes=list(shape.neck),
        fusion_hidden_size=shape.fusion,
        head_hidden_size=shape.head,
    )


def checkpoint_of(file: Path) -> Checkpoint:
    sha256 = hash_file(file).sha256
    return estimator(AuxiliaryModel(AuxiliaryKind.DEPTH, "Tiny depth", file.parent, file, sha256))


def a_picture(width: int = 90, height: int = 64) -> Rgb:
    rng = np.random.default_rng(1)
    coarse = rng.integers(0, 255, (height // 8 + 1, width // 8 + 1, 3), np.uint8)
    return np.ascontiguousarray(coarse.repeat(8, 0).repeat(8, 1)[:height, :width])


def depth_request(file: Path, picture: Rgb) -> GenerationRequest:
    inputs = (input_ref(InputRole.IMAGE, picture),)
    draft = Draft(mode=modes.DEPTH_MAP.key, inputs=inputs)
    return resolve(draft, checkpoint_of(file), drawn_seed=0)


@pytest.fixture
def engine(tmp_path: Path) -> DiffusersEngine:
    return an_engine(tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_estimator(tmp_path / "tiny.safetensors")


@pytest.mark.parametrize("shape", [SMALL, TINY])
def test_the_tensors_are_those_that_transformers_writes(
    tmp_path: Path, shape: DepthAnything
) -> None:
    with torch.device("meta"):
        network = DepthAnythingForDepthEstimation(config_of(shape))
    if shape is TINY:
        network = network.to_empty(device="cpu")
        network.save_pretrained(tmp_path)
        with (tmp_path / "model.safetensors").open("rb") as opened:
            shapes = dict(read_header(opened).shapes)
        assert shapes == dict(shape.tensors())
        assert DepthAnything.of(shapes) == shape
    assert sum(one.numel() for one in network.parameters()) == sum(
        int(np.prod(one)) for _, one in shape.tensors()
    )
    assert SMALL.stages == (3, 6, 9, 12)
    large = replace(SMALL, backbone=replace(SMALL.backbone, layers=24))
    assert large.stages == (5, 12, 18, 24)


@pytest.mark.parametrize("has_mask", [True, False])
def test_a_depth_map_is_that_of_transformers(
    tmp_path: Path, engine: DiffusersEngine, file: Path, has_mask: bool
) -> None:
    if not has_mask:
        tensors = load_file(file)
        for name in OPTIONAL:
            tensors.pop(name, None)
        save_file(tensors, file, {"format": "pt"})
    picture = a_picture()
    heard = run(engine, depth_request(file, picture), file, inputs={InputRole.IMAGE: picture})
    (made,) = heard.pictures()

    folder = tmp_path / "published"
    folder.mkdir()
    save_file(load_file(file), folder / "model.safetensors", {"format": "pt"})
    config_of(TINY).save_pretrained(folder)
    network = DepthAnythingForDepthEstimation.from_pretrained(folder).eval()
    side_px = TINY.backbone.grid * TINY.backbone.patch_px
    processor = DPTImageProcessorPil(
        size={"height": side_px, "width": side_px},
        keep_aspect_ratio=True,
        ensure_multiple_of=TINY.backbone.patch_px,
        resample=3,
        image_mean=[0.485, 0.456, 0.406],
        image_std=[0.229, 0.224, 0.225],
    )
    with torch.inference_mode():
        pixels = processor(images=[picture], return_tensors="pt").pixel_values
        theirs = network(pixels).predicted_depth
    height, width, _ = picture.shape
    expected = grey_picture(theirs, width, height)
    assert np.abs(made.astype(int) - expected).max() <= 1
    # It isn't flat, whatever the random network sees.
    assert np.ptp(made) > 100

    (ready,) = heard.ready()
    assert ready.request.checkpoint.name == "Tiny depth"
    assert ready.provenance.weights_sha256 == {file.name: hash_file(file).sha256}
    # What verifying does.
    again = run(engine, ready.request, file, inputs={InputRole.IMAGE: picture})
    assert np.array_equal(again.pictures()[0], made)


def test_a_file_of_the_original_code_gives_the_same_depth(
    tmp_path: Path, engine: DiffusersEngine, file: Path
) -> None:
    tensors = original_tensors(random_tensors())
    original = tmp_path / "depth_anything_v2_tiny.safetensors"
    save_file({name: torch.from_numpy(one) for name, one in tensors.items()}, original)
    shapes = {name: one.shape for name, one in tensors.items()}
    assert shapes == dict(DepthAnything.of(shapes).tensors())
    pickled = tmp_path / "depth_anything_v2_tiny.pth"
    torch.save({name: torch.from_numpy(one) for name, one in tensors.items()}, pickled)
    for path, needs_conversion in ((original, False), (pickled, True)):
        found = examine(path, catalogue=Catalogue(version=1), bundled=tmp_path)
        assert (found.kind, found.needs_conversion) == (AuxiliaryKind.DEPTH, needs_conversion)
    picture = a_picture()
    inputs = {InputRole.IMAGE: picture}
    expected, made = (
        run(engine, depth_request(one, picture), one, inputs=inputs).pictures()[0]
        for one in (file, original)
    )
    assert np.array_equal(made, expected)
    assert np.ptp(made) > 100


def test_what_is_not_what_its_name_says_is_refused(
    engine: DiffusersEngine, file: Path, tmp_path: Path
) -> None:
    picture = a_picture()
    request = depth_request(file, picture)
    other = write_estimator(tmp_path / "other.safetensors", seed=2)
    with pytest.raises(StudioError) as caught:
        run(engine, request, other, inputs={InputRole.IMAGE: picture})
    assert caught.value.code is ErrorCode.MODEL_FILE_DAMAGED
    text = request.model_copy(update={"mode": modes.IMAGE_TO_IMAGE.key})
    with pytest.raises(StudioError) as caught:
        run(engine, text, file, inputs={InputRole.IMAGE: picture})
    assert caught.value.code is ErrorCode.MODEL_WRONG_KIND
