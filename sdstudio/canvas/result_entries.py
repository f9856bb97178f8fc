"""The results of a canvas in its project file: the library's own files, byte for byte.

``project.json`` lists them, the oldest first, with their identities. What they were made from is
beside them, under the hashes of its pixels, since a result shows where it is new only with its
mask.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sdstudio.canvas.archive import Archive, ArchiveError

#: Of one project.
RESULTS_MAX: Final = 500
#: Of all of them together, with what they were made from.
RESULTS_MAX_BYTES: Final = 512 * 2**20
#: Of one file among them.
FILE_MAX_BYTES: Final = 256 * 2**20
_RESULTS: Final = "sdstudio/results/"
_INPUTS: Final = "sdstudio/inputs/"
_IDENTITY: Final = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Result:
    """A result to be written.

    Args:
        png: its file.
    """

    identity: str
    png: bytes


@dataclass(frozen=True, slots=True)
class CanvasResults:
    """Those of one canvas, the oldest first.

    Args:
        inputs: files of what they were made from, by the SHA-256 of the pixels.
    """

    results: tuple[Result, ...] = ()
    inputs: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def entries(self) -> dict[str, bytes]:
        """Their entries in the file."""
        results = {_result_name(number): one.png for number, one in enumerate(self.results)}
        inputs = {_input_name(sha256): png for sha256, png in self.inputs.items()}
        return {**results, **inputs}

    @property
    def described(self) -> list[dict[str, object]]:
        """What ``project.json`` says of them."""
        return [
            {"image": _result_name(number), "identity": one.identity}
            for number, one in enumerate(self.results)
        ]


@dataclass(frozen=True, slots=True)
class ResultEntry:
    """A result in a file, as the file says."""

    name: str
    identity: str


@dataclass(frozen=True, slots=True)
class ListedResults:
    """Those in a file, the oldest first.

    Args:
        left_out: how many can't be used.
    """

    entries: tuple[ResultEntry, ...] = ()
    left_out: int = 0


def listed(described: Any, archive: Archive) -> ListedResults:
    """What can be used of what ``project.json`` lists; anything may be in there."""
    if not isinstance(described, list):
        return ListedResults(left_out=1)
    # The newest, if there are more than any project has.
    some = described[-RESULTS_MAX:]
    names = set(archive.names)
    found: dict[str, ResultEntry] = {}
    left_out = len(described) - len(some)
    for one in some:
        entry = _entry(one)
        if entry is None or entry.name not in names:
            left_out += 1
        else:
            found.setdefault(entry.identity, entry)
    return ListedResults(tuple(found.values()), left_out)


def is_of_results(name: str) -> bool:
    """Whether an entry is a result, or what one was made from."""
    return name.startswith((_RESULTS, _INPUTS))


class ResultsReader:
    """Reads results from a file, and what they were made from.

    Args:
        left_bytes: how much may still be read of it.
    """

    def __init__(self, archive: Archive, left_bytes: int) -> None:
        self._archive = archive
        self.left_bytes = left_bytes

    def result(self, entry: ResultEntry) -> bytes | None:
        """Its file; ``None`` if it is damaged or too large."""
        return self._read(entry.name)

    def input(self, sha256: str) -> bytes | None:
        """The file of what a result was made from; ``None`` if it isn't there, or as above."""
        return self._read(_input_name(sha256))

    def _read(self, name: str) -> bytes | None:
        size_bytes = self._archive.size_bytes(name)
        if size_bytes is None or size_bytes > min(self.left_bytes, FILE_MAX_BYTES):
            return None
        self.left_bytes -= size_bytes
        try:
            return self._archive.read(name, size_bytes)
        except ArchiveError:
            return None


def _result_name(number: int) -> str:
    return f"{_RESULTS}{number:03}.png"


def _input_name(sha256: str) -> str:
    return f"{_INPUTS}{sha256}.png"


def _entry(described: Any) -> ResultEntry | None:
    if not isinstance(described, dict):
        return None
    name, identity = described.get("image"), described.get("identity")
    if not (isinstance(name, str) and name.startswith(_RESULTS)):
        return None
    if not (isinstance(identity, str) and _IDENTITY.fullmatch(identity)):
        return None
    return ResultEntry(name, identity)
