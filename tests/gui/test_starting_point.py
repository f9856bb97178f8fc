"""Changing the input picture, and undoing that."""

from sdstudio.app.draft_model import DraftModel
from sdstudio.domain import intents, modes
from sdstudio.domain.bounds import Bounds
from sdstudio.domain.draft import Draft
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.ui.undo_commands import ChangeStartingPoint, StartingPoint


def an_image(digit: str) -> InputRef:
    return InputRef(role=InputRole.IMAGE, sha256=digit * 64, width=800, height=600)


def a_draft(intent: str) -> Draft:
    draft = Draft(mode=modes.INPAINTING.key, inputs=(an_image("a"),), intent=intent)
    return draft.choose("context", "8,16,320,240").select(Bounds(64, 64, 80, 40))


def test_undo_brings_back_what_was_meant_for_the_picture_before() -> None:
    before = a_draft(intents.EXTEND.key)
    model = DraftModel(None, before)
    command = ChangeStartingPoint(
        model, StartingPoint(modes.INPAINTING, (an_image("b"),), None), "change input picture"
    )
    command.redo()
    assert "context" not in model.draft.chosen
    assert model.draft.intent == intents.AUTOMATIC
    command.undo()
    assert model.draft == before
    command.redo()
    model.intend(intents.ADD.key)
    command.undo()
    assert model.draft == a_draft(intents.ADD.key)


def test_undo_of_another_mode_leaves_what_was_chosen_since() -> None:
    model = DraftModel(None, a_draft(intents.REMOVE.key))
    after = StartingPoint(modes.IMAGE_TO_IMAGE, (an_image("a"),), None)
    command = ChangeStartingPoint(model, after, "change input picture")
    command.redo()
    model.choose(context="0,0,512,512")
    command.undo()
    assert model.draft.chosen["context"] == "0,0,512,512"
