"""ActiveAdapters: what is known about the LoRAs and embeddings that the draft uses or names."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from sdstudio.app.adapter_registry import AdapterRegistry
from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.draft_model import DraftModel
from sdstudio.app.operations import Operations
from sdstudio.domain.adapters import WEIGHT_MAX, Adapter, AdapterFit, AdapterKind, AdapterRef
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.prompt import FileTag

_LANE = "adapters"


class ActiveAdapters(QObject):
    """Inspects the files of the draft's adapters, so that the registry knows them.

    Attributes:
        names: the registry's file names when :meth:`look_for_names` last looked.
        few_steps: the installed LoRA with which the checkpoint needs few steps, if there is one.
        lacks_few_steps: there is none; false until that is known.

    Signals:
        learned(): what is known may have changed.
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
        self._asked: set[tuple[str, Checkpoint | None]] = set()
        self._fits: dict[tuple[str, Checkpoint], AdapterFit] = {}
        self._begun = False
        self.names: frozenset[str] = frozenset()
        self.few_steps: Adapter | None = None
        self.lacks_few_steps = False

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

    @property
    def in_use(self) -> tuple[Adapter, ...]:
        """The adapters of the draft whose files were inspected."""
        inspected = self._registry.inspected()
        refs = self._draft.draft.adapters
        return tuple(inspected[one.sha256] for one in refs if one.sha256 in inspected)

    def fit(self, ref: AdapterRef) -> AdapterFit | None:
        """How many layers of an inspected LoRA fit the checkpoint; ``None`` if unknown."""
        checkpoint = self._draft.checkpoint
        return None if checkpoint is None else self._fits.get((ref.sha256, checkpoint))

    def obstacle(self, ref: AdapterRef) -> StudioError | None:
        """Why an inspected adapter can't be used with the checkpoint; ``None`` if it can."""
        checkpoint = self._draft.checkpoint
        adapter = self._registry.inspected().get(ref.sha256)
        if checkpoint is None or adapter is None:
            return None
        return adapter.obstacle(checkpoint, self.fit(ref))

    def begin(self) -> None:
        """Inspect what is in use now and, from then on, what comes into use. Call once."""
        if self._begun:
            return
        self._begun = True
        for ref in self._draft.draft.adapters:
            self._look_at(ref, is_kept=True)
        self._draft.changed.connect(self._look)
        self._draft.checkpoint_changed.connect(self._on_checkpoint)
        self.look_for_few_steps()

    @Slot()
    def look_for_few_steps(self) -> None:
        """Look for a LoRA with which the checkpoint needs few steps."""
        self._operations.start(self._find_few_steps(), replacing="few steps")

    def say_few_steps(self, ref: AdapterRef, method: str) -> None:
        """Keep which method for few steps a LoRA in use was made with.

        Its settings take effect at once, or what they replaced comes back.

        Args:
            method: key of a row of ``domain/few_steps.py``; empty: none.
        """
        self._operations.start(self._say_few_steps(ref, method))

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

    async def _find_few_steps(self) -> None:
        checkpoint, found = self._draft.checkpoint, None
        if checkpoint is not None:
            find = partial(self._registry.for_few_steps, checkpoint)
            found = await self._background.do(_LANE, find)
        lacks = checkpoint is not None and found is None
        if (found, lacks) != (self.few_steps, self.lacks_few_steps):
            self.few_steps, self.lacks_few_steps = found, lacks
            self.learned.emit()

    async def _say_few_steps(self, ref: AdapterRef, method: str) -> None:
        adapter = await self._background.do(_LANE, partial(self._registry.inspect, ref))
        say = partial(self._registry.say_few_steps, adapter, method)
        await self._background.do(_LANE, say)
        adapter = await self._background.do(_LANE, partial(self._registry.inspect, ref))
        self._draft.use_settings_of(adapter)
        self.learned.emit()
        self.look_for_few_steps()

    @Slot()
    def _on_checkpoint(self) -> None:
        if self.few_steps is not None or self.lacks_few_steps:
            # That was of the checkpoint before.
            self.few_steps, self.lacks_few_steps = None, False
            self.learned.emit()
        self._operations.start(self._follow_checkpoint(), replacing="checkpoint")
        self.look_for_few_steps()

    async def _follow_checkpoint(self) -> None:
        """Replace a LoRA for few steps that doesn't fit the checkpoint by one that does.

        It was switched on rather than chosen for its style, so it shouldn't prevent generating. If
        none fits, the usual settings come back.
        """
        checkpoint = self._draft.checkpoint
        used = next((one for one in self.in_use if one.few_steps is not None), None)
        if used is None or checkpoint is None:
            return
        judged = await self._background.do(_LANE, partial(self._registry.judged, used, checkpoint))
        if judged.is_usable:
            return
        find = partial(self._registry.for_few_steps, checkpoint)
        found = await self._background.do(_LANE, find)
        is_used = any(one.sha256 == used.sha256 for one in self._draft.draft.adapters)
        if is_used and self._draft.checkpoint == checkpoint:
            self._draft.leave_out_adapter(used.ref())
            if found is not None:
                self._draft.add_adapter(found)

    @Slot()
    def _look(self) -> None:
        for ref in self._draft.draft.adapters:
            if (ref.sha256, self._draft.checkpoint) not in self._asked:
                self._look_at(ref)

    def _look_at(self, ref: AdapterRef, *, is_kept: bool = False) -> None:
        self._asked.add((ref.sha256, self._draft.checkpoint))
        self._operations.start(self._inspect(ref, is_kept=is_kept))

    async def _inspect(self, ref: AdapterRef, *, is_kept: bool) -> None:
        checkpoint = self._draft.checkpoint
        try:
            adapter = await self._background.do(_LANE, partial(self._registry.inspect, ref))
            if checkpoint is not None:
                find = partial(self._registry.fit, adapter, checkpoint)
                fit = await self._background.do(_LANE, find)
                if fit is not None:
                    self._fits[ref.sha256, checkpoint] = fit
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
