"""The networks that ship with the program, among those that jobs name by hash."""

from collections.abc import Callable
from pathlib import Path

from sdstudio.domain.face_repair import SHIPPED_DETECTOR
from sdstudio.domain.named_refs import NamedRef


def finding_shipped(
    find_installed: Callable[[NamedRef], Path], detector: Path
) -> Callable[[NamedRef], Path]:
    """Finds what is installed, and what finds faces.

    Args:
        detector: the file of that.
    """

    def find(ref: NamedRef) -> Path:
        return detector if ref == SHIPPED_DETECTOR else find_installed(ref)

    return find
