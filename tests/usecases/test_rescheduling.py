"""Clients move their own visits, on both databases."""

from datetime import UTC, date, timedelta

import pytest
from flask import Flask

from app.db import reading, transaction
from app.domain.errors import (
    OffGrid,
    OutsideWorkingHours,
    RangeTooLong,
    RescheduleTooLate,
    ServiceHours,
    SlotTaken,
    TooFarAhead,
    TooSoon,
    VisitNotFound,
    VisitNotMovable,
)
from app.models import BlockedStretch, Visit
from app.usecases.rescheduling import find_times_to_move
from app.usecases.tenants import TenantRef
from app.usecases.visit_changes import resize_visit
from app.usecases.visit_outcomes import call_off_visit
from tests.support.changes import (
    SLOT,
    book,
    change,
    edit,
    forget_messages,
    messages,
    news,
    reschedule,
    set_service,
    stretches,
    visit,
)
from tests.support.factories import (
    ANYA,
    CLIENT_ID,
    NOW,
    make_client,
    make_tenant,
    master_id,
    moscow,
)
from tests.support.staff import ADMINISTRATOR, OWNER, open_studio

pytestmark = pytest.mark.usefixtures("context")

TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)
ELSEWHERE = moscow(25, 15)
TOO_LATE = SLOT - timedelta(hours=24) + timedelta(seconds=1)


@pytest.fixture
def studio(context: Flask) -> TenantRef:
    return open_studio(context)


@pytest.fixture
def marina(studio: TenantRef) -> int:
    return make_client(studio, CLIENT_ID)


@pytest.fixture
def visit_id(studio: TenantRef, marina: int) -> int:
    booked = book(studio, marina)
    forget_messages()
    return booked


def times(
    tenant: TenantRef, client_id: int, visit_id: int, first=TUESDAY, last=WEDNESDAY, now=NOW
) -> list[list[str]]:
    with reading() as session:
        found = find_times_to_move(
            session,
            tenant=tenant,
            client_id=client_id,
            visit_id=visit_id,
            first_date=first,
            last_date=last,
            now=now,
        )
    return [[at[11:16] for at in day.starts] for day in found.iso_days()]


def ask_to_move(visit_id: int) -> None:
    with transaction() as session:
        session.get_one(Visit, visit_id).move_proposed_at = NOW


class TestReschedule:
    def test_moves_the_visit_with_its_time(
        self, studio: TenantRef, marina: int, visit_id: int
    ) -> None:
        moved = reschedule(studio, marina, visit_id, ELSEWHERE)
        assert (moved.starts_at, moved.ends_at) == (ELSEWHERE, moscow(25, 16))
        assert moved.free_cancel_until == moved.reschedule_until == SLOT
        assert (stretches(visit_id), moved.version) == ([("25 15:00", "25 16:10")], 2)

    def test_its_own_time_does_not_stand_in_its_way(
        self, studio: TenantRef, marina: int, visit_id: int
    ) -> None:
        half_an_hour = SLOT + timedelta(minutes=30)
        assert reschedule(studio, marina, visit_id, half_an_hour).starts_at == half_an_hour

    def test_to_where_it_is_changes_nothing(
        self, studio: TenantRef, marina: int, visit_id: int
    ) -> None:
        assert reschedule(studio, marina, visit_id, SLOT.astimezone(UTC), TOO_LATE).version == 1
        assert news() == []

    def test_keeps_the_length_that_was_agreed(
        self, studio: TenantRef, marina: int, visit_id: int
    ) -> None:
        change(resize_visit, edit(studio, visit_id), duration_min=90)
        set_service(studio, "Маникюр", duration_min=30)
        assert reschedule(studio, marina, visit_id, ELSEWHERE).ends_at == moscow(25, 16, 30)

    def test_of_a_hidden_service_is_possible(
        self, studio: TenantRef, marina: int, visit_id: int
    ) -> None:
        set_service(studio, "Маникюр", hidden=True)
        assert reschedule(studio, marina, visit_id, ELSEWHERE).starts_at == ELSEWHERE

    def test_of_a_request_leaves_it_a_request(self, studio: TenantRef, marina: int) -> None:
        set_service(studio, "Маникюр", needs_approval=True)
        assert reschedule(studio, marina, book(studio, marina), ELSEWHERE).awaiting_approval


class TestRules:
    @pytest.mark.parametrize(
        ("starts_at", "error"),
        [
            (moscow(25, 13), OutsideWorkingHours),
            (moscow(25, 15, 10), OffGrid),
            (NOW + timedelta(minutes=90), TooSoon),
            (NOW.replace(year=9999), TooFarAhead),
        ],
    )
    def test_of_booking_hold(
        self, studio: TenantRef, marina: int, visit_id: int, starts_at, error
    ) -> None:
        with pytest.raises(error):
            reschedule(studio, marina, visit_id, starts_at)
        assert visit(visit_id).starts_at == SLOT

    def test_of_the_service_hold(self, studio: TenantRef, marina: int, visit_id: int) -> None:
        set_service(studio, "Маникюр", weekdays=[1])
        with pytest.raises(ServiceHours):
            reschedule(studio, marina, visit_id, ELSEWHERE)

    def test_a_taken_time_names_the_nearest_free_ones(
        self, studio: TenantRef, marina: int, visit_id: int
    ) -> None:
        book(studio, starts_at=ELSEWHERE)
        with pytest.raises(SlotTaken) as refused:
            reschedule(studio, marina, visit_id, ELSEWHERE)
        assert refused.value.alternatives == tuple(
            (moscow(25, *clock), master_id(studio)) for clock in ((16, 30), (17,), (17, 30))
        )

    def test_an_expired_hold_does_not_stand_in_the_way(
        self, studio: TenantRef, marina: int, visit_id: int
    ) -> None:
        with transaction() as session:
            session.add(
                BlockedStretch(
                    tenant_id=studio.id,
                    master_id=master_id(studio),
                    starts_at=ELSEWHERE,
                    ends_at=ELSEWHERE + timedelta(hours=1),
                    expires_at=NOW,
                )
            )
        assert reschedule(studio, marina, visit_id, ELSEWHERE).starts_at == ELSEWHERE


class TestWindow:
    def test_is_open_to_its_last_moment(
        self, studio: TenantRef, marina: int, visit_id: int
    ) -> None:
        last = SLOT - timedelta(hours=24)
        assert reschedule(studio, marina, visit_id, ELSEWHERE, last).starts_at == ELSEWHERE

    def test_is_closed_after_it(self, studio: TenantRef, marina: int, visit_id: int) -> None:
        with pytest.raises(RescheduleTooLate):
            reschedule(studio, marina, visit_id, ELSEWHERE, TOO_LATE)
        with pytest.raises(RescheduleTooLate):
            times(studio, marina, visit_id, now=TOO_LATE)

    def test_is_its_own_and_not_that_of_cancelling(self, studio: TenantRef) -> None:
        other = make_tenant(slug="olya", reschedule_min=60, masters=(ANYA,))
        client = make_client(other)
        visit_id = book(other, client)
        assert reschedule(other, client, visit_id, ELSEWHERE, TOO_LATE).starts_at == ELSEWHERE

    def test_is_waived_once_when_the_master_asks_to_move(
        self, studio: TenantRef, marina: int, visit_id: int
    ) -> None:
        ask_to_move(visit_id)
        late = SLOT - timedelta(minutes=1)
        moved = reschedule(studio, marina, visit_id, ELSEWHERE, late)
        assert moved.move_proposed_at is None
        # It was not her wish, so she has a day to think better of it.
        assert moved.free_cancel_until == late + timedelta(days=1)
        with pytest.raises(RescheduleTooLate):
            reschedule(
                studio,
                marina,
                visit_id,
                moscow(26, 15),
                moved.reschedule_until + timedelta(seconds=1),
            )

    def test_even_then_ends_with_the_start(
        self, studio: TenantRef, marina: int, visit_id: int
    ) -> None:
        ask_to_move(visit_id)
        with pytest.raises(VisitNotMovable):
            reschedule(studio, marina, visit_id, ELSEWHERE, SLOT)


class TestWhichVisits:
    def test_not_a_cancelled_one(self, studio: TenantRef, marina: int, visit_id: int) -> None:
        change(call_off_visit, edit(studio, visit_id), reason=None)
        for starts_at in (ELSEWHERE, SLOT):
            with pytest.raises(VisitNotMovable):
                reschedule(studio, marina, visit_id, starts_at)
        with pytest.raises(VisitNotMovable):
            times(studio, marina, visit_id)

    def test_not_somebody_elses(self, studio: TenantRef, visit_id: int) -> None:
        stranger = make_client(studio)
        with pytest.raises(VisitNotFound):
            reschedule(studio, stranger, visit_id, ELSEWHERE)
        with pytest.raises(VisitNotFound):
            times(studio, stranger, visit_id)

    def test_not_another_tenants(self, studio: TenantRef, marina: int, visit_id: int) -> None:
        other = make_tenant(slug="olya")
        with pytest.raises(VisitNotFound):
            reschedule(other, marina, visit_id, ELSEWHERE)


class TestTimesToMove:
    def test_are_those_of_the_same_master_with_her_own_time_among_them(
        self, studio: TenantRef, marina: int, visit_id: int
    ) -> None:
        book(studio, starts_at=ELSEWHERE)
        tuesday, wednesday = times(studio, marina, visit_id)
        assert {"15:00", "15:30"} <= set(tuesday)
        assert "15:00" not in wednesday

    def test_are_for_the_length_that_was_agreed(
        self, studio: TenantRef, marina: int, visit_id: int
    ) -> None:
        change(resize_visit, edit(studio, visit_id), duration_min=180)
        [wednesday] = times(studio, marina, visit_id, first=WEDNESDAY)
        assert wednesday == ["10:00", "14:00", "14:30", "15:00", "15:30", "16:00"]

    def test_are_not_looked_for_without_end(
        self, studio: TenantRef, marina: int, visit_id: int
    ) -> None:
        with pytest.raises(RangeTooLong):
            times(studio, marina, visit_id, last=TUESDAY + timedelta(days=62))


class TestWhoIsTold:
    def test_the_confirmation_is_put_right_and_the_staff_reads_it(
        self, studio: TenantRef, marina: int, visit_id: int
    ) -> None:
        confirmation = messages()[0]
        reschedule(studio, marina, visit_id, ELSEWHERE)
        assert news() == [
            (CLIENT_ID, "visit_rescheduled_client"),
            (OWNER, "visit_rescheduled_staff"),
            (ADMINISTRATOR, "visit_rescheduled_staff"),
        ]
        told = next(one for one in messages() if one.template == "visit_rescheduled_client")
        assert told.edits_id == confirmation.id
        assert told.params["was_starts_at"] == "2026-11-24T12:00:00+00:00"
