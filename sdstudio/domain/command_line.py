"""The command that makes a picture again in a terminal."""

import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from sdstudio.domain import modes
from sdstudio.domain.adapters import AdapterKind, AdapterRef
from sdstudio.domain.controls import ControlRef
from sdstudio.domain.draft import typed_prompts
from sdstudio.domain.face_repair import FACE_PARAMETERS, FaceRepair
from sdstudio.domain.figures import plain_number
from sdstudio.domain.input_refs import InputRef
from sdstudio.domain.option_names import option_of
from sdstudio.domain.params import PARAMETERS, Kind, Value, has_effect
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.vae import OWN_VAE, VaeRef


def command_line(
    request: GenerationRequest,
    inputs: Mapping[str, str],
    adapters: Mapping[str, str],
    hints: Mapping[InputRef, str] = MappingProxyType({}),
    usual_vae: VaeRef | None = None,
) -> str:
    """``sdstudio generate`` or ``upscale`` with everything that ``request`` says, quoted for a
    terminal.

    Args:
        inputs: the files of its pictures, by their roles.
        adapters: the files of its LoRAs and embeddings, by their SHA-256.
        hints: the files of the hints of its ControlNets.
        usual_vae: what is chosen for its model to decode with.
    """
    if (upscaler := request.works_alone) is not None:
        factor = plain_number(upscaler.factor or 1)
        named = (f"--upscaler={upscaler.name}", f"--factor={factor}")
        return _quoted(["sdstudio", "upscale", *named, "--", *inputs.values()])
    words = ["sdstudio", "generate"]
    # The command takes no styles by what they were then, and might translate differently.
    typed = typed_prompts(request.model_copy(update={"styling": None, "translation": None}))
    for name in modes.mode(request.mode).parameters:
        value = getattr(request.params, name)
        if name == "prompt" or value == PARAMETERS[name].automatic:
            continue
        if not has_effect(name, request.params.sampler):
            continue
        if value != "" or name == "seed":
            # One word, so that a value may begin with a dash.
            shown = typed.get(name) or _written(name, value)
            words.append(f"{option_of(name)}={shown}")
    words.append(f"--mode={request.mode}")
    words += [f"{option_of(role)}={file}" for role, file in inputs.items()]
    words += [_adapter(one, adapters[one.sha256]) for one in request.adapters]
    words += [_control(one, hints) for one in request.controls]
    words.append(f"--model={request.checkpoint.name}")
    if request.vae is not None:
        words.append(f"--vae={request.vae.name}")
    elif usual_vae is not None:
        words.append(f"--vae={OWN_VAE}")
    if request.upscaler is not None:
        words.append(f"--upscaler={request.upscaler.name}")
    if request.faces is not None:
        words.append("--repair-faces")
        words += _of_faces(request.faces)
    if "prompt" in modes.mode(request.mode).parameters:
        words += ["--", typed["prompt"]]
    return _quoted(words)


def _quoted(words: list[str]) -> str:
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


def _written(name: str, value: Value) -> str:
    match PARAMETERS[name].kind:
        case Kind.SWITCH:
            return "on" if value else "off"
        case Kind.DECIMAL:
            return plain_number(float(value))
    return str(value)


def _of_faces(faces: FaceRepair) -> Iterator[str]:
    for name in FACE_PARAMETERS:
        value = getattr(faces, name)
        if value != FaceRepair.model_fields[name].default:
            shown = plain_number(value) if isinstance(value, float) else value
            yield f"{option_of(f'face_{name}')}={shown}"


def _adapter(one: AdapterRef, file: str) -> str:
    if one.kind is AdapterKind.EMBEDDING:
        return f"--embedding={file}"
    return f"--lora={file}:{plain_number(one.weight)}"


def _control(one: ControlRef, hints: Mapping[InputRef, str]) -> str:
    hint = "" if one.hint is None else f"={hints[one.hint]}"
    numbers = ",".join(
        f"{name}={plain_number(getattr(one, name))}" for name in ("weight", "start", "end")
    )
    return f"--control={one.kind}{hint},{numbers},model={one.name}"
