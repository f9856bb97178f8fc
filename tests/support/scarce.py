"""An allocator that refuses: what torch's own does when memory has run out, wherever wanted."""

from __future__ import annotations

from sdstudio.engine.footprint import LiveTensors


class Scarce(LiveTensors):
    """While it lasts, tensors that are made and live at the same time take no more than a limit.

    Attributes:
        refused: how often there was no more.
    """

    def __init__(self, limit_bytes: float = float("inf")) -> None:
        super().__init__()
        self.refused = 0
        self._limit_bytes = limit_bytes

    def _update_peak(self, held_bytes: int) -> None:
        if held_bytes > self._limit_bytes:
            self.refused += 1
            raise RuntimeError(f"DefaultCPUAllocator: can't allocate memory: {held_bytes} bytes")
        super()._update_peak(held_bytes)
