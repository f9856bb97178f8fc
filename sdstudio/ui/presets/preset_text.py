"""What a preset includes, in words."""

from PySide6.QtCore import QCoreApplication

from sdstudio.app.translation import translate
from sdstudio.domain import modes
from sdstudio.domain.params import PARAMETERS, Kind
from sdstudio.domain.presets import Preset, PresetPart
from sdstudio.ui.stage.picture_settings import named_value
from sdstudio.ui.wording import checkpoint_name, style_name


def parts_text(preset: Preset) -> str:
    """What it includes, in a line."""
    included = (translate("presets", one.label) for one in PresetPart if one in preset.parts)
    return _separator().join(included)


def model_text(preset: Preset) -> str:
    """The model that it is for."""
    if preset.checkpoint is None:
        return QCoreApplication.translate("PresetsDialog", "For all models")
    text = QCoreApplication.translate("PresetsDialog", "For {model}")
    return text.format(model=checkpoint_name(preset.checkpoint))


def settings_lines(preset: Preset) -> list[str]:
    """Its settings, a line each; plain text."""
    rows: list[tuple[str, str]] = []
    if preset.mode:
        label = translate("modes", modes.mode(preset.mode).label)
        rows.append((translate("presets", PresetPart.MODE.label), label))
    for name, value in preset.values.items():
        if value != "":
            rows.append(_row(name, value))
    if preset.count:
        rows.append((translate("presets", PresetPart.COUNT.label), str(preset.count)))
    none = QCoreApplication.translate("PresetsDialog", "none")
    for part, names in (
        (PresetPart.ADAPTERS, preset.adapters and [one.name for one in preset.adapters]),
        (PresetPart.STYLES, preset.styles and [style_name(one) for one in preset.styles]),
    ):
        if part in preset.parts:
            rows.append((translate("presets", part.label), _separator().join(names or ()) or none))
    text = QCoreApplication.translate("SettingsText", "{name}: {value}")
    return [text.format(name=name, value=value) for name, value in rows]


def _row(name: str, value: str | int | float) -> tuple[str, str]:
    if PARAMETERS[name].kind is Kind.SWITCH:
        on = QCoreApplication.translate("PresetsDialog", "on")
        off = QCoreApplication.translate("PresetsDialog", "off")
        return translate("parameters", PARAMETERS[name].label), on if value else off
    return named_value(name, value)


def _separator() -> str:
    return QCoreApplication.translate("PresetsDialog", ", ")
