"""The families' configurations and vocabulary, which ship with the program.

With them a model's weights alone make a complete folder, without a network.
"""

import gzip
import json
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from sdstudio.disk import Disk, written
from sdstudio.domain.families import family_of_configuration
from sdstudio.domain.model_family import ModelFamily

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


def write_vae_configuration(
    disk: Disk, bundled: Path, family: ModelFamily, folder: Path, *, fits_float16: bool
) -> None:
    """Write the configuration of a VAE that decodes latents of ``family`` beside its weights.

    Raises:
        OSError: as the disk's.
    """
    source = bundled / "configurations" / family.configurations[0].key / "vae/config.json"
    config = {**json.loads(source.read_bytes()), "force_upcast": not fits_float16}
    with written(disk, folder, json.dumps(config, indent=2).encode()) as temporary:
        disk.replace(temporary, folder / "config.json")
        disk.sync_folder(folder)


def configuration_files(bundled: Path, configuration: str) -> Iterator[tuple[str, bytes]]:
    """The relative path and content of every file except the weights, in order."""
    source = bundled / "configurations" / configuration
    for path in sorted(source.rglob("*.json")):
        yield path.relative_to(source).as_posix(), path.read_bytes()
    for encoder in family_of_configuration(configuration).text_encoders:
        for name, data in _tokenizer(bundled / "tokenizer", encoder.pad_token):
            yield f"{encoder.tokenizer}/{name}", data


def _tokenizer(source: Path, pad_token: str) -> Iterator[tuple[str, bytes]]:
    """The files of a text encoder's tokenizer: all read the same words, and fill up differently."""
    merges, vocabulary = _words(source / "merges.txt.gz")
    yield "merges.txt", merges
    for name in ("special_tokens_map.json", "tokenizer_config.json"):
        content = {**json.loads((source / name).read_bytes()), "pad_token": pad_token}
        yield name, f"{json.dumps(content, indent=2)}\n".encode()
    yield "vocab.json", vocabulary


@cache
def _words(packed: Path) -> tuple[bytes, bytes]:
    """CLIP's merges, and the vocabulary that follows from them."""
    merges = gzip.decompress(packed.read_bytes())
    vocabulary = _vocabulary(merges.decode().splitlines()[1:])
    return merges, json.dumps(vocabulary, ensure_ascii=False, separators=(",", ":")).encode()


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
