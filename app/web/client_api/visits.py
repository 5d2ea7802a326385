"""A client's own visits: booking, reading, moving, cancelling."""

from datetime import datetime
from functools import partial
from typing import Any

import orjson
from flask import Response, url_for

from app.clock import utcnow
from app.db import reading, transaction
from app.runtime import runtime
from app.usecases.booking import Wish, book_visit
from app.usecases.rescheduling import find_times_to_move, reschedule_visit
from app.usecases.tenants import TenantRef
from app.usecases.visits import (
    OwnVisit,
    can_move,
    cancel_visit,
    list_visits,
    show_visit,
    told_status,
)
from app.web.availability import wire_days
from app.web.client_api import schemas
from app.web.client_api.blueprint import client_api
from app.web.client_api.schemas import MAX_ID
from app.web.guards import Caller, for_clients
from app.web.instants import local
from app.web.limits import BOOK, client, limiter
from app.web.tokens import sign_visit


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
    )
    with transaction() as session:
        visit_id = book_visit(
            session, tenant=caller.tenant, client_id=caller.client_id, wish=wish, now=now
        ).id
    return _shown(caller, visit_id, now)


@client_api.route("/visits", methods=["GET"])
@for_clients
@client_api.response(200, schemas.OwnVisits)
def get_visits(caller: Caller) -> dict[str, Any]:
    """The caller's visits: to come, soonest first; past and cancelled, newest first."""
    now = utcnow()
    with reading() as session:
        return {
            when: [
                _wire(own, caller.tenant, now)
                for own in list_visits(
                    session,
                    tenant_id=caller.tenant.id,
                    client_id=caller.client_id,
                    when=when,
                    now=now,
                )
            ]
            for when in ("coming", "past")
        }


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
    return _shown(caller, visit_id, now)


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
    return _shown(caller, visit_id, now)


def _shown(caller: Caller, visit_id: int, now: datetime) -> dict[str, Any]:
    # After the commit: whoever wants the same master next does not wait for our reading.
    with reading() as session:
        own = show_visit(session, tenant_id=caller.tenant.id, visit_id=visit_id)
    return _wire(own, caller.tenant, now)


def _wire(own: OwnVisit, tenant: TenantRef, now: datetime) -> dict[str, Any]:
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
    }
