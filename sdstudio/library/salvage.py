"""What can be read of a damaged library: its queue. Pictures say themselves what they are."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sdstudio.domain.request import GenerationRequest
from sdstudio.library.database import ILLEGIBLE


def waiting_jobs(damaged: Path) -> list[tuple[GenerationRequest, int]]:
    """The requests that were in the queue, oldest first, each with how many pictures were saved."""
    found: list[tuple[GenerationRequest, int]] = []
    with contextlib.suppress(sqlite3.Error):
        for request, pictures_done in _rows(damaged):
            with contextlib.suppress(*ILLEGIBLE):
                found.append((GenerationRequest.model_validate_json(request), int(pictures_done)))
    return found


def _rows(damaged: Path) -> Iterator[tuple[str, int]]:
    address = f"{damaged.absolute().as_uri()}?mode=ro"
    with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
        # By id and not by position: no index is used, and rows before the damage are read.
        yield from connection.execute(
            "SELECT request, pictures_done FROM job NOT INDEXED"
            " WHERE state NOT IN ('finished', 'removed') ORDER BY id"
        )
