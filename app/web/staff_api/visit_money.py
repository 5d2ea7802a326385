"""A visit's money."""

from dataclasses import asdict
from typing import Any
from zoneinfo import ZoneInfo

from app.clock import utcnow
from app.db import reading, transaction
from app.usecases.money.decisions import keep_deposit, refund_visit
from app.usecases.money.onsite import OnsitePayment, note_onsite, void_entry
from app.usecases.money.visit_money import MoneyEvent, VisitMoney, read_visit_money
from app.usecases.staff import Staff
from app.usecases.visit_changes import Edit
from app.web.client_api.schemas import MAX_ID
from app.web.guards import for_staff
from app.web.instants import local
from app.web.staff_api import visit_money_schemas as schemas
from app.web.staff_api.blueprint import staff_api
from app.web.staff_api.visit_schemas import Edit as EditShape

_VISIT = f"/<slug>/visits/<int(max={MAX_ID}):visit_id>"


@staff_api.route(f"{_VISIT}/money", methods=["GET"])
@for_staff
@staff_api.response(200, schemas.VisitMoney)
def get_visit_money(staff: Staff, visit_id: int) -> dict[str, Any]:
    """What a visit costs, what was paid, and all that happened to the money."""
    return _shown(staff, visit_id)


@staff_api.route(f"{_VISIT}/refund", methods=["POST"])
@for_staff
@staff_api.arguments(schemas.RefundVisit)
@staff_api.response(200, schemas.VisitMoney)
def post_refund(data: dict[str, Any], staff: Staff, visit_id: int) -> dict[str, Any]:
    """Give money that was paid online back; it goes within moments, or is owed until it can."""
    with transaction() as session:
        refund_visit(
            session,
            edit=_edit(data, staff, visit_id),
            kopecks=data["amount_kopecks"],
            words=data["words"],
            now=utcnow(),
        )
    return _shown(staff, visit_id)


@staff_api.route(f"{_VISIT}/keep", methods=["POST"])
@for_staff
@staff_api.arguments(schemas.KeepDeposit)
@staff_api.response(200, schemas.VisitMoney)
def post_keep(data: dict[str, Any], staff: Staff, visit_id: int) -> dict[str, Any]:
    """Keep a part of a deposit for a reason; the rest goes back."""
    with transaction() as session:
        keep_deposit(
            session,
            edit=_edit(data, staff, visit_id),
            kopecks=data["amount_kopecks"],
            reason=data["reason"],
            now=utcnow(),
        )
    return _shown(staff, visit_id)


@staff_api.route(f"{_VISIT}/onsite", methods=["POST"])
@for_staff
@staff_api.arguments(schemas.PaidOnsite)
@staff_api.response(200, schemas.VisitMoney)
def post_onsite(data: dict[str, Any], staff: Staff, visit_id: int) -> dict[str, Any]:
    """Note down what was paid on site, and the tip."""
    paid = OnsitePayment(data["amount_kopecks"], data["tip_kopecks"], data["means"])
    with transaction() as session:
        note_onsite(session, edit=_edit(data, staff, visit_id), paid=paid, now=utcnow())
    return _shown(staff, visit_id)


@staff_api.route(f"{_VISIT}/onsite/<int(max={MAX_ID}):entry_id>/void", methods=["POST"])
@for_staff
@staff_api.arguments(EditShape)
@staff_api.response(200, schemas.VisitMoney)
def post_void(data: dict[str, Any], staff: Staff, visit_id: int, entry_id: int) -> dict[str, Any]:
    """Take back what was noted down by mistake."""
    with transaction() as session:
        edit = _edit(data, staff, visit_id)
        void_entry(session, edit=edit, entry_id=entry_id, now=utcnow())
    return _shown(staff, visit_id)


def _edit(data: dict[str, Any], staff: Staff, visit_id: int) -> Edit:
    # What becomes of her money the client is always told.
    return Edit(staff=staff, visit_id=visit_id, version=data["version"], notify=True)


def _shown(staff: Staff, visit_id: int) -> dict[str, Any]:
    with reading() as session:
        return _wire(read_visit_money(session, staff=staff, visit_id=visit_id), staff)


def _wire(money: VisitMoney, staff: Staff) -> dict[str, Any]:
    visit, zone = money.visit, staff.tenant.zone
    return {
        "visit_id": visit.id,
        "version": visit.version,
        "price_kopecks": visit.price_kopecks,
        "price_from": visit.price_from,
        "price_lines": visit.price_lines,
        "deposit_kopecks": visit.deposit_kopecks,
        "paid_kopecks": money.paid.kopecks,
        "tip_kopecks": money.paid.tip_kopecks,
        "due_kopecks": money.due_kopecks,
        "refundable_kopecks": money.refundable_kopecks,
        "kept_kopecks": visit.kept_kopecks,
        "kept_reason": visit.kept_reason,
        "decide_until": visit.decide_until and local(visit.decide_until, zone),
        "pay_until": visit.pay_until and local(visit.pay_until, zone),
        "can_decide": money.can_decide,
        "may_refund": money.may_refund,
        "history": [_wire_event(event, zone) for event in money.history],
    }


def _wire_event(event: MoneyEvent, zone: ZoneInfo) -> dict[str, Any]:
    return {**asdict(event), "at": local(event.at, zone), "amount_kopecks": event.kopecks}
