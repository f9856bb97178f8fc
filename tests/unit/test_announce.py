"""The release maker's tool: what it signs is what the program accepts."""

import getpass
import json
import sys
from pathlib import Path

import pytest

from sdstudio.app.updates.announcement import read_announcement
from sdstudio.app.updates.fetch import LIMIT_BYTES
from tests.support.announcements import PAGE
from tools import announce

NEWS = {"version": "0.2.0", "page": PAGE, "news": {"en": ["Layers"], "zh_CN": ["图层"]}}


@pytest.fixture(params=["", "correct horse"], ids=["no passphrase", "passphrase"])
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """A folder with a new private key, and the channel and news that go with it."""
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: request.param)
    public = announce.new_key(tmp_path / "key.pem")
    channel = {"address": "https://example.invalid/", "keys": [public]}
    (tmp_path / "updates.json").write_text(json.dumps(channel), encoding="utf-8")
    (tmp_path / "news.json").write_text(json.dumps(NEWS), encoding="utf-8")
    return tmp_path


def sign(folder: Path) -> Path:
    out = folder / "update.json"
    announce.sign(folder / "key.pem", folder / "news.json", out, folder / "updates.json")
    return out


def test_the_program_accepts_what_was_signed(keys: Path) -> None:
    public = json.loads((keys / "updates.json").read_text(encoding="utf-8"))["keys"]
    announcement = read_announcement(sign(keys).read_bytes(), public)
    assert (announcement.version, announcement.news["zh_CN"]) == ("0.2.0", ("图层",))


@pytest.mark.skipif(sys.platform == "win32", reason="has no such permissions")
def test_only_its_owner_can_read_a_new_key(keys: Path) -> None:
    assert (keys / "key.pem").stat().st_mode & 0o777 == 0o600


def test_a_key_is_never_written_over(keys: Path) -> None:
    before = (keys / "key.pem").read_bytes()
    with pytest.raises(announce.RefusedError, match="exists"):
        announce.new_key(keys / "key.pem")
    assert (keys / "key.pem").read_bytes() == before


def test_a_key_is_not_written_into_the_repository() -> None:
    with pytest.raises(announce.RefusedError, match="outside the repository"):
        announce.new_key(announce.ROOT / "key.pem")
    assert not (announce.ROOT / "key.pem").exists()


def test_a_key_that_the_program_does_not_know_signs_nothing(keys: Path) -> None:
    (keys / "updates.json").write_text('{"keys": []}', encoding="utf-8")
    with pytest.raises(announce.RefusedError, match="public key"):
        sign(keys)
    assert not (keys / "update.json").exists()


@pytest.mark.parametrize(
    "wrong",
    [{"version": "2"}, {"page": "http://example.invalid/"}, {"news": {"en": "Layers"}}],
    ids=["version", "page", "news"],
)
def test_what_the_program_would_refuse_is_not_signed(keys: Path, wrong: dict[str, object]) -> None:
    (keys / "news.json").write_text(json.dumps({**NEWS, **wrong}), encoding="utf-8")
    with pytest.raises(announce.RefusedError, match="can't read"):
        sign(keys)
    assert not (keys / "update.json").exists()


def test_what_is_too_large_is_not_signed(keys: Path) -> None:
    too_much = {"more": "x" * LIMIT_BYTES}
    (keys / "news.json").write_text(json.dumps({**NEWS, **too_much}), encoding="utf-8")
    with pytest.raises(announce.RefusedError, match="more than"):
        sign(keys)
