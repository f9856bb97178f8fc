"""The announcement of a release: one small signed JSON file. No Qt, no network.

How a release maker writes one is in ``docs/releases.md``.
"""

import base64
import logging
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Final

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, PositiveInt, model_validator

from sdstudio.disk import read_regular
from sdstudio.domain.errors import ErrorCode, StudioError

_log = logging.getLogger(__name__)

#: Of the announcements that this version reads completely.
FORMAT: Final = 1
_VERSION = r"\d{1,6}\.\d{1,6}\.\d{1,6}"

_Line = Annotated[str, Field(max_length=300)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class Channel(_Model):
    """Where releases are announced, and who may do that; it ships with the program.

    Args (the fields):
        address: of the signed file.
        keys: Ed25519 public keys in Base64; one of them must have signed it.
    """

    address: str = ""
    keys: tuple[str, ...] = ()

    @property
    def is_configured(self) -> bool:
        """Whether there is anything to ask."""
        return bool(self.address and self.keys)


class Announcement(_Model):
    """What the newest release is. Every future format has these fields, but for ``news``.

    Args (the fields):
        format: of the announcement.
        signed: when it was signed; an older one than the last that was received is a replay.
        page: what the artist's browser opens.
        news: what is new, a few lines for each language, such as ``zh_CN``.
    """

    format: PositiveInt
    signed: AwareDatetime
    version: Annotated[str, Field(pattern=f"^{_VERSION}$")]
    page: Annotated[str, Field(pattern=r"^https://[^\s/]+/\S*$", max_length=500)]
    news: Mapping[str, Annotated[tuple[_Line, ...], Field(max_length=20)]] = {}

    @model_validator(mode="before")
    @classmethod
    def _without_news_of_later_formats(cls, given: object) -> object:
        """They may be told in another way; that there is a newer version is enough then."""
        if isinstance(given, dict) and given.get("format") != FORMAT:
            return {**given, "news": {}}
        return given

    def is_newer_than(self, version: str) -> bool:
        """Whether it announces a later version than ``version``."""
        return _numbers(self.version) > _numbers(version)


class Envelope(_Model):
    """The file: the announcement as text, so that its bytes are what was signed."""

    announcement: str
    signature: str


def read_channel(file: Path) -> Channel:
    """The channel in ``file``; one that isn't configured if that can't be read."""
    try:
        return Channel.model_validate_json(read_regular(file))
    except FileNotFoundError:
        pass
    except (OSError, ValueError):
        _log.exception("%s can't be read", file)
    return Channel()


def read_announcement(content: bytes, keys: Iterable[str]) -> Announcement:
    """The announcement in a file, if the owner of one of ``keys`` has signed it.

    Raises:
        StudioError: ``UPDATE_NOT_VALID``: anything else.
    """
    try:
        envelope = Envelope.model_validate_json(content)
        text = envelope.announcement.encode()
        signature = base64.b64decode(envelope.signature, validate=True)
        if any(_is_signed(text, signature, key) for key in keys):
            return Announcement.model_validate_json(text)
    except ValueError as error:
        raise StudioError(ErrorCode.UPDATE_NOT_VALID) from error
    raise StudioError(ErrorCode.UPDATE_NOT_VALID)


def _is_signed(text: bytes, signature: bytes, key: str) -> bool:
    # Takes a while to load.
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(base64.b64decode(key)).verify(signature, text)
    except InvalidSignature:
        return False
    return True


def _numbers(version: str) -> tuple[int, ...]:
    found = re.match(_VERSION, version)
    return () if found is None else tuple(map(int, found[0].split(".")))
