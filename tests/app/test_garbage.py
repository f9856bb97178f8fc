"""Cycles are collected, and on the GUI thread alone."""

import gc
import threading
import weakref

import pytest
from pytestqt.qtbot import QtBot

from sdstudio.app import garbage


class Cycle:
    """Refers to itself, so that only the collector gets rid of it."""

    def __init__(self, deleted_on: list[int]) -> None:
        self.itself = self
        self._deleted_on = deleted_on

    def __del__(self) -> None:
        self._deleted_on.append(threading.get_ident())


def test_another_thread_makes_garbage_and_the_gui_thread_collects_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "_INTERVAL_MS", 10)
    deleted_on: list[int] = []
    collector = garbage.GarbageCollector()
    thread = threading.Thread(target=lambda: [Cycle(deleted_on) for _ in range(2000)])
    thread.start()
    thread.join()
    assert deleted_on == []
    qtbot.waitUntil(lambda: len(deleted_on) == 2000)
    assert set(deleted_on) == {threading.get_ident()}
    alive = weakref.ref(collector)
    del collector
    gc.unfreeze()
    gc.collect()
    assert alive() is None
