"""Embedded: what a picture's file says besides its pixels. Anybody's, so hostile until checked."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

#: The texts under their usual names, whatever the format: EXIF, XMP, comments and files beside it.
USER_COMMENT: Final = "UserComment"
MAKER_NOTE: Final = "MakerNote"
COMMENT: Final = "comment"
XMP_USER_COMMENT: Final = "XMP:UserComment"
XMP_DESCRIPTION: Final = "XMP:description"
XMP_CREATOR: Final = "XMP:CreatorTool"
XMP_SOURCE_TYPE: Final = "XMP:DigitalSourceType"
SIDECAR: Final = "sidecar"

#: Of one text, and of all texts of a file; a ComfyUI workflow has 10,000 to 200,000.
TEXT_MAX_CHARACTERS: Final = 2_000_000
TEXTS_MAX_CHARACTERS: Final = 8_000_000
_RAW_MAX_CHARACTERS: Final = 500_000


@dataclass(frozen=True, slots=True)
class Embedded:
    """A picture's file, without its pixels.

    Args:
        format: Pillow's name for it, as in ``IMAGE_FORMATS``.
        width, height: as it is shown, upright.
        texts: by PNG key, EXIF name or one of the names above; as they are in the file.
    """

    format: str
    width: int
    height: int
    texts: Mapping[str, str]

    def raw(self) -> str:
        """The texts as JSON, for a newer reader; the largest are left out where there is much."""
        kept: dict[str, str] = {}
        left = _RAW_MAX_CHARACTERS
        for key, text in sorted(self.texts.items(), key=lambda one: len(one[1])):
            # In JSON, a character takes six at most.
            if (length := 6 * (len(key) + len(text))) > left:
                break
            left -= length
            kept[key] = text
        return json.dumps(kept)
