"""Sources: the download servers, and which of them is tried first."""

import contextlib
from typing import TYPE_CHECKING, Final

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.credentials import Credentials
from sdstudio.app.settings_store import SettingsStore
from sdstudio.domain.errors import ErrorCode, StudioError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sdstudio.models.catalogue import Catalogue, Endpoint, Layout

_LANE: Final = "credentials"


class Sources:
    """The catalogue's servers and the artist's own, which the settings store.

    Users and passwords are kept apart, by ``credentials``.

    Thread: GUI, but for :meth:`for_fetching`.
    """

    def __init__(
        self, settings: SettingsStore, credentials: Credentials, background: BackgroundTasks
    ) -> None:
        self._settings = settings
        self._credentials = credentials
        self._background = background

    def begin(self) -> None:
        """Take passwords out of the settings, where earlier versions kept them."""
        kept = self._settings.current
        if any("@" in row.get("address", "") for row in kept.own_endpoints):
            # Nothing is lost where it cannot be written: the next start tries again.
            with contextlib.suppress(StudioError):
                self._keep(self.own, kept.secret_endpoints, preferred=kept.endpoint)
        if self._settings.current.secret_endpoints:
            self._work(self._credentials.settle)

    def ordered(self, catalogue: "Catalogue") -> "tuple[Endpoint, ...]":
        """All servers without passwords, the one that is asked first in front."""
        from sdstudio.models.endpoints import ordered_endpoints

        return ordered_endpoints(catalogue, self.own, self._settings.current.endpoint)

    def for_fetching(self, catalogue: "Catalogue") -> "tuple[Endpoint, ...]":
        """As :meth:`ordered`, with passwords. Any thread but the GUI's: the keyring may ask."""
        keys = self._settings.current.secret_endpoints
        return self._credentials.filled_in(self.ordered(catalogue), keys)

    @property
    def own(self) -> "tuple[Endpoint, ...]":
        """The servers that the artist added."""
        from sdstudio.models.endpoints import read_own_endpoints

        return read_own_endpoints(self._settings.current.own_endpoints)

    def prefer(self, key: str) -> None:
        """Try the server with that key first. Raises ``SETTINGS_NOT_SAVED``."""
        self._settings.update(endpoint=key)

    def add(self, address: str, layout: "Layout") -> None:
        """Add a server of the artist's own and try it first.

        Raises:
            StudioError: ``ENDPOINT_NOT_VALID`` or ``SETTINGS_NOT_SAVED``.
        """
        from sdstudio.models.endpoints import own_endpoint

        added = own_endpoint(address, layout)
        others, secret = self._without(added.key)
        self._keep([*others, added], secret, preferred=added.key)
        if added.key in self._settings.current.secret_endpoints:
            self._work(self._credentials.settle)

    def remove(self, key: str) -> None:
        """Ask a server of the artist's own no more. Raises ``SETTINGS_NOT_SAVED``."""
        before = self._settings.current
        preferred = "" if before.endpoint == key else before.endpoint
        self._keep(*self._without(key), preferred=preferred)
        if key in before.secret_endpoints:
            self._work(lambda: self._credentials.forget(key))

    def _without(self, key: str) -> "tuple[list[Endpoint], list[str]]":
        """The artist's other servers, and the keys of those that have a secret."""
        others = [one for one in self.own if one.key != key]
        return others, [one for one in self._settings.current.secret_endpoints if one != key]

    def _keep(self, own: "Sequence[Endpoint]", secret: "Sequence[str]", *, preferred: str) -> None:
        from sdstudio.models.endpoints import secret_of, without_secret

        secrets = {one.key: secret for one in own if (secret := secret_of(one))}
        if secrets:
            try:
                self._credentials.keep(secrets)
            except StudioError as error:
                folder = str(error.arguments.get("folder", ""))
                raise StudioError(ErrorCode.SETTINGS_NOT_SAVED, folder=folder) from error
        self._settings.update(
            own_endpoints=[without_secret(one).model_dump(mode="json") for one in own],
            secret_endpoints=sorted({*secret, *secrets}),
            endpoint=preferred,
        )

    def _work(self, act: "Callable[[], None]") -> None:
        def work() -> None:
            # What the disk refuses leaves the secret where it is.
            with contextlib.suppress(StudioError):
                act()

        self._background.do(_LANE, work)
