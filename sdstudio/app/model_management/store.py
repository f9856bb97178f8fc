"""ModelStore: the offered and installed models, and all work on them."""

import contextlib
from collections.abc import AsyncIterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.credentials import Credentials
from sdstudio.app.model_management.downloads import Downloads, NetworkState
from sdstudio.app.model_management.licences import Licences
from sdstudio.app.model_management.model_files import ImportChoice, ModelFiles
from sdstudio.app.model_management.model_status import Condition, ModelStatus
from sdstudio.app.model_management.model_tasks import Tasks
from sdstudio.app.model_management.sources import Sources
from sdstudio.app.model_registry import ModelRegistry
from sdstudio.app.notices import Notice
from sdstudio.app.operations import Operations
from sdstudio.app.settings_store import SettingsStore
from sdstudio.domain.errors import StudioError
from sdstudio.paths import Paths

if TYPE_CHECKING:
    # Not needed before the first paint.
    from sdstudio.app.model_management.offers import Offer, OfferedVariant
    from sdstudio.domain.model_family import Configuration
    from sdstudio.domain.vae import VaeRef
    from sdstudio.models.catalogue import Catalogue
    from sdstudio.models.download import RetryPolicy
    from sdstudio.models.importing import ImportCandidate
    from sdstudio.models.installed import InstalledModel

_LANE = "models"


class ModelStore(QObject):
    """Knows what is offered and installed; downloads, verifies, repairs, imports, exports.

    Disk and network are only touched on other threads. A model is named by the key of model and
    variant, such as ``sd-2-1/fp16``.

    Args:
        retry_policy: of downloads; the usual one unless a test is impatient.

    Attributes:
        offers: a row for each card; empty until the catalogue has been read.
        catalogue: ``None`` until it has been read.
        free_bytes: on the models' disk; ``None`` until known.
        imports: the names of what is being imported, by the key of its task.

    Signals:
        offers_changed(): the rows or the imports changed.
        status_changed(str): the status of the variant or import with that key changed.
        installed(str, Path): a model was installed or repaired; the registry reads it next.
        adapter_added(Path): a LoRA or embedding was added.
        verified(str): a model is intact.
        removed(str, Path): a model was moved from that folder to the system's trash; the registry
            notices it next.
        exported(str, Path): a model was exported to that folder.
        reconfigured(Path): what the model in that folder was trained for, or decodes with, was
            changed.
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
    reconfigured = Signal(object)
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
        *,
        credentials: Credentials | None = None,
    ) -> None:
        super().__init__(parent)
        self._registry = registry
        self._background = background
        self._network = network
        self.offers: tuple[Offer, ...] = ()
        self.catalogue: Catalogue | None = None
        self.free_bytes: int | None = None
        self.imports: dict[str, str] = {}
        # The notices about damaged models.
        self._damage: dict[str, Notice] = {}
        self._import_count = 0
        self.licences = Licences(paths, background)
        self.sources = Sources(settings, credentials or Credentials(paths.secrets), background)
        self._files = ModelFiles(paths, settings, self.sources, retry_policy)
        self.downloads = Downloads(self._files, background, network, self)
        self._tasks = Tasks(background, self)
        self._operations = Operations(self, self.trouble.emit)
        self.downloads.changed.connect(self.status_changed)
        self.downloads.installed.connect(
            lambda key: self._operations.start(self._take_download(key))
        )
        self.downloads.cancelled.connect(lambda _: self._operations.start(self.read()))
        self._tasks.changed.connect(self.status_changed)

    # Contents.

    def begin(self) -> None:
        """Read what is offered and installed, and continue unfinished downloads."""
        self._network.begin()
        self.sources.begin()
        self._operations.start(self.read())

    async def read(self) -> None:
        """Read again what is installed."""
        inventory = await self._background.do(_LANE, self._files.inventory)
        from sdstudio.app.model_management.offers import offers_of

        is_first = self.catalogue is None
        self.catalogue = inventory.catalogue
        self.offers = offers_of(inventory.catalogue, inventory.installed)
        self._damage = inventory.damage
        self.free_bytes = inventory.free_bytes
        if is_first:
            if inventory.catalogue_error is not None:
                self.trouble.emit(inventory.catalogue_error)
            for one in inventory.unfinished:
                key = f"{one.model}/{one.variant}"
                if self.variant(key) is not None:
                    self.downloads.add(key, paused=one.is_paused)
        self.offers_changed.emit()

    def model_status(self, key: str) -> ModelStatus:
        """The status of the variant or import with that key."""
        found = self._tasks.model_status(key) or self.downloads.model_status(key)
        if found is not None:
            return found
        if key in self.imports:
            # It begins at the next turn of the event loop.
            return ModelStatus(Condition.IMPORTING)
        variant = self.variant(key)
        if variant is None or (variant.installed is None and not variant.is_download):
            return ModelStatus(Condition.IMPORT_ONLY)
        if variant.installed is None:
            return ModelStatus(Condition.ABSENT)
        damage = self._damage.get(key)
        return ModelStatus(Condition.DAMAGED if damage else Condition.READY, notice=damage)

    def offer(self, key: str) -> "Offer | None":
        """The card with the variant ``key``, or whose own key it is."""
        return next((one for one in self.offers if key == one.key or one.variant(key)), None)

    def variant(self, key: str) -> "OfferedVariant | None":
        """The variant with that key."""
        offer = self.offer(key)
        return None if offer is None else offer.variant(key)

    # Work on models. Downloads are added and paused in ``downloads``.

    def cancel(self, key: str) -> None:
        """Cancel the download of a variant, or the task on it."""
        if self._tasks.model_status(key) is not None:
            self._tasks.stop(key)
        else:
            self.downloads.cancel(key)

    def verify(self, key: str) -> None:
        """Read every byte of an installed variant and compare it with its record."""
        if (model := self._installed(key)) is not None:
            self._operations.start(self._verify(key, model))

    def export(self, key: str, target: Path) -> None:
        """Copy an installed variant to ``target`` for another machine."""
        if (model := self._installed(key)) is not None:
            self._operations.start(self._export(key, model, target))

    def reconfigure(self, key: str, configuration: "Configuration") -> None:
        """Change what an installed variant was trained for, where its file doesn't tell.

        The licence of the configuration must have been accepted.
        """
        if (model := self._installed(key)) is not None:
            self._operations.start(self._reconfigure(model, configuration))

    def decode_with(self, key: str, vae: "VaeRef | None") -> None:
        """Choose the VAE that pictures of an installed variant are decoded with."""
        if (model := self._installed(key)) is not None:
            self._operations.start(self._decode_with(model, vae))

    def remove(self, key: str) -> None:
        """Move an installed variant to the system's trash."""
        if (model := self._installed(key)) is not None:
            self._operations.start(self._remove(key, model))

    async def examine(
        self, paths: Sequence[Path]
    ) -> "tuple[tuple[ImportCandidate, ...], tuple[StudioError, ...]]":
        """What files and folders contain, and the reasons why other files can't be used."""
        # A lane for each, since one may be on a sleeping network drive.
        return await self._background.do(f"examine {paths[0]}", partial(self._files.examine, paths))

    def import_found(self, found: "ImportCandidate", choice: ImportChoice) -> None:
        """Import something found. Its licence must have been accepted."""
        self._import_count += 1
        key = f"import {self._import_count}"
        self.imports[key] = choice.name
        self.offers_changed.emit()
        self._operations.start(self._import(key, found, choice))

    def close(self) -> None:
        """Stop everything; downloaded data is kept."""
        self.downloads.close()
        self._tasks.close()

    # Operations. Each task ends only once its result has been read, so no card shows what was.

    async def _verify(self, key: str, model: "InstalledModel") -> None:
        with self._tasks.running(key, Condition.VERIFYING) as task:
            verified = await task.do(partial(self._files.verify, model))
            await self.read()
        if not verified.damage:
            self.verified.emit(key)

    async def _export(self, key: str, model: "InstalledModel", target: Path) -> None:
        with self._tasks.running(key, Condition.EXPORTING) as task:
            folder = await task.do(partial(self._files.export, model, target))
        self.exported.emit(key, folder)

    async def _reconfigure(self, model: "InstalledModel", configuration: "Configuration") -> None:
        async with self._registry_following():
            change = partial(self._files.reconfigure, model, configuration)
            await self._background.do(_LANE, change)
            await self.read()
        self.reconfigured.emit(model.folder)

    async def _decode_with(self, model: "InstalledModel", vae: "VaeRef | None") -> None:
        async with self._registry_following():
            await self._background.do(_LANE, partial(self._files.decode_with, model, vae))
        self.reconfigured.emit(model.folder)

    async def _remove(self, key: str, model: "InstalledModel") -> None:
        async with self._registry_following():
            with self._tasks.running(key, Condition.REMOVING) as task:
                await task.do(partial(self._files.remove, model))
                try:
                    await self.read()
                finally:
                    self.removed.emit(key, model.folder)

    async def _import(self, key: str, found: "ImportCandidate", choice: ImportChoice) -> None:
        async with self._registry_following():
            try:
                with self._tasks.running(key, Condition.IMPORTING) as task:
                    path = await task.do(partial(self._files.import_found, found, choice))
                    await self.read()
            finally:
                del self.imports[key]
                self.offers_changed.emit()
            if found.is_adapter:
                self.adapter_added.emit(path)
            else:
                self._announce(f"{path.parent.name}/{path.name}")

    async def _take_download(self, key: str) -> None:
        async with self._registry_following():
            await self.read()
            self._announce(key)

    def _announce(self, key: str) -> None:
        if (model := self._installed(key)) is not None:
            self.installed.emit(key, model.folder)

    @contextlib.asynccontextmanager
    async def _registry_following(self) -> AsyncIterator[None]:
        """Have the registry read what is installed afterwards, even if something failed."""
        try:
            yield
        finally:
            await self._registry.read_installed()

    def _installed(self, key: str) -> "InstalledModel | None":
        variant = self.variant(key)
        return None if variant is None else variant.installed
