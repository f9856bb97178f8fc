"""The artist's settings: versioned JSON, replaced atomically; a damaged file is put aside."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from PySide6.QtCore import QObject, Signal

from sdstudio.domain.errors import ErrorCode, StudioError


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
    """All settings. A new one is one field with a default; unknown ones are dropped."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    version: Literal[1] = 1
    language: Language = Language.SYSTEM
    theme: Theme = Theme.SYSTEM
    advanced: bool = False
    library_folder: str = ""
    model_folders: tuple[str, ...] = ()
    model_fingerprint: str = ""
    device: str = Field(default="auto", max_length=40)


class SettingsStore(QObject):
    """Holds the settings and writes each change to disk.

    Signals:
        changed(Settings): after the new settings are on disk.

    Thread: the GUI thread; the file is a few hundred bytes.
    """

    changed = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.damage: StudioError | None = None
        self.current = self._load()

    def update(self, **changes: object) -> None:
        """Set ``changes`` by field name and write them.

        Raises:
            StudioError: ``SETTINGS_NOT_SAVED``; the change holds until the program ends.
        """
        self.current = Settings.model_validate({**self.current.model_dump(), **changes})
        self.changed.emit(self.current)
        temporary = self._path.with_suffix(".tmp")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with temporary.open("w", encoding="utf-8") as file:
                file.write(self.current.model_dump_json(indent=1))
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(self._path)
        except OSError as error:
            raise StudioError(
                ErrorCode.SETTINGS_NOT_SAVED, folder=str(self._path.parent)
            ) from error

    def _load(self) -> Settings:
        try:
            return Settings.model_validate_json(self._path.read_bytes())
        except FileNotFoundError:
            return Settings()
        except (OSError, ValidationError, UnicodeDecodeError):
            kept_as = self._path.with_name(self._path.name + ".bad")
            try:
                self._path.replace(kept_as)
            except OSError:
                kept_as = self._path
            self.damage = StudioError(ErrorCode.SETTINGS_DAMAGED, kept_as=str(kept_as))
            return Settings()
