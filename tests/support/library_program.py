"""A program that does things to a library until it is killed, and tells of each what was kept.

It is given the folder, the number of the first operation, and what is in the library, as JSON.
"""

import json
import random
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sdstudio.library import journal
from tests.support.library_story import Kept, Story, Teller, invented


def main(folder: Path, first: int, said: str) -> None:
    """Never returns."""
    journal.COMPACT_BYTES = 2000
    chance = random.Random(first)
    story = story_from(said)
    teller = Teller(folder)
    _tell({"ready": True})
    number = first
    while True:
        number += 1
        do = invented(story, chance, number)
        _tell({"begin": do})
        teller.do(do)
        _tell({"done": True})
        story = story.after(do)


def _tell(line: object) -> None:
    sys.stdout.write(f"{json.dumps(line)}\n")
    sys.stdout.flush()


def as_json(story: Story) -> str:
    """``story`` for the program's command line."""
    jobs = None if story.jobs is None else sorted(story.jobs)
    verdicts = [[*pair, said] for pair, said in story.verdicts.items()]
    shown, hidden = (_pictures_as_json(one) for one in (story.pictures, story.hidden))
    return json.dumps([shown, hidden, story.has_folder, verdicts, sorted(story.boards), jobs])


def story_from(said: str) -> Story:
    """The reverse."""
    shown, hidden, has_folder, verdicts, boards, jobs = json.loads(said)
    return Story(
        _pictures_from(shown),
        set(boards),
        None if jobs is None else set(jobs),
        {(one, other): verdict for one, other, verdict in verdicts},
        has_folder,
        _pictures_from(hidden),
    )


def _pictures_as_json(pictures: Mapping[int, Kept]) -> dict[int, dict[str, Any]]:
    return {
        seed: {**asdict(one), "tags": sorted(one.tags), "boards": sorted(one.boards)}
        for seed, one in pictures.items()
    }


def _pictures_from(said: Mapping[str, Mapping[str, Any]]) -> dict[int, Kept]:
    return {
        int(seed): Kept(
            **{**one, "tags": frozenset(one["tags"]), "boards": frozenset(one["boards"])}
        )
        for seed, one in said.items()
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
