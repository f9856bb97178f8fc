"""ModelStore: downloads, installs and removes models off the GUI thread."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.model_management.installed_checkpoints import read_installed
from sdstudio.app.model_management.model_files import ImportChoice, ModelFiles
from sdstudio.app.model_management.model_status import Condition
from sdstudio.app.model_management.store import ModelStore
from sdstudio.app.model_registry import ModelRegistry
from sdstudio.app.session import SessionStore
from sdstudio.app.settings_store import SettingsStore
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models import installed as installed_models
from sdstudio.models.catalogue import Layout
from sdstudio.models.download_requests import REQUEST_NAME
from sdstudio.models.importing import ImportCandidate
from sdstudio.models.records import RECORD_NAME
from tests.support import hub
from tests.support.coroutines import result_of
from tests.support.download_faults import IMPATIENT, KIB
from tests.support.hub import Mirror
from tests.support.model_hub import LICENCE, SmallModel, small_model, write_catalogue
from tests.support.networks import FakeNetwork
from tests.support.paper_model import write_model
from tests.support.studio import studio_paths

ONE, TWO = "one/fp16", "two/fp16"


class Place:
    """A user's folders and the hub; :meth:`store` is what each start of the program makes."""

    def __init__(self, folder: Path, mirror: Mirror, models: list[SmallModel]) -> None:
        self.paths = studio_paths(folder)
        self.mirror = mirror
        write_catalogue(self.paths.resources / "catalogue.json", mirror, *models)
        self.settings = SettingsStore(self.paths.settings_file)
        self.session = SessionStore(self.paths.session_file)
        self.network = FakeNetwork()
        self._made: list[tuple[ModelStore, BackgroundTasks]] = []

    def store(self) -> ModelStore:
        background = BackgroundTasks()
        self.registry = ModelRegistry(
            self.paths.starter,
            self.session,
            lambda: read_installed(self.paths.models),
            self.paths.cache / "known.json",
            background,
        )
        store = ModelStore(
            self.paths, self.settings, self.registry, background, self.network, IMPATIENT
        )
        self._made.append((store, background))
        return store

    def end(self) -> None:
        """As closing the window does."""
        for store, background in self._made:
            store.close()
            assert background.close(5.0)
        self._made.clear()


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    models = [small_model(tmp_path / "made", key, mark) for mark, key in ((1, "one"), (2, "two"))]
    with hub.mirrors([{path: data for one in models for path, data in one.paths().items()}]) as (
        mirror,
    ):
        place = Place(tmp_path / "studio", mirror, models)
        yield place
        place.end()


@pytest.fixture
def store(qtbot: QtBot, place: Place) -> ModelStore:
    return begun(qtbot, place)


def begun(qtbot: QtBot, place: Place) -> ModelStore:
    store = place.store()
    with qtbot.waitSignal(store.offers_changed):
        store.begin()
    return store


def condition(store: ModelStore, key: str) -> Condition:
    return store.model_status(key).condition


def fetched(qtbot: QtBot, store: ModelStore, key: str) -> Path:
    with qtbot.waitSignal(store.installed) as told:
        store.downloads.add(key)
    folder: Path = told.args[1]
    return folder


def test_an_offered_model_is_downloaded_and_registered(
    qtbot: QtBot, place: Place, store: ModelStore
) -> None:
    assert [offer.name for offer in store.offers] == ["One", "Two"]
    assert condition(store, ONE) is Condition.ABSENT
    folder = fetched(qtbot, store, ONE)
    assert folder == place.paths.models / "one" / "fp16"
    assert condition(store, ONE) is Condition.READY
    qtbot.waitUntil(lambda: [one.ref.name for one in place.registry.checkpoints[1:]] == ["One"])


def test_how_it_gets_on_is_told_with_speed_file_and_source(
    qtbot: QtBot, place: Place, store: ModelStore
) -> None:
    place.mirror.play(then=hub.stalling_after(1))
    seen = []
    store.status_changed.connect(lambda key: seen.append(store.model_status(key)))
    store.downloads.add(ONE)
    qtbot.waitUntil(lambda: any(one.condition is Condition.FETCHING for one in seen))
    store.downloads.pause(ONE)
    qtbot.waitUntil(lambda: condition(store, ONE) is Condition.PAUSED)
    fetching = next(one for one in seen if one.condition is Condition.FETCHING)
    assert fetching.progress.source == "Hub"
    assert fetching.progress.file.endswith(".safetensors")
    assert fetching.progress.size_bytes > 0


def test_several_queue(qtbot: QtBot, place: Place, store: ModelStore) -> None:
    place.mirror.play(then=hub.stalling_after(1))
    store.downloads.add(ONE)
    store.downloads.add(TWO)
    qtbot.waitUntil(lambda: condition(store, ONE) is Condition.FETCHING)
    assert condition(store, TWO) is Condition.WAITING
    place.mirror.heal()
    store.cancel(ONE)
    qtbot.waitUntil(lambda: condition(store, ONE) is Condition.ABSENT)
    qtbot.waitUntil(lambda: condition(store, TWO) is Condition.READY)


def test_resume_right_after_pause_goes_on(qtbot: QtBot, place: Place, store: ModelStore) -> None:
    place.mirror.play(hub.stalling_after(1))
    store.downloads.add(ONE)
    qtbot.waitUntil(lambda: condition(store, ONE) is Condition.FETCHING)
    store.downloads.pause(ONE)
    store.downloads.resume(ONE)
    qtbot.waitUntil(lambda: condition(store, ONE) is Condition.READY)


def test_what_was_being_fetched_goes_on_at_the_next_start_unless_it_was_paused(
    qtbot: QtBot, place: Place, store: ModelStore
) -> None:
    place.mirror.play(then=hub.stalling_after(1))
    store.downloads.add(ONE)
    qtbot.waitUntil(lambda: condition(store, ONE) is Condition.FETCHING)
    store.downloads.pause(ONE)
    qtbot.waitUntil(lambda: condition(store, ONE) is Condition.PAUSED)
    store.downloads.add(TWO)
    qtbot.waitUntil(lambda: condition(store, TWO) is Condition.FETCHING)
    place.end()
    place.mirror.heal()
    again = begun(qtbot, place)
    qtbot.waitUntil(lambda: condition(again, TWO) is Condition.READY)
    assert condition(again, ONE) is Condition.PAUSED


def test_a_metered_connection_is_asked_about_first(
    qtbot: QtBot, place: Place, store: ModelStore
) -> None:
    place.network.meter(True)
    store.downloads.add(ONE)
    assert condition(store, ONE) is Condition.METERED
    note = place.paths.models / ONE / REQUEST_NAME
    qtbot.waitUntil(lambda: note.exists() and note.read_text(encoding="utf-8") == f"{ONE}\n")
    place.end()
    again = begun(qtbot, place)
    assert condition(again, ONE) is Condition.METERED
    assert place.mirror.asked == []
    again.cancel(ONE)
    qtbot.waitUntil(lambda: condition(again, ONE) is Condition.ABSENT)
    assert not note.exists()


def test_the_artist_may_download_over_a_metered_connection(
    qtbot: QtBot, place: Place, store: ModelStore
) -> None:
    place.network.meter(True)
    store.downloads.add(ONE)
    store.downloads.resume(ONE)
    qtbot.waitUntil(lambda: condition(store, ONE) is Condition.READY)


def test_a_connection_that_becomes_metered_holds_back_and_another_goes_on(
    qtbot: QtBot, place: Place, store: ModelStore
) -> None:
    place.mirror.play(hub.stalling_after(1))
    store.downloads.add(ONE)
    qtbot.waitUntil(lambda: condition(store, ONE) is Condition.FETCHING)
    place.network.meter(True)
    assert condition(store, ONE) is Condition.METERED
    place.network.meter(False)
    qtbot.waitUntil(lambda: condition(store, ONE) is Condition.READY)


def test_a_network_that_fails_says_so_and_is_tried_again_when_it_is_back(
    qtbot: QtBot, place: Place, store: ModelStore
) -> None:
    place.mirror.play(then=hub.cut_after(0))
    store.downloads.add(ONE)
    qtbot.waitUntil(lambda: condition(store, ONE) is Condition.FAILED)
    model_status = store.model_status(ONE)
    assert model_status.retries
    assert model_status.notice is not None
    assert model_status.notice.code is ErrorCode.DOWNLOAD_INTERRUPTED
    place.mirror.heal()
    place.network.came_back.emit()
    qtbot.waitUntil(lambda: condition(store, ONE) is Condition.READY)


def test_a_source_that_refuses_is_not_asked_again_by_itself(
    qtbot: QtBot, place: Place, store: ModelStore
) -> None:
    place.mirror.play(then=hub.status(404))
    store.downloads.add(ONE)
    qtbot.waitUntil(lambda: condition(store, ONE) is Condition.FAILED)
    assert not store.model_status(ONE).retries
    store.cancel(ONE)
    qtbot.waitUntil(lambda: condition(store, ONE) is Condition.ABSENT)


def test_damage_is_found_remembered_and_repaired(
    qtbot: QtBot, place: Place, store: ModelStore
) -> None:
    folder = fetched(qtbot, store, ONE)
    file = next(folder.rglob("unet/*.safetensors"))
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)
    store.verify(ONE)
    qtbot.waitUntil(lambda: condition(store, ONE) is Condition.DAMAGED)
    notice = store.model_status(ONE).notice
    assert notice is not None
    assert notice.code is ErrorCode.MODEL_BYTES_DAMAGED
    place.end()
    again = begun(qtbot, place)
    assert condition(again, ONE) is Condition.DAMAGED
    asked = len(place.mirror.asked)
    again.downloads.add(ONE)
    qtbot.waitUntil(lambda: condition(again, ONE) is Condition.READY)
    assert len(place.mirror.asked) == asked + 1
    with qtbot.waitSignal(again.verified):
        again.verify(ONE)


def test_a_configuration_that_is_gone_is_damage_and_comes_back(
    qtbot: QtBot, store: ModelStore
) -> None:
    config = fetched(qtbot, store, ONE) / "vae" / "config.json"
    config.unlink()
    result_of(store.read())
    assert condition(store, ONE) is Condition.DAMAGED
    with qtbot.waitSignal(store.installed):
        store.downloads.add(ONE)
    assert config.exists()
    assert condition(store, ONE) is Condition.READY


def test_a_model_is_exported_and_imported_from_a_disk_with_a_chinese_name(
    qtbot: QtBot, place: Place, store: ModelStore, tmp_path: Path
) -> None:
    folder = fetched(qtbot, store, ONE)
    stick = tmp_path / "优盘"
    stick.mkdir()
    with qtbot.waitSignal(store.exported):
        store.export(ONE, stick)
    shutil.rmtree(folder)
    result_of(store.read())
    assert condition(store, ONE) is Condition.ABSENT

    found = examined(qtbot, store, stick)
    assert [one.name for one in found] == ["One"]
    with qtbot.waitSignal(store.installed) as told:
        store.import_found(found[0], ImportChoice(name="One"))
        assert list(store.imports.values()) == ["One"]
    assert told.args == [ONE, folder]
    assert store.imports == {}


def test_a_model_of_nobody_else_gets_a_card_of_its_own(
    qtbot: QtBot, place: Place, store: ModelStore, tmp_path: Path
) -> None:
    own = write_model(tmp_path / "我的模型", words=False, mark=9)
    found = examined(qtbot, store, own)[0]
    with qtbot.waitSignal(store.installed):
        store.import_found(found, ImportChoice(name="我的模型", link=True))
    offer = store.offers[-1]
    assert (offer.name, offer.model) == ("我的模型", None)
    assert offer.variants[0].installed is not None
    assert offer.variants[0].installed.is_linked


def test_what_is_no_model_is_told_in_a_sentence(
    qtbot: QtBot, place: Place, store: ModelStore, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("Dear reader", encoding="utf-8")
    _, (refused,) = result_of(store.examine([tmp_path / "letter.txt"]))
    assert refused.code is ErrorCode.FILE_MESSAGE


def test_a_removed_model_leaves_the_registry(
    qtbot: QtBot, place: Place, store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trash(folder: Path, name: str) -> None:
        shutil.rmtree(folder)

    monkeypatch.setattr(installed_models, "remove", trash)
    fetched(qtbot, store, ONE)
    qtbot.waitUntil(lambda: len(place.registry.checkpoints) == 2)
    with qtbot.waitSignals([store.removed, place.registry.left]):
        store.remove(ONE)
    assert condition(store, ONE) is Condition.ABSENT


@pytest.fixture
def unreadable(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From when it is called, what is installed can't be read for the cards."""

    def refuse(_files: ModelFiles) -> None:
        raise StudioError(ErrorCode.CATALOGUE_DAMAGED, file="catalogue.json", detail="?")

    return lambda: monkeypatch.setattr(ModelFiles, "inventory", refuse)


def test_a_removed_model_leaves_the_registry_even_if_the_cards_cannot_be_read(
    qtbot: QtBot,
    place: Place,
    store: ModelStore,
    monkeypatch: pytest.MonkeyPatch,
    unreadable: Callable[[], None],
) -> None:
    monkeypatch.setattr(installed_models, "remove", lambda folder, _name: shutil.rmtree(folder))
    fetched(qtbot, store, ONE)
    qtbot.waitUntil(lambda: len(place.registry.checkpoints) == 2)
    unreadable()
    with qtbot.waitSignals([store.removed, store.trouble, place.registry.left]):
        store.remove(ONE)


def test_a_downloaded_model_is_registered_even_if_the_cards_cannot_be_read(
    qtbot: QtBot, place: Place, store: ModelStore, unreadable: Callable[[], None]
) -> None:
    unreadable()
    with qtbot.waitSignals([store.trouble, place.registry.arrived]):
        store.downloads.add(ONE)


def test_an_imported_model_is_registered_even_if_the_cards_cannot_be_read(
    qtbot: QtBot,
    place: Place,
    store: ModelStore,
    tmp_path: Path,
    unreadable: Callable[[], None],
) -> None:
    own = write_model(tmp_path / "mine", words=False, mark=9)
    found = examined(qtbot, store, own)[0]
    unreadable()
    with qtbot.waitSignals([store.trouble, place.registry.arrived]):
        store.import_found(found, ImportChoice(name="Mine", link=True))
    assert store.imports == {}


def test_a_task_can_be_cancelled(qtbot: QtBot, place: Place, store: ModelStore) -> None:
    fetched(qtbot, store, ONE)
    ended: list[str] = []
    store.verified.connect(ended.append)
    seen: list[Condition] = []

    def cancel(key: str) -> None:
        seen.append(condition(store, key))
        store.cancel(key)

    store.status_changed.connect(cancel)
    store.verify(ONE)
    qtbot.waitUntil(lambda: seen == [Condition.VERIFYING, Condition.READY])
    result_of(store.read())
    assert ended == []


def test_a_bug_leaves_no_model_busy_for_ever(
    qtbot: QtBot, store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    fetched(qtbot, store, ONE)
    for module in (
        "sdstudio.models.verification.verify_and_remember",
        "sdstudio.models.download.request_for",
    ):
        monkeypatch.setattr(module, broken)
    with qtbot.capture_exceptions() as bugs:
        store.verify(ONE)
        store.downloads.add(TWO)
        qtbot.waitUntil(lambda: len(bugs) == 2)
    assert {kind for kind, _, _ in bugs} == {ZeroDivisionError}
    assert condition(store, ONE) is Condition.READY
    assert condition(store, TWO) is Condition.ABSENT


def test_terms_are_accepted_once(qtbot: QtBot, place: Place, store: ModelStore) -> None:
    assert store.catalogue is not None
    licence = store.catalogue.licence(LICENCE)
    assert licence is not None
    terms, accepted_at = result_of(store.licences.read(licence))
    assert "Attachment A" in terms.text
    assert accepted_at == ""
    result_of(store.licences.accept(terms))
    assert result_of(store.licences.read(licence))[1]


def test_a_source_of_the_artists_own_is_asked_first(
    qtbot: QtBot, place: Place, store: ModelStore
) -> None:
    assert store.catalogue is not None
    store.sources.add(place.mirror.address("/mine"), Layout.FOLDER)
    assert store.sources.ordered(store.catalogue)[0].address.endswith("/mine")
    fetched(qtbot, store, ONE)
    assert place.mirror.asked[0].path.startswith("/mine/")
    store.sources.remove(store.sources.own[0].key)
    assert [one.key for one in store.sources.ordered(store.catalogue)] == ["hub"]
    with pytest.raises(StudioError) as caught:
        store.sources.add("nonsense", Layout.FOLDER)
    assert caught.value.code is ErrorCode.ENDPOINT_NOT_VALID


def test_a_catalogue_of_the_users_own_that_is_wrong_is_told_once(
    qtbot: QtBot, place: Place
) -> None:
    place.paths.config.mkdir(parents=True, exist_ok=True)
    place.paths.own_catalogue.write_text("{", encoding="utf-8")
    store = place.store()
    with qtbot.waitSignal(store.trouble) as told:
        store.begin()
    assert told.args[0].code is ErrorCode.CATALOGUE_DAMAGED
    qtbot.waitUntil(lambda: len(store.offers) == 2)


def test_a_download_that_cannot_even_be_requested_can_be_cancelled(
    qtbot: QtBot, place: Place, store: ModelStore
) -> None:
    content = json.loads(place.paths.catalogue.read_text(encoding="utf-8"))
    content["endpoints"] = []
    place.paths.catalogue.write_text(json.dumps(content), encoding="utf-8")
    store.downloads.add(ONE)
    qtbot.waitUntil(lambda: condition(store, ONE) is Condition.FAILED)
    notice = store.model_status(ONE).notice
    assert notice is not None
    assert notice.code is ErrorCode.DOWNLOAD_NO_SOURCE
    store.cancel(ONE)
    qtbot.waitUntil(lambda: condition(store, ONE) is Condition.ABSENT)


def test_a_full_disk_is_told_before_anything_is_fetched(
    qtbot: QtBot, place: Place, store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sdstudio.disk.SystemDisk.free_bytes", lambda *_: KIB // 8)
    store.downloads.add(ONE)
    qtbot.waitUntil(lambda: condition(store, ONE) is Condition.FAILED)
    notice = store.model_status(ONE).notice
    assert notice is not None
    assert notice.code is ErrorCode.DOWNLOAD_DISK_FULL
    assert place.mirror.asked == []
    assert not list(place.paths.models.rglob(RECORD_NAME))


def examined(qtbot: QtBot, store: ModelStore, path: Path) -> tuple[ImportCandidate, ...]:
    return result_of(store.examine([path]))[0]
