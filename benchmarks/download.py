"""Downloading and verifying at full size. Goals: ≥ 150 MB/s, ≥ 80 % of sha256sum, flat memory.

Downloads come from nginx on loopback, which is fast enough not to be the bottleneck; without nginx
they aren't measured.
"""

import contextlib
import hashlib
import os
import shutil
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from benchmarks.report import Report
from sdstudio.disk import SystemDisk
from sdstudio.models.catalogue import DownloadSource
from sdstudio.models.download import FileRequest, RetryPolicy, Stop, new_client
from sdstudio.models.download.file import FileFetch
from sdstudio.models.hashing import hash_file
from sdstudio.models.records import InstalledFile, InstallRecord
from sdstudio.models.verification import verify

MIB = 2**20
_DOWNLOAD_BYTES = 2048 * MIB
_VERIFY_BYTES = 5_000_000_000
PORT = 18_437
_RUNS = 3
_HEADINGS = ("median (slowest … fastest)", "MB/s", "MB per second of processor time")
_CONFIG = """
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{}}
http {{
  access_log off; sendfile on; client_body_temp_path {folder}; proxy_temp_path {folder};
  fastcgi_temp_path {folder}; uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{ listen 127.0.0.1:{port}; root {folder}/www; }}
}}
"""


def main() -> None:
    """Print the tables."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    with tempfile.TemporaryDirectory() as text:
        folder = Path(text)
        if nginx is None:
            print("nginx isn't installed: downloads aren't measured.")
        else:
            _report_download(nginx, folder)
        _report_verify(folder)


def _report_download(nginx: str, folder: Path) -> None:
    www = folder / "www"
    www.mkdir()
    sha256 = write_random(www / "model", _DOWNLOAD_BYTES)
    address = f"http://127.0.0.1:{PORT}/model"
    ours, curls, grown = _Speeds(_DOWNLOAD_BYTES), _Speeds(_DOWNLOAD_BYTES), []
    with serving(nginx, folder):
        for _ in range(_RUNS):
            with curls.timed():
                _run("curl", "-s", "-o", str(folder / "curl"), address)
            (folder / "curl").unlink()
            with _memory() as memory:
                _fetch(address, sha256, folder / "ours", ours)
            shutil.rmtree(folder / "ours")
            grown.append(memory[0])
    report = Report(
        f"Downloading {_DOWNLOAD_BYTES // MIB} MiB from nginx on loopback, {_RUNS} runs"
    )
    report.table(
        _HEADINGS,
        [
            ("SD Studio: hashed, synced, under its final name", *ours.cells),
            ("curl: neither hashed nor synced", *curls.cells),
        ],
    )
    report.line(f"Memory grew by at most {max(grown) / MIB:.0f} MiB meanwhile.")
    report.print()


def _report_verify(folder: Path) -> None:
    path = folder / "model"
    write_random(path, _VERIFY_BYTES)
    hashes = hash_file(path)
    file = InstalledFile(
        path="model",
        size_bytes=hashes.size_bytes,
        sha256=hashes.sha256,
        block_bytes=64 * MIB,
        blocks=hashes.blocks,
    )
    record = InstallRecord(
        model="m", variant="v", name="", licence="l", installed_at="", program="", files=(file,)
    )
    ours, theirs, grown = _Speeds(_VERIFY_BYTES), _Speeds(_VERIFY_BYTES), []
    for _ in range(_RUNS):
        with theirs.timed():
            _run("sha256sum", str(path))
        with _memory() as memory, ours.timed():
            assert verify(folder, record) == ()
        grown.append(memory[0])
    report = Report(f"Verifying {_VERIFY_BYTES / 1e9:.0f} GB from the page cache, {_RUNS} runs")
    report.table(
        _HEADINGS,
        [("SD Studio", *ours.cells), ("sha256sum", *theirs.cells)],
    )
    report.line(f"Memory grew by at most {max(grown) / MIB:.0f} MiB meanwhile.")
    report.print()


class _Silent:
    def checked(self, byte_count: int) -> None: ...
    def asked(self, source: object) -> None: ...
    def fetched(self, byte_count: int, source: DownloadSource) -> None: ...
    def holds(self, held_bytes: int, size_bytes: int) -> None: ...


def _fetch(address: str, sha256: str, folder: Path, speeds: "_Speeds") -> None:
    retry_policy = RetryPolicy()
    request = FileRequest(
        "model", _DOWNLOAD_BYTES, sha256, (DownloadSource(name="nginx", address=address),)
    )
    with new_client(retry_policy) as client:
        fetch = FileFetch(
            request,
            folder,
            "Model",
            disk=SystemDisk(),
            client=client,
            retry_policy=retry_policy,
            stop=Stop(),
            watcher=_Silent(),
        )
        with speeds.timed():
            fetch.run()


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


class _Speeds:
    """Speeds of several runs over the same bytes, by wall time and by CPU time."""

    def __init__(self, size_bytes: int) -> None:
        self._megabytes = size_bytes / 1e6
        self._by_clock: list[float] = []
        self._by_processor: list[float] = []

    @contextlib.contextmanager
    def timed(self) -> Iterator[None]:
        """Measure the block, including child processes that ended in it."""
        started_s, used_s = time.perf_counter(), _processor_s()
        yield
        self._by_clock.append(self._megabytes / (time.perf_counter() - started_s))
        self._by_processor.append(self._megabytes / (_processor_s() - used_s))

    @property
    def cells(self) -> tuple[str, str]:
        """Median (slowest … fastest), by wall time and by CPU time."""
        return _shown(self._by_clock), _shown(self._by_processor)


def _processor_s() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _shown(speeds: list[float]) -> str:
    return f"{statistics.median(speeds):.0f} ({min(speeds):.0f} … {max(speeds):.0f})"


def write_random(path: Path, size_bytes: int) -> str:
    """Write bytes that don't repeat; return their SHA-256."""
    seed = os.urandom(MIB - 8)
    digest = hashlib.sha256()
    with path.open("wb") as file:
        for number in range(-(-size_bytes // MIB)):
            piece = (number.to_bytes(8, "little") + seed)[: size_bytes - number * MIB]
            file.write(piece)
            digest.update(piece)
    return digest.hexdigest()


@contextlib.contextmanager
def serving(nginx: str, folder: Path) -> Iterator[None]:
    config = folder / "nginx.conf"
    config.write_text(_CONFIG.format(folder=folder, port=PORT), encoding="utf-8")
    # Under a master, workers drop their rights and can't read a temporary folder.
    server = subprocess.Popen([nginx, "-c", str(config)], stderr=subprocess.DEVNULL)
    try:
        time.sleep(1.0)
        yield
    finally:
        server.terminate()
        server.wait()


@contextlib.contextmanager
def _memory() -> Iterator[list[int]]:
    """Measure this process's peak growth in bytes; appended to the list when the block ends."""
    process = psutil.Process()
    before = process.memory_info().rss
    found: list[int] = []
    most = before
    ended = threading.Event()

    def watch() -> None:
        nonlocal most
        while not ended.wait(0.05):
            most = max(most, process.memory_info().rss)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield found
    finally:
        ended.set()
        thread.join()
        found.append(most - before)


if __name__ == "__main__":
    main()
