"""SettingsStore: holds the artist's settings and puts a damaged file aside."""

import contextlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sdstudio.app.settings import (
    Settings,
    is_folder_path,
    read_settings,
    write_settings,
)
from sdstudio.domain.errors import ErrorCode, StudioError


class SettingsStore(QObject):
    """Holds the settings and writes each change to disk.

    Signals:
        changed(Settings): the settings changed.

    Thread: the GUI thread; the file is a few hundred bytes.
    """

    changed = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.damage: StudioError | None = None
        self.current = self._load()
        # What is held is in the file, or was: it can be read there again.
        self._is_saved = self.damage is None

    def update(self, **changes: object) -> None:
        """Set ``changes`` by field name and write them.

        What another process, such as the command line, has changed in the file is kept.

        Raises:
            StudioError: ``SETTINGS_NOT_SAVED``; the change lasts until the program ends.
        """
        self.current = Settings.model_validate({**self._newest().model_dump(), **changes})
        self.changed.emit(self.current)
        try:
            write_settings(self._path, self.current)
            self._is_saved = True
        except StudioError as error:
            self._is_saved = False
            folder = str(self._path.parent)
            raise StudioError(ErrorCode.SETTINGS_NOT_SAVED, folder=folder) from error

    def _newest(self) -> Settings:
        if self._is_saved and self._path.exists():
            with contextlib.suppress(OSError, ValueError):
                return read_settings(self._path)
        return self.current

    def _load(self) -> Settings:
        # Earlier versions left this to the system, and kept passwords in it.
        with contextlib.suppress(OSError):
            self._path.chmod(0o600)
        try:
            settings = read_settings(self._path)
        except (OSError, ValueError):
            kept_as = self._path.with_name(self._path.name + ".bad")
            try:
                self._path.replace(kept_as)
            except OSError:
                kept_as = self._path
            self.damage = StudioError(ErrorCode.SETTINGS_DAMAGED, kept_as=str(kept_as))
            return Settings()
        for folder in (settings.models_folder, settings.library_folder):
            if folder and not is_folder_path(folder):
                self.damage = StudioError(ErrorCode.SETTINGS_FOLDER, folder=folder)
        return settings
