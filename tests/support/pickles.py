"""``.ckpt`` files, such as torch writes and such as nobody should open."""

import io
import pickle
import struct
import sys
import types
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import torch

from tests.support.originals import tensors_of

_PREFIX = "archive"


def write_ckpt(path: Path, tensors: Mapping[str, Any] | None = None, **more: Any) -> Path:
    """As published checkpoints are: a state dict, and what was left of training."""
    chosen = tensors_of() if tensors is None else tensors
    state = {name: torch.as_tensor(value) for name, value in chosen.items()}
    named = [key.__module__ for key in more.get("callbacks", {})]
    with pytest.MonkeyPatch.context() as patched:
        for name in named:
            for part in (name, "pytorch_lightning", "pytorch_lightning.callbacks"):
                patched.setitem(sys.modules, part, types.ModuleType(part))
            module: Any = sys.modules[name]
            module.ModelCheckpoint = next(iter(more["callbacks"]))
        torch.save({"state_dict": state, "global_step": 875_000, **more}, path)
    return path


def write_a1111_word(path: Path, vectors: torch.Tensor, *, is_parameter: bool = False) -> Path:
    """An embedding as A1111's training writes it."""
    word = torch.nn.Parameter(vectors) if is_parameter else vectors
    content = {
        "string_to_token": {"*": 265},
        "string_to_param": {"*": word},
        "name": path.stem,
        "step": 1499,
        "sd_checkpoint": "4bdfc29c",
        "sd_checkpoint_name": "v2-1_768-ema-pruned",
    }
    torch.save(content, path)
    return path


def with_callbacks() -> dict[str, Any]:
    """What some published checkpoints name beside their weights: a class of another library."""
    module = "pytorch_lightning.callbacks.model_checkpoint"
    callback = type("ModelCheckpoint", (), {"__module__": module})
    return {"callbacks": {callback: {"best": 0.5}}}


class RunsCode:
    """When unpickled, makes the file ``marker``."""

    def __init__(self, marker: Path) -> None:
        self._marker = marker

    def __reduce__(self) -> tuple[Any, ...]:
        return exec, (f"open({str(self._marker)!r}, 'w').close()",)


def rewritten(path: Path, **changed: bytes) -> Path:
    """Put other bytes into entries of a ``.ckpt``: ``data_pkl`` means ``data.pkl``."""
    names = {name.replace("_", "."): data for name, data in changed.items()}
    with zipfile.ZipFile(path) as archive:
        entries = {one.filename: archive.read(one) for one in archive.infolist()}
    prefix = next(iter(entries)).partition("/")[0]
    entries |= {f"{prefix}/{name}": data for name, data in names.items()}
    write_zip(path, entries)
    return path


def write_zip(
    path: Path, entries: Mapping[str, bytes], compression: int = zipfile.ZIP_STORED
) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


def evil_pickle(marker: Path) -> bytes:
    """One that runs code, in the protocol that torch writes."""
    return pickle.dumps({"state_dict": {"w": RunsCode(marker)}}, protocol=2)


def hostile_ckpts(folder: Path, marker: Path) -> dict[str, Path]:
    """By what is wrong with them. None may make ``marker``."""
    folder.mkdir()

    def new(name: str) -> Path:
        return folder / f"{name}.ckpt"

    sound = write_ckpt(new("sound")).read_bytes()
    data = zipfile.ZipFile(io.BytesIO(sound)).read("sound/data.pkl")
    codes: dict[str, Path] = {
        "runs code": rewritten(write_ckpt(new("code")), data_pkl=evil_pickle(marker)),
        "runs code by a newer protocol": rewritten(
            write_ckpt(new("code4")), data_pkl=pickle.dumps(RunsCode(marker), protocol=4)
        ),
        "runs code without a zip": new("raw"),
        "runs code as INST": rewritten(
            write_ckpt(new("inst")), data_pkl=f"(S'{marker}'\nios\nmkdir\n.".encode()
        ),
        "holds a program": write_zip(
            new("script"), {"archive/code/__torch__.py": b"x", **_empty()}
        ),
        "names outside": write_zip(new("outside"), {"../../evil": b"x", **_empty()}),
        "absolute names": write_zip(new("absolute"), {"/etc/passwd": b"x", **_empty()}),
    }
    new("raw").write_bytes(pickle.dumps(RunsCode(marker), protocol=2))
    failures: dict[str, Path] = {
        "a zip bomb": write_zip(
            new("bomb"), {f"{_PREFIX}/data/0": bytes(2**24), **_empty()}, zipfile.ZIP_DEFLATED
        ),
        "too many entries": write_zip(
            new("many"), {f"{_PREFIX}/data/{number}": b"" for number in range(20_001)}
        ),
        "a directory that claims to be huge": new("directory"),
        "cut short": new("short"),
        "only its beginning": new("begin"),
        "no pickle": write_zip(new("none"), {f"{_PREFIX}/version": b"3"}),
        "garbage for a pickle": rewritten(write_ckpt(new("garbage")), data_pkl=b"\x80\x02garbage"),
        "numbers from one number": rewritten(
            write_ckpt(new("expanded")), data_pkl=_with_shape(data, 60_000)
        ),
        "an index that reserves memory": rewritten(
            write_ckpt(new("index")), data_pkl=b"\x80\x02}r\xff\xff\xff\x7f."
        ),
        "no tensors": rewritten(write_ckpt(new("string")), data_pkl=pickle.dumps("hello", 2)),
        "of an old form": new("old"),
    }
    end = sound.rindex(b"PK\x05\x06")
    huge = bytearray(sound)
    struct.pack_into("<HHI", huge, end + 8, 0xFFFF, 0xFFFF, 2**31)
    new("directory").write_bytes(huge.replace(b"PK\x06\x06", b"PK\x06\x05"))
    new("short").write_bytes(sound[: len(sound) // 2])
    new("begin").write_bytes(sound[:30])
    torch.save({"w": torch.zeros(4)}, new("old"), _use_new_zipfile_serialization=False)
    return {**codes, **failures}


def _empty() -> dict[str, bytes]:
    return {f"{_PREFIX}/data.pkl": pickle.dumps({}, protocol=2)}


def _with_shape(data: bytes, side: int) -> bytes:
    """The pickle with one side of its tensors so much longer than there are numbers."""
    telling = b"K@"
    assert telling in data
    return data.replace(telling, b"M" + struct.pack("<H", side))
