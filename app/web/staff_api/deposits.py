"""How much is paid in advance, and by whom."""

from typing import Any

from app.db import reading, transaction
from app.usecases.money.deposit_rules import (
    DepositTable,
    TrustRow,
    read_deposits,
    replace_deposits,
)
from app.usecases.staff import Staff
from app.web.guards import for_staff
from app.web.staff_api import deposit_schemas as schemas
from app.web.staff_api.blueprint import staff_api


@staff_api.route("/<slug>/deposits", methods=["GET"])
@for_staff
@staff_api.response(200, schemas.Deposits)
def get_deposits(staff: Staff) -> dict[str, Any]:
    """All six rows, in the order in which they are tried."""
    return _shown(staff)


@staff_api.route("/<slug>/deposits", methods=["PUT"])
@for_staff
@staff_api.arguments(schemas.SaveDeposits)
@staff_api.response(200, schemas.Deposits)
def put_deposits(data: dict[str, Any], staff: Staff) -> dict[str, Any]:
    """Replace the table; 409 edited_elsewhere if it is not the version named."""
    rows = [TrustRow(**row) for row in data.pop("rows")]
    with transaction() as session:
        replace_deposits(session, staff=staff, table=DepositTable(rows=rows, **data))
    return _shown(staff)


def _shown(staff: Staff) -> dict[str, Any]:
    with reading() as session:
        found = read_deposits(session, staff=staff)
    table = found.table
    return {
        "version": table.version,
        "rows": table.rows,
        "long_lead_days": table.long_lead_days,
        "regular_visits": table.regular_visits,
        "shop_connected": found.shop_connected,
    }
