"""ModelStore: the offered and installed models, and all work on them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.credentials import Credentials
from sdstudio.app.model_management.downloads import Downloads, NetworkState
from sdstudio.app.model_management.licences import Licences
from sdstudio.app.model_management.model_status import Condition, ModelStatus
from sdstudio.app.model_management.proxies import system_proxy
from sdstudio.app.model_management.sources import Sources
from sdstudio.app.model_management.tasks import Report, Tasks
from sdstudio.app.model_registry import ModelRegistry
from sdstudio.app.notices import Notice
from sdstudio.app.settings import SettingsStore
from sdstudio.domain.checkpoint import PredictionType
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.paths import Paths

if TYPE_CHECKING:
    # Not needed before the first paint.
    from sdstudio.app.model_management.inventory import Inventory
    from sdstudio.app.model_management.offers import Offer, OfferedVariant
    from sdstudio.models.catalogue import Catalogue
    from sdstudio.models.download import (
        DownloadQueue,
        DownloadStatus,
        ModelRequest,
        RetryPolicy,
        Stop,
    )
    from sdstudio.models.download_requests import UnfinishedDownload
    from sdstudio.models.importing import ImportCandidate
    from sdstudio.models.installed import InstalledModel
    from sdstudio.models.verification import Verified

_LANE: Final = "models"


@dataclass(frozen=True, slots=True)
class ImportChoice:
    """How to import something that was found.

    Args:
        prediction_type: the artist's choice; ``None`` for the detected one.
        link: leave the weights where they are.
        consent: to convert a pickle.
    """

    name: str
    prediction_type: PredictionType | None = None
    link: bool = False
    consent: bool = False


class ModelStore(QObject):
    """Knows what is offered and installed; downloads, verifies, repairs, imports, exports.

    Disk and network are only touched on other threads. A model is named by the key of model and
    variant, such as ``sd-2-1/fp16``.

    Signals:
        offers_changed(): the rows changed, or a variant was installed.
        standing_changed(str): the status of the variant with that key changed.
        installed(str, Path): a model was installed and can be used.
        adapter_added(Path): a LoRA or embedding was added.
        verified(str): a model is intact.
        removed(str, Path): a model was moved from that folder to the system's trash.
        exported(str, Path): a model was exported to that folder.
        trouble(StudioError): a failure that no card shows.

    Thread: GUI.
    """

    offers_changed = Signal()
    status_changed = Signal(str)
    installed = Signal(str, object)
    adapter_added = Signal(object)
    verified = Signal(str)
    removed = Signal(str, object)
    exported = Signal(str, object)
    trouble = Signal(object)

    def __init__(
        self,
        paths: Paths,
        settings: SettingsStore,
        registry: ModelRegistry,
        background: BackgroundTasks,
        network: NetworkState,
        retry_policy: "RetryPolicy | None" = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._paths = paths
        self._settings = settings
        self._registry = registry
        self._background = background
        self._network = network
        self._retry_policy = retry_policy
        #: A row for each card; empty until the catalogue has been read.
        self.offers: tuple[Offer, ...] = ()
        #: Free space on the models' disk; ``None`` until known.
        self.free_bytes: int | None = None
        #: Names of what is being imported, by the key of its task.
        self.imports: dict[str, str] = {}
        #: The catalogue; ``None`` until it has been read.
        self.catalogue: Catalogue | None = None
        # The notices about damaged models.
        self._damage: dict[str, Notice] = {}
        self._number = 0
        self.licences = Licences(paths, background, self)
        self.sources = Sources(settings, Credentials(paths.secrets), background)
        self._downloads = Downloads(
            self._make_queue, background, network, self._note_unpaused, parent=self
        )
        self._tasks = Tasks(background, self)
        self._downloads.changed.connect(lambda key, _: self.status_changed.emit(key))
        self._downloads.fetched.connect(self._come)
        self._downloads.given_up.connect(lambda _: self.read())
        self._tasks.changed.connect(lambda key, _: self.status_changed.emit(key))
        self._tasks.ended.connect(self._on_task_ended)
        self.licences.trouble.connect(self.trouble)

    # Contents.

    def begin(self) -> None:
        """Read what is offered and installed, and continue unfinished downloads."""
        self._network.begin()
        self.sources.begin()
        self.read()

    def read(self, then: Callable[[], None] = lambda: None) -> None:
        """Read again what is installed."""

        def done(inventory: "Inventory") -> None:
            from sdstudio.app.model_management.offers import composed

            is_first = self.catalogue is None
            self.catalogue = inventory.catalogue
            self.offers = composed(inventory.catalogue, inventory.held)
            self._damage = inventory.damage
            self.free_bytes = inventory.free_bytes
            if is_first:
                if inventory.wrong is not None:
                    self.trouble.emit(inventory.wrong)
                self._go_on(inventory.unfinished)
            self.offers_changed.emit()
            then()

        self._background.ask(_LANE, self._inventory, done, self.trouble.emit)

    def model_status(self, key: str) -> ModelStatus:
        """The status of the variant or task with that key."""
        found = self._tasks.model_status(key) or self._downloads.model_status(key)
        if found is not None:
            return found
        variant = self._variant(key)
        if variant is None or (variant.held is None and not variant.is_download):
            return ModelStatus(Condition.IMPORT_ONLY)
        if variant.held is None:
            return ModelStatus(Condition.ABSENT)
        damage = self._damage.get(key)
        return ModelStatus(Condition.DAMAGED if damage else Condition.READY, notice=damage)

    def offer(self, key: str) -> "Offer | None":
        """The card with the variant ``key``, or whose own key it is."""
        return next((one for one in self.offers if key == one.key or one.variant(key)), None)

    @property
    def downloading(self) -> tuple[str, ...]:
        """The keys of all running and waiting downloads."""
        return self._downloads.keys

    # Actions.

    def download(self, key: str) -> None:
        """Add a variant to the download queue. Its licence must have been accepted."""
        self._downloads.add(key, partial(self._request, key))

    def repair(self, key: str) -> None:
        """Download only the damaged parts of a variant."""
        self.download(key)

    def pause(self, key: str) -> None:
        """Stop fetching; what was fetched is kept."""
        self._downloads.pause(key)

    def resume(self, key: str) -> None:
        """Go on fetching."""
        self._downloads.resume(key)

    def cancel(self, key: str) -> None:
        """Cancel the download of a variant, or the task on it."""
        if self._tasks.model_status(key) is not None:
            self._tasks.stop(key)
        else:
            self._downloads.cancel(key)

    def verify(self, key: str) -> None:
        """Read every byte of an installed variant and compare it with its record."""
        held = self._held(key)
        if held is None:
            return

        def work(stop: "Stop", report: Report) -> "Verified":
            from sdstudio.disk import SystemDisk
            from sdstudio.models.verification import verify_and_remember

            size = sum(file.size_bytes for file in held.record.files)
            done = 0

            def read(byte_count: int) -> None:
                nonlocal done
                stop.check()
                done += byte_count
                report(done, size)

            return verify_and_remember(SystemDisk(), held.folder, held.record, read=read)

        def done(found: "Verified") -> None:
            self.read()
            if not found.damage:
                self.verified.emit(key)

        self._tasks.start(key, Condition.VERIFYING, work, done, self.trouble.emit)

    def export(self, key: str, target: Path) -> None:
        """Copy an installed variant to ``target`` for another machine."""
        held = self._held(key)
        if held is None:
            return

        def work(stop: "Stop", report: Report) -> Path:
            from sdstudio.disk import SystemDisk
            from sdstudio.models.exporting import export_model

            return export_model(
                held.folder,
                target,
                disk=SystemDisk(),
                resources=self._paths.resources,
                stop=stop,
                progress=report,
            )

        self._tasks.start(
            key,
            Condition.EXPORTING,
            work,
            lambda folder: self.exported.emit(key, folder),
            self.trouble.emit,
        )

    def remove(self, key: str) -> None:
        """Move an installed variant to the system's trash."""
        held = self._held(key)
        if held is None:
            return

        def done(_: None) -> None:
            self._registry.read_installed()
            self.read(lambda: self.removed.emit(key, held.folder))

        def work(*_: object) -> None:
            from sdstudio.models.installed import remove

            remove(held.folder, held.record.name)

        self._tasks.start(key, Condition.REMOVING, work, done, self.trouble.emit)

    def examine(
        self,
        paths: Sequence[Path],
        then: "Callable[[tuple[ImportCandidate, ...], tuple[StudioError, ...]], None]",
    ) -> None:
        """Find out what files and folders contain, without changing anything.

        Args:
            then: called with what was found, and the reasons why other files can't be used.
        """

        def work() -> "tuple[tuple[ImportCandidate, ...], tuple[StudioError, ...]]":
            from sdstudio.models.importing import examine_all

            found: list[ImportCandidate] = []
            wrong: list[StudioError] = []
            catalogue, bundled = self._read_catalogue()[0], self._paths.model_configurations
            for path in dict.fromkeys(paths):
                try:
                    found += examine_all(path, catalogue=catalogue, bundled=bundled)
                except StudioError as error:
                    wrong.append(error)
            return tuple(found), tuple(wrong)

        # A lane for each, since one may be on a sleeping network drive.
        self._background.ask(f"examine {paths[0]}", work, lambda answer: then(*answer))

    def take(self, found: "ImportCandidate", choice: ImportChoice) -> None:
        """Import something found. Its licence must have been accepted."""
        self._number += 1
        key = f"import {self._number}"
        self.imports[key] = choice.name

        def work(stop: "Stop", report: Report) -> Path:
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
                prediction_type=choice.prediction_type,
                link=choice.link,
                stop=stop,
                progress=report,
                consent=choice.consent,
                converter=converter() if found.needs_conversion else None,
            )

        def done(path: Path) -> None:
            if found.is_adapter:
                self.adapter_added.emit(path)
            else:
                self._come(f"{path.parent.name}/{path.name}")

        self._tasks.start(key, Condition.IMPORTING, work, done, self.trouble.emit)
        self.offers_changed.emit()

    def close(self) -> None:
        """Stop everything; what was fetched is kept."""
        self._downloads.close()
        self._tasks.close()

    # On other threads.

    def _inventory(self) -> "Inventory":
        from sdstudio.app.model_management.inventory import take_inventory

        return take_inventory(self._paths, self._models)

    def _read_catalogue(self) -> "tuple[Catalogue, StudioError | None]":
        from sdstudio.models.catalogue import read_catalogue

        return read_catalogue(self._paths.catalogue, self._paths.own_catalogue)

    def _request(self, key: str) -> "ModelRequest":
        from sdstudio.models.download import request_for

        catalogue, _ = self._read_catalogue()
        model_key, _, variant_key = key.partition("/")
        model = catalogue.model(model_key)
        variant = None if model is None else model.variant(variant_key)
        if model is None or variant is None:
            raise StudioError(ErrorCode.DOWNLOAD_NO_SOURCE, model=model_key)
        endpoints = self.sources.for_fetching(catalogue)
        return request_for(catalogue, model, variant, self._models, endpoints)

    def _make_queue(self, on_status: "Callable[[DownloadStatus], None]") -> "DownloadQueue":
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

    def _note_unpaused(self, key: str) -> None:
        from sdstudio.disk import SystemDisk
        from sdstudio.models.download_requests import note_request

        note_request(SystemDisk(), self._models / key, key, paused=False)

    # Results.

    @property
    def _models(self) -> Path:
        return self._settings.current.models(self._paths.models)

    def _go_on(self, unfinished: "tuple[UnfinishedDownload, ...]") -> None:
        for one in unfinished:
            key = f"{one.model}/{one.variant}"
            if self._variant(key) is not None:
                self._downloads.add(key, partial(self._request, key), paused=one.is_paused)

    def _come(self, key: str) -> None:
        """A model was installed or repaired: announce it."""
        self._registry.read_installed()

        def tell() -> None:
            held = self._held(key)
            if held is not None:
                self.installed.emit(key, held.folder)

        self.read(tell)

    def _on_task_ended(self, key: str) -> None:
        if self.imports.pop(key, None) is not None:
            self.offers_changed.emit()
        self.status_changed.emit(key)

    def _variant(self, key: str) -> "OfferedVariant | None":
        found = (variant for offer in self.offers if (variant := offer.variant(key)))
        return next(found, None)

    def _held(self, key: str) -> "InstalledModel | None":
        variant = self._variant(key)
        return None if variant is None else variant.held
