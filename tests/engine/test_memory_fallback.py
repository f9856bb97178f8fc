"""When there is not enough memory: a picture all the same, or one sentence with what would fit."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest
import torch
from pydantic import BaseModel

from sdstudio.domain import modes
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.memory_savings import ALL, MemorySaving
from sdstudio.domain.messages import Progress
from sdstudio.domain.request import GenerationRequest
from sdstudio.engine import (
    attention,
    autoencoder,
    denoising,
    device,
    diffusers_engine,
    tiling,
    winograd,
)
from sdstudio.engine.attention import few_rows_at_a_time
from sdstudio.engine.device import BACKENDS, backend
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.engine.footprint import ALWAYS_BYTES, Footprint, denoised_size_px
from sdstudio.engine.memory_fallback import MemoryFallback
from sdstudio.engine.numerics import PrecisionRetries
from sdstudio.engine.pipeline import Pipeline
from sdstudio.engine.protocol import CancelFlag
from sdstudio.engine.tiling import VaeTiling
from sdstudio.engine.weights_hashes import find_weights
from sdstudio.engine.winograd import WinogradConv2d
from sdstudio.imaging import Rgb
from tests.engine.conversation import NO_INPUTS, a_request
from tests.engine.tiny import Heard, an_engine, run, write_tokenizer
from tests.support.checkpoints import Variant, build_checkpoint
from tests.support.pictures import some_rgb
from tests.support.scarce import Scarce

IMAGE, MASK = InputRole.IMAGE, InputRole.MASK
LARGE: Mapping[str, Any] = {"width": 128, "height": 128, "steps": 1, "sampler": "ddim"}
NOT_ENOUGH = "DefaultCPUAllocator: can't allocate memory: you tried …"


@pytest.fixture(scope="module")
def folders(
    tiny_checkpoints: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Path]:
    made = tmp_path_factory.mktemp("more")
    tokenizer = write_tokenizer(made / "tokenizer")
    upscaler = build_checkpoint(
        made / "upscaler", Variant.UPSCALER, tokenizer=tokenizer, layers_per_block=1, levels=2
    )
    variation = build_checkpoint(
        made / "variation", Variant.VARIATION, tokenizer=tokenizer, layers_per_block=1, levels=2
    )
    return {**tiny_checkpoints, "upscaler": upscaler, "variation": variation}


@pytest.fixture(scope="module")
def one_engine(tmp_path_factory: pytest.TempPathFactory) -> DiffusersEngine:
    return an_engine(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def engine(one_engine: DiffusersEngine) -> DiffusersEngine:
    """One that has not met a lack of memory yet."""
    one_engine._memory_fallback = MemoryFallback()
    return one_engine


def a_mask() -> Rgb:
    mask = np.zeros((128, 128, 3), np.uint8)
    mask[32:64, 32:96] = 255
    return mask


PICTURE = some_rgb(128, 128)
#: For each way through the engine: the model, the mode, what it starts from, and how.
JOBS: Mapping[str, tuple[str, str, Mapping[InputRole, Rgb], Mapping[str, Any]]] = MappingProxyType(
    {
        "words": ("v_prediction", modes.TEXT_TO_IMAGE.key, {}, LARGE),
        "second pass": (
            "epsilon",
            modes.TEXT_TO_IMAGE.key,
            {},
            {**LARGE, "width": 64, "height": 64, "second_pass": 2.0},
        ),
        "picture": ("epsilon", modes.IMAGE_TO_IMAGE.key, {IMAGE: PICTURE}, LARGE),
        "part": ("inpainting", modes.INPAINTING.key, {IMAGE: PICTURE, MASK: a_mask()}, LARGE),
        "depth": ("depth", modes.DEPTH_TO_IMAGE.key, {IMAGE: PICTURE}, LARGE),
        "enlarge": (
            "upscaler",
            modes.UPSCALE.key,
            {IMAGE: some_rgb(32, 32)},
            {"steps": 1, "sampler": "ddim"},
        ),
        "variation": ("variation", modes.VARIATION.key, {IMAGE: PICTURE}, LARGE),
    }
)


def a_job(name: str) -> tuple[str, GenerationRequest, Mapping[InputRole, Rgb]]:
    model, mode, inputs, params = JOBS[name]
    return model, a_request(mode=mode, inputs=inputs, **params), inputs


@pytest.mark.parametrize("name", JOBS)
def test_all_that_is_denoised_ends_in_a_picture_or_a_sentence_and_its_rung_gives_it_again(
    engine: DiffusersEngine,
    folders: Mapping[str, Path],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    monkeypatch.setattr(tiling, "SMALL_TILE_PX", 64)
    model, request, inputs = a_job(name)

    def made(**options: Any) -> Heard:
        return run(engine, request, folders[model], inputs=inputs, **options)

    made()  # loads the model
    with Scarce() as usual:
        plain = made()
    with Scarce() as sparing:
        made(savings=ALL)
    engine._memory_fallback = MemoryFallback()
    # With all savings it needs clearly less; a limit in between is too little for the others.
    assert sparing.peak_bytes < 0.9 * usual.peak_bytes
    with Scarce((sparing.peak_bytes + usual.peak_bytes) / 2) as scarce:
        scarcely = made()
    assert scarce.refused > 0
    rung = scarcely.ready()[0].provenance.memory_rung
    assert 0 < rung <= ALL
    engine._memory_fallback = MemoryFallback()
    again = made(savings=rung)
    assert np.array_equal(scarcely.pictures()[0], again.pictures()[0])
    assert again.ready()[0].provenance.memory_rung == rung

    engine._memory_fallback = MemoryFallback()
    with Scarce(sparing.peak_bytes / 4), pytest.raises(StudioError) as caught:
        made()
    assert caught.value.code in (ErrorCode.OUT_OF_MEMORY, ErrorCode.LESS_FITS)
    assert caught.value.__cause__ is caught.value.__context__ is None
    # What did not work is not kept to.
    assert np.array_equal(plain.pictures()[0], made().pictures()[0])


@pytest.mark.parametrize("rung", [*MemorySaving, ALL])
def test_each_rung_shows_the_same_picture(
    engine: DiffusersEngine, folders: Mapping[str, Path], rung: MemorySaving
) -> None:
    request = a_request(
        mode=modes.IMAGE_TO_IMAGE.key,
        inputs={IMAGE: PICTURE},
        **{**LARGE, "width": 320, "height": 320, "strength": 0.4},
    )
    plain, sparing = (
        run(engine, request, folders["epsilon"], inputs={IMAGE: PICTURE}, savings=savings)
        for savings in (MemorySaving(0), rung)
    )
    assert sparing.ready()[0].provenance.memory_rung == rung
    one, other = (heard.pictures()[0].astype(float) for heard in (plain, sparing))
    if rung is MemorySaving.LOW_MEMORY_DENOISING:
        # Rounding only.
        assert np.abs(one - other).max() <= 1
    else:
        # Each tile has its own group norms, so it's close but not equal.
        assert 0 < np.abs(one - other).mean() < 0.2 * one.std()


@pytest.mark.parametrize(
    "error",
    [
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 MiB"),
        MemoryError(),
        RuntimeError("[enforce fail] DefaultCPUAllocator: not enough memory: you tried"),
        RuntimeError("MPS backend out of memory"),
    ],
)
def test_memory_that_runs_out_once_costs_a_rung_and_not_the_picture(
    engine: DiffusersEngine,
    folders: Mapping[str, Path],
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
) -> None:
    denoise, low_memory_calls = denoising.denoise, []

    def scarce(*arguments: Any, low_memory: bool, **options: Any) -> Any:
        low_memory_calls.append(low_memory)
        if not low_memory:
            raise error
        return denoise(*arguments, low_memory=low_memory, **options)

    monkeypatch.setattr(denoising, "denoise", scarce)
    engine._pipeline_cache.clear()  # so that nothing else can go first
    request = a_request(count=2)
    heard = run(engine, request, folders["epsilon"])
    # The savings are remembered for this model, mode and size only.
    assert low_memory_calls == [False, True, True]
    rungs = [ready.provenance.memory_rung for ready in heard.ready()]
    assert rungs == [MemorySaving.LOW_MEMORY_DENOISING] * 2
    monkeypatch.undo()
    again = run(engine, a_request(), folders["epsilon"])
    assert again.ready()[0].provenance.memory_rung == MemorySaving.LOW_MEMORY_DENOISING
    other = run(engine, a_request(height=72), folders["epsilon"])
    assert other.ready()[0].provenance.memory_rung == 0


def test_the_latents_are_kept_while_the_decoder_gives_way(
    engine: DiffusersEngine, folders: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    decode, seen = autoencoder.decode, []

    def scarce(*arguments: Any) -> Any:
        seen.append(arguments[3])
        if arguments[3] is not VaeTiling.SMALL:
            raise RuntimeError(NOT_ENOUGH)
        return decode(*arguments)

    steps: list[int] = []

    def on_event(event: BaseModel) -> None:
        if isinstance(event, Progress):
            steps.append(event.step)

    monkeypatch.setattr(autoencoder, "decode", scarce)
    engine._pipeline_cache.clear()
    request = a_request(width=320, height=64, steps=2)
    heard = run(engine, request, folders["epsilon"], on_event=on_event)
    assert seen == [VaeTiling.USUAL, VaeTiling.SMALL]
    assert heard.ready()[0].provenance.memory_rung == MemorySaving.TILED_DECODE
    assert steps == [1, 2, 1, 2]  # steps, then tiles
    run(engine, request, folders["epsilon"])
    assert seen[2:] == [VaeTiling.SMALL]


@pytest.mark.parametrize("step", ["encode", "decode"])
class TestBetweenTwoPasses:
    """The UNet derives from its weights what the next pass derives again."""

    @pytest.fixture(autouse=True)
    def derives(self, engine: DiffusersEngine, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        monkeypatch.setattr(winograd, "_FEWEST_CHANNELS", 1)
        engine._pipeline_cache.clear()
        yield
        engine._pipeline_cache.clear()

    @pytest.fixture
    def passes(self, monkeypatch: pytest.MonkeyPatch) -> list[object]:
        denoise, begun = denoising.denoise, list[object]()

        def counted(*arguments: Any, **options: Any) -> Any:
            begun.append(arguments)
            assert len(begun) < 10, "goes on forever"
            return denoise(*arguments, **options)

        monkeypatch.setattr(denoising, "denoise", counted)
        return begun

    def test_it_gives_way_and_nothing_is_denoised_again(
        self,
        engine: DiffusersEngine,
        folders: Mapping[str, Path],
        monkeypatch: pytest.MonkeyPatch,
        passes: list[object],
        step: str,
    ) -> None:
        model, request, _ = a_job("second pass")
        plain = run(engine, request, folders[model]).pictures()[0]
        passes.clear()
        usual, refused = getattr(autoencoder, step), list[str]()

        def scarce(pipeline: Pipeline, *arguments: Any) -> Any:
            if len(passes) == 1 and any(
                isinstance(layer, WinogradConv2d) and layer._transformed is not None
                for layer in pipeline.unet.modules()
            ):
                refused.append(step)
                raise RuntimeError(NOT_ENOUGH)
            return usual(pipeline, *arguments)

        monkeypatch.setattr(autoencoder, step, scarce)
        heard = run(engine, request, folders[model])
        assert refused == [step]
        assert len(passes) == 2
        assert heard.ready()[0].provenance.memory_rung == 0
        assert np.array_equal(heard.pictures()[0], plain)

    def test_it_gives_way_once_where_that_is_not_enough(
        self,
        engine: DiffusersEngine,
        folders: Mapping[str, Path],
        monkeypatch: pytest.MonkeyPatch,
        passes: list[object],
        step: str,
    ) -> None:
        model, request, _ = a_job("second pass")

        def scarce(*_arguments: Any) -> Any:
            raise RuntimeError(NOT_ENOUGH)

        monkeypatch.setattr(autoencoder, step, scarce)
        with pytest.raises(StudioError) as caught:
            run(engine, request, folders[model])
        assert caught.value.code in (ErrorCode.OUT_OF_MEMORY, ErrorCode.LESS_FITS)
        # Once as usual, and once in tiles.
        assert len(passes) == 2


def test_other_models_go_before_any_pixel_changes(
    engine: DiffusersEngine, folders: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = run(engine, a_request(), folders["epsilon"]).pictures()[0]
    run(engine, a_request(), folders["v_prediction"])
    assert len(engine._pipeline_cache._kept) == 2
    denoise, failures = denoising.denoise, iter([True])

    def scarce(*arguments: Any, **options: Any) -> Any:
        if next(failures, False):
            raise MemoryError
        return denoise(*arguments, **options)

    monkeypatch.setattr(denoising, "denoise", scarce)
    heard = run(engine, a_request(), folders["epsilon"])
    assert len(engine._pipeline_cache._kept) == 1
    assert heard.ready()[0].provenance.memory_rung == 0
    assert np.array_equal(heard.pictures()[0], plain)


def test_a_model_that_does_not_fit_beside_others_is_loaded_alone(
    engine: DiffusersEngine, folders: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(engine, a_request(), folders["epsilon"])
    load = engine._pipeline_cache._load

    def scarce(*arguments: Any, **options: Any) -> Any:
        if engine._pipeline_cache._kept:
            raise MemoryError
        return load(*arguments, **options)

    monkeypatch.setattr(engine._pipeline_cache, "_load", scarce)
    assert len(run(engine, a_request(), folders["v_prediction"]).pictures()) == 1


class TestWhatWouldFit:
    @pytest.fixture
    def scarce(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def never(*_arguments: Any, **_options: Any) -> None:
            raise RuntimeError(NOT_ENOUGH)

        monkeypatch.setattr(denoising, "denoise", never)

    @pytest.mark.usefixtures("scarce")
    @pytest.mark.parametrize("name", ["words", "second pass", "part"])
    def test_is_said_with_the_size_that_was_asked_for(
        self,
        engine: DiffusersEngine,
        folders: Mapping[str, Path],
        monkeypatch: pytest.MonkeyPatch,
        name: str,
    ) -> None:
        model, request, inputs = a_job(name)
        monkeypatch.setattr(diffusers_engine, "available_bytes", lambda _device: 10**9)
        with pytest.raises(StudioError) as caught:
            run(engine, request, folders[model], inputs=inputs)
        assert caught.value.code is ErrorCode.LESS_FITS
        said = caught.value.arguments
        assert (said["width"], said["height"]) == (128, 128)
        assert (said["fit_width"], said["fit_height"]) == (64, 64)
        assert "64 × 64" in sentence_for(caught.value)
        assert "1.0 GB" in sentence_for(caught.value)

    @pytest.mark.usefixtures("scarce")
    def test_is_said_of_the_picture_to_start_from_where_that_decides_the_size(
        self,
        engine: DiffusersEngine,
        folders: Mapping[str, Path],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        model, request, inputs = a_job("enlarge")
        monkeypatch.setattr(diffusers_engine, "available_bytes", lambda _device: 10**9)
        with pytest.raises(StudioError) as caught:
            run(engine, request, folders[model], inputs=inputs)
        assert caught.value.code is ErrorCode.SMALLER_INPUT_FITS
        said = sentence_for(caught.value)
        assert "for 128 × 128." in said
        assert "16 × 16 at most." in said

    def test_counts_the_largest_network_alone_where_the_others_can_go(
        self, engine: DiffusersEngine, folders: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def needed(*, has_own_memory: bool) -> int:
            row = replace(BACKENDS[-1], maps_weights=False, has_own_memory=has_own_memory)
            monkeypatch.setattr(device, "BACKENDS", (row,))
            return engine._pipeline_cache.memory_needed(folders["epsilon"], "Tiny")[1]

        _dtype, mapped = engine._pipeline_cache.memory_needed(folders["epsilon"], "Tiny")
        unet = find_weights(folders["epsilon"], "unet", "Tiny").parameter_count()
        assert mapped == needed(has_own_memory=True) == unet * 4 < needed(has_own_memory=False)

    @pytest.mark.usefixtures("scarce")
    def test_is_not_made_up_where_nothing_would(
        self,
        engine: DiffusersEngine,
        folders: Mapping[str, Path],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(diffusers_engine, "available_bytes", lambda _device: 10**6)
        with pytest.raises(StudioError) as caught:
            run(engine, a_request(width=64, height=72), folders["epsilon"])
        assert caught.value.code is ErrorCode.OUT_OF_MEMORY
        assert caught.value.arguments == {"width": 64, "height": 72}

    def test_is_found_by_the_shape_of_the_networks(
        self, engine: DiffusersEngine, folders: Mapping[str, Path]
    ) -> None:
        dtype, weights = engine._pipeline_cache.memory_needed(folders["epsilon"], "Tiny")
        footprint = Footprint.of(folders["epsilon"], weights, dtype, tiled=False)
        assert 10**5 < weights < 10**8
        # What the networks are seen to take on the last rung is no more than was computed, and not
        # far below.
        request = a_request(**{**LARGE, "width": 256, "height": 256})
        run(engine, request, folders["epsilon"])
        with Scarce() as seen:
            run(engine, request, folders["epsilon"], savings=ALL)
        computed = footprint.needed(256, 256) - weights - ALWAYS_BYTES
        assert 0.2 * computed < seen.peak_bytes < computed
        assert footprint.fitting(512, 512, footprint.needed(448, 448)) == (384, 384)
        assert footprint.fitting(1024, 512, footprint.needed(768, 384)) == (768, 384)
        assert footprint.fitting(512, 512, weights) is None

    def test_an_upscaler_takes_a_tile_whatever_the_picture(
        self, folders: Mapping[str, Path]
    ) -> None:
        footprint = Footprint.of(folders["upscaler"], 0, torch.float32, tiled=True)
        pixels = 48 * (2048**2 - 1024**2)
        assert footprint.needed(2048, 2048) - footprint.needed(1024, 1024) == pixels

    def test_goes_by_the_size_that_is_denoised(self) -> None:
        inside = a_request(
            mode=modes.INPAINTING.key,
            inputs={IMAGE: some_rgb(300, 200), MASK: some_rgb(300, 200)},
            width=96,
            height=64,
        )
        assert denoised_size_px(inside) == (96, 64)
        assert denoised_size_px(a_request(second_pass=2.0)) == (128, 128)
        depth = a_request(mode=modes.DEPTH_MAP.key, inputs={IMAGE: some_rgb(300, 200)})
        assert denoised_size_px(depth) is None


def test_on_an_apple_self_attention_goes_by_rows(
    engine: DiffusersEngine, folders: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline = engine._pipeline_cache.take(folders["epsilon"], "Tiny", CancelFlag())
    unet, drawn = pipeline.unet, torch.Generator().manual_seed(0)
    latents, prompt = (
        torch.randn(1, 4, 32, 32, generator=drawn),
        torch.randn(1, 77, unet.config["cross_attention_dim"], generator=drawn),
    )
    taken = attention.row_tiled_attention
    calls = []

    def watched(*arguments: Any) -> Any:
        calls.append(arguments[0].shape)
        return taken(*arguments)

    monkeypatch.setattr(attention, "row_tiled_attention", watched)

    def predicted(device: str) -> torch.Tensor:
        with torch.inference_mode(), few_rows_at_a_time(unet, torch.device(device)):
            result: torch.Tensor = unet(latents, 500, encoder_hidden_states=prompt)[0]
            return result

    usual = predicted("cpu")
    assert not calls
    row = next(row for row in BACKENDS if row.key == "mps")
    monkeypatch.setattr(attention, "backend", lambda _device: row)
    by_rows = predicted("mps")
    monkeypatch.setattr(attention, "backend", backend)
    assert calls
    assert torch.allclose(usual, by_rows, atol=1e-5)
    calls.clear()
    assert torch.equal(usual, predicted("cpu"))
    assert not calls


def test_pictures_are_encoded_in_tiles_without_a_seam(
    engine: DiffusersEngine, folders: Mapping[str, Path]
) -> None:
    pipeline = engine._pipeline_cache.take(folders["epsilon"], "Tiny", CancelFlag())
    y, x = np.mgrid[0:448, 0:320] / 320
    waves = torch.from_numpy(np.stack([np.sin(5 * x), np.cos(4 * y), np.sin(3 * (x + y))]))
    picture = waves[None].float()
    with torch.inference_mode():
        whole, tiled = (
            autoencoder.encode(pipeline, picture, None, PrecisionRetries(), pieces)
            for pieces in (VaeTiling.WHOLE, VaeTiling.SMALL)
        )
    assert tiled.shape == whole.shape == (1, 4, 56, 40)
    assert 0 < float((tiled - whole).norm() / whole.norm()) < 0.5


@pytest.mark.parametrize("exact", [False, True])
def test_very_large_pictures_go_in_tiles_unless_they_are_to_be_exact(
    folders: Mapping[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exact: bool
) -> None:
    monkeypatch.setattr(tiling, "WHOLE_LATENTS", 20 * 20)
    monkeypatch.setattr(tiling, "TILE_PX", 128)
    engine = an_engine(tmp_path, exact=exact)
    vae = engine._pipeline_cache.take(folders["epsilon"], "Tiny", CancelFlag()).vae
    seen: list[int] = []
    for coder, px in ((vae.encoder, 1), (vae.decoder, 8)):
        coder.register_forward_pre_hook(
            lambda _coder, inputs, px=px: seen.append(px * max(inputs[0].shape[2:]))
        )
    inputs = {IMAGE: PICTURE}
    request = a_request(
        mode=modes.IMAGE_TO_IMAGE.key, inputs=inputs, width=192, height=192, steps=1, strength=0.5
    )
    heard = run(engine, request, folders["epsilon"], inputs=inputs)
    assert max(seen) == (192 if exact else 112)
    assert heard.ready()[0].provenance.memory_rung == 0


def test_a_request_without_inputs_begins_where_it_is_told_to(
    engine: DiffusersEngine, folders: Mapping[str, Path]
) -> None:
    heard = run(engine, a_request(), folders["epsilon"], inputs=NO_INPUTS, savings=ALL)
    assert heard.ready()[0].provenance.memory_rung == ALL
    # The process may have been killed for less, so the next one begins there, too.
    again = run(engine, a_request(), folders["epsilon"])
    assert again.ready()[0].provenance.memory_rung == ALL
