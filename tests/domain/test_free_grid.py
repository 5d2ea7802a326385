from dataclasses import replace
from datetime import datetime, time

from app.domain.booking_rules import Grid
from app.domain.demand import Demand
from app.domain.start_hours import StartHours
from tests.domain.day_of_a_master import HOUR, HOURLY, calendar, offered, times

DAY = "2026-11-28"


def at(clock):
    return datetime.fromisoformat(f"{DAY}T{clock}+03:00")


class TestTheFreeGrid:
    """Rule 8."""

    def starts(self, *windows, step=60, round_min=5, demand=HOUR, **more):
        master = calendar(DAY, *windows, **more)
        rules = replace(HOURLY, slot_step_min=step, grid=Grid.FREE, round_min=round_min)
        return times(offered(master, demand, rules))

    def test_counts_from_the_window(self):
        assert self.starts(("10:10", "13:30")) == ["10:10", "11:10", "12:10"]

    def test_begins_anew_after_a_break_and_a_visit(self):
        busy = ((f"{DAY}T15:00+03", f"{DAY}T15:40+03"),)
        breaks = (("11:20", "12:05"),)
        assert self.starts(("09:00", "18:00"), breaks=breaks, busy=busy) == [
            "09:00",
            "10:00",
            "12:05",
            "13:05",
            "15:40",
            "16:40",
        ]

    def test_begins_anew_after_the_buffer_that_a_visit_needs(self):
        busy = ((f"{DAY}T10:00+03", f"{DAY}T11:00+03"),)
        demand = Demand(60, buffer_before_min=10)
        assert self.starts(("10:00", "14:00"), busy=busy, demand=demand) == ["11:10", "12:10"]

    def test_rounds_the_first_start_of_a_run_up(self):
        assert self.starts(("10:05", "13:30"), round_min=15) == ["10:15", "11:15", "12:15"]
        assert self.starts(("10:05", "13:30"), round_min=10) == ["10:10", "11:10", "12:10"]

    def test_offers_nothing_of_a_run_that_is_over_before_the_rounded_start(self):
        assert self.starts(("10:05", "11:10"), ("12:00", "13:00"), round_min=15) == ["12:00"]

    def test_takes_any_step(self):
        assert self.starts(("10:00", "14:00"), step=65) == ["10:00", "11:05", "12:10"]

    def test_does_not_hang_on_the_moment_of_asking(self):
        master = calendar(DAY, ("10:10", "14:10"))
        rules = replace(HOURLY, grid=Grid.FREE)
        assert times(offered(master, rules=rules, now=at("10:30"))) == ["11:10", "12:10", "13:10"]

    def test_counts_from_where_a_services_own_hours_let_it_start(self):
        demand = Demand(60, start_hours=((0, StartHours(time(11))),))
        assert self.starts(("09:30", "14:00"), demand=demand) == ["11:00", "12:00", "13:00"]

    def test_begins_anew_at_midnight(self):
        night = {"step": 45, "last_day": "2026-11-29"}
        assert self.starts(("22:00", "02:00"), **night)[2:] == [
            "22:00",
            "22:45",
            "23:30",
            "00:00",
            "00:45",
            "22:00",
            "22:45",
            "23:30",
        ]

    def test_offers_the_same_of_a_date_however_many_are_asked_for(self):
        alone = self.starts(("00:00", "00:00"), step=50)
        three = calendar("2026-11-27", ("00:00", "00:00"), last_day="2026-11-29")
        rules = replace(HOURLY, slot_step_min=50, grid=Grid.FREE)
        middle = offered(three, rules=rules).iso_days()[1]
        assert [start[11:16] for start in middle.starts] == alone

    def test_counts_real_minutes_through_a_clock_change(self):
        assert self.starts_in_berlin("2026-10-25") == ["01:30", "02:30", "02:30", "03:30"]
        assert self.starts_in_berlin("2026-03-29") == ["01:30", "03:30"]

    def starts_in_berlin(self, day):
        master = calendar(day, ("01:30", "04:30"), zone="Europe/Berlin")
        return times(offered(master, rules=replace(HOURLY, grid=Grid.FREE)))

    def test_never_calls_a_day_with_starts_closed(self):
        busy = ((f"{DAY}T10:00+03", f"{DAY}T10:30+03"),)
        master = calendar(DAY, ("10:00", "12:00"), busy=busy)
        rules = replace(HOURLY, slot_step_min=240, grid=Grid.FREE)
        (day,) = offered(master, rules=rules, now=at("10:15")).iso_days()
        assert (day.load, len(day.starts)) == ("free", 1)
