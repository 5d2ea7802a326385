"""The engine agrees with the minute-by-minute oracle, whatever the calendar."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.availability import Availability, Load
from app.domain.booking_rules import BookingRules
from app.domain.demand import Demand
from app.domain.master_calendar import MasterCalendar
from app.domain.working_hours import LocalInterval, WeeklyHours
from tests.domain.oracle import EPOCH, MINUTE, Question, Verdict, answer
from tests.domain.questions import questions


def calendar_of(question: Question) -> MasterCalendar:
    return MasterCalendar.of(
        question.zone.key,
        WeeklyHours(
            tuple(LocalInterval(*interval) for interval in question.windows),
            tuple(LocalInterval(*interval) for interval in question.breaks),
        ),
        question.busy,
        question.first,
        question.last,
    )


def demand_of(question: Question) -> Demand:
    return Demand(question.duration, question.buffer_before, question.buffer_after)


def rules_of(question: Question) -> BookingRules:
    return BookingRules(question.notice, question.horizon_days, question.step)


def starts_of(question: Question) -> Availability:
    return calendar_of(question).starts(demand_of(question), rules_of(question), question.now)


def offered_by(availability: Availability) -> list[datetime]:
    """Read the starts back from the text; in UTC, where equal means the same instant."""
    texts = [text for day in availability.iso_days() for text in day.starts]
    return [datetime.fromisoformat(text).astimezone(UTC) for text in texts]


def aware(question: Question, minute: int) -> datetime:
    return (EPOCH + minute * MINUTE).astimezone(question.zone)


def load_of(verdict: Verdict) -> Load:
    if not verdict.possible:
        return Load.CLOSED
    if not verdict.offered:
        return Load.FULL
    share = len(verdict.offered) / len(verdict.possible)
    return Load.FEW if share <= 0.35 else Load.FREE


@settings(max_examples=700, deadline=None)
@given(questions())
def test_each_day_lists_the_starts_and_the_load_the_oracle_finds(question: Question):
    verdicts = answer(question)
    assert [tuple(day) for day in starts_of(question).iso_days()] == [
        (
            day.isoformat(),
            load_of(verdict),
            [aware(question, minute).isoformat() for minute in verdict.offered],
        )
        for day, verdict in verdicts.items()
    ]


@settings(max_examples=80, deadline=None)
@given(questions())
def test_a_start_is_refused_exactly_when_it_is_not_offered(question: Question):
    calendar, demand, rules = calendar_of(question), demand_of(question), rules_of(question)
    offered = set(offered_by(calendar.starts(demand, rules, question.now)))
    for bit in range(calendar.civil.edges[0], calendar.civil.edges[-1]):
        start = calendar.civil.at(bit)
        refusal = calendar.refusal(demand, rules, question.now, start)
        assert (refusal is None) == (start.astimezone(UTC) in offered)


@settings(max_examples=80, deadline=None)
@given(questions(), st.integers(-3000, 9000), st.integers(1, 5))
def test_the_first_of_each_day_and_the_nearest_are_those_of_the_listed(
    question: Question, offset: int, count: int
):
    availability = starts_of(question)
    listed = offered_by(availability)
    wanted = question.now.astimezone(UTC) + offset * MINUTE
    firsts = {start.astimezone(question.zone).date(): start for start in reversed(listed)}
    expected = [firsts[day] for day in sorted(firsts)][:count]
    assert [start.astimezone(UTC) for start in availability.first_of_days(count)] == expected
    nearest = sorted(listed, key=lambda start: (abs(start - wanted), start))[:count]
    found = availability.nearest(wanted.astimezone(question.zone), count)
    assert [start.astimezone(UTC) for start in found] == nearest


@settings(max_examples=80, deadline=None)
@given(questions(), st.data())
def test_a_union_offers_what_either_master_does(question: Question, data: st.DataObject):
    windows = tuple(LocalInterval(*interval) for interval in question.windows)
    first, last = question.first, question.last
    zone, demand = question.zone.key, demand_of(question)
    other_rules = BookingRules(0, 30, data.draw(st.sampled_from((10, 45, 60))))
    mine = starts_of(question)
    other = MasterCalendar.of(zone, WeeklyHours(windows), [], first, last).starts(
        demand, other_rules, question.now
    )
    both = sorted({*offered_by(mine), *offered_by(other)})
    assert offered_by(mine.union(other)) == offered_by(other.union(mine)) == both
