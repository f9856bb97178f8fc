"""Progress: how far, how fast and how long still."""

import pytest

from sdstudio.models.transfer_progress import Speedometer, TransferProgress


def test_the_speed_is_that_of_the_last_seconds_and_ends_with_what_comes() -> None:
    now = 0.0
    speed = Speedometer(lambda: now)
    assert speed.bytes_per_s == 0
    for second in range(20):
        now = float(second)
        # Slow at first, then ten times as fast.
        speed.mark(second * 10 if second < 10 else 100 + (second - 10) * 100)
    assert speed.bytes_per_s == pytest.approx(100)
    now += 3
    assert 0 < speed.bytes_per_s < 100
    now += 3
    assert speed.bytes_per_s == 0


def test_what_is_left_is_told_at_that_speed_where_something_comes() -> None:
    assert TransferProgress(50, 200, bytes_per_s=10).seconds_left == 15
    assert TransferProgress(50, 200).seconds_left is None
    assert (TransferProgress(50, 200).share, TransferProgress().share) == (0.25, 0.0)
