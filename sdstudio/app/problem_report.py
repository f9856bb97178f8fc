"""ProblemReport: what developers need to know about a problem, and nothing that is private."""

import contextlib
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import quote

from sdstudio import PROGRAM
from sdstudio.app.studio import Studio
from sdstudio.crash_stacks import earlier

_LIBRARIES: Final = (
    "PySide6-Essentials",
    "torch",
    "diffusers",
    "transformers",
    "numpy",
    "pillow",
    "openvino",
)
_STACKS: Final = ("window-crash.log", "engine-crash.log")
_LOGS: Final = ("window.log", "engine.log")
_LINES: Final = 100
_READ_BYTES: Final = 64 * 2**10
#: Shorter ones are parts of other words, and say nothing about a picture.
_LEAST_PROMPT_LENGTH: Final = 3
#: Words that stay, since every traceback has them.
_COMMON: Final = frozenset(
    {"call", "error", "false", "file", "last", "line", "module", "most", "none", "prompt", "recent"}
    | {"self", "torch", "traceback", "true"}
)
#: Between the parts of a prompt: its own syntax and that of sentences.
_SEPARATORS: Final = re.compile(r"[,.:;|()\[\]{}<>\n，。：；（）]")
#: A picture in the library: its name has a part of the prompt.
_PICTURE_NAME: Final = re.compile(r"\d{4}-\d\d-\d\d \d\d-\d\d-\d\d [^\n]*?\.png")


class ProblemReport:
    """The report, in English and as plain text. It is shown to the artist and never sent.

    Args:
        logs: the folder of the logs.
        prompts: what the artist has written, which must not be in the report.
        device: what the pictures are made on; empty while unknown.
    """

    def __init__(
        self,
        logs: Path,
        prompts: Callable[[], Iterable[str]] = tuple,
        device: Callable[[], str] = str,
    ) -> None:
        self._logs = logs
        self._prompts = prompts
        self._device = device

    def text(self, bugs: Sequence[str] = ()) -> str:
        """The report.

        Args:
            bugs: the tracebacks of exceptions that nobody expected, the reason for the report.
        """
        stacks = (
            file for name in _STACKS for file in (self._logs / name, earlier(self._logs / name))
        )
        sections = (
            *bugs,
            self._about(),
            *(_file_section(file) for file in (*stacks, *(self._logs / name for name in _LOGS))),
        )
        return _scrubbed(
            "\n\n".join(filter(None, map(str.strip, sections))) + "\n", self._prompts()
        )

    def _about(self) -> str:
        # Imported here, like the others below: nothing of it is needed for the first paint.
        import platform

        import psutil

        from sdstudio.engine.processor import processor_name

        memory = psutil.virtual_memory()
        return "\n".join(
            (
                f"{PROGRAM}, Python {platform.python_version()}",
                ", ".join(_library_versions()),
                f"System: {platform.platform()}, {_display()}",
                f"Processor: {processor_name()}, {os.cpu_count()} cores",
                f"Memory: {_gib(memory.total)}, {_gib(memory.available)} available",
                f"Device: {self._device() or 'unknown'}",
            )
        )


def studio_report(studio: Studio) -> ProblemReport:
    """The report of a running program."""
    return ProblemReport(studio.paths.logs, lambda: _prompts_of(studio), lambda: _device_of(studio))


def _device_of(studio: Studio) -> str:
    ready = studio.dispatcher.engine_ready
    device = ready.device_name if ready else ""
    return ", ".join(filter(None, (device, studio.settings.current.graphics_pack)))


def _prompts_of(studio: Studio) -> Iterator[str]:
    yield from (str(studio.draft.value(name) or "") for name in ("prompt", "negative_prompt"))
    rows = map(studio.pictures.picture, range(studio.pictures.rowCount()))
    requests = [job.request for job in studio.queue.jobs]
    requests += [picture.request for picture in rows if picture is not None]
    for request in requests:
        yield from (request.params.prompt, request.params.negative_prompt)


def _library_versions() -> Iterator[str]:
    from importlib.metadata import PackageNotFoundError, version

    for name in _LIBRARIES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            continue


def _display() -> str:
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication.platformName() or "no display"


def _gib(size_bytes: int) -> str:
    return f"{size_bytes / 2**30:.1f} GiB"


def _file_section(file: Path) -> str:
    """The last lines of a log, with a heading; empty if there are none."""
    try:
        with file.open("rb") as log:
            log.seek(max(0, file.stat().st_size - _READ_BYTES))
            lines = log.read().decode("utf-8", "replace").splitlines()[-_LINES:]
        written = datetime.fromtimestamp(file.stat().st_mtime).astimezone()
    except OSError:
        return ""
    heading = f"{file.name} ({written:%Y-%m-%d %H:%M:%S %z})"
    return "\n".join((heading, "-" * len(heading), *lines)) if lines else ""


# What is private.


def _scrubbed(text: str, prompts: Iterable[str]) -> str:
    """``text`` without prompts, passwords in addresses, and the name of the user."""
    text = _writable(text)
    # Pydantic quotes what it was given; a request has the prompt in it.
    text = re.sub(r"input_value=.*?(?=, input_type=)", "input_value=…", text, flags=re.DOTALL)
    text = re.sub(r"(?<=://)[^\s/]+@", "", text)
    text = _PICTURE_NAME.sub("<picture>.png", text)
    replaced = (
        (_parts_of(prompts), "<prompt>"),
        (_homes(), "~"),
        (_user_names(), "<user>"),
    )
    for privates, shown in replaced:
        # Most don't occur, and a plain search is much faster than a regular expression.
        lower = text.lower()
        spellings = {one for private in privates for one in _spellings(private)}
        for spelling in sorted(spellings, key=len, reverse=True):
            if spelling.lower() in lower:
                text = _as_words(spelling).sub(shown, text)
    return text


def _as_words(private: str) -> re.Pattern[str]:
    """Finds ``private``, but not within a word. There are no spaces between words in Chinese."""
    before = r"(?<![^\W_])" if private[0].isascii() else ""
    after = r"(?![^\W_])" if private[-1].isascii() else ""
    return re.compile(before + re.escape(private) + after, re.IGNORECASE)


def _spellings(private: str) -> Iterator[str]:
    """How it may be written in a log."""
    yield _writable(private)
    yield repr(private)[1:-1]
    yield private.replace("'", "\\'")
    yield json.dumps(private)[1:-1]
    yield json.dumps(private, ensure_ascii=False)[1:-1]
    # As faulthandler does.
    yield private.encode("ascii", "backslashreplace").decode()
    yield quote(private.replace(os.sep, "/"), safe="/:", errors="surrogatepass")


def _writable(text: str) -> str:
    """``text`` with surrogates escaped, which names that are not valid UTF-8 have."""
    return text.encode("utf-8", "backslashreplace").decode()


def _parts_of(prompts: Iterable[str]) -> set[str]:
    """Prompts, and their lines and phrases, since messages quote a part."""
    whole = set(prompts)
    parts = {part.strip() for one in whole for part in _SEPARATORS.split(one)}
    return {
        one
        for one in whole | parts
        if one.lower() not in _COMMON
        and (len(one) >= _LEAST_PROMPT_LENGTH or (one and not one.isascii()))
    }


def _homes() -> set[str]:
    try:
        home = Path.home()
    except RuntimeError:  # Neither the environment nor the system knows one.
        return set()
    # Users without a home folder have the root as their home.
    return {str(one) for one in (home, home.resolve()) if one != one.parent}


def _user_names() -> set[str]:
    import getpass

    names = {Path(one).name for one in _homes()}
    names |= {os.environ.get(name, "") for name in ("USER", "USERNAME")}
    with contextlib.suppress(KeyError, OSError, ImportError):  # No name is known.
        names.add(getpass.getuser())
    return names - {""}
