"""The requests of a draft whose prompts are templates: one for each prompt that is written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from sdstudio.domain import modes
from sdstudio.domain.adapters import Adapter
from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.draft import PROMPTS, Draft
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.params import SEED_MAX
from sdstudio.domain.prompt_expansion import PROMPTS_MAX, Expansion, Method, Templates, Words
from sdstudio.domain.prompt_template import PromptTemplate, used_lines
from sdstudio.domain.prompt_translation import (
    Translator,
    english_style,
    english_words,
    translation_of,
)
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.resolving import resolve
from sdstudio.domain.wildcards import GivenWildcards, Wildcards

NO_WILDCARDS: Final = GivenWildcards({})


@dataclass(frozen=True, slots=True)
class WrittenPrompt:
    """A prompt that was written from a template.

    Args:
        number: 0 … among those that were written together.
        seed: of its picture, or of its first one.
        count: how many pictures are made with it.
    """

    words: Words
    number: int
    seed: int
    count: int


@dataclass(frozen=True, slots=True)
class WrittenPrompts:
    """The prompts that a draft stands for.

    Args:
        are_more: whether there are more combinations than ``prompts``.
    """

    prompts: tuple[WrittenPrompt, ...]
    are_more: bool = False

    @property
    def pictures(self) -> int:
        """How many are made of all of them."""
        return sum(one.count for one in self.prompts)


def written_prompts(
    draft: Draft, wildcards: Wildcards, *, drawn_seed: int, limit: int = PROMPTS_MAX
) -> WrittenPrompts:
    """The prompts that ``draft`` stands for.

    With all combinations, each has all of the draft's pictures, from the same seed on, so that they
    can be compared. Otherwise each picture has a prompt of its own, and the next seed.

    Args:
        drawn_seed: used if the artist has not fixed one.

    Raises:
        StudioError: as :class:`Expansion`.
    """
    expansion = Expansion(draft.templates, wildcards)
    seed = _seed(draft, drawn_seed)
    if draft.method is Method.ALL:
        every, are_more = expansion.all(limit)
        count = draft.count if "seed" in modes.mode(draft.mode).parameters else 1
        written = (WrittenPrompt(one, number, seed, count) for number, one in enumerate(every))
        return WrittenPrompts(tuple(written), are_more)
    prompts = []
    for number in range(draft.count):
        own = (seed + number) % (SEED_MAX + 1)
        in_turn = draft.method is Method.CYCLIC
        words = expansion.in_turn(number) if in_turn else expansion.random(own)
        prompts.append(WrittenPrompt(words, number, own, 1))
    return WrittenPrompts(tuple(prompts))


def prompt_requests(
    draft: Draft,
    checkpoint: Checkpoint,
    wildcards: Wildcards = NO_WILDCARDS,
    *,
    drawn_seed: int,
    inspected: Mapping[str, Adapter] = MappingProxyType({}),
    named_models: Mapping[str, AuxiliaryModel] | None = None,
    translator: Translator | None = None,
) -> tuple[GenerationRequest, ...]:
    """The requests of ``draft``: one, unless its prompts are templates.

    Args:
        drawn_seed, inspected, named_models: as for :func:`resolve`.
        translator: translates what is in another language, also in wildcards and styles; ``None``:
            it stays as it is.

    Raises:
        StudioError: as :func:`written_prompts` and :func:`resolve`; ``PROMPTS_TOO_MANY``.
    """
    templates = draft.templates
    templates.check()
    if translator is not None:
        styles = tuple(english_style(one, translator) for one in draft.styles)
        draft = replace(draft, styles=styles)

    def made(
        words: Words, seed: int, count: int, template: PromptTemplate | None = None
    ) -> GenerationRequest:
        english = words
        if translator is not None:
            english = english_words(words, translator, templates.triggers)
        return resolve(
            replace(draft, count=count),
            checkpoint,
            drawn_seed=seed,
            inspected=inspected,
            named_models=named_models,
            words=english,
            template=template,
            translation=translation_of(_as_typed(draft, words), english),
        )

    if not templates.is_dynamic:
        prompt, negative = templates.parsed
        return (made(Words(prompt.plain, negative.plain), drawn_seed, draft.count),)
    found = written_prompts(draft, wildcards, drawn_seed=drawn_seed)
    if found.are_more:
        raise StudioError(ErrorCode.PROMPTS_TOO_MANY, limit=PROMPTS_MAX)
    return tuple(
        made(one.words, one.seed, one.count, _template(templates, draft.method, one)).with_seed(
            one.seed
        )
        for one in found.prompts
    )


def prompt_request(
    draft: Draft,
    checkpoint: Checkpoint,
    wildcards: Wildcards = NO_WILDCARDS,
    *,
    drawn_seed: int,
    inspected: Mapping[str, Adapter] = MappingProxyType({}),
    named_models: Mapping[str, AuxiliaryModel] | None = None,
    translator: Translator | None = None,
) -> GenerationRequest:
    """One request for all pictures of ``draft``; options in its prompts are taken by its seed.

    Args:
        drawn_seed, inspected, named_models, translator: as for :func:`prompt_requests`.

    Raises:
        StudioError: as :func:`prompt_requests`.
    """
    single = replace(draft, count=1, method=Method.RANDOM)
    (request,) = prompt_requests(
        single,
        checkpoint,
        wildcards,
        drawn_seed=drawn_seed,
        inspected=inspected,
        named_models=named_models,
        translator=translator,
    )
    count = draft.count if "seed" in modes.mode(request.mode).parameters else 1
    return request.model_copy(update={"count": count})


def with_template_of(before: GenerationRequest, request: GenerationRequest) -> GenerationRequest:
    """``request`` with the template of ``before``, if that was written from one and the words are
    the same: other settings may be changed without losing where they came from.
    """
    same = _words(before) == _words(request)
    if request.template is not None or before.template is None or not same:
        return request
    return request.model_copy(update={"template": before.template})


def _words(request: GenerationRequest) -> tuple[str, str]:
    words = request.styling or request.params
    return words.prompt, words.negative_prompt


def _as_typed(draft: Draft, words: Words) -> Words:
    """What was typed for ``words``, which were written from the draft's templates."""
    held = {name for name in PROMPTS if draft.held_english(name) is not None}
    prompt, negative = (
        draft.typed(name) if name in held else written
        for name, written in zip(PROMPTS, (words.prompt, words.negative_prompt), strict=True)
    )
    return Words(prompt, negative)


def _seed(draft: Draft, drawn_seed: int) -> int:
    try:
        return int(draft.chosen.get("seed", drawn_seed))
    except (ValueError, OverflowError):
        # Resolving the draft reports it.
        return drawn_seed


def _template(templates: Templates, method: Method, written: WrittenPrompt) -> PromptTemplate:
    return PromptTemplate(
        prompt=templates.prompt,
        negative_prompt=templates.negative_prompt,
        method=method,
        seed=written.seed if method is Method.RANDOM else 0,
        number=written.number,
        lines=used_lines(written.words),
    )
