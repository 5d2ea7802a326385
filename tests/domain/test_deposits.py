"""How much is paid in advance."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.deposits import (
    NO_DEPOSITS,
    Deposit,
    DepositKind,
    DepositPolicy,
    DepositRule,
    Standing,
    Trust,
    deposit,
)

NONE = DepositRule(DepositKind.NONE)
FULL = DepositRule(DepositKind.FULL)
TOMORROW = timedelta(days=1)


def fixed(kopecks: int) -> DepositRule:
    return DepositRule(DepositKind.FIXED, kopecks)


def percent(value: int) -> DepositRule:
    return DepositRule(DepositKind.PERCENT, value)


def policy(usual: DepositRule = NONE, **rows: DepositRule) -> DepositPolicy:
    return DepositPolicy(
        usual=usual,
        rows={Trust(row): rule for row, rule in rows.items()},
        long_lead_days=28,
        regular_visits=3,
    )


def client(kept: int = 1, missed: int = 0, setting: str = "auto") -> Standing:
    return Standing(kept=kept, missed=missed, setting=setting)


def due(
    rules: DepositPolicy,
    *services: int | tuple[int, DepositRule],
    who: Standing | None = None,
    lead: timedelta = TOMORROW,
) -> Deposit:
    priced = [one if isinstance(one, tuple) else (one, None) for one in services]
    return deposit(rules, priced, who or client(), lead)


def kopecks(rules: DepositPolicy, *services: int | tuple[int, DepositRule]) -> int:
    return due(rules, *services).kopecks


class TestUsualRule:
    def test_may_ask_for_nothing(self):
        assert due(policy(), 200_000) == Deposit(0, Trust.USUAL)

    def test_may_ask_for_everything_to_the_kopeck(self):
        assert due(policy(FULL), 200_050, 99) == Deposit(200_149, Trust.USUAL)

    def test_counts_a_fixed_sum_once_a_visit(self):
        assert kopecks(policy(fixed(50_000)), 200_000, 100_000) == 50_000

    def test_asks_for_no_more_than_the_visit_costs(self):
        assert kopecks(policy(fixed(50_000)), 30_000) == 30_000

    def test_rounds_a_percent_down_to_whole_rubles(self):
        assert kopecks(policy(percent(30)), 199_999) == 59_900

    def test_rounds_the_percents_of_a_visit_together(self):
        assert kopecks(policy(percent(50)), 10_100, 10_100) == 10_100

    def test_asks_for_a_ruble_at_least(self):
        assert kopecks(policy(percent(1)), 9_900) == 100

    def test_asks_for_the_whole_price_where_that_is_below_a_ruble(self):
        assert kopecks(policy(percent(10)), 70) == 70

    def test_asks_for_nothing_where_the_visit_is_free(self):
        assert kopecks(policy(FULL), 0) == 0
        assert kopecks(policy(fixed(50_000)), 0) == 0
        assert kopecks(policy(percent(30)), 0, 0) == 0
        assert kopecks(policy(FULL)) == 0


class TestServicesOwnRule:
    def test_stands_in_place_of_the_usual_one(self):
        assert kopecks(policy(FULL), (200_000, percent(10))) == 20_000
        assert kopecks(policy(FULL), (200_000, NONE)) == 0

    def test_is_added_to_what_the_others_ask_for(self):
        services = (200_000, (100_000, percent(10)), (50_000, FULL), (40_000, NONE))
        assert kopecks(policy(percent(30)), *services) == 60_000 + 10_000 + 50_000

    def test_counts_a_fixed_sum_for_each_service(self):
        services = ((200_000, fixed(30_000)), (100_000, fixed(20_000)), 100_000, 100_000)
        assert kopecks(policy(fixed(10_000)), *services) == 60_000

    def test_rounds_percents_but_no_fixed_sums(self):
        assert kopecks(policy(), (200_000, fixed(150)), (1_999, percent(50))) == 150 + 900

    def test_asks_for_no_more_than_the_visit_costs(self):
        assert kopecks(policy(), (10_000, fixed(30_000)), (5_000, NONE)) == 15_000

    def test_asks_for_a_ruble_at_least(self):
        assert kopecks(policy(), (50, FULL), (100_000, NONE)) == 100

    def test_gives_way_to_a_row_of_the_policy(self):
        found = due(policy(new=percent(10)), (100_000, FULL), 50_000, who=client(kept=0))
        assert found == Deposit(15_000, Trust.NEW)


class TestRows:
    EVERY = policy(
        fixed(600),
        prepaid_only=fixed(100),
        no_show=fixed(200),
        long_lead=fixed(300),
        new=fixed(400),
        regular=fixed(500),
    )

    @pytest.mark.parametrize(
        ("who", "days", "expected"),
        [
            (
                client(kept=0, missed=1, setting="prepaid_only"),
                40,
                Deposit(100, Trust.PREPAID_ONLY),
            ),
            (client(kept=0, missed=1), 40, Deposit(200, Trust.NO_SHOW)),
            (client(kept=0), 40, Deposit(300, Trust.LONG_LEAD)),
            (client(kept=9), 28, Deposit(300, Trust.LONG_LEAD)),
            (client(kept=0), 1, Deposit(400, Trust.NEW)),
            (client(kept=3), 1, Deposit(500, Trust.REGULAR)),
            (client(kept=2), 1, Deposit(600, Trust.USUAL)),
            (client(kept=1), 1, Deposit(600, Trust.USUAL)),
        ],
    )
    def test_decide_in_their_order(self, who, days, expected):
        assert due(self.EVERY, 100_000, who=who, lead=timedelta(days=days)) == expected

    def test_do_not_call_it_long_a_second_too_soon(self):
        lead = timedelta(days=28, seconds=-1)
        assert due(self.EVERY, 100_000, lead=lead).why is Trust.USUAL

    @pytest.mark.parametrize(
        ("absent", "who", "why"),
        [
            ("no_show", client(kept=9, missed=1), Trust.LONG_LEAD),
            ("long_lead", client(kept=9), Trust.REGULAR),
            ("long_lead", client(kept=0), Trust.NEW),
            ("regular", client(kept=9, missed=1), Trust.NO_SHOW),
        ],
    )
    def test_that_are_absent_leave_it_to_the_next(self, absent, who, why):
        rows = {row.value: rule for row, rule in self.EVERY.rows.items() if row != absent}
        assert due(policy(**rows), 100_000, who=who, lead=timedelta(days=40)).why is why

    @pytest.mark.parametrize("who", [client(kept=0, missed=2), client(kept=9)])
    def test_that_are_all_absent_leave_it_to_the_usual_rule(self, who):
        assert due(policy(fixed(600)), 100_000, who=who).why is Trust.USUAL

    def test_count_a_fixed_sum_once_a_visit(self):
        found = due(policy(new=fixed(50_000)), 100_000, 100_000, who=client(kept=0))
        assert found == Deposit(50_000, Trust.NEW)

    def test_may_ask_for_less_than_usual(self):
        found = due(policy(FULL, regular=NONE), 100_000, who=client(kept=3))
        assert found == Deposit(0, Trust.REGULAR)

    def test_ask_for_nothing_where_the_visit_is_free(self):
        assert due(self.EVERY, 0, who=client(kept=0)) == Deposit(0, Trust.NEW)


class TestSetting:
    def test_prepaid_only_means_in_full_where_the_policy_says_nothing(self):
        found = due(policy(), 100_050, who=client(setting="prepaid_only"))
        assert found == Deposit(100_050, Trust.PREPAID_ONLY)

    def test_prepaid_only_may_mean_less(self):
        found = due(policy(prepaid_only=percent(50)), 100_000, who=client(setting="prepaid_only"))
        assert found == Deposit(50_000, Trust.PREPAID_ONLY)

    def test_never_means_nothing_whatever_else_holds(self):
        who = client(kept=0, missed=3, setting="never")
        rules = policy(FULL, prepaid_only=FULL, no_show=FULL, new=FULL)
        assert due(rules, (100_000, FULL), who=who) == Deposit(0, Trust.USUAL)


class TestNoDeposits:
    @pytest.mark.parametrize("who", [client(kept=0, missed=5), client(kept=9)])
    def test_ask_nobody_for_anything(self, who):
        assert due(NO_DEPOSITS, 100_000, who=who, lead=timedelta(days=300)).kopecks == 0

    def test_ask_those_who_come_only_prepaid_for_everything(self):
        found = due(NO_DEPOSITS, 100_000, who=client(setting="prepaid_only"))
        assert found == Deposit(100_000, Trust.PREPAID_ONLY)


class TestRuleItself:
    @pytest.mark.parametrize(
        ("kind", "value"),
        [
            (DepositKind.FIXED, 99),
            (DepositKind.FIXED, 100_000_001),
            (DepositKind.FIXED, 0),
            (DepositKind.PERCENT, 0),
            (DepositKind.PERCENT, 101),
            (DepositKind.NONE, 1),
            (DepositKind.FULL, 100),
            (DepositKind.FULL, -1),
        ],
    )
    def test_refuses_a_value_outside_its_limits(self, kind, value):
        with pytest.raises(ValueError, match=f"deposit of the kind {kind}"):
            DepositRule(kind, value)

    def test_takes_the_limits_themselves(self):
        assert (fixed(100).value, fixed(100_000_000).value) == (100, 100_000_000)
        assert (percent(1).value, percent(100).value) == (1, 100)


RULES = (
    st.sampled_from([NONE, FULL])
    | st.builds(fixed, st.integers(100, 2_000_000))
    | st.builds(percent, st.integers(1, 100))
)
POLICIES = st.builds(
    DepositPolicy,
    usual=RULES,
    rows=st.dictionaries(st.sampled_from(Trust), RULES),
    long_lead_days=st.integers(1, 60),
    regular_visits=st.integers(1, 10),
)
STANDINGS = st.builds(
    Standing,
    kept=st.integers(0, 12),
    missed=st.integers(0, 2),
    setting=st.sampled_from(["auto", "prepaid_only", "never"]),
)
SERVICES = st.lists(st.tuples(st.integers(0, 1_000_000), st.none() | RULES), max_size=5)
LEADS = st.timedeltas(timedelta(hours=-1), timedelta(days=90))


@given(POLICIES, SERVICES, STANDINGS, LEADS)
def test_a_deposit_is_nothing_or_payable_and_never_more_than_the_visit_costs(
    rules, services, who, lead
):
    total = sum(price for price, _ in services)
    found = deposit(rules, services, who, lead).kopecks
    assert 0 <= found <= total
    assert found == 0 or found >= min(100, total)


@given(POLICIES, SERVICES, STANDINGS, LEADS)
def test_the_order_of_the_services_does_not_matter(rules, services, who, lead):
    found = deposit(rules, services, who, lead)
    assert deposit(rules, services[::-1], who, lead) == found
