"""AdapterRegistry: the LoRAs and learned embeddings that can be chosen; a folder, no widgets."""

import contextlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from sdstudio.disk import SystemDisk
from sdstudio.domain.adapters import Adapter, AdapterKind, AdapterRef
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models import inspect_adapter
from sdstudio.models.folder import PART_SUFFIX


@dataclass(frozen=True, slots=True)
class AdapterRegistryContents:
    """What lies on the shelf.

    Args:
        adapters: by kind and name.
        failures: what is wrong with files that lie there and cannot be used.
    """

    adapters: tuple[Adapter, ...]
    failures: tuple[StudioError, ...]


class AdapterRegistry:
    """The adapters in ``folder``, which the artist may fill by hand as well.

    Thread: any. A file is read as a whole when it is first seen, which takes about a second for
    500 MB: not on the GUI thread.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._taking = threading.Lock()
        # By path, size and time, so that no file is read twice.
        self._known: dict[tuple[Path, int, int], Adapter] = {}

    def read(self) -> AdapterRegistryContents:
        """What lies there now."""
        adapters, failures = [], []
        with self._lock:
            for file in self._files():
                try:
                    adapters.append(self._inspected(file))
                except StudioError as error:
                    failures.append(error)
        adapters.sort(key=lambda one: (one.kind, one.name.lower()))
        return AdapterRegistryContents(tuple(adapters), tuple(failures))

    def add(self, file: Path) -> Adapter:
        """Take a copy of ``file``; one that is there already, whatever its name, not twice.

        A learned word in a pickle becomes a safetensors file.

        Raises:
            StudioError: one of ``ADAPTER_…`` or ``IMPORT_…``, or the disk refuses; nothing has
                changed.
        """
        # Here, so that the window is painted without the network's libraries.
        from sdstudio.models.download.stop import Stop
        from sdstudio.models.importing import look_at_adapter, take_adapter

        adapter = look_at_adapter(file)
        with self._taking:
            there = take_adapter(file, self.folder, disk=SystemDisk(), stop=Stop())
        return replace(adapter, file=there)

    def find(self, ref: AdapterRef) -> Path:
        """The file of ``ref``.

        Raises:
            StudioError: ``ADAPTER_GONE``.
        """
        return self.inspect(ref).file

    def inspect(self, ref: AdapterRef) -> Adapter:
        """The adapter of ``ref``. Reads no more files than it must: first those of its name.

        Raises:
            StudioError: ``ADAPTER_GONE``.
        """
        with self._lock:
            for file in sorted(self._files(), key=lambda one: one.stem != ref.name):
                with contextlib.suppress(StudioError):
                    adapter = self._inspected(file)
                    if adapter.sha256 == ref.sha256:
                        return adapter
        return no_adapter(ref)

    def names(self) -> frozenset[str]:
        """What the files are called, without their suffixes, in lower case; opens none."""
        return frozenset(one.stem.casefold() for one in self._files())

    def named(self, name: str) -> Adapter:
        """The LoRA whose file is called ``name``, in any case.

        Raises:
            StudioError: ``ADAPTER_GONE``, or what is wrong with the file.
        """
        with self._lock:
            for file in self._files():
                if file.stem.casefold() == name.casefold():
                    adapter = self._inspected(file)
                    if adapter.kind is AdapterKind.LORA:
                        return adapter
        raise StudioError(ErrorCode.ADAPTER_GONE, adapter=name)

    def inspected(self) -> Mapping[str, Adapter]:
        """The adapters that were looked at in this run of the program, by SHA-256.

        Touches no file and waits for nobody.
        """
        return {one.sha256: one for one in self._known.copy().values()}

    def _files(self) -> list[Path]:
        try:
            files = [one for one in self.folder.iterdir() if one.is_file()]
        except OSError:
            return []
        # Hidden files are the system's.
        return sorted(one for one in files if one.name[0] != "." and one.suffix != PART_SUFFIX)

    def _inspected(self, file: Path) -> Adapter:
        try:
            stat = file.stat()
        except OSError as error:
            raise StudioError(ErrorCode.ADAPTER_GONE, adapter=file.stem) from error
        key = file, stat.st_size, stat.st_mtime_ns
        if key not in self._known:
            self._known[key] = inspect_adapter(file)
        return self._known[key]


def no_adapter(ref: AdapterRef) -> NoReturn:
    """Raise ``ADAPTER_GONE``: what is left to say where there is no such file."""
    raise StudioError(ErrorCode.ADAPTER_GONE, adapter=ref.name)
