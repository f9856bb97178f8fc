"""What the program loads until its window is painted for the first time."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

#: Ends the program where it would start its threads, right after the first paint.
PROGRAM = """
import json, linecache, os, sys
from sdstudio import bootstrap

def tell(studio):
    print(json.dumps({"modules": sorted(sys.modules), "sources": sorted(linecache.cache)}))
    sys.stdout.flush()
    os._exit(0)

bootstrap.start = tell
bootstrap.run_window()
"""


@pytest.fixture(scope="module")
def at_first_paint(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The names of the loaded modules, and of the source files that were read."""
    folder = tmp_path_factory.mktemp("first-paint")
    folders = {
        f"SDSTUDIO_{kind.upper()}_DIR": str(folder / kind)
        for kind in ("config", "data", "cache", "pictures")
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env={**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    loaded: dict[str, list[str]] = json.loads(done.stdout)
    return loaded


def test_no_source_of_our_modules_is_read(at_first_paint: dict[str, list[str]]) -> None:
    """PySide6 reads those of all modules that are imported after it, unless it is kept from it."""
    ours = ROOT / "sdstudio"
    read = [
        Path(path).name for path in at_first_paint["sources"] if Path(path).is_relative_to(ours)
    ]
    # The module that keeps it from the rest.
    assert read == ["plain_imports.py"]


#: What is opened, computed or read later, on other threads or when the artist asks for it.
LATER = (
    "PIL",
    "accelerate",
    "cryptography",
    "diffusers",
    "httpx2",
    "keyring",
    "numpy",
    "qtawesome",
    "safetensors",
    "tokenizers",
    "torch",
    "transformers",
    "sdstudio.app.exporting",
    "sdstudio.app.library_view.duplicate_finder",
    "sdstudio.app.library_view.family_tree",
    "sdstudio.app.library_view.viewed_pictures",
    "sdstudio.cli",
    "sdstudio.domain.peer_metadata",
    "sdstudio.library.annotation_store",
    "sdstudio.library.duplicates",
    "sdstudio.library.exporting.copies",
    "sdstudio.library.folder_index",
    "sdstudio.library.importing",
    "sdstudio.library.library",
    "sdstudio.library.search.search",
    "sdstudio.models.catalogue",
    "sdstudio.models.download",
    "sdstudio.ui.export_dialog",
    "sdstudio.ui.library.compare",
    "sdstudio.ui.library.duplicates_dialog",
    "sdstudio.ui.library.page",
    "sdstudio.ui.library.viewer",
    "sdstudio.ui.settings_dialog",
)


def test_the_window_is_painted_without_what_is_needed_later(
    at_first_paint: dict[str, list[str]],
) -> None:
    loaded = [
        name
        for name in at_first_paint["modules"]
        if any(name == later or name.startswith(later + ".") for later in LATER)
    ]
    assert loaded == []


def test_what_is_needed_later_exists() -> None:
    """A module that was renamed would never be found among the loaded ones."""
    assert [name for name in LATER if find_spec(name) is None] == []
