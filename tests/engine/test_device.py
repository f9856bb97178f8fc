"""The precision policy."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
import torch

from sdstudio.engine import device
from sdstudio.engine.device import DeviceKind, backend, best_device, cpu, precision, thread_count
from sdstudio.engine.diffusers_engine import DiffusersEngine
from tests.engine.conversation import a_request
from tests.engine.tiny import run

PRACTICE, SD2 = 20_000_000, 865_910_724


@pytest.fixture(autouse=True)
def computing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cards that are made up compute, whatever is asked for outside."""
    monkeypatch.setattr(device, "_computes", lambda _device: True)
    monkeypatch.delenv("SDSTUDIO_DEVICE", raising=False)


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


@pytest.mark.parametrize(
    ("module", "hip", "wanted", "key"),
    [
        (torch.cuda, None, "cpu", "cpu"),
        (torch.cuda, None, " CUDA ", "cuda"),
        (torch.cuda, None, "xpu", "cpu"),
        (torch.cuda, "6.4", "cuda", "rocm"),
        (torch.cuda, "6.4", "rocm", "rocm"),
        (torch.xpu, None, "xpu", "xpu"),
        (torch.xpu, None, "the fast one", "xpu"),
    ],
)
@pytest.mark.usefixtures("no_accelerator")
def test_the_environment_names_the_kind_that_is_taken(
    monkeypatch: pytest.MonkeyPatch, module: object, hip: str | None, wanted: str, key: str
) -> None:
    monkeypatch.setattr(module, "is_available", lambda: True)
    monkeypatch.setattr(torch.version, "hip", hip)
    monkeypatch.setenv("SDSTUDIO_DEVICE", wanted)
    assert next(row.key for row in device.BACKENDS if row.present()) == key


@pytest.mark.usefixtures("no_accelerator")
def test_a_card_that_torch_has_no_kernels_for_is_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.undo()
    for module in (torch.xpu, torch.backends.mps):
        monkeypatch.setattr(module, "is_available", lambda: False)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    device._computes.cache_clear()
    message = "CUDA error: no kernel image is available for execution on the device"

    def ones(*_shape: int, **_options: str) -> torch.Tensor:
        raise torch.AcceleratorError(message)

    monkeypatch.setattr(torch, "ones", ones)
    assert best_device().torch_device.type == "cpu"
    message = "CUDA out of memory. Tried to allocate 20.00 MiB"
    assert best_device().torch_device.type == "cpu"  # It is not asked again.
    device._computes.cache_clear()
    assert device._computes("cuda:0")
    monkeypatch.undo()
    device._computes.cache_clear()
    assert device._computes("cpu")


@pytest.mark.parametrize(("key", "module"), [("cuda", torch.cuda), ("xpu", torch.xpu)])
def test_memory_that_torch_keeps_unused_counts_as_free(
    monkeypatch: pytest.MonkeyPatch, key: str, module: object
) -> None:
    monkeypatch.setattr(module, "mem_get_info", lambda _index: (1000, 8000))
    monkeypatch.setattr(module, "memory_reserved", lambda _index: 500)
    monkeypatch.setattr(module, "memory_allocated", lambda _index: 200)
    assert row_of(key).free_bytes() == 1300


def row_of(key: str) -> DeviceKind:
    return next(row for row in device.BACKENDS if row.key == key)


def test_a_driver_that_does_not_tell_what_is_free_leaves_what_torch_has_not_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def silent(_index: int) -> tuple[int, int]:
        raise RuntimeError("The device doesn't support querying the available free memory.")

    properties = SimpleNamespace(total_memory=8000)
    monkeypatch.setattr(torch.xpu, "get_device_properties", lambda _index: properties)
    monkeypatch.setattr(torch.xpu, "mem_get_info", silent)
    monkeypatch.setattr(torch.xpu, "memory_reserved", lambda _index: 500)
    monkeypatch.setattr(torch.xpu, "memory_allocated", lambda _index: 200)
    assert row_of("xpu").free_bytes() == 7800


@pytest.mark.parametrize(("key", "module"), [("cuda", torch.cuda), ("xpu", torch.xpu)])
@pytest.mark.parametrize(("native", "dtype"), [(True, torch.bfloat16), (False, torch.float16)])
def test_a_gpu_takes_half_precision(
    monkeypatch: pytest.MonkeyPatch, key: str, module: object, native: bool, dtype: torch.dtype
) -> None:
    monkeypatch.setattr(module, "is_bf16_supported", lambda emulated=True: emulated or native)
    assert row_of(key).dtype(PRACTICE) is dtype


@pytest.mark.parametrize(
    ("architecture", "dtype"),
    [
        ("gfx90a:sramecc+:xnack-", torch.bfloat16),
        ("gfx942", torch.bfloat16),
        ("gfx1100", torch.bfloat16),
        ("gfx1201", torch.bfloat16),
        ("gfx906", torch.float16),
        ("gfx1030", torch.float16),
    ],
)
def test_a_card_of_amd_takes_bfloat16_where_it_has_it(
    monkeypatch: pytest.MonkeyPatch, architecture: str, dtype: torch.dtype
) -> None:
    properties = SimpleNamespace(gcnArchName=architecture)
    monkeypatch.setattr(torch.cuda, "get_device_properties", lambda _index: properties)
    assert row_of("rocm").dtype(PRACTICE) is dtype


def test_an_apple_takes_float16() -> None:
    assert row_of("mps").dtype(PRACTICE) is torch.float16


def test_what_a_card_and_the_cpu_can_do_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.backends.cpu, "get_cpu_capability", lambda: "AVX512")
    monkeypatch.setattr(torch.cpu, "_is_avx512_bf16_supported", lambda: False)
    monkeypatch.setattr(torch.cpu, "_is_amx_tile_supported", lambda: True)
    assert device.capability(torch.device("cpu")) == "AVX512 AMX"
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.version, "hip", None)
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda _index: (9, 0))
    monkeypatch.setattr(torch.backends.cudnn, "version", lambda: 91002)
    told = "compute capability 9.0, cuDNN 91002, AVX512 AMX"
    assert device.capability(torch.device("cuda:0")) == told


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


@pytest.mark.parametrize(
    ("machine", "has_amx", "expected"),
    [
        ("x86_64", False, "bf16"),
        ("AMD64", False, "bf16"),
        ("x86_64", True, "-"),
        ("arm64", False, "-"),
    ],
)
def test_float32_is_never_rounded_to_multiply_it_faster(
    monkeypatch: pytest.MonkeyPatch, machine: str, has_amx: bool, expected: str
) -> None:
    products = SimpleNamespace(fp32_precision="-")
    monkeypatch.setattr(torch.backends.mkldnn, "matmul", products)
    monkeypatch.setattr(torch.cpu, "_is_amx_tile_supported", lambda: has_amx)
    monkeypatch.setattr("platform.machine", lambda: machine)
    device.multiply_float32_by_onednn(True)
    assert products.fp32_precision == expected
    device.multiply_float32_by_onednn(False)
    assert products.fp32_precision == ("none" if expected == "bf16" else expected)


def test_where_torch_does_not_say_it_float32_is_multiplied_as_usual(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    products = SimpleNamespace(fp32_precision="-")
    monkeypatch.setattr(torch.backends.mkldnn, "matmul", products)
    monkeypatch.delattr(torch.cpu, "_is_amx_tile_supported")
    device.multiply_float32_by_onednn(True)
    assert products.fp32_precision == "-"


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
