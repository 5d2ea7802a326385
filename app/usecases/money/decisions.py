"""What the tenant's people decide about a visit's online money."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.domain.errors import VisitStatusFixed
from app.domain.money_errors import MoneyInvalid, NothingToRefund
from app.domain.returning import can_go_back
from app.models import Visit
from app.usecases.money.cancelling import keep_no_more_than_is_left
from app.usecases.money.refunding import owe_back, refundable_of
from app.usecases.news import KEPT, Amount
from app.usecases.notices import tell
from app.usecases.visit_changes import Edit
from app.usecases.visit_times import lock_visits

_TOO_LITTLE = "At least a ruble goes back, and all or at least a ruble less than all."


def refund_visit(
    session: Session, *, edit: Edit, kopecks: int | None, words: str | None, now: datetime
) -> Visit:
    """Give back a visit's online money, all that is left or so much of it.

    What is left of an undecided deposit stays undecided, and no more is kept than is left. Raises
    Forbidden for a master, what `Edit.begin` does, NothingToRefund, or MoneyInvalid for a part the
    provider does not give back.
    """
    edit.staff.check_sees_all()
    visit = edit.begin(session)
    left = refundable_of(session, visit=visit)
    back = left if kopecks is None else kopecks
    _give_back(session, visit, back, left, words, now)
    keep_no_more_than_is_left(session, visit=visit)
    return edit.finish(session, visit, now=now)


def keep_deposit(
    session: Session, *, edit: Edit, kopecks: int, reason: str, now: datetime
) -> Visit:
    """Keep so much of the deposit of a client who gave up late or did not come; the rest goes back.

    She is told how much and why. Raises Forbidden for a master, what `Edit.begin` does,
    VisitStatusFixed if there is nothing to decide (any more), NothingToRefund if there is not so
    much, or MoneyInvalid for a rest the provider does not give back.
    """
    edit.staff.check_sees_all()
    visit = edit.begin(session)
    if visit.status not in {"cancelled", "no_show"} or visit.decide_until is None:
        raise VisitStatusFixed
    left = refundable_of(session, visit=visit)
    if kopecks > left:
        raise NothingToRefund
    if kopecks < left:
        _give_back(session, visit, left - kopecks, left, None, now)
    visit.decide_until = None
    visit.kept_kopecks, visit.kept_reason = kopecks, reason
    edit.finish(session, visit, now=now)
    tell(session, visit=visit, news=KEPT, amount=Amount(kopecks, None, reason), now=now)
    return visit


def return_undecided(session: Session, *, now: datetime) -> None:
    """Give back all of the deposits about which nobody has decided in time."""
    for visit in lock_visits(session, Visit.decide_until <= now):
        owe_back(session, visit=visit, reason="undecided", now=now)
        visit.decide_until = None
        visit.deposit_kopecks = 0
        visit.version += 1
    session.flush()


def _give_back(
    session: Session, visit: Visit, back: int, left: int, words: str | None, now: datetime
) -> None:
    if not 0 < back <= left:
        raise NothingToRefund
    if not can_go_back(back, left):
        raise MoneyInvalid({"amount_kopecks": _TOO_LITTLE})
    owe_back(session, visit=visit, reason="by_master", kopecks=back, words=words, now=now)
    if visit.pay_until is None:
        # It stands with what is left; nobody is to pay in advance once more.
        visit.deposit_kopecks = min(visit.deposit_kopecks, left - back)
