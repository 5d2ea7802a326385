"""Visits that lie where their master does not work."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from app.domain.demand import Demand
from app.domain.interval import epoch_minutes
from app.domain.master_calendar import MasterCalendar
from app.domain.outside import lies_outside
from tests.domain.schedules import hours, week

MOSCOW = ZoneInfo("Europe/Moscow")
HOUR = Demand(60)


def at(hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2026, 11, 23, hour, minute, second, tzinfo=MOSCOW)


def outside(starts_at: datetime, demand: Demand = HOUR, off=()) -> bool:
    monday = date(2026, 11, 23)
    draft = week(hours("10-19", breaks="13-14"))
    calendar = MasterCalendar.of(
        "Europe/Moscow",
        draft.week(),
        epoch_minutes([(at(10), at(19))]),
        monday,
        monday,
        time_off=epoch_minutes(off),
    )
    return lies_outside(calendar, demand, starts_at)


class TestAVisit:
    @pytest.mark.parametrize("starts_at", [at(10), at(12), at(14), at(18)])
    def test_within_hours_is_inside_whoever_else_has_the_time(self, starts_at) -> None:
        assert not outside(starts_at)

    @pytest.mark.parametrize("starts_at", [at(9, 55), at(12, 5), at(13), at(18, 5), at(21)])
    def test_that_leaves_the_hours_or_meets_a_break_is_outside(self, starts_at) -> None:
        assert outside(starts_at)

    def test_that_begins_between_two_five_minutes_needs_the_ones_it_touches(self) -> None:
        assert not outside(at(10, 2))
        assert outside(at(18, 0, 1))

    def test_in_time_off_is_outside(self) -> None:
        assert outside(at(15), off=[(at(15, 55), at(16))])

    def test_beside_time_off_is_inside(self) -> None:
        assert not outside(at(15), off=[(at(14), at(15)), (at(16), at(17))])

    def test_may_have_its_buffers_anywhere(self) -> None:
        assert not outside(at(12), Demand(60, buffer_before_min=30, buffer_after_min=30))
        assert not outside(at(10), Demand(60, buffer_before_min=30))

    def test_may_have_its_pause_in_a_break(self) -> None:
        assert not outside(at(12), Demand(180, pauses=((60, 60),)))
        assert outside(at(12), Demand(180, pauses=((60, 55),)))
