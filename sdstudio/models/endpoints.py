"""Endpoints: the catalogue's and the artist's own, and the order in which they are tried."""

import hashlib
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit, urlunsplit

from pydantic import ValidationError

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.catalogue import Catalogue, Endpoint, Layout


def own_endpoint(address: str, layout: Layout = Layout.HUGGING_FACE) -> Endpoint:
    """The artist's own endpoint, such as another mirror or a company's server, named by its host.

    Raises:
        StudioError: ``ENDPOINT_NOT_VALID``: not a usable address.
    """
    address = address.strip()
    try:
        parts = urlsplit(address)
        if not parts.hostname or (parts.port is not None and not parts.port):
            raise ValueError("no host")
        named = f"{layout} {_without_password(address).rstrip('/')}"
        digest = hashlib.sha256(named.encode()).hexdigest()
        return Endpoint(
            key=f"own-{digest[:8]}",
            name=parts.hostname[:100],
            layout=layout,
            address=address,
        )
    except (ValueError, ValidationError) as error:
        shown = _without_password(address)
        raise StudioError(ErrorCode.ENDPOINT_NOT_VALID, address=shown) from error


def read_own_endpoints(rows: Iterable[Mapping[str, str]]) -> tuple[Endpoint, ...]:
    """The artist's own endpoints from the settings, without invalid ones."""
    found = {}
    for row in rows:
        try:
            endpoint = Endpoint.model_validate(row)
        except ValidationError:
            continue
        found[endpoint.key] = endpoint
    return tuple(found.values())


def ordered_endpoints(
    catalogue: Catalogue, own: Iterable[Endpoint] = (), preferred: str = ""
) -> tuple[Endpoint, ...]:
    """All endpoints, in the order in which they are tried.

    First the preferred one, then the artist's own, then the catalogue's in order. All stay in the
    list: the hash decides what is accepted, so they can only help if the first fails.

    Args:
        preferred: a key; an unknown one is ignored.
    """
    known = {one.key: one for one in (*own, *catalogue.endpoints)}
    return tuple(sorted(known.values(), key=lambda one: one.key != preferred))


def chosen_endpoint(
    written: str, known: Iterable[Endpoint], layout: Layout = Layout.HUGGING_FACE
) -> Endpoint:
    """The endpoint that the user typed: its key, its name, or an address.

    Raises:
        StudioError: ``ENDPOINT_UNKNOWN`` or ``ENDPOINT_NOT_VALID``.
    """
    if "://" in written:
        return own_endpoint(written, layout)
    listed = tuple(known)
    for endpoint in listed:
        if written.casefold() in (endpoint.key, endpoint.name.casefold()):
            return endpoint
    keys = ", ".join(endpoint.key for endpoint in listed)
    raise StudioError(ErrorCode.ENDPOINT_UNKNOWN, endpoint=written, known=keys)


def shown_address(endpoint: Endpoint) -> str:
    """Its address without user name and password."""
    return _without_password(endpoint.address)


def secret_of(endpoint: Endpoint) -> str:
    """The user and password in its address, as they are written there; empty: none."""
    return urlsplit(endpoint.address).netloc.rpartition("@")[0]


def without_secret(endpoint: Endpoint) -> Endpoint:
    """The same with nothing in its address that others may not see."""
    return endpoint.model_copy(update={"address": shown_address(endpoint)})


def with_secret(endpoint: Endpoint, secret: str) -> Endpoint:
    """The same with ``secret``, as :func:`secret_of` gives it, in its address."""
    parts = urlsplit(shown_address(endpoint))
    address = urlunsplit(parts._replace(netloc=f"{secret}@{parts.netloc}"))
    return endpoint.model_copy(update={"address": address})


def _without_password(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return address.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
