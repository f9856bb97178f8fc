"""Results of hostile projects: what isn't what it says stays out, and the rest comes in."""

import asyncio
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
import shiboken6
from PIL import Image
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.project_results import AddedResults, ProjectResults, files_of, read_results
from sdstudio.canvas.document import Document
from sdstudio.canvas.project_file import Project
from sdstudio.canvas.project_reader import read_project
from sdstudio.canvas.project_writer import encode_project
from sdstudio.canvas.result_entries import CanvasResults, Result
from sdstudio.domain import modes
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.metadata import PictureMetadata, encode
from sdstudio.domain.request import GenerationRequest
from sdstudio.imaging import encode_png
from sdstudio.library import Library
from sdstudio.library.identity import identity
from tests.support.coroutines import result_of
from tests.support.pictures import a_provenance, a_request, names_in, some_rgb
from tests.support.system_trash import SystemTrash


class HereLibrary:
    """Does what it is asked at once, on the thread of the test."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def do(self, work: Callable[[Library], Any]) -> asyncio.Future[Any]:
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        try:
            answer.set_result(work(self.library))
        except StudioError as error:
            answer.set_exception(error)
        return answer


class Setup:
    """A library that takes the results of projects, and what it tells of."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = Library.open(
            folder / "pictures", folder / "data", send_to_trash=SystemTrash()
        )
        self.owner = QObject()
        self.background = BackgroundTasks()
        library = cast(LibraryThread, HereLibrary(self.library))
        self.results = ProjectResults(library, self.background, self.owner)
        self.told: list[StudioError] = []
        self.results.trouble.connect(self.told.append)

    def take(self, path: Path, origins: frozenset[InputRef]) -> AddedResults:
        """What became of the results of a project."""
        done: asyncio.Future[AddedResults] = asyncio.get_running_loop().create_future()
        listed = read_project(path).results
        self.results.add(path, listed, origins, done.set_result)
        return result_of(done)

    @property
    def identities(self) -> set[str]:
        return {one.identity for one in self.library.pictures(100)}


@pytest.fixture
def setup(qtbot: QtBot, tmp_path: Path) -> Iterator[Setup]:
    setup = Setup(tmp_path / "here")
    yield setup
    shiboken6.delete(setup.owner)
    setup.background.close()
    setup.library.close()


BASE = InputRef(role=InputRole.IMAGE, sha256="e" * 64, width=64, height=64)
OTHER = InputRef(role=InputRole.IMAGE, sha256="f" * 64, width=64, height=64)


def from_picture(image: InputRef = BASE, **params: Any) -> GenerationRequest:
    request = a_request(strength=0.5, **params)
    return request.model_copy(update={"mode": modes.IMAGE_TO_IMAGE.key, "inputs": (image,)})


def a_file(request: GenerationRequest, *, side_px: int = 64) -> tuple[str, bytes]:
    """The identity and the file of a picture as this program writes it."""
    metadata = PictureMetadata(request, a_provenance())
    texts = encode(metadata)
    png = encode_png(some_rgb(side_px, side_px), texts, program="SD Studio 1.0")
    return identity(metadata, texts), png


def without_pixels(png: bytes, width: int, height: int) -> bytes:
    """That file as one with so many pixels, of which none are there."""
    chunks, at = [png[:8]], 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12
        if kind == b"IHDR":
            data = struct.pack(">II", width, height) + data[8:]
        if kind == b"IDAT":
            data = zlib.compress(b"")
        checksum = zlib.crc32(kind + data)
        chunks.append(struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum))
    return b"".join(chunks)


def a_jpeg() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 64)).save(file, "JPEG")
    return file.getvalue()


def project_with(folder: Path, *files: tuple[str, bytes], inputs: Mapping[str, bytes] = {}) -> Path:
    path = folder / "project.ora"
    results = CanvasResults(tuple(Result(*one) for one in files), inputs)
    path.write_bytes(encode_project(Project(Document(64, 64)), results=results))
    return path


def test_only_what_is_what_it_says_comes_into_the_library(setup: Setup, tmp_path: Path) -> None:
    good = a_file(from_picture(seed=1))
    name, png = a_file(from_picture(seed=2))
    files = [
        ("0" * 32, b"no picture"),
        ("1" * 32, b""),
        ("2" * 32, a_jpeg()),
        # Of another program.
        ("3" * 32, encode_png(some_rgb(), {}, program=None)),
        # Another identity than the file says.
        ("4" * 32, png),
        # Of another canvas, or of none.
        a_file(from_picture(OTHER, seed=3)),
        a_file(a_request(seed=4)),
        # A bomb, and one without pixels.
        (name, without_pixels(png, 60_000, 60_000)),
        a_file(from_picture(seed=5)),
        good,
    ]
    files[-2] = (files[-2][0], without_pixels(files[-2][1], 64, 64))
    added = setup.take(project_with(tmp_path, *files), frozenset({BASE}))
    assert added == AddedResults(added=1)
    assert setup.identities == {good[0]}
    assert [one.code for one in setup.told] == [ErrorCode.PROJECT_RESULTS_DAMAGED]
    assert setup.told[0].arguments["count"] == len(files) - 1
    (file,) = (one for one in setup.library.folders.pictures.glob("*.png"))
    assert file.read_bytes() == good[1]
    assert setup.library.count() == 1


def test_a_project_that_is_gone_meanwhile_is_told_of(setup: Setup, tmp_path: Path) -> None:
    path = project_with(tmp_path, a_file(from_picture()))
    listed = read_project(path).results
    path.unlink()
    done: asyncio.Future[AddedResults] = asyncio.get_running_loop().create_future()
    setup.results.add(path, listed, frozenset({BASE}), done.set_result)
    assert result_of(done) == AddedResults()
    assert [one.code for one in setup.told] == [ErrorCode.PROJECT_DISK]


def test_two_projects_at_once_bring_nothing_twice(setup: Setup, tmp_path: Path) -> None:
    first, second = (a_file(from_picture(seed=seed)) for seed in (1, 2))
    (tmp_path / "more").mkdir()
    paths = [
        project_with(tmp_path, first),
        project_with(tmp_path / "more", first, second),
    ]
    done: list[AddedResults] = []
    for path in (*paths, *paths):
        setup.results.add(path, read_project(path).results, frozenset({BASE}), done.append)
    while len(done) < 4:
        result_of(asyncio.sleep(0.01))
    assert [one.added for one in done] == [1, 1, 0, 0]
    assert setup.library.count() == 2


def test_those_in_the_trash_stay_there(setup: Setup, tmp_path: Path) -> None:
    path = project_with(tmp_path, *(a_file(from_picture(seed=seed)) for seed in (1, 2)))
    assert setup.take(path, frozenset({BASE})).added == 2
    newest = setup.library.pictures(1)[0]
    setup.library.trash.delete([newest.id])
    assert setup.take(path, frozenset({BASE})) == AddedResults(trashed=1)
    assert newest.identity not in setup.identities


def test_only_inputs_with_the_right_pixels_are_kept(setup: Setup, tmp_path: Path) -> None:
    with_library = Library.open(tmp_path / "there", tmp_path / "data")
    image = with_library.keep_input(InputRole.IMAGE, some_rgb(seed=4), origins=["a" * 64])
    mine = with_library.save_picture(some_rgb(), from_picture(image), a_provenance())
    files = files_of(with_library, frozenset({image}))
    read = read_results(files)
    with_library.close()
    assert (read.too_many, read.unread) == (0, 0)
    assert [one.identity for one in read.results.results] == [mine.identity]
    false = encode_png(some_rgb(seed=5), {}, program=None)
    path = tmp_path / "project.ora"
    results = replace(read.results, inputs={image.sha256: false})
    path.write_bytes(encode_project(Project(Document(64, 64)), results=results))
    assert setup.take(path, frozenset({image})).added == 1
    assert not (setup.library.folders.inputs / f"{image.sha256}.png").exists()
    # One that was deleted for good comes back: nothing is known of it any more.
    ids = setup.library.picture_ids()
    setup.library.trash.delete(ids)
    assert setup.library.trash.purge(ids) == 1
    path.write_bytes(encode_project(Project(Document(64, 64)), results=read.results))
    assert setup.take(path, frozenset({image})).added == 1
    assert (setup.library.inputs.read(image) == some_rgb(seed=4)).all()
    assert setup.library.inputs.origins(image.sha256) == {"a" * 64}
    assert setup.told == []


def test_nothing_is_written_beside_the_library(setup: Setup, tmp_path: Path) -> None:
    good = a_file(from_picture(prompt="../../evil"))
    path = project_with(tmp_path, good)
    before = names_in(tmp_path)
    setup.take(path, frozenset({BASE}))
    assert names_in(tmp_path) == before
    assert len(list(setup.library.folders.pictures.glob("*.png"))) == 1
    with zipfile.ZipFile(path) as archive:
        assert "sdstudio/results/000.png" in archive.namelist()
