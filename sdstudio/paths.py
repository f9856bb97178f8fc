"""Where things lie on this machine. Only the composition root and the command line ask."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from sdstudio.packaged import portable_folder

APP_NAME = "SD Studio"
_FOLDER_NAME = "sd-studio"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one user.

    Args:
        config: settings, draft, session, accepted licences, a catalogue of the user's own.
        data: the libraries' databases and thumbnails, models, adapters, learned times, logs.
        cache: what can be made again.
        pictures: the visible folder in which pictures are kept unless the settings name another.
        resources: what ships with the program; never written to.
    """

    config: Path
    data: Path
    cache: Path
    pictures: Path
    resources: Path

    @property
    def starter(self) -> Path:
        """The practice model that ships with the program."""
        return self.resources / "starter"

    @property
    def guide(self) -> Path:
        """The user guide: a folder for each language, its pictures, and those of settings."""
        installed = self.resources / "guide"
        return installed if installed.is_dir() else self.resources.parent / "docs" / "guide"

    @property
    def translations(self) -> Path:
        """Compiled translations, ``sdstudio_<language>.qm``."""
        return self.resources / "i18n"

    @property
    def adapters(self) -> Path:
        """LoRAs and learned embeddings that were added."""
        return self.data / "adapters"

    @property
    def wildcards(self) -> Path:
        """The artist's wildcards: text files, from lines of which prompts are written."""
        return self.data / "wildcards"

    @property
    def logs(self) -> Path:
        """The folder of the logs."""
        return self.data / "logs"

    @property
    def style_images(self) -> Path:
        """Pictures that the window's style sheet shows, drawn at each start."""
        return self.cache / "style"

    @property
    def engine_log(self) -> Path:
        """What the engine process writes to stderr."""
        return self.logs / "engine.log"

    @property
    def translation_models(self) -> Path:
        """Translation models as they are used, made from the installed ones."""
        return self.cache / "translation"

    @property
    def translation_log(self) -> Path:
        """What the process that translates writes to stderr."""
        return self.logs / "translation.log"

    @property
    def libraries(self) -> Path:
        """The data folders of all libraries."""
        return self.data / "libraries"

    def library_data(self, pictures: Path) -> Path:
        """The folder with the database of the library whose pictures are in ``pictures``.

        Each folder of pictures has its own, so that choosing another one hides nothing and mixes
        nothing. A folder that was moved is recognised by the id in it.
        """
        from sdstudio.library.homes import find_data

        return find_data(self.libraries, pictures)

    @property
    def models(self) -> Path:
        """Installed models and unfinished downloads, unless the settings name another folder."""
        return self.data / "models"

    @property
    def catalogue(self) -> Path:
        """The models that are offered."""
        return self.resources / "catalogue.json"

    @property
    def own_catalogue(self) -> Path:
        """The user's own additions to the catalogue, where there are any."""
        return self.config / "catalogue.json"

    @property
    def model_configurations(self) -> Path:
        """Bundled configurations and vocabulary of the family."""
        return self.resources / "models"

    @property
    def glossary(self) -> Path:
        """Art terms in Chinese and English, for prompts."""
        return self.resources / "glossary" / "zh.tsv"

    @property
    def caption_words(self) -> Path:
        """The pieces of words that captions are made of, one a line."""
        return self.resources / "captioning" / "vocab.txt"

    @property
    def face_detector(self) -> Path:
        """The network that finds faces."""
        return self.resources / "faces" / "yunet.safetensors"

    @property
    def graphics_packs(self) -> Path:
        """The packs for graphics cards that are offered."""
        return self.resources / "graphics-packs.json"

    @property
    def runtimes(self) -> Path:
        """Unpacked packs, each in a folder of its own, and unfinished downloads of them."""
        return self.data / "runtimes"

    @property
    def licences(self) -> Path:
        """The texts of the licences that models come under."""
        return self.resources / "licences"

    @property
    def update_channel(self) -> Path:
        """Where releases are announced, and the keys that sign them."""
        return self.resources / "updates.json"

    @property
    def accepted_licences(self) -> Path:
        """Which of them were accepted, and when."""
        return self.config / "accepted-licences.json"

    @property
    def settings_file(self) -> Path:
        """The settings, versioned JSON."""
        return self.config / "settings.json"

    @property
    def session_file(self) -> Path:
        """What the next start needs to know and nobody sets in a dialog, versioned JSON."""
        return self.config / "session.json"

    @property
    def draft_file(self) -> Path:
        """The prompt and all settings of the next picture, versioned JSON."""
        return self.config / "draft.json"

    @property
    def styles_file(self) -> Path:
        """The artist's own styles, versioned JSON."""
        return self.config / "styles.json"

    @property
    def style_pictures(self) -> Path:
        """Thumbnails of the artist's own styles."""
        return self.config / "style-pictures"

    @property
    def shipped_style_pictures(self) -> Path:
        """Thumbnails of the styles that ship with the program."""
        return self.resources / "styles"

    @property
    def presets_file(self) -> Path:
        """The artist's presets, versioned JSON."""
        return self.config / "presets.json"

    @property
    def preset_pictures(self) -> Path:
        """Thumbnails of presets."""
        return self.config / "preset-pictures"

    @property
    def snippets_file(self) -> Path:
        """The artist's snippets of prompts, versioned JSON."""
        return self.config / "snippets.json"

    @property
    def tag_lists(self) -> Path:
        """Imported tag lists, from which prompts are completed: CSV files."""
        return self.data / "tag-lists"

    @property
    def secrets(self) -> Path:
        """Users and passwords of the artist's own servers, where the system has no keyring."""
        return self.config / "secrets.json"


def user_paths() -> Paths:
    """The system's usual folders, or those of a portable program.

    ``SDSTUDIO_*_DIR`` (for tests) name others.
    """
    portable = portable_folder()

    def folder(name: str, usual: str | Path) -> Path:
        own = usual if portable is None else portable / name
        return Path(os.environ.get(f"SDSTUDIO_{name.upper()}_DIR") or own).absolute()

    return Paths(
        config=folder("config", platformdirs.user_config_dir(_FOLDER_NAME, False)),
        data=folder("data", platformdirs.user_data_dir(_FOLDER_NAME, False)),
        cache=folder("cache", platformdirs.user_cache_dir(_FOLDER_NAME, False)),
        pictures=folder("pictures", Path(platformdirs.user_pictures_dir()) / APP_NAME),
        resources=_resources(),
    )


def _resources() -> Path:
    # In an installed wheel they are inside the package, in a source checkout next to it.
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"
