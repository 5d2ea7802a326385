"""A client's visit and its money as they are written on the wire."""

from datetime import datetime
from functools import partial
from typing import Any

from flask import url_for

from app.models import Payment, Visit
from app.runtime import runtime
from app.usecases.money.attempts import payable_kopecks
from app.usecases.money.own_money import OwnMoney, told_payment
from app.usecases.tenants import TenantRef
from app.usecases.visits import OwnVisit, can_carry, can_move, told_status
from app.web.instants import local
from app.web.tokens import sign_visit


def wire_visit(own: OwnVisit, money: OwnMoney, tenant: TenantRef, now: datetime) -> dict[str, Any]:
    """Write a visit as `schemas.Visit` describes it."""
    visit = own.visit
    shown = partial(local, zone=tenant.zone)
    signed = sign_visit(runtime().settings.secret_key, tenant_id=tenant.id, visit_id=visit.id)
    return {
        "id": visit.id,
        "status": told_status(visit),
        "starts_at": shown(visit.starts_at),
        "ends_at": shown(visit.ends_at),
        "master": {"id": visit.master_id, "name": own.master_name},
        "services": visit.services,
        "price_kopecks": visit.price_kopecks,
        "price_from": visit.price_from,
        "comment": visit.comment,
        "address": own.address,
        "free_cancel_until": shown(visit.free_cancel_until),
        "can_cancel": visit.status == "booked" and visit.starts_at > now,
        "reschedule_until": shown(visit.reschedule_until),
        "can_move": can_move(visit, now),
        "move_proposed": visit.move_proposed_at is not None,
        "calendar_url": url_for("client.get_calendar", slug=tenant.slug, signed=signed),
        "booked_at": shown(visit.booked_at),
        "cancelled_at": visit.cancelled_at and shown(visit.cancelled_at),
        **_money(visit, money, tenant, now),
    }


def wire_payment(payment: Payment, tenant: TenantRef, now: datetime) -> dict[str, Any]:
    """Write an attempt to pay as `money_schemas.Payment` describes it."""
    status = told_payment(payment, now)
    return {
        "id": payment.id,
        "status": status,
        "amount_kopecks": payment.amount_kopecks,
        "portion": payment.portion,
        "url": payment.confirmation_url if status == "ready" else None,
        "problem": payment.problem,
        "is_test": payment.is_test,
        "created_at": local(payment.created_at, tenant.zone),
    }


def _money(visit: Visit, money: OwnMoney, tenant: TenantRef, now: datetime) -> dict[str, Any]:
    shown = partial(local, zone=tenant.zone)
    paid = money.paid.kopecks
    free = visit.awaiting_approval or now <= visit.free_cancel_until
    return {
        "price_lines": visit.price_lines,
        "deposit_kopecks": visit.deposit_kopecks,
        "paid_kopecks": paid,
        "returned_kopecks": money.returned_kopecks,
        "returning_kopecks": money.promised_kopecks,
        "kept_kopecks": visit.kept_kopecks,
        "kept_reason": visit.kept_reason,
        "pay_until": visit.pay_until and shown(visit.pay_until),
        "decide_until": visit.decide_until and shown(visit.decide_until),
        "can_carry": can_move(visit, now) and can_carry(visit, now),
        "cancel_refund_kopecks": money.refundable_kopecks if free else 0,
        "due": _due(visit, money, now),
        "payment": money.payment and wire_payment(money.payment, tenant, now),
    }


def _due(visit: Visit, money: OwnMoney, now: datetime) -> dict[str, int]:
    stands = visit.status in {"booked", "completed"} and not visit.awaiting_approval
    held = visit.pay_until is None or visit.pay_until > now
    if not (money.online and stands and held):
        return {"deposit_kopecks": 0, "full_kopecks": 0}
    # What is about to go back does not count as paid any more.
    paid = money.paid.kopecks - money.promised_kopecks
    return {
        "deposit_kopecks": payable_kopecks(visit, paid=paid, portion="deposit"),
        "full_kopecks": payable_kopecks(visit, paid=paid, portion="full"),
    }
