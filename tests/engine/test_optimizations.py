"""What makes a UNet quick on a CPU computes what diffusers' own layers compute."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from diffusers import Transformer2DModel, UNet2DConditionModel
from diffusers.models.attention import FeedForward
from safetensors.torch import load_file, save_file
from torch import nn

from sdstudio.domain.messages import Progress
from sdstudio.engine import memory, optimizations, winograd
from sdstudio.engine.derived_weights import weight_changed
from sdstudio.engine.device import backend
from sdstudio.engine.feed_forward import RowTiledFeedForward, choose_feed_forward
from sdstudio.engine.protocol import CancelFlag, JobCancelled
from sdstudio.engine.winograd import (
    DIRECT,
    WINOGRAD,
    WINOGRAD_IN_LITTLE_MEMORY,
    WinogradConv2d,
    Workspace,
    choose_convolution,
    transformed_weight,
    winograd_convolution,
)
from tests.engine.conversation import a_request
from tests.engine.test_adapter_merge import using
from tests.engine.test_diffusers_engine import set_at
from tests.engine.tiny import an_engine, run

CPU = torch.device("cpu")


@pytest.fixture(autouse=True)
def _no_gradients() -> Iterator[None]:
    with torch.inference_mode():
        yield


@pytest.fixture
def few_channels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also layers as narrow as tiny checkpoints' are taken."""
    monkeypatch.setattr(winograd, "_FEWEST_CHANNELS", 1)


def drawn(*shape: int) -> torch.Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(sum(shape)))


def a_convolution(inward: int = 8, outward: int = 12, **options: Any) -> nn.Conv2d:
    options = {"kernel_size": 3, "padding": 1, **options}
    convolution = nn.Conv2d(inward, outward, **options)
    convolution.weight.copy_(drawn(*convolution.weight.shape))
    return convolution.requires_grad_(False)


def distance(one: torch.Tensor, other: torch.Tensor) -> float:
    return float((one.float() - other.float()).norm() / other.float().norm())


class TestWinogradsConvolution:
    @pytest.mark.parametrize("size", [(1, 1), (2, 2), (5, 8), (8, 5), (7, 3), (16, 16)])
    @pytest.mark.parametrize("strip_bytes", [1, 40_000, 2**25])
    @pytest.mark.parametrize("biased", [True, False])
    def test_it_is_the_usual_one(
        self,
        monkeypatch: pytest.MonkeyPatch,
        size: tuple[int, int],
        strip_bytes: int,
        biased: bool,
    ) -> None:
        monkeypatch.setattr(winograd, "_STRIP_BYTES", strip_bytes)
        values, weight = drawn(2, 8, *size), drawn(12, 8, 3, 3)
        bias = drawn(12) if biased else None
        expected = nn.functional.conv2d(values, weight, bias, padding=1)
        ours = winograd_convolution(values, transformed_weight(weight), bias, Workspace())
        assert ours.shape == expected.shape
        assert distance(ours, expected) < 1e-5

    def test_what_was_computed_before_leaves_nothing_behind(self) -> None:
        workspace, weight = Workspace(), drawn(12, 8, 3, 3)
        transformed = transformed_weight(weight)
        winograd_convolution(drawn(2, 8, 32, 32).fill_(torch.nan), transformed, None, workspace)
        values = drawn(1, 8, 6, 6)
        ours = winograd_convolution(values, transformed, None, workspace)
        assert distance(ours, nn.functional.conv2d(values, weight, padding=1)) < 1e-5

    def test_what_it_gave_stays_when_the_next_is_computed(self) -> None:
        workspace, transformed = Workspace(), transformed_weight(drawn(12, 8, 3, 3))
        first = winograd_convolution(drawn(1, 8, 6, 6), transformed, None, workspace)
        before = first.clone()
        winograd_convolution(drawn(2, 8, 6, 6), transformed, None, workspace)
        assert torch.equal(first, before)

    def test_in_bfloat16_it_is_about_as_exact_as_the_format(self) -> None:
        values, weight = drawn(1, 64, 16, 16), drawn(64, 64, 3, 3)
        expected = nn.functional.conv2d(values, weight, padding=1)
        half = torch.bfloat16
        transformed = transformed_weight(weight.to(half))
        ours = winograd_convolution(values.to(half), transformed, None, Workspace())
        assert ours.dtype is half
        assert distance(ours, expected) < 0.02

    def test_it_looks_before_each_strip(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(winograd, "_STRIP_BYTES", 1)
        looks: list[int] = []

        def look() -> None:
            looks.append(1)
            if len(looks) == 3:
                raise JobCancelled

        transformed = transformed_weight(drawn(4, 4, 3, 3))
        with pytest.raises(JobCancelled):
            winograd_convolution(drawn(1, 4, 16, 16), transformed, None, Workspace(), look)


class TestTheLayer:
    def a_layer(self) -> tuple[nn.Conv2d, WinogradConv2d]:
        usual = a_convolution()
        return usual, WinogradConv2d(usual, Workspace(), lambda: None)

    def test_a_weight_that_changes_is_heeded(self) -> None:
        usual, ours = self.a_layer()
        values = drawn(1, 8, 6, 6)
        ours(values)
        ours.weight.data = usual.weight.data = drawn(12, 8, 3, 3) * 2
        weight_changed(ours)
        assert distance(ours(values), usual(values)) < 1e-5

    def test_in_another_dtype_it_is_the_usual_one_and_after_it_as_before(self) -> None:
        _, ours = self.a_layer()
        values = drawn(1, 8, 6, 6)
        ours.to(torch.bfloat16)
        before = ours(values.bfloat16())
        ours.to(torch.float32)
        exact = ours(values)
        assert exact.dtype is torch.float32
        assert distance(before, exact) < 0.02
        ours.to(torch.bfloat16)
        assert torch.equal(ours(values.bfloat16()), before)

    def test_its_own_weight_can_be_read_again_after_its_pages_have_gone(
        self, tmp_path: Path
    ) -> None:
        file = tmp_path / "weight"
        weight = drawn(64, 64, 3, 3)
        file.write_bytes(weight.numpy().tobytes())
        mapped = torch.from_file(str(file), size=weight.numel()).view(weight.shape)
        for one in (mapped, weight):
            before = one.clone()
            memory.page_out(one.data_ptr(), one.nbytes)
            assert torch.equal(one, before)


class TestTheChoice:
    @pytest.mark.parametrize(
        "options",
        [
            {"stride": 2},
            {"padding": 0},
            {"dilation": 2},
            {"kernel_size": 1, "padding": 0},
            {"kernel_size": 5},
            {"groups": 4},
            {"padding_mode": "circular"},
        ],
        ids=str,
    )
    @pytest.mark.usefixtures("few_channels")
    def test_others_stay_as_they_are(self, options: dict[str, Any]) -> None:
        network = nn.Sequential(a_convolution(**options))
        assert choose_convolution(network, CPU, lambda: None) == DIRECT
        assert type(network[0]) is nn.Conv2d

    def test_narrow_ones_stay_as_they_are(self) -> None:
        network = nn.Sequential(a_convolution())
        assert choose_convolution(network, CPU, lambda: None) == DIRECT

    def test_on_a_card_they_all_stay_as_they_are(self, few_channels: None) -> None:
        network = nn.Sequential(a_convolution())
        assert choose_convolution(network, torch.device("cuda:0"), lambda: None) == DIRECT

    @pytest.mark.parametrize(
        ("memory_bytes", "path"),
        [(2**40, WINOGRAD), (2**10, WINOGRAD_IN_LITTLE_MEMORY)],
        ids=["enough", "little"],
    )
    @pytest.mark.usefixtures("few_channels")
    def test_wide_ones_are_taken_where_there_is_memory_for_their_weights(
        self, monkeypatch: pytest.MonkeyPatch, memory_bytes: int, path: str
    ) -> None:
        row = replace(backend(CPU), memory_bytes=lambda: memory_bytes)
        monkeypatch.setattr(winograd, "backend", lambda _device: row)
        network = nn.Sequential(a_convolution(8, 640), a_convolution(640, 641))
        assert choose_convolution(network, CPU, lambda: None) == path
        assert isinstance(network[0], WinogradConv2d)
        assert isinstance(network[1], WinogradConv2d) is (path == WINOGRAD)


class TestTheFeedForward:
    @pytest.mark.parametrize("tokens", [1, 1024, 1025, 2500])
    def test_it_is_the_usual_one(self, tokens: int) -> None:
        usual = FeedForward(8, activation_fn="geglu").requires_grad_(False)
        values = drawn(2, tokens, 8)
        assert distance(RowTiledFeedForward(usual)(values), usual(values)) < 1e-5

    def test_another_activation_stays_as_it_is(self) -> None:
        network = nn.Sequential(FeedForward(8, activation_fn="gelu"))
        choose_feed_forward(network, CPU)
        assert type(network[0]) is FeedForward

    def test_on_a_card_it_stays_as_it_is(self) -> None:
        network = nn.Sequential(FeedForward(8, activation_fn="geglu"))
        choose_feed_forward(network, torch.device("cuda:0"))
        assert type(network[0]) is FeedForward


class TestTheLayout:
    def test_channels_stay_last_and_what_comes_out_is_the_same(
        self, tiny_checkpoints: dict[str, Path]
    ) -> None:
        unet = UNet2DConditionModel.from_pretrained(
            tiny_checkpoints["v_prediction"], subfolder="unet"
        )
        found = [one for one in unet.modules() if isinstance(one, Transformer2DModel)]
        came_out: list[torch.Tensor] = []
        for transformer in found:
            transformer.register_forward_hook(lambda _layer, _args, out: came_out.append(out[0]))
        width = unet.config["cross_attention_dim"]
        inputs = drawn(2, 4, 16, 16), torch.tensor(500), drawn(2, 77, width)
        expected = unet(*inputs).sample
        assert not all(_channels_last(one) for one in came_out)
        came_out.clear()
        optimizations.optimize_unet(unet, CPU, torch.float32)
        assert distance(unet(*inputs).sample, expected) < 1e-5
        assert not any(_channels_last(one) for one in came_out)
        came_out.clear()
        optimizations.optimize_unet(unet.bfloat16(), CPU, torch.bfloat16)
        latents, timestep, prompt = inputs
        predicted = unet(latents.bfloat16(), timestep, prompt.bfloat16()).sample
        assert distance(predicted, expected) < 0.05
        assert came_out
        assert all(_channels_last(one) for one in came_out)


def _channels_last(values: torch.Tensor) -> bool:
    return values.is_contiguous(memory_format=torch.channels_last)


@pytest.mark.usefixtures("few_channels")
class TestAPicture:
    def test_it_says_so_and_is_the_same_the_second_time(
        self, tiny_checkpoints: dict[str, Path], tmp_path: Path
    ) -> None:
        folder, request = tiny_checkpoints["v_prediction"], a_request()
        engine = an_engine(tmp_path)
        first, second = (run(engine, request, folder) for _ in range(2))
        assert first.ready()[0].provenance.convolution == WINOGRAD
        assert np.array_equal(first.pictures()[0], second.pictures()[0])

    @pytest.mark.parametrize("seamless", ["none", "both"])
    def test_it_is_the_usual_one(
        self,
        tiny_checkpoints: dict[str, Path],
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        seamless: str,
    ) -> None:
        folder = tiny_checkpoints["v_prediction"]
        request = a_request(seamless=seamless)
        ours = run(an_engine(tmp_path), request, folder)
        monkeypatch.setattr(winograd, "_FEWEST_CHANNELS", 10**6)
        usual = run(an_engine(tmp_path), request, folder)
        assert usual.ready()[0].provenance.convolution == DIRECT
        difference = np.subtract(ours.pictures()[0], usual.pictures()[0], dtype=float)
        assert np.abs(difference).max() <= 1

    def test_the_way_of_multiplying_is_as_before_after_it(
        self, tiny_checkpoints: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[bool] = []
        monkeypatch.setattr(optimizations, "multiply_float32_by_onednn", asked.append)
        flag = CancelFlag()
        folder, request = tiny_checkpoints["v_prediction"], a_request(steps=2)
        with pytest.raises(JobCancelled):
            run(an_engine(tmp_path), request, folder, flag=flag, on_event=set_at(flag, Progress))
        assert asked
        assert asked == [True, False] * (len(asked) // 2)

    def test_a_lora_for_a_convolution_is_heeded_and_leaves_nothing_behind(
        self, tiny_checkpoints: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = tiny_checkpoints["v_prediction"]
        weights = load_file(folder / "unet" / "diffusion_pytorch_model.safetensors")
        outward, inward = weights["down_blocks.0.resnets.0.conv1.weight"].shape[:2]
        layer = "lora_unet_down_blocks_0_resnets_0_conv1"
        lora = tmp_path / "lora.safetensors"
        save_file(
            {
                f"{layer}.lora_down.weight": drawn(2, inward, 3, 3),
                f"{layer}.lora_up.weight": drawn(outward, 2, 1, 1),
            },
            lora,
        )
        request, files = using((lora, 1.0))
        engine, plain = an_engine(tmp_path), a_request()
        before = run(engine, plain, folder).pictures()[0]
        ours = run(engine, request, folder, adapters=files).pictures()[0]
        assert np.array_equal(run(engine, plain, folder).pictures()[0], before)
        monkeypatch.setattr(winograd, "_FEWEST_CHANNELS", 10**6)
        usual = run(an_engine(tmp_path), request, folder, adapters=files).pictures()[0]
        assert np.abs(np.subtract(ours, usual, dtype=float)).max() <= 1
        assert not np.array_equal(ours, before)
