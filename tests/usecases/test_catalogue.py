"""What is offered, and by whom."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from app.db import reading, transaction
from app.domain.errors import ServiceNotOffered, VisitTooLong
from app.models import Service
from app.usecases.catalogue import choose, read_catalogue
from app.usecases.tenants import TenantRef
from tests.support.factories import ANYA, MANICURE, PEDICURE, make_tenant, service_id

pytestmark = pytest.mark.usefixtures("context")


def hide(tenant: TenantRef, name: str) -> int:
    number = service_id(tenant, name)
    with transaction() as session:
        session.execute(update(Service).where(Service.id == number).values(hidden=True))
    return number


class TestHiddenServices:
    def test_are_on_no_card(self) -> None:
        tenant = make_tenant()
        hide(tenant, "Маникюр")
        with reading() as session:
            catalogue = read_catalogue(session, tenant_id=tenant.id)
        assert [service.name for service in catalogue.services] == ["Педикюр"]

    def test_are_not_sold(self) -> None:
        tenant = make_tenant()
        hidden = hide(tenant, "Маникюр")
        with reading() as session, pytest.raises(ServiceNotOffered):
            choose(session, tenant_id=tenant.id, service_ids=[hidden], master_id=None)


class TestSeveralServices:
    def test_that_take_more_than_a_day_are_too_much(self) -> None:
        long = replace(MANICURE, duration_min=800)
        tenant = make_tenant(services=(long, replace(long, name="Педикюр")))
        both = [service_id(tenant, "Маникюр"), service_id(tenant, "Педикюр")]
        with reading() as session, pytest.raises(VisitTooLong):
            choose(session, tenant_id=tenant.id, service_ids=both, master_id=None)

    def test_are_offered_only_by_who_performs_them_all(self) -> None:
        tenant = make_tenant(
            masters=(ANYA, replace(ANYA, name="Катя")),
            services=(replace(MANICURE, masters=("Аня",)), replace(PEDICURE, masters=("Катя",))),
        )
        both = [service_id(tenant, "Маникюр"), service_id(tenant, "Педикюр")]
        with reading() as session, pytest.raises(ServiceNotOffered):
            choose(session, tenant_id=tenant.id, service_ids=both, master_id=None)
