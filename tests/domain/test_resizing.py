"""Making a visit longer or shorter."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.demand import MAX_DURATION_MIN, Demand
from app.domain.errors import VisitTooLong, VisitTooShort
from app.domain.resizing import resized


@dataclass
class Part:
    duration_min: int
    pauses: list[list[int]] = field(default_factory=list)
    buffer_before_min: int = 0
    buffer_after_min: int = 0


def lengths(services: list[Part], duration_min: int) -> list[int]:
    return [length for length, _ in resized(services, duration_min)]


class TestLength:
    def test_what_is_added_goes_to_the_last_service(self) -> None:
        assert lengths([Part(60), Part(30)], 100) == [60, 40]

    def test_what_is_taken_goes_from_the_last_backwards(self) -> None:
        assert lengths([Part(60), Part(30)], 70) == [60, 10]
        assert lengths([Part(60), Part(30), Part(20)], 60) == [50, 5, 5]

    def test_the_same_length_changes_nothing(self) -> None:
        assert resized([Part(60, [[20, 30]]), Part(30)], 90) == [(60, [[20, 30]]), (30, [])]

    def test_each_service_keeps_five_minutes(self) -> None:
        assert lengths([Part(60), Part(30)], 10) == [5, 5]
        with pytest.raises(VisitTooShort):
            resized([Part(60), Part(30)], 5)

    def test_a_visit_is_a_day_at_most(self) -> None:
        assert lengths([Part(60)], MAX_DURATION_MIN) == [MAX_DURATION_MIN]
        with pytest.raises(VisitTooLong):
            resized([Part(60)], MAX_DURATION_MIN + 5)


class TestPauses:
    def test_stay_while_the_service_ends_after_them(self) -> None:
        assert resized([Part(120, [[30, 40]])], 75) == [(75, [[30, 40]])]

    def test_are_cut_where_the_service_ends_sooner(self) -> None:
        assert resized([Part(120, [[30, 40]])], 60) == [(60, [[30, 25]])]

    def test_are_gone_where_nothing_of_them_is_left(self) -> None:
        assert resized([Part(120, [[30, 40], [80, 10]])], 35) == [(35, [])]
        assert resized([Part(120, [[30, 40], [80, 10]])], 85) == [(85, [[30, 40]])]


@st.composite
def visits(draw) -> list[Part]:
    parts = []
    for _ in range(draw(st.integers(1, 4))):
        quanta = draw(st.integers(1, 48))
        pauses, free_from = [], 1
        while free_from < quanta - 1 and draw(st.booleans()):
            after = draw(st.integers(free_from, quanta - 2))
            length = draw(st.integers(1, quanta - 1 - after))
            pauses.append([after * 5, length * 5])
            free_from = after + length
        parts.append(Part(quanta * 5, pauses))
    return parts


@given(visits(), st.integers(1, 288))
def test_whatever_comes_out_is_a_visit_of_that_length(services: list[Part], quanta: int) -> None:
    wanted = max(quanta, len(services)) * 5
    changed = [Part(length, pauses) for length, pauses in resized(services, wanted)]
    assert Demand.of(changed).duration_min == wanted
