"""Bookings their master has yet to agree to, on both databases."""

from datetime import timedelta

import pytest
from flask import Flask

from app.db import transaction
from app.usecases.tenants import TenantRef
from app.usecases.visit_changes import resize_visit
from app.usecases.visit_outcomes import call_off_visit, set_status
from app.usecases.visits import cancel_unanswered, cancel_visit, complete_visits
from tests.support.changes import (
    SLOT,
    book,
    change,
    edit,
    forget_messages,
    messages,
    move,
    news,
    reschedule,
    set_service,
    stretches,
    visit,
)
from tests.support.factories import CLIENT_ID, NOW, make_client, moscow
from tests.support.staff import ADMINISTRATOR, OWNER, open_studio

pytestmark = pytest.mark.usefixtures("context")


@pytest.fixture
def studio(context: Flask) -> TenantRef:
    """A studio whose manicure has to be agreed to."""
    tenant = open_studio(context)
    set_service(tenant, "Маникюр", needs_approval=True)
    return tenant


@pytest.fixture
def marina(studio: TenantRef) -> int:
    return make_client(studio, CLIENT_ID)


def time_passes(now) -> None:
    with transaction() as session:
        cancel_unanswered(session, now=now)
        complete_visits(session, now=now)


class TestBooking:
    def test_sends_a_request_and_keeps_the_time(self, studio: TenantRef, marina: int) -> None:
        visit_id = book(studio, marina)
        assert visit(visit_id).awaiting_approval
        assert stretches(visit_id) == [("24 15:00", "24 16:10")]
        assert news() == [
            (CLIENT_ID, "visit_requested_client"),
            (OWNER, "visit_requested_staff"),
            (ADMINISTRATOR, "visit_requested_staff"),
        ]

    def test_of_several_services_is_one_if_any_of_them_is(
        self, studio: TenantRef, marina: int
    ) -> None:
        assert visit(book(studio, marina, services=("Педикюр", "Маникюр"))).awaiting_approval
        assert not visit(
            book(studio, marina, moscow(25, 15), services=("Педикюр",))
        ).awaiting_approval

    def test_can_be_taken_back_by_the_client(self, studio: TenantRef, marina: int) -> None:
        visit_id = book(studio, marina)
        forget_messages()
        with transaction() as session:
            cancel_visit(
                session,
                tenant_id=studio.id,
                client_id=marina,
                visit_id=visit_id,
                reason=None,
                now=NOW,
            )
        off = visit(visit_id)
        assert (off.status, off.awaiting_approval, off.version) == ("cancelled", False, 2)
        assert news()[0] == (CLIENT_ID, "visit_cancelled_client")
        assert messages()[0].id == messages()[-3].edits_id

    def test_is_never_taken_back_too_late(self, studio: TenantRef, marina: int) -> None:
        visit_id = book(studio, marina)
        late = SLOT - timedelta(hours=1)
        with transaction() as session:
            off = cancel_visit(
                session,
                tenant_id=studio.id,
                client_id=marina,
                visit_id=visit_id,
                reason=None,
                now=late,
            )
        assert (off.cancelled_at, off.free_cancel_until) == (late, late)


class TestChanges:
    def test_leave_it_a_request_and_say_so(self, studio: TenantRef, marina: int) -> None:
        visit_id = book(studio, marina)
        forget_messages()
        reschedule(studio, marina, visit_id, moscow(25, 15))
        move(studio, visit_id, moscow(26, 15))
        change(resize_visit, edit(studio, visit_id), duration_min=90)
        assert visit(visit_id).awaiting_approval
        told = [one for one in messages() if one.state == "pending"]
        assert all(one.params["awaiting_approval"] for one in told)

    def test_tell_of_a_booking_once_the_master_has_agreed(
        self, studio: TenantRef, marina: int
    ) -> None:
        visit_id = book(studio, marina)
        forget_messages()
        change(set_status, edit(studio, visit_id), status="booked")
        told = [one for one in messages() if one.state == "pending"]
        assert not any(one.params["awaiting_approval"] for one in told)


class TestAnswer:
    def test_no_is_told_to_the_client_whether_or_not_that_was_asked_for(
        self, studio: TenantRef, marina: int
    ) -> None:
        visit_id = book(studio, marina)
        forget_messages()
        change(call_off_visit, edit(studio, visit_id, notify=False), reason="Нет материала")
        assert (CLIENT_ID, "visit_declined_client") in news()

    def test_yes_afterwards_is_news_to_nobody(self, studio: TenantRef, marina: int) -> None:
        visit_id = book(studio, marina)
        forget_messages()
        later = SLOT + timedelta(days=1)
        change(set_status, edit(studio, visit_id), status="booked", now=later)
        assert news() == []


class TestUnanswered:
    def test_is_cancelled_when_its_time_has_come_and_the_client_told(
        self, studio: TenantRef, marina: int
    ) -> None:
        visit_id = book(studio, marina)
        forget_messages()
        time_passes(SLOT)
        off = visit(visit_id)
        assert (off.status, off.cancelled_at, off.version) == ("cancelled", SLOT, 2)
        assert stretches(visit_id) == []
        assert news() == [
            (CLIENT_ID, "visit_superseded_client"),
            (CLIENT_ID, "visit_unanswered_client"),
        ]

    def test_waits_until_then(self, studio: TenantRef, marina: int) -> None:
        visit_id = book(studio, marina)
        time_passes(SLOT - timedelta(seconds=1))
        assert visit(visit_id).awaiting_approval

    def test_is_never_completed_however_long_nobody_looked(
        self, studio: TenantRef, marina: int
    ) -> None:
        visit_id = book(studio, marina)
        with transaction() as session:
            complete_visits(session, now=SLOT + timedelta(days=7))
        assert visit(visit_id).status == "booked"
        time_passes(SLOT + timedelta(days=7))
        assert visit(visit_id).status == "cancelled"

    def test_leaves_what_was_agreed_alone(self, studio: TenantRef, marina: int) -> None:
        agreed = book(studio, marina, moscow(24, 10), services=("Педикюр",))
        time_passes(SLOT)
        assert visit(agreed).status == "completed"
        assert visit(agreed).version == 1
