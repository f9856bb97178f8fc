"""Reads ``manifest.toml``: what goes into an installer. Only the standard library."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Modules or files that stay out.

    Args:
        modules: dotted names.
        files: patterns, relative to the program's folder.
        exceptions: patterns of files that stay in, although ``files`` matches them.
        reason: why they aren't needed.
        saved_mb: measured on Linux, unpacked.
    """

    modules: tuple[str, ...]
    files: tuple[str, ...]
    exceptions: tuple[str, ...]
    reason: str
    saved_mb: int


@dataclass(frozen=True, slots=True)
class Only:
    """A package of which only some subpackages are included."""

    package: str
    subpackages: frozenset[str]
    reason: str
    saved_mb: int

    def excluded(self, packages: Path) -> Iterator[str]:
        """The dotted names of the subpackages that stay out.

        Args:
            packages: the folder in which the package is installed.
        """
        folder = packages.joinpath(*self.package.split("."))
        if not folder.is_dir():
            raise ModuleNotFoundError(self.package)
        for one in sorted(folder.glob("*/__init__.py")):
            if one.parent.name not in self.subpackages:
                yield f"{self.package}.{one.parent.name}"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The whole file.

    Args:
        tools: a tool of PyPI and its version.
        name: of the program and its folder.
        entry: the script that starts it, relative to ``ROOT``.
        data: a folder relative to ``ROOT``, and where it goes in the program's folder.
        metadata_tables: packages whose ``dependency_versions_table`` names further packages.
        metadata: distributions whose versions are looked up.
        with_source: packages that need their source beside the compiled modules.
        hidden: modules that are imported by name.
        bundled_libraries: patterns of the system's libraries that are included on Linux.
        windows_packages: what is included on Windows alone, and its version.
    """

    tools: Mapping[str, str]
    name: str
    entry: str
    data: Mapping[str, str]
    metadata_tables: tuple[str, ...]
    metadata: tuple[str, ...]
    with_source: tuple[str, ...]
    hidden: tuple[str, ...]
    only: tuple[Only, ...]
    exclusions: tuple[Exclusion, ...]
    bundled_libraries: tuple[str, ...]
    windows_packages: Mapping[str, str]

    def excluded_modules(self, packages: Path) -> Iterator[str]:
        """Dotted names of what no import may bring in.

        Args:
            packages: the folder of the installed packages.
        """
        for one in self.exclusions:
            yield from one.modules
        for package in self.only:
            yield from package.excluded(packages)

    def is_excluded(self, file: str) -> bool:
        """Whether a file, named relative to the program's folder with ``/``, stays out."""
        return any(
            _matches(file, one.files) and not _matches(file, one.exceptions)
            for one in self.exclusions
        )

    def is_bundled(self, library: str) -> bool:
        """Whether a library of the system, named without its folder, is included on Linux."""
        return _matches(library, self.bundled_libraries)


def read_manifest(file: Path = ROOT / "installers" / "manifest.toml") -> Manifest:
    """Read the manifest.

    Raises:
        KeyError, tomllib.TOMLDecodeError: it is wrong.
    """
    given = tomllib.loads(file.read_text(encoding="utf-8"))
    program, metadata = given["program"], given["metadata"]
    return Manifest(
        tools=given["tools"],
        name=program["name"],
        entry=program["entry"],
        data=program["data"],
        metadata_tables=tuple(metadata["tables"]),
        metadata=tuple(metadata["packages"]),
        with_source=tuple(given["source"]["packages"]),
        hidden=tuple(given["modules"]["hidden"]),
        only=tuple(
            Only(one["package"], frozenset(one["subpackages"]), one["reason"], one["saved_mb"])
            for one in given["only"]
        ),
        exclusions=tuple(
            Exclusion(
                tuple(one.get("modules", ())),
                tuple(one.get("files", ())),
                tuple(one.get("except", ())),
                one["reason"],
                one["saved_mb"],
            )
            for one in given["exclude"]
        ),
        bundled_libraries=tuple(given["linux"]["bundled_libraries"]),
        windows_packages=given["windows"]["packages"],
    )


def _matches(file: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(file, one) for one in patterns)
