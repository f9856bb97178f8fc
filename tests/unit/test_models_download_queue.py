"""Whole models: fetched one after the other, paused, resumed, cancelled, verified, repaired."""

import contextlib
import hashlib
import json
import random
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from sdstudio.disk import Disk, SystemDisk
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.figures import size_in_words
from sdstudio.models.catalogue import Catalogue, Endpoint, Layout, read_catalogue
from sdstudio.models.download import (
    DownloadQueue,
    DownloadState,
    DownloadStatus,
    ModelFetcher,
    ModelRequest,
    Stop,
    check_mirrors,
    request_for,
    unfinished,
)
from sdstudio.models.download.faults import Fault
from sdstudio.models.download.queue import StatusWatcher
from sdstudio.models.download.transfer import new_client
from sdstudio.models.download_requests import REQUEST_NAME
from sdstudio.models.lock import LOCK_NAME
from sdstudio.models.records import RECORD_NAME, InstallRecord, read_record
from sdstudio.models.verification import verify
from sdstudio.paths import user_paths
from tests.support import hub
from tests.support.disks import WatchedDisk
from tests.support.download_faults import IMPATIENT, KIB
from tests.support.hub import Mirror

ENDPOINT = "/hub"
PATHS = ("unet/diffusion_pytorch_model.safetensors", "vae/diffusion_pytorch_model.safetensors")
SIZES = (300 * KIB, 70 * KIB)


def contents(model: str) -> dict[str, bytes]:
    return {
        path: random.Random(f"{model}{path}").randbytes(size)
        for path, size in zip(PATHS, SIZES, strict=True)
    }


def catalogue(*models: str) -> Catalogue:
    """A catalogue whose models are on a mirror of :func:`served`."""
    return Catalogue.model_validate_json(
        json.dumps(
            {
                "version": 1,
                "licences": [{"key": "free", "name": "Free"}],
                "models": [
                    {
                        "key": model,
                        "name": model.title(),
                        "description": {"en": "x"},
                        "purpose": {"en": "x"},
                        "kind": "text_to_image",
                        "prediction_type": "epsilon",
                        "native_size_px": 512,
                        "configuration": "base",
                        "licence": "free",
                        "variants": [
                            {
                                "key": "fp32",
                                "layout": "diffusers",
                                "precision": "fp32",
                                "files": [
                                    {
                                        "path": path,
                                        "size_bytes": len(data),
                                        "sha256": hashlib.sha256(data).hexdigest(),
                                        "hash_source": "page",
                                    }
                                    for path, data in contents(model).items()
                                ],
                            }
                        ],
                    }
                    for model in models
                ],
            }
        )
    )


def served(*models: str) -> dict[str, bytes]:
    return {
        f"{ENDPOINT}/{model}/fp32/{path}": data
        for model in models
        for path, data in contents(model).items()
    }


def request(mirror: Mirror, models: Path, model: str) -> ModelRequest:
    offered = catalogue(model)
    row = offered.models[0]
    endpoint = Endpoint(
        key="own", name="Own", layout=Layout.FOLDER, address=mirror.address(ENDPOINT)
    )
    return request_for(offered, row, row.variants[0], models, [endpoint])


def fetcher(disk: Disk | None = None) -> ModelFetcher:
    return ModelFetcher(
        disk or SystemDisk(),
        user_paths().model_configurations,
        lambda: new_client(IMPATIENT),
        IMPATIENT,
    )


def installed(one: ModelRequest) -> InstallRecord:
    """Download it; its record."""
    fetcher().fetch(one, Stop(), Silent())
    record = read_record(one.folder)
    assert record is not None
    return record


class Silent:
    """A watcher that counts what came."""

    fetched_bytes = 0

    def checked(self, byte_count: int) -> None: ...
    def asked(self, source: object) -> None: ...
    def holds(self, held_bytes: int, size_bytes: int) -> None: ...
    def file_begun(self, request: object) -> None: ...
    def file_done(self, request: object) -> None: ...
    def unpacked(self, done_bytes: int, size_bytes: int) -> None: ...
    def fetched(self, byte_count: int, source: object) -> None:
        self.fetched_bytes += byte_count


@pytest.fixture
def mirror() -> Iterator[Mirror]:
    with hub.mirrors([served("one", "two")]) as (running,):
        yield running


@dataclass
class Heard:
    """Collects statuses and lets a test wait for one."""

    statuses: list[DownloadStatus] = field(default_factory=list)
    condition: threading.Condition = field(default_factory=threading.Condition)

    def __call__(self, status: DownloadStatus) -> None:
        with self.condition:
            self.statuses.append(status)
            self.condition.notify_all()

    def wait_for(self, key: str, state: DownloadState) -> DownloadStatus:
        def found() -> DownloadStatus | None:
            matching = (s for s in self.statuses if (s.key, s.state) == (key, state))
            return next(matching, None)

        with self.condition:
            status = self.condition.wait_for(found, 10)
        assert status is not None, f"{key} did not become {state}"
        return status


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.005)


@contextlib.contextmanager
def queue(heard: Heard, disk: Disk | None = None) -> Iterator[DownloadQueue[ModelRequest]]:
    running = DownloadQueue(fetcher(disk), heard)
    try:
        yield running
    finally:
        assert running.close(10)


def fetched(mirror: Mirror, models: Path) -> None:
    heard = Heard()
    with queue(heard) as running:
        running.add(request(mirror, models, "one"))
        heard.wait_for("one/fp32", DownloadState.READY)


def test_a_model_is_whole_when_it_is_ready(mirror: Mirror, tmp_path: Path) -> None:
    one = request(mirror, tmp_path, "one")
    heard = Heard()
    with queue(heard) as running:
        running.add(one)
        ready = heard.wait_for("one/fp32", DownloadState.READY)
    assert (ready.progress.done_bytes, ready.progress.size_bytes) == (sum(SIZES), sum(SIZES))
    folder = tmp_path / "one" / "fp32"
    for path, data in contents("one").items():
        assert (folder / path).read_bytes() == data
    record = read_record(folder)
    assert record is not None
    assert record.licence == "free"
    assert verify(folder, record) == ()
    assert (folder / "model_index.json").is_file()
    assert (folder / "tokenizer" / "vocab.json").is_file()
    assert not list(folder.rglob("*.part*"))
    assert unfinished(tmp_path) == []


def test_the_record_is_written_last(mirror: Mirror, tmp_path: Path) -> None:
    disk = WatchedDisk()
    fetcher(disk).fetch(request(mirror, tmp_path, "one"), Stop(), Silent())
    named = [done.target.name for done in disk.done if done.target is not None]
    assert named[-1] == RECORD_NAME


def test_models_are_fetched_in_the_order_in_which_they_were_added(
    mirror: Mirror, tmp_path: Path
) -> None:
    heard = Heard()
    with queue(heard) as running:
        for model in ("two", "one"):
            running.add(request(mirror, tmp_path, model))
        heard.wait_for("one/fp32", DownloadState.READY)
    ready = [status.key for status in heard.statuses if status.state is DownloadState.READY]
    assert ready == ["two/fp32", "one/fp32"]


def test_a_paused_model_goes_on_where_it_was(mirror: Mirror, tmp_path: Path) -> None:
    mirror.play(hub.stalling_after(100 * KIB))
    heard = Heard()
    with queue(heard) as running:
        running.add(request(mirror, tmp_path, "one"))
        heard.wait_for("one/fp32", DownloadState.FETCHING)
        running.pause("one/fp32")
        heard.wait_for("one/fp32", DownloadState.PAUSED)
        assert unfinished(tmp_path) == [("one", "fp32", True)]
        held = sum(path.stat().st_size for path in tmp_path.rglob("*.part"))
        running.resume("one/fp32")
        heard.wait_for("one/fp32", DownloadState.READY)
    begins = [asked.begin for asked in mirror.asked]
    assert begins[1] == held


def test_a_waiting_model_that_is_paused_lets_the_next_one_pass(
    mirror: Mirror, tmp_path: Path
) -> None:
    heard = Heard()
    with queue(heard) as running:
        running.add(request(mirror, tmp_path, "one"), paused=True)
        running.add(request(mirror, tmp_path, "two"))
        heard.wait_for("two/fp32", DownloadState.READY)
    assert [path.name for path in (tmp_path / "one" / "fp32").iterdir()] == [REQUEST_NAME]


def test_a_failure_tells_of_the_whole_model_as_its_progress_does(
    mirror: Mirror, tmp_path: Path
) -> None:
    mirror.play(hub.serve, hub.cut_after(50 * KIB), then=hub.status(404))
    heard = Heard()
    with queue(heard) as running:
        running.add(request(mirror, tmp_path, "one"))
        failed = heard.wait_for("one/fp32", DownloadState.FAILED)
    progress = failed.progress
    assert progress.size_bytes == sum(SIZES)
    assert failed.arguments["have"] == size_in_words(progress.done_bytes)
    assert failed.arguments["size"] == size_in_words(sum(SIZES))


@pytest.mark.parametrize("come", ["the first file", "a part"])
def test_a_cancelled_model_leaves_nothing_that_was_fetched(
    mirror: Mirror, tmp_path: Path, come: str
) -> None:
    mirror.play(*([hub.serve] if come == "the first file" else []), hub.stalling_after(50 * KIB))
    heard = Heard()
    with queue(heard) as running:
        running.add(request(mirror, tmp_path, "one"))
        heard.wait_for("one/fp32", DownloadState.FETCHING)
        if come == "the first file":
            whole = tmp_path / "one" / "fp32" / PATHS[0]
            wait_until(whole.exists)
        running.cancel("one/fp32")
        heard.wait_for("one/fp32", DownloadState.CANCELLED)
    left = [path.name for path in (tmp_path / "one" / "fp32").iterdir()]
    assert set(left) <= {LOCK_NAME}


def test_what_lay_there_before_stays_when_a_download_is_cancelled(
    mirror: Mirror, tmp_path: Path
) -> None:
    brought = tmp_path / "one" / "fp32" / PATHS[0]
    brought.parent.mkdir(parents=True)
    brought.write_bytes(contents("one")[PATHS[0]])
    mirror.play(hub.stalling_after(10 * KIB))
    heard = Heard()
    with queue(heard) as running:
        running.add(request(mirror, tmp_path, "one"))
        heard.wait_for("one/fp32", DownloadState.FETCHING)
        running.cancel("one/fp32")
        heard.wait_for("one/fp32", DownloadState.CANCELLED)
    assert brought.read_bytes() == contents("one")[PATHS[0]]


def test_a_cancelled_repair_keeps_what_is_good(mirror: Mirror, tmp_path: Path) -> None:
    damaged = tmp_path / "one" / "fp32" / PATHS[0]
    fetched(mirror, tmp_path)
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"?")
    mirror.play(hub.stalling_after(1))
    heard = Heard()
    with queue(heard) as running:
        running.add(request(mirror, tmp_path, "one"))
        wait_until(lambda: not damaged.exists())
        running.cancel("one/fp32")
        heard.wait_for("one/fp32", DownloadState.CANCELLED)
    assert list(damaged.parent.glob("*.part"))
    mirror.heal()
    fetched(mirror, tmp_path)
    assert damaged.read_bytes() == contents("one")[PATHS[0]]


def test_a_configuration_that_is_the_models_own_is_not_replaced(
    mirror: Mirror, tmp_path: Path
) -> None:
    own = b'{"_class_name": "UNet2DConditionModel"}'
    asked = request(mirror, tmp_path, "one")
    mirror.files[f"{ENDPOINT}/one/fp32/unet/config.json"] = own
    file = replace(
        asked.files[0],
        path="unet/config.json",
        size_bytes=len(own),
        sha256=hashlib.sha256(own).hexdigest(),
        sources=(mirror.source(f"{ENDPOINT}/one/fp32/unet/config.json", "Own"),),
    )
    heard = Heard()
    with queue(heard) as running:
        running.add(replace(asked, files=(*asked.files, file)))
        heard.wait_for("one/fp32", DownloadState.READY)
    assert (tmp_path / "one/fp32/unet/config.json").read_bytes() == own
    assert (tmp_path / "one/fp32/vae/config.json").exists()


def test_a_paused_model_can_be_cancelled(mirror: Mirror, tmp_path: Path) -> None:
    heard = Heard()
    with queue(heard) as running:
        running.add(request(mirror, tmp_path, "one"), paused=True)
        running.cancel("one/fp32")
        heard.wait_for("one/fp32", DownloadState.CANCELLED)


def test_a_failed_model_says_why_and_can_be_tried_again(mirror: Mirror, tmp_path: Path) -> None:
    mirror.play(then=hub.status(404))
    heard = Heard()
    with queue(heard) as running:
        running.add(request(mirror, tmp_path, "one"))
        failed = heard.wait_for("one/fp32", DownloadState.FAILED)
        assert failed.code is ErrorCode.DOWNLOAD_REFUSED
        assert failed.arguments["status"] == 404
        mirror.heal()
        running.resume("one/fp32")
        heard.wait_for("one/fp32", DownloadState.READY)


def test_a_bug_is_told_and_the_next_model_is_fetched_all_the_same(
    mirror: Mirror, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(threading, "excepthook", lambda bug: told.append(bug.exc_value))
    fetch = ModelFetcher.fetch

    def broken(self: ModelFetcher, request: ModelRequest, *others: object) -> None:
        if request.key.startswith("one"):
            raise ZeroDivisionError
        fetch(self, request, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(ModelFetcher, "fetch", broken)
    heard = Heard()
    with queue(heard) as running:
        requests = [request(mirror, tmp_path, model) for model in ("one", "two")]
        for one in requests:
            running.add(one)
        heard.wait_for(requests[1].key, DownloadState.READY)
        heard.wait_for(requests[0].key, DownloadState.PAUSED)
    assert [type(bug) for bug in told] == [ZeroDivisionError]


def test_the_queue_ends_at_once_though_the_server_stalls(mirror: Mirror, tmp_path: Path) -> None:
    mirror.play(hub.stalling_after(100 * KIB))
    heard = Heard()
    patient = replace(IMPATIENT, stall_s=100.0)
    slow = ModelFetcher(
        SystemDisk(), user_paths().model_configurations, lambda: new_client(patient), patient
    )
    running = DownloadQueue(slow, heard)
    running.add(request(mirror, tmp_path, "one"))
    heard.wait_for("one/fp32", DownloadState.FETCHING)
    assert running.close(10)
    assert unfinished(tmp_path) == [("one", "fp32", False)]


def test_what_waits_goes_on_at_the_next_start_and_what_was_paused_stays_so(
    mirror: Mirror, tmp_path: Path
) -> None:
    mirror.play(then=hub.stalling_after(100 * KIB))
    heard = Heard()
    with queue(heard) as running:
        running.add(request(mirror, tmp_path, "one"))
        heard.wait_for("one/fp32", DownloadState.FETCHING)
        running.add(request(mirror, tmp_path, "two"))
        assert running.close(10)
    assert unfinished(tmp_path) == [("one", "fp32", False), ("two", "fp32", False)]
    heard = Heard()
    with queue(heard) as running:
        for left in unfinished(tmp_path):
            running.add(request(mirror, tmp_path, left.model), paused=left.is_paused)
        running.pause("two/fp32")
        heard.wait_for("two/fp32", DownloadState.PAUSED)
        assert running.close(10)
    assert unfinished(tmp_path) == [("one", "fp32", False), ("two", "fp32", True)]


def test_what_was_given_up_just_before_the_end_does_not_go_on_at_the_next_start(
    mirror: Mirror, tmp_path: Path
) -> None:
    mirror.play(then=hub.stalling_after(100 * KIB))
    heard = Heard()
    with queue(heard) as running:
        running.add(request(mirror, tmp_path, "one"))
        heard.wait_for("one/fp32", DownloadState.FETCHING)
        running.add(request(mirror, tmp_path, "two"))
        running.cancel("two/fp32")
        assert running.close(10)
    assert unfinished(tmp_path) == [("one", "fp32", False)]


def test_a_status_comes_ten_times_a_second_at_most(mirror: Mirror, tmp_path: Path) -> None:
    now = 0.0
    statuses: list[DownloadStatus] = []
    one = request(mirror, tmp_path, "one")
    watcher = StatusWatcher(one, statuses.append, 0.1, lambda: now)
    watcher.file_begun(one.files[0])
    for _ in range(1000):
        now += 0.001
        watcher.fetched(10_000, one.files[0].sources[0])
    fetching = [status for status in statuses if status.state is DownloadState.FETCHING]
    assert 8 <= len(fetching) <= 11
    assert fetching[-1].progress.bytes_per_s == pytest.approx(10_000_000, rel=0.2)
    assert fetching[-1].progress.source == "Own"


def test_a_repair_fetches_the_damaged_blocks_alone(mirror: Mirror, tmp_path: Path) -> None:
    fetcher().fetch(request(mirror, tmp_path, "one"), Stop(), Silent())
    folder = tmp_path / "one" / "fp32"
    damaged = bytearray((folder / PATHS[0]).read_bytes())
    damaged[200 * KIB] ^= 1
    (folder / PATHS[0]).write_bytes(damaged)
    record = read_record(folder)
    assert record is not None
    (damage,) = verify(folder, record)
    block = IMPATIENT.block_bytes
    assert (damage.file, damage.ranges) == (PATHS[0], ((block, 2 * block),))
    assert damage.told("One").code is ErrorCode.MODEL_BYTES_DAMAGED
    watcher = Silent()
    fetcher().fetch(request(mirror, tmp_path, "one"), Stop(), watcher)
    assert watcher.fetched_bytes == block
    repaired = read_record(folder)
    assert repaired is not None
    assert verify(folder, repaired) == ()


def test_a_file_that_is_missing_is_damaged_altogether(mirror: Mirror, tmp_path: Path) -> None:
    record = installed(request(mirror, tmp_path, "one"))
    folder = tmp_path / "one" / "fp32"
    (folder / PATHS[1]).unlink()
    (damage,) = verify(folder, record)
    assert damage.damaged_bytes == SIZES[1]


def test_a_file_that_grew_is_damaged(mirror: Mirror, tmp_path: Path) -> None:
    record = installed(request(mirror, tmp_path, "one"))
    folder = tmp_path / "one" / "fp32"
    with (folder / PATHS[1]).open("ab") as file:
        file.write(b"x")
    assert [damage.file for damage in verify(folder, record)] == [PATHS[1]]


def test_the_record_says_who_gave_what_and_no_address(mirror: Mirror, tmp_path: Path) -> None:
    record = installed(request(mirror, tmp_path, "one"))
    (given,) = record.files[0].given
    assert (given.mirror, given.begin, given.end) == ("Own", 0, SIZES[0])
    text = (tmp_path / "one" / "fp32" / RECORD_NAME).read_text(encoding="utf-8")
    assert str(mirror.port) not in text


def test_a_disk_that_is_too_full_is_found_before_the_first_byte(
    mirror: Mirror, tmp_path: Path
) -> None:
    disk = WatchedDisk(free=sum(SIZES) - 1)
    with pytest.raises(StudioError) as failure:
        fetcher(disk).fetch(request(mirror, tmp_path, "one"), Stop(), Silent())
    assert failure.value.code is ErrorCode.DOWNLOAD_DISK_FULL
    assert mirror.asked == []


def test_two_programs_do_not_fetch_one_model(mirror: Mirror, tmp_path: Path) -> None:
    one = request(mirror, tmp_path, "one")
    refused: list[ErrorCode] = []

    class Other(Silent):
        """While one program fetches, another one wants to."""

        def fetched(self, byte_count: int, source: object) -> None:
            if not refused:
                with pytest.raises(StudioError) as failure:
                    fetcher().fetch(one, Stop(), Silent())
                refused.append(failure.value.code)

    fetcher().fetch(one, Stop(), Other())
    assert refused == [ErrorCode.MODEL_BUSY]


def test_folders_with_a_chinese_name_are_fine(mirror: Mirror, tmp_path: Path) -> None:
    models = tmp_path / "模型 文件夹"
    record = installed(request(mirror, models, "one"))
    assert verify(models / "one" / "fp32", record) == ()


def test_what_is_for_import_only_is_not_requested(tmp_path: Path) -> None:
    shipped, _ = read_catalogue(user_paths().catalogue)
    turbo = shipped.model("sd-turbo")
    assert turbo is not None
    with pytest.raises(StudioError) as failure:
        request_for(shipped, turbo, turbo.variants[0], tmp_path)
    assert failure.value.code is ErrorCode.MODEL_IMPORT_ONLY


def test_every_mirror_of_the_catalogue_is_asked_for_two_bytes_only(mirror: Mirror) -> None:
    good = Endpoint(key="own", name="Own", layout=Layout.FOLDER, address=mirror.address(ENDPOINT))
    bad = Endpoint(key="bad", name="Bad", layout=Layout.FOLDER, address=mirror.address("/none"))
    offered = catalogue("one").model_copy(update={"endpoints": (good, bad)})
    with new_client(IMPATIENT) as client:
        found = list(check_mirrors(offered, client, Stop()))
    assert [(one.file, one.source.name, one.fault) for one in found] == [
        (path, name, fault)
        for path in PATHS
        for name, fault in (("Own", None), ("Bad", Fault.REFUSED))
    ]
    assert [one.size_bytes for one in found if one.fault is None] == list(SIZES)
    assert all(asked.headers["range"] == "bytes=1-2" for asked in mirror.asked)
