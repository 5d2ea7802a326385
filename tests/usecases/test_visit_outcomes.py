"""What the tenant's people say becomes of a visit, on both databases."""

from datetime import timedelta

import pytest
from flask import Flask

from app.domain.errors import (
    EditedElsewhere,
    Forbidden,
    SlotTaken,
    VisitNotCancellable,
    VisitNotFound,
    VisitStatusFixed,
)
from app.models import Visit
from app.usecases.tenants import TenantRef
from app.usecases.visit_changes import resize_visit
from app.usecases.visit_outcomes import call_off_visit, note_visit, restore_visit, set_status
from tests.support.changes import (
    SLOT,
    book,
    change,
    edit,
    forget_messages,
    messages,
    news,
    set_service,
    stretches,
    visit,
)
from tests.support.factories import CLIENT_ID, NOW, make_client, make_tenant
from tests.support.staff import ADMINISTRATOR, KATYA, OWNER, open_studio

pytestmark = pytest.mark.usefixtures("context")

BEGUN = SLOT + timedelta(minutes=1)


@pytest.fixture
def studio(context: Flask) -> TenantRef:
    return open_studio(context)


@pytest.fixture
def request_id(studio: TenantRef) -> int:
    """A request that waits for an answer; everybody has read of it."""
    set_service(studio, "Маникюр", needs_approval=True)
    visit_id = book(studio, make_client(studio, CLIENT_ID))
    forget_messages()
    return visit_id


def mark(tenant: TenantRef, visit_id: int, status: str, now=BEGUN, **how) -> Visit:
    return change(set_status, edit(tenant, visit_id, **how), status=status, now=now)


def call_off(tenant: TenantRef, visit_id: int, reason: str | None = None, **how) -> Visit:
    return change(call_off_visit, edit(tenant, visit_id, **how), reason=reason)


def restore(tenant: TenantRef, visit_id: int, now=NOW, **how) -> Visit:
    return change(restore_visit, edit(tenant, visit_id, **how), now=now)


def told_to_client() -> list[str]:
    return [template for chat, template in news() if chat == CLIENT_ID]


class TestStatus:
    @pytest.mark.parametrize("status", ["completed", "no_show"])
    def test_is_said_once_the_visit_has_begun_and_taken_back(
        self, studio: TenantRef, status: str
    ) -> None:
        visit_id = book(studio)
        assert mark(studio, visit_id, status, SLOT).status == status
        back = mark(studio, visit_id, "booked")
        assert (back.status, back.version) == ("booked", 3)

    def test_can_be_put_right(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        mark(studio, visit_id, "completed")
        assert mark(studio, visit_id, "no_show").status == "no_show"

    def test_the_same_again_changes_nothing(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        mark(studio, visit_id, "completed")
        assert mark(studio, visit_id, "completed").version == 2

    def test_is_not_known_before_the_visit_begins(self, studio: TenantRef) -> None:
        with pytest.raises(VisitStatusFixed):
            mark(studio, book(studio), "no_show", SLOT - timedelta(minutes=1))

    def test_of_a_cancelled_visit_is_fixed(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        call_off(studio, visit_id)
        with pytest.raises(VisitStatusFixed):
            mark(studio, visit_id, "completed")

    def test_tells_nobody(self, studio: TenantRef) -> None:
        visit_id = book(studio, make_client(studio, CLIENT_ID))
        forget_messages()
        mark(studio, visit_id, "no_show")
        assert news() == []


class TestRequests:
    def test_are_agreed_to_and_the_client_reads_it(
        self, studio: TenantRef, request_id: int
    ) -> None:
        agreed = mark(studio, request_id, "booked", NOW)
        assert (agreed.status, agreed.awaiting_approval, agreed.version) == ("booked", False, 2)
        assert told_to_client() == ["visit_superseded_client", "visit_approved_client"]
        assert (ADMINISTRATOR, "visit_approved_staff") in news()
        assert OWNER not in dict(news())

    def test_are_declined_and_their_time_is_free_again(
        self, studio: TenantRef, request_id: int
    ) -> None:
        declined = call_off(studio, request_id, "в отпуске")
        assert (declined.status, declined.awaiting_approval) == ("cancelled", False)
        assert stretches(request_id) == []
        assert told_to_client() == ["visit_superseded_client", "visit_declined_client"]
        assert (ADMINISTRATOR, "visit_called_off_staff") in news()

    @pytest.mark.parametrize("status", ["completed", "no_show"])
    def test_neither_came_nor_stayed_away(
        self, studio: TenantRef, request_id: int, status: str
    ) -> None:
        with pytest.raises(VisitStatusFixed):
            mark(studio, request_id, status)

    def test_that_were_declined_can_be_agreed_to_after_all(
        self, studio: TenantRef, request_id: int
    ) -> None:
        call_off(studio, request_id)
        restored = restore(studio, request_id)
        assert (restored.status, restored.awaiting_approval) == ("booked", False)


class TestCallOff:
    def test_frees_the_time_and_tells_the_client_why(self, studio: TenantRef) -> None:
        visit_id = book(studio, make_client(studio, CLIENT_ID))
        forget_messages()
        off = call_off(studio, visit_id, "Заболела")
        assert (off.status, off.cancelled_at, off.cancel_reason) == ("cancelled", NOW, "Заболела")
        assert (stretches(visit_id), off.version) == ([], 2)
        assert told_to_client() == ["visit_superseded_client", "visit_called_off_client"]
        assert messages()[-1].params["cancel_reason"] == "Заболела"

    def test_is_done_once(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        call_off(studio, visit_id, "Заболела")
        forget_messages()
        assert call_off(studio, visit_id, "Передумала").cancel_reason == "Заболела"
        assert news() == []

    def test_of_a_visit_that_has_taken_place_is_refused(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        mark(studio, visit_id, "completed")
        with pytest.raises(VisitNotCancellable):
            call_off(studio, visit_id)

    def test_tells_the_others_and_if_she_wishes_not_the_client(self, studio: TenantRef) -> None:
        visit_id = book(studio, make_client(studio, CLIENT_ID), master="Катя")
        forget_messages()
        call_off(studio, visit_id, by=KATYA, notify=False)
        assert news() == [
            (OWNER, "visit_called_off_staff"),
            (ADMINISTRATOR, "visit_called_off_staff"),
        ]


class TestRestore:
    def test_takes_the_time_as_it_was_agreed(self, studio: TenantRef) -> None:
        visit_id = book(studio, make_client(studio, CLIENT_ID))
        change(resize_visit, edit(studio, visit_id), duration_min=90)
        call_off(studio, visit_id, "Заболела")
        forget_messages()
        again = restore(studio, visit_id)
        assert (again.status, again.cancelled_at, again.cancel_reason) == ("booked", None, None)
        assert stretches(visit_id) == [("24 15:00", "24 16:40")]
        assert again.version == 4
        assert told_to_client() == ["visit_superseded_client", "visit_restored_client"]
        assert (ADMINISTRATOR, "visit_restored_staff") in news()

    def test_leaves_the_client_a_day_to_say_no(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        call_off(studio, visit_id)
        later = SLOT - timedelta(hours=25)
        assert restore(studio, visit_id, now=later).free_cancel_until == later + timedelta(days=1)

    def test_of_a_time_that_is_gone_names_the_nearest_free_ones(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        call_off(studio, visit_id)
        book(studio)
        with pytest.raises(SlotTaken) as refused:
            restore(studio, visit_id)
        assert len(refused.value.alternatives) == 3
        assert visit(visit_id).status == "cancelled"

    def test_of_a_visit_that_stands_is_refused(self, studio: TenantRef) -> None:
        with pytest.raises(VisitStatusFixed):
            restore(studio, book(studio))

    def test_of_a_visit_that_was_tells_nobody(self, studio: TenantRef) -> None:
        visit_id = book(studio, make_client(studio, CLIENT_ID))
        call_off(studio, visit_id)
        forget_messages()
        assert restore(studio, visit_id, now=SLOT + timedelta(days=1)).status == "booked"
        assert news() == []


class TestNote:
    def test_is_written_and_taken_away(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        note = change(note_visit, edit(studio, visit_id), staff_note="аллергия")
        assert (note.staff_note, note.version) == ("аллергия", 2)
        assert change(note_visit, edit(studio, visit_id), staff_note=None).staff_note is None

    def test_tells_nobody(self, studio: TenantRef) -> None:
        visit_id = book(studio, make_client(studio, CLIENT_ID))
        forget_messages()
        change(note_visit, edit(studio, visit_id), staff_note="аллергия")
        assert news() == []


CHANGES = [
    pytest.param(set_status, {"status": "completed", "now": BEGUN}, id="status"),
    pytest.param(call_off_visit, {"reason": None}, id="call off"),
    pytest.param(restore_visit, {}, id="restore"),
    pytest.param(note_visit, {"staff_note": "x"}, id="note"),
]


@pytest.mark.parametrize(("how", "what"), CHANGES)
class TestWhoMayChange:
    def test_not_a_colleague(self, studio: TenantRef, how, what) -> None:
        begun = edit(studio, book(studio, master="Аня"), by=KATYA)
        with pytest.raises(Forbidden):
            change(how, begun, **what)

    def test_not_another_tenants_people(self, studio: TenantRef, how, what) -> None:
        begun = edit(studio, book(make_tenant(slug="olya")))
        with pytest.raises(VisitNotFound):
            change(how, begun, **what)

    def test_not_who_has_not_seen_the_last_change(self, studio: TenantRef, how, what) -> None:
        begun = edit(studio, book(studio), version=7)
        with pytest.raises(EditedElsewhere):
            change(how, begun, **what)
