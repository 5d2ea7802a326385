"""Other times for visits that cannot stay where they are, on both databases."""

from dataclasses import replace
from datetime import time, timedelta
from itertools import pairwise

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.db import reading, transaction
from app.domain.demand import Demand
from app.domain.errors import Forbidden, MasterNotFound, VisitNotFound, VisitNotMovable
from app.models import Bot, Client, Identity, Master, TimeOff, Visit
from app.usecases.chats import note_chat
from app.usecases.proposals import Told, Unreachable, propose_moves, propose_times
from app.usecases.tenants import TenantRef
from app.usecases.visits import cancel_visit
from tests.support.changes import (
    SLOT,
    book,
    forget_messages,
    messages,
    news,
    reschedule,
    set_service,
    staff,
    visit,
)
from tests.support.factories import CLIENT_ID, NOW, make_client, make_tenant, master_id, moscow
from tests.support.queries import counted
from tests.support.staff import KATYA, OWNER, open_studio

pytestmark = pytest.mark.usefixtures("context")

TUESDAY = SLOT.date()


@pytest.fixture
def studio(context: Flask) -> TenantRef:
    return open_studio(context)


def take_off(tenant: TenantRef, **when: object) -> None:
    with transaction() as session:
        session.add(TimeOff(tenant_id=tenant.id, master_id=master_id(tenant), **when))


def propose(tenant: TenantRef, *visit_ids: int, now=NOW) -> list[list]:
    member = staff(tenant)
    with reading() as session:
        visits = session.scalars(
            select(Visit).options(selectinload(Visit.services)).where(Visit.id.in_(visit_ids))
        ).all()
        found = propose_times(
            session,
            staff=member,
            master=session.get_one(Master, master_id(tenant)),
            visits=visits,
            now=now,
        )
    return [found[visit_id] for visit_id in visit_ids]


def ask(
    tenant: TenantRef, *visit_ids: int, by: int = OWNER, master: str = "Аня", words=None, now=NOW
) -> Told:
    member = staff(tenant, by)
    with transaction() as session:
        return propose_moves(
            session,
            staff=member,
            master_id=master_id(tenant, master),
            visit_ids=visit_ids,
            words=words,
            now=now,
        )


class TestProposedTimes:
    def test_are_at_the_same_hour_on_the_next_days(self, studio: TenantRef) -> None:
        visit_id = book(studio, starts_at=moscow(26, 15))
        take_off(studio, first_on=moscow(26, 0).date(), last_on=moscow(26, 0).date())
        # Saturday and Sunday are free.
        assert propose(studio, visit_id) == [
            [moscow(27, 15), moscow(30, 15), moscow(1, 15, month=12)]
        ]

    def test_are_sooner_only_if_there_are_none_left_later(self, studio: TenantRef) -> None:
        visit_id = book(studio, starts_at=moscow(26, 15))
        take_off(
            studio, first_on=moscow(26, 0).date(), last_on=moscow(26, 0).date() + timedelta(60)
        )
        assert propose(studio, visit_id) == [[moscow(23, 15), moscow(24, 15), moscow(25, 15)]]

    def test_are_later_the_same_day_if_she_is_back_by_then(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        take_off(studio, starts_at=moscow(24, 9), ends_at=moscow(24, 17))
        [times] = propose(studio, visit_id)
        assert times[0].date() == moscow(24, 17).date()
        assert times[0] >= moscow(24, 17)

    def test_are_never_the_time_the_visit_has(self, studio: TenantRef) -> None:
        [times] = propose(studio, book(studio))
        assert SLOT not in times
        assert len(times) == 3

    def test_are_never_in_time_off_or_on_free_days(self, studio: TenantRef) -> None:
        visit_id = book(studio, starts_at=moscow(27, 15))
        take_off(studio, first_on=moscow(26, 0).date(), last_on=moscow(30, 0).date())
        [times] = propose(studio, visit_id)
        assert times == [moscow(day, 15, month=12) for day in (1, 2, 3)]

    def test_keep_to_the_rules_clients_book_by(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        set_service(studio, "Маникюр", latest_start_time=time(12), weekdays=[4])
        [times] = propose(studio, visit_id)
        assert {at.weekday() for at in times} == {4}
        assert all(at.time() <= time(12) for at in times)

    def test_of_two_visits_never_meet(self, studio: TenantRef) -> None:
        visits = [book(studio, starts_at=moscow(24, hour)) for hour in (10, 12, 15, 17)]
        take_off(studio, first_on=TUESDAY, last_on=TUESDAY)
        proposed = propose(studio, *visits)
        assert all(len(times) == 3 for times in proposed)
        demand = Demand.of(visit(visits[0]).services)
        blocked = sorted(
            (stretch.starts_at, stretch.ends_at)
            for times in proposed
            for at in times
            for stretch in demand.blocked_stretches(at)
        )
        assert all(before[1] <= after[0] for before, after in pairwise(blocked))

    def test_are_none_where_she_does_not_work_any_more(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        today = NOW.date()
        take_off(studio, first_on=today, last_on=today + timedelta(days=60))
        assert propose(studio, visit_id) == [[]]

    def test_of_a_visit_in_a_year_mistyped_are_found_nearby(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        with transaction() as session:
            far = session.get_one(Visit, visit_id)
            far.starts_at, far.ends_at = (
                at.replace(year=2199) for at in (far.starts_at, far.ends_at)
            )
        [times] = propose(studio, visit_id)
        assert [at.date() for at in times] == [
            moscow(day, 0, month=12).date() for day in (21, 22, 23)
        ]

    def test_take_as_many_queries_for_one_visit_as_for_four(
        self, context: Flask, studio: TenantRef
    ) -> None:
        visits = [book(studio, starts_at=moscow(24, hour)) for hour in (10, 12, 15, 17)]
        asked = []
        for some in (visits[:1], visits):
            with counted(context) as queries:
                propose(studio, *some)
            asked.append(len(queries))
        assert asked[0] == asked[1]

    def test_of_no_visits_are_none(self, studio: TenantRef) -> None:
        assert propose(studio) == []


class TestAsking:
    def test_lets_the_client_choose_however_late_it_is(self, studio: TenantRef) -> None:
        client = make_client(studio, CLIENT_ID)
        visit_id = book(studio, client)
        late = SLOT - timedelta(hours=3)
        assert ask(studio, visit_id, now=late) == Told([visit_id], [])
        assert (visit(visit_id).move_proposed_at, visit(visit_id).version) == (late, 2)
        assert reschedule(studio, client, visit_id, moscow(25, 15), late).version == 3

    def test_lets_her_cancel_for_free_instead(self, studio: TenantRef) -> None:
        client = make_client(studio, CLIENT_ID)
        visit_id = book(studio, client)
        late = SLOT - timedelta(hours=3)
        ask(studio, visit_id, now=late)
        with transaction() as session:
            off = cancel_visit(
                session,
                tenant_id=studio.id,
                client_id=client,
                visit_id=visit_id,
                reason=None,
                now=late,
            )
        assert off.free_cancel_until == SLOT

    def test_tells_her_the_times_and_the_masters_words(self, studio: TenantRef) -> None:
        visit_id = book(studio, make_client(studio, CLIENT_ID))
        forget_messages()
        ask(studio, visit_id, words="Заболела, простите!")
        assert news() == [
            (CLIENT_ID, "visit_superseded_client"),
            (CLIENT_ID, "visit_move_proposed_client"),
        ]
        told = messages()[-1].params
        assert told["proposal"] == "Заболела, простите!"
        assert told["proposed"] == [
            "2026-11-25T12:00:00+00:00",
            "2026-11-26T12:00:00+00:00",
            "2026-11-27T12:00:00+00:00",
        ]
        assert told["visit_id"] == visit_id

    def test_names_those_who_have_to_be_called(self, studio: TenantRef) -> None:
        reached = book(studio)
        client = make_client(studio, CLIENT_ID)
        unreached = book(studio, client, moscow(24, 17))
        with transaction() as session:
            session.delete(
                session.scalars(select(Identity).where(Identity.subject == str(CLIENT_ID))).one()
            )
            session.get_one(Client, client).phone = "+79123456789"
        told = ask(studio, reached, unreached)
        assert told.visit_ids == [reached]
        assert told.unreachable == [Unreachable(unreached, "Марина Ковалёва", "+79123456789")]
        assert visit(unreached).move_proposed_at is None

    def test_does_not_reach_who_blocked_the_bot(self, studio: TenantRef) -> None:
        visit_id = book(studio, make_client(studio, CLIENT_ID))
        with transaction() as session:
            bot = session.scalars(select(Bot)).one()
            note_chat(session, bot=bot, chat_id=CLIENT_ID, blocked=True, now=NOW)
        told = ask(studio, visit_id)
        assert told == Told([], [Unreachable(visit_id, "Марина Ковалёва", None)])

    def test_reaches_nobody_without_a_bot(self, context: Flask) -> None:
        tenant = open_studio(context)
        visit_id = book(tenant)
        forget_messages()
        with transaction() as session:
            session.delete(session.scalars(select(Bot)).one())
        assert ask(tenant, visit_id).visit_ids == []


class TestWhoMayAsk:
    def test_a_master_about_her_own_visits(self, studio: TenantRef) -> None:
        visit_id = book(studio, master="Катя")
        assert ask(studio, visit_id, by=KATYA, master="Катя").visit_ids == [visit_id]

    def test_not_about_a_colleagues(self, studio: TenantRef) -> None:
        visit_id = book(studio, master="Аня")
        with pytest.raises(Forbidden):
            ask(studio, visit_id, by=KATYA)
        with pytest.raises(VisitNotFound):
            ask(studio, visit_id, by=KATYA, master="Катя")

    def test_not_about_another_tenants(self, studio: TenantRef) -> None:
        other = make_tenant(slug="olya")
        theirs = book(other)
        with pytest.raises(VisitNotFound):
            ask(studio, theirs)
        foreign = replace(staff(studio), tenant=other)
        with pytest.raises(MasterNotFound), transaction() as session:
            propose_moves(
                session,
                staff=foreign,
                master_id=master_id(studio),
                visit_ids=[theirs],
                words=None,
                now=NOW,
            )

    def test_not_about_a_visit_that_has_begun(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        with pytest.raises(VisitNotMovable):
            ask(studio, visit_id, now=SLOT)
