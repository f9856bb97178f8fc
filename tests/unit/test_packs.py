"""Packs for graphics cards: the manifest, which one fits, fetching, unpacking and files of them."""

import hashlib
import json
import os
import signal
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest

from sdstudio.disk import Disk, SystemDisk
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.download import Stop, Stopped, new_client
from sdstudio.models.download_requests import read_note
from sdstudio.packs.cards import GraphicsCard, linux_cards, mac_cards, windows_cards
from sdstudio.packs.fetching import PackFetcher, PackRequest, request_for
from sdstudio.packs.fitting import fit
from sdstudio.packs.installed import (
    InstalledPack,
    TrialRecord,
    find_usable,
    installed,
    remove,
    tidy,
    work_folder,
    working,
    write_trial,
)
from sdstudio.packs.manifest import Manifest, Pack, Vendor, read_manifest, this_system, version_key
from sdstudio.packs.pack_file import read_pack_file, take_wheels
from sdstudio.packs.unpacking import unpack
from sdstudio.paths import user_paths
from tests.support import hub, packs
from tests.support.disks import DISK_FULL, Operation, WatchedDisk, failing
from tests.support.download_faults import IMPATIENT
from tests.support.hub import Mirror

ROOT = Path(__file__).resolve().parents[2]


# The shipped manifest.


def test_the_shipped_packs_have_the_torch_that_the_program_is_built_with() -> None:
    manifest = read_manifest(user_paths().graphics_packs)
    pinned = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    for pack in manifest.packs:
        assert f"\ntorch=={pack.torch}\n" in pinned
        names = [wheel.name.partition("-")[0] for wheel in pack.wheels]
        assert "torch" in names
        assert all(pack.python in wheel.name for wheel in pack.wheels if "-cp3" in wheel.name)


def test_a_wheel_of_the_shipped_packs_has_a_source_on_each_server_of_its_pack() -> None:
    manifest = read_manifest(user_paths().graphics_packs)
    for pack in manifest.packs:
        for wheel in pack.wheels:
            found = [source.address for source in manifest.sources(pack, wheel)]
            assert len(found) == len(pack.servers)
            assert all(one.startswith("https://") for one in found)
            assert all(one.endswith(f"/{quote(wheel.name)}") for one in found)


@pytest.mark.parametrize(
    "change",
    [
        {"name": "../torch.whl"},
        {"name": "torch.zip"},
        {"path": "../../torch.whl"},
        {"path": "/etc/torch.whl"},
        {"sha256": "abc"},
        {"size_bytes": 0},
        {"surprise": 1},
    ],
)
def test_a_manifest_with_a_wheel_that_is_not_right_is_refused(
    tmp_path: Path, change: dict[str, object]
) -> None:
    manifest = packs.a_manifest(packs.a_pack(packs.usual_wheels())).model_dump(mode="json")
    manifest["packs"][0]["wheels"][0].update(change)
    (tmp_path / "packs.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(StudioError) as failure:
        read_manifest(tmp_path / "packs.json")
    assert failure.value.code is ErrorCode.PACKS_UNREADABLE


def test_a_manifest_that_is_far_too_long_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "packs.json").write_bytes(b" " * 2**21)
    with pytest.raises(StudioError) as failure:
        read_manifest(tmp_path / "packs.json")
    assert failure.value.code is ErrorCode.PACKS_UNREADABLE


def test_this_system_is_named_as_in_the_manifest() -> None:
    python = f"cp{sys.version_info.major}{sys.version_info.minor}"
    assert this_system("linux", "x86_64").model_dump() == {
        "name": "linux",
        "machine": "x86_64",
        "python": python,
    }
    assert this_system("win32", "AMD64").name == "windows"
    assert this_system("win32", "AMD64").machine == "x86_64"
    assert this_system("darwin", "arm64").name == "macos"
    assert this_system("linux", "aarch64").machine == "arm64"


# Cards.


def pci(root: Path, slot: str, vendor: str, device: str, class_: str = "0x030000") -> Path:
    """A device on a made-up PCI bus."""
    folder = root / "sys/bus/pci/devices" / slot
    folder.mkdir(parents=True)
    for name, text in (("vendor", vendor), ("device", device), ("class", class_)):
        (folder / name).write_text(f"{text}\n", encoding="ascii")
    return folder


def nvidia_driver(root: Path, version: str, kind: str = "UNIX x86_64 Kernel Module ") -> None:
    folder = root / "proc/driver/nvidia"
    folder.mkdir(parents=True)
    (folder / "version").write_text(
        f"NVRM version: NVIDIA {kind} {version}  Release Build  (root@x)\nGCC version:  12.2.0\n",
        encoding="ascii",
    )


def test_cards_are_found_on_the_pci_bus_with_model_and_driver(tmp_path: Path) -> None:
    card = pci(tmp_path, "0000:01:00.0", "0x10de", "0x2503")
    pci(tmp_path, "0000:00:02.0", "0x8086", "0x9bc5")
    pci(tmp_path, "0000:00:1f.0", "0x8086", "0x0685", class_="0x060100")
    pci(tmp_path, "0000:05:00.0", "0x1234", "0x1111")
    pci(tmp_path, "0000:03:00.0", "0x1002", "0x744c", class_="0x038000")
    nvidia_driver(tmp_path, "580.95.05")
    about = tmp_path / "proc/driver/nvidia/gpus" / card.name / "information"
    about.parent.mkdir(parents=True)
    about.write_text("Model: \t\t NVIDIA GeForce RTX 3060\nIRQ:   77\n", encoding="ascii")
    assert linux_cards(tmp_path) == (
        GraphicsCard(Vendor.INTEL, "Intel", 0x9BC5),
        GraphicsCard(Vendor.NVIDIA, "NVIDIA GeForce RTX 3060", 0x2503, "580.95.05"),
        GraphicsCard(Vendor.AMD, "AMD", 0x744C),
    )


def test_a_card_that_the_kernel_draws_with_is_listed_once(tmp_path: Path) -> None:
    on_bus = pci(tmp_path, "0000:00:02.0", "0x8086", "0x9bc5")
    for name, device in (("card0", on_bus), ("renderD128", on_bus)):
        (tmp_path / "sys/class/drm" / name).mkdir(parents=True)
        (tmp_path / "sys/class/drm" / name / "device").symlink_to(device)
    elsewhere = tmp_path / "sys/devices/vmbus/card"
    elsewhere.mkdir(parents=True)
    (elsewhere / "vendor").write_text("0x1002", encoding="ascii")
    (tmp_path / "sys/class/drm/card1").mkdir()
    (tmp_path / "sys/class/drm/card1/device").symlink_to(elsewhere)
    assert [card.vendor for card in linux_cards(tmp_path)] == [Vendor.INTEL, Vendor.AMD]


def test_the_driver_with_open_kernel_modules_is_recognised(tmp_path: Path) -> None:
    pci(tmp_path, "0000:01:00.0", "0x10de", "0x2503")
    nvidia_driver(tmp_path, "580.65.06", kind="UNIX Open Kernel Module for x86_64")
    assert linux_cards(tmp_path)[0].driver == "580.65.06"


def test_a_system_that_says_nothing_or_nonsense_has_no_cards(tmp_path: Path) -> None:
    assert linux_cards(tmp_path) == ()
    pci(tmp_path, "0000:01:00.0", "what?", "0x2503")
    nvidia_driver(tmp_path, "soon")
    assert linux_cards(tmp_path) == ()


def test_cards_are_found_in_the_registry_of_windows() -> None:
    rows = [
        {
            "MatchingDeviceId": r"PCI\VEN_10DE&DEV_2503&SUBSYS_00000000",
            "DriverDesc": "NVIDIA GeForce RTX 3060",
            "DriverVersion": "32.0.15.8097",
        },
        {"MatchingDeviceId": r"pci\ven_8086&dev_9bc5", "DriverVersion": "31.0.101.2115"},
        {"MatchingDeviceId": r"ROOT\BasicDisplay", "DriverDesc": "Microsoft Basic Display"},
        {},
    ]
    assert windows_cards(rows) == (
        GraphicsCard(Vendor.NVIDIA, "NVIDIA GeForce RTX 3060", 0x2503, "580.97"),
        GraphicsCard(Vendor.INTEL, "Intel", 0x9BC5, "31.0.101.2115"),
    )


# Which pack fits.


def fitting(*cards: GraphicsCard, **changes: object) -> ErrorCode | str:
    """The ID of the pack that fits, or why none does."""
    manifest = packs.a_manifest(packs.a_pack(packs.usual_wheels(), **changes))
    found = fit(manifest, cards, this_system())
    if found.pack is not None:
        assert found.obstacle is None
        return found.pack.id
    assert found.obstacle is not None
    return found.obstacle.code


def test_the_pack_for_the_card_is_offered_or_the_reason_why_not() -> None:
    card = packs.NVIDIA
    assert fitting(card) == packs.ID
    assert fitting() is ErrorCode.PACK_NO_CARD
    assert fitting(*mac_cards("arm64")) is ErrorCode.PACK_NOT_NEEDED
    assert fitting(GraphicsCard(Vendor.AMD, "AMD")) is ErrorCode.PACK_NONE_FITS
    assert fitting(replace(card, driver="580.65.05")) is ErrorCode.PACK_DRIVER_TOO_OLD
    assert fitting(replace(card, driver="580.65.06")) == packs.ID
    assert fitting(replace(card, driver="")) is ErrorCode.PACK_NO_DRIVER
    assert fitting(replace(card, device=0x1B81)) is ErrorCode.PACK_CARD_TOO_OLD
    assert fitting(card, python="cp39") is ErrorCode.PACK_NONE_FITS
    other = "windows" if sys.platform == "linux" else "linux"
    assert fitting(card, system=other) is ErrorCode.PACK_NONE_FITS


def test_of_two_cards_the_one_with_a_pack_counts_and_otherwise_the_easiest_obstacle() -> None:
    old = replace(packs.NVIDIA, driver="470.1")
    intel = GraphicsCard(Vendor.INTEL, "Intel")
    assert fitting(intel, packs.NVIDIA) == packs.ID
    assert fitting(intel, old) is ErrorCode.PACK_DRIVER_TOO_OLD


def test_versions_are_compared_as_numbers() -> None:
    assert version_key("580.9") < version_key("580.65.06") < version_key("581")


# Fetching.


class Seen:
    """A watcher that keeps the last that was said."""

    def __init__(self, at: Callable[[int], object] = lambda _: None) -> None:
        self.unpacked_bytes = (0, 0)
        self._at = at

    def checked(self, byte_count: int) -> None: ...
    def asked(self, source: object) -> None: ...
    def fetched(self, byte_count: int, source: object) -> None: ...
    def holds(self, held_bytes: int, size_bytes: int) -> None: ...
    def file_begun(self, request: object) -> None: ...
    def file_done(self, request: object) -> None: ...

    def unpacked(self, done_bytes: int, size_bytes: int) -> None:
        self._at(done_bytes)
        self.unpacked_bytes = done_bytes, size_bytes


def fetcher(disk: Disk | None = None) -> PackFetcher:
    return PackFetcher(disk or SystemDisk(), lambda: new_client(IMPATIENT), IMPATIENT)


@contextmanager
def offered(
    runtimes: Path, wheels: Mapping[str, bytes] | None = None, servers: int = 1
) -> Iterator[tuple[list[Mirror], PackRequest, Manifest]]:
    """Servers with a pack, the request for it, and the manifest."""
    wheels = packs.usual_wheels() if wheels is None else wheels
    pack = packs.a_pack(wheels)
    with ExitStack() as stack:
        mirrors = [stack.enter_context(packs.an_index(wheels).running()) for _ in range(servers)]
        manifest = packs.a_manifest(pack, *(mirror.address("") for mirror in mirrors))
        yield mirrors, request_for(manifest, manifest.packs[0], runtimes), manifest


def there(runtimes: Path, manifest: Manifest) -> InstalledPack | None:
    rows = installed(runtimes, manifest, this_system())
    return rows[0] if rows else None


def test_a_pack_is_downloaded_and_unpacked_into_a_folder_of_its_own(tmp_path: Path) -> None:
    with offered(tmp_path) as (_, request, manifest):
        seen = Seen()
        fetcher().fetch(request, Stop(), seen)
    found = there(tmp_path, manifest)
    assert found is not None
    assert found.is_current
    assert found.trial is None
    assert (found.folder / "torch/__init__.py").is_file()
    assert (found.folder / "nvidia/cublas/lib/libcublas.so.13").stat().st_size == 300_000
    size = request.pack.unpacked_bytes
    assert seen.unpacked_bytes == (size, size)
    # The wheels aren't needed any more, nor is anything else left.
    assert not list(request.folder.glob("*.whl*"))
    assert read_note(request.folder) is None
    tidy(tmp_path, [request.pack.id])
    assert [path.name for path in tmp_path.iterdir()] == [packs.ID]


@pytest.mark.parametrize(
    "acts",
    [
        (hub.cut_after(100_000), hub.serve),
        (hub.truncated(50_000), hub.serve),
        (hub.status(503), hub.serve),
        (hub.cut_after(10), hub.cut_after(1000), hub.cut_after(100_000)),
    ],
)
def test_a_server_that_cuts_and_truncates_is_asked_for_the_rest(
    tmp_path: Path, acts: tuple[hub.Act, ...]
) -> None:
    with offered(tmp_path) as ((mirror,), request, manifest):
        mirror.play(*acts)
        fetcher().fetch(request, Stop(), Seen())
    assert there(tmp_path, manifest) is not None


def test_what_redirects_to_the_wheel_is_followed(tmp_path: Path) -> None:
    with offered(tmp_path, servers=2) as ((mirror, other), request, manifest):
        only = replace(
            request,
            files=tuple(replace(one, sources=one.sources[:1]) for one in request.files),
        )
        mirror.play(*(hub.redirect(other.address(f"/packages/{one.path}")) for one in only.files))
        fetcher().fetch(only, Stop(), Seen())
    assert there(tmp_path, manifest) is not None


@pytest.mark.parametrize(
    ("lie", "code"),
    [
        (hub.flipped(100), ErrorCode.DOWNLOAD_NOT_ORIGINAL),
        (hub.sized(1000), ErrorCode.DOWNLOAD_NOT_ORIGINAL),
        (hub.status(404), ErrorCode.DOWNLOAD_REFUSED),
        (hub.status(403), ErrorCode.DOWNLOAD_REFUSED),
    ],
)
def test_a_server_that_lies_installs_nothing_and_another_one_helps(
    tmp_path: Path, lie: hub.Act, code: ErrorCode
) -> None:
    with offered(tmp_path / "alone") as ((mirror,), request, manifest):
        mirror.play(then=lie)
        with pytest.raises(StudioError) as failure:
            fetcher().fetch(request, Stop(), Seen())
        assert failure.value.code is code
        assert there(tmp_path / "alone", manifest) is None
    with offered(tmp_path / "helped", servers=2) as ((mirror, _), request, manifest):
        mirror.play(then=lie)
        fetcher().fetch(request, Stop(), Seen())
        assert there(tmp_path / "helped", manifest) is not None


def test_a_disk_without_room_for_wheels_and_modules_is_found_before_the_first_byte(
    tmp_path: Path,
) -> None:
    with offered(tmp_path) as ((mirror,), request, _):
        needed = request.pack.size_bytes + request.pack.unpacked_bytes
        with pytest.raises(StudioError) as failure:
            fetcher(WatchedDisk(free=needed - 1)).fetch(request, Stop(), Seen())
        assert failure.value.code is ErrorCode.DOWNLOAD_DISK_FULL
        assert mirror.asked == []


def test_a_disk_that_fills_while_unpacking_leaves_the_wheels_and_nothing_half(
    tmp_path: Path,
) -> None:
    def before(operation: Operation) -> None:
        if operation.name == "write_at" and operation.path.name == "libcublas.so.13":
            raise DISK_FULL

    with offered(tmp_path) as ((mirror,), request, manifest):
        with pytest.raises(StudioError) as failure:
            fetcher(WatchedDisk(before)).fetch(request, Stop(), Seen())
        assert failure.value.code is ErrorCode.DISK_FULL
        assert there(tmp_path, manifest) is None
        assert not (request.folder / "unpacked").exists()
        asked = len(mirror.asked)
        fetcher().fetch(request, Stop(), Seen())
        assert len(mirror.asked) == asked
    assert there(tmp_path, manifest) is not None


@pytest.mark.parametrize("operation", ["sync", "replace", "sync_folder"])
def test_a_disk_that_fails_at_the_end_installs_nothing(tmp_path: Path, operation: str) -> None:
    with offered(tmp_path) as (_, request, manifest):
        only_wheels = replace(request, is_unpacked=False)
        fetcher().fetch(only_wheels, Stop(), Seen())
        only_wheels.folder.rename(request.folder)
        wheels = {one.path: (request.folder / one.path).read_bytes() for one in request.files}
        assert wheels
        with pytest.raises(StudioError):
            fetcher(failing(operation, DISK_FULL)).fetch(request, Stop(), Seen())
        assert there(tmp_path, manifest) is None


def test_pausing_while_unpacking_keeps_the_wheels(tmp_path: Path) -> None:
    stop = Stop()
    with offered(tmp_path) as ((mirror,), request, manifest):
        with pytest.raises(Stopped):
            fetcher().fetch(request, stop, Seen(at=lambda _: stop.ask()))
        assert there(tmp_path, manifest) is None
        assert read_note(request.folder) == (packs.ID, False)
        asked = len(mirror.asked)
        fetcher().fetch(request, Stop(), Seen())
        assert len(mirror.asked) == asked
    assert there(tmp_path, manifest) is not None


def test_tidying_up_stays_out_of_the_way_of_a_download(tmp_path: Path) -> None:
    with offered(tmp_path) as (_, request, manifest):
        there_meanwhile: list[bool] = []

        def at(_: int) -> None:
            tidy(tmp_path, [])
            there_meanwhile.append(request.folder.exists())

        fetcher().fetch(request, Stop(), Seen(at=at))
        assert set(there_meanwhile) == {True}
        assert there(tmp_path, manifest) is not None
        # What nobody has requested is deleted with its lock, but not while somebody works there.
        with working(SystemDisk(), tmp_path, request.pack) as folder:
            tidy(tmp_path, [])
            assert folder.exists()
        tidy(tmp_path, [])
        assert not folder.exists()


def test_cancelling_removes_everything(tmp_path: Path) -> None:
    with offered(tmp_path) as ((mirror,), request, _):
        mirror.play(hub.serve, then=hub.status(404))
        with pytest.raises(StudioError):
            fetcher().fetch(request, Stop(), Seen())
        fetcher().discard(request)
    assert list(tmp_path.iterdir()) == []


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from tests.unit.test_packs import Seen, fetcher
from sdstudio.models.download import Stop
from sdstudio.packs.fetching import request_for
from sdstudio.packs.manifest import read_manifest
manifest = read_manifest(Path({manifest!r}))
request = request_for(manifest, manifest.packs[0], Path({runtimes!r}))
def at(done_bytes):
    if done_bytes > 100_000:
        os.kill(os.getpid(), signal.SIGKILL)
fetcher().fetch(request, Stop(), Seen(at))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_program_killed_while_unpacking_goes_on_at_the_next_start(tmp_path: Path) -> None:
    wheels = packs.usual_wheels() | {"more-1-py3-none-any.whl": packs.library_wheel(3_000_000)}
    wheels["more-1-py3-none-any.whl"] = packs.a_wheel({"more.bin": os.urandom(3_000_000)})
    runtimes = tmp_path / "runtimes"
    with offered(runtimes, wheels) as (_, request, manifest):
        packs.write_manifest(tmp_path / "packs.json", manifest)
        script = KILLED.format(
            root=str(ROOT), manifest=str(tmp_path / "packs.json"), runtimes=str(runtimes)
        )
        ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True)
        assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
        assert there(runtimes, manifest) is None
        assert (request.folder / "unpacked").is_dir()
        # The next start deletes nothing of it, and goes on.
        tidy(runtimes, [])
        assert read_note(request.folder) == (packs.ID, False)
        fetcher().fetch(request, Stop(), Seen())
    found = there(runtimes, manifest)
    assert found is not None
    assert (found.folder / "more.bin").stat().st_size == 3_000_000


def test_a_pack_that_was_replaced_by_another_version_makes_room_for_it(tmp_path: Path) -> None:
    with offered(tmp_path, packs.usual_wheels(packs.RAISING)) as (_, request, _):
        fetcher().fetch(request, Stop(), Seen())
    with offered(tmp_path) as (_, request, new):
        before = there(tmp_path, new)
        assert before is not None
        assert not before.is_current
        fetcher().fetch(request, Stop(), Seen())
    after = there(tmp_path, new)
    assert after is not None
    assert after.is_current
    assert "ImportError" not in (after.folder / "torch/__init__.py").read_text(encoding="utf-8")


# Unpacking what nobody should trust.


def raw_wheel(add: Callable[[zipfile.ZipFile], object]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        add(archive)
    return content.getvalue()


def damaged_lzma() -> bytes:
    wheel = bytearray(
        raw_wheel(lambda archive: archive.writestr("a.py", os.urandom(1000), zipfile.ZIP_LZMA))
    )
    wheel[60:1000] = bytes(940)
    return bytes(wheel)


def a_link(archive: zipfile.ZipFile) -> None:
    member = zipfile.ZipInfo("torch/lib.so")
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    archive.writestr(member, "/etc/passwd")


def twice(archive: zipfile.ZipFile) -> None:
    archive.writestr("torch/a.py", "1")
    archive.writestr("Torch/A.py", "2")


@pytest.mark.parametrize(
    "wheel",
    [
        raw_wheel(lambda archive: archive.writestr("../evil.py", "")),
        raw_wheel(lambda archive: archive.writestr("torch/../../evil.py", "")),
        raw_wheel(lambda archive: archive.writestr("/evil.py", "")),
        raw_wheel(lambda archive: archive.writestr("C:/evil.py", "")),
        raw_wheel(lambda archive: archive.writestr("torch\\evil.py:x", "")),
        raw_wheel(lambda archive: archive.writestr("x.data/purelib/../../evil.py", "")),
        raw_wheel(lambda archive: archive.writestr("torch/aux.evil.py", "")),
        damaged_lzma(),
        raw_wheel(a_link),
        raw_wheel(twice),
        b"not a zip archive at all",
        packs.library_wheel()[:-200],
    ],
)
def test_a_wheel_that_could_do_harm_is_refused(tmp_path: Path, wheel: bytes) -> None:
    name = "evil-1-py3-none-any.whl"
    (tmp_path / "wheels").mkdir()
    (tmp_path / "wheels" / name).write_bytes(wheel)
    pack = packs.a_pack({"good-1.whl": packs.torch_wheel()})
    row = pack.wheels[0].model_copy(update={"name": name, "unpacked_bytes": 10**6})
    pack = pack.model_copy(update={"wheels": (row,)})
    target = tmp_path / "inside" / "target"
    with pytest.raises(StudioError) as failure:
        unpack(
            pack,
            tmp_path / "wheels",
            target,
            disk=SystemDisk(),
            stop=Stop(),
            progress=lambda *_: None,
        )
    assert failure.value.code is ErrorCode.PACK_DAMAGED
    assert not list(tmp_path.rglob("evil.py*"))


def test_a_wheel_that_says_less_than_it_unpacks_to_is_refused(tmp_path: Path) -> None:
    wheels = {"bomb-1.whl": packs.a_wheel({"bomb.bin": bytes(50_000_000)})}
    assert len(wheels["bomb-1.whl"]) < 100_000
    pack = packs.a_pack(wheels)
    row = pack.wheels[0].model_copy(update={"unpacked_bytes": 1_000_000})
    (tmp_path / "bomb-1.whl").write_bytes(wheels["bomb-1.whl"])
    with pytest.raises(StudioError) as failure:
        unpack(
            pack.model_copy(update={"wheels": (row,)}),
            tmp_path,
            tmp_path / "target",
            disk=SystemDisk(),
            stop=Stop(),
            progress=lambda *_: None,
        )
    assert failure.value.code is ErrorCode.PACK_DAMAGED
    assert not (tmp_path / "target").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such permission")
def test_programs_in_a_wheel_can_be_run_and_its_data_goes_beside_the_modules(
    tmp_path: Path,
) -> None:
    def add(archive: zipfile.ZipFile) -> None:
        program = zipfile.ZipInfo("torch/bin/torch_shm_manager")
        program.external_attr = 0o100755 << 16
        archive.writestr(program, "#!/bin/sh")
        archive.writestr("x-1.data/platlib/extra/module.py", "")
        archive.writestr("x-1.data/scripts/run", "")
        archive.writestr("nvidia/__init__.py", "")

    wheels = {
        "x-1.whl": raw_wheel(add),
        "y-1.whl": packs.a_wheel({"nvidia/__init__.py": "", "y.py": "1"}),
    }
    for name, content in wheels.items():
        (tmp_path / name).write_bytes(content)
    unpack(
        packs.a_pack(wheels),
        tmp_path,
        tmp_path / "target",
        disk=SystemDisk(),
        stop=Stop(),
        progress=lambda *_: None,
    )
    files = sorted(
        path.relative_to(tmp_path / "target").as_posix()
        for path in (tmp_path / "target").rglob("*")
        if path.is_file()
    )
    assert files == ["extra/module.py", "nvidia/__init__.py", "torch/bin/torch_shm_manager", "y.py"]
    assert os.access(tmp_path / "target/torch/bin/torch_shm_manager", os.X_OK)


# What is installed.


def an_installed(runtimes: Path) -> tuple[Pack, Manifest]:
    with offered(runtimes) as (_, request, manifest):
        fetcher().fetch(request, Stop(), Seen())
    return manifest.packs[0], manifest


def test_a_pack_is_used_only_after_a_trial_that_went_well(tmp_path: Path) -> None:
    pack, manifest = an_installed(tmp_path)
    folder = tmp_path / pack.id
    assert find_usable(tmp_path, pack.id, manifest, this_system()) is None
    write_trial(SystemDisk(), folder, TrialRecord(code=ErrorCode.PACK_CRASHED))
    assert find_usable(tmp_path, pack.id, manifest, this_system()) is None
    write_trial(SystemDisk(), folder, TrialRecord(card="A card"))
    assert find_usable(tmp_path, pack.id, manifest, this_system()) == folder


def test_a_pack_for_another_torch_or_python_is_not_used_any_more(tmp_path: Path) -> None:
    pack, manifest = an_installed(tmp_path)
    write_trial(SystemDisk(), tmp_path / pack.id, TrialRecord(card="A card"))
    newer = this_system().model_copy(update={"python": "cp399"})
    assert find_usable(tmp_path, pack.id, manifest, newer) is None
    other = packs.a_manifest(packs.a_pack(packs.usual_wheels(packs.RAISING)))
    assert find_usable(tmp_path, pack.id, other, this_system()) is None
    assert find_usable(tmp_path, pack.id, Manifest(servers=(), packs=()), this_system()) is None


def test_a_record_that_cannot_be_read_is_no_pack(tmp_path: Path) -> None:
    pack, manifest = an_installed(tmp_path)
    (tmp_path / pack.id / "sd-studio-pack.json").write_text("{", encoding="utf-8")
    assert installed(tmp_path, manifest, this_system()) == ()


def test_removing_a_pack_leaves_nothing(tmp_path: Path) -> None:
    pack, _ = an_installed(tmp_path)
    remove(SystemDisk(), tmp_path, pack)
    assert list(tmp_path.iterdir()) == []


def test_a_removal_that_was_interrupted_is_finished_by_the_next_start(tmp_path: Path) -> None:
    pack, manifest = an_installed(tmp_path)
    (tmp_path / pack.id).rename(work_folder(tmp_path, pack.id) / "removed")
    tidy(tmp_path, [])
    assert installed(tmp_path, manifest, this_system()) == ()
    assert list(tmp_path.iterdir()) == []


# Files for computers without a network.


def exported(tmp_path: Path) -> tuple[Path, Manifest]:
    with offered(tmp_path / "here") as (_, request, manifest):
        request = replace(request, is_unpacked=False)
        fetcher().fetch(request, Stop(), Seen())
        target = tmp_path / "USB stick" / "卡.sdpack"
        target.parent.mkdir()
        packs.export(request, target)
    return target, manifest


def take(file: Path, manifest: Manifest, runtimes: Path) -> PackRequest:
    pack = read_pack_file(file, manifest)
    take_wheels(file, pack, runtimes, disk=SystemDisk(), stop=Stop(), progress=lambda *_: None)
    return request_for(manifest, pack, runtimes)


def test_a_pack_goes_from_one_computer_to_another_without_a_network(tmp_path: Path) -> None:
    file, manifest = exported(tmp_path)
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    # Its server no longer runs.
    request = take(file, manifest, tmp_path / "there")
    assert read_note(request.folder) == (packs.ID, False)
    fetcher().fetch(request, Stop(), Seen())
    assert there(tmp_path / "there", manifest) is not None


@pytest.mark.parametrize("share", [0.7, 1.7])
def test_a_wheel_whose_size_is_only_known_roughly_goes_the_same_ways(
    tmp_path: Path, share: float
) -> None:
    wheels = packs.usual_wheels()
    with packs.an_index(wheels).running() as mirror:
        exact = packs.a_pack(wheels)
        rounded = [
            one.model_copy(
                update={"size_bytes": round(share * one.size_bytes), "size_is_rounded": True}
            )
            for one in exact.wheels
        ]
        manifest = packs.a_manifest(
            exact.model_copy(update={"wheels": tuple(rounded)}), mirror.address("")
        )
        request = request_for(manifest, manifest.packs[0], tmp_path / "here", is_unpacked=False)
        fetcher().fetch(request, Stop(), Seen())
        file = tmp_path / "rounded.sdpack"
        packs.export(request, file)
    request = take(file, manifest, tmp_path / "there")
    fetcher().fetch(request, Stop(), Seen())
    assert there(tmp_path / "there", manifest) is not None


def test_a_file_of_another_version_is_refused(tmp_path: Path) -> None:
    file, _ = exported(tmp_path)
    other = packs.a_manifest(packs.a_pack(packs.usual_wheels(packs.RAISING)))
    with pytest.raises(StudioError) as failure:
        read_pack_file(file, other)
    assert failure.value.code is ErrorCode.PACK_FILE_OTHER


def refused(file: Path, manifest: Manifest, runtimes: Path) -> ErrorCode | None:
    try:
        take(file, manifest, runtimes)
    except StudioError as error:
        return error.code
    return None


def test_a_damaged_file_is_refused_wherever_the_damage_is(tmp_path: Path) -> None:
    file, manifest = exported(tmp_path)
    whole = file.read_bytes()
    for position in range(0, len(whole), 20_011):
        damaged = bytearray(whole)
        damaged[position] ^= 1
        file.write_bytes(damaged)
        folder = tmp_path / f"at {position}"
        code = refused(file, manifest, folder)
        assert code in (
            None,
            ErrorCode.PACK_FILE_DAMAGED,
            ErrorCode.PACK_FILE_UNKNOWN,
            ErrorCode.PACK_FILE_OTHER,
        )
        if code is None:
            # Padding, or what nothing depends on.
            for wheel in manifest.packs[0].wheels:
                content = (work_folder(folder, packs.ID) / wheel.name).read_bytes()
                assert hashlib.sha256(content).hexdigest() == wheel.sha256


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.9])
def test_a_file_that_is_cut_short_is_refused(tmp_path: Path, share: float) -> None:
    file, manifest = exported(tmp_path)
    file.write_bytes(file.read_bytes()[: int(share * file.stat().st_size)])
    with pytest.raises(StudioError) as failure:
        take(file, manifest, tmp_path / "there")
    assert failure.value.code in (ErrorCode.PACK_FILE_DAMAGED, ErrorCode.PACK_FILE_UNKNOWN)
    tidy(tmp_path / "there", [])
    assert not list((tmp_path / "there").glob("*"))


def test_what_was_downloaded_outlives_a_damaged_file(tmp_path: Path) -> None:
    file, manifest = exported(tmp_path)
    request = take(file, manifest, tmp_path / "there")
    names = {wheel.name for wheel in request.pack.wheels}
    damaged = bytearray(file.read_bytes())
    damaged[-20_000] ^= 1
    for content in (damaged, file.read_bytes()[:-20_000]):
        file.write_bytes(content)
        assert refused(file, manifest, tmp_path / "there") is ErrorCode.PACK_FILE_DAMAGED
        assert names <= {path.name for path in request.folder.iterdir()}
        assert not list(request.folder.glob("*.tmp"))
    fetcher().fetch(request, Stop(), Seen())
    assert there(tmp_path / "there", manifest) is not None


def test_a_wheel_that_cannot_be_read_is_told_from_a_disk_that_cannot_be_written(
    tmp_path: Path,
) -> None:
    with offered(tmp_path / "here") as (_, request, _):
        request = replace(request, is_unpacked=False)
        fetcher().fetch(request, Stop(), Seen())
        wheel = request.folder / request.pack.wheels[1].name
        wheel.unlink()
        wheel.mkdir()
        (tmp_path / "stick").mkdir()
        with pytest.raises(StudioError) as failure:
            packs.export(request, tmp_path / "stick" / "pack.sdpack")
        assert failure.value.code is ErrorCode.PACK_FILE_UNREADABLE
        assert failure.value.arguments["file"] == str(wheel)
        assert list((tmp_path / "stick").iterdir()) == []


def test_an_export_to_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    with offered(tmp_path / "here") as (_, request, _):
        request = replace(request, is_unpacked=False)
        fetcher().fetch(request, Stop(), Seen())
        (tmp_path / "stick").mkdir()
        with pytest.raises(StudioError) as failure:
            packs.export(request, tmp_path / "stick" / "pack.sdpack", failing("sync", DISK_FULL))
        assert failure.value.code is ErrorCode.DISK_FULL
        assert list((tmp_path / "stick").iterdir()) == []
