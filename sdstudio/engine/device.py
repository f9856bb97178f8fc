"""What the pictures are made on, and in which precision."""

import contextlib
import gc
import logging
import os
import platform
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import psutil
import torch

from sdstudio.engine import memory
from sdstudio.engine.failures import is_out_of_memory

_log = logging.getLogger(__name__)

#: Below this, bfloat16 saves little (the practice model's UNet: a tenth at 256², a quarter at 512²)
#: and costs exactness.
_LARGE_UNET_PARAMETERS = 200_000_000
#: AMD's architectures that multiply bfloat16 by themselves; torch says it of all of them.
_AMD_BFLOAT16 = ("gfx908", "gfx90a", "gfx94", "gfx95", "gfx11", "gfx12")


@dataclass(frozen=True, slots=True)
class Device:
    """A processor.

    Args:
        name: as the maker calls it.
    """

    torch_device: torch.device
    name: str
    memory_bytes: int


@dataclass(frozen=True, slots=True)
class DeviceKind:
    """A kind of processor, and how pictures are best made on it.

    Args:
        key: for the log and tests; two rows may share a ``device``.
        present: whether this machine has one that this torch can use.
        dtype: of weights and arithmetic, given the UNet's number of parameters.
        capability: what its arithmetic goes by beside its name, for the provenance.
        free_bytes: what is left for another model, now.
        empty_cache: give back memory that torch keeps without using it.
        has_own_memory: networks that do not fit together wait in the machine's memory.
        memory_format: of the autoencoder and, in half precision, the UNet.
        attends_in_few_rows: its fused attention never holds the scores of all rows at once.
    """

    key: str
    device: str
    present: Callable[[], bool]
    name: Callable[[], str]
    memory_bytes: Callable[[], int]
    free_bytes: Callable[[], int]
    dtype: Callable[[int], torch.dtype]
    empty_cache: Callable[[], None]
    has_own_memory: bool
    memory_format: torch.memory_format = torch.channels_last
    attends_in_few_rows: bool = True
    capability: Callable[[], str] = lambda: ""

    def describe(self) -> Device:
        """The processor itself."""
        return Device(torch.device(self.device), self.name(), self.memory_bytes())


def best_device() -> Device:
    """The fastest processor of this machine that torch can use.

    ``SDSTUDIO_DEVICE`` (``cpu``, ``cuda``, ``rocm``, ``xpu`` or ``mps``) has only that kind taken,
    or the CPU where there is none.
    """
    return next(row for row in BACKENDS if row.present()).describe()


def cpu() -> Device:
    """The processor that every machine has."""
    return BACKENDS[-1].describe()


def backend(device: torch.device) -> DeviceKind:
    """The row for ``device``; that of the CPU where there is none."""
    rows = (row for row in BACKENDS if torch.device(row.device).type == device.type)
    present = (row for row in rows if row.present())
    return next(present, BACKENDS[-1])


def precision(device: torch.device, unet_parameters: int) -> torch.dtype:
    """The dtype of weights and arithmetic.

    float16 is never used on a CPU, where it is some 200 times slower than float32.
    """
    return backend(device).dtype(unet_parameters)


def prepare(device: torch.device) -> None:
    """Have ``device`` give the same pixels each time, and float32 where float32 is asked for.

    In float32 an accelerator computes only what is to be exact: steps that are redone and depth.
    """
    if device.type == "cuda":
        torch.backends.cuda.matmul.allow_tf32 = False
        torch.backends.cudnn.allow_tf32 = False
        # The fastest of several ways by the clock is another one the next time.
        torch.backends.cudnn.benchmark = False
        torch.backends.cudnn.deterministic = True


def fits(device: torch.device, needed_bytes: int, free_bytes: int) -> bool:
    """Whether what needs that much can stay on ``device``; where memory is shared it always does.

    Args:
        free_bytes: what the device has left.
    """
    return not backend(device).has_own_memory or needed_bytes <= free_bytes


def available_bytes(device: torch.device) -> int:
    """What ``device`` has left for another model."""
    return backend(device).free_bytes()


def capability(device: torch.device) -> str:
    """What of the processors decides the last bits of a picture made on ``device``.

    The CPU has a part in all of them: it draws the noise.
    """
    rows = dict.fromkeys((backend(device), BACKENDS[-1]))
    return ", ".join(told for row in rows if (told := row.capability()))


def thread_count() -> int:
    """The CPU threads to compute with: the cores that this process may use, each once.

    Sums come out in another order with another number of threads, and so may the last bits of a
    picture. Therefore it does not follow what torch would take from the environment; who wants
    another number sets ``SDSTUDIO_THREADS``, and pictures say how many there were.
    """
    with contextlib.suppress(KeyError, ValueError):
        return max(1, int(os.environ["SDSTUDIO_THREADS"]))
    cores = psutil.cpu_count(logical=False) or psutil.cpu_count() or 1
    with contextlib.suppress(AttributeError, OSError):  # Not on macOS.
        cores = min(cores, len(psutil.Process().cpu_affinity()))
    return cores


def release_memory() -> None:
    """Give back what nothing refers to any more, also on the accelerator."""
    gc.collect()
    for row in BACKENDS:
        if row.present():
            row.empty_cache()


def cpu_has_bfloat16() -> bool:
    """Whether the CPU multiplies bfloat16 by itself. With AVX2 alone it would be a crawl."""
    try:
        return bool(
            torch.ops.mkldnn._is_mkldnn_bf16_supported()
            and (torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())
        )
    except (AttributeError, RuntimeError):  # Private to torch, so they may go.
        return False


def multiply_float32_by_onednn(yes: bool) -> None:
    """Have the CPU's products of float32 done by oneDNN, or again by MKL.

    oneDNN is quicker, on AMD's processors by half, and takes some megabytes of address space for
    each new shape. Nothing is done where it would round to bfloat16: with AMX, and on Arm.
    """
    try:
        x86 = platform.machine().lower() in ("x86_64", "amd64")
        if x86 and not torch.cpu._is_amx_tile_supported():
            # Says what may be rounded to; without units for that nothing is.
            precision = "bf16" if yes else "none"
            torch.backends.mkldnn.matmul.fp32_precision = precision  # type: ignore[attr-defined]
    except (AttributeError, RuntimeError):  # Private to torch, so they may go.
        return


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


def _is_taken(key: str, device: str) -> bool:
    """Whether the environment leaves it to be taken, and it can compute."""
    kind = torch.device(device).type
    wanted = os.environ.get("SDSTUDIO_DEVICE", "").strip().lower()
    known = {row.key for row in BACKENDS}
    # Before anything is computed there: it may be a broken card that is kept away from.
    return (wanted not in known or wanted in (key, kind)) and _computes(device)


@cache
def _computes(device: str) -> bool:
    """Whether this torch has kernels for a card that it sees."""
    try:
        ones = torch.ones(8, 8, device=device)
        return (ones @ ones).sum().item() == 8 * 8 * 8
    except Exception as error:  # each maker's torch has its own
        _log.warning("nothing can be computed on %s", device, exc_info=True)
        # What other programs take now they will give back.
        return is_out_of_memory(error)


def _cuda_dtype(_unet_parameters: int) -> torch.dtype:
    # Without emulation: cards before Ampere compute bfloat16 in float32.
    return torch.bfloat16 if torch.cuda.is_bf16_supported(False) else torch.float16


def _rocm_dtype(_unet_parameters: int) -> torch.dtype:
    architecture = str(torch.cuda.get_device_properties(0).gcnArchName)
    return torch.bfloat16 if architecture.startswith(_AMD_BFLOAT16) else torch.float16


def _xpu_dtype(_unet_parameters: int) -> torch.dtype:
    return torch.bfloat16 if torch.xpu.is_bf16_supported(False) else torch.float16


# What torch has reserved and does not use is as good as free.
def _cuda_free_bytes() -> int:
    unused = torch.cuda.memory_reserved(0) - torch.cuda.memory_allocated(0)
    return int(torch.cuda.mem_get_info(0)[0]) + unused


def _xpu_free_bytes() -> int:
    reserved = torch.xpu.memory_reserved(0)
    try:
        free = int(torch.xpu.mem_get_info(0)[0])
    except RuntimeError:  # Not every driver tells.
        free = int(torch.xpu.get_device_properties(0).total_memory) - reserved
    return free + reserved - torch.xpu.memory_allocated(0)


def _cuda_capability() -> str:
    major, minor = torch.cuda.get_device_capability(0)
    return f"compute capability {major}.{minor}, cuDNN {torch.backends.cudnn.version()}"


def _rocm_capability() -> str:
    architecture = torch.cuda.get_device_properties(0).gcnArchName
    return f"{architecture}, MIOpen {torch.backends.cudnn.version()}"


def _cpu_capability() -> str:
    told = [str(torch.backends.cpu.get_cpu_capability())]
    units = {"_is_avx512_bf16_supported": "AVX512_BF16", "_is_amx_tile_supported": "AMX"}
    for name, unit in units.items():
        with contextlib.suppress(AttributeError, RuntimeError):  # Private to torch.
            if getattr(torch.cpu, name)():
                told.append(unit)
    return " ".join(told)


def _cpu_dtype(unet_parameters: int) -> torch.dtype:
    large = unet_parameters >= _LARGE_UNET_PARAMETERS
    return torch.bfloat16 if large and cpu_has_bfloat16() else torch.float32


def _nvidia_or_amd(
    key: str,
    is_it: Callable[[], bool],
    dtype: Callable[[int], torch.dtype],
    told: Callable[[], str],
) -> DeviceKind:
    return DeviceKind(
        key,
        "cuda:0",
        present=lambda: torch.cuda.is_available() and is_it() and _is_taken(key, "cuda:0"),
        name=lambda: str(torch.cuda.get_device_properties(0).name),
        memory_bytes=lambda: int(torch.cuda.get_device_properties(0).total_memory),
        free_bytes=_cuda_free_bytes,
        dtype=dtype,
        empty_cache=torch.cuda.empty_cache,
        has_own_memory=True,
        capability=told,
    )


#: Every kind of processor, the one to be preferred first. All take torch's fused attention but the
#: CPU in bfloat16, for which see :mod:`sdstudio.engine.attention`.
BACKENDS = (
    _nvidia_or_amd("cuda", lambda: torch.version.hip is None, _cuda_dtype, _cuda_capability),
    # torch calls AMD's cards "cuda" too.
    _nvidia_or_amd("rocm", lambda: torch.version.hip is not None, _rocm_dtype, _rocm_capability),
    DeviceKind(
        "xpu",
        "xpu:0",
        present=lambda: torch.xpu.is_available() and _is_taken("xpu", "xpu:0"),
        name=lambda: str(torch.xpu.get_device_properties(0).name),
        memory_bytes=lambda: int(torch.xpu.get_device_properties(0).total_memory),
        free_bytes=_xpu_free_bytes,
        dtype=_xpu_dtype,
        empty_cache=lambda: torch.xpu.empty_cache(),
        has_own_memory=True,
    ),
    DeviceKind(
        "mps",
        "mps",
        present=lambda: torch.backends.mps.is_available() and _is_taken("mps", "mps"),
        name=lambda: _cpu_name(),
        # Apple's graphics processor shares the machine's memory.
        memory_bytes=memory.machine_bytes,
        free_bytes=memory.available_bytes,
        dtype=lambda _parameters: torch.float16,
        empty_cache=lambda: torch.mps.empty_cache(),
        has_own_memory=False,
        # channels_last gains nothing there and has had faults.
        memory_format=torch.contiguous_format,
        attends_in_few_rows=False,
    ),
    DeviceKind(
        "cpu",
        "cpu",
        present=lambda: True,
        name=lambda: _cpu_name(),
        memory_bytes=memory.machine_bytes,
        free_bytes=memory.available_bytes,
        dtype=_cpu_dtype,
        empty_cache=memory.trim,
        has_own_memory=False,
        capability=_cpu_capability,
    ),
)
