"""The models that tell how alike pictures are in what they show, known without loading them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

from sdstudio.domain.checkpoint import CheckpointKind

#: The kind of a model that makes no pictures, but finds those that show similar things.
SIMILARITY: Final = "similarity"

#: What a model of the catalogue, or one that can be imported, is for.
ModelKind: TypeAlias = CheckpointKind | Literal["similarity"]

#: The side of the square that such a model looks at.
LOOKED_AT_PX: Final = 224
#: Before the square is cut from the middle, a picture is resized until its shorter side is this.
SHORTER_SIDE_PX: Final = 256


@dataclass(frozen=True, slots=True)
class SimilarityModel:
    """An installed model that turns a picture into a vector: the more alike, the closer.

    Args:
        name: what the artist calls it.
        folder: where it is installed.
        file: its weights, which may be linked.
        sha256: of its weights when they were installed. Vectors of different weights can't be
            compared.
    """

    name: str
    folder: Path
    file: Path
    sha256: str
