"""A schedule as it was filled in: what does not add up, and what it comes to."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from app.domain.errors import ScheduleInvalid
from app.domain.schedule import DayPlan, Schedule, ShiftPattern, Source
from app.domain.schedule_draft import ShiftDraft
from app.domain.time_off import DaysOff, HoursOff, check_time_off, midnight
from app.domain.working_hours import WeeklyHours
from tests.domain.schedules import hours, november, spans, week

MOSCOW = ZoneInfo("Europe/Moscow")
BERLIN = ZoneInfo("Europe/Berlin")
OPEN = hours("10-19")
PLAN = DayPlan(spans("10-19"))
TODAY = november(23)


def problems(*days, **rest) -> dict[str, str]:
    """What is wrong, by field; nothing if all is well."""
    try:
        week(*days, **rest)
    except ScheduleInvalid as error:
        return error.fields
    return {}


class TestHours:
    def test_one_after_the_other_add_up_in_any_order(self) -> None:
        assert problems(hours("15-19 10-14 14-15", breaks="12-13 17-17:30")) == {}

    def test_that_overlap_do_not(self) -> None:
        assert problems(OPEN, OPEN, hours("10-14 13:55-19")) == {
            "weekly.2.windows.1": "Overlaps another interval."
        }

    def test_that_begin_together_do_not(self) -> None:
        assert list(problems(hours("10-19 10-12"))) == ["weekly.0.windows.0"]

    def test_of_breaks_that_overlap_do_not(self) -> None:
        assert list(problems(hours("10-19", breaks="12-13 12:30-14"))) == ["weekly.0.breaks.1"]

    def test_may_go_on_after_midnight(self) -> None:
        assert problems(hours("20-2", breaks="23:30-0:30")) == {}

    def test_may_be_a_whole_day(self) -> None:
        assert problems(hours("0-0", breaks="4-5")) == {}

    def test_that_end_at_midnight_do_not_overlap_the_morning(self) -> None:
        assert problems(hours("0-2 20-0")) == {}

    def test_of_a_night_overlap_a_later_window_of_their_date(self) -> None:
        assert list(problems(hours("20-2 23-23:30"))) == ["weekly.0.windows.1"]


class TestABreak:
    @pytest.mark.parametrize("pause", ["9-11", "18-20", "8-9", "13:30-16:30"])
    def test_lies_inside_working_hours(self, pause: str) -> None:
        assert problems(hours("10-14 16-19", breaks=pause)) == {
            "weekly.0.breaks.0": "Lies outside working hours."
        }

    def test_may_cross_windows_that_touch(self) -> None:
        assert problems(hours("10-14 14-19", breaks="13:30-14:30")) == {}

    def test_after_midnight_belongs_to_the_night_before(self) -> None:
        assert problems(hours("20-4"), hours(breaks="1-1:30")) == {}

    def test_of_a_monday_may_cut_the_night_from_sunday(self) -> None:
        closed = (hours(),) * 5
        assert problems(hours(breaks="1-1:30"), *closed, hours("20-4")) == {}

    def test_after_midnight_of_a_single_date_has_no_night_before(self) -> None:
        draft = {"overrides": ((TODAY, hours("20-4", breaks="1-1:30")),)}
        assert list(problems(OPEN, **draft)) == ["overrides.0.breaks.0"]


class TestOverrides:
    def test_are_one_a_date(self) -> None:
        draft = {"overrides": ((TODAY, OPEN), (november(24), OPEN), (TODAY, hours()))}
        assert problems(**draft) == {"overrides.2.date": "Named twice."}


def shift(first: int, last: int | None, *cycle: object) -> ShiftDraft:
    last_date = None if last is None else november(last)
    return ShiftDraft(november(first), last_date, cycle or (OPEN, OPEN, hours(), hours()))


class TestShifts:
    def test_may_follow_one_another(self) -> None:
        assert problems(shifts=(shift(20, None), shift(1, 19))) == {}

    @pytest.mark.parametrize("other", [(1, 20), (25, 26), (30, None), (1, None)])
    def test_must_not_overlap(self, other) -> None:
        assert problems(shifts=(shift(20, None), shift(*other))) == {
            "shifts.1.first_date": "Overlaps other shifts."
        }

    def test_must_not_end_before_they_begin(self) -> None:
        assert problems(shifts=(shift(20, 19),)) == {"shifts.0.last_date": "Ends before it begins."}

    def test_have_hours_that_add_up(self) -> None:
        cycle = (hours("20-4"), hours(breaks="1-2"), hours("10-12 11-13"))
        assert list(problems(shifts=(shift(20, None, *cycle),))) == ["shifts.0.cycle.2.windows.1"]


class TestTimeOff:
    def test_by_dates_may_be_one_day(self) -> None:
        assert problems(time_off=(DaysOff(TODAY, TODAY, None),)) == {}

    def test_by_dates_must_not_end_before_it_begins(self) -> None:
        off = DaysOff(TODAY, november(22), None)
        assert problems(time_off=(off,)) == {"time_off.0.last_date": "Ends before it begins."}

    def test_by_hours_must_end_after_it_begins(self) -> None:
        at = datetime(2026, 11, 23, 12, tzinfo=MOSCOW)
        off = HoursOff(at, at, None)
        assert problems(time_off=(off,)) == {"time_off.0.ends_at": "Ends before it begins."}

    def test_in_the_hour_that_comes_twice_is_measured_in_real_minutes(self) -> None:
        summer = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
        check_time_off(HoursOff(summer, summer.replace(minute=10, fold=1), None))
        with pytest.raises(ScheduleInvalid):
            check_time_off(HoursOff(summer.replace(fold=1), summer.replace(minute=40), None))

    def test_alone_is_checked_like_in_a_schedule(self) -> None:
        with pytest.raises(ScheduleInvalid) as refused:
            check_time_off(DaysOff(TODAY, november(22), None))
        assert refused.value.fields == {"last_date": "Ends before it begins."}

    def test_begins_at_the_midnight_of_its_zone(self) -> None:
        assert midnight(TODAY, MOSCOW) == datetime(2026, 11, 22, 21, tzinfo=UTC)


class TestSinceToday:
    def test_nothing_is_left_of_what_is_over(self) -> None:
        over, today = midnight(TODAY, MOSCOW), november(23)
        hour = timedelta(hours=1)
        draft = week(
            overrides=((november(22), OPEN), (today, OPEN)),
            shifts=(shift(1, 22), shift(23, 23), shift(24, None)),
            time_off=(
                DaysOff(november(20), november(22), "old"),
                DaysOff(november(20), today, "still"),
                HoursOff(over - hour, over, "old"),
                HoursOff(over - hour, over + hour, "still"),
            ),
        ).since(today, MOSCOW)
        assert [on for on, _ in draft.overrides] == [today]
        assert [one.first_date.day for one in draft.shifts] == [23, 24]
        assert [off.reason for off in draft.time_off] == ["still", "still"]


class TestLaidOverWhatIsStored:
    def laid(self, stored: Schedule, **draft: object) -> Schedule:
        return week(OPEN, **draft).laid_over(stored, TODAY)

    def stored(self, **rest: object) -> Schedule:
        return Schedule(WeeklyHours(()), **rest)

    def test_the_week_is_the_drafts(self) -> None:
        laid = self.laid(self.stored())
        assert laid.plan_of(november(30)) == (Source.WEEKLY, PLAN)
        assert laid.plan_of(november(24)) == (Source.WEEKLY, DayPlan(()))

    def test_breaks_come_along(self) -> None:
        laid = week(hours("10-19", breaks="13-14")).laid_over(self.stored(), TODAY)
        assert laid.plan_of(TODAY)[1].breaks == ((time(13), time(14)),)

    def test_overrides_before_today_stay_and_others_go(self) -> None:
        stored = self.stored(overrides=((november(22), PLAN), (november(25), PLAN)))
        laid = self.laid(stored, overrides=((november(24), hours("12-15")),))
        assert [on.day for on, _ in laid.overrides] == [22, 24]

    def test_days_off_before_today_stay_and_others_go(self) -> None:
        stored = self.stored(
            days_off=((november(1), november(22)), (november(22), TODAY)),
        )
        off = DaysOff(november(26), november(27), None)
        laid = self.laid(stored, time_off=(off,))
        assert [(first.day, last.day) for first, last in laid.days_off] == [(1, 22), (26, 27)]

    def test_ended_shifts_stay_and_others_go(self) -> None:
        stored = self.stored(
            shifts=(
                ShiftPattern(november(1), november(22), (PLAN,)),
                ShiftPattern(november(23), None, (PLAN,)),
            )
        )
        assert [one.first_date.day for one in self.laid(stored).shifts] == [1]

    def test_ended_shifts_give_way_to_the_drafts(self) -> None:
        stored = self.stored(
            shifts=(
                ShiftPattern(november(1), november(9), (PLAN,)),
                ShiftPattern(november(10), november(22), (PLAN,)),
            )
        )
        laid = self.laid(stored, shifts=(shift(20, None),))
        assert [one.first_date.day for one in laid.shifts] == [1, 20]
        assert laid.plan_of(november(23)) == (Source.SHIFT, DayPlan(()))


RANGES = st.lists(
    st.tuples(st.integers(1, 28), st.none() | st.integers(1, 28)).filter(
        lambda days: days[1] is None or days[0] <= days[1]
    ),
    max_size=4,
)


class TestAnyDraftThatAddsUp:
    @given(drafted=RANGES, stored=RANGES)
    def test_can_be_laid_over_whatever_is_stored(self, drafted, stored) -> None:
        """Shifts of both must not overlap, or the calendar could not be opened any more."""
        try:
            draft = week(shifts=tuple(shift(*days) for days in drafted)).since(TODAY, MOSCOW)
            kept = Schedule(
                WeeklyHours(()),
                shifts=tuple(
                    ShiftPattern(november(first), last and november(last), (PLAN,))
                    for first, last in stored
                ),
            )
        except (ScheduleInvalid, ValueError):
            reject()
        laid = draft.laid_over(kept, TODAY)
        assert laid.plan_of(TODAY) == draft.laid_over(Schedule(WeeklyHours(())), TODAY).plan_of(
            TODAY
        )
