"""Money that needs somebody: what there is, and what may be done about it."""

from typing import Any
from zoneinfo import ZoneInfo

from app.clock import utcnow
from app.db import reading, transaction
from app.models import Client, Payment, Receipt, Refund, Visit
from app.usecases.money.attention import Undecided, read_attention
from app.usecases.money.tasks import mark_receipt_made, mark_returned, retry_refund
from app.usecases.staff import Staff
from app.web.client_api.schemas import MAX_ID, Nothing
from app.web.guards import for_staff
from app.web.instants import local
from app.web.staff_api import money_schemas as schemas
from app.web.staff_api.blueprint import staff_api

_REFUND = f"/<slug>/refunds/<int(max={MAX_ID}):refund_id>"


@staff_api.route("/<slug>/money/attention", methods=["GET"])
@for_staff
@staff_api.response(200, schemas.Attention)
def get_attention(staff: Staff) -> dict[str, Any]:
    """Refunds that wait, deposits to decide upon, odd payments, receipts to make by hand."""
    zone = staff.tenant.zone
    with reading() as session:
        found = read_attention(session, staff=staff, now=utcnow())
        return {
            "refunds": [_wire_refund(*row, zone) for row in found.refunds],
            "decisions": [_wire_decision(one, zone) for one in found.decisions],
            "payments": [_wire_payment(*row, zone) for row in found.payments],
            "receipts": [_wire_receipt(*row) for row in found.receipts],
        }


@staff_api.route(f"{_REFUND}/retry", methods=["POST"])
@for_staff
@staff_api.arguments(Nothing)
@staff_api.response(204)
def post_retry(_data: dict[str, Any], staff: Staff, refund_id: int) -> None:
    """Try an owed refund now; 409 edited_elsewhere if it is not owed any more."""
    with transaction() as session:
        retry_refund(session, staff=staff, refund_id=refund_id, now=utcnow())


@staff_api.route(f"{_REFUND}/by-hand", methods=["POST"])
@for_staff
@staff_api.arguments(Nothing)
@staff_api.response(204)
def post_by_hand(_data: dict[str, Any], staff: Staff, refund_id: int) -> None:
    """Note down that an owed refund was given back by hand.

    409 edited_elsewhere if it is not owed any more, or is being made this moment.
    """
    with transaction() as session:
        mark_returned(session, staff=staff, refund_id=refund_id, now=utcnow())


@staff_api.route(f"/<slug>/receipts/<int(max={MAX_ID}):receipt_id>/done", methods=["POST"])
@for_staff
@staff_api.arguments(schemas.ReceiptDone)
@staff_api.response(204)
def post_receipt_done(data: dict[str, Any], staff: Staff, receipt_id: int) -> None:
    """Note down that a receipt was made by hand, and where the client can look at it."""
    with transaction() as session:
        mark_receipt_made(
            session, staff=staff, receipt_id=receipt_id, link=data["link"], now=utcnow()
        )


def _about(visit: Visit, client: Client) -> dict[str, Any]:
    return {
        "visit_id": visit.id,
        "client": {"id": client.id, "name": client.full_name},
        "services": ", ".join(service.name for service in visit.services),
    }


def _wire_refund(refund: Refund, visit: Visit, client: Client, zone: ZoneInfo) -> dict[str, Any]:
    return {
        **_about(visit, client),
        "id": refund.id,
        "amount_kopecks": refund.amount_kopecks,
        "status": refund.status,
        "problem": refund.problem,
        "reason": refund.reason,
        "created_at": local(refund.created_at, zone),
    }


def _wire_decision(one: Undecided, zone: ZoneInfo) -> dict[str, Any]:
    visit = one.visit
    return {
        **_about(visit, one.client),
        "starts_at": local(visit.starts_at, zone),
        "status": visit.status,
        "paid_kopecks": one.paid_kopecks,
        "decide_until": local(one.decide_until, zone),
    }


def _wire_payment(payment: Payment, visit: Visit, client: Client, zone: ZoneInfo) -> dict[str, Any]:
    return {
        **_about(visit, client),
        "id": payment.id,
        "amount_kopecks": payment.amount_kopecks,
        "problem": payment.problem,
        "created_at": local(payment.created_at, zone),
    }


def _wire_receipt(
    receipt: Receipt, visit: Visit, client: Client, payment_kopecks: int
) -> dict[str, Any]:
    return {
        **_about(visit, client),
        "id": receipt.id,
        "kind": receipt.kind,
        # What the provider could not register she registers herself.
        "status": "todo" if receipt.status == "todo" else "failed",
        "amount_kopecks": receipt.amount_kopecks,
        "payment_kopecks": payment_kopecks,
        "due_on": receipt.due_on,
        "problem": None,
    }
