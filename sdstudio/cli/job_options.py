"""The options of ``generate`` and ``grid``, and the files that they name."""

import argparse
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sdstudio.app.adapter_registry import AdapterRegistry, ListedAdapter
from sdstudio.app.engine_assets import EngineJob, assets_of
from sdstudio.cli.control_options import OPTION, read_controls
from sdstudio.cli.model_lookup import chosen_checkpoint, settings_of
from sdstudio.cli.streams import print_message
from sdstudio.cli.style_lookup import styles_named
from sdstudio.disk import SystemDisk
from sdstudio.domain import samplers
from sdstudio.domain.adapter_notes import adapter_notes
from sdstudio.domain.adapters import Adapter, AdapterKind, AdapterRef
from sdstudio.domain.backends import Backend
from sdstudio.domain.bounds import Bounds
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.controls import CONTROL_KINDS
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.extension import Extension
from sdstudio.domain.figures import ascii_number, plain_number
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.intents import (
    BETTER_WITH_INPAINTING,
    EXTEND,
    INTENTS,
    Intent,
    gains_from_inpainting,
)
from sdstudio.domain.intents import intent as find_intent
from sdstudio.domain.messages import Generate
from sdstudio.domain.modes import INPAINTING, MODES, Mode, modes_of
from sdstudio.domain.modes import mode as find_mode
from sdstudio.domain.option_names import option_of
from sdstudio.domain.params import PARAMETERS, Kind, Parameter
from sdstudio.domain.prompt import FileTag, around, file_tags
from sdstudio.domain.request import Draft, GenerationRequest
from sdstudio.domain.samplers import SAMPLERS
from sdstudio.domain.triggers import word_key
from sdstudio.imaging import IMAGE_FORMATS, Given, Rgb, input_ref, read_given
from sdstudio.imaging.extending import extended
from sdstudio.imaging.masks import grey, painted_box, rgb_of
from sdstudio.library.folders import INPUTS_NAME
from sdstudio.library.input_store import InputStore
from sdstudio.models.adapter_inspection import inspect_adapter
from sdstudio.paths import Paths

_PROMPTS = ("prompt", "negative_prompt")
#: Of the pictures that have an option of their own.
_ROLES = (InputRole.IMAGE, InputRole.MASK, InputRole.DEPTH)


def add_draft_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the options for making a picture to ``parser``."""
    modes = [mode.key for mode in MODES]
    parser.add_argument(
        "--mode",
        metavar="MODE",
        type=_mode_key,
        choices=modes,
        help=translate(
            "cli",
            "generation mode, one of: {modes} (default: inferred from the model and the inputs)",
        ).format(modes=", ".join(modes)),
    )
    parser.add_argument(
        "--intent",
        metavar="INTENT",
        choices=[one.key for one in INTENTS],
        help=_intent_help(translate),
    )
    parser.add_argument(
        "--extend",
        metavar="SIDES",
        help=translate(
            "cli",
            "how far to extend the image at its sides, in pixels or percent of its size, such as "
            "left=25%,top=64",
        ).replace("%", "%%"),
    )
    formats = ", ".join(one.name for one in IMAGE_FORMATS)
    for role, text in (
        (
            InputRole.IMAGE,
            translate("cli", "input image: {formats}").format(formats=formats),
        ),
        (
            InputRole.MASK,
            translate(
                "cli",
                "inpainting mask of the image's size; white areas are repainted "
                "(default: the image's transparent area)",
            ),
        ),
        (
            InputRole.DEPTH,
            translate("cli", "depth map, white is near (default: estimated from the image)"),
        ),
    ):
        parser.add_argument(option_of(role), type=Path, metavar="FILE", help=text)
    parser.add_argument(
        "prompt", nargs="?", default="", metavar="PROMPT", help=_help("prompt", translate)
    )
    for name, parameter in PARAMETERS.items():
        if name == "prompt":
            continue
        parser.add_argument(
            option_of(name),
            dest=name,
            metavar=_METAVARS.get(parameter.kind),
            type=_TYPES.get(parameter.kind, str),
            choices=_choices(parameter),
            help=_help(name, translate),
        )
    parser.add_argument(
        "--guidance-scale",
        dest="guidance_scale",
        type=_TYPES[Kind.DECIMAL],
        help=argparse.SUPPRESS,
    )
    parser.add_argument(
        "--style",
        action="append",
        default=[],
        metavar="NAME",
        help=translate(
            "cli",
            "style to put the prompts in (see: sdstudio styles list); can be repeated, and each "
            "begins with what the one before gives",
        ),
    )
    parser.add_argument(
        "--lora",
        action="append",
        default=[],
        metavar="FILE[:WEIGHT]",
        help=translate(
            "cli", "LoRA to apply, optionally with a weight (default: 1); can be repeated"
        ),
    )
    parser.add_argument(
        "--few-steps",
        action="store_true",
        help=translate(
            "cli",
            "use an installed LoRA for few steps (4–8) that fits the model, with its sampler, "
            "steps and guidance unless they are given",
        ),
    )
    parser.add_argument(
        "--embedding",
        action="append",
        default=[],
        metavar="FILE",
        help=translate("cli", "textual inversion embedding to use; can be repeated"),
    )
    kinds = ", ".join(one.key for one in CONTROL_KINDS)
    parser.add_argument(
        OPTION,
        action="append",
        default=[],
        metavar="KIND=HINT[,weight=X][,start=X][,end=X][,model=MODEL][,find=on]",
        help=translate(
            "cli",
            "ControlNet with its hint picture, such as "
            "canny=edges.png,weight=0.8,end=0.7; kinds: {kinds}. tile and inpaint use the input "
            "image if no picture is named; find=on finds the edges of a picture for canny; model "
            "is an installed ControlNet or a file (default: the only one that fits); can be "
            "repeated",
        ).format(kinds=kinds),
    )
    parser.add_argument(
        "--model",
        metavar="MODEL",
        help=translate(
            "cli",
            "installed model (see: sdstudio models list) or folder in diffusers layout "
            "(default: the practice model)",
        ),
    )
    parser.add_argument(
        "--backend",
        choices=_BACKENDS,
        help=translate(
            "cli",
            "library that runs the UNet; inductor (PyTorch compiled for the graphics card) and "
            "openvino fall back to torch where they are unavailable or cannot do the job "
            "(default: as in the settings)",
        ),
    )
    parser.add_argument(
        "--calculate-with", dest="backend", choices=_BACKENDS, help=argparse.SUPPRESS
    )


def given_adapter(file: Path, kind: AdapterKind) -> Adapter:
    """The adapter in ``file``. Raises ``StudioError`` if it isn't of that kind."""
    adapter = inspect_adapter(file)
    if adapter.kind is not kind:
        raise StudioError(
            ErrorCode.ADAPTER_UNSUPPORTED, adapter=adapter.name, found=adapter.kind.value
        )
    return adapter


@dataclass(frozen=True, slots=True)
class JobOptions:
    """The draft that the options describe, and the files it needs.

    Args:
        prompts: as written by the user, and the words of styles.
        inputs: the input pictures, and the hints of ControlNets.
        adapters: the files of the draft's adapters, by SHA-256.
        controls: the files of its ControlNets, by SHA-256.
        pictures: the folder for pictures unless another is named.
        backend: the library that runs the UNet.
    """

    checkpoint: Checkpoint
    draft: Draft
    prompts: tuple[str, ...]
    store: InputStore
    inputs: tuple[Rgb, ...]
    adapters: Mapping[str, Path]
    controls: Mapping[str, Path]
    pictures: Path
    backend: Backend

    @classmethod
    def of(cls, options: argparse.Namespace, paths: Paths, translate: Translate) -> "JobOptions":
        """Read ``options``. Raises ``StudioError`` if something can't be used."""
        checkpoint = chosen_checkpoint(options.model, paths, translate)
        settings = settings_of(paths)
        pictures = settings.pictures(paths.pictures)
        # Next to the pictures, which can't be reproduced without them.
        target = options.out.absolute().parent if options.out else pictures
        store = InputStore(target / INPUTS_NAME, SystemDisk())
        read = _read_inputs(options)
        wanted = _wanted(options)
        mode = _mode(options, wanted, checkpoint, {*read})
        rgbs = {role: given.rgb for role, given in read.items()}
        if mode.needs_mask and InputRole.MASK not in read:
            rgbs |= _clear_part(read, options, translate)
        if wanted is not None:
            _extend(options, wanted, rgbs)
        inputs = tuple(input_ref(role, rgb) for role, rgb in rgbs.items())
        given = {name: getattr(options, name) for name in PARAMETERS}
        chosen = {name: value for name, value in given.items() if value is not None}
        if chosen.get("seed") == "-1":
            # As in A1111: a random seed.
            del chosen["seed"]
        draft = Draft({}, 1, mode.key, inputs, intent="" if wanted is None else wanted.key)
        draft = draft.select(_painted(rgbs.get(InputRole.MASK)))
        mode = draft.made_in(checkpoint)
        mode.check(checkpoint)
        if options.control and not mode.takes_controls:
            raise StudioError(ErrorCode.MODE_IGNORES, name=OPTION, mode=mode.key)
        if options.style and "prompt" not in mode.parameters:
            raise StudioError(ErrorCode.MODE_IGNORES, name="--style", mode=mode.key)
        controls = read_controls(options.control, checkpoint, paths)
        draft = replace(draft, controls=tuple(one.ref for one in controls))
        _check_used(mode, checkpoint, options, chosen)
        prompts = tuple(chosen.get(name, "") for name in _PROMPTS)
        tags = [tag for prompt in prompts for tag in file_tags(prompt)]
        plain = {name: _without_tags(chosen[name]) for name in _PROMPTS if name in chosen}
        for name, value in {**chosen, **plain}.items():
            draft = draft.choose(name, value)
        for style in styles_named(options.style, paths, translate):
            draft = draft.use_style(style.ref)
        prompts = (*prompts, *(one.prompt for one in draft.styles))
        used: dict[str, ListedAdapter] = {}
        lookup = AdapterRegistry(paths.adapters)
        for adapter, ref in _adapters(options, tags, lookup, checkpoint):
            used[adapter.sha256] = lookup.judged(adapter, checkpoint)
            draft = draft.use(ref)
        for one in used.values():
            draft = _with_settings(one, draft, mode, chosen)
            _tell_adapter(one, translate)
        files = {sha256: one.adapter.file.absolute() for sha256, one in used.items()}
        backend = Backend(options.backend or settings.backend)
        kept = (*rgbs.values(), *(one.hint for one in controls if one.hint is not None))
        control_files = {one.model.sha256: one.model.file for one in controls}
        if wanted is not None and draft.is_painted:
            _tell_model(wanted, checkpoint, translate)
        return cls(checkpoint, draft, prompts, store, kept, files, control_files, pictures, backend)

    def keep_inputs(self) -> None:
        """Store the input pictures; call it once the job is certain to run.

        Raises:
            StudioError: the disk's failure.
        """
        for rgb in self.inputs:
            self.store.keep(rgb)

    def job(self, job_id: int, request: GenerationRequest) -> EngineJob:
        """The engine job that makes ``request``."""
        return EngineJob(
            Generate(job_id=job_id, request=request, backend=self.backend),
            assets_of(
                request,
                self.checkpoint.folder,
                self.store.find,
                lambda ref: self.adapters[ref.sha256],
                lambda ref: self.controls[ref.sha256],
            ),
        )


def _adapters(
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
        adapter = given_adapter(file, AdapterKind.LORA)
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


def _with_settings(
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


def _tell_adapter(judged: ListedAdapter, translate: Translate) -> None:
    """Say what a LoRA was made for, and how many of its layers fit."""
    notes = " ".join(adapter_notes(judged.adapter, judged.fit, translate))
    if judged.adapter.kind is AdapterKind.LORA and notes:
        print_message(f"sdstudio: “{judged.adapter.name}”: {notes}")


def _without_tags(prompt: str) -> str:
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


def _read_inputs(options: argparse.Namespace) -> dict[InputRole, Given]:
    files = {role: getattr(options, role) for role in _ROLES}
    return {role: read_given(file, role) for role, file in files.items() if file is not None}


def _wanted(options: argparse.Namespace) -> Intent | None:
    """What to do with the masked area; Extend if the picture is extended."""
    if options.intent is None:
        return None if options.extend is None else EXTEND
    if options.extend is not None and options.intent != EXTEND.key:
        raise StudioError(ErrorCode.NOT_VALID, name="--intent", value=options.intent)
    return find_intent(options.intent)


def _mode(
    options: argparse.Namespace,
    wanted: Intent | None,
    checkpoint: Checkpoint,
    given: set[InputRole],
) -> Mode:
    if wanted is None:
        return find_mode(options.mode) if options.mode else _suggested_mode(checkpoint, given)
    if options.mode not in (None, INPAINTING.key):
        raise StudioError(ErrorCode.NOT_VALID, name="--intent", value=wanted.key)
    return INPAINTING


def _extend(options: argparse.Namespace, wanted: Intent, rgbs: dict[InputRole, Rgb]) -> None:
    """Enlarge the picture and its mask if ``--extend`` asks for it."""
    image, mask = rgbs.get(InputRole.IMAGE), rgbs.get(InputRole.MASK)
    if options.extend is None:
        if wanted is EXTEND and image is not None and mask is None:
            raise StudioError(ErrorCode.EXTEND_NOTHING)
        return
    if image is None:
        # Checking the request reports it.
        return
    height, width, _ = image.shape
    levels = None if mask is None else grey(mask)
    if levels is not None and levels.shape != (height, width):
        raise StudioError(
            ErrorCode.MASK_SIZE_DIFFERS,
            width=levels.shape[1],
            height=levels.shape[0],
            picture_width=width,
            picture_height=height,
        )
    by = Extension.of_text(options.extend, width, height)
    larger, new = extended(image, by, levels)
    rgbs |= {InputRole.IMAGE: larger, InputRole.MASK: rgb_of(new)}


def _painted(mask: Rgb | None) -> Bounds | None:
    """The bounds of what a mask that isn't empty marks."""
    if mask is None:
        return None
    box = painted_box(grey(mask))
    return Bounds(box.left, box.top, box.width, box.height)


def _tell_model(wanted: Intent, checkpoint: Checkpoint, translate: Translate) -> None:
    """Say which model would do it better; the pictures are generated anyway."""
    if gains_from_inpainting(wanted, checkpoint.task):
        hint = translate("intents", BETTER_WITH_INPAINTING)
        print_message(f"sdstudio: {hint.format(model=checkpoint.ref.name)}")


def _clear_part(
    read: Mapping[InputRole, Given], options: argparse.Namespace, translate: Translate
) -> dict[InputRole, Rgb]:
    """The mask from a picture's transparent parts; reports that it is used."""
    image = read.get(InputRole.IMAGE)
    if image is None or image.clear is None:
        return {}
    text = translate("cli", "The transparent part of “{file}” is used as the mask.")
    print_message(f"sdstudio: {text.format(file=options.image.name)}")
    return {InputRole.MASK: rgb_of(image.clear)}


def _suggested_mode(checkpoint: Checkpoint, given: set[InputRole]) -> Mode:
    """The first mode of ``checkpoint`` that uses all given inputs, otherwise its usual one."""
    rows = modes_of(checkpoint)
    fits = [row for row in rows if given <= {*row.required, *row.optional}]
    # If another input is missing, checking the request reports it.
    return next((row for row in fits if set(row.required) <= given), (fits or rows)[0])


def _check_used(
    mode: Mode, checkpoint: Checkpoint, options: argparse.Namespace, chosen: Mapping[str, object]
) -> None:
    """Raise if an option was given that ``mode`` or ``checkpoint`` would ignore."""
    files = {role.value: getattr(options, role) for role in _ROLES}
    used = {role.value for role in (*mode.required, *mode.optional)} | {*mode.parameters, "prompt"}
    for name, value in {**files, **chosen}.items():
        if value is not None and name not in used:
            raise StudioError(ErrorCode.MODE_IGNORES, name=option_of(name), mode=mode.key)
        if value is not None:
            mode.check_used(name, checkpoint)
    if (key := chosen.get("sampler")) is not None:
        row = samplers.sampler(str(key))
        samplers.check_suited(row, checkpoint.ref.name, has_zero_snr=checkpoint.has_zero_snr)


def _help(name: str, translate: Translate) -> str:
    parameter = PARAMETERS[name]
    text = translate("parameters", parameter.help)
    if parameter.minimum is not None and parameter.maximum is not None:
        text += f" [{plain_number(parameter.minimum)} … {plain_number(parameter.maximum)}]"
    if parameter.kind is Kind.SAMPLER:
        text += f" [{', '.join(row.key for row in SAMPLERS)}]"
    return text.replace("%", "%%")


def _intent_help(translate: Translate) -> str:
    text = translate(
        "cli",
        "what to do with the masked area; sets strength, pre-fill, grow, feather, blur, context "
        "and colours unless they are given",
    )
    rows = "; ".join(f"{one.key}: {translate('intents', one.help)}" for one in INTENTS)
    return f"{text}. {rows}".replace("%", "%%")


def _choices(parameter: Parameter) -> list[str] | None:
    match parameter.kind:
        case Kind.SAMPLER:
            return [row.key for row in SAMPLERS]
        case Kind.CHOICE:
            return [value for value, _label in parameter.choices]
        case Kind.SWITCH:
            return ["on", "off"]
    return None


def _plain(written: str) -> str:
    return re.sub(r"[ -]+", "_", written.strip().casefold())


def _mode_key(written: str) -> str:
    """The key of a mode given by its key, its label, or as ``img2img``."""
    for row in MODES:
        short = row.key.replace("image", "img").replace("text", "txt").replace("_to_", "2")
        if _plain(written) in (row.key, _plain(row.label), short):
            return row.key
    return written


def _sampler_key(written: str) -> str:
    """The key of a sampler given by its key or its label."""
    for row in SAMPLERS:
        if _plain(written) in (row.key, _plain(row.label)):
            return row.key
    return written


def _switch(written: str) -> str:
    return {"true": "on", "false": "off"}.get(written.casefold(), written)


_BACKENDS = [one.value for one in Backend]
_TYPES: Mapping[Kind, Callable[[str], str]] = {
    Kind.DECIMAL: ascii_number,
    Kind.SAMPLER: _sampler_key,
    Kind.SWITCH: _switch,
}
#: Without one, argparse lists the choices.
_METAVARS = {
    Kind.PROMPT: "PROMPT",
    Kind.INTEGER: "N",
    Kind.DECIMAL: "X",
    Kind.LENGTH_PX: "PIXELS",
    Kind.SEED: "N",
    Kind.SAMPLER: "SAMPLER",
    Kind.BOX: "LEFT,TOP,WIDTH,HEIGHT",
}
