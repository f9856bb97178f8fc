"""Merges the licences of everything in a built program into one file.

``python -m installers.licences COLLECTED TARGET``, in the environment that the program was built
in. ``COLLECTED`` is PyInstaller's list of the files that it collected. Fails if something comes
without a licence: then ``manifest.toml`` has to name its text.
"""

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import Distribution, distributions
from pathlib import Path

from installers.manifest import ROOT, Manifest, read_manifest

#: Build the program, and are not in it.
_TOOLS = frozenset({"altgraph", "packaging", "pip", "pyinstaller", "setuptools"})
_NAMES = ("licen", "copying", "notice", "authors")
_LINE = "=" * 80


class MissingLicenceError(Exception):
    """Something in the program has no text of its licence."""


def merged(manifest: Manifest, collected: Iterable[Path]) -> str:
    """All licences, each under a heading.

    Args:
        collected: the files that were copied from this system.

    Raises:
        MissingLicenceError: of these components.
    """
    texts = {name: _texts(files) for name, files in manifest.notices.items()}
    texts["Python"] = [_python_licence()]
    for one in sorted(distributions(), key=lambda one: one.name.lower()):
        if one.name.lower() not in _TOOLS and not one.name.startswith("pyinstaller"):
            own = list(_own_texts(one))
            texts[f"{one.name} {one.version}"] = own or _texts(manifest.licences.get(one.name, ()))
    for package in _system_packages(collected):
        file = Path("/usr/share/doc", package.partition(":")[0], "copyright")
        texts[f"{package} (from the system it was built on)"] = [_read(file)]
    missing = [name for name, found in texts.items() if not any(found)]
    if missing:
        raise MissingLicenceError(", ".join(missing))
    return "\n".join(_chapter(name, found) for name, found in texts.items())


def _chapter(name: str, texts: Sequence[str]) -> str:
    return "\n".join((_LINE, name, _LINE, "", *(f"{one.strip()}\n" for one in texts)))


def _texts(files: Iterable[str]) -> list[str]:
    return [_read(ROOT / "installers" / one) for one in files]


def _own_texts(distribution: Distribution) -> Iterator[str]:
    seen = set()
    for file in sorted(distribution.files or (), key=str):
        if ".dist-info" in file.parts[0] and any(one in str(file).lower() for one in _NAMES):
            text = _read(Path(str(distribution.locate_file(file))))
            # torch brings the same text for many of its parts.
            if text not in seen:
                seen.add(text)
                yield f"{file.name}:\n\n{text}" if len(file.parts) == 2 else f"{file}:\n\n{text}"


def _python_licence() -> str:
    [*found] = Path(sys.base_prefix).glob("lib/python3.*/LICENSE.txt")
    return _read(found[0]) if found else ""


def _system_packages(collected: Iterable[Path]) -> list[str]:
    ours = (Path(sys.prefix), Path(sys.base_prefix), ROOT)
    libraries = {
        str(one.resolve())
        for one in collected
        if one.is_absolute() and not any(one.is_relative_to(folder) for folder in ours)
    }
    if not libraries:
        return []
    # Debian's database has the paths from before /lib became a link to /usr/lib.
    asked = [*libraries, *(one.removeprefix("/usr") for one in libraries)]
    found = subprocess.run(
        ["dpkg-query", "--search", *asked], capture_output=True, text=True, check=False
    )
    owners = dict(line.rsplit(": ", 1)[::-1] for line in found.stdout.splitlines())
    unknown = [one for one in libraries if not {one, one.removeprefix("/usr")} & owners.keys()]
    if unknown:
        raise MissingLicenceError(", ".join(sorted(unknown)))
    return sorted(set(owners.values()))


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")


def _collected(listing: Path) -> Iterator[Path]:
    """The sources in PyInstaller's list, which is a Python literal."""
    content = ast.literal_eval(listing.read_text(encoding="utf-8"))
    for _target, source, _kind in content[-1] if isinstance(content[-1], list) else content[0]:
        yield Path(source)


def main(arguments: Sequence[str]) -> int:
    """Write the file that the second argument names."""
    listing, target = map(Path, arguments)
    try:
        text = merged(read_manifest(), _collected(listing))
    except MissingLicenceError as error:
        print(f"no licence is known for: {error}", file=sys.stderr)
        return 1
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
