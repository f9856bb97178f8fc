"""What the options of ``generate`` and ``grid`` describe, and the files that they name."""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sdstudio.app.adapter_registry import ListedAdapter
from sdstudio.app.engine_assets import EngineJob, assets_of
from sdstudio.cli import upscaler_option
from sdstudio.cli.adapter_options import tell_adapter, used_adapters, with_settings, without_tags
from sdstudio.cli.control_options import OPTION, named_finder, read_controls, with_vae
from sdstudio.cli.face_options import given_faces
from sdstudio.cli.model_lookup import adapter_registry, settings_of
from sdstudio.cli.preset_option import checkpoint_for, preset_named, use_preset
from sdstudio.cli.streams import print_message
from sdstudio.cli.style_lookup import styles_named
from sdstudio.disk import SystemDisk
from sdstudio.domain import samplers
from sdstudio.domain.backends import Backend
from sdstudio.domain.bounds import Bounds
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.draft import PROMPTS, Draft
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.extension import Extension
from sdstudio.domain.face_repair import FaceRepair
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.intents import (
    BETTER_WITH_INPAINTING,
    EXTEND,
    Intent,
    gains_from_inpainting,
)
from sdstudio.domain.intents import intent as find_intent
from sdstudio.domain.messages import Generate
from sdstudio.domain.modes import INPAINTING, REPAIR_FACES, Mode, modes_of
from sdstudio.domain.modes import mode as find_mode
from sdstudio.domain.option_names import option_of
from sdstudio.domain.params import PARAMETERS
from sdstudio.domain.presets import Preset, PresetPart, mode_for
from sdstudio.domain.prompt import file_tags
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.upscaler import UpscalerRef
from sdstudio.imaging import Given, Rgb, input_ref, read_given
from sdstudio.imaging.extending import extended
from sdstudio.imaging.masks import grey, painted_box, rgb_of
from sdstudio.library.folders import INPUTS_NAME
from sdstudio.library.input_store import InputStore
from sdstudio.paths import Paths

#: Of the pictures that have an option of their own.
_ROLES = (InputRole.IMAGE, InputRole.MASK, InputRole.DEPTH)


@dataclass(frozen=True, slots=True)
class JobOptions:
    """The draft that the options describe, and the files it needs.

    Args:
        prompts: as written by the user, and the words of styles.
        inputs: the input pictures, and the hints of ControlNets.
        adapters: the files of the draft's adapters, by SHA-256.
        named: the files of its ControlNets, its VAE and others that it names by SHA-256.
        pictures: the folder for pictures unless another is named.
        backend: the library that runs the UNet.
    """

    checkpoint: Checkpoint
    draft: Draft
    prompts: tuple[str, ...]
    store: InputStore
    inputs: tuple[Rgb, ...]
    adapters: Mapping[str, Path]
    named: Mapping[str, Path]
    pictures: Path
    backend: Backend

    @classmethod
    def of(cls, options: argparse.Namespace, paths: Paths, translate: Translate) -> "JobOptions":
        """Read ``options``. Raises ``StudioError`` if something can't be used."""
        preset = preset_named(options.preset, paths, translate)
        if preset is not None:
            preset = preset.without(_decided(options, preset))
        checkpoint = checkpoint_for(preset, options.model, paths, translate)
        checkpoint = with_vae(checkpoint, options.vae, paths)
        settings = settings_of(paths)
        pictures = settings.pictures(paths.pictures)
        # Next to the pictures, which can't be reproduced without them.
        target = options.out.absolute().parent if options.out else pictures
        store = InputStore(target / INPUTS_NAME, SystemDisk())
        read = _read_inputs(options)
        wanted = _wanted(options)
        mode = _mode(options, wanted, checkpoint, {*read})
        if preset is not None:
            mode = mode_for(preset, mode, checkpoint)
        rgbs = {role: given.rgb for role, given in read.items()}
        if mode.needs_mask and InputRole.MASK not in read:
            rgbs |= _clear_part(read, options, translate)
        if wanted is not None:
            _extend(options, wanted, rgbs)
        inputs = tuple(input_ref(role, rgb) for role, rgb in rgbs.items())
        given = {name: getattr(options, name) for name in PARAMETERS}
        chosen: dict[str, str] = {n: one for n, one in given.items() if one is not None}
        if chosen.get("seed") == "-1":
            # As in A1111: a random seed.
            del chosen["seed"]
        lookup = adapter_registry(paths)
        used: dict[str, ListedAdapter] = {}
        draft = Draft({}, 1, mode.key, inputs, intent="" if wanted is None else wanted.key)
        draft = draft.select(_painted(rgbs.get(InputRole.MASK)))
        mode = draft.made_in(checkpoint)
        mode.check(checkpoint)
        if options.style and "prompt" not in mode.parameters:
            raise StudioError(ErrorCode.MODE_IGNORES, name="--style", mode=mode.key)
        if options.control and not mode.takes_controls:
            raise StudioError(ErrorCode.MODE_IGNORES, name=OPTION, mode=mode.key)
        controls = read_controls(options.control, checkpoint, paths)
        draft = replace(draft, controls=tuple(one.ref for one in controls))
        _check_used(mode, checkpoint, options, chosen)
        if preset is not None:
            begun = use_preset(preset, draft, checkpoint, lookup, translate)
            draft = begun.draft
            used |= {one.adapter.sha256: one for one in begun.adapters}
            chosen = {**_typed(draft), **{k: v for k, v in chosen.items() if v or k != "prompt"}}
        prompts = tuple(chosen.get(name, "") for name in PROMPTS)
        tags = [tag for prompt in prompts for tag in file_tags(prompt)]
        for name, value in chosen.items():
            draft = draft.choose(name, without_tags(value) if name in PROMPTS else value)
        upscaler = None
        if options.upscaler is not None:
            if "second_pass" not in mode.parameters:
                raise StudioError(
                    ErrorCode.MODE_IGNORES, name=upscaler_option.OPTION, mode=mode.key
                )
            upscaler = upscaler_option.chosen_upscaler(options.upscaler, paths)
            draft = replace(draft, upscaler=UpscalerRef.of(upscaler))
        is_repair = mode.key == REPAIR_FACES.key
        faces = given_faces(options)
        if faces is None and (options.repair_faces or is_repair):
            faces = FaceRepair()
        if faces is not None:
            if not mode.takes_faces:
                raise StudioError(ErrorCode.MODE_IGNORES, name="--repair-faces", mode=mode.key)
            draft = replace(draft, faces=faces)
        for style in styles_named(options.style, paths, translate):
            draft = draft.use_style(style.ref)
        prompts = (*prompts, *(one.prompt for one in draft.styles))
        named_here: dict[str, ListedAdapter] = {}
        for adapter, ref in used_adapters(options, tags, lookup, checkpoint):
            named_here[adapter.sha256] = lookup.judged(adapter, checkpoint)
            draft = draft.use(ref)
        for one in named_here.values():
            draft = with_settings(one, draft, mode, chosen)
            tell_adapter(one, translate)
        used |= named_here
        _check_eta(draft, checkpoint, chosen)
        files = {sha256: one.adapter.file.absolute() for sha256, one in used.items()}
        backend = Backend(options.backend or settings.backend)
        kept = (*rgbs.values(), *(rgb for one in controls for rgb in one.pictures))
        named = {one.model.sha256: one.model.file for one in controls}
        if upscaler is not None:
            named[upscaler.sha256] = upscaler.file
        if faces is not None:
            named[faces.detector.sha256] = paths.face_detector
        if checkpoint.vae is not None:
            named[checkpoint.vae.sha256] = named_finder(paths)(checkpoint.vae)
        if wanted is not None and draft.is_painted:
            _tell_model(wanted, checkpoint, translate)
        return cls(checkpoint, draft, prompts, store, kept, files, named, pictures, backend)

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
                lambda ref: self.named[ref.sha256],
            ),
        )


def _decided(options: argparse.Namespace, preset: Preset) -> set[PresetPart]:
    """The parts of a preset that are left out, since options decide them otherwise."""
    decided = set()
    if options.seed == "-1":
        # A random one is no value that could replace its own.
        decided.add(PresetPart.SEED)
    given = {role for role in _ROLES if getattr(options, role) is not None}
    mode = find_mode(preset.mode) if preset.mode else None
    lacks_use = mode is not None and not given <= {*mode.required, *mode.optional}
    if options.mode or options.intent or options.extend or lacks_use:
        decided.add(PresetPart.MODE)
    return decided


def _typed(draft: Draft) -> dict[str, str]:
    """The prompts in a draft, as they were typed."""
    return {
        "prompt": "",
        **{name: str(draft.chosen[name]) for name in PROMPTS if name in draft.chosen},
    }


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


def _check_eta(draft: Draft, checkpoint: Checkpoint, chosen: Mapping[str, object]) -> None:
    """Raise if eta was given and the sampler, which a LoRA may have set, would ignore it."""
    row = samplers.sampler(str(draft.value("sampler", checkpoint)))
    if "eta" in chosen and not row.takes_eta:
        raise StudioError(ErrorCode.SAMPLER_IGNORES, name="eta", sampler=row.label)


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
