"""PresetStore: the artist's presets, and which of them a model's new drafts take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sdstudio.app.collation import sorted_by_name
from sdstudio.app.kept_items import ItemChange, KeptItems, free_name, names_taken
from sdstudio.app.small_pictures import SmallPictures
from sdstudio.app.style_store import new_uid, read_bounded
from sdstudio.domain.checkpoint import Checkpoint, CheckpointRef
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.modes import Mode
from sdstudio.domain.params import Value
from sdstudio.domain.presets import (
    PRESET_NAME_MAX,
    Preset,
    kept_preset,
    preset_json,
)

# The window is painted without it.
if TYPE_CHECKING:
    from sdstudio.domain.preset_files import ReadPresets


@dataclass(frozen=True, slots=True)
class ImportedPresets:
    """What came of an import: the new presets, how many can't be read, and what undoes it."""

    presets: tuple[Preset, ...]
    left_out: int
    undo: ItemChange[Preset]


class PresetStore(QObject):
    """The presets, in a file.

    Args:
        pictures: the folder of their thumbnails.

    Signals:
        changed(): presets, or what a model takes, have changed.

    Thread: GUI.
    """

    changed = Signal()

    def __init__(self, file: Path, pictures: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = KeptItems(file, kept_preset, preset_json, ErrorCode.PRESETS_DAMAGED)
        self.pictures = SmallPictures(pictures)

    @property
    def all(self) -> tuple[Preset, ...]:
        """By name.

        Raises:
            StudioError: the file can't be read now.
        """
        presets = self._kept.items.values()
        return tuple(sorted_by_name(presets, lambda one: one.name))

    def take_damage(self) -> StudioError | None:
        """That the file was damaged, the first time this is asked."""
        damage, self._kept.damage = self._kept.damage, None
        return damage

    def default_of(self, model: CheckpointRef) -> Preset | None:
        """What new drafts with ``model`` take, if the artist has chosen a preset for that."""
        return self._kept.items.get(self._kept.marks.get(model.fingerprint, ""))

    def defaults(self, checkpoint: Checkpoint, mode: Mode) -> Mapping[str, Value]:
        """The values that follow from the model's default preset; none if it can't be read."""
        try:
            preset = self.default_of(checkpoint.ref)
        except StudioError:
            return MappingProxyType({})
        if preset is None or preset.mode not in ("", mode.key):
            return MappingProxyType({})
        return MappingProxyType(preset.defaults(checkpoint))

    def set_default(self, model: CheckpointRef, preset: Preset | None) -> ItemChange[Preset]:
        """Have new drafts with ``model`` take ``preset``, or its own defaults again."""
        uid = None if preset is None else preset.uid
        return self.apply(ItemChange(marks={model.fingerprint: uid}))

    def put(self, *presets: Preset) -> ItemChange[Preset]:
        """Add presets, or replace those with the same uids; returns what undoes it.

        A name that is too long is cut.

        Raises:
            StudioError: ``PRESET_NEEDS_NAME`` or the disk's failure; nothing has changed.
        """
        if not all(one.name.strip() for one in presets):
            raise StudioError(ErrorCode.PRESET_NEEDS_NAME)
        named = (replace(one, name=one.name[:PRESET_NAME_MAX]) for one in presets)
        return self.apply(ItemChange({one.uid: one for one in named}))

    def remove(self, uids: Iterable[str]) -> ItemChange[Preset]:
        """Remove presets; models that took them have their own defaults again."""
        gone = dict.fromkeys(uids)
        marks = {key: None for key, uid in self._kept.marks.items() if uid in gone}
        return self.apply(ItemChange(gone, marks))

    def apply(self, change: ItemChange[Preset]) -> ItemChange[Preset]:
        """Make ``change``; returns what undoes it. Raises as :meth:`put`."""
        undo = self._kept.apply(change)
        self.changed.emit()
        return undo

    def free_name(self, name: str) -> str:
        """``name``, with a number if there is a preset with that name."""
        return free_name(name[: PRESET_NAME_MAX - 8], names_taken(one.name for one in self.all))

    def add_read(self, read: ReadPresets, thumbnails: Sequence[str]) -> ImportedPresets:
        """Keep presets that were read from a file.

        Args:
            thumbnails: the names of their pictures' files, as kept in :attr:`pictures`.

        Raises:
            StudioError: as :meth:`put`.
        """
        taken = names_taken(one.name for one in self.all)
        new: list[Preset] = []
        for one, thumbnail in zip(read.presets, thumbnails, strict=True):
            name = free_name(one.preset.name[: PRESET_NAME_MAX - 8], taken)
            taken.add(name.casefold())
            new.append(replace(one.preset, uid=new_uid(), name=name, thumbnail=thumbnail))
        return ImportedPresets(tuple(new), read.left_out, self.put(*new))

    def written(self, presets: Sequence[Preset]) -> bytes:
        """The file with ``presets``."""
        from sdstudio.domain.preset_files import written_presets

        names = [one.thumbnail for one in presets if one.thumbnail]
        return written_presets(presets, self.pictures.read(names))


def read_preset_file(file: Path) -> ReadPresets:
    """The presets in ``file``. On any thread.

    Raises:
        StudioError: as :func:`read_presets`; ``LIST_FILE_GONE``.
    """
    from sdstudio.domain.exchanged_files import FILE_MAX_BYTES
    from sdstudio.domain.preset_files import read_presets

    data = read_bounded(file, FILE_MAX_BYTES)
    if data is None:
        raise StudioError(ErrorCode.PRESETS_UNREADABLE, file=file.name)
    return read_presets(data, file.name)
