"""The LoRAs and embeddings that ``generate`` and ``grid`` are told to use."""

import argparse
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sdstudio.app.adapter_registry import AdapterRegistry, ListedAdapter
from sdstudio.cli.streams import print_message
from sdstudio.domain.adapter_notes import adapter_notes
from sdstudio.domain.adapters import Adapter, AdapterKind, AdapterRef
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.draft import Draft
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.figures import ascii_number
from sdstudio.domain.modes import Mode
from sdstudio.domain.prompt import FileTag, around, file_tags
from sdstudio.domain.text import quoted
from sdstudio.domain.triggers import word_key
from sdstudio.models.adapter_inspection import SUFFIX, inspect_adapter


def given_adapter(file: Path, kind: AdapterKind) -> Adapter:
    """The adapter in ``file``. Raises ``StudioError`` if it isn't of that kind."""
    adapter = inspect_adapter(file)
    if adapter.kind is not kind:
        raise StudioError(
            ErrorCode.ADAPTER_UNSUPPORTED, adapter=adapter.name, found=adapter.kind.value
        )
    return adapter


def used_adapters(
    options: argparse.Namespace,
    tags: Iterable[FileTag],
    lookup: AdapterRegistry,
    checkpoint: Checkpoint,
) -> Iterator[tuple[Adapter, AdapterRef]]:
    """The adapters in use, with their weights; if one is given twice, the last counts."""
    given: dict[str, Adapter] = {}
    if options.few_steps:
        found = lookup.for_few_steps(checkpoint)
        if found is None:
            raise StudioError(ErrorCode.ADAPTER_NO_FEW_STEPS, model=checkpoint.ref.name)
        yield found, found.ref()
    for written in options.lora:
        file, weight = _weighted_file(written)
        adapter = _given_lora(file, lookup)
        given |= {word_key(adapter.name): adapter, adapter.name: adapter}
        yield adapter, adapter.ref(weight)
    for tag in tags:
        if not tag.is_lora:
            raise StudioError(ErrorCode.ADAPTER_UNSUPPORTED, adapter=tag.name, found=tag.text)
        known = given.get(tag.name) or given.get(word_key(tag.name))
        adapter = known or lookup.named(tag.name)
        yield adapter, adapter.ref(tag.weight, tag.text_weight)
    for written in options.embedding:
        adapter = given_adapter(Path(written), AdapterKind.EMBEDDING)
        yield adapter, adapter.ref()


def _given_lora(file: Path, lookup: AdapterRegistry) -> Adapter:
    """The LoRA in a file, or the installed one that is called so."""
    name = file.name.removesuffix(SUFFIX)
    is_name = file.name == str(file) and not file.exists()
    if is_name and word_key(name) in lookup.names():
        return lookup.only_named(name)
    return given_adapter(file, AdapterKind.LORA)


def with_settings(
    judged: ListedAdapter, draft: Draft, mode: Mode, chosen: Mapping[str, object]
) -> Draft:
    """The draft with the settings that an adapter needs, except those that are given."""
    if judged.obstacle is not None:
        raise judged.obstacle
    few_steps = judged.adapter.few_steps
    for name, value in () if few_steps is None else few_steps.values.items():
        if name in mode.parameters and name not in chosen:
            draft = draft.choose(name, value)
    return draft


def tell_adapter(judged: ListedAdapter, translate: Translate) -> None:
    """Say what a LoRA was made for, and how many of its layers fit."""
    notes = " ".join(adapter_notes(judged.adapter, judged.fit, translate))
    if judged.adapter.kind is AdapterKind.LORA and notes:
        print_message(f"sdstudio: {quoted(judged.adapter.name, translate)}: {notes}")


def without_tags(prompt: str) -> str:
    """``prompt`` without the tags that name a file."""
    while tags := file_tags(prompt):
        start, end = around(prompt, tags[0])
        prompt = prompt[:start] + prompt[end:]
    return prompt


def _weighted_file(written: str) -> tuple[Path, float]:
    file, colon, weight = written.rpartition(":")
    # A file name may contain a colon, and a drive letter is followed by one.
    if not colon or Path(written).exists():
        return Path(written), 1.0
    try:
        return Path(file), float(ascii_number(weight))
    except ValueError:
        return Path(written), 1.0
