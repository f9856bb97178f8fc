"""Endpoints: the artist's own, the order in which they are asked, and the proxies on the way."""

from collections.abc import Iterator, Mapping

import pytest

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.catalogue import Layout, read_catalogue
from sdstudio.models.download import Stop, new_client
from sdstudio.models.download.transfer import RangeRequest, transfer
from sdstudio.models.endpoints import (
    chosen_endpoint,
    ordered_endpoints,
    own_endpoint,
    read_own_endpoints,
    shown_address,
)
from sdstudio.paths import user_paths
from tests.support import hub
from tests.support.download_faults import IMPATIENT
from tests.support.hub import Mirror

CATALOGUE, _ = read_catalogue(user_paths().catalogue)


def test_an_address_of_ones_own_becomes_an_endpoint() -> None:
    own = own_endpoint(" https://models.example.org/hub/ ", Layout.FOLDER)
    assert (own.name, own.address) == ("models.example.org", "https://models.example.org/hub")
    assert own.key == own_endpoint("https://models.example.org/hub", Layout.FOLDER).key
    assert own.key != own_endpoint("https://models.example.org/hub").key


@pytest.mark.parametrize(
    "address",
    ["", "models.example.org", "ftp://example.org", "https://", "https://a b", "https://a/?x=1",
     "https://a:port", "https://a/#b", "file:///models", "https://[::1"],
)  # fmt: skip
def test_what_is_no_address_is_refused_in_one_sentence(address: str) -> None:
    with pytest.raises(StudioError) as refused:
        own_endpoint(address)
    assert refused.value.code is ErrorCode.ENDPOINT_NOT_VALID


def test_a_password_is_shown_nowhere() -> None:
    own = own_endpoint("https://me:secret@models.example.org")
    assert own.name == "models.example.org"
    assert shown_address(own) == "https://models.example.org"
    with pytest.raises(StudioError) as refused:
        own_endpoint("https://me:secret@models.example.org/?x")
    assert "secret" not in str(refused.value)


def test_the_preferred_one_is_asked_first_then_ones_own_then_the_others() -> None:
    own = own_endpoint("https://models.example.org")
    usual = [one.key for one in CATALOGUE.endpoints]
    assert [one.key for one in ordered_endpoints(CATALOGUE)] == usual
    assert [one.key for one in ordered_endpoints(CATALOGUE, [own])] == [own.key, *usual]
    ordered = ordered_endpoints(CATALOGUE, [own], "modelscope")
    assert [one.key for one in ordered] == ["modelscope", own.key, "huggingface", "hf-mirror"]
    assert ordered_endpoints(CATALOGUE, [], "gone") == CATALOGUE.endpoints


def test_ones_own_are_kept_as_plain_rows_and_wrong_rows_are_left_out() -> None:
    own = own_endpoint("https://models.example.org", Layout.MODELSCOPE)
    rows = [own.model_dump(mode="json"), {"key": "x"}, {**own.model_dump(), "address": "no"}]
    assert read_own_endpoints(rows) == (own,)


def test_an_endpoint_is_chosen_by_key_name_or_address() -> None:
    known = CATALOGUE.endpoints
    assert chosen_endpoint("hf-mirror", known).key == "hf-mirror"
    assert chosen_endpoint("Hugging Face", known).key == "huggingface"
    assert chosen_endpoint("http://127.0.0.1:1/x", known, Layout.FOLDER).layout is Layout.FOLDER
    with pytest.raises(StudioError) as refused:
        chosen_endpoint("nowhere", known)
    assert refused.value.arguments["known"] == "huggingface, hf-mirror, modelscope"


@pytest.fixture
def mirror() -> Iterator[Mirror]:
    with hub.mirrors([{"/file": b"bytes"}]) as (running,):
        yield running


def fetch(mirror: Mirror, host: str, proxies: Mapping[str, str | None]) -> bytes:
    """``/file`` of ``host``, by way of what ``proxies`` says for ``http://<host>/``."""
    source = mirror.source("/file", "Own").model_copy(update={"address": f"http://{host}/file"})
    came: list[bytes] = []
    with new_client(IMPATIENT, lambda host: proxies[host]) as client:
        transfer(
            client,
            source,
            RangeRequest(0, None, None),
            Stop(),
            answered=lambda _: None,
            received=came.append,
        )
    return b"".join(came)


def test_a_proxy_that_the_window_names_is_gone_through(mirror: Mirror) -> None:
    proxy = mirror.address("")
    # A proxy is asked for the whole address.
    mirror.files["http://models.invalid/file"] = b"by proxy"
    asked = {"http://models.invalid/": proxy}
    assert fetch(mirror, "models.invalid", asked) == b"by proxy"


def test_where_it_names_none_the_environment_does_not_count(
    mirror: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    host = f"127.0.0.1:{mirror.port}"
    assert fetch(mirror, host, {f"http://{host}/": None}) == b"bytes"


def test_a_proxy_that_cannot_be_used_is_told(mirror: Mirror) -> None:
    with pytest.raises(StudioError) as refused:
        fetch(mirror, "models.invalid", {"http://models.invalid/": "quic://proxy"})
    assert refused.value.code is ErrorCode.DOWNLOAD_PROXY
