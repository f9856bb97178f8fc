"""The pack that the settings name; no Qt."""

from pathlib import Path

from sdstudio.domain.errors import StudioError
from sdstudio.paths import Paths


def chosen_pack(paths: Paths, id_: str) -> Path | None:
    """The folder of the pack with that ID, if the engine may be started with it.

    Args:
        id_: from the settings; empty for none.
    """
    if not id_:
        return None
    from sdstudio.packs.installed import find_usable
    from sdstudio.packs.manifest import read_manifest, this_system

    try:
        manifest = read_manifest(paths.graphics_packs)
    except StudioError:
        # The window says so.
        return None
    return find_usable(paths.runtimes, id_, manifest, this_system())
