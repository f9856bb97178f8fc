"""Finding pictures: a derived index, and columns in memory; no Qt."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sdstudio.library.search.columns import Columns, Ids, PictureFacts
    from sdstudio.library.search.facets import FACETS, Facets, FacetValue, NameCounts
    from sdstudio.library.search.feed import SearchFeed, SearchLink, SeparateFeed, forget_changes
    from sdstudio.library.search.grouping import (
        Grouping,
        Section,
        Sections,
        Stacks,
        sections,
        stacks,
    )
    from sdstudio.library.search.index_file import INDEX_NAME
    from sdstudio.library.search.match import Drop, Found, Match
    from sdstudio.library.search.rows import PictureContent
    from sdstudio.library.search.running import run_query, run_steps
    from sdstudio.library.search.search import PictureSearch
    from sdstudio.library.search.steps import Forget, Read, Took
else:
    from sdstudio.lazy_names import lazy_names

    __getattr__ = lazy_names(
        __name__,
        {
            "sdstudio.library.search.columns": "Columns Ids PictureFacts",
            "sdstudio.library.search.facets": "FACETS Facets FacetValue NameCounts",
            "sdstudio.library.search.feed": "SearchFeed SearchLink SeparateFeed forget_changes",
            "sdstudio.library.search.grouping": "Grouping Section Sections Stacks sections stacks",
            "sdstudio.library.search.index_file": "INDEX_NAME",
            "sdstudio.library.search.match": "Drop Found Match",
            "sdstudio.library.search.rows": "PictureContent",
            "sdstudio.library.search.running": "run_query run_steps",
            "sdstudio.library.search.search": "PictureSearch",
            "sdstudio.library.search.steps": "Forget Read Took",
        },
    )

__all__ = [
    "FACETS",
    "INDEX_NAME",
    "Columns",
    "Drop",
    "FacetValue",
    "Facets",
    "Forget",
    "Found",
    "Grouping",
    "Ids",
    "Match",
    "NameCounts",
    "PictureContent",
    "PictureFacts",
    "PictureSearch",
    "Read",
    "SearchFeed",
    "SearchLink",
    "Section",
    "Sections",
    "SeparateFeed",
    "Stacks",
    "Took",
    "forget_changes",
    "run_query",
    "run_steps",
    "sections",
    "stacks",
]
