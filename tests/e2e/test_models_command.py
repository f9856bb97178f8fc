"""``sdstudio models``: from a list to the trash, with a fake hub and catalogues in miniature."""

import io
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sdstudio import cli
from sdstudio.app.session import SessionStore
from sdstudio.cli.model_commands import consent, estimate
from sdstudio.cli.model_commands import remove as remove_command
from sdstudio.cli.model_lookup import chosen_checkpoint, known_checkpoints
from sdstudio.disk import SystemDisk
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.command_line import command_line
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import FAMILIES
from sdstudio.domain.speed_estimate import Speed
from sdstudio.models.catalogue import Licence
from sdstudio.models.consent import Consents
from sdstudio.models.download import unfinished
from sdstudio.models.inspect import inspect
from sdstudio.models.installed import remove
from sdstudio.models.licences import read_terms
from sdstudio.models.records import RECORD_NAME, read_record
from sdstudio.paths import Paths, user_paths
from tests.e2e.test_command_line import ROOT
from tests.support import hub
from tests.support.adapters import write_kohya
from tests.support.hub import Exchange, Mirror
from tests.support.installed import FILE, content, install, small_catalogue
from tests.support.model_folders import a_model, weights_of
from tests.support.originals import bundled, tensors_of, write_tensors
from tests.support.pickles import write_ckpt
from tests.support.pictures import a_request

RAIL = "openrail-pp-m"
ACCEPT = ("--accept-licence", RAIL)


@dataclass
class Run:
    """What a command printed."""

    code: int
    out: str
    err: str
    rows: list[dict[str, object]] = field(default_factory=list)


Command = Callable[..., Run]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """``sdstudio models …`` in this process, in English, with models one and two on offer."""
    monkeypatch.setattr(cli, "system_translate", lambda _folder: lambda _context, text: text)
    # For networks as small as those of the files here.
    monkeypatch.setattr(Paths, "model_configurations", property(lambda _: bundled()))
    own = small_catalogue(one=("fp16", "fp32"), two=("fp32",)).model_copy(update={"licences": ()})
    paths = user_paths()
    paths.config.mkdir(parents=True)
    paths.own_catalogue.write_text(own.model_dump_json(), encoding="utf-8")

    def command(*arguments: str) -> Run:
        try:
            code = cli.run(["models", *arguments])
        except SystemExit as error:
            code = int(str(error.code))
        said = capsys.readouterr()
        lines = [line for line in said.out.splitlines() if "--json" in arguments]
        return Run(code, said.out, said.err, [json.loads(line) for line in lines])

    return command


@pytest.fixture
def mirror() -> Iterator[Mirror]:
    files = {
        f"/hub/{model}/{variant}/{FILE}": content(model, variant)
        for model, variant in (("one", "fp16"), ("one", "fp32"), ("two", "fp32"))
    }
    with hub.mirrors([files]) as (running,):
        yield running


def at(mirror: Mirror) -> tuple[str, ...]:
    return ("--endpoint", mirror.address("/hub"), "--endpoint-layout", "folder")


def rows_of(run: Command, *options: str) -> list[dict[str, object]]:
    (listed,) = run("list", "--json", *options).rows
    rows = listed["models"]
    assert isinstance(rows, list)
    return rows


def row_of(run: Command, key: str) -> dict[str, object]:
    (row,) = (row for row in rows_of(run) if f"{row['model']}/{row['variant']}" == key)
    return row


def test_a_model_is_downloaded_once_its_licence_is_accepted(run: Command, mirror: Mirror) -> None:
    refused = run("download", "one", *at(mirror))
    assert refused.code == 2
    assert f"--accept-licence {RAIL}" in refused.err
    assert len(refused.err.splitlines()) == 1
    assert mirror.asked == []

    done = run("download", "Model One", *at(mirror), *ACCEPT)
    folder = user_paths().models / "one" / "fp16"
    assert (done.code, done.out.strip()) == (0, str(folder)), done.err
    assert (folder / FILE).read_bytes() == content("one", "fp16")
    assert row_of(run, "one/fp16")["state"] == "ready"
    assert row_of(run, "one/fp32")["state"] == "absent"
    # Accepted once for all.
    assert run("download", "two", *at(mirror)).code == 0
    asked = len(mirror.asked)
    assert run("download", "one", *at(mirror)).code == 0
    assert len(mirror.asked) == asked


def test_a_download_says_how_it_gets_on_in_json(run: Command, mirror: Mirror) -> None:
    done = run("download", "one", "--variant", "fp32", "--json", *at(mirror), *ACCEPT)
    assert done.code == 0
    assert done.rows[-1] == {
        "event": "installed",
        "folder": str(user_paths().models / "one" / "fp32"),
    }
    assert {row["event"] for row in done.rows[:-1]} <= {"checking", "fetching"}


def test_a_download_that_fails_says_why(run: Command, mirror: Mirror) -> None:
    mirror.play(then=hub.status(404))
    failed = run("download", "two", *at(mirror), *ACCEPT)
    assert failed.code == 1
    assert "refused the download (status 404)" in failed.err
    assert row_of(run, "two/fp32")["state"] == "partial"
    mirror.heal()
    assert run("download", "two", *at(mirror)).code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("download", "three"), "There is no model “three” in the list. Choose one of: sdxl-base,"),
        (("download", "one/x"), "Choose one of: fp16, fp32."),
        (("download", "one", "--variant", "x"), "Choose one of: fp16, fp32."),
        (("download", "one", "--endpoint", "nowhere"), "There is no source “nowhere”."),
        (("download", "one", "--endpoint", "ftp://x"), "can't be downloaded from “ftp://x”"),
        (("download", "sd-turbo"), "import it from your disk"),
        (("verify", "one"), "“Model One” is not installed."),
        (("repair", "three"), "There is no model “three”"),
        (("remove", "two", "--yes"), "“Model Two” is not installed."),
        (("licence", "--accept"), "Name a licence, one of: openrail-pp-m"),
        (("licence", "--restrictions"), "Name a licence, one of: openrail-pp-m"),
        (("licence", "mine"), "There is no licence “mine” in the list."),
        (("check", "three"), "There is no model “three”"),
        ((), "A command is missing"),
        (("paint",), "paint"),
    ],
)
def test_bad_input_gets_one_clear_line(run: Command, arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments)
    assert done.code == 2
    assert said in done.err
    assert len(done.err.splitlines()) == 1


def test_damage_is_found_remembered_and_mended(run: Command, mirror: Mirror) -> None:
    assert run("download", "one", *at(mirror), *ACCEPT).code == 0
    whole = run("verify")
    assert (whole.code, whole.out) == (0, "Model One (one/fp16): intact\n")

    file = user_paths().models / "one" / "fp16" / FILE
    file.write_bytes(b"?" + file.read_bytes()[1:])
    damaged = run("verify", "one")
    assert damaged.code == 1
    assert (
        f"{FILE} of “Model One” is damaged: 180 B of 180 B must be downloaded again" in damaged.out
    )
    assert row_of(run, "one/fp16")["state"] == "damaged"
    (row,) = run("verify", "--json").rows
    assert row["is_whole"] is False

    assert run("repair", "one", *at(mirror)).code == 0
    assert file.read_bytes() == content("one", "fp16")
    assert row_of(run, "one/fp16")["state"] == "ready"


def test_what_came_from_a_disk_cannot_be_fetched_again(run: Command) -> None:
    install(user_paths().models, "imported-mine", "own", "Mine")
    done = run("repair", "mine")
    assert done.code == 2
    assert "was imported from your disk" in done.err
    assert row_of(run, "imported-mine/own")["name"] == "Mine"


def test_a_model_is_removed_only_after_a_yes(
    run: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = install(user_paths().models, "one", "fp16")
    trash = tmp_path / "trash"

    def to_trash(path: Path, name: str) -> None:
        remove(path, name, lambda one: one.rename(trash))

    monkeypatch.setattr(remove_command, "remove", to_trash)
    monkeypatch.setattr(sys, "stdin", io.StringIO("no\n"))
    kept = run("remove", "one")
    assert kept.code == 1
    assert "Nothing was removed." in kept.err
    assert read_record(folder) is not None
    (row,) = run("remove", "one", "--yes", "--json").rows
    assert row == {"event": "removed", "folder": str(folder)}
    assert read_record(trash) is not None
    assert row_of(run, "one/fp16")["state"] == "absent"


def test_a_folder_is_added_linked_exported_and_taken_on_another_machine(
    run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = a_model(tmp_path / "disk" / "My Fish")
    (found,) = run("add", str(folder), "--dry-run", "--json").rows
    assert (found["event"], found["content"], found["kind"]) == ("found", "model", "text_to_image")
    refused = run("add", str(folder))
    assert refused.code == 2
    assert f"--accept-licence {RAIL}" in refused.err

    added = run("add", str(folder), "--link", "--name", "Fish", *ACCEPT)
    assert added.code == 0, added.err
    (listed,) = rows_of(run, "--installed")
    assert (listed["name"], listed["is_linked"]) == ("Fish", True)

    stick = tmp_path / "优盘"
    exported = run("export", "fish", str(stick))
    assert exported.code == 0, exported.err
    assert "dated November 24, 2022" in next(stick.rglob("LICENSE.txt")).read_text("utf-8")
    assert "already" in run("export", "fish", str(stick)).err

    monkeypatch.setenv("SDSTUDIO_DATA_DIR", str(tmp_path / "another"))
    shutil.rmtree(folder)
    assert run("add", str(stick)).code == 0
    assert run("verify").out == f"Fish ({listed['model']}/{listed['variant']}): intact\n"


@pytest.mark.parametrize(
    ("name", "code", "said"), [("gone", 2, "no longer exists"), (".", 2, "contains no model")]
)
def test_what_is_no_model_is_not_added(
    run: Command, tmp_path: Path, name: str, code: int, said: str
) -> None:
    done = run("add", str(tmp_path / name))
    assert (done.code, len(done.err.splitlines())) == (code, 1)
    assert said in done.err


def test_a_pickle_is_converted_only_where_that_is_asked_for(run: Command, tmp_path: Path) -> None:
    pickle = write_ckpt(tmp_path / "old.ckpt")
    refused = run("add", str(pickle), *ACCEPT)
    assert refused.code == 2
    assert "--convert-pickle" in refused.err
    assert len(refused.err.splitlines()) == 1


def test_licences_can_be_read_and_accepted(run: Command) -> None:
    assert f"{RAIL}: CreativeML Open RAIL++-M (not accepted yet)" in run("licence").out
    full = run("licence", RAIL).out
    assert "dated November 24, 2022" in full
    assert "In plain words" in full
    restrictions = run("licence", RAIL, "--restrictions").out
    assert restrictions.startswith("Use Restrictions")
    assert "Section" not in restrictions
    assert "(accepted on 2" in run("licence", RAIL, "--accept").out
    (row,) = run("licence", RAIL, "--json").rows
    assert row["accepted_at"]
    assert "anyone you pass the model on to" in str(row["summary"]).casefold()


@pytest.mark.parametrize(("answers", "is_accepted"), [("read\nyes\n", True), ("\n", False)])
def test_somebody_at_a_terminal_is_asked(
    run: Command,
    mirror: Mirror,
    monkeypatch: pytest.MonkeyPatch,
    answers: str,
    is_accepted: bool,
) -> None:
    monkeypatch.setattr(consent, "_can_ask", lambda _options: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(answers))
    done = run("download", "one", *at(mirror))
    assert "In plain words" in done.err
    assert ("dated November 24, 2022" in done.err) is is_accepted
    assert done.code == (0 if is_accepted else 2)
    terms = read_terms(user_paths().licences, Licence(key=RAIL, name="Any"))
    kept = Consents(SystemDisk(), user_paths().accepted_licences)
    assert kept.has_accepted(terms) is is_accepted


def test_sources_are_checked(run: Command, mirror: Mirror) -> None:
    done = run("check", "one", "--json", *at(mirror))
    assert done.code == 0
    assert [(row["variant"], row["has_it"]) for row in done.rows] == [
        ("fp16", True),
        ("fp32", True),
    ]
    mirror.play(then=hub.status(404))
    missing = run("check", "one", *at(mirror))
    assert missing.code == 1
    assert "not available (404)" in missing.out


def test_a_measurement_is_told_kept_and_shown_in_the_list(
    run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    speed = Speed(
        device="cpu",
        device_name="A processor",
        dtype="bfloat16",
        unet_gflop_per_s=(500, 500, 500),
        decoder_gflop_per_s=500,
    )
    assert "sdstudio models estimate" in run("list").out
    monkeypatch.setattr(estimate, "measured", lambda _paths: speed)
    told = run("estimate")
    assert told.code == 0
    assert "A processor (bfloat16)" in told.out
    assert "min  Stable Diffusion 2.1 base, 512 × 512" in told.out
    (row,) = run("estimate", "--json").rows
    assert row["device"] == "A processor"
    listed = run("list").out
    assert "per picture on this computer." in listed
    assert "sdstudio models estimate" not in listed


def test_an_installed_model_is_used_by_its_key_or_name(run: Command) -> None:
    paths = user_paths()
    record = install(paths.models, "one", "fp16") / RECORD_NAME
    folder = paths.models / "small" / "fp32"
    shutil.copytree(paths.starter, folder)
    text = record.read_text(encoding="utf-8")
    text = text.replace('"one"', '"small"').replace('"fp16"', '"fp32"')
    (folder / RECORD_NAME).write_text(text.replace("Model One", "My Small One"), encoding="utf-8")

    def english(_context: str, text: str) -> str:
        return text

    for written in ("small", "small/fp32", "my small one", str(folder)):
        chosen = chosen_checkpoint(written, paths, english)
        assert (chosen.folder, chosen.ref.name) == (folder, "My Small One")
    assert folder in [one.folder for one in known_checkpoints(paths, english)]
    with pytest.raises(StudioError) as refused:
        chosen_checkpoint("two", paths, english)
    assert refused.value.code is ErrorCode.MODEL_NOT_INSTALLED
    with pytest.raises(StudioError) as refused:
        chosen_checkpoint("three", paths, english)
    assert refused.value.code is ErrorCode.MODEL_NOT_FOUND


def test_the_models_of_the_window_are_used_by_the_names_in_copied_commands(tmp_path: Path) -> None:
    paths = user_paths()
    opened = tmp_path / "My opened model"
    shutil.copytree(paths.starter, opened)
    SessionStore(paths.session_file).update(model_folders=(str(opened),))
    practice_ref = inspect(paths.starter, is_practice=True).ref
    request = a_request().model_copy(update={"checkpoint": practice_ref})
    (practice,) = [one for one in shlex.split(command_line(request, {}, {})) if "--model" in one]
    assert chosen(practice.removeprefix("--model=")).folder == paths.starter
    assert chosen(inspect(opened).ref.name).folder == opened


def chosen(written: Path | str) -> Checkpoint:
    return chosen_checkpoint(str(written), user_paths(), lambda _context, text: text)


def not_chosen(written: Path | str) -> StudioError:
    with pytest.raises(StudioError) as refused:
        chosen(written)
    return refused.value


def test_what_was_found_is_named_and_a_guess_is_only_told_where_nothing_was_said(
    run: Command, tmp_path: Path
) -> None:
    row = FAMILIES[1]
    file = write_tensors(tmp_path / "own.safetensors", tensors_of(family=row))
    found = run("add", str(file), "--dry-run").out
    assert f"model, {row.name}, text_to_image, epsilon, 512" in found
    assert "was assumed" in found
    assert "was assumed" not in run("add", str(file), "--dry-run", "--few-steps").out


@pytest.mark.parametrize("option", ["--link", "--json"])
def test_the_file_that_a_model_was_added_from_names_it(
    run: Command, tmp_path: Path, option: str
) -> None:
    file = write_tensors(tmp_path / "my model.safetensors", tensors_of(spread=0.3))
    error = not_chosen(file)
    assert error.code is ErrorCode.MODEL_NOT_ADDED
    said = sentence_for(error)
    assert f'sdstudio models add "{file}" --link' in said
    assert "not here" not in said
    assert run("add", str(file), option, *ACCEPT).code == 0
    added = chosen(file)
    assert added.ref.name == "my model"
    assert added == chosen("my model")


def test_a_file_that_is_no_model_is_refused_as_importing_it_would_be(
    run: Command, tmp_path: Path
) -> None:
    tensors = tensors_of(spread=0.3)
    files = {
        ErrorCode.MODEL_IS_ADAPTER: write_kohya(tmp_path / "style.safetensors"),
        ErrorCode.MODEL_NOT_ADDED: write_ckpt(tmp_path / "old.ckpt"),
        ErrorCode.MODEL_UNSUPPORTED: write_tensors(
            tmp_path / "refiner.safetensors", tensors_of(text_width=1280)
        ),
        ErrorCode.FILE_WEB_PAGE: tmp_path / "page.safetensors",
        ErrorCode.IMPORT_PART_ONLY: weights_of(a_model(tmp_path / "folder"), "unet"),
    }
    (tmp_path / "page.safetensors").write_text("<!DOCTYPE html><html>", encoding="utf-8")
    assert {code: not_chosen(file).code for code, file in files.items()} == {
        code: code for code in files
    }
    del tensors["model.diffusion_model.out.2.bias"]
    lacking = write_tensors(tmp_path / "lacking.safetensors", tensors)
    assert not_chosen(lacking).code is ErrorCode.MODEL_TENSORS_MISSING
    assert "--convert-pickle" in sentence_for(not_chosen(files[ErrorCode.MODEL_NOT_ADDED]))


@pytest.mark.skipif(sys.platform == "win32", reason="there Ctrl-C cannot be sent to one process")
def test_ctrl_c_pauses_and_the_same_command_goes_on(run: Command, mirror: Mirror) -> None:
    data = content("one", "fp16")
    is_asked = threading.Event()

    def stall(exchange: Exchange) -> None:
        is_asked.set()
        hub.stalling_after(len(data) // 2)(exchange)

    mirror.play(stall)
    arguments = ["models", "download", "one", *at(mirror), *ACCEPT]
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        env={**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    part = user_paths().models / "one" / "fp16" / f"{FILE}.part"
    assert is_asked.wait(60)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Resume with: sdstudio models download one/fp16" in out
    assert [one.is_paused for one in unfinished(user_paths().models)] == [True]
    assert row_of(run, "one/fp16")["is_paused"] is True
    assert run("download", "one/fp16", *at(mirror)).code == 0
    assert not part.exists()
