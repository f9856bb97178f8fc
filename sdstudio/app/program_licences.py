"""The licences of everything in the program. The build of an installer merges them into one file;
without that file they are gathered from what is installed. No Qt.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

#: What a build writes, in the folder of resources.
FILE_NAME: Final = "LICENCES.txt"
_RULER: Final = "═" * 72
_NAMES: Final = ("licen", "copying", "notice", "authors")


@dataclass(frozen=True, slots=True)
class LicensedPart:
    """Something in the program that has a licence.

    Args:
        name: with its version, if it has one.
        text: the name of its licence if known, and the texts.
    """

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Notices:
    """Texts for what brings none.

    Args:
        distributions: by name.
        others: what is in no distribution, by name.
    """

    distributions: Mapping[str, tuple[str, ...]]
    others: Mapping[str, tuple[str, ...]]


def read_licences(resources: Path) -> list[LicensedPart]:
    """Of everything in the program.

    Raises:
        OSError: a file of the program can't be read.
    """
    file = resources / FILE_NAME
    return split(_read(file)) if file.exists() else list(_installed_parts(resources))


def merge(parts: Iterable[LicensedPart]) -> str:
    """``parts`` as one text, each under a heading."""
    return "\n".join(f"{_RULER}\n{one.name}\n{_RULER}\n\n{one.text}\n" for one in parts)


def split(merged: str) -> list[LicensedPart]:
    """The parts of :func:`merge`."""
    pieces = re.split(rf"^{_RULER}\n(.+)\n{_RULER}\n\n", merged, flags=re.MULTILINE)[1:]
    named = zip(pieces[::2], pieces[1::2], strict=True)
    return [LicensedPart(name, text.strip("\n")) for name, text in named]


def read_notices(resources: Path) -> Notices:
    """The texts that ship with the program."""
    folder = resources / "notices"
    tables = tomllib.loads(_read(folder / "notices.toml"))
    distributions, others = (
        {name: tuple(_read(folder / one) for one in files) for name, files in tables[key].items()}
        for key in ("distributions", "others")
    )
    return Notices(distributions, others)


def distribution_part(one: Distribution, notices: Notices) -> LicensedPart | None:
    """The licence of a distribution; ``None`` if there is no text of it."""
    texts = list(_own_texts(one)) or list(notices.distributions.get(one.name, ()))
    if not texts:
        return None
    return part(f"{one.name} {one.version}", (licence_name(one), *texts))


def part(name: str, texts: Iterable[str]) -> LicensedPart:
    """A part with the texts that aren't empty."""
    # A first line may be indented.
    return LicensedPart(name, "\n\n".join(one.rstrip().strip("\n") for one in texts if one.strip()))


def licence_name(one: Distribution) -> str:
    """The licence according to the metadata; empty if they don't say.

    An SPDX expression in newer ones.
    """
    for key in ("License-Expression", "License"):
        for given in one.metadata.get_all(key, []):
            if given != "UNKNOWN" and "\n" not in given:
                return str(given)
    classifiers = map(str, one.metadata.get_all("Classifier", []))
    named = (text.rpartition(" :: ")[2] for text in classifiers if text.startswith("License ::"))
    return ", ".join(named)


def _own_texts(one: Distribution) -> Iterator[str]:
    seen = set()
    for file in sorted(one.files or (), key=str):
        if ".dist-info" in file.parts[0] and any(name in str(file).lower() for name in _NAMES):
            text = _read(Path(str(one.locate_file(file))))
            # torch brings the same text for many of its parts.
            if text not in seen:
                seen.add(text)
                shown = file.name if len(file.parts) == 2 else file
                yield f"{shown}:\n\n" + text.strip("\n")


def _installed_parts(resources: Path) -> Iterator[LicensedPart]:
    """The program itself, what it contains and what it needs."""
    notices = read_notices(resources)
    ours, *needed = _needed("sd-studio")
    if (own := distribution_part(ours, notices)) is not None:
        yield own
    for name, texts in notices.others.items():
        yield part(name, texts)
    for one in sorted(needed, key=lambda one: one.name.lower()):
        if (found := distribution_part(one, notices)) is not None:
            yield found


def _needed(name: str) -> list[Distribution]:
    """The installed distributions that ``name`` needs, itself first."""
    found: dict[str, Distribution] = {}
    waiting = [name]
    while waiting:
        key = re.sub(r"[-_.]+", "-", waiting.pop(0)).lower()
        if key in found:
            continue
        try:
            found[key] = distribution(key)
        except PackageNotFoundError:
            continue  # for another system
        requirements = found[key].requires or ()
        waiting += [re.split(r"[^\w.-]", one)[0] for one in requirements if "extra ==" not in one]
    return list(found.values())


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")
