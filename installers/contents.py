"""What is in a built program: for its licences and its SBOM, which list the same."""

import ast
import re
import subprocess
import sys
import sysconfig
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

from installers.manifest import ROOT


class UnknownOriginError(Exception):
    """Something in the program belongs to no package of the system it was built on."""


@dataclass(frozen=True, slots=True)
class SystemPackage:
    """A package of Debian of which the program contains a library."""

    name: str
    version: str
    architecture: str
    copyright: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Args:
    distributions: those of Python, sorted by name.
    """

    distributions: tuple[Distribution, ...]
    system_packages: tuple[SystemPackage, ...] = ()


def of_folder(packages: Path) -> Contents:
    """A program that contains all of a folder of packages."""
    return Contents(_sorted(distributions(path=[str(packages)])))


def of_copy(packages: Path, copied: Path, also: Collection[str]) -> Contents:
    """A program that contains some of the files of a folder of packages.

    Args:
        copied: the folder with these files.
        also: distributions whose files are elsewhere.
    """
    installed = distributions(path=[str(packages)])
    files = {str(packages / one.relative_to(copied)) for one in copied.rglob("*") if one.is_file()}
    return Contents(
        _sorted(one for one in installed if one.name in also or _has_code_in(one, files))
    )


def of_pyinstaller(work: Path, packages: Path) -> Contents:
    """What PyInstaller has collected.

    Args:
        work: its working folder, with the lists of the files.
        packages: the folder of the packages that it collected from.

    Raises:
        UnknownOriginError: of these files.
    """
    sources = {str(one) for name in ("COLLECT-00.toc", "PYZ-00.toc") for one in _files(work / name)}
    installed = distributions(path=[str(packages.absolute())])
    ours = (packages.absolute(), ROOT)
    others = (
        one
        for one in map(Path, sources)
        if not is_of_python(one) and not any(map(one.is_relative_to, ours))
    )
    return Contents(
        _sorted(one for one in installed if _has_code_in(one, sources)),
        tuple(_system_packages(one for one in others if one.is_absolute())),
    )


def is_of_python(file: Path) -> bool:
    """Whether a file is in this Python's environment or came with this Python.

    Debian's own came with all that is below ``/usr``: of that only the standard library counts.
    """
    folders = [sys.prefix, sysconfig.get_path("stdlib")]
    if sys.base_prefix != "/usr":
        folders.append(sys.base_prefix)
    return any(map(file.is_relative_to, folders))


def python_licence(prefix: Path = Path(sys.base_prefix)) -> str:
    """The text of the licence of Python and of the libraries in it; empty if there is none."""
    for file in sorted(prefix.glob("lib/python3.*/LICENSE.txt")):
        return file.read_text(encoding="utf-8", errors="replace")
    return ""


def _sorted(given: Iterable[Distribution]) -> tuple[Distribution, ...]:
    return tuple(sorted(given, key=lambda one: one.name.lower()))


def _has_code_in(one: Distribution, sources: Collection[str]) -> bool:
    return any(
        str(one.locate_file(file)) in sources
        for file in one.files or ()
        if ".dist-info" not in file.parts[0]
    )


def _files(listing: Path) -> Iterator[Path]:
    """The sources in one of PyInstaller's lists, which is a Python literal."""
    content = ast.literal_eval(listing.read_text(encoding="utf-8"))
    entries = next(one for one in reversed(content) if isinstance(one, list))
    for _target, source, _kind in entries:
        yield Path(source)


def _system_packages(files: Iterable[Path]) -> Iterator[SystemPackage]:
    libraries = {str(one.resolve()) for one in files}
    if not libraries:
        return
    # Debian's database has the paths from before /lib became a link to /usr/lib.
    asked = [*libraries, *(one.removeprefix("/usr") for one in libraries)]
    found = subprocess.run(
        ["dpkg-query", "--search", *asked], capture_output=True, text=True, check=False
    )
    owners = dict(line.rsplit(": ", 1)[::-1] for line in found.stdout.splitlines())
    unknown = [one for one in libraries if not {one, one.removeprefix("/usr")} & owners.keys()]
    if unknown:
        raise UnknownOriginError(", ".join(sorted(unknown)))
    show = ["dpkg-query", "--show", "--showformat", "${Package}\t${Version}\t${Architecture}\n"]
    packages = sorted(set(owners.values()))
    shown = subprocess.run([*show, *packages], capture_output=True, text=True, check=True)
    for line in shown.stdout.splitlines():
        name, version, architecture = line.split("\t")
        text = Path("/usr/share/doc", name, "copyright").read_text("utf-8", "replace")
        yield SystemPackage(name, version, architecture, text)


def debian_licences(package: SystemPackage) -> str:
    """The names of the licences in a package's copyright file, if they are marked there."""
    return ", ".join(sorted(set(re.findall(r"^License: *(\S.*)$", package.copyright, re.M))))
