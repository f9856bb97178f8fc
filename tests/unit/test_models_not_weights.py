"""Files that were taken for models are called what they are, wherever somebody puts them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.adapter_inspection import inspect_adapter
from sdstudio.models.inspect import inspect
from tests.support.model_folders import a_model, safetensors, weights_of
from tests.support.originals import examined
from tests.support.pickles import write_ckpt

POINTER = (
    b"version https://git-lfs.github.com/spec/v1\n"
    b"oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\n"
    b"size 5214604494\n"
)
PAGE = b"<!DOCTYPE html>\n<html><head><title>Log in</title></head><body>" + b"x" * 5000 + b"</body>"
#: What is there, the code that says so, and a word of its sentence.
FILES: dict[str, tuple[bytes, ErrorCode, str]] = {
    "nothing": (b"", ErrorCode.FILE_EMPTY, "is empty"),
    "a Git LFS pointer": (POINTER, ErrorCode.FILE_LFS_POINTER, "the 5.2 GB file"),
    "a web page": (PAGE, ErrorCode.FILE_WEB_PAGE, "sign in"),
    "a web page after a mark": (
        b"\xef\xbb\xbf\r\n<HTML lang='en'>",
        ErrorCode.FILE_WEB_PAGE,
        "web page",
    ),
    "a message in JSON": (
        b'{"error": "Invalid username or password."}',
        ErrorCode.FILE_MESSAGE,
        "“Invalid username or password.”",
    ),
    "JSON that says something else": (b"[1, 2]", ErrorCode.FILE_MESSAGE, "“[1, 2]”"),
    "a message": (b"Entry not found\n", ErrorCode.FILE_MESSAGE, "“Entry not found”"),
    "a long message": (b"Not found. " * 90, ErrorCode.FILE_MESSAGE, "Not found. Not found.…”"),
    "a storage's message": (
        b"<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>",
        ErrorCode.FILE_MESSAGE,
        "AccessDenied",
    ),
    "a download that broke off": (
        safetensors(b"\1" * 4000)[:1500],
        ErrorCode.FILE_CUT_SHORT,
        "1.5 kB / 4.1 kB",
    ),
    "one that broke off early": (safetensors()[:40], ErrorCode.FILE_CUT_SHORT, "40 B"),
}


def refused(run: Callable[[], object]) -> StudioError:
    with pytest.raises(StudioError) as raised:
        run()
    return raised.value


@pytest.mark.parametrize("what", FILES)
def test_in_a_file_to_import(tmp_path: Path, what: str) -> None:
    data, code, word = FILES[what]
    for name in ("x.safetensors", "x.ckpt", "x.pt"):
        (tmp_path / name).write_bytes(data)
        error = refused(lambda name=name: examined(tmp_path / name))  # type: ignore[misc]
        assert error.code is code
        assert f"“{name}”" in sentence_for(error)
        assert word in sentence_for(error)


@pytest.mark.parametrize("what", FILES)
def test_in_a_model_s_folder(tmp_path: Path, what: str) -> None:
    data, code, word = FILES[what]
    folder = a_model(tmp_path / "model")
    weights_of(folder, "vae").write_bytes(data)
    for run in (lambda: inspect(folder), lambda: examined(folder)):
        error = refused(run)
        assert error.code is code
        assert "“vae/diffusion_pytorch_model.safetensors”" in sentence_for(error)
        assert word in sentence_for(error)


@pytest.mark.parametrize("what", FILES)
def test_in_a_file_for_a_lora(tmp_path: Path, what: str) -> None:
    data, code, word = FILES[what]
    (tmp_path / "style.safetensors").write_bytes(data)
    error = refused(lambda: inspect_adapter(tmp_path / "style.safetensors"))
    assert error.code is code
    assert word in sentence_for(error)


def test_a_ckpt_that_broke_off_is_called_so(tmp_path: Path) -> None:
    file = write_ckpt(tmp_path / "x.ckpt")
    file.write_bytes(file.read_bytes()[:-300])
    error = refused(lambda: examined(file))
    assert error.code is ErrorCode.FILE_CUT_SHORT


def test_a_page_of_a_gigabyte_is_not_read_to_its_end(tmp_path: Path) -> None:
    file = tmp_path / "x.safetensors"
    with file.open("wb") as opened:
        opened.write(b"Entry not found " * 4096)
        opened.truncate(2**30)
    error = refused(lambda: examined(file))
    assert error.code is ErrorCode.IMPORT_UNREADABLE
