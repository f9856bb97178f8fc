"""Passwords of the artist's own servers: in the keyring, or in a file that nobody else can read."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from pytestqt.qtbot import QtBot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.credentials import Credentials
from sdstudio.app.model_management.sources import Sources
from sdstudio.app.settings_store import SettingsStore
from sdstudio.cli.model_lookup import ModelLookup, settings_of
from sdstudio.disk import SystemDisk
from sdstudio.models.catalogue import Catalogue, Layout, Licence
from sdstudio.models.endpoints import own_endpoint
from sdstudio.models.licences import Terms
from sdstudio.paths import APP_NAME, Paths
from tests.support.keyrings import ForgetfulKeyring, LockedKeyring, MemoryKeyring, SilentKeyring
from tests.support.studio import studio_paths

ADDRESS, SECRET = "https://models.example.org/hub", "me:s3cr3t"
WITH_SECRET = f"https://{SECRET}@models.example.org/hub"
KEY = own_endpoint(ADDRESS).key
EMPTY = Catalogue()

private_modes = pytest.mark.skipif(sys.platform == "win32", reason="modes say nothing there")


@pytest.fixture(autouse=True)
def whatever_the_umask() -> Iterator[None]:
    """As careless as a system can be."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def use(request: pytest.FixtureRequest) -> Callable[[KeyringBackend], KeyringBackend]:
    """Set the system's keyring."""

    def set_keyring(ring: KeyringBackend) -> KeyringBackend:
        before = keyring.get_keyring()
        keyring.set_keyring(ring)
        request.addfinalizer(lambda: keyring.set_keyring(before))
        return ring

    return set_keyring


@pytest.fixture
def memory(use: Callable[[KeyringBackend], KeyringBackend]) -> MemoryKeyring:
    ring = MemoryKeyring()
    use(ring)
    return ring


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return studio_paths(tmp_path)


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[BackgroundTasks]:
    made = BackgroundTasks()
    yield made
    made.close(10.0)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def text_of(folder: Path) -> str:
    """Everything in the files of a folder."""
    return "\n".join(
        path.read_text("utf-8") for path in sorted(folder.rglob("*")) if path.is_file()
    )


@private_modes
def test_without_a_keyring_they_are_in_a_file_of_this_user_s(paths: Paths) -> None:
    credentials = Credentials(paths.secrets)
    credentials.keep({KEY: SECRET})
    credentials.settle()
    assert Credentials(paths.secrets).of(KEY) == SECRET
    assert mode(paths.secrets) == 0o600
    assert mode(paths.config) == 0o700


def test_with_a_keyring_none_stays_in_the_file(paths: Paths, memory: MemoryKeyring) -> None:
    credentials = Credentials(paths.secrets)
    credentials.keep({KEY: SECRET})
    credentials.settle()
    assert memory.kept == {(APP_NAME, KEY): SECRET}
    assert "s3cr3t" not in text_of(paths.config)
    assert Credentials(paths.secrets).of(KEY) == SECRET
    credentials.forget(KEY)
    assert memory.kept == {}
    assert credentials.of(KEY) is None


@pytest.mark.parametrize("ring", [LockedKeyring, ForgetfulKeyring])
def test_a_keyring_that_does_not_keep_them_costs_nothing(
    paths: Paths,
    use: Callable[[KeyringBackend], KeyringBackend],
    ring: Callable[[], KeyringBackend],
) -> None:
    use(ring())
    credentials = Credentials(paths.secrets)
    credentials.keep({KEY: SECRET})
    credentials.settle()
    assert credentials.of(KEY) == SECRET
    assert credentials.of("another") is None


@pytest.mark.timeout(20)
def test_a_keyring_that_never_answers_is_waited_for_once(
    paths: Paths, use: Callable[[KeyringBackend], KeyringBackend]
) -> None:
    ring = SilentKeyring()
    use(ring)
    credentials = Credentials(paths.secrets, timeout_s=0.1)
    assert credentials.of("one") is None
    assert credentials.of("two") is None
    assert ring.asked == 1
    ring.answers.set()


class TestSources:
    @pytest.fixture
    def sources(self, paths: Paths, background: BackgroundTasks) -> Sources:
        return Sources(SettingsStore(paths.settings_file), Credentials(paths.secrets), background)

    def test_a_server_s_password_is_used_and_kept_out_of_the_settings(
        self, qtbot: QtBot, paths: Paths, sources: Sources, memory: MemoryKeyring
    ) -> None:
        sources.add(WITH_SECRET, Layout.HUGGING_FACE)
        assert [one.address for one in sources.for_fetching(EMPTY)] == [WITH_SECRET]
        assert [one.address for one in sources.ordered(EMPTY)] == [ADDRESS]
        qtbot.waitUntil(lambda: bool(memory.kept))
        qtbot.waitUntil(lambda: "s3cr3t" not in text_of(paths.config))
        assert [one.address for one in sources.for_fetching(EMPTY)] == [WITH_SECRET]
        sources.remove(KEY)
        qtbot.waitUntil(lambda: not memory.kept)

    def test_the_same_server_with_another_password_takes_its_place(self, sources: Sources) -> None:
        sources.add(WITH_SECRET, Layout.HUGGING_FACE)
        sources.add(WITH_SECRET.replace("s3cr3t", "other"), Layout.HUGGING_FACE)
        assert [one.address for one in sources.for_fetching(EMPTY)] == [
            WITH_SECRET.replace("s3cr3t", "other")
        ]
        sources.add(ADDRESS, Layout.HUGGING_FACE)
        assert [one.address for one in sources.for_fetching(EMPTY)] == [ADDRESS]

    @private_modes
    def test_passwords_of_an_earlier_version_leave_the_settings_at_the_next_start(
        self, qtbot: QtBot, paths: Paths, background: BackgroundTasks
    ) -> None:
        row = own_endpoint(WITH_SECRET).model_dump(mode="json")
        SystemDisk().make_folder(paths.config)
        paths.settings_file.write_text(json.dumps({"own_endpoints": [row], "theme": "dark"}))
        assert mode(paths.settings_file) == 0o666
        settings = SettingsStore(paths.settings_file)
        sources = Sources(settings, Credentials(paths.secrets), background)
        sources.begin()
        assert "s3cr3t" not in paths.settings_file.read_text("utf-8")
        assert mode(paths.settings_file) == 0o600
        assert settings.current.theme == "dark"
        again = Sources(SettingsStore(paths.settings_file), Credentials(paths.secrets), background)
        assert [one.address for one in again.for_fetching(EMPTY)] == [WITH_SECRET]

    @private_modes
    def test_damaged_settings_are_put_aside_where_nobody_else_reads_them(
        self, paths: Paths
    ) -> None:
        SystemDisk().make_folder(paths.config)
        paths.settings_file.write_text("{" + WITH_SECRET)
        assert SettingsStore(paths.settings_file).damage is not None
        assert mode(paths.config / "settings.json.bad") == 0o600

    def test_the_command_line_has_the_password_too(
        self, paths: Paths, sources: Sources, tmp_path: Path
    ) -> None:
        sources.add(WITH_SECRET, Layout.HUGGING_FACE)
        lookup = ModelLookup(paths, settings_of(paths), EMPTY, tmp_path, SystemDisk(), "en")
        options = type("Options", (), {"endpoint": None, "endpoint_layout": Layout.FOLDER})()
        assert [one.address for one in lookup.endpoints(options)] == [WITH_SECRET]


@private_modes
def test_accepted_licences_are_written_for_this_user_alone(paths: Paths, tmp_path: Path) -> None:
    lookup = ModelLookup(paths, settings_of(paths), EMPTY, tmp_path, SystemDisk(), "en")
    lookup.consents.accept(Terms(Licence(key="free", name="Free"), "terms", ""))
    assert mode(paths.accepted_licences) == 0o600


@private_modes
def test_settings_are_written_for_this_user_alone(paths: Paths, qtbot: QtBot) -> None:
    SettingsStore(paths.settings_file).update(theme="dark")
    assert mode(paths.settings_file) == 0o600
    assert mode(paths.config) == 0o700
