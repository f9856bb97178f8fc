"""Whether a job has the pictures that it needs, before any work is done."""

from sdstudio.domain.controls import CONTROLS_MAX, ControlRef
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.modes import Mode


def check_inputs(mode: Mode, inputs: tuple[InputRef, ...], *, mask_follows: bool = False) -> None:
    """Check that ``mode`` can start from ``inputs`` before any work is done.

    Raises:
        StudioError: ``INPUT_MISSING``, ``INPUT_TOO_LARGE``, ``MASK_EMPTY``,
            ``MASK_SIZE_DIFFERS`` or
            ``DEPTH_SHAPE_DIFFERS``.
    """
    given = {one.role: one for one in inputs}
    for role in mode.required:
        if role not in given and not (mask_follows and role is InputRole.MASK):
            # The artist sees an unpainted mask, not a missing file.
            code = ErrorCode.MASK_EMPTY if role is InputRole.MASK else ErrorCode.INPUT_MISSING
            raise StudioError(code, role=role.value, mode=mode.key)
    for one in inputs:
        if max(one.width, one.height) > mode.input_max_px:
            raise StudioError(
                ErrorCode.INPUT_TOO_LARGE,
                role=one.role.value,
                width=one.width,
                height=one.height,
                limit=mode.input_max_px,
            )
    image, mask, depth = map(given.get, (InputRole.IMAGE, InputRole.MASK, InputRole.DEPTH))
    if image is None:
        return
    if mask is not None and (mask.width, mask.height) != (image.width, image.height):
        raise _differs(ErrorCode.MASK_SIZE_DIFFERS, mask, image)
    if depth is not None and not _same_shape(depth, image):
        raise _differs(ErrorCode.DEPTH_SHAPE_DIFFERS, depth, image)


def check_controls(
    controls: tuple[ControlRef, ...],
    inputs: tuple[InputRef, ...],
    *,
    mask_follows: bool = False,
) -> None:
    """Check that ``controls`` have their hints before any work is done.

    Raises:
        StudioError: ``TOO_LARGE``, or as :meth:`ControlRef.check_hint`.
    """
    if len(controls) > CONTROLS_MAX:
        raise StudioError(
            ErrorCode.TOO_LARGE, name="ControlNet", value=len(controls), limit=CONTROLS_MAX
        )
    given = {one.role for one in inputs} | ({InputRole.MASK} if mask_follows else set())
    for control in controls:
        control.check_hint(given)


def _same_shape(one: InputRef, other: InputRef) -> bool:
    """Whether both have the same aspect ratio, up to a pixel of rounding."""
    difference = abs(one.width * other.height - other.width * one.height)
    return difference <= max(one.width, one.height, other.width, other.height)


def _differs(code: ErrorCode, one: InputRef, image: InputRef) -> StudioError:
    return StudioError(
        code,
        width=one.width,
        height=one.height,
        picture_width=image.width,
        picture_height=image.height,
    )
