"""Safetensors files: whole, or refused, whatever their header claims."""

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.component_weights import check_weights
from sdstudio.models.folder import ModelFolder
from sdstudio.weights.header import HEADER_LIMIT_BYTES
from tests.support.model_folders import safetensors, with_header


def check(folder: Path, data: bytes) -> set[str]:
    (folder / "x.safetensors").write_bytes(data)
    return set(check_weights(ModelFolder(folder, "a model"), "x.safetensors").shapes)


def tensor(begin: int, end: int, dtype: str = "U8", shape: Any = None) -> dict[str, Any]:
    shape = [end - begin] if shape is None else shape
    return {"dtype": dtype, "shape": shape, "data_offsets": [begin, end]}


def test_tensors_in_any_order_are_whole(tmp_path: Path) -> None:
    header = {
        "__metadata__": {"format": "pt"},
        "b": tensor(8, 24, "F32", [2, 2]),
        "a": tensor(0, 8, "BF16", [4, 1]),
        "scalar": tensor(24, 26, "F16", []),
        "empty": tensor(26, 26, "F32", [0, 4]),
    }
    assert check(tmp_path, with_header(header, bytes(26))) == {"a", "b", "scalar", "empty"}


def test_padding_after_the_header_is_allowed(tmp_path: Path) -> None:
    text = json.dumps({"a": tensor(0, 4)}).encode() + b"   "
    assert check(tmp_path, len(text).to_bytes(8, "little") + text + bytes(4)) == {"a"}


BROKEN = {
    "empty": b"",
    "seven bytes": b"\0" * 7,
    "no header": (0).to_bytes(8, "little"),
    "a header past the end": (1000).to_bytes(8, "little") + b"{}",
    "a header past the limit": (HEADER_LIMIT_BYTES + 1).to_bytes(8, "little") + b"{}",
    "a header of 2^64 - 1 bytes": b"\xff" * 8 + b"{}",
    "no JSON": (4).to_bytes(8, "little") + b"{no}",
    "a list": (2).to_bytes(8, "little") + b"[]",
    "nested without end": (50_000).to_bytes(8, "little") + b'{"a":' * 10_000,
    "a pickle": b"\x80\x05\x95" + b"\0" * 100,
    "a zip": b"PK\x03\x04" + b"\0" * 100,
    "cut short": safetensors()[:-1],
    "too long": safetensors() + b"\0",
    "a gap": with_header({"a": tensor(0, 4), "b": tensor(5, 9)}, bytes(9)),
    "an overlap": with_header({"a": tensor(0, 4), "b": tensor(3, 8)}, bytes(8)),
    "not from the beginning": with_header({"a": tensor(4, 8)}, bytes(8)),
    "backwards": with_header({"a": tensor(4, 0)}, bytes(4)),
    "a negative side": with_header({"a": tensor(0, 4, "U8", [-2, -2])}, bytes(4)),
    "another size than the shape": with_header({"a": tensor(0, 4, "F32", [2])}, bytes(4)),
    "an unknown type": with_header({"a": tensor(0, 4, "X9", [4])}, bytes(4)),
    "a side that is text": with_header({"a": tensor(0, 4, "U8", ["4"])}, bytes(4)),
    "offsets that are text": with_header({"a": {**tensor(0, 4), "data_offsets": "04"}}, bytes(4)),
    "no tensor": with_header({"a": 1}, b""),
    "bytes without a tensor": with_header({}, bytes(4)),
}


OTHERWISE = {
    "empty": ErrorCode.FILE_EMPTY,
    "a header past the end": ErrorCode.FILE_CUT_SHORT,
    "cut short": ErrorCode.FILE_CUT_SHORT,
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_is_damaged(tmp_path: Path, what: str) -> None:
    with pytest.raises(StudioError) as caught:
        check(tmp_path, BROKEN[what])
    assert caught.value.code is OTHERWISE.get(what, ErrorCode.MODEL_FILE_DAMAGED)
    assert caught.value.arguments["file"] == "x.safetensors"


@given(st.binary(max_size=200), st.booleans())
def test_no_bytes_do_more_than_be_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, framed: bool
) -> None:
    folder = tmp_path_factory.mktemp("weights")
    with contextlib.suppress(StudioError):
        check(folder, len(data).to_bytes(8, "little") + data if framed else data)


@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=8,
    )
)
def test_no_header_does_more_than_be_refused(
    tmp_path_factory: pytest.TempPathFactory, header: object
) -> None:
    folder = tmp_path_factory.mktemp("weights")
    with contextlib.suppress(StudioError):
        check(folder, with_header({"a": header}, b""))


def test_a_file_that_cannot_be_opened_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "x.safetensors").mkdir()
    with pytest.raises(StudioError) as caught:
        check_weights(ModelFolder(tmp_path, "a model"), "x.safetensors")
    assert caught.value.code is ErrorCode.MODEL_FILE_DAMAGED
