"""Downloading a model and showing the progress: for ``download`` and ``repair``."""

import argparse
import queue

from sdstudio.cli.exit_codes import EXIT_INTERRUPTED
from sdstudio.cli.model_lookup import ModelLookup
from sdstudio.cli.progress import ProgressLine, interrupted_by
from sdstudio.cli.streams import print_json, print_result
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import StudioError
from sdstudio.domain.figures import size_in_words, span_in_words
from sdstudio.models.download import (
    DownloadQueue,
    DownloadState,
    DownloadStatus,
    ModelFetcher,
    ModelRequest,
    RetryPolicy,
    new_client,
)
from sdstudio.models.download.folder import FolderFetcher, FolderRequest, RequestT

_JSON_STATES = (DownloadState.CHECKING, DownloadState.FETCHING, DownloadState.UNPACKING)


def fetch(
    request: ModelRequest, lookup: ModelLookup, options: argparse.Namespace, translate: Translate
) -> int:
    """Download ``request`` until it is complete, fails or is paused by Ctrl-C; the exit code.

    Raises:
        StudioError: why it failed.
    """
    retry_policy = RetryPolicy()
    fetcher = ModelFetcher(
        lookup.disk,
        lookup.paths.model_configurations,
        lambda: new_client(retry_policy),
        retry_policy,
    )
    again = f"sdstudio models download {request.key}"
    if (code := fetch_with(fetcher, request, again, options.json, translate)) == 0:
        if options.json:
            print_json({"event": "installed", "folder": str(request.folder)})
        else:
            print_result(request.folder)
    return code


def fetch_with(
    fetcher: FolderFetcher[RequestT],
    request: RequestT,
    again: str,
    as_json: bool,
    translate: Translate,
) -> int:
    """As :func:`fetch`, for whatever ``fetcher`` downloads; prints nothing if it succeeds.

    Args:
        again: the command that resumes it.
    """
    inbox: queue.SimpleQueue[DownloadStatus] = queue.SimpleQueue()
    downloads = DownloadQueue(fetcher, inbox.put, interval_s=1.0 if as_json else 0.2)
    line = ProgressLine(request.name)
    try:
        with interrupted_by(lambda: downloads.pause(request.key)):
            downloads.add(request)
            return _follow(request, inbox, line, again, as_json, translate)
    finally:
        line.end()
        downloads.close()


def _follow(
    request: FolderRequest,
    inbox: "queue.SimpleQueue[DownloadStatus]",
    line: ProgressLine,
    again: str,
    as_json: bool,
    translate: Translate,
) -> int:
    while True:
        try:
            # With a timeout, since on Windows Ctrl-C doesn't interrupt an endless wait.
            status = inbox.get(timeout=0.5)
        except queue.Empty:
            continue
        if as_json and status.state in _JSON_STATES:
            print_json(_as_json(status))
        match status.state:
            case DownloadState.CHECKING | DownloadState.FETCHING | DownloadState.UNPACKING:
                line.say(_in_words(request, status, translate))
            case DownloadState.READY:
                line.end()
                return 0
            case DownloadState.FAILED if status.code is not None:
                raise StudioError(status.code, **status.arguments)
            case DownloadState.PAUSED:
                line.end()
                if as_json:
                    print_json({"event": "paused", "held_bytes": status.progress.done_bytes})
                else:
                    print_result(
                        translate(
                            "cli",
                            "Paused with {have} of {size} downloaded. Resume with: {command}",
                        ).format(
                            have=size_in_words(status.progress.done_bytes),
                            size=size_in_words(status.progress.size_bytes),
                            command=again,
                        )
                    )
                return EXIT_INTERRUPTED
            case _:
                pass


def _in_words(request: FolderRequest, status: DownloadStatus, translate: Translate) -> str:
    progress = status.progress
    about = f"{request.name}: {progress.share:.0%} ({size_in_words(progress.done_bytes)} / "
    about += f"{size_in_words(progress.size_bytes)})"
    if status.state is DownloadState.CHECKING:
        return translate("cli", "{progress}, checking files that are already here").format(
            progress=about
        )
    if status.state is DownloadState.UNPACKING:
        return translate("cli", "{progress}, unpacking").format(progress=about)
    left_s = progress.seconds_left
    if left_s is not None:
        about += (
            f", {size_in_words(round(progress.bytes_per_s))}/s, {span_in_words(left_s, left_s)}"
        )
    return f"{about}, {progress.source}" if progress.source else about


def _as_json(status: DownloadStatus) -> dict[str, object]:
    progress = status.progress
    return {
        "event": status.state.value,
        "file": progress.file,
        "held_bytes": progress.done_bytes,
        "size_bytes": progress.size_bytes,
        "bytes_per_s": round(progress.bytes_per_s),
        "source": progress.source,
    }
