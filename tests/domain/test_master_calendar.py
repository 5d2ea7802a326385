from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.domain.bits import span
from app.domain.booking_rules import BookingRules, Grid, Refusal
from app.domain.demand import Demand
from app.domain.master_calendar import MasterCalendar
from app.domain.start_hours import StartHours
from app.domain.working_hours import WeeklyHours
from tests.domain.day_of_a_master import HOUR, HOURLY, LONG_AGO, calendar, daily, offered, times

DAY = "2026-11-28"
MOSCOW = ZoneInfo("Europe/Moscow")
TWO_HOURS = Demand(120)


def at(clock):
    return datetime.fromisoformat(f"{DAY}T{clock}+03:00")


class TestWorkingTime:
    """Rule 4, its first half."""

    def test_offers_a_start_only_when_the_whole_service_fits_before_closing(self):
        master = calendar(DAY, ("10:00", "14:00"))
        assert times(offered(master, TWO_HOURS)) == ["10:00", "11:00", "12:00"]

    def test_offers_no_start_whose_service_would_run_into_a_break(self):
        master = calendar(DAY, ("10:00", "15:00"), breaks=(("12:30", "13:00"),))
        assert times(offered(master)) == ["10:00", "11:00", "13:00", "14:00"]

    def test_lets_a_service_run_over_the_seam_of_two_windows(self):
        master = calendar(DAY, ("10:00", "11:00"), ("11:00", "12:00"))
        assert times(offered(master, TWO_HOURS)) == ["10:00"]

    def test_lets_a_service_run_past_midnight(self):
        master = calendar(DAY, ("22:00", "01:00"))
        assert times(offered(master, TWO_HOURS)) == ["22:00", "23:00"]

    def test_lets_buffers_lie_in_breaks_and_outside_hours(self):
        master = calendar(DAY, ("10:00", "13:00"), breaks=(("11:00", "12:00"),))
        assert times(offered(master, Demand(60, 30, 30))) == ["10:00", "12:00"]


class TestBlockedTime:
    """Rule 4, its second half, and rule 9: a slot hold is handed in like a visit."""

    def test_lets_visits_touch(self):
        master = calendar(DAY, ("10:00", "13:00"), busy=((f"{DAY}T11:00+03", f"{DAY}T12:00+03"),))
        assert times(offered(master)) == ["10:00", "12:00"]

    def test_keeps_the_new_visits_own_buffers_apart_from_blocked_time(self):
        busy = ((f"{DAY}T12:00+03", f"{DAY}T13:00+03"),)
        master = calendar(DAY, ("09:00", "17:00"), busy=busy)
        without = ["09:00", "10:00", "11:00", "13:00", "14:00", "15:00", "16:00"]
        assert times(offered(master)) == without
        assert times(offered(master, Demand(60, 5, 0))) == [t for t in without if t != "13:00"]
        assert times(offered(master, Demand(60, 0, 5))) == [t for t in without if t != "11:00"]

    def test_rounds_partly_busy_five_minutes_outward(self):
        busy = ((f"{DAY}T10:59+03", f"{DAY}T11:01+03"),)
        master = calendar(DAY, ("10:00", "13:00"), busy=busy)
        assert times(offered(master, rules=replace(HOURLY, slot_step_min=5)))[0] == "11:05"

    def test_reaches_over_from_the_day_before_through_the_longest_buffer(self):
        busy = (("2026-11-27T00:00+03", "2026-11-27T00:05+03"),)
        master = calendar(DAY, ("00:00", "00:00"), busy=busy)
        assert times(offered(master, Demand(60, 1440, 0)))[0] == "01:00"

    def test_reaches_back_from_two_days_later_through_the_longest_visit(self):
        busy = (("2026-11-30T22:00+03", "2026-11-30T22:05+03"),)
        master = calendar(DAY, ("00:00", "00:00"), busy=busy)
        assert times(offered(master, Demand(1440, 0, 1440)))[-1] == "22:00"

    def test_outside_the_dates_is_of_no_account(self):
        busy = (("2020-01-01T00:00Z", "2020-01-02T00:00Z"), ("2030-01-01T00Z", "2030-01-02T00Z"))
        master = calendar(DAY, ("10:00", "12:00"), busy=busy)
        assert times(offered(master)) == ["10:00", "11:00"]


class TestPauses:
    """Rule 5."""

    def test_may_lie_in_a_break(self):
        master = calendar(DAY, ("10:00", "14:00"), breaks=(("11:00", "12:00"),))
        assert times(offered(master, Demand(180, pauses=((60, 60),)))) == ["10:00"]

    def test_let_another_visit_lie_wholly_in_them(self):
        busy = ((f"{DAY}T11:00+03", f"{DAY}T12:00+03"),)
        master = calendar(DAY, ("10:00", "14:00"), busy=busy)
        assert times(offered(master, Demand(180, pauses=((60, 60),)))) == ["10:00"]
        assert not times(offered(master, Demand(180, pauses=((60, 55),))))

    def test_do_not_shorten_the_buffers_around_the_visit(self):
        busy = ((f"{DAY}T09:50+03", f"{DAY}T10:00+03"), (f"{DAY}T13:00+03", f"{DAY}T13:10+03"))
        master = calendar(DAY, ("10:00", "14:00"), busy=busy)
        assert times(offered(master, Demand(180, 0, 0, ((60, 60),)))) == ["10:00"]
        assert not times(offered(master, Demand(180, 5, 0, ((60, 60),))))
        assert not times(offered(master, Demand(180, 0, 5, ((60, 60),))))

    def test_stay_where_they_are_when_the_clock_changes(self):
        hours = ("00:00", "08:00")
        master = calendar("2026-03-29", hours, breaks=(("03:00", "04:00"),), zone="Europe/Berlin")
        assert times(offered(master, Demand(120, pauses=((60, 30),)))) == [
            "00:00",
            "04:00",
            "05:00",
            "06:00",
        ]
        assert "01:00" in times(offered(master, Demand(180, pauses=((60, 60),))))


class TestTimeOffByHours:
    """Rule 4: it blocks like a visit."""

    OFF = ((f"{DAY}T12:00+03", f"{DAY}T13:00+03"),)

    def test_is_kept_clear_with_the_visits_buffers(self):
        master = calendar(DAY, ("10:00", "15:00"), time_off=self.OFF)
        assert times(offered(master)) == ["10:00", "11:00", "13:00", "14:00"]
        assert times(offered(master, Demand(60, 0, 5))) == ["10:00", "13:00", "14:00"]

    def test_may_lie_in_a_pause(self):
        master = calendar(DAY, ("11:00", "14:00"), time_off=self.OFF)
        assert times(offered(master, Demand(180, pauses=((60, 60),)))) == ["11:00"]

    def test_is_no_visit_so_a_date_without_the_rest_is_closed_and_not_full(self):
        master = calendar(DAY, ("12:00", "13:00"), time_off=self.OFF)
        assert [day.load for day in offered(master).iso_days()] == ["closed"]

    def test_is_missing_in_what_is_free(self):
        busy = ((f"{DAY}T10:00+03", f"{DAY}T11:00+03"),)
        master = calendar(DAY, ("10:00", "15:00"), busy=busy, time_off=self.OFF)
        day = span(*master.civil.edges)
        assert (master.free & day).bit_count() == 3 * 12


class TestNoticeAndHorizon:
    """Rule 7."""

    @pytest.mark.parametrize(
        ("now", "starts"), [("09:00:00", ["11:00", "12:00"]), ("09:00:01", ["12:00"])]
    )
    def test_offer_a_start_exactly_at_the_notice_but_none_sooner(self, now, starts):
        master = calendar(DAY, ("10:00", "13:00"))
        rules = replace(HOURLY, min_notice_min=120)
        assert times(offered(master, rules=rules, now=at(now))) == starts

    def test_offer_the_whole_last_date_and_nothing_after_it(self):
        master = calendar(DAY, ("00:00", "00:00"), last_day="2026-11-30")
        rules = replace(HOURLY, booking_horizon_days=1)
        days = offered(master, rules=rules, now=at("20:30")).iso_days()
        assert [len(day.starts) for day in days] == [3, 24, 0]


class TestGrid:
    """Rule 8."""

    def test_counts_from_midnight_and_not_from_the_window(self):
        master = calendar(DAY, ("10:10", "13:00"))
        rules = replace(HOURLY, slot_step_min=45)
        assert times(offered(master, rules=rules)) == ["10:30", "11:15", "12:00"]

    def test_offers_both_occurrences_of_a_repeated_hour(self):
        master = calendar("2026-10-25", ("01:00", "04:00"), zone="Europe/Berlin")
        assert times(offered(master)) == ["01:00", "02:00", "02:00", "03:00"]
        assert offered(master).iso_days()[0].starts[1:3] == [
            "2026-10-25T02:00:00+02:00",
            "2026-10-25T02:00:00+01:00",
        ]

    def test_offers_no_hour_the_clock_skips(self):
        master = calendar("2026-03-29", ("01:00", "05:00"), zone="Europe/Berlin")
        assert times(offered(master)) == ["01:00", "03:00", "04:00"]


class TestRefusal:
    RULES = BookingRules(min_notice_min=120, booking_horizon_days=0, slot_step_min=30)

    @pytest.mark.parametrize(
        ("clock", "refusal"),
        [
            ("11:00", None),
            ("10:30", Refusal.TOO_SOON),
            ("11:15", Refusal.OFF_GRID),
            ("11:00:01", Refusal.OFF_GRID),
            ("12:30", Refusal.OUTSIDE_WORKING_HOURS),
            ("15:30", Refusal.SLOT_TAKEN),
            ("15:45", Refusal.SLOT_TAKEN),
            ("17:00", Refusal.SERVICE_HOURS),
            ("17:15", Refusal.OUTSIDE_WORKING_HOURS),
            ("23:59:59", Refusal.OFF_GRID),
        ],
    )
    def test_tells_why_a_start_is_not_offered(self, clock, refusal):
        busy = ((f"{DAY}T16:00+03", f"{DAY}T17:00+03"),)
        master = calendar(DAY, ("10:00", "18:00"), breaks=(("13:00", "14:00"),), busy=busy)
        demand = replace(HOUR, start_hours=((0, StartHours(latest=time(16, 30))),))
        assert master.refusal(demand, self.RULES, at("08:45"), at(clock)) is refusal

    def test_says_taken_when_a_visit_has_moved_the_free_grid_over_the_start(self):
        busy = ((f"{DAY}T10:30+03", f"{DAY}T11:30+03"),)
        master = calendar(DAY, ("10:00", "18:00"), busy=busy)
        rules = replace(self.RULES, slot_step_min=60, grid=Grid.FREE)
        now = at("08:00")
        assert master.refusal(HOUR, rules, now, at("11:00")) is Refusal.SLOT_TAKEN
        assert master.refusal(HOUR, rules, now, at("12:00")) is Refusal.OFF_GRID
        assert master.refusal(HOUR, rules, now, at("12:30")) is None

    def test_says_taken_for_time_off(self):
        off = ((f"{DAY}T12:00+03", f"{DAY}T13:00+03"),)
        master = calendar(DAY, ("10:00", "18:00"), time_off=off)
        assert master.refusal(HOUR, HOURLY, LONG_AGO, at("12:00")) is Refusal.SLOT_TAKEN

    def test_comes_for_a_date_beyond_the_horizon(self):
        master = calendar(DAY, ("10:00", "18:00"))
        day_before = at("10:00") - timedelta(days=1)
        refusal = master.refusal(HOUR, self.RULES, day_before, at("10:00"))
        assert refusal is Refusal.TOO_FAR_AHEAD

    def test_knows_the_second_occurrence_of_a_repeated_hour(self):
        busy = (("2026-10-25T02:00+02", "2026-10-25T03:00+02"),)
        master = calendar("2026-10-25", ("01:00", "05:00"), busy=busy, zone="Europe/Berlin")
        first = datetime(2026, 10, 25, 2, tzinfo=ZoneInfo("Europe/Berlin"))
        assert master.refusal(HOUR, HOURLY, LONG_AGO, first) is Refusal.SLOT_TAKEN
        assert master.refusal(HOUR, HOURLY, LONG_AGO, first.replace(fold=1)) is None

    @pytest.mark.parametrize("day", [27, 29])
    def test_cannot_be_asked_for_another_date(self, day):
        master = calendar(DAY, ("10:00", "18:00"))
        other = datetime(2026, 11, day, 12, tzinfo=MOSCOW)
        with pytest.raises(ValueError, match="not on the dates"):
            master.refusal(HOUR, HOURLY, LONG_AGO, other)

    def test_needs_an_instant(self):
        with pytest.raises(TypeError):
            calendar(DAY).refusal(HOUR, HOURLY, LONG_AGO, datetime(2026, 11, 28, 12))  # noqa: DTZ001


def test_one_calendar_answers_many_demands():
    master = calendar(DAY, ("10:00", "14:00"))
    assert times(offered(master)) == ["10:00", "11:00", "12:00", "13:00"]
    assert times(offered(master, TWO_HOURS)) == ["10:00", "11:00", "12:00"]
    assert times(offered(master, now=datetime(2027, 1, 1, tzinfo=UTC))) == []


def test_a_week_alone_is_schedule_enough():
    week = WeeklyHours(daily(("10:00", "12:00")))
    saturday = date(2026, 11, 28)
    master = MasterCalendar.of("Europe/Moscow", week, [], saturday, saturday)
    assert master == calendar(DAY, ("10:00", "12:00"))
