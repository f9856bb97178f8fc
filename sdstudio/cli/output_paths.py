"""Where pictures and sheets of the command line are written."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from sdstudio.disk import SystemDisk, disk_errors, write_over
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.messages import ImageReady
from sdstudio.domain.metadata import PictureMetadata, encode
from sdstudio.domain.sentences import Translate
from sdstudio.imaging import encode_png, rgb_from_bytes
from sdstudio.library.files import write_new
from sdstudio.library.names import picture_name


def add_output_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Tell ``parser`` where pictures can go."""
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE.png",
        help=translate("cli", "where to write; else a new file in the pictures folder"),
    )
    parser.add_argument(
        "--overwrite",
        action="store_true",
        help=translate("cli", "replace a file that is there already"),
    )
    parser.add_argument(
        "--json", action="store_true", help=translate("cli", "print one event a line, as JSON")
    )


@dataclass(frozen=True, slots=True)
class OutputPaths:
    """Where the pictures go."""

    out: Path | None
    pictures: Path
    count: int
    overwrite: bool

    def check(self) -> None:
        """Find out before the work rather than after it.

        Raises:
            StudioError: a picture could not be written there.
        """
        if self.out is None:
            return
        if self.out.suffix.lower() != ".png":
            raise StudioError(ErrorCode.OUT_NOT_PNG, file=str(self.out))
        if not self.out.absolute().parent.is_dir():
            raise StudioError(ErrorCode.OUT_FOLDER_MISSING, folder=str(self.out.parent))
        with disk_errors(self.out.parent):
            for index in range(self.count):
                file = self._numbered(self.out, index)
                if file.is_dir() or (file.exists() and not self.overwrite):
                    raise StudioError(ErrorCode.OUT_EXISTS, file=str(file))

    def write(self, event: ImageReady, payload: bytes) -> Path:
        """Write a finished picture and return where it is.

        Raises:
            StudioError: the disk refuses.
        """
        rgb = rgb_from_bytes(payload, event.width, event.height)
        metadata = PictureMetadata(event.request, event.provenance)
        data = encode_png(rgb, encode(metadata), program=event.provenance.program)
        return self.put(data, picture_name(event.request), event.index)

    def put(self, data: bytes, usual_name: str, index: int = 0) -> Path:
        """Write a finished PNG and return where it is.

        Args:
            usual_name: in the folder for pictures that are given no other place.

        Raises:
            StudioError: the disk refuses.
        """
        if self.out is None:
            return write_new(SystemDisk(), self.pictures, usual_name, data)
        file = self._numbered(self.out, index).absolute()
        if self.overwrite:
            write_over(SystemDisk(), file, data)
            return file
        # Whatever has taken the name meanwhile stays; the picture gets the next one.
        return write_new(SystemDisk(), file.parent, file.name, data)

    def _numbered(self, out: Path, index: int) -> Path:
        return out if self.count == 1 else out.with_stem(f"{out.stem}-{index + 1}")
