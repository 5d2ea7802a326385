"""What came in and went out: a month at a glance, and entry by entry."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.domain.errors import RangeTooLong
from app.domain.time_off import midnight
from app.models import Client, LedgerEntry, Payment, Refund, Visit, VisitService
from app.usecases.staff import Staff

LIST_DAYS = 31
TABLE_DAYS = 366
_DAY = timedelta(days=1)


@dataclass(slots=True)
class Totals:
    """Sums of kopecks; refunds are negative, and not taken off what was paid online."""

    online_kopecks: int = 0
    cash_kopecks: int = 0
    transfer_kopecks: int = 0
    refunds_kopecks: int = 0
    tips_kopecks: int = 0

    @property
    def sum_kopecks(self) -> int:
        """What is left of all of it."""
        onsite = self.cash_kopecks + self.transfer_kopecks
        return self.online_kopecks + onsite + self.refunds_kopecks + self.tips_kopecks


@dataclass(slots=True)
class MoneyDay:
    """A date: paid online less refunds, paid on site without tips, visits that start on it."""

    date: date
    online_kopecks: int = 0
    onsite_kopecks: int = 0
    visits: int = 0


@dataclass(frozen=True, slots=True)
class Ahead:
    """Paid for visits to come, and what the month's visits to come still bring."""

    deposits_kopecks: int
    due_kopecks: int


@dataclass(frozen=True, slots=True)
class MoneyMonth:
    """A month without test money."""

    first_date: date
    totals: Totals
    days: Sequence[MoneyDay]
    ahead: Ahead
    has_test: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """Money that moved, whose it was, what for, and the provider's name of the payment."""

    entry: LedgerEntry
    client: Client
    starts_at: datetime
    services: str
    provider_id: str | None


def read_month(session: Session, *, staff: Staff, first_date: date, now: datetime) -> MoneyMonth:
    """Return the month that begins on a date of the tenant's calendar. Raises Forbidden."""
    staff.check_sees_all()
    end_date = (first_date.replace(day=28) + 4 * _DAY).replace(day=1)
    starts_at, ends_at = (midnight(on, staff.tenant.zone) for on in (first_date, end_date))
    totals, has_test = Totals(), False
    days = {
        on: MoneyDay(on)
        for on in (first_date + number * _DAY for number in range((end_date - first_date).days))
    }
    rows = session.execute(
        select(
            LedgerEntry.at,
            LedgerEntry.kind,
            LedgerEntry.means,
            LedgerEntry.amount_kopecks,
            LedgerEntry.is_test,
        ).where(
            LedgerEntry.tenant_id == staff.tenant.id,
            LedgerEntry.at >= starts_at,
            LedgerEntry.at < ends_at,
        )
    )
    for at, kind, means, kopecks, is_test in rows:
        has_test = has_test or is_test
        if not is_test:
            _count(totals, days[at.astimezone(staff.tenant.zone).date()], kind, means, kopecks)
    for at in _starts(session, staff, starts_at, ends_at):
        days[at.astimezone(staff.tenant.zone).date()].visits += 1
    ahead = _ahead(session, staff, starts_at, ends_at, now)
    return MoneyMonth(first_date, totals, list(days.values()), ahead, has_test)


def list_entries(
    session: Session, *, staff: Staff, first_date: date, last_date: date, most_days: int
) -> list[Entry]:
    """Return what moved on dates of the tenant's calendar, both included, newest first.

    Raises Forbidden for a master, or RangeTooLong for more than `most_days`.
    """
    staff.check_sees_all()
    if (last_date - first_date).days >= most_days:
        raise RangeTooLong
    zone = staff.tenant.zone
    meant = (
        LedgerEntry.tenant_id == staff.tenant.id,
        LedgerEntry.at >= midnight(first_date, zone),
        LedgerEntry.at < midnight(last_date + _DAY, zone),
    )
    # A year is up to a hundred thousand rows: no more of each is read than is shown.
    rows = session.execute(
        select(LedgerEntry, Client, Visit.starts_at, Payment.provider_id)
        .join(Visit, Visit.id == LedgerEntry.visit_id)
        .join(Client, Client.id == LedgerEntry.client_id)
        .outerjoin(Refund, Refund.id == LedgerEntry.refund_id)
        .outerjoin(Payment, Payment.id == func.coalesce(LedgerEntry.payment_id, Refund.payment_id))
        .where(*meant)
        .order_by(LedgerEntry.at.desc(), LedgerEntry.id.desc())
    ).all()
    services = _service_names(session, staff, meant)
    return [
        Entry(entry, client, starts_at, ", ".join(services[entry.visit_id]), provider_id)
        for entry, client, starts_at, provider_id in rows
    ]


def _service_names(
    session: Session, staff: Staff, meant: Sequence[ColumnElement[bool]]
) -> Mapping[int, Sequence[str]]:
    """Return what the visits of the entries that are meant are for, in one question."""
    names: defaultdict[int, list[str]] = defaultdict(list)
    rows = session.execute(
        select(VisitService.visit_id, VisitService.name)
        .where(
            VisitService.tenant_id == staff.tenant.id,
            VisitService.visit_id.in_(select(LedgerEntry.visit_id).where(*meant)),
        )
        .order_by(VisitService.visit_id, VisitService.position)
    )
    for visit_id, name in rows:
        names[visit_id].append(name)
    return names


def _count(totals: Totals, day: MoneyDay, kind: str, means: str, kopecks: int) -> None:
    match kind, means:
        case "payment", _:
            totals.online_kopecks += kopecks
            day.online_kopecks += kopecks
        case "refund", _:
            totals.refunds_kopecks += kopecks
            day.online_kopecks += kopecks
        case "tip", _:
            totals.tips_kopecks += kopecks
        case _, "transfer":
            totals.transfer_kopecks += kopecks
            day.onsite_kopecks += kopecks
        case _:
            totals.cash_kopecks += kopecks
            day.onsite_kopecks += kopecks


def _starts(
    session: Session, staff: Staff, starts_at: datetime, ends_at: datetime
) -> Sequence[datetime]:
    return session.scalars(
        select(Visit.starts_at).where(
            Visit.tenant_id == staff.tenant.id,
            Visit.status.in_(("booked", "completed")),
            ~Visit.awaiting_approval,
            Visit.pay_until.is_(None),
            Visit.starts_at >= starts_at,
            Visit.starts_at < ends_at,
        )
    ).all()


def _ahead(
    session: Session, staff: Staff, starts_at: datetime, ends_at: datetime, now: datetime
) -> Ahead:
    coming = (
        Visit.tenant_id == staff.tenant.id,
        Visit.status == "booked",
        ~Visit.awaiting_approval,
        Visit.starts_at > now,
    )
    paid = _paid(session, coming)
    in_month = session.execute(
        select(Visit.id, Visit.price_kopecks).where(
            *coming,
            Visit.pay_until.is_(None),
            Visit.starts_at >= starts_at,
            Visit.starts_at < ends_at,
        )
    )
    due = sum(max(price - paid[visit_id], 0) for visit_id, price in in_month)
    return Ahead(sum(paid.values()), due)


def _paid(session: Session, visits: Sequence[ColumnElement[bool]]) -> Counter[int]:
    """Return what was paid for each of the visits, less what went back or is about to."""
    came = session.execute(
        select(LedgerEntry.visit_id, func.sum(LedgerEntry.amount_kopecks))
        .join(Visit, Visit.id == LedgerEntry.visit_id)
        .where(*visits, ~LedgerEntry.is_test, LedgerEntry.kind != "tip")
        .group_by(LedgerEntry.visit_id)
    )
    promised = session.execute(
        select(Refund.visit_id, -func.sum(Refund.amount_kopecks))
        .join(Visit, Visit.id == Refund.visit_id)
        .join(Payment, Payment.id == Refund.payment_id)
        .where(*visits, ~Payment.is_test, Refund.status.in_(("owed", "sent")))
        .group_by(Refund.visit_id)
    )
    paid: Counter[int] = Counter()
    for visit_id, kopecks in (*came, *promised):
        paid[visit_id] += int(kopecks)
    return paid
