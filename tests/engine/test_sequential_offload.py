"""Networks that take turns on a card too small for them: the same pixels, one network at a time.

There is no card here: a made-up one computes on the CPU and says how little memory it has.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from diffusers import UNet2DConditionModel
from torch import nn

from sdstudio.domain import modes
from sdstudio.domain.input_refs import InputRole
from sdstudio.engine import device
from sdstudio.engine.device import cpu
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.engine.pipeline import WHOLE
from sdstudio.engine.preview import Previewer
from sdstudio.engine.sequential_offload import SequentialOffload
from sdstudio.models.adapter_inspection import inspect_adapter
from tests.engine.conversation import a_request
from tests.engine.tiny import Heard, an_engine, make_from, run, write_tokenizer
from tests.support.adapters import write_kohya
from tests.support.checkpoints import Variant, build_checkpoint
from tests.support.pictures import some_rgb


def a_card(monkeypatch: pytest.MonkeyPatch, free_bytes: int, name: str = "cpu") -> None:
    row = replace(
        device.BACKENDS[-1], device=name, has_own_memory=True, free_bytes=lambda: free_bytes
    )
    monkeypatch.setattr(device, "BACKENDS", (row,))


def made(cache: Path, folder: Path, **inputs: np.ndarray) -> Heard:
    given = {InputRole(role): picture for role, picture in inputs.items()}
    mode = {"mode": "depth_to_image"} if given else {}
    engine = DiffusersEngine(cache, cpu())
    return run(engine, a_request(count=2, inputs=given, **mode), folder, inputs=given)


@pytest.mark.parametrize("kind", ["v_prediction", "depth"])
def test_pictures_are_the_same_where_the_networks_take_turns(
    tiny_checkpoints: dict[str, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
) -> None:
    inputs = {"image": np.full((64, 64, 3), 90, np.uint8)} if kind == "depth" else {}
    usual = made(tmp_path, tiny_checkpoints[kind], **inputs)
    a_card(monkeypatch, free_bytes=2**30)
    same_in_turns(usual, made(tmp_path, tiny_checkpoints[kind], **inputs))


def same_in_turns(usual: Heard, in_turns: Heard) -> None:
    placements = [heard.ready()[0].provenance.placement for heard in (usual, in_turns)]
    assert placements == ["whole", "turns"]
    for one, other in zip(usual.pictures(), in_turns.pictures(), strict=True):
        assert np.array_equal(one, other)


def test_pictures_are_enlarged_where_the_networks_take_turns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tokenizer = write_tokenizer(tmp_path / "tokenizer")
    folder = build_checkpoint(
        tmp_path / "model", Variant.UPSCALER, tokenizer=tokenizer, layers_per_block=1, levels=2
    )
    small = some_rgb(16, 16)
    options: dict[str, Any] = {"steps": 1, "sampler": "ddim"}
    usual = make_from(an_engine(tmp_path), modes.UPSCALE, small, folder, **options)
    a_card(monkeypatch, free_bytes=2**30)
    fitted_for: list[torch.device] = []
    fitted = Previewer.fitted

    def watched(vae: Any, device: torch.device, functions: Any) -> Previewer:
        fitted_for.append(device)
        return fitted(vae, device, functions)

    monkeypatch.setattr(Previewer, "fitted", watched)
    same_in_turns(usual, make_from(an_engine(tmp_path), modes.UPSCALE, small, folder, **options))
    assert fitted_for == [torch.device("cpu")]


def test_a_lora_gives_the_same_where_the_networks_take_turns(
    tiny_checkpoints: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lora = inspect_adapter(write_kohya(tmp_path / "lora.safetensors"))
    request = a_request().model_copy(update={"adapters": (lora.ref(0.7),)})
    files, folder = {lora.sha256: str(lora.file)}, tiny_checkpoints["epsilon"]
    usual = run(an_engine(tmp_path), request, folder, adapters=files)
    a_card(monkeypatch, free_bytes=2**30)
    same_in_turns(usual, run(an_engine(tmp_path), request, folder, adapters=files))


def test_on_a_card_with_room_they_all_stay(
    tiny_checkpoints: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_card(monkeypatch, free_bytes=2**40)
    made_there = made(tmp_path, tiny_checkpoints["epsilon"])
    assert made_there.ready()[0].provenance.placement == WHOLE


@pytest.mark.parametrize("key", ["sd1-base", "sdxl-base"])
def test_no_two_networks_are_ever_on_a_small_card_together(
    family_checkpoint: Callable[[str], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    key: str,
) -> None:
    # What is on "cpu:0" is on the card, and on "cpu" in main memory.
    a_card(monkeypatch, free_bytes=2**30, name="cpu:0")
    there: dict[nn.Module, int] = {}
    most: list[int] = []
    been: set[str] = set()
    to = nn.Module.to

    def watched(network: nn.Module, *arguments: Any, **options: Any) -> Any:
        for place in arguments:
            if isinstance(place, torch.device):
                there.pop(network, None)
                if place.index is not None:
                    there[network] = sum(one.nbytes for one in network.parameters())
                    been.add(type(network).__name__)
                most.append(sum(there.values()))
        return to(network, *arguments, **options)

    monkeypatch.setattr(nn.Module, "to", watched)
    heard = run(an_engine(tmp_path), a_request(count=2), family_checkpoint(key))
    assert heard.ready()[1].provenance.placement == "turns"
    assert {"UNet2DConditionModel", "AutoencoderKL", "CLIPTextModel"} <= been
    largest = UNet2DConditionModel.from_pretrained(family_checkpoint(key), subfolder="unet")
    assert max(most) == sum(one.nbytes for one in largest.parameters())


def release() -> None:
    """Replaces releasing memory."""


class TestNetworksThatTakeTurns:
    """A fake network records which device it is on: there is no second memory to look at."""

    class Network(nn.Linear):
        def __init__(self) -> None:
            super().__init__(2, 2)
            self.location = "device"
            self.is_too_large = False

        def to(self, place: Any) -> Any:  # type: ignore[override]
            self.location = {"meta": "device", "cpu": "rest"}[torch.device(place).type]
            if self.is_too_large and self.location == "device":
                raise MemoryError
            return self

    def test_compute_one_at_a_time(self) -> None:
        one, other = self.Network(), self.Network()
        offload = SequentialOffload(torch.device("meta"), torch.device("cpu"), release)
        offload.add(one)
        offload.add(other)
        one(torch.zeros(1, 2))
        assert (one.location, other.location) == ("device", "device")
        assert offload.begin()
        assert (one.location, other.location) == ("rest", "rest")
        other(torch.zeros(1, 2))
        assert (one.location, other.location) == ("rest", "device")
        one(torch.zeros(1, 2))
        assert (one.location, other.location) == ("device", "rest")
        assert not offload.begin()

    def test_also_where_only_a_part_of_one_is_called(self) -> None:
        whole, other = self.Network(), self.Network()
        part = nn.Linear(2, 2)
        offload = SequentialOffload(torch.device("meta"), torch.device("cpu"), release)
        offload.add(whole, part)
        offload.add(other)
        offload.begin()
        part(torch.zeros(1, 2))
        assert (whole.location, other.location) == ("device", "rest")

    def test_gain_nothing_where_memory_is_one(self) -> None:
        network = self.Network()
        offload = SequentialOffload(torch.device("cpu"), None, release)
        offload.add(network)
        assert not offload.begin()
        network(torch.zeros(1, 2))
        assert network.location == "device"

    def test_bring_one_back_that_did_not_fit(self) -> None:
        one, other = self.Network(), self.Network()
        offload = SequentialOffload(torch.device("meta"), torch.device("cpu"), release)
        offload.add(one)
        offload.add(other)
        offload.begin()
        one(torch.zeros(1, 2))
        other.is_too_large = True
        with pytest.raises(MemoryError):
            other(torch.zeros(1, 2))
        one(torch.zeros(1, 2))
        assert (one.location, other.location) == ("device", "rest")


def test_a_job_after_a_cleared_cache_offloads_sequentially_again(
    tiny_checkpoints: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_card(monkeypatch, free_bytes=2**30)
    engine = an_engine(tmp_path)
    folder = tiny_checkpoints["epsilon"]
    first = run(engine, a_request(), folder).pictures()[0]
    engine._pipeline_cache.clear()
    assert np.array_equal(first, run(engine, a_request(), folder).pictures()[0])
