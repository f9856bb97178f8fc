"""The family's configurations and vocabulary, which ship with the program.

With them a model's weights alone make a complete folder, without a network.
"""

import gzip
import json
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from sdstudio.disk import Disk, written

_BEGIN, _END = "<|startoftext|>", "<|endoftext|>"


def write_configuration(
    disk: Disk, bundled: Path, configuration: str, folder: Path, but: Collection[str] = ()
) -> None:
    """Create ``folder`` and write a model's configurations and tokenizer into it.

    Each file is written atomically; existing ones are replaced.

    Args:
        bundled: ``resources/models``.
        configuration: a folder in ``bundled/configurations``.
        but: relative paths of the model's own files, which are left unchanged.

    Raises:
        OSError: as the disk's.
    """
    for path, data in configuration_files(bundled, configuration):
        if path in but:
            continue
        target = folder / path
        with written(disk, target.parent, data) as temporary:
            disk.replace(temporary, target)
            disk.sync_folder(target.parent)


def configuration_files(bundled: Path, configuration: str) -> Iterator[tuple[str, bytes]]:
    """The relative path and content of every file except the weights, in order."""
    source = bundled / "configurations" / configuration
    for path in sorted(source.rglob("*.json")):
        yield path.relative_to(source).as_posix(), path.read_bytes()
    yield from _tokenizer(bundled / "tokenizer")


@cache
def _tokenizer(source: Path) -> tuple[tuple[str, bytes], ...]:
    merges = gzip.decompress((source / "merges.txt.gz").read_bytes())
    vocabulary = _vocabulary(merges.decode().splitlines()[1:])
    text = json.dumps(vocabulary, ensure_ascii=False, separators=(",", ":"))
    plain = ("special_tokens_map.json", "tokenizer_config.json")
    return (
        ("tokenizer/merges.txt", merges),
        *((f"tokenizer/{name}", (source / name).read_bytes()) for name in plain),
        ("tokenizer/vocab.json", text.encode()),
    )


def _vocabulary(merges: list[str]) -> dict[str, int]:
    """CLIP's vocabulary from its merges: bytes, word-ending bytes, merges, special tokens."""
    characters = [chr(code) for code in _byte_characters()]
    tokens = [
        *characters,
        *(f"{character}</w>" for character in characters),
        *("".join(merge.split()) for merge in merges),
        _BEGIN,
        _END,
    ]
    return {token: number for number, token in enumerate(tokens)}


def _byte_characters() -> list[int]:
    """The printable substitutes for the 256 bytes, in the vocabulary's order (GPT-2's table)."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    return [*printable, *range(256, 256 + 256 - len(printable))]
