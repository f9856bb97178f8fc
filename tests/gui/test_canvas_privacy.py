"""What may only be shown blurred isn't seen on the canvas either, until it is revealed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sdstudio.domain.input_refs import InputRole
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.canvas_privacy import CanvasCover
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.stage.stage import Showing
from tests.gui.test_canvas_results import layers_of, make_results
from tests.gui.test_extending_canvas import extend
from tests.gui.test_from_pictures import image_of, red

Make = Callable[..., None]

__all__ = ["red"]


def cover_of(window: MainWindow) -> CanvasCover | None:
    privacy = window.canvas_controller.privacy
    assert privacy is not None
    return privacy.cover


def blur(window: MainWindow, words: str) -> None:
    window.studio.settings.update(blurred_words=words)


def test_a_canvas_with_a_blurred_result_in_a_layer_is_covered_until_it_is_revealed(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, _ = make_results(window, qtbot, red, make)
    window.actions_[ActionId.RESULT_USE].trigger()
    qtbot.waitUntil(lambda: len(layers_of(window)) == 1)
    page.view.setFocus()
    # At once, before it is known which pictures they are.
    blur(window, "bird")
    assert cover_of(window) is not None
    qtbot.waitUntil(lambda: cover_of(window) is None)
    blur(window, "bird, fish")
    qtbot.wait(50)
    qtbot.waitUntil(lambda: cover_of(window) is not None)
    cover = cover_of(window)
    assert cover is not None
    assert cover.isVisible()
    # Layers, snapshots, results and whatever floats on the page are below it.
    assert cover.mapToGlobal(cover.rect().topLeft()) == page.mapToGlobal(page.rect().topLeft())
    assert cover.size() == page.size()
    assert cover.parentWidget() is page.parentWidget()
    # The key would choose a tool otherwise.
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_V)
    assert cover_of(window) is None
    assert window.actions_[ActionId.MASK_BRUSH].isChecked()
    assert page.view.hasFocus()
    # Until the canvas is left.
    window.actions_[ActionId.MASK_VIEW].trigger()
    qtbot.waitUntil(lambda: window.stage.showing is not Showing.CANVAS)
    window.canvas_controller.open()
    assert cover_of(window) is not None


def test_a_revealed_canvas_is_covered_again_once_the_library_was_seen(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, results = make_results(window, qtbot, red, make)
    window.actions_[ActionId.RESULT_USE].trigger()
    qtbot.waitUntil(lambda: len(layers_of(window)) == 1)
    page.view.setFocus()
    blur(window, "fish")
    qtbot.waitUntil(lambda: not window.studio.privacy.is_private(-1))
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_V)
    results.candidates.step(-1)
    shown = results.candidates.shown
    assert shown is not None
    window.studio.privacy.reveal((shown.id,), results)
    assert cover_of(window) is None
    window.actions_[ActionId.VIEW_LIBRARY].trigger()
    assert window.studio.privacy.is_blurred(shown.id)
    assert cover_of(window) is not None
    window.actions_[ActionId.VIEW_CANVAS].trigger()
    assert cover_of(window) is not None
    # The key of the cover works at once.
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_V)
    assert cover_of(window) is None
    assert page.view.hasFocus()


def test_the_key_that_reveals_works_once_the_canvas_is_opened(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, _ = make_results(window, qtbot, red, make, count=1)
    window.actions_[ActionId.RESULT_USE].trigger()
    qtbot.waitUntil(lambda: len(layers_of(window)) == 1)
    blur(window, "fish")
    qtbot.waitUntil(lambda: not window.studio.privacy.is_private(-1))
    window.actions_[ActionId.MASK_VIEW].trigger()
    qtbot.waitUntil(lambda: cover_of(window) is None)
    window.make.prompt.field.setFocus()
    window.canvas_controller.open()
    assert cover_of(window) is not None
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_V)
    assert cover_of(window) is None
    # Not in the prompt, where the next keys would be letters.
    assert page.view.hasFocus()


def test_a_blurred_picture_that_is_painted_on_is_covered(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    make_results(window, qtbot, red, make, count=1)
    before = image_of(window)
    window.actions_[ActionId.RESULT_CONTINUE].trigger()
    qtbot.waitUntil(lambda: image_of(window) != before)
    slot = window.make.inputs.slots[InputRole.IMAGE]
    qtbot.waitUntil(lambda: not slot.thumbnail.pixmap().isNull())
    clear = slot.thumbnail.pixmap().toImage()
    blur(window, "bird")
    qtbot.waitUntil(lambda: cover_of(window) is None)
    blur(window, "fish")
    qtbot.waitUntil(lambda: not window.studio.privacy.is_private(-1))
    cover = cover_of(window)
    assert cover is not None
    # Neither is it seen in the settings.
    assert slot.thumbnail.pixmap().toImage() != clear
    cover.button.click()
    assert cover_of(window) is None
    assert slot.thumbnail.pixmap().toImage() == clear


def test_an_extended_picture_is_blurred_in_the_settings_too(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    make_results(window, qtbot, red, make, count=1)
    before = image_of(window)
    window.actions_[ActionId.RESULT_CONTINUE].trigger()
    qtbot.waitUntil(lambda: image_of(window) != before)
    extend(window, qtbot)
    slot = window.make.inputs.slots[InputRole.IMAGE]
    qtbot.waitUntil(lambda: not slot.thumbnail.pixmap().isNull())
    clear = slot.thumbnail.pixmap().toImage()
    blur(window, "bird")
    qtbot.waitUntil(lambda: slot.thumbnail.pixmap().toImage() == clear)
    blur(window, "fish")
    qtbot.waitUntil(lambda: not window.studio.privacy.is_private(-1))
    assert slot.thumbnail.pixmap().toImage() != clear
    cover = cover_of(window)
    assert cover is not None
    cover.button.click()
    assert slot.thumbnail.pixmap().toImage() == clear


def test_a_canvas_of_other_pictures_is_not_covered(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    _, results = make_results(window, qtbot, red, make)
    blur(window, "fish")
    # The results are blurred in their places, and nothing was made of them.
    qtbot.waitUntil(lambda: cover_of(window) is None)
    shown = results.candidates.shown
    assert shown is not None
    privacy = window.studio.privacy
    assert privacy.is_blurred(shown.id)
    assert results.blurred.isVisible()
    results.blurred.button.click()
    assert not privacy.is_blurred(shown.id)
    assert not results.blurred.isVisible()
    # Until it is left.
    window.actions_[ActionId.RESULT_PREVIOUS].trigger()
    assert privacy.is_blurred(shown.id)
