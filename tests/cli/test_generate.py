"""What ``sdstudio generate`` makes of its arguments."""

from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.mark.parametrize(("prompt", "is_guess"), [("qwx zzz", True), ("a cat", False)])
def test_words_that_the_practice_model_does_not_know_are_told_and_tried(
    run: Command, tmp_path: Path, prompt: str, *, is_guess: bool
) -> None:
    out = tmp_path / "out.png"
    done = run("generate", prompt, "--steps", "1", "--out", str(out))
    assert (done.code, done.out) == (0, f"{out}\n")
    assert ("knows none of these words" in done.err) is is_guess
    assert done.err.count("\n") == is_guess
