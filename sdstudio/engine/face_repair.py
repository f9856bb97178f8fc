"""Repairs the faces in a picture: each is inpainted in a part of its own.

What is outside of the soft edges of the faces stays as it is, byte for byte.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sdstudio.domain import modes
from sdstudio.domain.face_repair import FacePart, FaceRepair
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.params import SEED_MAX, steps_at
from sdstudio.engine.denoising import Guidance
from sdstudio.engine.modes import inpainting
from sdstudio.engine.run import Run
from sdstudio.imaging import Rgb
from sdstudio.imaging.face_detection import FaceDetector
from sdstudio.imaging.face_masks import face_mask
from sdstudio.imaging.masks import Box, rgb_of


@dataclass(frozen=True, slots=True)
class FaceRepairing:
    """How the faces of a job's pictures are repaired.

    Args:
        guidance: of the faces' own prompt, if they have one.
        show: called with the picture after each face.
    """

    how: FaceRepair
    detector: FaceDetector
    guidance: Guidance | None
    show: Callable[[Rgb], object]

    def parts(self, picture: Rgb) -> tuple[FacePart, ...]:
        """The faces that are large enough, with what is needed to make them anew.

        Args:
            picture: (height, width, 3).
        """
        height, width, _ = picture.shape
        faces = filter(self.how.wants, self.detector.faces(picture))
        return tuple(self.how.part_with(one, width, height) for one in faces)

    def repaired(self, run: Run, picture: Rgb, parts: tuple[FacePart, ...]) -> Rgb:
        """``picture`` with new faces: (height, width, 3).

        Args:
            run: of the picture; its progress goes on.
            parts: what :meth:`parts` has found.
        """
        run.expect(run.steps_done + len(parts) * steps_at(run.params.steps, self.how.strength))
        picture = picture.copy()
        for number, part in enumerate(parts):
            run = self._run_after(run, part, picture, ends=number == len(parts) - 1)
            Box(*part.seen).of(picture)[...] = inpainting.make(run)
            self.show(picture)
        return picture

    def _run_after(self, run: Run, part: FacePart, picture: Rgb, *, ends: bool) -> Run:
        # Each face has noise of its own.
        seed = (run.params.seed + 1) % (SEED_MAX + 1)
        params = run.params.model_copy(update={**part.values, "seed": seed})
        request = run.request.model_copy(
            update={"mode": modes.INPAINTING.key, "params": params, "inputs": (), "controls": ()}
        )
        seen = Box(*part.seen).of(picture).copy()
        return run.following(
            request,
            {InputRole.IMAGE: seen, InputRole.MASK: rgb_of(face_mask(part.face, part.seen))},
            run.guidance if self.guidance is None else self.guidance,
            ends=ends,
        )
