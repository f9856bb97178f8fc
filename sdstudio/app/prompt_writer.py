"""PromptWriter: the requests of drafts whose prompts may be templates, off the GUI thread."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeVar

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.domain.adapters import Adapter
from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.draft import Draft
from sdstudio.domain.foreign_words import is_foreign
from sdstudio.domain.prompt_requests import (
    NO_WILDCARDS,
    WrittenPrompts,
    prompt_request,
    prompt_requests,
    written_prompts,
)
from sdstudio.domain.prompt_translation import Translator
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.wildcards import Wildcards

T = TypeVar("T")
_LANE = "prompts"


class PromptWriter:
    """Writes prompts with ``wildcards``, whose files may be large or on a slow disk.

    Args:
        background: where that is done; without it, at once.
        inspected: returns what is known about the adapters' files.
        named_models: returns the installed ControlNets and VAEs, by SHA-256.
        translator: returns what translates prompts for a checkpoint, if anything does.

    Thread: GUI.
    """

    def __init__(
        self,
        wildcards: Wildcards = NO_WILDCARDS,
        background: BackgroundTasks | None = None,
        *,
        inspected: Callable[[], Mapping[str, Adapter]] = lambda: MappingProxyType({}),
        named_models: Callable[[], Mapping[str, AuxiliaryModel] | None] = lambda: None,
        translator: Callable[[Checkpoint], Translator | None] = lambda _: None,
    ) -> None:
        self._wildcards = wildcards
        self._background = background
        self._inspected = inspected
        self._named_models = named_models
        self.translator = translator

    async def requests(
        self, draft: Draft, checkpoint: Checkpoint, *, drawn_seed: int
    ) -> tuple[GenerationRequest, ...]:
        """See :func:`sdstudio.domain.prompt_requests.prompt_requests`."""
        inspected, named_models = self._inspected(), self._named_models()
        translator = self.translator(checkpoint)

        def work() -> tuple[GenerationRequest, ...]:
            return prompt_requests(
                draft,
                checkpoint,
                self._wildcards,
                drawn_seed=drawn_seed,
                inspected=inspected,
                named_models=named_models,
                translator=translator,
            )

        return await self._do(draft, work, translator)

    async def request(
        self, draft: Draft, checkpoint: Checkpoint, *, drawn_seed: int
    ) -> GenerationRequest:
        """See :func:`sdstudio.domain.prompt_requests.prompt_request`."""
        inspected, named_models = self._inspected(), self._named_models()
        translator = self.translator(checkpoint)

        def work() -> GenerationRequest:
            return prompt_request(
                draft,
                checkpoint,
                self._wildcards,
                drawn_seed=drawn_seed,
                inspected=inspected,
                named_models=named_models,
                translator=translator,
            )

        return await self._do(draft, work, translator)

    async def written(self, draft: Draft, *, drawn_seed: int) -> WrittenPrompts:
        """See :func:`sdstudio.domain.prompt_requests.written_prompts`."""
        return await self._do(
            draft, lambda: written_prompts(draft, self._wildcards, drawn_seed=drawn_seed)
        )

    async def do(self, work: Callable[[Wildcards], T]) -> T:
        """Do ``work`` with the wildcards."""
        if self._background is None:
            return work(self._wildcards)
        return await self._background.do(_LANE, lambda: work(self._wildcards))

    async def _do(
        self, draft: Draft, work: Callable[[], T], translator: Translator | None = None
    ) -> T:
        # Otherwise nothing is read or translated, and nobody has to wait.
        waits = draft.templates.is_dynamic
        if translator is not None:
            styles = (text for one in draft.styles for text in (one.prompt, one.negative_prompt))
            texts = (draft.templates.prompt, draft.templates.negative_prompt, *styles)
            waits = waits or any(map(is_foreign, texts))
        return await self.do(lambda _: work()) if waits else work()
