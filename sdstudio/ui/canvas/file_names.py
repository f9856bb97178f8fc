"""CanvasFileNames: names proposed for the files that are saved from the canvas."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from sdstudio.app.draft_model import DraftModel
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.library.file_names import slug


class CanvasFileNames:
    """A canvas has the name of its project; else of the file that it began with, or of the prompt;
    else it is just called a canvas.

    Thread: GUI.
    """

    def __init__(self, draft: DraftModel) -> None:
        self._draft = draft
        #: The file that each canvas was last opened from, or saved to.
        self._projects: dict[InputRef, Path] = {}
        #: The names of files outside the library, by the picture in them.
        self._pictures: dict[InputRef, str] = {}

    def note_project(self, image: InputRef, path: Path) -> None:
        """The canvas of ``image`` is in this project now."""
        self._projects[image] = path

    def note_picture(self, image: InputRef, path: Path) -> None:
        """``image`` was read from this file, which isn't the library's."""
        self._pictures[image] = path.stem

    @property
    def project(self) -> Path | None:
        """The project that the canvas was opened from, or saved to."""
        image = self._draft.draft.input(InputRole.IMAGE)
        return None if image is None else self._projects.get(image)

    @property
    def stem(self) -> str:
        """A name for a file of the canvas, without a suffix."""
        from sdstudio.library.exporting import safe_stem

        image, project = self._draft.draft.input(InputRole.IMAGE), self.project
        fallback = QCoreApplication.translate("file_names", "Canvas")
        if project is not None:
            return project.stem
        if image is not None and image in self._pictures:
            return safe_stem(self._pictures[image], fallback)
        return safe_stem(slug(str(self._draft.draft.chosen.get("prompt", ""))), fallback)
