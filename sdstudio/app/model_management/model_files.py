"""ModelFiles: the work on the models' files, for other threads than the GUI's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sdstudio.app.model_management.proxies import system_proxy
from sdstudio.app.model_management.sources import Sources
from sdstudio.app.settings_store import SettingsStore
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.stop import Stop
from sdstudio.paths import Paths

if TYPE_CHECKING:
    from sdstudio.app.model_management.inventory import Inventory
    from sdstudio.domain.model_family import Configuration, ModelFamily
    from sdstudio.domain.vae import VaeRef
    from sdstudio.models.download import (
        DownloadQueue,
        DownloadStatus,
        ModelRequest,
        RetryPolicy,
    )
    from sdstudio.models.importing import ImportCandidate, VaeSource
    from sdstudio.models.installed import InstalledModel
    from sdstudio.models.verification import Verified

#: Receives bytes done and total bytes, as often as convenient.
Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ImportChoice:
    """How to import something that was found.

    Args:
        configuration: the artist's choice of those that a single file may have; ``None`` for the
            detected one.
        link: leave the weights where they are.
        consent: to convert a pickle.
        vae: what a single file without a VAE takes one from.
        vae_family: of the models that a VAE is for, where its file doesn't tell.
    """

    name: str
    configuration: "Configuration | None" = None
    link: bool = False
    consent: bool = False
    vae: "VaeSource | None" = None
    vae_family: "ModelFamily | None" = None


class ModelFiles:
    """Reads, requests, verifies, imports, exports and removes models.

    The modules for that are loaded when they are first needed, after the first paint. All methods
    raise ``StudioError``; those with a ``stop``, also ``Stopped``.

    Args:
        retry_policy: of downloads; the usual one unless a test is impatient.

    Thread: any but the GUI's.
    """

    def __init__(
        self,
        paths: Paths,
        settings: SettingsStore,
        sources: Sources,
        retry_policy: "RetryPolicy | None" = None,
    ) -> None:
        self._paths = paths
        self._settings = settings
        self._sources = sources
        self._retry_policy = retry_policy

    def inventory(self) -> "Inventory":
        """Which models are offered and installed."""
        from sdstudio.app.model_management.inventory import take_inventory

        return take_inventory(self._paths, self._models)

    # Downloads.

    def request(self, key: str) -> "ModelRequest":
        """What to download for the variant with that key, from the sources chosen now."""
        from sdstudio.models.catalogue import read_catalogue
        from sdstudio.models.download import request_for

        catalogue, _ = read_catalogue(self._paths.catalogue, self._paths.own_catalogue)
        model_key, _, variant_key = key.partition("/")
        model = catalogue.model(model_key)
        variant = None if model is None else model.variant(variant_key)
        if model is None or variant is None:
            raise StudioError(ErrorCode.DOWNLOAD_NO_SOURCE, model=model_key)
        endpoints = self._sources.for_fetching(catalogue)
        return request_for(catalogue, model, variant, self._models, endpoints)

    def make_queue(
        self, on_status: "Callable[[DownloadStatus], None]"
    ) -> "DownloadQueue[ModelRequest]":
        """An empty queue; see there for ``on_status``."""
        from sdstudio.disk import SystemDisk
        from sdstudio.models.download import DownloadQueue, ModelFetcher, RetryPolicy, new_client

        retry_policy = self._retry_policy or RetryPolicy()
        fetcher = ModelFetcher(
            SystemDisk(),
            self._paths.model_configurations,
            lambda: new_client(retry_policy, system_proxy),
            retry_policy,
        )
        return DownloadQueue(fetcher, on_status)

    def note_unpaused(self, key: str) -> None:
        """Note that the artist hasn't paused a download, for the next start."""
        from sdstudio.disk import SystemDisk
        from sdstudio.models.download_requests import note_request

        note_request(SystemDisk(), self._models / key, key, paused=False)

    # Installed models.

    def verify(self, installed: "InstalledModel", stop: Stop, report: Report) -> "Verified":
        """Read every byte and compare it with the record."""
        from sdstudio.disk import SystemDisk
        from sdstudio.models.verification import verify_and_remember

        size_bytes = sum(file.size_bytes for file in installed.record.files)
        done_bytes = 0

        def read(byte_count: int) -> None:
            nonlocal done_bytes
            stop.check()
            done_bytes += byte_count
            report(done_bytes, size_bytes)

        return verify_and_remember(SystemDisk(), installed.folder, installed.record, read=read)

    def export(self, installed: "InstalledModel", target: Path, stop: Stop, report: Report) -> Path:
        """Copy it to ``target`` for another machine; return the copy's folder."""
        from sdstudio.disk import SystemDisk
        from sdstudio.models.exporting import export_model

        return export_model(
            installed.folder,
            target,
            disk=SystemDisk(),
            resources=self._paths.resources,
            stop=stop,
            progress=report,
        )

    def remove(self, installed: "InstalledModel", _stop: Stop, _report: Report) -> None:
        """Move it to the system's trash, which can't be stopped."""
        from sdstudio.models.installed import remove

        remove(installed.folder, installed.record.name)

    def reconfigure(self, installed: "InstalledModel", configuration: "Configuration") -> None:
        """Change what it was trained for."""
        from sdstudio.disk import SystemDisk
        from sdstudio.models.reconfiguring import reconfigure

        reconfigure(
            installed.folder,
            installed.record.name,
            configuration,
            disk=SystemDisk(),
            bundled=self._paths.model_configurations,
        )

    def decode_with(self, installed: "InstalledModel", vae: "VaeRef | None") -> None:
        """Choose the VAE that its pictures are decoded with; ``None``: its own."""
        from sdstudio.disk import SystemDisk
        from sdstudio.models.decoding import decode_with

        decode_with(installed.folder, installed.record.name, vae, disk=SystemDisk())

    # Imports.

    def examine(
        self, paths: Sequence[Path]
    ) -> "tuple[tuple[ImportCandidate, ...], tuple[StudioError, ...]]":
        """What ``paths`` contain, and the reasons why other files can't be used."""
        from sdstudio.models.catalogue import read_catalogue
        from sdstudio.models.importing import examine_all

        found: list[ImportCandidate] = []
        failures: list[StudioError] = []
        catalogue, _ = read_catalogue(self._paths.catalogue, self._paths.own_catalogue)
        for path in dict.fromkeys(paths):
            try:
                found += examine_all(
                    path, catalogue=catalogue, bundled=self._paths.model_configurations
                )
            except StudioError as error:
                failures.append(error)
        return tuple(map(self._with_vae_sources, found)), tuple(failures)

    def _with_vae_sources(self, found: "ImportCandidate") -> "ImportCandidate":
        """With what it can be completed from if it lacks a VAE."""
        from sdstudio.models.importing import vae_sources

        if not found.lacks_vae or found.family is None:
            return found
        bundled = self._paths.model_configurations
        return replace(found, vae_sources=vae_sources(self._models, found.family, bundled))

    def import_found(
        self, found: "ImportCandidate", choice: ImportChoice, stop: Stop, report: Report
    ) -> Path:
        """Import something found; return the model's folder or the adapter's file."""
        from sdstudio.app.conversion import converter
        from sdstudio.disk import SystemDisk
        from sdstudio.models.importing import import_adapter, import_model

        if found.is_adapter:
            return import_adapter(
                found, self._paths.adapters, disk=SystemDisk(), stop=stop, progress=report
            )
        return import_model(
            found,
            self._models,
            disk=SystemDisk(),
            bundled=self._paths.model_configurations,
            name=choice.name,
            configuration=choice.configuration,
            link=choice.link,
            stop=stop,
            progress=report,
            consent=choice.consent,
            converter=converter() if found.needs_conversion else None,
            vae=choice.vae,
            vae_family=choice.vae_family,
        )

    @property
    def _models(self) -> Path:
        return self._settings.current.models(self._paths.models)
