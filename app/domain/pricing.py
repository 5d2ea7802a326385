"""What a visit costs: list prices, then the client's own, then discounts, each step a line."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass
from enum import StrEnum
from operator import sub
from typing import Any

from app.domain.discounts import (
    Audience,
    CodeRefusal,
    Discount,
    DiscountKind,
    Occasion,
    code_spelling,
    refusal,
)

__all__ = [
    "Audience",
    "CodeRefusal",
    "Discount",
    "DiscountKind",
    "LineKind",
    "Occasion",
    "PriceLine",
    "PricedService",
    "Quote",
    "lines_from_json",
    "lines_to_json",
    "quote",
]


class LineKind(StrEnum):
    """What a line of a price is: a service, its price for this client, or a discount's kind."""

    SERVICE = "service"
    PERSONAL = "personal_price"
    PROMO_CODE = DiscountKind.PROMO_CODE.value
    FIRST_VISIT = DiscountKind.FIRST_VISIT.value
    HAPPY_HOURS = DiscountKind.HAPPY_HOURS.value
    LAST_MINUTE = DiscountKind.LAST_MINUTE.value
    NTH_VISIT = DiscountKind.NTH_VISIT.value


_ORDER = {kind: place for place, kind in enumerate(DiscountKind)}
_LINE_KINDS = {kind: LineKind(kind) for kind in DiscountKind}
_NEARNESS = {refused: place for place, refused in enumerate(CodeRefusal)}


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedService:
    """A chosen service, its list price, and the price agreed with this client, if any.

    Neither price is negative.
    """

    id: int
    name: str
    price_kopecks: int
    price_from: bool = False
    personal_kopecks: int | None = None


@dataclass(frozen=True, slots=True)
class PriceLine:
    """One step of a price. What is taken off is negative; the subject is a service or discount."""

    kind: LineKind
    name: str
    amount_kopecks: int
    subject_id: int | None


@dataclass(frozen=True, slots=True)
class Quote:
    """A price and how it came about.

    The lines sum to the total, and so does what each service costs after everything, in the
    services' order. `discount_amounts` are the discounts that took something: id, kopecks.
    """

    lines: tuple[PriceLine, ...]
    total_kopecks: int
    price_from: bool
    service_kopecks: tuple[int, ...]
    discount_amounts: tuple[tuple[int, int], ...]
    code_refusal: CodeRefusal | None


def quote(
    services: Sequence[PricedService], discounts: Sequence[Discount], occasion: Occasion
) -> Quote:
    """Price a visit.

    Discounts apply by kind, those of a kind by id, each to what is left of its services; one
    that finds nothing to take leaves no line. At most one promo code counts. A typed code that
    takes nothing is refused in the quote and changes nothing else.
    """
    service_ids = {service.id for service in services}
    promo, code_refusal = _promo_code(discounts, service_ids, occasion)
    applying = [
        discount
        for discount in discounts
        if discount is promo
        or (discount.code is None and refusal(discount, service_ids, occasion) is None)
    ]
    left = [_agreed(service) for service in services]
    lines = _undiscounted(services, left)
    taken = {}
    for discount in sorted(applying, key=_place):
        parts = _taken_off(discount, services, left)
        if amount := sum(parts):
            left = list(map(sub, left, parts))
            taken[discount.id] = amount
            lines.append(PriceLine(_LINE_KINDS[discount.kind], discount.name, -amount, discount.id))
    if promo is not None and promo.id not in taken:
        code_refusal = CodeRefusal.NOT_FOR_THESE
    return Quote(
        lines=tuple(lines),
        total_kopecks=sum(left),
        price_from=any(service.price_from for service in services),
        service_kopecks=tuple(left),
        discount_amounts=tuple(taken.items()),
        code_refusal=code_refusal,
    )


def lines_to_json(lines: Iterable[PriceLine]) -> list[dict[str, Any]]:
    """Write the lines of a price as they are stored and sent."""
    return [{**asdict(line), "kind": line.kind.value} for line in lines]


def lines_from_json(values: Iterable[Mapping[str, Any]]) -> tuple[PriceLine, ...]:
    """Read what `lines_to_json` wrote."""
    return tuple(PriceLine(**{**value, "kind": LineKind(value["kind"])}) for value in values)


def _promo_code(
    discounts: Sequence[Discount], service_ids: AbstractSet[int], occasion: Occasion
) -> tuple[Discount | None, CodeRefusal | None]:
    """Return the discount of the typed code, or else why there is none, if one was typed."""
    typed = code_spelling(occasion.code or "")
    if not typed:
        return None, None
    refused = CodeRefusal.UNKNOWN
    named = [discount for discount in discounts if discount.code == typed]
    for discount in sorted(named, key=_place):
        why = refusal(discount, service_ids, occasion)
        if why is None:
            return discount, None
        refused = max(refused, why, key=_NEARNESS.__getitem__)
    return None, refused


def _place(discount: Discount) -> tuple[int, int]:
    return _ORDER[discount.kind], discount.id


def _agreed(service: PricedService) -> int:
    return service.price_kopecks if service.personal_kopecks is None else service.personal_kopecks


def _undiscounted(services: Sequence[PricedService], agreed: Sequence[int]) -> list[PriceLine]:
    listed = [
        PriceLine(LineKind.SERVICE, service.name, service.price_kopecks, service.id)
        for service in services
    ]
    differing = [
        PriceLine(LineKind.PERSONAL, service.name, difference, service.id)
        for service, kopecks in zip(services, agreed, strict=True)
        if (difference := kopecks - service.price_kopecks)
    ]
    return listed + differing


def _taken_off(
    discount: Discount, services: Sequence[PricedService], left: Sequence[int]
) -> list[int]:
    """Return what the discount takes of what is left of each service."""
    only = discount.service_ids
    if only is None:
        return discount.parts_of(left)
    return discount.parts_of(
        [
            amount if service.id in only else 0
            for service, amount in zip(services, left, strict=True)
        ]
    )
