"""How much of a visit's price is to be paid in advance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Literal

from app.domain.money import KOPECKS, LEAST_KOPECKS

_FIXED = range(LEAST_KOPECKS, 100_000_001)
_PERCENTS = range(1, 101)
_NOTHING = range(1)

ClientSetting = Literal["auto", "prepaid_only", "never"]
"""What the staff have decided about one client's deposits."""


class DepositKind(StrEnum):
    """How a deposit is counted."""

    NONE = "none"
    FIXED = "fixed"
    PERCENT = "percent"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class DepositRule:
    """A deposit of so many kopecks or percent; none and full have no value.

    Raises ValueError for a fixed value outside 100..100,000,000 kopecks, a percent outside
    1..100, and a value where there is none.
    """

    kind: DepositKind
    value: int = 0

    def __post_init__(self) -> None:
        limits = {DepositKind.FIXED: _FIXED, DepositKind.PERCENT: _PERCENTS}
        if self.value not in limits.get(self.kind, _NOTHING):
            raise ValueError(f"{self.value} is no value of a deposit of the kind {self.kind}")


class Trust(StrEnum):
    """The rows of a policy: the first that applies and has a rule decides."""

    PREPAID_ONLY = "prepaid_only"
    NO_SHOW = "no_show"
    LONG_LEAD = "long_lead"
    NEW = "new"
    REGULAR = "regular"
    USUAL = "usual"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A client with this tenant: visits completed, visits she missed, and what the staff set."""

    kept: int
    missed: int
    setting: ClientSetting


@dataclass(frozen=True, slots=True, kw_only=True)
class DepositPolicy:
    """A tenant's rules: `rows` for the clients and visits they describe, `usual` for the rest.

    A row that is absent is as usual; clients who only come prepaid then pay in full. A visit so
    many days ahead is a long lead; so many completed visits make a regular client.
    """

    usual: DepositRule
    rows: Mapping[Trust, DepositRule]
    long_lead_days: int
    regular_visits: int

    def trust(self, standing: Standing, lead: timedelta) -> Trust:
        """Return which row decides for a client who books so long ahead."""
        if standing.setting != "auto":
            return Trust.PREPAID_ONLY if standing.setting == "prepaid_only" else Trust.USUAL
        applies = {
            Trust.NO_SHOW: standing.missed > 0,
            Trust.LONG_LEAD: lead >= timedelta(days=self.long_lead_days),
            Trust.NEW: standing.kept == 0,
            Trust.REGULAR: standing.kept >= self.regular_visits,
        }
        rows = (row for row, does in applies.items() if does and row in self.rows)
        return next(rows, Trust.USUAL)


_IN_FULL = DepositRule(DepositKind.FULL)

NO_DEPOSITS = DepositPolicy(
    usual=DepositRule(DepositKind.NONE),
    rows={Trust.PREPAID_ONLY: _IN_FULL},
    long_lead_days=28,
    regular_visits=3,
)
"""A tenant who has not asked for deposits."""


@dataclass(frozen=True, slots=True)
class Deposit:
    """What is to be paid in advance, and which row of the policy says so."""

    kopecks: int
    why: Trust


def deposit(
    policy: DepositPolicy,
    services: Sequence[tuple[int, DepositRule | None]],
    standing: Standing,
    lead: timedelta,
) -> Deposit:
    """Return what a client pays in advance for a visit that begins after `lead`.

    A service is its price after discounts and its own rule, which stands in place of the usual
    one. A fixed rule of the policy counts once a visit, one of a service for that service.
    Percents are rounded down to whole rubles. The deposit is at most the whole price, and at
    least a ruble unless it is nothing or the whole price is less.
    """
    why = policy.trust(standing, lead)
    if standing.setting == "never":
        return Deposit(0, why)
    total = sum(price for price, _ in services)
    if why is Trust.USUAL:
        asked = _by_services(policy.usual, services)
    else:
        asked = [(policy.rows.get(why, _IN_FULL), total)]
    return Deposit(min(_due_kopecks(asked), total), why)


def _by_services(
    usual: DepositRule, services: Sequence[tuple[int, DepositRule | None]]
) -> list[tuple[DepositRule, int]]:
    """Return rules and the prices they are for, what has no rule of its own taken together."""
    own = [(rule, price) for price, rule in services if rule is not None]
    rest = [price for price, rule in services if rule is None]
    return [*own, (usual, sum(rest))] if rest else own


def _due_kopecks(asked: Sequence[tuple[DepositRule, int]]) -> int:
    exact = 0
    # Hundredths of a kopeck, rounded only when all services' percents stand together.
    percents = 0
    for rule, price in asked:
        if rule.kind is DepositKind.PERCENT:
            percents += price * rule.value
        else:
            exact += price if rule.kind is DepositKind.FULL else rule.value
    if not exact and not percents:
        return 0
    return max(exact + percents // (100 * KOPECKS) * KOPECKS, LEAST_KOPECKS)
