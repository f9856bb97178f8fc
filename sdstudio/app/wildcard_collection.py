"""Collections of wildcards: lists under names in one YAML or JSON file, as dynamicprompts has them.

Of YAML, only the events are read: nothing is constructed, so tags mean nothing and values are what
is written, not what YAML takes them for (``no`` stays a word).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final

from sdstudio.domain.errors import ErrorCode, StudioError

#: Of the files that hold several wildcards.
JSON_SUFFIX: Final = ".json"
COLLECTION_SUFFIXES: Final = (".yaml", ".yml", JSON_SUFFIX)

_DEPTH_MAX: Final = 24
#: Of pieces, counting again those that the file refers to: shared collections have up to some
#: ten thousand, and a few hundred bytes can stand for billions.
_PIECES_MAX: Final = 200_000
_CHARACTERS_MAX: Final = 20_000_000
#: Each becomes a file.
_LISTS_MAX: Final = 10_000
_TEXT_KEYS: Final = ("text", "content")
_WEIGHT_KEY: Final = "weight"

_Node = str | list[Any] | dict[str, Any]


def read_collection(name: str, text: str, *, is_json: bool = False) -> Mapping[str, str]:
    """The wildcards in a file, by name with ``/`` between the levels: what a text file has.

    Lists with the same name, as in several documents of one YAML file, become one wildcard.

    Args:
        name: of the file without its suffix: of the list, if it is nothing but one.
        is_json: not read as YAML, which has no tabs, and no letters written as two numbers.

    Raises:
        StudioError: ``WILDCARDS_UNREADABLE``, ``WILDCARDS_TOO_DEEP`` or ``WILDCARDS_NONE``.
    """
    roots = [_json_root(name, text)] if is_json else _yaml_roots(name, text)
    found: dict[str, list[str]] = {}
    walk = _Walk(name)
    for path, entry in chain.from_iterable(walk.entries((), root) for root in roots):
        found.setdefault("/".join(path) or name, []).append(entry)
        if len(found) > _LISTS_MAX:
            raise StudioError(ErrorCode.WILDCARDS_TOO_DEEP, wildcard=name)
    if not found:
        raise StudioError(ErrorCode.WILDCARDS_NONE, wildcard=name)
    return {one: "".join(f"{entry}\n" for entry in entries) for one, entries in found.items()}


def _json_root(name: str, text: str) -> _Node:
    try:
        root = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise _unreadable(name, error.lineno) from error
    except RecursionError as error:
        raise StudioError(ErrorCode.WILDCARDS_TOO_DEEP, wildcard=name) from error
    return root if isinstance(root, list | dict) else ""


def _yaml_roots(name: str, text: str) -> list[_Node]:
    # Imported here, since few need it.
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _built(yaml.parse(text, Loader=loader), name)
    except yaml.MarkedYAMLError as error:
        line = 1 if error.problem_mark is None else error.problem_mark.line + 1
        raise _unreadable(name, line) from error
    except yaml.reader.ReaderError as error:
        # Its position counts bytes or characters, depending on the loader.
        before = text[: text.find(chr(error.character))]
        raise _unreadable(name, before.count("\n") + 1) from error
    except yaml.YAMLError as error:
        raise _unreadable(name, 1) from error


def _built(events: Iterator[Any], name: str) -> list[_Node]:
    """Each document as strings, lists and dictionaries; those that are shared are shared."""
    import yaml

    anchors: dict[str, _Node] = {}
    roots: list[_Node] = []
    #: What is open: a list or a dictionary, and the key that waits for its value.
    stack: list[tuple[list[Any] | dict[str, Any], list[str]]] = []
    for event in events:
        node: _Node
        match event:
            case yaml.ScalarEvent():
                node = event.value
            case yaml.AliasEvent() if event.anchor in anchors:
                node = anchors[event.anchor]
            case yaml.SequenceStartEvent():
                node = []
            case yaml.MappingStartEvent():
                node = {}
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                stack.pop()
                continue
            case yaml.DocumentEndEvent():
                anchors.clear()  # a document doesn't know those of another one
                continue
            case yaml.AliasEvent():
                raise _unreadable(name, event.start_mark.line + 1)
            case _:
                continue
        if not stack:
            roots.append(node)
        else:
            _put(node, *stack[-1])
        if getattr(event, "anchor", None) and not isinstance(event, yaml.AliasEvent):
            anchors[event.anchor] = node
        if isinstance(node, list | dict) and not isinstance(event, yaml.AliasEvent):
            stack.append((node, []))
            if len(stack) > _DEPTH_MAX:
                raise StudioError(ErrorCode.WILDCARDS_TOO_DEEP, wildcard=name)
    return roots


def _put(node: _Node, where: list[Any] | dict[str, Any], waiting: list[str]) -> None:
    if isinstance(where, list):
        where.append(node)
    elif waiting:
        where[waiting.pop()] = node
    else:
        waiting.append(node if isinstance(node, str) else "")


class _Walk:
    """Goes through everything that a file stands for, up to a bound."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._pieces = self._characters = 0

    def entries(self, path: tuple[str, ...], node: _Node) -> Iterator[tuple[tuple[str, ...], str]]:
        """The entries of all lists below ``node``, each with the names above it."""
        if len(path) > _DEPTH_MAX:
            # It contains itself.
            raise StudioError(ErrorCode.WILDCARDS_TOO_DEEP, wildcard=self._name)
        if isinstance(node, dict):
            self._count("")
            for key, value in node.items():
                self._count(key)
                if not isinstance(value, str) and key.strip():
                    yield from self.entries((*path, key.strip()), value)
        elif isinstance(node, list):
            yield from self._listed(path, node)

    def _listed(
        self, path: tuple[str, ...], nodes: Sequence[_Node]
    ) -> Iterator[tuple[tuple[str, ...], str]]:
        for one in nodes:
            if isinstance(one, str) or _weighted(one):
                entry = one if isinstance(one, str) else _weighted(one)
                self._count(entry)
                if line := _line(entry):
                    yield path, line
            elif isinstance(one, dict):
                yield from self.entries(path, one)
            else:
                self._count("")

    def _count(self, text: str) -> None:
        self._pieces += 1
        self._characters += len(text)
        if self._pieces > _PIECES_MAX or self._characters > _CHARACTERS_MAX:
            raise StudioError(ErrorCode.WILDCARDS_TOO_DEEP, wildcard=self._name)


def _unreadable(name: str, line: int) -> StudioError:
    return StudioError(ErrorCode.WILDCARDS_UNREADABLE, wildcard=name, line=line)


def _weighted(node: _Node) -> str:
    """An entry that is written as its text and its weight; empty if it isn't one."""
    if not isinstance(node, dict):
        return ""
    text = next((node[key] for key in _TEXT_KEYS if isinstance(node.get(key), str)), "")
    weight = node.get(_WEIGHT_KEY)
    return f"{weight}::{text}" if text and isinstance(weight, str) else text


def _line(entry: str) -> str:
    """``entry`` on one line that isn't a comment in a text file."""
    line = " ".join(entry.split())
    return f"1::{line}" if line.startswith("#") else line
