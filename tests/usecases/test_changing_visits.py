"""The tenant's people make visits longer, shorter, or for something else, on both databases."""

from datetime import timedelta

import pytest
from flask import Flask

from app.domain.errors import (
    EditedElsewhere,
    Forbidden,
    ServiceNotOffered,
    SlotTaken,
    VisitNotMovable,
    VisitTooLong,
    VisitTooShort,
)
from app.domain.studio import ServicePlan
from app.models import Visit
from app.usecases.tenants import TenantRef
from app.usecases.visit_changes import change_services, resize_visit
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
from tests.support.factories import (
    ANYA,
    CLIENT_ID,
    MANICURE,
    NOW,
    PEDICURE,
    make_bot,
    make_client,
    make_owner,
    make_tenant,
    moscow,
    service_id,
)
from tests.support.staff import KATYA, OWNER, open_studio

pytestmark = pytest.mark.usefixtures("context")

COLOUR = ServicePlan(
    name="Окрашивание", duration_min=120, price_kopecks=500_000, pauses=((30, 40),)
)


@pytest.fixture
def studio(context: Flask) -> TenantRef:
    return open_studio(context)


@pytest.fixture
def salon(context: Flask) -> TenantRef:
    """A tenant with a service that frees its master in the middle."""
    tenant = make_tenant(masters=(ANYA,), services=(MANICURE, PEDICURE, COLOUR))
    make_bot(tenant)
    make_owner(tenant)
    return tenant


def resize(tenant: TenantRef, visit_id: int, duration_min: int, **how) -> Visit:
    now = how.pop("now", NOW)
    return change(resize_visit, edit(tenant, visit_id, **how), duration_min=duration_min, now=now)


def serve(tenant: TenantRef, visit_id: int, *names: str, **how) -> Visit:
    ids = [service_id(tenant, name) for name in names]
    return change(change_services, edit(tenant, visit_id, **how), service_ids=ids)


class TestResize:
    def test_makes_the_last_service_longer(self, studio: TenantRef) -> None:
        visit_id = book(studio, services=("Маникюр", "Педикюр"))
        resize(studio, visit_id, 180)
        longer = visit(visit_id)
        assert [service.duration_min for service in longer.services] == [60, 120]
        assert longer.ends_at == SLOT + timedelta(hours=3)
        assert stretches(visit_id) == [("24 15:00", "24 18:00")]
        assert (longer.version, longer.price_kopecks) == (2, 420_000)

    def test_gives_back_what_a_shorter_one_does_not_need(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        resize(studio, visit_id, 20)
        assert stretches(visit_id) == [("24 15:00", "24 15:30")]
        assert book(studio, starts_at=SLOT + timedelta(minutes=30))

    def test_cuts_the_pause_of_a_shorter_one(self, salon: TenantRef) -> None:
        visit_id = book(salon, services=("Окрашивание",))
        assert stretches(visit_id) == [("24 15:00", "24 15:30"), ("24 16:10", "24 17:00")]
        resize(salon, visit_id, 60)
        assert stretches(visit_id) == [("24 15:00", "24 15:30"), ("24 15:55", "24 16:00")]

    def test_may_run_into_a_break(self, studio: TenantRef) -> None:
        visit_id = book(studio, starts_at=moscow(24, 12))
        assert resize(studio, visit_id, 120).ends_at == moscow(24, 14)

    def test_never_runs_into_the_next_visit(self, studio: TenantRef) -> None:
        visit_id, _ = book(studio), book(studio, starts_at=moscow(24, 16, 30))
        resize(studio, visit_id, 80)
        with pytest.raises(SlotTaken) as refused:
            resize(studio, visit_id, 85)
        assert refused.value.alternatives
        assert visit(visit_id).ends_at == moscow(24, 16, 20)

    def test_has_its_limits(self, studio: TenantRef) -> None:
        visit_id = book(studio, services=("Маникюр", "Педикюр"))
        with pytest.raises(VisitTooShort):
            resize(studio, visit_id, 5)
        with pytest.raises(VisitTooLong):
            resize(studio, visit_id, 24 * 60 + 5)

    def test_is_possible_until_the_visit_is_over(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        resize(studio, visit_id, 90, now=SLOT + timedelta(minutes=59))
        with pytest.raises(VisitNotMovable):
            resize(studio, visit_id, 120, now=SLOT + timedelta(minutes=90))

    def test_tells_the_client_the_new_end(self, studio: TenantRef) -> None:
        visit_id = book(studio, make_client(studio, CLIENT_ID))
        forget_messages()
        resize(studio, visit_id, 90)
        assert [template for chat, template in news() if chat == CLIENT_ID] == [
            "visit_superseded_client",
            "visit_changed_client",
        ]
        told = messages()[-1].params
        assert (told["was_ends_at"], told["ends_at"]) == (
            "2026-11-24T13:00:00+00:00",
            "2026-11-24T13:30:00+00:00",
        )

    def test_to_the_length_it_has_changes_nothing(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        forget_messages()
        assert resize(studio, visit_id, 60).version == 1
        assert news() == []


class TestChangeServices:
    def test_freezes_them_as_they_are_today(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        set_service(studio, "Педикюр", duration_min=75, price_kopecks=300_000)
        serve(studio, visit_id, "Педикюр", "Маникюр")
        changed = visit(visit_id)
        assert [(one.name, one.duration_min) for one in changed.services] == [
            ("Педикюр", 75),
            ("Маникюр", 60),
        ]
        assert (changed.price_kopecks, changed.price_from) == (440_000, True)
        assert changed.ends_at == SLOT + timedelta(minutes=135)
        assert stretches(visit_id) == [("24 15:00", "24 17:25")]
        assert changed.version == 2

    def test_to_fewer_leaves_nothing_of_the_others(self, studio: TenantRef) -> None:
        visit_id = book(studio, services=("Маникюр", "Педикюр"))
        serve(studio, visit_id, "Педикюр")
        changed = visit(visit_id)
        assert [one.name for one in changed.services] == ["Педикюр"]
        assert changed.price_kopecks == 280_000

    def test_may_be_hidden_ones(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        set_service(studio, "Педикюр", hidden=True)
        assert serve(studio, visit_id, "Педикюр").price_kopecks == 280_000

    def test_must_be_performed_by_the_master(self, studio: TenantRef) -> None:
        other = make_tenant(slug="olya")
        begun = edit(studio, book(studio))
        with pytest.raises(ServiceNotOffered):
            change(change_services, begun, service_ids=[service_id(other)])

    def test_never_run_into_the_next_visit(self, studio: TenantRef) -> None:
        visit_id, _ = book(studio), book(studio, starts_at=moscow(24, 16, 30))
        with pytest.raises(SlotTaken):
            serve(studio, visit_id, "Маникюр", "Педикюр")
        assert [one.name for one in visit(visit_id).services] == ["Маникюр"]

    def test_tell_the_client_what_for_instead(self, studio: TenantRef) -> None:
        visit_id = book(studio, make_client(studio, CLIENT_ID))
        serve(studio, visit_id, "Педикюр")
        told = next(one for one in messages() if one.template == "visit_changed_client").params
        assert (told["was_services"], told["services"]) == (["Маникюр"], ["Педикюр"])


class TestWhoMayChange:
    def test_not_a_colleague(self, studio: TenantRef) -> None:
        visit_id = book(studio, master="Аня")
        with pytest.raises(Forbidden):
            resize(studio, visit_id, 90, by=KATYA)
        with pytest.raises(Forbidden):
            serve(studio, visit_id, "Педикюр", by=KATYA)

    def test_nor_who_has_not_seen_the_last_change(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        with pytest.raises(EditedElsewhere):
            resize(studio, visit_id, 90, version=7)
        with pytest.raises(EditedElsewhere):
            serve(studio, visit_id, "Педикюр", version=7)

    def test_the_others_are_told_but_not_who_did_it(self, studio: TenantRef) -> None:
        visit_id = book(studio, master="Катя")
        forget_messages()
        resize(studio, visit_id, 90, notify=False)
        assert (KATYA, "visit_changed_staff") in news()
        assert OWNER not in dict(news())
