"""Visits as the tenant's people see them, on both databases."""

from datetime import timedelta

import pytest
from flask import Flask

from app.db import reading, transaction
from app.domain.errors import Forbidden, VisitNotFound
from app.models import TimeOff, Visit
from app.usecases.staff_visits import read_staff_visits, show_staff_visit
from app.usecases.tenants import TenantRef
from app.usecases.visit_changes import move_visit
from tests.support.changes import SLOT, book, change, edit, shown, staff
from tests.support.factories import NOW, make_client, make_tenant, master_id, moscow
from tests.support.queries import counted
from tests.support.staff import KATYA, OWNER, open_studio

pytestmark = pytest.mark.usefixtures("context")


@pytest.fixture
def studio(context: Flask) -> TenantRef:
    return open_studio(context)


def mark(visit_id: int, status: str) -> None:
    with transaction() as session:
        session.get_one(Visit, visit_id).status = status


def show(tenant: TenantRef, visit_id: int, by: int = OWNER) -> int:
    with reading() as session:
        return show_staff_visit(
            session, staff=staff(tenant, by), visit_id=visit_id, now=NOW
        ).visit.id


class TestOneVisit:
    def test_says_who_comes_to_whom(self, studio: TenantRef) -> None:
        seen = shown(studio, book(studio, master="Катя"))
        assert (seen.client.full_name, seen.master_name) == ("Марина Ковалёва", "Катя")
        assert seen.has_telegram

    def test_is_shown_to_its_master_and_to_who_sees_all(self, studio: TenantRef) -> None:
        hers = book(studio, master="Катя")
        assert show(studio, hers, KATYA) == show(studio, hers, OWNER) == hers

    def test_in_a_colleagues_calendar_is_not_hers_to_see(self, studio: TenantRef) -> None:
        visit_id = book(studio, master="Аня")
        with pytest.raises(Forbidden):
            show(studio, visit_id, KATYA)

    def test_of_another_tenant_does_not_exist(self, studio: TenantRef) -> None:
        other = make_tenant(slug="olya")
        visit_id = book(other)
        with pytest.raises(VisitNotFound):
            show(studio, visit_id)


class TestWhatIsKnownOfTheClient:
    def test_counts_what_she_kept_and_missed_before(self, studio: TenantRef) -> None:
        client = make_client(studio)
        days = [24, 25, 26, 27]
        visits = [book(studio, client, moscow(day, 15)) for day in days]
        mark(visits[0], "completed")
        mark(visits[1], "no_show")
        later = moscow(26, 20)
        counts = [
            (seen.kept_before, seen.missed_before)
            for seen in (shown(studio, one, later) for one in visits)
        ]
        # The third has begun and nobody said that she stayed away.
        assert counts == [(0, 0), (1, 0), (1, 1), (2, 1)]

    def test_is_hers_alone(self, studio: TenantRef) -> None:
        mark(book(studio, make_client(studio), moscow(24, 10)), "completed")
        assert shown(studio, book(studio, make_client(studio))).kept_before == 0


class TestOutsideHours:
    def test_a_visit_in_working_hours_is_not(self, studio: TenantRef) -> None:
        assert not shown(studio, book(studio)).outside_hours

    def test_a_visit_moved_into_a_break_is(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        change(move_visit, edit(studio, visit_id), starts_at=moscow(24, 13), master_id=None)
        assert shown(studio, visit_id).outside_hours

    def test_a_visit_kept_in_time_off_is(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        with transaction() as session:
            session.add(
                TimeOff(
                    tenant_id=studio.id,
                    master_id=master_id(studio),
                    starts_at=SLOT,
                    ends_at=SLOT + timedelta(hours=4),
                )
            )
        assert shown(studio, visit_id).outside_hours

    def test_each_is_judged_by_its_own_masters_hours(self, studio: TenantRef) -> None:
        visits = [book(studio, master=name) for name in ("Аня", "Катя")]
        with transaction() as session:
            day = moscow(24, 0).date()
            session.add(
                TimeOff(
                    tenant_id=studio.id,
                    master_id=master_id(studio, "Катя"),
                    first_on=day,
                    last_on=day,
                )
            )
        assert [shown(studio, one).outside_hours for one in visits] == [False, True]


class TestManyVisits:
    def test_come_in_order_of_their_starts(self, studio: TenantRef) -> None:
        second, first = book(studio, starts_at=moscow(25, 10)), book(studio)
        with reading() as session:
            found = read_staff_visits(
                session, tenant=studio, where=Visit.status == "booked", now=NOW
            )
        assert [seen.visit.id for seen in found] == [first, second]

    def test_of_none_there_are_none(self, studio: TenantRef) -> None:
        with reading() as session:
            assert read_staff_visits(session, tenant=studio, where=Visit.id == 0, now=NOW) == []

    def test_take_as_many_queries_as_one(self, context: Flask, studio: TenantRef) -> None:
        visits = [
            book(studio, make_client(studio), moscow(day, hour), master=name)
            for day in (24, 25)
            for hour in (10, 15)
            for name in ("Аня", "Катя")
        ]
        asked = []
        for some in (visits[:1], visits):
            with counted(context) as queries, reading() as session:
                read_staff_visits(session, tenant=studio, where=Visit.id.in_(some), now=NOW)
            asked.append(len(queries))
        assert asked[0] == asked[1] <= 6
