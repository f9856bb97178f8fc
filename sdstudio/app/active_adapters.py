"""ActiveAdapters: what is known about the LoRAs and embeddings that the draft uses or names."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from sdstudio.app.adapter_registry import AdapterRegistry
from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.draft_model import DraftModel
from sdstudio.app.operations import Operations
from sdstudio.domain.adapters import WEIGHT_MAX, AdapterKind, AdapterRef
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.prompt import FileTag

_LANE = "adapters"


class ActiveAdapters(QObject):
    """Inspects the files of the draft's adapters, so that the registry knows them.

    Attributes:
        names: the registry's file names when :meth:`look_for_names` last looked.

    Signals:
        learned(): :attr:`words` or :attr:`names` may have changed.
        trouble(StudioError): one kept from the last run can't be used. If its file is gone, it was
            removed from the draft.

    Thread: GUI; files are read in the background.
    """

    learned = Signal()
    trouble = Signal(object)

    def __init__(
        self,
        draft: DraftModel,
        registry: AdapterRegistry,
        background: BackgroundTasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._registry = registry
        self._background = background
        self._operations = Operations(self, self.trouble.emit)
        self._asked: set[str] = set()
        self._begun = False
        self.names: frozenset[str] = frozenset()

    @property
    def words(self) -> dict[str, int]:
        """The number of vectors of each embedding in use, by trigger word."""
        inspected = self._registry.inspected()
        used = (inspected.get(one.sha256) for one in self._draft.draft.adapters)
        return {
            one.name: one.vectors
            for one in used
            if one is not None and one.kind is AdapterKind.EMBEDDING
        }

    def begin(self) -> None:
        """Inspect what is in use now and, from then on, what comes into use. Call once."""
        if self._begun:
            return
        self._begun = True
        for ref in self._draft.draft.adapters:
            self._look_at(ref, is_kept=True)
        self._draft.changed.connect(self._look)

    def look_for_names(self) -> None:
        """Update the names of the registry's files."""
        if not self._operations.is_running("names"):
            self._operations.start(self._read_names(), replacing="names")

    async def use(self, tag: FileTag) -> None:
        """Use the LoRA that ``tag`` names, with its weight.

        Raises:
            StudioError: the reason why it can't be used; nothing has changed.
        """
        adapter = await self._background.do(_LANE, partial(self._registry.named, tag.name))
        weights = (
            min(max(weight, -WEIGHT_MAX), WEIGHT_MAX) for weight in (tag.weight, tag.text_weight)
        )
        self._draft.add_adapter(adapter, *weights)

    async def _read_names(self) -> None:
        names = await self._background.do(_LANE, self._registry.names)
        if names != self.names:
            self.names = names
            self.learned.emit()

    @Slot()
    def _look(self) -> None:
        for ref in self._draft.draft.adapters:
            if ref.sha256 not in self._asked:
                self._look_at(ref)

    def _look_at(self, ref: AdapterRef, *, is_kept: bool = False) -> None:
        self._asked.add(ref.sha256)
        self._operations.start(self._inspect(ref, is_kept=is_kept))

    async def _inspect(self, ref: AdapterRef, *, is_kept: bool) -> None:
        try:
            await self._background.do(_LANE, partial(self._registry.inspect, ref))
        except StudioError as error:
            # One restored from a picture stays: generating reports what is missing.
            if not is_kept:
                return
            if error.code is not ErrorCode.ADAPTER_GONE:
                raise
            self._draft.leave_out_adapter(ref)
            raise StudioError(ErrorCode.ADAPTER_LEFT_OUT, adapter=ref.name) from error
        else:
            self.learned.emit()
