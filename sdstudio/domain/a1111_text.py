"""The ``parameters`` text of a picture's file, in which other programs look for its settings.

The format is that of A1111 (stable-diffusion-webui), ``modules/processing.py: create_infotext``.
"""

import json

from sdstudio.domain import modes, samplers
from sdstudio.domain.adapters import AdapterKind, AdapterRef
from sdstudio.domain.controls import ControlRef
from sdstudio.domain.face_repair import FaceRepair
from sdstudio.domain.params import has_effect
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest

_STRENGTH = "Denoising strength"
# What A1111 records only for pictures made from another, by A1111's name.
_BY_MODE = {_STRENGTH: "strength", "Mask blur": "mask_blur"}
# A1111's own option tiles in both directions; the keys for one direction are an extension's.
_TILING = {
    "both": {"Tiling": "True"},
    "x": {"Tile X": "True", "Tile Y": "False"},
    "y": {"Tile X": "False", "Tile Y": "True"},
}


def parameters_text(request: GenerationRequest, provenance: Provenance) -> str:
    """The text that A1111 and compatible programs read."""
    params = request.params
    if (upscaler := request.works_alone) is not None:
        # As its Extras tab writes them.
        said = {"Postprocess upscale by": _said(upscaler.factor or 1)}
        said |= {"Postprocess upscaler": upscaler.name, "Version": provenance.program}
        return ", ".join(f"{key}: {quoted(value)}" for key, value in said.items())
    name, schedule = samplers.sampler(params.sampler).a1111
    pairs: dict[str, str] = {"Steps": str(params.steps), "Sampler": name}
    if schedule:
        pairs["Schedule type"] = schedule
    pairs |= {
        "CFG scale": f"{params.guidance_scale:g}",
        "Seed": str(params.seed),
        "Size": f"{params.width}x{params.height}",
    }
    unet_sha256 = next(
        (sha for file, sha in provenance.weights_sha256.items() if "unet" in file), ""
    )
    if unet_sha256:
        pairs["Model hash"] = unet_sha256[:10]
    used = modes.mode(request.mode).parameters
    pairs |= {said: _said(getattr(params, name)) for said, name in _BY_MODE.items() if name in used}
    if "eta" in used and has_effect("eta", params.sampler):
        pairs["Eta"] = _said(params.eta)
    if "clip_skip" in used and params.clip_skip:
        pairs["Clip skip"] = str(params.clip_skip)
    if "masked_only" in used and params.masked_only:
        pairs |= {"Inpaint area": "Only masked", "Masked area padding": str(params.mask_padding)}
    if "second_pass" in used and params.second_pass > 1:
        pairs |= {
            # A1111 uses the same key for the second pass.
            _STRENGTH: _said(params.second_pass_strength),
            "Hires upscale": _said(params.second_pass),
            "Hires steps": str(params.steps),
            "Hires upscaler": "Lanczos" if request.upscaler is None else request.upscaler.name,
        }
    if request.faces is not None:
        # As its usual extension for faces writes them.
        pairs |= _of_faces(request.faces)
    if "seamless" in used:
        pairs |= _TILING.get(params.seamless, {})
    # As its usual extension for ControlNets writes them.
    pairs |= {f"ControlNet {n}": _control(one) for n, one in enumerate(request.controls)}
    if request.vae is not None:
        pairs |= {"VAE hash": request.vae.sha256[:10], "VAE": request.vae.name}
    if request.translation is not None:
        typed = {
            "Original prompt": request.translation.prompt,
            "Original negative prompt": request.translation.negative_prompt,
        }
        pairs |= {key: text for key, text in typed.items() if text}
    pairs |= {"Model": request.checkpoint.name, "Version": provenance.program}
    # A1111's convention: LoRAs are named in the prompt; embeddings are in it anyway.
    loras = (one for one in request.adapters if one.kind is AdapterKind.LORA)
    words = [params.prompt, *map(_tag, loras)]
    lines = [" ".join(word for word in words if word)] if any(words) else []
    if params.negative_prompt:
        lines.append(f"Negative prompt: {params.negative_prompt}")
    lines.append(", ".join(f"{key}: {quoted(value)}" for key, value in pairs.items()))
    # As its usual extension for dynamic prompts writes them.
    template = request.template
    if template is not None and template.prompt:
        lines.append(f"Template: {template.prompt}")
    if template is not None and template.negative_prompt:
        lines.append(f"Negative Template: {template.negative_prompt}")
    return "\n".join(lines)


def quoted(value: str) -> str:
    """``value`` as a value of the last line, in quotation marks where it needs them."""
    return json.dumps(value, ensure_ascii=False) if set(value) & set(',:\n"') else value


def _tag(lora: AdapterRef) -> str:
    weights = f"{lora.weight:g}"
    if lora.text_weight is not None:
        weights = f"{lora.text_weight:g}:{weights}"
    return f"<lora:{lora.name}:{weights}>"


def _control(control: ControlRef) -> str:
    said = {
        "Module": "none",
        "Model": f"{control.name} [{control.sha256[:8]}]",
        "Weight": _said(control.weight),
        "Guidance Start": _said(control.start),
        "Guidance End": _said(control.end),
    }
    return ", ".join(f"{key}: {value}" for key, value in said.items())


def _of_faces(faces: FaceRepair) -> dict[str, str]:
    own = {"ADetailer prompt": faces.prompt} if faces.prompt else {}
    return {
        "ADetailer model": faces.detector.name,
        **own,
        "ADetailer denoising strength": _said(faces.strength),
    }


def _said(value: float) -> str:
    return f"{value:g}"
