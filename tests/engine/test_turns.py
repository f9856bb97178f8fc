"""Networks that take turns on a card too small for them: the same pixels, one network at a time.

There is no card here: a made-up one computes on the CPU and says how little memory it has.
"""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from sdstudio.domain.inputs import InputRole
from sdstudio.engine import device, pipelines
from sdstudio.engine.device import cpu
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.engine.turns import Turns
from tests.engine.conversation import a_request
from tests.engine.tiny import Heard, an_engine, run

CPU = torch.device("cpu")


def a_card(monkeypatch: pytest.MonkeyPatch, free_bytes: int) -> None:
    row = replace(device.BACKENDS[-1], has_own_memory=True, free_bytes=lambda: free_bytes)
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
    in_turns = made(tmp_path, tiny_checkpoints[kind], **inputs)
    placements = [heard.ready()[0].provenance.placement for heard in (usual, in_turns)]
    assert placements == ["whole", "turns"]
    for one, other in zip(usual.pictures(), in_turns.pictures(), strict=True):
        assert np.array_equal(one, other)


def test_on_a_card_with_room_they_all_stay(
    tiny_checkpoints: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_card(monkeypatch, free_bytes=2**40)
    made_there = made(tmp_path, tiny_checkpoints["epsilon"])
    assert made_there.ready()[0].provenance.placement == pipelines.WHOLE


class Traveller(nn.Module):
    """Remembers where it was sent instead of going."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[str] = []

    def to(self, place: str | torch.device) -> "Traveller":  # type: ignore[override]
        self.sent.append(str(place))
        return self

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        return values


def test_one_leaves_before_the_next_comes_and_a_second_call_moves_nothing() -> None:
    released: list[int] = []
    turns = Turns(CPU, lambda: released.append(len(second.sent)))
    first, second = Traveller(), Traveller()
    for network in (first, second):
        turns.add(network)
    values = torch.zeros(1)
    for network in (first, first, second, second, first):
        network(values)
    assert first.sent == ["cpu", "cpu", "cpu"]
    assert second.sent == ["cpu", "cpu"]
    assert released == [0, 2]


def test_a_job_after_a_cleared_shelf_loads_in_turns_again(
    tiny_checkpoints: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_card(monkeypatch, free_bytes=2**30)
    engine = an_engine(tmp_path)
    folder = tiny_checkpoints["epsilon"]
    first = run(engine, a_request(), folder).pictures()[0]
    engine._shelf.clear()
    assert np.array_equal(first, run(engine, a_request(), folder).pictures()[0])
