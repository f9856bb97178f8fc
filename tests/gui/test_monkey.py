"""The monkey finds what it is there for: each of these was put into the program beforehand."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QApplication

from sdstudio.app.dispatcher import Dispatcher
from sdstudio.ui.main_window import MainWindow
from tools.monkey.run import Plan, Report, run


def storm(
    qapp: QApplication, folder: Path, *, actions: int = 0, patience_s: float = 60.0
) -> Report:
    qapp.setQuitOnLastWindowClosed(False)
    log = folder / "actions.log"
    plan = Plan(seed=1, seconds=20, actions=actions, patience_s=patience_s, log=log)
    return run(plan, folder)


def test_it_survives_a_program_without_faults_and_names_what_it_did(
    qapp: QApplication, tmp_path: Path
) -> None:
    report = storm(qapp, tmp_path, actions=20)
    assert not report.faults
    assert str(report) == "no faults in 20 actions"
    assert "20 " in (tmp_path / "actions.log").read_text("utf-8")


def test_it_finds_an_exception(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_window: MainWindow) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr(MainWindow, "generate", fail)
    monkeypatch.setattr("tools.monkey.storm.Storm._choose", lambda storm: storm._generate)
    report = storm(qapp, tmp_path, actions=5)
    assert "RuntimeError: planted" in report.faults[0]
    assert "generate" in str(report)


def test_it_finds_a_qt_warning(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MainWindow, "generate", lambda _: qWarning("planted"))
    monkeypatch.setattr("tools.monkey.storm.Storm._choose", lambda storm: storm._generate)
    assert "Qt warned: planted" in storm(qapp, tmp_path, actions=5).faults[0]


def test_it_finds_a_gui_thread_that_was_blocked(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MainWindow, "generate", lambda _: time.sleep(1.5))
    monkeypatch.setattr("tools.monkey.storm.Storm._choose", lambda storm: storm._generate)
    qapp.setQuitOnLastWindowClosed(False)
    report = run(Plan(seed=1, seconds=20, actions=3, blocked_s=1.0), tmp_path)
    assert "blocked for more than 1 s" in report.faults[0]


def test_it_finds_a_queue_that_never_begins(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Dispatcher, "_begin_next", lambda _dispatcher: None)
    # It waits that long in vain; on a busy machine the engine needs some of it to start.
    (fault,) = storm(qapp, tmp_path, patience_s=15.0).faults
    assert "a picture is made" in fault
    assert "'waiting'" in fault
