"""The tenant's people move visits, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from app.db import transaction
from app.domain.errors import (
    EditedElsewhere,
    Forbidden,
    MasterNotFound,
    OffGrid,
    ServiceNotOffered,
    SlotTaken,
    VisitNotFound,
    VisitNotMovable,
)
from app.models import BlockedStretch, MasterService, Visit
from app.usecases.tenants import TenantRef
from app.usecases.visit_changes import move_visit
from tests.support.changes import (
    SLOT,
    book,
    change,
    edit,
    forget_messages,
    move,
    news,
    stretches,
    visit,
)
from tests.support.factories import NOW, make_tenant, master_id, moscow
from tests.support.factories import service_id as service_of
from tests.support.staff import KATYA, open_studio

pytestmark = pytest.mark.usefixtures("context")


@pytest.fixture
def studio(context: Flask) -> TenantRef:
    return open_studio(context)


class TestMove:
    def test_takes_its_time_along_and_frees_the_old(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        move(studio, visit_id, moscow(25, 16))
        moved = visit(visit_id)
        assert (moved.starts_at, moved.ends_at) == (moscow(25, 16), moscow(25, 17))
        assert stretches(visit_id) == [("25 16:00", "25 17:10")]
        assert moved.version == 2
        assert book(studio, starts_at=SLOT)

    @pytest.mark.parametrize(
        "starts_at",
        [
            pytest.param(moscow(24, 13), id="into a break"),
            pytest.param(moscow(28, 3, 35), id="into the night of a free day, off the grid"),
            pytest.param(NOW + timedelta(minutes=5), id="without notice"),
            pytest.param(NOW - timedelta(hours=1), id="into the past"),
            pytest.param(moscow(1, 12, month=6).replace(year=2027), id="beyond the horizon"),
        ],
    )
    def test_may_go_where_clients_may_not(self, studio: TenantRef, starts_at) -> None:
        visit_id = book(studio)
        assert move(studio, visit_id, starts_at).starts_at == starts_at

    def test_into_the_past_is_noted_down_and_told_to_nobody(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        forget_messages()
        move(studio, visit_id, NOW - timedelta(hours=1))
        assert news() == []

    def test_goes_back_as_far_as_calendars_do(self, studio: TenantRef) -> None:
        first = datetime(2012, 1, 3, tzinfo=UTC)
        assert move(studio, book(studio), first).starts_at == first

    def test_its_own_time_does_not_stand_in_its_way(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        move(studio, visit_id, SLOT + timedelta(minutes=30))
        assert stretches(visit_id) == [("24 15:30", "24 16:40")]

    def test_goes_to_a_colleague_with_all_its_time(self, studio: TenantRef) -> None:
        visit_id = book(studio, master="Аня")
        move(studio, visit_id, SLOT, "Катя")
        assert visit(visit_id).master_id == master_id(studio, "Катя")
        assert book(studio, master="Аня")
        with pytest.raises(SlotTaken):
            book(studio, master="Катя")

    def test_to_where_it_is_changes_nothing(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        forget_messages()
        assert move(studio, visit_id, SLOT).version == 1
        assert news() == []

    def test_a_taken_time_names_the_nearest_free_ones(self, studio: TenantRef) -> None:
        visit_id, _ = book(studio), book(studio, starts_at=moscow(25, 15))
        with pytest.raises(SlotTaken) as refused:
            move(studio, visit_id, moscow(25, 15, 30))
        master = master_id(studio)
        assert refused.value.alternatives == (
            (moscow(25, 16, 30), master),
            (moscow(25, 17), master),
            (moscow(25, 17, 30), master),
        )
        assert visit(visit_id).starts_at == SLOT

    def test_a_time_taken_in_the_past_has_the_next_ones_as_alternatives(
        self, studio: TenantRef
    ) -> None:
        visit_id, past = book(studio), NOW - timedelta(days=60)
        move(studio, book(studio, starts_at=moscow(25, 15)), past)
        with pytest.raises(SlotTaken) as refused:
            move(studio, visit_id, past)
        assert refused.value.alternatives == ()

    def test_an_expired_hold_does_not_stand_in_the_way(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        with transaction() as session:
            session.add(
                BlockedStretch(
                    tenant_id=studio.id,
                    master_id=master_id(studio),
                    starts_at=moscow(25, 15),
                    ends_at=moscow(25, 16),
                    expires_at=NOW,
                )
            )
        assert move(studio, visit_id, moscow(25, 15)).starts_at == moscow(25, 15)

    @pytest.mark.parametrize("by", [timedelta(minutes=1), timedelta(seconds=1)])
    def test_a_start_between_the_marks_is_refused(self, studio: TenantRef, by) -> None:
        with pytest.raises(OffGrid):
            move(studio, book(studio), moscow(25, 15) + by)

    def test_an_over_or_cancelled_visit_stays(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        with pytest.raises(VisitNotMovable):
            move(studio, visit_id, moscow(25, 15), now=SLOT + timedelta(hours=1))
        with transaction() as session:
            session.get_one(Visit, visit_id).status = "no_show"
        with pytest.raises(VisitNotMovable):
            move(studio, visit_id, moscow(25, 15))


class TestWhoMayMove:
    def test_a_master_moves_her_own(self, studio: TenantRef) -> None:
        visit_id = book(studio, master="Катя")
        assert move(studio, visit_id, moscow(25, 15), by=KATYA).version == 2

    def test_a_colleagues_visit_is_not_hers_to_move(self, studio: TenantRef) -> None:
        with pytest.raises(Forbidden):
            move(studio, book(studio, master="Аня"), moscow(25, 15), by=KATYA)

    def test_nor_may_she_give_hers_to_a_colleague(self, studio: TenantRef) -> None:
        with pytest.raises(Forbidden):
            move(studio, book(studio, master="Катя"), SLOT, "Аня", by=KATYA)

    def test_another_tenants_visit_does_not_exist(self, studio: TenantRef) -> None:
        theirs = book(make_tenant(slug="olya"))
        with pytest.raises(VisitNotFound):
            move(studio, theirs, moscow(25, 15))

    def test_nor_does_another_tenants_master(self, studio: TenantRef) -> None:
        other = make_tenant(slug="olya")
        begun = edit(studio, book(studio))
        with pytest.raises(MasterNotFound):
            change(move_visit, begun, starts_at=SLOT, master_id=master_id(other))

    def test_a_master_who_does_not_perform_it_does_not_get_it(self, studio: TenantRef) -> None:
        visit_id = book(studio, master="Аня")
        key = (studio.id, master_id(studio, "Катя"), service_of(studio))
        with transaction() as session:
            session.delete(session.get_one(MasterService, key))
        with pytest.raises(ServiceNotOffered):
            move(studio, visit_id, SLOT, "Катя")


class TestVersions:
    def test_nobody_moves_what_she_has_not_seen(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        seen = edit(studio, visit_id)
        change(move_visit, seen, starts_at=moscow(25, 15), master_id=None)
        with pytest.raises(EditedElsewhere):
            change(move_visit, seen, starts_at=moscow(25, 16), master_id=None)
        assert visit(visit_id).starts_at == moscow(25, 15)


class TestWindows:
    """Until when the client may cancel for free and move the visit herself."""

    def test_move_along_with_the_visit(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        moved = move(studio, visit_id, moscow(27, 15))
        assert moved.free_cancel_until == moved.reschedule_until == moscow(26, 15)

    def test_leave_the_client_a_day_to_say_no(self, studio: TenantRef) -> None:
        moved = move(studio, book(studio), NOW + timedelta(hours=30))
        assert moved.free_cancel_until == moved.reschedule_until == NOW + timedelta(hours=24)

    def test_end_with_the_start_at_the_latest(self, studio: TenantRef) -> None:
        soon = NOW + timedelta(hours=5)
        moved = move(studio, book(studio), soon)
        assert moved.free_cancel_until == moved.reschedule_until == soon
