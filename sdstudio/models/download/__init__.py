"""Downloading models over bad connections and from untrusted mirrors; no Qt.

Not imported by ``sdstudio.models`` itself, so that the network libraries don't delay the first
paint.
"""

from sdstudio.models.download.file import FileRequest
from sdstudio.models.download.mirror_check import Checked, check_mirrors
from sdstudio.models.download.model import ModelFetcher, ModelRequest, request_for
from sdstudio.models.download.queue import DownloadQueue, DownloadState, DownloadStatus
from sdstudio.models.download.retry_policy import RetryPolicy
from sdstudio.models.download.transfer import new_client
from sdstudio.models.download_requests import UnfinishedDownload, unfinished
from sdstudio.models.stop import Stop, Stopped

__all__ = [
    "Checked",
    "DownloadQueue",
    "DownloadState",
    "DownloadStatus",
    "FileRequest",
    "ModelFetcher",
    "ModelRequest",
    "RetryPolicy",
    "Stop",
    "Stopped",
    "UnfinishedDownload",
    "check_mirrors",
    "new_client",
    "request_for",
    "unfinished",
]
