"""Running PyInstaller's specs without PyInstaller."""

import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest


def run_spec(
    spec: Path, work: Path, monkeypatch: pytest.MonkeyPatch, found: Sequence[tuple[str, str, str]]
) -> dict[str, SimpleNamespace]:
    """What a spec asks PyInstaller for, which would have found ``found``."""
    hooks = ModuleType("PyInstaller.utils.hooks")
    hooks.collect_data_files = hooks.copy_metadata = lambda _name: []  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "PyInstaller", ModuleType("PyInstaller"))
    monkeypatch.setitem(sys.modules, "PyInstaller.utils", ModuleType("PyInstaller.utils"))
    monkeypatch.setitem(sys.modules, "PyInstaller.utils.hooks", hooks)
    monkeypatch.delitem(sys.modules, "installers.analysis", raising=False)
    monkeypatch.setattr("installers.analysis._metadata", lambda _manifest: [])
    asked: dict[str, SimpleNamespace] = {}

    def step(name: str) -> Any:
        def make(*given: Any, **options: Any) -> SimpleNamespace:
            results = {"pure": [], "binaries": list(found), "datas": []}
            asked[name] = SimpleNamespace(
                given=given, asked_datas=options.get("datas"), **{**options, **results}
            )
            return asked[name]

        return make

    steps = {name: step(name) for name in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")}
    exec(compile(spec.read_text(encoding="utf-8"), spec, "exec"), {**steps, "workpath": str(work)})
    monkeypatch.delitem(sys.modules, "installers.analysis")
    return asked
