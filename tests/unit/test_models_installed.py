"""What is installed, in what state it is, and how it goes."""

import shutil
from pathlib import Path

import pytest

from sdstudio.disk import SystemDisk
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.weights_layout import LINKS_NAME, links_text
from sdstudio.models.download_requests import note_request
from sdstudio.models.installed import ModelState, find_installed, installed, remove, state_of
from sdstudio.models.lock import LOCK_NAME, locked
from sdstudio.models.records import RECORD_NAME, read_record
from sdstudio.models.verification import last_verified, verify_and_remember
from tests.support.installed import FILE, content, install, small_catalogue


def remember(folder: Path) -> None:
    record = read_record(folder)
    assert record is not None
    verify_and_remember(SystemDisk(), folder, record)


def test_installed_models_are_told_with_their_place_in_the_catalogue(tmp_path: Path) -> None:
    catalogue = small_catalogue(one=("fp16", "fp32"))
    install(tmp_path, "one", "fp32")
    install(tmp_path, "imported-mine", "own", "Mine")
    mine, one = installed(tmp_path, catalogue)
    assert (one.key, one.model, one.variant) == (
        "one/fp32",
        catalogue.models[0],
        catalogue.models[0].variants[1],
    )
    assert (mine.record.name, mine.model, mine.variant) == ("Mine", None, None)
    record_bytes = (one.folder / RECORD_NAME).stat().st_size
    assert one.size_bytes == len(content("one", "fp32")) + record_bytes
    assert not one.is_linked


def test_a_linked_model_takes_no_space_for_its_weights(tmp_path: Path) -> None:
    folder = install(tmp_path / "models", "one", "fp32")
    elsewhere = tmp_path / "elsewhere.safetensors"
    (folder / FILE).replace(elsewhere)
    (folder / LINKS_NAME).write_bytes(links_text({FILE: str(elsewhere)}))
    (one,) = installed(tmp_path / "models", small_catalogue())
    assert (one.is_linked, one.state) == (True, ModelState.READY)
    small_files = (folder / LINKS_NAME, folder / RECORD_NAME)
    assert one.size_bytes == sum(path.stat().st_size for path in small_files)
    elsewhere.unlink()
    assert state_of(folder) is ModelState.DAMAGED
    (folder / LINKS_NAME).write_bytes(b"{")
    assert state_of(folder) is ModelState.DAMAGED


def test_a_folder_that_was_begun_and_is_not_whole_is_not_installed(tmp_path: Path) -> None:
    note_request(SystemDisk(), tmp_path / "one" / "fp32", "one/fp32", paused=False)
    assert installed(tmp_path, small_catalogue()) == ()
    assert state_of(tmp_path / "one" / "fp32") is ModelState.PARTIAL
    assert state_of(tmp_path / "one" / "fp16") is ModelState.ABSENT


def test_a_missing_file_is_damage_that_needs_no_verification(tmp_path: Path) -> None:
    folder = install(tmp_path, "one", "fp32")
    assert state_of(folder) is ModelState.READY
    (folder / FILE).unlink()
    assert state_of(folder) is ModelState.DAMAGED


def test_damage_that_was_found_is_remembered_until_it_is_verified_again(tmp_path: Path) -> None:
    folder = install(tmp_path, "one", "fp32")
    data = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(b"?" + data[1:])
    assert state_of(folder) is ModelState.READY
    remember(folder)
    assert state_of(folder) is ModelState.DAMAGED
    found = last_verified(folder)
    assert found is not None
    assert [(one.file, one.ranges) for one in found.damage] == [(FILE, ((0, 64),))]
    (folder / FILE).write_bytes(data)
    remember(folder)
    assert state_of(folder) is ModelState.READY


@pytest.mark.parametrize("written", ["one/fp32", "One/FP32", " one/fp32 "])
def test_a_model_is_found_by_its_key(tmp_path: Path, written: str) -> None:
    install(tmp_path, "one", "fp16")
    install(tmp_path, "one", "fp32")
    found = find_installed(written, tmp_path, small_catalogue(one=("fp16", "fp32")))
    assert found is not None
    assert found.key == "one/fp32"


@pytest.mark.parametrize("written", ["one", "model one"])
def test_without_a_variant_the_one_that_is_offered_first_is_meant(
    tmp_path: Path, written: str
) -> None:
    catalogue = small_catalogue(one=("fp32", "fp16"), two=("fp32",))
    for variant in ("fp16", "fp32", "older"):
        install(tmp_path, "one", variant)
    found = find_installed(written, tmp_path, catalogue)
    assert found is not None
    assert found.key == "one/fp32"
    assert find_installed("two", tmp_path, catalogue) is None


def test_a_model_goes_to_the_trash_and_its_empty_folder_with_it(tmp_path: Path) -> None:
    folder, trash = install(tmp_path / "models", "one", "fp32"), tmp_path / "trash"
    remove(folder, "One", lambda path: path.rename(trash))
    assert read_record(trash) is not None
    assert not (tmp_path / "models" / "one").exists()


def test_another_variant_of_it_stays(tmp_path: Path) -> None:
    folder, other = install(tmp_path, "one", "fp32"), install(tmp_path, "one", "fp16")
    remove(folder, "One", lambda path: path.rename(tmp_path / "trash"))
    assert read_record(other) is not None


def test_a_model_that_is_being_fetched_is_not_removed(tmp_path: Path) -> None:
    folder = install(tmp_path, "one", "fp32")
    with locked(folder / LOCK_NAME, "One"), pytest.raises(StudioError) as refused:
        remove(folder, "One", lambda path: pytest.fail("removed"))
    assert refused.value.code is ErrorCode.MODEL_BUSY


def test_who_waits_for_a_folder_that_is_deleted_meanwhile_is_told_that_it_was_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = install(tmp_path, "one", "fp32")
    with locked(folder / LOCK_NAME, "One"):
        # As the other program does while this one waits.
        monkeypatch.setattr("filelock._api.time.sleep", lambda _: shutil.rmtree(folder, True))
        with pytest.raises(StudioError) as refused, locked(folder / LOCK_NAME, "One"):
            pytest.fail("locked")
    assert refused.value.code is ErrorCode.MODEL_BUSY


def test_without_a_trash_nothing_is_removed(tmp_path: Path) -> None:
    folder = install(tmp_path, "one", "fp32")

    def no_trash(path: Path) -> None:
        raise PermissionError("no trash")

    with pytest.raises(StudioError) as refused:
        remove(folder, "One", no_trash)
    assert refused.value.code is ErrorCode.MODEL_NOT_TRASHED
    assert state_of(folder) is ModelState.READY
