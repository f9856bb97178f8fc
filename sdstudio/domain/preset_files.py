"""Files of presets: ``{"format": "sdstudio.presets", "version": 1, "presets": […]}``.

Everything in a file is untrusted: bounded, and plain text. Thumbnails are base64.
"""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.exchanged_files import entries_of
from sdstudio.domain.presets import Preset, kept_preset, preset_json
from sdstudio.domain.style_formats import decoded_picture, one_line

_FORMAT_KEY: Final = "sdstudio.presets"
_VERSION: Final = 1
_PRESETS_MAX: Final = 1_000


@dataclass(frozen=True, slots=True)
class FilePreset:
    """A preset in a file, and its thumbnail's file, undecoded; empty: none."""

    preset: Preset
    picture: bytes = b""


@dataclass(frozen=True, slots=True)
class ReadPresets:
    """What a file has, and how many of its entries can't be read."""

    presets: tuple[FilePreset, ...]
    left_out: int


def read_presets(data: bytes, file: str) -> ReadPresets:
    """The presets in the file ``data``.

    Args:
        file: its name, for the sentence.

    Raises:
        StudioError: ``PRESETS_UNREADABLE`` or ``PRESETS_NEWER``.
    """
    entries = entries_of(
        data,
        file,
        "presets",
        _VERSION,
        unreadable=ErrorCode.PRESETS_UNREADABLE,
        newer=ErrorCode.PRESETS_NEWER,
    )
    read = [one for one in map(_preset, entries[:_PRESETS_MAX]) if one is not None]
    if not read:
        raise StudioError(ErrorCode.PRESETS_UNREADABLE, file=file)
    return ReadPresets(tuple(read), len(entries) - len(read))


def written_presets(presets: Sequence[Preset], pictures: Mapping[str, bytes]) -> bytes:
    """The file with ``presets``.

    Args:
        pictures: the thumbnails' files by name.
    """
    entries = []
    for one in presets:
        entry = preset_json(replace(one, thumbnail=""))
        if picture := pictures.get(one.thumbnail):
            entry["thumbnail"] = base64.b64encode(picture).decode()
        entries.append(entry)
    content = {"format": _FORMAT_KEY, "version": _VERSION, "presets": entries}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _preset(entry: object) -> FilePreset | None:
    if not isinstance(entry, Mapping):
        return None
    preset = kept_preset("", {**entry, "name": one_line(entry.get("name")), "thumbnail": ""})
    if preset is None or not preset.parts:
        return None
    return FilePreset(preset, decoded_picture(entry.get("thumbnail")))
