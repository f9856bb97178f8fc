"""Models that are added or removed: what is used next, and what the artist is told."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from sdstudio.app.model_management.model_status import Condition, ModelStatus
from sdstudio.app.notices import Notice
from sdstudio.app.studio import Studio
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import StudioError
from sdstudio.ui.file_tasks import open_folder
from sdstudio.ui.model_manager.status_text import ready_text
from sdstudio.ui.notice_bar import DoneBar, Say, Until
from sdstudio.ui.wording import counted, model_name

if TYPE_CHECKING:
    from sdstudio.ui.model_manager.model_window import ModelWindow

_NAMES_SHOWN: Final = 6


class ModelNotices(QObject):
    """Announces what happens to models, and keeps the chosen one among those that exist.

    Args:
        done: shows good news in the main window.
        window: the model window while it is visible.

    Signals:
        trouble(Notice): a failure to show in the main window.
        use_asked(Checkpoint): new pictures should be made with it.
        adapters_asked(): the artist wants to see the LoRAs and embeddings.
    """

    trouble = Signal(object)
    use_asked = Signal(object)
    adapters_asked = Signal()
    _job_added = Signal()

    def __init__(
        self,
        studio: Studio,
        done: DoneBar,
        window: "Callable[[], ModelWindow | None]",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._store = studio.models
        self._done = done
        self._window = window
        # Installed; to be offered once they are in the registry.
        self._awaited: set[Path] = set()
        # Imported LoRAs and embeddings that are announced together.
        self._adapters: list[str] = []
        self._say_adapters = self._adapters_text
        self._newest_job = 0
        studio.queue.changed.connect(self._on_queue_changed)
        # Removed; the registry notices it next.
        self._trashed: set[Path] = set()
        store, registry = studio.models, studio.registry
        store.installed.connect(self._on_installed)
        store.adapter_added.connect(self._on_adapter)
        store.verified.connect(self._on_verified)
        store.exported.connect(self._on_exported)
        store.removed.connect(self._on_removed)
        store.trouble.connect(self.tell_trouble)
        store.status_changed.connect(self._on_status)
        registry.arrived.connect(self._on_arrived)
        registry.left.connect(self._on_left)
        registry.auxiliary_changed.connect(self._on_auxiliary)
        registry.failed.connect(lambda one: self.trouble.emit(Notice(one.code, one.arguments)))

    def tell_chosen(self, checkpoint: Checkpoint) -> None:
        """Say what the next pictures are made with."""
        self._tell(
            lambda: self.tr("New pictures will be made with {model}.").format(
                model=model_name(checkpoint)
            ),
            self._until_other(),
        )

    def tell_trouble(self, error: StudioError) -> None:
        """Show a failure in the window that the artist looks at."""
        notice = Notice(error.code, error.arguments)
        window = self._window()
        if window is not None:
            window.notices.tell(notice)
        else:
            self.trouble.emit(notice)

    # Added and removed.

    def _on_installed(self, _key: str, folder: Path) -> None:
        self._awaited.add(folder)
        for checkpoint in self._studio.registry.checkpoints:
            if checkpoint.folder == folder:
                self._on_arrived(checkpoint)

    def _on_arrived(self, checkpoint: Checkpoint) -> None:
        draft = self._studio.draft
        self._trashed.discard(checkpoint.folder)
        if checkpoint.folder in self._awaited:
            self._awaited.remove(checkpoint.folder)
            if draft.checkpoint is not None and draft.checkpoint.folder == checkpoint.folder:
                return
            until = Until(
                draft.checkpoint_changed,
                self._studio.registry.changed,
                unless=lambda: self._can_be_used(checkpoint),
            )
            for bar in self._bars():
                bar.tell(
                    lambda: self.tr("{model} is ready to use.").format(
                        model=model_name(checkpoint)
                    ),
                    lambda: self.tr("Use it"),
                    partial(self.use_asked.emit, checkpoint),
                    until,
                )
        elif (
            checkpoint.ref.fingerprint == self._studio.session.current.model_fingerprint
            and draft.checkpoint is not None
            and draft.checkpoint.is_practice
        ):
            # Used last, but found only after the window was shown.
            draft.set_checkpoint(checkpoint)

    def _on_auxiliary(self, kind: AuxiliaryKind) -> None:
        for model in self._studio.registry.auxiliary_models(kind):
            if model.folder in self._awaited:
                self._awaited.remove(model.folder)
                self._tell(
                    partial(_ready, kind, model.name),
                    Until(
                        self._studio.registry.auxiliary_changed,
                        unless=partial(self._has_auxiliary, kind, model.folder),
                    ),
                )

    def _has_auxiliary(self, kind: AuxiliaryKind, folder: Path) -> bool:
        models = self._studio.registry.auxiliary_models(kind)
        return any(model.folder == folder for model in models)

    def _on_left(self, checkpoint: Checkpoint) -> None:
        draft, registry = self._studio.draft, self._studio.registry
        chosen = draft.checkpoint
        if chosen is None or chosen.folder != checkpoint.folder or chosen in registry.checkpoints:
            return
        installed = (one for one in registry.checkpoints if not registry.is_opened(one))
        changed = next((one for one in installed if one.folder == checkpoint.folder), None)
        if changed is not None:
            # Its weights are the same, but it is said to be trained for something else.
            draft.set_checkpoint(changed)
            return
        draft.set_checkpoint(registry.preferred)
        other = registry.preferred
        if other is None:
            return
        if checkpoint.folder in self._trashed:
            self._tell(
                lambda: self.tr(
                    "{model} was moved to the trash. New pictures will be made with {other}."
                ).format(model=model_name(checkpoint), other=model_name(other)),
                self._until_other(),
            )
        else:
            self._done.tell_only(
                lambda: self.tr(
                    "{model} is no longer available. New pictures will be made with {other}."
                ).format(model=model_name(checkpoint), other=model_name(other)),
                self._until_other(),
            )

    def _on_adapter(self, path: Path) -> None:
        # Several are imported at once, each faster than the bar can be read.
        is_shown = any(bar.is_saying(self._say_adapters) for bar in self._bars())
        self._adapters = [*(self._adapters if is_shown else []), path.stem]
        for bar in self._bars():
            bar.tell(
                self._say_adapters,
                lambda: self.tr("Show"),
                self._show_adapters,
                Until(self.adapters_asked, self._job_added),
            )

    def _on_queue_changed(self) -> None:
        newest = max((job.id for job in self._studio.queue.jobs), default=0)
        if newest > self._newest_job:
            self._newest_job = newest
            self._job_added.emit()

    def _adapters_text(self) -> str:
        names = self._adapters
        if len(names) == 1:
            text = self.tr(
                "“{name}” was imported. You'll find it under LoRAs and embeddings, in Advanced "
                "settings."
            )
            return text.format(name=names[0])
        listed = ", ".join(names[:_NAMES_SHOWN])
        text = counted(
            self.tr(
                "%n LoRAs and embeddings were imported: {names}. You'll find them in Advanced "
                "settings.",
                "",
                len(names),
            ),
            len(names),
        )
        return text.format(names=listed if len(names) <= _NAMES_SHOWN else f"{listed}, …")

    def _show_adapters(self) -> None:
        window = self._window()
        if window is not None:
            # It would cover them.
            window.close()
        self.adapters_asked.emit()

    # Results of actions.

    def _on_verified(self, key: str) -> None:
        offer = self._store.offer(key)
        if offer is not None:
            name = offer.name
            self._tell(lambda: self.tr("{model} verified: no damage found.").format(model=name))

    def _on_removed(self, key: str, folder: Path) -> None:
        self._trashed.add(folder)
        offer = self._store.offer(key)
        if offer is not None:
            name = offer.name
            self._tell(
                lambda: self.tr("{model} was moved to the trash.").format(model=name),
                Until(self._studio.registry.arrived, unless=lambda: not folder.exists()),
            )

    def _on_exported(self, key: str, folder: Path) -> None:
        offer = self._store.offer(key)
        name = "" if offer is None else offer.name
        for bar in self._bars():
            bar.tell(
                lambda: self.tr("{model} was exported to {folder}.").format(
                    model=name, folder=folder
                ),
                lambda: self.tr("Open folder"),
                partial(open_folder, folder),
            )

    def _on_status(self, key: str) -> None:
        model_status: ModelStatus = self._store.model_status(key)
        failed = model_status.condition is Condition.FAILED and not model_status.retries
        if failed and model_status.notice is not None and self._window() is None:
            self.trouble.emit(model_status.notice)

    def _tell(self, say: Say, until: Until | None = None) -> None:
        for bar in self._bars():
            bar.tell_only(say, until)

    def _until_other(self) -> Until:
        """Until the next pictures are made with another model."""
        return Until(self._studio.draft.checkpoint_changed)

    def _can_be_used(self, checkpoint: Checkpoint) -> bool:
        chosen = self._studio.draft.checkpoint
        is_used = chosen is not None and chosen.folder == checkpoint.folder
        return not is_used and checkpoint in self._studio.registry.checkpoints

    def _bars(self) -> list[DoneBar]:
        """Where good news is shown: also in the model window while it is visible."""
        window = self._window()
        return [self._done] if window is None else [self._done, window.done_bar]


def _ready(kind: AuxiliaryKind, name: str) -> str:
    return ready_text(kind).format(model=name)
