"""Where the command line writes pictures and sheets."""

import argparse
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sdstudio.disk import Disk, SystemDisk, check_writable, disk_errors, write_over
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.messages import ImageReady
from sdstudio.domain.metadata import PictureMetadata, encode
from sdstudio.domain.shared_metadata import MetadataLevel, texts_at
from sdstudio.domain.source_type import SourceType, source_type_of
from sdstudio.imaging import Rgb, encode_png, rgb_from_bytes
from sdstudio.library.file_names import picture_name
from sdstudio.library.files import write_new

_NAME_SHOWN_CHARACTERS = 60
# Enough to find out whether a disk is full; a whole very large picture would take seconds.
_TRIED_MAX_BYTES = 64 * 2**20


def add_output_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the options for where pictures are written to ``parser``."""
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE.png",
        help=translate(
            "cli",
            "output file; numbered if there are several "
            "(default: a new file in the pictures folder)",
        ),
    )
    parser.add_argument(
        "--overwrite",
        action="store_true",
        help=translate("cli", "replace existing files"),
    )
    parser.add_argument(
        "--metadata",
        choices=[level.value for level in MetadataLevel],
        help=translate(
            "cli",
            "how much the file of --out says about how it was made (default: whole)",
        ),
    )
    add_mark_argument(parser, translate)
    parser.add_argument(
        "--json",
        action="store_true",
        help=translate("cli", "print events as JSON, one object per line"),
    )


def add_mark_argument(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the option that leaves out the mark to ``parser``."""
    parser.add_argument(
        "--no-ai-mark",
        action="store_true",
        help=translate(
            "cli", "don't mark pictures as made with AI (default: as chosen in the settings)"
        ),
    )


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written.

    Args:
        refused: why it was saved elsewhere; ``None`` if it wasn't.
    """

    file: Path
    refused: StudioError | None = None


@dataclass(frozen=True, slots=True)
class OutputPaths:
    """Where the pictures are written, and what they say of themselves.

    Args:
        metadata: of files outside the pictures folder.
        says_ai: they are marked as made with AI.
    """

    out: Path | None
    pictures: Path
    count: int
    overwrite: bool
    disk: Disk = field(default_factory=SystemDisk)
    metadata: MetadataLevel = MetadataLevel.WHOLE
    says_ai: bool = True

    @classmethod
    def of(
        cls, options: argparse.Namespace, pictures: Path, count: int, *, says_ai: bool
    ) -> "OutputPaths":
        """What the options of :func:`add_output_arguments` say.

        Args:
            pictures: the pictures folder.
            says_ai: the setting.

        Raises:
            StudioError: ``OUT_METADATA_NEEDS_FILE``.
        """
        metadata = MetadataLevel(options.metadata or MetadataLevel.WHOLE)
        is_outside = options.out is not None and pictures not in options.out.absolute().parents
        if metadata is not MetadataLevel.WHOLE and not is_outside:
            raise StudioError(ErrorCode.OUT_METADATA_NEEDS_FILE, name="--metadata", file="--out")
        return cls(
            options.out,
            pictures,
            count,
            options.overwrite,
            metadata=metadata,
            says_ai=says_ai and not options.no_ai_mark,
        )

    def check(self, size_px: tuple[int, int]) -> None:
        """Check before the work rather than after it.

        Args:
            size_px: width and height of a picture.

        Raises:
            StudioError: a picture couldn't be written there.
        """
        self.check_names()
        width, height = size_px
        size_bytes = min(width * height * 3, _TRIED_MAX_BYTES)
        folder = self.pictures if self.out is None else self.out.absolute().parent
        check_writable(self.disk, folder, size_bytes)

    def check_names(self) -> None:
        """The part of :meth:`check` that only reads.

        Raises:
            StudioError: ``OUT_…``, or the folder can't be read.
        """
        if self.out is None:
            return
        with disk_errors(self.out.parent):
            if not (_is_there(self.out.parent) and self.out.parent.is_dir()):
                raise StudioError(ErrorCode.OUT_FOLDER_MISSING, folder=str(self.out.parent))
            _is_file(self.out)
            if self.out.suffix.lower() != ".png":
                raise StudioError(ErrorCode.OUT_NOT_PNG, file=str(self.out))
            for index in range(self.count):
                file = self._numbered(self.out, index)
                if _is_file(file) and not self.overwrite:
                    raise StudioError(ErrorCode.OUT_EXISTS, file=str(file))

    def write(self, event: ImageReady, payload: bytes) -> Written:
        """Write a finished picture.

        Raises:
            StudioError: the disk refuses, here and elsewhere.
        """
        rgb = rgb_from_bytes(payload, event.width, event.height)
        everything = encode(PictureMetadata(event.request, event.provenance))
        source = source_type_of(event.request) if self.says_ai else None

        def data_at(level: MetadataLevel) -> bytes:
            texts = texts_at(level, everything)
            program = event.provenance.program if texts else ""
            return encode_png(rgb, texts, program=program, source=source)

        return self._put_somewhere(data_at, picture_name(event.request), event.index)

    def write_sheet(self, rgb: Rgb, usual_name: str) -> Written:
        """Write a sheet of pictures, as :meth:`put` does."""
        source = SourceType.GENERATED if self.says_ai else None
        data = encode_png(rgb, {}, source=source)
        return self._put_somewhere(lambda _level: data, usual_name)

    def _put_somewhere(
        self, data_at: Callable[[MetadataLevel], bytes], usual_name: str, index: int = 0
    ) -> Written:
        """Write a finished PNG. It may have taken minutes to make, so it is saved somewhere else if
        the disk refuses.

        Args:
            data_at: the file with so much metadata.
            usual_name: the file name in the folder for pictures without another destination.

        Raises:
            StudioError: the disk refuses, here and elsewhere.
        """
        try:
            return Written(self._put(data_at(self.metadata), usual_name, index))
        except StudioError as error:
            for folder in self._other_folders():
                # The library can be rebuilt from its files, so those say everything.
                is_inside = folder == self.pictures
                data = data_at(MetadataLevel.WHOLE if is_inside else self.metadata)
                try:
                    file = write_new(self.disk, folder, usual_name, data)
                except StudioError:
                    continue
                return Written(file, self._refused(error, index, file))
            raise

    def _put(self, data: bytes, usual_name: str, index: int) -> Path:
        if self.out is None:
            return write_new(self.disk, self.pictures, usual_name, data)
        file = self._numbered(self.out, index).absolute()
        if self.overwrite:
            write_over(self.disk, file, data)
            return file
        # If the name has been taken in the meantime, the picture gets the next free one.
        return write_new(self.disk, file.parent, file.name, data)

    def _other_folders(self) -> Iterator[Path]:
        if self.out is not None:
            yield self.pictures
        try:
            yield Path(tempfile.mkdtemp(prefix="sd-studio-"))
        except OSError:
            return

    def _refused(self, error: StudioError, index: int, file: Path) -> StudioError:
        asked = self.pictures if self.out is None else self._numbered(self.out, index)
        cause = error.arguments.get("detail", error.code.value)
        return StudioError(
            ErrorCode.OUT_SAVED_ELSEWHERE, asked=str(asked), cause=cause, file=str(file)
        )

    def _numbered(self, out: Path, index: int) -> Path:
        return out if self.count == 1 else out.with_stem(f"{out.stem}-{index + 1}")


def _is_there(path: Path) -> bool:
    """Whether something has the name ``path``, even a broken link.

    Raises:
        StudioError: ``OUT_NAME_REFUSED``: nothing can have it.
        OSError: the folder can't be read.
    """
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except PermissionError:
        raise
    except OSError as error:
        shown, detail = path.name[:_NAME_SHOWN_CHARACTERS], error.strerror or str(error)
        raise StudioError(ErrorCode.OUT_NAME_REFUSED, file=shown, detail=detail) from error
    return True


def _is_file(path: Path) -> bool:
    """Whether there is a file ``path``, which a new one would replace.

    Raises:
        StudioError: as :func:`_is_there`; ``OUT_IS_FOLDER``.
    """
    if not _is_there(path):
        return False
    if path.is_dir():
        example = str(path / "picture.png")
        raise StudioError(ErrorCode.OUT_IS_FOLDER, file=str(path), example=example)
    return True
