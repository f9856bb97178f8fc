"""How the picture that is looked at was made, to read and to copy from."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from sdstudio.app.translation import translate
from sdstudio.domain import modes, samplers
from sdstudio.domain.controls import ControlRef
from sdstudio.domain.draft import PROMPTS
from sdstudio.domain.face_repair import FACE_PARAMETERS, FaceRepair
from sdstudio.domain.figures import plain_number
from sdstudio.domain.params import (
    PARAMETERS,
    GenerationParams,
    Kind,
    Level,
    Value,
    has_effect,
)
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.styles import Styling
from sdstudio.domain.upscaler import UpscalerRef
from sdstudio.library import Picture
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.wording import checkpoint_name, size, style_name

_LINES: Final = 5
_LINES_MIN: Final = 2
# Shown even at their defaults.
_ALWAYS: Final = frozenset({"steps", "guidance_scale", "sampler", "seed"})


class SettingsText(Retranslates, QPlainTextEdit):
    """Shows the settings of a picture; it scrolls, so that the picture keeps its room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self.retranslate()

    def show_picture(self, picture: Picture | None) -> None:
        """Show how ``picture`` was made."""
        if picture != self._picture:
            self._picture = picture
            self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Settings of the picture"))
        picture = self._picture
        self.setPlainText(
            ""
            if picture is None
            else settings_text(picture.request, (picture.width, picture.height))
        )

    def event(self, event: QEvent) -> bool:
        # The stage's own Ctrl+C copies the picture.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Copy)
            and self.textCursor().hasSelection()
        ):
            event.accept()
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(0, self._height_px(_LINES))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._height_px(_LINES_MIN))

    def _height_px(self, lines: int) -> int:
        around = self.contentsMargins()
        frame_px = around.top() + around.bottom() + 2 * self.document().documentMargin()
        return round(lines * self.fontMetrics().lineSpacing() + frame_px)


def settings_text(request: GenerationRequest, size_px: tuple[int, int]) -> str:
    """Everything that made a picture, in lines to read; plain text.

    Args:
        size_px: the picture's width and height.
    """
    mode = modes.mode(request.mode)
    words = [_labelled(*one) for one in prompt_rows(request)]
    facts = [checkpoint_name(request.checkpoint), translate("modes", mode.label), size(*size_px)]
    facts += (_labelled(*one) for one in parameter_rows(request))
    used = [f"{one.name} ({plain_number(one.weight)})" for one in request.adapters]
    if used:
        text = QCoreApplication.translate("SettingsText", "LoRAs and embeddings: {names}")
        facts.append(text.format(names=", ".join(used)))
    facts += (_labelled("ControlNet", control_text(one)) for one in request.controls)
    if request.vae is not None:
        facts.append(_labelled("VAE", request.vae.name))
    if request.upscaler is not None:
        name = QCoreApplication.translate("SettingRows", "Upscaler")
        facts.append(_labelled(name, upscaler_text(request.upscaler)))
    if request.faces is not None:
        name = QCoreApplication.translate("SettingRows", "Faces")
        facts.append(_labelled(name, faces_text(request.faces)))
    # No line begins with a dot.
    return "\n".join((*words, "\N{NO-BREAK SPACE}· ".join(facts)))


def upscaler_text(upscaler: UpscalerRef) -> str:
    """An upscaler, with its factor if it says how large the picture becomes."""
    if upscaler.factor is None:
        return upscaler.name
    return f"{upscaler.name} (× {plain_number(upscaler.factor)})"


def faces_text(faces: FaceRepair) -> str:
    """How faces were repaired: how much, and what was chosen besides."""
    shown = []
    for name, row in FACE_PARAMETERS.items():
        value = getattr(faces, name)
        if name == "strength" or value != FaceRepair.model_fields[name].default:
            text = value if isinstance(value, str) else plain_number(value)
            shown.append(_labelled(translate("parameters", row.label), text))
    return ", ".join(shown)


def control_text(control: ControlRef) -> str:
    """A ControlNet with what its hint shows, its weight, and the steps if not all of them."""
    kind = translate("controls", control.row.label)
    facts = [kind, plain_number(control.weight)]
    if (control.start, control.end) != (0, 1):
        facts.append(f"{control.start:.0%}–{control.end:.0%}")
    return f"{control.name} ({', '.join(facts)})"


def prompt_rows(request: GenerationRequest) -> list[tuple[str, str]]:
    """The prompts that are not empty, and what they were written from: the words in another
    language, the template, and the styles with what was written before they were applied. Their
    names in the form, and their texts.
    """
    rows = [
        (translate("parameters", PARAMETERS[name].label), value)
        for name in PROMPTS
        if (value := getattr(request.params, name))
    ]
    return [*rows, *_of_translation(request), *_of_template(request), *_of_styling(request)]


def _of_translation(request: GenerationRequest) -> Iterator[tuple[str, str]]:
    if request.translation is None:
        return
    if request.translation.prompt:
        text = QCoreApplication.translate("SettingsText", "Prompt before translation")
        yield text, request.translation.prompt
    if request.translation.negative_prompt:
        text = QCoreApplication.translate("SettingsText", "Negative prompt before translation")
        yield text, request.translation.negative_prompt


def _of_template(request: GenerationRequest) -> Iterator[tuple[str, str]]:
    template = request.template
    if template is None:
        return
    words = request.styling or request.params
    for label, text, written in (
        (
            QCoreApplication.translate("SettingsText", "Template"),
            template.prompt,
            words.prompt,
        ),
        (
            QCoreApplication.translate("SettingsText", "Negative template"),
            template.negative_prompt,
            words.negative_prompt,
        ),
    ):
        if text != written:
            yield label, text
    if template.lines:
        label = QCoreApplication.translate("SettingsText", "Wildcards")
        yield label, "; ".join(f"{one.wildcard}: {one.text}" for one in template.lines)


def _of_styling(request: GenerationRequest) -> Iterator[tuple[str, str]]:
    styling = request.styling
    if styling is None or not styling.styles:
        return
    names = QCoreApplication.translate("SettingsText", ", ").join(map(style_name, styling.styles))
    yield QCoreApplication.translate("SettingsText", "Styles"), names
    yield from _without_styles(styling)


def _without_styles(styling: Styling) -> Iterator[tuple[str, str]]:
    if styling.prompt:
        text = QCoreApplication.translate("SettingsText", "Prompt without styles")
        yield text, styling.prompt
    if styling.negative_prompt:
        text = QCoreApplication.translate("SettingsText", "Negative prompt without styles")
        yield text, styling.negative_prompt


def parameter_rows(request: GenerationRequest) -> Iterator[tuple[str, str]]:
    """What made a picture besides prompts and size: names and values as the form shows them.

    A switch that is on has no value.
    """
    mode = modes.mode(request.mode)

    def differs(name: str) -> bool:
        usual = mode.defaults.get(name, GenerationParams.model_fields[name].default)
        return bool(getattr(request.params, name) != usual)

    for name in mode.parameters:
        parameter = PARAMETERS[name]
        if parameter.kind in (Kind.PROMPT, Kind.LENGTH_PX):
            continue
        if not has_effect(name, request.params.sampler):
            continue
        if parameter.needs is not None:
            # Where it has an effect, its usual value is as telling as any other.
            is_shown = differs(parameter.needs)
        elif name == "eta":
            is_shown = True
        else:
            is_shown = parameter.level is Level.SIMPLE or name in _ALWAYS or differs(name)
        if is_shown:
            yield named_value(name, getattr(request.params, name))


def _labelled(label: str, shown: str) -> str:
    if not shown:
        return label
    text = QCoreApplication.translate("SettingsText", "{name}: {value}")
    return text.format(name=label, value=shown)


def named_value(name: str, value: Value) -> tuple[str, str]:
    """A parameter's label and its value in words; a switch has no value."""
    parameter = PARAMETERS[name]
    label = translate("parameters", parameter.label)
    match parameter.kind:
        case Kind.SWITCH:
            shown = ""
        case Kind.SAMPLER:
            shown = samplers.sampler(str(value)).label
        case Kind.CHOICE:
            shown = translate("parameters", dict(parameter.choices)[str(value)])
        case Kind.DECIMAL if parameter.off and value == GenerationParams.model_fields[name].default:
            shown = translate("parameters", parameter.off)
        case Kind.DECIMAL:
            shown = plain_number(float(value))
        case _:
            shown = str(value)
    return label, shown
