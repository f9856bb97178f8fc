"""The draft's file: the prompt and all settings of the next picture, whole, as versioned JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from sdstudio.disk import PrivateDisk, read_regular, write_over
from sdstudio.domain.draft import Draft
from sdstudio.domain.kept_draft import kept_draft

_VERSION: Final = 1


class DraftFile:
    """Reads and writes ``draft.json``.

    What a newer version of the program wrote and this one doesn't know stays in the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._unknown: dict[str, Any] = {}
        self._unknown_chosen: dict[str, Any] = {}

    def read(self) -> Draft:
        """The draft as it was last written, without what can't be used any more."""
        content = self._content()
        chosen = _mapping(content.get("chosen"))
        draft = kept_draft(content)
        known = {"version", *draft_json(draft)}
        self._unknown = {name: value for name, value in content.items() if name not in known}
        self._unknown_chosen = {
            name: value for name, value in chosen.items() if name not in draft.chosen
        }
        return draft

    def write(self, draft: Draft) -> None:
        """Replace the file.

        Raises:
            StudioError: as :func:`sdstudio.disk.write_over`; the old file is still there.
        """
        content = {
            **self._unknown,
            "version": _VERSION,
            **draft_json(draft),
            "chosen": {**self._unknown_chosen, **draft.chosen},
        }
        write_over(
            PrivateDisk(), self._path, json.dumps(content, ensure_ascii=False, indent=1).encode()
        )

    def _content(self) -> Mapping[str, Any]:
        try:
            return _mapping(json.loads(read_regular(self._path)))
        except (OSError, ValueError, RecursionError):
            return {}


def draft_json(draft: Draft) -> dict[str, object]:
    """A draft as :func:`sdstudio.domain.kept_draft.kept_draft` reads it."""
    replaced = draft.replaced
    return {
        "chosen": dict(draft.chosen),
        "count": draft.count,
        "mode": draft.mode,
        "inputs": [one.model_dump(mode="json") for one in draft.inputs],
        "adapters": [one.model_dump(mode="json", exclude_none=True) for one in draft.adapters],
        "controls": [one.model_dump(mode="json", exclude_none=True) for one in draft.controls],
        "intent": draft.intent,
        "selection": draft.selection,
        "method": draft.method.value,
        "replaced": replaced and {"adapter": replaced.adapter, "values": dict(replaced.values)},
        "styles": [one.model_dump() for one in draft.styles],
        "decoding": draft.decoding and draft.decoding.model_dump(),
        "upscaler": draft.upscaler and draft.upscaler.model_dump(),
        "faces": draft.faces and draft.faces.model_dump(),
        "english": {name: asdict(one) for name, one in draft.english.items()},
    }


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
