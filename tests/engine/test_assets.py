"""The engine's assets: named by hash, given as paths or as bytes."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from pydantic import ValidationError

from sdstudio.app.engine_process import EngineLaunch
from sdstudio.domain.adapters import AdapterKind, AdapterRef
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.messages import COMMANDS, Failed, Finished, Generate, Progress, Put
from sdstudio.domain.modes import IMAGE_TO_IMAGE
from sdstudio.domain.request import GenerationRequest
from sdstudio.engine.assets import AssetStore
from sdstudio.imaging import Rgb, encode_png, pixels_sha256
from tests.engine.conversation import CHECKPOINT, Conversation, a_request
from tests.support.controlnets import a_control

RGB: Rgb = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
SHA256 = pixels_sha256(RGB)
PNG = encode_png(RGB, {}, program=None)
LORA = b"not really a LoRA"
LORA_SHA256 = hashlib.sha256(LORA).hexdigest()


def from_a_picture() -> GenerationRequest:
    return a_request(mode=IMAGE_TO_IMAGE.key, inputs={InputRole.IMAGE: RGB}, seed=3)


def test_it_lacks_what_it_was_not_given(tmp_path: Path) -> None:
    with Conversation(tmp_path) as talk:
        names = (CHECKPOINT.fingerprint, SHA256, LORA_SHA256)
        assert talk.missing(*names) == names
        talk.put(CHECKPOINT.fingerprint, str(tmp_path))
        talk.put(SHA256, PNG)
        assert talk.missing(*names) == (LORA_SHA256,)


def test_a_controlnet_and_its_hint_are_assets(tmp_path: Path) -> None:
    control = a_control(LORA_SHA256, RGB)
    request = a_request().model_copy(update={"controls": (control,)})
    store = AssetStore(tmp_path / "assets")
    store.link(CHECKPOINT.fingerprint, tmp_path)
    for name, code in (
        (LORA_SHA256, ErrorCode.CONTROL_GONE),
        (SHA256, ErrorCode.INPUT_GONE),
    ):
        with pytest.raises(StudioError) as caught:
            store.files_of(request)
        assert caught.value.code is code
        store.link(name, tmp_path / name)
    files = store.files_of(request)
    assert files.controls == {LORA_SHA256: tmp_path / LORA_SHA256}
    assert files.hints == {control.hint: tmp_path / SHA256}


def test_the_oldest_assets_beyond_a_bound_are_removed(tmp_path: Path) -> None:
    folder = tmp_path / "assets"
    assets = AssetStore(folder)
    assets.evict()
    names = []
    for age in (3, 1, 2):
        content = bytes([age]) * 100
        name = hashlib.sha256(content).hexdigest()
        assets.keep(name, content)
        os.utime(folder / name, (1e9 - age, 1e9 - age))
        names.append(name)
    # Whatever it is and whoever put it there, the rest is removed all the same.
    stubborn = folder / "folder"
    stubborn.mkdir()
    os.utime(stubborn, (1e9 - 2.5, 1e9 - 2.5))
    if sys.platform != "win32":  # There links need permission.
        (folder / "nowhere").symlink_to(folder / "gone")
    assets.evict(250)
    assert assets.missing(names) == (names[0],)
    assert {path.name for path in folder.iterdir() if path.exists()} == {*names[1:], stubborn.name}


def test_an_engine_that_starts_removes_assets_beyond_its_bound(
    tmp_path: Path,
) -> None:
    cache = tmp_path / "cache"
    (cache / "assets").mkdir(parents=True)
    with (cache / "assets" / SHA256).open("wb") as file:
        file.truncate(5 * 2**30)  # sparse
    launch = EngineLaunch(cache, tmp_path / "engine.log", fake=True)
    subprocess.run(
        launch.command,
        env=launch.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        timeout=60,
        check=True,
    )
    assert list((cache / "assets").iterdir()) == []


def test_it_answers_and_receives_while_a_job_runs(tmp_path: Path) -> None:
    with Conversation(tmp_path) as talk:
        talk.ask(1, a_request(prompt="slow", steps=100))
        talk.until(Progress)
        talk.put(SHA256, PNG)
        assert talk.missing(SHA256) == ()
        assert not talk.all_said(Finished)


def test_what_came_as_bytes_is_still_there_for_the_next_process(tmp_path: Path) -> None:
    with Conversation(tmp_path) as talk:
        talk.put(SHA256, PNG)
        assert talk.missing(SHA256) == ()
    with Conversation(tmp_path) as talk:
        assert talk.missing(SHA256) == ()


@pytest.mark.parametrize("content", [PNG, LORA, b"", PNG[:-20]])
def test_bytes_that_are_not_what_their_name_says_are_refused(
    tmp_path: Path, content: bytes
) -> None:
    store = AssetStore(tmp_path)
    store.keep("0" * 64, content)
    assert store.missing(["0" * 64]) == ("0" * 64,)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_refuses_leaves_the_asset_missing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = AssetStore(tmp_path / "file" / "assets")
    store.keep(LORA_SHA256, LORA)
    assert store.missing([LORA_SHA256]) == (LORA_SHA256,)


@pytest.mark.parametrize("name", ["../../evil", "", "0" * 63, "A" * 64])
def test_a_name_that_is_no_hash_is_not_a_command(name: str) -> None:
    header = b'{"type":"put","name":"%s"}'
    assert COMMANDS.validate_json(header % SHA256.encode()) == Put(name=SHA256)
    with pytest.raises(ValidationError, match="string_pattern_mismatch"):
        COMMANDS.validate_json(header % name.encode())


def test_a_name_that_is_no_hash_ends_the_process(tmp_path: Path) -> None:
    with Conversation(tmp_path / "cache") as talk:
        talk.ready()
        talk.send_raw(b'{"type":"put","name":"../../evil"}', LORA)
        assert talk.wait() != 0
    assert not (tmp_path / "cache" / "assets").exists()


@pytest.mark.parametrize(
    ("lacking", "code", "arguments"),
    [
        ("checkpoint", ErrorCode.MODEL_NOT_FOUND, {"model": "Tiny"}),
        ("input", ErrorCode.INPUT_GONE, {"role": "image"}),
        ("adapter", ErrorCode.ADAPTER_GONE, {"adapter": "Ink"}),
    ],
)
def test_a_job_without_one_of_its_assets_fails_and_says_which(
    tmp_path: Path, lacking: str, code: ErrorCode, arguments: dict[str, str]
) -> None:
    adapter = AdapterRef(kind=AdapterKind.LORA, name="Ink", sha256=LORA_SHA256)
    request = from_a_picture().model_copy(update={"adapters": (adapter,)})
    sources: dict[str, tuple[str, str | bytes]] = {
        "checkpoint": (CHECKPOINT.fingerprint, str(tmp_path)),
        "input": (SHA256, PNG),
        "adapter": (LORA_SHA256, LORA),
    }
    with Conversation(tmp_path) as talk:
        for kind, (name, source) in sources.items():
            if kind != lacking:
                talk.put(name, source)
        talk.send(Generate(job_id=1, request=request))
        failed = talk.end_of(1)
        assert isinstance(failed, Failed)
        assert (failed.code, failed.arguments) == (code, arguments)
        talk.put(*sources[lacking])
        talk.send(Generate(job_id=2, request=request))
        assert isinstance(talk.end_of(2), Finished)
