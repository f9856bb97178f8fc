"""Pictures with similar content, in the window, with mouse and keys."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from sdstudio.app.library_view import picture_encoder
from sdstudio.app.library_view.picture_encoder import Encoding
from sdstudio.app.model_management.model_files import ImportChoice
from sdstudio.app.settings import Language
from sdstudio.app.studio import Studio
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.errors import ErrorCode
from sdstudio.imaging import Rgb
from sdstudio.library import Library, Picture
from sdstudio.paths import Paths
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.library.page import LibraryPage
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.model_manager.card_buttons import ModelAction
from sdstudio.ui.views import View
from tests.support.coroutines import result_of
from tests.support.pictures import a_provenance, a_request
from tests.support.similarity import install_similarity, write_similarity
from tests.support.system_trash import SystemTrash

LEFT = Qt.MouseButton.LeftButton
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
#: In the order of their likeness to the first, as the fake engine sees them: by mean colours.
COLOURS = ((220, 40, 40), (200, 60, 40), (150, 120, 60), (60, 90, 200), (30, 200, 220))


def picture(colour: tuple[int, int, int]) -> Rgb:
    return np.full((48, 64, 3), colour, np.uint8)


@pytest.fixture
def saved(paths: Paths) -> list[Picture]:
    """In the order of the colours, which isn't that of time."""
    library = Library.open(paths.pictures, paths.library_data(paths.pictures))
    found = {
        n: library.save_picture(picture(COLOURS[n]), a_request(f"{n}", seed=n), a_provenance())
        for n in (2, 4, 0, 3, 1)
    }
    library.close()
    return [found[n] for n in range(len(COLOURS))]


@pytest.fixture
def model(paths: Paths, tmp_path: Path) -> Path:
    """The folder of an installed model."""
    return install_similarity(paths.models, write_similarity(tmp_path / "made.safetensors"))


def choose(page: LibraryPage, qtbot: QtBot, picture: Picture) -> None:
    page.grid.set_current(picture.id)
    qtbot.waitUntil(lambda: page.picture is not None and page.picture.id == picture.id)


def ids_of(some: list[Picture]) -> list[int]:
    return [one.id for one in some]


def shown_ids(page: LibraryPage) -> list[int]:
    return [int(one) for one in page.grid.ids]


def has_model(studio: Studio) -> None:
    result_of(studio.registry.read_installed())
    assert studio.registry.auxiliary(AuxiliaryKind.SIMILARITY) is not None


@pytest.mark.usefixtures("model")
def test_the_most_alike_come_first_after_the_picture_itself(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, saved: list[Picture]
) -> None:
    has_model(window.studio)
    choose(page, qtbot, saved[0])
    QTest.keyClick(page.grid, Qt.Key.Key_K, CTRL | ALT)
    qtbot.waitUntil(lambda: shown_ids(page) == ids_of(saved))
    assert page.grid.current_id == saved[0].id
    qtbot.waitUntil(lambda: page.bar.sort_box.currentText() == "Most similar first")
    assert page.bar.chips[0].text().startswith("Content like that of picture")
    qtbot.waitUntil(lambda: window.studio.encoder.state.is_at is Encoding.COMPLETE)
    qtbot.waitUntil(page.content.bar.isHidden)
    # And back.
    QTest.mouseClick(page.bar.chips[0], LEFT)
    qtbot.waitUntil(lambda: shown_ids(page) == sorted(ids_of(saved), reverse=True))
    assert page.grid.current_id == saved[0].id
    assert page.bar.sort_box.currentText() == "Newest first"


@pytest.mark.usefixtures("model")
def test_the_way_back_leads_to_the_order_before(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, saved: list[Picture]
) -> None:
    has_model(window.studio)
    page.bar.choose_sort(1)
    oldest_first = sorted(ids_of(saved))
    qtbot.waitUntil(lambda: shown_ids(page) == oldest_first)
    choose(page, qtbot, saved[0])
    for find in (ActionId.FIND_CONTENT, ActionId.FIND_SIMILAR):
        window.actions_[find].trigger()
        qtbot.waitUntil(lambda: page.bar.sort_box.currentText() == "Most similar first")
        qtbot.waitUntil(lambda: bool(page.bar.chips))
        # Another number is typed: the order stays.
        page.bar.field.setFocus()
        page.bar.field.end(False)
        for _digit in str(saved[0].id):
            QTest.keyClick(page.bar.field, Qt.Key.Key_Backspace)
        QTest.keyClicks(page.bar.field, str(saved[3].id))
        assert page.bar.sort_box.currentText() == "Most similar first"
        page.bar.field.clear()
        assert page.bar.sort_box.currentText() == "Oldest first"
        qtbot.waitUntil(lambda: shown_ids(page) == oldest_first)


@pytest.mark.usefixtures("model")
def test_a_search_of_the_last_session_needs_nobody_to_continue_it(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, saved: list[Picture]
) -> None:
    has_model(window.studio)
    page.bar.field.setText(f"content:{saved[0].id} sort:likeness")
    qtbot.waitUntil(lambda: shown_ids(page) == ids_of(saved))
    qtbot.waitUntil(page.content.bar.isHidden)


@pytest.mark.usefixtures("model")
def test_it_is_in_the_context_menu_and_the_menu_bar(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, saved: list[Picture]
) -> None:
    has_model(window.studio)
    choose(page, qtbot, saved[3])
    page._open_menu(saved[3].id, page.grid.mapToGlobal(page.grid.rect().center()))
    menus = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu)]
    menu = next(one for one in menus if one.isVisible())
    action = window.actions_[ActionId.FIND_CONTENT]
    assert action in menu.actions()
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    wanted = ids_of([saved[3], saved[4], saved[0], saved[1], saved[2]])
    qtbot.waitUntil(lambda: shown_ids(page) == wanted)
    tip = action.toolTip()
    assert "needs" not in tip


@pytest.mark.usefixtures("model")
def test_from_create_it_leads_to_the_library(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, saved: list[Picture]
) -> None:
    has_model(window.studio)
    choose(page, qtbot, saved[0])
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.views.shown is View.CREATE)
    window.actions_[ActionId.FIND_CONTENT].trigger()
    qtbot.waitUntil(lambda: window.views.shown is View.LIBRARY)
    qtbot.waitUntil(lambda: shown_ids(page) == ids_of(saved))


@pytest.mark.usefixtures("model")
def test_pictures_of_other_programs_have_similar_ones_too(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, saved: list[Picture], tmp_path: Path
) -> None:
    has_model(window.studio)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    Image.fromarray(picture(COLOURS[0])).save(elsewhere / "painted.png")
    with pytest.MonkeyPatch.context() as chosen:
        chosen.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(elsewhere))
        window.actions_[ActionId.ADD_FOLDER].trigger()
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(saved) + 1)
    (painted,) = set(shown_ids(page)) - set(ids_of(saved))
    page.grid.set_current(painted)
    qtbot.waitUntil(lambda: page.foreign is not None)
    QTest.keyClick(page.grid, Qt.Key.Key_K, CTRL | ALT)
    qtbot.waitUntil(lambda: {*shown_ids(page)[:2]} == {painted, saved[0].id})
    qtbot.waitUntil(lambda: shown_ids(page)[2:] == ids_of(saved)[1:])
    assert page.grid.current_id == painted
    assert not page.notices.notices


def test_without_a_model_it_says_what_is_needed_and_leads_there(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, saved: list[Picture], tmp_path: Path
) -> None:
    action = window.actions_[ActionId.FIND_CONTENT]
    assert "DINOv2 small" in action.toolTip()
    choose(page, qtbot, saved[0])
    assert action.isEnabled()
    action.trigger()
    (notice,) = page.notices.notices
    assert notice.code is ErrorCode.MODEL_NONE_FINDS_SIMILAR
    (button,) = page.notices.findChildren(QPushButton)
    QTest.mouseClick(button, LEFT)
    models = window.models.window
    qtbot.waitUntil(models.isVisible)
    qtbot.waitUntil(lambda: "dinov2-small" in models.cards)
    card = models.cards["dinov2-small"]
    qtbot.waitUntil(lambda: not card.visibleRegion().isEmpty())
    # In another language, too.
    window.studio.translation.use(Language.CHINESE)
    qtbot.waitUntil(lambda: "88 MB" in action.toolTip() and "needs" not in action.toolTip())
    window.studio.translation.use(Language.ENGLISH)
    # Once it is there, nothing is missing any more.
    source = write_similarity(tmp_path / "made.safetensors")
    install_similarity(window.studio.settings.current.models(window.studio.paths.models), source)
    result_of(window.studio.registry.read_installed())
    assert "DINOv2 small" not in action.toolTip()
    assert page.notices.notices == ()


def test_a_search_that_was_kept_says_what_is_needed(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, saved: list[Picture]
) -> None:
    page.bar.field.setText(f"content:{saved[2].id} ")
    qtbot.waitUntil(lambda: shown_ids(page) == [saved[2].id])
    qtbot.waitUntil(page.content.bar.isVisible)
    assert "DINOv2 small" in page.content.bar.label.text()
    QTest.mouseClick(page.content.bar.models, LEFT)
    qtbot.waitUntil(lambda: window.models.window.isVisible())
    page.bar.field.clear()
    qtbot.waitUntil(page.content.bar.isHidden)


@pytest.mark.usefixtures("model")
def test_it_waits_for_jobs_and_says_how_far_it_has_got(
    window: MainWindow,
    page: LibraryPage,
    qtbot: QtBot,
    saved: list[Picture],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    has_model(window.studio)
    monkeypatch.setattr(picture_encoder, "_BATCH", 1)
    studio = window.studio
    window.make.prompt.field.setPlainText("slow")
    studio.draft.choose(steps=100)
    window.actions_[ActionId.GENERATE].trigger()
    qtbot.waitUntil(lambda: studio.dispatcher.running is not None)
    choose(page, qtbot, saved[0])
    window.actions_[ActionId.FIND_CONTENT].trigger()
    qtbot.waitUntil(lambda: studio.encoder.state.is_at is Encoding.WAITING)
    qtbot.waitUntil(page.content.bar.isVisible)
    said = "Compared with 0 of 5 pictures. The others follow when no picture is being made."
    qtbot.waitUntil(lambda: page.content.bar.label.text() == said)
    assert shown_ids(page) == [saved[0].id]
    # It is the job that was stopped, not the other way round.
    window.actions_[ActionId.STOP].trigger()
    qtbot.waitUntil(lambda: shown_ids(page) == ids_of(saved), timeout=20_000)
    qtbot.waitUntil(page.content.bar.isHidden)


@pytest.mark.usefixtures("model")
def test_it_can_be_stopped_and_continued(
    window: MainWindow,
    page: LibraryPage,
    qtbot: QtBot,
    saved: list[Picture],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    has_model(window.studio)
    monkeypatch.setattr(picture_encoder, "_BATCH", 1)
    # The fake engine takes as long as for a step.
    monkeypatch.setenv("SDSTUDIO_FAKE_STEP_MS", "300")
    encoder, bar = window.studio.encoder, page.content.bar
    choose(page, qtbot, saved[0])
    window.actions_[ActionId.FIND_CONTENT].trigger()
    qtbot.waitUntil(lambda: encoder.state.done > 0 and bar.stop.isVisible())
    QTest.mouseClick(bar.stop, LEFT)
    qtbot.waitUntil(bar.go_on.isVisible)
    done = encoder.state.done
    assert done < len(saved)
    assert bar.label.text() == f"Compared with {done} of 5 pictures."
    assert encoder.state.is_at is Encoding.RESTING
    QTest.mouseClick(bar.go_on, LEFT)
    qtbot.waitUntil(lambda: shown_ids(page) == ids_of(saved), timeout=20_000)
    assert encoder.state.done == len(saved)


@pytest.mark.usefixtures("model")
def test_new_pictures_are_compared_as_they_come_and_deleted_ones_no_more(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, saved: list[Picture]
) -> None:
    studio = window.studio
    has_model(studio)
    choose(page, qtbot, saved[0])
    window.actions_[ActionId.FIND_CONTENT].trigger()
    qtbot.waitUntil(lambda: shown_ids(page) == ids_of(saved))
    new = result_of(
        studio.library.do(
            lambda library: library.save_picture(
                picture((215, 45, 40)), a_request("new", seed=99), a_provenance()
            )
        )
    )
    wanted = ids_of([saved[0], new, *saved[1:]])
    qtbot.waitUntil(lambda: shown_ids(page) == wanted, timeout=20_000)
    result_of(studio.pictures.delete((new.id,)))
    qtbot.waitUntil(lambda: shown_ids(page) == ids_of(saved))
    store = studio.hasher.store.vectors
    model = studio.registry.auxiliary(AuxiliaryKind.SIMILARITY)
    assert model is not None
    assert store.without([new.identity], model.sha256) == []
    studio.library.do(lambda library: setattr(library.trash, "_send_to_trash", SystemTrash()))
    result_of(studio.library.do(lambda library: library.trash.purge([new.id])))
    assert store.without([new.identity], model.sha256) == [new.identity]


def test_a_model_that_goes_in_the_middle_is_said_to_be_gone(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, saved: list[Picture], model: Path
) -> None:
    has_model(window.studio)
    bar = page.content.bar
    kept = model.with_name("elsewhere")
    model.rename(kept)
    choose(page, qtbot, saved[0])
    window.actions_[ActionId.FIND_CONTENT].trigger()
    qtbot.waitUntil(lambda: window.studio.encoder.state.is_at is Encoding.FAILED)
    qtbot.waitUntil(bar.isVisible)
    assert bar.label.text().startswith("Compared with 0 of 5 pictures.")
    assert "Tiny DINO" in bar.label.text()
    assert bar.models.isVisible()
    kept.rename(model)
    QTest.mouseClick(bar.go_on, LEFT)
    qtbot.waitUntil(lambda: shown_ids(page) == ids_of(saved), timeout=20_000)
    # Removed for good, what is known is still found.
    shutil.rmtree(model)
    result_of(window.studio.registry.read_installed())
    assert window.studio.encoder.state.is_at is Encoding.NO_MODEL
    page.bar.field.setText(f"content:{saved[4].id} sort:likeness ")
    qtbot.waitUntil(lambda: shown_ids(page)[:1] == [saved[4].id] and len(page.grid.ids) == 5)


@pytest.mark.usefixtures("model")
def test_a_picture_that_cannot_be_read_is_left_out_and_counted(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, saved: list[Picture]
) -> None:
    has_model(window.studio)
    # Neither its thumbnail nor its file.
    window.studio.hasher.store.forget([saved[1].identity])
    saved[1].path.write_bytes(saved[1].path.read_bytes()[:60])
    choose(page, qtbot, saved[0])
    window.actions_[ActionId.FIND_CONTENT].trigger()
    qtbot.waitUntil(lambda: window.studio.encoder.state.is_at is Encoding.COMPLETE)
    qtbot.waitUntil(page.content.bar.isVisible)
    assert page.content.bar.label.text() == "1 picture can't be read, so it isn't compared."
    rest = [one for one in saved if one is not saved[1]]
    qtbot.waitUntil(lambda: [one for one in shown_ids(page) if one != saved[1].id] == ids_of(rest))


@pytest.mark.usefixtures("model")
def test_an_engine_that_dies_costs_nothing(
    window: MainWindow,
    page: LibraryPage,
    qtbot: QtBot,
    saved: list[Picture],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    has_model(window.studio)
    monkeypatch.setattr(picture_encoder, "_BATCH", 1)
    monkeypatch.setenv("SDSTUDIO_FAKE_STEP_MS", "200")
    studio = window.studio
    choose(page, qtbot, saved[0])
    window.actions_[ActionId.FIND_CONTENT].trigger()
    qtbot.waitUntil(lambda: studio.encoder.state.done > 0)
    studio.engine.restart()
    qtbot.waitUntil(lambda: shown_ids(page) == ids_of(saved), timeout=20_000)
    assert studio.encoder.state.unreadable == 0


@pytest.mark.usefixtures("model")
def test_nothing_stays_of_a_picture_that_is_purged_while_it_is_looked_at(
    window: MainWindow,
    page: LibraryPage,
    qtbot: QtBot,
    saved: list[Picture],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    studio = window.studio
    has_model(studio)
    studio.library.do(lambda library: setattr(library.trash, "_send_to_trash", SystemTrash()))
    vectors, write = studio.hasher.store.vectors, studio.hasher.store.vectors.write
    began, is_purged = Event(), Event()

    def late(model: str, some: Mapping[str, bytes]) -> bool:
        if saved[0].identity in some:
            began.set()
            assert is_purged.wait(30)
        return write(model, some)

    monkeypatch.setattr(vectors, "write", late)
    choose(page, qtbot, saved[0])
    window.actions_[ActionId.FIND_CONTENT].trigger()
    qtbot.waitUntil(began.is_set)
    result_of(studio.pictures.delete((saved[0].id,)))
    result_of(studio.library.do(lambda library: library.trash.purge([saved[0].id])))
    is_purged.set()
    qtbot.waitUntil(lambda: studio.encoder.state.is_at is Encoding.COMPLETE)
    model = studio.registry.auxiliary(AuxiliaryKind.SIMILARITY)
    assert model is not None
    identities = [one.identity for one in saved]
    assert vectors.without(identities, model.sha256) == [saved[0].identity]


def test_an_engine_that_dies_of_it_again_and_again_still_makes_pictures(
    window: MainWindow,
    page: LibraryPage,
    qtbot: QtBot,
    saved: list[Picture],
    paths: Paths,
    tmp_path: Path,
    make: Callable[..., None],
) -> None:
    studio = window.studio
    install_similarity(paths.models, write_similarity(tmp_path / "m.safetensors"), "crash")
    has_model(studio)
    choose(page, qtbot, saved[0])
    window.actions_[ActionId.FIND_CONTENT].trigger()
    qtbot.waitUntil(lambda: studio.encoder.state.is_at is Encoding.FAILED)
    qtbot.waitUntil(page.content.bar.isVisible)
    assert "stopped unexpectedly" in page.content.bar.label.text()
    make("a fish")
    # Not for new pictures, only for an artist who asks.
    studio.encoder.begin()
    assert studio.encoder.state.is_at is Encoding.FAILED
    assert studio.dispatcher.engine_ready is not None


# The model.


def test_its_card_says_what_it_does_and_makes_no_pictures(
    window: MainWindow, qtbot: QtBot, model: Path
) -> None:
    has_model(window.studio)
    window.actions_[ActionId.MODELS].trigger()
    models = window.models.window
    qtbot.waitUntil(lambda: model.parent.name in models.cards)
    card, offered = models.cards[model.parent.name], models.cards["dinov2-small"]
    qtbot.waitUntil(lambda: ModelAction.VERIFY in card.buttons)
    assert ModelAction.USE not in card.buttons
    assert card.facts.text() == "Finds similar pictures · Imported by you · licence unknown"
    assert card.licence.isHidden()
    assert offered.licence.text() == "Apache License 2.0"
    assert ModelAction.DOWNLOAD in offered.buttons
    assert offered.facts.text() == "Finds similar pictures"
    assert card.speed.isHidden()
    assert offered.speed.isHidden()
    # Nor can it be chosen for pictures.
    assert all("DINO" not in one.ref.name for one in window.studio.registry.checkpoints)


def test_one_that_was_imported_is_said_to_be_ready_and_used(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, saved: list[Picture], tmp_path: Path
) -> None:
    store = window.studio.models
    qtbot.waitUntil(lambda: store.catalogue is not None)
    source = write_similarity(tmp_path / "downloads" / "model.safetensors")
    found, failures = result_of(store.examine([source.parent]))
    assert (len(found), failures) == (1, ())
    store.import_found(found[0], ImportChoice(name="My DINO"))
    qtbot.waitUntil(lambda: window.studio.registry.auxiliary(AuxiliaryKind.SIMILARITY) is not None)
    said = "My DINO is ready to find pictures with similar content."
    qtbot.waitUntil(lambda: window.make.done.text == said)
    choose(page, qtbot, saved[0])
    window.actions_[ActionId.FIND_CONTENT].trigger()
    qtbot.waitUntil(lambda: shown_ids(page) == ids_of(saved))
