"""The header of safetensors files: what is written is read, and no bytes do worse than an error."""

import contextlib
import io
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import save

from sdstudio.weights.header import CutShortError, NewTensor, header_bytes, read_header

_ITEM_BYTES = {"U8": 1, "F16": 2, "BF16": 2, "F32": 4, "I64": 8}

shapes = st.lists(st.integers(0, 4), max_size=4).map(tuple)
tensors = st.dictionaries(
    st.text(min_size=1).filter(lambda name: name != "__metadata__"),
    st.tuples(st.sampled_from(sorted(_ITEM_BYTES)), shapes),
    max_size=6,
).map(
    lambda named: {
        name: NewTensor(dtype, shape, math.prod(shape) * _ITEM_BYTES[dtype])
        for name, (dtype, shape) in named.items()
    }
)


def a_file(named: dict[str, NewTensor], metadata: dict[str, str]) -> bytes:
    return header_bytes(named, metadata) + bytes(sum(one.size_bytes for one in named.values()))


@given(tensors, st.dictionaries(st.text(), st.text(), max_size=3))
def test_what_is_written_is_read(named: dict[str, NewTensor], metadata: dict[str, str]) -> None:
    data = a_file(named, metadata)
    opened = io.BytesIO(data)
    header = read_header(opened)
    assert {
        name: (one.dtype, one.shape, one.size_bytes) for name, one in header.tensors.items()
    } == named
    assert header.metadata == metadata
    assert opened.tell() == len(header.raw)
    assert header.size_bytes == len(data)


@given(tensors.filter(bool), st.data())
def test_no_changed_file_does_worse_than_an_error(
    named: dict[str, NewTensor], drawn: st.DataObject
) -> None:
    data = bytearray(a_file(named, {"format": "pt"}))
    for at in drawn.draw(st.lists(st.integers(0, len(data) - 1), max_size=4)):
        data[at] = drawn.draw(st.integers(0, 255))
    end = drawn.draw(st.integers(0, len(data)))
    with contextlib.suppress(ValueError):
        header = read_header(io.BytesIO(data[:end]))
        # An accepted header stays inside the file, each byte in one tensor.
        places = sorted((one.begin, one.end) for one in header.tensors.values())
        assert sum(until - begin for begin, until in places) == end - len(header.raw)


def test_the_format_s_own_library_writes_what_is_read() -> None:
    data = save({"a": np.zeros((2, 3), "f4"), "b": np.zeros(5, "f2")}, {"format": "np"})
    header = read_header(io.BytesIO(data))
    assert header.shapes == {"a": (2, 3), "b": (5,)}
    assert header.metadata == {"format": "np"}


def test_a_file_that_is_cut_short_tells_how_long_it_should_be() -> None:
    data = a_file({"a": NewTensor("F32", (4,), 16)}, {})
    with pytest.raises(CutShortError) as raised:
        read_header(io.BytesIO(data[:-6]))
    assert (raised.value.size_bytes, raised.value.expected_bytes) == (len(data) - 6, len(data))
    with pytest.raises(CutShortError) as raised:
        read_header(io.BytesIO(data[:20]))
    assert (raised.value.size_bytes, raised.value.expected_bytes) == (20, None)
