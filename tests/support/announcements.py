"""Announcements of releases, signed with a key that only the tests have."""

import base64
import json
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sdstudio.app.updates.announcement import Channel

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PAGE = "https://example.invalid/sd-studio"
PATH = "/update.json"


def public_key(key: Ed25519PrivateKey) -> str:
    """The public half, as a channel has it."""
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


PUBLIC_KEY = public_key(KEY)


def channel(address: str = "http://127.0.0.1:9/update.json") -> Channel:
    """A channel with the tests' key."""
    return Channel(address=address, keys=(PUBLIC_KEY,))


def announced(version: str = "9.0.0", *, day: int = 1, **fields: Any) -> str:
    """The text of an announcement of that day."""
    return json.dumps(
        {
            "format": 1,
            "signed": datetime(2026, 11, day, tzinfo=UTC).isoformat(),
            "version": version,
            "page": PAGE,
            "news": {"en": ["Layers", "Faster previews"], "zh_CN": ["图层"]},
            **fields,
        }
    )


def signed(text: str, key: Ed25519PrivateKey = KEY) -> bytes:
    """The file with ``text``."""
    signature = base64.b64encode(key.sign(text.encode())).decode()
    return json.dumps({"announcement": text, "signature": signature}).encode()
