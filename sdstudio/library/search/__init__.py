"""Finding pictures: a derived index, and columns in memory; no Qt."""

from sdstudio.library.search.columns import Columns, PictureFacts
from sdstudio.library.search.facets import FACETS, Facets, FacetValue, NameCounts
from sdstudio.library.search.feed import SearchFeed, SearchLink, SeparateFeed, forget_changes
from sdstudio.library.search.grouping import Grouping, Section, Stacks, sections, stacks
from sdstudio.library.search.index_file import INDEX_NAME
from sdstudio.library.search.match import Drop, Found, Match
from sdstudio.library.search.rows import PictureContent
from sdstudio.library.search.running import run_query, run_steps
from sdstudio.library.search.search import PictureSearch
from sdstudio.library.search.steps import Forget, Read, Took

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
    "Match",
    "NameCounts",
    "PictureContent",
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
