"""FewStepMethods: what the artist says of LoRAs whose files don't say what they were made for."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, TypedDict

from PySide6.QtCore import QLockFile

from sdstudio.disk import SystemDisk, read_regular, write_over
from sdstudio.domain.adapters import Adapter, AdapterKind
from sdstudio.domain.few_steps import METHODS, method

#: Beside the files, so that it comes along if they are moved.
_NAME: Final = "few-steps.json"
#: Beginning with a dot, so that it isn't taken for an adapter.
_LOCK_NAME: Final = ".few-steps.lock"
#: Another process holds it for as long as it takes to write a small file.
_LOCK_MAX_MS: Final = 5000


class _Said(TypedDict):
    method: str
    name: str


class FewStepMethods:
    """Methods by the SHA-256 of a file, kept in the adapters' folder.

    Thread: one at a time. :meth:`applied_to` may be called from any once the file was read, which
    it is when it is first called.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / _NAME
        self._lock_file = folder / _LOCK_NAME
        self._said: dict[str, _Said] | None = None

    @property
    def names(self) -> frozenset[str]:
        """The names of the files, without their endings, that are said to have a method."""
        return frozenset(one["name"] for one in self._read().values() if one["method"])

    def applied_to(self, adapter: Adapter) -> Adapter:
        """The adapter with the method that the artist has named."""
        said = self._read().get(adapter.sha256)
        if said is None or adapter.kind is not AdapterKind.LORA:
            return adapter
        key = said["method"]
        return replace(adapter, few_steps=method(key) if key else None)

    def say(self, adapter: Adapter, key: str) -> None:
        """Keep a method's key; empty: none.

        Raises:
            StudioError: a disk error; nothing has changed.
        """
        lock = QLockFile(str(self._lock_file))
        # Without it, as in a folder that can't be written, the disk says what is wrong.
        lock.tryLock(_LOCK_MAX_MS)
        try:
            # Another process may have written since it was first read.
            said = {**self._stored(), adapter.sha256: _Said(method=key, name=adapter.file.stem)}
            write_over(SystemDisk(), self._file, json.dumps(said, indent=1).encode())
        finally:
            lock.unlock()
        self._said = said

    def _read(self) -> dict[str, _Said]:
        if self._said is None:
            self._said = self._stored()
        return self._said

    def _stored(self) -> dict[str, _Said]:
        try:
            content = json.loads(read_regular(self._file))
        except (OSError, ValueError, RecursionError):
            content = {}
        return dict(_usable(content)) if isinstance(content, dict) else {}


def _usable(content: dict[object, object]) -> Iterator[tuple[str, _Said]]:
    known = {"", *(one.key for one in METHODS)}
    for sha256, said in content.items():
        match said:
            case {"method": str(key), "name": str(name)} if key in known:
                yield str(sha256), _Said(method=key, name=name)
