"""A VAE of a file of its own decodes as if the checkpoint had it."""

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import FAMILIES, family
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.vae import VaeRef
from sdstudio.domain.weights_layout import STEMS
from sdstudio.engine import device
from sdstudio.engine.footprint import Footprint
from tests.engine.conversation import a_request
from tests.engine.tiny import an_engine, run, write_tokenizer
from tests.support.checkpoints import Weight, stream_weights
from tests.support.family_checkpoints import build_family_checkpoint
from tests.support.single_files import ORIGINALS

Folders = Callable[[str], Path]

KEY = "sdxl-base"
OVERFLOWING = next(row for row in FAMILIES if row.never_float16)
FILE = f"vae/{STEMS['vae']}.safetensors"


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkpoint of the same family with other weights."""
    folder = tmp_path_factory.mktemp("other")
    row = family("sdxl")
    return build_family_checkpoint(
        folder / "model",
        row,
        row.configurations[0],
        tokenizer=write_tokenizer(folder / "tokenizer"),
        seed=5,
    )


def with_vae(file: Path, *, fits_float16: bool = False) -> GenerationRequest:
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    vae = VaeRef(name="Other VAE", sha256=sha256, fits_float16=fits_float16)
    return a_request().model_copy(update={"vae": vae})


def test_it_makes_the_picture_of_a_checkpoint_that_has_it(
    family_checkpoint: Folders, other: Path, tmp_path: Path
) -> None:
    folder = family_checkpoint(KEY)
    has_it = tmp_path / "model"
    shutil.copytree(folder, has_it)
    shutil.copyfile(other / FILE, has_it / FILE)
    wanted = run(an_engine(tmp_path), a_request(), has_it).pictures()[0]
    weights = load_file(other / FILE)
    named = {key: Weight(one.shape, one.clone) for key, one in weights.items()}
    original = dict(ORIGINALS["vae"](named))
    older = {
        key.replace(".to_out.0.", ".proj_attn.").replace(".to_q.", ".query."): one
        for key, one in weights.items()
    }
    stream_weights(tmp_path / "original.safetensors", original, torch.float32)
    save_file(older, tmp_path / "older.safetensors")
    engine = an_engine(tmp_path)
    own = run(engine, a_request(), folder)
    assert not np.array_equal(own.pictures()[0], wanted)
    for file in (
        other / FILE,
        tmp_path / "original.safetensors",
        tmp_path / "older.safetensors",
    ):
        request = with_vae(file)
        heard = run(engine, request, folder, vae=file)
        assert np.array_equal(heard.pictures()[0], wanted)
        provenance = heard.ready()[0].provenance
        assert request.vae is not None
        assert provenance.weights_sha256[f"vae/{file.name}"] == request.vae.sha256
    again = run(engine, a_request(), folder)
    assert np.array_equal(again.pictures()[0], own.pictures()[0])
    assert again.ready()[0].provenance.weights_sha256 == own.ready()[0].provenance.weights_sha256


@pytest.mark.parametrize("fits_float16", [False, True])
def test_only_one_that_fits_into_float16_computes_in_it(
    family_checkpoint: Folders,
    other: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fits_float16: bool,
) -> None:
    shared = replace(device.BACKENDS[-1], maps_weights=False)  # As on a Mac.
    monkeypatch.setattr(device, "BACKENDS", (shared,))
    assert "vae" in OVERFLOWING.never_float16
    engine, file = an_engine(tmp_path, dtype=torch.float16), other / FILE
    folder = family_checkpoint(KEY)
    heard = run(engine, with_vae(file, fits_float16=fits_float16), folder, vae=file)
    (pipeline,) = engine._pipeline_cache._kept.values()
    assert pipeline.vae.dtype is (torch.float16 if fits_float16 else torch.float32)
    assert heard.pictures()[0].std() > 0
    # A size that would fit is suggested for the VAE that is used.
    used = next(one for one in pipeline.weights if one.fits_float16 is not None)
    _dtype, needed_bytes = engine._pipeline_cache.memory_needed(folder, "Tiny", used)
    parts = (pipeline.unet, pipeline.vae, *(one.network for one in pipeline.text_encoders))
    assert needed_bytes == sum(one.nbytes for part in parts for one in part.parameters())
    tile = Footprint.of(folder, 0, torch.float16, tiled=False, vae_fits_float16=fits_float16).tile
    exact = Footprint.of(folder, 0, torch.float32, tiled=False).tile
    assert (tile < exact) is fits_float16


def test_one_that_is_gone_or_another_or_does_not_fit_is_reported(
    family_checkpoint: Folders, other: Path, tmp_path: Path
) -> None:
    folder, file = family_checkpoint(KEY), other / FILE
    unfit = tmp_path / "unfit.safetensors"
    weights = load_file(file)
    weights["encoder.down_blocks.3.resnets.0.conv1.weight"] = torch.zeros(8, 16, 3, 3)
    save_file(weights, unfit)
    for given, read, code in (
        (file, tmp_path / "gone.safetensors", ErrorCode.VAE_GONE),
        (file, unfit, ErrorCode.MODEL_FILE_DAMAGED),
        (unfit, unfit, ErrorCode.VAE_UNFIT),
    ):
        with pytest.raises(StudioError) as caught:
            run(an_engine(tmp_path / "cache"), with_vae(given), folder, vae=read)
        assert caught.value.code is code
