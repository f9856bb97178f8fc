"""Content Credentials (C2PA): copies are signed with the artist's own certificate.

The private key is read where the artist keeps it, each time, and never copied; ``c2pa-python``
gets only signatures. Nothing is asked of the network: no time stamps, no revocation lists.
"""

import importlib.util
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sdstudio.disk import open_regular
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.source_type import SourceType
from sdstudio.imaging.picture_formats import PictureFormat

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
    from cryptography.x509 import Certificate

#: The distribution that has to be installed.
PACKAGE: Final = "c2pa-python"

_FILE_MAX_BYTES: Final = 1_000_000
#: No thumbnail, which would be as large as a small picture; nothing is fetched.
_SETTINGS: Final = {
    "builder": {"thumbnail": {"enabled": False}},
    "verify": {"verify_after_sign": False, "remote_manifest_fetch": False, "ocsp_fetch": False},
}
_MEDIA_TYPES: Final = {one: f"image/{one.value.lower()}" for one in PictureFormat}


@dataclass(frozen=True, slots=True)
class SigningIdentity:
    """Who signs, as far as the certificate says.

    Args:
        is_self_signed: nobody vouches for it, so viewers show the signature as untrusted.
    """

    name: str
    valid_until: datetime
    is_self_signed: bool


@dataclass(frozen=True, slots=True)
class Signing:
    """What copies are signed with.

    Args:
        certificate: a file in PEM with the artist's certificate first, then those that vouch for
            it, if any.
        key: a file in PEM with the private key: EC, Ed25519 or RSA.
        passphrase: of the key; ``None`` if there is none. May wait for the system's keyring.
    """

    certificate: Path
    key: Path
    passphrase: Callable[[], str | None] = lambda: None

    def identity(self) -> SigningIdentity:
        """Who would sign, once everything that is needed is there.

        Raises:
            StudioError: ``SIGNING_…``.
        """
        chain, _ = self._checked()
        leaf = chain[0]
        name = leaf.subject.rfc4514_string()
        for attribute in leaf.subject:
            if attribute.rfc4514_attribute_name == "CN":
                name = str(attribute.value)
        return SigningIdentity(name, leaf.not_valid_after_utc, leaf.issuer == leaf.subject)

    def sign(self, data: bytes, format_: PictureFormat, source: SourceType, program: str) -> bytes:
        """``data``, a complete picture file, with a signed manifest.

        It has no title: the name of a file in the library has the prompt, the time and the seed in
        it, which a copy may be meant to be without.

        Args:
            source: the manifest says that the picture was created so.
            program: that made it, with its version.

        Raises:
            StudioError: ``SIGNING_…``.
        """
        chain, key = self._checked()
        import c2pa
        from cryptography.hazmat.primitives.serialization import Encoding

        name, _, version = program.rpartition(" ")
        manifest = {
            "claim_generator_info": [{"name": name or program, "version": version or "?"}],
            "assertions": [
                {
                    "label": "c2pa.actions.v2",
                    "data": {
                        "actions": [{"action": "c2pa.created", "digitalSourceType": source.uri}]
                    },
                }
            ],
        }
        pem = b"".join(one.public_bytes(Encoding.PEM) for one in chain).decode()
        algorithm, make = _algorithm(key)
        signed = io.BytesIO()
        try:
            with (
                c2pa.Signer.from_callback(
                    make, getattr(c2pa.C2paSigningAlg, algorithm), pem, None
                ) as signer,
                c2pa.Context.from_dict(_SETTINGS) as context,
                c2pa.Builder(json.dumps(manifest), context=context) as builder,
            ):
                builder.sign(signer, _MEDIA_TYPES[format_], io.BytesIO(data), signed)
        except c2pa.C2paError as error:
            raise StudioError(ErrorCode.SIGNING_FAILED, detail=str(error)) from error
        return signed.getvalue()

    def _checked(self) -> "tuple[Sequence[Certificate], PrivateKeyTypes]":
        if importlib.util.find_spec("c2pa") is None:
            raise StudioError(ErrorCode.SIGNING_NOT_INSTALLED, package=PACKAGE)
        if not (self.certificate.name and self.key.name):
            raise StudioError(ErrorCode.SIGNING_NOT_CHOSEN)
        chain, key = _chain(self.certificate), _key(self.key, self.passphrase)
        if chain[0].public_key() != key.public_key():
            raise StudioError(ErrorCode.SIGNING_KEY_MISMATCH, file=self.key.name)
        until = chain[0].not_valid_after_utc
        if not chain[0].not_valid_before_utc <= datetime.now(UTC) <= until:
            raise StudioError(
                ErrorCode.SIGNING_CERTIFICATE_OUTDATED,
                file=self.certificate.name,
                begin=f"{chain[0].not_valid_before_utc:%Y-%m-%d}",
                end=f"{until:%Y-%m-%d}",
            )
        _algorithm(key)
        return chain, key


def _chain(path: Path) -> "Sequence[Certificate]":
    from cryptography.x509 import load_pem_x509_certificates

    unreadable = StudioError(ErrorCode.SIGNING_CERTIFICATE_UNREADABLE, file=path.name)
    try:
        return load_pem_x509_certificates(_content(path))
    except (OSError, ValueError) as error:
        raise unreadable from error


def _key(path: Path, passphrase: Callable[[], str | None]) -> "PrivateKeyTypes":
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    unreadable = StudioError(ErrorCode.SIGNING_KEY_UNREADABLE, file=path.name)
    try:
        content = _content(path)
        is_locked = b"ENCRYPTED" in content
        secret = passphrase() if is_locked else None
        if is_locked and not secret:
            raise StudioError(ErrorCode.SIGNING_PASSPHRASE_WRONG, file=path.name)
        try:
            return load_pem_private_key(content, secret.encode() if secret else None)
        except ValueError as error:
            if is_locked:
                raise StudioError(ErrorCode.SIGNING_PASSPHRASE_WRONG, file=path.name) from error
            raise
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise unreadable from error


def _content(path: Path) -> bytes:
    with open_regular(path) as file:
        content = file.read(_FILE_MAX_BYTES)
    if not content:
        raise ValueError("empty")
    return content


def _algorithm(key: "PrivateKeyTypes") -> tuple[str, Callable[[bytes], bytes]]:
    """COSE's name for how ``key`` signs, and the function that does."""
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
    from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512

    if isinstance(key, ed25519.Ed25519PrivateKey):
        return "ED25519", key.sign
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size >= 2048:
        scheme = padding.PSS(padding.MGF1(SHA256()), SHA256.digest_size)
        return "PS256", lambda data: key.sign(data, scheme, SHA256())
    if isinstance(key, ec.EllipticCurvePrivateKey):
        hashes = {256: SHA256(), 384: SHA384(), 521: SHA512()}
        if (hash_ := hashes.get(key.key_size)) is not None and "secp" in key.curve.name:
            size_bytes = (key.key_size + 7) // 8

            def sign(data: bytes) -> bytes:
                r, s = decode_dss_signature(key.sign(data, ec.ECDSA(hash_)))
                return r.to_bytes(size_bytes) + s.to_bytes(size_bytes)

            return f"ES{hash_.digest_size * 8}", sign
    raise StudioError(ErrorCode.SIGNING_KEY_UNSUITABLE)
