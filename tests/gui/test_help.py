"""Help: the guide, what a setting is, and the tours, by keys and mouse."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.coach.coach import Coach
from sdstudio.ui.coach.tours import TOURS
from sdstudio.ui.explained.topics import TOPICS
from sdstudio.ui.guide.guide_window import GuideWindow
from sdstudio.ui.guide.pages import PAGES, GuidePlace
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.menus import MENUS, actions_in
from sdstudio.ui.settings_dialog import SettingsDialog
from sdstudio.ui.stage.stage import Showing
from sdstudio.ui.views import View

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def guide_of(window: MainWindow) -> GuideWindow:
    assert window.guide.guide is not None
    return window.guide.guide


@pytest.fixture(autouse=True)
def no_guide_is_left(window: MainWindow) -> Iterator[None]:
    yield
    window.guide.close()


def test_every_entry_of_the_help_menu_opens(window: MainWindow, qtbot: QtBot) -> None:
    coach, explainer = window.guide.coach, window.guide.explainer
    (help_members,) = (members for title, members in MENUS if "Help" in title)
    for do in actions_in(help_members):
        action = window.actions_[do]
        if not action.isVisible():
            continue
        before = {one for one in QApplication.topLevelWidgets() if one.isVisible()}

        def opened(before: set[QWidget] = before) -> list[QWidget]:
            return [
                one
                for one in QApplication.topLevelWidgets()
                if one.isVisible() and one not in before and not isinstance(one, QMenu)
            ]

        def is_there(do: ActionId = do) -> bool:
            is_explained = explainer.card is not None and explainer.card.isVisible()
            is_told = coach.tour is not None or is_explained
            return bool(opened()) or is_told or do is ActionId.WELCOME

        action.trigger()
        qtbot.waitUntil(is_there)
        coach.stop()
        explainer.stop()
        for one in opened():
            one.close()


def test_f1_opens_the_page_about_what_has_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.make.prompt.field.setFocus()
    QTest.keyClick(window.make.prompt.field, Qt.Key.Key_F1)
    guide = guide_of(window)
    assert guide.isVisible()
    assert guide.place == GuidePlace("settings", "prompt")
    window.activateWindow()
    window.dialogs.open_settings()
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_F1)
    assert guide.place == GuidePlace("saving", "settings")
    # A dialog over the main window doesn't block it.
    qtbot.waitUntil(guide.isActiveWindow)
    dialog.close()


def pictures(guide: GuideWindow) -> list[QImage]:
    """Those of the page, as they are shown."""
    document = guide.browser.document()
    found = []
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            look = pieces.fragment().charFormat()
            if look.isImageFormat():
                url = QUrl(look.toImageFormat().name())
                kind = QTextDocument.ResourceType.ImageResource
                image = document.resource(kind.value, url)
                found.append(image if isinstance(image, QImage) else QImage())
            pieces += 1
        block = block.next()
    return found


def test_the_guide_is_read_by_links_search_and_history(window: MainWindow, qtbot: QtBot) -> None:
    window.guide.open(GuidePlace("index"))
    guide = guide_of(window)
    qtbot.waitUntil(guide.isActiveWindow)
    guide.browser.anchorClicked.emit(QUrl("models.md#vaes"))
    assert guide.place == GuidePlace("models", "vaes")
    assert guide.browser.verticalScrollBar().value() > 0
    QTest.keyClick(guide.browser, Qt.Key.Key_Left, ALT)
    assert guide.place == GuidePlace("index")
    assert guide.forward.isEnabled()
    QTest.keyClick(guide.browser, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(guide.field, "wildcard")
    assert guide.results.isVisible()
    QTest.keyClick(guide.field, Qt.Key.Key_Return)
    assert guide.place == GuidePlace("prompts", "wildcards")
    assert guide.browser.textCursor().selectedText().lower() == "wildcard"
    shown = 0
    for key in PAGES:
        guide.open(GuidePlace(key))
        assert guide.browser.toPlainText()
        assert not any(image.isNull() for image in pictures(guide))
        shown += len(pictures(guide))
    assert shown > 40
    larger = guide.browser.document().defaultFont().pointSizeF()
    QTest.keyClick(guide.browser, Qt.Key.Key_Minus, CTRL)
    assert guide.browser.document().defaultFont().pointSizeF() < larger
    guide.browser.anchorClicked.emit(QUrl("tour:picture"))
    assert window.guide.coach.tour is TOURS["picture"]
    guide.come_forward()
    guide.field.setFocus()
    guide.field.setText("xyzzy plugh")
    assert not guide.results.isVisible()
    QTest.keyClick(guide.field, Qt.Key.Key_Escape)
    assert guide.contents.isVisible()
    QTest.keyClick(guide.field, Qt.Key.Key_Escape)
    assert guide.isHidden()


def test_what_is_this_follows_the_keyboard_and_the_mouse(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1024, 700)
    window.make.prompt.field.setFocus()
    QTest.keyClick(window.make.prompt.field, Qt.Key.Key_F1, SHIFT)
    card = window.guide.explainer.card
    assert card is not None
    assert card.key == "prompt"
    keys = set()
    for _ in range(30):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        keys.add(card.key)
        assert window.rect().contains(card.geometry())
    assert {"negative_prompt", "size", "count", "seed"} <= keys
    QTest.mouseClick(window.make.count, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert card.key == "count"
    # It never takes the keys from what it explains.
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert card.isHidden()
    assert not window.actions_[ActionId.WHAT_IS_THIS].isChecked()
    # As after a right-click.
    window.make.explanation_asked.emit(window.make.size_picker)
    assert card.key == "size"
    QTest.mouseClick(card.more, Qt.MouseButton.LeftButton)
    assert guide_of(window).place == GuidePlace("settings", "size")
    window.actions_[ActionId.ADVANCED].trigger()
    assert window.make.more is not None
    for name, editor in window.make.more.editors.items():
        window.guide.explainer.explain(editor)
        assert card.key == name
        captions = [one.text() for one in card.findChildren(QLabel) if not one.isHidden()]
        assert set(TOPICS[name].panels) <= set(captions)
        assert window.rect().contains(card.geometry())


def press(coach: Coach) -> None:
    """Look, as the timer does, until something that was typed counts."""
    for _ in range(20):
        coach.look()


def texts(coach: Coach) -> tuple[str, str]:
    assert coach.callout is not None
    return coach.callout.title.text(), coach.callout.count.text()


def test_the_tours_wait_for_what_the_artist_does(
    window: MainWindow, make: Callable[..., None], qtbot: QtBot
) -> None:
    window.resize(1024, 700)
    coach = window.guide.coach
    window.studio.draft.choose(steps=3)
    assert window.stage.empty.tour.isVisible()
    QTest.mouseClick(window.stage.empty.tour, Qt.MouseButton.LeftButton)
    coach.timer.stop()
    assert texts(coach) == ("First picture", "1 of 4")
    callout = coach.callout
    assert callout is not None
    press(coach)
    assert texts(coach)[1] == "1 of 4"
    window.make.prompt.field.setFocus()
    QTest.keyClicks(window.make.prompt.field, "a red fish")
    press(coach)
    assert texts(coach)[1] == "2 of 4"
    assert "Ctrl+Enter" in callout.text.text()
    QTest.keyClick(window.make.prompt.field, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: window.studio.pictures.rowCount() == 1)
    coach.look()
    coach.look()
    assert texts(coach)[1] == "4 of 4"
    assert window.studio.session.current.tours == ("picture",)
    # The next one follows.
    QTest.mouseClick(callout.next, Qt.MouseButton.LeftButton)
    coach.timer.stop()
    qtbot.waitUntil(lambda: window.stage.picture is not None)
    assert texts(coach)[0] == "First change"
    QTest.keyClick(window, Qt.Key.Key_2, CTRL)
    qtbot.waitUntil(lambda: window.stage.showing is Showing.CANVAS)
    coach.look()
    assert "Paint over" in callout.text.text()
    coach.stop()
    assert callout.isHidden()


def test_a_tour_ends_at_any_step_and_stays_inside_a_window_of_any_size(
    window: MainWindow, make: Callable[..., None], qtbot: QtBot
) -> None:
    make("a red fish")
    coach = window.guide.coach
    for key in TOURS:
        coach.start(key)
        coach.timer.stop()
        callout = coach.callout
        assert callout is not None
        while coach.tour is TOURS[key]:
            for size in ((1024, 700), (1280, 800), (900, 600)):
                window.resize(*size)
                coach.look()
                assert window.rect().contains(callout.geometry()), callout.text.text()
                assert not takes_keys(callout)
            last = texts(coach)
            coach.next()
            if texts(coach)[0] != last[0]:
                break
        window.actions_[ActionId.VIEW_CREATE].trigger()
    coach.start("find")
    coach.timer.stop()
    QTest.keyClick(window, Qt.Key.Key_3, CTRL)
    qtbot.waitUntil(lambda: window.library is not None)
    assert window.views.shown is View.LIBRARY
    coach.look()
    assert texts(coach) == ("First find", "2 of 4")
    assert window.library is not None
    window.library.bar.field.setFocus()
    QTest.keyClicks(window.library.bar.field, "fish")
    press(coach)
    assert texts(coach)[1] == "3 of 4"
    page = window.library
    qtbot.waitUntil(lambda: page.picture is not None and not page.is_about_to_change)
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_5)

    def is_rated() -> bool:
        coach.look()
        return texts(coach)[1] == "4 of 4"

    qtbot.waitUntil(is_rated)
    coach.stop()
    assert coach.tour is None
    assert not coach.timer.isActive()


def takes_keys(callout: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and callout.isAncestorOf(focus)


def test_a_tour_makes_the_picture_that_it_needs_and_shows_what_is_folded_away(
    window: MainWindow,
) -> None:
    coach = window.guide.coach
    window.actions_[ActionId.TOUR_FIND].trigger()
    coach.timer.stop()
    assert coach.tour is TOURS["picture"]
    while texts(coach)[1] != "4 of 4":
        coach.next()
    callout = coach.callout
    assert callout is not None
    assert callout.next.text() == "Next: First find"
    # What was folded away is shown again when the artist asks for it.
    coach.start("picture")
    coach.timer.stop()
    window.actions_[ActionId.FOLD_MAKE].trigger()
    coach.look()
    assert callout.show_me.isVisible()
    QTest.mouseClick(callout.show_me, Qt.MouseButton.LeftButton)
    assert window.make.isVisible()
    assert callout.show_me.isHidden()
