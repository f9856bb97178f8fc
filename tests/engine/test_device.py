"""The precision policy."""

import pytest
import torch

from sdstudio.engine import device
from sdstudio.engine.device import best_device, cpu, precision

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


@pytest.mark.parametrize(("native", "dtype"), [(True, torch.bfloat16), (False, torch.float16)])
def test_a_gpu_takes_half_precision(
    monkeypatch: pytest.MonkeyPatch, native: bool, dtype: torch.dtype
) -> None:
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda _emulated=True: native)
    assert precision(torch.device("cuda:0"), PRACTICE) is dtype


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
