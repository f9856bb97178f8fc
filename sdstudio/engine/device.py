"""Device selection, precision, and what each kind of processor needs."""

import contextlib
import gc
import logging
import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import psutil
import torch

from sdstudio.engine import memory
from sdstudio.engine.failures import is_out_of_memory
from sdstudio.engine.processor import processor_name

_log = logging.getLogger(__name__)

#: Below this, bfloat16 saves little (the practice model's UNet: a tenth at 256², a quarter at 512²)
#: and costs exactness.
_LARGE_UNET_PARAMETERS = 200_000_000
#: AMD architectures with native bfloat16; torch reports support on all of them.
_AMD_BFLOAT16 = ("gfx908", "gfx90a", "gfx94", "gfx95", "gfx11", "gfx12")


@dataclass(frozen=True, slots=True)
class Device:
    """A processor that torch can compute on.

    Args:
        name: the manufacturer's name for it.
    """

    torch_device: torch.device
    name: str
    memory_bytes: int


@dataclass(frozen=True, slots=True)
class DeviceKind:
    """A kind of processor and how to use it.

    Args:
        key: for the log and tests; two rows may share a ``device``.
        present: whether this machine has one that this torch build can use.
        dtype: of weights and arithmetic, given the UNet's parameter count.
        capability: what determines its arithmetic besides its name, for the provenance.
        free_bytes: how much memory is left for another model.
        empty_cache: returns memory that torch caches.
        has_own_memory: networks that don't fit together can be offloaded to main memory.
        maps_weights: networks compute with files mapped into memory, whose pages the system can
            drop.
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
    maps_weights: bool = False
    capability: Callable[[], str] = lambda: ""

    def describe(self) -> Device:
        """Describe the processor itself."""
        return Device(torch.device(self.device), self.name(), self.memory_bytes())


def best_device() -> Device:
    """The fastest processor in this machine that torch can use.

    ``SDSTUDIO_DEVICE`` (``cpu``, ``cuda``, ``rocm``, ``xpu`` or ``mps``) restricts it to that kind,
    falling back to the CPU.
    """
    return next(row for row in BACKENDS if row.present()).describe()


def cpu() -> Device:
    """The CPU."""
    return BACKENDS[-1].describe()


def backend(device: torch.device) -> DeviceKind:
    """The row of ``BACKENDS`` for ``device``; the CPU's if there is none."""
    rows = (row for row in BACKENDS if torch.device(row.device).type == device.type)
    present = (row for row in rows if row.present())
    return next(present, BACKENDS[-1])


def precision(device: torch.device, unet_parameters: int) -> torch.dtype:
    """The dtype of weights and arithmetic.

    Never float16 on a CPU, where it is about 200 times slower than float32.
    """
    return backend(device).dtype(unet_parameters)


def prepare(device: torch.device) -> None:
    """Make ``device`` deterministic, with true float32 arithmetic.

    Accelerators use float32 only for what must be exact: retried steps and depth.
    """
    if device.type == "cuda":
        torch.backends.cuda.matmul.allow_tf32 = False
        torch.backends.cudnn.allow_tf32 = False
        # Benchmarking may pick a different algorithm each time.
        torch.backends.cudnn.benchmark = False
        torch.backends.cudnn.deterministic = True


def fits(device: torch.device, needed_bytes: int, free_bytes: int) -> bool:
    """Whether networks of that size can stay on ``device``; always true for shared memory.

    Args:
        free_bytes: how much memory the device has left.
    """
    return not backend(device).has_own_memory or needed_bytes <= free_bytes


def available_bytes(device: torch.device) -> int:
    """How much memory ``device`` has left for another model."""
    return backend(device).free_bytes()


def capability(device: torch.device) -> str:
    """The processor features that determine the last bits of a picture made on ``device``.

    Always includes the CPU, which draws the noise.
    """
    rows = dict.fromkeys((backend(device), BACKENDS[-1]))
    return ", ".join(text for row in rows if (text := row.capability()))


def thread_count() -> int:
    """The number of CPU threads to use: one per physical core available to this process.

    The number of threads changes the order of summation and with it a picture's last bits. So it
    ignores torch's own environment variables; ``SDSTUDIO_THREADS`` overrides it, and the provenance
    records it.
    """
    with contextlib.suppress(KeyError, ValueError):
        return max(1, int(os.environ["SDSTUDIO_THREADS"]))
    cores = psutil.cpu_count(logical=False) or psutil.cpu_count() or 1
    with contextlib.suppress(AttributeError, OSError):  # Not on macOS.
        cores = min(cores, len(psutil.Process().cpu_affinity()))
    return cores


def release_memory() -> None:
    """Release unreferenced memory, on the accelerator too."""
    gc.collect()
    for row in BACKENDS:
        if row.present():
            row.empty_cache()


def cpu_has_bfloat16() -> bool:
    """Whether the CPU has native bfloat16 arithmetic. Emulating it with AVX2 is very slow."""
    try:
        return bool(
            torch.ops.mkldnn._is_mkldnn_bf16_supported()
            and (torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())
        )
    except (AttributeError, RuntimeError):  # Private to torch; may be removed.
        return False


def multiply_float32_by_onednn(yes: bool) -> None:
    """Use oneDNN for float32 matrix products on the CPU, or go back to MKL.

    oneDNN is faster (by half on AMD) but takes some megabytes of address space for each new shape.
    Does nothing where oneDNN would round to bfloat16: with AMX, and on Arm.
    """
    try:
        x86 = platform.machine().lower() in ("x86_64", "amd64")
        if x86 and not torch.cpu._is_amx_tile_supported():
            # The allowed rounding; without bfloat16 units nothing is rounded.
            precision = "bf16" if yes else "none"
            torch.backends.mkldnn.matmul.fp32_precision = precision  # type: ignore[attr-defined]
    except (AttributeError, RuntimeError):  # Private to torch; may be removed.
        return


def _is_taken(key: str, device: str) -> bool:
    """Whether ``SDSTUDIO_DEVICE`` allows the device and it can compute."""
    kind = torch.device(device).type
    wanted = os.environ.get("SDSTUDIO_DEVICE", "").strip().lower()
    known = {row.key for row in BACKENDS}
    # Check the variable first: it may be set to avoid a broken card.
    return (wanted not in known or wanted in (key, kind)) and _computes(device)


@cache
def _computes(device: str) -> bool:
    """Whether this torch build has kernels for a card that it detects."""
    try:
        ones = torch.ones(8, 8, device=device)
        return (ones @ ones).sum().item() == 8 * 8 * 8
    except Exception as error:  # each vendor's torch raises its own
        _log.warning("can't compute on %s", device, exc_info=True)
        # Memory used by other programs may become free again.
        return is_out_of_memory(error)


def _cuda_dtype(_unet_parameters: int) -> torch.dtype:
    # False excludes emulation: cards before Ampere compute bfloat16 in float32.
    return torch.bfloat16 if torch.cuda.is_bf16_supported(False) else torch.float16


def _rocm_dtype(_unet_parameters: int) -> torch.dtype:
    architecture = str(torch.cuda.get_device_properties(0).gcnArchName)
    return torch.bfloat16 if architecture.startswith(_AMD_BFLOAT16) else torch.float16


def _xpu_dtype(_unet_parameters: int) -> torch.dtype:
    return torch.bfloat16 if torch.xpu.is_bf16_supported(False) else torch.float16


# Memory that torch has reserved but doesn't use counts as free.
def _cuda_free_bytes() -> int:
    unused = torch.cuda.memory_reserved(0) - torch.cuda.memory_allocated(0)
    return int(torch.cuda.mem_get_info(0)[0]) + unused


def _xpu_free_bytes() -> int:
    reserved = torch.xpu.memory_reserved(0)
    try:
        free = int(torch.xpu.mem_get_info(0)[0])
    except RuntimeError:  # Not every driver reports it.
        free = int(torch.xpu.get_device_properties(0).total_memory) - reserved
    return free + reserved - torch.xpu.memory_allocated(0)


def _cuda_capability() -> str:
    major, minor = torch.cuda.get_device_capability(0)
    return f"compute capability {major}.{minor}, cuDNN {torch.backends.cudnn.version()}"


def _rocm_capability() -> str:
    architecture = torch.cuda.get_device_properties(0).gcnArchName
    return f"{architecture}, MIOpen {torch.backends.cudnn.version()}"


def _cpu_capability() -> str:
    found = [str(torch.backends.cpu.get_cpu_capability())]
    units = {"_is_avx512_bf16_supported": "AVX512_BF16", "_is_amx_tile_supported": "AMX"}
    for name, unit in units.items():
        with contextlib.suppress(AttributeError, RuntimeError):  # Private to torch.
            if getattr(torch.cpu, name)():
                found.append(unit)
    return " ".join(found)


def _cpu_dtype(unet_parameters: int) -> torch.dtype:
    large = unet_parameters >= _LARGE_UNET_PARAMETERS
    return torch.bfloat16 if large and cpu_has_bfloat16() else torch.float32


def _nvidia_or_amd(
    key: str,
    is_it: Callable[[], bool],
    dtype: Callable[[int], torch.dtype],
    capability: Callable[[], str],
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
        capability=capability,
    )


#: Every kind of processor, preferred ones first. All use torch's fused attention except the CPU in
#: bfloat16; see :mod:`sdstudio.engine.attention`.
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
        name=processor_name,
        # Apple's graphics processor shares the machine's memory.
        memory_bytes=memory.machine_bytes,
        free_bytes=memory.available_bytes,
        dtype=lambda _parameters: torch.float16,
        empty_cache=lambda: torch.mps.empty_cache(),
        has_own_memory=False,
        # channels_last gains nothing on MPS and has had bugs.
        memory_format=torch.contiguous_format,
        attends_in_few_rows=False,
    ),
    DeviceKind(
        "cpu",
        "cpu",
        present=lambda: True,
        name=processor_name,
        memory_bytes=memory.machine_bytes,
        free_bytes=memory.available_bytes,
        dtype=_cpu_dtype,
        empty_cache=memory.trim,
        has_own_memory=False,
        maps_weights=True,
        capability=_cpu_capability,
    ),
)
