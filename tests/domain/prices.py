"""Short ways to say what is being priced."""

from datetime import datetime
from zoneinfo import ZoneInfo

from app.domain.pricing import Discount, DiscountKind, Occasion, PricedService, Quote, quote

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = "2026-11-27 14:00"
FRIDAY_AT_THREE = "2026-11-27 15:00"
_OWN = {
    DiscountKind.PROMO_CODE: {"code": "NAILS"},
    DiscountKind.LAST_MINUTE: {"within_min": 120},
    DiscountKind.NTH_VISIT: {"every_nth": 3},
}


def service(kopecks: int, number: int = 1, **more) -> PricedService:
    return PricedService(id=number, name=f"Service {number}", price_kopecks=kopecks, **more)


def off(kind: DiscountKind = DiscountKind.HAPPY_HOURS, **more) -> Discount:
    """Make a discount of ten percent, with what its kind needs."""
    percent = None if "fixed_kopecks" in more else 10
    usual = {"id": 1, "name": "Discount", "percent": percent, "fixed_kopecks": None}
    return Discount(kind=kind, **(usual | _OWN.get(kind, {}) | more))


def occasion(
    starts_at: str = FRIDAY_AT_THREE, now: str = NOW, zone: ZoneInfo = MOSCOW, **more
) -> Occasion:
    """Make an occasion of a client who comes for the first time."""
    history = {"kept_visits": 0, "coming_visits": 0} | more
    return Occasion(
        starts_at=datetime.fromisoformat(starts_at).replace(tzinfo=zone),
        now=datetime.fromisoformat(now).replace(tzinfo=zone),
        **history,
    )


def total(*discounts: Discount, of: int = 100_000, **more) -> int:
    """Price one service at the occasion described."""
    return quoted([service(of)], *discounts, **more).total_kopecks


def quoted(services: list[PricedService], *discounts: Discount, **more) -> Quote:
    return quote(services, discounts, occasion(**more))
