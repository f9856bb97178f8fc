"""The stack of layers of an OpenRaster file, which Krita, GIMP and MyPaint read and write.

https://www.openraster.org/baseline/layer-stack-spec.html
"""

import math
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from sdstudio.canvas.archive import ArchiveError
from sdstudio.canvas.document import Blend

MIMETYPE: Final = b"image/openraster"
STACK_NAME: Final = "stack.xml"
MERGED_NAME: Final = "mergedimage.png"
THUMBNAIL_NAME: Final = "Thumbnails/thumbnail.png"

_VERSION: Final = "0.0.5"
_OPERATORS: Final = MappingProxyType(
    {
        Blend.NORMAL: "svg:src-over",
        Blend.MULTIPLY: "svg:multiply",
        Blend.SCREEN: "svg:screen",
    }
)
_BLENDS: Final = {name: blend for blend, name in _OPERATORS.items()}
#: Elements within each other; a parser goes as deep as it is led.
_DEPTH_MAX: Final = 50
_LAYERS_MAX: Final = 500
#: Far more than any canvas; but Qt's places are numbers of 32 bits.
_PLACE_MAX: Final = 2**30
_NAME_MAX: Final = 300


@dataclass(frozen=True, slots=True)
class StackLayer:
    """A layer as the stack describes it.

    Args:
        source: the name of the entry with its pixels.
        locked: other programs don't allow painting on it.
    """

    source: str
    name: str = ""
    left: int = 0
    top: int = 0
    opacity: float = 1.0
    visible: bool = True
    blend: Blend = Blend.NORMAL
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Stack:
    """A canvas and its layers, bottom to top.

    Args:
        has_groups: whether layers were in groups, which are dissolved.
        unknown_blends: blend modes that we don't support; their layers become normal ones.
    """

    width: int
    height: int
    layers: tuple[StackLayer, ...]
    has_groups: bool = False
    unknown_blends: tuple[str, ...] = ()


def encode_stack(stack: Stack) -> bytes:
    """The content of ``stack.xml``."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<image version="{_VERSION}" w="{stack.width}" h="{stack.height}">',
        "  <stack>",
        *(f"    {_element(layer)}" for layer in reversed(stack.layers)),
        "  </stack>",
        "</image>",
    ]
    return "\n".join(lines).encode()


def parse_stack(xml: bytes) -> Stack:
    """The stack in ``stack.xml`` of any program.

    Raises:
        ArchiveError: it isn't a stack, or its values are out of range.
    """
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.end
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError) as error:
        raise ArchiveError("the stack can't be read") from error
    return reader.stack()


def _element(layer: StackLayer) -> str:
    attributes = {
        "name": _printable(layer.name),
        "src": layer.source,
        "x": str(layer.left),
        "y": str(layer.top),
        "opacity": f"{layer.opacity:.6g}",
        "visibility": "visible" if layer.visible else "hidden",
        "composite-op": _OPERATORS[layer.blend],
    }
    if layer.locked:
        attributes["edit-locked"] = "true"
    return f"<layer {' '.join(f'{key}={quoteattr(one)}' for key, one in attributes.items())}/>"


def _printable(name: str) -> str:
    """Without characters that XML can't contain."""
    return "".join(one if one.isprintable() else " " for one in name)


def _refuse_doctype(*_of: object) -> None:
    # The stack needs none, and entities in it can grow to any size.
    raise ArchiveError("the stack declares a document type")


class _Reader:
    """Dissolves groups: their layers keep the group's opacity and visibility."""

    def __init__(self) -> None:
        self._size: tuple[int, int] | None = None
        self._layers: list[StackLayer] = []
        self._unknown: dict[str, None] = {}
        self._has_groups = False
        #: What applies to the layers of each group that is open.
        self._groups: list[StackLayer] = []
        self._open: list[str] = []

    def begin(self, tag: str, given: dict[str, str]) -> None:
        """An element begins."""
        self._open.append(tag)
        if len(self._open) > _DEPTH_MAX or len(self._layers) > _LAYERS_MAX:
            raise ArchiveError("the stack goes too deep")
        if self._open == ["image"]:
            self._size = _size(given.get("w", "")), _size(given.get("h", ""))
        elif tag == "stack":
            if self._groups:
                self._has_groups = True
                self._groups.append(self._described(given))
            else:
                # The outermost one is the canvas.
                self._groups.append(StackLayer(""))
        elif tag == "layer" and self._groups:
            self._layers.append(self._described(given))

    def end(self, tag: str) -> None:
        """An element ends."""
        self._open.pop()
        if tag == "stack":
            self._groups.pop()

    def stack(self) -> Stack:
        """What was read."""
        if self._size is None:
            raise ArchiveError("the stack has no size")
        layers = tuple(reversed(self._layers))
        return Stack(*self._size, layers, self._has_groups, tuple(self._unknown))

    def _described(self, given: dict[str, str]) -> StackLayer:
        group = self._groups[-1]
        operator = given.get("composite-op", _OPERATORS[Blend.NORMAL])
        if operator not in _BLENDS:
            self._unknown[operator[:_NAME_MAX]] = None
        layer = StackLayer(
            given.get("src", ""),
            given.get("name", "")[:_NAME_MAX],
            _place(given.get("x", "0")),
            _place(given.get("y", "0")),
            _share(given.get("opacity", "1")),
            given.get("visibility", "visible") != "hidden",
            _BLENDS.get(operator, Blend.NORMAL),
        )
        # The place of a group has no meaning; layers are placed on the canvas.
        return replace(
            layer,
            opacity=layer.opacity * group.opacity,
            visible=layer.visible and group.visible,
        )


def _size(text: str) -> int:
    size = _place(text)
    if size < 1:
        raise ArchiveError("the canvas has no size")
    return size


def _place(text: str) -> int:
    try:
        place = float(text)
    except ValueError as error:
        raise ArchiveError("a place is no number") from error
    if not abs(place) <= _PLACE_MAX:
        raise ArchiveError("a place is far away")
    return round(place)


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        return 1.0
    return min(1.0, max(0.0, share)) if math.isfinite(share) else 1.0
