"""``sdstudio styles`` and ``generate --style``."""

import json
from pathlib import Path

from sdstudio.domain.metadata import decode
from sdstudio.imaging import read_texts
from sdstudio.paths import user_paths
from tests.cli.conftest import Command

FOOOCUS = b'[{"name": "Ink", "prompt": "ink of {prompt}"}, {"name": "Night", "prompt": "at night"}]'


def test_styles_are_imported_listed_used_and_exported(run: Command, tmp_path: Path) -> None:
    file = tmp_path / "theirs.json"
    file.write_bytes(FOOOCUS)
    done = run("styles", "import", str(file))
    assert (done.code, done.out) == (0, "Ink\nNight\n")
    assert "2 imported, 0 already there, 0 left out" in done.err
    assert "2 already there" in run("styles", "import", str(file)).err
    listed = [json.loads(line) for line in run("styles", "list", "--json").out.splitlines()]
    assert [one["name"] for one in listed if one["own"]] == ["Ink", "Night"]
    assert "Watercolour (watercolour): watercolour painting of" in run("styles", "list").out
    out = tmp_path / "out.png"
    styled = ("--style", "basic-flat", "--style", "night")
    done = run("generate", "a cat", "--steps", "1", "--out", str(out), *styled)
    assert (done.code, done.err) == (0, "")
    request = decode(read_texts(out)).request
    assert request.params.prompt == "a flat drawing of a cat, at night"
    assert request.styling is not None
    assert [one.name for one in request.styling.styles] == ["Flat drawing", "Night"]
    csv = tmp_path / "out.csv"
    assert run("styles", "export", str(csv)).code == 0
    assert csv.read_text("utf-8-sig").splitlines()[1:] == [
        "Ink,ink of {prompt},",
        "Night,at night,",
    ]
    assert run("styles", "export", str(csv)).err.startswith("sdstudio: “")
    done = run("styles", "export", str(csv), "--overwrite", "--style", "Ink", "--format", "fooocus")
    assert done.code == 0
    assert json.loads(csv.read_text()) == [
        {"name": "Ink", "prompt": "ink of {prompt}", "negative_prompt": ""}
    ]


def test_what_cannot_be_used_gets_one_sentence(run: Command, tmp_path: Path) -> None:
    page = tmp_path / "page.csv"
    page.write_bytes(b"<!doctype html>")
    good = tmp_path / "good.json"
    good.write_bytes(FOOOCUS)
    done = run("styles", "import", str(good), str(page))
    assert (done.code, done.out) == (2, "")
    assert "“page.csv” is a saved web page" in done.err
    assert not user_paths().styles_file.exists()
    done = run("styles", "export", str(tmp_path / "x.json"))
    assert (done.code, "no styles of your own" in done.err) == (2, True)
    for command in (("generate", "a cat"), ("styles", "export", str(tmp_path / "x.json"))):
        done = run(*command, "--style", "no such")
        assert (done.code, "There is no style “no such”" in done.err) == (2, True)
    assert not (tmp_path / "x.json").exists()
    user_paths().styles_file.parent.mkdir(parents=True, exist_ok=True)
    user_paths().styles_file.write_bytes(b"{")
    done = run("styles", "list")
    assert done.code == 0
    assert "couldn't be read" in done.err
