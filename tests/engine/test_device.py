"""The precision policy."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
import torch

from sdstudio.engine import device
from sdstudio.engine.device import backend, best_device, cpu, precision, thread_count
from sdstudio.engine.diffusers_engine import DiffusersEngine
from tests.engine.conversation import a_request
from tests.engine.tiny import run

PRACTICE, SD2 = 20_000_000, 865_910_724


@pytest.mark.parametrize(
    ("native", "parameters", "dtype"),
    [
        (True, SD2, torch.bfloat16),
        (True, PRACTICE, torch.float32),
        (False, SD2, torch.float32),
        (False, PRACTICE, torch.float32),
    ],
)
def test_a_cpu_takes_bfloat16_for_large_models_where_it_is_native(
    monkeypatch: pytest.MonkeyPatch, native: bool, parameters: int, dtype: torch.dtype
) -> None:
    monkeypatch.setattr(device, "cpu_has_bfloat16", lambda: native)
    assert precision(torch.device("cpu"), parameters) is dtype


@pytest.fixture
def no_accelerator(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (torch.cuda, torch.xpu, torch.backends.mps):
        monkeypatch.setattr(module, "is_available", lambda: False)


@pytest.mark.parametrize(
    ("module", "hip", "key", "kind"),
    [
        (torch.cuda, None, "cuda", "cuda"),
        (torch.cuda, "6.4", "rocm", "cuda"),
        (torch.xpu, None, "xpu", "xpu"),
        (torch.backends.mps, None, "mps", "mps"),
        (None, None, "cpu", "cpu"),
    ],
)
@pytest.mark.usefixtures("no_accelerator")
def test_each_kind_of_processor_is_found_by_its_row(
    monkeypatch: pytest.MonkeyPatch, module: object, hip: str | None, key: str, kind: str
) -> None:
    if module is not None:
        monkeypatch.setattr(module, "is_available", lambda: True)
    monkeypatch.setattr(torch.version, "hip", hip)
    properties = SimpleNamespace(name="A card", total_memory=8 * 2**30)
    monkeypatch.setattr(torch.cuda, "get_device_properties", lambda _index: properties)
    monkeypatch.setattr(torch.xpu, "get_device_properties", lambda _index: properties)
    found = best_device()
    assert found.torch_device.type == kind
    row = backend(found.torch_device)
    assert row.key == key
    assert (found.name == "A card") is row.has_own_memory
    assert found.memory_bytes > 2**30


def test_memory_that_torch_keeps_unused_counts_as_free(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda _index: (1000, 8000))
    monkeypatch.setattr(torch.cuda, "memory_reserved", lambda _index: 500)
    monkeypatch.setattr(torch.cuda, "memory_allocated", lambda _index: 200)
    assert device.BACKENDS[0].free_bytes() == 1300


@pytest.mark.parametrize(("native", "dtype"), [(True, torch.bfloat16), (False, torch.float16)])
def test_a_gpu_takes_half_precision(
    monkeypatch: pytest.MonkeyPatch, native: bool, dtype: torch.dtype
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda _emulated=True: native)
    assert precision(torch.device("cuda:0"), PRACTICE) is dtype


@pytest.mark.parametrize(
    ("has_own_memory", "free_bytes", "stays"),
    [(True, 100, True), (True, 99, False), (False, 0, True)],
)
def test_networks_leave_a_device_only_where_its_own_memory_is_too_small(
    monkeypatch: pytest.MonkeyPatch, has_own_memory: bool, free_bytes: int, stays: bool
) -> None:
    row = replace(device.BACKENDS[-1], has_own_memory=has_own_memory)
    monkeypatch.setattr(device, "BACKENDS", (row,))
    assert device.fits(torch.device("cpu"), 100, free_bytes) is stays


def test_a_card_is_told_to_be_exact_and_repeatable(monkeypatch: pytest.MonkeyPatch) -> None:
    products, convolutions = SimpleNamespace(), SimpleNamespace()
    monkeypatch.setattr(torch.backends.cuda, "matmul", products)
    monkeypatch.setattr(torch.backends, "cudnn", convolutions)
    device.prepare(torch.device("cpu"))
    assert vars(products) == vars(convolutions) == {}
    device.prepare(torch.device("cuda:0"))
    assert vars(products) == {"allow_tf32": False}
    assert vars(convolutions) == {"allow_tf32": False, "benchmark": False, "deterministic": True}


def test_a_torch_that_does_not_say_what_the_cpu_can_do_means_float32(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(torch.cpu, "_is_avx512_bf16_supported")
    assert not device.cpu_has_bfloat16()
    assert precision(torch.device("cpu"), SD2) is torch.float32


def test_every_machine_has_a_named_processor_with_memory() -> None:
    for found in (cpu(), best_device()):
        assert found.name
        assert found.memory_bytes > 2**30


class TestThreads:
    def test_are_the_cores_whatever_the_environment_says(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("SDSTUDIO_THREADS")
        monkeypatch.setenv("OMP_NUM_THREADS", "7")
        monkeypatch.setattr(psutil, "cpu_count", lambda logical=True: 16 if logical else 8)
        allowed = SimpleNamespace(cpu_affinity=lambda: list(range(16)))
        monkeypatch.setattr(psutil, "Process", lambda: allowed)
        assert thread_count() == 8
        allowed.cpu_affinity = lambda: [3, 5]
        assert thread_count() == 2

    def test_are_as_many_as_somebody_asks_for(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SDSTUDIO_THREADS", "3")
        assert thread_count() == 3
        monkeypatch.setenv("SDSTUDIO_THREADS", "many")
        assert thread_count() >= 1

    def test_are_the_same_for_each_job_and_told_of_the_picture(
        self, tiny_checkpoints: dict[str, Path], tmp_path: Path
    ) -> None:
        engine = DiffusersEngine(tmp_path, cpu(), threads=2)
        try:
            torch.set_num_threads(1)
            heard = run(engine, a_request(steps=1), tiny_checkpoints["epsilon"])
            assert heard.ready()[0].provenance.threads == 2
        finally:
            torch.set_num_threads(1)
