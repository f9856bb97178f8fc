"""Downloading models: on bad connections, from mirrors that nobody trusts; no Qt.

Not imported by ``sdstudio.models`` itself, so that the window is painted without the network's
libraries.
"""

from sdstudio.models.download.check import Checked, check_mirrors
from sdstudio.models.download.file import FileOrder
from sdstudio.models.download.model import ModelFetcher, ModelOrder, order_for
from sdstudio.models.download.patience import Patience
from sdstudio.models.download.queue import DownloadQueue, State, Status
from sdstudio.models.download.stop import Stop, Stopped
from sdstudio.models.download.transfer import new_client
from sdstudio.models.orders import Unfinished, unfinished

__all__ = [
    "Checked",
    "DownloadQueue",
    "FileOrder",
    "ModelFetcher",
    "ModelOrder",
    "Patience",
    "State",
    "Status",
    "Stop",
    "Stopped",
    "Unfinished",
    "check_mirrors",
    "new_client",
    "order_for",
    "unfinished",
]
