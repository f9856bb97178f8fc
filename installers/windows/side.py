"""Draws the picture at the side of the setup's last page: the program's icon.

``python -m installers.windows.side TARGET``. Without one, the setup shows the picture of the tool
that makes setups.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from installers.manifest import ROOT

#: Twice the size at which it is shown on a display of 96 dots per inch.
_SIZE_PX = (328, 628)
_TOP_PX = 96
_BACKGROUND = "#202020"


def side_picture(icon: Image.Image) -> Image.Image:
    """A picture with an icon, which is at most as wide, on a plain background."""
    picture = Image.new("RGB", _SIZE_PX, _BACKGROUND)
    picture.paste(icon, ((picture.width - icon.width) // 2, _TOP_PX), icon)
    return picture


def main(arguments: Sequence[str]) -> int:
    """Write the file that is the only argument, in the format of its name."""
    [target] = arguments
    icon = Image.open(ROOT / "resources" / "icons" / "sd-studio-256.png").convert("RGBA")
    side_picture(icon).save(Path(target))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
