"""Discounts, as the tenant's people make and change them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.discounts import code_spelling
from app.domain.errors import EditedElsewhere, ServiceNotOffered
from app.domain.money_errors import DiscountNotFound, MoneyInvalid
from app.models import Discount, Service, Tenant, Visit, VisitDiscount
from app.usecases.staff import Staff

_AMOUNT_WRONG = "A discount is either a percentage or a sum."
_CODE_WRONG = "A promo code has 2 to 32 characters."
_CODE_NOT_HERE = "Only a promo code has a code."
_CODE_TAKEN = "There is a discount with this code already."
_HOURS_WANTED = "Happy hours need weekdays or hours."
_HOURS_WRONG = "The hours end when they begin."
_WITHIN_WANTED = "Say how long before the visit the discount begins."
_NTH_WANTED = "Say which visits the discount is for."
_DATES_WRONG = "The last date is before the first."
_AUDIENCE_WRONG = "A first visit is never a regular client's."
_CODE_LENGTHS = range(2, 33)


@dataclass(frozen=True, slots=True)
class UsedDiscount:
    """A discount, how many visits were booked with it, and what it took off them."""

    discount: Discount
    uses: int
    given_kopecks: int


def list_discounts(session: Session, *, staff: Staff) -> list[UsedDiscount]:
    """Return all discounts, the switched-off ones too. Raises Forbidden for a master."""
    staff.check_sees_all()
    uses = _uses(session, staff.tenant.id)
    discounts = session.scalars(
        select(Discount).where(Discount.tenant_id == staff.tenant.id).order_by(Discount.id)
    )
    return [UsedDiscount(one, *uses.get(one.id, (0, 0))) for one in discounts]


def add_discount(session: Session, *, staff: Staff, values: Mapping[str, Any]) -> UsedDiscount:
    """Add a discount; `values` are columns of `Discount`. Saying it twice is saying it once.

    Raises Forbidden, MoneyInvalid for what contradicts itself, or ServiceNotOffered.
    """
    staff.check_sees_all()
    _lock_tenant(session, staff)
    twin = _twin(session, staff, values)
    if twin is not None:
        return UsedDiscount(twin, *_uses(session, staff.tenant.id).get(twin.id, (0, 0)))
    discount = Discount(tenant_id=staff.tenant.id, version=1)
    _fill(session, staff, discount, values)
    session.add(discount)
    session.flush()
    return UsedDiscount(discount, 0, 0)


def change_discount(
    session: Session, *, staff: Staff, discount_id: int, version: int, values: Mapping[str, Any]
) -> UsedDiscount:
    """Change a discount; visits keep the price they were booked at.

    Raises Forbidden, DiscountNotFound, EditedElsewhere, MoneyInvalid or ServiceNotOffered.
    """
    staff.check_sees_all()
    discount = session.scalar(
        select(Discount)
        .where(Discount.tenant_id == staff.tenant.id, Discount.id == discount_id)
        .with_for_update()
    )
    if discount is None:
        raise DiscountNotFound
    if discount.version != version:
        raise EditedElsewhere
    _fill(session, staff, discount, values)
    discount.version += 1
    session.flush()
    return UsedDiscount(discount, *_uses(session, staff.tenant.id).get(discount.id, (0, 0)))


def _lock_tenant(session: Session, staff: Staff) -> None:
    # One after the other.
    session.get_one(Tenant, staff.tenant.id, with_for_update={"key_share": True})


def _twin(session: Session, staff: Staff, values: Mapping[str, Any]) -> Discount | None:
    """Return a discount that says the very same: both together would take off twice as much."""
    own = session.scalars(
        select(Discount).where(Discount.tenant_id == staff.tenant.id).order_by(Discount.id)
    )
    return next(
        (one for one in own if all(getattr(one, name) == told for name, told in values.items())),
        None,
    )


def _uses(session: Session, tenant_id: int) -> dict[int, tuple[int, int]]:
    rows = session.execute(
        select(VisitDiscount.discount_id, func.count(), func.sum(VisitDiscount.amount_kopecks))
        .join(Visit, Visit.id == VisitDiscount.visit_id)
        # What was cancelled has used nothing up.
        .where(VisitDiscount.tenant_id == tenant_id, Visit.status != "cancelled")
        .group_by(VisitDiscount.discount_id)
    )
    return {discount_id: (uses, int(kopecks)) for discount_id, uses, kopecks in rows}


def _fill(session: Session, staff: Staff, discount: Discount, values: Mapping[str, Any]) -> None:
    code = None if values["code"] is None else code_spelling(values["code"])
    values = {**values, "code": code}
    problems = dict(_problems(values))
    if problems:
        raise MoneyInvalid(problems)
    _check_services(session, staff, values["service_ids"])
    if code is not None:
        _check_code(session, staff, discount.id, code)
    for column, value in values.items():
        setattr(discount, column, value)


def _problems(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what of a discount contradicts itself: field and sentence."""
    kind, code = values["kind"], values["code"]
    if (values["percent"] is None) == (values["fixed_kopecks"] is None):
        yield "percent", _AMOUNT_WRONG
    if kind == "promo_code" and len(code or "") not in _CODE_LENGTHS:
        yield "code", _CODE_WRONG
    if kind != "promo_code" and code is not None:
        yield "code", _CODE_NOT_HERE
    if kind == "last_minute" and values["within_min"] is None:
        yield "within_min", _WITHIN_WANTED
    if kind == "nth_visit" and values["every_nth"] is None:
        yield "every_nth", _NTH_WANTED
    if kind == "first_visit" and values["audience"] == "regular":
        yield "audience", _AUDIENCE_WRONG
    if values["first_on"] and values["last_on"] and values["last_on"] < values["first_on"]:
        yield "last_on", _DATES_WRONG
    yield from _hour_problems(values)


def _hour_problems(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    first, until = values["from_time"], values["until_time"]
    limited = values["weekdays"] or first is not None or until is not None
    if values["kind"] == "happy_hours" and not limited:
        yield "weekdays", _HOURS_WANTED
    # Hours that end earlier than they begin go on past midnight.
    if first is not None and first == until:
        yield "until_time", _HOURS_WRONG


def _check_services(session: Session, staff: Staff, service_ids: Sequence[int] | None) -> None:
    if service_ids is None:
        return
    known = session.scalar(
        select(func.count()).where(
            Service.tenant_id == staff.tenant.id, Service.id.in_(service_ids)
        )
    )
    if known != len(service_ids):
        raise ServiceNotOffered


def _check_code(session: Session, staff: Staff, own_id: int | None, code: str) -> None:
    # The constraint alone would not say which field is wrong.
    _lock_tenant(session, staff)
    taken = session.scalar(
        select(Discount.id).where(Discount.tenant_id == staff.tenant.id, Discount.code == code)
    )
    if taken not in {None, own_id}:
        raise MoneyInvalid({"code": _CODE_TAKEN})
