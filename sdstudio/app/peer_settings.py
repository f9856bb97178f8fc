"""What a picture's file says of how it was made, and which of its LoRAs are here."""

import contextlib
from pathlib import Path

from sdstudio.app.adapter_registry import AdapterRegistry
from sdstudio.domain.adapters import Adapter, AdapterKind
from sdstudio.domain.errors import StudioError
from sdstudio.domain.metadata import decode
from sdstudio.domain.peer_metadata import read_settings
from sdstudio.domain.picture_settings import PictureSettings
from sdstudio.domain.request import GenerationRequest
from sdstudio.imaging import read_embedded

#: Hashes that are shorter match by chance.
_HASH_MIN_CHARACTERS = 8


def read_peer(file: Path) -> GenerationRequest | PictureSettings | None:
    """The request if this program made the picture, else what another program recorded.

    Thread: any but the GUI's.
    """
    try:
        embedded = read_embedded(file)
    except StudioError:
        return None
    with contextlib.suppress(StudioError):
        return decode(embedded.texts).request
    return read_settings(embedded)[0]


def loras_here(registry: AdapterRegistry, settings: PictureSettings) -> dict[str, Adapter]:
    """The LoRAs of ``settings`` that are here, by the name that it gives them.

    Found by the name of the file, else by its hash among those that were looked at.

    Thread: any but the GUI's.
    """
    found: dict[str, Adapter] = {}
    known = [one for one in registry.inspected().values() if one.kind is AdapterKind.LORA]
    for lora in settings.loras:
        short = lora.hash.lower()
        with contextlib.suppress(StudioError):
            found[lora.name] = registry.named(lora.name)
            continue
        same = (one for one in known if one.sha256.startswith(short))
        if len(short) >= _HASH_MIN_CHARACTERS and (adapter := next(same, None)) is not None:
            found[lora.name] = adapter
    return found
