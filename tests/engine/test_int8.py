"""A UNet with 8-bit products computes nearly what one in floats computes, and says so."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from sdstudio.domain.backends import Backend
from sdstudio.domain.messages import Progress
from sdstudio.engine import diffusers_engine, pipeline_cache
from sdstudio.engine.derived_weights import release_derived, weight_changed
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.engine.int8 import Int8Conv2d, Int8Linear, is_int8_usable, use_int8
from sdstudio.engine.protocol import CancelFlag, JobCancelled
from tests.engine.conversation import a_request
from tests.engine.test_adapter_merge import using
from tests.engine.test_diffusers_engine import set_at
from tests.engine.tiny import an_engine, run

#: Of 256 steps, a half is a five-hundredth; errors of many products nearly cancel each other.
_CLOSE = 2e-2


@pytest.fixture(autouse=True)
def _no_gradients() -> Iterator[None]:
    with torch.inference_mode():
        yield


@pytest.fixture(autouse=True)
def _usable_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """A processor without such instructions computes the same, only slowly."""
    for module in (diffusers_engine, pipeline_cache):
        monkeypatch.setattr(module, "is_int8_usable", lambda _device: True)


def nothing() -> None:
    pass


def far(one: Tensor, other: Tensor) -> float:
    return float((one - other).norm() / other.norm())


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_a_linear_layer_is_nearly_the_same(dtype: torch.dtype) -> None:
    torch.manual_seed(0)
    usual = nn.Linear(160, 96).to(dtype)
    rows = torch.randn(2, 50, 160).to(dtype)

    made = Int8Linear(usual, nothing)(rows)

    assert made.shape == (2, 50, 96)
    assert made.dtype is dtype
    assert 0 < far(made.float(), usual(rows).float()) < _CLOSE


@pytest.mark.parametrize(("kernel", "stride", "padding"), [(3, 1, 1), (3, 2, 1), (1, 1, 0)])
def test_a_convolution_is_nearly_the_same(kernel: int, stride: int, padding: int) -> None:
    torch.manual_seed(0)
    usual = nn.Conv2d(32, 48, kernel, stride, padding)
    # Mostly far from 0, with which the edges are padded all the same.
    pixels = torch.randn(2, 32, 17, 12) + 3

    made = Int8Conv2d(usual, nothing)(pixels)

    assert made.shape == usual(pixels).shape
    assert 0 < far(made, usual(pixels)) < _CLOSE


@pytest.mark.parametrize("low", [-1.0, -0.3, 0.0, 0.5])
@pytest.mark.parametrize("high", [0.7, 1.0, 127.3])
def test_no_value_is_further_off_than_half_a_step(low: float, high: float) -> None:
    """Not the largest either, which a whole number too many would turn into the smallest."""
    same = nn.Linear(8, 8, bias=False)
    same.weight.copy_(torch.eye(8))
    values = torch.linspace(low, high, 8 * 1001).view(-1, 8)
    step = (high - min(low, 0.0)) / 254

    made = Int8Linear(same, nothing)(values)

    assert float((made - values).abs().max()) <= 0.5001 * step


@pytest.mark.parametrize("value", [0.0, 5.0, -5.0])
def test_values_that_are_all_alike_stay(value: float) -> None:
    same = nn.Linear(8, 8, bias=False)
    same.weight.copy_(torch.eye(8))
    values = torch.full((4, 8), value)

    assert torch.allclose(Int8Linear(same, nothing)(values), values, rtol=3e-3)


def test_weights_that_are_all_zero_stay() -> None:
    none = nn.Linear(8, 8)
    none.weight.zero_()

    made = Int8Linear(none, nothing)(torch.randn(4, 8))

    assert torch.allclose(made, none.bias.expand(4, 8))


def test_a_changed_weight_counts() -> None:
    torch.manual_seed(0)
    usual = nn.Linear(64, 64)
    layer, rows = Int8Linear(usual, nothing), torch.randn(4, 64)
    before = layer(rows)
    usual.weight.mul_(2)
    usual.bias.mul_(2)
    weight_changed(layer)

    assert far(layer(rows), 2 * before) < _CLOSE
    assert release_derived(layer)
    assert not release_derived(layer)


def test_another_dtype_is_computed_in_that() -> None:
    """As for a step that is retried in float32: that converts what comes, not the weights."""
    usual = nn.Linear(64, 64).bfloat16()
    rows = torch.randn(4, 64)

    with pytest.raises(RuntimeError, match="dtype"):
        Int8Linear(usual, nothing)(rows)
    with torch.autocast("cpu", torch.bfloat16):
        made = Int8Linear(usual, nothing)(rows)
        expected = usual(rows)

    assert torch.equal(made, expected)


def test_first_and_last_layers_and_small_ones_stay() -> None:
    network = nn.ModuleDict(
        {
            "conv_in": nn.Conv2d(64, 64, 3),
            "time_embedding": nn.ModuleDict({"linear_1": nn.Linear(64, 64)}),
            "block": nn.ModuleDict(
                {
                    "conv": nn.Conv2d(64, 64, 3),
                    "linear": nn.Linear(64, 64),
                    "time_emb_proj": nn.Linear(64, 64),
                    "small": nn.Linear(8, 8),
                    "seamless": nn.Conv2d(64, 64, 3, padding_mode="circular"),
                }
            ),
            "conv_out": nn.Conv2d(64, 64, 3),
        }
    )

    use_int8(network)

    replaced = {name for name, one in network.named_modules() if type(one).__name__[:4] == "Int8"}
    assert replaced == {"block.conv", "block.linear"}


def test_only_processors_are_asked() -> None:
    assert not is_int8_usable(torch.device("cuda:0"))


@pytest.fixture(scope="module")
def folder(tiny_checkpoints: dict[str, Path]) -> Path:
    return tiny_checkpoints["v_prediction"]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> DiffusersEngine:
    return an_engine(tmp_path_factory.mktemp("cache"), dtype=torch.float32)


def test_the_picture_is_nearly_the_same_and_says_how(engine: DiffusersEngine, folder: Path) -> None:
    usual = run(engine, a_request(), folder)
    rounded = run(engine, a_request(), folder, backend=Backend.INT8)
    again = run(engine, a_request(), folder, backend=Backend.INT8)

    made = rounded.ready()[0].provenance
    assert (made.kernels, made.convolution) == ("int8", "int8")
    assert usual.ready()[0].provenance.kernels == "plain"
    assert np.array_equal(rounded.pictures()[0], again.pictures()[0])
    error = np.subtract(usual.pictures()[0], rounded.pictures()[0], dtype=float)
    assert 0 < np.abs(error).mean() < 8
    assert Backend.INT8 in engine.describe().backends


@pytest.mark.parametrize("chosen", [{"fast": True}, {"seamless": "both"}])
def test_what_changes_layers_works_with_it(
    engine: DiffusersEngine, folder: Path, chosen: dict[str, Any]
) -> None:
    heard = run(engine, a_request(**chosen), folder, backend=Backend.INT8)

    assert heard.ready()[0].provenance.kernels == "int8"


def test_where_it_is_not_usable_the_picture_is_the_usual_one(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (diffusers_engine, pipeline_cache):
        monkeypatch.setattr(module, "is_int8_usable", lambda _device: False)
    engine = an_engine(tmp_path, dtype=torch.float32)

    heard = run(engine, a_request(), folder, backend=Backend.INT8)

    assert heard.ready()[0].provenance.kernels == "plain"
    assert Backend.INT8 not in engine.describe().backends


def test_a_lora_is_rounded_with_the_weights_and_taken_out_again(
    engine: DiffusersEngine, folder: Path, tmp_path: Path
) -> None:
    weights = load_file(folder / "unet" / "diffusion_pytorch_model.safetensors")
    outward, inward = weights["down_blocks.0.resnets.0.conv1.weight"].shape[:2]
    layer = "lora_unet_down_blocks_0_resnets_0_conv1"
    lora = tmp_path / "lora.safetensors"
    low, high = torch.randn(2, inward, 3, 3), torch.randn(outward, 2, 1, 1)
    save_file({f"{layer}.lora_down.weight": low, f"{layer}.lora_up.weight": high}, lora)
    before = run(engine, a_request(), folder, backend=Backend.INT8).pictures()[0]
    request, files = using((lora, 1.0))
    heard = run(engine, request, folder, adapters=files, backend=Backend.INT8)
    usual = run(engine, request, folder, adapters=files)
    after = run(engine, a_request(), folder, backend=Backend.INT8).pictures()[0]

    assert heard.ready()[0].provenance.kernels == "int8"
    rounding = np.subtract(usual.pictures()[0], heard.pictures()[0], dtype=float)
    change = np.subtract(before, heard.pictures()[0], dtype=float)
    assert np.abs(change).mean() > 2 * np.abs(rounding).mean()
    assert np.array_equal(before, after)


def test_a_job_can_be_cancelled_in_mid_step(engine: DiffusersEngine, folder: Path) -> None:
    flag = CancelFlag()
    with pytest.raises(JobCancelled):
        run(
            *(engine, a_request(steps=8), folder),
            flag=flag,
            on_event=set_at(flag, Progress),
            backend=Backend.INT8,
        )
