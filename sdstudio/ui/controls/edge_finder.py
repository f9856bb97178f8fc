"""EdgeFinder: the edges of pictures, found again whenever thresholds change."""

from functools import partial

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_thread import LibraryThread
from sdstudio.domain.controls import HintMaking
from sdstudio.domain.input_refs import InputRef
from sdstudio.imaging import Rgb

_LANE = "edges"


class EdgeFinder:
    """Remembers the picture that was used last, at the size at which its edges are found.

    Thread: GUI; pixels are computed on another.
    """

    def __init__(self, library: LibraryThread, background: BackgroundTasks) -> None:
        self._library = library
        self._background = background
        self._scaled: tuple[tuple[InputRef, int], Rgb] | None = None

    async def edges(self, made: HintMaking, native_size_px: int) -> Rgb:
        """White edges on black, at the scale at which a model works: (height, width, 3).

        Raises:
            StudioError: the picture is gone.
        """
        from sdstudio.imaging.canny import CannyThresholds, canny
        from sdstudio.imaging.masks import rgb_of

        scaled = await self._at_size(made.picture, native_size_px)
        thresholds = CannyThresholds(made.low, made.high)
        return await self._background.do(_LANE, lambda: rgb_of(canny(scaled, thresholds)))

    async def _at_size(self, picture: InputRef, native_size_px: int) -> Rgb:
        from sdstudio.imaging.control_hints import at_native_size

        key = picture, native_size_px
        if self._scaled is not None and self._scaled[0] == key:
            return self._scaled[1]
        rgb = await self._library.do(lambda lib: lib.inputs.read(picture))
        scaled = await self._background.do(_LANE, partial(at_native_size, rgb, native_size_px))
        self._scaled = key, scaled
        return scaled
