"""What a model that finds similar pictures sees of one."""

from typing import Final

#: The side of the square that such a model looks at.
LOOKED_AT_PX: Final = 224
#: Before the square is cut from the middle, a picture is resized until its shorter side is this.
SHORTER_SIDE_PX: Final = 256
