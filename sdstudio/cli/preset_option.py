"""The artist's preset that ``generate`` and ``grid`` begin with."""

import argparse
import contextlib
from dataclasses import dataclass, replace
from typing import Final

from sdstudio.app.adapter_registry import AdapterRegistry, ListedAdapter
from sdstudio.cli.model_lookup import chosen_checkpoint, recorded_checkpoint
from sdstudio.cli.streams import print_message
from sdstudio.cli.wording import warn
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.draft import Draft
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.presets import NotUsed, Preset, Unfit, with_preset
from sdstudio.domain.text import quoted
from sdstudio.paths import Paths

OPTION: Final = "--preset"


@dataclass(frozen=True, slots=True)
class PresetUse:
    """A draft with the settings of a preset.

    Args:
        adapters: those of its LoRAs and embeddings that are used.
    """

    draft: Draft
    adapters: tuple[ListedAdapter, ...] = ()


def add_preset_argument(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add ``--preset`` to ``parser``."""
    parser.add_argument(
        OPTION,
        metavar="NAME",
        help=translate(
            "cli",
            "preset to begin with, by name; options that are given come before its settings, and "
            "its model is used unless another is named",
        ),
    )


def preset_named(written: str | None, paths: Paths, translate: Translate) -> Preset | None:
    """The preset with that uid, or that name in any case; ``None`` if none is asked for.

    Raises:
        StudioError: ``PRESET_UNKNOWN``, or their file can't be read.
    """
    if written is None:
        return None
    # Imported here, since few commands need it.
    from sdstudio.app.preset_store import PresetStore

    store = PresetStore(paths.presets_file, paths.preset_pictures)
    presets = store.all
    if (damage := store.take_damage()) is not None:
        warn(damage, translate)
    key = written.strip().casefold()
    for preset in presets:
        if key in (preset.uid, preset.name.casefold()):
            return preset
    known = ", ".join(quoted(one.name, translate) for one in presets)
    code = ErrorCode.PRESET_UNKNOWN if presets else ErrorCode.PRESETS_NONE
    raise StudioError(code, value=written, known=known)


def checkpoint_for(
    preset: Preset | None, model: str | None, paths: Paths, translate: Translate
) -> Checkpoint:
    """The checkpoint that is asked for: by ``model``, or else by the preset.

    Raises:
        StudioError: as :func:`chosen_checkpoint` and :func:`recorded_checkpoint`.
    """
    if model is None and preset is not None and preset.checkpoint is not None:
        return recorded_checkpoint(preset.checkpoint, paths, translate)
    return chosen_checkpoint(model, paths, translate)


def use_preset(
    preset: Preset,
    draft: Draft,
    checkpoint: Checkpoint,
    lookup: AdapterRegistry,
    translate: Translate,
) -> PresetUse:
    """``draft`` with the settings of ``preset``; says which of them don't fit.

    Args:
        draft: already in the mode of the job.
    """
    listed: dict[str, ListedAdapter] = {}
    for ref in preset.adapters or ():
        # What isn't there is named with what else is left out.
        with contextlib.suppress(StudioError):
            listed[ref.sha256] = lookup.judged(lookup.inspect(ref), checkpoint)
    unfit = {sha256 for sha256, one in listed.items() if one.obstacle is not None}
    if preset.adapters is not None:
        fitting = tuple(one for one in preset.adapters if one.sha256 not in unfit)
        fitted = replace(preset, adapters=fitting)
    else:
        fitted = preset
    installed = {sha256: one.adapter for sha256, one in listed.items()}
    after, unused = with_preset(fitted, draft, checkpoint, installed)
    refs = (one for one in preset.adapters or () if one.sha256 in unfit)
    left_out = [*unused, *(NotUsed(Unfit.ADAPTER, one.name) for one in refs)]
    if left_out:
        said = translate("cli", "Left out of the preset {name}: {list}.").format(
            name=quoted(preset.name, translate),
            list=", ".join(one.phrase(translate) for one in left_out),
        )
        print_message(f"sdstudio: {said}")
    return PresetUse(after, tuple(listed[one.sha256] for one in after.adapters))
