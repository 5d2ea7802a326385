from dataclasses import dataclass
from datetime import time

import pytest

from app.domain.demand import Demand
from app.domain.start_hours import StartHours
from tests.domain.day_of_a_master import calendar, offered, times

DAY = "2026-11-28"
SATURDAY = 5
NOON_TO_TWO = StartHours(time(12), time(14))


@dataclass
class Service:
    earliest_start_time: time | None = None
    latest_start_time: time | None = None
    weekdays: list[int] | None = None


def starts(*start_hours, day=DAY, **more):
    master = calendar(day, ("09:00", "18:00"), **more)
    return times(offered(master, Demand(60, start_hours=start_hours)))


class TestStartHours:
    """A service's own hours."""

    def test_allow_the_earliest_and_the_latest_start_themselves(self):
        assert starts((0, NOON_TO_TWO)) == ["12:00", "13:00", "14:00"]

    def test_hold_for_a_later_service_at_the_time_it_would_begin(self):
        assert starts((120, NOON_TO_TWO)) == ["10:00", "11:00", "12:00"]

    def test_of_several_services_must_all_be_kept(self):
        assert starts((0, StartHours(latest=time(11))), (60, NOON_TO_TWO)) == ["11:00"]

    def test_name_the_weekdays(self):
        assert starts((0, StartHours(weekdays=frozenset({SATURDAY}))))
        assert not starts((0, StartHours(weekdays=frozenset({SATURDAY + 1}))))

    def test_ask_the_weekday_on_which_the_service_begins(self):
        night = calendar(DAY, ("22:00", "03:00"), last_day="2026-11-29")
        sundays = StartHours(weekdays=frozenset({SATURDAY + 1}))
        after_two_hours = offered(night, Demand(180, start_hours=((120, sundays),)))
        assert times(after_two_hours) == ["22:00", "23:00", "00:00"]

    def test_are_wall_times_on_both_sides_of_a_clock_change(self):
        hours = {"zone": "Europe/Berlin", "last_day": "2026-03-29", "day": "2026-03-28"}
        assert starts((0, NOON_TO_TWO), **hours) == ["12:00", "13:00", "14:00"] * 2

    def test_are_none_when_the_service_says_nothing(self):
        assert StartHours.of(Service()) is None

    def test_are_read_from_the_service(self):
        service = Service(time(10), time(12), [0, 1])
        assert StartHours.of(service) == StartHours(time(10), time(12), frozenset({0, 1}))

    def test_may_allow_one_start_only(self):
        assert starts((0, StartHours(time(12), time(12)))) == ["12:00"]

    def test_refuse_a_latest_start_before_the_earliest(self):
        with pytest.raises(ValueError, match="must not be before"):
            StartHours(time(12), time(11, 55))

    @pytest.mark.parametrize("weekdays", [frozenset(), frozenset({7}), frozenset({-1, 3})])
    def test_refuse_weekdays_that_do_not_exist(self, weekdays):
        with pytest.raises(ValueError, match="weekdays are"):
            StartHours(weekdays=weekdays)

    def test_refuse_a_time_off_the_five_minutes(self):
        with pytest.raises(ValueError, match="whole five minutes"):
            StartHours(time(12, 1))
