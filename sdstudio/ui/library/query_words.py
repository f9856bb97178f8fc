"""Terms of a query in words, for chips and facets."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication

from sdstudio.app.translation import translate
from sdstudio.domain import modes, samplers
from sdstudio.domain.picture_query import Field, Span, Term, Value, Word
from sdstudio.domain.text import QT_TRANSLATE_NOOP, quoted
from sdstudio.ui.wording import checkpoint_name_of

#: Of the fields, in context ``library``.
FIELD_NAMES: Final[dict[Field, str]] = {
    Field.MODEL: QT_TRANSLATE_NOOP("library", "Model"),
    Field.SAMPLER: QT_TRANSLATE_NOOP("library", "Sampler"),
    Field.RATING: QT_TRANSLATE_NOOP("library", "Rating"),
    Field.FLAG: QT_TRANSLATE_NOOP("library", "Flag"),
    Field.LABEL: QT_TRANSLATE_NOOP("library", "Colour label"),
    Field.TAG: QT_TRANSLATE_NOOP("library", "Tag"),
    Field.BOARD: QT_TRANSLATE_NOOP("library", "Board"),
    Field.SIZE: QT_TRANSLATE_NOOP("library", "Size"),
    Field.DATE: QT_TRANSLATE_NOOP("library", "Date"),
    Field.SEED: QT_TRANSLATE_NOOP("library", "Seed"),
    Field.STEPS: QT_TRANSLATE_NOOP("library", "Steps"),
    Field.GUIDANCE: QT_TRANSLATE_NOOP("library", "Guidance (CFG)"),
    Field.LORA: QT_TRANSLATE_NOOP("library", "LoRA"),
    Field.STYLE: QT_TRANSLATE_NOOP("library", "Style"),
    Field.TEMPLATE: QT_TRANSLATE_NOOP("library", "Template"),
    Field.MODE: QT_TRANSLATE_NOOP("library", "Mode"),
    Field.PROGRAM: QT_TRANSLATE_NOOP("library", "Program"),
    Field.FOLDER: QT_TRANSLATE_NOOP("library", "Folder"),
    Field.HAS: QT_TRANSLATE_NOOP("library", "Has"),
    Field.SIMILAR: QT_TRANSLATE_NOOP("library", "Similar to picture"),
    Field.CONTENT: QT_TRANSLATE_NOOP("library", "Content like that of picture"),
}

#: Of the values of fields with fixed ones, in context ``library``.
_CHOICE_NAMES: Final[dict[tuple[Field, str], str]] = {
    (Field.FLAG, "pick"): QT_TRANSLATE_NOOP("library", "Picked"),
    (Field.FLAG, "reject"): QT_TRANSLATE_NOOP("library", "Rejected"),
    (Field.FLAG, "none"): QT_TRANSLATE_NOOP("library", "No flag"),
    (Field.LABEL, "none"): QT_TRANSLATE_NOOP("library", "No colour"),
    (Field.LABEL, "red"): QT_TRANSLATE_NOOP("library", "Red"),
    (Field.LABEL, "yellow"): QT_TRANSLATE_NOOP("library", "Yellow"),
    (Field.LABEL, "green"): QT_TRANSLATE_NOOP("library", "Green"),
    (Field.LABEL, "blue"): QT_TRANSLATE_NOOP("library", "Blue"),
    (Field.LABEL, "purple"): QT_TRANSLATE_NOOP("library", "Purple"),
    (Field.HAS, "prompt"): QT_TRANSLATE_NOOP("library", "Prompt"),
    (Field.HAS, "image"): QT_TRANSLATE_NOOP("library", "Input picture"),
    (Field.HAS, "mask"): QT_TRANSLATE_NOOP("library", "Mask"),
    (Field.HAS, "depth"): QT_TRANSLATE_NOOP("library", "Depth map"),
    (Field.HAS, "lora"): QT_TRANSLATE_NOOP("library", "LoRA"),
    (Field.HAS, "style"): QT_TRANSLATE_NOOP("library", "Styles"),
    (Field.HAS, "template"): QT_TRANSLATE_NOOP("library", "Template"),
    (Field.HAS, "note"): QT_TRANSLATE_NOOP("library", "Note"),
    (Field.HAS, "tag"): QT_TRANSLATE_NOOP("library", "Tags"),
    (Field.HAS, "board"): QT_TRANSLATE_NOOP("library", "On a board"),
}
_MODES: Final = frozenset(one.key for one in modes.ALL_MODES)
_SAMPLERS: Final = frozenset(one.key for one in samplers.SAMPLERS)


def field_name(field: Field) -> str:
    """The name of a field."""
    return translate("library", FIELD_NAMES[field])


def value_name(field: Field, text: str) -> str:
    """A value as it is shown; plain text."""
    if (named := _CHOICE_NAMES.get((field, text))) is not None:
        return translate("library", named)
    match field:
        case Field.RATING if text.isdecimal() and 0 < int(text) <= 5:
            return "★" * int(text)
        case Field.RATING if text == "0":
            return QCoreApplication.translate("library", "No stars")
        case Field.MODE if text in _MODES:
            return translate("modes", modes.mode(text).label)
        case Field.SAMPLER if text in _SAMPLERS:
            return samplers.sampler(text).label
        case Field.MODEL:
            return checkpoint_name_of(text)
        case Field.STYLE:
            return translate("styles", text)
    return text


def term_name(term: Term) -> str:
    """A term as a chip says it; plain text."""
    if isinstance(term, Word):
        shown = quoted(term.text, translate) if term.is_phrase else term.text
        if not term.is_excluded:
            return shown
        return QCoreApplication.translate("library", "not {term}").format(term=shown)
    values = listed(_shown(term.field, value) for value in term.values)
    said = (
        QCoreApplication.translate("library", "{field}: not {values}")
        if term.is_excluded
        else QCoreApplication.translate("library", "{field}: {values}")
    )
    return said.format(field=field_name(term.field), values=values)


def listed(names: Iterable[str]) -> str:
    """Names one after the other."""
    return QCoreApplication.translate("library", ", ", "between names").join(names)


def _shown(field: Field, value: Value | Span) -> str:
    if isinstance(value, Value):
        return value_name(field, value.text)
    if value.low and value.high:
        return f"{value.low}–{value.high}"
    if value.low:
        return f"{'≥' if value.has_low else '>'} {value.low}"
    return f"{'≤' if value.has_high else '<'} {value.high}"
