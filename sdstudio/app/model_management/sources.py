"""Sources: the download servers, and which of them is tried first."""

from typing import TYPE_CHECKING

from sdstudio.app.settings import SettingsStore

if TYPE_CHECKING:
    from sdstudio.models.catalogue import Catalogue, Endpoint, Layout


class Sources:
    """The catalogue's servers and the artist's own, which the settings store.

    Thread: GUI, except for :meth:`ordered`.
    """

    def __init__(self, settings: SettingsStore) -> None:
        self._settings = settings

    def ordered(self, catalogue: "Catalogue") -> "tuple[Endpoint, ...]":
        """All servers, in the order in which they are tried. Any thread."""
        from sdstudio.models.endpoints import ordered_endpoints

        return ordered_endpoints(catalogue, self.own, self._settings.current.endpoint)

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
        others = [one for one in self.own if one.key != added.key]
        self._keep([*others, added], preferred=added.key)

    def remove(self, key: str) -> None:
        """Remove a server that the artist added. Raises ``SETTINGS_NOT_SAVED``."""
        preferred = self._settings.current.endpoint
        others = [one for one in self.own if one.key != key]
        self._keep(others, preferred="" if preferred == key else preferred)

    def _keep(self, own: "list[Endpoint]", *, preferred: str) -> None:
        rows = [one.model_dump(mode="json") for one in own]
        self._settings.update(own_endpoints=rows, endpoint=preferred)
