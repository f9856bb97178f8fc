"""Content Credentials: what is signed, and what is said if that can't be."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from sdstudio.app.copy_marking import CopyMarking
from sdstudio.app.credentials import Credentials
from sdstudio.app.settings import Settings
from sdstudio.disk import SystemDisk
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.metadata import encode
from sdstudio.domain.shared_metadata import MetadataLevel
from sdstudio.imaging import encode_png
from sdstudio.imaging.invisible_mark import has_mark
from sdstudio.imaging.picture_formats import PictureFormat
from sdstudio.imaging.source_marks import read_marks
from sdstudio.library.exporting import (
    CopyMarks,
    ExportItem,
    ExportKind,
    ExportOptions,
    copied,
    export_pictures,
    read_pixels,
    shared_copies,
)
from sdstudio.library.exporting.signing import Signing
from tests.support.pictures import a_metadata, names_in, some_rgb
from tests.unit.test_export import APicture, of_another
from tests.unit.test_invisible_mark import a_picture

EMAIL_PROTECTION = ExtendedKeyUsageOID.EMAIL_PROTECTION
Key = ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | rsa.RSAPrivateKey


def signing_with(
    folder: Path, key: Key | None = None, *, passphrase: str = "", days: int = 300
) -> Signing:
    """A self-signed certificate for Jane Doe and its key, in files of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    key = key or ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, "Jane Doe"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Studio"),
        ]
    )
    end = datetime.now(UTC) + timedelta(days=days)
    usage = x509.KeyUsage(True, False, False, False, False, False, False, False, False)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(end - timedelta(days=400))
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.ExtendedKeyUsage([EMAIL_PROTECTION]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), False)
    )
    hash_ = None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256()
    lock = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    certificate, private = folder / "me.pem", folder / "me.key"
    certificate.write_bytes(built.sign(key, hash_).public_bytes(Encoding.PEM))
    private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock))
    return Signing(certificate, private, lambda: passphrase or None)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """``c2pa-python`` counts as installed; without it, nothing is signed."""
    if "c2pa" not in sys.modules:
        module = ModuleType("c2pa")
        module.__spec__ = __spec__
        monkeypatch.setitem(sys.modules, "c2pa", module)


def picture_in(folder: Path) -> ExportItem:
    metadata = a_metadata("a red fish")
    path = folder / "fish.png"
    program = metadata.provenance.program
    path.write_bytes(encode_png(some_rgb(96, 64), encode(metadata), program=program))
    return ExportItem(APicture(path, 96, 64, metadata.request, metadata.provenance))


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "avif"])
@pytest.mark.parametrize(
    "key",
    [
        lambda: ec.generate_private_key(ec.SECP256R1()),
        lambda: ec.generate_private_key(ec.SECP384R1()),
        ed25519.Ed25519PrivateKey.generate,
        lambda: rsa.generate_private_key(65537, 2048),
    ],
)
def test_a_copy_is_signed_last_with_the_artists_key(
    tmp_path: Path, kind: str, key: Callable[[], Key]
) -> None:
    c2pa = pytest.importorskip("c2pa")
    signing = signing_with(tmp_path / "mine", key(), passphrase="open sesame")
    format_ = ExportKind(kind).picture_format
    assert format_ is not None
    data = copied(picture_in(tmp_path), format_, ExportOptions(), CopyMarks(signing=signing))
    with c2pa.Reader(f"image/{kind}", io.BytesIO(data)) as reader:
        said = json.loads(reader.json())
        assert reader.get_validation_state() == "Valid"
    # Nobody vouches for a self-signed certificate, and nothing else is wrong.
    assert [one["code"] for one in said["validation_status"]] == ["signingCredential.untrusted"]
    manifest = said["manifests"][said["active_manifest"]]
    assert manifest["signature_info"]["common_name"] == "Jane Doe"
    # In the library it is named after its prompt.
    assert b"fish.png" not in data
    action = manifest["assertions"][-1]["data"]["actions"][0]
    assert action["digitalSourceType"].endswith("/trainedAlgorithmicMedia")
    path = tmp_path / f"copy.{kind}"
    path.write_bytes(data)
    assert read_marks(path).has_credentials
    assert read_marks(path).source is not None


def test_only_copies_of_our_own_pictures_are_signed(tmp_path: Path) -> None:
    marks = CopyMarks(signing=Signing(tmp_path / "gone.pem", tmp_path / "gone.key"))
    other = of_another(tmp_path)
    original = other.picture.path.read_bytes()
    assert copied(other, PictureFormat.PNG, ExportOptions(), marks) == original
    shared = shared_copies([other], MetadataLevel.WHOLE, tmp_path / "drag", SystemDisk(), marks)
    assert shared == [other.picture.path]


@pytest.mark.parametrize("kind", [ExportKind.PNG, ExportKind.JPEG])
def test_an_invisible_mark_is_on_copies_only(tmp_path: Path, kind: ExportKind) -> None:
    metadata = a_metadata("a red fish")
    path = tmp_path / "fish.png"
    path.write_bytes(encode_png(a_picture(1), encode(metadata)))
    item = ExportItem(APicture(path, 512, 512, metadata.request, metadata.provenance))
    original, format_ = path.read_bytes(), kind.picture_format
    assert format_ is not None
    marks = CopyMarks(hides_mark=True)
    copy = tmp_path / f"copy{kind.suffix}"
    copy.write_bytes(copied(item, format_, ExportOptions(quality=90), marks))
    assert has_mark(read_pixels(copy))
    (dragged,) = shared_copies([item], MetadataLevel.WHOLE, tmp_path, SystemDisk(), marks)
    assert has_mark(read_pixels(dragged))
    assert path.read_bytes() == original
    assert not has_mark(read_pixels(path))


def test_an_export_that_cannot_be_signed_writes_nothing(tmp_path: Path) -> None:
    item, folder = picture_in(tmp_path), tmp_path / "out"
    folder.mkdir()
    marks = CopyMarks(signing=Signing(tmp_path / "gone.pem", tmp_path / "gone.key"))
    outcome = export_pictures([item], ExportOptions(), folder, SystemDisk(), marks=marks)
    assert outcome.refused is not None
    assert outcome.refused.code.name.startswith("SIGNING_")
    assert names_in(folder) == []
    drag = tmp_path / "drag"
    told: list[StudioError] = []
    dragged = shared_copies(
        [item, item], MetadataLevel.WHOLE, drag, SystemDisk(), marks, unsigned=told.append
    )
    assert (dragged, [one.code for one in told]) == ([], [outcome.refused.code])


def test_what_is_missing_is_named(tmp_path: Path, installed: None) -> None:
    good, other = signing_with(tmp_path / "a"), signing_with(tmp_path / "b")
    locked = signing_with(tmp_path / "c", passphrase="right")
    weak = signing_with(tmp_path / "d", rsa.generate_private_key(65537, 1024))
    old = signing_with(tmp_path / "e", days=-1)
    no_pem = tmp_path / "fish.txt"
    no_pem.write_text("a fish")
    cases = {
        ErrorCode.SIGNING_NOT_CHOSEN: replace(good, key=Path()),
        ErrorCode.SIGNING_CERTIFICATE_UNREADABLE: replace(good, certificate=no_pem),
        ErrorCode.SIGNING_KEY_UNREADABLE: replace(good, key=tmp_path / "gone"),
        ErrorCode.SIGNING_KEY_MISMATCH: replace(good, key=other.key),
        ErrorCode.SIGNING_KEY_UNSUITABLE: weak,
        ErrorCode.SIGNING_CERTIFICATE_OUTDATED: old,
        ErrorCode.SIGNING_PASSPHRASE_WRONG: replace(locked, passphrase=lambda: "wrong"),
    }
    for code, signing in cases.items():
        with pytest.raises(StudioError) as caught:
            signing.identity()
        assert caught.value.code is code
    with pytest.raises(StudioError) as caught:
        replace(locked, passphrase=lambda: None).identity()
    assert caught.value.code is ErrorCode.SIGNING_PASSPHRASE_WRONG
    who = locked.identity()
    assert (who.name, who.is_self_signed) == ("Jane Doe", True)


def test_without_the_package_the_sentence_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(StudioError) as caught:
        signing_with(tmp_path).identity()
    assert caught.value.code is ErrorCode.SIGNING_NOT_INSTALLED
    assert caught.value.arguments == {"package": "c2pa-python"}


def test_the_passphrase_is_kept_with_the_other_secrets(tmp_path: Path, installed: None) -> None:
    signing = signing_with(tmp_path, passphrase="open sesame")
    settings = Settings(
        signs=True, signing_certificate=str(signing.certificate), signing_key=str(signing.key)
    )
    secrets = tmp_path / "secrets.json"
    marking = CopyMarking(lambda: settings, Credentials(secrets))
    with pytest.raises(StudioError):
        marking.identity()
    marking.keep_passphrase("open sesame")
    assert marking.identity().name == "Jane Doe"
    again = CopyMarking(lambda: settings, Credentials(secrets))
    assert again.identity().name == "Jane Doe"
    assert "sesame" not in settings.model_dump_json()
    marking.keep_passphrase("")
    with pytest.raises(StudioError):
        marking.identity()
