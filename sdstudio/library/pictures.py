"""Pictures of the library, as the rest of the program sees them."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sdstudio.domain.picture_settings import PictureSettings
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest
from sdstudio.library.picture_folders import trash_in


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is on disk.

    Args:
        path: in the pictures folder or, if ``is_deleted``, in its trash.
        identity: the same for its copies; see :func:`~sdstudio.library.identity.identity`.
            Its thumbnail is stored under it.
        request: for this picture alone (``count`` 1).
    """

    id: int
    path: Path
    created_at: datetime
    width: int
    height: int
    request: GenerationRequest
    provenance: Provenance
    identity: str
    is_deleted: bool = False
    job_id: int | None = None


@dataclass(frozen=True, slots=True)
class ForeignPicture:
    """A picture that another program made.

    Args:
        path: where it is or, if ``is_deleted``, in its folder's trash.
        identity: the same for its copies.
        created_at: when its file was last written.
        settings: how it was made; ``is_empty`` if that is unknown.
        is_available: ``False`` if its folder couldn't be reached when it was last looked into.
    """

    id: int
    path: Path
    created_at: datetime
    width: int
    height: int
    settings: PictureSettings
    identity: str
    is_deleted: bool = False
    is_available: bool = True

    @property
    def request(self) -> GenerationRequest | None:
        """Only this program makes pictures from requests."""
        return None

    @property
    def provenance(self) -> Provenance | None:
        """As ``request``."""
        return None


#: What views show.
AnyPicture = Picture | ForeignPicture


@dataclass(frozen=True, slots=True)
class FilePlace:
    """A picture, as those know it who only read its file or what is derived from that."""

    id: int
    identity: str
    path: Path


@dataclass(frozen=True, slots=True)
class PicturePlace:
    """Where the file of a picture is.

    Args:
        root: its folder.
        name: relative to ``root`` or, if ``is_deleted``, to the trash in it; with ``/``.
    """

    id: int
    folder_id: int
    root: Path
    name: str
    is_deleted: bool

    @property
    def path(self) -> Path:
        """The file."""
        return (trash_in(self.root) if self.is_deleted else self.root) / self.name
