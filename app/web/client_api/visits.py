"""A client's own visits: booking, reading, moving, cancelling."""

from datetime import datetime
from typing import Any, Literal

import orjson
from flask import Response

from app.clock import utcnow
from app.db import reading, transaction
from app.runtime import runtime
from app.usecases.booking import Wish, book_visit
from app.usecases.money.attempts import Checkout
from app.usecases.money.own_money import read_money
from app.usecases.rescheduling import find_times_to_move, reschedule_visit
from app.usecases.visits import cancel_visit, check_owns, list_visits, show_visit
from app.web.availability import wire_days
from app.web.client_api import schemas
from app.web.client_api.blueprint import client_api
from app.web.client_api.schemas import MAX_ID
from app.web.client_api.visit_wire import wire_visit
from app.web.guards import Caller, for_clients
from app.web.limits import BOOK, client, limiter

_TIMES: tuple[Literal["coming", "past"], ...] = ("coming", "past")


@client_api.route("/visits", methods=["POST"])
@limiter.limit(BOOK, key_func=client)
@for_clients
@client_api.arguments(schemas.BookVisit)
@client_api.arguments(schemas.BookVisitHeaders, location="headers")
@client_api.response(201, schemas.Visit)
def post_visit(data: dict[str, Any], headers: dict[str, Any], caller: Caller) -> dict[str, Any]:
    """Book a time; 409 slot_taken names the nearest free ones."""
    now = utcnow()
    wish = Wish(
        service_ids=tuple(data["services"]),
        master_id=data["master"],
        starts_at=data["starts_at"],
        comment=data["comment"],
        idempotency_key=headers["idempotency_key"],
        promo_code=data["promo_code"],
        price_kopecks=data["price_kopecks"],
        checkout=_checkout(data),
    )
    with transaction() as session:
        visit_id = book_visit(
            session, tenant=caller.tenant, client_id=caller.client_id, wish=wish, now=now
        ).id
    return shown_visit(caller, visit_id, now)


@client_api.route("/visits", methods=["GET"])
@for_clients
@client_api.response(200, schemas.OwnVisits)
def get_visits(caller: Caller) -> dict[str, Any]:
    """The caller's visits: to come, soonest first; past and cancelled, newest first."""
    now = utcnow()
    tenant_id, client_id = caller.tenant.id, caller.client_id
    with reading() as session:
        found = {
            when: list_visits(session, tenant_id=tenant_id, client_id=client_id, when=when, now=now)
            for when in _TIMES
        }
        visits = [own.visit for when in _TIMES for own in found[when]]
        money = read_money(session, tenant_id=tenant_id, visits=visits)
    return {
        when: [wire_visit(own, money[own.visit.id], caller.tenant, now) for own in found[when]]
        for when in _TIMES
    }


@client_api.route(f"/visits/<int(max={MAX_ID}):visit_id>", methods=["GET"])
@for_clients
@client_api.response(200, schemas.Visit)
def get_visit(caller: Caller, visit_id: int) -> dict[str, Any]:
    """One of the caller's visits."""
    with reading() as session:
        check_owns(
            session,
            tenant_id=caller.tenant.id,
            client_id=caller.client_id,
            visit_id=visit_id,
        )
    return shown_visit(caller, visit_id, utcnow())


@client_api.route(f"/visits/<int(max={MAX_ID}):visit_id>/cancel", methods=["POST"])
@limiter.limit(BOOK, key_func=client)
@for_clients
@client_api.arguments(schemas.CancelVisit)
@client_api.response(200, schemas.Visit)
def post_cancel(data: dict[str, Any], caller: Caller, visit_id: int) -> dict[str, Any]:
    """Cancel one of the caller's visits."""
    now = utcnow()
    with transaction() as session:
        cancel_visit(
            session,
            tenant_id=caller.tenant.id,
            client_id=caller.client_id,
            visit_id=visit_id,
            reason=data["reason"],
            now=now,
        )
    return shown_visit(caller, visit_id, now)


@client_api.route(f"/visits/<int(max={MAX_ID}):visit_id>/availability", methods=["GET"])
@for_clients
@client_api.arguments(schemas.DateRange, location="query")
@client_api.response(200, schemas.Availability)
def show_times_to_move(query: dict[str, Any], caller: Caller, visit_id: int) -> Response:
    """Starts one of the caller's visits may be moved to; its own time does not stand in its way."""
    with reading() as session:
        found = find_times_to_move(
            session,
            tenant=caller.tenant,
            client_id=caller.client_id,
            visit_id=visit_id,
            first_date=query["first_date"],
            last_date=query["last_date"],
            now=utcnow(),
        )
    body = {"timezone": caller.tenant.zone.key, "days": wire_days(found)}
    return Response(orjson.dumps(body), mimetype="application/json")


@client_api.route(f"/visits/<int(max={MAX_ID}):visit_id>/reschedule", methods=["POST"])
@limiter.limit(BOOK, key_func=client)
@for_clients
@client_api.arguments(schemas.RescheduleVisit)
@client_api.response(200, schemas.Visit)
def post_reschedule(data: dict[str, Any], caller: Caller, visit_id: int) -> dict[str, Any]:
    """Move one of the caller's visits; 409 slot_taken names the nearest free starts."""
    now = utcnow()
    with transaction() as session:
        reschedule_visit(
            session,
            tenant=caller.tenant,
            client_id=caller.client_id,
            visit_id=visit_id,
            starts_at=data["starts_at"],
            now=now,
        )
    return shown_visit(caller, visit_id, now)


def _checkout(data: dict[str, Any]) -> Checkout | None:
    if data["pay"] is None:
        return None
    address = runtime().settings.public_url
    return Checkout(portion=data["pay"], email=data["email"], public_url=address)


def shown_visit(caller: Caller, visit_id: int, now: datetime) -> dict[str, Any]:
    """Return a visit as the caller sees it now."""
    # After the commit: whoever wants the same master next does not wait for our reading.
    with reading() as session:
        own = show_visit(session, tenant_id=caller.tenant.id, visit_id=visit_id)
        money = read_money(session, tenant_id=caller.tenant.id, visits=[own.visit])
    return wire_visit(own, money[visit_id], caller.tenant, now)
