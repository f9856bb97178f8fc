"""What PyInstaller is told about the program on every system for which it builds the folder.

Only PyInstaller's specs import this: it needs PyInstaller and the packages of the program.
"""

import contextlib
import importlib
import sysconfig
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

from PyInstaller.utils.hooks import collect_data_files, copy_metadata

from installers.manifest import ROOT, Manifest

#: The engine's pipes and all file names are UTF-8, whatever the locale.
OPTIONS = [("X utf8", None, "OPTION")]


def analysis_arguments(manifest: Manifest) -> dict[str, Any]:
    """The arguments of ``Analysis``."""
    return {
        "scripts": [str(ROOT / manifest.entry)],
        "pathex": [str(ROOT)],
        "datas": [
            *((str(ROOT / source), target) for source, target in manifest.data.items()),
            *_metadata(manifest),
            *collect_data_files("qtawesome"),
        ],
        "hiddenimports": list(manifest.hidden),
        "excludes": list(manifest.excluded_modules(Path(sysconfig.get_path("purelib")))),
        "module_collection_mode": {
            **dict.fromkeys(manifest.with_source, "pyz+py"),
            # In its own folder instead of the archive with all others: see docs/adr/0020*.
            "sdstudio": "pyc",
        },
        "noarchive": False,
    }


def _metadata(manifest: Manifest) -> Iterator[tuple[str, str]]:
    names = set(manifest.metadata)
    for package in manifest.metadata_tables:
        table = importlib.import_module(f"{package}.dependency_versions_table")
        names.update(name.partition("[")[0] for name in table.deps)
    for name in sorted(names):
        # Some are optional.
        with contextlib.suppress(PackageNotFoundError):
            yield from copy_metadata(name)
