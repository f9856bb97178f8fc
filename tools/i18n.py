"""Collect the translatable strings and compile the translations.

Run ``python -m tools.i18n`` after changing a visible string, translate the entries marked as
unfinished in the ``.ts`` file, and run it again. Compiled files are committed, so that a fresh
checkout has all languages without a build step.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from sdstudio.app.settings import Language

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
#: English needs a file only for plurals.
PLURALS = f"sdstudio_{Language.ENGLISH}.ts"
TRANSLATED = tuple(f"sdstudio_{one}.ts" for one in Language.all() if one is not Language.ENGLISH)
FILES = (*TRANSLATED, PLURALS)
_NOTE = re.compile(r"\s*<extracomment>.*?</extracomment>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Message:
    """A string and its translation.

    Args:
        translations: one, or one for each plural form of the language.
        is_unfinished: not translated yet.
    """

    context: str
    source: str
    translations: tuple[str, ...]
    is_unfinished: bool


def messages(file: Path) -> Iterator[Message]:
    """The messages of a ``.ts`` file."""
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            yield Message(
                context.findtext("name", ""),
                message.findtext("source", ""),
                tuple(forms or [translation.text or ""]),
                translation.get("type") == "unfinished",
            )


def collect(folder: Path) -> None:
    """Update the ``.ts`` files in ``folder`` from the sources."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "sdstudio").rglob("*.py"))
    usual = ["-locations", "none", "-no-obsolete", "-silent"]
    for name in FILES:
        options = ["-pluralonly"] if name == PLURALS else []
        _run("lupdate", [*sources, *usual, *options, "-ts", str(folder / name)])
        _remove_notes(folder / name)


def _remove_notes(file: Path) -> None:
    """Remove the notes for translators from a ``.ts`` file.

    lupdate takes every ``#:`` comment for one, and adds it to the next string, which it rarely is
    about.
    """
    text = file.read_text(encoding="utf-8")
    file.write_text(_NOTE.sub("", text), encoding="utf-8", newline="\n")


def compile_all(folder: Path) -> None:
    """Compile the ``.ts`` files in ``folder`` to ``.qm`` files next to them."""
    for name in FILES:
        file = folder / name
        _run("lrelease", ["-silent", str(file), "-qm", str(file.with_suffix(".qm"))])


def _run(tool: str, arguments: list[str]) -> None:
    program = shutil.which(f"pyside6-{tool}", path=str(Path(sys.executable).parent))
    if program is None:
        raise SystemExit(f"pyside6-{tool} is missing; make setup installs it")
    subprocess.run([program, *arguments], cwd=ROOT, check=True)


def main() -> None:
    """Collect, compile, and list what is left to translate."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    collect(FOLDER)
    compile_all(FOLDER)
    for name in FILES:
        left = [message for message in messages(FOLDER / name) if message.is_unfinished]
        print(f"{name}: {len(left)} of {len(list(messages(FOLDER / name)))} unfinished")
        for message in left:
            print(f"  {message.context}: {message.source}")


if __name__ == "__main__":
    main()
