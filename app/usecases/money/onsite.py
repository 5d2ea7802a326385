"""Money that changes hands in the salon, as it is noted down."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from app.domain.errors import VisitStatusFixed
from app.domain.money_errors import MoneyInvalid, PaymentNotFound
from app.models import LedgerEntry, Visit
from app.usecases.money.attempts import due_kopecks
from app.usecases.money.holds import confirm_paid
from app.usecases.visit_changes import Edit

_NOTHING = "Say how much was paid."
_ONSITE = ("onsite", "tip")


@dataclass(frozen=True, slots=True)
class OnsitePayment:
    """What a client paid on site, and the tip on top of it."""

    kopecks: int
    tip_kopecks: int
    means: Literal["cash", "transfer"]


def note_onsite(session: Session, *, edit: Edit, paid: OnsitePayment, now: datetime) -> Visit:
    """Write down what was paid on site. A slot held for a deposit that is paid so is hers.

    Raises what `Edit.begin` does, MoneyInvalid for nothing at all, VisitStatusFixed for a
    cancelled visit or one whose held time is gone.
    """
    if not paid.kopecks and not paid.tip_kopecks:
        raise MoneyInvalid({"amount_kopecks": _NOTHING})
    visit = edit.begin(session)
    if visit.status == "cancelled":
        raise VisitStatusFixed
    for kind, kopecks in (("onsite", paid.kopecks), ("tip", paid.tip_kopecks)):
        if kopecks:
            session.add(_entry(edit, visit, kind, paid.means, kopecks, now))
    session.flush()
    if visit.pay_until is not None and not due_kopecks(session, visit=visit, portion="deposit"):
        # The time is hers now, and she is told so.
        if not confirm_paid(session, tenant=edit.staff.tenant, visit=visit, now=now):
            raise VisitStatusFixed
        return visit
    return edit.finish(session, visit, now=now)


def void_entry(session: Session, *, edit: Edit, entry_id: int, now: datetime) -> Visit:
    """Take back what was noted down by mistake, by an entry that says the opposite.

    Raises what `Edit.begin` does, or PaymentNotFound if the visit has no such entry, or it was
    taken back already.
    """
    visit = edit.begin(session)
    voiding = aliased(LedgerEntry)
    entry = session.scalar(
        select(LedgerEntry).where(
            LedgerEntry.tenant_id == visit.tenant_id,
            LedgerEntry.visit_id == visit.id,
            LedgerEntry.id == entry_id,
            LedgerEntry.kind.in_(_ONSITE),
            LedgerEntry.voids_id.is_(None),
            ~exists().where(voiding.voids_id == LedgerEntry.id),
        )
    )
    if entry is None:
        raise PaymentNotFound
    opposite = _entry(edit, visit, entry.kind, entry.means, -entry.amount_kopecks, now)
    opposite.voids_id = entry.id
    session.add(opposite)
    return edit.finish(session, visit, now=now)


def _entry(
    edit: Edit, visit: Visit, kind: str, means: str, kopecks: int, now: datetime
) -> LedgerEntry:
    return LedgerEntry(
        tenant_id=visit.tenant_id,
        visit_id=visit.id,
        client_id=visit.client_id,
        kind=kind,
        means=means,
        amount_kopecks=kopecks,
        is_test=False,
        at=now,
        noted_by_person_id=edit.staff.person_id,
    )
