"""Sign the announcement of a release; see docs/releases.md.

python -m tools.announce new-key KEY          make a key pair
python -m tools.announce sign KEY NEWS OUT    sign version, page and news from NEWS
"""

import argparse
import base64
import getpass
import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from sdstudio.app.updates.announcement import FORMAT, Envelope, read_announcement, read_channel
from sdstudio.app.updates.fetch import LIMIT_BYTES
from sdstudio.domain.errors import StudioError

ROOT = Path(__file__).parents[1]
CHANNEL = ROOT / "resources" / "updates.json"


class RefusedError(Exception):
    """Nothing was written; the message says why."""


def new_key(file: Path) -> str:
    """Write a private key that only this user can read; return the public one.

    Raises:
        RefusedError: the file exists, or is in the repository.
    """
    if file.resolve().is_relative_to(ROOT):
        raise RefusedError("Keep the private key outside the repository.")
    passphrase = getpass.getpass("Passphrase (empty for none): ").encode()
    encryption: KeySerializationEncryption = NoEncryption()
    if passphrase:
        encryption = BestAvailableEncryption(passphrase)
    key = Ed25519PrivateKey.generate()
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise RefusedError(f"{file} exists; it was not changed.") from error
    with os.fdopen(descriptor, "wb") as target:
        target.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption))
    return _text(key.public_key())


def sign(key_file: Path, news: Path, target: Path, channel: Path = CHANNEL) -> None:
    """Write the signed announcement that ``news`` describes to ``target``.

    Raises:
        RefusedError: the program would not accept it.
    """
    key = _read_key(key_file)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    told = {"format": FORMAT, "signed": now, **json.loads(news.read_text(encoding="utf-8"))}
    text = json.dumps(told, ensure_ascii=False)
    signature = base64.b64encode(key.sign(text.encode())).decode()
    content = Envelope(announcement=text, signature=signature).model_dump_json().encode()
    if _text(key.public_key()) not in read_channel(channel).keys:
        raise RefusedError(f"The public key of {key_file} isn't in {channel}.")
    if len(content) > LIMIT_BYTES:
        raise RefusedError(f"The announcement has more than {LIMIT_BYTES} bytes.")
    try:
        read_announcement(content, read_channel(channel).keys)
    except StudioError as error:
        raise RefusedError(f"The program can't read it: {error.__cause__}") from error
    target.write_bytes(content)


def _read_key(file: Path) -> Ed25519PrivateKey:
    pem = file.read_bytes()
    try:
        key = load_pem_private_key(pem, None)
    except TypeError:  # It has a passphrase.
        key = load_pem_private_key(pem, getpass.getpass("Passphrase: ").encode())
    if not isinstance(key, Ed25519PrivateKey):
        raise RefusedError(f"{file} isn't an Ed25519 key.")
    return key


def _text(key: Ed25519PublicKey) -> str:
    return base64.b64encode(key.public_bytes_raw()).decode()


def main(arguments: Sequence[str]) -> int:
    """Do what the command says."""
    parser = argparse.ArgumentParser(prog="python -m tools.announce", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("new-key").add_argument("key", type=Path)
    signing = commands.add_parser("sign")
    for name in ("key", "news", "out"):
        signing.add_argument(name, type=Path)
    given = parser.parse_args(arguments)
    try:
        if given.command == "new-key":
            print("The public key, for resources/updates.json:", new_key(given.key))
        else:
            sign(given.key, given.news, given.out)
    except (RefusedError, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
