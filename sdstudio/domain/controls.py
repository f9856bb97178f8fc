"""ControlNets: networks that keep a picture to the edges, depth or pose of another, its hint."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import FAMILIES, family
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.text import QT_TRANSLATE_NOOP

#: Per picture.
CONTROLS_MAX: Final = 8
CONTROL_WEIGHT_MAX: Final = 2.0


#: What the slopes of a picture with levels 0 … 255 can be at most; see ``imaging/canny.py``.
SLOPE_MAX: Final = 1020
#: What counts as an edge unless the artist says otherwise.
EDGES_LOW: Final = 50
EDGES_HIGH: Final = 100


class HintSource(Enum):
    """What else a hint can be than a picture that already is one."""

    NONE = "none"
    #: The edges of a picture, which the program finds itself.
    EDGES = "edges"
    #: The depth of a picture, which a depth-to-image checkpoint estimates.
    DEPTH = "depth"
    #: The picture that is being changed.
    PICTURE = "picture"
    #: The picture that is being changed, without its masked area.
    UNMASKED = "unmasked"


@dataclass(frozen=True, slots=True)
class ControlKind:
    """What a hint shows.

    Args:
        key: stored in pictures; never changes once released.
        label, help: translated in context ``controls``.
        source: where its hint can come from besides.
        union_type: its number in xinsir's union ControlNets.
        is_lines: whether it shows white lines on black.
    """

    key: str
    label: str
    help: str
    source: HintSource
    union_type: int
    is_lines: bool = False

    @property
    def needs_hint(self) -> bool:
        """Whether nothing can stand in for its hint."""
        return self.source not in (HintSource.PICTURE, HintSource.UNMASKED)

    def is_known_to(self, model: AuxiliaryModel) -> bool:
        """Whether a union ControlNet was trained for it; others are what the artist says."""
        return not model.union_types or self.union_type < model.union_types


CANNY = ControlKind(
    "canny",
    QT_TRANSLATE_NOOP("controls", "Canny edges"),
    QT_TRANSLATE_NOOP("controls", "Keeps the edges of a picture: white lines on black."),
    HintSource.EDGES,
    3,
    is_lines=True,
)
DEPTH = ControlKind(
    "depth",
    QT_TRANSLATE_NOOP("controls", "Depth"),
    QT_TRANSLATE_NOOP("controls", "Keeps what is near and what is far: white is near."),
    HintSource.DEPTH,
    1,
)
TILE = ControlKind(
    "tile",
    QT_TRANSLATE_NOOP("controls", "Tile"),
    QT_TRANSLATE_NOOP("controls", "Keeps the colours and shapes of a picture, and adds detail."),
    HintSource.PICTURE,
    6,
)
INPAINT = ControlKind(
    "inpaint",
    QT_TRANSLATE_NOOP("controls", "Inpaint"),
    QT_TRANSLATE_NOOP("controls", "Makes the masked area match what is around it."),
    HintSource.UNMASKED,
    7,
)

CONTROL_KINDS: Final = (
    CANNY,
    DEPTH,
    ControlKind(
        "pose",
        QT_TRANSLATE_NOOP("controls", "Pose"),
        QT_TRANSLATE_NOOP("controls", "Keeps the pose of people, drawn as an OpenPose skeleton."),
        HintSource.NONE,
        0,
    ),
    ControlKind(
        "scribble",
        QT_TRANSLATE_NOOP("controls", "Scribble"),
        QT_TRANSLATE_NOOP("controls", "Follows a rough sketch: white lines on black."),
        HintSource.NONE,
        2,
        is_lines=True,
    ),
    ControlKind(
        "lineart",
        QT_TRANSLATE_NOOP("controls", "Line art"),
        QT_TRANSLATE_NOOP("controls", "Follows a clean drawing: white lines on black."),
        HintSource.NONE,
        3,
        is_lines=True,
    ),
    ControlKind(
        "soft_edge",
        QT_TRANSLATE_NOOP("controls", "Soft edges"),
        QT_TRANSLATE_NOOP("controls", "Keeps outlines of varying strength: white lines on black."),
        HintSource.NONE,
        2,
        is_lines=True,
    ),
    ControlKind(
        "normal",
        QT_TRANSLATE_NOOP("controls", "Normal map"),
        QT_TRANSLATE_NOOP("controls", "Keeps the direction that surfaces face, as colours."),
        HintSource.NONE,
        4,
    ),
    ControlKind(
        "segmentation",
        QT_TRANSLATE_NOOP("controls", "Segmentation"),
        QT_TRANSLATE_NOOP(
            "controls", "Puts things where a map has the colours that stand for them."
        ),
        HintSource.NONE,
        5,
    ),
    TILE,
    INPAINT,
)

_BY_KEY = MappingProxyType({row.key: row for row in CONTROL_KINDS})


def control_kind(key: str) -> ControlKind:
    """The kind with ``key``.

    Raises:
        StudioError: ``NOT_VALID``.
    """
    if key not in _BY_KEY:
        raise StudioError(ErrorCode.NOT_VALID, name="ControlNet", value=key)
    return _BY_KEY[key]


class HintMaking(BaseModel):
    """What the program makes a hint of, and how, so that it can be made in another way.

    Args (the fields):
        picture: by its pixels, in the role of a hint.
        low: slopes from this on continue an edge.
        high: slopes from this on begin one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    picture: InputRef
    low: int = Field(default=EDGES_LOW, ge=1, le=SLOPE_MAX)
    high: int = Field(default=EDGES_HIGH, ge=1, le=SLOPE_MAX)

    @model_validator(mode="after")
    def _is_consistent(self) -> "HintMaking":
        if self.low > self.high:
            raise ValueError("edges that begin don't continue")
        if self.picture.role is not InputRole.CONTROL:
            raise ValueError("not a hint")
        return self


class ControlRef(BaseModel):
    """A ControlNet in a request, named by its content rather than its file's location.

    Args (the fields):
        kind: the key of what its hint shows.
        name: of the model.
        sha256: of the model's file.
        hint: by its pixels; ``None`` for the picture that is being changed, if the kind can take
            that.
        made: what the program made the hint of; ``None`` if it is used as it was given. Nothing
            about the picture that is made follows from it.
        weight: how strongly it is applied; 1 is as trained.
        start, end: the part of a denoising run in which it is applied, 0 … 1.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    name: str = Field(min_length=1, max_length=200)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    hint: InputRef | None = None
    made: HintMaking | None = None
    weight: float = Field(default=1.0, ge=0, le=CONTROL_WEIGHT_MAX, allow_inf_nan=False)
    start: float = Field(default=0.0, ge=0, le=1, allow_inf_nan=False)
    end: float = Field(default=1.0, ge=0, le=1, allow_inf_nan=False)

    @model_validator(mode="after")
    def _is_consistent(self) -> "ControlRef":
        if self.kind not in _BY_KEY:
            raise ValueError("unknown kind")
        if self.start > self.end:
            raise ValueError("ends before it starts")
        if self.hint is not None and self.hint.role is not InputRole.CONTROL:
            raise ValueError("not a hint")
        return self

    @property
    def row(self) -> ControlKind:
        """What its hint shows."""
        return _BY_KEY[self.kind]

    def check_fits(self, model: AuxiliaryModel | None, checkpoint: Checkpoint) -> None:
        """Raise where it can't be used with ``checkpoint``.

        Args:
            model: the installed one with its hash, if there is one.

        Raises:
            StudioError: ``CONTROL_GONE``, ``CONTROL_OTHER_FAMILY``, ``CONTROL_UNFIT`` or
                ``CONTROL_KIND_UNKNOWN``.
        """
        if model is None:
            raise StudioError(ErrorCode.CONTROL_GONE, control=self.name)
        if not fits(model, checkpoint):
            raise unfit(self.name, model.text_width, checkpoint)
        if not self.row.is_known_to(model):
            raise StudioError(ErrorCode.CONTROL_KIND_UNKNOWN, control=self.name, hint=self.kind)

    def check_hint(self, given: Container[InputRole]) -> None:
        """Raise where it has no hint, and nothing can stand in for it.

        Args:
            given: the roles of the pictures that the job starts from.

        Raises:
            StudioError: ``CONTROL_HINT_MISSING``, ``CONTROL_HINT_EXPECTED``,
                ``CONTROL_NEEDS_PICTURE`` or ``CONTROL_NEEDS_MASK``.
        """
        if self.hint is not None:
            return
        if self.made is not None:
            code = ErrorCode.CONTROL_HINT_EXPECTED
        elif self.row.needs_hint:
            code = ErrorCode.CONTROL_HINT_MISSING
        elif InputRole.IMAGE not in given:
            code = ErrorCode.CONTROL_NEEDS_PICTURE
        elif self.row.source is HintSource.UNMASKED and InputRole.MASK not in given:
            code = ErrorCode.CONTROL_NEEDS_MASK
        else:
            return
        raise StudioError(code, control=self.name, hint=self.kind)


def kind_of_name(model: AuxiliaryModel) -> ControlKind:
    """What the hints of a ControlNet most likely show, to begin with."""
    return next(_named_kinds(model), CANNY)


def kinds_told_by(model: AuxiliaryModel) -> tuple[ControlKind, ...]:
    """What the hints of a ControlNet can show, as its tensors or else its name tell."""
    if model.union_types:
        return tuple(kind for kind in CONTROL_KINDS if kind.is_known_to(model))
    return tuple(_named_kinds(model))[:1]


def _named_kinds(model: AuxiliaryModel) -> Iterator[ControlKind]:
    name = model.name.casefold()
    for word, key in _WORDS:
        if word in name and _BY_KEY[key].is_known_to(model):
            yield _BY_KEY[key]


#: In names of published ControlNets.
_WORDS: Final = (
    ("canny", "canny"),
    ("depth", "depth"),
    ("pose", "pose"),
    ("scribble", "scribble"),
    ("line", "lineart"),
    ("softedge", "soft_edge"),
    ("soft edge", "soft_edge"),
    ("hed", "soft_edge"),
    ("normal", "normal"),
    ("seg", "segmentation"),
    ("tile", "tile"),
    ("inpaint", "inpaint"),
)


def fits(model: AuxiliaryModel, checkpoint: Checkpoint) -> bool:
    """Whether a ControlNet was made for the architecture of ``checkpoint``."""
    return model.text_width == checkpoint.text_width


def unfit(control: str, text_width: int, checkpoint: Checkpoint) -> StudioError:
    """The failure of a ControlNet that was made for another architecture.

    Args:
        text_width: how many numbers it takes for a token.
    """
    made_for = next((row.name for row in FAMILIES if row.text_width == text_width), None)
    if made_for is None:
        return StudioError(ErrorCode.CONTROL_UNFIT, control=control, model=checkpoint.ref.name)
    return StudioError(
        ErrorCode.CONTROL_OTHER_FAMILY,
        control=control,
        found=made_for,
        model=checkpoint.ref.name,
        family=family(checkpoint.family).name,
    )
