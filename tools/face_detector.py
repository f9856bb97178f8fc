"""``python -m tools.face_detector SOURCE``: makes the face detector's weights that ship.

SOURCE is ``src/facedetectcnn-data.cpp`` of https://github.com/ShiqiYu/libfacedetection, which
holds the network YuNet as text, with its batch normalisation already multiplied in. What finds the
corners of eyes and mouths is left out, since nobody asks for them.
"""

import re
import sys
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

_TARGET: Final = Path(__file__).resolve().parents[1] / "resources" / "faces" / "yunet.safetensors"
_ARRAY: Final = re.compile(r"float (\w+)\[([\d*]+)\] = \{([^}]*)\};")
#: The first layer is written as one without neighbours, its 27 numbers padded to 32.
_FIRST: Final = "backbone__model0_pw_weight"
_LEFT_OUT: Final = "kps"


def converted(source: str) -> dict[str, NDArray[np.float32]]:
    """The tensors in ``source``, by names with dots, as torch's convolutions take them."""
    found = {}
    for name, sides, numbers in _ARRAY.findall(source):
        if _LEFT_OUT in name:
            continue
        values = np.array([float(one.rstrip("f")) for one in numbers.split(",")], np.float32)
        shape = tuple(map(int, sides.split("*")))
        if name == _FIRST:
            # From (out, place, colour) to (out, colour, place), and from blue first to red first.
            places = values.reshape(-1, 32)[:, :27].reshape(-1, 9, 3)
            values = places.transpose(0, 2, 1)[:, ::-1].reshape(-1, 3, 3, 3)
        elif name.endswith("_dw_weight"):
            # What is named (channels, 1, 3, 3) is written place by place.
            values = values.reshape(9, shape[0]).T.reshape(shape)
        else:
            values = values.reshape(shape)
        named = name.replace("__", ".").replace("_pw_", ".pw.").replace("_dw_", ".dw.")
        found[named.replace("_dp", ".dp")] = np.ascontiguousarray(values)
    return found


if __name__ == "__main__":
    save_file(converted(Path(sys.argv[1]).read_text(encoding="ascii")), _TARGET)
