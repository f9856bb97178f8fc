"""The pages of the user guide: Markdown files of each language, with what is filled in."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication

from sdstudio.app.settings import Language
from sdstudio.app.translation import current_language
from sdstudio.ui.guide.fillings import filled

_log = logging.getLogger(__name__)

#: In the order of the contents; each is a file in the folder of every language.
PAGES: Final = (
    "index",
    "first-picture",
    "prompts",
    "styles",
    "settings",
    "models",
    "adapters",
    "controlnet",
    "pictures",
    "canvas",
    "library",
    "saving",
    "queue",
    "command-line",
    "shortcuts",
    "troubleshooting",
)
#: A heading, with its anchor, which is the same in all languages.
_HEADING: Final = re.compile(r"^(#{1,4}) +(.+?)(?: +\{#([\w-]+)\})? *$", re.MULTILINE)
#: A fence of code, in which a line may begin like a heading.
_CODE: Final = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Heading:
    """Args:
    level: 1 is the title of the page.
    anchor: what links to it end with; empty if there are none.
    """

    level: int
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language.

    Args:
        markdown: without the anchors of its headings.
        headings: all of them, in order.
        folder: what its pictures are relative to.
    """

    key: str
    markdown: str
    headings: tuple[Heading, ...]
    folder: Path

    @property
    def title(self) -> str:
        """The first heading."""
        return self.headings[0].title if self.headings else self.key


@dataclass(frozen=True, slots=True)
class GuidePlace:
    """Somewhere in the guide."""

    page: str
    anchor: str = ""

    @classmethod
    def of_link(cls, link: str, page: str = "index") -> "GuidePlace | None":
        """Where a link leads that is on ``page``; ``None``: nowhere in the guide."""
        file, _, anchor = link.partition("#")
        key = file.removesuffix(".md") if file else page
        return cls(key, anchor) if key in PAGES else None


class Guide:
    """The guide in ``folder``, in the window's language, or else in English.

    Args:
        folder: has one for each language.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        """The pages of the current language."""
        own = self._folder / current_language()
        return own if own.is_dir() else self._folder / Language.ENGLISH

    def page(self, key: str) -> Page:
        """The page ``key``; if it can't be read, a page that says so."""
        try:
            text = (self.folder / f"{key}.md").read_text(encoding="utf-8")
        except (OSError, ValueError):
            _log.warning("a page of the guide could not be read: %s", key, exc_info=True)
            title = QCoreApplication.translate("guide", "This page is missing")
            said = QCoreApplication.translate(
                "guide",
                "A file of the guide can't be read. Reinstall SD Studio to get it back; your "
                "pictures and settings are kept.",
            )
            text = f"# {title}\n\n{said}\n"
        return parsed(key, filled(text), self.folder)

    def pages(self) -> Iterator[Page]:
        """All pages, in order."""
        return map(self.page, PAGES)


def parsed(key: str, text: str, folder: Path) -> Page:
    """The page that ``text`` is."""
    code = [match.span() for match in _CODE.finditer(text)]
    headings = []

    def without_anchor(match: re.Match[str]) -> str:
        if any(start <= match.start() < end for start, end in code):
            return match.group()
        marks, title, anchor = match.groups()
        headings.append(Heading(len(marks), title, anchor or ""))
        return f"{marks} {title}"

    markdown = _HEADING.sub(without_anchor, text)
    return Page(key, markdown, tuple(headings), folder)
