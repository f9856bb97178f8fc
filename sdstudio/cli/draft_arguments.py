"""The arguments of ``generate`` and ``grid`` that say what picture is made."""

import argparse
from pathlib import Path

from sdstudio.cli import upscaler_option
from sdstudio.cli.control_options import OPTION
from sdstudio.cli.face_options import add_face_arguments
from sdstudio.cli.parameter_options import METAVARS, TYPES, choices_of, plain, with_range
from sdstudio.cli.preset_option import add_preset_argument
from sdstudio.cli.translating import add_translate_argument
from sdstudio.domain.backends import Backend
from sdstudio.domain.controls import CONTROL_KINDS
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.intents import INTENTS
from sdstudio.domain.modes import MODES, REPAIR_FACES
from sdstudio.domain.option_names import option_of
from sdstudio.domain.params import PARAMETERS, Kind
from sdstudio.domain.samplers import SAMPLERS
from sdstudio.imaging import IMAGE_FORMATS


def add_draft_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the options for making a picture to ``parser``."""
    modes = [mode.key for mode in _MODES]
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
            metavar=METAVARS.get(parameter.kind),
            type=TYPES.get(parameter.kind, str),
            choices=choices_of(parameter),
            help=_help(name, translate),
        )
    parser.add_argument(
        "--guidance-scale",
        dest="guidance_scale",
        type=TYPES[Kind.DECIMAL],
        help=argparse.SUPPRESS,
    )
    add_preset_argument(parser, translate)
    parser.add_argument(
        "--style",
        action="append",
        default=[],
        metavar="NAME",
        help=translate(
            "cli",
            "style to apply to the prompts (see: sdstudio styles list); can be repeated, and "
            "styles are applied in order",
        ),
    )
    add_translate_argument(parser, translate)
    parser.add_argument(
        "--lora",
        action="append",
        default=[],
        metavar="FILE[:WEIGHT]",
        help=translate(
            "cli",
            "LoRA to apply, a file or the name of an installed one, optionally with a weight "
            "(default: 1); can be repeated",
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
        metavar="KIND=HINT[,weight=X][,start=X][,end=X][,model=MODEL][,find=on][,low=N][,high=N]",
        help=translate(
            "cli",
            "ControlNet with its hint picture, such as "
            "canny=edges.png,weight=0.8,end=0.7; kinds: {kinds}. tile and inpaint use the input "
            "image if no picture is named; find=on finds the edges of a picture for canny, with "
            "the thresholds low and high; model is an installed ControlNet or a file (default: the "
            "only one that fits); can be repeated",
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
        "--vae",
        metavar="VAE",
        help=translate(
            "cli",
            "installed VAE to decode with, or “own” for the model's own (default: as chosen in "
            "the model's menu)",
        ),
    )
    parser.add_argument(
        upscaler_option.OPTION,
        metavar="MODEL",
        help=translate(
            "cli",
            "installed upscaler, or its safetensors file, that enlarges the first pass of the "
            "hires fix (default: Lanczos)",
        ),
    )
    parser.add_argument(
        "--repair-faces",
        action="store_true",
        help=translate(
            "cli",
            "find the faces in each finished picture and make them anew at the model's full "
            "resolution; so does each of the --face- options",
        ),
    )
    add_face_arguments(parser, translate)
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


def _help(name: str, translate: Translate) -> str:
    parameter = PARAMETERS[name]
    text = translate("parameters", parameter.help)
    if parameter.kind is Kind.SAMPLER:
        text += f" [{', '.join(row.key for row in SAMPLERS)}]"
    return with_range(parameter, text)


def _intent_help(translate: Translate) -> str:
    text = translate(
        "cli",
        "what to do with the masked area; sets strength, pre-fill, grow, feather, blur, context "
        "and colours unless they are given",
    )
    rows = "; ".join(f"{one.key}: {translate('intents', one.help)}" for one in INTENTS)
    return f"{text}. {rows}".replace("%", "%%")


def _mode_key(written: str) -> str:
    """The key of a mode given by its key, its label, or as ``img2img``."""
    for row in _MODES:
        short = row.key.replace("image", "img").replace("text", "txt").replace("_to_", "2")
        if plain(written) in (row.key, plain(row.label), short):
            return row.key
    return written


_MODES = (*MODES, REPAIR_FACES)
_BACKENDS = [one.value for one in Backend]
