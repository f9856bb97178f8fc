"""``sdstudio models list``: lists the models, which are installed, and how fast they are."""

import argparse
from collections.abc import Iterator

from sdstudio.app.machine_speed import MachineSpeed, estimate_for
from sdstudio.cli.model_commands.terminal import seconds_row
from sdstudio.cli.model_lookup import ModelLookup
from sdstudio.cli.streams import print_json, print_result
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.figures import size_in_words, span_in_words
from sdstudio.domain.speed_estimate import Speed
from sdstudio.domain.text import QT_TRANSLATE_NOOP
from sdstudio.models.catalogue import CatalogueModel, Variant, Words
from sdstudio.models.download_requests import unfinished
from sdstudio.models.installed import InstalledModel, ModelState, state_of, variant_folder
from sdstudio.models.records import UNKNOWN_LICENCE

_STATES = {
    ModelState.PARTIAL: QT_TRANSLATE_NOOP(
        "cli", "partly downloaded (resume with: models download)"
    ),
    ModelState.READY: QT_TRANSLATE_NOOP("cli", "installed"),
    ModelState.DAMAGED: QT_TRANSLATE_NOOP("cli", "damaged (fix with: models repair)"),
}


def describe(translate: Translate) -> str:
    """The help text of ``list``."""
    return translate("cli", "list the available models and show which are installed")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``list`` to ``parser``."""
    parser.add_argument(
        "--installed",
        action="store_true",
        help=translate("cli", "list only models that are installed or partly downloaded"),
    )


def run(options: argparse.Namespace, lookup: ModelLookup, translate: Translate) -> int:
    """List the models; returns the exit code."""
    speed = MachineSpeed(lookup.disk, lookup.paths.cache).known()
    rows = list(_rows(lookup))
    if options.installed:
        rows = [row for row in rows if row.state is not ModelState.ABSENT]
    if options.json:
        print_json({"models": [row.as_json(speed) for row in rows]})
        return 0
    shown = ""
    for row in rows:
        if row.model_key != shown:
            shown = row.model_key
            print_result(row.heading(speed, lookup.language, translate))
        print_result(row.line(translate))
    if speed is None:
        print_result(
            translate("cli", "To estimate the time per picture, run: sdstudio models estimate")
        )
    return 0


class _Row:
    """A variant: from the catalogue, installed, or both."""

    def __init__(
        self,
        model: CatalogueModel | None,
        variant: Variant | None,
        there: InstalledModel | None,
        state: ModelState,
        is_paused: bool = False,
    ) -> None:
        assert there is not None or (model is not None and variant is not None)
        self._model = model
        self._variant = variant
        self._there = there
        self.state = state
        self._is_paused = is_paused

    @property
    def model_key(self) -> str:
        if self._there is not None:
            return self._there.record.model
        assert self._model is not None
        return self._model.key

    @property
    def _variant_key(self) -> str:
        if self._there is not None:
            return self._there.record.variant
        assert self._variant is not None
        return self._variant.key

    @property
    def _name(self) -> str:
        if self._model is not None:
            return self._model.name
        assert self._there is not None
        return self._there.record.name

    @property
    def _size_bytes(self) -> int:
        if self._variant is not None:
            return self._variant.size_bytes
        assert self._there is not None
        return sum(file.size_bytes for file in self._there.record.files)

    def heading(self, speed: Speed | None, language: str, translate: Translate) -> str:
        parts = [f"{self.model_key}: {self._name}."]
        if self._model is not None:
            parts.append(_in_language(self._model.description, language))
        estimate = estimate_for(speed, self._model) if speed and self._model else None
        if estimate is not None:
            parts.append(
                translate("cli", "About {span} per picture on this computer.").format(
                    span=span_in_words(estimate.low_s, estimate.high_s)
                )
            )
        return " ".join(parts)

    def line(self, translate: Translate) -> str:
        if self.state in _STATES:
            about = translate("cli", _STATES[self.state])
            if self._is_paused:
                about = translate("cli", "paused (resume with: models download)")
        elif self._variant is not None and self._variant.is_download:
            about = translate("cli", "not installed (get it with: models download)")
        else:
            about = translate("cli", "not installed (import only: models add)")
        if self._there is not None and self._there.is_linked:
            about = translate("cli", "{state}, linked").format(state=about)
        return f"  {self._variant_key:12} {size_in_words(self._size_bytes):>9}  {about}"

    def as_json(self, speed: Speed | None) -> dict[str, object]:
        estimate = estimate_for(speed, self._model) if speed and self._model else None
        licence = self._model.licence if self._model else None
        if licence is None and self._there is not None:
            licence = self._there.record.licence
        is_known = self._there is None or not self._there.record.is_imported
        if self._there is not None and not self._there.makes_pictures and not is_known:
            licence = UNKNOWN_LICENCE
        return {
            "model": self.model_key,
            "variant": self._variant_key,
            "name": self._name,
            "state": self.state.value,
            "is_paused": self._is_paused,
            "is_download": self._variant is not None and self._variant.is_download,
            "is_linked": self._there is not None and self._there.is_linked,
            "size_bytes": self._size_bytes,
            "licence": licence,
            "is_licence_known": is_known,
            "folder": None if self._there is None else str(self._there.folder),
            "seconds_a_picture": None if estimate is None else seconds_row(estimate),
        }


def _rows(lookup: ModelLookup) -> Iterator[_Row]:
    there = {one.key: one for one in lookup.all_installed()}
    paused = {f"{one.model}/{one.variant}" for one in unfinished(lookup.models) if one.is_paused}
    for model in lookup.catalogue.models:
        for variant in model.variants:
            key = f"{model.key}/{variant.key}"
            state = state_of(variant_folder(lookup.models, model, variant))
            yield _Row(model, variant, there.pop(key, None), state, key in paused)
    for left in there.values():
        yield _Row(left.model, left.variant, left, left.state)


def _in_language(words: Words, language: str) -> str:
    return words.get(language) or words.get("en") or next(iter(words.values()))
