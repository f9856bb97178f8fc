"""Where the weights of a checkpoint's parts are: in files of their own, or in one for all."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sdstudio.disk import open_regular
from sdstudio.domain.weights_layout import (
    LINKS_NAME,
    PART_PREFIXES,
    STEMS,
    parse_links,
    single_file,
)

_LINKS_LIMIT_BYTES = 16 * 2**20


@dataclass(frozen=True, slots=True)
class WeightsFile:
    """The file with a part's weights.

    Args:
        name: relative to the checkpoint's folder, with forward slashes.
        path: where it is, which is not in that folder for linked ones.
        variant: what diffusers calls the infix of the file's name, if any.
        is_single: whether it is the one file for all parts, under the original code's names.
    """

    name: str
    path: Path
    variant: str | None = None
    is_single: bool = False


def read_links(folder: Path) -> Mapping[str, str]:
    """Where weights are that are not in the checkpoint's ``folder``, by their path in it.

    Raises:
        OSError, ValueError: there is a file of links that cannot be read.
    """
    try:
        with open_regular(folder / LINKS_NAME) as opened:
            return parse_links(opened.read(_LINKS_LIMIT_BYTES))
    except FileNotFoundError:
        return {}


def places(folder: Path, links: Mapping[str, str], component: str) -> Iterator[WeightsFile]:
    """The files that may hold a part's weights, the one to use first.

    Shards are not among them: no model of a family is large enough to come in them.
    """
    for variant in (None, "fp16"):  # the plain file is the more precise one
        infix = f".{variant}" if variant else ""
        name = f"{component}/{STEMS[component]}{infix}.safetensors"
        if name in links or _is_file(folder / name):
            yield WeightsFile(name, _path(folder, links, name), variant)
    if component in PART_PREFIXES:
        whole = single_file([*(name for name in links if "/" not in name), *_files_in(folder)])
        if whole is not None:
            yield WeightsFile(whole, _path(folder, links, whole), is_single=True)


def _path(folder: Path, links: Mapping[str, str], name: str) -> Path:
    return Path(links[name]) if name in links else folder / name


def _files_in(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in entries if entry.is_file()]
    except OSError:
        return []


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # rights, or a name too long
        return False
