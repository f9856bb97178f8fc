"""The library that a command is about, and how it is opened."""

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sdstudio.app.copy_marking import CopyMarking
from sdstudio.app.credentials import Credentials
from sdstudio.cli.model_lookup import settings_of
from sdstudio.cli.progress import ProgressLine
from sdstudio.cli.wording import warn
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import Folders, Library
from sdstudio.library.reader import LibraryReader
from sdstudio.library.search import INDEX_NAME, PictureSearch, run_steps
from sdstudio.paths import Paths


@dataclass(frozen=True, slots=True)
class LibraryLocation:
    """The folders of a library.

    Args:
        makes_folder: see :meth:`Library.open`.
        paths: of the program.
        marking: what the settings want copies to be marked with.
    """

    folders: Folders
    makes_folder: bool
    paths: Paths
    marking: CopyMarking

    @classmethod
    def of(cls, pictures: Path | None, paths: Paths) -> "LibraryLocation":
        """The library of a pictures folder, or of the one in the settings.

        Raises:
            StudioError: ``PICTURES_FOLDER_GONE``.
        """
        settings = settings_of(paths)
        usual = settings.pictures(paths.pictures).absolute()
        # Without “..”: a library belongs to its folder's path.
        chosen = usual if pictures is None else Path(os.path.normpath(pictures.absolute()))
        if not chosen.is_dir():
            raise StudioError(ErrorCode.PICTURES_FOLDER_GONE, folder=str(chosen))
        with contextlib.suppress(OSError):
            # Through a link, or in other case.
            chosen = usual if chosen.samefile(usual) else chosen
        folders = Folders(chosen, paths.library_data(chosen))
        marking = CopyMarking(lambda: settings, Credentials(paths.secrets))
        return cls(folders, chosen == paths.pictures, paths, marking)

    @contextlib.contextmanager
    def writing(self, translate: Translate, *, trusts_clean: bool = True) -> Iterator[Library]:
        """The library, opened so that nobody else can open it meanwhile.

        Raises:
            StudioError: ``LIBRARY_IN_USE``, ``LIBRARY_NEWER``; ``LIBRARY_NOT_KEPT``: the disk
                refuses its database.
        """
        library = Library.open(
            self.folders.pictures,
            self.folders.data,
            makes_folder=self.makes_folder,
            trusts_clean=trusts_clean,
        )
        try:
            if library.search.data is None:
                raise library.take_notices()[0]
            yield library
            for notice in library.take_notices():
                warn(notice, translate)
        finally:
            library.close()

    @contextlib.contextmanager
    def reading(self, translate: Translate) -> Iterator[LibraryReader]:
        """The library as it is now, even if a window has it open.

        If none has, new files in the folder are added first; a window does that itself.

        Raises:
            StudioError: ``LIBRARY_IN_USE``: it is just being created; ``LIBRARY_NEWER``.
        """
        try:
            with self.writing(translate) as library:
                take_in(library, translate)
        except StudioError as error:
            if error.code not in (ErrorCode.LIBRARY_IN_USE, ErrorCode.LIBRARY_NOT_KEPT):
                raise
        with self.reading_as_it_is() as reader:
            yield reader

    @contextlib.contextmanager
    def reading_as_it_is(self) -> Iterator[LibraryReader]:
        """The library, as the last one that had it open left it."""
        with contextlib.closing(LibraryReader(self.folders)) as reader:
            yield reader


def take_in(library: Library, translate: Translate) -> None:
    """Add new files in the folder to the library, and all changes to the search."""
    line = ProgressLine(translate("cli", "Reading the pictures folder"))
    found = 0
    try:
        while (step := library.upkeep.reconcile_step()) is not None:
            if step.imported:
                found += len(step.imported)
                line.tally(found)
    finally:
        line.end()
    index_changes(library, translate)


def index_changes(library: Library, translate: Translate) -> None:
    """Bring the search up to date with the library."""
    link = library.search
    with (
        contextlib.closing(PictureSearch(library.folders.data / INDEX_NAME)) as search,
        indexing(translate) as report,
    ):
        run_steps(search, link.feed, lambda step: link.forget(step.picture_ids, step.stamp), report)


@contextlib.contextmanager
def indexing(translate: Translate) -> Iterator[Callable[[int], None]]:
    """While the block runs, show how many pictures have been indexed."""
    line = ProgressLine(translate("cli", "Indexing pictures"))
    try:
        yield line.tally
    finally:
        line.end()
