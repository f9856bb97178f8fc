"""A program that does things to a library until it is killed, and tells of each what was kept.

It is given the folder, the number of the first operation, and what is in the library, as JSON.
"""

import json
import random
import sys
from pathlib import Path

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
    pictures = {
        seed: [one.in_trash, one.rating, one.note, sorted(one.tags), sorted(one.boards)]
        for seed, one in story.pictures.items()
    }
    jobs = None if story.jobs is None else sorted(story.jobs)
    return json.dumps([pictures, sorted(story.boards), jobs])


def story_from(said: str) -> Story:
    """The reverse."""
    pictures, boards, jobs = json.loads(said)
    return Story(
        {
            int(seed): Kept(in_trash, rating, note, frozenset(tags), frozenset(on))
            for seed, (in_trash, rating, note, tags, on) in pictures.items()
        },
        set(boards),
        None if jobs is None else set(jobs),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
