"""What becomes of visits by themselves."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.db import reading, transaction
from app.domain.errors import VisitNotCancellable, VisitNotFound
from app.models import BlockedStretch, Visit
from app.usecases.booking import Wish, book_visit
from app.usecases.tenants import TenantRef
from app.usecases.visits import cancel_visit, complete_visits, show_visit
from tests.support.factories import NOW, make_client, make_tenant, moscow, service_id

pytestmark = pytest.mark.usefixtures("context")


@pytest.fixture
def tenant(context) -> TenantRef:
    return make_tenant()


def book(tenant: TenantRef, client_id: int, hour: int) -> int:
    wish = Wish(
        service_ids=(service_id(tenant),),
        master_id=None,
        starts_at=moscow(24, hour),
        comment=None,
        idempotency_key=None,
    )
    with transaction() as session:
        return book_visit(session, tenant=tenant, client_id=client_id, wish=wish, now=NOW).id


def statuses() -> dict[int, str]:
    with reading() as session:
        return {row.id: row.status for row in session.execute(select(Visit.id, Visit.status))}


def cancel(tenant: TenantRef, client_id: int, visit_id: int, now) -> None:
    with transaction() as session:
        cancel_visit(
            session,
            tenant_id=tenant.id,
            client_id=client_id,
            visit_id=visit_id,
            reason=None,
            now=now,
        )


class TestCompleteVisits:
    def test_a_visit_is_completed_the_moment_it_ends(self, tenant: TenantRef) -> None:
        client = make_client(tenant)
        ended, goes_on = book(tenant, client, 10), book(tenant, client, 15)
        with transaction() as session:
            complete_visits(session, now=moscow(24, 11))
        assert statuses() == {ended: "completed", goes_on: "booked"}

    def test_a_cancelled_visit_stays_cancelled(self, tenant: TenantRef) -> None:
        client = make_client(tenant)
        visit = book(tenant, client, 10)
        cancel(tenant, client, visit, NOW)
        with transaction() as session:
            complete_visits(session, now=NOW + timedelta(days=30))
        assert statuses() == {visit: "cancelled"}

    def test_a_completed_visit_cannot_be_cancelled(self, tenant: TenantRef) -> None:
        client = make_client(tenant)
        visit = book(tenant, client, 10)
        with transaction() as session:
            complete_visits(session, now=moscow(24, 11))
        with pytest.raises(VisitNotCancellable):
            cancel(tenant, client, visit, moscow(24, 12))
        with reading() as session:
            assert session.scalars(select(BlockedStretch.visit_id)).all() == [visit]


class TestShowVisit:
    def test_is_not_found_for_another_tenant(self, tenant: TenantRef) -> None:
        visit = book(tenant, make_client(tenant), 10)
        other = make_tenant(slug="olya")
        with reading() as session, pytest.raises(VisitNotFound):
            show_visit(session, tenant_id=other.id, visit_id=visit)
