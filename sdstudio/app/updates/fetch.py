"""Asks for the announcement. What is sent is the request itself: see ``docs/releases.md``."""

import time
from typing import Final

from sdstudio.app.model_management.proxies import system_proxy
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.stop import Stop

LIMIT_BYTES: Final = 64 * 2**10
#: The same for every copy of the program.
_USER_AGENT: Final = "sd-studio"


def fetch(address: str, timeout_s: float) -> bytes:
    """What ``address`` answers: at most ``LIMIT_BYTES``, and from nowhere else.

    Raises:
        StudioError: ``UPDATE_NO_ANSWER``: no usable answer in time; ``DOWNLOAD_PROXY``.

    Thread: any but the GUI's.
    """
    from sdstudio.models.catalogue import DownloadSource
    from sdstudio.models.download.faults import Fault, MirrorError
    from sdstudio.models.download.retry_policy import RetryPolicy
    from sdstudio.models.download.transfer import (
        RangeRequest,
        RangeResponse,
        new_client,
        transfer,
    )

    end_s = time.monotonic() + timeout_s
    content = bytearray()

    def check_size(answer: RangeResponse) -> None:
        if answer.size_bytes > LIMIT_BYTES:
            raise MirrorError(Fault.WRONG_SIZE)

    def check_time() -> None:
        if time.monotonic() > end_s:
            raise MirrorError(Fault.SLOW)

    retry_policy = RetryPolicy(connect_s=timeout_s, stall_s=timeout_s)
    with new_client(retry_policy, system_proxy) as client:
        client.follow_redirects = False
        client.headers["User-Agent"] = _USER_AGENT
        try:
            transfer(
                client,
                DownloadSource(name="", address=address),
                RangeRequest(0, None, None),
                Stop(),
                answered=check_size,
                received=content.extend,
                watch=check_time,
            )
        except MirrorError as error:
            raise StudioError(ErrorCode.UPDATE_NO_ANSWER) from error
    return bytes(content)
