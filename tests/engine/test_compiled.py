"""A UNet that another runtime computes: a fake one always, the real one where it is installed."""

import importlib.util
import shutil
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from diffusers import UNet2DConditionModel

from sdstudio.domain.backends import Backend
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import FAMILIES
from sdstudio.domain.messages import Progress
from sdstudio.engine import openvino_runtime
from sdstudio.engine.compiled import CoreUnet, Values, can_compile
from sdstudio.engine.conditioning import Conditioning
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.engine.pipeline import Pipeline
from sdstudio.engine.protocol import CancelFlag, JobCancelled
from tests.engine.conversation import a_request
from tests.engine.tiny import Heard, an_engine, run, write_tokenizer
from tests.support.checkpoints import Variant, build_checkpoint

by_openvino = partial(run, backend=Backend.OPENVINO)
HALF = torch.bfloat16


class FakeComputation:
    """diffusers' UNet, which says at each look but the last that it is still at it."""

    def __init__(self, runtime: "FakeRuntime", unet: Any) -> None:
        self._runtime = runtime
        self._unet = unet
        self._core = CoreUnet(unet)
        self.looks = 0
        self.stopped = False

    def start(self, inputs: tuple[Values, ...]) -> None:
        given = [torch.from_numpy(part).to(self._unet.dtype) for part in inputs]
        self._result = self._core(*given).float().numpy()
        self.looks = 0

    def wait(self, milliseconds: int) -> bool:
        self.looks += 1
        self._runtime.on_look()
        return self.looks > 1

    def stop(self) -> None:
        self.stopped = True

    def result(self) -> Values:
        if self._runtime.breaks and self._unet.dtype is not torch.float32:
            return np.full_like(self._result, np.nan)
        return np.array(self._result)


class FakeRuntime:
    """Keeps a copy of the UNet's files and computes them with diffusers."""

    backend = Backend.OPENVINO
    version = "1"

    def __init__(self) -> None:
        self.prepared = 0
        self.opened: list[FakeComputation] = []
        self.fails = False
        self.breaks = False
        self.on_look: Callable[[], None] = lambda: None

    def prepare(
        self, unet: Path, target: Path, dtype: torch.dtype, check_cancelled: Callable[[], None]
    ) -> None:
        check_cancelled()
        if self.fails:
            raise RuntimeError("not this one")
        shutil.copytree(unet, target, dirs_exist_ok=True)
        self.prepared += 1

    def open(self, folder: Path, dtype: torch.dtype) -> FakeComputation:
        unet = UNet2DConditionModel.from_pretrained(folder, torch_dtype=dtype)
        self.opened.append(FakeComputation(self, unet))
        return self.opened[-1]


@pytest.fixture
def runtime() -> FakeRuntime:
    return FakeRuntime()


@pytest.fixture
def engine(tmp_path: Path, runtime: FakeRuntime) -> DiffusersEngine:
    return an_engine(tmp_path, dtype=HALF, runtime=runtime)


@pytest.fixture
def folder(tiny_checkpoints: dict[str, Path]) -> Path:
    return tiny_checkpoints["v_prediction"]


def kernels(heard: Heard) -> str:
    return heard.ready()[0].provenance.kernels


@pytest.mark.parametrize("key", [row.configurations[0].key for row in FAMILIES])
def test_a_job_that_asks_for_it_is_computed_by_it_and_says_so(
    tmp_path: Path, runtime: FakeRuntime, family_checkpoint: Callable[[str], Path], key: str
) -> None:
    folder = family_checkpoint(key)
    engine = an_engine(tmp_path, dtype=torch.float32, runtime=runtime)
    usual = run(engine, a_request(), folder)
    other = by_openvino(engine, a_request(), folder)
    assert (kernels(usual), kernels(other)) == ("plain", "openvino")
    assert other.ready()[0].provenance.libraries["openvino"] == "1"
    assert "openvino" not in usual.ready()[0].provenance.libraries
    assert np.abs(usual.pictures()[0].astype(int) - other.pictures()[0]).max() <= 1


def test_the_same_request_gives_the_same_pixels(engine: DiffusersEngine, folder: Path) -> None:
    first, second = (by_openvino(engine, a_request(), folder) for _ in range(2))
    assert np.array_equal(first.pictures()[0], second.pictures()[0])


def test_a_model_is_prepared_once_and_anew_where_what_was_kept_is_damaged(
    tmp_path: Path, runtime: FakeRuntime, folder: Path
) -> None:
    def once() -> Heard:
        return by_openvino(an_engine(tmp_path, dtype=HALF, runtime=runtime), a_request(), folder)

    first, second = once(), once()
    assert runtime.prepared == 1
    assert np.array_equal(first.pictures()[0], second.pictures()[0])
    kept = next((tmp_path / "converted").glob("*openvino*/*.safetensors"))
    kept.write_bytes(kept.read_bytes()[:-1])
    assert kernels(once()) == "openvino"
    assert runtime.prepared == 2


@pytest.mark.parametrize("params", [{"fast": True}, {"seamless": "both"}])
def test_jobs_that_need_the_layers_go_by_torch(
    engine: DiffusersEngine, runtime: FakeRuntime, folder: Path, params: dict[str, Any]
) -> None:
    assert kernels(by_openvino(engine, a_request(**params), folder)) == "plain"
    assert runtime.prepared == 0


def test_where_it_cannot_be_prepared_torch_makes_the_picture(
    engine: DiffusersEngine, runtime: FakeRuntime, folder: Path, tmp_path: Path
) -> None:
    runtime.fails = True
    assert kernels(by_openvino(engine, a_request(), folder)) == "plain"
    assert not list((tmp_path / "converted").glob("*openvino*"))


def test_only_unets_that_take_no_labels_are_compiled() -> None:
    plain = {"block_out_channels": [8], "flip_sin_to_cos": True, "freq_shift": 0}
    assert can_compile(plain)
    assert can_compile({**plain, "addition_embed_type": "text_time"})
    assert not can_compile({**plain, "addition_embed_type": "text_image"})
    assert not can_compile({**plain, "num_class_embeds": 1000})
    assert not can_compile({**plain, "class_embed_type": "projection"})
    assert not can_compile({})


def test_cancelling_ends_an_evaluation_in_its_middle(
    engine: DiffusersEngine, runtime: FakeRuntime, folder: Path
) -> None:
    flag = CancelFlag()
    runtime.on_look = flag.set
    with pytest.raises(JobCancelled):
        by_openvino(engine, a_request(), folder, flag=flag)
    assert runtime.opened[0].stopped
    runtime.on_look = lambda: None
    assert len(by_openvino(engine, a_request(), folder).pictures()) == 1


def test_cancelling_while_it_is_prepared_leaves_nothing_in_the_cache(
    engine: DiffusersEngine, runtime: FakeRuntime, folder: Path, tmp_path: Path
) -> None:
    flag = CancelFlag()

    def prepare(
        unet: Path, target: Path, dtype: torch.dtype, check_cancelled: Callable[[], None]
    ) -> None:
        (target / "half").write_bytes(b"done")
        flag.set()
        check_cancelled()

    runtime.prepare = prepare  # type: ignore[method-assign]
    with pytest.raises(JobCancelled):
        by_openvino(engine, a_request(), folder, flag=flag)
    assert not list((tmp_path / "converted").glob("*openvino*"))


def test_it_says_that_it_is_alive_while_it_prepares(engine: DiffusersEngine, folder: Path) -> None:
    heard = by_openvino(engine, a_request(), folder)
    assert Progress(job_id=1, index=0, step=0, total=1) in heard.events


def test_what_is_not_finite_is_computed_again_in_float32(
    engine: DiffusersEngine, runtime: FakeRuntime, folder: Path
) -> None:
    runtime.breaks = True
    heard = by_openvino(engine, a_request(steps=2), folder)
    assert heard.ready()[0].provenance.redone_steps == 2
    assert heard.pictures()[0].std() > 0


def test_not_finite_in_float32_either_is_said(
    tmp_path: Path, runtime: FakeRuntime, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = an_engine(tmp_path, dtype=torch.float32, runtime=runtime)
    monkeypatch.setattr(FakeComputation, "result", lambda self: np.full_like(self._result, np.inf))
    with pytest.raises(StudioError) as caught:
        by_openvino(engine, a_request(), folder)
    assert caught.value.code is ErrorCode.NOT_FINITE


def test_an_engine_says_what_it_can_compute_with(tmp_path: Path, runtime: FakeRuntime) -> None:
    # What else there is depends on the processor.
    both = (Backend.TORCH, Backend.OPENVINO)
    assert an_engine(tmp_path, runtime=runtime).describe().backends[:2] == both


def test_without_the_package_torch_takes_its_place(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    engine = an_engine(tmp_path)
    backends = engine.describe().backends
    assert backends[0] is Backend.TORCH
    assert Backend.OPENVINO not in backends
    assert kernels(by_openvino(engine, a_request(), folder)) == "plain"


def test_it_is_for_processors_alone() -> None:
    assert openvino_runtime.installed(torch.device("cuda:0")) is None


@dataclass(frozen=True)
class Both:
    """One UNet, computed by torch in float32 and by OpenVINO, and how far they may differ."""

    torch: Pipeline
    openvino: Pipeline
    tolerance: float


@pytest.fixture(scope="module")
def four_levels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkpoint with all levels: what they can't halve evenly takes another way."""
    made = tmp_path_factory.mktemp("four levels")
    tokenizer = write_tokenizer(made / "tokenizer")
    return build_checkpoint(made / "model", Variant.V, tokenizer=tokenizer, layers_per_block=1)


@pytest.fixture(
    scope="module",
    params=[("", torch.float32), ("", HALF), ("sdxl-base", torch.float32)],
    ids=["float32", "bfloat16", "told the size"],
)
def both(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    four_levels: Path,
    family_checkpoint: Callable[[str], Path],
) -> Both:
    cache = tmp_path_factory.mktemp("openvino")
    key, dtype = request.param
    folder = family_checkpoint(key) if key else four_levels
    exact, prepared = (
        an_engine(cache, dtype=one)._pipeline_cache for one in (torch.float32, dtype)
    )
    return Both(
        exact.take(folder, "Tiny", CancelFlag()),
        prepared.take(folder, "Tiny", CancelFlag(), backend=Backend.OPENVINO),
        tolerance=1e-4 if dtype is torch.float32 else 5e-2,
    )


@pytest.mark.skipif(
    importlib.util.find_spec("openvino") is None, reason="the package openvino is not installed"
)
class TestOpenVino:
    def test_predicts_what_torch_predicts_at_any_size(self, both: Both) -> None:
        drawn = torch.Generator().manual_seed(0)
        for height, width, tokens in ((8, 8, 77), (9, 13, 154)):
            sample = torch.randn(2, 4, height, width, generator=drawn)
            code, config = both.torch.functions, both.torch.unet.config
            blank = code.blank_conditioning(config, torch.float32).tensors
            prompt = torch.randn(2, tokens, config["cross_attention_dim"], generator=drawn)
            told = {
                name: torch.randn(2, *one.shape[1:], generator=drawn)
                for name, one in blank.items()
                if one.is_floating_point()
            }
            conditioning = code.sized(
                Conditioning({**told, "encoder_hidden_states": prompt}), 2080, 8 * height
            )
            with torch.inference_mode():
                expected, found = (
                    code.predict(one.unet, sample, torch.tensor(801), conditioning)
                    for one in (both.torch, both.openvino)
                )
            assert both.openvino.kernels == Backend.OPENVINO
            assert float((found - expected).norm() / expected.norm()) < both.tolerance

    def test_tells_nobody_that_it_is_used(self, both: Both) -> None:
        assert "openvino" in sys.modules
        telemetry = [name for name in sys.modules if name.startswith("openvino_telemetry")]
        assert [name for name in telemetry if sys.modules[name] is not None] == []

    def test_cancelling_ends_preparing(self, tmp_path: Path, four_levels: Path) -> None:
        flag = CancelFlag()
        threading.Timer(0.5, flag.set).start()
        with pytest.raises(JobCancelled):
            by_openvino(an_engine(tmp_path), a_request(), four_levels, flag=flag)
        assert not list((tmp_path / "converted").glob("*openvino*"))
