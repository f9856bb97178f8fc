"""Finding pictures: a derived index, and columns in memory; no Qt."""

from sdstudio.library.search.columns import Columns, PictureFacts
from sdstudio.library.search.facets import FACETS, Facets, FacetValue
from sdstudio.library.search.feed import SearchFeed, SearchLink, SeparateFeed, forget_changes
from sdstudio.library.search.grouping import Grouping, Section, Stacks, sections, stacks
from sdstudio.library.search.index_file import INDEX_NAME
from sdstudio.library.search.rows import Has
from sdstudio.library.search.search import (
    Drop,
    Forget,
    Found,
    Match,
    NameCounts,
    PictureSearch,
    Read,
    Took,
    run_query,
    run_steps,
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
    "Has",
    "Match",
    "NameCounts",
    "PictureFacts",
    "PictureSearch",
    "Read",
    "SearchFeed",
    "SearchLink",
    "Section",
    "SeparateFeed",
    "Stacks",
    "Took",
    "forget_changes",
    "run_query",
    "run_steps",
    "sections",
    "stacks",
]
