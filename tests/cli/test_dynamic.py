"""Dynamic prompts and wildcards on the command line."""

import json
from pathlib import Path

import pytest

from sdstudio.domain.metadata import decode
from sdstudio.domain.request import GenerationRequest
from sdstudio.imaging import read_texts
from tests.cli.conftest import Command


def made(folder: Path, files: str = "x*.png") -> list[GenerationRequest]:
    """How the pictures in ``folder`` were made, in the order of their names."""
    return [decode(read_texts(file)).request for file in sorted(folder.glob(files))]


def generate(run: Command, folder: Path, *arguments: str) -> list[str]:
    done = run("generate", *arguments, "--steps=1", "--seed=3", f"--out={folder / 'x.png'}")
    assert done.code == 0, done.err
    return [one.params.prompt for one in made(folder)]


def test_all_combinations_are_generated_and_numbered_through(run: Command, tmp_path: Path) -> None:
    prompts = generate(run, tmp_path, "a {red|blue} fish", "--dynamic=all", "--count=2")
    assert prompts == ["a red fish"] * 2 + ["a blue fish"] * 2
    assert [one.params.seed for one in made(tmp_path)] == [3, 4, 3, 4]


@pytest.mark.parametrize(
    ("method", "expected"),
    [("cyclic", ["a fish", "a cat"]), ("off", ["a {fish|cat}"] * 2)],
)
def test_prompts_are_written_as_asked(
    run: Command, tmp_path: Path, method: str, expected: list[str]
) -> None:
    arguments = ("a {fish|cat}", f"--dynamic={method}", "--count=2")
    assert generate(run, tmp_path, *arguments) == expected


def test_a_wildcard_is_added_listed_and_used_and_the_picture_says_so(
    run: Command, tmp_path: Path
) -> None:
    file = tmp_path / "colour.txt"
    file.write_text("red\n")
    assert run("wildcards", "add", str(file)).out == "__colour__\n"
    assert run("wildcards", "list").out == "__colour__\t1\n"
    (row,) = run("wildcards", "list", "--json").out.splitlines()
    assert json.loads(row) == {"event": "wildcard", "name": "colour", "lines": 1}
    assert generate(run, tmp_path, "a __colour__ fish") == ["a red fish"]
    template = made(tmp_path)[0].template
    assert template is not None
    assert (template.prompt, template.lines[0].text) == ("a __colour__ fish", "red")
    # A grid has the same words in all of its pictures.
    done = run(
        *("grid", "a __colour__ {cat|dog}", "--x=steps=1,2", f"--out={tmp_path / 'grid.png'}")
    )
    assert done.code == 0, done.err
    assert len({one.params.prompt for one in made(tmp_path, "grid-*.png")}) == 1


@pytest.mark.parametrize(
    ("prompt", "said"),
    [("a {red|blue", "is never closed"), ("a __nothing__", "no wildcard “nothing”")],
)
def test_a_template_that_cannot_be_used_is_told_before_any_step(
    run: Command, tmp_path: Path, prompt: str, said: str
) -> None:
    done = run("generate", prompt, "--out", str(tmp_path / "x.png"))
    assert done.code == 2
    assert said in done.err
    assert list(tmp_path.glob("*.png")) == []


def test_a_chinese_prompt_is_translated_and_both_are_recorded(run: Command, tmp_path: Path) -> None:
    out = f"--out={tmp_path / 'x.png'}"
    done = run("generate", "红色的犰狳", "--translate=on", "--steps=1", out)
    assert done.code == 0, done.err
    assert "In English: red 犰狳" in done.err
    assert "Not translated: “犰狳”." in done.err
    (request,) = made(tmp_path)
    assert request.params.prompt == "red 犰狳"
    assert request.translation is not None
    assert request.translation.prompt == "红色的犰狳"
    # The practice model reads Chinese of its own.
    done = run("generate", "红色的鱼", "--steps=1", f"--out={tmp_path / 'xx.png'}")
    assert made(tmp_path, "xx.png")[0].translation is None
