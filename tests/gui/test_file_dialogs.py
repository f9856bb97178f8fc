"""Dialogs for files start where the artist was last for their purpose."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

import sdstudio
from sdstudio.app.session import SessionStore
from sdstudio.ui import file_dialogs
from sdstudio.ui.file_dialogs import Purpose


class Dialogs:
    """Stand in for the artist: note what dialogs show, and choose."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.chosen = ""
        self.kind = ""
        self.starts: list[str] = []
        self.kinds: list[str] = []
        monkeypatch.setattr(QFileDialog, "getOpenFileName", self._file)
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", self._files)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", self._file)
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", self._folder)

    def _file(
        self, _parent: object, _title: str, start: str, kinds: str, **_: object
    ) -> tuple[str, str]:
        self.starts.append(start)
        self.kinds.append(kinds)
        return self.chosen, self.kind

    def _files(self, *asked: object, **_: object) -> tuple[list[str], str]:
        self.starts.append(str(asked[2]))
        self.kinds.append(str(asked[3]))
        return ([self.chosen] if self.chosen else []), ""

    def _folder(self, _parent: object, _title: str, start: str) -> str:
        self.starts.append(start)
        return self.chosen


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> Dialogs:
    return Dialogs(monkeypatch)


@pytest.fixture
def session_file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "session.json"


@pytest.fixture
def start(
    session_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], SessionStore]:
    """Start the program, or start it again, on a computer with the usual folders."""
    for one in QStandardPaths.StandardLocation:
        (tmp_path / one.name).mkdir(exist_ok=True)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda one: str(tmp_path / one.name))
    monkeypatch.setattr(file_dialogs._memory, "session", None)

    def start() -> SessionStore:
        session = SessionStore(session_file)
        file_dialogs.use(session)
        return session

    return start


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def ask(parent: QWidget, purpose: Purpose = Purpose.PICTURES) -> Path | None:
    return file_dialogs.ask_file(parent, purpose, "Choose", {"Pictures": (".png",)})


@pytest.mark.parametrize("purpose", Purpose)
def test_each_purpose_starts_in_a_folder_of_the_artist(
    purpose: Purpose,
    start: Callable[[], SessionStore],
    dialogs: Dialogs,
    parent: QWidget,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start()
    ask(parent, purpose)
    assert Path(dialogs.starts[0]).is_dir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: "")
    monkeypatch.setattr("sdstudio.ui.file_dialogs.sys.platform", "darwin")
    ask(parent, purpose)
    assert dialogs.starts[1] == str(Path.home())


def test_a_dialog_starts_where_it_was_also_after_a_restart(
    start: Callable[[], SessionStore], dialogs: Dialogs, parent: QWidget, tmp_path: Path
) -> None:
    shot = tmp_path / "shoots" / "a.png"
    shot.parent.mkdir()
    start()
    dialogs.chosen = str(shot)
    assert ask(parent) == shot
    start()
    dialogs.chosen = ""
    assert ask(parent) is None
    assert file_dialogs.ask_files(parent, Purpose.PICTURES, "Import", {"Pictures": ()}) == []
    ask(parent, Purpose.ADAPTERS)
    assert dialogs.starts == [
        str(tmp_path / "PicturesLocation"),
        str(shot.parent),
        str(shot.parent),
        str(tmp_path / "DownloadLocation"),
    ]


def test_a_folder_that_is_gone_is_not_started_in(
    start: Callable[[], SessionStore], dialogs: Dialogs, parent: QWidget, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    start()
    dialogs.chosen = str(stick / "a.png")
    ask(parent)
    stick.rmdir()
    ask(parent)
    assert dialogs.starts[-1] == str(tmp_path / "PicturesLocation")
    stick.mkdir()
    ask(parent)
    assert dialogs.starts[-1] == str(stick)


def test_folders_start_among_their_neighbours_but_a_chosen_one_in_itself(
    start: Callable[[], SessionStore], dialogs: Dialogs, parent: QWidget, tmp_path: Path
) -> None:
    folder = tmp_path / "trips" / "one"
    folder.mkdir(parents=True)
    start()
    dialogs.chosen = str(folder)
    for at in ("", "", str(folder), str(tmp_path / "nowhere")):
        file_dialogs.ask_folder(parent, Purpose.PICTURE_FOLDERS, "Import", at=at)
    assert dialogs.starts[1:] == [str(folder.parent), str(folder), str(folder.parent)]


def test_a_saved_file_has_an_ending_and_replaces_only_what_was_confirmed(
    start: Callable[[], SessionStore], dialogs: Dialogs, parent: QWidget, tmp_path: Path
) -> None:
    start()
    kinds = {"PNG, exact pixels": (".png",), "JPEG, smaller file": (".jpg", ".jpeg")}

    def save(chosen: str, kind: str = "") -> str:
        dialogs.chosen, dialogs.kind = str(tmp_path / chosen), kind
        path = file_dialogs.ask_save(parent, Purpose.SAVED_PICTURES, "Save", "fish.png", kinds)
        assert path is not None
        return path.name

    assert save("a.JPEG") == "a.JPEG"
    assert save("v1.2") == "v1.2.png"
    jpeg = dialogs.kinds[0].split(";;")[1]
    assert jpeg == "JPEG, smaller file (*.jpg *.jpeg)"
    assert save("a", jpeg) == "a.jpg"
    (tmp_path / "a.jpg").touch()
    assert save("a", jpeg) not in {"a", "a.jpg"}
    assert dialogs.starts[0] == str(tmp_path / "PicturesLocation" / "fish.png")
    assert dialogs.starts[-1] == str(tmp_path / "fish.png")


def test_a_file_that_is_there_is_proposed_again_only_if_it_is_an_earlier_version(
    start: Callable[[], SessionStore], parent: QWidget, dialogs: Dialogs, tmp_path: Path
) -> None:
    start()
    there = tmp_path / "PicturesLocation" / "fish.png"
    there.touch()
    kinds = {"PNG": (".png",)}
    file_dialogs.ask_save(parent, Purpose.EXPORTS, "Save", "fish.png", kinds)
    file_dialogs.ask_save(parent, Purpose.EXPORTS, "Save", "fish.png", kinds, at=there)
    gone = tmp_path / "gone" / "fish.png"
    file_dialogs.ask_save(parent, Purpose.EXPORTS, "Save", "fish.png", kinds, at=gone)
    proposed = [str(there.with_name("fish (2).png")), str(there)]
    assert dialogs.starts == [*proposed, proposed[0]]


def test_what_cannot_be_written_down_is_not_remembered_and_nothing_fails(
    start: Callable[[], SessionStore],
    dialogs: Dialogs,
    parent: QWidget,
    tmp_path: Path,
    session_file: Path,
) -> None:
    session = start()
    dialogs.chosen = str(tmp_path / "\udce4" / "a.png")
    assert ask(parent) is not None
    session.update(welcome_dismissed=True)
    # A folder where the file should be.
    session_file.unlink()
    session_file.mkdir()
    dialogs.chosen = str(tmp_path / "a.png")
    assert ask(parent) == tmp_path / "a.png"
    ask(parent)
    assert dialogs.starts[-1] == str(tmp_path)


def test_folders_that_cannot_be_read_leave_the_rest_of_the_session(
    start: Callable[[], SessionStore], session_file: Path
) -> None:
    session_file.parent.mkdir()
    session_file.write_text('{"welcome_dismissed": true, "dialog_folders": {"pictures": 3}}')
    session = start().current
    assert session.welcome_dismissed
    assert session.dialog_folders == {}


def test_nothing_asks_for_files_but_this_module() -> None:
    folder = Path(sdstudio.__file__).parent / "ui"
    asking = {
        path.name for path in folder.rglob("*.py") if "QFileDialog." in path.read_text("utf-8")
    }
    assert asking == {"file_dialogs.py"}
