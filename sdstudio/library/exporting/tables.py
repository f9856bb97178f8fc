"""The details of pictures, as a table for spreadsheets and as JSON for programs."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any, Final

from sdstudio.library.exporting.items import ExportFacts, ExportItem, facts_of

#: The first version.
_VERSION: Final = 1
# With these a spreadsheet begins to calculate; some take the full-width forms for the same.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_table(items: Iterable[ExportItem]) -> bytes:
    """A row for each picture: UTF-8 with the byte order mark by which Excel recognises it.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    columns = [one.name for one in fields(ExportFacts)]
    writer.writerow(columns)
    for item in items:
        facts = facts_of(item)
        writer.writerow([_cell(getattr(facts, column)) for column in columns])
    return text.getvalue().encode("utf-8-sig", "replace")


def json_table(items: Iterable[ExportItem]) -> bytes:
    """An object with a list of all pictures; those made by this program have their request."""
    pictures = []
    for item in items:
        said = {name: _plain(value) for name, value in asdict(facts_of(item)).items()}
        if item.picture.request is not None:
            said["request"] = item.picture.request.model_dump(mode="json")
        pictures.append(said)
    content = json.dumps({"version": _VERSION, "pictures": pictures}, ensure_ascii=False, indent=1)
    return content.encode("utf-8", "replace")


def _cell(value: Any) -> str | int | float:
    match value:
        case None:
            return ""
        case int() | float():
            return value
        case datetime():
            return value.isoformat(" ", "seconds")
        case tuple():
            value = "; ".join(value)
    text = str(value).replace("\0", "")
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) or text[:1] in _FORMULA else text


def _plain(value: object) -> object:
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value
