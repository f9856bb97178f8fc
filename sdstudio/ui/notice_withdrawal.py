"""Notices of trouble are withdrawn once they are no longer true."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QObject

from sdstudio.app.notices import Notice
from sdstudio.app.running_job import EngineState
from sdstudio.app.studio import Studio
from sdstudio.domain.auxiliary_models import NONE_INSTALLED, AuxiliaryKind
from sdstudio.domain.error_sentences import FAILURES, FailureCategory, Remedy
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.modes import DEPTH_MAP, IMAGE_TO_IMAGE
from sdstudio.domain.resolving import resolve
from sdstudio.domain.vae import VaeRef
from sdstudio.ui.notice_bar import NoticeBar

#: What the draft itself shows, so that it can be asked again.
_OF_DRAFT: Final = frozenset(
    {
        *(code for code in ErrorCode if FAILURES[code].category is FailureCategory.VALUE),
        ErrorCode.INPUT_MISSING,
        ErrorCode.DEPTH_SHAPE_DIFFERS,
        ErrorCode.ADAPTER_UNFIT,
        ErrorCode.CONTROL_GONE,
        ErrorCode.CONTROL_HINT_EXPECTED,
        ErrorCode.CONTROL_HINT_MISSING,
        ErrorCode.CONTROL_KIND_UNKNOWN,
        ErrorCode.CONTROL_NEEDS_MASK,
        ErrorCode.CONTROL_NEEDS_PICTURE,
        ErrorCode.CONTROL_OTHER_FAMILY,
        ErrorCode.CONTROL_UNFIT,
        ErrorCode.UPSCALER_GONE,
        ErrorCode.VAE_GONE,
        ErrorCode.VAE_UNFIT,
        ErrorCode.ADAPTER_FAMILY_DIFFERS,
        ErrorCode.MODEL_WRONG_KIND,
    }
)
#: What a picture on the disk disproves.
_OF_DISK: Final = frozenset(
    {ErrorCode.DISK_FULL, ErrorCode.FOLDER_READ_ONLY, ErrorCode.SAVE_FAILED}
)
#: What an engine that is ready disproves.
_OF_NO_ENGINE: Final = frozenset({ErrorCode.ENGINE_NOT_STARTED, ErrorCode.ENGINE_OTHER_VERSION})
#: What a job that was submitted disproves, or leaves behind.
_OF_SUBMISSION: Final = frozenset(
    {FailureCategory.SIZE, FailureCategory.ENGINE, FailureCategory.GRID, FailureCategory.PROMPT}
)


class NoticeWithdrawal(QObject):
    """Args:
    bars: those there are now.
    """

    def __init__(
        self, studio: Studio, bars: Callable[[], Iterable[NoticeBar]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._bars = bars
        self._start = self._draft_start()
        self._decodings = self._chosen_decodings()
        studio.draft.changed.connect(self._on_draft_changed)
        studio.dispatcher.changed.connect(self._on_dispatched)
        studio.saver.saved.connect(lambda _: self._withdraw(_is_of_disk))
        studio.saver.changed.connect(self._on_saver_changed)
        studio.registry.changed.connect(self._on_models)
        studio.registry.auxiliary_changed.connect(self._on_auxiliary)
        studio.models.status_changed.connect(lambda _: self._on_status_changed())

    def after_submission(self) -> None:
        """What became of the jobs before is known by now."""
        self._withdraw(lambda one: one.category in _OF_SUBMISSION and one.code not in _OF_NO_ENGINE)

    def after_depth(self) -> None:
        """The canvas has a depth, wherever it is from."""
        self._withdraw(lambda one: one.code is ErrorCode.MODEL_NONE_ESTIMATES_DEPTH)

    def _on_draft_changed(self) -> None:
        before, self._start = self._start, self._draft_start()
        if self._start != before:
            self._withdraw(lambda one: one.category is FailureCategory.INPUT)
        if any(notice.code in _OF_DRAFT for bar in self._bars() for notice in bar.notices):
            problem = self._draft_problem()
            self._withdraw(lambda one: one.code in _OF_DRAFT and one.code is not problem)

    def _on_dispatched(self) -> None:
        if self._studio.dispatcher.engine_state is not EngineState.GONE:
            self._withdraw(lambda one: one.code in _OF_NO_ENGINE)

    def _on_saver_changed(self) -> None:
        if not self._studio.saver.unsaved:
            self._withdraw(lambda one: one.code is ErrorCode.PICTURE_UNSAVED)

    def _on_models(self) -> None:
        before, self._decodings = self._decodings, self._chosen_decodings()
        now = self._decodings

        def decodes_otherwise(notice: Notice) -> bool:
            name = str(notice.arguments.get("model", ""))
            is_of_vae = Remedy.DECODE_WITH in FAILURES[notice.code].remedies
            return is_of_vae and before.get(name) != now.get(name)

        self._withdraw(decodes_otherwise)
        tasks = {one.task for one in self._studio.registry.checkpoints}
        if tasks & set(DEPTH_MAP.checkpoint_tasks):
            self.after_depth()
        if tasks & set(IMAGE_TO_IMAGE.checkpoint_tasks):
            self._withdraw(lambda one: one.code is ErrorCode.MODEL_NONE_TAKES_PICTURES)

    def _on_auxiliary(self, kind: AuxiliaryKind) -> None:
        if self._studio.registry.auxiliary(kind) is not None:
            self._withdraw(lambda one: one.code is NONE_INSTALLED.get(kind))
        if kind is AuxiliaryKind.VAE:
            self._withdraw(lambda one: one.code is ErrorCode.VAE_NOT_RECALLED)

    def _on_status_changed(self) -> None:
        store = self._studio.models
        keys = [variant.key for offer in store.offers for variant in offer.variants]
        now = [store.model_status(key).notice for key in keys]
        self._withdraw(lambda one: one.category is FailureCategory.DOWNLOAD and one not in now)

    def _chosen_decodings(self) -> dict[str, VaeRef | None]:
        """The VAE that each model decodes with, by the model's name."""
        return {one.ref.name: one.vae for one in self._studio.registry.checkpoints}

    def _draft_start(self) -> object:
        """How the next picture begins."""
        draft = self._studio.draft
        return draft.mode.key, draft.draft.inputs

    def _draft_problem(self) -> ErrorCode | None:
        draft, inspected = self._studio.draft, self._studio.adapters.inspected()
        if draft.checkpoint is None:
            return None
        try:
            resolve(
                draft.draft,
                draft.checkpoint,
                drawn_seed=0,
                mask_follows=True,
                inspected=inspected,
                named_models=self._studio.registry.named_models(),
            )
        except StudioError as error:
            return error.code
        return None

    def _withdraw(self, is_over: Callable[[Notice], bool]) -> None:
        for bar in self._bars():
            bar.clear(keep=lambda one: not is_over(one))


def _is_of_disk(notice: Notice) -> bool:
    return notice.code in _OF_DISK
