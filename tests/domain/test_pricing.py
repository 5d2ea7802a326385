"""The order of a price's steps, and what each does to the services."""

import json

import pytest

from app.domain.pricing import (
    DiscountKind,
    LineKind,
    PriceLine,
    Quote,
    lines_from_json,
    lines_to_json,
)
from tests.domain.prices import off, quoted, service

HAPPY, FIRST = DiscountKind.HAPPY_HOURS, DiscountKind.FIRST_VISIT
PROMO, LAST_MINUTE, NTH = (
    DiscountKind.PROMO_CODE,
    DiscountKind.LAST_MINUTE,
    DiscountKind.NTH_VISIT,
)


def steps(quote: Quote) -> list[tuple[str, int]]:
    return [(line.kind, line.amount_kopecks) for line in quote.lines]


class TestListPrices:
    def test_make_a_line_each_and_the_total(self):
        found = quoted([service(220_000, 7), service(20_000, 8)])
        assert found == Quote(
            lines=(
                PriceLine(LineKind.SERVICE, "Service 7", 220_000, 7),
                PriceLine(LineKind.SERVICE, "Service 8", 20_000, 8),
            ),
            total_kopecks=240_000,
            price_from=False,
            service_kopecks=(220_000, 20_000),
            discount_amounts=(),
            code_refusal=None,
        )

    def test_are_a_lower_limit_if_one_of_them_is(self):
        assert quoted([service(1), service(2, price_from=True)]).price_from

    def test_of_no_services_are_nothing(self):
        assert quoted([], off()).total_kopecks == 0


class TestPersonalPrice:
    def test_shows_what_is_less(self):
        found = quoted([service(220_000, 7, personal_kopecks=200_000)])
        assert found.lines[1:] == (PriceLine(LineKind.PERSONAL, "Service 7", -20_000, 7),)
        assert found.total_kopecks == 200_000

    def test_shows_what_is_more(self):
        found = quoted([service(220_000, personal_kopecks=250_000)])
        assert steps(found) == [("service", 220_000), ("personal_price", 30_000)]

    def test_makes_no_line_where_it_is_the_list_price(self):
        assert len(quoted([service(220_000, personal_kopecks=220_000)]).lines) == 1

    def test_may_be_nothing_at_all(self):
        assert quoted([service(220_000, personal_kopecks=0)]).total_kopecks == 0

    def test_comes_after_all_list_prices_and_before_discounts(self):
        services = [service(100_000, 1, personal_kopecks=80_000), service(50_000, 2)]
        assert steps(quoted(services, off())) == [
            ("service", 100_000),
            ("service", 50_000),
            ("personal_price", -20_000),
            ("happy_hours", -13_000),
        ]


class TestPercent:
    def test_is_rounded_service_by_service(self):
        found = quoted([service(1005, 1), service(1005, 2)], off())
        assert found.service_kopecks == (904, 904)
        assert found.discount_amounts == ((1, 202),)

    def test_takes_off_its_own_services_only(self):
        found = quoted([service(1000, 1), service(2000, 2)], off(service_ids=frozenset({2, 9})))
        assert found.service_kopecks == (1000, 1800)

    def test_may_be_the_whole_price(self):
        assert quoted([service(33_333)], off(percent=100)).total_kopecks == 0

    def test_counts_a_service_that_was_chosen_twice_twice(self):
        found = quoted([service(1000), service(1000)], off(service_ids=frozenset({1})))
        assert found.service_kopecks == (900, 900)


class TestFixedSum:
    def test_is_shared_by_what_the_services_cost(self):
        found = quoted([service(300, 1), service(100, 2)], off(fixed_kopecks=101))
        assert found.service_kopecks == (224, 75)
        assert found.discount_amounts == ((1, 101),)

    def test_is_never_more_than_its_services(self):
        found = quoted(
            [service(300, 1), service(100, 2)],
            off(fixed_kopecks=500, service_ids=frozenset({2})),
        )
        assert found.service_kopecks == (300, 0)
        assert found.discount_amounts == ((1, 100),)


class TestOrder:
    def test_is_by_kind_whatever_the_ids(self):
        kinds = [NTH, LAST_MINUTE, HAPPY, FIRST, PROMO]
        found = quoted(
            [service(100_000)],
            *(off(kind, id=number, every_nth=1) for number, kind in enumerate(kinds)),
            code="nails",
        )
        assert steps(found)[1:] == [
            ("promo_code", -10_000),
            ("first_visit", -9_000),
            ("happy_hours", -8_100),
            ("last_minute", -7_290),
            ("nth_visit", -6_561),
        ]
        assert found.discount_amounts == (
            (4, 10_000),
            (3, 9_000),
            (2, 8_100),
            (1, 7_290),
            (0, 6_561),
        )

    def test_is_by_id_within_a_kind(self):
        found = quoted([service(10_000)], off(id=5, fixed_kopecks=5_000), off(id=3))
        assert found.discount_amounts == ((3, 1_000), (5, 5_000))
        turned = quoted([service(10_000)], off(id=3, fixed_kopecks=5_000), off(id=5))
        assert turned.discount_amounts == ((3, 5_000), (5, 500))

    def test_leaves_no_line_of_a_discount_that_finds_nothing(self):
        found = quoted([service(10_000)], off(id=1, percent=100), off(LAST_MINUTE, id=2))
        assert steps(found) == [("service", 10_000), ("happy_hours", -10_000)]
        assert found.discount_amounts == ((1, 10_000),)

    def test_leaves_no_line_of_a_discount_below_half_a_kopeck(self):
        assert len(quoted([service(4)], off()).lines) == 1


class TestLinesAsJson:
    def test_are_plain_and_read_back(self):
        lines = quoted([service(1000, personal_kopecks=900)], off()).lines
        written = lines_to_json(lines)
        assert written[2] == {
            "kind": "happy_hours",
            "name": "Discount",
            "amount_kopecks": -90,
            "subject_id": 1,
        }
        assert lines_from_json(json.loads(json.dumps(written))) == lines

    def test_know_every_kind_of_discount(self):
        kinds = [kind.value for kind in DiscountKind]
        assert [kind.value for kind in LineKind] == ["service", "personal_price", *kinds]

    def test_may_have_no_subject(self):
        line = PriceLine(LineKind.SERVICE, "Manicure", 1, None)
        assert lines_from_json(lines_to_json([line])) == (line,)

    def test_refuse_a_kind_there_is_not(self):
        value = {"kind": "gift", "name": "", "amount_kopecks": 1, "subject_id": None}
        with pytest.raises(ValueError, match="gift"):
            lines_from_json([value])
