"""Check whether the catalogue's mirrors have the files they are listed with."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import httpx2

from sdstudio.models.catalogue import Catalogue, DownloadSource, sources
from sdstudio.models.download.faults import Fault, MirrorError
from sdstudio.models.download.transfer import RangeRequest, RangeResponse, transfer
from sdstudio.models.stop import Stop


@dataclass(frozen=True, slots=True)
class Checked:
    """A mirror's answer.

    Args:
        size_bytes: the announced size; ``None`` if it didn't get that far.
        fault, status: what went wrong; ``None`` for success. The content isn't checked.
    """

    model: str
    variant: str
    file: str
    source: DownloadSource
    size_bytes: int | None = None
    fault: Fault | None = None
    status: int | None = None


def check_mirrors(
    catalogue: Catalogue, client: httpx2.Client, stop: Stop, *, model: str | None = None
) -> Iterator[Checked]:
    """Ask each mirror for two bytes (not the first ones) of each file it is listed with.

    Args:
        model: key of the only model to check; ``None`` for all.

    Raises:
        Stopped: it was requested.
    """
    for row in catalogue.models:
        if model not in (None, row.key):
            continue
        for variant in row.variants:
            for file in variant.files:
                size = None if file.size_is_rounded else file.size_bytes
                for source in sources(row, variant, file, catalogue.endpoints):
                    stop.check()
                    found = Checked(row.key, variant.key, file.path, source)
                    yield _checked(found, client, size, stop)


def _checked(found: Checked, client: httpx2.Client, size: int | None, stop: Stop) -> Checked:
    answers: list[RangeResponse] = []
    fault: Fault | None = None
    status: int | None = None
    try:
        transfer(
            client,
            found.source,
            RangeRequest(1, 3, size),
            stop,
            answered=answers.append,
            received=lambda _: None,
        )
    except MirrorError as error:
        fault, status = error.fault, error.status
    announced = answers[0].size_bytes if answers else None
    return replace(found, size_bytes=announced, fault=fault, status=status)
