"""The switch for few steps: there if a LoRA for them fits, and undone like anything else."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sdstudio.app.model_management.offers import offers_of
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.families import FAMILIES
from sdstudio.models.catalogue import read_catalogue
from sdstudio.paths import user_paths
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.adapters_box import AdaptersBox
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.model_manager.card_buttons import ModelAction
from tests.support.adapters import write_fitting, write_widths


def checkpoint_of(window: MainWindow) -> Checkpoint:
    checkpoint = window.studio.draft.checkpoint
    assert checkpoint is not None
    return checkpoint


def added(window: MainWindow, name: str, *, misfits: int = 0) -> Path:
    folder = window.studio.adapters.folder
    folder.mkdir(parents=True, exist_ok=True)
    return write_fitting(folder / f"{name}.safetensors", checkpoint_of(window), misfits=misfits)


@pytest.fixture
def offered(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window, with a LoRA for few steps that fits."""
    added(window, "lcm-lora")
    window.studio.active_adapters.look_for_few_steps()
    qtbot.waitUntil(lambda: not window.make.few_steps.isHidden())
    return window


def test_one_that_was_imported_is_offered(window: MainWindow, qtbot: QtBot) -> None:
    file = added(window, "lcm-lora")
    window.studio.models.adapter_added.emit(file)
    qtbot.waitUntil(lambda: not window.make.few_steps.isHidden())
    assert "lcm-lora" in window.make.few_steps.toolTip()


def values(window: MainWindow) -> tuple[object, object, object]:
    draft = window.studio.draft
    return draft.value("sampler"), draft.value("steps"), draft.value("guidance_scale")


def test_only_a_lora_that_fits_is_offered(window: MainWindow, qtbot: QtBot) -> None:
    folder, adapters = window.studio.adapters.folder, window.studio.active_adapters
    folder.mkdir(parents=True)
    # Of those that fit, it would be the first.
    write_widths(folder / "dmd2_4step.safetensors", 2048)
    adapters.look_for_few_steps()
    qtbot.waitUntil(lambda: not adapters._operations.is_running("few steps"))
    assert window.make.few_steps.isHidden()
    assert not window.actions_[ActionId.FEW_STEPS].isEnabled()
    added(window, "lcm-lora")
    adapters.look_for_few_steps()
    qtbot.waitUntil(lambda: not window.make.few_steps.isHidden())
    assert "lcm-lora" in window.make.few_steps.toolTip()


def test_switching_it_on_sets_visible_values_and_off_brings_back_what_was_there(
    offered: MainWindow,
) -> None:
    draft, switch = offered.studio.draft, offered.make.few_steps
    draft.choose(steps=40)
    before = values(offered)
    switch.click()
    assert switch.isChecked()
    assert [one.name for one in draft.draft.adapters] == ["lcm-lora"]
    assert values(offered) == ("lcm", 6, 1.0)
    draft.choose(steps=7)
    switch.click()
    assert not switch.isChecked()
    assert draft.draft.adapters == ()
    assert values(offered) == before


def test_both_are_undone(offered: MainWindow) -> None:
    draft, switch = offered.studio.draft, offered.make.few_steps
    before = values(offered)
    switch.click()
    offered.undo.undo()
    assert (values(offered), switch.isChecked()) == (before, False)
    offered.undo.redo()
    assert (values(offered), switch.isChecked()) == (("lcm", 6, 1.0), True)
    switch.click()
    offered.undo.undo()
    assert (values(offered), len(draft.draft.adapters)) == (("lcm", 6, 1.0), 1)


def test_its_command_does_the_same(offered: MainWindow) -> None:
    action = offered.actions_[ActionId.FEW_STEPS]
    assert action.isEnabled()
    action.trigger()
    assert action.isChecked()
    assert offered.make.few_steps.isChecked()
    action.trigger()
    assert not action.isChecked()
    assert offered.studio.draft.draft.adapters == ()


def box_of(window: MainWindow) -> AdaptersBox:
    if not window.actions_[ActionId.ADVANCED].isChecked():
        window.actions_[ActionId.ADVANCED].trigger()
    assert window.make.adapters is not None
    return window.make.adapters


def test_a_lora_whose_file_does_not_say_it_is_for_few_steps_if_the_artist_says_so(
    window: MainWindow, qtbot: QtBot
) -> None:
    box, studio = box_of(window), window.studio
    file = added(window, "pytorch_lora_weights")
    adapter = studio.adapters.named(file.stem)
    studio.draft.add_adapter(adapter)
    studio.draft.add_adapter(studio.adapters.named(added(window, "ink", misfits=1).stem))
    order = [one.sha256 for one in studio.draft.draft.adapters]
    row = box.rows[0]
    qtbot.waitUntil(lambda: "fit this model (1)" in row.name.toolTip())
    before = values(window)
    (lcm,) = (one for one in row.methods.actions() if one.text() == "LCM")
    lcm.trigger()
    qtbot.waitUntil(lambda: window.make.few_steps.isChecked())
    assert values(window) == ("lcm", 6, 1.0)
    assert [one.sha256 for one in studio.draft.draft.adapters] == order
    (usual,) = (one for one in row.methods.actions() if one.data() == "")
    usual.trigger()
    qtbot.waitUntil(lambda: values(window) == before)
    assert [one.sha256 for one in studio.draft.draft.adapters] == order


def test_those_that_fit_are_listed_first_and_others_say_why_not(
    window: MainWindow, qtbot: QtBot
) -> None:
    box, folder = box_of(window), window.studio.adapters.folder
    folder.mkdir(parents=True, exist_ok=True)
    write_widths(folder / "a painting.safetensors", 2048)
    added(window, "b nowhere", misfits=2)
    added(window, "c partly", misfits=1)
    (folder / "d broken.safetensors").write_bytes(b"x")
    box.menu.aboutToShow.emit()
    qtbot.waitUntil(lambda: any("d broken" in one.text() for one in box.menu.actions()))
    texts = [one.text() for one in box.menu.actions() if one.text()]
    # Not only their colour says so.
    assert texts[:4] == [
        "c partly",
        "a painting (doesn't fit this model)",
        "b nowhere (doesn't fit this model)",
        "d broken.safetensors (can't be used)",
    ]
    shown = {one.text().partition(" (")[0]: one for one in box.menu.actions() if one.text()}
    assert [shown[name].isEnabled() for name in list(shown)[:4]] == [True, False, False, False]
    assert "1 of 2 layers fit this model" in shown["c partly"].toolTip()
    assert "made for Stable Diffusion XL" in shown["a painting"].toolTip()
    assert "doesn" in shown["b nowhere"].toolTip()


def test_a_lora_for_the_model_before_is_not_offered_while_another_is_looked_for(
    offered: MainWindow,
) -> None:
    draft, switch = offered.studio.draft, offered.make.few_steps
    draft.set_checkpoint(replace(checkpoint_of(offered), family=FAMILIES[-1].key, text_width=2048))
    assert switch.isHidden()
    offered.actions_[ActionId.FEW_STEPS].trigger()
    switch.click()
    assert draft.draft.adapters == ()


def test_one_in_use_makes_way_for_the_usual_settings_of_a_model_that_it_does_not_fit(
    offered: MainWindow, qtbot: QtBot
) -> None:
    draft, switch = offered.studio.draft, offered.make.few_steps
    before = checkpoint_of(offered)
    switch.click()
    draft.set_checkpoint(replace(before, family=FAMILIES[-1].key, text_width=2048))
    qtbot.waitUntil(lambda: draft.draft.adapters == ())
    assert not switch.isChecked()
    assert draft.value("steps") != 6


def test_a_style_that_does_not_fit_a_new_model_is_kept(offered: MainWindow, qtbot: QtBot) -> None:
    draft = offered.studio.draft
    style = offered.studio.adapters.named(added(offered, "watercolour", misfits=1).stem)
    draft.add_adapter(style)
    offered.make.few_steps.click()
    draft.set_checkpoint(replace(checkpoint_of(offered), family=FAMILIES[-1].key, text_width=2048))
    qtbot.waitUntil(lambda: len(draft.draft.adapters) == 1)
    assert [one.name for one in draft.draft.adapters] == ["watercolour"]


def check_can_be_got(window: MainWindow, key: str, qtbot: QtBot) -> None:
    """The model window shows that card, whose button is the next that keys press."""
    models = window.models.window
    qtbot.waitUntil(lambda: key in models.cards)
    # It has other buttons once the disk has been read.
    qtbot.waitUntil(lambda: models.cards[key].buttons[ModelAction.DOWNLOAD].hasFocus())
    qtbot.waitUntil(
        lambda: not models.cards[key].buttons[ModelAction.DOWNLOAD].visibleRegion().isEmpty()
    )
    models.close()
    window.activateWindow()


def test_where_none_is_installed_the_settings_lead_to_one_for_that_family(
    window: MainWindow, qtbot: QtBot
) -> None:
    studio, offer = window.studio, window.make.few_steps_offer
    catalogue, _ = read_catalogue(user_paths().catalogue)
    opened: list[str] = []
    offer.asked.connect(opened.append)
    full = replace(checkpoint_of(window), is_practice=False, is_full_size=True)
    for row, wanted in (("sdxl", "sdxl-lightning-4-step"), ("sd1", "lcm-lora-1-5")):
        studio.draft.set_checkpoint(replace(full, family=row))
        studio.models.offers = offers_of(catalogue, ())
        qtbot.waitUntil(offer.isVisible)
        # With what the window shows then; the keys reach it, too.
        if row == "sdxl":
            qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
        else:
            offer.setFocus()
            qtbot.keyClick(offer, Qt.Key.Key_Space)
        assert opened.pop() == wanted
        check_can_be_got(window, wanted, qtbot)
    lcm = replace(full, family="sd1")
    for other in (
        full,
        replace(lcm, is_distilled=True),
        replace(lcm, has_zero_snr=True),
        replace(lcm, is_practice=True),
    ):
        studio.draft.set_checkpoint(other)
        qtbot.waitUntil(lambda: studio.active_adapters.lacks_few_steps)
        assert offer.isHidden()
