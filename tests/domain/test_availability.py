from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from app.domain.availability import IsoDay, Load
from app.domain.bits import ascending
from tests.domain.day_of_a_master import HOURLY, calendar, offered, times

DAY = "2026-11-28"


def taken(*hours):
    return tuple((f"{DAY}T{hour:02}:00+03", f"{DAY}T{hour + 1:02}:00+03") for hour in hours)


def load_when_taken(*hours):
    (day,) = offered(calendar(DAY, ("00:00", "20:00"), busy=taken(*hours))).iso_days()
    return day.load


class TestLoad:
    def test_is_free_while_more_than_35_percent_of_the_starts_are_left(self):
        assert load_when_taken() is Load.FREE
        assert load_when_taken(*range(12)) is Load.FREE

    def test_is_few_from_35_percent_down(self):
        assert load_when_taken(*range(13)) is Load.FEW
        assert load_when_taken(*range(19)) is Load.FEW

    def test_is_full_when_visits_leave_nothing(self):
        assert load_when_taken(*range(20)) is Load.FULL

    def test_is_closed_when_an_empty_calendar_would_offer_nothing(self):
        (day,) = offered(calendar(DAY, ("10:00", "10:30"))).iso_days()
        assert day == IsoDay(DAY, Load.CLOSED, [], [])

    def test_is_closed_once_the_notice_has_passed_the_last_start(self):
        now = datetime(2026, 11, 28, 9, 1, tzinfo=UTC)
        (day,) = offered(calendar(DAY, ("10:00", "13:00")), now=now).iso_days()
        assert day.load is Load.CLOSED

    def test_counts_only_the_starts_that_can_still_be_booked(self):
        now = datetime(2026, 11, 28, 8, tzinfo=UTC)
        master = calendar(DAY, ("09:00", "13:00"), busy=taken(9, 10))
        (day,) = offered(master, now=now).iso_days()
        assert (day.load, len(day.starts)) == (Load.FREE, 2)


class TestIsoDays:
    def test_list_every_date_with_its_starts_in_the_zones_offset(self):
        master = calendar(DAY, ("10:00", "12:00"), last_day="2026-11-29")
        assert offered(master).iso_days() == [
            IsoDay(DAY, Load.FREE, [f"{DAY}T10:00:00+03:00", f"{DAY}T11:00:00+03:00"], [False] * 2),
            IsoDay(
                "2026-11-29",
                Load.FREE,
                ["2026-11-29T10:00:00+03:00", "2026-11-29T11:00:00+03:00"],
                [False, False],
            ),
        ]

    @pytest.mark.parametrize(
        ("zone", "offset"),
        [
            ("America/St_Johns", "-03:30"),
            ("Asia/Kathmandu", "+05:45"),
            ("UTC", "+00:00"),
            ("Pacific/Kiritimati", "+14:00"),
        ],
    )
    def test_write_any_offset(self, zone, offset):
        (day,) = offered(calendar(DAY, ("10:00", "11:00"), zone=zone)).iso_days()
        assert day.starts == [f"{DAY}T10:00:00{offset}"]

    def test_change_the_offset_within_a_date(self):
        master = calendar("2026-04-05", ("00:00", "04:00"), zone="Australia/Lord_Howe")
        (day,) = offered(master, rules=replace(HOURLY, slot_step_min=45)).iso_days()
        assert [start[11:] for start in day.starts] == [
            "00:00:00+11:00",
            "00:45:00+11:00",
            "01:30:00+11:00",
            "01:30:00+10:30",
            "02:15:00+10:30",
            "03:00:00+10:30",
        ]


class TestRecommended:
    def marked(self):
        """Recommend 11:00 on the first date and both starts of the third."""
        availability = offered(calendar(DAY, ("10:00", "12:00"), last_day="2026-11-30"))
        chosen = list(ascending(availability.offered))
        bits = sum(1 << chosen[number] for number in (1, 4, 5))
        return replace(availability, recommended=bits)

    def test_starts_are_marked_in_the_list(self):
        days = self.marked().iso_days()
        assert [day.recommended for day in days] == [[False, True], [False, False], [True, True]]

    def test_by_either_master_is_recommended_by_both(self):
        one = self.marked()
        other = replace(one, recommended=one.offered & ~one.recommended)
        assert one.union(other).recommended == one.offered


class TestFirstOfDays:
    def test_is_the_soonest_of_a_date_in_the_zone(self):
        starts = offered(calendar(DAY, ("10:00", "14:00"))).first_of_days(2)
        assert [start.isoformat() for start in starts] == [f"{DAY}T10:00:00+03:00"]


class TestNearest:
    def nearest(self, clock, count):
        availability = offered(calendar(DAY, ("10:00", "16:00"), busy=taken(12, 13)))
        wanted = datetime.fromisoformat(f"{DAY}T{clock}+03:00")
        return [start.hour for start in availability.nearest(wanted, count)]

    def test_begins_with_the_closest_and_with_the_earlier_of_two(self):
        assert self.nearest("12:30", 4) == [11, 14, 10, 15]

    def test_takes_all_from_one_side_if_they_are_closer(self):
        assert self.nearest("10:00", 2) == [10, 11]

    @pytest.mark.parametrize(("year", "hour"), [(2000, 10), (2100, 15)])
    def test_may_be_asked_from_far_outside_the_dates(self, year, hour):
        availability = offered(calendar(DAY, ("10:00", "16:00")))
        (start,) = availability.nearest(datetime(year, 1, 1, tzinfo=UTC), 1)
        assert start.hour == hour

    def test_measures_real_time_across_a_clock_change(self):
        berlin = ZoneInfo("Europe/Berlin")
        windows = ("01:00", "02:00"), ("05:00", "06:00")
        availability = offered(calendar("2026-03-29", *windows, zone="Europe/Berlin"))
        (start,) = availability.nearest(datetime(2026, 3, 29, 3, 15, tzinfo=berlin), 1)
        assert start.hour == 1


class TestUnion:
    def test_offers_what_either_master_does_each_on_her_own_grid(self):
        one = offered(calendar(DAY, ("10:00", "12:00")))
        other = offered(calendar(DAY, ("11:00", "12:45")), rules=replace(HOURLY, slot_step_min=45))
        assert times(one.union(other)) == ["10:00", "11:00", "11:15"]

    def test_is_free_while_one_master_is(self):
        full = offered(calendar(DAY, ("10:00", "12:00"), busy=taken(10, 11)))
        free = offered(calendar(DAY, ("10:00", "12:00")))
        assert [day.load for day in full.iso_days()] == [Load.FULL]
        assert [day.load for day in full.union(free).iso_days()] == [Load.FREE]

    @pytest.mark.parametrize(
        "other",
        [
            calendar("2026-11-29", ("10:00", "12:00")),
            calendar(DAY, ("10:00", "12:00"), last_day="2026-11-29"),
            calendar(DAY, ("10:00", "12:00"), zone="Europe/Minsk"),
        ],
    )
    def test_refuses_other_dates_and_zones(self, other):
        with pytest.raises(ValueError, match="same dates in one zone"):
            offered(calendar(DAY, ("10:00", "12:00"))).union(offered(other))
