"""AdapterRegistry: what is added can be chosen and is found by its content."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from sdstudio.app.adapter_registry import AdapterRegistry
from sdstudio.app.few_step_methods import FewStepMethods
from sdstudio.disk import SystemDisk
from sdstudio.domain.errors import ErrorCode, StudioError
from tests.support.adapters import write_embedding, write_kohya, write_widths
from tests.support.services import checkpoint


@pytest.fixture
def registry(tmp_path: Path) -> AdapterRegistry:
    return AdapterRegistry(tmp_path / "data" / "adapters")


def test_what_is_added_can_be_chosen_and_found(registry: AdapterRegistry, tmp_path: Path) -> None:
    assert registry.read().adapters == ()
    lora = registry.add(write_kohya(tmp_path / "lora.safetensors"))
    word = registry.add(write_embedding(tmp_path / "ace.safetensors", torch.ones(2, 32)))
    assert registry.read().adapters == (word, lora)
    assert lora.file.parent == registry.folder
    assert registry.find(lora.ref(0.5)) == lora.file
    (tmp_path / "lora.safetensors").unlink()
    assert registry.find(lora.ref()).read_bytes()


def test_nothing_is_taken_twice_and_nothing_is_replaced(
    registry: AdapterRegistry, tmp_path: Path
) -> None:
    first = registry.add(write_kohya(tmp_path / "lora.safetensors"))
    assert (
        registry.add(first.file.rename(tmp_path / "other name.safetensors")).sha256 == first.sha256
    )
    again = registry.add(tmp_path / "lora.safetensors")
    assert again.sha256 == first.sha256
    assert len(registry.read().adapters) == 1
    (tmp_path / "more").mkdir()
    another = registry.add(write_kohya(tmp_path / "more" / again.file.name, seed=1))
    assert another.file.name == f"{again.file.stem} 2.safetensors"
    assert len(registry.read().adapters) == 2


def test_files_put_there_by_hand_count_and_bad_ones_are_told(
    registry: AdapterRegistry, tmp_path: Path
) -> None:
    registry.folder.mkdir(parents=True)
    write_kohya(registry.folder / "by hand.safetensors")
    (registry.folder / "broken.safetensors").write_bytes(b"")
    (registry.folder / ".hidden").write_bytes(b"x")
    contents = registry.read()
    assert [one.name for one in contents.adapters] == ["by hand"]
    assert [error.arguments for error in contents.failures] == [{"file": "broken.safetensors"}]
    write_kohya(registry.folder / "by hand.safetensors", seed=1)
    assert registry.read().adapters[0].sha256 != contents.adapters[0].sha256


def test_what_other_programs_keep_beside_a_lora_is_no_lora(registry: AdapterRegistry) -> None:
    registry.folder.mkdir(parents=True)
    lora = write_kohya(registry.folder / "ink.safetensors")
    for name in ("ink.json", "ink.png", "ink.civitai.info", "ink.preview.jpeg", "ink.txt"):
        (registry.folder / name).write_bytes(b"{}")
    contents = registry.read()
    assert ([one.file for one in contents.adapters], contents.failures) == ([lora], ())
    assert registry.names() == {"ink"}
    assert registry.named("ink").file == lora


def test_a_lora_is_found_by_its_very_name_first_and_then_in_any_case(
    registry: AdapterRegistry,
) -> None:
    registry.folder.mkdir(parents=True)
    for seed, name in enumerate(("STYLE", "Style", "style", "Caf\u00e9")):
        write_kohya(registry.folder / f"{name}.safetensors", seed=seed)
    for name in ("STYLE", "Style", "style"):
        assert registry.named(name).name == name
    assert registry.named("stylE").name == "STYLE"
    assert registry.named("cafe\u0301").name == "Caf\u00e9"


def test_a_file_of_the_same_name_that_is_of_no_use_hides_no_lora(registry: AdapterRegistry) -> None:
    registry.folder.mkdir(parents=True)
    (registry.folder / "ink.ckpt").write_bytes(b"x")
    with pytest.raises(StudioError) as caught:
        registry.named("ink")
    assert caught.value.code is ErrorCode.ADAPTER_PICKLE
    lora = write_kohya(registry.folder / "ink.safetensors")
    assert registry.named("ink").file == lora


def test_what_is_refused_leaves_nothing_behind(registry: AdapterRegistry, tmp_path: Path) -> None:
    (tmp_path / "a.safetensors").write_bytes(b"x")
    with pytest.raises(StudioError):
        registry.add(tmp_path / "a.safetensors")
    assert not registry.folder.exists()


def test_a_file_that_is_changed_in_place_later_leaves_the_copy_as_it_was(
    registry: AdapterRegistry, tmp_path: Path
) -> None:
    lora = registry.add(write_kohya(tmp_path / "lora.safetensors"))
    with (tmp_path / "lora.safetensors").open("r+b") as file:
        file.write(b"\xff")
    assert [one.sha256 for one in registry.read().adapters] == [lora.sha256]


def test_without_room_nothing_is_taken(
    registry: AdapterRegistry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_kohya(tmp_path / "lora.safetensors")
    monkeypatch.setattr(SystemDisk, "free_bytes", lambda _disk, _folder: 1000)
    with pytest.raises(StudioError) as caught:
        registry.add(file)
    assert caught.value.code is ErrorCode.IMPORT_DISK_FULL
    assert list(registry.folder.iterdir()) == []


def test_of_several_for_few_steps_that_fit_the_first_of_the_table_is_offered(
    registry: AdapterRegistry,
) -> None:
    registry.folder.mkdir(parents=True)
    assert registry.for_few_steps(checkpoint()) is None
    for name, width in (("ink", 1024), ("lcm-lora", 1024), ("dmd2_4step", 2048)):
        write_widths(registry.folder / f"{name}.safetensors", width)
    (registry.folder / "hyper-sd.safetensors").write_bytes(b"x")
    found = registry.for_few_steps(checkpoint())
    assert found is not None
    assert found.name == "lcm-lora"
    write_widths(registry.folder / "sd_lightning_4step.safetensors", 1024, ("lora_unet_x.diff",))
    found = registry.for_few_steps(checkpoint())
    assert found is not None
    assert found.name == "sd_lightning_4step"
    assert registry.for_few_steps(replace(checkpoint(), is_distilled=True)) is None


def test_what_the_artist_says_of_a_file_counts_and_is_kept(registry: AdapterRegistry) -> None:
    registry.folder.mkdir(parents=True)
    write_widths(registry.folder / "weights.safetensors", 1024)
    adapter = registry.named("weights")
    assert adapter.few_steps is None
    registry.say_few_steps(adapter, "hyper")
    again = AdapterRegistry(registry.folder)
    found = again.for_few_steps(checkpoint())
    assert found is not None
    assert found.few_steps is not None
    assert found.few_steps.key == "hyper"
    again.say_few_steps(found, "")
    assert AdapterRegistry(registry.folder).for_few_steps(checkpoint()) is None


def test_what_several_say_at_once_is_kept(registry: AdapterRegistry) -> None:
    registry.folder.mkdir(parents=True)
    write_widths(registry.folder / "weights.safetensors", 1024)
    adapter = registry.named("weights")

    def say(digits: str) -> None:
        methods = FewStepMethods(registry.folder)
        for digit in digits:
            methods.say(replace(adapter, sha256=digit * 64), "lcm")

    with ThreadPoolExecutor() as threads:
        list(threads.map(say, ("0123", "4567", "89ab", "cdef")))
    said = json.loads((registry.folder / "few-steps.json").read_text())
    assert sorted(said) == [digit * 64 for digit in "0123456789abcdef"]
    assert [one.name for one in registry.folder.glob(".*")] == []


def test_what_another_process_said_meanwhile_is_kept(registry: AdapterRegistry) -> None:
    registry.folder.mkdir(parents=True)
    for number, name in enumerate(("one", "two")):
        write_widths(registry.folder / f"{name}.safetensors", 1024, (f"lora_unet_{number}.diff",))
    one, two = registry.named("one"), registry.named("two")
    AdapterRegistry(registry.folder).say_few_steps(one, "lcm")
    registry.say_few_steps(two, "hyper")
    again = AdapterRegistry(registry.folder)
    said = [again.named(name).few_steps for name in ("one", "two")]
    assert [None if row is None else row.key for row in said] == ["lcm", "hyper"]


@pytest.mark.parametrize(
    "content", ["", "[]", '{"a": 7}', '{"a": {"method": "magic", "name": "b"}}', "[" * 10_000]
)
def test_a_damaged_file_of_what_was_said_is_as_good_as_none(
    registry: AdapterRegistry, content: str
) -> None:
    registry.folder.mkdir(parents=True)
    (registry.folder / "few-steps.json").write_text(content)
    write_widths(registry.folder / "lcm-lora.safetensors", 1024)
    found = registry.for_few_steps(checkpoint())
    assert found is not None
    assert found.name == "lcm-lora"
