"""The metadata in a picture's file: versioned JSON, and the A1111 ``parameters`` text.

Text from a file is untrusted until validated: bounded in size, checked, never used as a path.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from sdstudio.domain.a1111_text import parameters_text
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest

REQUEST_KEY = "sdstudio.request"
PROVENANCE_KEY = "sdstudio.provenance"
PARAMETERS_KEY = "parameters"

#: Our own metadata is far smaller; anything larger is not read.
TEXT_LIMIT_CHARACTERS = 1_000_000


@dataclass(frozen=True, slots=True)
class PictureMetadata:
    """The metadata of a picture made by this program."""

    request: GenerationRequest
    provenance: Provenance


def encode(metadata: PictureMetadata) -> dict[str, str]:
    """The text chunks to write into a picture, by key."""
    return {
        REQUEST_KEY: metadata.request.model_dump_json(),
        PROVENANCE_KEY: metadata.provenance.model_dump_json(),
        PARAMETERS_KEY: parameters_text(metadata.request, metadata.provenance),
    }


def decode(texts: Mapping[str, str]) -> PictureMetadata:
    """Read the metadata from the text chunks of a picture made by this program.

    Raises:
        StudioError: ``METADATA_UNREADABLE`` if it is missing, too large or another program's.
    """
    try:
        request, provenance = texts[REQUEST_KEY], texts[PROVENANCE_KEY]
        if len(request) + len(provenance) > TEXT_LIMIT_CHARACTERS:
            raise StudioError(ErrorCode.METADATA_UNREADABLE)
        return PictureMetadata(
            GenerationRequest.model_validate_json(request),
            Provenance.model_validate_json(provenance),
        )
    except (KeyError, ValidationError) as error:
        raise StudioError(ErrorCode.METADATA_UNREADABLE) from error
