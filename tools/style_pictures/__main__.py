"""Make the thumbnails of the shipped styles: ``python -m tools.style_pictures``.

Three are made by the practice model, which knows their words; it knows no others, so the rest are
plain drawings of what each medium looks like. The same program draws the same pictures.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from PIL import Image

from sdstudio.domain.shipped_styles import SHIPPED_STYLES
from tools.style_pictures import drawings
from tools.style_pictures.media import to_image

FOLDER: Final = Path(__file__).resolve().parents[2] / "resources" / "styles"
SIDE_PX: Final = 192
#: Of all files together.
MAX_BYTES: Final = 2**20

_MADE: Final = {
    "basic-3d": ("a 3d picture of a red apple on a cyan background", 11),
    "basic-flat": ("a flat drawing of a sunflower on a purple background", 3),
    "basic-line": ("a line drawing of a cupcake on a pink background", 3),
}


def main() -> None:
    """Write a JPEG for each style; all of them together stay small."""
    FOLDER.mkdir(exist_ok=True)
    total = 0
    for style in SHIPPED_STYLES:
        image = _made(*_MADE[style.uid]) if style.uid in _MADE else _drawn(style.uid)
        file = FOLDER / style.thumbnail
        small = image.convert("RGB").resize((SIDE_PX, SIDE_PX), Image.Resampling.LANCZOS)
        small.save(file, "JPEG", quality=76, optimize=True)
        total += file.stat().st_size
    print(f"{len(SHIPPED_STYLES)} thumbnails, {total:,} bytes")
    if total > MAX_BYTES:
        sys.exit("The thumbnails are too large.")


def _drawn(uid: str) -> Image.Image:
    return to_image(getattr(drawings, uid.replace("-", "_"))())


def _made(prompt: str, seed: int) -> Image.Image:
    """By the practice model."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "picture.png"
        command = [sys.executable, "-m", "sdstudio", "generate", prompt, f"--seed={seed}"]
        subprocess.run([*command, f"--out={file}"], check=True, stdout=subprocess.DEVNULL)
        with Image.open(file) as image:
            return image.convert("RGB")


if __name__ == "__main__":
    main()
