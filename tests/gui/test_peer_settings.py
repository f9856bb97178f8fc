"""The settings in another program's picture are offered when it is opened, and can be undone."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from sdstudio.domain import modes
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.metadata import encode
from sdstudio.imaging import encode_png
from sdstudio.ui.main_window import MainWindow
from tests.support.adapters import write_kohya
from tests.support.peer_files import png
from tests.support.pictures import a_metadata, some_rgb

TEXT = (
    "a red fish, <lora:ink:0.5>\nNegative prompt: blur\n"
    "Steps: 12, Sampler: Euler a, CFG scale: 5, Seed: 42, Size: 256x192, Model: elsewhere"
)


def opened(window: MainWindow, qtbot: QtBot, path: Path, text: str = TEXT) -> None:
    path.write_bytes(png({"parameters": text}, size=(96, 64)))
    window.open_files([path])
    qtbot.waitUntil(lambda: window.make.done.text != "")


def test_the_settings_are_offered_used_and_undone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(window, qtbot, tmp_path / "x.png")
    draft, done = window.studio.draft, window.make.done
    assert done.text == "This picture was made with AUTOMATIC1111."
    assert "prompt" not in draft.draft.chosen
    before = draft.draft
    done.button.click()
    qtbot.waitUntil(lambda: "Now using 8 of this picture's settings" in done.text)
    assert "Left out or adjusted: model “elsewhere”, LoRA “ink”." in done.text
    chosen = draft.draft.chosen
    assert chosen["prompt"] == "a red fish, <lora:ink:0.5>"
    assert (chosen["seed"], chosen["sampler"], chosen["width"]) == (42, "euler_a", 256)
    assert draft.mode is modes.TEXT_TO_IMAGE
    assert draft.draft.input(InputRole.IMAGE) is not None
    done.button.click()
    assert draft.draft == before
    window.undo.redo()
    assert draft.draft.chosen == chosen


def test_a_lora_that_is_here_is_used(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = window.studio.adapters.folder
    folder.mkdir(parents=True, exist_ok=True)
    write_kohya(folder / "ink.safetensors", seed=1)
    opened(window, qtbot, tmp_path / "x.png")
    window.make.done.button.click()
    draft = window.studio.draft
    qtbot.waitUntil(lambda: draft.draft.chosen.get("seed") == 42)
    assert [(one.name, one.weight) for one in draft.draft.adapters] == [("ink", 0.5)]
    assert draft.draft.chosen["prompt"] == "a red fish"


def test_a_picture_without_settings_offers_nothing(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "plain.png"
    path.write_bytes(png(size=(96, 64)))
    window.open_files([path])
    qtbot.waitUntil(lambda: window.studio.draft.draft.input(InputRole.IMAGE) is not None)
    # Files are read in order, so that this one's turn has passed.
    opened(window, qtbot, tmp_path / "x.png")
    assert window.make.done.text == "This picture was made with AUTOMATIC1111."


def test_the_offer_goes_with_the_picture(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    opened(window, qtbot, tmp_path / "x.png")
    window.input_controller.remove(InputRole.IMAGE)
    assert window.make.done.text == ""


def test_a_picture_of_ours_from_elsewhere_offers_all_its_settings(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "ours.png"
    path.write_bytes(encode_png(some_rgb(96, 64), encode(a_metadata("a blue cat", seed=7))))
    window.open_files([path])
    qtbot.waitUntil(lambda: window.make.done.text == "This picture was made with SD Studio.")
    window.make.done.button.click()
    assert window.studio.draft.draft.chosen["prompt"] == "a blue cat"
    assert window.make.done.text == "Now using this picture's settings."


def test_markup_and_direction_marks_in_a_file_are_shown_as_plain_text(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    text = "x\nSteps: 9, Sampler: <b>bold</b>, Seed: 1, App: <img src=x>"
    opened(window, qtbot, tmp_path / "x.png", text)
    assert window.make.done.text == "This picture was made with <img src=x>."


def test_much_that_was_left_out_is_shortened(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    text = (
        "x <lora:ink:1>\nSteps: 900, Sampler: odd, CFG scale: 0, Seed: 99999999999, Size: 9x9, "
        f"Model: {'long_' * 20}, VAE: y, Clip skip: 2"
    )
    opened(window, qtbot, tmp_path / "x.png", text)
    window.make.done.button.click()
    qtbot.waitUntil(lambda: "Left out or adjusted" in window.make.done.text)
    assert "model “long_long_long_long_lon…”" in window.make.done.text
    assert window.make.done.text.endswith(", 3 more.")
