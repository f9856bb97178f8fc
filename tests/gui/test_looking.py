"""Looking at pictures changes nothing: their settings are shown, and taken over only when asked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from sdstudio.app.settings import Language
from sdstudio.domain import modes
from sdstudio.domain.adapters import AdapterKind, AdapterRef
from sdstudio.domain.params import PARAMETERS, GenerationParams, Kind, Value
from sdstudio.domain.samplers import SAMPLERS
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.stage.picture_settings import named_value, settings_text
from tests.support.pictures import a_request
from tests.support.studio import running_studio, studio_paths

Make = Callable[..., None]


def click(window: MainWindow, row: int) -> None:
    strip = window.pictures.strip
    where = strip.visualRect(window.studio.pictures.index(row)).center()
    QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where))


def press_remedy(qtbot: QtBot, window: MainWindow, text: str) -> None:
    def shown() -> list[QPushButton]:
        buttons = window.make.notices.findChildren(QPushButton)
        return [one for one in buttons if one.text() == text and one.isVisible()]

    # Qt shows what is added to a layout a turn of the event loop later.
    qtbot.waitUntil(lambda: bool(shown()))
    QTest.mouseClick(shown()[0], Qt.MouseButton.LeftButton)


def test_a_click_and_the_arrow_keys_show_a_picture_and_leave_the_draft(
    window: MainWindow, make: Make
) -> None:
    make("a red fish", seed=5)
    make("a blue car", seed=6)
    draft = window.studio.draft
    window.make.prompt.field.setPlainText("a green tree")
    draft.release("seed")
    before = draft.draft
    shown = window.stage.settings
    click(window, 1)
    assert window.stage.picture == window.studio.pictures.picture(1)
    assert "Prompt: a red fish" in shown.toPlainText()
    assert "Seed: 5" in shown.toPlainText()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Return):
        QTest.keyClick(window.pictures.strip, key)
        assert window.stage.picture == window.studio.pictures.picture(0)
        assert "Prompt: a blue car" in shown.toPlainText()
    assert draft.draft == before
    assert window.make.prompt.text == "a green tree"
    assert not window.undo.canUndo()


def test_use_these_settings_takes_them_over_and_undo_brings_the_draft_back(
    window: MainWindow, make: Make
) -> None:
    draft = window.studio.draft
    make("a red fish", seed=5)
    window.make.prompt.field.setPlainText("a green tree")
    draft.release("seed")
    before = draft.draft
    click(window, 0)
    QTest.keyClick(window.pictures.strip, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert window.make.prompt.text == "a red fish"
    assert draft.value("seed") == 5
    assert window.make.seed.seed.field.text() == "5"
    QTest.mouseClick(window.make.done.button, Qt.MouseButton.LeftButton)
    assert draft.draft == before
    assert window.make.prompt.text == "a green tree"


def test_the_settings_shown_name_the_practice_model_in_the_language_of_the_window(
    window: MainWindow, make: Make
) -> None:
    make("a red fish")
    window.studio.translation.use(Language.CHINESE)
    QApplication.sendPostedEvents()
    text = window.stage.settings.toPlainText()
    window.studio.translation.use(Language.ENGLISH)
    assert "练习模型" in text
    assert "Practice model" not in text


def test_the_settings_shown_can_be_copied_but_not_typed_over(
    window: MainWindow, make: Make
) -> None:
    make("a red fish", seed=5)
    shown = window.stage.settings
    text = shown.toPlainText()
    shown.setFocus()
    QTest.keyClicks(shown, "xyz")
    assert shown.toPlainText() == text
    shown.selectAll()
    QTest.keyClick(shown, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == text
    QTest.keyClick(shown, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not shown


def test_the_settings_shown_name_whatever_made_the_picture() -> None:
    request = a_request("a <b>red</b> fish", seed=5)
    params = request.params.model_copy(
        update={"negative_prompt": "blur", "seamless": "both", "guidance_scale": 6.5}
    )
    lora = AdapterRef(kind=AdapterKind.LORA, name="ink", sha256="0" * 64, weight=0.8)
    text = settings_text(
        request.model_copy(update={"params": params, "adapters": (lora,)}), (64, 96)
    )
    for one in (
        "Prompt: a <b>red</b> fish",
        "Negative prompt: blur",
        request.checkpoint.name,
        "Text to image",
        "64 × 96",
        f"Steps: {params.steps}",
        "Guidance (CFG): 6.5",
        "Sampler: ",
        "Seed: 5",
        "Seamless tiling: Both directions",
        "ink (0.8)",
    ):
        assert one in text
    assert "Hires fix" not in text


def test_what_is_off_at_its_default_is_called_so() -> None:
    assert named_value("second_pass", 1.0) == ("Hires fix", "Off")
    assert named_value("second_pass", 1) == ("Hires fix", "Off")
    assert named_value("second_pass", 1.5) == ("Hires fix", "1.5")
    assert named_value("strength", 1.0) == ("Strength", "1")


@pytest.mark.parametrize("mode", modes.MODES, ids=lambda mode: mode.key)
def test_whatever_a_picture_was_made_with_is_shown(mode: modes.Mode) -> None:
    request = a_request("a fish").model_copy(update={"mode": mode.key})
    for name in mode.parameters:
        parameter = PARAMETERS[name]
        changed = {name: another_value(name, mode)}
        if parameter.needs is not None:
            # Whatever its own value is.
            changed = {parameter.needs: another_value(parameter.needs, mode)}
        if name == "eta":
            changed["sampler"] = next(row.key for row in SAMPLERS if row.takes_eta)
        text = settings_text(
            request.model_copy(update={"params": request.params.model_copy(update=changed)}),
            (640, 96),
        )
        assert ("640" if parameter.kind is Kind.LENGTH_PX else parameter.label) in text


def another_value(name: str, mode: modes.Mode) -> Value:
    """One that isn't the usual one of ``name``."""
    parameter = PARAMETERS[name]
    usual = mode.defaults.get(name, GenerationParams.model_fields[name].default)
    match parameter.kind:
        case Kind.PROMPT:
            return "another"
        case Kind.SWITCH:
            return not usual
        case Kind.CHOICE:
            return next(value for value, _label in parameter.choices if value != usual)
        case Kind.SAMPLER:
            return next(row.key for row in SAMPLERS if row.key != usual)
        case Kind.BOX:
            return "8,8,64,64"
    assert parameter.minimum is not None
    assert parameter.maximum is not None
    return parameter.maximum if usual == parameter.minimum else parameter.minimum


def test_the_settings_shown_can_be_hidden_also_at_the_next_start(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    qapp.setQuitOnLastWindowClosed(False)
    paths = studio_paths(tmp_path / "studio")
    with running_studio(paths) as studio:
        first = MainWindow(studio)
        first.show()
        studio.draft.choose(prompt="a red fish", steps=3)
        first.generate()
        qtbot.waitUntil(lambda: first.stage.picture is not None)
        qtbot.waitUntil(lambda: not studio.queue.jobs)
        assert first.stage.settings.isVisible()
        first.actions_[ActionId.PICTURE_SETTINGS].trigger()
        assert first.stage.settings.isHidden()
        assert first.close()
    with running_studio(paths) as studio:
        second = MainWindow(studio)
        second.show()
        qtbot.waitUntil(lambda: second.stage.picture is not None)
        assert second.stage.settings.isHidden()
        assert second.close()


@pytest.mark.parametrize(
    ("remedy", "same"), [("Generate anyway", True), ("Use a random seed", False)]
)
def test_a_picture_that_is_here_is_made_again_only_when_asked(
    window: MainWindow, qtbot: QtBot, make: Make, remedy: str, same: bool
) -> None:
    pictures = window.studio.pictures
    make("a red fish", seed=5)
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: window.make.notices.text != "")
    assert "already" in window.make.notices.text
    assert not window.studio.queue.jobs
    press_remedy(qtbot, window, remedy)
    assert window.make.notices.text == ""
    qtbot.waitUntil(lambda: pictures.rowCount() == 2)
    first, second = pictures.picture(0), pictures.picture(1)
    assert first is not None
    assert second is not None
    assert (first.request == second.request) is same


def test_a_job_that_waits_is_not_queued_again_silently(window: MainWindow, qtbot: QtBot) -> None:
    studio = window.studio
    studio.queue.pause()
    studio.draft.choose(prompt="a red fish", steps=3, seed=5)
    # Both at once, before the first is written.
    window.generate()
    window.generate()
    qtbot.waitUntil(lambda: "already" in window.make.notices.text)
    assert len(studio.queue.jobs) == 1
    studio.draft.choose(steps=4)
    assert window.make.notices.text == ""
    window.generate()
    qtbot.waitUntil(lambda: len(studio.queue.jobs) == 2)
    assert window.make.notices.text == ""
    window.actions_[ActionId.CLEAR_QUEUE].trigger()
    qtbot.waitUntil(lambda: not studio.queue.jobs)
