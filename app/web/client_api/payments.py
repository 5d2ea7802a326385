"""Paying for a visit, and what a client has paid."""

from datetime import datetime
from functools import partial
from typing import Any

from flask import request

from app.clock import utcnow
from app.db import reading, transaction
from app.domain.ids import start_link
from app.runtime import runtime
from app.usecases.money.attempts import Checkout
from app.usecases.money.own_money import OwnPayment, find_paid_page, list_payments, told_payment
from app.usecases.money.paying import check_paid_page, check_payments, pay_visit
from app.usecases.tenants import TenantRef
from app.usecases.visits import told_status
from app.web.client_api import money_schemas, schemas
from app.web.client_api.blueprint import client_api
from app.web.client_api.schemas import MAX_ID
from app.web.client_api.visits import shown_visit
from app.web.guards import Caller, for_anybody, for_clients
from app.web.instants import local
from app.web.limits import BOOK, LOOK, LOOK_FROM_ADDRESS, client, limiter


@client_api.route(f"/visits/<int(max={MAX_ID}):visit_id>/payments", methods=["POST"])
@limiter.limit(BOOK, key_func=client)
@for_clients
@client_api.arguments(schemas.PayVisit)
@client_api.response(201, schemas.Visit)
def post_payment(data: dict[str, Any], caller: Caller, visit_id: int) -> dict[str, Any]:
    """Start paying for one of the caller's visits; the page to pay on comes within moments."""
    now = utcnow()
    checkout = Checkout(
        portion=data["pay"], email=data["email"], public_url=runtime().settings.public_url
    )
    with transaction() as session:
        pay_visit(
            session,
            tenant=caller.tenant,
            client_id=caller.client_id,
            visit_id=visit_id,
            checkout=checkout,
            now=now,
        )
    return shown_visit(caller, visit_id, now)


@client_api.route(f"/visits/<int(max={MAX_ID}):visit_id>/payments/check", methods=["POST"])
@limiter.limit(LOOK, key_func=client)
@for_clients
@client_api.arguments(schemas.Nothing)
@client_api.response(200, schemas.Visit)
def post_check(_data: dict[str, Any], caller: Caller, visit_id: int) -> dict[str, Any]:
    """Look at the visit's payments now; the answer says what is known by now."""
    now = utcnow()
    with transaction() as session:
        check_payments(
            session,
            tenant_id=caller.tenant.id,
            client_id=caller.client_id,
            visit_id=visit_id,
            now=now,
        )
    return shown_visit(caller, visit_id, now)


@client_api.route("/payments", methods=["GET"])
@for_clients
@client_api.response(200, money_schemas.OwnPayments)
def get_payments(caller: Caller) -> dict[str, Any]:
    """The caller's payments, newest first, with their refunds and receipts."""
    now = utcnow()
    with reading() as session:
        found = list_payments(session, tenant_id=caller.tenant.id, client_id=caller.client_id)
    return {"payments": [_wire(one, caller.tenant, now) for one in found]}


@client_api.route("/paid/<key>", methods=["GET"])
@limiter.limit(LOOK_FROM_ADDRESS)
@limiter.limit(LOOK, key_func=lambda: request.path)
@for_anybody
@client_api.response(200, money_schemas.PaidPage)
def show_paid_page(tenant: TenantRef, key: str) -> dict[str, Any]:
    """How the payment stands from whose page somebody has come back, in whatever browser."""
    now = utcnow()
    with transaction() as session:
        check_paid_page(session, tenant_id=tenant.id, key=key, now=now)
    with reading() as session:
        page = find_paid_page(session, tenant_id=tenant.id, key=key)
    bot = page.bot_username
    return {
        "status": told_payment(page.payment, now),
        "amount_kopecks": page.payment.amount_kopecks,
        "visit_status": told_status(page.visit),
        "starts_at": local(page.visit.starts_at, tenant.zone),
        "bot": bot and {"username": bot, "link": start_link(bot, "web")},
    }


def _wire(own: OwnPayment, tenant: TenantRef, now: datetime) -> dict[str, Any]:
    payment = own.payment
    shown = partial(local, zone=tenant.zone)
    return {
        "id": payment.id,
        "visit_id": payment.visit_id,
        "services": ", ".join(service.name for service in own.visit.services),
        "starts_at": shown(own.visit.starts_at),
        "amount_kopecks": payment.amount_kopecks,
        "status": told_payment(payment, now),
        "portion": payment.portion,
        "method": payment.method,
        "is_test": payment.is_test,
        "created_at": shown(payment.created_at),
        "refunds": [
            {
                "amount_kopecks": refund.amount_kopecks,
                "status": refund.status,
                "reason": refund.reason,
                "created_at": shown(refund.created_at),
                "settled_at": refund.settled_at and shown(refund.settled_at),
            }
            for refund in own.refunds
        ],
        "receipts": [
            {"kind": receipt.kind, "status": receipt.status, "link": receipt.link}
            for receipt in own.receipts
        ],
    }
