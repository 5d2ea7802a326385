"""What becomes of the money when a visit does not take place."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.models import Visit
from app.usecases.money.ledger import left_of
from app.usecases.money.refunding import owe_back, refundable_of

# The master says by then what she keeps and why; else all of it goes back.
TIME_TO_DECIDE = timedelta(days=7)


def return_all(session: Session, *, visit: Visit, reason: str, now: datetime) -> None:
    """Promise everything paid online back, and forget that it was to be decided upon."""
    visit.decide_until = None
    owe_back(session, visit=visit, reason=reason, now=now)


def leave_to_master(session: Session, *, visit: Visit, now: datetime) -> None:
    """Let the master decide about the money of a client who gave up too late, or did not come."""
    if refundable_of(session, visit=visit):
        visit.decide_until = now + TIME_TO_DECIDE


def keep_no_more_than_is_left(session: Session, *, visit: Visit) -> None:
    """Let what went back after all be kept no longer, and not be decided upon either."""
    if not visit.kept_kopecks and visit.decide_until is None:
        return
    left = refundable_of(session, visit=visit)
    if not left:
        visit.decide_until = None
    visit.kept_kopecks = min(visit.kept_kopecks, left)
    if not visit.kept_kopecks:
        visit.kept_reason = None


def ask_for_no_more_than_is_left(session: Session, *, visit: Visit) -> None:
    """Let nobody pay in advance once more what has gone back of a visit, or is about to."""
    visit.deposit_kopecks = min(visit.deposit_kopecks, max(left_of(session, visit), 0))


def take_back_decision(session: Session, *, visit: Visit) -> None:
    """Let a visit stand again, with what is left of its deposit; the client owes no other."""
    visit.decide_until = visit.released_at = visit.pay_until = None
    visit.kept_kopecks, visit.kept_reason = 0, None
    ask_for_no_more_than_is_left(session, visit=visit)
