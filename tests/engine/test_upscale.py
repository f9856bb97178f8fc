"""Enlarging: as diffusers does it where that can be done, and in tiles that do not show."""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from diffusers import StableDiffusionUpscalePipeline
from PIL import Image
from pydantic import BaseModel

from sdstudio.domain import modes, samplers
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.messages import Preview, Progress
from sdstudio.engine import autoencoder, tiling
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.engine.modes import upscale
from sdstudio.engine.numerics import PrecisionRetries
from sdstudio.engine.protocol import CancelFlag, JobCancelled
from sdstudio.engine.tiling import Tiles, VaeTiling
from sdstudio.imaging import Rgb
from tests.engine.tiny import an_engine, make_from, write_tokenizer
from tests.support.checkpoints import Variant, build_checkpoint
from tests.support.parity import their_scheduler
from tests.support.pictures import some_rgb


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("upscaler")
    tokenizer = write_tokenizer(made / "tokenizer")
    return build_checkpoint(
        made / "model", Variant.UPSCALER, tokenizer=tokenizer, layers_per_block=1
    )


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> DiffusersEngine:
    return an_engine(tmp_path_factory.mktemp("cache"), exact=True)


@cache
def _pipeline(folder: Path) -> Any:
    pipeline = StableDiffusionUpscalePipeline.from_pretrained(folder)
    pipeline.set_progress_bar_config(disable=True)
    return pipeline


def reference(folder: Path, picture: Rgb, sampler: str, **options: Any) -> Any:
    """What diffusers makes of it, as values in 0 … 255 that are not rounded."""
    pipeline, row = _pipeline(folder), samplers.sampler(sampler)
    usual = pipeline.scheduler
    pipeline.scheduler = their_scheduler(row, usual.config)
    try:
        generator = torch.Generator("cpu").manual_seed(7)
        image = Image.fromarray(picture)
        made = pipeline(image=image, generator=generator, output_type="np", **options)
        return 255 * made.images[0]
    finally:
        pipeline.scheduler = usual


@pytest.mark.parametrize("sampler", ["dpmpp_2m", "ddim", "euler_a", "heun"])
@pytest.mark.parametrize(
    ("guidance", "level", "size"), [(9.0, 20, (24, 32)), (1.0, 350, (32, 16)), (4.0, 0, (16, 16))]
)
def test_a_small_picture_is_enlarged_as_diffusers_does_it(
    engine: DiffusersEngine,
    folder: Path,
    tmp_path: Path,
    sampler: str,
    guidance: float,
    level: int,
    size: tuple[int, int],
) -> None:
    picture = some_rgb(*size)
    ours = make_from(
        engine,
        modes.UPSCALE,
        picture,
        folder,
        sampler=sampler,
        guidance_scale=guidance,
        noise_level=level,
        negative_prompt="dull",
        seed=7,
    ).pictures()[0]
    theirs = reference(
        folder,
        picture,
        sampler,
        prompt="a fish",
        negative_prompt="dull",
        num_inference_steps=4,
        guidance_scale=guidance,
        noise_level=level,
    )
    assert ours.shape == (4 * size[1], 4 * size[0], 3)
    assert theirs.std() > 10
    assert np.abs(ours - theirs).max() <= 1


def smooth(width: int, height: int) -> Rgb:
    return np.asarray(Image.radial_gradient("L").convert("RGB").resize((width, height)))


def test_a_picture_of_any_size_comes_out_exactly_four_times_as_large(
    engine: DiffusersEngine, folder: Path, tmp_path: Path
) -> None:
    for width, height in ((17, 23), (50, 35), (16, 81)):
        made = make_from(engine, modes.UPSCALE, smooth(width, height), folder, steps=2)
        (rgb,) = made.pictures()
        assert rgb.shape == (4 * height, 4 * width, 3)
        assert rgb.std() > 10


def largest_side(network: Any, seen: list[int]) -> Any:
    return network.register_forward_pre_hook(
        lambda _network, inputs: seen.append(max(inputs[0].shape[2:]))
    )


def test_the_networks_never_see_more_than_a_tile(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tiling, "WHOLE_LATENTS", 40 * 40)
    monkeypatch.setattr(tiling, "TILE_PX", 64)
    engine = an_engine(tmp_path)
    pipeline = engine._pipeline_cache.take(folder, "Tiny", CancelFlag())
    shown: dict[str, list[int]] = {"unet": [], "decoder": []}
    hooks = [
        largest_side(pipeline.unet, shown["unet"]),
        largest_side(pipeline.vae.decoder, shown["decoder"]),
    ]
    heard = make_from(engine, modes.UPSCALE, smooth(96, 48), folder, steps=1)
    for hook in hooks:
        hook.remove()
    # Twice what the tiny UNet was trained on, and what was set above.
    assert max(shown["unet"]) == 32
    assert max(shown["decoder"]) == 16
    decoding = [event for event in heard.events if isinstance(event, Progress)][-1]
    assert decoding.step == decoding.total == len(shown["decoder"])


def seams(error: Any, tiles: Tiles) -> float:
    """How much an error jumps where tiles begin and end, in terms of how much it does elsewhere."""
    ratios = []
    for axis, starts, length in ((0, tiles.rows, tiles.height), (1, tiles.columns, tiles.width)):
        jumps = np.abs(np.diff(error, axis=axis)).mean(axis=(1 - axis, 2))
        edges = {4 * edge for start in starts for edge in (start, start + length)}
        at = [edge - 1 for edge in edges if 0 < edge < error.shape[axis]]
        ratios.append(jumps[at].mean() / np.delete(jumps, at).mean())
    return float(np.mean(ratios))


class TestSeams:
    """The whole picture at once is what tiles are to come up to."""

    @pytest.fixture(scope="class")
    def engine(self, tmp_path_factory: pytest.TempPathFactory) -> DiffusersEngine:
        return an_engine(tmp_path_factory.mktemp("cache"))

    def enlarged(
        self,
        engine: DiffusersEngine,
        folder: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        tiles: Tiles | None,
    ) -> tuple[Any, Tiles]:
        usual = upscale._tiles
        taken: list[Tiles] = []

        def choose(pipeline: Any, latents: torch.Tensor, *, low_memory: bool) -> Tiles:
            taken.append(tiles or usual(pipeline, latents, low_memory=low_memory))
            return taken[-1]

        with monkeypatch.context() as patched:
            patched.setattr(upscale, "_tiles", choose)
            made = make_from(
                engine, modes.UPSCALE, smooth(72, 72), folder, steps=4, guidance_scale=1.0
            )
        return made.pictures()[0].astype(float), taken[0]

    def test_do_not_show(
        self,
        engine: DiffusersEngine,
        folder: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def enlarged(tiles: Tiles | None) -> tuple[Any, Tiles]:
            return self.enlarged(engine, folder, tmp_path, monkeypatch, tiles)

        whole, _ = enlarged(Tiles((0,), (0,), 72, 72))
        ours, tiles = enlarged(None)
        assert tiles.count == 9
        assert np.abs(ours - whole).mean() < 0.25 * whole.std()
        assert seams(ours - whole, tiles) < 1.15
        # The measure tells: without an overlap they do show.
        cut, tiles = enlarged(Tiles((0, 24, 48), (0, 24, 48), 24, 24))
        assert seams(cut - whole, tiles) > 1.25

    def test_of_the_decoder_do_not_show(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pipeline = an_engine(tmp_path)._pipeline_cache.take(folder, "Tiny", CancelFlag())
        generator = torch.Generator().manual_seed(0)
        latents = torch.randn((1, 4, 56, 56), generator=generator) * 0.08333
        monkeypatch.setattr(tiling, "SMALL_TILE_PX", 128)
        with torch.inference_mode():
            whole, tiled = (
                autoencoder.decode(pipeline, latents, PrecisionRetries(), pieces)
                for pieces in (VaeTiling.WHOLE, VaeTiling.SMALL)
            )
        tiles = Tiles.over(56, 56, side=32, overlap=8)
        error = tiled.astype(float) - whole
        assert 0 < np.abs(error).mean() < 0.25 * whole.std()
        assert seams(error, tiles) < 1.15


@pytest.mark.parametrize("sampler", ["dpmpp_2m", "pndm", "heun"])
def test_progress_counts_every_tile(folder: Path, tmp_path: Path, sampler: str) -> None:
    engine, picture = an_engine(tmp_path), smooth(56, 32)
    heard = make_from(engine, modes.UPSCALE, picture, folder, steps=3, sampler=sampler)
    progress = [event for event in heard.events if isinstance(event, Progress)]
    done = [event.step for event in progress]
    assert {event.total for event in progress} == {3 * 2}
    # Half a step of Heun's may be less than a tile, and PNDM has one half more.
    assert done == sorted(done)
    assert set(done) - {0} == {1, 2, 3, 4, 5, 6}
    if sampler == "dpmpp_2m":
        assert done == [1, 2, 3, 4, 5, 6]


def test_it_stops_between_two_tiles(folder: Path, tmp_path: Path) -> None:
    engine = an_engine(tmp_path)
    flag, told = CancelFlag(), []

    def on_event(event: BaseModel) -> None:
        if isinstance(event, Progress):
            told.append(event.step)
            flag.set()

    with pytest.raises(JobCancelled):
        make_from(engine, modes.UPSCALE, smooth(56, 56), folder, flag=flag, on_event=on_event)
    assert told == [1]


def test_it_is_shown_while_it_is_made(
    engine: DiffusersEngine, folder: Path, tmp_path: Path
) -> None:
    heard = make_from(engine, modes.UPSCALE, smooth(48, 32), folder, steps=3)
    shown = [event for event in heard.events if isinstance(event, Preview)]
    assert shown
    assert {(preview.width, preview.height) for preview in shown} == {(48, 32)}


def test_values_that_are_not_finite_are_computed_again(folder: Path, tmp_path: Path) -> None:
    engine = an_engine(tmp_path, dtype=torch.bfloat16)
    unet = engine._pipeline_cache.take(folder, "Tiny", CancelFlag()).unet
    calls = iter(range(1000))

    def spoil(_network: Any, _inputs: Any, output: tuple[torch.Tensor, ...]) -> Any:
        if next(calls) == 1:
            return (torch.full_like(output[0], float("nan")),)
        return output

    hook = unet.register_forward_hook(spoil)
    heard = make_from(engine, modes.UPSCALE, smooth(56, 32), folder, steps=2)
    hook.remove()
    # The second tile alone, not the step.
    assert heard.ready()[0].provenance.redone_steps == 1
    assert next(calls) == 2 * 2 + 1
    assert heard.pictures()[0].std() > 5


def test_models_are_not_run_as_something_else(
    engine: DiffusersEngine, folder: Path, tmp_path: Path, tiny_checkpoints: dict[str, Path]
) -> None:
    for mode, other in (
        (modes.UPSCALE, tiny_checkpoints["epsilon"]),
        (modes.IMAGE_TO_IMAGE, folder),
    ):
        with pytest.raises(StudioError) as caught:
            make_from(engine, mode, some_rgb(), other)
        assert caught.value.code is ErrorCode.MODEL_WRONG_KIND
