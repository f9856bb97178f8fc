"""What the artist chose for an export; remembered for the next one."""

from enum import StrEnum
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

from sdstudio.domain.shared_metadata import MetadataLevel
from sdstudio.imaging.picture_formats import PictureFormat

LONGEST_MAX_PX: Final = 16_384
PERCENT_MAX: Final = 400
COLUMNS_MAX: Final = 12


class ExportKind(StrEnum):
    """What the pictures are exported as."""

    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"
    AVIF = "avif"
    SHEET_PDF = "sheet-pdf"
    SHEET_PNG = "sheet-png"
    CSV = "csv"
    JSON = "json"

    @property
    def picture_format(self) -> PictureFormat | None:
        """That of a copy of each picture; ``None`` if there are none."""
        return PictureFormat[self.name] if self.name in PictureFormat.__members__ else None

    @property
    def is_sheet(self) -> bool:
        """Whether the pictures are put side by side on pages."""
        return self in (ExportKind.SHEET_PDF, ExportKind.SHEET_PNG)

    @property
    def suffix(self) -> str:
        """Of the files."""
        if self is ExportKind.JPEG:
            return ".jpg"
        return "." + self.value.rpartition("-")[2]


class ExportSize(StrEnum):
    """How large the copies are."""

    ORIGINAL = "original"
    LONGEST_SIDE = "longest-side"
    SCALE = "scale"


class ExportOptions(BaseModel):
    """All choices of the dialog.

    Args (the fields):
        quality: 1 to 100, of formats that have one.
        longest_px: for ``LONGEST_SIDE``; percent: for ``SCALE``.
        may_enlarge: pictures that are smaller are enlarged to that size.
        pattern: of the copies' names; see :class:`NamePattern`.
        file_name: of a sheet or table, without suffix; empty: the usual one.
        columns, caption: of a contact sheet; the caption is a pattern, too.
        folder: where to; empty: not chosen yet.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    kind: ExportKind = ExportKind.PNG
    quality: Annotated[int, Field(ge=1, le=100)] = 90
    size: ExportSize = ExportSize.ORIGINAL
    longest_px: Annotated[int, Field(ge=1, le=LONGEST_MAX_PX)] = 2048
    percent: Annotated[int, Field(ge=1, le=PERCENT_MAX)] = 50
    may_enlarge: bool = False
    pattern: str = "{name}"
    metadata: MetadataLevel = MetadataLevel.WHOLE
    file_name: str = ""
    columns: Annotated[int, Field(ge=1, le=COLUMNS_MAX)] = 4
    caption: str = "{name}"
    folder: str = ""
