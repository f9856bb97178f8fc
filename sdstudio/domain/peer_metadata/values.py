"""Values in other programs' texts: JSON that may be hostile, and names in several forms."""

import json
import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Final

from sdstudio.domain.embedded import TEXT_MAX_CHARACTERS
from sdstudio.domain.picture_settings import LORAS_MAX, OTHERS_MAX, LoraUse, plain_text

#: A value in JSON. Only this package handles such values; what leaves it is ``PictureSettings``.
Json = object

_SUFFIXES: Final = (".safetensors", ".ckpt", ".pt", ".pth", ".bin", ".gguf", ".sft")
_SIZE: Final = re.compile(r"\(?\s*(\d{1,6})\s*[x×*,]\s*(\d{1,6})\s*\)?")


def parse_json(text: str) -> Json:
    """The value of ``text``; ``None`` if it isn't JSON, too large, or nested too deeply.

    ``NaN`` and ``Infinity``, which Python programs write, are ``None``.
    """
    if len(text) > TEXT_MAX_CHARACTERS:
        return None
    try:
        value: Json = json.loads(text, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        return None
    return value


def json_object(text: str | None) -> dict[str, Json] | None:
    """The JSON object in ``text``; ``None`` if it is something else."""
    if text is None or not text.lstrip("\ufeff \t\r\n").startswith("{"):
        return None
    value = parse_json(text.strip("\ufeff \t\r\n\0"))
    return value if isinstance(value, dict) else None


def as_dict(value: Json) -> dict[str, Json]:
    """``value`` if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: Json) -> list[Json]:
    """``value`` if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def as_text(value: Json) -> str:
    """``value`` if it is text, else an empty text."""
    return value if isinstance(value, str) else ""


def first_of(values: Mapping[str, Json], *names: str) -> Json:
    """The first of ``names`` that has a value."""
    return next((values[name] for name in names if values.get(name) not in (None, "")), None)


def title(value: Json) -> str:
    """A model's name as people say it: without folders and without the suffix of its file."""
    name = plain_text(value, 500).replace("\\", "/").rpartition("/")[2]
    suffix = next((one for one in _SUFFIXES if name.lower().endswith(one)), "")
    return name[: len(name) - len(suffix)] if suffix else name


def size_in(value: Json) -> tuple[str, str] | tuple[None, None]:
    """Width and height in “512x768” or “(512, 768)”."""
    found = _SIZE.fullmatch(as_text(value)[:40].strip())
    return (found[1], found[2]) if found else (None, None)


def lora(name: Json, weight: Json = 1.0, hash_: Json = "") -> LoraUse:
    """A LoRA, from whatever was recorded of it."""
    return LoraUse.model_validate({"name": title(name), "weight": weight, "hash": hash_})


def named(loras: Iterable[LoraUse]) -> tuple[LoraUse, ...]:
    """Those of the first that have a name, each once; no more are built than are kept."""
    by_name = {one.name: one for one in islice(loras, LORAS_MAX) if one.name}
    return tuple(by_name.values())


def rest(values: Mapping[str, Json], *known: str) -> tuple[tuple[str, str], ...]:
    """The first of ``values`` that aren't in ``known``, as texts that can be shown."""
    skipped = frozenset(known)
    texts = ((key, shown(value)) for key, value in values.items() if key not in skipped)
    return tuple(islice(((key, said) for key, said in texts if said), OTHERS_MAX))


def shown(value: Json) -> str:
    """``value`` as a text; nested values as JSON."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, dict | list):
        if not value:
            return ""
        try:
            return json.dumps(value, ensure_ascii=False)[:2000]
        except (ValueError, RecursionError):
            return ""
    return plain_text(value, 2000)
