"""The settings and their file: versioned JSON, replaced atomically. No Qt: scripts read it too."""

from enum import StrEnum
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from sdstudio.disk import PrivateDisk, write_over
from sdstudio.domain.backends import Backend
from sdstudio.domain.modes import TEXT_TO_IMAGE


class Language(StrEnum):
    """The languages of the window. ``SYSTEM`` follows the system's locale."""

    SYSTEM = "system"
    ENGLISH = "en"
    CHINESE = "zh_CN"


class Theme(StrEnum):
    """``SYSTEM`` follows the system's colour scheme."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


class Settings(BaseModel):
    """All settings. A new one is one field with a default; unknown ones are dropped.

    Args (the fields):
        advanced: whether all parameters are shown.
        library_folder: where pictures are kept; empty: the usual place.
        model_folders: the models that were opened.
        model_fingerprint: of the model used last.
        models_folder: where models are installed; empty: the usual place.
        endpoint: key of the server that models are fetched from first; empty: the catalogue's.
        own_endpoints: servers that the artist added, as the catalogue has its own, without users
            and passwords. See ``models/endpoints.py``.
        secret_endpoints: keys of those that have a user and password: see ``app/credentials.py``.
        draft, count, mode, inputs, adapters: what the forms showed when the window was closed.
        calculator: what the UNet is computed with, where it is there and can do the job.
        welcome_dismissed: whether the page of the first start was put away.
        queue_paused: whether the artist had paused the queue by then.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    version: Literal[1] = 1
    language: Language = Language.SYSTEM
    theme: Theme = Theme.SYSTEM
    advanced: bool = False
    library_folder: str = ""
    model_folders: tuple[str, ...] = ()
    model_fingerprint: str = ""
    models_folder: str = ""
    endpoint: str = ""
    own_endpoints: tuple[dict[str, str], ...] = ()
    secret_endpoints: tuple[str, ...] = ()
    draft: dict[str, str | bool | int | float] = {}
    count: int = 1
    mode: str = TEXT_TO_IMAGE.key
    inputs: tuple[dict[str, str | int], ...] = ()
    adapters: tuple[dict[str, str | float], ...] = ()
    backend: Backend = Backend.TORCH
    welcome_dismissed: bool = False
    queue_paused: bool = False

    def pictures(self, usual: Path) -> Path:
        """The folder in which pictures are kept."""
        return Path(self.library_folder) if self.library_folder else usual

    def models(self, usual: Path) -> Path:
        """The folder in which models are installed."""
        return Path(self.models_folder) if self.models_folder else usual


def read_settings(path: Path) -> Settings:
    """The settings in ``path``; the usual ones where there is no such file.

    Raises:
        OSError, ValueError: the file cannot be read, or says nothing that is understood.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Settings()
    try:
        return Settings.model_validate_json(content)
    except ValidationError as error:
        raise ValueError("no settings") from error


def write_settings(path: Path, settings: Settings) -> None:
    """Replace the file by one with ``settings``, at once or not at all; only this user may read it.

    Raises:
        StudioError: as :func:`sdstudio.disk.write_over`; the old file is still there.
    """
    write_over(PrivateDisk(), path, settings.model_dump_json(indent=1).encode())
