"""AdapterRegistry: the LoRAs and embeddings that can be chosen, from a folder."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from sdstudio.disk import SystemDisk
from sdstudio.domain.adapters import Adapter, AdapterKind, AdapterRef
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.triggers import word_key


@dataclass(frozen=True, slots=True)
class AdapterRegistryContents:
    """What is in the folder.

    Args:
        adapters: by kind and name.
        failures: the reasons why other files can't be used.
    """

    adapters: tuple[Adapter, ...]
    failures: tuple[StudioError, ...]


class AdapterRegistry:
    """The adapters in ``folder``, to which the artist may also copy files directly.

    Thread: any but the GUI's. A file is read completely when first seen, about a second per 500 MB.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._adding = threading.Lock()
        # By path, size and time, so that no file is read twice.
        self._known: dict[tuple[Path, int, int], Adapter] = {}

    def read(self) -> AdapterRegistryContents:
        """What is in the folder now."""
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
        """Copy ``file`` into the folder, unless the same content is already there under any name.

        An embedding in a pickle becomes a safetensors file.

        Raises:
            StudioError: one of ``ADAPTER_…`` or ``IMPORT_…``, or a disk error; nothing has changed.
        """
        # Imported here, so that the network libraries don't delay the first paint.
        from sdstudio.models.importing import look_at_adapter, take_adapter
        from sdstudio.models.stop import Stop

        adapter = look_at_adapter(file)
        with self._adding:
            there = take_adapter(file, self.folder, disk=SystemDisk(), stop=Stop())
        return replace(adapter, file=there)

    def find(self, ref: AdapterRef) -> Path:
        """The file of ``ref``.

        Raises:
            StudioError: as :meth:`inspect`.
        """
        return self.inspect(ref).file

    def inspect(self, ref: AdapterRef) -> Adapter:
        """The adapter of ``ref``. Reads as few files as possible: first those with its name.

        Raises:
            StudioError: ``ADAPTER_GONE``, or why a file with its name can't be used.
        """
        failures = []
        with self._lock:
            for file in sorted(self._files(), key=lambda one: one.stem != ref.name):
                try:
                    adapter = self._inspected(file)
                except StudioError as error:
                    if file.stem == ref.name:
                        failures.append(error)
                    continue
                if adapter.sha256 == ref.sha256:
                    return adapter
        if failures:
            raise failures[0]
        return no_adapter(ref)

    def names(self) -> frozenset[str]:
        """The keys (``word_key``) of the file names without suffixes; opens no file."""
        return frozenset(word_key(one.stem) for one in self._files())

    def named(self, name: str) -> Adapter:
        """The LoRA whose file is called exactly ``name``, else one that matches ignoring case.

        Raises:
            StudioError: ``ADAPTER_GONE``, or the reason why the file can't be used.
        """
        failures = []
        with self._lock:
            for file in sorted(self._files(), key=lambda one: one.stem != name):
                if word_key(file.stem) != word_key(name):
                    continue
                try:
                    adapter = self._inspected(file)
                except StudioError as error:
                    failures.append(error)
                    continue
                if adapter.kind is AdapterKind.LORA:
                    return adapter
        raise next(iter(failures), StudioError(ErrorCode.ADAPTER_GONE, adapter=name))

    def inspected(self) -> Mapping[str, Adapter]:
        """The adapters inspected in this run of the program, by SHA-256.

        Touches no file and never blocks.
        """
        return {one.sha256: one for one in self._known.copy().values()}

    def _files(self) -> list[Path]:
        from sdstudio.models.adapter_inspection import SUFFIX
        from sdstudio.models.folder import PICKLE_SUFFIXES

        # A pickle is listed in order to report that it can't be used.
        suffixes = (SUFFIX, *PICKLE_SUFFIXES)
        try:
            files = [one for one in self.folder.iterdir() if one.is_file()]
        except OSError:
            return []
        # Hidden files belong to the system; LoRA managers leave previews and notes.
        return sorted(one for one in files if one.name[0] != "." and one.suffix.lower() in suffixes)

    def _inspected(self, file: Path) -> Adapter:
        from sdstudio.models.adapter_inspection import inspect_adapter

        try:
            stat = file.stat()
        except OSError as error:
            raise StudioError(ErrorCode.ADAPTER_GONE, adapter=file.stem) from error
        key = file, stat.st_size, stat.st_mtime_ns
        if key not in self._known:
            self._known[key] = inspect_adapter(file)
        return self._known[key]


def no_adapter(ref: AdapterRef) -> NoReturn:
    """Raise ``ADAPTER_GONE`` for a file that doesn't exist."""
    raise StudioError(ErrorCode.ADAPTER_GONE, adapter=ref.name)
