"""Translation models: found in folders, imported, and refused with one sentence."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from safetensors.torch import load_file, save_file

from sdstudio.app.conversion import converter
from sdstudio.app.model_management.installed_checkpoints import read_installed
from sdstudio.disk import SystemDisk
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.catalogue import Catalogue, read_catalogue
from sdstudio.models.exporting import export_model
from sdstudio.models.importing import SourceLayout, examine_all, import_model
from sdstudio.models.installed import installed
from sdstudio.models.records import read_record
from sdstudio.models.stop import Stop, Stopped
from sdstudio.models.verification import verify
from sdstudio.paths import user_paths
from tests.support.originals import bundled, examined
from tests.support.pickles import RunsCode, write_ckpt
from tests.support.translation_models import install_translation_model, write_translation_model

SHIPPED, _ = read_catalogue(user_paths().catalogue)


def test_a_folder_is_imported_installed_exported_and_imported_again(tmp_path: Path) -> None:
    source = write_translation_model(tmp_path / "opus-mt-zh-en")
    for chosen in (source, source / "source.spm", source / "model.safetensors", tmp_path):
        (found,) = examine_all(chosen, catalogue=SHIPPED, bundled=bundled())
        assert (found.kind, found.path) == (AuxiliaryKind.TRANSLATION, source)
    assert (found.source, found.name) == (SourceLayout.DIFFUSERS, "opus-mt-zh-en")
    assert found.licence == "cc-by-4.0"
    model = install_translation_model(tmp_path / "models", tmp_path / "again" / "opus-mt-zh-en")
    assert (model.kind, model.language) == (AuxiliaryKind.TRANSLATION, "zh")
    assert read_installed(tmp_path / "models").auxiliary == (model,)
    (listed,) = installed(tmp_path / "models", Catalogue())
    assert (listed.auxiliary_kind, listed.makes_pictures) == (AuxiliaryKind.TRANSLATION, False)
    record = read_record(model.folder)
    assert record is not None
    assert verify(model.folder, record) == ()
    exported = export_model(
        model.folder,
        tmp_path / "usb",
        disk=SystemDisk(),
        resources=user_paths().resources,
        stop=Stop(),
        progress=lambda *_: None,
    )
    assert examined(exported, SHIPPED).source is SourceLayout.EXPORTED
    # A changed byte isn't imported.
    with (exported / "vocab.json").open("a") as file:
        file.write(" ")
    with pytest.raises(StudioError) as failure:
        import_model(
            examined(exported, SHIPPED),
            tmp_path / "others",
            disk=SystemDisk(),
            bundled=bundled(),
            name="",
            link=False,
            stop=Stop(),
            progress=lambda *_: None,
        )
    assert failure.value.code is ErrorCode.IMPORT_NOT_AS_RECORDED
    assert not [*(tmp_path / "others").glob("*/*")]


def test_a_pickle_is_converted_by_the_recipe_in_a_process_of_its_own(tmp_path: Path) -> None:
    plain = load_file(
        write_translation_model(tmp_path / "plain" / "opus-mt-zh-en") / "model.safetensors"
    )
    model = install_translation_model(tmp_path / "models", tmp_path / "opus-mt-zh-en", pickled=True)
    assert not (model.folder / "pytorch_model.bin").exists()
    assert {name: one.tolist() for name, one in load_file(model.file).items()} == {
        name: one.tolist() for name, one in plain.items()
    }


def test_a_pickle_needs_consent_and_one_with_code_is_refused(tmp_path: Path) -> None:
    folder = write_translation_model(tmp_path / "opus-mt-zh-en", pickled=True)
    found = examined(folder)
    assert found.needs_conversion
    options: dict[str, Any] = {
        "disk": SystemDisk(),
        "bundled": bundled(),
        "name": "",
        "link": False,
    }
    stop = Stop()
    with pytest.raises(StudioError) as failure:
        import_model(
            found, tmp_path / "models", **options, stop=stop, progress=print, converter=converter()
        )
    assert failure.value.code is ErrorCode.IMPORT_CONSENT
    stop.ask()
    with pytest.raises(Stopped):
        import_model(
            found,
            tmp_path / "models",
            **options,
            stop=stop,
            progress=lambda *_: None,
            consent=True,
            converter=converter(),
        )
    assert not [*(tmp_path / "models").glob("*/*")]
    write_ckpt(folder / "pytorch_model.bin", more=RunsCode(tmp_path / "ran"))
    with pytest.raises(StudioError) as refused:
        examined(folder)
    assert refused.value.code is ErrorCode.IMPORT_CKPT_CODE
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("name", "source", "language"),
    [
        ("opus-mt-zh-en", "zho", "zh"),
        ("opus-mt-ja-en", "jap", "ja"),
        ("opus-mt-ru-en", None, "ru"),
        ("opus-mt-tc-big-ko-en", None, "ko"),
        ("opus-mt-mul-en", "mul", "mul"),
    ],
)
def test_the_language_is_in_the_configuration_or_the_name_of_the_folder(
    tmp_path: Path, name: str, source: str | None, language: str
) -> None:
    folder = write_translation_model(tmp_path / name, source=source or "")
    if source is None:
        (folder / "tokenizer_config.json").unlink()
    path = import_model(
        examined(folder),
        tmp_path / "models",
        disk=SystemDisk(),
        bundled=bundled(),
        name="",
        link=False,
        stop=Stop(),
        progress=lambda *_: None,
    )
    (model,) = read_installed(tmp_path / "models").auxiliary
    assert (model.folder, model.language) == (path, language)


def without(file: str) -> Callable[[Path], None]:
    return lambda folder: (folder / file).unlink()


def written(file: str, text: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / file).write_text(text)

    return write


def configured(**changes: object) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        config = json.loads((folder / "config.json").read_text())
        (folder / "config.json").write_text(json.dumps({**config, **changes}))

    return change


def cut(folder: Path) -> None:
    weights = load_file(folder / "model.safetensors")
    del weights["model.decoder.layers.1.fc2.bias"]
    save_file(weights, folder / "model.safetensors")


def halved(folder: Path) -> None:
    data = (folder / "model.safetensors").read_bytes()
    (folder / "model.safetensors").write_bytes(data[: len(data) // 2])


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (without("vocab.json"), ErrorCode.MODEL_FILE_MISSING),
        (without("target.spm"), ErrorCode.MODEL_FILE_MISSING),
        (written("config.json", "{"), ErrorCode.MODEL_FILE_DAMAGED),
        (written("config.json", "[]"), ErrorCode.MODEL_FILE_DAMAGED),
        (configured(model_type="bart"), ErrorCode.MODEL_BUILT_DIFFERENTLY),
        (configured(encoder_layers=10**9), ErrorCode.MODEL_BUILT_DIFFERENTLY),
        (configured(encoder_attention_heads=3), ErrorCode.MODEL_BUILT_DIFFERENTLY),
        (configured(d_model=-1), ErrorCode.MODEL_BUILT_DIFFERENTLY),
        (configured(vocab_size=7), ErrorCode.MODEL_BUILT_DIFFERENTLY),
        (cut, ErrorCode.MODEL_BUILT_DIFFERENTLY),
        (
            written("tokenizer_config.json", '{"source_lang": "en", "target_lang": "zh"}'),
            ErrorCode.TRANSLATION_LANGUAGE,
        ),
        (
            written("tokenizer_config.json", '{"source_lang": "de", "target_lang": "en"}'),
            ErrorCode.TRANSLATION_LANGUAGE,
        ),
    ],
)
def test_what_cant_be_used_is_refused_and_leaves_nothing(
    tmp_path: Path, damage: Callable[[Path], None], code: ErrorCode
) -> None:
    folder = write_translation_model(tmp_path / "opus-mt-zh-en")
    damage(folder)
    with pytest.raises(StudioError) as failure:
        examined(folder)
    assert failure.value.code is code


def test_weights_that_are_cut_short_are_refused(tmp_path: Path) -> None:
    folder = write_translation_model(tmp_path / "opus-mt-zh-en")
    halved(folder)
    with pytest.raises(StudioError):
        examined(folder)
    assert not (tmp_path / "models").exists()


def test_the_catalogue_claims_no_hash_that_nobody_has_seen() -> None:
    row = SHIPPED.model("opus-mt-zh-en")
    assert row is not None
    assert not any(one.is_download for one in row.variants)
