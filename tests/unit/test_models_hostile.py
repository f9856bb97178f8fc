"""Hostile files are refused with a sentence, and nothing in them runs; changed ones as well."""

import os
import random
import struct
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.catalogue import Catalogue
from sdstudio.models.importing import ImportCandidate, SourceLayout
from sdstudio.models.records import RECORD_NAME
from tests.support.model_folders import a_model, change_json, safetensors, with_header
from tests.support.originals import examined, tensors_of, write_tensors
from tests.support.pickles import evil_pickle, hostile_ckpts, write_ckpt, write_zip

EMPTY = Catalogue()
#: Seconds for which files are changed at random; more of them where somebody wants to look longer.
FUZZ_S = float(os.environ.get("SDSTUDIO_FUZZ_S", "2"))
CODES = {
    "runs code",
    "runs code by a newer protocol",
    "runs code without a zip",
    "runs code as INST",
    "holds a program",
    "names outside",
    "absolute names",
}


#: Those that the other codes are for.
OTHERWISE = {
    "empty": ErrorCode.FILE_EMPTY,
    "a header longer than the file": ErrorCode.FILE_CUT_SHORT,
    "cut short": ErrorCode.FILE_CUT_SHORT,
    "only its beginning": ErrorCode.FILE_CUT_SHORT,
}


def refused(path: Path) -> ErrorCode:
    with pytest.raises(StudioError) as raised:
        examined(path)
    said = sentence_for(raised.value)
    assert said.endswith(".")
    assert "?" not in said
    return raised.value.code


def tensor(begin: int, end: int, *shape: int) -> dict[str, object]:
    return {"dtype": "F32", "shape": list(shape), "data_offsets": [begin, end]}


HOSTILE_SAFETENSORS: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "a few bytes": lambda: b"\x10\0\0",
    "a header of 2^63 bytes": lambda: struct.pack("<Q", 2**63) + b'{"a":1}',
    "a header longer than the file": lambda: struct.pack("<Q", 5000) + b"{}",
    "no JSON": lambda: struct.pack("<Q", 6) + b"{nope}",
    "a list": lambda: struct.pack("<Q", 10) + b'["a", "b"]',
    "nested too deep": lambda: struct.pack("<Q", 100_001) + b"{" + b"[" * 100_000,
    "overlapping": lambda: with_header({"a": tensor(0, 8, 2), "b": tensor(4, 12, 2)}, bytes(12)),
    "a gap": lambda: with_header({"a": tensor(0, 8, 2), "b": tensor(12, 20, 2)}, bytes(20)),
    "out of range": lambda: with_header(
        {"a": tensor(0, 8, 2), "b": tensor(8, 2**40, 2)}, bytes(16)
    ),
    "before the beginning": lambda: with_header({"a": tensor(-8, 0, 2)}, bytes(8)),
    "negative sides": lambda: with_header({"a": tensor(0, 8, -1, -2)}, bytes(8)),
    "a size beyond all numbers": lambda: with_header({"a": tensor(0, 8, *[2**62] * 8)}, bytes(8)),
    "a million dimensions": lambda: with_header({"a": tensor(0, 4, *[1] * 10**6)}, bytes(4)),
    "a dtype unheard of": lambda: with_header({"a": {**tensor(0, 8, 2), "dtype": "X9"}}, bytes(8)),
    "cut short": lambda: safetensors()[:-1],
    "too long": lambda: safetensors() + b"\0",
    "nothing in it": lambda: with_header({}, b""),
}


@pytest.mark.parametrize("what", HOSTILE_SAFETENSORS)
def test_hostile_safetensors_are_refused(tmp_path: Path, what: str) -> None:
    file = tmp_path / "model.safetensors"
    file.write_bytes(HOSTILE_SAFETENSORS[what]())
    assert refused(file) is OTHERWISE.get(what, ErrorCode.IMPORT_UNREADABLE)


def test_a_million_tensors_are_refused_without_being_read(tmp_path: Path) -> None:
    entries = b",".join(
        b'"%d":{"dtype":"U8","shape":[1],"data_offsets":[%d,%d]}' % (n, n, n + 1)
        for n in range(10**6)
    )
    text = b"{" + entries + b"}"
    file = tmp_path / "model.safetensors"
    file.write_bytes(len(text).to_bytes(8, "little") + text + bytes(10**6))
    assert refused(file) is ErrorCode.IMPORT_UNREADABLE


@pytest.mark.parametrize("name", ["model.safetensors", "model.SAFETENSORS"])
def test_a_pickle_by_the_name_of_safetensors_is_refused(tmp_path: Path, name: str) -> None:
    marker = tmp_path / "ran"
    (tmp_path / name).write_bytes(evil_pickle(marker))
    assert refused(tmp_path / name) is ErrorCode.IMPORT_PICKLE
    write_ckpt(tmp_path / name)
    assert refused(tmp_path / name) is ErrorCode.IMPORT_PICKLE
    assert not marker.exists()


def test_hostile_ckpts_are_refused_and_none_runs(tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    files = hostile_ckpts(tmp_path / "files", marker)
    codes = {what: refused(file) for what, file in files.items()}
    assert codes == {
        what: ErrorCode.IMPORT_CKPT_CODE
        if what in CODES
        else OTHERWISE.get(what, ErrorCode.IMPORT_CKPT_FAILED)
        for what in files
    }
    assert not marker.exists()


def test_what_runs_is_named(tmp_path: Path) -> None:
    file = hostile_ckpts(tmp_path / "files", tmp_path / "ran")["runs code"]
    with pytest.raises(StudioError) as raised:
        examined(file)
    assert raised.value.arguments["found"] == "__builtin__.exec"


def test_a_ckpt_is_told_like_any_other_file(tmp_path: Path) -> None:
    more = {"callbacks": {}, "optimizer_states": [{"lr": 0.1}]}
    tensors = tensors_of(spread=0.3)
    file = write_ckpt(tmp_path / "768-v.ckpt", {**tensors, "model_ema.decay": 1.0}, **more)
    found = examined(file)
    same = examined(write_tensors(tmp_path / "x.safetensors", tensors))
    assert (found.source, found.needs_conversion, found.can_link) == (
        SourceLayout.CKPT,
        True,
        False,
    )
    assert (found.kind, found.prediction_type) == (same.kind, same.prediction_type)
    assert found.certainty is same.certainty


@pytest.mark.skipif(sys.platform == "win32", reason="there are none there")
@pytest.mark.timeout(20)
class TestPipes:
    """Nobody writes into them, so whoever opens one to read it waits for good."""

    @pytest.mark.parametrize("name", ["x.safetensors", "x.ckpt", "x.pt"])
    def test_a_pipe_is_said_to_be_no_file(self, tmp_path: Path, name: str) -> None:
        os.mkfifo(tmp_path / name)
        assert refused(tmp_path / name) is ErrorCode.IMPORT_NOT_A_FILE
        (tmp_path / "link").symlink_to(tmp_path / name)
        assert refused(tmp_path / "link") is ErrorCode.IMPORT_NOT_A_FILE

    def test_pipes_beside_a_model_do_not_keep_it_from_being_found(self, tmp_path: Path) -> None:
        file = write_tensors(tmp_path / "a.safetensors", tensors_of(spread=0.3))
        for name in ("b.safetensors", "c.ckpt"):
            os.mkfifo(tmp_path / name)
        assert examined(tmp_path).path == file

    @pytest.mark.parametrize(
        "file",
        [
            "model_index.json",
            "unet/config.json",
            "unet/diffusion_pytorch_model.safetensors",
            "tokenizer/tokenizer.json",
            "scheduler/scheduler_config.json",
            "words.json",
        ],
    )
    def test_a_pipe_in_a_model_s_folder_is_refused(self, tmp_path: Path, file: str) -> None:
        folder = a_model(tmp_path / "model")
        (folder / file).unlink(missing_ok=True)
        os.mkfifo(folder / file)
        refused(folder)

    def test_a_pipe_for_a_record_is_no_record(self, tmp_path: Path) -> None:
        folder = a_model(tmp_path / "model")
        os.mkfifo(folder / RECORD_NAME)
        assert examined(folder).source is SourceLayout.DIFFUSERS


@pytest.mark.parametrize("file", ["model_index.json", "unet/config.json", "vae/config.json"])
def test_a_class_from_a_list_is_refused(tmp_path: Path, file: str) -> None:
    folder = a_model(tmp_path / "model")
    change_json(folder / file, _class_name=["os", "system"])
    assert refused(folder) is ErrorCode.MODEL_HAS_CODE


def test_no_change_to_a_file_does_worse_than_a_refusal(tmp_path: Path) -> None:
    """Seeded, so that what is found is found again."""
    rng = random.Random(2)
    marker = tmp_path / "ran"
    seeds = [
        write_tensors(tmp_path / "a.safetensors", tensors_of(spread=0.3)),
        write_ckpt(tmp_path / "b.ckpt"),
        write_zip(tmp_path / "c.ckpt", {"a/data.pkl": evil_pickle(marker), "a/data/0": b"0000"}),
    ]
    sound = {file: file.read_bytes() for file in seeds}
    until = time.monotonic() + FUZZ_S
    tried = outcomes = 0
    while time.monotonic() < until or tried < 100:
        file = rng.choice(seeds)
        target = tmp_path / f"fuzzed{file.suffix}"
        target.write_bytes(changed(sound[file], rng))
        tried += 1
        outcomes += told(target)
    assert tried == outcomes
    assert not marker.exists()


def told(file: Path) -> bool:
    """Whether a file was found to be something, or refused with a sentence; all else is raised."""
    try:
        return isinstance(examined(file), ImportCandidate)
    except StudioError as error:
        return bool(sentence_for(error))


def changed(data: bytes, rng: random.Random) -> bytes:
    """``data`` with a few bytes changed, taken out, doubled, or cut off."""
    found = bytearray(data)
    # Most of the inspected data is at the start, or at the end of a zip file.
    reach = min(len(found), 4096)
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        at = rng.randrange(reach) if rng.random() < 0.5 else len(found) - 1 - rng.randrange(reach)
        at = max(0, min(at, len(found) - 1))
        match rng.randrange(6):
            case 0:
                found[at] ^= 1 << rng.randrange(8)
            case 1:
                found[at] = rng.choice(b'\x00\xff\x7f\x80{}[]",:09c.(tR')
            case 2:
                del found[at : at + rng.randrange(1, 9)]
            case 3:
                found[at:at] = found[at : at + rng.randrange(1, 64)]
            case 4:
                found[at : at + 8] = struct.pack("<q", rng.choice((-1, 2**31, 2**62, 0)))
            case 5:
                del found[len(found) - rng.randrange(len(found) // 2 + 1) :]
        if not found:
            break
    return bytes(found)
