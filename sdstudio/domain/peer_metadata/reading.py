"""The programs whose texts are read, in the order in which their readers are tried."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from sdstudio.domain.embedded import Embedded
from sdstudio.domain.errors import StudioError
from sdstudio.domain.metadata import decode
from sdstudio.domain.peer_metadata import (
    a1111,
    comfyui,
    draw_things,
    easy_diffusion,
    fooocus,
    invokeai,
    midjourney,
    novelai,
    swarmui,
)
from sdstudio.domain.picture_settings import PictureSettings, settings_of

_log = logging.getLogger(__name__)

#: Raised whenever a reader finds more, so that pictures are read again.
READER_VERSION: Final = 1

#: The settings in a file's texts, or ``None`` if another program wrote them.
Read = Callable[[Mapping[str, str]], PictureSettings | None]


@dataclass(frozen=True, slots=True)
class Peer:
    """A program, or several that write alike."""

    name: str
    read: Read


def _read_own(texts: Mapping[str, str]) -> PictureSettings | None:
    try:
        metadata = decode(texts)
    except StudioError:
        return None
    return settings_of(metadata.request, metadata.provenance)


#: Those that can be recognised with certainty come first: SwarmUI and Fooocus use A1111's key.
PEERS: Final = (
    Peer("SD Studio", _read_own),
    Peer("SwarmUI", swarmui.read),
    Peer("Fooocus", fooocus.read),
    Peer("InvokeAI", invokeai.read),
    Peer("NovelAI", novelai.read),
    Peer("Draw Things", draw_things.read),
    Peer("Easy Diffusion", easy_diffusion.read),
    Peer("AUTOMATIC1111", a1111.read),
    Peer("ComfyUI", comfyui.read),
    Peer("Midjourney", midjourney.read),
)


def read_settings(embedded: Embedded) -> tuple[PictureSettings | None, int]:
    """The settings in a picture's file, if a known program wrote them, and the reader's version.

    Never fails because of what is in the file.
    """
    for peer in PEERS:
        try:
            found = peer.read(embedded.texts)
        except Exception:
            # Files can come from anyone, and no file may stop a folder from being read.
            _log.exception("Couldn't read the settings of a picture of %s", peer.name)
            continue
        if found is not None and not found.is_empty:
            return found, READER_VERSION
    return None, READER_VERSION
