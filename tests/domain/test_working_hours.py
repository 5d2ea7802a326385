from datetime import UTC, time

import pytest

from app.domain.working_hours import LocalInterval, WeeklyHours
from tests.domain.day_of_a_master import calendar
from tests.domain.day_of_a_master import open_times as opened


def open_times(day, *windows, **hours):
    return opened(calendar(day, *windows, **hours))


class TestWallTime:
    """Rules 1 and 2."""

    def test_is_kept_on_both_sides_of_a_clock_change(self):
        hours = {"zone": "Europe/Berlin", "last_day": "2026-03-29"}
        assert open_times("2026-03-28", ("10:00", "18:00"), **hours) == [
            "10:00+0100 18:00+0100",
            "10:00+0200 18:00+0200",
        ]

    def test_before_a_skipped_hour_does_not_shorten_the_day_after_it(self):
        assert open_times("2026-03-29", ("01:00", "04:00"), zone="Europe/Berlin") == [
            "01:00+0100 04:00+0200"
        ]

    def test_that_is_skipped_takes_the_offset_before_the_gap(self):
        assert open_times("2026-03-29", ("02:30", "05:00"), zone="Europe/Berlin") == [
            "03:30+0200 05:00+0200"
        ]
        assert open_times("2026-03-29", ("01:00", "02:30"), zone="Europe/Berlin") == [
            "01:00+0100 03:30+0200"
        ]

    def test_that_is_skipped_may_close_before_it_opens_and_then_opens_nothing(self):
        assert not open_times("2026-03-29", ("02:30", "03:15"), zone="Europe/Berlin")

    def test_that_comes_twice_is_its_first_occurrence(self):
        assert open_times("2026-10-25", ("02:30", "04:00"), zone="Europe/Berlin") == [
            "02:30+0200 04:00+0100"
        ]
        assert open_times("2026-10-25", ("01:00", "02:30"), zone="Europe/Berlin") == [
            "01:00+0200 02:30+0200"
        ]

    def test_of_a_break_changes_with_the_clock_too(self):
        spans = {"breaks": (("02:15", "02:45"),), "zone": "Europe/Berlin"}
        assert open_times("2026-10-25", ("01:00", "05:00"), **spans) == [
            "01:00+0200 02:15+0200",
            "02:45+0200 05:00+0100",
        ]
        assert open_times("2026-03-29", ("01:00", "05:00"), **spans) == [
            "01:00+0100 03:15+0200",
            "03:45+0200 05:00+0200",
        ]

    def test_runs_past_a_midnight_that_is_skipped(self):
        night = {"zone": "America/Santiago", "last_day": "2026-09-06"}
        assert open_times("2026-09-05", ("22:00", "02:00"), **night) == [
            "00:00-0400 02:00-0400",
            "22:00-0400 02:00-0300",
            "22:00-0300 00:00-0300",
        ]


class TestAnInterval:
    def test_that_does_not_end_after_it_starts_ends_on_the_next_date(self):
        night = {"zone": "Europe/Moscow", "last_day": "2026-11-29"}
        assert open_times("2026-11-28", ("22:00", "02:00"), **night) == [
            "00:00+0300 02:00+0300",
            "22:00+0300 02:00+0300",
            "22:00+0300 00:00+0300",
        ]

    def test_that_ends_at_midnight_ends_with_its_date(self):
        assert open_times("2026-11-28", ("18:00", "00:00"), zone="UTC") == ["18:00+0000 00:00+0000"]

    def test_with_equal_ends_is_a_whole_day_even_a_longer_one(self):
        master = calendar("2026-10-25", ("09:00", "09:00"), zone="Europe/Berlin")
        first, last = master.civil.edges
        assert (master.open >> first & (1 << last - first) - 1).bit_count() == 25 * 12

    def test_on_sunday_night_goes_on_on_monday(self):
        hours = WeeklyHours((LocalInterval(6, time(23), time(1)),))
        monday = calendar("2026-11-30", zone="UTC").civil
        bits = hours.open_bits(monday)
        assert [monday.at(bit).hour for bit in range(monday.length) if bits >> bit & 1] == [
            *[23] * 12,
            *[0] * 12,
        ]


class TestWeeklyHours:
    def test_are_equal_and_hash_alike_when_their_intervals_are(self):
        interval = LocalInterval(0, time(10), time(18))
        assert WeeklyHours((interval,)) == WeeklyHours((interval,), ())
        assert len({WeeklyHours((interval,)), WeeklyHours((interval,), ())}) == 1

    @pytest.mark.parametrize("weekday", [-1, 7])
    def test_refuse_a_weekday_that_does_not_exist(self, weekday):
        with pytest.raises(ValueError, match=f"not {weekday}"):
            WeeklyHours((LocalInterval(weekday, time(10), time(18)),))

    @pytest.mark.parametrize("wall", [time(10, 3), time(10, 0, 1), time(10, 0, tzinfo=UTC)])
    def test_refuse_a_time_off_the_five_minutes_or_with_a_zone(self, wall):
        with pytest.raises(ValueError, match="whole five minutes"):
            WeeklyHours((), (LocalInterval(0, wall, time(18)),))
