"""What the system says of the network."""

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation

from sdstudio.app.model_management.network_status import NetworkStatus

Reachability = QNetworkInformation.Reachability


class FakeInformation(QObject):
    """Says what it is told to."""

    isMeteredChanged = Signal()  # noqa: N815 - as Qt has it
    reachabilityChanged = Signal(object)  # noqa: N815

    def __init__(self, reachability: Reachability) -> None:
        super().__init__()
        self._reachability = reachability

    def reachability(self) -> Reachability:
        return self._reachability


@pytest.mark.parametrize(
    ("reachability", "is_online"),
    [
        (Reachability.Online, True),
        (Reachability.Unknown, True),
        (Reachability.Disconnected, False),
        (Reachability.Local, False),
        (Reachability.Site, False),
    ],
)
def test_the_internet_is_there_unless_the_system_knows_better(
    monkeypatch: pytest.MonkeyPatch, reachability: Reachability, is_online: bool
) -> None:
    information = FakeInformation(reachability)
    monkeypatch.setattr(QNetworkInformation, "loadBackendByFeatures", lambda _wanted: True)
    monkeypatch.setattr(QNetworkInformation, "instance", lambda: information)
    network = NetworkStatus()
    assert network.is_online
    network.begin()
    assert network.is_online is is_online
