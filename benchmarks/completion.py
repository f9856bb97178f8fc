"""How long a key takes to complete in a prompt, with a tag list of 200,000 tags.

    python -m benchmarks.completion

Each prefix of words that are in the list, in its aliases or nowhere is looked for as if it was
typed, with the artist's own words, the model's and wildcards beside the list. CPU time.
"""

import argparse
import random
import statistics
import time
from collections.abc import Iterator, Sequence
from typing import Final

from benchmarks.report import Report
from sdstudio.domain.prompt_completion import PromptWordSources, WordSource, spot_in
from sdstudio.domain.tag_list import read_tags
from sdstudio.domain.word_index import IndexedWord, WordIndex

_SYLLABLES: Final = (
    *("ka", "mi", "to", "ra", "hair", "long", "blue", "dress", "shi", "no", "an", "be", "co"),
    *("red", "eye", "sword", "sky", "tree", "lo", "ve"),
)
_ANYWHERE: Final = ("zebra crossing", "xylophone", "qqqq", "ye olde", "a photo of a tree", "蓝色")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tags", type=int, default=200_000)
    parser.add_argument("--words", type=int, default=300)
    given = parser.parse_args(arguments)
    data = _list(given.tags)
    start_s = time.process_time()
    tags = read_tags(data, "tags.csv")
    read_s = time.process_time() - start_s
    start_s = time.process_time()
    index = WordIndex(tags)
    index_s = time.process_time() - start_s
    own = WordIndex(
        IndexedWord(f"{tag.text} by night", number) for number, tag in enumerate(tags[::20])
    )
    sources = PromptWordSources(
        ((WordSource.OWN, own), (WordSource.TAG, index)), wildcards=("animals/cats", "colours")
    )
    times_ms = []
    for prompt in _typed(tags, given.words):
        start_s = time.thread_time()
        spot = spot_in(prompt, len(prompt))
        if spot is not None:
            sources.offers(spot)
        times_ms.append((time.thread_time() - start_s) * 1000)
    times_ms.sort()
    report = Report(f"Completing a key in a prompt, with a tag list of {given.tags:,} tags")
    report.line(
        f"The list of {len(data) / 1e6:.1f} MB was read in {read_s:.2f} s and indexed in"
        f" {index_s:.2f} s."
    )
    p99_ms = times_ms[int(len(times_ms) * 0.99)]
    report.table(
        ("keys", "median ms", "99 % ms", "slowest ms"),
        [
            (
                f"{len(times_ms):,}",
                *(f"{ms:.2f}" for ms in (statistics.median(times_ms), p99_ms, times_ms[-1])),
            )
        ],
    )
    report.at_most("prompt: completing a key, slowest", times_ms[-1], "ms", 20)
    report.print()


def _list(count: int) -> bytes:
    chosen = random.Random(1)
    names: dict[str, None] = {}
    while len(names) < count:
        names["_".join(_word(chosen) for _ in range(chosen.randint(1, 4)))] = None
    rows = []
    for at, name in enumerate(names):
        category, uses = chosen.choice("01345"), 5_000_000 // (at + 1)
        rows.append(f'{name},{category},{uses},"{_word(chosen)}_x,长{_word(chosen)}"')
    return "\n".join(rows).encode()


def _word(chosen: random.Random) -> str:
    return "".join(chosen.choice(_SYLLABLES) for _ in range(chosen.randint(1, 3)))


def _typed(tags: Sequence[IndexedWord], words: int) -> Iterator[str]:
    """The prompt after each key."""
    chosen = random.Random(2)
    some = [chosen.choice(tags) for _ in range(words)]
    for text in (*(tag.text for tag in some), *(tag.aliases[0] for tag in some), *_ANYWHERE):
        for end in range(1, len(text) + 1):
            yield f"a girl, masterpiece, {text[:end]}"


if __name__ == "__main__":
    main()
