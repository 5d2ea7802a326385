"""What holds for one client alone."""

from typing import Any

from marshmallow import fields, validate

from app.clock import utcnow
from app.db import reading, transaction
from app.models.client import PREPAYMENTS
from app.usecases.money.client_terms import Terms, read_terms, replace_terms
from app.usecases.staff import Staff
from app.web.client_api.schemas import MAX_ID, Strict
from app.web.guards import for_staff
from app.web.staff_api.blueprint import staff_api
from app.web.staff_api.fields import ID

_TERMS = f"/<slug>/clients/<int(max={MAX_ID}):client_id>/terms"


class PersonalPrice(Strict):
    service = fields.Integer(strict=True, required=True, validate=ID)
    price_kopecks = fields.Integer(
        strict=True, required=True, validate=validate.Range(0, 1_000_000_000)
    )


class ClientTerms(Strict):
    prepayment = fields.String(
        required=True,
        validate=validate.OneOf(PREPAYMENTS),
        metadata={"description": "auto: as the table of deposits says."},
    )
    prices = fields.List(
        fields.Nested(PersonalPrice),
        required=True,
        validate=validate.Length(max=500),
        metadata={"description": "Of several for one service the last counts."},
    )


@staff_api.route(_TERMS, methods=["GET"])
@for_staff
@staff_api.response(200, ClientTerms)
def get_terms(staff: Staff, client_id: int) -> dict[str, Any]:
    """Whether a client pays in advance, and her own prices."""
    return _shown(staff, client_id)


@staff_api.route(_TERMS, methods=["PUT"])
@for_staff
@staff_api.arguments(ClientTerms)
@staff_api.response(200, ClientTerms)
def put_terms(data: dict[str, Any], staff: Staff, client_id: int) -> dict[str, Any]:
    """Replace a client's terms; her visits keep the prices they were booked at."""
    prices = {price["service"]: price["price_kopecks"] for price in data["prices"]}
    with transaction() as session:
        replace_terms(
            session,
            staff=staff,
            client_id=client_id,
            terms=Terms(data["prepayment"], prices),
            now=utcnow(),
        )
    return _shown(staff, client_id)


def _shown(staff: Staff, client_id: int) -> dict[str, Any]:
    with reading() as session:
        terms = read_terms(session, staff=staff, client_id=client_id, now=utcnow())
    return {
        "prepayment": terms.prepayment,
        "prices": [
            {"service": service, "price_kopecks": kopecks}
            for service, kopecks in terms.prices.items()
        ],
    }
