"""Which evaluations of the UNet “Fast” shortens, and what is left of the work by it."""

_FIRST_WHOLE = 2
_EVERY = 2
_GUIDED_SHARE = 0.6
#: What the outermost layer alone takes of a whole evaluation: see docs/benchmarks.md.
_OUTERMOST = 0.09


def is_whole(number: int) -> bool:
    """Whether evaluation ``number`` (0 …) asks the whole UNet, not its outermost layer alone."""
    return number < _FIRST_WHOLE or number % _EVERY == 0


def is_guided(number: int, evaluations: int) -> bool:
    """Whether guidance still counts in evaluation ``number`` (0 …) of ``evaluations``."""
    return number < evaluations * _GUIDED_SHARE


def share_left(evaluations: int, *, guided: bool) -> float:
    """What is left, 0 … 1, of the work of a denoising of so many ``evaluations``, 1 at least.

    Args:
        guided: whether it has guidance, each evaluation of which is two.
    """

    def left(number: int) -> float:
        rows = 0.5 if guided and not is_guided(number, evaluations) else 1.0
        return rows * (1.0 if is_whole(number) else _OUTERMOST)

    return sum(map(left, range(evaluations))) / evaluations
