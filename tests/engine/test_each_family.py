"""What the engine does for any checkpoint it does for those of every family."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from diffusers import DDIMScheduler, StableDiffusionXLImg2ImgPipeline
from PIL import Image

from sdstudio.domain import modes
from sdstudio.domain.families import FAMILIES
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.memory_savings import ALL, MemorySaving
from sdstudio.domain.messages import Preview
from sdstudio.domain.weights_layout import STEMS
from sdstudio.engine import autoencoder, denoising, device, tiling, winograd
from sdstudio.engine.conditioning import Conditioning
from sdstudio.engine.converted_weights import ConvertedWeights
from sdstudio.engine.families import functions
from sdstudio.engine.fast_mode import FastMode
from sdstudio.engine.footprint import Footprint
from sdstudio.engine.memory import MemoryLimit
from sdstudio.engine.memory_fallback import MemoryFallback
from sdstudio.engine.numerics import PrecisionRetries
from sdstudio.engine.protocol import CancelFlag
from sdstudio.engine.tiling import VaeTiling
from sdstudio.engine.winograd import WinogradConv2d
from sdstudio.models.adapter_inspection import inspect_adapter
from tests.engine.conversation import a_request
from tests.engine.test_adapters_of_families import write_whole
from tests.engine.test_sequential_offload import a_card, same_in_turns
from tests.engine.tiny import Heard, an_engine, run
from tests.support.pictures import some_rgb
from tests.support.scarce import Scarce

Folders = Callable[[str], Path]

#: The first family has tests of its own.
CONFIGURATIONS = [one.key for row in FAMILIES[1:] for one in row.configurations]
#: In this order.
LOADED = ("unet", "vae", "text_encoder", "text_encoder_2")
OVERFLOWING = [row for row in FAMILIES if row.never_float16]


def inputs_of(key: str) -> tuple[str, dict[InputRole, Any]]:
    if not key.endswith("inpainting"):
        return modes.TEXT_TO_IMAGE.key, {}
    mask = np.zeros((64, 64, 3), np.uint8)
    mask[16:48, 16:48] = 255
    return modes.INPAINTING.key, {InputRole.IMAGE: some_rgb(64, 64), InputRole.MASK: mask}


def a_pipeline(folder: Path, cache: Path, dtype: torch.dtype | None = None) -> Any:
    return an_engine(cache, dtype=dtype)._pipeline_cache.take(folder, "Tiny", CancelFlag())


@pytest.mark.parametrize("key", CONFIGURATIONS)
def test_pictures_are_repeatable_and_the_same_where_the_networks_take_turns(
    family_checkpoint: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    mode, inputs = inputs_of(key)
    request = a_request(mode=mode, inputs=inputs, count=2, prompt="a (red:1.2) fish " * 12)

    def made() -> Any:
        return run(an_engine(tmp_path), request, family_checkpoint(key), inputs=inputs)

    usual, again = made(), made()
    for one, other in zip(usual.pictures(), again.pictures(), strict=True):
        assert one.std() > 10
        assert np.array_equal(one, other)
    a_card(monkeypatch, free_bytes=2**30)
    same_in_turns(usual, made())


@pytest.mark.parametrize("key", CONFIGURATIONS)
def test_a_picture_that_does_not_fit_into_memory_is_made_with_savings(
    family_checkpoint: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setattr(tiling, "SMALL_TILE_PX", 64)
    mode, inputs = inputs_of(key)
    request = a_request(mode=mode, inputs=inputs, width=128, height=128, steps=1, sampler="ddim")
    engine, folder = an_engine(tmp_path), family_checkpoint(key)
    run(engine, request, folder, inputs=inputs)  # loads the model
    with Scarce() as usual:
        plain = run(engine, request, folder, inputs=inputs)
    with Scarce() as least:
        run(engine, request, folder, inputs=inputs, savings=ALL)
    engine._memory_fallback = MemoryFallback()
    with Scarce((least.peak_bytes + usual.peak_bytes) / 2) as scarce:
        sparing = run(engine, request, folder, inputs=inputs)
    assert scarce.refused
    assert sparing.ready()[0].provenance.memory_rung
    # Tiles have group norms of their own, so it's close but not equal.
    one, other = (heard.pictures()[0].ravel() for heard in (plain, sparing))
    assert np.corrcoef(one, other)[0, 1] > 0.9


@pytest.mark.parametrize("key", CONFIGURATIONS)
def test_what_a_picture_needs_is_estimated_and_is_enough(
    family_checkpoint: Folders, tmp_path: Path, key: str
) -> None:
    mode, inputs = inputs_of(key)
    folder, engine = family_checkpoint(key), an_engine(tmp_path)
    dtype, weights_bytes = engine._pipeline_cache.memory_needed(folder, "Tiny")
    footprint = Footprint.of(folder, weights_bytes, dtype, tiled=False)
    request = a_request(mode=mode, inputs=inputs, width=256, height=128, steps=1)
    run(engine, request, folder, inputs=inputs)
    with Scarce() as measured:
        run(engine, request, folder, inputs=inputs, savings=ALL)
    assert measured.peak_bytes < footprint.needed(256, 128) - weights_bytes
    assert footprint.needed(512, 512) > footprint.needed(256, 128)


@pytest.mark.parametrize("key", CONFIGURATIONS)
def test_fast_computes_the_outermost_layer_as_the_whole_unet_does(
    family_checkpoint: Folders, tmp_path: Path, key: str
) -> None:
    unet = a_pipeline(family_checkpoint(key), tmp_path).unet
    row = next(row for row in FAMILIES for one in row.configurations if one.key == key)
    code, drawn = functions(row.key), torch.Generator().manual_seed(1)
    blank = code.blank_conditioning(unet.config, torch.float32).tensors
    conditioning = Conditioning(
        {
            name: torch.randn(2, *one.shape[1:], generator=drawn)
            if one.is_floating_point()
            else one.expand(2, -1) + 64
            for name, one in blank.items()
        }
    )
    latents = torch.randn(2, unet.config["in_channels"], 16, 16, generator=drawn)
    cuts = FastMode(unet, 10)
    with torch.inference_mode():
        whole, shortened = (
            code.predict(cuts.evaluation(number), latents, torch.tensor(801), conditioning)
            for number in (2, 3)
        )
    assert torch.allclose(whole, shortened, atol=1e-5)


@pytest.mark.parametrize("key", CONFIGURATIONS)
def test_a_fast_picture_with_previews_is_made(
    family_checkpoint: Folders, tmp_path: Path, key: str
) -> None:
    mode, inputs = inputs_of(key)
    folder = family_checkpoint(key)
    full, fast = (
        run(
            an_engine(tmp_path),
            a_request(mode=mode, inputs=inputs, steps=8, fast=fast, sampler="ddim"),
            folder,
            inputs=inputs,
        )
        for fast in (False, True)
    )
    difference = np.subtract(full.pictures()[0], fast.pictures()[0], dtype=float)
    assert 0 < np.abs(difference).mean() < full.pictures()[0].std()
    assert any(isinstance(event, Preview) for event in full.events)


@pytest.mark.parametrize("row", OVERFLOWING, ids=lambda row: row.key)
def test_what_would_overflow_in_float16_computes_in_float32(
    family_checkpoint: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: Any
) -> None:
    shared = replace(device.BACKENDS[-1], maps_weights=False)  # As on a Mac.
    monkeypatch.setattr(device, "BACKENDS", (shared,))
    folder = family_checkpoint(row.configurations[0].key)
    engine = an_engine(tmp_path, dtype=torch.float16)
    pipeline = engine._pipeline_cache.take(folder, "Tiny", CancelFlag())
    parts = {"unet": pipeline.unet, "vae": pipeline.vae} | {
        unit.row.component: unit.network for unit in pipeline.text_encoders
    }
    for component, network in parts.items():
        wanted = torch.float32 if component in row.never_float16 else torch.float16
        assert network.dtype is wanted
    dtype, weights_bytes = engine._pipeline_cache.memory_needed(folder, "Tiny")
    assert weights_bytes > sum(network.num_parameters() for network in parts.values()) * 2
    needed = Footprint.of(folder, weights_bytes, dtype, tiled=False)
    assert needed.tile == Footprint.of(folder, weights_bytes, torch.float32, tiled=False).tile
    heard = run(engine, a_request(), folder)
    assert heard.ready()[0].provenance.redone_steps == 0
    exact = run(an_engine(tmp_path), a_request(), folder).pictures()[0]
    difference = np.subtract(heard.pictures()[0], exact, dtype=float)
    assert np.abs(difference).mean() < 0.2 * exact.std()


def test_an_autoencoder_made_for_float16_computes_in_it(
    family_checkpoint: Folders, tmp_path: Path
) -> None:
    folder = tmp_path / "model"
    shutil.copytree(family_checkpoint("sdxl-base"), folder)
    config = folder / "vae" / "config.json"
    config.write_text(
        json.dumps({**json.loads(config.read_text("utf-8")), "force_upcast": False}), "utf-8"
    )
    assert a_pipeline(folder, tmp_path, torch.float16).vae.dtype is torch.float16


def test_a_second_pass_is_told_its_own_size_as_diffusers_is(
    family_checkpoint: Folders, tmp_path: Path
) -> None:
    folder, engine = family_checkpoint("sdxl-base"), an_engine(tmp_path, exact=True)
    usual: dict[str, Any] = {
        "sampler": "ddim",
        "seed": 3,
        "guidance_scale": 4,
        "steps": 6,
        "second_pass_strength": 0.5,
    }
    ours = run(engine, a_request(second_pass=2.0, **usual), folder).pictures()[0]
    first = run(engine, a_request(**usual), folder).pictures()[0]
    theirs = StableDiffusionXLImg2ImgPipeline.from_pretrained(folder, dtype=torch.float32)
    theirs.set_progress_bar_config(disable=True)
    theirs.scheduler = DDIMScheduler.from_config(theirs.scheduler.config)
    wanted = theirs(
        "a fish",
        image=Image.fromarray(first).resize((128, 128), Image.Resampling.LANCZOS),
        negative_prompt="",
        strength=0.5,
        num_inference_steps=6,
        guidance_scale=4,
        generator=torch.Generator("cpu").manual_seed(3),
        output_type="np",
    ).images[0]
    assert np.abs(ours - 255 * wanted).max() <= 1


def test_a_large_picture_is_decoded_in_tiles_that_do_not_show(
    family_checkpoint: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = family_checkpoint("sdxl-base")
    pipeline = a_pipeline(folder, tmp_path)
    monkeypatch.setattr(tiling, "WHOLE_LATENTS", 16 * 16)
    monkeypatch.setattr(tiling, "TILE_PX", 128)
    latents = torch.randn(1, 4, 24, 24, generator=torch.Generator().manual_seed(2))
    tiles: list[int] = []
    with torch.inference_mode():
        whole, tiled = (
            autoencoder.decode(
                pipeline, latents, PrecisionRetries(), way, lambda done, _count: tiles.append(done)
            ).astype(float)
            for way in (VaeTiling.WHOLE, VaeTiling.USUAL)
        )
    assert len(tiles) > 1
    assert np.abs(whole - tiled).mean() < 0.2 * whole.std()


@pytest.fixture(params=["by their kind of device", "for want of room for a converted copy"])
def copied(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights are copies in memory instead of mapped."""
    if request.param.startswith("by"):
        row = replace(device.BACKENDS[-1], maps_weights=False)
        monkeypatch.setattr(device, "BACKENDS", (row,))
    else:
        monkeypatch.setattr(ConvertedWeights, "take", lambda *_arguments: None)
        monkeypatch.setattr(ConvertedWeights, "is_needed", lambda *_arguments: True)


def parameters_of(*networks: Any) -> int:
    return sum(weight.numel() for network in networks for weight in network.parameters())


@pytest.mark.usefixtures("copied")
@pytest.mark.parametrize("key", ["sd1-base", "sdxl-base"])
def test_text_encoders_go_before_any_pixel_changes_where_they_are_copies(
    family_checkpoint: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    folder, engine = family_checkpoint(key), an_engine(tmp_path)
    request = a_request(count=2)
    plain = run(engine, request, folder)
    denoise, failures = denoising.denoise, iter([True])

    def scarce(pipeline: Any, *arguments: Any, **options: Any) -> Any:
        if next(failures, False):
            raise MemoryError
        assert parameters_of(*(unit.network for unit in pipeline.text_encoders)) == 0
        return denoise(pipeline, *arguments, **options)

    monkeypatch.setattr(denoising, "denoise", scarce)
    sparing = run(engine, request, folder)
    assert [ready.provenance.memory_rung for ready in sparing.ready()] == [0, 0]
    monkeypatch.setattr(denoising, "denoise", denoise)
    again = run(engine, request, folder)
    for one, other, third in zip(
        plain.pictures(), sparing.pictures(), again.pictures(), strict=True
    ):
        assert np.array_equal(one, other)
        assert np.array_equal(one, third)


@pytest.mark.usefixtures("copied")
def test_the_unet_goes_before_the_last_picture_is_decoded_in_tiles_where_it_is_a_copy(
    family_checkpoint: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, engine = family_checkpoint("sdxl-base"), an_engine(tmp_path)
    write_whole(tmp_path / "lora.safetensors", a_pipeline(folder, tmp_path), 2)
    lora = inspect_adapter(tmp_path / "lora.safetensors")
    files = {lora.sha256: str(lora.file)}
    decode = autoencoder.decode

    def made(count: int) -> Heard:
        request = a_request(count=count).model_copy(update={"adapters": (lora.ref(0.7),)})
        return run(engine, request, folder, adapters=files)

    def scarce(pipeline: Any, *arguments: Any) -> Any:
        if parameters_of(pipeline.unet) and arguments[2] is not VaeTiling.SMALL:
            raise MemoryError
        return decode(pipeline, *arguments)

    plain = made(2).pictures()
    monkeypatch.setattr(autoencoder, "decode", scarce)
    only, tiled = made(1).ready()[0].provenance, made(2).ready()[0].provenance
    assert (only.memory_rung, tiled.memory_rung) == (0, MemorySaving.TILED_DECODE)
    monkeypatch.setattr(autoencoder, "decode", decode)
    engine._memory_fallback = MemoryFallback()
    for one, other in zip(plain, made(2).pictures(), strict=True):
        assert np.array_equal(one, other)


def test_what_is_derived_from_weights_goes_before_a_picture_is_decoded_in_tiles(
    family_checkpoint: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(winograd, "_FEWEST_CHANNELS", 16)
    folder, engine = family_checkpoint("sdxl-base"), an_engine(tmp_path)
    request = a_request(count=2)
    plain = run(engine, request, folder)
    decode, attempts = autoencoder.decode, []

    def scarce(pipeline: Any, *arguments: Any) -> Any:
        layers = [one for one in pipeline.unet.modules() if isinstance(one, WinogradConv2d)]
        attempts.append(any(one._transformed is not None for one in layers))
        if attempts[-1]:
            raise MemoryError
        return decode(pipeline, *arguments)

    monkeypatch.setattr(autoencoder, "decode", scarce)
    sparing = run(engine, request, folder)
    assert attempts == [True, False] * 2
    assert [ready.provenance.memory_rung for ready in sparing.ready()] == [0, 0]
    for one, other in zip(plain.pictures(), sparing.pictures(), strict=True):
        assert np.array_equal(one, other)


def test_weights_that_are_mapped_leave_the_memory_that_is_free_to_those_that_follow(
    family_checkpoint: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renewed: list[int] = []

    def renew(_limit: MemoryLimit, mapped_bytes: int = 0) -> None:
        renewed.append(mapped_bytes)

    monkeypatch.setattr(MemoryLimit, "renew", renew)
    folder = family_checkpoint("sdxl-base")
    run(an_engine(tmp_path), a_request(), folder)
    files = [folder / name / f"{STEMS[name]}.safetensors" for name in LOADED]
    # At the beginning, before each network, and before the picture.
    assert renewed == [0, *(file.stat().st_size for file in files), 0]
