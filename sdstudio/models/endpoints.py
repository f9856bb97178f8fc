"""Endpoints: those of the catalogue, the artist's own, and in which order they are asked."""

import hashlib
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit, urlunsplit

from pydantic import ValidationError

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.catalogue import Catalogue, Endpoint, Layout


def own_endpoint(address: str, layout: Layout = Layout.HUGGING_FACE, name: str = "") -> Endpoint:
    """An endpoint of the artist's own: hf-mirror's like, or a company's, with its key.

    Args:
        name: shown while it is in use; else the host's name.

    Raises:
        StudioError: ``ENDPOINT_NOT_VALID``: no address that can be fetched from.
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
            name=name.strip() or parts.hostname[:100],
            layout=layout,
            address=address,
        )
    except (ValueError, ValidationError) as error:
        shown = _without_password(address)
        raise StudioError(ErrorCode.ENDPOINT_NOT_VALID, address=shown) from error


def read_own_endpoints(rows: Iterable[Mapping[str, str]]) -> tuple[Endpoint, ...]:
    """The artist's own endpoints as the settings keep them, without those that are wrong."""
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
    """All endpoints, the one to ask first in front.

    That is the preferred one, then the artist's own, then the catalogue's in their order. The
    others stay: the hash decides what is kept, so they only help where the first fails.

    Args:
        preferred: a key; an unknown one prefers none.
    """
    known = {one.key: one for one in (*own, *catalogue.endpoints)}
    return tuple(sorted(known.values(), key=lambda one: one.key != preferred))


def chosen_endpoint(
    written: str, known: Iterable[Endpoint], layout: Layout = Layout.HUGGING_FACE
) -> Endpoint:
    """The endpoint that somebody wrote: by its key, its name, or an address of their own.

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
    """Its address without user and password."""
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
