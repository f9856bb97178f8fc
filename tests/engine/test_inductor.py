"""A UNet whose blocks are compiled by torch makes the usual pictures and heeds all that it did."""

import importlib.util
import shutil
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from sdstudio.domain.backends import Backend
from sdstudio.domain.messages import Progress
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.engine.inductor import Inductor, usable
from sdstudio.engine.protocol import CancelFlag, JobCancelled
from tests.engine.conversation import a_request
from tests.engine.test_diffusers_engine import set_at
from tests.engine.tiny import Heard, an_engine, run

CUDA = torch.device("cuda:0")


@pytest.fixture(scope="module")
def folder(tiny_checkpoints: dict[str, Path]) -> Path:
    return tiny_checkpoints["v_prediction"]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> DiffusersEngine:
    """What is compiled is run as it is: by Python, and not by code made from it."""
    folder = tmp_path_factory.mktemp("cache")
    return an_engine(folder, dtype=torch.float32, inductor=Inductor("eager"))


def compiled(engine: DiffusersEngine, folder: Path, **params: Any) -> Heard:
    return run(engine, a_request(**params), folder, backend=Backend.INDUCTOR)


@dataclass(frozen=True)
class FirstJob:
    heard: Heard
    compiled: frozenset[str]
    graphs: int


def graphs() -> int:
    return torch._dynamo.utils.counters["stats"]["unique_graphs"]


@pytest.fixture(scope="module")
def first(engine: DiffusersEngine, folder: Path) -> FirstJob:
    """The job for which the UNet is compiled, which takes seconds."""
    torch._dynamo.reset()
    before = graphs()
    compile_, met = torch.compile, set[str]()

    def watched(function: object, **options: object) -> object:
        met.add(function.__qualname__)  # type: ignore[attr-defined]
        return compile_(function, **options)  # type: ignore[call-overload]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(torch, "compile", watched)
        heard = compiled(engine, folder)
    return FirstJob(heard, frozenset(met), graphs() - before)


def difference(one: Heard, other: Heard) -> float:
    return float(np.abs(np.subtract(one.pictures()[0], other.pictures()[0], dtype=float)).max())


def test_it_makes_the_usual_picture_and_says_how(
    engine: DiffusersEngine, folder: Path, first: FirstJob
) -> None:
    usual = run(engine, a_request(), folder)
    assert usual.ready()[0].provenance.kernels == "plain"
    assert first.heard.ready()[0].provenance.kernels == "inductor"
    assert difference(first.heard, usual) <= 1


def test_the_blocks_are_what_is_compiled(first: FirstJob) -> None:
    assert first.compiled == {"BasicTransformerBlock.forward", "ResnetBlock2D.forward"}
    assert first.graphs > 0


def test_jobs_after_the_first_compile_nothing_anew_and_make_the_same(
    engine: DiffusersEngine, folder: Path, first: FirstJob
) -> None:
    before = graphs()
    second = compiled(engine, folder)
    assert graphs() == before
    assert difference(first.heard, second) == 0


@pytest.mark.usefixtures("first")
def test_it_can_be_stopped_within_a_step(engine: DiffusersEngine, folder: Path) -> None:
    flag = CancelFlag()
    with pytest.raises(JobCancelled):
        run(
            engine,
            a_request(steps=50),
            folder,
            backend=Backend.INDUCTOR,
            flag=flag,
            on_event=set_at(flag, Progress),
        )
    unet = next(
        one.unet for one in engine._pipeline_cache._kept.values() if one.kernels == "inductor"
    )
    looking = [one for one in unet.modules() if one._forward_pre_hooks]
    kinds = {type(one).__name__ for one in looking}
    assert {"BasicTransformerBlock", "ResnetBlock2D"} <= kinds
    assert "Attention" not in kinds


@pytest.mark.parametrize("params", [{"fast": True}, {"seamless": "both"}])
def test_jobs_that_need_single_layers_go_the_plain_way(
    engine: DiffusersEngine, folder: Path, params: dict[str, Any]
) -> None:
    assert compiled(engine, folder, **params).ready()[0].provenance.kernels == "plain"


def test_a_step_that_is_redone_in_another_dtype_is_not_compiled_for_it() -> None:
    from diffusers.models.resnet import ResnetBlock2D

    block = ResnetBlock2D(in_channels=32, temb_channels=None).bfloat16()
    Inductor("eager").compile_blocks(torch.nn.Sequential(block), torch.bfloat16)
    values = torch.randn(1, 32, 8, 8)
    counters = torch._dynamo.utils.counters
    counters.clear()
    graphs = []
    with torch.inference_mode():
        for dtype in (torch.float32, torch.bfloat16):
            block.to(dtype)(values.to(dtype), None)
            graphs.append(counters["stats"]["unique_graphs"])
    assert graphs == [0, 1]


class TestWhatItNeeds:
    @pytest.fixture(autouse=True)
    def _all_is_there(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        (tmp_path / "Python.h").touch()
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setattr(importlib.util, "find_spec", lambda _name: object())
        monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(sysconfig, "get_path", lambda _name: str(tmp_path))

    def test_with_all_of_it_there_is_one(self) -> None:
        assert usable(CUDA) is not None

    @pytest.mark.parametrize("kind", ["cpu", "mps"])
    def test_it_is_for_cards_that_triton_knows(self, kind: str) -> None:
        assert usable(torch.device(kind)) is None

    def test_without_triton_there_is_none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
        assert usable(CUDA) is None

    def test_without_a_compiler_there_is_none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(shutil, "which", lambda _name: None)
        assert usable(CUDA) is None

    def test_without_headers_there_is_none(self, tmp_path: Path) -> None:
        (tmp_path / "Python.h").unlink()
        assert usable(CUDA) is None

    def test_an_installed_program_has_none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        assert usable(CUDA) is None
