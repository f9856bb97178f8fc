"""Short texts that several zones share: durations, sizes, names of models and phases."""

import re
from collections.abc import Iterable
from html import escape, unescape
from typing import Final

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale
from PySide6.QtGui import QKeySequence

from sdstudio.app.translation import current_language, translate
from sdstudio.domain.checkpoint import PRACTICE_NAME, Checkpoint, CheckpointRef
from sdstudio.domain.families import family
from sdstudio.domain.memory_savings import MemorySaving
from sdstudio.domain.messages import Phase
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.styles import Style, StyleRef

_MNEMONIC: Final = re.compile(r"\s*\(&\w\)")


def about(seconds: float) -> str:
    """For example “about 12 s” or “about 3 min”."""
    if seconds < 90:
        shown = max(1, round(seconds))
        return QCoreApplication.translate("wording", "about {seconds} s").format(seconds=shown)
    if seconds < 90 * 60:
        shown = round(seconds / 60)
        return QCoreApplication.translate("wording", "about {minutes} min").format(minutes=shown)
    hours = QLocale().toString(seconds / 3600, "f", 1)
    return QCoreApplication.translate("wording", "about {hours} h").format(hours=hours)


def duration(seconds: float) -> str:
    """For example “12 s”, “3 min” or “1.5 h”."""
    if seconds < 90:
        shown = max(1, round(seconds))
        return QCoreApplication.translate("wording", "{seconds} s").format(seconds=shown)
    if seconds < 90 * 60:
        shown = round(seconds / 60)
        return QCoreApplication.translate("wording", "{minutes} min").format(minutes=shown)
    hours = QLocale().toString(seconds / 3600, "f", 1)
    return QCoreApplication.translate("wording", "{hours} h").format(hours=hours)


def left(seconds: float | None) -> str:
    """For example “about 12 s left”, or that it is being estimated."""
    if seconds is None:
        return QCoreApplication.translate("wording", "estimating…")
    return QCoreApplication.translate("wording", "{time} left").format(time=about(seconds))


def phase_name(phase: Phase | None) -> str:
    """What is happening in ``phase``."""
    match phase:
        case None:
            return QCoreApplication.translate("wording", "Preparing…")
        case Phase.LOAD:
            return QCoreApplication.translate("wording", "Loading the model…")
        case Phase.ENCODE:
            return QCoreApplication.translate("wording", "Reading the prompt…")
        case Phase.DENOISE:
            return QCoreApplication.translate("wording", "Generating…")
        case Phase.DECODE:
            return QCoreApplication.translate("wording", "Finishing the picture…")


def style_name(style: Style | StyleRef) -> str:
    """The name of a style; of one that ships with the program, in the artist's language."""
    from sdstudio.domain.shipped_styles import is_shipped

    return translate("styles", style.name) if is_shipped(style.uid) else style.name


def number(count: int) -> str:
    """A count, with its thousands separated as in the current language."""
    return QLocale().toString(count)


def counted(text: str, count: int) -> str:
    """``text`` that has ``count`` for “%n”, which Qt writes without separators, with them."""
    return text.replace(str(count), number(count), 1)


def model_name(checkpoint: Checkpoint) -> str:
    """The displayed name of a checkpoint."""
    return checkpoint_name(checkpoint.ref)


def family_name(checkpoint: Checkpoint) -> str:
    """The family of a checkpoint; empty for the practice model, which is like no published one."""
    return "" if checkpoint.is_practice else family(checkpoint.family).name


def checkpoint_name(ref: CheckpointRef) -> str:
    """The displayed name of the checkpoint that a request refers to."""
    return checkpoint_name_of(ref.name)


def checkpoint_name_of(name: str) -> str:
    """The displayed name of the checkpoint called ``name``."""
    if name == PRACTICE_NAME:
        return QCoreApplication.translate("wording", PRACTICE_NAME)
    return name


def size(width: int, height: int) -> str:
    """For example “768 × 512”."""
    return f"{width} × {height}"


def made_otherwise(provenance: Provenance) -> list[str]:
    """Automatic measures that changed the picture's pixels."""
    lines = []
    how = [text for rung, text in _savings_words() if rung & provenance.memory_rung]
    if how:
        text = QCoreApplication.translate("wording", "Generated in low-memory mode ({how})")
        lines.append(text.format(how=", ".join(how)))
    if provenance.redone_steps:
        text = QCoreApplication.translate("wording", "Steps repeated in full precision: {count}")
        lines.append(text.format(count=provenance.redone_steps))
    return lines


def _savings_words() -> tuple[tuple[MemorySaving, str], ...]:
    return (
        (MemorySaving.TILED_VAE, QCoreApplication.translate("wording", "encoded in tiles")),
        (
            MemorySaving.LOW_MEMORY_DENOISING,
            QCoreApplication.translate("wording", "denoised in parts"),
        ),
        (MemorySaving.TILED_DECODE, QCoreApplication.translate("wording", "decoded in tiles")),
    )


def month_name(moment: QDateTime) -> str:
    """Month and year."""
    #: In Qt's notation of dates.
    return QLocale().toString(moment, QCoreApplication.translate("wording", "MMMM yyyy"))


def listed(texts: Iterable[str]) -> str:
    """``texts`` one after another, with what separates them in the language."""
    return QCoreApplication.translate("wording", ", ").join(texts)


def without_mnemonic(text: str) -> str:
    """An action's text without its mnemonic: “Save”, from “&Save” or from Chinese with “(&S)”."""
    return _MNEMONIC.sub("", text).replace("&", "")


def sentences(*said: str) -> str:
    """Sentences one after the other, with a space between them in languages that have one."""
    return current_language().between_sentences.join(said)


def key_text(keys: QKeySequence | str) -> str:
    """A shortcut in the system's notation; a string has the English names of keys."""
    # The constructor would look for their names in the current language.
    shortcut = QKeySequence.fromString(keys) if isinstance(keys, str) else keys
    return shortcut.toString(QKeySequence.SequenceFormat.NativeText)


def with_shortcut(text: str, shortcut: str) -> str:
    """A tooltip: ``text`` as plain text, and the shortcut."""
    return plain_tip(f"{text} ({shortcut})" if shortcut else text)


def plain_tip(text: str) -> str:
    """``text`` for a tooltip: plain text, never interpreted as markup, and wrapped."""
    return f"<qt>{escape(text, quote=False)}</qt>".replace("\n", "<br>") if text else ""


def text_of_tip(tip: str) -> str:
    """What :func:`plain_tip` was given for ``tip``; a tooltip that is plain text stays as it is."""
    if not tip.startswith("<qt>"):
        return tip
    return unescape(tip.removeprefix("<qt>").removesuffix("</qt>").replace("<br>", "\n"))
