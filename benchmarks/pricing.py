"""Time how long a visit takes to be priced: four services, eight discounts, all of which apply.

Each has dates and the limits its kind is named for; six are for three of the services only.
Run: python -m benchmarks.pricing
"""

from datetime import datetime, time, timedelta
from statistics import median
from time import thread_time
from zoneinfo import ZoneInfo

from app.domain.pricing import Discount, DiscountKind, Occasion, PricedService, Quote, quote
from benchmarks.table import Row, WrongResultError, as_markdown
from benchmarks.timing import Contestant, percentile, side_by_side, timed

_AT_A_TIME = 100
_ROUNDS = 200
_TARGET_US = 50
_NOW = datetime(2026, 11, 27, 14, 5, tzinfo=ZoneInfo("Europe/Moscow"))

_SERVICES = (
    PricedService(id=1, name="Manicure", price_kopecks=220_000),
    PricedService(id=2, name="Design", price_kopecks=20_000, price_from=True),
    PricedService(id=3, name="Pedicure", price_kopecks=280_000, personal_kopecks=250_000),
    PricedService(id=4, name="Removal", price_kopecks=40_033),
)
_OCCASION = Occasion(
    starts_at=_NOW + timedelta(hours=1),
    now=_NOW,
    kept_visits=0,
    coming_visits=0,
    code=" nails 2026",
)


def _discounts() -> list[Discount]:
    """All kinds, last first, and most of them twice; every other one is a fixed sum."""
    kinds = [*reversed(DiscountKind), *list(DiscountKind)[1:4]]
    return [_discount(number, kind) for number, kind in enumerate(kinds, start=1)]


def _discount(number: int, kind: DiscountKind) -> Discount:
    happy = kind is DiscountKind.HAPPY_HOURS
    promo = kind is DiscountKind.PROMO_CODE
    return Discount(
        id=number,
        kind=kind,
        name=f"Discount {number}",
        percent=10 if number % 2 else None,
        fixed_kopecks=None if number % 2 else 10_001,
        service_ids=frozenset({1, 3, 4}) if number % 3 else None,
        first_on=_NOW.date(),
        last_on=_NOW.date(),
        weekdays=frozenset({4, 5}) if happy else None,
        from_time=time(15) if happy else None,
        until_time=time(16) if happy else None,
        within_min=120 if kind is DiscountKind.LAST_MINUTE else None,
        every_nth=1 if kind is DiscountKind.NTH_VISIT else None,
        code="NAILS2026" if promo else None,
        max_uses=5 if promo else None,
        max_uses_per_client=1 if promo else None,
    )


def measure() -> list[Row]:
    """Price the same visit again and again.

    Processor time, so that what else the machine does is left out. Raises WrongResultError for
    a price that is not the sum of its lines, or that a discount is missing from.
    """
    discounts = _discounts()
    _check(quote(_SERVICES, discounts, _OCCASION), discounts)

    def price() -> None:
        for _ in range(_AT_A_TIME):
            quote(_SERVICES, discounts, _OCCASION)

    samples = side_by_side({"price": Contestant(timed(price, thread_time))}, _ROUNDS)["price"]
    each = [1000 * sample / _AT_A_TIME for sample in samples]
    return [
        Row(
            what=f"price: a visit of {len(_SERVICES)} services, {len(discounts)} discounts",
            here=f"p50 {median(each):.0f} µs, p95 {percentile(each, 95):.0f} µs",
            target=f"p50 ≤ {_TARGET_US} µs",
            met=median(each) <= _TARGET_US,
        )
    ]


def _check(found: Quote, discounts: list[Discount]) -> None:
    sums = (sum(line.amount_kopecks for line in found.lines), sum(found.service_kopecks))
    if sums != (found.total_kopecks, found.total_kopecks):
        raise WrongResultError(f"a price of {found.total_kopecks} kopecks sums to {sums}")
    if len(found.discount_amounts) != len(discounts):
        raise WrongResultError(f"{len(found.discount_amounts)} of {len(discounts)} discounts")


if __name__ == "__main__":
    print(as_markdown(measure()))
