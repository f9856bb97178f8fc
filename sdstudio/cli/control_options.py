"""The options ``--control``, a ControlNet with its hint, and ``--vae``."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from sdstudio.app.model_management.installed_checkpoints import read_installed
from sdstudio.app.shipped_models import finding_shipped
from sdstudio.cli.model_lookup import settings_of
from sdstudio.domain.auxiliary_models import USED_TOGETHER, AuxiliaryKind, AuxiliaryModel
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.controls import (
    CONTROL_KINDS,
    ControlKind,
    ControlRef,
    HintMaking,
    HintSource,
    fits,
)
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.figures import ascii_number
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.named_refs import NamedRef, not_installed
from sdstudio.domain.vae import OWN_VAE, VaeRef
from sdstudio.imaging import Rgb, input_ref, read_input
from sdstudio.imaging.canny import CannyThresholds
from sdstudio.imaging.control_hints import edges_hint
from sdstudio.models.auxiliary import auxiliary_in_file
from sdstudio.paths import Paths

OPTION: Final = "--control"
_MODEL, _FIND = "model", "find"
_THRESHOLDS: Final = ("low", "high")
_BEFORE_FIELD: Final = re.compile(r",(?=\s*(?:model|weight|start|end|find|low|high)=)")


@dataclass(frozen=True, slots=True)
class GivenControl:
    """A ControlNet that the user has asked for.

    Args:
        pictures: the pixels of its hint, and of what that was made of, as far as it has them.
    """

    ref: ControlRef
    model: AuxiliaryModel
    pictures: tuple[Rgb, ...]


def read_controls(
    written: Sequence[str], checkpoint: Checkpoint, paths: Paths
) -> tuple[GivenControl, ...]:
    """The ControlNets in the values of ``--control``.

    Raises:
        StudioError: ``NOT_VALID``, ``MODEL_NONE_CONTROLS``, ``CONTROL_CHOICE`` or why a ControlNet
            or a hint can't be used.
    """
    if not written:
        return ()
    known = installed_controls(paths)
    return tuple(_control(one, checkpoint, known) for one in written)


def installed_controls(paths: Paths) -> tuple[AuxiliaryModel, ...]:
    """The installed ControlNets."""
    return tuple(one for one in named_models(paths) if one.kind is AuxiliaryKind.CONTROL)


def installed_vaes(paths: Paths) -> tuple[AuxiliaryModel, ...]:
    """The installed VAEs."""
    return tuple(one for one in named_models(paths) if one.kind is AuxiliaryKind.VAE)


def named_finder(paths: Paths, given: Sequence[Path] = ()) -> Callable[[NamedRef], Path]:
    """Finds the files of ControlNets, VAEs, upscalers and what finds faces.

    Args:
        given: files of ControlNets; everything else is found among what is installed.

    Raises:
        StudioError: why a given file isn't a ControlNet.
    """
    files = {one.sha256: one.file for one in map(_in_file, given)}

    def find(ref: NamedRef) -> Path:
        if ref.sha256 not in files:
            files.update({one.sha256: one.file for one in named_models(paths)})
        return files[ref.sha256] if ref.sha256 in files else not_installed(ref)

    return finding_shipped(find, paths.face_detector)


def named_models(paths: Paths) -> tuple[AuxiliaryModel, ...]:
    """The installed models that jobs name by their hash."""
    found = read_installed(settings_of(paths).models(paths.models)).auxiliary
    return tuple(one for one in found if one.kind in USED_TOGETHER)


def with_vae(checkpoint: Checkpoint, wanted: str | None, paths: Paths) -> Checkpoint:
    """``checkpoint``, decoding with the VAE in the value of ``--vae``, if there is one.

    Raises:
        StudioError: ``VAE_UNKNOWN`` or ``VAE_UNFIT``.
    """
    if wanted is None:
        return checkpoint
    if wanted == OWN_VAE:
        return replace(checkpoint, vae=None)
    plain = wanted.casefold()
    known = installed_vaes(paths)
    named = [one for one in known if plain in (one.name.casefold(), *keys_of(one))]
    if not named:
        raise StudioError(ErrorCode.VAE_UNKNOWN, vae=wanted)
    # The same file may be installed for several families.
    found = next(filter(checkpoint.takes_vae, named), None)
    if found is None:
        raise StudioError(ErrorCode.VAE_UNFIT, vae=named[0].name, model=checkpoint.ref.name)
    return replace(checkpoint, vae=VaeRef.of(found))


def _control(written: str, checkpoint: Checkpoint, known: Sequence[AuxiliaryModel]) -> GivenControl:
    kind_and_hint, fields = _fields(written)
    key, _, hint_file = kind_and_hint.partition("=")
    kind = next((one for one in CONTROL_KINDS if one.key == key.strip().replace("-", "_")), None)
    if kind is None:
        raise _not_valid(written)
    model = _model(fields.pop(_MODEL, None), kind, checkpoint, known)
    finds = {"": False, "off": False, "on": True}.get(fields.pop(_FIND, ""))
    if finds is None or (finds and kind.source is not HintSource.EDGES):
        raise _not_valid(written)
    thresholds = {name: fields.pop(name) for name in _THRESHOLDS if name in fields}
    if thresholds and not finds:
        raise _not_valid(written)
    hint = read_input(Path(hint_file), InputRole.CONTROL) if hint_file else None
    pictures = () if hint is None else (hint,)
    try:
        made = None
        if hint is not None and finds:
            levels = {name: int(ascii_number(value)) for name, value in thresholds.items()}
            made = HintMaking(picture=input_ref(InputRole.CONTROL, hint), **levels)
            edges = CannyThresholds(made.low, made.high)
            hint = edges_hint(hint, checkpoint.native_size_px, edges)
            pictures = (hint, *pictures)
        numbers = {name: float(ascii_number(value)) for name, value in fields.items()}
        ref = ControlRef(
            kind=kind.key,
            name=model.name,
            sha256=model.sha256,
            hint=None if hint is None else input_ref(InputRole.CONTROL, hint),
            made=made,
            **numbers,
        )
    except (ValueError, ValidationError) as error:
        raise _not_valid(written) from error
    ref.check_fits(model, checkpoint)
    return GivenControl(ref, model, pictures)


def _fields(written: str) -> tuple[str, dict[str, str]]:
    """What stands before the fields, and these; a file's name may have commas, too."""
    first, *rest = _BEFORE_FIELD.split(written)
    fields: dict[str, str] = {}
    for one in rest:
        name, _, value = one.partition("=")
        if name.strip() in fields:
            raise _not_valid(written)
        fields[name.strip()] = value.strip()
    return first, fields


def _model(
    wanted: str | None,
    kind: ControlKind,
    checkpoint: Checkpoint,
    known: Sequence[AuxiliaryModel],
) -> AuxiliaryModel:
    """The ControlNet that is named, or the only one that can be meant."""
    if wanted is not None:
        if Path(wanted).is_file():
            return _in_file(Path(wanted))
        plain = wanted.casefold()
        named = (one for one in known if plain in (one.name.casefold(), *keys_of(one)))
        found = next(named, None)
        if found is None:
            raise StudioError(ErrorCode.CONTROL_GONE, control=wanted)
        return found
    usable = [one for one in known if fits(one, checkpoint) and kind.is_known_to(one)]
    if not usable:
        raise StudioError(ErrorCode.MODEL_NONE_CONTROLS)
    if len(usable) > 1:
        names = ", ".join(one.name for one in usable)
        raise StudioError(ErrorCode.CONTROL_CHOICE, hint=kind.key, known=names)
    return usable[0]


def keys_of(model: AuxiliaryModel) -> Iterator[str]:
    """How ``models list`` names it."""
    yield model.folder.parent.name
    yield f"{model.folder.parent.name}/{model.folder.name}"


def _in_file(file: Path) -> AuxiliaryModel:
    found = auxiliary_in_file(file)
    if found is None or found.kind is not AuxiliaryKind.CONTROL:
        raise StudioError(ErrorCode.NOT_VALID, name=OPTION, value=str(file))
    return found


def _not_valid(written: str) -> StudioError:
    return StudioError(ErrorCode.NOT_VALID, name=OPTION, value=written)
