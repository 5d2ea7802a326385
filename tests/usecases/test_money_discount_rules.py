"""Discounts as they are made and changed, on both databases."""

from datetime import date, time
from typing import Any

import pytest
from flask import Flask

from app.db import reading, transaction
from app.domain.errors import EditedElsewhere, Forbidden, ServiceNotOffered
from app.domain.money_errors import DiscountNotFound, MoneyInvalid
from app.models import Service, Visit, VisitDiscount
from app.usecases.money.discount_rules import (
    UsedDiscount,
    add_discount,
    change_discount,
    list_discounts,
)
from app.usecases.money.prices import price_visit
from app.usecases.tenants import TenantRef
from app.usecases.visit_changes import change_services
from tests.support.changes import SLOT, book, edit, staff
from tests.support.changes import change as change_visit
from tests.support.factories import NOW, make_client, make_tenant, moscow, service_id
from tests.support.paid import change as set_columns
from tests.support.queries import counted
from tests.support.staff import (
    ADMINISTRATOR,
    KATYA,
    OTHER_OWNER,
    OWNER,
    open_rival,
    open_studio,
)

pytestmark = pytest.mark.usefixtures("context")

FIRST: dict[str, Any] = {
    "kind": "first_visit",
    "name": "Знакомство",
    "percent": 10,
    "fixed_kopecks": None,
    "service_ids": None,
    "audience": "everybody",
    "first_on": None,
    "last_on": None,
    "weekdays": None,
    "from_time": None,
    "until_time": None,
    "within_min": None,
    "every_nth": None,
    "code": None,
    "max_uses": None,
    "max_uses_per_client": None,
    "active": True,
}
CODE = {**FIRST, "kind": "promo_code", "name": "Весна", "code": " весна 10 "}


@pytest.fixture
def studio(context: Flask) -> TenantRef:
    return open_studio(context)


def add(tenant: TenantRef, by: int = OWNER, **values: Any) -> UsedDiscount:
    member = staff(tenant, by)
    with transaction() as session:
        return add_discount(session, staff=member, values={**FIRST, **values})


def change(
    tenant: TenantRef, discount_id: int, version: int = 1, by: int = OWNER, **values: Any
) -> UsedDiscount:
    member = staff(tenant, by)
    with transaction() as session:
        return change_discount(
            session,
            staff=member,
            discount_id=discount_id,
            version=version,
            values={**FIRST, **values},
        )


def listed(tenant: TenantRef, by: int = OWNER) -> list[UsedDiscount]:
    member = staff(tenant, by)
    with reading() as session:
        return list_discounts(session, staff=member)


def use(discount_id: int, visit_id: int, kopecks: int) -> None:
    with transaction() as session:
        session.add(
            VisitDiscount(
                tenant_id=session.get_one(Visit, visit_id).tenant_id,
                discount_id=discount_id,
                visit_id=visit_id,
                amount_kopecks=kopecks,
            )
        )


class TestAdding:
    def test_keeps_all_that_was_said(self, studio: TenantRef) -> None:
        values = {
            **CODE,
            "percent": None,
            "fixed_kopecks": 30_000,
            "service_ids": [service_id(studio)],
            "audience": "new",
            "first_on": date(2026, 11, 1),
            "last_on": date(2026, 11, 30),
            "weekdays": [0, 4],
            "from_time": time(10),
            "until_time": time(12),
            "max_uses": 100,
            "max_uses_per_client": 1,
        }
        add(studio, by=ADMINISTRATOR, **values)
        [kept] = listed(studio)
        stored = {name: getattr(kept.discount, name) for name in values}
        assert stored == {**values, "code": "ВЕСНА10"}
        assert (kept.discount.version, kept.uses, kept.given_kopecks) == (1, 0, 0)

    def test_makes_visits_cheaper_at_once(self, studio: TenantRef) -> None:
        add(studio)
        client, service = make_client(studio), service_id(studio)
        with transaction() as session:
            priced = price_visit(
                session,
                tenant=studio,
                client_id=client,
                services=[session.get_one(Service, service)],
                starts_at=SLOT,
                code=None,
                now=NOW,
            )
        assert priced.quote.total_kopecks == 126_000

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"percent": None}, "percent"),
            ({"fixed_kopecks": 100}, "percent"),
            ({"kind": "promo_code"}, "code"),
            ({"kind": "promo_code", "code": "  x "}, "code"),
            ({"kind": "promo_code", "code": "x" * 33}, "code"),
            ({"code": "ВЕСНА"}, "code"),
            ({"kind": "last_minute"}, "within_min"),
            ({"kind": "nth_visit"}, "every_nth"),
            ({"kind": "happy_hours"}, "weekdays"),
            ({"audience": "regular"}, "audience"),
            ({"first_on": date(2026, 12, 1), "last_on": date(2026, 11, 30)}, "last_on"),
            ({"from_time": time(10), "until_time": time(10)}, "until_time"),
        ],
    )
    def test_what_contradicts_itself_is_refused(
        self, studio: TenantRef, values: dict[str, Any], field: str
    ) -> None:
        with pytest.raises(MoneyInvalid) as refused:
            add(studio, **values)
        assert list(refused.value.fields) == [field]
        assert listed(studio) == []

    @pytest.mark.parametrize(
        "values",
        [
            {"kind": "last_minute", "within_min": 120},
            {"kind": "nth_visit", "every_nth": 5, "audience": "regular"},
            {"kind": "happy_hours", "weekdays": [1]},
            {"kind": "happy_hours", "from_time": time(10)},
            {"kind": "happy_hours", "until_time": time(12)},
            {"from_time": time(22), "until_time": time(2)},
            {"first_on": date(2026, 11, 30), "last_on": date(2026, 11, 30)},
            {"last_on": date(2026, 11, 30)},
        ],
    )
    def test_what_makes_sense_is_not(self, studio: TenantRef, values: dict[str, Any]) -> None:
        assert add(studio, **values).discount.id

    def test_the_very_same_twice_is_adding_it_once(self, studio: TenantRef) -> None:
        made = add(studio).discount
        book(studio)
        again = add(studio)
        assert (again.discount.id, again.uses) == (made.id, 1)
        assert add(studio, percent=11).discount.id != made.id

    def test_services_are_the_tenants_own(self, studio: TenantRef) -> None:
        foreign = service_id(make_tenant(slug="olya"))
        with pytest.raises(ServiceNotOffered):
            add(studio, service_ids=[service_id(studio), foreign])


class TestCodes:
    def test_are_taken_once_however_they_are_spelled(self, studio: TenantRef) -> None:
        add(studio, **CODE)
        with pytest.raises(MoneyInvalid) as refused:
            add(studio, **{**CODE, "code": "ВеснА 1 0"})
        assert list(refused.value.fields) == ["code"]

    def test_of_another_tenant_do_not_matter(self, context: Flask, studio: TenantRef) -> None:
        add(studio, **CODE)
        rival = open_rival(context)
        assert add(rival, by=OTHER_OWNER, **CODE).discount.code == "ВЕСНА10"

    def test_stay_with_their_discount_when_it_is_changed(self, studio: TenantRef) -> None:
        made = add(studio, **CODE).discount
        changed = change(studio, made.id, **{**CODE, "percent": 20}).discount
        assert (changed.code, changed.percent, changed.version) == ("ВЕСНА10", 20, 2)

    def test_of_another_discount_cannot_be_taken_by_a_change(self, studio: TenantRef) -> None:
        add(studio, **CODE)
        other = add(studio, **{**CODE, "code": "лето"}).discount
        with pytest.raises(MoneyInvalid):
            change(studio, other.id, **CODE)


class TestChanging:
    def test_of_two_who_change_the_same_the_second_is_told(self, studio: TenantRef) -> None:
        made = add(studio).discount
        assert not change(studio, made.id, active=False).discount.active
        with pytest.raises(EditedElsewhere):
            change(studio, made.id, percent=20)

    def test_of_another_tenants_discount_is_refused(
        self, context: Flask, studio: TenantRef
    ) -> None:
        foreign = add(open_rival(context), by=OTHER_OWNER).discount
        with pytest.raises(DiscountNotFound):
            change(studio, foreign.id)

    def test_of_nonsense_changes_nothing(self, studio: TenantRef) -> None:
        made = add(studio).discount
        with pytest.raises(MoneyInvalid):
            change(studio, made.id, percent=None)
        assert listed(studio)[0].discount.version == 1


class TestUses:
    def test_are_counted_without_cancelled_visits(self, studio: TenantRef) -> None:
        used = add(studio, **CODE).discount
        unused = add(studio, **{**CODE, "code": "лето"}).discount
        visits = [book(studio, starts_at=moscow(day, 15)) for day in (24, 25, 26)]
        for visit_id in visits:
            use(used.id, visit_id, 14_000)
        set_columns(Visit, visits[0], status="cancelled", cancelled_at=NOW)
        assert [(one.discount.id, one.uses, one.given_kopecks) for one in listed(studio)] == [
            (used.id, 2, 28_000),
            (unused.id, 0, 0),
        ]
        assert change(studio, used.id, **CODE).given_kopecks == 28_000

    def test_give_what_they_take_off_the_services_a_visit_has_now(self, studio: TenantRef) -> None:
        add(studio, **{**FIRST, "service_ids": [service_id(studio, "Маникюр")]})
        visit_id = book(studio)
        given = []
        for names in (("Маникюр", "Педикюр"), ("Педикюр",), ("Маникюр",)):
            services = [service_id(studio, name) for name in names]
            change_visit(change_services, edit(studio, visit_id), service_ids=services)
            given.append(listed(studio)[0].given_kopecks)
        assert given == [14_000, 0, 14_000]

    def test_are_nobodys_business_but_the_tenants(self, context: Flask, studio: TenantRef) -> None:
        add(studio)
        rival = open_rival(context)
        assert listed(rival, OTHER_OWNER) == []

    def test_take_as_many_queries_for_many_as_for_one(
        self, context: Flask, studio: TenantRef
    ) -> None:
        member = staff(studio)
        asked = []
        for percent in (10, 20):
            add(studio, percent=percent)
            with counted(context) as queries, reading() as session:
                list_discounts(session, staff=member)
            asked.append(len(queries))
        assert asked == [2, 2]


def test_a_master_has_nothing_to_do_with_discounts(studio: TenantRef) -> None:
    made = add(studio).discount
    for how in (listed, add, lambda tenant, by: change(tenant, made.id, by=by)):
        with pytest.raises(Forbidden):
            how(studio, by=KATYA)
