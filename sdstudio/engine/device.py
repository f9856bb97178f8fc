"""What the pictures are made on, and in which precision."""

import gc
import platform
import subprocess
from dataclasses import dataclass
from pathlib import Path

import torch

from sdstudio.engine import memory

#: Below this, bfloat16 saves little (the practice model's UNet: a tenth at 256², a quarter at 512²)
#: and costs exactness.
_LARGE_UNET_PARAMETERS = 200_000_000


@dataclass(frozen=True, slots=True)
class Device:
    """A processor.

    Args:
        name: as the maker calls it.
    """

    torch_device: torch.device
    name: str
    memory_bytes: int


def best_device() -> Device:
    """The fastest processor of this machine that torch can use."""
    if torch.cuda.is_available():
        properties = torch.cuda.get_device_properties(0)
        return Device(torch.device("cuda:0"), properties.name, properties.total_memory)
    if torch.backends.mps.is_available():
        # Apple's graphics processor shares the machine's memory.
        return Device(torch.device("mps"), _cpu_name(), memory.machine_bytes())
    return cpu()


def cpu() -> Device:
    """The processor that every machine has."""
    return Device(torch.device("cpu"), _cpu_name(), memory.machine_bytes())


def precision(device: torch.device, unet_parameters: int) -> torch.dtype:
    """The dtype of weights and arithmetic.

    float16 is never used on a CPU, where it is some 200 times slower than float32.
    """
    match device.type:
        case "cuda":
            return torch.bfloat16 if torch.cuda.is_bf16_supported(False) else torch.float16
        case "mps":
            return torch.float16
        case _:
            large = unet_parameters >= _LARGE_UNET_PARAMETERS
            return torch.bfloat16 if large and cpu_has_bfloat16() else torch.float32


def cpu_has_bfloat16() -> bool:
    """Whether the CPU multiplies bfloat16 by itself. With AVX2 alone it would be a crawl."""
    try:
        return bool(
            torch.ops.mkldnn._is_mkldnn_bf16_supported()
            and (torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())
        )
    except (AttributeError, RuntimeError):  # Private to torch, so they may go.
        return False


def release_memory() -> None:
    """Give back what nothing refers to any more, also on the accelerator."""
    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
    elif torch.backends.mps.is_available():
        torch.mps.empty_cache()


def _cpu_name() -> str:
    try:
        if platform.system() == "Linux":
            lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
            names = [line.partition(":")[2].strip() for line in lines if "model name" in line]
            return names[0] if names else platform.machine()
        if platform.system() == "Darwin":
            command = ["/usr/sbin/sysctl", "-n", "machdep.cpu.brand_string"]
            return subprocess.run(command, capture_output=True, text=True).stdout.strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()
