"""A picture's identity: the same in every version of the program."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from pydantic import Field, create_model

from sdstudio.domain import metadata as metadata_module
from sdstudio.domain import params
from sdstudio.domain.adapters import AdapterKind, AdapterRef
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.metadata import (
    PROVENANCE_KEY,
    REQUEST_KEY,
    PictureMetadata,
    decode,
    encode,
)
from sdstudio.domain.params import GenerationParams
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest
from sdstudio.library import Library, picture_rows
from sdstudio.library.identity import identity
from tests.support.pictures import a_metadata, a_provenance, a_request, some_rgb

LaterParams = create_model("LaterParams", __base__=GenerationParams, aura=(int, Field(default=0)))
LaterRequest = create_model(
    "LaterRequest", __base__=GenerationRequest, params=(LaterParams, ...), style=(str, "")
)
LaterProvenance = create_model("LaterProvenance", __base__=Provenance, planet=(str, "Earth"))


def be_a_later_version(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {**params.PARAMETERS, "aura": params.PARAMETERS["steps"]}
    monkeypatch.setattr(params, "PARAMETERS", known)
    for module in (metadata_module, picture_rows):
        monkeypatch.setattr(module, "GenerationRequest", LaterRequest)
        monkeypatch.setattr(module, "Provenance", LaterProvenance)


def full() -> PictureMetadata:
    request = a_request(steps=7, guidance_scale=3.5).model_copy(
        update={
            "inputs": (InputRef(role=InputRole.IMAGE, sha256="ab" * 32, width=64, height=64),),
            "adapters": (
                AdapterRef(kind=AdapterKind.LORA, name="fish", sha256="cd" * 32, weight=0.5),
            ),
        }
    )
    return PictureMetadata(request, a_provenance())


@pytest.mark.parametrize("metadata", [a_metadata(), full()], ids=["plain", "full"])
def test_identities_never_change(
    metadata: PictureMetadata, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = encode(metadata)
    before = identity(metadata)
    assert identity(metadata, texts) == before
    be_a_later_version(monkeypatch)
    assert identity(decode(texts), texts) == before
    # What a later version made has its own, whatever is known of its fields.
    later = encode(decode(texts))
    assert identity(decode(later), later) == identity(metadata, later) != before


def test_what_an_earlier_version_left_out_is_filled_in_as_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """If this fails, pictures lose their stars: mark new fields as such instead."""
    checkpoint = {"name": "sd 2.1", "fingerprint": "0123456789abcdef"}
    provenance = json.loads(a_provenance().model_dump_json(exclude_unset=True))
    texts = {
        REQUEST_KEY: json.dumps({"checkpoint": checkpoint, "params": {"prompt": "fish"}}),
        PROVENANCE_KEY: json.dumps(provenance),
    }
    assert identity(decode(texts), texts) == "647caf77c215ba9f0bc2f94a32afc913"
    be_a_later_version(monkeypatch)
    assert identity(decode(texts), texts) == "647caf77c215ba9f0bc2f94a32afc913"


@pytest.mark.parametrize("loses_data", [True, False], ids=["data lost", "rebuilt"])
def test_stars_survive_a_new_parameter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loses_data: bool
) -> None:
    def opened() -> Library:
        return Library.open(tmp_path / "pictures", tmp_path / ("new" if loses_data else "data"))

    with closing(Library.open(tmp_path / "pictures", tmp_path / "data")) as library:
        library.save_picture(some_rgb(8, 8), a_request(), a_provenance())
        library.annotations.rate([1], 5)
    be_a_later_version(monkeypatch)
    with closing(opened()) as library:
        library.upkeep.rebuild()
        assert {id_: one.rating for id_, one in library.annotations.of([1]).items()} == {1: 5}
        assert library.picture_ids() == [1]


def test_a_row_of_another_identity_stays_if_it_says_what_its_file_says(tmp_path: Path) -> None:
    with closing(Library.open(tmp_path / "pictures", tmp_path / "data")) as library:
        library.save_picture(some_rgb(8, 8), a_request(), a_provenance())
        with library._database.transaction():
            library._database.execute("UPDATE picture SET identity = ?", ("ab" * 16,))
        library.annotations.rate([1], 5)
        for _ in range(2):
            library.upkeep.rebuild()
            assert {id_: one.rating for id_, one in library.annotations.of([1]).items()} == {1: 5}
