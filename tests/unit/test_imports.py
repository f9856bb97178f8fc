"""Rules about imports that import-linter can't see: submodules of others, and what really loads."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "sdstudio"
HEAVY = ("torch", "diffusers", "transformers")


def imported_modules(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def names_widgets(source: str) -> bool:
    return any(
        module.startswith(("PySide6.QtWidgets", "superqt")) for module in imported_modules(source)
    )


def test_widgets_stay_in_ui_and_bootstrap() -> None:
    trespassers = [
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if path.relative_to(PACKAGE).parts[0] not in {"ui", "bootstrap.py"}
        and names_widgets(path.read_text(encoding="utf-8"))
    ]
    assert trespassers == []


def test_every_way_to_import_widgets_is_seen() -> None:
    assert names_widgets("from PySide6.QtWidgets import QLabel")
    assert names_widgets("from PySide6 import QtCore, QtWidgets")
    assert names_widgets("def f():\n    import PySide6.QtWidgets as widgets")
    assert not names_widgets("from PySide6.QtGui import QImage")


def test_the_window_process_never_loads_torch() -> None:
    """A fresh process imports all of the window's modules, as starting the program would."""
    code = f"""
import importlib, pkgutil, sys
import sdstudio.bootstrap, sdstudio.ui
for package in (sdstudio.app, sdstudio.ui):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
print(*(name for name in {HEAVY!r} if name in sys.modules))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=PACKAGE.parent
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_the_window_is_painted_without_what_only_models_need() -> None:
    """Neither the network's library nor the catalogue's rows: they come after the first paint."""
    code = """
import sys
import sdstudio.bootstrap
import sdstudio.app.model_management.picture_speed, sdstudio.app.model_management.store
import sdstudio.ui.main_window
late = ("httpx2", "sdstudio.models.catalogue", "sdstudio.models.download")
print(*(name for name in late if name in sys.modules))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=PACKAGE.parent
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
