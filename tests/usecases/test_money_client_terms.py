"""What holds for one client alone, on both databases."""

import pytest
from flask import Flask

from app.db import reading, transaction
from app.domain.errors import ClientNotFound, Forbidden, ServiceNotOffered
from app.usecases.money.client_terms import Terms, read_terms, replace_terms
from app.usecases.tenants import TenantRef
from tests.support.changes import staff
from tests.support.factories import NOW, make_client, make_tenant, service_id
from tests.support.staff import ADMINISTRATOR, KATYA, OWNER, open_studio

pytestmark = pytest.mark.usefixtures("context")


@pytest.fixture
def studio(context: Flask) -> TenantRef:
    return open_studio(context)


def read(tenant: TenantRef, client_id: int, by: int = OWNER) -> Terms:
    member = staff(tenant, by)
    with reading() as session:
        return read_terms(session, staff=member, client_id=client_id, now=NOW)


def save(
    tenant: TenantRef,
    client_id: int,
    prices: dict[int, int],
    prepayment: str = "auto",
    by: int = OWNER,
) -> None:
    member = staff(tenant, by)
    with transaction() as session:
        replace_terms(
            session,
            staff=member,
            client_id=client_id,
            terms=Terms(prepayment, prices),
            now=NOW,
        )


class TestTerms:
    def test_are_at_first_those_of_everybody(self, studio: TenantRef) -> None:
        assert read(studio, make_client(studio)) == Terms("auto", {})

    def test_are_kept_for_one_client_alone(self, studio: TenantRef) -> None:
        hers, others = make_client(studio), make_client(studio)
        manicure, pedicure = service_id(studio), service_id(studio, "Педикюр")
        save(studio, hers, {pedicure: 0, manicure: 120_000}, "never", by=ADMINISTRATOR)
        assert read(studio, hers) == Terms("never", {manicure: 120_000, pedicure: 0})
        assert read(studio, others) == Terms("auto", {})

    def test_are_replaced_as_a_whole(self, studio: TenantRef) -> None:
        client, manicure = make_client(studio), service_id(studio)
        save(studio, client, {manicure: 120_000}, "prepaid_only")
        save(studio, client, {service_id(studio, "Педикюр"): 200_000})
        assert read(studio, client) == Terms("auto", {service_id(studio, "Педикюр"): 200_000})
        save(studio, client, {})
        assert read(studio, client).prices == {}

    def test_are_about_the_tenants_own_services(self, studio: TenantRef) -> None:
        client, foreign = make_client(studio), service_id(make_tenant(slug="olya"))
        with pytest.raises(ServiceNotOffered):
            save(studio, client, {foreign: 1})

    def test_of_another_tenants_client_do_not_exist(self, studio: TenantRef) -> None:
        stranger = make_client(make_tenant(slug="olya"))
        with pytest.raises(ClientNotFound):
            read(studio, stranger)
        with pytest.raises(ClientNotFound):
            save(studio, stranger, {})

    def test_are_not_a_masters_to_see(self, studio: TenantRef) -> None:
        client = make_client(studio)
        with pytest.raises(Forbidden):
            read(studio, client, KATYA)
        with pytest.raises(Forbidden):
            save(studio, client, {}, by=KATYA)
