"""Which graphics cards this machine has, from what the system says of them."""

import contextlib
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sdstudio.domain.text import plain_name
from sdstudio.packs.manifest import Vendor

_VENDORS: Final = {0x10DE: Vendor.NVIDIA, 0x1002: Vendor.AMD, 0x8086: Vendor.INTEL}
_BRANDS: Final = {
    Vendor.NVIDIA: "NVIDIA",
    Vendor.AMD: "AMD",
    Vendor.INTEL: "Intel",
    Vendor.APPLE: "Apple",
}
#: The display adapters in Windows' registry, below HKEY_LOCAL_MACHINE.
_WINDOWS_KEY: Final = (
    r"SYSTEM\CurrentControlSet\Control\Class\{4d36e968-e325-11ce-bfc1-08002be10318}"
)
_PCI_DISPLAY = "0x03"
_PCI_ID: Final = re.compile(r"VEN_([0-9A-F]{4})&DEV_([0-9A-F]{4})", re.IGNORECASE)
_SMALL_BYTES = 4096
_CARDS_MAX = 32


@dataclass(frozen=True, slots=True)
class GraphicsCard:
    """A graphics card.

    Args:
        name: its model if the system knows it, otherwise only the brand.
        device: its PCI device ID; 0 if unknown.
        driver: the version of the vendor's driver; empty if it isn't installed or has none.
    """

    vendor: Vendor
    name: str
    device: int = 0
    driver: str = ""


def find_cards() -> tuple[GraphicsCard, ...]:
    """The graphics cards of this machine."""
    if sys.platform == "win32":
        return windows_cards(_registry_rows())
    if sys.platform == "darwin":
        return mac_cards(os.uname().machine)
    return linux_cards(Path("/"))


def linux_cards(root: Path) -> tuple[GraphicsCard, ...]:
    """Those that the kernel lists below ``root``, which is ``/`` unless a test made another."""
    with_class = sorted(_listed(root / "sys/bus/pci/devices"))
    found = [one for one in with_class if _read(one / "class").startswith(_PCI_DISPLAY)]
    # What isn't on the PCI bus the kernel lists here alone.
    drawing = (one / "device" for one in sorted(_listed(root / "sys/class/drm")))
    places = {one.resolve(): one for one in (*found, *drawing)}
    cards = []
    for place in places:
        vendor = _VENDORS.get(_number(_read(place / "vendor")))
        if vendor is None:
            continue
        nvidia = vendor is Vendor.NVIDIA
        model = _nvidia_model(root, place.name) if nvidia else ""
        cards.append(
            GraphicsCard(
                vendor=vendor,
                name=model or _BRANDS[vendor],
                device=_number(_read(place / "device")),
                driver=_nvidia_driver(root) if nvidia else "",
            )
        )
    return tuple(cards[:_CARDS_MAX])


def windows_cards(rows: Iterable[Mapping[str, str]]) -> tuple[GraphicsCard, ...]:
    """Those in the values of the registry's keys of display adapters."""
    cards = []
    for row in rows:
        match = _PCI_ID.search(row.get("MatchingDeviceId", ""))
        vendor = None if match is None else _VENDORS.get(int(match[1], 16))
        if match is None or vendor is None:
            continue
        driver = row.get("DriverVersion", "")
        if vendor is Vendor.NVIDIA:
            # 32.0.15.8097 is NVIDIA's 580.97.
            digits = driver.replace(".", "")[-5:]
            driver = f"{digits[:3]}.{digits[3:]}" if len(digits) == 5 else ""
        name = plain_name(row.get("DriverDesc", "")) or _BRANDS[vendor]
        cards.append(GraphicsCard(vendor, name, int(match[2], 16), driver))
    return tuple(cards[:_CARDS_MAX])


def mac_cards(machine: str) -> tuple[GraphicsCard, ...]:
    """Apple's own graphics processor, which torch uses as it is."""
    return (GraphicsCard(Vendor.APPLE, _BRANDS[Vendor.APPLE]),) if machine == "arm64" else ()


if sys.platform == "win32":
    import winreg

    def _registry_rows() -> Iterator[Mapping[str, str]]:
        with (
            contextlib.suppress(OSError),
            winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _WINDOWS_KEY) as adapters,
        ):
            for number in range(_CARDS_MAX):
                row = {}
                with (
                    contextlib.suppress(OSError),
                    winreg.OpenKey(adapters, f"{number:04}") as adapter,
                ):
                    for name in ("MatchingDeviceId", "DriverDesc", "DriverVersion"):
                        with contextlib.suppress(OSError):
                            row[name] = str(winreg.QueryValueEx(adapter, name)[0])
                yield row


def _nvidia_driver(root: Path) -> str:
    """The version of NVIDIA's kernel module; empty with another driver or none."""
    said = _read(root / "proc/driver/nvidia/version")
    match = re.search(r"Kernel Module\b.*?\s(\d+\.\d+(?:\.\d+)?)\b", said)
    return match[1] if match else ""


def _nvidia_model(root: Path, slot: str) -> str:
    said = _read(root / "proc/driver/nvidia/gpus" / slot / "information")
    match = re.search(r"^Model:\s*(\S.*)$", said, re.MULTILINE)
    return plain_name(match[1].strip()) if match else ""


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_SMALL_BYTES).decode(errors="replace").strip()
    except OSError:
        return ""


def _number(text: str) -> int:
    try:
        return int(text, 16)
    except ValueError:
        return 0
