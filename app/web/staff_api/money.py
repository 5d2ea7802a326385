"""What came in and went out, as a report, a list and a table."""

from dataclasses import asdict
from typing import Any

from flask import Response

from app.clock import utcnow
from app.db import reading
from app.usecases.money.reports import LIST_DAYS, TABLE_DAYS, Entry, list_entries, read_month
from app.usecases.staff import Staff
from app.usecases.tenants import TenantRef
from app.web.client_api.schemas import DateRange
from app.web.guards import for_staff
from app.web.instants import local
from app.web.language import request_language
from app.web.staff_api import money_schemas as schemas
from app.web.staff_api.blueprint import staff_api
from app.web.staff_api.money_csv import money_csv


@staff_api.route("/<slug>/money", methods=["GET"])
@for_staff
@staff_api.arguments(schemas.MonthQuery, location="query")
@staff_api.response(200, schemas.MoneyMonth)
def get_money(query: dict[str, Any], staff: Staff) -> dict[str, Any]:
    """A month at a glance, and what is still to come."""
    with reading() as session:
        found = read_month(session, staff=staff, first_date=query["month"], now=utcnow())
    totals = {**asdict(found.totals), "sum_kopecks": found.totals.sum_kopecks}
    return {
        "month": f"{found.first_date:%Y-%m}",
        "totals": totals,
        "days": found.days,
        "ahead": found.ahead,
        "has_test": found.has_test,
    }


@staff_api.route("/<slug>/money/entries", methods=["GET"])
@for_staff
@staff_api.arguments(DateRange, location="query")
@staff_api.response(200, schemas.MoneyEntries)
def get_entries(query: dict[str, Any], staff: Staff) -> dict[str, Any]:
    """What moved on at most 31 dates, newest first."""
    with reading() as session:
        found = list_entries(session, staff=staff, most_days=LIST_DAYS, **query)
        return {"entries": [_wire(one, staff.tenant) for one in found]}


@staff_api.route("/<slug>/money.csv", methods=["GET"])
@for_staff
@staff_api.arguments(DateRange, location="query")
@staff_api.response(200, {"type": "string"}, content_type="text/csv")
def get_table(query: dict[str, Any], staff: Staff) -> Response:
    """The same for at most 366 dates, as a table for a spreadsheet."""
    with reading() as session:
        found = list_entries(session, staff=staff, most_days=TABLE_DAYS, **query)
        table = money_csv(found, staff.tenant.zone, request_language())
    name = f"money-{query['first_date']}-{query['last_date']}.csv"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    }
    return Response(table, mimetype="text/csv", headers=headers)


def _wire(one: Entry, tenant: TenantRef) -> dict[str, Any]:
    entry = one.entry
    return {
        "id": entry.id,
        "at": local(entry.at, tenant.zone),
        "kind": entry.kind,
        "means": entry.means,
        "amount_kopecks": entry.amount_kopecks,
        "is_test": entry.is_test,
        "visit_id": entry.visit_id,
        "client": {"id": one.client.id, "name": one.client.full_name},
        "services": one.services,
        "starts_at": local(one.starts_at, tenant.zone),
    }
