"""Failures as sentences: the table's template, translated and filled in with the arguments."""

from collections.abc import Callable, Mapping

from sdstudio.domain.checkpoint import PRACTICE_NAME
from sdstudio.domain.controls import CONTROL_KINDS
from sdstudio.domain.error_sentences import FAILURES
from sdstudio.domain.errors import Argument, ErrorCode, StudioError
from sdstudio.domain.families import FAMILIES
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.modes import ALL_MODES
from sdstudio.domain.params import PARAMETERS
from sdstudio.domain.text import QT_TRANSLATE_NOOP

Translate = Callable[[str, str], str]


#: Short forms of failures, for sentences that name a cause.
_CAUSES: Mapping[str, str] = {
    ErrorCode.DISK_FULL: QT_TRANSLATE_NOOP("errors", "the disk is full"),
    ErrorCode.FOLDER_READ_ONLY: QT_TRANSLATE_NOOP("errors", "writing to the folder is not allowed"),
    ErrorCode.PICTURES_FOLDER_GONE: QT_TRANSLATE_NOOP("errors", "the folder doesn't exist"),
}


_ROLES: Mapping[str, str] = {
    InputRole.IMAGE: QT_TRANSLATE_NOOP("errors", "The input picture"),
    InputRole.MASK: QT_TRANSLATE_NOOP("errors", "The mask"),
    InputRole.DEPTH: QT_TRANSLATE_NOOP("errors", "The depth map"),
    InputRole.CONTROL: QT_TRANSLATE_NOOP("errors", "The hint of a ControlNet"),
}
#: Failures whose ``found`` is a family that isn't supported, or what is like one.
_REFUSED_FAMILY = frozenset({ErrorCode.MODEL_UNSUPPORTED, ErrorCode.ADAPTER_OTHER_FAMILY})
#: Between the names in a list.
_SEPARATOR = QT_TRANSLATE_NOOP("errors", ", ")
_HINT_LABELS = {row.key: row.label for row in CONTROL_KINDS}
_MODE_LABELS = {row.key: row.label for row in ALL_MODES}


def sentence(
    code: ErrorCode,
    arguments: Mapping[str, Argument],
    translate: Translate = lambda _context, text: text,
) -> str:
    """The sentence for a failure, in the language of ``translate(context, text)``.

    Plain text: arguments are shown verbatim, never interpreted. Every sentence may name the
    ``families`` of models that are supported.
    """
    shown = {name: str(value) for name, value in arguments.items()}
    if (name := shown.get("name", "")) in PARAMETERS:
        shown["name"] = translate("parameters", PARAMETERS[name].label)
    if (role := shown.get("role", "")) in _ROLES:
        shown["role"] = translate("errors", _ROLES[role])
    if (mode := shown.get("mode", "")) in _MODE_LABELS:
        shown["mode"] = translate("modes", _MODE_LABELS[mode])
    if (hint := shown.get("hint", "")) in _HINT_LABELS:
        shown["hint"] = translate("controls", _HINT_LABELS[hint])
    if shown.get("model") == PRACTICE_NAME:
        shown["model"] = translate("wording", PRACTICE_NAME)
    if (cause := shown.get("cause", "")) in _CAUSES:
        shown["cause"] = translate("errors", _CAUSES[cause])
    if code in _REFUSED_FAMILY and "found" in shown:
        shown["found"] = translate("families", shown["found"])
    separator = translate("errors", _SEPARATOR)
    shown.setdefault("families", separator.join(row.name for row in FAMILIES))
    return translate("errors", FAILURES[code].sentence).format_map(_Shown(shown))


def sentence_for(error: StudioError, translate: Translate = lambda _context, text: text) -> str:
    """The sentence for ``error``."""
    return sentence(error.code, error.arguments, translate)


class _Shown(dict[str, str]):
    """Arguments by name; a missing one shows as “?” instead of hiding the sentence."""

    def __missing__(self, key: str) -> str:
        return "?"
