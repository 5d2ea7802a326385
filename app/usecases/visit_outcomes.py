"""The tenant's people say what becomes of a visit."""

from dataclasses import replace
from datetime import datetime
from typing import Literal

from sqlalchemy.orm import Session

from app.domain.errors import VisitNotCancellable, VisitStatusFixed
from app.models import Master, Visit
from app.usecases.money.booking import hold_after_approval
from app.usecases.money.cancelling import leave_to_master, return_all, take_back_decision
from app.usecases.news import APPROVED, CALLED_OFF, DECLINED, RESTORED, News
from app.usecases.visit_changes import Edit
from app.usecases.visit_times import check_free, mark_cancelled, set_fair_windows, take_time

Status = Literal["booked", "completed", "no_show"]


def set_status(session: Session, *, edit: Edit, status: Status, now: datetime) -> Visit:
    """Say that the client came, that she did not, or take that back; or agree to a request.

    What she did is known only once the visit has begun. Agreeing tells the client. Raises what
    `Edit.begin` does, or VisitStatusFixed.
    """
    visit = edit.begin(session)
    if visit.awaiting_approval:
        return _approve(session, edit, visit, status, now)
    if visit.status == status:
        return visit
    # What she kept of a deposit she kept because the client had not come.
    if visit.status == "cancelled" or visit.starts_at > now or visit.kept_kopecks:
        raise VisitStatusFixed
    visit.status = status
    # If its hold is over and was not noticed yet: nobody waits for money any more.
    visit.pay_until = None
    if status == "no_show":
        leave_to_master(session, visit=visit, now=now)
    else:
        visit.decide_until = None
    return edit.finish(session, visit, now=now)


def _approve(session: Session, edit: Edit, visit: Visit, status: Status, now: datetime) -> Visit:
    if status != "booked":
        raise VisitStatusFixed
    visit.awaiting_approval = False
    hold_after_approval(session, visit=visit, now=now)
    return edit.finish(session, visit, now=now, news=_if_ahead(APPROVED, visit, now))


def _if_ahead(news: News, visit: Visit, now: datetime) -> News | None:
    # Of a visit that was, written down afterwards, nobody needs to hear.
    return news if visit.ends_at > now else None


def call_off_visit(session: Session, *, edit: Edit, reason: str | None, now: datetime) -> Visit:
    """Cancel a visit, or decline a request, and free its time.

    Whoever asked is told the answer, even if nobody thought of saying so. Raises what
    `Edit.begin` does, or VisitNotCancellable if it has taken place or not.
    """
    visit = edit.begin(session)
    if visit.status == "cancelled":
        return visit
    if visit.status != "booked":
        raise VisitNotCancellable
    news = CALLED_OFF
    if visit.awaiting_approval:
        news, edit = DECLINED, replace(edit, notify=True)
    mark_cancelled(session, visit=visit, reason=reason, now=now)
    return_all(session, visit=visit, reason="called_off", now=now)
    return edit.finish(session, visit, now=now, news=_if_ahead(news, visit, now))


def restore_visit(session: Session, *, edit: Edit, now: datetime) -> Visit:
    """Let a cancelled visit take place after all, at its old time and as it was agreed.

    Raises what `Edit.begin` does, VisitStatusFixed if it is not cancelled, or SlotTaken with the
    nearest free starts.
    """
    visit = edit.begin(session)
    if visit.status != "cancelled":
        raise VisitStatusFixed
    check_free(
        session,
        tenant=edit.staff.tenant,
        master=session.get_one(Master, visit.master_id),
        services=visit.services,
        starts_at=visit.starts_at,
        now=now,
    )
    visit.status = "booked"
    visit.cancelled_at = visit.cancel_reason = None
    take_back_decision(session, visit=visit)
    take_time(session, visit=visit)
    set_fair_windows(session, visit=visit, now=now)
    return edit.finish(session, visit, now=now, news=_if_ahead(RESTORED, visit, now))


def note_visit(session: Session, *, edit: Edit, staff_note: str | None, now: datetime) -> Visit:
    """Write down what the tenant's people should know of a visit. Raises as `Edit.begin` does."""
    visit = edit.begin(session)
    visit.staff_note = staff_note
    return edit.finish(session, visit, now=now)
