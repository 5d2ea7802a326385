from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

import pytest

from app.domain.civil_time import busy_window, civil_range, grid


def hours_of(zone, *day):
    civil = civil_range(zone, date(*day), date(*day))
    return (civil.edges[1] - civil.edges[0]) / 12


class TestCivilRange:
    @pytest.mark.parametrize(
        ("zone", "day", "hours"),
        [
            ("Europe/Moscow", (2026, 11, 28), 24),
            ("Europe/Berlin", (2026, 3, 29), 23),
            ("Europe/Berlin", (2026, 10, 25), 25),
            ("Australia/Lord_Howe", (2026, 10, 4), 23.5),
            ("Australia/Lord_Howe", (2026, 4, 5), 24.5),
            ("America/Santiago", (2026, 9, 6), 23),
            ("America/Santiago", (2026, 4, 4), 25),
            ("Asia/Beirut", (2026, 3, 29), 23),
            ("Asia/Beirut", (2026, 10, 24), 25),
            ("America/Havana", (2026, 11, 1), 25),
            ("Antarctica/Troll", (2026, 3, 29), 22),
        ],
    )
    def test_a_date_is_as_long_as_the_clock_makes_it(self, zone, day, hours):
        assert hours_of(zone, *day) == hours

    def test_a_date_begins_after_the_gap_when_midnight_is_skipped(self):
        civil = civil_range("America/Santiago", date(2026, 9, 6), date(2026, 9, 6))
        assert civil.at(civil.edges[0]).isoformat() == "2026-09-06T01:00:00-03:00"

    @pytest.mark.parametrize(
        ("first", "last"),
        [
            (date(2026, 11, 28), date(2026, 11, 27)),
            (date(2011, 12, 31), date(2012, 1, 1)),
            (date(9998, 12, 31), date(9999, 1, 1)),
        ],
    )
    def test_refuses_dates_it_cannot_lay_out(self, first, last):
        with pytest.raises(ValueError, match="not a range of dates"):
            civil_range("Europe/Moscow", first, last)

    @pytest.mark.parametrize("day", [date(2012, 1, 1), date(9998, 12, 31)])
    def test_lays_out_the_outermost_dates(self, day):
        assert civil_range("Pacific/Kiritimati", day, day).at(288 * 2 - 14 * 12).date() == day

    def test_refuses_a_zone_nobody_knows(self):
        with pytest.raises(ZoneInfoNotFoundError):
            civil_range("Europe/Okoshko", date(2026, 11, 28), date(2026, 11, 28))


class TestGrid:
    def test_counts_from_local_midnight_in_a_zone_with_an_odd_offset(self):
        civil = civil_range("Asia/Kathmandu", date(2026, 11, 28), date(2026, 11, 28))
        bits = grid(civil, 12)
        shown = [civil.at(bit) for bit in range(civil.length) if bits >> bit & 1]
        assert [(at.day, at.hour, at.minute) for at in shown] == [(28, h, 0) for h in range(24)]

    def test_offers_no_time_the_clock_skips_and_both_it_repeats(self):
        for day, readings in ((date(2026, 10, 4), 48 - 1), (date(2026, 4, 5), 48 + 1)):
            civil = civil_range("Australia/Lord_Howe", day, day)
            assert grid(civil, 6).bit_count() == readings


def test_the_busy_window_holds_the_longest_visit_and_buffers_in_any_zone():
    window = busy_window(date(2026, 11, 28), date(2026, 11, 29))
    earliest_midnight = datetime(2026, 11, 27, 10, tzinfo=UTC)
    latest_midnight = datetime(2026, 11, 30, 12, tzinfo=UTC)
    assert window.starts_at <= earliest_midnight - timedelta(days=1)
    assert window.ends_at >= latest_midnight + timedelta(days=2)
