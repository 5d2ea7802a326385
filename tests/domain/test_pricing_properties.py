"""What holds for every price."""

from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from app.domain.pricing import Audience, Discount, DiscountKind, LineKind, PricedService, quote
from tests.domain.prices import occasion

PRICES = st.integers(0, 3_000_000)
IDS = st.integers(1, 5)
SOME_IDS = st.none() | st.frozensets(IDS)
DATES = st.none() | st.dates(date(2026, 11, 26), date(2026, 11, 28))
TIMES = st.none() | st.times(time(14), time(16))


@st.composite
def discounts(draw) -> Discount:
    kind = draw(st.sampled_from(DiscountKind))
    percent = draw(st.none() | st.integers(1, 100))
    own = {
        DiscountKind.PROMO_CODE: {"code": draw(st.sampled_from("AB"))},
        DiscountKind.LAST_MINUTE: {"within_min": draw(st.integers(0, 120))},
        DiscountKind.NTH_VISIT: {"every_nth": draw(st.integers(1, 3))},
    }
    return Discount(
        id=draw(st.integers(1, 1000)),
        kind=kind,
        name="",
        percent=percent,
        fixed_kopecks=draw(st.integers(1, 500_000)) if percent is None else None,
        service_ids=draw(SOME_IDS),
        audience=draw(st.sampled_from(Audience)),
        first_on=draw(DATES),
        last_on=draw(DATES),
        from_time=draw(TIMES),
        until_time=draw(TIMES),
        max_uses=draw(st.none() | st.integers(0, 2)),
        uses=draw(st.integers(0, 2)),
        **own.get(kind, {}),
    )


SERVICES = st.lists(
    st.builds(
        PricedService,
        id=IDS,
        name=st.just(""),
        price_kopecks=PRICES,
        personal_kopecks=st.none() | PRICES,
    ),
    max_size=5,
)
DISCOUNTS = st.lists(discounts(), max_size=8, unique_by=lambda discount: discount.id)
OCCASIONS = st.builds(
    occasion,
    kept_visits=st.integers(0, 3),
    coming_visits=st.integers(0, 2),
    code=st.none() | st.sampled_from("abc"),
)


@given(SERVICES, DISCOUNTS, OCCASIONS)
def test_lines_and_services_sum_to_a_total_between_nothing_and_the_price_before_discounts(
    services, offered, asked
):
    found = quote(services, offered, asked)
    before = [line for line in found.lines if line.kind in {LineKind.SERVICE, LineKind.PERSONAL}]
    assert sum(line.amount_kopecks for line in found.lines) == found.total_kopecks
    assert sum(found.service_kopecks) == found.total_kopecks
    assert 0 <= found.total_kopecks <= sum(line.amount_kopecks for line in before)
    assert all(kopecks >= 0 for kopecks in found.service_kopecks)


@given(SERVICES, DISCOUNTS, OCCASIONS)
def test_each_discount_taken_is_a_line_that_lowers_the_price(services, offered, asked):
    found = quote(services, offered, asked)
    lines = [line for line in found.lines if line.kind not in {LineKind.SERVICE, LineKind.PERSONAL}]
    assert found.discount_amounts == tuple(
        (line.subject_id, -line.amount_kopecks) for line in lines
    )
    assert all(kopecks > 0 for _, kopecks in found.discount_amounts)


@given(SERVICES, DISCOUNTS, OCCASIONS)
def test_a_typed_code_either_takes_something_off_or_is_refused(services, offered, asked):
    found = quote(services, offered, asked)
    taken = sum(line.kind is LineKind.PROMO_CODE for line in found.lines)
    assert taken + (found.code_refusal is not None) == (asked.code is not None)


@given(SERVICES, DISCOUNTS, OCCASIONS, st.randoms(use_true_random=False))
def test_the_order_in_which_discounts_are_listed_does_not_matter(services, offered, asked, dice):
    turned = dice.sample(offered, len(offered))
    assert quote(services, turned, asked) == quote(services, offered, asked)
