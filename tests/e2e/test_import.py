"""A checkpoint in one file is imported, converted where it is a pickle, and makes pictures."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from sdstudio.app.conversion import converter
from sdstudio.disk import SystemDisk
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.auxiliary import auxiliary_model
from sdstudio.models.catalogue import Catalogue
from sdstudio.models.importing import Converter, ImportCandidate, examine, import_model
from sdstudio.models.stop import Stop, Stopped
from tests.engine.conversation import a_request
from tests.engine.tiny import an_engine, run
from tests.support.checkpoints import Variant, build_checkpoint
from tests.support.controlnets import controlnet_for, original_controlnet_name
from tests.support.originals import bundled_tokenizer, examined, small_bundled
from tests.support.pickles import RunsCode, with_callbacks, write_ckpt
from tests.support.single_files import build_single_file
from tests.support.upscalers import FOLDED, random_tensors

EMPTY = Catalogue()


def install(found: ImportCandidate, tmp_path: Path, bundled: Path, **options: object) -> Path:
    return import_model(
        found,
        tmp_path / "models",
        disk=SystemDisk(),
        bundled=bundled,
        name="Mine",
        link=False,
        stop=options.pop("stop", Stop()),  # type: ignore[arg-type]
        progress=lambda *_: None,
        **options,  # type: ignore[arg-type]
    )


@pytest.fixture
def tiny(tmp_path: Path) -> tuple[Path, Path, Path]:
    """The same checkpoint as a folder and as a file, and bundled configurations that fit it."""
    tokenizer = bundled_tokenizer(tmp_path / "configuration")
    folder = build_checkpoint(tmp_path / "folder", Variant.V, tokenizer=tokenizer)
    file = build_single_file(tmp_path / "tiny.safetensors", Variant.V, tokenizer=tokenizer)
    bundled = small_bundled(tmp_path / "bundled")
    for part in ("unet", "vae", "text_encoder"):
        config = json.loads((folder / part / "config.json").read_text("utf-8"))
        (bundled / "configurations" / "v" / part / "config.json").write_text(
            json.dumps(config), "utf-8"
        )
    return folder, file, bundled


def test_what_was_imported_makes_the_pictures_of_the_folder(
    tmp_path: Path, tiny: tuple[Path, Path, Path]
) -> None:
    folder, file, bundled = tiny
    ckpt = write_ckpt(tmp_path / "tiny.ckpt", load_file(file), **with_callbacks())
    request = a_request(steps=2)
    expected = run(an_engine(tmp_path / "cache"), request, folder).pictures()[0]
    plain = install(examine(file, catalogue=EMPTY, bundled=bundled), tmp_path, bundled)
    converted = install(
        examine(ckpt, catalogue=EMPTY, bundled=bundled),
        tmp_path / "other",
        bundled,
        consent=True,
        converter=converter(),
    )
    for number, imported in enumerate((plain, converted)):
        made = run(an_engine(tmp_path / f"cache {number}"), request, imported).pictures()[0]
        assert np.array_equal(made, expected)
    ours, theirs = load_file(converted / "model.safetensors"), load_file(file)
    kept = [name for name in theirs if name.startswith(("model.", "first_", "cond_"))]
    assert ours.keys() == set(kept)
    assert all(torch.equal(ours[name], theirs[name]) for name in kept)


def test_a_ckpt_is_not_converted_without_consent(tmp_path: Path) -> None:
    found = examined(write_ckpt(tmp_path / "x.ckpt"))
    with pytest.raises(StudioError) as raised:
        install(found, tmp_path, tmp_path, converter=converter())
    assert raised.value.code is ErrorCode.IMPORT_CONSENT


def test_a_controlnet_in_a_pickle_is_converted(tmp_path: Path) -> None:
    network = controlnet_for(build_checkpoint(tmp_path / "folder", Variant.BASE))
    weights = {
        f"control_model.{original_controlnet_name(name)}": weight
        for name, weight in network.state_dict().items()
    }
    found = examined(write_ckpt(tmp_path / "control_tiny_canny.pth", weights))
    assert (found.kind, found.needs_conversion) == (AuxiliaryKind.CONTROL, True)
    folder = install(found, tmp_path, tmp_path, consent=True, converter=converter())
    model = auxiliary_model(folder)
    assert model is not None
    assert load_file(model.file).keys() == weights.keys()
    assert model.text_width == network.config["cross_attention_dim"]


def test_an_upscaler_in_a_pickle_is_converted_with_the_weights_to_use(tmp_path: Path) -> None:
    last, means = (
        {name: torch.from_numpy(one) for name, one in random_tensors(FOLDED, seed).items()}
        for seed in (0, 1)
    )
    torch.save({"params": last, "params_ema": means}, tmp_path / "RealESRGAN_tiny.pth")
    found = examined(tmp_path / "RealESRGAN_tiny.pth")
    assert (found.kind, found.needs_conversion) == (AuxiliaryKind.UPSCALER, True)
    folder = install(found, tmp_path, tmp_path, consent=True, converter=converter())
    model = auxiliary_model(folder)
    assert model is not None
    assert model.scale == FOLDED.scale
    kept = load_file(model.file)
    assert kept.keys() == means.keys()
    assert all(torch.equal(kept[name], means[name]) for name in means)


@pytest.mark.parametrize(
    "program",
    ["raise SystemExit(3)", "import os; os.abort()", "open(__import__('sys').argv[2], 'w')"],
    ids=["refuses", "dies", "writes nothing"],
)
def test_a_conversion_that_fails_leaves_nothing(tmp_path: Path, program: str) -> None:
    found = examined(write_ckpt(tmp_path / "x.ckpt"))
    failing = Converter((sys.executable, "-c", program), dict(os.environ))
    with pytest.raises(StudioError) as raised:
        install(found, tmp_path, tmp_path, consent=True, converter=failing)
    assert raised.value.code is ErrorCode.IMPORT_CKPT_FAILED
    assert [path.name for path in (tmp_path / "models").iterdir()] == [".importing.lock"]


def test_stopping_ends_the_conversion(tmp_path: Path) -> None:
    found = examined(write_ckpt(tmp_path / "x.ckpt"))
    program = "open(__import__('sys').argv[2], 'wb').write(b'1'); __import__('time').sleep(60)"
    slow = Converter((sys.executable, "-c", program), dict(os.environ))
    stop = Stop()
    stop.ask()
    with pytest.raises(Stopped):
        install(found, tmp_path, tmp_path, consent=True, converter=slow, stop=stop)
    assert [path.name for path in (tmp_path / "models").iterdir()] == [".importing.lock"]


@pytest.mark.skipif(sys.platform != "linux", reason="the system does not offer it")
def test_the_converting_process_can_neither_write_nor_run_nor_connect(tmp_path: Path) -> None:
    """What would be left to code that got past the scan and past ``weights_only``."""
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    program = f"""
import os, socket, subprocess
from sdstudio.engine import ckpt_conversion
if ckpt_conversion.landlock_version() < 4:
    print("not offered")
    raise SystemExit
output = open({str(tmp_path / "output")!r}, "wb")
ckpt_conversion._leave_network()
ckpt_conversion._limit(0, 1000)
ckpt_conversion._lock_files()
def attempt(what, action):
    try:
        action()
    except OSError:
        return
    print(what)
attempt("wrote a new file", lambda: open({str(tmp_path / "new")!r}, "w"))
attempt("wrote over a file", lambda: open({str(tmp_path / "old")!r}, "a"))
attempt("removed a file", lambda: os.remove({str(tmp_path / "old")!r}))
attempt("ran a program", lambda: subprocess.run(["true"]))
attempt("connected", lambda: socket.create_connection(("127.0.0.1", {port}), 5))
attempt("wrote too much", lambda: (output.write(bytes(5000)), output.flush()))
print("done")
"""
    (tmp_path / "old").write_text("old", "utf-8")
    said = subprocess.run(
        [sys.executable, "-c", program],
        env=dict(converter().environment),
        capture_output=True,
        text=True,
        check=False,
    )
    listening.close()
    if "not offered" in said.stdout:
        pytest.skip("the system does not offer it")
    assert said.stdout.split("\n") == ["done", ""], said.stderr
    assert (tmp_path / "old").read_text("utf-8") == "old"


def test_a_pickle_that_got_past_the_scan_runs_nothing(tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    evil = tmp_path / "x.ckpt"
    torch.save({"state_dict": {"w": RunsCode(marker)}}, evil)
    target = tmp_path / "x.safetensors"
    command = converter()
    said = subprocess.run(
        [*command.command, str(evil), str(target), "1000000"],
        env=dict(command.environment),
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode != 0
    assert "Weights only load failed" in said.stderr
    assert not marker.exists()
