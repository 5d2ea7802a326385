"""Notifications of the payment provider, one address per shop.

They are not signed, so nothing of them is believed: they only say which object to look at, and the
worker asks for it with the shop's own key. Whoever does not know the address gets 404.
"""

from typing import Any

import orjson
import structlog
from flask import Blueprint, Response, abort, request

from app.clock import utcnow
from app.db import reading, transaction
from app.domain.ids import PROVIDER_ID, PUBLIC_ID
from app.guarding import guarded
from app.usecases.money.notifications import find_notified_shop, note_notification
from app.usecases.money.shop_calls import Kind

notifications = Blueprint("notifications", __name__)

_log = structlog.get_logger(__name__)
_KINDS: dict[str, Kind] = {
    "payment.succeeded": "fetch_payment",
    "payment.canceled": "fetch_payment",
    "payment.waiting_for_capture": "fetch_payment",
    "refund.succeeded": "fetch_refund",
}


@notifications.post("/yookassa/<public_id>")
@guarded("unguessable address")
def receive(public_id: str) -> Response:
    """Take one notification. What we do not understand gets 200: it would come again for a day."""
    with reading() as session:
        shop = (
            find_notified_shop(session, public_id=public_id)
            if PUBLIC_ID.fullmatch(public_id)
            else None
        )
    if shop is None:
        abort(404)
    named = _named(request.get_data())
    if named is None:
        _log.warning("notification_not_understood", shop_id=shop[1])
        return Response(status=200)
    kind, object_id = named
    with transaction() as session:
        note_notification(
            session,
            tenant_id=shop[0],
            shop_id=shop[1],
            kind=kind,
            object_id=object_id,
            now=utcnow(),
        )
    return Response(status=200)


def _named(body: bytes) -> tuple[Kind, str] | None:
    """Return which call the notification asks for and about which object."""
    try:
        told: Any = orjson.loads(body)
    except ValueError:
        return None
    about = told.get("object") if isinstance(told, dict) else None
    kind = _KINDS.get(str(told.get("event"))) if isinstance(told, dict) else None
    object_id = about.get("id") if isinstance(about, dict) else None
    if kind is None or not isinstance(object_id, str) or not PROVIDER_ID.fullmatch(object_id):
        return None
    return kind, object_id
