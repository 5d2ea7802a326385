"""What becomes of the promo code that a client typed."""

from datetime import date, time

import pytest

from app.domain.discounts import code_spelling
from app.domain.pricing import Audience, CodeRefusal, Discount, DiscountKind
from tests.domain.prices import off, quoted, service, total

FULL, LESS = 100_000, 90_000
PROMO = DiscountKind.PROMO_CODE
TOMORROW, YESTERDAY = date(2026, 11, 28), date(2026, 11, 26)


def refused(*discounts: Discount, of: int = FULL, code: str = "nails", **more) -> str | None:
    return quoted([service(of)], *discounts, code=code, **more).code_refusal


class TestCode:
    @pytest.mark.parametrize("typed", ["NAILS", " nails ", "Na Ils", "nails\n", "\u00a0nails"])
    def test_is_read_whatever_its_case_and_spaces(self, typed):
        assert total(off(PROMO), code=typed) == LESS
        assert refused(off(PROMO), code=typed) is None

    def test_may_be_russian(self):
        assert total(off(PROMO, code="НОГОТОЧКИ10"), code="ноготочки 10") == LESS
        assert code_spelling(" ноготочки 10 ") == "НОГОТОЧКИ10"

    @pytest.mark.parametrize("typed", [None, "", "  "])
    def test_that_was_not_typed_takes_nothing_off_and_is_not_refused(self, typed):
        found = quoted([service(FULL)], off(PROMO), code=typed)
        assert (found.total_kopecks, found.code_refusal) == (FULL, None)

    def test_counts_once_though_two_discounts_have_it(self):
        found = quoted([service(FULL)], off(PROMO, id=2), off(PROMO, id=1), code="nails")
        assert found.discount_amounts == ((1, 10_000),)

    def test_of_one_discount_does_not_bring_another(self):
        found = quoted(
            [service(FULL)], off(PROMO, id=1, code="HAIR"), off(PROMO, id=2), code="hair"
        )
        assert found.discount_amounts == ((1, 10_000),)


class TestRefusal:
    def test_says_that_there_is_no_such_code(self):
        assert refused(off(), off(PROMO, id=2), code="hair") is CodeRefusal.UNKNOWN

    @pytest.mark.parametrize(
        ("limit", "reason"),
        [
            ({"last_on": YESTERDAY}, CodeRefusal.EXPIRED),
            ({"first_on": TOMORROW}, CodeRefusal.NOT_YET),
            ({"max_uses": 5, "uses": 5}, CodeRefusal.USED_UP),
            ({"max_uses_per_client": 1, "uses_by_client": 1}, CodeRefusal.USED_UP),
            ({"audience": Audience.REGULAR}, CodeRefusal.NOT_FOR_YOU),
            ({"every_nth": 10}, CodeRefusal.NOT_FOR_YOU),
            ({"service_ids": frozenset({2})}, CodeRefusal.NOT_FOR_THESE),
            ({"weekdays": frozenset({6})}, CodeRefusal.NOT_FOR_THESE),
            ({"from_time": time(16)}, CodeRefusal.NOT_FOR_THESE),
            ({"within_min": 30}, CodeRefusal.NOT_FOR_THESE),
        ],
    )
    def test_says_which_limit_is_in_the_way(self, limit, reason):
        assert refused(off(PROMO, **limit)) is reason

    def test_names_the_reason_that_the_client_can_do_least_about(self):
        limits = [
            {"last_on": YESTERDAY},
            {"max_uses": 0},
            {"audience": Audience.REGULAR},
            {"service_ids": frozenset({2})},
        ]
        reasons = []
        while limits:
            discount = off(PROMO, **{name: at for limit in limits for name, at in limit.items()})
            reasons.append(refused(discount))
            limits.pop(0)
        assert reasons == ["expired", "used_up", "not_for_you", "not_for_these"]

    @pytest.mark.parametrize("turned", [False, True])
    def test_of_two_discounts_with_the_code_is_that_of_the_nearer_one(self, turned):
        expired = off(PROMO, id=1 + turned, last_on=YESTERDAY)
        elsewhere = off(PROMO, id=2 - turned, service_ids=frozenset({2}))
        assert refused(expired, elsewhere) is CodeRefusal.NOT_FOR_THESE

    @pytest.mark.parametrize("limit", [{"last_on": YESTERDAY}, {"service_ids": frozenset({2})}])
    def test_is_none_if_one_of_two_discounts_with_the_code_applies(self, limit):
        limited = off(PROMO, id=1, **limit)
        found = quoted([service(FULL)], limited, off(PROMO, id=2), code="nails")
        assert (found.discount_amounts, found.code_refusal) == (((2, 10_000),), None)

    def test_is_told_where_there_is_nothing_to_take_off(self):
        assert refused(off(PROMO), of=0) is CodeRefusal.NOT_FOR_THESE

    def test_leaves_the_rest_of_the_price_as_it_was(self):
        found = quoted([service(FULL)], off(), code="hair")
        assert (found.total_kopecks, found.code_refusal) == (LESS, CodeRefusal.UNKNOWN)
