"""Every start is refused for the reasons the oracle finds, and offered when it finds none."""

from datetime import UTC
from random import Random

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from app.domain.obstacles import ObstacleKind
from tests.domain.asked import calendar_of, demand_of, rules_of
from tests.domain.oracle import EPOCH, MINUTE, Life, Oracle, counted, dates, readings
from tests.domain.oracle_reasons import reasons, refusal
from tests.domain.questions import asks, lives


@settings(max_examples=60, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(lives(), st.integers(0, 2**32))
def test_all_reasons_against_a_start_are_named_in_order_and_none_for_an_offered_one(
    life: Life, seed: int
):
    oracle, calendar, dice = Oracle(life), calendar_of(life), Random(seed)
    for ask in asks(life, seed, 5):
        demand, rules = demand_of(ask), rules_of(ask)
        offered = {
            calendar.civil.at(bit).astimezone(UTC)
            for bit in _bits(calendar.starts(demand, rules, ask.now).offered)
        }
        day = dice.choice(dates(life.first, life.last))
        possible = set(oracle.judged(ask, day)[1])
        on_grid = set(counted(ask, day, life.zone, sorted(possible)))
        fives = [minute for _, minute in readings(life.zone, day)]
        for minute in dice.sample(fives, 30):
            at = (EPOCH + minute * MINUTE).astimezone(life.zone)
            kinds = [found.kind for found in calendar.explain(demand, rules, ask.now, at)]
            expected = reasons(oracle, ask, minute, possible, on_grid)
            assert set(kinds) == expected
            assert kinds == sorted(kinds, key=list(ObstacleKind).index)
            assert calendar.refusal(demand, rules, ask.now, at) == refusal(expected)
            assert (at.astimezone(UTC) in offered) == (not expected)


def _bits(offered: int) -> list[int]:
    return [bit for bit in range(offered.bit_length()) if offered >> bit & 1]
