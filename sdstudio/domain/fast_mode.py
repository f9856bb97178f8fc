"""Which UNet evaluations “Fast” shortens, and how much work remains."""

_FIRST_WHOLE = 2
_EVERY = 2
_GUIDED_SHARE = 0.6
#: The share of a full evaluation that the outermost layer takes: see docs/measurements.md.
_OUTERMOST = 0.09


def is_whole(number: int) -> bool:
    """Whether evaluation ``number`` (0 …) runs the whole UNet, not just its outermost layer."""
    return number < _FIRST_WHOLE or number % _EVERY == 0


def is_guided(number: int, evaluations: int) -> bool:
    """Whether evaluation ``number`` (0 …) of ``evaluations`` uses guidance."""
    return number < evaluations * _GUIDED_SHARE


def share_left(evaluations: int, *, guided: bool) -> float:
    """The share of the work, 0 … 1, that remains of denoising with ``evaluations`` (at least 1).

    Args:
        guided: whether it uses guidance, which doubles each evaluation.
    """

    def left(number: int) -> float:
        rows = 0.5 if guided and not is_guided(number, evaluations) else 1.0
        return rows * (1.0 if is_whole(number) else _OUTERMOST)

    return sum(map(left, range(evaluations))) / evaluations
