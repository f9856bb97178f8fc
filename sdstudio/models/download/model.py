"""Download a model: all its files, its configuration, and last its install record.

Downloading, resuming and repairing are the same: correct data is kept, the rest is downloaded.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx2

from sdstudio import PROGRAM
from sdstudio.disk import Disk, disk_errors
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import family
from sdstudio.models.bundled_configurations import write_configuration, write_vae_configuration
from sdstudio.models.catalogue import (
    SIZE_ROUNDING,
    Catalogue,
    CatalogueModel,
    Endpoint,
    Variant,
    sources,
)
from sdstudio.models.download.file import Fetched, FileRequest
from sdstudio.models.download.folder import FolderFetcher, FolderWatcher
from sdstudio.models.download.retry_policy import RetryPolicy
from sdstudio.models.records import (
    GivenRange,
    InstalledFile,
    InstallRecord,
    read_record,
    write_record,
)
from sdstudio.models.stop import Stop
from sdstudio.models.verification import VERIFIED_NAME


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """A model to download.

    Args:
        model, variant, licence: keys of the catalogue.
        name: the model's name, for errors.
        folder: its own folder, which contains nothing else.
        configuration: the bundled configuration to write next to the weights, if it needs one.
        vae_family: of the models that a VAE is for; ``None`` for anything else.
        fits_float16: of a VAE.
    """

    model: str
    variant: str
    name: str
    licence: str
    folder: Path
    configuration: str | None
    files: tuple[FileRequest, ...]
    vae_family: str | None = None
    fits_float16: bool = False

    @property
    def key(self) -> str:
        """Identifies the request."""
        return f"{self.model}/{self.variant}"

    @property
    def size_bytes(self) -> int:
        """All files together."""
        return sum(file.size_bytes for file in self.files)


def request_for(
    catalogue: Catalogue,
    model: CatalogueModel,
    variant: Variant,
    models: Path,
    endpoints: Sequence[Endpoint] | None = None,
) -> ModelRequest:
    """The request to download ``variant`` into ``models/<model>/<variant>``.

    Args:
        endpoints: in order of preference; ``None`` for the catalogue's order.

    Raises:
        StudioError: ``MODEL_IMPORT_ONLY`` or ``DOWNLOAD_NO_SOURCE``.
    """
    if not variant.is_download:
        raise StudioError(ErrorCode.MODEL_IMPORT_ONLY, model=model.name)
    folder = models / model.key / variant.key
    record = read_record(folder)
    offered = catalogue.endpoints if endpoints is None else endpoints
    files = []
    for file in variant.files:
        assert file.sha256 is not None
        found = sources(model, variant, file, offered)
        if not found:
            raise StudioError(ErrorCode.DOWNLOAD_NO_SOURCE, model=model.name)
        known = record.file(file.path) if record is not None else None
        is_same = known is not None and known.sha256 == file.sha256
        files.append(
            FileRequest(
                path=file.path,
                size_bytes=file.size_bytes,
                size_tolerance=SIZE_ROUNDING if file.size_is_rounded else 0.0,
                sha256=file.sha256,
                sources=found,
                known_blocks=known.blocks if known is not None and is_same else (),
            )
        )
    return ModelRequest(
        model=model.key,
        variant=variant.key,
        name=model.name,
        licence=model.licence,
        folder=folder,
        configuration=model.configuration,
        files=tuple(files),
        vae_family=model.family if model.kind is AuxiliaryKind.VAE else None,
        fits_float16=model.fits_float16,
    )


class ModelFetcher(FolderFetcher[ModelRequest]):
    """Downloads models one at a time.

    Args:
        bundled: ``resources/models``.
        new_client: called for each model, to pick up changes of the system's proxies.
    """

    def __init__(
        self,
        disk: Disk,
        bundled: Path,
        new_client: Callable[[], httpx2.Client],
        retry_policy: RetryPolicy,
    ) -> None:
        super().__init__(disk, new_client, retry_policy)
        self._bundled = bundled

    def _is_installed(self, request: ModelRequest) -> bool:
        # A model being repaired keeps everything, so that the good parts of a damaged file need
        # not be downloaded again.
        return read_record(request.folder) is not None

    def _install(
        self,
        request: ModelRequest,
        fetched: Sequence[Fetched],
        stop: Stop,
        watcher: FolderWatcher,
    ) -> None:
        del stop, watcher  # This takes no time.
        if request.configuration is not None:
            with disk_errors(request.folder):
                write_configuration(
                    self._disk,
                    self._bundled,
                    request.configuration,
                    request.folder,
                    but={file.path for file in request.files},
                )
        if request.vae_family is not None:
            with disk_errors(request.folder):
                write_vae_configuration(
                    self._disk,
                    self._bundled,
                    family(request.vae_family),
                    request.folder,
                    fits_float16=request.fits_float16,
                )
        with disk_errors(request.folder):
            # Earlier damage is repaired now.
            self._disk.remove(request.folder / VERIFIED_NAME)
        files = [self._installed(*one) for one in zip(request.files, fetched, strict=True)]
        write_record(self._disk, request.folder, self._record(request, files))

    def _installed(self, request: FileRequest, fetched: Fetched) -> InstalledFile:
        return InstalledFile(
            path=request.path,
            size_bytes=fetched.hashes.size_bytes,
            sha256=fetched.hashes.sha256,
            block_bytes=self._retry_policy.block_bytes,
            blocks=fetched.hashes.blocks,
            given=tuple(
                GivenRange(mirror=one.mirror, begin=one.begin, end=one.end) for one in fetched.given
            ),
        )

    def _record(self, request: ModelRequest, files: Sequence[InstalledFile]) -> InstallRecord:
        return InstallRecord(
            model=request.model,
            variant=request.variant,
            name=request.name,
            licence=request.licence,
            installed_at=datetime.now(UTC).isoformat(timespec="seconds"),
            program=PROGRAM,
            files=tuple(files),
        )
