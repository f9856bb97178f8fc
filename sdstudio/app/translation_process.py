"""LocalTranslation: translation models on this machine, in a process of their own. No Qt."""

import contextlib
import importlib.util
import json
import logging
import queue
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from sdstudio.app.engine_process import program_command, program_environment
from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.foreign_words import languages_of

_log = logging.getLogger(__name__)

#: Converting a model, which is done once, takes seconds even on a slow disk.
_ANSWER_S: Final = 120.0
#: The process has a hundred megabytes; after that long without a question, it ends.
_IDLE_S: Final = 300.0
#: By the SHA-256 of the weights.
_CONVERTED: Final = re.compile(r"[0-9a-f]{64}")


class LocalTranslation:
    """A :class:`~sdstudio.app.prompt_translator.MachineTranslation` with a process behind it.

    The process is started when it is first needed, and again if it has crashed.

    Args:
        models: returns the installed translation models.
        cache: where converted models are kept.
        log: file for the process's stderr.
        command: of the process; others than the default are for tests.

    Thread: any.
    """

    def __init__(
        self,
        models: Callable[[], Sequence[AuxiliaryModel]],
        cache: Path,
        log: Path,
        command: Sequence[str] | None = None,
    ) -> None:
        self._models = models
        self._cache = cache
        self._log = log
        self._command = command or program_command("--translate")
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._idle: threading.Timer | None = None
        self._is_closed = False

    def english(self, phrases: Sequence[str]) -> Mapping[str, str]:
        """See :class:`~sdstudio.app.prompt_translator.MachineTranslation`.

        Raises:
            StudioError: ``TRANSLATION_DAMAGED``, ``TRANSLATION_STOPPED`` or
                ``TRANSLATION_UNAVAILABLE``.
        """
        by_language = {one.language: one for one in self._models()}
        chosen: dict[str, list[str]] = {}
        for phrase in phrases:
            language = next((one for one in languages_of(phrase) if one in by_language), None)
            if language is not None:
                chosen.setdefault(language, []).append(phrase)
        found: dict[str, str] = {}
        with self._lock:
            for language, some in chosen.items():
                english = self._ask(by_language[language], some)
                found |= dict(zip(some, english, strict=True))
        return found

    def close(self) -> None:
        """End the process; nothing is translated any more."""
        self._is_closed = True
        # A question that waits is answered at once.
        process = self._process
        if process is not None:
            process.kill()
        with self._lock:
            self._end()

    def _ask(self, model: AuxiliaryModel, phrases: Sequence[str]) -> Sequence[str]:
        question = {
            "folder": str(model.folder),
            "sha256": model.sha256,
            "name": model.name,
            "phrases": phrases,
        }
        answer = self._answer_to(json.dumps(question).encode() + b"\n", model.name)
        match answer:
            case {"english": list(english)} if len(english) == len(phrases):
                return [str(one) for one in english]
            case {"code": str(code), "arguments": dict(arguments)} if code in set(ErrorCode):
                raise StudioError(ErrorCode(code), **{"model": model.name, **arguments})
        raise StudioError(ErrorCode.TRANSLATION_STOPPED, model=model.name)

    def _answer_to(self, question: bytes, name: str) -> object:
        if self._is_closed:
            raise StudioError(ErrorCode.TRANSLATION_STOPPED, model=name)
        if not can_translate():
            raise StudioError(ErrorCode.TRANSLATION_UNAVAILABLE, model=name)
        try:
            process = self._running()
            assert process.stdin is not None
            process.stdin.write(question)
            process.stdin.flush()
            line = self._answers.get(timeout=_ANSWER_S)
            answer: object = json.loads(line)
        except (OSError, ValueError, queue.Empty) as error:
            self._end()
            raise StudioError(ErrorCode.TRANSLATION_STOPPED, model=name) from error
        self._wait_idle()
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._end()
        self._remove_unused()
        self._log.parent.mkdir(parents=True, exist_ok=True)
        with self._log.open("wb") as log:
            process = subprocess.Popen(
                [*self._command, str(self._cache)],
                env=dict(program_environment()),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._process, self._answers = process, answers

        def read() -> None:
            assert process.stdout is not None
            with contextlib.suppress(OSError, ValueError):
                for line in process.stdout:
                    answers.put(line)
            # Whoever waits need not wait for the process any longer.
            answers.put(b"")

        threading.Thread(target=read, name="translation-reader", daemon=True).start()
        return process

    def _remove_unused(self) -> None:
        """Remove the converted copies of models that aren't installed any more."""
        installed = {one.sha256 for one in self._models()}
        with contextlib.suppress(OSError):
            for folder in self._cache.iterdir():
                if _CONVERTED.fullmatch(folder.name) and folder.name not in installed:
                    shutil.rmtree(folder, ignore_errors=True)

    def _wait_idle(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
        self._idle = threading.Timer(_IDLE_S, self._on_idle)
        self._idle.daemon = True
        self._idle.start()

    def _on_idle(self) -> None:
        with self._lock:
            self._end()

    def _end(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()


def can_translate() -> bool:
    """Whether the libraries that translate are installed; see docs/adr/0034."""
    return all(
        importlib.util.find_spec(one) is not None for one in ("ctranslate2", "sentencepiece")
    )
