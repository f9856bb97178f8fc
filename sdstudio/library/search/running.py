"""Searching on this thread alone, for the command line, benchmarks and tests."""

from collections.abc import Callable
from typing import Any

from sdstudio.domain.errors import StudioError
from sdstudio.domain.picture_query import PictureQuery
from sdstudio.library.search.feed import SearchFeed
from sdstudio.library.search.match import Found, Match
from sdstudio.library.search.search import PictureSearch
from sdstudio.library.search.steps import Forget, Read


def run_steps(
    search: PictureSearch,
    feed: SearchFeed,
    forget: Callable[[Forget], None],
    took: Callable[[int], None] = lambda _count: None,
) -> None:
    """Catch up on this thread.

    Args:
        took: called with how many pictures have been taken over, after each batch.
    """
    count = 0
    steps = search.catching_up()
    answer: Any = None
    while True:
        try:
            step = steps.send(answer)
        except StopIteration:
            return
        answer = None
        if isinstance(step, Read):
            answer = step.work(feed)
        elif isinstance(step, Forget):
            try:
                forget(step)
                answer = True
            except StudioError:
                answer = False
        elif step.picture_ids:
            count += len(step.picture_ids)
            took(count)


def run_query(search: PictureSearch, feed: SearchFeed, query: PictureQuery) -> Found:
    """Find and count on this thread."""
    steps = search.finding(query)
    answer: Any = None
    while True:
        try:
            answer = steps.send(answer).work(feed)
        except StopIteration as end:
            match: Match = end.value
            break
    found = search.found(match)
    return Found(found.query, found.ids, search.facets(match), found.drops, found.is_complete)
