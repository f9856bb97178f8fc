"""NetworkStatus: whether the network is available, and whether it is metered."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation


class NetworkStatus(QObject):
    """The system's network status; if unknown, assume available and not metered.

    Signals:
        changed(): :attr:`is_metered` changed.
        came_back(): the network is available again.

    Thread: GUI.
    """

    changed = Signal()
    came_back = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._information: QNetworkInformation | None = None

    def begin(self) -> None:
        """Start watching the system; loads a plug-in, which the first paint need not wait for."""
        feature = QNetworkInformation.Feature
        for wanted in (feature.Metered, feature.Reachability):
            if QNetworkInformation.loadBackendByFeatures(wanted):
                break
        self._information = QNetworkInformation.instance()
        if self._information is not None:
            self._information.isMeteredChanged.connect(self.changed)
            self._information.reachabilityChanged.connect(self._on_reachability)

    @property
    def is_metered(self) -> bool:
        """Whether downloads may be charged by volume."""
        return self._information is not None and self._information.isMetered()

    @property
    def is_online(self) -> bool:
        """Whether the internet can be reached, as far as the system knows."""
        if self._information is None:
            return True
        reachability = QNetworkInformation.Reachability
        return self._information.reachability() in (reachability.Online, reachability.Unknown)

    def _on_reachability(self, reachability: QNetworkInformation.Reachability) -> None:
        if reachability is QNetworkInformation.Reachability.Online:
            self.came_back.emit()
