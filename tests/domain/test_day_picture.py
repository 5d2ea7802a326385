"""A master's dates as she looks at them."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from app.domain.availability import Load
from app.domain.day_picture import DayPicture, day_pictures
from app.domain.demand import Demand
from app.domain.interval import epoch_minutes
from app.domain.master_calendar import MasterCalendar
from app.domain.schedule import DayPlan, Schedule, Source
from app.domain.start_hours import StartHours
from tests.domain.schedules import hours, spans, week

ZONE = "Europe/Moscow"
MOSCOW = ZoneInfo(ZONE)
MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
LONG_AGO = datetime(2026, 11, 1, tzinfo=UTC)
HOUR = (Demand(60),)


def at(hour: int, minute: int = 0, day: int = 23) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=MOSCOW)


def pictures(*days, busy=(), off=(), sold=HOUR, now=LONG_AGO, **schedule) -> list[DayPicture]:
    """Monday and Tuesday of a master with this week."""
    calendar = MasterCalendar.of(
        ZONE,
        Schedule(week(*days).week(), **schedule),
        epoch_minutes(busy),
        MONDAY,
        TUESDAY,
        time_off=epoch_minutes(off),
    )
    return day_pictures(calendar, sold, now)


def monday(*days, **rest) -> DayPicture:
    return pictures(*(days or (hours("10-19", breaks="13-14"),)), **rest)[0]


def read(stretches) -> list[str]:
    return [f"{one.starts_at:%H:%M}–{one.ends_at:%H:%M}" for one in stretches]


def holes(picture: DayPicture) -> list[str]:
    return read(hole.stretch for hole in picture.holes)


def sellable(picture: DayPicture) -> list[bool]:
    return [hole.sellable for hole in picture.holes]


class TestHours:
    def test_are_shown_with_their_breaks(self) -> None:
        day = monday()
        assert (day.date, day.source) == (MONDAY, Source.WEEKLY)
        assert read(day.windows) == ["10:00–19:00"]
        assert read(day.breaks) == ["13:00–14:00"]

    def test_of_a_date_of_its_own_are_that_dates(self) -> None:
        day = monday(overrides=((MONDAY, DayPlan(spans("12-15"))),))
        assert (day.source, read(day.windows)) == (Source.OVERRIDE, ["12:00–15:00"])

    def test_of_a_day_off_are_none(self) -> None:
        day = monday(days_off=((MONDAY, MONDAY),))
        assert (day.source, day.load, day.windows) == (Source.TIME_OFF, Load.CLOSED, [])

    def test_of_a_night_stand_on_both_of_its_dates(self) -> None:
        first, second = pictures(hours("20-2"), hours("10-14", breaks="0:30-1"))
        assert read(first.windows) == ["20:00–02:00"]
        assert (read(second.windows), read(second.breaks)) == (
            ["20:00–02:00", "10:00–14:00"],
            ["00:30–01:00"],
        )

    def test_of_a_night_end_where_a_date_of_its_own_begins(self) -> None:
        closed = ((TUESDAY, DayPlan(())),)
        first, second = pictures(hours("20-2"), overrides=closed)
        assert (read(first.windows), second.windows) == (["20:00–00:00"], [])


class TestHoles:
    def test_are_the_time_between_visits_and_breaks(self) -> None:
        day = monday(busy=[(at(11), at(12, 30)), (at(14), at(19))])
        assert holes(day) == ["10:00–11:00", "12:30–13:00"]

    def test_are_shown_from_now_on(self) -> None:
        assert holes(monday(now=at(15, 2))) == ["15:05–19:00"]
        assert holes(monday(now=at(19))) == []

    def test_are_not_where_time_is_taken_off(self) -> None:
        assert holes(monday(off=[(at(10), at(18))])) == ["18:00–19:00"]

    def test_of_a_night_are_cut_at_midnight(self) -> None:
        first, second = pictures(hours("20-2"))
        assert (holes(first), holes(second)) == (["20:00–00:00"], ["00:00–02:00"])

    def test_in_which_no_service_fits_cannot_be_sold(self) -> None:
        day = monday(busy=[(at(11), at(12, 30)), (at(14), at(19))])
        assert sellable(day) == [True, False]

    def test_too_short_for_a_service_with_its_buffer_cannot_be_sold(self) -> None:
        busy = [(at(10), at(11)), (at(12, 5), at(13)), (at(14), at(19))]
        with_buffer = (Demand(60, buffer_after_min=10),)
        assert sellable(monday(busy=busy)) == [True]
        assert sellable(monday(busy=busy, sold=with_buffer)) == [False]

    def test_before_a_break_can_be_sold_to_a_service_whose_buffer_lies_in_it(self) -> None:
        with_buffer = (Demand(60, buffer_after_min=10),)
        assert sellable(monday(busy=[(at(10), at(12)), (at(14), at(19))], sold=with_buffer)) == [
            True
        ]

    def test_outside_a_services_own_hours_cannot_be_sold(self) -> None:
        mornings = StartHours(latest=time(12))
        sold = (Demand(60, start_hours=((0, mornings),)),)
        assert sellable(monday(sold=sold)) == [True, False]

    def test_of_a_master_who_sells_nothing_cannot_be_sold(self) -> None:
        assert sellable(monday(sold=())) == [False, False]


class TestLoad:
    def load(self, *busy) -> Load:
        return monday(hours("10-20"), busy=busy).load

    def test_of_an_empty_day_is_free(self) -> None:
        assert self.load() is Load.FREE

    def test_is_few_when_a_third_is_left(self) -> None:
        assert self.load((at(10), at(16))) is Load.FREE
        assert self.load((at(10), at(16, 30))) is Load.FEW

    def test_is_full_when_nothing_is_left(self) -> None:
        assert self.load((at(9), at(20))) is Load.FULL

    def test_of_a_day_without_hours_is_closed(self) -> None:
        assert [day.load for day in pictures(hours("10-20"))] == [Load.FREE, Load.CLOSED]

    def test_of_a_past_day_tells_how_full_it_was(self) -> None:
        assert monday(hours("10-20"), now=at(23, day=24)).load is Load.FREE
