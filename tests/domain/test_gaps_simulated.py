"""Does it work? A short run of what `python -m benchmarks.holes` measures at length."""

from statistics import mean

import pytest

from benchmarks.holes_compare import compare
from benchmarks.holes_day import play
from benchmarks.holes_optimum import bound_min
from benchmarks.holes_scenarios import SCENARIOS, UNYIELDING, days
from benchmarks.holes_ways import EDGES_AND_BANDS, HIDE, PLAIN, RECOMMEND, WAYS

DAYS = 60
SEED = "test"


@pytest.fixture(scope="module")
def hide():
    return compare(WAYS[HIDE], SCENARIOS, DAYS, SEED)


class TestHidingTheOthers:
    def test_books_more_than_every_quarter_of_an_hour_does(self, hide):
        assert mean(hide.gains) > 3

    def test_loses_on_no_kind_of_day_more_than_chance_explains(self, hide):
        assert min(hide.gains) > -3

    def test_leaves_less_than_half_of_the_dead_time(self, hide):
        assert mean(hide.dead) < 0.5

    def test_books_more_and_risks_less_than_edges_and_bands(self, hide):
        simple = compare(WAYS[EDGES_AND_BANDS], SCENARIOS, DAYS, SEED)
        assert mean(hide.gains) > mean(simple.gains)
        assert min(hide.gains) > min(simple.gains)


class TestRecommending:
    def test_books_more_even_if_only_half_of_the_clients_follow(self):
        assert mean(compare(WAYS[RECOMMEND], SCENARIOS, DAYS, SEED).gains) > 2

    def test_does_no_harm_where_clients_do_not_yield(self):
        assert compare(WAYS[RECOMMEND], [UNYIELDING], 4 * DAYS, SEED).gains[0] > -0.5


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_nobody_books_more_than_the_bound_of_who_knows_all_clients(scenario):
    for clients in days(scenario, 4, SEED):
        for name in (PLAIN, HIDE):
            booked = play(scenario, [clients], WAYS[name].offer(scenario)).booked_min
            assert booked <= bound_min(scenario, clients) + 1e-6
