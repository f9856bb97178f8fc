"""Finds faces in pictures with YuNet (Wu, Peng and Yu, “YuNet: A Tiny Millisecond-level Face
Detector”, 2023), as libfacedetection runs it.

With numpy alone, since the network is small: so the window can find faces, too, and every machine
finds the same, whatever computes its pictures.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sdstudio.domain.bounds import Bounds
from sdstudio.imaging.png import Rgb

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    #: (height, width, channels).
    Planes = NDArray[np.float32]
else:
    Planes = Any

#: Places in the picture for which each level of the network speaks, in pixels.
_STRIDES_PX: Final = (8, 16, 32)
#: The longest side at which a picture is looked at first, and the shortest longest side at last.
_LARGEST_PX, _SMALLEST_PX = 1280, 320
#: Faces are surer than this, and overlap less.
_SURE: Final = 0.8
_OVERLAP_MAX: Final = 0.3
#: One that is found twice may be found once with the hair and once without.
_INSIDE_MAX: Final = 0.6


class _Found(NamedTuple):
    """What may be a face, in pixels of the picture.

    Args:
        score: 0 … 1.
    """

    score: float
    left: float
    top: float
    right: float
    bottom: float

    def scaled(self, by_x: float, by_y: float) -> "_Found":
        """The same in a picture of another size."""
        return _Found(
            self.score, self.left * by_x, self.top * by_y, self.right * by_x, self.bottom * by_y
        )


class FaceDetector:
    """Any thread, one at a time.

    Args:
        weights: a safetensors file that ``tools/face_detector.py`` made.
        check: called again and again while faces are looked for; may raise.

    Raises:
        OSError, ValueError, SafetensorError: the file isn't that of such a network.
    """

    def __init__(self, weights: Path, check: Callable[[], object] = lambda: None) -> None:
        from safetensors.numpy import load_file

        self._check = check
        self._network = _YuNet(load_file(weights))

    def faces(self, picture: Rgb) -> tuple[Bounds, ...]:
        """Where the faces are: from the forehead to the chin, the leftmost first.

        Looks at the picture at several sizes, since the network only knows faces of about 10 to
        300 pixels.

        Args:
            picture: (height, width, 3).
        """
        import numpy as np
        from PIL import Image

        height, width, _ = picture.shape
        candidates: list[_Found] = []
        for size in _sizes(width, height):
            self._check()
            small = np.asarray(Image.fromarray(picture).resize(size, Image.Resampling.BILINEAR))
            found = self._network.found(small)
            candidates += (one.scaled(width / size[0], height / size[1]) for one in found)
        bounds = (_bounds(one, width, height) for one in _distinct(candidates))
        return tuple(sorted(one for one in bounds if one is not None))


class _YuNet:
    """Args:
    weights: by the names that the recipe gives them.
    """

    def __init__(self, weights: Mapping[str, Planes]) -> None:
        expected = {
            f"bbox_head.multi_level_{head}.{level}.dw.weight": (channels, 1, 3, 3)
            for head, channels in (("cls", 1), ("obj", 1), ("bbox", 4))
            for level in range(len(_STRIDES_PX))
        }
        shapes = {name: one.shape for name, one in weights.items()}
        if not expected.items() <= shapes.items():
            raise ValueError("not the weights of a face detector")
        self._weights = weights

    def found(self, picture: Rgb) -> Iterator[_Found]:
        """What may be faces in a picture, (height, width, 3), several times each."""
        import numpy as np

        height, width, _ = picture.shape
        side = _STRIDES_PX[-1]
        pixels = np.pad(picture, ((0, -height % side), (0, -width % side), (0, 0)))
        levels = self._features(pixels.astype(np.float32))
        for level, (stride, features) in enumerate(zip(_STRIDES_PX, levels, strict=True)):
            is_face, is_object, boxes = (
                self._separable(f"bbox_head.multi_level_{name}.{level}", features)
                for name in ("cls", "obj", "bbox")
            )
            scores = np.sqrt(_sigmoid(is_face) * _sigmoid(is_object))[..., 0]
            for row, column in np.argwhere(scores >= _SURE).tolist():
                x, y, across, down = boxes[row, column].tolist()
                middle_x, middle_y = (column + x) * stride, (row + y) * stride
                half_x, half_y = (
                    float(np.exp(across)) * stride / 2,
                    float(np.exp(down)) * stride / 2,
                )
                yield _Found(
                    float(scores[row, column]),
                    middle_x - half_x,
                    middle_y - half_y,
                    middle_x + half_x,
                    middle_y + half_y,
                )

    def _features(self, pixels: Planes) -> tuple[Planes, Planes, Planes]:
        """What is known of each place, with 64 channels, at each stride."""
        seen = _pooled(self._unit("backbone.model0.dp", self._first(pixels)))
        seen = self._block("backbone.model1", seen)
        near = self._block("backbone.model3", _pooled(self._block("backbone.model2", seen)))
        middle = self._block("backbone.model4", _pooled(near))
        far = self._block("backbone.model5", _pooled(middle))
        far = self._unit("neck.lateral_convs.2", far)
        middle = self._unit("neck.lateral_convs.1", middle + _doubled(far))
        near = self._unit("neck.lateral_convs.0", near + _doubled(middle))
        return near, middle, far

    def _first(self, pixels: Planes) -> Planes:
        """A convolution of 3 × 3 pixels in steps of two."""
        import numpy as np

        height, width, _ = pixels.shape
        around = np.pad(pixels, ((1, 1), (1, 1), (0, 0)))
        places = [
            around[row : row + height : 2, column : column + width : 2]
            for row in range(3)
            for column in range(3)
        ]
        weight = self._weights["backbone.model0.pw.weight"].transpose(2, 3, 1, 0).reshape(27, -1)
        seen = np.concatenate(places, axis=2)
        mixed = seen.reshape(-1, 27) @ weight + self._weights["backbone.model0.pw.bias"]
        first: Planes = np.maximum(mixed, 0).reshape(*seen.shape[:2], -1)
        return first

    def _block(self, name: str, seen: Planes) -> Planes:
        return self._unit(f"{name}.dp2", self._unit(f"{name}.dp1", seen))

    def _unit(self, name: str, seen: Planes) -> Planes:
        import numpy as np

        separable = self._separable(name, seen)
        return np.maximum(separable, 0, out=separable)

    def _separable(self, name: str, seen: Planes) -> Planes:
        """Channels are mixed in each place, then each is convolved with 3 × 3 numbers."""
        import numpy as np

        weights = self._weights
        height, width, channels = seen.shape
        # One product of two matrices is faster than one for each row.
        mixed = seen.reshape(-1, channels) @ weights[f"{name}.pw.weight"][:, :, 0, 0].T
        mixed += weights[f"{name}.pw.bias"]
        mixed = mixed.reshape(height, width, -1)
        around = np.pad(mixed, ((1, 1), (1, 1), (0, 0)))
        places = weights[f"{name}.dw.weight"][:, 0]
        summed = np.empty_like(mixed)
        summed[...] = weights[f"{name}.dw.bias"]
        product = np.empty_like(mixed)
        for row in range(3):
            for column in range(3):
                part = around[row : row + height, column : column + width]
                summed += np.multiply(part, places[:, row, column], out=product)
        return summed


def _sigmoid(values: Planes) -> Planes:
    import numpy as np

    return np.asarray(1 / (1 + np.exp(-np.clip(values, -80, 80))), np.float32)


def _pooled(planes: Planes) -> Planes:
    """The highest of each 2 × 2 places; the sides are even."""
    height, width, channels = planes.shape
    pooled: Planes = planes.reshape(height // 2, 2, width // 2, 2, channels).max(axis=(1, 3))
    return pooled


def _doubled(planes: Planes) -> Planes:
    """Each place four times."""
    return planes.repeat(2, axis=0).repeat(2, axis=1)


def _sizes(width: int, height: int) -> Iterator[tuple[int, int]]:
    """At which sizes a picture is looked at: each half as wide and high as the one before."""
    longest = max(width, height)
    side = min(longest, _LARGEST_PX)
    while True:
        yield max(1, round(width * side / longest)), max(1, round(height * side / longest))
        side //= 2
        if side < _SMALLEST_PX:
            return


def _distinct(candidates: list[_Found]) -> list[_Found]:
    """The surest of those that overlap."""
    kept: list[_Found] = []
    for one in sorted(candidates, reverse=True):
        if not any(_is_same(one, other) for other in kept):
            kept.append(one)
    return kept


def _is_same(one: _Found, other: _Found) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    if across <= 0 or down <= 0:
        return False
    shared, areas = across * down, [_area(one), _area(other)]
    return shared > _OVERLAP_MAX * (sum(areas) - shared) or shared > _INSIDE_MAX * min(areas)


def _area(one: _Found) -> float:
    return (one.right - one.left) * (one.bottom - one.top)


def _bounds(one: _Found, width: int, height: int) -> Bounds | None:
    left, top = max(0, round(one.left)), max(0, round(one.top))
    return Bounds(left, top, round(one.right) - left, round(one.bottom) - top).within(width, height)
