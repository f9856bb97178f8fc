"""PromptTranslator: words of prompts in English, from the glossary first, then from a model."""

import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, Protocol

from sdstudio.disk import read_regular
from sdstudio.domain.errors import StudioError
from sdstudio.domain.glossary import Glossary, Glossed, parse_glossary
from sdstudio.domain.prompt_translation import GlossaryTranslator

_KEPT_MAX: Final = 2_000


class MachineTranslation(Protocol):
    """A translation model, or several. Thread: any; a call may take a second."""

    def english(self, phrases: Sequence[str]) -> Mapping[str, str]:
        """Those of ``phrases`` for whose language there is a model, in English.

        Raises:
            StudioError: the model can't be used.
        """


class PromptTranslator:
    """A :class:`~sdstudio.domain.prompt_translation.Translator` with everything there is.

    Args:
        glossary: the file of the glossary, which is read when it is first needed.
        machine: translates what the glossary doesn't know.

    Attributes:
        failure: why the machine couldn't be used the last time; the glossary did its words.

    Thread: any.
    """

    def __init__(self, glossary: Path, machine: MachineTranslation | None = None) -> None:
        self._file = glossary
        self._machine = machine
        self._lock = threading.Lock()
        self._glossary: GlossaryTranslator | None = None
        self._kept: OrderedDict[str, Glossed] = OrderedDict()
        self.failure: StudioError | None = None

    def translated(self, phrases: Iterable[str]) -> Mapping[str, Glossed]:
        """See :class:`~sdstudio.domain.prompt_translation.Translator`."""
        with self._lock:
            glossary = self._read_glossary()
        found = {one: glossary.glossed(one) for one in phrases}
        left = [phrase for phrase, one in found.items() if one.unknown]
        if left and self._machine is not None:
            found |= self._by_machine(left, self._machine)
        return found

    def forget(self) -> None:
        """Translate everything anew: another model is installed now."""
        with self._lock:
            # What is being translated goes where nobody looks any more.
            self._kept = OrderedDict()
            self.failure = None

    def _by_machine(
        self, phrases: Sequence[str], machine: MachineTranslation
    ) -> Mapping[str, Glossed]:
        with self._lock:
            kept = self._kept
            known = {one: kept[one] for one in phrases if one in kept}
        asked = [one for one in phrases if one not in known]
        try:
            english = machine.english(asked) if asked else {}
        except StudioError as error:
            self.failure = error
            return known
        self.failure = None
        translated = {one: Glossed(text) for one, text in english.items() if text.strip()}
        with self._lock:
            kept.update(translated)
            while len(kept) > _KEPT_MAX:
                kept.popitem(last=False)
        return {**known, **translated}

    def _read_glossary(self) -> GlossaryTranslator:
        if self._glossary is None:
            # A program without the file, or with a damaged one, translates with its model alone.
            try:
                glossary = parse_glossary(read_regular(self._file).decode("utf-8"))
            except (OSError, ValueError):
                glossary = Glossary()
            self._glossary = GlossaryTranslator(glossary)
        return self._glossary
