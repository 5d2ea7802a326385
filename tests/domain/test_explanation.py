"""What stands against a start, with what a sentence about it needs."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from app.domain.booking_rules import Grid
from app.domain.demand import Demand
from app.domain.interval import Interval
from app.domain.obstacles import (
    ClosedDate,
    DayOff,
    DuringTimeOff,
    EndsAfterHours,
    InBreak,
    InThePast,
    NotWorking,
    OffGrid,
    OutsideHours,
    OutsideServiceHours,
    Taken,
    TooFarAhead,
    TooSoon,
)
from app.domain.schedule import ShiftPattern, Source
from app.domain.start_hours import StartHours
from tests.domain.day_of_a_master import HOUR, HOURLY, LONG_AGO, calendar, plan

# A Saturday.
DAY = "2026-11-28"
SATURDAY = date(2026, 11, 28)
HOURS = ("10:00", "18:00")
FIVES = replace(HOURLY, slot_step_min=5)


def at(clock, day=DAY):
    return datetime.fromisoformat(f"{day}T{clock}+03:00")


def between(starts, ends):
    return Interval(at(starts), at(ends))


def blocked(starts, ends):
    return ((f"{DAY}T{starts}+03", f"{DAY}T{ends}+03"),)


def against(master, clock, demand=HOUR, rules=FIVES, now=LONG_AGO):
    return master.explain(demand, rules, now, at(clock))


class TestTheMoment:
    RULES = replace(FIVES, min_notice_min=120, booking_horizon_days=0)

    def test_in_the_past_needs_no_talk_of_notice(self):
        master = calendar(DAY, HOURS)
        assert against(master, "12:00", rules=self.RULES, now=at("12:01")) == (InThePast(),)

    def test_too_soon_tells_from_when(self):
        master = calendar(DAY, HOURS)
        assert against(master, "12:00", rules=self.RULES, now=at("11:30")) == (
            TooSoon(until=at("13:30")),
        )

    def test_too_far_ahead_tells_the_last_date(self):
        now = at("12:00", day="2026-11-26")
        assert against(calendar(DAY, HOURS), "12:00", rules=self.RULES, now=now) == (
            TooFarAhead(date(2026, 11, 26)),
        )


class TestTheDate:
    def test_off_tells_from_when_until_when(self):
        master = calendar(DAY, HOURS, days_off=(("2026-11-20", "2026-12-03"),))
        assert against(master, "12:00") == (DayOff(date(2026, 11, 20), date(2026, 12, 3)),)

    def test_closed_by_an_override(self):
        assert against(calendar(DAY, HOURS, overrides={DAY: plan()}), "12:00") == (
            ClosedDate(SATURDAY),
        )

    def test_free_by_the_week(self):
        assert against(calendar(DAY), "12:00") == (NotWorking(SATURDAY, Source.WEEKLY),)

    def test_free_by_the_shift(self):
        shift = ShiftPattern(SATURDAY, None, (plan(),))
        assert against(calendar(DAY, HOURS, shifts=(shift,)), "12:00") == (
            NotWorking(SATURDAY, Source.SHIFT),
        )


class TestTheHours:
    def test_are_told_when_the_start_lies_outside(self):
        master = calendar(DAY, ("10:00", "13:00"), ("15:00", "18:00"))
        assert against(master, "14:00") == (
            OutsideHours(SATURDAY, (between("10:00", "13:00"), between("15:00", "18:00"))),
        )

    def test_are_told_up_to_a_midnight_that_ends_them(self):
        overrides = {DAY: plan(("22:00", "02:00")), "2026-11-29": plan()}
        (found,) = against(calendar(DAY, overrides=overrides), "12:00")
        assert found.hours == (Interval(at("22:00"), at("00:00", day="2026-11-29")),)

    def test_end_before_the_visit_does(self):
        assert against(calendar(DAY, HOURS), "17:30") == (EndsAfterHours(at("18:00")),)

    def test_end_in_a_pause_before_the_visit_does(self):
        dye = Demand(180, pauses=((60, 60),))
        assert against(calendar(DAY, HOURS), "16:30", dye) == (EndsAfterHours(at("18:00")),)

    def test_of_the_night_before_count_on_a_date_without_its_own(self):
        two_days = calendar(
            "2026-11-27", overrides={"2026-11-27": plan(("22:00", "03:00"))}, last_day=DAY
        )
        assert against(two_days, "02:30") == (EndsAfterHours(at("03:00")),)


class TestABreak:
    def test_is_told_when_the_visit_runs_into_it(self):
        master = calendar(DAY, HOURS, breaks=(("13:00", "13:30"), ("16:00", "17:00")))
        assert against(master, "12:30") == (InBreak(between("13:00", "13:30")),)

    def test_is_told_each_time(self):
        master = calendar(DAY, HOURS, breaks=(("16:00", "17:00"), ("13:00", "13:30")))
        assert against(master, "12:00", Demand(300)) == (
            InBreak(between("13:00", "13:30")),
            InBreak(between("16:00", "17:00")),
        )

    def test_in_which_the_master_is_not_needed_is_no_obstacle(self):
        master = calendar(DAY, HOURS, breaks=(("13:00", "13:30"),))
        assert not against(master, "12:00", Demand(120, pauses=((60, 30),)))

    def test_outside_the_hours_is_of_no_account(self):
        master = calendar(DAY, HOURS, breaks=(("18:00", "19:00"),))
        assert against(master, "17:30") == (EndsAfterHours(at("18:00")),)


class TestBlockedTime:
    def test_is_told_as_it_was_handed_in(self):
        master = calendar(DAY, HOURS, busy=blocked("12:02", "12:58"))
        assert against(master, "12:00") == (Taken(between("12:02", "12:58"), only_buffer=False),)

    def test_is_told_apart_when_only_a_buffer_meets_it(self):
        master = calendar(DAY, HOURS, busy=blocked("13:00", "14:00"))
        assert against(master, "12:00", Demand(60, 0, 10)) == (
            Taken(between("13:00", "14:00"), only_buffer=True),
        )

    def test_that_lies_in_a_pause_is_no_obstacle(self):
        master = calendar(DAY, HOURS, busy=blocked("13:00", "14:00"))
        assert not against(master, "12:00", Demand(180, pauses=((60, 60),)))

    def test_is_told_stretch_by_stretch(self):
        busy = (*blocked("13:30", "14:00"), *blocked("12:00", "12:30"))
        found = against(calendar(DAY, HOURS, busy=busy), "12:00", Demand(120))
        assert [obstacle.stretch for obstacle in found] == [
            between("12:00", "12:30"),
            between("13:30", "14:00"),
        ]

    def test_by_time_off_is_told_as_time_off(self):
        master = calendar(DAY, HOURS, time_off=blocked("13:00", "14:00"))
        assert against(master, "13:00") == (
            DuringTimeOff(between("13:00", "14:00"), only_buffer=False),
        )
        assert against(master, "12:00", Demand(60, 0, 10)) == (
            DuringTimeOff(between("13:00", "14:00"), only_buffer=True),
        )


class TestAServicesHours:
    def test_are_told_with_the_time_it_would_begin(self):
        evening = StartHours(time(18), time(20))
        demand = Demand(120, start_hours=((0, StartHours()), (60, evening)))
        assert against(calendar(DAY, HOURS), "12:00", demand) == (
            OutsideServiceHours(at("13:00"), evening),
        )


class TestTheGrid:
    def test_names_the_possible_starts_on_either_side(self):
        assert against(calendar(DAY, HOURS), "12:15", rules=HOURLY) == (
            OffGrid(at("12:00"), at("13:00")),
        )

    def test_names_none_beyond_the_date(self):
        master = calendar(DAY, ("10:00", "11:15"), last_day="2026-11-29")
        assert against(master, "10:15", rules=HOURLY) == (OffGrid(at("10:00"), None),)
        master = calendar("2026-11-27", ("10:15", "12:00"), last_day=DAY)
        assert against(master, "10:30", rules=HOURLY) == (OffGrid(None, at("11:00")),)

    def test_is_left_between_two_five_minutes(self):
        assert against(calendar(DAY, HOURS), "12:02") == (OffGrid(at("12:00"), at("12:05")),)

    def test_of_its_own_begins_with_the_window(self):
        rules = replace(HOURLY, grid=Grid.FREE)
        master = calendar(DAY, ("10:10", "18:00"))
        assert not against(master, "11:10", rules=rules)
        assert against(master, "11:00", rules=rules) == (OffGrid(at("10:10"), at("11:10")),)

    def test_of_its_own_says_nothing_of_a_start_that_is_taken(self):
        rules = replace(HOURLY, grid=Grid.FREE)
        master = calendar(DAY, HOURS, busy=blocked("12:00", "13:00"))
        assert [found.kind for found in against(master, "12:20", rules=rules)] == ["taken"]


def test_all_reasons_come_at_once_the_most_important_first():
    master = calendar(
        DAY,
        HOURS,
        breaks=(("13:00", "14:00"),),
        busy=blocked("12:00", "13:00"),
        time_off=blocked("14:00", "15:00"),
    )
    demand = Demand(420, start_hours=((0, StartHours(time(8), time(9))),))
    rules = replace(HOURLY, min_notice_min=60, booking_horizon_days=0)
    found = against(master, "12:30", demand, rules, now=at("12:00"))
    assert [obstacle.kind for obstacle in found] == [
        "time_off",
        "taken",
        "in_break",
        "ends_after_hours",
        "too_soon",
        "service_hours",
        "off_grid",
    ]


def test_another_date_cannot_be_asked_about():
    with pytest.raises(ValueError, match="not on the dates"):
        calendar(DAY, HOURS).explain(HOUR, HOURLY, LONG_AGO, at("12:00", day="2026-11-29"))
