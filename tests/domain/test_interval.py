from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.domain.interval import Interval, epoch_minutes

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


class TestInterval:
    def test_keeps_its_ends(self):
        interval = Interval(NOON, NOON + timedelta(hours=1))
        assert interval.ends_at - interval.starts_at == timedelta(hours=1)

    def test_refuses_to_end_when_it_starts(self):
        with pytest.raises(ValueError, match="end after it starts"):
            Interval(NOON, NOON)

    def test_refuses_a_time_without_a_zone(self):
        with pytest.raises(TypeError):
            Interval(NOON.replace(tzinfo=None), NOON)

    def test_may_end_at_an_earlier_wall_time_when_the_clock_is_put_back(self):
        first = datetime(2026, 10, 25, 2, 45, tzinfo=BERLIN)
        second = datetime(2026, 10, 25, 2, 15, tzinfo=BERLIN, fold=1)
        assert Interval(first, second).ends_at is second

    def test_may_not_end_before_it_starts_though_the_wall_time_is_later(self):
        first = datetime(2026, 10, 25, 2, 45, tzinfo=BERLIN)
        second = datetime(2026, 10, 25, 2, 15, tzinfo=BERLIN, fold=1)
        with pytest.raises(ValueError, match="end after it starts"):
            Interval(second, first)


class TestEpochMinutes:
    def test_counts_minutes_since_1970(self):
        start = datetime(1970, 1, 2, tzinfo=UTC)
        assert epoch_minutes([(start, start + timedelta(minutes=7))]) == [(1440, 1447)]

    def test_rounds_seconds_outward(self):
        start = datetime(1970, 1, 2, 0, 0, 59, tzinfo=UTC)
        assert epoch_minutes([(start, start + timedelta(seconds=2))]) == [(1440, 1442)]

    def test_reads_any_zone(self):
        start = datetime(1970, 1, 1, 3, tzinfo=ZoneInfo("Europe/Moscow"))
        assert epoch_minutes([(start, start + timedelta(minutes=5))]) == [(0, 5)]
