"""File names with date, prompt and number that every file system accepts."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import PurePath

from sdstudio.domain.request import GenerationRequest

SLUG_MAX_CHARACTERS = 60

#: The name of a grid's sheet unless it is given another.
SHEET_NAME = "grid.png"

#: Some file systems allow 143 bytes per name; time, seed and suffix need about 45 of them.
SLUG_MAX_BYTES = 96

# What Windows forbids. Control and formatting characters are recognised by their category.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')


def slug(prompt: str) -> str:
    """The beginning of ``prompt`` as part of a file name; Chinese is kept, line breaks aren't.

    May be empty. On its own it could be a name that Windows reserves, so it never comes first.
    """
    return _shortened(plain_words(prompt[: SLUG_MAX_CHARACTERS * 8])).strip(" .,;-")


def plain_words(text: str) -> str:
    """``text`` with single spaces for all that file systems refuse, however long it is."""
    composed = unicodedata.normalize("NFC", text)
    plain = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in composed)
    return " ".join(_FORBIDDEN.sub(" ", plain).split())


def picture_name(request: GenerationRequest, created_at: datetime | None = None) -> str:
    """For example ``2026-11-23 14-05-33 a red fish 7.png``, in local time; by default now."""
    local = created_at.astimezone() if created_at else datetime.now()
    when = local.strftime("%Y-%m-%d %H-%M-%S")
    parts = (when, slug(request.params.prompt), str(request.params.seed))
    return " ".join(part for part in parts if part) + ".png"


def alternatives(name: str) -> Iterator[str]:
    """``name``, then ``name (2)``, ``name (3)`` …, in case it is taken."""
    yield name
    path = PurePath(name)
    for number in count(2):
        yield f"{path.stem} ({number}){path.suffix}"


def _shortened(words: str) -> str:
    cut = words[:SLUG_MAX_CHARACTERS].encode()[:SLUG_MAX_BYTES].decode(errors="ignore")
    if len(cut) == len(words) or words[len(cut)] == " ":
        return cut
    whole_words, _, _ = cut.rpartition(" ")
    return whole_words if len(whole_words) > len(cut) // 2 else cut
