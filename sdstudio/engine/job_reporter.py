"""JobReporter: what the window hears of a job."""

from collections.abc import Callable
from typing import Final

from sdstudio.domain.messages import ImageReady, Phase, PhaseStarted, Preview, Progress
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest
from sdstudio.engine.denoising import StepDone
from sdstudio.engine.preview import PreviewClock, Previewer
from sdstudio.engine.protocol import CancelFlag, Emit, Interlude
from sdstudio.imaging import Rgb, stretched

#: The longest side of the preview of a whole picture.
_SHOWN_PX: Final = 512


class JobReporter:
    """Emits a job's events to the window, and raises ``JobCancelled`` once it is cancelled."""

    def __init__(
        self, job_id: int, emit: Emit, cancelled: CancelFlag, between_steps: Interlude
    ) -> None:
        self._between_steps = between_steps
        self._job_id = job_id
        self._emit = emit
        self._cancelled = cancelled
        self._index = 0
        self._phase = Phase.LOAD
        self._part = 0

    def enter(self, index: int, phase: Phase) -> None:
        """Report that picture ``index`` has reached ``phase``."""
        self._cancelled.check()
        self._index, self._phase = index, phase
        self._emit(PhaseStarted(job_id=self._job_id, index=index, phase=phase))

    def report_waiting(self) -> None:
        """Signal that work continues although its progress is unknown."""
        self._emit(Progress(job_id=self._job_id, index=self._index, step=0, total=1))

    def begin(self, index: int) -> None:
        """Report that denoising of picture ``index`` starts; may be called again on retries."""
        if (self._index, self._phase) != (index, Phase.DENOISE):
            self.enter(index, Phase.DENOISE)

    def enter_decoding(self) -> None:
        """Report that the picture is being decoded."""
        self.enter(self._index, Phase.DECODE)

    def report_tile(self, tile: int, tiles: int) -> None:
        """Report that so many tiles of the picture are decoded."""
        # Between two denoising passes progress counts steps.
        if self._phase is Phase.DECODE:
            self._emit(Progress(job_id=self._job_id, index=self._index, step=tile, total=tiles))

    def report_alive(self) -> None:
        """Between two denoising passes: let others have their turn."""
        self._cancelled.check()
        self._between_steps()

    def report_part(self, part: int, parts: int) -> None:
        """Report that so many tiles of the picture are enlarged."""
        self._cancelled.check()
        self._part = part
        self._emit(Progress(job_id=self._job_id, index=self._index, step=part, total=parts))
        self._between_steps()

    def show(self, seen: Rgb) -> None:
        """Show what the picture looks like so far."""
        height, width, _ = seen.shape
        event = Preview(
            job_id=self._job_id, index=self._index, step=self._part, width=width, height=height
        )
        self._emit(event, seen.tobytes())

    def show_small(self, picture: Rgb) -> None:
        """Show the whole picture in a size for previews, between two of its parts."""
        height, width, _ = picture.shape
        scale = min(1, _SHOWN_PX / max(width, height))
        size = max(1, round(width * scale)), max(1, round(height * scale))
        self.show(stretched(picture, *size))

    def step_callback(self, previewer: Previewer) -> Callable[[StepDone, int], None]:
        """What reports each step of denoising, with previews."""
        clock, index = PreviewClock(), self._index

        def on_step(done: StepDone, total: int) -> None:
            self._cancelled.check()
            self._emit(Progress(job_id=self._job_id, index=index, step=done.step, total=total))
            # The picture itself follows the last step.
            if done.noiseless is not None and done.step < total and clock.due():
                preview = previewer.picture(done.noiseless())
                event = Preview(
                    job_id=self._job_id,
                    index=index,
                    step=done.step,
                    width=preview.width,
                    height=preview.height,
                )
                self._emit(event, preview.rgb)
            self._between_steps()

        return on_step

    def report_picture(
        self, index: int, rgb: Rgb, request: GenerationRequest, provenance: Provenance
    ) -> None:
        """Send a finished picture, (height, width, 3)."""
        height, width, _ = rgb.shape
        event = ImageReady(
            job_id=self._job_id,
            index=index,
            width=width,
            height=height,
            request=request,
            provenance=provenance,
        )
        self._emit(event, rgb.tobytes())
