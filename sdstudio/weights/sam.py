"""The architecture of a SAM network (Segment Anything), which follows from its tensors alone.

Written down from the files that transformers' ``SamModel`` reads and writes, with which a test
compares it. SlimSAM is the same network with narrower layers in its image encoder.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sdstudio.domain.segmentation import SEEN_PX

_Shape = tuple[int, ...]

#: A tensor by which a file is recognised: no other network has relative positions there.
MARK: Final = "vision_encoder.layers.0.attn.rel_pos_h"
#: Two names for the same numbers, of which a file may have only one.
SHARED: Final = (
    "shared_image_embedding.positional_embedding",
    "prompt_encoder.shared_embedding.positional_embedding",
)
OPTIONAL: Final = frozenset(SHARED)

_POSITIONS: Final = "vision_encoder.pos_embed"
_PATCHES: Final = "vision_encoder.patch_embed.projection"
_MLP: Final = "vision_encoder.layers.0.mlp.lin1.bias"

#: Of the largest published one, ViT-H.
_WIDTH_MAX: Final = 1280
_LAYERS_MAX: Final = 32
_GRID_MAX: Final = 64
_MLP_MAX: Final = 8 * _WIDTH_MAX
_WINDOW_MAX: Final = 64
_CHANNELS: Final = 3

#: What comes after the image encoder is the same in all published networks.
DECODER_WIDTH: Final = 256
_DECODER_LAYERS: Final = 2
_DECODER_MLP: Final = 2048
_MASKS: Final = 4
_POINT_KINDS: Final = 4


@dataclass(frozen=True, slots=True)
class Sam:
    """A network.

    It looks at squares of ``SEEN_PX``.

    Args:
        width: of the image encoder's vectors.
        heads: of its attention.
        mlp: the width of its hidden layers.
        patch_px: the side of the squares that a picture is cut into.
        grid: how many squares a row has.
        window: how many squares wide the windows are within which most layers attend.
        attends_far: for each layer whether it attends to the whole picture instead.
    """

    width: int
    heads: int
    mlp: int
    patch_px: int
    grid: int
    window: int
    attends_far: tuple[bool, ...]

    @classmethod
    def of(cls, shapes: Mapping[str, _Shape]) -> "Sam":
        """The network that the shapes of its tensors describe.

        Raises:
            ValueError: the name of the tensor that fits no such network.
        """
        if not any(name in shapes for name in SHARED):
            raise ValueError(SHARED[0])
        width, patch_px = _told(shapes, f"{_PATCHES}.weight", 4)[0::2]
        grid = _told(shapes, _POSITIONS, 4)[1]
        (mlp,) = _told(shapes, _MLP, 1)
        layers = sum(map(_is_row, shapes))
        for number, limit, name in (
            (width, _WIDTH_MAX, f"{_PATCHES}.weight"),
            (patch_px, SEEN_PX, f"{_PATCHES}.weight"),
            (grid, _GRID_MAX, _POSITIONS),
            (mlp, _MLP_MAX, _MLP),
            (layers, _LAYERS_MAX, MARK),
        ):
            if not 0 < number <= limit:
                raise ValueError(name)
        if grid * patch_px != SEEN_PX:
            raise ValueError(_POSITIONS)
        far, windows, head_width = [], set(), _told(shapes, MARK, 2)[1]
        for number in range(layers):
            name = _row_name(number)
            side = (_told(shapes, name, 2)[0] + 1) // 2
            far.append(side == grid)
            if side != grid:
                windows.add(side)
            if not 0 < side <= _WINDOW_MAX or len(windows) > 1:
                raise ValueError(name)
        if not 0 < head_width <= width or width % head_width:
            raise ValueError(MARK)
        # Where all attend far, no window is used.
        window = windows.pop() if windows else grid
        return cls(width, width // head_width, mlp, patch_px, grid, window, tuple(far))

    def tensors(self) -> Iterator[tuple[str, _Shape]]:
        """The names and shapes of all its tensors."""
        for name in SHARED:
            yield name, (2, DECODER_WIDTH // 2)
        yield from self._image_encoder()
        yield from _prompt_encoder()
        yield from _mask_decoder()

    def _image_encoder(self) -> Iterator[tuple[str, _Shape]]:
        width = self.width
        yield _POSITIONS, (1, self.grid, self.grid, width)
        yield f"{_PATCHES}.weight", (width, _CHANNELS, self.patch_px, self.patch_px)
        yield f"{_PATCHES}.bias", (width,)
        for number, is_far in enumerate(self.attends_far):
            layer = f"vision_encoder.layers.{number}"
            side = self.grid if is_far else self.window
            for name in ("h", "w"):
                yield f"{layer}.attn.rel_pos_{name}", (2 * side - 1, width // self.heads)
            yield from _norms(layer, 2, width)
            yield from _linear(f"{layer}.attn.qkv", 3 * width, width)
            yield from _linear(f"{layer}.attn.proj", width, width)
            yield from _linear(f"{layer}.mlp.lin1", self.mlp, width)
            yield from _linear(f"{layer}.mlp.lin2", width, self.mlp)
        neck = "vision_encoder.neck"
        yield f"{neck}.conv1.weight", (DECODER_WIDTH, width, 1, 1)
        yield f"{neck}.conv2.weight", (DECODER_WIDTH, DECODER_WIDTH, 3, 3)
        yield from _norms(neck, 2, DECODER_WIDTH)


def is_sam(shapes: Mapping[str, _Shape]) -> bool:
    """Whether tensors are those of such a network, complete or not."""
    return MARK in shapes and "mask_decoder.iou_token.weight" in shapes


def _prompt_encoder() -> Iterator[tuple[str, _Shape]]:
    masks = "prompt_encoder.mask_embed"
    for number, (outputs, inputs, side) in enumerate(
        ((4, 1, 2), (16, 4, 2), (DECODER_WIDTH, 16, 1)), start=1
    ):
        yield f"{masks}.conv{number}.weight", (outputs, inputs, side, side)
        yield f"{masks}.conv{number}.bias", (outputs,)
    for number, width in ((1, 4), (2, 16)):
        yield from _norm(f"{masks}.layer_norm{number}", width)
    points = (f"point_embed.{number}" for number in range(_POINT_KINDS))
    for name in ("no_mask_embed", "not_a_point_embed", *points):
        yield f"prompt_encoder.{name}.weight", (1, DECODER_WIDTH)


def _mask_decoder() -> Iterator[tuple[str, _Shape]]:
    width, half = DECODER_WIDTH, DECODER_WIDTH // 2
    yield "mask_decoder.iou_token.weight", (1, width)
    yield "mask_decoder.mask_tokens.weight", (_MASKS, width)
    transformer = "mask_decoder.transformer"
    for number in range(_DECODER_LAYERS):
        layer = f"{transformer}.layers.{number}"
        yield from _attention(f"{layer}.self_attn", width)
        yield from _attention(f"{layer}.cross_attn_token_to_image", half)
        yield from _attention(f"{layer}.cross_attn_image_to_token", half)
        yield from _norms(layer, 4, width)
        yield from _linear(f"{layer}.mlp.lin1", _DECODER_MLP, width)
        yield from _linear(f"{layer}.mlp.lin2", width, _DECODER_MLP)
    yield from _attention(f"{transformer}.final_attn_token_to_image", half)
    yield from _norm(f"{transformer}.layer_norm_final_attn", width)
    for number, (inputs, outputs) in enumerate(((width, width // 4), (width // 4, width // 8)), 1):
        yield f"mask_decoder.upscale_conv{number}.weight", (inputs, outputs, 2, 2)
        yield f"mask_decoder.upscale_conv{number}.bias", (outputs,)
    yield from _norm("mask_decoder.upscale_layer_norm", width // 4)
    for number in range(_MASKS):
        yield from _three_layers(f"mask_decoder.output_hypernetworks_mlps.{number}", width // 8)
    yield from _three_layers("mask_decoder.iou_prediction_head", _MASKS)


def _three_layers(name: str, outputs: int) -> Iterator[tuple[str, _Shape]]:
    yield from _linear(f"{name}.proj_in", DECODER_WIDTH, DECODER_WIDTH)
    yield from _linear(f"{name}.layers.0", DECODER_WIDTH, DECODER_WIDTH)
    yield from _linear(f"{name}.proj_out", outputs, DECODER_WIDTH)


def _attention(name: str, inner: int) -> Iterator[tuple[str, _Shape]]:
    for part in ("q_proj", "k_proj", "v_proj"):
        yield from _linear(f"{name}.{part}", inner, DECODER_WIDTH)
    yield from _linear(f"{name}.out_proj", DECODER_WIDTH, inner)


def _linear(name: str, outputs: int, inputs: int) -> Iterator[tuple[str, _Shape]]:
    yield f"{name}.weight", (outputs, inputs)
    yield f"{name}.bias", (outputs,)


def _norms(name: str, count: int, width: int) -> Iterator[tuple[str, _Shape]]:
    for number in range(1, count + 1):
        yield from _norm(f"{name}.layer_norm{number}", width)


def _norm(name: str, width: int) -> Iterator[tuple[str, _Shape]]:
    yield f"{name}.weight", (width,)
    yield f"{name}.bias", (width,)


def _row_name(layer: int) -> str:
    return f"vision_encoder.layers.{layer}.attn.rel_pos_h"


def _is_row(name: str) -> bool:
    return name.startswith("vision_encoder.layers.") and name.endswith(".attn.rel_pos_h")


def _told(shapes: Mapping[str, _Shape], name: str, dimensions: int) -> _Shape:
    shape = shapes.get(name, ())
    if len(shape) != dimensions:
        raise ValueError(name)
    return shape
