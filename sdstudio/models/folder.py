"""A model's folder: its JSON files, bounded, and what else lies in it."""

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from sdstudio.domain.configurations import SMALL_FILE_MAX_BYTES
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.model_files import LINKS_NAME, parse_links, single_file

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

PICKLE_SUFFIXES = (".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle")
CODE_SUFFIXES = (".py", ".pyc", ".pyd", ".so", ".dll", ".dylib")

#: What is not whole yet, beside its final name, and what is known of its bytes.
PART_SUFFIX = ".part"
SIDECAR_SUFFIX = f"{PART_SUFFIX}.json"

_SMALL_FILES = re.compile(
    r"(model_index|words|preview)\.json"
    r"|(LICEN[CS]E|NOTICE|README)[\w\-]{0,40}(\.md|\.txt)?"
    r"|(unet|vae|text_encoder|depth_estimator|image_encoder|image_normalizer)/config\.json"
    r"|(scheduler|low_res_scheduler|image_noising_scheduler)/scheduler_config\.json"
    r"|feature_extractor/preprocessor_config\.json"
    r"|tokenizer/(vocab|tokenizer|tokenizer_config|special_tokens_map|added_tokens)\.json"
    r"|tokenizer/merges\.txt"
)

_DEPTH_MAX = 6
_ENTRIES_MAX = 20_000


class ModelFolder:
    """Reads a model's folder as if it were hostile. ``name`` is what failures call the model."""

    def __init__(self, path: Path, name: str) -> None:
        self.path = path
        self.name = name

    def failure(self, code: ErrorCode, **arguments: str) -> StudioError:
        """A failure that names the model."""
        return StudioError(code, model=self.name, **arguments)

    @cached_property
    def links(self) -> Mapping[str, str]:
        """Where weights lie that are not in the folder, by their path in it.

        Raises:
            StudioError: ``MODEL_FILE_DAMAGED``.
        """
        if not self._lies_here(LINKS_NAME):
            return {}
        try:
            with (self.path / LINKS_NAME).open("rb") as opened:
                return parse_links(opened.read(SMALL_FILE_MAX_BYTES))
        except (OSError, ValueError) as error:
            raise self.failure(ErrorCode.MODEL_FILE_DAMAGED, file=LINKS_NAME) from error

    def place(self, file: str) -> Path:
        """Where ``file`` of this folder lies."""
        linked = self.links.get(file)
        return self.path / file if linked is None else Path(linked)

    def missing(self, file: str) -> StudioError:
        """What to say where ``file`` is not there."""
        if file in self.links:
            return self.failure(ErrorCode.MODEL_LINK_GONE, file=self.links[file])
        return self.failure(ErrorCode.MODEL_FILE_MISSING, file=file)

    def single_file(self) -> str | None:
        """The one file with all components, where there is such a one."""
        try:
            names = [entry.name for entry in os.scandir(self.path) if entry.is_file()]
        except OSError:
            names = []
        return single_file([*(name for name in self.links if "/" not in name), *names])

    def read_json(self, file: str) -> Mapping[str, Json]:
        """The object in ``file``, a path relative to the folder with forward slashes.

        Raises:
            StudioError: ``MODEL_FILE_MISSING``, or ``MODEL_FILE_DAMAGED`` where it is no object.
        """
        try:
            with (self.path / file).open("rb") as opened:
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
        """Whether there is such a file, here or where a link says."""
        return file in self.links or self._lies_here(file)

    def is_small(self, file: str) -> bool:
        """Whether ``file`` can be read whole."""
        return is_there(lambda: (self.path / file).stat().st_size <= SMALL_FILE_MAX_BYTES)

    def _lies_here(self, file: str) -> bool:
        return is_there((self.path / file).is_file)

    def small_files(self) -> list[str]:
        """The files beside the weights that a model consists of or that speak of its terms."""
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
    """What ``look`` answers; no where the system does not let it look (rights, a name too long)."""
    try:
        return look()
    except OSError:
        return False


def _walk(folder: str | Path, depth: int) -> Iterator[str]:
    # Links are followed: a download cache keeps only links here. The depth ends circles.
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
