"""Finds words in the pages of the guide."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sdstudio.ui.guide.pages import GuidePlace, Page

_MARKS: Final = re.compile(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|[*`\[\]|]|^#+ |^\|?[-:| ]+\|?$", re.M)
_HEADING: Final = re.compile(r"^#{1,4} ")
_SNIPPET: Final = 70


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A part of a page in which all words occur.

    Args:
        title: of the page.
        heading: of the part; empty if that is the title.
        snippet: what is around the first of the words.
    """

    place: GuidePlace
    title: str
    heading: str
    snippet: str


@dataclass(frozen=True, slots=True)
class _Part:
    place: GuidePlace
    title: str
    heading: str
    text: str


class GuideSearch:
    """The parts of some pages, each of which goes from a heading to the next."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._parts = [part for page in pages for part in _parts(page)]

    def find(self, typed: str) -> list[FoundPassage]:
        """The parts that have all words of ``typed``, pages and headings with one first."""
        words = typed.casefold().split()
        if not words:
            return []
        found = []
        for part in self._parts:
            heading = (part.heading or part.title).casefold()
            text = part.text.casefold()
            if all(word in text or word in heading for word in words):
                is_named = any(word in heading for word in words)
                rank = (0 if not part.heading else 1) if is_named else 2
                snippet = _snippet(part.text, words)
                found.append((rank, FoundPassage(part.place, part.title, part.heading, snippet)))
        # Sorting is stable, so that pages keep their order.
        return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def _parts(page: Page) -> Iterator[_Part]:
    headings = iter(page.headings)
    anchor = heading = ""
    lines: list[str] = []
    is_code = False
    for line in page.markdown.splitlines():
        is_code ^= line.startswith("```")
        if not is_code and _HEADING.match(line) and (new := next(headings, None)) is not None:
            if lines:
                yield _Part(
                    GuidePlace(page.key, anchor), page.title, heading, plain("\n".join(lines))
                )
            lines = []
            # A heading without an anchor is shown where the one before is.
            anchor = new.anchor or anchor
            heading = "" if new.level == 1 else new.title
        else:
            lines.append(line)
    yield _Part(GuidePlace(page.key, anchor), page.title, heading, plain("\n".join(lines)))


def plain(markdown: str) -> str:
    """The words of a text without its markup."""
    return " ".join(_MARKS.sub(" ", markdown).replace("\\", "").split())


def _snippet(text: str, words: list[str]) -> str:
    folded = text.casefold()
    at = min((folded.find(word) for word in words if word in folded), default=0)
    start = max(0, at - _SNIPPET // 3)
    end = start + _SNIPPET
    cut = text[start:end].strip()
    return ("…" if start else "") + cut + ("…" if end < len(text) else "")
