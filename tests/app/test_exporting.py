"""Exports that need Qt or choose between kinds: contact sheets and tables."""

import errno
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication

from sdstudio.app.exporting import run_export
from sdstudio.app.session import SessionStore
from sdstudio.disk import SystemDisk
from sdstudio.domain.errors import ErrorCode
from sdstudio.library.exporting import ExportItem, ExportKind, ExportOptions, ExportOutcome
from tests.support.disks import DISK_FULL, Operation, WatchedDisk
from tests.support.pictures import names_in
from tests.unit.test_export import APicture, of_ours

pytestmark = pytest.mark.usefixtures("qapp")


def items_in(folder: Path, count: int) -> list[ExportItem]:
    folder.mkdir()
    return [of_ours(folder, f"{seed}.png", f"红鱼 {seed}", seed) for seed in range(count)]


def export(
    items: list[ExportItem], target: Path, kind: ExportKind, **changes: object
) -> ExportOutcome:
    options = ExportOptions.model_validate({"kind": kind, "file_name": "My sheet", **changes})
    return run_export(items, options, target, SystemDisk())


def test_a_sheet_of_one_page_is_as_high_as_it_must_be(
    tmp_path: Path, qapp: QGuiApplication
) -> None:
    outcome = export(items_in(tmp_path / "in", 5), tmp_path / "out", ExportKind.SHEET_PNG)
    assert [path.name for path in outcome.written] == ["My sheet.png"]
    sheet = Image.open(outcome.written[0])
    assert sheet.width == 1654
    assert sheet.height < 1000
    # The first picture is there.
    assert len(sheet.crop((80, 80, 300, 300)).getcolors(100_000) or []) > 1000


def test_a_small_picture_fills_its_place_and_a_flat_one_is_right_above_its_caption(
    tmp_path: Path, qapp: QGuiApplication
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    items = []
    for number, size in enumerate(((64, 96), (96, 32))):
        item = of_ours(folder, f"{number}.png", "", number)
        Image.new("RGB", size, (0, 0, 255)).save(item.picture.path)
        made = item.picture
        assert isinstance(made, APicture)
        items.append(replace(item, picture=replace(made, width=size[0], height=size[1])))
    outcome = export(items, tmp_path / "out", ExportKind.SHEET_PNG, columns=2, caption="")
    sheet = np.asarray(Image.open(outcome.written[0]).convert("RGB")).astype(int)
    is_blue = (sheet[..., 2] > 200) & (sheet[..., 0] < 60)
    halves = is_blue[:, : sheet.shape[1] // 2], is_blue[:, sheet.shape[1] // 2 :]
    (high, flat) = (np.argwhere(one) for one in halves)
    assert high[:, 1].max() - high[:, 1].min() > 600
    assert flat[:, 1].max() - flat[:, 1].min() > 600
    assert high[:, 0].max() == pytest.approx(flat[:, 0].max(), abs=1)


def test_a_sheet_has_as_many_pages_as_it_needs(tmp_path: Path) -> None:
    items = items_in(tmp_path / "in", 5)
    outcome = export(items, tmp_path / "out", ExportKind.SHEET_PNG, columns=1, caption="{prompt}")
    assert names_in(tmp_path / "out") == ["My sheet 1.png", "My sheet 2.png", "My sheet 3.png"]
    assert not outcome.failed


def test_a_pdf_has_pages_with_captions_as_text(tmp_path: Path) -> None:
    items = items_in(tmp_path / "in", 5)
    outcome = export(items, tmp_path / "out", ExportKind.SHEET_PDF, columns=1, caption="{name}")
    (path,) = outcome.written
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.count(b"/Type /Page\n") == 3
    assert b"/ToUnicode" in data


def test_pictures_that_cannot_be_read_leave_a_gap(tmp_path: Path) -> None:
    items = items_in(tmp_path / "in", 3)
    items[1].picture.path.unlink()
    outcome = export(items, tmp_path / "out", ExportKind.SHEET_PDF)
    assert [name for name, _ in outcome.failed] == ["1.png"]
    assert len(outcome.written) == 1


def test_a_stopped_sheet_is_not_written(tmp_path: Path) -> None:
    items = items_in(tmp_path / "in", 3)
    done: list[int] = []
    outcome = run_export(
        items,
        ExportOptions(kind=ExportKind.SHEET_PDF),
        tmp_path / "out",
        SystemDisk(),
        report=done.append,
        is_stopped=lambda: bool(done),
    )
    assert outcome.is_stopped
    assert not list((tmp_path / "out").iterdir())


def test_a_stopped_sheet_keeps_the_pages_that_are_complete(tmp_path: Path) -> None:
    done: list[int] = []
    outcome = run_export(
        items_in(tmp_path / "in", 5),
        ExportOptions(
            kind=ExportKind.SHEET_PNG, file_name="Pictures", columns=1, caption="{prompt}"
        ),
        tmp_path / "out",
        SystemDisk(),
        report=done.append,
        is_stopped=lambda: len(done) == 3,
    )
    assert outcome.is_stopped
    assert [path.name for path in outcome.written] == ["Pictures 1.png"]
    assert names_in(tmp_path / "out") == ["Pictures 1.png"]


def test_no_page_is_drawn_for_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    def read_only(operation: Operation) -> None:
        if operation.name == "write":
            raise PermissionError(errno.EACCES, "Permission denied")

    done: list[int] = []
    outcome = run_export(
        items_in(tmp_path / "in", 3),
        ExportOptions(kind=ExportKind.SHEET_PDF),
        tmp_path / "out",
        WatchedDisk(read_only),
        report=done.append,
    )
    assert outcome.refused is not None
    assert outcome.refused.code is ErrorCode.FOLDER_READ_ONLY
    assert not done


@pytest.mark.parametrize("kind", [ExportKind.CSV, ExportKind.JSON])
def test_a_table_is_written_once(tmp_path: Path, kind: ExportKind) -> None:
    items = items_in(tmp_path / "in", 3)
    for _ in range(2):
        outcome = export(items, tmp_path / "out", kind)
        assert len(outcome.written) == 1
    assert names_in(tmp_path / "out") == [
        f"My sheet (2){kind.suffix}",
        f"My sheet{kind.suffix}",
    ]
    if kind is ExportKind.JSON:
        assert len(json.loads(outcome.written[0].read_bytes())["pictures"]) == 3


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    items = items_in(tmp_path / "in", 1)

    def full(operation: Operation) -> None:
        if operation.name == "write":
            raise DISK_FULL

    outcome = run_export(
        items, ExportOptions(kind=ExportKind.CSV), tmp_path / "out", WatchedDisk(full)
    )
    assert outcome.refused is not None
    assert outcome.refused.code is ErrorCode.DISK_FULL


def test_choices_that_cannot_be_read_cost_nothing_else_of_the_session(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    SessionStore(path).update(welcome_dismissed=True, export=ExportOptions(quality=55))
    assert SessionStore(path).current.export.quality == 55
    content = json.loads(path.read_bytes())
    content["export"]["kind"] = "of a newer version"
    path.write_text(json.dumps(content))
    session = SessionStore(path).current
    assert session.welcome_dismissed
    assert session.export == ExportOptions()
