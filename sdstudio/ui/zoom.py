"""How pictures are zoomed, alike in the picture view and on the canvas."""

from typing import Final

#: The zoom changes by this factor with each notch of the wheel.
WHEEL_FACTOR: Final = 1.2
ZOOM_MAX: Final = 32.0
#: A picture that fits only at less can be zoomed out to that.
ZOOM_MIN: Final = 0.05
#: From this zoom on, pixels are drawn as squares.
PIXELS_SHOW_FROM: Final = 3.0
#: Left free around a picture that is fitted into its view.
MARGIN_PX: Final = 24
