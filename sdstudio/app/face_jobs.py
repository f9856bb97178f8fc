"""FaceJobs: puts pictures whose faces are to be repaired into the queue."""

from dataclasses import replace
from functools import partial

from sdstudio.app.studio import Studio
from sdstudio.domain import modes
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.draft import Draft, draft_of
from sdstudio.domain.dynamic_prompt import literal
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.face_repair import FaceRepair
from sdstudio.domain.input_refs import InputRole
from sdstudio.imaging import read_given
from sdstudio.library import AnyPicture, ForeignPicture


class FaceJobs:
    """Makes a job of each picture, whose result is in the library.

    Thread: GUI.
    """

    def __init__(self, studio: Studio) -> None:
        self._studio = studio

    async def submit(self, picture: AnyPicture, how: FaceRepair, *, with_own: bool) -> None:
        """Put a job at the end of the queue.

        Args:
            with_own: with the model and the settings that made the picture, as far as they are
                known and the model is installed; else with those of the form.

        Raises:
            StudioError: it can't be opened, no model can do it, or the disk's failure.
        """
        draft, checkpoint = self._settings_for(picture, with_own=with_own)
        given = await self._studio.background.do_apart(
            partial(read_given, picture.path, InputRole.IMAGE)
        )
        source = await self._studio.library.do(
            lambda library: library.keep_input(InputRole.IMAGE, given.rgb)
        )
        await self.submit_draft(replace(draft, inputs=(source,)), checkpoint, how)

    async def submit_draft(
        self, draft: Draft, checkpoint: Checkpoint | None, how: FaceRepair
    ) -> None:
        """Put a job at the end of the queue that repairs the faces in the input picture of a draft.

        Raises:
            StudioError: no model can do it, or the disk's failure.
        """
        if checkpoint is None:
            raise StudioError(ErrorCode.MODEL_NONE_TAKES_PICTURES)
        await self._studio.queue.submit(draft.as_repair(how), checkpoint)

    def own_checkpoint(self, picture: AnyPicture) -> Checkpoint | None:
        """The installed model that made a picture, if it can make its faces anew."""
        request = picture.request
        found = None if request is None else self._studio.registry.named(request.checkpoint)
        can = found is not None and found.task in modes.REPAIR_FACES.checkpoint_tasks
        return found if can else None

    def _settings_for(
        self, picture: AnyPicture, *, with_own: bool
    ) -> tuple[Draft, Checkpoint | None]:
        own = self.own_checkpoint(picture) if with_own else None
        if own is not None and picture.request is not None:
            return draft_of(picture.request), own
        draft = self._studio.draft.draft
        settings = picture.settings if isinstance(picture, ForeignPicture) else None
        if with_own and settings is not None and settings.prompt:
            draft = draft.choose("prompt", literal(settings.prompt))
            draft = draft.choose("negative_prompt", literal(settings.negative_prompt))
            draft = replace(draft, styles=())
        return draft, self._studio.draft.checkpoint
