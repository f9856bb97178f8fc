"""The settings of a picture in rows of a name and a value, whichever program made it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from sdstudio.app.translation import translate
from sdstudio.domain import modes
from sdstudio.domain.figures import plain_number
from sdstudio.domain.params import PARAMETERS
from sdstudio.domain.picture_settings import PictureSettings
from sdstudio.domain.source_type import FileMarks, SourceType
from sdstudio.domain.text import QT_TRANSLATE_NOOP
from sdstudio.library import AnyPicture, ForeignPicture, Picture
from sdstudio.ui.stage.picture_settings import (
    control_text,
    faces_text,
    parameter_rows,
    prompt_rows,
    upscaler_text,
)
from sdstudio.ui.wording import checkpoint_name, made_otherwise, size

# The names of rows that aren't parameters of the form.
_NAMES = (
    QT_TRANSLATE_NOOP("SettingRows", "Content Credentials"),
    QT_TRANSLATE_NOOP("SettingRows", "Device"),
    QT_TRANSLATE_NOOP("SettingRows", "Faces"),
    QT_TRANSLATE_NOOP("SettingRows", "File"),
    QT_TRANSLATE_NOOP("SettingRows", "LoRA or embedding"),
    QT_TRANSLATE_NOOP("SettingRows", "Made on"),
    QT_TRANSLATE_NOOP("SettingRows", "Mode"),
    QT_TRANSLATE_NOOP("SettingRows", "Model"),
    QT_TRANSLATE_NOOP("SettingRows", "Program"),
    QT_TRANSLATE_NOOP("SettingRows", "Size"),
    QT_TRANSLATE_NOOP("SettingRows", "Source"),
    QT_TRANSLATE_NOOP("SettingRows", "Upscaler"),
    QT_TRANSLATE_NOOP("SettingRows", "VAE"),
)


# What the mark in a file means.
_SOURCES = {
    SourceType.GENERATED: QT_TRANSLATE_NOOP("SettingRows", "Marked as made with AI"),
    SourceType.COMPOSITE: QT_TRANSLATE_NOOP(
        "SettingRows", "Marked as made with AI from another picture"
    ),
}
_SIGNED = QT_TRANSLATE_NOOP("SettingRows", "Signed (C2PA); not verified here")


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting; plain text.

    Args:
        value: empty for a switch that is on.
        is_long: prose rather than a word or number.
        is_of_file: about the file, not about what is in it.
    """

    name: str
    value: str
    is_long: bool = False
    is_of_file: bool = False


@dataclass(frozen=True, slots=True)
class ShownSettings:
    """How a picture was made, as far as that is known.

    Args:
        model: its name; empty if unknown.
    """

    model: str
    rows: Sequence[SettingRow]

    @property
    def text(self) -> str:
        """Everything, in lines."""
        model = [SettingRow(_name("Model"), self.model)] if self.model else []
        lines = (_line(row) for row in (*self.rows, *model))
        return "\n".join(lines)


def settings_of(picture: AnyPicture, marks: FileMarks | None = None) -> ShownSettings:
    """How a picture was made, as far as that is known.

    Args:
        marks: what its file says of where it comes from; ``None`` until that was read.
    """
    if isinstance(picture, ForeignPicture):
        rows, model = _foreign_rows(picture), picture.settings.model_name
    else:
        rows, model = _rows(picture), checkpoint_name(picture.request.checkpoint)
    return ShownSettings(model, (*rows, *_mark_rows(marks or FileMarks())))


def _mark_rows(marks: FileMarks) -> Iterator[SettingRow]:
    if marks.source is not None:
        yield SettingRow(_name("Source"), translate("SettingRows", _SOURCES[marks.source]))
    if marks.has_credentials:
        yield SettingRow(_name("Content Credentials"), translate("SettingRows", _SIGNED))


def _rows(picture: Picture) -> Iterator[SettingRow]:
    request = picture.request
    for name, text in prompt_rows(request):
        yield SettingRow(name, text, is_long=True)
    yield SettingRow(
        _name("Mode"),
        translate("modes", modes.mode(request.mode).label),
    )
    yield SettingRow(_name("Size"), size(picture.width, picture.height))
    for name, text in parameter_rows(request):
        yield SettingRow(name, text)
    for one in request.adapters:
        yield SettingRow(
            _name("LoRA or embedding"),
            f"{one.name} ({plain_number(one.weight)})",
        )
    for control in request.controls:
        yield SettingRow("ControlNet", control_text(control))
    if request.vae is not None:
        yield SettingRow("VAE", request.vae.name)
    if request.upscaler is not None:
        yield SettingRow(_name("Upscaler"), upscaler_text(request.upscaler))
    if request.faces is not None:
        yield SettingRow(_name("Faces"), faces_text(request.faces), is_long=True)
    made_at = QDateTime.fromSecsSinceEpoch(int(picture.created_at.timestamp()))
    when = QLocale().toString(made_at, QLocale.FormatType.ShortFormat)
    yield SettingRow(_name("Made on"), when)
    provenance = picture.provenance
    yield SettingRow(_name("Program"), provenance.program)
    if provenance.device_name:
        yield SettingRow(_name("Device"), provenance.device_name)
    for line in made_otherwise(provenance):
        yield SettingRow(line, "")
    yield SettingRow(_name("File"), picture.path.name, is_of_file=True)


def _foreign_rows(picture: ForeignPicture) -> Iterator[SettingRow]:
    if not picture.settings.is_empty:
        yield from _other_rows(picture.settings)
    yield SettingRow(_name("File"), picture.path.name, is_of_file=True)


def _other_rows(settings: PictureSettings) -> Iterator[SettingRow]:
    for key, text in (
        ("prompt", settings.prompt),
        ("negative_prompt", settings.negative_prompt),
    ):
        if text:
            yield SettingRow(_label(key), text, is_long=True)
    if settings.width and settings.height:
        yield SettingRow(_name("Size"), size(settings.width, settings.height))
    sampler = " ".join(one for one in (settings.sampler, settings.scheduler) if one)
    for name, value in (
        (_label("steps"), settings.steps),
        (_label("guidance_scale"), settings.guidance),
        (_label("sampler"), sampler),
        (_label("seed"), settings.seed),
        (_label("strength"), settings.strength),
        (_name("VAE"), settings.vae),
        (_label("clip_skip"), settings.clip_skip),
    ):
        if value is not None and value != "":
            text = plain_number(value) if isinstance(value, float) else str(value)
            yield SettingRow(name, text)
    for one in settings.loras:
        yield SettingRow(
            _name("LoRA or embedding"),
            f"{one.name} ({plain_number(one.weight)})",
        )
    yield SettingRow(_name("Program"), settings.program)
    for name, text in settings.others:
        yield SettingRow(name, text)


def _label(parameter: str) -> str:
    return translate("parameters", PARAMETERS[parameter].label)


def _name(name: str) -> str:
    assert name in _NAMES, name
    return translate("SettingRows", name)


def _line(row: SettingRow) -> str:
    if not row.value:
        return row.name
    text = QCoreApplication.translate("SettingsText", "{name}: {value}")
    return text.format(name=row.name, value=row.value)
