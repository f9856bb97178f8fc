"""VAEs alone are recognised and installed, and complete single files that lack one."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from sdstudio.app.draft_file import draft_json
from sdstudio.app.draft_model import DraftModel
from sdstudio.app.model_management.installed_checkpoints import read_installed
from sdstudio.disk import SystemDisk
from sdstudio.domain.auxiliary_models import AuxiliaryKind, AuxiliaryModel, by_sha256
from sdstudio.domain.checkpoint import CheckpointRef
from sdstudio.domain.command_line import command_line
from sdstudio.domain.draft import Draft
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import FAMILIES, families_with_latents, family
from sdstudio.domain.kept_draft import kept_draft
from sdstudio.domain.model_family import ModelFamily
from sdstudio.domain.params import validated
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.resolving import resolve
from sdstudio.domain.vae import Decoding, VaeRef
from sdstudio.models.architecture import tensors
from sdstudio.models.auxiliary import auxiliary_model
from sdstudio.models.catalogue import Catalogue
from sdstudio.models.decoding import decode_with
from sdstudio.models.exporting import export_model
from sdstudio.models.importing import (
    ImportCandidate,
    examine,
    import_model,
    vae_families,
    vae_sources,
)
from sdstudio.models.inspect import inspect
from sdstudio.models.stop import Stop
from tests.support.installed import small_catalogue
from tests.support.originals import VAE, bundled, examined, tensors_of, write_tensors

XL = family("sdxl")
SD1 = family("sd1")
CONFIG = bundled() / "configurations" / XL.configurations[0].key / "vae" / "config.json"
#: Of the small checkpoints in this test.
SMALL: Mapping[str, Any] = json.loads(CONFIG.read_bytes())

Weights = Mapping[str, "np.typing.NDArray[Any]"]


def vae_weights(*, original: bool, seed: int = 0) -> dict[str, "np.typing.NDArray[Any]"]:
    rng = np.random.default_rng(seed)
    shapes = tensors("vae", SMALL, original=original)
    # As the original code stores them.
    return {
        name: rng.normal(size=(*one, 1, 1) if ".attn_1." in name and len(one) == 2 else one).astype(
            "f4"
        )
        for name, one in shapes.items()
    }


def a_vae(path: Path, weights: Weights | None = None) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(dict(weights or vae_weights(original=True)), path)
    return path


def installed(found: ImportCandidate, models: Path, name: str = "", **options: Any) -> Path:
    usual: dict[str, Any] = {
        "disk": SystemDisk(),
        "bundled": bundled(),
        "name": name,
        "link": False,
        "stop": Stop(),
        "progress": lambda _done, _total: None,
    }
    return import_model(found, models, **{**usual, **options})


def model_in(folder: Path) -> AuxiliaryModel:
    found = auxiliary_model(folder)
    assert found is not None
    return found


def catalogue_with(file: Path, key: str, **changes: object) -> Catalogue:
    """A catalogue with a VAE in ``file``."""
    listed = json.loads(small_catalogue(**{key: ("fp32",)}).model_dump_json())
    (model,) = listed["models"]
    model |= {"kind": "vae", "prediction_type": None, "configuration": None, **changes}
    (variant,) = model["variants"]
    variant["layout"] = "single_file"
    variant["files"][0] |= {
        "path": "published.safetensors",
        "size_bytes": file.stat().st_size,
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
    }
    return Catalogue.model_validate_json(json.dumps(listed))


def test_families_with_the_same_latents_share_their_vaes() -> None:
    assert {row.key for row in families_with_latents(SD1.latent_scale)} == {"sd1", "sd2"}
    assert {row.latent_scale for row in vae_families()} == {row.latent_scale for row in FAMILIES}
    for row in FAMILIES:
        for one in row.configurations:
            config = json.loads((CONFIG.parents[2] / one.key / "vae/config.json").read_bytes())
            is_usual = one.task.value != "upscaler"
            assert (config["scaling_factor"] == row.latent_scale) is is_usual


@pytest.mark.parametrize("prefix", ["", VAE])
def test_a_vae_whose_file_says_nothing_is_installed_for_the_family_that_is_chosen(
    tmp_path: Path, prefix: str
) -> None:
    weights = {prefix + name: one for name, one in vae_weights(original=True).items()}
    weights["model_ema.decay"] = np.zeros(1, "f4")
    found = examined(a_vae(tmp_path / "my.vae.safetensors", weights))
    assert (found.kind, found.family, found.licence) == (AuxiliaryKind.VAE, None, None)
    assert found.vae_families == vae_families()
    with pytest.raises(StudioError) as caught:
        installed(found, tmp_path / "models")
    assert caught.value.code is ErrorCode.IMPORT_VAE_FAMILY
    model = model_in(installed(found, tmp_path / "models", vae_family=XL))
    assert (model.latent_scales, model.vae_channels) == ((XL.latent_scale,), (4, 4, 4, 4))
    assert not model.fits_float16


def test_the_same_file_for_another_family_is_another_vae(tmp_path: Path, models: Path) -> None:
    file, here = a_vae(tmp_path / "one.safetensors"), tmp_path / "here"
    both = [installed(examined(file), here, vae_family=one) for one in (XL, SD1, XL)]
    assert both[0] == both[2] != both[1]
    found = [model_in(one) for one in both[:2]]
    assert [one.latent_scales for one in found] == [(XL.latent_scale,), (SD1.latent_scale,)]
    known = by_sha256(read_installed(here).auxiliary)
    assert [*known] == [found[0].sha256]
    (one,) = known.values()
    folder = next(one.parent for one in models.glob("*model-sdxl*/*/sd-studio-model.json"))
    checkpoint = inspect(folder)
    for made in (checkpoint, replace(checkpoint, family=SD1.key)):
        request = resolve(
            Draft(decoding=Decoding(vae=VaeRef.of(one))), made, drawn_seed=1, named_models=known
        )
        assert request.vae == VaeRef.of(one)


def test_a_configuration_beside_it_tells_what_it_is_for(tmp_path: Path) -> None:
    file = a_vae(tmp_path / "vae" / "v.safetensors", vae_weights(original=False))
    config = {**SMALL, "force_upcast": False}
    (file.parent / "config.json").write_text(json.dumps(config), "utf-8")
    found = examined(file)
    assert found.family is XL
    assert found.vae_families == ()
    model = model_in(installed(found, tmp_path / "models"))
    assert model.fits_float16


def test_one_of_the_catalogue_is_recognised_by_its_hash_and_survives_an_export(
    tmp_path: Path,
) -> None:
    file = a_vae(tmp_path / "renamed.safetensors")
    catalogue = catalogue_with(file, "known", family="sdxl", fits_float16=True, licence="free")
    found = examined(file, catalogue)
    assert (found.model, found.family, found.licence) == ("known", XL, "free")
    folder = installed(found, tmp_path / "models")
    assert folder == tmp_path / "models" / "known" / "fp32"
    assert model_in(folder).fits_float16
    copy = export_model(
        folder,
        tmp_path / "stick",
        disk=SystemDisk(),
        resources=tmp_path,
        stop=Stop(),
        progress=lambda _done, _total: None,
    )
    again = examine(copy, catalogue=Catalogue(), bundled=bundled())
    assert again.family is XL
    there = model_in(installed(again, tmp_path / "elsewhere"))
    assert there.fits_float16
    assert there.latent_scales == (XL.latent_scale,)


def test_one_that_is_not_whole_is_refused(tmp_path: Path) -> None:
    weights = vae_weights(original=True)
    del weights["decoder.conv_out.bias"]
    with pytest.raises(StudioError) as caught:
        examined(a_vae(tmp_path / "cut.safetensors", weights))
    assert caught.value.code is ErrorCode.MODEL_TENSORS_MISSING
    assert caught.value.arguments["found"] == "decoder.conv_out.bias"


# Completing.


def without_vae(path: Path, row: ModelFamily = XL) -> ImportCandidate:
    kept = {name: one for name, one in tensors_of(family=row).items() if not name.startswith(VAE)}
    return examined(write_tensors(path, kept))


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """A folder of installed models with a VAE and a model for each of two kinds of latents."""
    folder = tmp_path / "models"
    for row in (XL, SD1):
        whole = write_tensors(tmp_path / f"{row.key}.safetensors", tensors_of(family=row))
        installed(examined(whole), folder, f"Model {row.key}")
        vae = examined(a_vae(tmp_path / f"{row.key}.vae.safetensors"))
        installed(vae, folder, f"VAE {row.key}", vae_family=row)
    return folder


@pytest.mark.parametrize("row", [XL, SD1], ids=lambda row: row.key)
def test_a_file_without_a_vae_is_completed_from_what_is_installed(
    tmp_path: Path, models: Path, row: ModelFamily
) -> None:
    found = without_vae(tmp_path / "lacks.safetensors", row)
    assert found.lacks_vae
    with pytest.raises(StudioError) as caught:
        installed(found, models)
    assert caught.value.code is ErrorCode.IMPORT_LACKS_VAE
    sources = vae_sources(models, row, bundled())
    assert [one.name for one in sources] == [f"VAE {row.key}", f"Model {row.key}"]
    for source in sources:
        folder = installed(found, models, f"From {source.name}", vae=source)
        checkpoint = inspect(folder)
        assert (checkpoint.family, checkpoint.vae_channels) == (row.key, (4, 4, 4, 4))
        ours, theirs = (tensors("vae", SMALL, original=one) for one in (False, True))
        names = dict(zip(ours, theirs, strict=True))
        prefix = "" if source.is_alone else VAE
        given = load_file(source.file)
        taken = load_file(folder / "vae" / "diffusion_pytorch_model.safetensors")
        assert taken.keys() == names.keys()
        for name, stored in names.items():
            assert np.array_equal(taken[name].ravel(), given[prefix + stored].ravel())


def test_a_model_completed_with_a_vae_for_float16_says_so(tmp_path: Path, models: Path) -> None:
    source = vae_sources(models, XL, bundled())[0]
    fixed = replace(source, fits_float16=True)
    found = without_vae(tmp_path / "lacks.safetensors")
    folder = installed(found, models, "Completed", vae=fixed, link=True)
    config = json.loads((folder / "vae" / "config.json").read_bytes())
    assert config["force_upcast"] is False
    (again,) = (one for one in vae_sources(models, XL, bundled()) if one.name == "Completed")
    assert again.fits_float16


# Decoding with another.


def test_what_a_model_decodes_with_is_in_its_requests_but_not_in_its_fingerprint(
    tmp_path: Path, models: Path
) -> None:
    folder = next(one.parent for one in models.glob("*model-sdxl*/*/sd-studio-model.json"))
    (vae, other) = (
        model_in(next(one.parent for one in models.glob(f"*vae-{key}*/*/sd-studio-model.json")))
        for key in ("sdxl", "sd1")
    )
    own = inspect(folder)
    assert (own.takes_vae(vae), own.takes_vae(other)) == (True, False)
    assert resolve(Draft(), own, drawn_seed=1).vae is None
    decode_with(folder, "Model", VaeRef.of(vae), disk=SystemDisk())
    changed = inspect(folder)
    assert (changed.ref, changed.vae) == (own.ref, VaeRef.of(vae))
    known = {vae.sha256: vae}
    assert resolve(Draft(), changed, drawn_seed=1, named_models=known).vae == VaeRef.of(vae)
    with pytest.raises(StudioError) as caught:
        resolve(Draft(), changed, drawn_seed=1, named_models={})
    assert caught.value.code is ErrorCode.VAE_GONE
    decode_with(folder, "Model", None, disk=SystemDisk())
    assert inspect(folder) == own


def test_a_picture_is_made_again_with_the_vae_that_it_had(tmp_path: Path, models: Path) -> None:
    folder = next(one.parent for one in models.glob("*model-sdxl*/*/sd-studio-model.json"))
    vae, other = (
        model_in(next(one.parent for one in models.glob(f"*vae-{key}*/*/sd-studio-model.json")))
        for key in ("sdxl", "sd1")
    )
    other = replace(other, sha256="1" * 64)
    known = {one.sha256: one for one in (vae, other)}
    own = inspect(folder)
    changed = replace(own, vae=VaeRef.of(vae))
    for made_with, now in ((own, changed), (changed, own)):
        request = resolve(Draft(), made_with, drawn_seed=1)
        model = DraftModel(now, Draft())
        model.recall(request, now)
        assert model.draft == kept_draft(draft_json(model.draft))
        assert resolve(model.draft, now, drawn_seed=1, named_models=known) == request
        # Without that VAE, or once another model or VAE is chosen, what is chosen counts.
        model.recall(request, now, has_vae=False)
        assert model.draft.vae_with(now) == now.vae
        model.recall(request, now)
        model.decode_as_chosen()
        assert model.draft.vae_with(now) == now.vae
    foreign = Draft(decoding=Decoding(vae=VaeRef.of(other)))
    with pytest.raises(StudioError) as caught:
        resolve(foreign, own, drawn_seed=1, named_models=known)
    assert caught.value.code is ErrorCode.VAE_UNFIT


def test_the_copied_command_names_the_vae_wherever_it_is_not_the_usual_one() -> None:
    vae = VaeRef(name="fp16 fix", sha256="0" * 64)
    request = GenerationRequest(
        checkpoint=CheckpointRef(name="m", fingerprint="0" * 16), params=validated({"seed": 1})
    )
    assert "--vae" not in command_line(request, {}, {})
    assert "--vae=own" in command_line(request, {}, {}, usual_vae=vae)
    with_vae = request.model_copy(update={"vae": vae})
    assert "--vae=fp16 fix" in command_line(with_vae, {}, {})
