"""The packs that this version of the program can use: ``resources/graphics-packs.json``.

``docs/graphics-packs.md`` describes the fields and how the file is made.
"""

import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import quote

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from sdstudio.disk import open_regular
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.catalogue import Address, DownloadSource, FilePath, Key, Size

_LIMIT_BYTES = 2**20

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
WheelName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.+\-]{0,190}\.whl$")]
Version = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,5}(\.[0-9]{1,5}){0,4}$")]


class Vendor(StrEnum):
    """Who makes a graphics card."""

    NVIDIA = "nvidia"
    AMD = "amd"
    INTEL = "intel"
    APPLE = "apple"


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Server(_Row):
    """A server with wheels. Not trusted: the pinned hash decides."""

    key: Key
    name: str = Field(max_length=100)
    address: Address


class Wheel(_Row):
    """A wheel of a pack.

    Args:
        path: on the servers, relative to their addresses.
        size_bytes: exact, unless ``size_is_rounded``.
        unpacked_bytes: of all its files together; at most that if ``size_is_rounded``.
        size_is_rounded: its hash is known from elsewhere, and the wheel itself wasn't looked at.
    """

    name: WheelName
    path: FilePath
    sha256: Sha256
    size_bytes: Size
    unpacked_bytes: Size
    size_is_rounded: bool = False


class Pack(_Row):
    """A build of torch for the cards of one vendor.

    Args:
        id: names the folder that it is unpacked into.
        name: shown to the artist, such as “CUDA 13.0”.
        system, machine, python: as :func:`this_system` gives them.
        torch: the version of torch in it, without the local part (“+cpu”).
        minimal_driver: the oldest driver that works; ``None`` if any does.
        first_device: the lowest PCI device ID that works; IDs grow with the generations.
        servers: their keys, in order of preference.
    """

    id: Key
    name: str = Field(max_length=100)
    vendor: Vendor
    system: Literal["linux", "windows", "macos"]
    machine: Literal["x86_64", "arm64"]
    python: Annotated[str, StringConstraints(pattern=r"^cp3\d{1,2}$")]
    torch: Version
    minimal_driver: Version | None = None
    first_device: Annotated[int, Field(ge=0, le=0xFFFF)] = 0
    servers: tuple[Key, ...] = Field(min_length=1, max_length=10)
    wheels: tuple[Wheel, ...] = Field(min_length=1, max_length=100)

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        if len({wheel.name.lower() for wheel in self.wheels}) != len(self.wheels):
            raise ValueError("two wheels of one name")
        return self

    @property
    def size_bytes(self) -> int:
        """What is downloaded."""
        return sum(wheel.size_bytes for wheel in self.wheels)

    @property
    def unpacked_bytes(self) -> int:
        """What it takes on the disk once it is installed."""
        return sum(wheel.unpacked_bytes for wheel in self.wheels)

    def is_for(self, system: "System") -> bool:
        """Whether this system and Python can load it."""
        return (self.system, self.machine, self.python) == (
            system.name,
            system.machine,
            system.python,
        )

    def has_the_wheels_of(self, other: "Pack") -> bool:
        """Whether both are the same once they are unpacked."""
        mine = [(wheel.name, wheel.sha256) for wheel in self.wheels]
        return self.id == other.id and mine == [(one.name, one.sha256) for one in other.wheels]


class Manifest(_Row):
    """All packs."""

    version: Literal[1] = 1
    servers: tuple[Server, ...] = Field(max_length=20)
    packs: tuple[Pack, ...] = Field(max_length=100)

    @model_validator(mode="after")
    def _references_are_right(self) -> Self:
        known = [server.key for server in self.servers]
        ids = [pack.id for pack in self.packs]
        if len(set(known)) != len(known) or len(set(ids)) != len(ids):
            raise ValueError("two rows of one key")
        if unknown := {key for pack in self.packs for key in pack.servers} - set(known):
            raise ValueError(f"unknown servers: {sorted(unknown)}")
        return self

    def pack(self, id_: str) -> Pack | None:
        """The pack with that ID, if there is one."""
        return next((one for one in self.packs if one.id == id_), None)

    def sources(self, pack: Pack, wheel: Wheel) -> tuple[DownloadSource, ...]:
        """Where ``wheel`` can be downloaded from, in order of preference."""
        servers = {server.key: server for server in self.servers}
        return tuple(
            DownloadSource(
                name=servers[key].name, address=f"{servers[key].address}/{quote(wheel.path)}"
            )
            for key in pack.servers
        )


class System(_Row):
    """What a pack has to be made for.

    Args:
        python: the tag of the version, such as ``cp311``: torch's modules fit only that one.
    """

    name: str
    machine: str
    python: str


def this_system(platform: str = sys.platform, machine: str | None = None) -> System:
    """The system that this program runs on."""
    if machine is None:
        from platform import machine as found

        machine = found()
    names = {"win32": "windows", "darwin": "macos"}
    machines = {"amd64": "x86_64", "aarch64": "arm64"}
    return System(
        name=names.get(platform, platform),
        machine=machines.get(machine.lower(), machine.lower()),
        python=f"cp{sys.version_info.major}{sys.version_info.minor}",
    )


def read_manifest(path: Path) -> Manifest:
    """Read the packs that come with the program.

    Raises:
        StudioError: ``PACKS_UNREADABLE``.
    """
    try:
        with open_regular(path) as file:
            data = file.read(_LIMIT_BYTES + 1)
        if len(data) > _LIMIT_BYTES:
            raise ValueError("too long")
        return Manifest.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or path.name
        raise _unreadable(path, f"{where}: {first['msg']}") from error
    except (OSError, ValueError) as error:
        raise _unreadable(path, str(error)) from error


def version_key(version: str) -> tuple[int, ...]:
    """A version such as “580.65.06” for comparisons."""
    return tuple(int(part) for part in re.findall(r"\d+", version))


def _unreadable(path: Path, detail: str) -> StudioError:
    return StudioError(ErrorCode.PACKS_UNREADABLE, file=str(path), detail=detail[:300])
