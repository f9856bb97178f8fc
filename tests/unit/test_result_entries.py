"""Results in project files: read as they were written, and hostile ones are left out."""

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sdstudio.canvas import result_entries
from sdstudio.canvas.document import Document
from sdstudio.canvas.project_file import Project
from sdstudio.canvas.project_reader import OpenedProject, open_results, read_project
from sdstudio.canvas.project_writer import encode_project
from sdstudio.canvas.result_entries import RESULTS_MAX, CanvasResults, Result
from sdstudio.domain.input_refs import InputRef, InputRole

SHA256S = st.text("0123456789abcdef", min_size=64, max_size=64)
IDENTITIES = st.text("0123456789abcdef", min_size=32, max_size=32)


@st.composite
def some_results(draw: st.DrawFn) -> CanvasResults:
    identities = draw(st.lists(IDENTITIES, max_size=5, unique=True))
    results = tuple(Result(one, draw(st.binary(max_size=40))) for one in identities)
    return CanvasResults(
        results, draw(st.dictionaries(SHA256S, st.binary(max_size=40), max_size=3))
    )


def write(folder: Path, data: bytes) -> Path:
    path = folder / "project.ora"
    path.write_bytes(data)
    return path


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(results=some_results(), kept=st.booleans())
def test_results_are_read_as_they_were_written(
    tmp_path: Path, results: CanvasResults, kept: bool
) -> None:
    entries = {"sdstudio/newer.bin": b"kept"} if kept else {}
    project = Project(Document(3, 2), entries=entries)
    path = write(tmp_path, encode_project(project, results=results))
    opened = read_project(path)
    assert opened.results.left_out == 0
    assert [one.identity for one in opened.results.entries] == [
        one.identity for one in results.results
    ]
    with open_results(path) as reader:
        assert [reader.result(one) for one in opened.results.entries] == [
            one.png for one in results.results
        ]
        assert {one: reader.input(one) for one in results.inputs} == results.inputs
    # They aren't taken for what a newer version added.
    assert (opened.project.entries, opened.project.fields) == (entries, {})
    with zipfile.ZipFile(path) as archive:
        assert {one.compress_type for one in archive.infolist()} == {zipfile.ZIP_STORED}


def test_a_project_without_results_has_none(tmp_path: Path) -> None:
    results = read_project(write(tmp_path, encode_project(Project(Document(3, 2))))).results
    assert (results.entries, results.left_out) == ((), 0)


def changed(folder: Path, results: object, entries: Mapping[str, bytes], **more: object) -> Path:
    """A project that says so of its results; what is added is compressed."""
    project = encode_project(Project(Document(3, 2)), results=CanvasResults())
    path = write(folder, project)
    other = folder / "changed.ora"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "sdstudio/project.json":
                data = json.dumps({**json.loads(data), "results": results, **more}).encode()
            new.writestr(name, data)
        for name, data in entries.items():
            new.writestr(name, data, zipfile.ZIP_DEFLATED)
    return other


GOOD = {"image": "sdstudio/results/000.png", "identity": "a" * 32}


@pytest.mark.parametrize(
    "damaged",
    [
        7,
        None,
        ["sdstudio/results/000.png"],
        {},
        {"image": "sdstudio/results/001.png"},
        {"image": "sdstudio/results/missing.png", "identity": "b" * 32},
        {"image": "sdstudio/project.json", "identity": "b" * 32},
        {"image": "../evil.png", "identity": "b" * 32},
        {"image": ["sdstudio/results/001.png"], "identity": "b" * 32},
        {"image": "sdstudio/results/001.png", "identity": "../" + "b" * 29},
        {"image": "sdstudio/results/001.png", "identity": 12},
    ],
)
def test_a_damaged_result_is_left_out_and_the_rest_is_there(tmp_path: Path, damaged: Any) -> None:
    entries = {f"sdstudio/results/00{number}.png": b"png" for number in range(2)}
    path = changed(tmp_path, [damaged, GOOD], entries | {"../evil.png": b"evil"})
    results = read_project(path).results
    assert [one.identity for one in results.entries] == ["a" * 32]
    assert results.left_out == 1


@pytest.mark.parametrize("results", [{}, "all", 3, True])
def test_what_is_no_list_of_results_is_left_out(tmp_path: Path, results: object) -> None:
    assert read_project(changed(tmp_path, results, {})).results.left_out == 1


def test_thousands_of_results_are_bounded(tmp_path: Path) -> None:
    many = [{**GOOD, "identity": f"{number:032x}"} for number in range(4000)]
    results = read_project(changed(tmp_path, many, {GOOD["image"]: b"png"})).results
    # The newest ones.
    assert results.entries[-1].identity == f"{3999:032x}"
    assert (len(results.entries), results.left_out) == (RESULTS_MAX, 4000 - RESULTS_MAX)


def test_a_result_that_is_listed_twice_counts_once(tmp_path: Path) -> None:
    results = read_project(changed(tmp_path, [GOOD, GOOD], {GOOD["image"]: b"png"})).results
    assert (len(results.entries), results.left_out) == (1, 0)


def opened_with(tmp_path: Path, entries: Mapping[str, bytes]) -> tuple[Path, OpenedProject]:
    listed = [{"image": name, "identity": f"{number:032x}"} for number, name in enumerate(entries)]
    path = changed(tmp_path, listed, entries)
    return path, read_project(path)


def test_entries_that_grow_when_they_are_read_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(result_entries, "FILE_MAX_BYTES", 1000)
    names = ("bomb", "small", "much", "more", "end")
    sizes = (10**6, 3, 900, 900, 2)
    entries = {
        f"sdstudio/results/{name}.png": bytes(size) for name, size in zip(names, sizes, strict=True)
    }
    path, opened = opened_with(tmp_path, entries)
    with open_results(path, left_bytes=1000) as reader:
        read = [reader.result(one) for one in opened.results.entries]
    lengths = [None if one is None else len(one) for one in read]
    assert lengths == [None, 3, 900, None, 2]


def test_an_entry_longer_than_it_says_is_left_out(tmp_path: Path) -> None:
    name = "sdstudio/results/000.png"
    path, opened = opened_with(tmp_path, {name: bytes(100_000)})
    data = bytearray(path.read_bytes())
    # What the list of entries says of its size.
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(name.encode()))
    data[at + 24 : at + 28] = (50).to_bytes(4, "little")
    path.write_bytes(data)
    with open_results(path) as reader:
        assert reader.result(opened.results.entries[0]) is None


def test_damage_anywhere_leaves_out_one_or_opens_nothing(tmp_path: Path) -> None:
    random = np.random.default_rng(2)
    png = random.integers(0, 256, 5000, dtype=np.uint8).tobytes()
    whole = encode_project(Project(Document(3, 2)), results=CanvasResults((Result("a" * 32, png),)))
    for at in range(whole.index(png), whole.index(png) + len(png), 997):
        data = bytearray(whole)
        data[at] ^= 1
        path = write(tmp_path, bytes(data))
        opened = read_project(path)
        with open_results(path) as reader:
            assert reader.result(opened.results.entries[0]) is None


def test_what_jobs_got_is_left_out_if_it_is_damaged(tmp_path: Path) -> None:
    good = InputRef(role=InputRole.IMAGE, sha256="a" * 64, width=64, height=64)
    some = [7, {}, good.model_dump(mode="json"), {"role": "image", "sha256": "a"}]
    opened = read_project(changed(tmp_path, [], {}, renderings=some))
    assert opened.project.document.renderings == (good,)
    none: tuple[object, ...] = (7, {}, "all", None)
    for one in none:
        opened = read_project(changed(tmp_path, [], {}, renderings=one))
        assert opened.project.document.renderings == ()
