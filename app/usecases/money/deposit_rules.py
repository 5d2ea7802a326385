"""How much is paid in advance and by whom, as the tenant's people set it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.domain.deposits import NO_DEPOSITS, DepositKind, DepositPolicy, DepositRule, Trust
from app.domain.errors import EditedElsewhere
from app.domain.money_errors import MoneyInvalid
from app.models import DepositRow, Tenant
from app.usecases.money.attempts import find_shop
from app.usecases.money.prices import read_policy
from app.usecases.staff import Staff

Kind = Literal["as_usual", "none", "fixed", "percent", "full"]
_ROWS_WRONG = "Each of the six rows is there once."
_AS_USUAL_WRONG = "This row needs a rule of its own."
_AMOUNT_WRONG = "A fixed deposit is 1 to 1,000,000 rubles, a percentage 1 to 100."
# What needs no amount keeps none, whatever was left standing in its field.
_WITH_AMOUNT = frozenset({"fixed", "percent"})


@dataclass(frozen=True, slots=True)
class TrustRow:
    """One row of the table: who, and how much (kopecks or percent)."""

    trust: Trust
    kind: Kind
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DepositTable:
    """All six rows, in the order in which they are tried, and what their names mean."""

    version: int
    rows: Sequence[TrustRow]
    long_lead_days: int
    regular_visits: int


@dataclass(frozen=True, slots=True)
class ShownDeposits:
    """The table, and whether there is a shop to take deposits at all."""

    table: DepositTable
    shop_connected: bool


def read_deposits(session: Session, *, staff: Staff) -> ShownDeposits:
    """Return the table of deposits. Raises Forbidden for a master."""
    staff.check_sees_all()
    tenant = session.get_one(Tenant, staff.tenant.id)
    policy = read_policy(session, tenant_id=tenant.id)
    table = DepositTable(
        version=tenant.deposits_version,
        rows=[_row(policy, trust) for trust in Trust],
        long_lead_days=policy.long_lead_days,
        regular_visits=policy.regular_visits,
    )
    shop = find_shop(session, tenant_id=tenant.id)
    return ShownDeposits(table, shop is not None and shop.state == "connected")


def replace_deposits(session: Session, *, staff: Staff, table: DepositTable) -> None:
    """Replace the table; visits keep what was asked of them when they were booked.

    Raises Forbidden, EditedElsewhere if it is not the version named, or MoneyInvalid.
    """
    staff.check_sees_all()
    tenant = session.get_one(
        Tenant, staff.tenant.id, with_for_update={"key_share": True}, populate_existing=True
    )
    if tenant.deposits_version != table.version:
        raise EditedElsewhere
    _check(table.rows)
    session.execute(delete(DepositRow).where(DepositRow.tenant_id == tenant.id))
    session.add_all(
        DepositRow(
            tenant_id=tenant.id,
            trust=row.trust.value,
            kind=row.kind,
            amount=row.amount if row.kind in _WITH_AMOUNT else 0,
        )
        for row in table.rows
        if row.kind != "as_usual"
    )
    tenant.long_lead_days = table.long_lead_days
    tenant.regular_visits = table.regular_visits
    tenant.deposits_version += 1
    session.flush()


def as_rule(kind: str, amount: int) -> DepositRule | None:
    """Return a deposit rule as it was filled in; None if its amount is none."""
    try:
        return DepositRule(DepositKind(kind), amount if kind in _WITH_AMOUNT else 0)
    except ValueError:
        return None


def _row(policy: DepositPolicy, trust: Trust) -> TrustRow:
    known = {**NO_DEPOSITS.rows, **policy.rows, Trust.USUAL: policy.usual}
    rule = known.get(trust)
    if rule is None:
        return TrustRow(trust, "as_usual", 0)
    return TrustRow(trust, rule.kind.value, rule.value)


def _check(rows: Sequence[TrustRow]) -> None:
    if sorted(row.trust for row in rows) != sorted(Trust):
        raise MoneyInvalid({"rows": _ROWS_WRONG})
    wrong = {}
    for place, row in enumerate(rows):
        if row.kind == "as_usual":
            # Who pays in advance only has no usual to fall back on, nor has the usual itself.
            if row.trust in {Trust.USUAL, Trust.PREPAID_ONLY}:
                wrong[f"rows.{place}.kind"] = _AS_USUAL_WRONG
        elif as_rule(row.kind, row.amount) is None:
            wrong[f"rows.{place}.amount"] = _AMOUNT_WRONG
    if wrong:
        raise MoneyInvalid(wrong)
