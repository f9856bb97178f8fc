"""Memory that is not there is refused, so that the process is not killed for taking it."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
import torch

from sdstudio.engine import memory
from sdstudio.engine.failures import is_device_lost, is_out_of_memory

linux = pytest.mark.skipif(
    sys.platform != "linux", reason="other systems refuse allocations themselves"
)
MORE_THAN_THERE_IS = 2**40


@linux
def test_more_than_is_free_is_refused_and_what_is_free_is_given() -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_DATA)
    with memory.MemoryLimit(applies=True) as hold:
        with pytest.raises(RuntimeError) as caught:
            torch.empty(MORE_THAN_THERE_IS, dtype=torch.uint8)
        assert is_out_of_memory(caught.value)
        hold.renew()
        assert torch.ones(2**20).sum() == 2**20
    assert resource.getrlimit(resource.RLIMIT_DATA) == before


@linux
def test_memory_that_was_freed_is_kept_for_what_comes_next_until_it_is_trimmed() -> None:
    # In a separate process, since it can't be undone.
    said = subprocess.run([sys.executable, "-c", _KEEPS], capture_output=True, text=True)
    assert said.returncode == 0, said.stderr
    usual_pages, kept_pages, trimmed_pages = map(int, said.stdout.split())
    assert usual_pages > 2000
    assert kept_pages < 100
    assert trimmed_pages > 2000


_KEEPS = """
import ctypes, resource
from sdstudio.engine import memory

libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
size = 12 * 2**20

def pages_mapped():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    taken = ctypes.c_void_p(libc.malloc(ctypes.c_size_t(size)))
    ctypes.memset(taken, 1, size)
    libc.free(taken)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

usual = pages_mapped()
memory.keep_freed()
pages_mapped()
kept = pages_mapped()
memory.trim()
print(usual, kept, pages_mapped())
"""


@linux
def test_what_is_free_follows_the_limits_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    little = 300 * 2**20
    monkeypatch.setattr(psutil, "swap_memory", lambda: SimpleNamespace(free=0))
    monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(available=little))
    assert memory.available_bytes() == little
    with memory.MemoryLimit(applies=True):
        monkeypatch.undo()
        assert memory.available_bytes() <= little
        with pytest.raises(RuntimeError):
            torch.empty(2 * little, dtype=torch.uint8)
    assert memory.available_bytes() > little


@linux
def test_a_file_that_will_be_mapped_takes_no_free_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, size = tmp_path / "weights", 512 * 2**20
    with file.open("wb") as opened:
        opened.truncate(size)
    monkeypatch.setattr(psutil, "swap_memory", lambda: SimpleNamespace(free=0))
    monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(available=size // 2))

    def mapped() -> torch.Tensor:
        return torch.from_file(str(file), shared=False, size=size, dtype=torch.uint8)

    with memory.MemoryLimit(applies=True) as limit:
        with pytest.raises(RuntimeError):
            mapped()
        limit.renew(size)
        held = mapped()
        limit.renew()
        assert held.nbytes == size
        with pytest.raises(RuntimeError):
            torch.empty(size, dtype=torch.uint8)


def test_a_card_s_own_memory_is_not_the_machine_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(available=0))
    with memory.MemoryLimit(applies=False):
        assert torch.ones(2**22).sum() == 2**22


class TestControlGroups:
    @pytest.mark.parametrize(
        ("own", "files", "left"),
        [
            ("0::/", {"memory.max": "1000", "memory.current": "300"}, [700]),
            (
                "0::/user/app",
                {
                    "user/app/memory.max": "max",
                    "user/app/memory.current": "10",
                    "user/memory.max": "1000",
                    "user/memory.current": "900",
                    "user/memory.stat": "anon 5\ninactive_file 200\nactive_file 50\n",
                },
                [350],
            ),
            (
                "4:cpu,memory:/docker/ab\n0::/",
                {
                    "memory/memory.limit_in_bytes": "500",
                    "memory/memory.usage_in_bytes": "600",
                    "memory/memory.stat": "inactive_file 1\ntotal_inactive_file 30\n",
                },
                [-70],
            ),
            ("0::/", {"memory.max": "max", "memory.current": "300"}, []),
            ("what", {}, []),
        ],
    )
    def test_are_asked_what_they_leave(
        self, tmp_path: Path, own: str, files: Mapping[str, str], left: list[int]
    ) -> None:
        told = {f"sys/fs/cgroup/{name}": text for name, text in files.items()}
        for name, text in {"proc/self/cgroup": own, **told}.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(f"{text}\n", encoding="utf-8")
        assert memory.left_by_group(tmp_path) == left

    def test_need_not_be_there(self, tmp_path: Path) -> None:
        assert memory.left_by_group(tmp_path) == []

    def test_bound_what_is_available(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(memory, "left_by_group", lambda: [2**20])
        assert memory.available_bytes() == 2**20
        if sys.platform == "linux":
            with memory.MemoryLimit(applies=True), pytest.raises(RuntimeError):
                torch.empty(2**28, dtype=torch.uint8)


def test_an_error_around_another_says_that_memory_ran_out() -> None:
    around = OSError("Unable to load weights")
    assert not is_out_of_memory(around)
    around.__cause__ = MemoryError()
    assert is_out_of_memory(around)


def test_onednn_has_its_own_words_for_it() -> None:
    assert is_out_of_memory(RuntimeError("could not create a primitive"))
    assert is_out_of_memory(RuntimeError("can't start new thread"))
    missing = "could not create a primitive descriptor for a convolution forward propagation"
    assert not is_out_of_memory(RuntimeError(missing))


def test_a_card_that_answers_no_more_is_told_from_one_that_is_full() -> None:
    assert is_device_lost(RuntimeError("CUDA error: unspecified launch failure"))
    assert is_device_lost(RuntimeError("HIP error: an illegal memory access was encountered"))
    assert not is_device_lost(RuntimeError("CUDA error: out of memory"))
    assert not is_device_lost(RuntimeError("CUDA error: no kernel image is available"))
    assert not is_device_lost(RuntimeError("shapes do not fit"))
