"""What a discount is, and to which visits it applies."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from app.domain.money import percent_of, share

REGULAR_FROM_VISITS = 1
"""So many completed visits make a client a regular one to a discount."""

_MIDNIGHT = time()


class DiscountKind(StrEnum):
    """What a discount is given for; discounts apply in this order."""

    PROMO_CODE = "promo_code"
    FIRST_VISIT = "first_visit"
    HAPPY_HOURS = "happy_hours"
    LAST_MINUTE = "last_minute"
    NTH_VISIT = "nth_visit"


class Audience(StrEnum):
    """Whom a discount is for."""

    EVERYBODY = "everybody"
    NEW = "new"
    REGULAR = "regular"


class CodeRefusal(StrEnum):
    """Why a code takes nothing off; the further down, the nearer it came to doing so.

    NOT_FOR_THESE are the services, or the time.
    """

    UNKNOWN = "unknown"
    EXPIRED = "expired"
    NOT_YET = "not_yet"
    USED_UP = "used_up"
    NOT_FOR_YOU = "not_for_you"
    NOT_FOR_THESE = "not_for_these"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A visit being priced: its start, the moment of booking, and who books.

    Both instants are in the tenant's zone. Completed visits are `kept_visits`; `coming_visits`
    are booked and yet to be, without this one. The code is as typed; `lead` is how long it is
    until the visit.
    """

    starts_at: datetime
    now: datetime
    kept_visits: int
    coming_visits: int
    code: str | None = None
    lead: timedelta = field(init=False)

    def __post_init__(self) -> None:
        # Two times of one zone would be subtracted as their clocks read. Once for all discounts.
        lead = self.starts_at.astimezone(UTC) - self.now.astimezone(UTC)
        object.__setattr__(self, "lead", lead)


@dataclass(frozen=True, slots=True, kw_only=True)
class Discount:
    """A part of the price taken off, and the limits within which it is; None is no limit.

    `first_on` to `last_on` are the dates of booking, both included. `weekdays` (0 is Monday) and
    `from_time` to `until_time`, half-open and possibly past midnight, are about the visit's
    start, which is at most `within_min` away. A discount has the limit its kind is named for,
    and may have any other too. Codes are kept as `code_spelling` gives them; `uses` is how often
    the discount has been taken so far.

    Raises ValueError unless it has either a percent (1..100) or a fixed sum (over 0), and what
    its kind needs.
    """

    id: int
    kind: DiscountKind
    name: str
    percent: int | None
    fixed_kopecks: int | None
    service_ids: frozenset[int] | None = None
    audience: Audience = Audience.EVERYBODY
    first_on: date | None = None
    last_on: date | None = None
    weekdays: frozenset[int] | None = None
    from_time: time | None = None
    until_time: time | None = None
    within_min: int | None = None
    every_nth: int | None = None
    code: str | None = None
    max_uses: int | None = None
    max_uses_per_client: int | None = None
    uses: int = 0
    uses_by_client: int = 0

    def __post_init__(self) -> None:
        if (self.percent is None) == (self.fixed_kopecks is None):
            raise ValueError("a discount is either a percent or a fixed sum")
        if self.percent is not None and self.percent not in range(1, 101):
            raise ValueError(f"a percent is 1 to 100, not {self.percent}")
        if self.fixed_kopecks is not None and self.fixed_kopecks < 1:
            raise ValueError(f"a fixed sum is over 0, not {self.fixed_kopecks}")
        if self.every_nth is not None and self.every_nth < 1:
            raise ValueError(f"visits are counted from 1, not {self.every_nth}")
        if (self.kind is DiscountKind.PROMO_CODE) != (self.code is not None):
            raise ValueError("a promo code has a code, and nothing else has")
        needed = {DiscountKind.LAST_MINUTE: self.within_min, DiscountKind.NTH_VISIT: self.every_nth}
        if needed.get(self.kind, 0) is None:
            raise ValueError(f"a discount of the kind {self.kind} lacks what it is named for")

    @property
    def used_up(self) -> bool:
        """Tell whether everybody together, or this client, has taken it as often as may be."""
        return (self.max_uses is not None and self.uses >= self.max_uses) or (
            self.max_uses_per_client is not None and self.uses_by_client >= self.max_uses_per_client
        )

    def is_for_client(self, occasion: Occasion) -> bool:
        """Tell whether who books is one it is meant for, with this visit of hers."""
        kept = occasion.kept_visits
        others = kept + occasion.coming_visits
        if others and (self.kind is DiscountKind.FIRST_VISIT or self.audience is Audience.NEW):
            return False
        if kept < REGULAR_FROM_VISITS and self.audience is Audience.REGULAR:
            return False
        return self.every_nth is None or (others + 1) % self.every_nth == 0

    def is_for_start(self, occasion: Occasion) -> bool:
        """Tell whether the visit starts when it should, and soon enough."""
        starts_at = occasion.starts_at
        if self.weekdays is not None and starts_at.weekday() not in self.weekdays:
            return False
        if self.within_min is not None and occasion.lead > timedelta(minutes=self.within_min):
            return False
        first, end = self.from_time or _MIDNIGHT, self.until_time or _MIDNIGHT
        at = starts_at.time()
        # Hours that end no later than they begin, those until midnight among them, go on
        # into the next day.
        return first <= at < end if first < end else at >= first or at < end

    def parts_of(self, amounts: Sequence[int]) -> list[int]:
        """Return what it takes off each amount: at most all, half a kopeck counting as one."""
        if self.percent is None:
            return share(min(self.fixed_kopecks or 0, sum(amounts)), amounts)
        return [percent_of(amount, self.percent) for amount in amounts]


def code_spelling(typed: str) -> str:
    """Return a promo code as it is kept and compared: upper-case, without any spaces."""
    return "".join(typed.split()).upper()


def refusal(
    discount: Discount, service_ids: AbstractSet[int], occasion: Occasion
) -> CodeRefusal | None:
    """Return why a discount does not apply to a visit with these services; None if it does.

    Of several reasons it is the one that the client can do least about. Whether she typed a
    promo code's very code is not asked.
    """
    today = occasion.now.date()
    if discount.last_on is not None and today > discount.last_on:
        return CodeRefusal.EXPIRED
    if discount.first_on is not None and today < discount.first_on:
        return CodeRefusal.NOT_YET
    if discount.used_up:
        return CodeRefusal.USED_UP
    if not discount.is_for_client(occasion):
        return CodeRefusal.NOT_FOR_YOU
    only = discount.service_ids
    if (only is not None and only.isdisjoint(service_ids)) or not discount.is_for_start(occasion):
        return CodeRefusal.NOT_FOR_THESE
    return None
