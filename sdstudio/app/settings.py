"""The settings: one table for the file, the dialog, the command line and docs/settings.md.

Versioned JSON, replaced atomically. No Qt: the command line reads it too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal, get_type_hints

from pydantic import BaseModel, ConfigDict
from pydantic_core import from_json

from sdstudio.disk import PrivateDisk, read_regular, write_over
from sdstudio.domain.backends import Backend
from sdstudio.domain.shared_metadata import MetadataLevel
from sdstudio.domain.text import QT_TRANSLATE_NOOP


class Language(StrEnum):
    """The language of the window; the value is a locale name.

    To add one, add a row here, and have ``python -m tools.i18n`` make its file.

    Attributes:
        own_name: what the language calls itself.
        between_sentences: what stands between two sentences.
    """

    own_name: str
    between_sentences: str

    SYSTEM = "system", ""
    ENGLISH = "en", "English"
    CHINESE = "zh_CN", "简体中文", ""
    GERMAN = "de", "Deutsch"

    def __new__(cls, value: str, own_name: str = "", between_sentences: str = " ") -> "Language":
        """A row of the table."""
        row = str.__new__(cls, value)
        row._value_ = value
        row.own_name = own_name
        row.between_sentences = between_sentences
        return row

    @classmethod
    def all(cls) -> "tuple[Language, ...]":
        """The languages, without the choice to follow the system's."""
        return tuple(one for one in cls if one is not cls.SYSTEM)


class Theme(StrEnum):
    """The colours of the window."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"
    DARK_CONTRAST = "dark_contrast"
    LIGHT_CONTRAST = "light_contrast"

    @property
    def is_dark(self) -> bool:
        """Whether it is dark; that of the system isn't known here."""
        return self in (Theme.DARK, Theme.DARK_CONTRAST)

    @property
    def has_contrast(self) -> bool:
        """Whether its contrast is high whatever the system asks for."""
        return self in (Theme.DARK_CONTRAST, Theme.LIGHT_CONTRAST)


class TextSize(StrEnum):
    """How large text is, in percent of the system's."""

    USUAL = "100"
    LARGER = "125"
    LARGE = "150"
    VERY_LARGE = "175"
    DOUBLE = "200"

    @property
    def share(self) -> float:
        """As a factor."""
        return int(self) / 100


class Motion(StrEnum):
    """Whether things may fade, flicker and slide."""

    SYSTEM = "system"
    REDUCED = "reduced"
    FULL = "full"


class EndSignal(StrEnum):
    """How the end of something long is announced while the window isn't in use."""

    NONE = "none"
    SOUND = "sound"
    NOTIFICATION = "notification"
    BOTH = "both"

    @property
    def sounds(self) -> bool:
        """Whether it is heard."""
        return self in (EndSignal.SOUND, EndSignal.BOTH)

    @property
    def shows(self) -> bool:
        """Whether the system shows a notification."""
        return self in (EndSignal.NOTIFICATION, EndSignal.BOTH)


class Announced(StrEnum):
    """Whose end is announced."""

    JOB = "job"
    QUEUE = "queue"


class LongAfter(StrEnum):
    """How many minutes something must have taken for its end to be announced."""

    ONE = "1"
    FIVE = "5"
    FIFTEEN = "15"


class SettingKind(Enum):
    """How a setting is edited; the dialog has one editor for each kind."""

    CHOICE = "choice"
    SWITCH = "switch"
    FOLDER = "folder"
    PROGRAM = "program"
    TEXT = "text"
    FILE = "file"


class SettingGroup(StrEnum):
    """The heading a setting appears under."""

    APPEARANCE = QT_TRANSLATE_NOOP("settings", "Appearance")
    WRITING = QT_TRANSLATE_NOOP("settings", "Writing prompts")
    FOLDERS = QT_TRANSLATE_NOOP("settings", "Folders")
    OTHER_PROGRAMS = QT_TRANSLATE_NOOP("settings", "Other programs")
    SHARING = QT_TRANSLATE_NOOP("settings", "Sharing")
    CREDENTIALS = QT_TRANSLATE_NOOP("settings", "Content Credentials")
    PRIVACY = QT_TRANSLATE_NOOP("settings", "Privacy")
    NOTIFICATIONS = QT_TRANSLATE_NOOP("settings", "Notifications")
    UPDATES = QT_TRANSLATE_NOOP("settings", "Updates")
    PERFORMANCE = QT_TRANSLATE_NOOP("settings", "Performance")


#: How much metadata a picture takes along, most first, as the artist reads it.
METADATA_LEVELS: Final[tuple[tuple[MetadataLevel, str], ...]] = (
    (MetadataLevel.WHOLE, QT_TRANSLATE_NOOP("settings", "All metadata")),
    (MetadataLevel.SETTINGS, QT_TRANSLATE_NOOP("settings", "Prompt and settings")),
    (MetadataLevel.PROMPT, QT_TRANSLATE_NOOP("settings", "Prompt only")),
    (MetadataLevel.NONE, QT_TRANSLATE_NOOP("settings", "No metadata")),
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the dialog, the command line and the documentation say about a setting.

    Args:
        label: the field's term, translated in the context ``settings``.
        help: one sentence, also translated.
        choices: for ``SettingKind.CHOICE``: value and label; languages by their own names.
        needs_restart: a change takes effect at the next start.
    """

    kind: SettingKind
    group: SettingGroup
    label: str
    help: str
    choices: tuple[tuple[str, str], ...] = ()
    needs_restart: bool = False


class Settings(BaseModel):
    """All settings. A new one is one field with a default; unknown ones are dropped.

    A field without a :class:`Setting` is chosen elsewhere: ``graphics_pack`` is the ID of the pack
    in use (see ``app/graphics``), ``endpoint`` and ``own_endpoints``
    among the download servers (see ``models/endpoints.py``), ``secret_endpoints`` are the keys of
    those with a user and password (see ``app/credentials.py``), ``shortcuts`` are the keys that
    the artist has chosen, by command (see ``ui/shortcuts.py``).
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    version: Literal[1] = 1
    language: Annotated[
        Language,
        Setting(
            SettingKind.CHOICE,
            SettingGroup.APPEARANCE,
            QT_TRANSLATE_NOOP("settings", "Language"),
            QT_TRANSLATE_NOOP("settings", "The language of the window and its messages."),
            (
                (Language.SYSTEM, QT_TRANSLATE_NOOP("settings", "Same as system")),
                *((one, one.own_name) for one in Language.all()),
            ),
        ),
    ] = Language.SYSTEM
    theme: Annotated[
        Theme,
        Setting(
            SettingKind.CHOICE,
            SettingGroup.APPEARANCE,
            QT_TRANSLATE_NOOP("settings", "Theme"),
            QT_TRANSLATE_NOOP(
                "settings",
                "Neutral greys, dark or light, or high contrast. If the system asks for more "
                "contrast, every theme has it.",
            ),
            (
                (Theme.SYSTEM, QT_TRANSLATE_NOOP("settings", "Same as system")),
                (Theme.DARK, QT_TRANSLATE_NOOP("settings", "Dark")),
                (Theme.LIGHT, QT_TRANSLATE_NOOP("settings", "Light")),
                (Theme.DARK_CONTRAST, QT_TRANSLATE_NOOP("settings", "High contrast, dark")),
                (Theme.LIGHT_CONTRAST, QT_TRANSLATE_NOOP("settings", "High contrast, light")),
            ),
        ),
    ] = Theme.SYSTEM
    text_size: Annotated[
        TextSize,
        Setting(
            SettingKind.CHOICE,
            SettingGroup.APPEARANCE,
            QT_TRANSLATE_NOOP("settings", "Text size"),
            QT_TRANSLATE_NOOP("settings", "How large text is, compared with the system's."),
            (
                (TextSize.USUAL, QT_TRANSLATE_NOOP("settings", "100%")),
                (TextSize.LARGER, QT_TRANSLATE_NOOP("settings", "125%")),
                (TextSize.LARGE, QT_TRANSLATE_NOOP("settings", "150%")),
                (TextSize.VERY_LARGE, QT_TRANSLATE_NOOP("settings", "175%")),
                (TextSize.DOUBLE, QT_TRANSLATE_NOOP("settings", "200%")),
            ),
        ),
    ] = TextSize.USUAL
    motion: Annotated[
        Motion,
        Setting(
            SettingKind.CHOICE,
            SettingGroup.APPEARANCE,
            QT_TRANSLATE_NOOP("settings", "Motion"),
            QT_TRANSLATE_NOOP(
                "settings",
                "Reduced: nothing fades, flickers or slides. Slideshows still change pictures.",
            ),
            (
                (Motion.SYSTEM, QT_TRANSLATE_NOOP("settings", "Same as system")),
                (Motion.REDUCED, QT_TRANSLATE_NOOP("settings", "Reduced")),
                (Motion.FULL, QT_TRANSLATE_NOOP("settings", "Full")),
            ),
        ),
    ] = Motion.SYSTEM
    advanced: Annotated[
        bool,
        Setting(
            SettingKind.SWITCH,
            SettingGroup.APPEARANCE,
            QT_TRANSLATE_NOOP("settings", "Show advanced settings"),
            QT_TRANSLATE_NOOP("settings", "Show every parameter beside the prompt."),
        ),
    ] = False
    suggests_words: Annotated[
        bool,
        Setting(
            SettingKind.SWITCH,
            SettingGroup.WRITING,
            QT_TRANSLATE_NOOP("settings", "Suggest words while you type"),
            QT_TRANSLATE_NOOP(
                "settings",
                "From your earlier prompts, snippets, tag lists, and what the model knows. "
                "Alt+Down shows them even if this is off.",
            ),
        ),
    ] = True
    checks_spelling: Annotated[
        bool,
        Setting(
            SettingKind.SWITCH,
            SettingGroup.WRITING,
            QT_TRANSLATE_NOOP("settings", "Check spelling"),
            QT_TRANSLATE_NOOP(
                "settings",
                "Underline words that the system's English dictionary doesn't have, if the system "
                "has one.",
            ),
        ),
    ] = True
    translates: Annotated[
        bool,
        Setting(
            SettingKind.SWITCH,
            SettingGroup.WRITING,
            QT_TRANSLATE_NOOP("settings", "Translate prompts into English"),
            QT_TRANSLATE_NOOP(
                "settings",
                "Most models read only English. The English is shown under the prompt, where you "
                "can change it.",
            ),
        ),
    ] = True
    library_folder: Annotated[
        str,
        Setting(
            SettingKind.FOLDER,
            SettingGroup.FOLDERS,
            QT_TRANSLATE_NOOP("settings", "Pictures"),
            QT_TRANSLATE_NOOP(
                "settings", "Where new pictures are saved. Existing pictures stay where they are."
            ),
            needs_restart=True,
        ),
    ] = ""
    models_folder: Annotated[
        str,
        Setting(
            SettingKind.FOLDER,
            SettingGroup.FOLDERS,
            QT_TRANSLATE_NOOP("settings", "Models"),
            QT_TRANSLATE_NOOP(
                "settings",
                "Where models are installed. Models already installed stay where they are; "
                "move them yourself to keep using them.",
            ),
            needs_restart=True,
        ),
    ] = ""
    picture_editor: Annotated[
        str,
        Setting(
            SettingKind.PROGRAM,
            SettingGroup.OTHER_PROGRAMS,
            QT_TRANSLATE_NOOP("settings", "Picture editor"),
            QT_TRANSLATE_NOOP(
                "settings",
                "Opens a copy of a picture. What you save there becomes a new picture in the "
                "library; the original is never changed.",
            ),
        ),
    ] = ""
    saved_metadata: Annotated[
        MetadataLevel,
        Setting(
            SettingKind.CHOICE,
            SettingGroup.SHARING,
            QT_TRANSLATE_NOOP("settings", "Saved copies"),
            QT_TRANSLATE_NOOP(
                "settings",
                "What “Save as” writes about how a picture was made. Pictures in the library "
                "always keep everything, so that the library can be rebuilt from its files.",
            ),
            METADATA_LEVELS,
        ),
    ] = MetadataLevel.WHOLE
    shared_metadata: Annotated[
        MetadataLevel,
        Setting(
            SettingKind.CHOICE,
            SettingGroup.SHARING,
            QT_TRANSLATE_NOOP("settings", "Copied and dragged pictures"),
            QT_TRANSLATE_NOOP(
                "settings",
                "What pictures contain about how they were made when you copy them or drag them "
                "into other programs. The pictures in the library are never changed.",
            ),
            METADATA_LEVELS,
        ),
    ] = MetadataLevel.WHOLE
    says_ai: Annotated[
        bool,
        Setting(
            SettingKind.SWITCH,
            SettingGroup.SHARING,
            QT_TRANSLATE_NOOP("settings", "Mark pictures as made with AI"),
            QT_TRANSLATE_NOOP(
                "settings",
                "In new pictures and in all copies, even those without metadata. Websites and "
                "other programs can read the mark (XMP, IPTC Digital Source Type).",
            ),
        ),
    ] = True
    hides_mark: Annotated[
        bool,
        Setting(
            SettingKind.SWITCH,
            SettingGroup.SHARING,
            QT_TRANSLATE_NOOP("settings", "Hide a mark in the pixels of copies"),
            QT_TRANSLATE_NOOP(
                "settings",
                "Changes pixels by amounts that aren't seen, in what is exported, saved as a copy "
                "or dragged. The mark survives JPEG, but not resizing or cropping, and anybody can "
                "remove it, so it promises nothing.",
            ),
        ),
    ] = False
    signs: Annotated[
        bool,
        Setting(
            SettingKind.SWITCH,
            SettingGroup.CREDENTIALS,
            QT_TRANSLATE_NOOP("settings", "Sign copies (C2PA)"),
            QT_TRANSLATE_NOOP(
                "settings",
                "Pictures made with SD Studio that are exported, saved as a copy or dragged get a "
                "signature that shows who published them, that AI made them, and whether they were "
                "changed since.",
            ),
        ),
    ] = False
    signing_certificate: Annotated[
        str,
        Setting(
            SettingKind.FILE,
            SettingGroup.CREDENTIALS,
            QT_TRANSLATE_NOOP("settings", "Certificate"),
            QT_TRANSLATE_NOOP(
                "settings",
                "A PEM file with your certificate first, then those that vouch for it. Everybody "
                "who gets a picture can read the name in it.",
            ),
        ),
    ] = ""
    signing_key: Annotated[
        str,
        Setting(
            SettingKind.FILE,
            SettingGroup.CREDENTIALS,
            QT_TRANSLATE_NOOP("settings", "Private key"),
            QT_TRANSLATE_NOOP(
                "settings", "The PEM file of the certificate's key. It stays where it is."
            ),
        ),
    ] = ""
    blurred_words: Annotated[
        str,
        Setting(
            SettingKind.TEXT,
            SettingGroup.PRIVACY,
            QT_TRANSLATE_NOOP("settings", "Blur pictures with"),
            QT_TRANSLATE_NOOP(
                "settings",
                "Tags, or words in the prompt, separated by commas. Pictures that have one of "
                "them are blurred until you select or open them and press V. F7 hides all "
                "pictures at once.",
            ),
        ),
    ] = ""
    end_signal: Annotated[
        EndSignal,
        Setting(
            SettingKind.CHOICE,
            SettingGroup.NOTIFICATIONS,
            QT_TRANSLATE_NOOP("settings", "When a long task ends"),
            QT_TRANSLATE_NOOP(
                "settings",
                "Only while you work in another window. Not every system plays the sound.",
            ),
            (
                (EndSignal.NONE, QT_TRANSLATE_NOOP("settings", "Do nothing")),
                (EndSignal.SOUND, QT_TRANSLATE_NOOP("settings", "Play a sound")),
                (EndSignal.NOTIFICATION, QT_TRANSLATE_NOOP("settings", "Show a notification")),
                (EndSignal.BOTH, QT_TRANSLATE_NOOP("settings", "Sound and notification")),
            ),
        ),
    ] = EndSignal.NONE
    announced: Annotated[
        Announced,
        Setting(
            SettingKind.CHOICE,
            SettingGroup.NOTIFICATIONS,
            QT_TRANSLATE_NOOP("settings", "At the end of"),
            QT_TRANSLATE_NOOP("settings", "Each job, or only the last one in the queue."),
            (
                (Announced.QUEUE, QT_TRANSLATE_NOOP("settings", "The whole queue")),
                (Announced.JOB, QT_TRANSLATE_NOOP("settings", "Each job")),
            ),
        ),
    ] = Announced.QUEUE
    long_after: Annotated[
        LongAfter,
        Setting(
            SettingKind.CHOICE,
            SettingGroup.NOTIFICATIONS,
            QT_TRANSLATE_NOOP("settings", "Long means"),
            QT_TRANSLATE_NOOP("settings", "Anything shorter ends without a sound or notification."),
            (
                (LongAfter.ONE, QT_TRANSLATE_NOOP("settings", "More than 1 minute")),
                (LongAfter.FIVE, QT_TRANSLATE_NOOP("settings", "More than 5 minutes")),
                (LongAfter.FIFTEEN, QT_TRANSLATE_NOOP("settings", "More than 15 minutes")),
            ),
        ),
    ] = LongAfter.ONE
    check_updates: Annotated[
        bool,
        Setting(
            SettingKind.SWITCH,
            SettingGroup.UPDATES,
            QT_TRANSLATE_NOOP("settings", "Check for updates"),
            QT_TRANSLATE_NOOP(
                "settings",
                "Asks at most once a day whether there is a newer version. Nothing about you, your "
                "computer or your pictures is sent.",
            ),
        ),
    ] = False
    backend: Annotated[
        Backend,
        Setting(
            SettingKind.CHOICE,
            SettingGroup.PERFORMANCE,
            QT_TRANSLATE_NOOP("settings", "Backend"),
            QT_TRANSLATE_NOOP("settings", "The library that runs the model's denoising steps."),
            (
                (Backend.TORCH, QT_TRANSLATE_NOOP("settings", "PyTorch")),
                (
                    Backend.INDUCTOR,
                    QT_TRANSLATE_NOOP("settings", "PyTorch, compiled for the graphics card"),
                ),
                (Backend.OPENVINO, QT_TRANSLATE_NOOP("settings", "OpenVINO")),
                (Backend.INT8, QT_TRANSLATE_NOOP("settings", "PyTorch in 8 bits")),
            ),
        ),
    ] = Backend.TORCH
    graphics_pack: str = ""
    endpoint: str = ""
    own_endpoints: tuple[dict[str, str], ...] = ()
    secret_endpoints: tuple[str, ...] = ()
    shortcuts: dict[str, tuple[str, ...]] = {}

    def pictures(self, usual: Path) -> Path:
        """The folder in which pictures are kept."""
        return Path(self.library_folder) if is_folder_path(self.library_folder) else usual

    def models(self, usual: Path) -> Path:
        """The folder in which models are installed."""
        return Path(self.models_folder) if is_folder_path(self.models_folder) else usual


def is_folder_path(text: str) -> bool:
    """Whether ``text`` names one place, wherever the program is started from."""
    return "\0" not in text and Path(text).is_absolute()


def _table() -> Mapping[str, Setting]:
    hints: dict[str, Any] = get_type_hints(Settings, include_extras=True)
    return MappingProxyType(
        {
            name: row
            for name in Settings.model_fields
            for row in getattr(hints[name], "__metadata__", ())
            if isinstance(row, Setting)
        }
    )


#: The settings of the dialog by field name, in its order.
SETTINGS: Mapping[str, Setting] = _table()


def read_settings(path: Path) -> Settings:
    """The settings in ``path``; the defaults if there is no such file.

    Raises:
        OSError, ValueError: the file can't be read or isn't valid.
    """
    try:
        content = read_regular(path)
    except FileNotFoundError:
        return Settings()
    kept = from_json(content)
    if isinstance(kept, dict) and "calculator" in kept:
        # The backend's name in earlier settings files.
        kept = {"backend": kept["calculator"], **kept}
    return Settings.model_validate(kept)


def write_settings(path: Path, settings: Settings) -> None:
    """Replace the file with ``settings``, completely or not at all; only this user may read it.

    Raises:
        StudioError: as :func:`sdstudio.disk.write_over`; the old file is still there.
    """
    write_over(PrivateDisk(), path, settings.model_dump_json(indent=1).encode())
