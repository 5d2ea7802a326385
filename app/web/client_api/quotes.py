"""What a visit would cost."""

from typing import Any

from app.clock import utcnow
from app.db import reading
from app.domain.pricing import lines_to_json
from app.usecases.money.quoting import VisitQuote, quote_visit
from app.web.client_api import money_schemas, schemas
from app.web.client_api.blueprint import client_api
from app.web.guards import Caller, for_clients
from app.web.instants import local
from app.web.limits import QUOTE, client, limiter


@client_api.route("/quote", methods=["POST"])
@limiter.limit(QUOTE, key_func=client)
@for_clients
@client_api.arguments(schemas.AskPrice)
@client_api.response(200, money_schemas.Quote)
def post_quote(data: dict[str, Any], caller: Caller) -> dict[str, Any]:
    """The price line by line, and what is paid in advance; nothing is held by it."""
    with reading() as session:
        quoted = quote_visit(
            session,
            tenant=caller.tenant,
            client_id=caller.client_id,
            service_ids=data["services"],
            master_id=data["master"],
            starts_at=data["starts_at"],
            promo_code=data["promo_code"],
            now=utcnow(),
        )
    return _wire(quoted, caller)


def _wire(quoted: VisitQuote, caller: Caller) -> dict[str, Any]:
    price = quoted.price.quote
    return {
        "lines": lines_to_json(price.lines),
        "price_kopecks": price.total_kopecks,
        "price_from": price.price_from,
        "promo_refusal": price.code_refusal and price.code_refusal.value,
        "deposit_kopecks": quoted.deposit_kopecks,
        "deposit_why": quoted.price.deposit.why.value,
        "full_allowed": quoted.full_allowed,
        "online": quoted.online,
        "email": quoted.email,
        "hold_min": quoted.hold_min,
        "free_cancel_until": local(quoted.free_cancel_until, caller.tenant.zone),
    }
