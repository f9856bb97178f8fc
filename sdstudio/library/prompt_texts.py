"""The prompts of pictures as they were written: not translated, without the words of styles."""

import json
from collections.abc import Sequence
from typing import Final

from sdstudio.library.database import Database

#: By the column of the search. What another program's picture says has no styles.
_PARAMETERS: Final = {"prompt": "prompt", "negative": "negative_prompt"}


class PromptTexts:
    """Reads prompts from the rows of pictures."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, picture_ids: Sequence[int], column: str = "prompt") -> dict[int, str]:
        """The prompts of pictures of any program by id, as far as they have one.

        Args:
            column: ``prompt`` or ``negative``.
        """
        name = _PARAMETERS[column]
        rows = self._database.execute(
            "SELECT id, CASE WHEN json_valid(request) THEN"
            " coalesce(nullif(json_extract(request, ?), ''),"
            " json_extract(request, ?), json_extract(request, ?))"
            " WHEN json_valid(settings) THEN json_extract(settings, ?) END"
            " FROM picture WHERE id IN (SELECT value FROM json_each(?))",
            (
                f"$.translation.{name}",
                f"$.styling.{name}",
                f"$.params.{name}",
                f"$.{name}",
                json.dumps([int(one) for one in picture_ids]),
            ),
        ).fetchall()
        return {int(id_): text for id_, text in rows if isinstance(text, str) and text.strip()}
