"""What the program loads until its window is painted for the first time."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from sdstudio.ui.library_maker import WITH_ARRAYS

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


def _said_by(program: str, folder: Path) -> dict[str, list[str]]:
    folders = {
        f"SDSTUDIO_{kind.upper()}_DIR": str(folder / kind)
        for kind in ("config", "data", "cache", "pictures")
    }
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, list[str]] = json.loads(done.stdout)
    return said


@pytest.fixture(scope="module")
def at_first_paint(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The names of the loaded modules, and of the source files that were read."""
    return _said_by(PROGRAM, tmp_path_factory.mktemp("first-paint"))


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


#: Prints what each step of making the library's page loads, when nothing else was loaded.
STEPS = """
import json, os, sys
from importlib import import_module
from sdstudio import bootstrap

def tell(studio):
    from sdstudio.ui import library_maker

    loaded = {}
    for name in (*library_maker.MODULES, *library_maker.WITH_ARRAYS):
        before = set(sys.modules)
        import_module(name)
        loaded[name] = sorted(set(sys.modules) - before)
    print(json.dumps(loaded))
    sys.stdout.flush()
    os._exit(0)

bootstrap.start = tell
bootstrap.run_window()
"""
#: Of ours, with one step: in some 5 ms.
AT_ONCE_MAX = 6


@pytest.fixture(scope="module")
def loaded_in_steps(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The modules that each step loads, by the name of the one that it is for."""
    return _said_by(STEPS, tmp_path_factory.mktemp("steps"))


def test_the_library_is_loaded_a_few_modules_at_a_time(
    loaded_in_steps: dict[str, list[str]],
) -> None:
    ours = {
        name: [one for one in new if one.startswith("sdstudio.")]
        for name, new in loaded_in_steps.items()
    }
    assert {name: new for name, new in ours.items() if len(new) > AT_ONCE_MAX} == {}
    assert [name for name, new in ours.items() if name not in new] == []
    assert list(ours)[-1] == "sdstudio.ui.library.page"


def test_another_thread_has_time_to_load_numpy(loaded_in_steps: dict[str, list[str]]) -> None:
    first = next(name for name, new in loaded_in_steps.items() if "numpy" in new)
    assert first == WITH_ARRAYS[0]


def test_the_page_loads_nothing_that_only_the_librarys_thread_needs(
    loaded_in_steps: dict[str, list[str]],
) -> None:
    loaded = {one for new in loaded_in_steps.values() for one in new}
    assert "sdstudio.library.library" not in loaded
