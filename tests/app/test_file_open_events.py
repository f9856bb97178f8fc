"""What macOS asks a running program to open."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.app.file_open_events import FileOpenEvents


def test_files_that_the_system_sends_one_by_one_are_opened_together(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    events = FileOpenEvents(qapp)
    files = [tmp_path / name for name in ("红 鱼.png", "100% ink.safetensors")]
    with qtbot.waitSignal(events.asked) as asked:
        for file in files:
            event = QFileOpenEvent(QUrl.fromLocalFile(str(file)))
            QCoreApplication.sendEvent(qapp, event)
        QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl("https://example.org/a.png")))
    assert asked.args == [files]
    with qtbot.waitSignal(events.asked) as asked:
        QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(files[1]))))
    assert asked.args == [files[1:]]
    qapp.removeEventFilter(events)
    events.deleteLater()
