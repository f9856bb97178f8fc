"""Upscalers compute what their authors' programs do, and pictures of any size come out whole."""

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.memory_savings import MemorySaving
from sdstudio.domain.messages import Phase, PhaseStarted, Preview, Progress
from sdstudio.domain.request import GenerationRequest, fast_upscale
from sdstudio.domain.upscaler import UpscalerRef
from sdstudio.engine.cancellation import CancelGate
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.engine.protocol import CancelFlag, JobCancelled
from sdstudio.engine.tiling import Tiles
from sdstudio.engine.upscalers import UpscalerNetwork, network
from sdstudio.engine.upscaling import Upscaling
from sdstudio.imaging import Rgb, input_ref, stretched
from sdstudio.models.hashing import hash_file
from sdstudio.weights.upscaler import Compact, Dialect, Esrgan, SpanNetwork, Upscaler, upscaler_of
from tests.engine.conversation import a_request
from tests.engine.tiny import Heard, an_engine, run
from tests.support.upscalers import COMPACT, ESRGAN, FOLDED, SPAN, random_tensors, write_upscaler

CPU = torch.device("cpu")


def built(shape: Upscaler, seed: int = 0) -> torch.nn.Module:
    tensors = {name: torch.from_numpy(one) for name, one in random_tensors(shape, seed).items()}
    return network(shape, tensors)


def some_pixels() -> Tensor:
    return torch.from_numpy(np.random.default_rng(5).random((1, 3, 12, 16), np.float32))


def a_picture(width: int, height: int) -> Rgb:
    drawn = np.random.default_rng(3).integers(0, 256, (9, 9, 3), np.uint8)
    return stretched(drawn, width, height)


#: Of ``some_pixels``: the colour at (5, 7) and the mean, as spandrel 0.4.2 computes them with the
#: same tensors.
@pytest.mark.parametrize(
    ("shape", "colour", "mean"),
    [
        (ESRGAN, (0.060266, 0.100928, -0.068517), 0.032265),
        (FOLDED, (-0.054859, 0.144136, 0.187561), 0.08913),
        (COMPACT, (0.150287, 0.07416, 0.857171), 0.422718),
        (SPAN, (-9.55585, -5.519922, 2.743493), 0.062453),
    ],
    ids=["esrgan", "folded", "compact", "span"],
)
def test_networks_compute_what_spandrel_does(
    shape: Upscaler, colour: tuple[float, ...], mean: float
) -> None:
    with torch.inference_mode():
        made = built(shape)(some_pixels())
    assert made.shape == (1, 3, 12 * shape.scale, 16 * shape.scale)
    assert made[0, :, 5, 7].tolist() == pytest.approx(colour, abs=2e-5)
    assert float(made.mean()) == pytest.approx(mean, abs=2e-5)


@pytest.mark.parametrize("dialect", list(Dialect))
@pytest.mark.parametrize("enlargements", [0, 1, 2])
def test_an_esrgan_is_the_same_under_any_of_its_names(dialect: Dialect, enlargements: int) -> None:
    usual = Esrgan(Dialect.PLACES, 8, 4, 2, 1, enlargements)
    other = Esrgan(dialect, 8, 4, 2, 1, enlargements)
    values = random_tensors(usual).values()
    renamed = {
        name: torch.from_numpy(one) for (name, _), one in zip(other.tensors(), values, strict=True)
    }
    assert upscaler_of({name: tuple(one.shape) for name, one in renamed.items()}) == other
    with torch.inference_mode():
        assert torch.equal(network(other, renamed)(some_pixels()), built(usual)(some_pixels()))


def test_the_convolutions_of_a_span_are_merged_without_a_difference() -> None:
    tensors = {name: torch.from_numpy(one) for name, one in random_tensors(SPAN).items()}
    pixels = torch.nn.functional.pad(some_pixels(), (1, 1, 1, 1))
    conv2d = torch.nn.functional.conv2d
    for name, inputs in [("conv_1", 3), ("block_3.c2_r", SPAN.width)]:
        seen = pixels.repeat(1, -(-inputs // 3), 1, 1)[:, :inputs]
        by_turns = seen
        for number in range(3):
            layer = f"{name}.conv.{number}"
            by_turns = conv2d(by_turns, tensors[f"{layer}.weight"], tensors[f"{layer}.bias"])
        short_cut = conv2d(seen, tensors[f"{name}.sk.weight"], tensors[f"{name}.sk.bias"])
        merged = network(SPAN, tensors).get_submodule(name)
        expected = by_turns + short_cut[..., 1:-1, 1:-1]
        assert torch.allclose(merged(seen)[..., 1:-1, 1:-1], expected, atol=1e-5)


@pytest.fixture
def engine(tmp_path: Path) -> DiffusersEngine:
    return an_engine(tmp_path / "cache")


def a_network(folder: Path, shape: Upscaler = COMPACT) -> UpscalerNetwork:
    file = write_upscaler(folder / "upscaler.safetensors", shape)
    return UpscalerNetwork(file, CPU, CancelGate())


def enlarged(network: UpscalerNetwork, rgb: Rgb, factor: float, *, small: bool = False) -> Rgb:
    height, width, _ = rgb.shape
    size_px = round(width * factor), round(height * factor)
    with torch.inference_mode():
        return Upscaling(network, rgb, size_px, device=CPU, small_tiles=small).run(
            lambda _tile, _tiles: None
        )


@pytest.mark.parametrize("shape", [COMPACT, FOLDED], ids=["compact", "folded"])
@pytest.mark.parametrize("factor", [1.0, 1.25, 2.0, 3.0, 4.0, 5.3])
def test_any_factor_is_reached_whatever_the_network_was_made_for(
    tmp_path: Path, shape: Upscaler, factor: float
) -> None:
    made = enlarged(a_network(tmp_path, shape), a_picture(37, 22), factor)
    assert made.shape == (round(22 * factor), round(37 * factor), 3)
    assert made.std() > 1


def test_tiles_leave_no_seam(tmp_path: Path) -> None:
    # It sees four pixels around each, so tiles that leave out eight agree where they meet.
    network, rgb = a_network(tmp_path), a_picture(300, 210)
    whole = enlarged(network, rgb, 2)
    in_tiles = enlarged(network, rgb, 2, small=True)
    assert Tiles.over(210, 300, side=96, overlap=32).count == 15
    assert np.abs(whole.astype(int) - in_tiles).max() <= 1


def test_memory_does_not_grow_with_the_picture(tmp_path: Path) -> None:
    seen: list[int] = []
    network = a_network(tmp_path)
    network._network.register_forward_pre_hook(lambda _net, tiles: seen.append(tiles[0].numel()))
    made = enlarged(network, a_picture(1500, 40), 2)
    assert made.shape == (80, 3000, 3)
    assert len(seen) > 1
    assert max(seen) <= 3 * 256 * 256


def a_finishing(file: Path, rgb: Rgb, factor: float = 2) -> GenerationRequest:
    ref = UpscalerRef(name="Tiny", sha256=hash_file(file).sha256, factor=factor)
    return fast_upscale(input_ref(InputRole.IMAGE, rgb), ref)


def finished(engine: DiffusersEngine, file: Path, rgb: Rgb, **options: object) -> Heard:
    request = a_finishing(file, rgb)
    return run(
        engine,
        request,
        file,
        inputs={InputRole.IMAGE: rgb},
        upscaler=file,
        **options,  # type: ignore[arg-type]
    )


def test_a_job_enlarges_a_picture_with_progress_and_previews(
    engine: DiffusersEngine, tmp_path: Path
) -> None:
    file, rgb = write_upscaler(tmp_path / "tiny.safetensors"), a_picture(400, 300)
    heard = finished(engine, file, rgb)
    (ready,), (made,) = heard.ready(), heard.pictures()
    assert (ready.width, ready.height) == ready.request.size_px == (800, 600)
    assert np.array_equal(made, enlarged(UpscalerNetwork(file, CPU, CancelGate()), rgb, 2))
    assert ready.provenance.weights_sha256 == {"tiny.safetensors": hash_file(file).sha256}
    assert ready.provenance.dtype == "float32"
    phases = [one.phase for one in heard.events if isinstance(one, PhaseStarted)]
    assert phases == [Phase.LOAD, Phase.DENOISE]
    progress = [(one.step, one.total) for one in heard.events if isinstance(one, Progress)]
    assert progress == [(step, 4) for step in range(1, 5)]
    preview = next(one for one in heard.events if isinstance(one, Preview))
    assert max(preview.width, preview.height) <= 512


def test_it_can_be_cancelled_between_two_layers(engine: DiffusersEngine, tmp_path: Path) -> None:
    file, flag = write_upscaler(tmp_path / "tiny.safetensors", ESRGAN), CancelFlag()
    heard: list[object] = []

    def on_event(event: object) -> None:
        heard.append(event)
        if isinstance(event, Progress):
            flag.set()

    with pytest.raises(JobCancelled):
        finished(engine, file, a_picture(600, 600), flag=flag, on_event=on_event)
    assert sum(isinstance(one, Progress) for one in heard) == 1


def test_memory_that_runs_out_makes_tiles_smaller_and_is_recorded(
    engine: DiffusersEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, rgb = write_upscaler(tmp_path / "tiny.safetensors"), a_picture(150, 150)
    usual = UpscalerNetwork.__call__

    def scarce(network: UpscalerNetwork, tile: Tensor) -> Tensor:
        if tile.shape[-1] > 96:
            raise RuntimeError("DefaultCPUAllocator: can't allocate memory")
        return usual(network, tile)

    with monkeypatch.context() as patched:
        patched.setattr(UpscalerNetwork, "__call__", scarce)
        heard = finished(engine, file, rgb)
    (ready,) = heard.ready()
    assert ready.provenance.memory_rung == MemorySaving.TILED_DECODE
    again = finished(engine, file, rgb, savings=int(MemorySaving.TILED_DECODE))
    assert np.array_equal(heard.pictures()[0], again.pictures()[0])


def test_weights_that_changed_are_refused(engine: DiffusersEngine, tmp_path: Path) -> None:
    file, rgb = write_upscaler(tmp_path / "tiny.safetensors"), a_picture(32, 32)
    request = a_finishing(file, rgb)
    write_upscaler(file, seed=1)
    with pytest.raises(StudioError) as told:
        run(engine, request, file, inputs={InputRole.IMAGE: rgb}, upscaler=file)
    assert told.value.code is ErrorCode.MODEL_FILE_DAMAGED


def test_numbers_that_overflow_make_no_black_picture(
    engine: DiffusersEngine, tmp_path: Path
) -> None:
    from safetensors.numpy import save_file

    tensors = random_tensors()
    tensors["body.0.bias"][:] = np.inf
    save_file(tensors, tmp_path / "tiny.safetensors")
    with pytest.raises(StudioError) as told:
        finished(engine, tmp_path / "tiny.safetensors", a_picture(32, 32))
    assert told.value.code is ErrorCode.NOT_FINITE


@pytest.mark.parametrize("seamless", ["none", "both"])
def test_the_second_pass_starts_from_what_an_upscaler_makes(
    tiny_checkpoints: dict[str, Path], tmp_path: Path, seamless: str
) -> None:
    engine = an_engine(tmp_path / "cache", dtype=torch.float32)
    file, folder = write_upscaler(tmp_path / "tiny.safetensors"), tiny_checkpoints["epsilon"]
    usual = a_request(second_pass=1.5, second_pass_strength=0.25, seamless=seamless)
    ref = UpscalerRef(name="Tiny", sha256=hash_file(file).sha256)
    request = usual.model_copy(update={"upscaler": ref})
    plain = run(engine, usual, folder).pictures()[0]
    one, other = (run(engine, request, folder, upscaler=file).pictures()[0] for _ in range(2))
    assert one.shape == plain.shape == (96, 96, 3)
    assert np.array_equal(one, other)
    assert not np.array_equal(one, plain)


@pytest.mark.parametrize("shape", [ESRGAN, FOLDED, COMPACT, SPAN, SpanNetwork(8, 4, False)])
def test_a_file_says_what_its_network_is(shape: Upscaler) -> None:
    assert upscaler_of(dict(shape.tensors())) == shape


@pytest.mark.parametrize(
    ("shape", "name", "size"),
    [
        (ESRGAN, "model.0.weight", (8, 4, 3, 3)),
        (ESRGAN, "model.1.sub.0.RDB1.conv1.0.weight", (2**20, 8, 3, 3)),
        (FOLDED, "conv_first.weight", (8, 27, 3, 3)),
        (COMPACT, "body.0.weight", (8, 1, 3, 3)),
        (COMPACT, "body.4.weight", (5, 8, 3, 3)),
        (SPAN, "upsampler.0.weight", (7, 8, 3, 3)),
        (SPAN, "conv_1.sk.weight", (2**20, 3, 1, 1)),
    ],
)
def test_shapes_that_no_upscaler_of_colours_has_are_refused(
    shape: Upscaler, name: str, size: tuple[int, ...]
) -> None:
    with pytest.raises(ValueError, match=r"\."):
        upscaler_of({**dict(shape.tensors()), name: size})


def test_compact_is_told_from_other_networks_with_numbered_bodies() -> None:
    assert upscaler_of(dict(Compact(8, 3, 4).tensors())) == Compact(8, 3, 4)
    with pytest.raises(ValueError, match="body"):
        upscaler_of({**dict(COMPACT.tensors()), "body.1.norm.weight": (8,)})
