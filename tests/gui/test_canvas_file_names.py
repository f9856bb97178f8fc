"""Names that are proposed for the files that leave the canvas."""

from pathlib import Path

from sdstudio.app.draft_model import DraftModel
from sdstudio.domain.draft import Draft
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.ui.canvas.file_names import CanvasFileNames

IMAGE = InputRef(role=InputRole.IMAGE, sha256="0" * 64, width=64, height=64)


def test_a_canvas_is_called_like_its_project_its_picture_or_its_prompt() -> None:
    draft = DraftModel(None, Draft(inputs=(IMAGE,)))
    names = CanvasFileNames(draft)
    assert names.stem == "Canvas"
    draft.choose(prompt='a red fish: "swimming"?\nin/a bowl')
    assert names.stem == "a red fish swimming in a bowl"
    names.note_picture(IMAGE, Path("holiday.jpg"))
    assert names.stem == "holiday"
    names.note_project(IMAGE, Path("/home/artist/mine.ora"))
    assert (names.stem, names.project) == ("mine", Path("/home/artist/mine.ora"))


def test_a_prompt_of_nothing_that_files_can_be_called_gives_a_name_all_the_same() -> None:
    draft = DraftModel(None, Draft())
    names = CanvasFileNames(draft)
    for prompt in ("???", "...", "  "):
        draft.choose(prompt=prompt)
        assert names.stem == "Canvas"
    draft.choose(prompt="con")
    assert names.stem == "_con"
