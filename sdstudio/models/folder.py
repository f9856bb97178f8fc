"""A model's folder: its JSON files, bounded in size, and its other files."""

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from sdstudio.disk import open_regular
from sdstudio.domain.configurations import SMALL_FILE_MAX_BYTES
from sdstudio.domain.errors import Argument, ErrorCode, StudioError
from sdstudio.domain.weights_layout import LINKS_NAME
from sdstudio.weights.places import read_links

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

PICKLE_SUFFIXES = (".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle")
CODE_SUFFIXES = (".py", ".pyc", ".pyd", ".so", ".dll", ".dylib")

#: Unfinished downloads and their sidecars.
PART_SUFFIX = ".part"
SIDECAR_SUFFIX = f"{PART_SUFFIX}.json"

_SMALL_FILES = re.compile(
    r"(config|model_index|words|preview)\.json"
    r"|(LICEN[CS]E|NOTICE|README)[\w\-]{0,40}(\.md|\.txt)?"
    r"|(unet|vae|text_encoder|text_encoder_2|depth_estimator|image_encoder|image_normalizer)/config\.json"
    r"|(scheduler|low_res_scheduler|image_noising_scheduler)/scheduler_config\.json"
    r"|feature_extractor/preprocessor_config\.json"
    r"|tokenizer(_2)?/(vocab|tokenizer|tokenizer_config|special_tokens_map|added_tokens)\.json"
    r"|tokenizer(_2)?/merges\.txt"
)

_DEPTH_MAX = 6
_ENTRIES_MAX = 20_000


class ModelFolder:
    """Reads a model's folder as untrusted input. ``name`` is the model's name, for errors."""

    def __init__(self, path: Path, name: str) -> None:
        self.path = path
        self.name = name

    def failure(self, code: ErrorCode, **arguments: Argument) -> StudioError:
        """A failure that names the model."""
        return StudioError(code, model=self.name, **arguments)

    @cached_property
    def links(self) -> Mapping[str, str]:
        """The location of linked weights, by their path in the folder.

        Raises:
            StudioError: ``MODEL_FILE_DAMAGED``.
        """
        try:
            return read_links(self.path)
        except (OSError, ValueError) as error:
            raise self.failure(ErrorCode.MODEL_FILE_DAMAGED, file=LINKS_NAME) from error

    def place(self, file: str) -> Path:
        """The location of ``file``, which may be linked."""
        linked = self.links.get(file)
        return self.path / file if linked is None else Path(linked)

    def missing(self, file: str) -> StudioError:
        """The error for a missing ``file``."""
        if file in self.links:
            return self.failure(ErrorCode.MODEL_LINK_GONE, file=self.links[file])
        return self.failure(ErrorCode.MODEL_FILE_MISSING, file=file)

    def read_json(self, file: str) -> Mapping[str, Json]:
        """The object in ``file``, a path relative to the folder with forward slashes.

        Raises:
            StudioError: ``MODEL_FILE_MISSING``, or ``MODEL_FILE_DAMAGED`` if it isn't an object.
        """
        try:
            with open_regular(self.path / file) as opened:
                data = opened.read(SMALL_FILE_MAX_BYTES + 1)
            content = json.loads(data) if len(data) <= SMALL_FILE_MAX_BYTES else None
        except FileNotFoundError as error:
            raise self.failure(ErrorCode.MODEL_FILE_MISSING, file=file) from error
        except (OSError, ValueError, RecursionError) as error:
            raise self.failure(ErrorCode.MODEL_FILE_DAMAGED, file=file) from error
        if not isinstance(content, dict):
            raise self.failure(ErrorCode.MODEL_FILE_DAMAGED, file=file)
        return content

    def has(self, file: str) -> bool:
        """Whether the file exists, in the folder or as a link's target."""
        return file in self.links or self._lies_here(file)

    def _lies_here(self, file: str) -> bool:
        return is_there((self.path / file).is_file)

    def small_files(self) -> list[str]:
        """The model's files besides the weights, including licence texts."""
        return [file for file in self.files() if _SMALL_FILES.fullmatch(file)]

    def files(self) -> list[str]:
        """All files below the folder, relative, with forward slashes, in order."""
        found = []
        for number, path in enumerate(_walk(self.path, _DEPTH_MAX)):
            if number == _ENTRIES_MAX:
                break
            found.append(Path(path).relative_to(self.path).as_posix())
        return sorted(found)


def is_there(look: Callable[[], bool]) -> bool:
    """The result of ``look``; false if the system refuses (permissions, name too long)."""
    try:
        return look()
    except OSError:
        return False


def _walk(folder: str | Path, depth: int) -> Iterator[str]:
    # Follow links: a download cache contains only links. The depth limit ends cycles.
    try:
        with os.scandir(folder) as entries:
            listed = list(entries)
    except OSError:
        return
    for entry in listed:
        if entry.is_dir():
            if depth:
                yield from _walk(entry.path, depth - 1)
        else:
            yield entry.path
