"""The engine agrees with the oracle that walks the minutes, whatever the calendar."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from app.domain.availability import Availability, Load
from tests.domain.asked import calendar_of, demand_of, rules_of
from tests.domain.oracle import EPOCH, MINUTE, Ask, Life, Oracle, Verdict
from tests.domain.questions import asks, lives

SEEDS = st.integers(0, 2**32)
# Dice do not shrink, and trying to would take minutes.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


def starts_of(life: Life, ask: Ask) -> Availability:
    return calendar_of(life).starts(demand_of(ask), rules_of(ask), ask.now)


def offered_by(availability: Availability) -> list[datetime]:
    """Read the starts back from the text; in UTC, where equal means the same instant."""
    texts = [text for day in availability.iso_days() for text in day.starts]
    return [datetime.fromisoformat(text).astimezone(UTC) for text in texts]


def load_of(verdict: Verdict) -> Load:
    if not verdict.possible:
        return Load.CLOSED
    if not verdict.offered:
        return Load.FULL
    share = len(verdict.offered) / len(verdict.possible)
    return Load.FEW if share <= 0.35 else Load.FREE


@settings(max_examples=400, deadline=None, phases=PHASES)
@given(lives(), SEEDS)
def test_each_day_lists_the_starts_and_the_load_the_oracle_finds(life: Life, seed: int):
    oracle, calendar = Oracle(life), calendar_of(life)
    for ask in asks(life, seed, 25):
        days = calendar.starts(demand_of(ask), rules_of(ask), ask.now).iso_days()
        assert [day[:3] for day in days] == [
            (
                day.isoformat(),
                load_of(verdict),
                [(EPOCH + m * MINUTE).astimezone(life.zone).isoformat() for m in verdict.offered],
            )
            for day, verdict in oracle.answer(ask).items()
        ]


@settings(max_examples=50, deadline=None, phases=PHASES)
@given(lives(), SEEDS, st.integers(-3000, 9000), st.integers(1, 5))
def test_the_first_of_each_day_and_the_nearest_are_those_of_the_listed(
    life: Life, seed: int, offset: int, count: int
):
    for ask in asks(life, seed, 5):
        availability = starts_of(life, ask)
        listed = offered_by(availability)
        wanted = ask.now.astimezone(UTC) + offset * MINUTE
        firsts = {start.astimezone(life.zone).date(): start for start in reversed(listed)}
        expected = [firsts[day] for day in sorted(firsts)][:count]
        assert [start.astimezone(UTC) for start in availability.first_of_days(count)] == expected
        nearest = sorted(listed, key=lambda start: (abs(start - wanted), start))[:count]
        found = availability.nearest(wanted.astimezone(life.zone), count)
        assert [start.astimezone(UTC) for start in found] == nearest


@settings(max_examples=50, deadline=None, phases=PHASES)
@given(lives(), lives(), SEEDS)
def test_a_union_offers_what_either_master_does(one: Life, other: Life, seed: int):
    other = replace(other, zone=one.zone, first=one.first, last=one.last)
    for ask, other_ask in zip(asks(one, seed, 5), asks(other, seed + 1, 5), strict=True):
        mine, hers = starts_of(one, ask), starts_of(other, other_ask)
        both = sorted({*offered_by(mine), *offered_by(hers)})
        assert offered_by(mine.union(hers)) == offered_by(hers.union(mine)) == both


@settings(max_examples=50, deadline=None, phases=PHASES)
@given(lives(), SEEDS)
def test_exactly_the_recommended_starts_are_marked(life: Life, seed: int):
    for ask in asks(life, seed, 5):
        availability = starts_of(life, ask)
        chosen = availability.offered & seed * (2**200 - 1) << availability.civil.edges[0]
        marked = replace(availability, recommended=chosen)
        assert [
            start
            for day in marked.iso_days()
            for start, mark in zip(day.starts, day.recommended, strict=True)
            if mark
        ] == [
            start
            for day in replace(availability, offered=chosen).iso_days()
            for start in day.starts
        ]
