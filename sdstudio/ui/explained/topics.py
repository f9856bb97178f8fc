"""The table of what is explained: every setting of the form, with what its small pictures show."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLocale

from sdstudio.app.translation import translate
from sdstudio.domain import modes
from sdstudio.domain.params import PARAMETERS
from sdstudio.domain.samplers import sampler
from sdstudio.domain.text import QT_TRANSLATE_NOOP

#: Of each of the small pictures, as they are saved.
PANEL_PX: Final = 160


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that is explained, under the key that its widget has.

    Args:
        label, help: the setting's name and what it does, translated in ``context``.
        panels: what is written below each small picture, from less to more of the setting; what is
            typed stays as it is, everything else is translated (:func:`captions`).
        panels_context: the context of their translations.
        picture: the key of the topic whose pictures these are, if they aren't its own.
    """

    label: str
    help: str
    panels: tuple[str, ...]
    context: str = "parameters"
    panels_context: str = "explained"
    picture: str = ""


def _parameter(name: str, *panels: str, context: str = "explained", picture: str = "") -> Topic:
    row = PARAMETERS[name]
    return Topic(row.label, row.help, panels, "parameters", context, picture)


_OFF: Final = QT_TRANSLATE_NOOP("explained", "Off")
_ON: Final = QT_TRANSLATE_NOOP("explained", "On")

#: By the name of the parameter, or of the part of the form.
TOPICS: Final[dict[str, Topic]] = {
    "mode": Topic(
        QT_TRANSLATE_NOOP("explained", "Mode"),
        QT_TRANSLATE_NOOP(
            "explained",
            "What the picture starts from: words alone, another picture, or an area that you mask "
            "in one. The settings below follow from it.",
        ),
        (modes.TEXT_TO_IMAGE.label, modes.IMAGE_TO_IMAGE.label, modes.INPAINTING.label),
        "explained",
        "modes",
    ),
    "inputs": Topic(
        QT_TRANSLATE_NOOP("explained", "Input picture"),
        QT_TRANSLATE_NOOP(
            "explained",
            "The picture that the new one starts from. Drop one here, paste it, or use one from "
            "the library; paint over a part to change only that.",
        ),
        (modes.TEXT_TO_IMAGE.label, modes.IMAGE_TO_IMAGE.label, modes.INPAINTING.label),
        "explained",
        "modes",
        "mode",
    ),
    "prompt": _parameter(
        "prompt",
        QT_TRANSLATE_NOOP("explained", "“flower”"),
        QT_TRANSLATE_NOOP("explained", "“a yellow flower”"),
        QT_TRANSLATE_NOOP("explained", "“… on a green background”"),
    ),
    "weights": Topic(
        QT_TRANSLATE_NOOP("explained", "Weights"),
        QT_TRANSLATE_NOOP(
            "explained",
            "(word:1.3) makes a word count more, (word:0.7) less. Far from 1, pictures fall apart: "
            "0.5 to 1.5 is usual.",
        ),
        ("(blue:0.2)", "blue", "(blue:1.5)"),
        "explained",
    ),
    "negative_prompt": _parameter(
        "negative_prompt",
        QT_TRANSLATE_NOOP("explained", "Empty"),
        QT_TRANSLATE_NOOP("explained", "“red”"),
    ),
    "styles": Topic(
        QT_TRANSLATE_NOOP("explained", "Styles"),
        QT_TRANSLATE_NOOP(
            "explained",
            "Words that are added to your prompt, for a medium, a light or a mood. Several can be "
            "used at once; each begins with what the one before gives.",
        ),
        (
            QT_TRANSLATE_NOOP("explained", "3D"),
            QT_TRANSLATE_NOOP("explained", "Flat drawing"),
            QT_TRANSLATE_NOOP("explained", "Line drawing"),
        ),
        "explained",
    ),
    "model": Topic(
        QT_TRANSLATE_NOOP("explained", "Model"),
        QT_TRANSLATE_NOOP(
            "explained",
            "Makes the pictures. Models differ in what they know, in the look that they prefer, in "
            "their native size, and in how long a picture takes.",
        ),
        (
            QT_TRANSLATE_NOOP("explained", "Anime"),
            QT_TRANSLATE_NOOP("explained", "Oil painting"),
            QT_TRANSLATE_NOOP("explained", "Pixel art"),
        ),
        "explained",
    ),
    "presets": Topic(
        QT_TRANSLATE_NOOP("explained", "Presets"),
        QT_TRANSLATE_NOOP(
            "explained",
            "Settings under a name, for this model or for all of them. A model can begin with one "
            "by default.",
        ),
        ("1", "4", "25"),
        "explained",
        picture="steps",
    ),
    "few_steps": Topic(
        QT_TRANSLATE_NOOP("explained", "Few steps"),
        QT_TRANSLATE_NOOP(
            "explained",
            "Uses a LoRA that was trained to finish in four to eight steps, with the sampler and "
            "the guidance that it needs. Much faster, with somewhat less variety. Without one, so "
            "few steps only give a sketch, as shown here.",
        ),
        ("1", "4", "25"),
        "explained",
        picture="steps",
    ),
    "size": Topic(
        QT_TRANSLATE_NOOP("explained", "Size"),
        QT_TRANSLATE_NOOP(
            "explained",
            "The shape of the picture, with as many pixels as suit the model. Custom takes any "
            "width and height.",
        ),
        ("192 × 256", "256 × 256", "320 × 256"),
        "explained",
        picture="width",
    ),
    "width": _parameter("width", "192", "256", "320"),
    "height": _parameter("height", "192", "256", "320"),
    "seamless": _parameter("seamless", _OFF, QT_TRANSLATE_NOOP("explained", "Both directions")),
    "second_pass": _parameter("second_pass", _OFF, "2"),
    "second_pass_strength": _parameter("second_pass_strength", "0.1", "0.3", "0.7"),
    "faces": Topic(
        QT_TRANSLATE_NOOP("explained", "Repair faces"),
        QT_TRANSLATE_NOOP(
            "explained",
            "Finds the faces in a finished picture and makes each of them anew at the model's full "
            "resolution, where small faces come out blurred. The strength says how much of a face "
            "may change; what is outside of its soft edge stays as it is.",
        ),
        (
            QT_TRANSLATE_NOOP("explained", "As it was made"),
            QT_TRANSLATE_NOOP("explained", "Repaired"),
        ),
        "explained",
    ),
    "count": Topic(
        QT_TRANSLATE_NOOP("explained", "Number of pictures"),
        QT_TRANSLATE_NOOP(
            "explained",
            "How many pictures to make, each with a seed of its own. Make several and keep the "
            "best.",
        ),
        ("1", "4"),
        "explained",
    ),
    "strength": _parameter("strength", "0.2", "0.6", "1"),
    "noise_level": _parameter("noise_level", "0", "100", "350"),
    "fill": _parameter(
        "fill",
        *(dict(PARAMETERS["fill"].choices)[key] for key in ("original", "blur", "neutral")),
        context="parameters",
    ),
    "grow": _parameter("grow", "0", "12", "32"),
    "feather": _parameter("feather", "0", "16", "48"),
    "mask_blur": _parameter("mask_blur", "0", "8", "32"),
    "context": _parameter(
        "context",
        QT_TRANSLATE_NOOP("explained", "Small part"),
        QT_TRANSLATE_NOOP("explained", "Whole picture"),
    ),
    "masked_only": _parameter("masked_only", _OFF, _ON),
    "mask_padding": _parameter("mask_padding", "8", "32", "64"),
    "color_match": _parameter("color_match", _OFF, _ON),
    "steps": _parameter("steps", "1", "4", "25"),
    "guidance_scale": _parameter("guidance_scale", "1", "4", "15"),
    "guidance_rescale": _parameter("guidance_rescale", "0", "0.7"),
    "sampler": _parameter(
        "sampler", *(sampler(key).label for key in ("euler", "euler_a", "dpmpp_2m"))
    ),
    "eta": _parameter("eta", "0", "0.3", "1"),
    "clip_skip": _parameter("clip_skip", "1", "2"),
    "fast": _parameter("fast", _OFF, _ON),
    "seed": _parameter("seed", "1", "2", "3"),
    "adapters": Topic(
        QT_TRANSLATE_NOOP("explained", "LoRAs and embeddings"),
        QT_TRANSLATE_NOOP(
            "explained",
            "Small files that teach a model a subject or a style. The weight says how strongly: 1 "
            "is what it was trained for, 0 is off, and a negative weight leads away from it.",
        ),
        ("0", "0.5", "1"),
        "explained",
    ),
    "controls": Topic(
        QT_TRANSLATE_NOOP("explained", "ControlNet"),
        QT_TRANSLATE_NOOP(
            "explained",
            "Keeps the new picture to the edges, the depth or the pose of another one, which is "
            "its hint. With less weight, or when it ends earlier, the model is freer.",
        ),
        (
            QT_TRANSLATE_NOOP("explained", "Hint"),
            QT_TRANSLATE_NOOP("explained", "Picture"),
        ),
        "explained",
    ),
}


def picture_name(key: str) -> str:
    """The file with the small pictures of a topic, beside each other."""
    return f"{TOPICS[key].picture or key}.webp"


def captions(topic: Topic) -> list[str]:
    """What is written below its small pictures, in the language and with the numbers of the
    window.
    """
    return [_caption(translate(topic.panels_context, panel)) for panel in topic.panels]


def _caption(text: str) -> str:
    if not text.replace(".", "", 1).isdecimal():
        return text
    return text.replace(".", QLocale().decimalPoint())
