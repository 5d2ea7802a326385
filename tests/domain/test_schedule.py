from datetime import date, time

import pytest

from app.domain.schedule import DayPlan, Schedule, ShiftPattern, Source
from app.domain.working_hours import LocalInterval, WeeklyHours
from tests.domain.day_of_a_master import calendar, daily, offered, open_times, plan, times

# A Saturday.
DAY, NEXT = "2026-11-28", "2026-11-29"
CLOSED = plan()
MONDAYS = WeeklyHours((LocalInterval(0, time(10), time(18)),))


def days(number):
    return date(2026, 11, number)


def hours(*windows, **more):
    """Write the working time of two days without the offset: ["10:00 18:00", …]."""
    master = calendar(DAY, *windows, last_day=NEXT, **more)
    return [f"{span[:5]} {span[11:16]}" for span in open_times(master)]


class TestAnOverride:
    """Rule 3."""

    def test_replaces_the_weekdays_windows_and_its_breaks(self):
        override = {DAY: plan(("12:00", "15:00"))}
        assert hours(("10:00", "18:00"), breaks=(("13:00", "14:00"),), overrides=override) == [
            "12:00 15:00",
            "10:00 13:00",
            "14:00 18:00",
        ]

    def test_brings_breaks_of_its_own(self):
        override = {DAY: plan(("12:00", "15:00"), breaks=(("13:00", "13:30"),))}
        assert hours(overrides=override) == ["12:00 13:00", "13:30 15:00"]

    def test_without_windows_closes_the_date(self):
        assert hours(("10:00", "18:00"), overrides={DAY: CLOSED}) == ["10:00 18:00"]

    def test_ends_the_night_before_at_its_midnight(self):
        assert hours(("20:00", "02:00"), overrides={NEXT: plan(("10:00", "12:00"))}) == [
            "00:00 02:00",
            "20:00 00:00",
            "10:00 12:00",
        ]

    def test_is_not_reached_by_a_break_of_the_night_before(self):
        night = {"breaks": (("23:00", "01:00"),), "overrides": {NEXT: plan(("00:00", "03:00"))}}
        assert hours(("20:00", "02:00"), **night) == [
            "01:00 02:00",
            "20:00 23:00",
            "00:00 03:00",
        ]

    def test_spills_over_into_an_ordinary_next_date(self):
        assert hours(overrides={DAY: plan(("22:00", "02:00"))}) == ["22:00 02:00"]

    def test_is_cut_by_the_breaks_of_the_next_date(self):
        override = {DAY: plan(("22:00", "02:00"))}
        assert hours(breaks=(("00:30", "01:00"),), overrides=override) == [
            "22:00 00:30",
            "01:00 02:00",
        ]

    def test_does_not_spill_over_into_another_override(self):
        overrides = {DAY: plan(("22:00", "02:00")), NEXT: plan(("01:00", "03:00"))}
        assert hours(overrides=overrides) == ["22:00 00:00", "01:00 03:00"]

    def test_begins_after_a_midnight_that_the_clock_skips(self):
        master = calendar(
            "2026-09-05",
            ("22:00", "02:00"),
            overrides={"2026-09-06": plan(("10:00", "11:00"))},
            zone="America/Santiago",
            last_day="2026-09-06",
        )
        assert open_times(master) == [
            "00:00-0400 02:00-0400",
            "22:00-0400 01:00-0300",
            "10:00-0300 11:00-0300",
        ]

    def test_ends_a_window_that_a_skipped_hour_would_carry_over_midnight(self):
        night = {"zone": "America/Scoresbysund", "last_day": "2026-03-29"}
        hours = {DAY: plan() for DAY in ("2026-03-29",)}
        window = ("22:00", "23:30")
        assert open_times(calendar("2026-03-28", window, **night)) == [
            "22:00-0200 00:30-0100",
            "22:00-0100 23:30-0100",
        ]
        assert open_times(calendar("2026-03-28", window, overrides=hours, **night)) == [
            "22:00-0200 00:00-0100"
        ]


class TestDaysOff:
    """Rule 3."""

    def test_stand_above_an_override(self):
        override = {DAY: plan(("12:00", "15:00"))}
        assert hours(("10:00", "18:00"), overrides=override, days_off=((DAY, DAY),)) == [
            "10:00 18:00"
        ]

    def test_last_from_the_first_date_to_the_last_with_both(self):
        master = calendar(
            "2026-11-27", ("10:00", "12:00"), days_off=((DAY, NEXT),), last_day="2026-11-30"
        )
        assert [day.load for day in offered(master).iso_days()] == [
            "free",
            "closed",
            "closed",
            "free",
        ]

    def test_end_the_night_before_at_midnight(self):
        assert hours(("20:00", "02:00"), days_off=((NEXT, NEXT),)) == ["00:00 02:00", "20:00 00:00"]

    def test_may_overlap(self):
        assert not hours(("10:00", "18:00"), days_off=((DAY, NEXT), (NEXT, "2026-12-05")))


class TestAShiftPattern:
    """Rule 3."""

    def test_goes_round_from_its_first_date(self):
        two_and_two = ShiftPattern(
            days(1), None, (plan(("09:00", "10:00")), plan(("11:00", "12:00")), CLOSED, CLOSED)
        )
        master = calendar(
            "2026-11-25", ("15:00", "16:00"), shifts=(two_and_two,), last_day="2026-11-30"
        )
        found = [day.starts for day in offered(master).iso_days()]
        assert [[start[11:16] for start in starts] for starts in found] == [
            ["09:00"],
            ["11:00"],
            [],
            [],
            ["09:00"],
            ["11:00"],
        ]

    def test_leaves_the_dates_around_it_to_the_week(self):
        one = ShiftPattern(days(28), days(28), (plan(("12:00", "13:00")),))
        assert hours(("10:00", "18:00"), shifts=(one,)) == ["12:00 13:00", "10:00 18:00"]

    def test_gives_way_to_an_override(self):
        always = ShiftPattern(days(1), None, (plan(("12:00", "13:00")),))
        assert hours(shifts=(always,), overrides={DAY: plan(("15:00", "16:00"))}) == [
            "15:00 16:00",
            "12:00 13:00",
        ]

    def test_lets_the_night_before_spill_over_into_its_free_day(self):
        cycle = ShiftPattern(days(28), None, (plan(("20:00", "02:00")), CLOSED))
        assert hours(shifts=(cycle,)) == ["20:00 02:00"]

    @pytest.mark.parametrize("length", [0, 61])
    def test_has_1_to_60_days(self, length):
        with pytest.raises(ValueError, match=f"not {length}"):
            ShiftPattern(days(1), None, (CLOSED,) * length)

    def test_may_not_end_before_it_begins(self):
        with pytest.raises(ValueError, match="before they begin"):
            ShiftPattern(days(2), days(1), (CLOSED,))


class TestPlanOf:
    SCHEDULE = Schedule(
        MONDAYS,
        overrides=((days(16), plan(("12:00", "13:00"))),),
        shifts=(ShiftPattern(days(9), days(10), (CLOSED,)),),
        days_off=((days(23), days(24)),),
    )

    @pytest.mark.parametrize(
        ("day", "source", "hours"),
        [
            (2, Source.WEEKLY, plan(("10:00", "18:00"))),
            (3, Source.WEEKLY, CLOSED),
            (9, Source.SHIFT, CLOSED),
            (16, Source.OVERRIDE, plan(("12:00", "13:00"))),
            (23, Source.TIME_OFF, CLOSED),
        ],
    )
    def test_tells_the_hours_of_a_date_and_where_they_come_from(self, day, source, hours):
        assert self.SCHEDULE.plan_of(days(day)) == (source, hours)


class TestSchedule:
    def test_is_the_same_value_when_made_anew_from_the_same_rows(self):
        def from_rows():
            shift = ShiftPattern(days(1), None, (plan(("10:00", "12:00")), CLOSED))
            week = WeeklyHours(daily(("10:00", "18:00")))
            return Schedule(week, ((days(3), CLOSED),), (shift,), ((days(5), days(6)),))

        assert from_rows() == from_rows()
        assert len({from_rows(), from_rows()}) == 1

    def test_with_nothing_special_is_the_week(self):
        assert hours(("10:00", "18:00")) == ["10:00 18:00", "10:00 18:00"]

    def test_opens_whole_days_of_work_without_a_seam(self):
        night = {DAY: plan(("00:00", "00:00")), NEXT: plan(("00:00", "01:00"))}
        assert times(offered(calendar(DAY, overrides=night)))[-1] == "23:00"
        assert hours(overrides=night) == ["00:00 01:00"]

    def test_refuses_two_overrides_of_a_date(self):
        with pytest.raises(ValueError, match="one override"):
            Schedule(MONDAYS, overrides=((days(1), CLOSED), (days(1), plan(("10:00", "11:00")))))

    def test_refuses_days_off_that_end_before_they_begin(self):
        with pytest.raises(ValueError, match="before they begin"):
            Schedule(MONDAYS, days_off=((days(2), days(1)),))

    @pytest.mark.parametrize("last", [None, days(3)])
    def test_refuses_shifts_that_overlap(self, last):
        early, late = (
            ShiftPattern(days(1), last, (CLOSED,)),
            ShiftPattern(days(3), days(5), (CLOSED,)),
        )
        with pytest.raises(ValueError, match="must not overlap"):
            Schedule(MONDAYS, shifts=(late, early))

    def test_takes_shifts_one_after_the_other(self):
        early = ShiftPattern(days(1), days(27), (CLOSED,))
        late = ShiftPattern(days(28), None, (plan(("12:00", "13:00")),))
        assert hours(shifts=(late, early)) == ["12:00 13:00", "12:00 13:00"]


class TestDayPlan:
    def test_refuses_a_time_off_the_five_minutes(self):
        with pytest.raises(ValueError, match="whole five minutes"):
            DayPlan(((time(10, 3), time(18)),))
