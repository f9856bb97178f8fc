"""AdapterShelf: what is added can be chosen and is found by its content."""

from pathlib import Path

import pytest
import torch

from sdstudio.app.adapter_shelf import AdapterShelf
from sdstudio.disk import SystemDisk
from sdstudio.domain.errors import ErrorCode, StudioError
from tests.support.adapters import write_embedding, write_kohya


@pytest.fixture
def shelf(tmp_path: Path) -> AdapterShelf:
    return AdapterShelf(tmp_path / "data" / "adapters")


def test_what_is_added_can_be_chosen_and_found(shelf: AdapterShelf, tmp_path: Path) -> None:
    assert shelf.read().adapters == ()
    lora = shelf.add(write_kohya(tmp_path / "lora.safetensors"))
    word = shelf.add(write_embedding(tmp_path / "ace.safetensors", torch.ones(2, 32)))
    assert shelf.read().adapters == (word, lora)
    assert lora.file.parent == shelf.folder
    assert shelf.find(lora.ref(0.5)) == lora.file
    (tmp_path / "lora.safetensors").unlink()
    assert shelf.find(lora.ref()).read_bytes()


def test_nothing_is_taken_twice_and_nothing_is_replaced(
    shelf: AdapterShelf, tmp_path: Path
) -> None:
    first = shelf.add(write_kohya(tmp_path / "lora.safetensors"))
    assert shelf.add(first.file.rename(tmp_path / "other name.safetensors")).sha256 == first.sha256
    again = shelf.add(tmp_path / "lora.safetensors")
    assert again.sha256 == first.sha256
    assert len(shelf.read().adapters) == 1
    (tmp_path / "more").mkdir()
    another = shelf.add(write_kohya(tmp_path / "more" / again.file.name, seed=1))
    assert another.file.name == f"{again.file.stem} 2.safetensors"
    assert len(shelf.read().adapters) == 2


def test_files_put_there_by_hand_count_and_bad_ones_are_told(
    shelf: AdapterShelf, tmp_path: Path
) -> None:
    shelf.folder.mkdir(parents=True)
    write_kohya(shelf.folder / "by hand.safetensors")
    (shelf.folder / "broken.safetensors").write_bytes(b"x")
    (shelf.folder / ".hidden").write_bytes(b"x")
    contents = shelf.read()
    assert [one.name for one in contents.adapters] == ["by hand"]
    assert [error.arguments for error in contents.failures] == [{"adapter": "broken"}]
    write_kohya(shelf.folder / "by hand.safetensors", seed=1)
    assert shelf.read().adapters[0].sha256 != contents.adapters[0].sha256


def test_what_is_refused_leaves_nothing_behind(shelf: AdapterShelf, tmp_path: Path) -> None:
    (tmp_path / "a.safetensors").write_bytes(b"x")
    with pytest.raises(StudioError):
        shelf.add(tmp_path / "a.safetensors")
    assert not shelf.folder.exists()


def test_a_file_that_is_changed_in_place_later_leaves_the_copy_as_it_was(
    shelf: AdapterShelf, tmp_path: Path
) -> None:
    lora = shelf.add(write_kohya(tmp_path / "lora.safetensors"))
    with (tmp_path / "lora.safetensors").open("r+b") as file:
        file.write(b"\xff")
    assert [one.sha256 for one in shelf.read().adapters] == [lora.sha256]


def test_without_room_nothing_is_taken(
    shelf: AdapterShelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_kohya(tmp_path / "lora.safetensors")
    monkeypatch.setattr(SystemDisk, "free_bytes", lambda _disk, _folder: 1000)
    with pytest.raises(StudioError) as caught:
        shelf.add(file)
    assert caught.value.code is ErrorCode.IMPORT_DISK_FULL
    assert list(shelf.folder.iterdir()) == []
