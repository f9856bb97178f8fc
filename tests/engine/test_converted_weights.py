"""Copies of weights in the compute dtype: made once, checked, bounded, and never in the way."""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from sdstudio.engine import converted_weights as converted_module
from sdstudio.engine.converted_weights import ConvertedWeights
from sdstudio.engine.protocol import CancelFlag, JobCancelled
from sdstudio.engine.weights_hashes import WeightsHashes, find_weights
from tests.engine.conversation import a_request
from tests.engine.tiny import an_engine, run

UNET = "diffusion_pytorch_model.safetensors"
HALF = torch.bfloat16


@pytest.fixture
def folder(tiny_checkpoints: dict[str, Path]) -> Path:
    return tiny_checkpoints["v_prediction"]


def copies(cache: Path) -> list[Path]:
    return sorted((cache / "converted").iterdir()) if (cache / "converted").is_dir() else []


def converter(cache: Path, **limits: int) -> ConvertedWeights:
    usual = {"reserve_bytes": 0}
    return ConvertedWeights(cache, WeightsHashes(cache), **{**usual, **limits})


def test_a_copy_has_every_weight_rounded_and_is_made_once(folder: Path, tmp_path: Path) -> None:
    file = find_weights(folder, "unet", "Tiny")
    first = converter(tmp_path).take(file, HALF, CancelFlag())
    assert first is not None
    original, copy = load_file(file.path), load_file(first / UNET)
    assert {name: value.to(HALF).tolist() for name, value in original.items()} == {
        name: value.tolist() for name, value in copy.items()
    }
    made_ns = (first / UNET).stat().st_mtime_ns
    assert converter(tmp_path).take(file, HALF, CancelFlag()) == first
    assert (first / UNET).stat().st_mtime_ns == made_ns


def test_weights_that_have_the_dtype_already_need_no_copy(folder: Path, tmp_path: Path) -> None:
    file = find_weights(folder, "unet", "Tiny")
    assert converter(tmp_path).take(file, torch.float32, CancelFlag()) is None
    assert copies(tmp_path) == []


@pytest.mark.parametrize("harm", ["cut", "flipped", "emptied", "long header", "other header"])
def test_a_damaged_copy_is_made_anew(folder: Path, tmp_path: Path, harm: str) -> None:
    file = find_weights(folder, "unet", "Tiny")
    copy = converter(tmp_path).take(file, HALF, CancelFlag())
    assert copy is not None
    sound = (copy / UNET).read_bytes()
    damaged = {
        "cut": sound[: len(sound) // 2],
        "flipped": sound[:-9] + bytes([sound[-9] ^ 64]) + sound[-8:],
        "emptied": b"",
        "long header": sound[:7] + bytes([sound[7] ^ 64]) + sound[8:],
        "other header": (2).to_bytes(8, "little") + b"[]" + sound[10:],
    }
    (copy / UNET).write_bytes(damaged[harm])
    converted = converter(tmp_path)
    assert converted.take(file, HALF, CancelFlag()) == copy
    assert not converted.all_intact(CancelFlag())
    assert converted.take(file, HALF, CancelFlag()) == copy
    assert converted.all_intact(CancelFlag())
    assert (copy / UNET).read_bytes() == sound


@pytest.mark.parametrize("harm", ["cut", "flipped"])
def test_pictures_never_come_from_a_damaged_copy(folder: Path, tmp_path: Path, harm: str) -> None:
    whole = run(an_engine(tmp_path, dtype=HALF), a_request(), folder).pictures()[0]
    made = list(tmp_path.glob(f"converted/*/{UNET}"))
    assert made
    for copy in made:
        content = copy.read_bytes()
        middle = len(content) * 3 // 4
        flipped = content[:middle] + bytes([content[middle] ^ 64]) + content[middle + 1 :]
        copy.write_bytes(flipped if harm == "flipped" else content[:middle])
    again = run(an_engine(tmp_path, dtype=HALF), a_request(), folder).pictures()[0]
    assert np.array_equal(whole, again)


def test_stopping_leaves_nothing_behind(folder: Path, tmp_path: Path) -> None:
    flag = CancelFlag()
    flag.set()
    with pytest.raises(JobCancelled):
        converter(tmp_path).take(find_weights(folder, "unet", "Tiny"), HALF, flag)
    assert copies(tmp_path) == []


def test_what_a_killed_process_was_writing_is_removed_and_nothing_else(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    kept = ["0123-bf16", f"unfinished-{os.getppid()}-float32", "unfinished-sketches"]
    for name in (*kept, f"unfinished-{gone.pid}", f"unfinished-{gone.pid}-float32-ab"):
        (tmp_path / "converted" / name).mkdir(parents=True)
    converter(tmp_path)
    assert sorted(copy.name for copy in copies(tmp_path)) == sorted(kept)


def test_checking_what_was_derived_can_be_stopped(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, checked = find_weights(folder, "unet", "Tiny"), threading.Event()

    def derived(cancelled: CancelFlag) -> Path | None:
        converted = converter(tmp_path)
        return converted.derive(
            file, "x", 1, lambda into: (into / "x").touch(), cancelled=cancelled
        )

    made = derived(CancelFlag())
    assert made is not None
    flag = CancelFlag()

    def slow(_folder: Path) -> bool:
        flag.set()
        return checked.wait()

    monkeypatch.setattr(converted_module, "_is_as_written", slow)
    with pytest.raises(JobCancelled):
        derived(flag)
    checked.set()
    assert derived(CancelFlag()) == made


def test_the_copy_that_was_not_used_for_longest_goes_first(folder: Path, tmp_path: Path) -> None:
    files = {part: find_weights(folder, part, "Tiny") for part in ("unet", "vae", "text_encoder")}
    roomy = converter(tmp_path)
    unet, vae = (roomy.take(files[part], HALF, CancelFlag()) for part in ("unet", "vae"))
    assert unet is not None
    assert vae is not None
    os.utime(unet, (1, 1))
    kept_bytes = sum(file.stat().st_size for copy in (unet, vae) for file in copy.iterdir())
    scarce = converter(tmp_path, limit_bytes=kept_bytes)
    text = scarce.take(files["text_encoder"], HALF, CancelFlag())
    assert copies(tmp_path) == sorted(copy for copy in (vae, text) if copy is not None)


def test_where_the_disk_is_short_none_is_made_and_old_ones_go(folder: Path, tmp_path: Path) -> None:
    files = [find_weights(folder, part, "Tiny") for part in ("unet", "vae")]
    assert converter(tmp_path).take(files[0], HALF, CancelFlag()) is not None
    short = converter(tmp_path, reserve_bytes=2**62)
    assert short.take(files[1], HALF, CancelFlag()) is None
    assert copies(tmp_path) == []


def test_pictures_are_the_same_with_a_new_an_old_and_no_copy(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    shown = [
        run(an_engine(place, dtype=HALF), a_request(), folder).pictures()[0]
        for place in (cache, cache, blocked)
    ]
    assert np.array_equal(shown[0], shown[1])
    assert np.array_equal(shown[0], shown[2])


def test_equal_weights_with_another_configuration_are_another_model(
    folder: Path, tmp_path: Path
) -> None:
    other = shutil.copytree(folder, tmp_path / "other")
    config = other / "unet" / "config.json"
    config.write_text(config.read_text(encoding="utf-8") + " \n", encoding="utf-8")
    converted = converter(tmp_path / "cache")
    for model in (folder, other, folder):
        copy = converted.take(find_weights(model, "unet", "Tiny"), HALF, CancelFlag())
        assert copy is not None
        assert (copy / "config.json").read_bytes() == (model / "unet/config.json").read_bytes()
