"""Rows of a library's database, without files."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sdstudio.domain.query_text import parse_query
from sdstudio.library.database import Database
from sdstudio.library.search import (
    Forget,
    Found,
    PictureSearch,
    SearchFeed,
    forget_changes,
    run_query,
    run_steps,
)
from tests.support.pictures import a_request

DAY = "2026-11-23"


class LibraryRows:
    """A database to which pictures can be added, and the search over it."""

    def __init__(self, data: Path) -> None:
        data.mkdir(parents=True, exist_ok=True)
        self.data = data
        self.database = Database.open(data)
        self.feed = SearchFeed.open(data)
        (self.count,) = self.database.execute("SELECT count(*) FROM picture").fetchone()

    def close(self) -> None:
        self.feed.close()
        self.database.close()

    def add(
        self,
        prompt: str = "a red fish",
        *,
        name: str = "",
        created_at: str = f"{DAY}T12:00:00+00:00",
        width: int = 512,
        height: int = 512,
        model: str = "sd 2.1",
        mode: str = "",
        settings: dict[str, Any] | None = None,
        inputs: Sequence[str] = (),
        loras: Sequence[str] = (),
        styles: Sequence[str] = (),
        tags: Sequence[str] = (),
        boards: Sequence[str] = (),
        is_deleted: bool = False,
        rating: int = 0,
        flag: int = 0,
        label: int = 0,
        note: str = "",
        template: str = "",
        typed: str = "",
        **params: Any,
    ) -> int:
        self.count += 1
        request = a_request(prompt, **params).model_dump(mode="json")
        request["checkpoint"]["name"] = model
        request["inputs"] = [{"role": role} for role in inputs]
        request["adapters"] = [{"kind": "lora", "name": lora} for lora in loras]
        if mode:
            request["mode"] = mode
        if styles:
            request["styling"] = {"styles": [{"uid": "x", "name": style} for style in styles]}
        if template:
            request["template"] = {"prompt": template}
        if typed:
            request["translation"] = {"prompt": typed, "negative_prompt": ""}
        values = (
            name or f"2026-11-23 12-00-00 {self.count}.png",
            f"{self.count:032x}",
            created_at,
            width,
            height,
            None if settings else json.dumps(request),
            json.dumps(settings) if settings else None,
            created_at if is_deleted else None,
        )
        with self.database.transaction():
            cursor = self.database.execute(
                "INSERT INTO picture (name, identity, created_at, width, height, request, settings,"
                " deleted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                values,
            )
            picture_id = cursor.lastrowid or 0
            if rating or flag or label or note:
                self.database.execute(
                    "INSERT INTO annotation VALUES (?, ?, ?, ?, ?)",
                    (picture_id, rating, flag, label, note),
                )
            for tag in tags:
                self.database.execute("INSERT OR IGNORE INTO tag (name) VALUES (?)", (tag,))
                self.database.execute(
                    "INSERT INTO picture_tag SELECT ?, id FROM tag WHERE name = ?",
                    (picture_id, tag),
                )
            for board in boards:
                self.database.execute(
                    "INSERT OR IGNORE INTO board (uid, name, position) VALUES (?, ?, 0)",
                    (board, board),
                )
                self.database.execute(
                    "INSERT INTO board_picture SELECT id, ?, '' FROM board WHERE uid = ?",
                    (picture_id, board),
                )
        return picture_id

    def run(self, sql: str, *values: Any) -> None:
        with self.database.transaction():
            self.database.execute(sql, values)

    def forget(self, step: Forget) -> None:
        forget_changes(self.database, step.picture_ids, step.stamp)

    def catch_up(self, search: PictureSearch) -> None:
        run_steps(search, self.feed, self.forget)

    def ask(self, search: PictureSearch, text: str) -> Found:
        return run_query(search, self.feed, parse_query(text))

    def find(self, search: PictureSearch, text: str = "") -> list[int]:
        found: list[int] = self.ask(search, text).ids.tolist()
        return found
