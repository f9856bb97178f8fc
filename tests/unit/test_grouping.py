"""Sections of found pictures: days and months, wherever the system stands."""

from datetime import date, datetime, tzinfo

import numpy as np
import pytest

from sdstudio.domain import picture_query
from sdstudio.library.search import Grouping, grouping, sections

NOON_S = int(datetime(2026, 11, 29, 12).timestamp())
DAY_S = 86_400


class WindowsTime(datetime):
    """Windows knows no moments before 1970."""

    def astimezone(self, tz: tzinfo | None = None) -> "WindowsTime":
        if self.year <= 1970:
            raise OSError(22, "Invalid argument")
        return self

    @classmethod
    def fromtimestamp(cls, timestamp: float, tz: tzinfo | None = None) -> "WindowsTime":
        if timestamp < DAY_S:
            raise OSError(22, "Invalid argument")
        moment = datetime.fromtimestamp(timestamp, tz)
        return cls(moment.year, moment.month, moment.day, moment.hour)


@pytest.mark.parametrize("by", Grouping)
def test_pictures_without_a_date_have_a_section_of_their_own(
    by: Grouping, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_query, "datetime", WindowsTime)
    # Not what is remembered of this system.
    monkeypatch.setattr(grouping, "day_start_s", picture_query.day_start_s.__wrapped__)
    monkeypatch.setattr(grouping, "datetime", WindowsTime)
    found = sections(np.array([NOON_S, 60, 0, 0]), by)
    assert [(one.first_row, one.count) for one in found] == [(0, 1), (1, 1), (2, 2)]


def test_days_are_those_of_the_calendar_however_far_apart() -> None:
    days = [0, 1, 2, 400, 20_000]
    moments = np.array([NOON_S - one * DAY_S + shift for one in days for shift in (30_000, 0)])
    found = sections(moments, Grouping.DAY)
    assert [(one.first_row, one.count) for one in found] == [
        (2 * number, 2) for number in range(len(days))
    ]


def test_only_days_with_pictures_are_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[date] = []
    start_s = picture_query.day_start_s

    def asked_start_s(day: date) -> float:
        asked.append(day)
        return start_s(day)

    monkeypatch.setattr(grouping, "day_start_s", asked_start_s)
    sections(np.array([NOON_S, 1]), Grouping.DAY)
    assert len(asked) == 6


def test_moments_beyond_the_calendar_are_grouped_all_the_same() -> None:
    assert sections(np.array([2**50, NOON_S]), Grouping.DAY)[1].first_row == 1
    assert sections(np.array([2**50, NOON_S]), Grouping.MONTH)[1].first_row == 1
