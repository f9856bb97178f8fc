"""Libraries for tests of the window: pictures that are there when it opens."""

from collections.abc import Sequence

import numpy as np

from sdstudio.app.studio import Studio
from sdstudio.domain.annotations import Annotations
from sdstudio.library import Library
from sdstudio.paths import Paths
from tests.support.coroutines import result_of
from tests.support.pictures import a_provenance, a_request

PROMPTS = (
    "a red fish",
    "a blue car",
    "a green tree",
    "夜晚的城市",
    "a red house",
    "an old sailor",
)


def fill_library(paths: Paths, prompts: Sequence[str] = PROMPTS) -> list[int]:
    """Save a small picture for each prompt; returns the ids, the newest first."""
    library = Library.open(paths.pictures, paths.library_data(paths.pictures))
    for seed, prompt in enumerate(prompts):
        rgb = np.full((48, 64, 3), 40 * seed % 256, np.uint8)
        library.save_picture(rgb, a_request(prompt, seed=seed), a_provenance())
    ids = [picture.id for picture in library.pictures(len(prompts))]
    library.close()
    return ids


def annotations_of(studio: Studio, picture_id: int) -> Annotations:
    """What the library has of a picture, after all changes that were asked for before."""

    async def read() -> Annotations:
        # A change may take several steps, and those asked for later wait for it.
        async with studio.organiser._turn:
            found = await studio.library.do(lambda library: library.annotations.of([picture_id]))
        return found.get(picture_id, Annotations())

    return result_of(read())
