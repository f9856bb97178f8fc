"""AdapterRegistry: the LoRAs and embeddings that can be chosen, from a folder."""

import contextlib
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from sdstudio.app.collation import sorted_by_name
from sdstudio.app.few_step_methods import FewStepMethods
from sdstudio.disk import SystemDisk
from sdstudio.domain.adapters import Adapter, AdapterFit, AdapterKind, AdapterRef
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.few_steps import METHODS, few_steps_of
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


@dataclass(frozen=True, slots=True)
class ListedAdapter:
    """An adapter in the folder, and what it is to a checkpoint.

    Args:
        fit: ``None`` if unknown.
        obstacle: why it can't be used with the checkpoint.
    """

    adapter: Adapter
    fit: AdapterFit | None = None
    obstacle: StudioError | None = None

    @property
    def is_usable(self) -> bool:
        """Whether it can be used with the checkpoint."""
        return self.obstacle is None


class AdapterRegistry:
    """The adapters in ``folder``, to which the artist may also copy files directly.

    Args:
        installed: returns the files of others, which came from the catalogue.

    Thread: any but the GUI's. A file is read completely when first seen, about a second per 500 MB.
    """

    def __init__(self, folder: Path, installed: Callable[[], Iterable[Path]] = tuple) -> None:
        self.folder = folder
        self._installed = installed
        self._methods = FewStepMethods(folder)
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
        adapters = sorted_by_name(adapters, lambda one: one.name)
        adapters.sort(key=lambda one: one.kind)
        return AdapterRegistryContents(tuple(adapters), tuple(failures))

    def listed(
        self, checkpoint: Checkpoint | None
    ) -> tuple[tuple[ListedAdapter, ...], tuple[StudioError, ...]]:
        """What is in the folder, and whether it can be used with ``checkpoint``.

        Returns:
            the adapters by kind and name, and the reasons why other files can't be used.
        """
        contents = self.read()
        return tuple(self.judged(one, checkpoint) for one in contents.adapters), contents.failures

    def judged(self, adapter: Adapter, checkpoint: Checkpoint | None) -> ListedAdapter:
        """Whether ``adapter`` can be used with ``checkpoint``; reads a few small files."""
        if checkpoint is None:
            return ListedAdapter(adapter)
        fit = self.fit(adapter, checkpoint)
        return ListedAdapter(adapter, fit, adapter.obstacle(checkpoint, fit))

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
        return replace(self._methods.applied_to(adapter), file=there)

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
        """The keys (``word_key``) of the file names without suffixes; reads no adapter."""
        return frozenset(word_key(one.stem) for one in self._files())

    def named(self, name: str) -> Adapter:
        """The LoRA whose file is called exactly ``name``, else one that matches ignoring case.

        Raises:
            StudioError: ``ADAPTER_GONE``, or the reason why the file can't be used.
        """
        found, failures = self._called(name)
        if found:
            return found[0]
        raise next(iter(failures), StudioError(ErrorCode.ADAPTER_GONE, adapter=name))

    def only_named(self, name: str) -> Adapter:
        """As :meth:`named`, but refuses if several match and none is called exactly ``name``.

        Raises:
            StudioError: ``ADAPTER_CHOICE``, or as :meth:`named`.
        """
        found, _ = self._called(name)
        if len(found) > 1 and found[0].file.stem != name:
            known = ", ".join(one.file.stem for one in found)
            raise StudioError(ErrorCode.ADAPTER_CHOICE, adapter=name, known=known)
        return self.named(name)

    def _called(self, name: str) -> tuple[list[Adapter], list[StudioError]]:
        """The LoRAs with that name, ignoring case; the one that is called exactly so first.

        Returns:
            Also the reasons why others with that name can't be used.
        """
        found, failures = [], []
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
                    found.append(adapter)
        return found, failures

    def fit(self, adapter: Adapter, checkpoint: Checkpoint) -> AdapterFit | None:
        """How many layers of a LoRA fit ``checkpoint``; ``None``: nobody can tell."""
        from sdstudio.models.adapter_fit import layer_sizes

        sizes = layer_sizes(checkpoint) if adapter.kind is AdapterKind.LORA else None
        return None if sizes is None else adapter.fit(sizes)

    def say_few_steps(self, adapter: Adapter, method: str) -> None:
        """Keep which method for few steps a LoRA was made with, as the artist says.

        Args:
            method: key of a row of ``domain/few_steps.py``; empty: none.

        Raises:
            StudioError: a disk error; nothing has changed.
        """
        with self._lock:
            self._methods.say(adapter, method)

    def for_few_steps(self, checkpoint: Checkpoint) -> Adapter | None:
        """The LoRA with which ``checkpoint`` needs few steps, if one is there; not if it does so
        already.

        Reads only files whose names tell that they are such LoRAs, or of which the artist says so.
        """
        found = []
        if checkpoint.is_distilled:
            return None
        with self._lock:
            for file in self._files():
                named = few_steps_of("", file.stem, {}) is not None
                if named or file.stem in self._methods.names:
                    with contextlib.suppress(StudioError):
                        found.append(self._inspected(file))
        keys = [one.key for one in METHODS]
        ranked = {
            keys.index(one.few_steps.key): one
            for one in reversed(found)
            if one.few_steps is not None and self.judged(one, checkpoint).is_usable
        }
        return ranked[min(ranked)] if ranked else None

    def inspected(self) -> Mapping[str, Adapter]:
        """The adapters inspected in this run of the program, by SHA-256.

        Touches no file and never blocks.
        """
        known = self._known.copy().values()
        return {one.sha256: self._methods.applied_to(one) for one in known}

    def _files(self) -> list[Path]:
        from sdstudio.models.adapter_inspection import SUFFIX
        from sdstudio.models.folder import PICKLE_SUFFIXES

        # A pickle is listed in order to report that it can't be used.
        suffixes = (SUFFIX, *PICKLE_SUFFIXES)
        files = list(self._installed())
        with contextlib.suppress(OSError):
            files += [one for one in self.folder.iterdir() if one.is_file()]
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
        return self._methods.applied_to(self._known[key])


def no_adapter(ref: AdapterRef) -> NoReturn:
    """Raise ``ADAPTER_GONE`` for a file that doesn't exist."""
    raise StudioError(ErrorCode.ADAPTER_GONE, adapter=ref.name)
